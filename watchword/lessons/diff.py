"""What a force's own folder changes against the shipped library, and which limits nobody has verified."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from watchword.lessons.coverage import RAISING
from watchword.lessons.diff_words import KEYS, said
from watchword.lessons.library import SHIPPED, load
from watchword.lessons.limits import SHIFTS, users
from watchword.lessons.model import Library
from watchword.lessons.plain.clauses import latest, value_text
from watchword.lessons.plain.kinds import either

PARTS = {"lessons": "lesson", "states": "state", "clocks": "clock", "roles": "role", "sources": "source"}
SHIFTS_TITLE = "When shifts start"
HIDDEN = "It differs in detail that these words do not show."
SHORT = 88


@dataclass(frozen=True, slots=True)
class Difference:
    """One key of a file: the lines that only the shipped one says, and those that only the force's says."""

    key: str
    old: tuple[str, ...]
    new: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Changed:
    """One thing that the folder adds, replaces or withdraws."""

    how: Literal["new", "replaced", "withdrawn"]
    part: str
    id: str
    title: str
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class Unverified:
    """A limit that nobody has verified, and the lessons that rest on it. `own`: it is the force's own value."""

    clock: str
    title: str
    says: str
    own: bool
    used_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """What changes, and what is still unverified."""

    changed: tuple[Changed, ...]
    unverified: tuple[Unverified, ...]


def compare(overlay: Path | None, shipped: Path = SHIPPED) -> Compared:
    """Reads both; raises `Refused` with what cannot be read."""
    laid = load(overlay, shipped)
    if overlay is None:
        return Compared((), tuple(unverified_limits(laid)))
    own_shifts = (overlay / "clocks" / "shifts.yaml").is_file()
    found = tuple(_changes(load(None, shipped), load(None, overlay), laid, own_shifts=own_shifts))
    return Compared(found, tuple(unverified_limits(laid, own_shifts=own_shifts)))


def unverified_limits(library: Library, *, own_shifts: bool = False) -> Iterator[Unverified]:
    """Every limit marked unverified that lessons which raise duties rest on. `own_shifts`: the force set its shifts."""
    used = users(library, RAISING)
    for clock in sorted(library.clocks.values(), key=lambda one: one.id):
        if clock.unverified and clock.id in used:
            says = value_text(latest(clock))
            yield Unverified(clock.id, clock.title, says, bool(clock.own), tuple(used[clock.id]))
    if library.shifts_unverified and SHIFTS in used:
        yield Unverified(SHIFTS, SHIFTS_TITLE, _starts(library), own_shifts, tuple(used[SHIFTS]))


def _changes(shipped: Library, own: Library, laid: Library, *, own_shifts: bool) -> Iterator[Changed]:
    for part, name in PARTS.items():
        before, after = getattr(shipped, part), getattr(laid, part)
        for key in sorted(getattr(own, part)):
            title = after[key].title
            if key not in before:
                yield Changed("new", name, key, title)
                continue
            withdrawn = part == "lessons" and after[key].status == "withdrawn" != before[key].status
            differences = tuple(_differences(part, before[key], after[key], shipped, laid))
            yield Changed("withdrawn" if withdrawn else "replaced", name, key, title, differences)
    if own_shifts:
        pairs = {
            "unverified": tuple("yes" if one.shifts_unverified else "no" for one in (shipped, laid)),
            "starts": (_starts(shipped), _starts(laid)),
        }
        differs = tuple(Difference(key, (old,), (new,)) for key, (old, new) in pairs.items() if old != new)
        yield Changed("replaced", "clock", SHIFTS, SHIFTS_TITLE, differs)


def _starts(library: Library) -> str:
    return either(list(library.shifts), "and")


def _differences(part: str, before: Any, after: Any, shipped: Library, laid: Library) -> Iterator[Difference]:
    words_before, words_after = said(before, shipped), said(after, laid)
    for key, value_of in KEYS[part].items():
        if value_of(before) == value_of(after):
            continue
        old, new = words_before.get(key, ()), words_after.get(key, ())
        only_old = tuple(line for line in old if line not in new)
        only_new = tuple(line for line in new if line not in old)
        if not only_old and not only_new:
            only_new = (HIDDEN,)
        yield Difference(key, only_old, only_new)


# -- for programs and people


def as_json(found: Compared) -> dict[str, Any]:
    """Everything found, for programs."""
    changes: dict[str, list[dict[str, Any]]] = {"new": [], "replaced": [], "withdrawn": []}
    for one in found.changed:
        differences = [{"key": d.key, "old": list(d.old), "new": list(d.new)} for d in one.differences]
        entry = {"part": one.part, "id": one.id, "title": one.title}
        changes[one.how].append(entry if one.how == "new" else {**entry, "differences": differences})
    limits = [
        {"clock": u.clock, "title": u.title, "says": u.says, "own": u.own, "used_by": list(u.used_by)}
        for u in found.unverified
    ]
    return {**changes, "unverified": limits}


def as_text(found: Compared, *, overlaid: bool) -> Iterator[str]:
    """What changes, then what nobody has verified."""
    if overlaid and not found.changed:
        yield from ("The folder changes nothing.", "")
    headings: Mapping[str, str] = {"new": "New", "replaced": "Replaced", "withdrawn": "Withdrawn"}
    for how, heading in headings.items():
        members = [one for one in found.changed if one.how == how]
        if not members:
            continue
        yield heading
        for one in members:
            yield f"  {one.part} {one.id}: {one.title}"
            yield from _told(one)
        yield ""
    if not found.unverified:
        yield "No lesson rests on an unverified limit."
        return
    yield "Limits that nobody has verified, and the lessons that rest on them"
    for limit in found.unverified:
        whose = "the force's own value, unverified" if limit.own else "unverified default"
        yield f"  {limit.clock} ({limit.title}): {whose}: {limit.says}; used by {', '.join(limit.used_by)}"


def _told(one: Changed) -> Iterator[str]:
    if one.how == "replaced" and not one.differences:
        yield "    says the same as the shipped one"
    for d in one.differences:
        old, new = d.old or ("nothing",), d.new or ("nothing",)
        if new == (HIDDEN,):
            yield f"    {d.key}: {HIDDEN}"
        elif len(old) == len(new) == 1 and len(old[0]) + len(new[0]) + len(d.key) <= SHORT:
            yield f"    {d.key}: {old[0]} → {new[0]}"
        else:
            yield f"    {d.key}"
            yield from (f"      was  {line}" for line in old)
            yield from (f"      now  {line}" for line in new)
