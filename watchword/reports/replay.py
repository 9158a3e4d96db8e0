"""A story replayed: what the `--json` contract of design.md section 11 says of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from watchword.clock import instant, moment
from watchword.duties import Adoption, Duty, Story, watch
from watchword.facts import Timeline
from watchword.lessons.engines.compiled import Rules
from watchword.reports.explain_duty import explain


@dataclass(frozen=True, slots=True)
class Replay:
    """A timeline and what came of watching it."""

    timeline: Timeline
    story: Story
    stopped_early: bool = False

    def rows_of(self, duty: Duty) -> tuple[str, ...]:
        """The missed opportunities this very duty catches: cited by its lesson, hung on one of its triggers."""
        if duty.verdict.outcome == "joined":
            return ()
        triggers = set(duty.triggers)
        return tuple(m.id for m in self.timeline.missed if m.id in duty.lesson.rows and not triggers.isdisjoint(m.on))


def replay(timeline: Timeline, rules: Rules, adoption: Adoption, until: Any = None) -> Replay:
    """Watches one timeline to its stop, or to `until` (an aware time) if that is earlier."""
    stop = timeline.stops_at
    early = until is not None and until < stop
    return Replay(timeline, watch(timeline.facts, until if early else stop, rules, adoption), early)


def as_json(replayed: Replay) -> dict[str, Any]:
    """One object of the list that `watchword replay --json` prints."""
    timeline, story = replayed.timeline, replayed.story
    facts = {f.id: f for f in timeline.facts}
    heard = sum(instant(f.recorded_at) <= story.stopped_at for f in timeline.facts)
    return {
        "case": timeline.case,
        "title": timeline.title,
        "harm_at": timeline.harm.counted_at.isoformat() if timeline.harm else None,
        "ends": moment(story.stopped_at).isoformat(),
        "duties": [
            {
                "id": duty.id,
                "lesson": duty.lesson.id,
                "rows": list(replayed.rows_of(duty)),
                "severity": duty.lesson.severity,
                "trigger": duty.verdict.trigger,
                "joined": list(duty.verdict.joined),
                "per": dict(duty.verdict.per),
                "about": {role: list(refs) for role, refs in duty.verdict.about.items()},
                "owner": duty.lesson.owner,
                "raised_at": _iso(duty.raised_at),
                "due_at": _iso(duty.verdict.due),
                "told": [{"role": t.role, "at": _iso(t.at)} for t in duty.told],
                "state": duty.state(story.stopped_at),
                "verdict": duty.shown_verdict(),
                "ended_at": _iso(duty.ended_at or duty.verdict.ended_at),
                "ending": duty.ending or ("met late" if duty.verdict.outcome == "late" else None),
                "answered_by": list(duty.verdict.answered_by),
                "missing": list(duty.verdict.missing),
                "explain": explain(duty, facts),
            }
            for duty in story.duties
        ],
        "facts": heard,
    }


def _iso(at: int | None) -> str | None:
    return None if at is None else moment(at).isoformat()
