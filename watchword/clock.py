"""Now, instants, London days, bank holidays and shifts.

Inside the engine a time is an *instant*: an int, microseconds since 1970 UTC. People and the law count
in London days, so everything here that says "day" means a day in Europe/London, 23 to 25 hours long.
The engine asks these questions thousands of times in a row: whatever depends only on the day or on the
year is worked out once and kept.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Protocol
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")

MICROSECOND = 1
SECOND = 1_000_000
MINUTE = 60 * SECOND
HOUR = 60 * MINUTE
FULL_DAY = 24 * HOUR
"""Twenty-four hours, which is not always a London day."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_EPOCH_ORDINAL = date(1970, 1, 1).toordinal()
_DAYS_KEPT = 1 << 17  # about 350 years of days
_LAST_DAY = date.max.toordinal() - _EPOCH_ORDINAL
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


# Now


class Clock(Protocol):
    """Whoever needs the time is handed one of these, so that a test or a replay can choose it."""

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""
        ...


class SystemClock:
    """The machine's own time."""

    def now(self) -> datetime:
        return datetime.now(UTC)


class FixedClock:
    """A clock that has stopped, for tests and for questions "as at"."""

    def __init__(self, at: datetime) -> None:
        self._now = moment(instant(at))

    def now(self) -> datetime:
        return self._now


class SteppedClock(FixedClock):
    """A clock that somebody moves on, for replays. It never goes back."""

    def move_to(self, at: datetime) -> None:
        then = moment(instant(at))
        if then < self._now:
            raise ValueError(f"the clock stands at {self._now.isoformat()}; {then.isoformat()} is before that")
        self._now = then


# Instants


def instant(dt: datetime) -> int:
    """Microseconds since 1970 UTC. A time that does not say its zone is refused."""
    if dt.utcoffset() is None:
        raise ValueError(f"the time {dt.isoformat()} does not say which zone it is in")
    return _microseconds(dt - _EPOCH)


def moment(instant: int) -> datetime:
    """The aware UTC datetime of an instant."""
    return _EPOCH + timedelta(microseconds=instant)


# London days. A day's *number* counts from 1 January 1970, like an instant: cheap to add to and to keep.


def number_of_day(day: date) -> int:
    return day.toordinal() - _EPOCH_ORDINAL


def day_of_number(number: int) -> date:
    return date.fromordinal(number + _EPOCH_ORDINAL)


@lru_cache(maxsize=_DAYS_KEPT)
def day_start(number: int) -> int:
    """The first instant of the London day with that number."""
    if number > _LAST_DAY:  # past the calendar's end, asked only for the end of its last day
        return number * FULL_DAY
    return local_instant(day_of_number(number), time.min)


def day_number(instant: int) -> int:
    """The number of the London day that an instant falls in."""
    number = instant // FULL_DAY
    # London is at most two hours ahead of UTC, and (before 1847) a minute behind.
    if instant >= day_start(number + 1):
        return number + 1
    return number if instant >= day_start(number) else number - 1


def local_date(instant: int) -> date:
    """The London date at an instant."""
    return day_of_number(day_number(instant))


def start_of_day(day: date) -> int:
    """The first instant of a London day."""
    return day_start(number_of_day(day))


def end_of_day(day: date) -> int:
    """The last microsecond of a London day."""
    return day_start(number_of_day(day) + 1) - MICROSECOND


def local_moment(instant: int) -> datetime:
    """The aware London datetime of an instant; its `fold` says which of two 01:30s it is."""
    return moment(instant).astimezone(LONDON)


