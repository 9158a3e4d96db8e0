"""A timeline: the facts of one story (design.md section 11)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from watchword.facts.fact import Fact


@dataclass(frozen=True, slots=True)
class HarmDone:
    """What the story ends in. `found_at`: when it was found, where it came before the first call."""

    at: datetime
    what: str
    type: str = ""
    found_at: datetime | None = None

    @property
    def counted_at(self) -> datetime:
        """The instant to which lead time is counted."""
        return self.found_at or self.at


@dataclass(frozen=True, slots=True)
class Missed:
    """For scoring only, never read by an engine: which missed opportunity hangs on which facts."""

    id: str
    on: tuple[str, ...]
    why: str = ""


@dataclass(frozen=True, slots=True)
class Timeline:
    """One story: who is in it, what was recorded and when, and the harm it ends in (if any)."""

    case: str
    title: str
    source: str
    facts: tuple[Fact, ...]
    people: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    day_zero: date | None = None
    harm: HarmDone | None = None
    ends: datetime | None = None
    missed: tuple[Missed, ...] = ()

    @property
    def stops_at(self) -> datetime:
        """Where a replay stops: `ends`, else the harm, else the last recording (design.md section 8)."""
        if self.ends:
            return self.ends
        return self.harm.counted_at if self.harm else max(f.recorded_at for f in self.facts)
