"""The careful stories, and how their duties stand at the end.

A story is judged once, at its end, instead of being watched as it grows: that is many times faster, and
`test_judging_once_is_watching_to_the_end` holds the two equal.
"""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from tests.cases.stories import library, rules
from watchword.clock import HOUR, instant, local_text
from watchword.duties import Duty
from watchword.duties.endings import lay_over
from watchword.facts import Timeline, read_timeline
from watchword.lessons.engines.compiled import lengths_of
from watchword.lessons.engines.reference import judge
from watchword.lessons.lengths import Length, Unit
from watchword.lessons.library import SHIPPED
from watchword.lessons.model import ClockRef

HISTORIES = Path(__file__).parent / "histories"
TWINS = SHIPPED / "cases" / "twins"
SHORT = 4 * HOUR
"""A limit to the end of a shift or a day that leaves less than this is no fair test of a story moved to the night:
the record of a careful force goes over the end of a shift too (docs/explanation/quiet.md)."""


@lru_cache(maxsize=1)
def stories() -> dict[str, Timeline]:
    """Every careful story: those of this folder, then the nine twins."""
    paths = [*sorted(HISTORIES.glob("*.yaml")), *sorted(TWINS.glob("*.yaml"))]
    return {("twin-" if path.parent == TWINS else "") + path.stem: read_timeline(path) for path in paths}


NAMES = sorted(path.stem for path in HISTORIES.glob("*.yaml"))
EVERY = [*NAMES, *sorted("twin-" + path.stem for path in TWINS.glob("*.yaml"))]


def duties_of(timeline: Timeline) -> list[Duty]:
    """The duties of a story at its end, people's own endings laid over them."""
    stop = instant(timeline.stops_at)
    judged = judge(rules(), timeline.facts, stop, stop)
    lessons = library().lessons
    duties = {v.id: Duty(v.id, lessons[v.lesson], v, v.at, "force policy") for v in judged.verdicts}
    lay_over(duties, timeline.facts)
    return list(duties.values())


def shouts(timeline: Timeline, *, but: Callable[[Duty], bool] = lambda duty: False) -> list[str]:
    """What is not met, late or in doubt at the end of a story, in words; a careful story has none."""
    kinds = {f.id: f.kind for f in timeline.facts}
    stop = instant(timeline.stops_at)
    found = []
    for duty in duties_of(timeline):
        state, verdict = duty.state(stop), duty.verdict
        if state in ("overdue", "not met", "met late", "cannot tell") and not but(duty):
            due = local_text(verdict.due) if verdict.due is not None else "unknown"
            missing = f", {', '.join(verdict.missing)} unknown" if verdict.missing else ""
            found.append(
                f"{duty.lesson.id} after {verdict.trigger} ({kinds[verdict.trigger]}): {state}, due {due}{missing}"
            )
    return found


def cut_short(duty: Duty) -> bool:
    """Whether its late steps ran only to the end of a shift or a day, with less than `SHORT` left."""
    ends = {Unit.END_OF_SHIFT, Unit.END_OF_DAY}
    lengths = [x for x in lengths_of(duty.lesson) if isinstance(x, Length)]
    for ref in (x for x in lengths_of(duty.lesson) if isinstance(x, ClockRef)):
        for value in library().clocks[ref.name].values:
            lengths += [x for x in (value.length, value.otherwise, *value.lengths.values()) if x]
    late = [step for step in duty.verdict.steps if step.outcome in ("late", "not met")]
    near = all(step.due is not None and 0 <= step.due - duty.verdict.at < SHORT for step in late)
    return bool(late) and near and any(length.unit in ends for length in lengths)
