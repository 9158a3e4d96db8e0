"""How the steps of a lesson stand at one reading of the record: what answers each, by when, and what ends it."""

from __future__ import annotations

from itertools import product
from typing import NamedTuple

from watchword.lessons.engines.compiled import CompiledLesson, CompiledStep
from watchword.lessons.engines.moment import NO, UNKNOWN, YES, Moment
from watchword.lessons.engines.rows import Row
from watchword.lessons.engines.searching import NOTHING, Found, forward
from watchword.lessons.engines.verdict import StepResult
from watchword.lessons.model import Outcome

# the duty's outcome is the first of these that any step has
WORST_FIRST: tuple[Outcome, ...] = ("not met", "waiting", "cannot tell", "late", "ended", "met")
OWED_FIRST = (("not met", "waiting"), ("cannot tell",), ("late", "ended"))


class Search(NamedTuple):
    """What was found for one step: answers, endings, and whether a gate or form that would do is in doubt.

    `latest`: the latest that its due may be, where that is not sure.
    """

    answers: Found
    endings: Found
    in_doubt: bool = False
    gate: bool = False
    latest: int | None = None


class Raised(NamedTuple):
    """A duty raised for one trigger and binding, and the answer or ending that closes it."""

    row: Row
    moment: Moment
    steps: tuple[StepResult, ...]
    search: Search  # of its last step: the only one where triggers join
    answer: Row | None
    close: str
    vague: bool = False  # a vague time makes its outcome doubtful


def raised(lesson: CompiledLesson, row: Row, moment: Moment, as_at: int) -> Raised:
    """The duty, each step read."""
    endings = forward(lesson.until, moment) if lesson.until else NOTHING
    doubts = dict(moment.missing)
    results: list[StepResult] = []
    search = Search(NOTHING, endings)
    for step in lesson.steps:
        moment.missing = dict(doubts)
        result, search = _step(step, moment, endings, as_at)
        results.append(result)
    answer, end = search.answers[0], endings[0]
    if answer is not None and end is not None and end.times[moment.end] < answer.times[moment.end]:
        answer = None
    close = answer or end
    return Raised(row, moment, tuple(results), search, answer, close.id if close else "")


def _step(step: CompiledStep, moment: Moment, endings: Found, as_at: int) -> tuple[StepResult, Search]:
    instant, by = _instantly(step, moment)
    if instant == YES:
        return StepResult("met", moment.at, by, moment.at), Search(NOTHING, endings)
    answers, in_doubt = step.answers, instant == UNKNOWN
    if step.may_lack:
        answers = tuple([m for m in step.answers if m.lacking(moment, always=True) == NO])
        in_doubt = in_doubt or len(answers) < len(step.answers)
    due, latest = (
        (moment.at, moment.at) if step.timing is None else moment.rules.dues(step.timing, moment) or (None, None)
    )
    search = Search(forward(answers, moment) if answers else NOTHING, endings, in_doubt, step.is_gate, latest)
    if due is None or (step.answers and not answers):
        return StepResult("cannot tell", due, missing=tuple(moment.missing)), search
    return settled(due, search, moment, as_at), search


def settled(due: int, search: Search, moment: Moment, as_at: int) -> StepResult:
    """How a step stands by this due. Doubtful facts are judged as no and as yes: where it matters, cannot tell."""
    answer, possible = search.answers
    end, possible_end = search.endings
    result = _result(due, answer, end, search.gate, moment, as_at)
    if answer is not possible or end is not possible_end or search.latest != due:
        latest = due if search.latest is None else search.latest
        for other, ending, by in product({answer, possible}, {end, possible_end}, {due, latest}):
            if _result(by, other, ending, search.gate, moment, as_at).outcome != result.outcome:
                return StepResult("cannot tell", due, missing=tuple(moment.missing))
    if search.in_doubt and result.outcome in ("not met", "late"):
        return StepResult("cannot tell", due, missing=tuple(moment.missing))
    return result


def _result(due: int, answer: Row | None, end: Row | None, gate: bool, moment: Moment, as_at: int) -> StepResult:
    """An answer by the due is met; an ending counts only before it. A gate never waits: an answer is late."""
    answered = None if answer is None else answer.times[moment.end]
    ended = None if end is None else end.times[moment.end]
    if answer is not None and answered is not None and (ended is None or answered <= ended):
        return StepResult("late" if gate or answered > due else "met", due, answer.id, answered)
    if end is not None and ended is not None:
        return StepResult("ended" if ended <= due else "not met", due, closed_by=end.id, closed_at=ended)
    return StepResult("not met" if gate or as_at > due else "waiting", due)


def _instantly(step: CompiledStep, moment: Moment) -> tuple[int, str]:
    """Whether a gate or form says yes at the trigger's own instant, and the fact that answers."""
    verdict = NO
    for form in step.forms:
        said = form.says(moment.row, moment)
        if said == YES:
            return YES, moment.row.id
        verdict = UNKNOWN if said == UNKNOWN else verdict
    for gate in step.gates:
        said = gate.read(moment)
        if said == YES:
            found = gate.answer(moment)
            return YES, found.id if found else ""
        verdict = UNKNOWN if said == UNKNOWN else verdict
    return verdict, ""


def outcome_of(steps: tuple[StepResult, ...]) -> Outcome:
    """The first that any step has, worst first."""
    if len(steps) == 1:
        return steps[0].outcome
    outcomes = {step.outcome for step in steps}
    return next(outcome for outcome in WORST_FIRST if outcome in outcomes)


def due_of(steps: tuple[StepResult, ...]) -> int | None:
    """The earliest due of a step surely owed, else in doubt, else late or ended; where all are met, the last."""
    if len(steps) == 1:
        return steps[0].due
    for wanted in OWED_FIRST:
        dues = [s.due for s in steps if s.outcome in wanted and s.due is not None]
        if dues:
            return min(dues)
    return max((s.due for s in steps if s.due is not None), default=None)
