"""The data dictionary, generated from the kinds: a page for people, JSON Schemas for programs.

python -m watchword.facts.dictionary > docs/reference/facts.md
python -m watchword.facts.dictionary --json
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from datetime import date, datetime
from enum import Enum
from itertools import groupby
from typing import Any, Final

from pydantic.fields import FieldInfo

from watchword.facts.fact import STANDINGS
from watchword.facts.hints import MAX_REFERENCE, MAX_TEXT
from watchword.facts.kind import COMMON_ROLES, ROLES, Kind, Ordered, absent_means_unknown, value_type
from watchword.facts.kinds import KINDS

# A list longer than this is written once, at the end of the page.
SHORT_LIST: Final = 8
TYPE_WORDS: Final = {str: "text", bool: "yes or no", int: "number", date: "date", datetime: "time"}


def schemas() -> dict[str, dict[str, Any]]:
    """The JSON Schema of each kind's data, with what JSON Schema has no words for under `x-` keys."""
    return {name: schema(kind) for name, kind in sorted(KINDS.items())}


def schema(kind: type[Kind]) -> dict[str, Any]:
    """One kind's JSON Schema: its fields, the roles it is about, and what a missing one means."""
    found = kind.model_json_schema()
    for field, info in kind.model_fields.items():
        prop = found["properties"][field]
        prop.pop("absent", None)
        prop["x-absent"] = absent_in_a_word(info)
        values = _values(value_type(info)[0])
        if values:
            prop["x-ordered"] = issubclass(value_type(info)[0], Ordered)
    described = {"description": kind.help()} if kind.help() else {}
    found.pop("description", None)
    return {
        **found,
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": kind.title(),
        **described,
        "x-kind": kind.name,
        "x-family": kind.family,
        "x-version": kind.version,
        "x-roles": {
            role: {
                "means": ROLES[role],
                "needed": role in kind.needs,
                "absent": "refused" if role in kind.needs else "unknown" if role in kind.unknown_roles else "no",
            }
            for role in ROLES
            if role in kind.roles
        },
        "x-links": kind.links,
        "x-opens-task": kind.opens_task,
        "x-actor": kind.actor or "whoever recorded it",
    }


def absent_in_a_word(info: FieldInfo) -> str:
    """What a missing value means: `refused` (it must be there), `unknown`, or `no` (or none)."""
    if info.is_required():
        return "refused"
    return "unknown" if absent_means_unknown(info) else "no"


def page() -> str:
    """The dictionary as a Markdown page."""
    return "\n".join([*_opening(), *_families(), *_long_lists()]).rstrip() + "\n"


def _opening() -> Iterator[str]:
    yield from (
        "# Facts",
        "",
        "Every kind of fact that the record can hold: what it is about, and its fields.",
        "",
        "> This page is generated. Change `watchword/facts/kinds/`, then run",
        "> `python -m watchword.facts.dictionary > docs/reference/facts.md`.",
        "> `--json` prints the same as JSON Schemas.",
        "",
        "No kind says that something was not done. Absence of a fact is noticed, never recorded.",
        "",
        "## Every fact",
        "",
        "| key | holds |",
        "|---|---|",
        f"| `id` | its name for life, at most {MAX_REFERENCE} characters |",
        "| `kind` | one of the kinds below |",
        "| `happened_at` | when it happened, with its zone; missing means nobody knows |",
        "| `happened_to` | the end, where only a range is known: it happened somewhere in it |",
        "| `recorded_at` | when we were told; never before `happened_at` |",
        "| `recorded_by` | a person's reference, or `{ref, role}` with the post held |",
        f"| `standing` | how we know: {', '.join(STANDINGS)} |",
        "| `about` | role: one reference, or a list of them |",
        "| `data` | the fields of its kind |",
        "| `corrects` | the id of the earlier fact, of the same kind, that this one puts right |",
        "| `media` | pointers to video and documents: a list of `{system, ref, sha256}` |",
        "| `force`, `unit` | whose record it is |",
        "| `source`, `source_ref` | the system it came from, and its reference there |",
        "| `approx` | `yes`: show the time as approximate |",
        "",
        f"A text has at most {MAX_TEXT:,} characters. Times have a zone (`2025-03-04T14:20:00Z`). In a",
        'timeline file, `at`, `to` and `recorded_at` may also be `"D+003 14:20"` or `"D+003"`, counted from',
        "`day_zero` in London. A day alone is the whole of it. `recorded_at` is the end of `at` if left out.",
        "",
        "## Roles",
        "",
        f"Any fact can be about these: {_listed(COMMON_ROLES)}.",
        "The kinds that take other roles name them.",
        "",
        "| role | who or what |",
        "|---|---|",
        *(f"| `{role}` | {means} |" for role, means in ROLES.items()),
        "",
        "A kind that *links* joins people to the things it names, so that other facts about those things",
        "need not name the people again. A kind that *opens a task* is something asked, set, promised or",
        "offered: its id is the `task` that an answer names.",
        "",
    )


