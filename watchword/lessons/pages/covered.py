"""What the case studies and the register of duties ask: the lesson for each, or why there is none."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from watchword.lessons.coverage import NO_LESSON
from watchword.lessons.pages import Content
from watchword.lessons.pages.markdown import link, note, plain, table
from watchword.lessons.plain.kinds import upper_first
from watchword.lessons.rows import DETECT, STATED, TIERS


def page(content: Content) -> str:
    """The whole page."""
    return "\n".join(_lines(content)).rstrip() + "\n"


def _lines(content: Content) -> Iterator[str]:
    yield from ("# What the lessons cover", "")
    yield from note("the lessons, or `rows.yaml` and `duties.yaml` in `watchword/library/`")
    yield "Only lessons that raise duties count, live or on trial. `watchword lessons coverage` prints the same."
    yield from ("", "## Missed opportunities", "")
    yield "What the nine case studies show, in our own words. " + _meanings(TIERS, "Tier ") + "."
    yield f"Stated: {_meanings(STATED)}. Seen in: {_meanings(DETECT)}."
    yield ""
    yield from _counts(content)
    for case, members in groupby(content.coverage.rows, key=lambda pair: pair[0].case):
        yield from (f"### Case {case}", "")
        told = (
            (row.id, row.tier, row.stated, row.detect, plain(row.should), _lessons(content, ids, row.reason))
            for row, ids in members
        )
        yield from table(("row", "tier", "stated", "seen in", "should", "lesson, or why there is none"), told)
    yield from ("## Duties of the register", "")
    yield "What law, codes, guidance and cases ask, one line each. A duty is *mechanical* where facts and times can"
    yield f"raise it and answer it. {content.coverage.totals().told}"
    yield ""
    for family, duties in groupby(content.coverage.duties, key=lambda pair: pair[0].family):
        yield from (f"### {plain(family)}", "")
        listed = (
            (
                duty.id,
                plain(duty.duty),
                "yes" if duty.mechanical else "no",
                _lessons(content, ids, duty.why or NO_LESSON),
            )
            for duty, ids in duties
        )
        yield from table(("duty", "what it asks", "mechanical", "lesson, or why there is none"), listed)


def _counts(content: Content) -> Iterator[str]:
    cases = sorted({row.case for row, _ in content.coverage.rows})
    counted = ((str(case), *(_of(content, case, tier) for tier in (*TIERS, None))) for case in cases)
    all_of_them = ("all", *(_of(content, None, tier) for tier in (*TIERS, None)))
    yield from table(("case", *(f"tier {tier}" for tier in TIERS), "all"), (*counted, all_of_them))


def _of(content: Content, case: int | None, tier: str | None) -> str:
    covered, rows = content.coverage.of(case, tier)
    return f"{covered} of {rows}"


def _lessons(content: Content, ids: tuple[str, ...], reason: str) -> str:
    if not ids:
        return f"none: {plain(reason)}"
    return ", ".join(link(content.library.lessons[name]) for name in ids)


def _meanings(words: dict[str, str], before: str = "") -> str:
    return upper_first("; ".join(f"{before.lower()}{key}, {meaning}" for key, meaning in words.items()))
