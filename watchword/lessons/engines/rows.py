"""Facts made ready for judging: the standing version of each, completed, and lists of each kind in order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import Any

from watchword.clock import instant
from watchword.facts import KINDS, Fact
from watchword.lessons.findings import findings_of
from watchword.people import complete

LONG_AGO = -(2**62)
LOW, HIGH = 0, 1
Key = tuple[int, int, str]


class Row:
    """One standing fact. `times` is its instant at both ends of what we know of it."""

    __slots__ = (
        "about",
        "actors",
        "data",
        "fact",
        "id",
        "kind",
        "post",
        "raw",
        "root",
        "times",
        "told",
        "vague",
    )

    def __init__(self, fact: Fact, root: str, raw: dict[str, tuple[str, ...]], actor_role: str, told: int):
        self.fact, self.id, self.kind, self.root, self.data = fact, fact.id, fact.kind, root, fact.data
        self.raw = self.about = raw
        self.told = told
        happened, last = fact.happened_at, fact.happened_to
        self.vague = happened is None or last is not None
        if happened is None:
            self.times = (LONG_AGO, told)
        else:
            at = told if happened is fact.recorded_at or happened == fact.recorded_at else instant(happened)
            self.times = (at, at if last is None else instant(last))
        by = fact.recorded_by
        acting = raw.get(actor_role) if actor_role else None
        self.actors: tuple[str, ...] | None = acting or ((by.ref,) if by else None)
        self.post: str | None = by.role if by and (acting is None or by.ref in acting) else None

    def findings(self) -> tuple[str, ...]:
        """What the wording checker found in this fact."""
        return findings_of(self.fact)


class Group:
    """The facts of one kind in order, at one end of their times."""

    __slots__ = ("_by", "end", "rows", "times")

    def __init__(self, end: int, rows: list[Row] | None = None, times: list[int] | None = None):
        self.end = end
        self.rows: list[Row] = [] if rows is None else rows
        self.times: list[int] = [] if times is None else times
        self._by: dict[str, dict[str, Group]] | None = None

    def near(self, role: str, value: str) -> Group | None:
        """Only the facts that name this value in this role."""
        if self._by is None:
            self._by = {}
        by = self._by.get(role)
        if by is None:
            by = self._by[role] = {}
            for at, row in zip(self.times, self.rows, strict=True):
                for ref in row.about.get(role, ()):
                    group = by.get(ref)
                    if group is None:
                        group = by[ref] = Group(self.end)
                    group.times.append(at)
                    group.rows.append(row)
        return by.get(value)

    def key(self, i: int) -> Key:
        """What the i-th fact is ordered by."""
        row = self.rows[i]
        return self.times[i], row.told, row.id

    def place(self, key: Key) -> int:
        """Where a fact with this key stands among these."""
        i = bisect_left(self.times, key[0])
        while i < len(self.times) and self.times[i] == key[0] and self.key(i) < key:
            i += 1
        return i


class Rows:
    """All standing facts known, by kind, at either end of their times."""

    def __init__(self, facts: Iterable[Fact], known_at: int | None = None, as_at: int | None = None):
        known = standing(facts, known_at)
        self.links = [row.raw for row in known if _TRAITS[row.kind][0]]
        self.all = known if as_at is None else [row for row in known if row.times[LOW] <= as_at]
        self.vague_kinds = {row.kind for row in self.all if row.vague}
        low = _grouped(self.all, LOW)
        high = low
        if self.vague_kinds:
            vague = [row for row in self.all if row.kind in self.vague_kinds]
            there = vague if as_at is None else [row for row in vague if row.times[HIGH] <= as_at]
            high = {kind: group for kind, group in low.items() if kind not in self.vague_kinds} | _grouped(there, HIGH)
        self.groups = (low, high)
        self.state_cache: dict[Any, Any] = {}
        self._together: dict[tuple[str, str, str, str], bool] = {}
        self._by_root: dict[str, Row] | None = None

    def by_root(self, root: str) -> Row:
        """The standing fact of a correction chain."""
        if self._by_root is None:
            self._by_root = {row.root: row for row in self.all}
        return self._by_root[root]

    def stand_together(self, role: str, ref: str, other_role: str, other_ref: str) -> bool:
        """Whether a linking fact, as recorded and whenever it happened, names both."""
        place = (role, ref, other_role, other_ref)
        found = self._together.get(place)
        if found is None:
            found = self._together[place] = any(
                ref in raw.get(role, ()) and other_ref in raw.get(other_role, ()) for raw in self.links
            )
        return found


def _grouped(rows: Iterable[Row], end: int) -> dict[str, Group]:
    """Facts by kind, each kind in order."""
    groups: dict[str, Group] = {}
    for at, _, _, row in sorted([(row.times[end], row.told, row.id, row) for row in rows]):
        group = groups.get(row.kind)
        if group is None:
            group = groups[row.kind] = Group(end)
        group.times.append(at)
        group.rows.append(row)
    return groups


# (links, opens a task, the role that names the actor) of each kind
_TRAITS = {name: (kind.links, kind.opens_task, kind.actor) for name, kind in KINDS.items()}


def standing(facts: Iterable[Fact], known_at: int | None) -> list[Row]:
    """The newest version known of each fact, its roles completed from all that is known."""
    known = [(fact, instant(fact.recorded_at)) for fact in facts]
    if known_at is not None:
        known = [(fact, told) for fact, told in known if told <= known_at]
    corrected = {fact.corrects for fact, _ in known if fact.corrects is not None}
    roots = _roots(known) if corrected else {}
    rows: list[Row] = []
    links: list[bool] = []
    openers: dict[str, dict[str, tuple[str, ...]]] = {}
    for fact, told in known:
        if fact.id in corrected:
            continue
        linking, opens, actor = _TRAITS[fact.kind]
        root = roots.get(fact.id, fact.id)
        raw = fact.about
        if "task" in raw:
            raw = {**raw, "task": tuple(dict.fromkeys(roots.get(task, task) for task in raw["task"]))} if roots else raw
        elif opens:
            raw = openers[root] = {**raw, "task": (root,)}
        rows.append(Row(fact, root, raw, actor, told))
        links.append(linking)
    for row, about in zip(rows, complete([row.raw for row in rows], links, openers), strict=True):
        row.about = about
    return rows


def _roots(known: list[tuple[Fact, int]]) -> dict[str, str]:
    """The first id of each fact's correction chain."""
    corrects = {fact.id: fact.corrects for fact, _ in known if fact.corrects is not None}
    roots: dict[str, str] = {}
    for start in corrects:
        root = start
        while root in corrects:
            root = corrects[root]
        roots[start] = root
    return roots


def posts_held(rows: Rows, end: int) -> dict[str, list[tuple[int, str]]]:
    """Each officer's posts over time, from `post_held` facts."""
    group = rows.groups[end].get("post_held")
    held: dict[str, list[tuple[int, str]]] = {}
    for row in group.rows if group else ():
        for ref in row.about.get("officer", ()):
            held.setdefault(ref, []).append((row.times[end], str(row.data.get("post"))))
    return held
