"""Which time limits lessons rest on: clocks by their ids, and the starts of shifts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from watchword.lessons.engines.compiled import lengths_of
from watchword.lessons.lengths import Length, Unit
from watchword.lessons.model import Clock, ClockRef, ClockValue, Lesson, Library

SHIFTS = "shifts"  # the clock that says when shifts start: an end of shift is the next of them


def clocks_of(lesson: Lesson, library: Library) -> list[str]:
    """The clocks that a lesson's times come from, `shifts` among them where one is an end of shift."""
    names: dict[str, None] = {}
    lengths: list[Length] = [rung.after for rung in lesson.ladder if rung.after is not None]
    for length in lengths_of(lesson):
        if isinstance(length, ClockRef):
            names[length.name] = None
            clock = library.clocks.get(length.name)
            lengths += lengths_in((*clock.values, *clock.own)) if clock else ()
        else:
            lengths.append(length)
    if any(length.unit is Unit.END_OF_SHIFT for length in lengths):
        names[SHIFTS] = None
    return list(names)


def lengths_in(values: Iterable[ClockValue]) -> Iterator[Length]:
    """Every length that values of a clock say."""
    for value in values:
        yield from (x for x in (value.length, *value.lengths.values(), value.otherwise) if x is not None)


def users(library: Library, statuses: Iterable[str]) -> Mapping[str, list[str]]:
    """The lessons, of these statuses, that use each clock."""
    allowed = set(statuses)
    found: dict[str, list[str]] = {}
    for lesson in sorted(library.lessons.values(), key=lambda one: one.id):
        for name in clocks_of(lesson, library) if lesson.status in allowed else ():
            found.setdefault(name, []).append(lesson.id)
    return found


def in_force(clock: Clock) -> tuple[ClockValue, ...]:
    """The values by date: the national ones until the force's own begin."""
    if not clock.own:
        return clock.values
    begins = clock.own[0].from_date
    return (*(value for value in clock.values if value.from_date < begins), *clock.own)
