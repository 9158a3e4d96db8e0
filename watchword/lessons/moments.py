"""When in the work a lesson speaks: a small table of content says which kinds of fact belong to which moment."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from watchword.facts import KINDS
from watchword.lessons.library import SHIPPED
from watchword.lessons.model import Lesson
from watchword.lessons.reading import Reading, hint
from watchword.problems import Refused
from watchword.yaml_lines import read_file

MAX_BYTES = 100_000


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment of the work, and the kinds of fact that are recorded in it."""

    id: str
    title: str
    kinds: frozenset[str]


def read_moments(path: Path = SHIPPED / "moments.yaml") -> tuple[Moment, ...]:
    """All moments in the order of the work; raises `Refused` with every mistake in the file."""
    reading = Reading(read_file(path, MAX_BYTES))
    top = reading.mapping(reading.document.value, (), ("moments",))
    found: dict[str, Moment] = {}
    for i, raw in enumerate(reading.listing(top.get("moments"), ("moments",))):
        here = ("moments", i)
        one = reading.mapping(raw, here, ("id", "title", "kinds"))
        identity, title = (str(one.get(key) or "") for key in ("id", "title"))
        kinds = reading.words(one.get("kinds"), (*here, "kinds"))
        if not identity or not title or not kinds:
            reading.bad(here, "moment-bad", "a moment needs an id, a title and the kinds of fact recorded in it.")
        elif identity in found:
            reading.bad((*here, "id"), "moment-double", f"'{identity}' is written twice.", "Keep one of them.")
        for kind in kinds:
            if kind not in KINDS:
                reading.bad((*here, "kinds"), "kind-unknown", f"there is no kind of fact '{kind}'.", hint(kind, KINDS))
        found[identity] = Moment(identity, title, frozenset(kinds))
    if reading.problems:
        raise Refused(reading.problems)
    return tuple(found.values())


def moments_of(lesson: Lesson, moments: tuple[Moment, ...]) -> tuple[Moment, ...]:
    """The moments in which a trigger of the lesson is recorded."""
    return tuple(moment for moment in moments if moment.kinds & set(lesson.when.kinds))
