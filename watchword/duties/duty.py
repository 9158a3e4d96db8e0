"""A duty as people see it: a pure function of facts and now (design.md section 8)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from watchword.lessons.engines.verdict import Verdict
from watchword.lessons.model import Lesson

State = Literal[
    "waiting", "due soon", "overdue", "met", "met late", "not met", "cannot tell", "ended", "joined"
]  # fmt: skip
Shown = Literal["met", "not met", "cannot tell"]


@dataclass(frozen=True, slots=True)
class Told:
    """Somebody told of a duty, once: which rung of the ladder, which role, when."""

    rung: int
    role: str
    at: int


@dataclass(slots=True)
class Duty:
    """What one lesson asks after one trigger for one victim, pair, task …, and how it stands."""

    id: str
    lesson: Lesson
    verdict: Verdict
    raised_at: int
    authority: str
    owner: tuple[str, ...] = ()
    told: list[Told] = field(default_factory=list)
    ending: str = ""
    ended_at: int | None = None
    ended_by_person: bool = False
    no_longer_owed: bool = False

    @property
    def open(self) -> bool:
        """Whether something is still owed: nothing has met, ended or closed it."""
        if self.ended_by_person or self.no_longer_owed:
            return False
        return self.verdict.outcome == "waiting" or (
            self.verdict.outcome == "not met" and self.verdict.ended_at is None
        )

    @property
    def triggers(self) -> tuple[str, ...]:
        """Its own trigger and those that joined it."""
        return (self.verdict.trigger, *self.verdict.joined)

    def state(self, now: int) -> State:
        """How it stands at an instant."""
        outcome = self.verdict.outcome
        if self.no_longer_owed:
            return "ended"
        if self.ended_by_person:
            return "ended" if self._ended_in_time() else "not met"
        if outcome == "late":
            return "met late"
        if outcome == "not met":
            return "overdue" if self.verdict.ended_at is None else "not met"
        if outcome == "waiting":
            return "due soon" if self._in_last_quarter(now) else "waiting"
        return outcome  # type: ignore[return-value]  # met, ended, joined, cannot tell: an engine returns no other

    def shown_verdict(self) -> Shown | None:
        """Met, not met (late included), cannot tell; None while waiting, ended or joined."""
        if self.no_longer_owed:
            return None
        if self.ended_by_person:
            return None if self._ended_in_time() else "not met"
        outcome = self.verdict.outcome
        if outcome in ("late", "not met"):
            return "not met"
        return outcome if outcome in ("met", "cannot tell") else None

    def _ended_in_time(self) -> bool:
        due = self.verdict.due
        return due is None or self.ended_at is None or self.ended_at <= due

    def _in_last_quarter(self, now: int) -> bool:
        """Due soon is the last quarter of the time."""
        due = self.verdict.due
        return due is not None and now >= due - (due - self.verdict.at) // 4
