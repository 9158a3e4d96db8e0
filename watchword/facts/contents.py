"""The data of a fact: the fields of its kind, checked as the kind declares, problems in plain words."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Any

from pydantic import ValidationError

from watchword.facts.hints import MAX_ITEMS, name_of, nearest, shown
from watchword.facts.kind import Kind, value_type
from watchword.problems import Problem

MAX_PROBLEMS = 20

# The first letters of Pydantic's error types, and what we say instead: (sentence, fix).
_WORDS = {
    "string": ("is not text", "Put it in quotes."),
    "bool": ("is neither yes nor no", "Write yes or no, or leave it out."),
    "int": ("is not a whole number", "Write it in digits."),
    "tuple": ("is not a list", "Write [one, two]."),
}


def data_from(kind: type[Kind], raw: Any, problems: list[Problem]) -> dict[str, Any]:
    """The kind's own fields, checked and plain; adds to `problems`. What was left out or null stays out."""
    if raw is not None and (not isinstance(raw, Mapping) or len(raw) > MAX_ITEMS):
        says = "data is not a mapping of fields."
        problems.append(Problem("data-shape", says, "Write field: value.", field="data"))
        return {}
    fields = kind.model_fields
    given = {key: value for key, value in (raw or {}).items() if value is not None or key not in fields}
    try:
        return kind.model_validate(given).model_dump(mode="json", exclude_unset=True, exclude_none=True)
    except ValidationError as error:
        found = error.errors(include_url=False)
        problems += [_in_words(kind, one) for one in found[:MAX_PROBLEMS]]
        return {}


def _in_words(kind: type[Kind], error: Any) -> Problem:
    path, value, type_ = error["loc"], error.get("input"), error["type"]
    field = str(path[0])[:60] if path else "data"
    code = f"data-{type_.replace('_', '-')}"
    where = ".".join(["data", *(name_of(part) for part in path)])
    if type_ == "extra_forbidden":
        says = f"a {kind.name} fact has no field {shown(field)}."
        fix = nearest(field, kind.model_fields) or "Leave data out."
        return Problem("data-extra-forbidden", says, fix, field=where)
    if type_ == "missing":
        says = f"a {kind.name} fact must say its {field}."
        return Problem(code, says, f"Add data: {{{field}: …}}.", field=where)
    if type_ == "enum":
        says = f"{shown(value)} is no value of {field}."
        return Problem(code, says, nearest(str(value)[:60], _values(kind, field)), field=where)
    for start, (wrong, fix) in _WORDS.items():
        if type_.startswith(start):
            return Problem(code, f"{shown(value)} {wrong}.", fix, field=where)
    if type_.startswith("kept_"):  # said by the kind itself, in a whole sentence
        return Problem(code.replace("-kept", ""), error["msg"], field=where)
    return Problem(
        code, f"{shown(value)} cannot stand here: {error['msg'][:1].lower()}{error['msg'][1:]}.", field=where
    )


def _values(kind: type[Kind], field: str) -> tuple[str, ...]:
    one = value_type(kind.model_fields[field])[0]
    return tuple(str(v.value) for v in one) if isinstance(one, type) and issubclass(one, Enum) else ()
