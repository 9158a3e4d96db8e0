"""Checks that a lesson's examples show what it does, and would notice if it did something else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from watchword.clock import MINUTE, SECOND, instant
from watchword.lessons.checks import places
from watchword.lessons.checks.sense import is_only_instant
from watchword.lessons.engines.verdict import Question, Verdict
from watchword.lessons.examples import Played, play, rules_for
from watchword.lessons.lengths import Length, LengthError, shift_by_one_unit
from watchword.lessons.model import (
    Choice,
    Clock,
    ClockRef,
    FactItem,
    Form,
    Gate,
    Lesson,
    Library,
    Response,
    Step,
    Timing,
)
from watchword.lessons.reading import Reading

ENOUGH = 2
NOT_RAISED = frozenset({"quiet", "question"})


def check_examples_are_enough(reading: Reading, lesson: Lesson, library: Library, played: list[Played]) -> None:
    """Which kinds of example are missing. `played`: the examples, all as expected."""
    raising = [e for e in lesson.examples if not set(e.expect) <= NOT_RAISED]
    quiet = [e for e in lesson.examples if set(e.expect) == {"quiet"}]
    if not quiet:
        says = "no example stays quiet: nobody can see whom this lesson leaves alone."
        reading.bad(("examples",), "no-quiet-example", says, "Add a story of careful work with expect: quiet.")
    elif len(quiet) < ENOUGH:
        says = "only one example stays quiet."
        reading.bad(("examples",), "few-quiet-examples", says, "Add another, as near to the trigger as you can.")
    if len(raising) < ENOUGH:
        says = f"{'no example raises' if not raising else 'only one example raises'} the duty; two are needed."
        reading.bad(("examples",), "few-raising-examples", says, "Add a story in which the duty is owed.")
    if not any("at" not in fact or fact["at"] is None for e in lesson.examples for fact in e.facts):
        says = "no example has a fact whose time is missing."
        fix = "Add one with recorded_at: and no at:, and say what comes of it (often cannot tell)."
        reading.bad(("examples",), "no-time-missing-example", says, fix)
    if not all(isinstance(step, Form) for step in lesson.must) and not _has_edge(lesson, played):
        says = "no example stands exactly on the edge of the deadline."
        fix = "Add one answered at the due instant, which is met."
        if is_only_instant(lesson):
            says = "no example has the asked fact at the trigger's own instant."
            fix = "Add one: it still counts as before."
        reading.bad(("examples",), "no-edge-example", says, fix)
    for path, _, text in _unnoticed(lesson, library):
        says = f"the examples would not notice if {text}."
        fix = "Add one answered exactly when it is due (met), and one a moment later (late)."
        reading.bad(path, "deadline-untested", says, fix, warning=True)


def _has_edge(lesson: Lesson, played: list[Played]) -> bool:
    if any(_at_the_edge(one) for one in played):
        return True
    steps = [o for s in lesson.must for o in (s.instant if isinstance(s, Choice) else (s,))]
    limits = [
        step.item.last
        for step in steps
        if isinstance(step, Gate) and isinstance(step.item, FactItem) and isinstance(step.item.last, Length)
    ]
    return any(
        limit.back(result.at) in _times(one)
        for one in played
        for result in one.results
        for limit in limits
        if isinstance(result, Verdict)
    )


def _times(played: Played) -> list[int]:
    return [instant(f.happened_at) for f in played.story.facts if f.happened_at and not f.happened_to]


def _at_the_edge(played: Played) -> bool:
    """An answer, or `now`, just before the due; for a gate, a fact at the trigger's instant."""
    times = _times(played)
    for result in played.results:
        for step in result.steps if isinstance(result, Verdict) else ():
            if step.due is None or isinstance(result, Question):
                continue
            if step.due == result.at:  # a gate: something else happened at that very instant
                if times.count(step.due) > 1:
                    return True
                continue
            waits = instant(played.story.now) if step.outcome == "waiting" else None
            for at in (step.answered_at, step.closed_at, waits):
                if at is not None and 0 <= step.due - at < _last_moment(step.due):
                    return True
    return False


def _last_moment(due: int) -> int:
    """An end of day cannot be written to the microsecond: its last minute will do."""
    return MINUTE if due % SECOND else 1


# -- a deadline a unit longer or shorter must break an example


def _unnoticed(lesson: Lesson, library: Library) -> Iterator[tuple[tuple[str | int, ...], Timing, str]]:
    for path, timing in places.timings(lesson):
        if timing.within is None:
            continue
        what = f"the clock '{timing.within.name}'" if isinstance(timing.within, ClockRef) else f"'{timing.within}'"
        for longer in (True, False):
            changed = _with_other_deadline(lesson, library, path, timing, longer)
            if changed is not None and all(
                p.as_expected for p in play(changed[0], rules_for(changed[1], [changed[0]]))[0]
            ):
                yield path, timing, f"{what} were one unit {'longer' if longer else 'shorter'}"


def _with_other_deadline(
    lesson: Lesson, library: Library, path: tuple[str | int, ...], timing: Timing, longer: bool
) -> tuple[Lesson, Library] | None:
    if isinstance(timing.within, ClockRef):
        clock = _shifted_clock(library.clocks[timing.within.name], longer)
        return None if clock is None else (lesson, replace(library, clocks={**library.clocks, clock.id: clock}))
    length = _shifted(timing.within, longer)
    if length is None:
        return None
    steps: list[Step] = list(lesson.must)
    place = int(path[1])
    step = steps[place]
    if isinstance(step, Response | Choice):
        steps[place] = replace(step, timing=replace(timing, within=length))
    return replace(lesson, must=tuple(steps)), library


def _shifted_clock(clock: Clock, longer: bool) -> Clock | None:
    """The clock with every length one unit longer (or shorter); None where one of them cannot be."""
    old = clock.own or clock.values
    lengths = [x for v in old for x in (v.length, v.otherwise, *v.lengths.values()) if x is not None]
    if any(_shifted(length, longer) is None for length in lengths):
        return None
    values = tuple(
        replace(
            value,
            length=_shifted(value.length, longer) or value.length,
            lengths={key: _shifted(length, longer) or length for key, length in value.lengths.items()},
            otherwise=_shifted(value.otherwise, longer) or value.otherwise,
        )
        for value in old
    )
    return replace(clock, own=values)


def _shifted(length: Length | None, longer: bool) -> Length | None:
    if length is None:
        return None
    try:
        return shift_by_one_unit(length, longer)
    except LengthError:
        return None
