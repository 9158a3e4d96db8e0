"""Lengths of time: read, applied forward, and counted back."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from watchword.clock import HOUR, MINUTE, SECOND, Shifts, end_of_day, instant, local_moment, moment
from watchword.lessons.lengths import Length, LengthError, Unit, parse_length, shift_by_one_unit

LONDON = ZoneInfo("Europe/London")
SHIFTS = Shifts.at("07:00", "15:00", "22:00")
COURT = "excluding court holidays"
BAIL = "excluding Sundays, Good Friday and Christmas Day"

# As published by the government for England and Wales: the slow reckoning below rests on this list alone.
PUBLISHED = {
    2024: "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26",
    2025: "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26",
    2026: "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-26 12-28",  # the 26th by the Act: see clock.py
    2027: "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28",
}
BANK_HOLIDAYS = {date.fromisoformat(f"{year}-{day}") for year in PUBLISHED for day in PUBLISHED[year].split()}
GOOD_FRIDAYS = {date(2024, 3, 29), date(2025, 4, 18), date(2026, 4, 3), date(2027, 3, 26)}

in_the_list = st.datetimes(datetime(2024, 1, 1), datetime(2027, 6, 30)).map(  # noqa: DTZ001
    lambda at: instant(at.replace(tzinfo=UTC))
)
instants = st.integers(instant(datetime(1990, 1, 1, tzinfo=UTC)), instant(datetime(2090, 1, 1, tzinfo=UTC)))
numbered = st.builds(
    Length,
    st.integers(1, 60),
    st.sampled_from([u for u in Unit if u not in (Unit.END_OF_DAY, Unit.END_OF_SHIFT)]),
)
lengths = numbered | st.sampled_from([Length(1, Unit.END_OF_DAY), Length(1, Unit.END_OF_SHIFT)])


def london(text: str, fold: int = 0) -> int:
    return instant(datetime.fromisoformat(text).replace(tzinfo=LONDON, fold=fold))


def end_of(day: str) -> int:
    return london(f"{day} 23:59:59.999999")


def due(length: str, start: str | int) -> int:
    return parse_length(length).after(london(start) if isinstance(start, str) else start, SHIFTS)


# Reading


@pytest.mark.parametrize(
    ("written", "amount", "unit", "text"),
    [
        ("1 minute", 1, Unit.MINUTES, "1 minute"),
        ("5 minutes", 5, Unit.MINUTES, "5 minutes"),
        ("1 hour", 1, Unit.HOURS, "1 hour"),
        ("24 hours", 24, Unit.HOURS, "24 hours"),
        ("1 day", 1, Unit.DAYS, "1 day"),
        ("28 days", 28, Unit.DAYS, "28 days"),
        ("1 week", 1, Unit.WEEKS, "1 week"),
        ("6 weeks", 6, Unit.WEEKS, "6 weeks"),
        ("1 working day", 1, Unit.WORKING_DAYS, "1 working day"),
        ("5 working days", 5, Unit.WORKING_DAYS, "5 working days"),
        ("1 month", 1, Unit.MONTHS, "1 month"),
        ("12 months", 12, Unit.MONTHS, "12 months"),
        ("end of shift", 1, Unit.END_OF_SHIFT, "end of shift"),
        ("end of day", 1, Unit.END_OF_DAY, "end of day"),
        (f"48 hours {COURT}", 48, Unit.COURT_HOURS, f"48 hours {COURT}"),
        (f"24 hours {BAIL}", 24, Unit.BAIL_HOURS, f"24 hours {BAIL}"),
        (f"1 hour {BAIL}", 1, Unit.BAIL_HOURS, f"1 hour {BAIL}"),
        ("  2  Working   Days ", 2, Unit.WORKING_DAYS, "2 working days"),
        ("End of Shift", 1, Unit.END_OF_SHIFT, "end of shift"),
        ("1 hours", 1, Unit.HOURS, "1 hour"),
    ],
)
def test_a_length_is_read_and_said_again_in_plain_english(written: str, amount: int, unit: Unit, text: str) -> None:
    length = parse_length(written)
    assert length == Length(amount, unit)
    assert length.text == str(length) == text


@given(lengths)
def test_what_a_length_says_reads_as_the_same_length(length: Length) -> None:
    assert parse_length(length.text) == length


@pytest.mark.parametrize(
    "written",
    ["", "soon", "days", "5", "1.5 hours", "one day", "3 fortnights", "2 working", "1 end of shift", "2hours",
     "24 hours excluding bank holidays", "3 days excluding court holidays", "+1 day", "9999999999 minutes",
     "1 day 2 hours", "\u0663 days"],
)  # fmt: skip
def test_what_is_not_a_length_is_refused_by_name_with_what_is_allowed(written: str) -> None:
    with pytest.raises(LengthError) as refused:
        parse_length(written)
    assert str(refused.value).startswith(f"'{written}' is not a length of time.")
    assert "working days or months" in str(refused.value)
    assert "'end of shift' or 'end of day'" in str(refused.value)


@pytest.mark.parametrize("written", ["0 minutes", "0 days", "-1 hours", "-3 working days", f"0 hours {COURT}"])
def test_nothing_and_less_than_nothing_are_no_lengths(written: str) -> None:
    with pytest.raises(LengthError, match=f"'{written}' is not a length of time: the number must be 1 or more"):
        parse_length(written)


def test_a_value_that_is_no_text_is_refused_too() -> None:
    for value in (5, None, 1.5, ["1 day"]):
        with pytest.raises(LengthError, match="is not a length of time"):
            parse_length(value)


def test_the_name_of_a_clock_is_not_a_length() -> None:
    with pytest.raises(LengthError, match="'clock:victim-update' names a clock"):
        parse_length("clock:victim-update")


def test_a_century_is_the_most() -> None:
    assert parse_length("36525 days").amount == 36_525
    with pytest.raises(LengthError, match="'36526 days' is more than a century"):
        parse_length("36526 days")


def test_a_length_checks_itself_when_built() -> None:
    with pytest.raises(LengthError, match="1 or more"):
        Length(0, Unit.DAYS)
    with pytest.raises(LengthError, match="'end of day' takes no number"):
        Length(2, Unit.END_OF_DAY)


def test_only_clock_files_may_leave_days_out_of_hours() -> None:
    assert {u for u in Unit if Length(1, u).is_for_clock_files} == {Unit.COURT_HOURS, Unit.BAIL_HOURS}


# Forward: minutes and hours


def test_minutes_and_hours_are_elapsed() -> None:
    assert due("5 minutes", "2025-03-04 14:20") == london("2025-03-04 14:25")
    assert due("24 hours", "2025-03-04 14:20") == london("2025-03-05 14:20")


def test_hours_across_a_clock_change_show_another_time() -> None:
    assert due("24 hours", "2025-03-29 12:00") == london("2025-03-30 13:00")
    assert due("24 hours", "2025-10-25 12:00") == london("2025-10-26 11:00")
    assert due("1 hour", "2025-03-30 00:30") == london("2025-03-30 02:30")


def test_an_hour_after_the_first_half_past_one_is_the_second() -> None:
    assert due("1 hour", "2025-10-26 01:30") == london("2025-10-26 01:30", fold=1)
    assert due("1 hour", london("2025-10-26 01:30", fold=1)) == london("2025-10-26 02:30")


# Forward: days, weeks, working days


@pytest.mark.parametrize("start", ["2025-03-04 00:00", "2025-03-04 14:20", "2025-03-04 23:59:59.999999"])
def test_days_end_with_the_nth_day_whenever_in_its_day_the_start_was(start: str) -> None:
    assert due("1 day", start) == end_of("2025-03-05")
    assert due("28 days", start) == end_of("2025-04-01")
    assert due("2 weeks", start) == end_of("2025-03-18")
    assert due("end of day", start) == end_of("2025-03-04")


def test_a_day_is_londons_and_not_utcs() -> None:
    just_before, just_after = london("2025-07-01 23:59"), london("2025-07-02 00:00")
    assert moment(just_after).date() == date(2025, 7, 1)
    assert due("1 day", just_before) == end_of("2025-07-02")
    assert due("1 day", just_after) == end_of("2025-07-03")
    assert due("end of day", just_before) == end_of("2025-07-01")
    assert due("end of day", just_after) == end_of("2025-07-02")


@pytest.mark.parametrize(
    ("start", "last_day", "hours"),
    [("2025-03-30 00:00", "2025-03-30", 23), ("2025-10-26 00:00", "2025-10-26", 25)],
)
def test_the_end_of_a_day_of_23_or_25_hours_is_its_own_midnight(start: str, last_day: str, hours: int) -> None:
    assert due("end of day", start) == end_of(last_day) == london(start) + hours * HOUR - 1


def test_both_half_past_ones_have_the_same_day_to_count_from() -> None:
    for fold in (0, 1):
        start = london("2025-10-26 01:30", fold)
        assert due("1 day", start) == end_of("2025-10-27")
        assert due("1 week", start) == end_of("2025-11-02")


def test_days_pass_through_a_leap_day() -> None:
    assert due("1 day", "2024-02-28 12:00") == end_of("2024-02-29")
    assert due("1 day", "2025-02-28 12:00") == end_of("2025-03-01")
    assert due("1 week", "2024-02-23 12:00") == end_of("2024-03-01")


@pytest.mark.parametrize(
    ("length", "start", "last_day"),
    [
        ("1 working day", "2025-03-04 14:20", "2025-03-05"),
        ("1 working day", "2025-03-07 23:59:59.999999", "2025-03-10"),  # a Friday
        ("1 working day", "2025-03-08 00:00", "2025-03-10"),  # a Saturday
        ("1 working day", "2025-03-09 23:59", "2025-03-10"),
        ("1 working day", "2025-03-10 00:00", "2025-03-11"),
        ("5 working days", "2025-03-04 14:20", "2025-03-11"),
        ("1 working day", "2025-04-17 09:00", "2025-04-22"),  # over Easter
        ("2 working days", "2025-04-17 09:00", "2025-04-23"),
        ("1 working day", "2025-04-18 09:00", "2025-04-22"),
        ("1 working day", "2025-12-24 09:00", "2025-12-29"),  # over Christmas
        ("3 working days", "2025-12-24 09:00", "2025-12-31"),
        ("4 working days", "2025-12-24 09:00", "2026-01-02"),
        ("1 working day", "2021-12-24 09:00", "2021-12-29"),  # two substitute days
        ("1 working day", "2022-09-16 09:00", "2022-09-20"),  # the state funeral
        ("1 working day", "2026-12-24 09:00", "2026-12-29"),  # Boxing Day on a Saturday
    ],
)
def test_working_days_leave_out_weekends_and_bank_holidays(length: str, start: str, last_day: str) -> None:
    assert due(length, start) == end_of(last_day)


@given(in_the_list, st.integers(1, 30))
def test_working_days_agree_with_a_slow_count_by_the_published_list(start: int, count: int) -> None:
    day = moment(start).astimezone(LONDON).date()
    left = count
    while left:
        day += timedelta(days=1)
        left -= day.weekday() < 5 and day not in BANK_HOLIDAYS
    assert Length(count, Unit.WORKING_DAYS).after(start, SHIFTS) == end_of(day.isoformat())


# Forward: months


@pytest.mark.parametrize(
    ("length", "start", "last_day"),
    [
        ("3 months", "2025-01-10 09:00", "2025-04-10"),  # the example of the language page
        ("3 months", "2025-01-10 23:59:59.999999", "2025-04-10"),
        ("3 months", "2025-01-11 00:00", "2025-04-11"),
        ("1 month", "2025-01-27 09:00", "2025-02-27"),
        ("1 month", "2025-01-28 09:00", "2025-02-28"),  # 29 February: no such day
        ("1 month", "2025-01-29 09:00", "2025-02-28"),
        ("1 month", "2025-01-30 09:00", "2025-02-28"),
        ("1 month", "2025-01-31 09:00", "2025-02-28"),  # 1 February to 1 March, and the day before
        ("1 month", "2024-01-28 09:00", "2024-02-28"),  # leap year: 29 February is there
        ("1 month", "2024-01-29 09:00", "2024-02-29"),
        ("1 month", "2024-01-31 09:00", "2024-02-29"),
        ("1 month", "2025-02-27 09:00", "2025-03-27"),
        ("1 month", "2025-02-28 09:00", "2025-03-31"),  # 1 March to 1 April
        ("1 month", "2024-02-28 09:00", "2024-03-28"),
        ("1 month", "2024-02-29 09:00", "2024-03-31"),
        ("12 months", "2024-02-28 09:00", "2025-02-28"),  # from 29 February: no such day a year on
        ("12 months", "2024-02-29 09:00", "2025-02-28"),
        ("48 months", "2024-02-28 09:00", "2028-02-28"),
        ("1 month", "2025-03-30 09:00", "2025-04-30"),  # 31 April: no such day
        ("1 month", "2025-03-31 09:00", "2025-04-30"),
        ("1 month", "2025-04-30 09:00", "2025-05-31"),
        ("3 months", "2025-11-15 09:00", "2026-02-15"),
        ("1 month", "2025-12-31 09:00", "2026-01-31"),
        ("12 months", "2025-12-30 09:00", "2026-12-30"),
    ],
)
def test_months_end_the_day_before_the_day_after_the_start_comes_round(length: str, start: str, last_day: str) -> None:
    assert due(length, start) == end_of(last_day)


def test_months_across_a_clock_change_end_at_londons_midnight() -> None:
    assert moment(due("3 months", "2025-01-10 09:00")) == datetime(2025, 4, 10, 22, 59, 59, 999_999, tzinfo=UTC)
    assert moment(due("3 months", "2025-08-10 09:00")) == datetime(2025, 11, 10, 23, 59, 59, 999_999, tzinfo=UTC)


@given(instants, st.integers(1, 30))
def test_months_agree_with_a_walk_over_the_calendar(start: int, count: int) -> None:
    first = day = moment(start).astimezone(LONDON).date() + timedelta(days=1)
    for _ in range(count):  # to the first day of each next month
        day = (day.replace(day=1) + timedelta(days=31)).replace(day=1)
    month = day.month
    while day.day < first.day and (day + timedelta(days=1)).month == month:
        day += timedelta(days=1)
    if day.day == first.day:
        day -= timedelta(days=1)
    assert Length(count, Unit.MONTHS).after(start, SHIFTS) == end_of(day.isoformat())


# Forward: hours that leave days out


@pytest.mark.parametrize(
    ("length", "start", "until"),
    [
        (f"48 hours {COURT}", "2025-03-04 14:20", "2025-03-06 14:20"),
        (f"24 hours {COURT}", "2025-03-08 14:20", "2025-03-10 14:20"),  # Saturday: Sunday left out
        (f"24 hours {COURT}", "2025-03-09 14:20", "2025-03-11 00:00"),  # arrested on a Sunday
        (f"24 hours {COURT}", "2025-03-08 00:00", "2025-03-09 00:00"),  # run out as Sunday begins
        (f"24 hours {COURT}", "2025-03-08 00:00:00.000001", "2025-03-10 00:00:00.000001"),
        (f"48 hours {COURT}", "2025-04-17 10:00", "2025-04-22 10:00"),  # Saturday runs between Easter's days
        (f"24 hours {COURT}", "2025-04-17 10:00", "2025-04-19 10:00"),
        (f"24 hours {BAIL}", "2025-04-17 10:00", "2025-04-19 10:00"),
        (f"48 hours {BAIL}", "2025-04-17 10:00", "2025-04-21 10:00"),  # Easter Monday runs under the Bail Act
        (f"24 hours {COURT}", "2025-04-20 10:00", "2025-04-23 00:00"),  # Sunday and Monday left out together
        (f"24 hours {BAIL}", "2025-04-20 10:00", "2025-04-22 00:00"),
        (f"24 hours {COURT}", "2025-12-24 18:00", "2025-12-27 18:00"),
        (f"24 hours {BAIL}", "2025-12-24 18:00", "2025-12-26 18:00"),  # Boxing Day runs
        (
            f"24 hours {COURT}",
            "2021-12-24 18:00",
            "2021-12-29 18:00",
        ),  # Saturday the 25th to Tuesday the 28th
        (f"24 hours {BAIL}", "2021-12-24 18:00", "2021-12-27 18:00"),
        (
            f"24 hours {COURT}",
            "2021-12-31 18:00",
            "2022-01-01 18:00",
        ),  # Saturday 1 January is no bank holiday
        (f"24 hours {COURT}", "2022-01-01 18:00", "2022-01-04 18:00"),  # but Monday the 3rd is
        (f"24 hours {COURT}", "2026-12-25 09:00", "2026-12-30 00:00"),  # Saturday the 26th is one
        (f"1 hour {COURT}", "2025-03-08 23:30", "2025-03-10 00:30"),
    ],
)
def test_hours_leave_out_whole_days_by_their_own_list(length: str, start: str, until: str) -> None:
    assert due(length, start) == london(until)


def test_the_days_the_clocks_change_are_sundays_and_left_out_whole() -> None:
    assert due(f"24 hours {COURT}", "2025-03-29 12:00") == london("2025-03-31 12:00")
    assert due(f"24 hours {BAIL}", "2025-10-25 12:00") == london("2025-10-27 12:00")
    for fold in (0, 1):
        assert due(f"24 hours {BAIL}", london("2025-10-26 01:30", fold)) == london("2025-10-28 00:00")


@settings(max_examples=40, deadline=None)
@given(in_the_list, st.integers(1, 72), st.sampled_from([Unit.COURT_HOURS, Unit.BAIL_HOURS]))
def test_hours_agree_with_a_slow_count_minute_by_minute(start: int, hours: int, unit: Unit) -> None:
    start -= start % MINUTE
    left, at = hours * 60, start
    while left:
        day = moment(at).astimezone(LONDON).date()
        out = day.weekday() == 6 or day in GOOD_FRIDAYS or (day.month, day.day) == (12, 25)
        if unit is Unit.COURT_HOURS:
            out = out or day in BANK_HOLIDAYS
        left -= not out
        at += MINUTE
    assert Length(hours, unit).after(start, SHIFTS) == at


# Forward: shifts


def test_the_end_of_a_shift_is_that_of_the_shift_running_at_the_start() -> None:
    assert due("end of shift", "2025-03-04 14:59:59") == london("2025-03-04 15:00")
    assert due("end of shift", "2025-03-04 15:00") == london("2025-03-04 22:00")
    assert due("end of shift", "2025-03-29 23:00") == london("2025-03-30 07:00")
    assert due("end of shift", "2025-10-25 23:00") == london("2025-10-26 07:00")


def test_another_force_has_other_shifts() -> None:
    other = Shifts.at("06:00", "18:00")
    assert parse_length("end of shift").after(london("2025-03-04 14:59"), other) == london("2025-03-04 18:00")


# Forward: what holds for all


@given(lengths, instants, st.integers(0, 40 * 24 * HOUR))
def test_a_later_start_is_never_due_earlier(length: Length, start: int, more: int) -> None:
    assert length.after(start, SHIFTS) <= length.after(start + more, SHIFTS)


@given(lengths, instants)
def test_nothing_is_due_before_it_starts(length: Length, start: int) -> None:
    assert length.after(start, SHIFTS) >= start


@given(numbered, instants)
def test_a_longer_length_is_never_due_earlier(length: Length, start: int) -> None:
    assert length.after(start, SHIFTS) <= shift_by_one_unit(length, up=True).after(start, SHIFTS)


@pytest.mark.parametrize("unit", Unit)
def test_nothing_is_due_after_the_end_of_the_calendar(unit: Unit) -> None:
    assert Length(1, unit).after(end_of_day(date.max), SHIFTS) == end_of_day(date.max)
    assert Length(1, unit).after(end_of_day(date(9999, 12, 30)), SHIFTS) <= end_of_day(date.max)


# Back, for `last`, and before, for ladders


def back(length: str, start: int) -> int:
    return parse_length(length).back(start)


def before(length: str, at: int) -> int:
    return parse_length(length).before(at)


def test_looking_back_over_minutes_and_hours_is_elapsed() -> None:
    assert back("90 minutes", london("2025-03-04 14:20")) == london("2025-03-04 12:50")
    assert back("24 hours", london("2025-03-30 12:00")) == london("2025-03-29 11:00")
    assert back("24 hours", london("2025-10-26 12:00")) == london("2025-10-25 13:00")


def test_looking_back_over_days_is_to_the_same_time_across_both_clock_changes() -> None:
    assert back("1 day", london("2025-03-30 12:00")) == london("2025-03-29 12:00")
    assert back("1 day", london("2025-10-26 12:00")) == london("2025-10-25 12:00")
    assert back("2 weeks", london("2025-04-05 08:15:30.000001")) == london("2025-03-22 08:15:30.000001")


@pytest.mark.parametrize(
    ("length", "start", "seen_from"),
    [
        ("1 month", "2025-03-31 09:00", "2025-02-28 09:00"),
        ("1 month", "2024-03-31 09:00", "2024-02-29 09:00"),
        ("1 month", "2025-01-31 09:00", "2024-12-31 09:00"),
        ("12 months", "2025-02-28 09:00", "2024-02-28 09:00"),
        ("12 months", "2024-02-29 09:00", "2023-02-28 09:00"),
        ("13 months", "2025-01-15 09:00", "2023-12-15 09:00"),
        ("6 months", "2025-07-15 09:00", "2025-01-15 09:00"),
    ],
)
def test_looking_back_over_months_is_to_the_same_time_of_the_same_day(length: str, start: str, seen_from: str) -> None:
    assert back(length, london(start)) == london(seen_from)


def test_looking_back_to_a_time_that_was_twice_sees_from_the_first() -> None:
    assert back("1 day", london("2025-10-27 01:30")) == london("2025-10-26 01:30")


def test_looking_back_from_either_half_past_one_is_to_the_only_one_there_was() -> None:
    for fold in (0, 1):
        assert back("1 day", london("2025-10-26 01:30", fold)) == london("2025-10-25 01:30")


def test_looking_back_from_a_second_half_past_one_to_another_keeps_it_second() -> None:
    for fold in (0, 1):
        assert back("52 weeks", london("2025-10-26 01:30", fold)) == london("2024-10-27 01:30", fold)


def test_looking_back_to_a_time_that_never_was_is_to_the_moment_the_clocks_jumped() -> None:
    jump = london("2025-03-30 02:00")
    assert back("1 day", london("2025-03-31 00:59")) == jump - MINUTE
    assert back("1 day", london("2025-03-31 01:00")) == jump
    assert back("1 day", london("2025-03-31 01:59")) == jump
    assert back("1 day", london("2025-03-31 02:01")) == jump + MINUTE


@given(st.integers(1, 400), st.sampled_from([Unit.DAYS, Unit.WEEKS]), instants)
def test_back_over_days_and_weeks_shows_the_same_time_that_many_days_before(
    amount: int, unit: Unit, start: int
) -> None:
    length, here = Length(amount, unit), local_moment(start)
    there = local_moment(length.back(start))
    assume((there.month, there.hour) != (3, 2) or here.hour == 2)  # jumped over
    assert there.time() == here.time().replace(fold=there.fold)
    assert here.date() - there.date() == timedelta(days=amount * (7 if unit is Unit.WEEKS else 1))


@given(st.integers(1, 60), instants)
def test_back_over_months_shows_the_same_time_in_that_month(amount: int, start: int) -> None:
    here, there = local_moment(start), local_moment(Length(amount, Unit.MONTHS).back(start))
    assume((there.month, there.hour) != (3, 2) or here.hour == 2)
    assert there.time() == here.time().replace(fold=there.fold)
    assert (here.year - there.year) * 12 + here.month - there.month == amount
    assert there.day == here.day or (there.day < here.day and (there + timedelta(days=1)).day == 1)


@given(numbered, instants)
def test_back_and_before_are_earlier_and_the_same(length: Length, start: int) -> None:
    assume(length.can_come_before)
    assert length.before(start) < start
    if length.can_look_back:
        assert length.back(start) == length.before(start)


def test_before_a_due_is_elapsed_or_at_the_same_time() -> None:
    at = end_of("2025-04-10")
    assert before("30 minutes", at) == at - 30 * MINUTE
    assert before("14 days", at) == end_of("2025-03-27")  # the clocks changed between
    assert before("336 hours", at) == end_of("2025-03-27") - HOUR
    assert before("1 month", at) == end_of("2025-03-10")


@pytest.mark.parametrize(
    ("length", "at", "told"),
    [
        ("1 working day", "2025-03-05 14:00", "2025-03-04 14:00"),
        ("1 working day", "2025-03-10 14:00", "2025-03-07 14:00"),  # a Monday
        ("1 working day", "2025-03-09 14:00", "2025-03-07 14:00"),  # a Sunday
        ("1 working day", "2025-04-22 14:00", "2025-04-17 14:00"),  # after Easter
        ("2 working days", "2026-01-02 14:00", "2025-12-30 14:00"),
        ("1 working day", "2025-03-31 14:00", "2025-03-28 14:00"),  # the clocks changed between
    ],
)
def test_working_days_before_a_due_are_counted_back_at_the_same_time(length: str, at: str, told: str) -> None:
    assert before(length, london(at)) == london(told)


@given(in_the_list, st.integers(1, 20))
def test_working_days_back_agree_with_a_slow_count(at: int, count: int) -> None:
    here = local_moment(at)
    assume(here.hour != 1)
    day, left = here.date(), count
    while left:
        day -= timedelta(days=1)
        left -= day.weekday() < 5 and day not in BANK_HOLIDAYS
    assume(day >= date(2024, 1, 1))
    expected = instant(datetime.combine(day, here.time(), LONDON))
    assert Length(count, Unit.WORKING_DAYS).before(at) == expected


def test_which_lengths_can_look_back_or_come_before() -> None:
    looks = {u for u in Unit if Length(1, u).can_look_back}
    assert looks == {Unit.MINUTES, Unit.HOURS, Unit.DAYS, Unit.WEEKS, Unit.MONTHS}
    assert {u for u in Unit if Length(1, u).can_come_before} == looks | {Unit.WORKING_DAYS}


@pytest.mark.parametrize("unit", Unit)
def test_a_length_that_cannot_go_back_says_so(unit: Unit) -> None:
    length = Length(1, unit)
    if not length.can_look_back:
        with pytest.raises(LengthError, match=f"'{length.text}' cannot look back: 'last' takes minutes"):
            length.back(0)
    if not length.can_come_before:
        with pytest.raises(LengthError, match=f"'{length.text}' cannot come before a due"):
            length.before(0)


# One unit more or less


def test_one_unit_more_or_less() -> None:
    assert shift_by_one_unit(parse_length("2 working days"), up=True).text == "3 working days"
    assert shift_by_one_unit(parse_length("2 working days"), up=False).text == "1 working day"
    assert shift_by_one_unit(parse_length(f"24 hours {BAIL}"), up=True).text == f"25 hours {BAIL}"


def test_one_unit_less_than_one_is_refused() -> None:
    with pytest.raises(LengthError, match="1 or more"):
        shift_by_one_unit(parse_length("1 month"), up=False)


@pytest.mark.parametrize("written", ["end of shift", "end of day"])
def test_there_is_no_unit_to_move_an_end_by(written: str) -> None:
    for up in (True, False):
        with pytest.raises(LengthError, match=f"'{written}' has no number"):
            shift_by_one_unit(parse_length(written), up=up)


def test_lengths_are_values() -> None:
    assert len({parse_length("1 day"), parse_length("1 days"), Length(1, Unit.DAYS)}) == 1
    assert parse_length("1 hour").after(0, SHIFTS) == 3600 * SECOND
    assert local_moment(parse_length("end of day").after(0, SHIFTS)).time() == time.max
