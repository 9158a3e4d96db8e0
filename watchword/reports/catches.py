"""Which missed opportunities a replay caught, and how long before the harm."""

from __future__ import annotations

from dataclasses import dataclass

from watchword.clock import instant
from watchword.duties import Duty
from watchword.reports.replay import Replay


@dataclass(frozen=True, slots=True)
class Catch:
    """One missed opportunity and the duty that caught it first.

    `lead`: microseconds from the duty's raising to the harm (negative: after it); None without a harm.
    """

    row: str
    duty: Duty
    lead: int | None
    overdue_before: bool

    @property
    def before_harm(self) -> bool:
        """Whether it was raised before the harm."""
        return self.lead is None or self.lead > 0


def catches(replayed: Replay) -> list[Catch]:
    """Each missed opportunity caught: the first duty that carries it and was not met by then."""
    harm = instant(replayed.timeline.harm.counted_at) if replayed.timeline.harm else None
    found: dict[str, Catch] = {}
    for duty in replayed.story.duties:
        for row in replayed.rows_of(duty):
            lead = None if harm is None else harm - duty.raised_at
            met_first = duty.shown_verdict() == "met" and (harm is None or (duty.verdict.ended_at or 0) <= harm)
            if row not in found and not met_first:
                due = duty.verdict.due
                limit = replayed.story.stopped_at if harm is None else harm
                overdue = duty.shown_verdict() == "not met" and due is not None and due < limit
                found[row] = Catch(row, duty, lead, overdue)
    return sorted(found.values(), key=lambda c: (c.duty.raised_at, c.row))
