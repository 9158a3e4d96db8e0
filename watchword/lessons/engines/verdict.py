"""What an engine returns."""

from __future__ import annotations

from dataclasses import dataclass, field

import msgspec

from watchword.lessons.model import Outcome


class StepResult(msgspec.Struct, frozen=True):
    """How one step of a lesson stands. Instants are microseconds since 1970 UTC."""

    outcome: Outcome
    due: int | None
    answered_by: str = ""
    answered_at: int | None = None
    closed_by: str = ""
    closed_at: int | None = None
    missing: tuple[str, ...] = ()


class Verdict(msgspec.Struct):
    """One duty of one lesson: what was asked after one trigger, for one set of `per` values, and how it stands.

    `trigger` is the first id of the trigger's correction chain. `leader` is the trigger of the duty this
    one joined; `joined` are the triggers that joined this one.
    """

    lesson: str
    trigger: str
    at: int
    per: tuple[tuple[str, str], ...]
    outcome: Outcome
    due: int | None
    steps: tuple[StepResult, ...]
    missing: tuple[str, ...] = ()
    leader: str = ""
    joined: list[str] = []
    about: dict[str, tuple[str, ...]] = {}
    actors: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The duty's identity: lesson | trigger | `per` references."""
        return "|".join((self.lesson, self.trigger, "+".join(ref for _, ref in self.per)))

    @property
    def answered_by(self) -> tuple[str, ...]:
        """The facts that met it, late ones included."""
        return tuple(dict.fromkeys(s.answered_by for s in self.steps if s.answered_by))

    @property
    def ended_at(self) -> int | None:
        """When it was met, met late, ended or closed; None while it is open."""
        if any(s.outcome == "waiting" or (s.outcome == "not met" and s.closed_at is None) for s in self.steps):
            return None
        return max((t for s in self.steps for t in (s.answered_at, s.closed_at) if t is not None), default=None)


class Question(msgspec.Struct, frozen=True):
    """A data question: whether a lesson applies cannot be told, for want of what is named."""

    lesson: str
    trigger: str
    missing: tuple[str, ...]


@dataclass(slots=True)
class Judgement:
    """All verdicts and data questions of one judging."""

    verdicts: list[Verdict] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