def local_instant(day: date, at: time, *, fold: int = 0) -> int:
    """The instant at which London clocks show that time on that day.

    Of two 01:30s, `fold` 0 is the first and 1 the second. A time the clocks jump over is read as the
    moment they jumped, so that a later time on the clock is never an earlier instant.
    """
    shown = datetime.combine(day, at, LONDON)
    first, second = _offset(shown.replace(fold=0)), _offset(shown.replace(fold=1))
    as_if_utc = _microseconds(shown.replace(tzinfo=UTC) - _EPOCH)
    if first >= second:  # they differ only where the time comes twice
        return as_if_utc - (second if fold else first)
    seconds = range((as_if_utc - second) // SECOND, (as_if_utc - first) // SECOND + 1)
    jumped = bisect_right(seconds, first, key=lambda s: _offset(local_moment(s * SECOND)))
    return seconds[jumped] * SECOND


def _offset(local: datetime) -> int:
    """How far London clocks stand ahead of UTC, in microseconds."""
    return _microseconds(local.utcoffset() or timedelta())


def _microseconds(span: timedelta) -> int:
    return (span.days * 86_400 + span.seconds) * SECOND + span.microseconds


def date_text(day: date, *, weekday: bool = True) -> str:
    """A date as people read it: "Tue 4 Mar 2025"."""
    text = f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
    return f"{_WEEKDAYS[day.weekday()]} {text}" if weekday else text


def local_text(instant: int, *, weekday: bool = True, seconds: bool = False) -> str:
    """A London time as people read it: "Tue 4 Mar 2025 14:20".

    In the hour that comes twice the zone is added ("01:30 BST", then "01:30 GMT").
    """
    local = local_moment(instant)
    shown = f"{local:%H:%M:%S}" if seconds else f"{local:%H:%M}"
    twice = _offset(local.replace(fold=0)) > _offset(local.replace(fold=1))
    return f"{date_text(local, weekday=weekday)} {shown}" + (f" {local.tzname()}" if twice else "")


# Bank holidays and working days, England and Wales


def easter_sunday(year: int) -> date:
    """Easter Sunday by the Gregorian reckoning (the method of Meeus, Jones and Butcher)."""
    golden, century, rest = year % 19, year // 100, year % 100
    moon = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - century // 4 - moon + 15) % 30
    to_sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    shift = (golden + 11 * epact + 22 * to_sunday) // 451
    month, day = divmod(epact + to_sunday - 7 * shift + 114, 31)
    return date(year, month, day + 1)


@lru_cache(maxsize=1024)
def good_friday(year: int) -> date:
    return easter_sunday(year) - timedelta(days=2)


def is_good_friday(day: date) -> bool:
    return day == good_friday(day.year)


def is_christmas_day(day: date) -> bool:
    return day.month == 12 and day.day == 25


@lru_cache(maxsize=1024)
def bank_holidays(year: int) -> frozenset[date]:
    """The bank holidays of a year in England and Wales, with Good Friday and Christmas Day.

    When one falls on a weekend, the day given instead is the bank holiday and the weekend day is not.
    Boxing Day alone stays one on a Saturday: the Banking and Financial Dealings Act 1971, schedule 1,
    leaves it out only on a Sunday. Saturdays matter to the courts' hours, which run on other Saturdays.
    """
    from holidays import country_holidays  # slow to import, and not needed to start

    return frozenset(
        day
        for day in country_holidays("GB", subdiv="ENG", years=year)
        if day.year == year and (day.weekday() < 5 or (day.weekday() == 5 and (day.month, day.day) == (12, 26)))
    )


def is_bank_holiday(day: date) -> bool:
    return day in bank_holidays(day.year)


def is_working_day(day: date) -> bool:
    """Monday to Friday and no bank holiday."""
    return day.weekday() < 5 and day not in bank_holidays(day.year)


@lru_cache(maxsize=1024)
def _working_days(year: int) -> tuple[int, ...]:
    first, last = number_of_day(date(year, 1, 1)), number_of_day(date(year, 12, 31))
    return tuple(n for n in range(first, last + 1) if is_working_day(day_of_number(n)))


def working_day_after(day: date, count: int) -> date:
    """The nth working day after a day, which itself never counts; the calendar's last day if none is left."""
    year, days = day.year, _working_days(day.year)
    index = bisect_right(days, number_of_day(day)) + count - 1
    while index >= len(days):
        if year == date.max.year:
            return date.max
        index -= len(days)
        year += 1
        days = _working_days(year)
    return day_of_number(days[index])


def working_day_before(day: date, count: int) -> date:
    """The nth working day before a day, which itself never counts."""
    year, days = day.year, _working_days(day.year)
    index = bisect_left(days, number_of_day(day)) - count
    while index < 0:
        year -= 1
        days = _working_days(year)
        index += len(days)
    return day_of_number(days[index])


# Shifts


@dataclass(frozen=True)
class Shifts:
    """The London times at which a force's shifts start: one list, or a new list from a given day on.

    Each shift ends when the next one starts. Before the first given day its list is taken to hold.
    """

    versions: tuple[tuple[date, tuple[time, ...]], ...]
    _starts: dict[int, tuple[int, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if not self.versions:
            raise ValueError("shifts need at least one list of start times")
        days = [day for day, _ in self.versions]
        if days != sorted(set(days)):
            raise ValueError("the lists of shift start times must come in order, one for a day")
        for day, times in self.versions:
            if not times or list(times) != sorted(set(times)):
                raise ValueError(f"the shift start times from {day} must be in order, at least one")

    @classmethod
    def at(cls, *times: str) -> Shifts:
        """Shifts that always start at these times: `Shifts.at("07:00", "15:00", "22:00")`."""
        return cls(((date.min, _times(times)),))

    @classmethod
    def dated(cls, lists: Mapping[date, Iterable[str]]) -> Shifts:
        """Shifts that start at other times from a given day on: `Shifts.dated({day: ["07:00", "19:00"]})`."""
        return cls(tuple((day, _times(times)) for day, times in sorted(lists.items())))

    def end_of_shift(self, instant: int) -> int:
        """When the shift running at an instant ends; one that starts at the instant is running."""
        number = day_number(instant)
        while True:
            starts = self._starts.get(number) or self._starts_on(number)
            if instant < starts[-1]:
                return starts[bisect_right(starts, instant)]
            number += 1

    def _starts_on(self, number: int) -> tuple[int, ...]:
        if number > _LAST_DAY:
            return (day_start(number),)
        day = day_of_number(number)
        times = self.versions[0][1]
        for since, later in self.versions:
            if since <= day:
                times = later
        starts = tuple(sorted({local_instant(day, at) for at in times}))
        self._starts[number] = starts
        return starts


def _times(texts: Iterable[str]) -> tuple[time, ...]:
    return tuple(_time(text) for text in texts)


def _time(text: str) -> time:
    found = re.fullmatch(r"([01]?[0-9]|2[0-3]):([0-5][0-9])", text)
    if not found:
        raise ValueError(f"{text!r} is not a time a shift can start at; write it as 07:00")
    return time(int(found[1]), int(found[2]))
