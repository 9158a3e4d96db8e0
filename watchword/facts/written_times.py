"""Times as people write them in a story: "D+003 14:20", "D+003" (somewhere that day), a date, or ISO text.

"D+n" counts from `day_zero`, in London. In the night the clocks go forward an hour never comes, and is
refused; in the night they go back an hour comes twice, and the first is taken (ISO text says the second).
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from watchword.facts.hints import shown
from watchword.facts.times import EARLIEST, LATEST, day_from, is_day, out_of_reach, time_from
from watchword.problems import Problem

Span = tuple[datetime | None, datetime | None]

_STORY_TIME = re.compile(r"D([+-][0-9]{1,5})(?: ([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))?)?")
_LONDON = ZoneInfo("Europe/London")
_LIKE = 'In a story it may also be like "D+003 14:20" or "D+003".'


def written_span(text: str, day_zero: date | None) -> Span | Problem:
    """(start, end) in UTC of a written time, or the problem with it.

    `end` is None for an exact time; a day alone is the whole of it, in London.
    """
    match = _STORY_TIME.fullmatch(text)
    if match:
        return _story_time(match, day_zero)
    if is_day(text):
        day = day_from(text)
        return Problem("time-bad", day, _LIKE) if isinstance(day, str) else _whole_day(day)
    found = time_from(text)
    return Problem("time-bad", found, _LIKE) if isinstance(found, str) else (found, None)


def _story_time(match: re.Match[str], day_zero: date | None) -> Span | Problem:
    text = match[0]
    if day_zero is None:
        says = f"'{text}' counts from day_zero, which is missing."
        return Problem("no-day-zero", says, "Add day_zero: 2023-03-06 at the top.")
    try:
        day = day_zero + timedelta(days=int(match[1]))
    except OverflowError:
        return Problem("time-bad", out_of_reach(text), _LIKE)
    if not EARLIEST <= day.year <= LATEST:
        return Problem("time-bad", out_of_reach(text), _LIKE)
    if match[2] is None:
        return _whole_day(day)
    try:
        at = datetime.combine(day, time(int(match[2]), int(match[3]), int(match[4] or 0)), tzinfo=_LONDON)
    except ValueError:
        says = f"{shown(text)} is not a time of any day: hours go from 00 to 23, minutes from 00 to 59."
        return Problem("time-bad", says, 'Write it like "D+003 14:20".')
    found = at.astimezone(UTC)
    if found.astimezone(_LONDON).time() != at.time():
        says = f"'{text}' never came: that night ({day}) the clocks went forward over it."
        return Problem("time-skipped", says, "Write the time as the clocks then showed it, an hour later.")
    return found, None


def _whole_day(day: date) -> Span:
    start = datetime.combine(day, time(), tzinfo=_LONDON).astimezone(UTC)
    end = datetime.combine(day + timedelta(days=1), time(), tzinfo=_LONDON).astimezone(UTC)
    return start, end - timedelta(microseconds=1)
