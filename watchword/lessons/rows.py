"""The table of missed opportunities: what the nine case studies show, and which lesson would catch it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from watchword.lessons.library import SHIPPED
from watchword.lessons.reading import Reading
from watchword.problems import Refused
from watchword.yaml_lines import read_file

MAX_BYTES = 500_000
TIERS = {
    "A": "the case study says it was wrong",
    "B": "the case study reports it, and a clear duty exists",
    "C": "inferred, organisational or a matter of judgement",
}
STATED = {"S": "said by the case study", "R": "reported by the case study", "I": "implied by the case study"}
DETECT = {"M": "facts and times", "T": "wording", "J": "judgement", "O": "organisation"}
BEYOND = {"J": "a matter of judgement, which facts and times do not show", "O": "a matter of organisation"}
KEYS = ("id", "tier", "stated", "detect", "lesson", "should", "why")


@dataclass(frozen=True, slots=True)
class Row:
    """One missed opportunity. `should`: what should have been done, in our own words. `why`: why no lesson sees it."""

    id: str
    tier: str
    stated: str
    detect: str
    lesson: str
    should: str
    why: str = ""

    @property
    def reason(self) -> str:
        """Why no lesson cites it, where none does."""
        return self.why or BEYOND.get(self.detect, "no lesson yet")

    @property
    def case(self) -> int:
        """The number of its case study."""
        return int(self.id[1 : self.id.index("-")])


def tiers() -> Mapping[str, str]:
    """The tier of each row of the shipped table."""
    return {row.id: row.tier for row in read_rows().values()}


def read_rows(path: Path = SHIPPED / "rows.yaml") -> Mapping[str, Row]:
    """All rows by id, in the table's order; raises `Refused` with every mistake in the file."""
    reading = Reading(read_file(path, MAX_BYTES))
    top = reading.mapping(reading.document.value, (), ("rows",))
    rows: dict[str, Row] = {}
    for i, raw in enumerate(reading.listing(top.get("rows"), ("rows",))):
        one = reading.mapping(raw, ("rows", i), KEYS)
        row = Row(**{key: str(one.get(key) or "") for key in KEYS})
        if row.tier not in TIERS or row.stated not in STATED or row.detect not in DETECT or not row.lesson:
            says = "a row needs an id, a tier (A, B, C), stated (S, R, I), detect (M, T, J, O) and a lesson."
            reading.bad(("rows", i), "row-bad", says)
        elif row.id in rows:
            reading.bad(("rows", i), "row-double", f"'{row.id}' is written twice.", "Ids are never used again.")
        rows[row.id] = row
    if reading.problems:
        raise Refused(reading.problems)
    return rows
