"""Times that we keep: written in full, with a zone, within reach of our calendar."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from functools import lru_cache

from watchword.facts.hints import shown

EARLIEST, LATEST = 1900, 2200
LIKE = "Write it like 2025-03-04T14:20:00Z"

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ]([01][0-9]|2[0-3]):[0-9]{2}(:[0-9]{2}([.][0-9]{1,9})?)?"
    r"(Z|[+-][0-9]{2}:?[0-9]{2})?"
)


@lru_cache(maxsize=4096)
def time_from(text: str) -> datetime | str:
    """An aware UTC time from ISO text with a zone, or a sentence that says what is wrong."""
    if not _TIME.fullmatch(text):
        return f"{shown(text)} is not a time. {LIKE}."
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return f"'{text}' is not a time: there is no such day, hour or minute. {LIKE}."
    return in_utc(found, text)


def in_utc(found: datetime, text: str = "") -> datetime | str:
    """The same instant in UTC, or a sentence that says why we cannot keep it."""
    text = text or found.isoformat()
    if found.utcoffset() is None:
        return f"'{text}' has no zone. {LIKE} or +01:00."
    if not EARLIEST <= found.year <= LATEST:
        return out_of_reach(text)
    return found.astimezone(UTC)


def day_from(text: str) -> date | str:
    """A date such as 2025-03-04, or a sentence that says what is wrong."""
    if not _DAY.fullmatch(text):
        return f"{shown(text)} is not a date. Write it like 2025-03-04."
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return f"'{text}' is not a date: there is no such day. Write it like 2025-03-04."
    return found if EARLIEST <= found.year <= LATEST else out_of_reach(text)


def is_day(text: str) -> bool:
    """Whether the text is written as a date, whatever its numbers."""
    return _DAY.fullmatch(text) is not None


def out_of_reach(text: str) -> str:
    """The sentence for a time too early or too late to be true."""
    return f"the year of '{text}' is not between {EARLIEST} and {LATEST}."
