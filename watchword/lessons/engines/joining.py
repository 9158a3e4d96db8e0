"""Triggers that become one duty: joined while it is open, or repeated by each answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from watchword.lessons.engines.rows import Row
from watchword.lessons.engines.steps import Raised, settled
from watchword.lessons.engines.verdict import StepResult


def with_turns(duties: list[Raised], turn: Callable[[Row], Raised | None]) -> list[Raised]:
    """The duties, and one more for each answer, which `turn` reads as the next trigger; in order."""
    found, waiting = list(duties), list(duties)
    seen = {duty.row.id for duty in found}
    while waiting:
        answer = waiting.pop().answer
        if answer is None or answer.id in seen:
            continue
        seen.add(answer.id)
        following = turn(answer)
        if following is not None:
            found.append(following)
            waiting.append(following)
    return sorted(found, key=lambda duty: duty.moment.key)


def joined(duties: list[Raised], as_at: int) -> Iterator[tuple[Raised, list[Raised]]]:
    """Triggers with the same close are one duty: the first leads, due at the earliest of all their dues."""
    groups: dict[str, list[Raised]] = {}
    for duty in duties:
        groups.setdefault(duty.close, []).append(duty)
    for leader, *others in groups.values():
        if others:
            leader = leader._replace(steps=(_together([leader, *others], as_at),))
        yield leader, others


def _together(duties: list[Raised], as_at: int) -> StepResult:
    leader, steps = duties[0], [duty.steps[0] for duty in duties]
    latest = [duty.search.latest for duty in duties if duty.search.latest is not None]
    own = steps[0]
    dues = [step.due for step in steps if step.due is not None]
    if not dues:
        return own
    due = min(dues)
    if leader.vague:
        return StepResult("cannot tell", due, missing=own.missing)
    result = settled(due, leader.search._replace(latest=min(latest)), leader.moment, as_at)
    # a due that nobody knows may be earlier still
    sure = len(dues) == len(steps) or result.outcome in ("not met", "late")
    if sure and result.outcome != "cannot tell":
        return result
    return StepResult(
        "cannot tell", due, missing=tuple(dict.fromkeys(name for d in duties for name in d.moment.missing))
    )
