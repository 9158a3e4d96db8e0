"""Which missed opportunities of the case table and duties of the register have a lesson, and which have none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from itertools import groupby
from typing import Any

from watchword.lessons.model import Library
from watchword.lessons.plain.kinds import upper_first
from watchword.lessons.register import SOURCE, Registered
from watchword.lessons.rows import DETECT, STATED, TIERS, Row

RAISING = ("live", "trial")


NO_LESSON = "no lesson yet"


@dataclass(frozen=True, slots=True)
class Totals:
    """How many duties of the register there are, have a lesson, are mechanical, and are both."""

    duties: int
    covered: int
    mechanical: int
    mechanical_covered: int

    @property
    def share(self) -> float | None:
        """The share of mechanical duties that have a lesson."""
        return self.mechanical_covered / self.mechanical if self.mechanical else None

    @property
    def told(self) -> str:
        """The totals in a sentence."""
        text = f"{self.covered} of {self.duties} duties have a lesson"
        if self.share is None:
            return f"{text}."
        # Rounded down: all but one is not all.
        return f"{text}; {self.mechanical_covered} of the {self.mechanical} mechanical ones ({int(self.share * 100)}%)."


@dataclass(frozen=True, slots=True)
class Coverage:
    """Rows and duties, each with the ids of the live lessons that cite it, and the sources that no lesson cites."""

    rows: tuple[tuple[Row, tuple[str, ...]], ...]
    duties: tuple[tuple[Registered, tuple[str, ...]], ...]
    idle_sources: tuple[str, ...]

    def of(self, case: int | None = None, tier: str | None = None) -> tuple[int, int]:
        """(rows with a lesson, rows), of a case or of all, of a tier or of all."""
        chosen = [(r, ids) for r, ids in self.rows if case in (None, r.case) and tier in (None, r.tier)]
        return sum(bool(ids) for _, ids in chosen), len(chosen)

    def totals(self) -> Totals:
        """The counts of the register."""
        mechanical = [ids for duty, ids in self.duties if duty.mechanical]
        covered = sum(bool(ids) for _, ids in self.duties)
        return Totals(len(self.duties), covered, len(mechanical), sum(map(bool, mechanical)))


def coverage(library: Library, rows: Mapping[str, Row], register: Mapping[str, Registered]) -> Coverage:
    """Counts only lessons that raise duties: live or on trial."""
    of_row: dict[str, list[str]] = {name: [] for name in rows}
    of_duty: dict[str, list[str]] = {name: [] for name in register}
    sources = set()
    for lesson in library.lessons.values():
        sources |= {cite.source for cite in lesson.cites}
        if lesson.status not in RAISING:
            continue
        for name in lesson.rows & of_row.keys():
            of_row[name].append(lesson.id)
        for name in {cite.at for cite in lesson.cites if cite.source == SOURCE} & of_duty.keys():
            of_duty[name].append(lesson.id)
    return Coverage(
        tuple((row, tuple(sorted(of_row[row.id]))) for row in rows.values()),
        tuple((duty, tuple(sorted(of_duty[duty.id]))) for duty in register.values()),
        tuple(sorted(library.sources.keys() - sources)),
    )


def as_json(found: Coverage) -> dict[str, Any]:
    """Counts and rows, for programs."""
    return {
        "tiers": {tier: dict(zip(("covered", "rows"), found.of(tier=tier), strict=True)) for tier in TIERS},
        "rows": [
            {
                "id": row.id,
                "case": row.case,
                "tier": row.tier,
                "stated": row.stated,
                "detect": row.detect,
                "should": row.should,
                "lessons": list(ids),
                "lesson_wanted": None if ids else row.lesson,
            }
            for row, ids in found.rows
        ],
        "duty_totals": {**asdict(found.totals()), "mechanical_share": found.totals().share},
        "duties": [
            {
                "id": duty.id,
                "family": duty.family,
                "duty": duty.duty,
                "mechanical": duty.mechanical,
                "lessons": list(ids),
                "not_covered_because": None if ids else duty.why or NO_LESSON,
            }
            for duty, ids in found.duties
        ],
        "sources_without_lesson": list(found.idle_sources),
    }


def as_text(found: Coverage, *, missing_only: bool = False) -> Iterator[str]:
    """The table case by case with its counts, then the register of duties with its counts."""
    cases = sorted({row.case for row, _ in found.rows})
    for case in cases:
        shown = [(r, ids) for r, ids in found.rows if r.case == case and not (missing_only and ids)]
        if not shown:
            continue
        yield f"Case {case}"
        for row, ids in shown:
            told = ", ".join(ids) if ids else f"no lesson yet (wanted: {row.lesson})"
            yield f"  {row.id}  {row.tier}  {told}"
            if not ids:
                yield f"             {upper_first(row.should)} ({STATED[row.stated]}; {DETECT[row.detect]})"
        yield ""
    yield f"{'case':<6}" + "".join(f"{'tier ' + tier:>14}" for tier in TIERS) + f"{'all':>14}"
    yield from (_counts(found, case, str(case)) for case in cases)
    yield _counts(found, None, "all")
    yield ""
    for tier, meaning in TIERS.items():
        yield f"Tier {tier}: {meaning}."
    if found.duties:
        yield ""
        yield from _duties(found, missing_only)
    if found.idle_sources:
        yield f"Sources that no lesson cites: {', '.join(found.idle_sources)}."


def _duties(found: Coverage, missing_only: bool) -> Iterator[str]:
    for family, members in groupby(found.duties, key=lambda pair: pair[0].family):
        shown = [(duty, ids) for duty, ids in members if not (missing_only and ids)]
        if not shown:
            continue
        yield f"Duties: {family}"
        for duty, ids in shown:
            kind = "mechanical" if duty.mechanical else "not mechanical"
            told = ", ".join(ids) if ids else f"not covered because: {duty.why or NO_LESSON} ({kind})"
            yield f"  {duty.id:<11} {told}"
            if not ids:
                yield f"              {duty.duty}"
        yield ""
    yield found.totals().told


def _counts(found: Coverage, case: int | None, name: str) -> str:
    counts = [found.of(case, tier) for tier in (*TIERS, None)]
    cells = "".join(f"{f'{covered} of {total}':>14}" for covered, total in counts)
    return f"{name:<6}{cells}"
