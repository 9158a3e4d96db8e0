"""Every time limit: its values by date, what it rests on, whether somebody verified it, and which lessons use it."""

from __future__ import annotations

from collections.abc import Iterator

from watchword.clock import date_text
from watchword.lessons.diff_words import chosen_by
from watchword.lessons.explain import BASES, cited
from watchword.lessons.limits import SHIFTS, in_force, users
from watchword.lessons.model import STATUSES, Clock, Library
from watchword.lessons.pages.markdown import link, note, plain, table
from watchword.lessons.plain.clauses import latest, value_text
from watchword.lessons.plain.kinds import either, upper_first

UNVERIFIED = "**Unverified**: a default of the library. A force sets its own figure, or verifies this one."


def page(library: Library) -> str:
    """The whole page."""
    return "\n".join(_lines(library)).rstrip() + "\n"


def _lines(library: Library) -> Iterator[str]:
    used = users(library, STATUSES)
    clocks = sorted(library.clocks.values(), key=lambda one: one.id)
    yield from ("# Clocks", "")
    yield from note("`watchword/library/clocks/`")
    yield "Every dated limit that lessons take from the library. A look-back judges each day by that day's value."
    yield "A force's own folder lays its values over these; `watchword lessons diff` shows where it has not."
    yield ""
    summary = (
        (
            f"[`{clock.id}`](#{clock.id})",
            plain(value_text(latest(clock))),
            BASES[clock.basis],
            "no" if clock.unverified else "yes",
            str(len(used.get(clock.id, ()))),
        )
        for clock in clocks
    )
    yield from table(("clock", "newest value", "rests on", "verified", "lessons"), summary)
    for clock in clocks:
        yield from _clock(clock, library, used.get(clock.id, []))
    yield from (f"## `{SHIFTS}`", "", "**When shifts start.** An end of shift is the next of these times.", "")
    if library.shifts_unverified:
        yield from (f"- {UNVERIFIED}",)
    yield f"- Shifts start at {either(list(library.shifts), 'and')}."
    yield from (_used_by(library, used.get(SHIFTS, [])), "")


def _clock(clock: Clock, library: Library, lessons: list[str]) -> Iterator[str]:
    yield from (f"## `{clock.id}`", "", f"**{plain(clock.title)}.** {plain(clock.why)}".rstrip(), "")
    yield f"- It rests on {BASES[clock.basis]}. Source: {plain('; '.join(cited(c, library) for c in clock.cites))}."
    if clock.unverified:
        yield f"- {UNVERIFIED}"
    if clock.choose_field or clock.choose_state:
        yield f"- Chosen by {plain(chosen_by(clock, library))}."
    yield from (_used_by(library, lessons), "")
    values = (
        (date_text(value.from_date, weekday=False), plain(upper_first(value_text(value)))) for value in in_force(clock)
    )
    yield from table(("from", "value"), values)


def _used_by(library: Library, lessons: list[str]) -> str:
    if not lessons:
        return "- No lesson uses it."
    return f"- Used by {', '.join(link(library.lessons[name], 'lessons/') for name in lessons)}."
