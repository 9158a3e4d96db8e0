"""Mangles a good document: replaces any value with any other, takes keys away, adds some, doubles some."""

import copy
from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st

Path = tuple[Any, ...]

SLY = [
    "", " ", "x", "f1", "victim", "no such thing", "D+3 25:00", "D+3", "D-99999", "D+021 01:30", "2025-02-31",
    "2025-03-04T14:20", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "0001-01-01", "9999-12-31", "14:20",
    "a.b", "it's", "\u200b", "{x}", "²", "٣", "a" * 300, "a" * 20_001, "1.5", "yes", "null", "é",
    "\ud800", "\0", "call", "corrects",
]  # fmt: skip
scalars = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.sampled_from([0, 2025, 20250304, 10**30, -(2**70)])
    | st.floats()
    | st.sampled_from(SLY)
    | st.text(max_size=8)
)
keys = st.sampled_from([*SLY[:24], "id", "at", "role", "ref", "text", "data", "about", "media"]) | st.text(max_size=6)
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3),
    max_leaves=6,
)


def paths(value: Any, path: Path = ()) -> Iterator[Path]:
    """The path of everything in a document, its root last."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in pairs:
        yield from paths(inner, (*path, key))
    yield path


@st.composite
def mangled(draw: st.DrawFn, good: Any) -> Any:
    """The good document with one to three things wrong (or, by chance, still right)."""
    holder = {"root": copy.deepcopy(good)}
    for _ in range(draw(st.integers(1, 3))):
        path = draw(st.sampled_from(list(paths(holder))[:-1]))
        inside: Any = holder
        for key in path[:-1]:
            inside = inside[key]
        act = draw(st.sampled_from(["replace", "replace", "remove", "add", "double"]))
        target = inside[path[-1]]
        if act == "remove" and len(path) > 1:
            del inside[path[-1]]
        elif act == "add" and isinstance(target, dict):
            target[draw(keys)] = draw(values)
        elif act == "double" and isinstance(target, list) and target:
            target.append(copy.deepcopy(draw(st.sampled_from(target))))
        else:
            inside[path[-1]] = draw(values)
    return holder["root"]
