"""Lengths of time as lessons and clocks write them: "2 working days", "3 months", "end of shift".

What each one means is fixed by the lesson language (D, and the clock paragraph). `clock:NAME` is not a
length but the name of one; the clocks resolve it to a `Length`.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from watchword.clock import (
    FULL_DAY,
    HOUR,
    MICROSECOND,
    MINUTE,
    Shifts,
    day_number,
    day_of_number,
    day_start,
    end_of_day,
    is_bank_holiday,
    is_christmas_day,
    is_good_friday,
    local_instant,
    local_moment,
    number_of_day,
    working_day_after,
    working_day_before,
)


class LengthError(ValueError):
    """A length that cannot be read, or be used so; the message is for lesson writers."""


class Unit(StrEnum):
    """What a length counts, in the words lessons use."""

    MINUTES = "minutes"
    HOURS = "hours"
    DAYS = "days"
    WEEKS = "weeks"
    WORKING_DAYS = "working days"
    MONTHS = "months"
    COURT_HOURS = "hours excluding court holidays"
    BAIL_HOURS = "hours excluding Sundays, Good Friday and Christmas Day"
    END_OF_SHIFT = "end of shift"
    END_OF_DAY = "end of day"


ALLOWED = (
    "a whole number of minutes, hours, days, weeks, working days or months (as in 24 hours, 1 working day), "
    "'end of shift' or 'end of day'; in clock files also hours 'excluding court holidays' or "
    "'excluding Sundays, Good Friday and Christmas Day'"
)

_BARE = frozenset({Unit.END_OF_SHIFT, Unit.END_OF_DAY})
_LOOKS_BACK = frozenset({Unit.MINUTES, Unit.HOURS, Unit.DAYS, Unit.WEEKS, Unit.MONTHS})
_COMES_BEFORE = _LOOKS_BACK | {Unit.WORKING_DAYS}
_CLOCK_FILES_ONLY = frozenset({Unit.COURT_HOURS, Unit.BAIL_HOURS})
_ELAPSED = {Unit.MINUTES: MINUTE, Unit.HOURS: HOUR}
_DAYS = {Unit.DAYS: 1, Unit.WEEKS: 7}
_A_CENTURY = {  # the most of each unit; more is a slip of the pen
    Unit.MINUTES: 36_525 * 24 * 60,
    Unit.HOURS: 36_525 * 24,
    Unit.DAYS: 36_525,
    Unit.WEEKS: 36_525 // 7,
    Unit.WORKING_DAYS: 26_000,
    Unit.MONTHS: 1_200,
    Unit.COURT_HOURS: 36_525 * 24,
    Unit.BAIL_HOURS: 36_525 * 24,
    Unit.END_OF_SHIFT: 1,
    Unit.END_OF_DAY: 1,
}
_LAST_INSTANT = end_of_day(date.max)


@dataclass(frozen=True, slots=True)
class Length:
    """A number of units. An end of shift or day is one unit."""

    amount: int
    unit: Unit

    def __post_init__(self) -> None:
        if self.amount < 1:
            raise LengthError(f"'{self.text}' is not a length of time: the number must be 1 or more.")
        if self.unit in _BARE and self.amount != 1:
            raise LengthError(f"'{self.unit}' takes no number.")
        if self.amount > _A_CENTURY[self.unit]:
            raise LengthError(
                f"'{self.text}' is more than a century; lengths up to {_A_CENTURY[self.unit]} {self.unit} are allowed."
            )

    @property
    def text(self) -> str:
        """The length in plain English, as a lesson would write it."""
        if self.unit in _BARE:
            return self.unit.value
        return f"{self.amount} {_singular(self.unit) if self.amount == 1 else self.unit.value}"

    def __str__(self) -> str:
        return self.text

    @property
    def can_look_back(self) -> bool:
        """Whether `last` may use it."""
        return self.unit in _LOOKS_BACK

    @property
    def can_come_before(self) -> bool:
        """Whether a ladder's `before` may use it."""
        return self.unit in _COMES_BEFORE

    @property
    def is_for_clock_files(self) -> bool:
        """Whether only a clock file may write it, never a lesson."""
        return self.unit in _CLOCK_FILES_ONLY

    def after(self, instant: int, shifts: Shifts) -> int:
        """The due instant of something that starts at `instant`: an answer at exactly this is in time.

        Never later than the end of the calendar (9999), which old systems write for "no end".
        """
        unit = self.unit
        if unit in _ELAPSED:
            due = instant + self.amount * _ELAPSED[unit]
        elif unit in _DAYS:
            due = day_start(day_number(instant) + self.amount * _DAYS[unit] + 1) - MICROSECOND
        elif unit is Unit.WORKING_DAYS:
            due = _end_of_working_day(day_number(instant), self.amount)
        elif unit is Unit.MONTHS:
            due = _end_of_months(day_number(instant), self.amount)
        elif unit is Unit.END_OF_DAY:
            due = day_start(day_number(instant) + 1) - MICROSECOND
        elif unit is Unit.END_OF_SHIFT:
            due = shifts.end_of_shift(instant)
        else:
            due = _after_skipping(instant, self.amount * HOUR, _SKIPPED[unit])
        return due if due <= _LAST_INSTANT else _LAST_INSTANT

    def back(self, instant: int) -> int:
        """The earliest instant that `last` still sees, looking back from `instant`."""
        if not self.can_look_back:
            raise LengthError(f"'{self.text}' cannot look back: 'last' takes minutes, hours, days, weeks or months.")
        return self._earlier(instant)

    def before(self, instant: int) -> int:
        """The instant this much before a due, for a ladder."""
        if not self.can_come_before:
            raise LengthError(
                f"'{self.text}' cannot come before a due: 'before' takes minutes, hours, days, weeks, "
                "working days or months."
            )
        return self._earlier(instant)

    def _earlier(self, instant: int) -> int:
        """Elapsed for minutes and hours, else the same London time on an earlier day.

        Where that day has the time twice, the second only if the start was a second one too: otherwise the
        first, which sees more and warns sooner.
        """
        if self.unit in _ELAPSED:
            return instant - self.amount * _ELAPSED[self.unit]
        number = day_number(instant)
        if self.unit in _DAYS:
            earlier = number - self.amount * _DAYS[self.unit]
        elif self.unit is Unit.WORKING_DAYS:
            earlier = number_of_day(working_day_before(day_of_number(number), self.amount))
        else:
            earlier = _months_before(number, self.amount)
        if _has_24_hours(number) and _has_24_hours(earlier):
            return instant - day_start(number) + day_start(earlier)
        local = local_moment(instant)
        return local_instant(day_of_number(earlier), local.time(), fold=local.fold)


