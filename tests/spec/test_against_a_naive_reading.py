"""The engine against the page read as naively as can be: no index, no search, every pair of facts looked at.

Lessons are drawn too: kinds that may be the trigger's own, gates and responses, until, counts and how far back.
"""

from datetime import timedelta
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.spec.picture import at, judgement
from tests.spec.stories import clock, stories
from watchword.clock import moment

KINDS = ("call", "attended", "left_scene", "allocated")
LIMITS = (1, 30, 60, 120)


class Drawn(NamedTuple):
    """A lesson as its parts."""

    when: str
    asked: str
    gate: bool
    minutes: int
    until: str | None
    given: str | None
    last: int | None
    at_least: int | None
    unless: str | None

    def text(self):
        """The lesson as a writer would write it."""
        step = (
            f"{{already: {{fact: {self.asked}}}}}"
            if self.gate
            else f"{{fact: {self.asked}, within: {self.minutes} minutes}}"
        )
        lines = ["per: victim", f"when: {{fact: {self.when}}}", f"must: [{step}]"]
        if self.until:
            lines.append(f"until: [{{fact: {self.until}}}]")
        if self.given:
            limits = f", last: {self.last} minutes" if self.last else ""
            limits += f", at_least: {self.at_least}" if self.at_least else ""
            lines.append(f"given: [{{fact: {self.given}{limits}}}]")
        if self.unless:
            lines.append(f"unless: [{{fact: {self.unless}}}]")
        return "\n".join(lines)


maybe_kind = st.one_of(st.none(), st.sampled_from(KINDS))
drawn = st.builds(
    Drawn, when=st.sampled_from(KINDS), asked=st.sampled_from(KINDS), gate=st.booleans(),
    minutes=st.sampled_from(LIMITS), until=maybe_kind, given=maybe_kind,
    last=st.one_of(st.none(), st.sampled_from(LIMITS)), at_least=st.one_of(st.none(), st.integers(1, 3)),
    unless=maybe_kind,
)  # fmt: skip


def naive(lesson, facts, now):
    """Every duty: (trigger, victim, outcome, due, answering fact)."""
    order = sorted(
        (f for f in facts if f.recorded_at <= now and f.happened_at <= now),
        key=lambda f: (f.happened_at, f.recorded_at, f.id),
    )
    found = set()
    for place, trigger in enumerate(order):
        for victim in trigger.about.get("victim", ()):
            if trigger.kind != lesson.when:
                continue

            def matches(kind, victim=victim):
                return [(i, f) for i, f in enumerate(order) if f.kind == kind and victim in f.about.get("victim", ())]

            def back(kind, place=place, trigger=trigger, matches=matches):
                own = kind == trigger.kind
                return [f for i, f in matches(kind) if (i < place if own else f.happened_at <= trigger.happened_at)]

            def forward(kind, place=place, trigger=trigger, matches=matches):
                own = kind == trigger.kind
                return [f for i, f in matches(kind) if (i > place if own else f.happened_at >= trigger.happened_at)]

            if lesson.given:
                seen = back(lesson.given) + ([trigger] if lesson.at_least and lesson.given == trigger.kind else [])
                if lesson.last:
                    since = trigger.happened_at - timedelta(minutes=lesson.last)
                    seen = [f for f in seen if f.happened_at >= since]
                if len(seen) < (lesson.at_least or 1):
                    continue
            if lesson.unless and back(lesson.unless):
                continue
            due = trigger.happened_at if lesson.gate else trigger.happened_at + timedelta(minutes=lesson.minutes)
            answers, endings = forward(lesson.asked), forward(lesson.until) if lesson.until else []
            before = back(lesson.asked) if lesson.gate else []
            answer = ""
            if before:
                outcome, answer = "met", before[-1].id
            elif answers and not (endings and endings[0].happened_at < answers[0].happened_at):
                answer = answers[0].id
                outcome = "late" if lesson.gate or answers[0].happened_at > due else "met"
            elif endings:
                outcome = "ended" if endings[0].happened_at <= due else "not met"
            else:
                outcome = "not met" if lesson.gate or now > due else "waiting"
            found.add((trigger.id, victim, outcome, due, answer))
    return found


@settings(max_examples=300, deadline=None)
@given(drawn, stories(vague=False, linked=False), st.sampled_from([0, 1, 31, 60, 61, 120, 121, 300, 3000]))
def test_the_engine_says_what_a_naive_reading_says(lesson, facts, minutes):
    now = at(clock(minutes))
    found = {
        (v.trigger, v.per[0][1], v.outcome, moment(v.due), "".join(v.answered_by))
        for v in judgement(lesson.text(), facts, clock(minutes)).verdicts
    }
    assert found == naive(lesson, facts, now)
