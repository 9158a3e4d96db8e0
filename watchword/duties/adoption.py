"""What a force has taken as its own: which lessons and clocks, who decided, when, under which policy."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from watchword.lessons.engines.compiled import lengths_of
from watchword.lessons.library import SHIPPED
from watchword.lessons.model import ClockRef, Lesson, Library
from watchword.lessons.reading import Reading
from watchword.problems import Refused
from watchword.yaml_lines import read_file

Authority = Literal["law", "force policy", "suggestion"]
LAW = frozenset({"statute", "regulations", "statutory_guidance", "code"})
MAX_BYTES = 100_000


@dataclass(frozen=True, slots=True)
class Adoption:
    """One force's adoption. `lessons` and `clocks` are ids, or None for all of them."""

    force: str
    by: str
    on: date
    from_date: date
    policy: str
    lessons: frozenset[str] | None = None
    clocks: frozenset[str] | None = None

    def authority(self, lesson: Lesson, library: Library, day: date) -> Authority:
        """What a card says: law, force policy, or suggestion.

        A lesson not adopted by that day, or resting on an unverified clock the force has not taken as its
        own value, is a suggestion: it has no ladder and never counts as missed (design.md section 7).
        """
        if day < self.from_date or (self.lessons is not None and lesson.id not in self.lessons):
            return "suggestion"
        for length in lengths_of(lesson):
            if isinstance(length, ClockRef) and library.clocks[length.name].unverified and not self._takes(length.name):
                return "suggestion"
        return "law" if lesson.basis in LAW else "force policy"

    def _takes(self, clock: str) -> bool:
        return self.clocks is None or clock in self.clocks


def adoption_of(force: str, folder: Path = SHIPPED / "forces") -> Adoption:
    """Reads one force's adoption; raises `Refused` with what is wrong."""
    reading = Reading(read_file(folder / f"{force}.yaml", MAX_BYTES))
    raw = reading.mapping(reading.document.value, (), ("id", "title", "why", "live_from", "adopted"))
    given = reading.mapping(raw.get("adopted"), ("adopted",), ("lessons", "clocks", "by", "on", "from", "policy"))
    on, start = (reading.day(given.get(key), ("adopted", key)) for key in ("on", "from"))
    for key in ("lessons", "clocks", "by", "on", "from", "policy"):
        if not given.get(key):
            reading.bad(("adopted", key), "key-missing", f"'{key}' is missing.", f"Add {key}: …")
    if reading.problems or on is None or start is None:
        raise Refused(reading.problems)
    lessons, clocks = (
        None if given[key] == "all" else frozenset(reading.words(given[key], ("adopted", key)))
        for key in ("lessons", "clocks")
    )
    return Adoption(str(raw.get("id") or force), str(given["by"]), on, start, str(given["policy"]), lessons, clocks)
