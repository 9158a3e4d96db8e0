"""Deleting a lesson, or shifting a deadline by one unit, makes a test fail."""

from dataclasses import replace

import pytest

from tests.cases.stories import library
from watchword.lessons.engines.compiled import Rules, lengths_of
from watchword.lessons.examples import run
from watchword.lessons.lengths import Length, LengthError, Unit, shift_by_one_unit
from watchword.lessons.model import Choice, Clock, ClockRef, Lesson, Library, Response
from watchword.lessons.rows import tiers

LESSONS = sorted(library().lessons)


def shifted(length: Length | None, up: bool) -> Length | None:
    """One unit more or less; less than one day is the end of that day, less than one hour a minute."""
    try:
        return None if length is None else shift_by_one_unit(length, up)
    except LengthError:
        shortest = {
            Unit.DAYS: (1, Unit.END_OF_DAY),
            Unit.WORKING_DAYS: (1, Unit.END_OF_DAY),
            Unit.HOURS: (1, Unit.MINUTES),
        }
        return Length(*shortest[length.unit]) if length and length.unit in shortest and not up else None


def clock_shifted(clock: Clock, up: bool) -> Clock | None:
    """The clock with every length shifted."""
    values = []
    for value in clock.values:
        lengths = {k: shifted(v, up) or v for k, v in value.lengths.items()}
        length, otherwise = (shifted(v, up) or v for v in (value.length, value.otherwise))
        values.append(replace(value, length=length, lengths=lengths, otherwise=otherwise))
    return None if tuple(values) == clock.values else replace(clock, values=tuple(values))


def with_deadline_shifted(lesson: Lesson, up: bool) -> Lesson | None:
    """The lesson with each deadline of its own shifted."""
    steps = []
    for step in lesson.must:
        timing = step.timing if isinstance(step, Response | Choice) else None
        within = shifted(timing.within, up) if timing and isinstance(timing.within, Length) else None
        steps.append(replace(step, timing=replace(timing, within=within)) if within else step)
    return None if tuple(steps) == lesson.must else replace(lesson, must=tuple(steps))


def mutants(lesson: Lesson) -> list[tuple[str, Library]]:
    found = []
    for up in (True, False):
        name = "longer" if up else "shorter"
        own = with_deadline_shifted(lesson, up)
        if own is not None:
            found.append(
                (f"its own deadline {name}", replace(library(), lessons={**library().lessons, lesson.id: own}))
            )
        for ref in {x for x in lengths_of(lesson) if isinstance(x, ClockRef)}:
            clock = clock_shifted(library().clocks[ref.name], up)
            if clock is not None:
                clocks = {**library().clocks, ref.name: clock}
                found.append((f"clock {ref.name} {name}", replace(library(), clocks=clocks)))
    return found


@pytest.mark.parametrize("lesson_id", LESSONS)
def test_shifting_a_deadline_by_one_unit_breaks_an_example(lesson_id):
    lesson = library().lessons[lesson_id]
    alone = [lesson_id]
    survivors = [name for name, mutant in mutants(lesson) if not run(mutant.lessons[lesson_id], Rules(mutant, alone))]
    assert survivors == []


def test_without_any_one_lesson_a_row_of_tier_a_is_left_uncited():
    """So `test_a_row_of_tier_a_is_caught` fails for it; lessons without such a row are held by their own tests."""
    tier = tiers()
    for lesson in library().lessons.values():
        stated = {row for row in lesson.rows if tier.get(row) == "A"}
        others = {row for other in library().lessons.values() if other.id != lesson.id for row in other.rows}
        assert not stated or stated - others, f"{lesson.id} is not needed for any row"