def _families() -> Iterator[str]:
    by_family = sorted(KINDS.values(), key=lambda kind: kind.family)
    for family, kinds in groupby(by_family, key=lambda kind: kind.family):
        members = list(kinds)
        yield from (f"## {family.capitalize()}", "", _module_sentence(members[0]), "")
        for kind in members:
            yield from _kind(kind)


def _kind(kind: type[Kind]) -> Iterator[str]:
    yield from (f"### `{kind.name}`", "", f"**{kind.title()}.** {kind.help()}".rstrip(), "")
    yield from (f"- {line}" for line in _about_lines(kind))
    yield ""
    if not kind.model_fields:
        yield from ("It has no fields of its own.", "")
        return
    yield from ("| field | title | holds | when missing | notes |", "|---|---|---|---|---|")
    for field, info in kind.model_fields.items():
        yield f"| `{field}` | {info.title} | {_holds(info)} | {_when_missing(info)} | {_notes(info)} |"
    yield ""


def _about_lines(kind: type[Kind]) -> Iterator[str]:
    further = kind.roles - kind.needs - kind.unknown_roles - set(COMMON_ROLES)
    yield f"Must be about: {_listed(_in_order(kind.needs)) or 'nothing in particular'}."
    if kind.unknown_roles:
        yield f"When missing, not known: {_listed(_in_order(kind.unknown_roles))}."
    if further:
        yield f"May also name: {_listed(_in_order(further))}."
    if kind.actor:
        yield f"Done by: its {kind.actor}."
    if kind.opens_task:
        yield "Opens a task, and links."
    elif kind.links:
        yield "Links."
    if kind.version > 1:
        yield f"Version {kind.version}."


def _holds(info: FieldInfo) -> str:
    one, many = value_type(info)
    values = _values(one)
    if values:
        ordered = issubclass(one, Ordered)
        if len(values) > SHORT_LIST:
            words = f"[{one.__name__}](#{one.__name__.lower()})"
        else:
            words = ("in order, lowest first: " if ordered else "") + _listed(values)
        return f"any of {words}" if many else f"one of {words}" if not ordered else words
    word = TYPE_WORDS[one]
    return f"list of {word}s" if many else word


def _when_missing(info: FieldInfo) -> str:
    word = absent_in_a_word(info)
    if word == "refused":
        return "must be given"
    if word == "unknown":
        return "not known"
    return "no" if value_type(info)[0] is bool else "none"


def _notes(info: FieldInfo) -> str:
    extra = info.json_schema_extra if isinstance(info.json_schema_extra, dict) else {}
    unit, source = extra.get("unit"), extra.get("source")
    parts = [
        info.description or "",
        f"Counts {unit}." if unit else "",
        f"Source: {source}." if source else "",
    ]
    return " ".join(part for part in parts if part).replace("|", "\\|")


def _long_lists() -> Iterator[str]:
    lists = {
        one.__name__: one
        for kind in KINDS.values()
        for one in (value_type(info)[0] for info in kind.model_fields.values())
        if len(_values(one)) > SHORT_LIST
    }
    yield from ("## Lists of values", "")
    for name, one in sorted(lists.items()):
        note = " In order, lowest first." if issubclass(one, Ordered) else ""
        # An undocumented enumeration has the docstring of its base class, which says nothing of it.
        own = (one.__dict__.get("__doc__") or "").split("\n")[0]
        yield from (f"### {name}", "", f"{own}{note}".strip(), "") if own or note else (f"### {name}", "")
        yield from (f"{_listed(_values(one))}.", "")


def _values(one: Any) -> tuple[str, ...]:
    return tuple(str(v.value) for v in one) if isinstance(one, type) and issubclass(one, Enum) else ()


def _in_order(roles: frozenset[str] | set[str]) -> tuple[str, ...]:
    return tuple(role for role in ROLES if role in roles)


def _listed(words: tuple[str, ...]) -> str:
    return ", ".join(f"`{word}`" for word in words)


def _module_sentence(kind: type[Kind]) -> str:
    return (sys.modules[kind.__module__].__doc__ or "").strip().splitlines()[0]


def main() -> int:
    """Prints the dictionary."""
    parser = argparse.ArgumentParser(prog="python -m watchword.facts.dictionary", description=main.__doc__)
    parser.add_argument("--json", action="store_true", help="print JSON Schemas instead of the page")
    asked = parser.parse_args()
    sys.stdout.write(json.dumps(schemas(), indent=2, ensure_ascii=False) + "\n" if asked.json else page())
    return 0


if __name__ == "__main__":
    sys.exit(main())