# Reading


def _singular(unit: Unit) -> str:
    """The unit after a 1: "working day", "hour excluding court holidays"."""
    head, excluding, days = unit.value.partition(" excluding ")
    return head.removesuffix("s") + excluding + days


_NUMBERED = re.compile(r"(-?[0-9]{1,9}) (\D.*)")
_UNITS = {name.casefold(): unit for unit in Unit if unit not in _BARE for name in (unit.value, _singular(unit))}


@lru_cache(maxsize=1024)
def _read(text: str) -> Length:
    plain = " ".join(text.split())
    for bare in _BARE:
        if plain.casefold() == bare:
            return Length(1, bare)
    if plain.startswith("clock:"):
        raise LengthError(f"'{plain}' names a clock; a length of time is wanted here: {ALLOWED}.")
    numbered = _NUMBERED.fullmatch(plain)
    unit = _UNITS.get(numbered[2].casefold()) if numbered else None
    if numbered is None or unit is None:
        raise LengthError(f"'{plain}' is not a length of time. Allowed: {ALLOWED}.")
    return Length(int(numbered[1]), unit)


def parse_length(text: object) -> Length:
    """Read a length, or refuse it with a sentence that names it and says what is allowed."""
    if not isinstance(text, str):
        raise LengthError(f"'{text}' is not a length of time. Allowed: {ALLOWED}.")
    return _read(text)


def shift_by_one_unit(length: Length, up: bool) -> Length:
    """The same length with one minute, hour, day … more or less; tests plant errors with it."""
    if length.unit in _BARE:
        raise LengthError(f"'{length.text}' has no number, so there is no length one unit from it.")
    return Length(length.amount + (1 if up else -1), length.unit)


# Counting days. Days are numbers here (see `watchword.clock`), so that what is kept is keyed by an int.


@lru_cache(maxsize=1 << 16)
def _end_of_working_day(start: int, count: int) -> int:
    return end_of_day(working_day_after(day_of_number(start), count))


@lru_cache(maxsize=1 << 16)
def _end_of_months(start: int, months: int) -> int:
    """The period begins on the day after the start, so it ends the day before that day comes round again."""
    first = day_of_number(start + 1) if start < number_of_day(date.max) else date.max
    year, month = _add_months(first.year, first.month, months)
    if year > date.max.year:
        return _LAST_INSTANT
    if first.day > monthrange(year, month)[1]:
        return end_of_day(date(year, month, monthrange(year, month)[1]))
    return day_start(number_of_day(date(year, month, first.day))) - MICROSECOND


@lru_cache(maxsize=1 << 16)
def _months_before(number: int, months: int) -> int:
    """The same day of an earlier month, or the last day of a month too short to have it."""
    day = day_of_number(number)
    year, month = _add_months(day.year, day.month, -months)
    return number_of_day(date(year, month, min(day.day, monthrange(year, month)[1])))


def _add_months(year: int, month: int, months: int) -> tuple[int, int]:
    years, month = divmod(month - 1 + months, 12)
    return year + years, month + 1


def _has_24_hours(number: int) -> bool:
    return day_start(number + 1) - day_start(number) == FULL_DAY


@lru_cache(maxsize=1 << 16)
def _is_court_holiday(number: int) -> bool:
    day = day_of_number(number)
    return _is_bail_holiday(number) or is_bank_holiday(day)


@lru_cache(maxsize=1 << 16)
def _is_bail_holiday(number: int) -> bool:
    day = day_of_number(number)
    return day.weekday() == 6 or is_good_friday(day) or is_christmas_day(day)


_SKIPPED: dict[Unit, Callable[[int], bool]] = {
    Unit.COURT_HOURS: _is_court_holiday,
    Unit.BAIL_HOURS: _is_bail_holiday,
}
"""Each power has its own list of days left out: bank holidays run under the Bail Act 1976, section 7."""


def _after_skipping(instant: int, left: int, skipped: Callable[[int], bool]) -> int:
    """The first instant by which `left` microseconds have run on days that count.

    Time that runs out as a skipped day begins is out then, not when that day ends.
    """
    number = day_number(instant)
    while instant <= _LAST_INSTANT:
        ends = day_start(number + 1)
        if not skipped(number):
            if instant + left <= ends:
                return instant + left
            left -= ends - instant
        instant, number = ends, number + 1
    return _LAST_INSTANT
