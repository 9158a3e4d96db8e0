"""Instants, London days, bank holidays and shifts."""

import subprocess
import sys
from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchword.clock import (
    HOUR,
    MINUTE,
    FixedClock,
    Shifts,
    SteppedClock,
    SystemClock,
    bank_holidays,
    date_text,
    day_number,
    day_of_number,
    easter_sunday,
    end_of_day,
    good_friday,
    instant,
    is_bank_holiday,
    is_christmas_day,
    is_good_friday,
    is_working_day,
    local_date,
    local_instant,
    local_moment,
    local_text,
    moment,
    number_of_day,
    start_of_day,
    working_day_after,
    working_day_before,
)

LONDON = ZoneInfo("Europe/London")
SPRING, AUTUMN = date(2025, 3, 30), date(2025, 10, 26)  # the clocks go forward at 01:00, back at 02:00
THREE_SHIFTS = Shifts.at("07:00", "15:00", "22:00")

# As published by the government for England and Wales, copied here by hand: the check on the package we use.
PUBLISHED = {
    2019: "01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26",
    2020: "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28",
    2021: "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28",
    2022: "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27",
    2023: "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26",
    2024: "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26",
    2025: "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26",
    2026: "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28",
    2027: "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28",
}
BOXING_SATURDAYS = {date(2020, 12, 26), date(2026, 12, 26)}

days = st.dates(date(1990, 1, 1), date(2090, 12, 31))
instants = st.integers(instant(datetime(1990, 1, 1, tzinfo=UTC)), instant(datetime(2090, 1, 1, tzinfo=UTC)))


def london(text: str, fold: int = 0) -> int:
    return instant(datetime.fromisoformat(text).replace(tzinfo=LONDON, fold=fold))


# Now


def test_the_system_clock_is_aware_and_in_utc() -> None:
    before = datetime.now(UTC)
    now = SystemClock().now()
    assert before <= now <= datetime.now(UTC)
    assert now.tzinfo is UTC


def test_a_fixed_clock_stands_still_and_answers_in_utc() -> None:
    clock = FixedClock(datetime(2025, 7, 1, 10, 0, tzinfo=LONDON))
    assert clock.now() == clock.now() == datetime(2025, 7, 1, 9, 0, tzinfo=UTC)
    assert clock.now().tzinfo is UTC


def test_a_clock_is_not_set_by_a_time_without_a_zone() -> None:
    with pytest.raises(ValueError, match="does not say which zone"):
        FixedClock(datetime(2025, 7, 1))  # noqa: DTZ001


def test_a_stepped_clock_moves_on_and_may_stay_but_never_goes_back() -> None:
    at = datetime(2025, 7, 1, 9, 0, tzinfo=UTC)
    clock = SteppedClock(at)
    clock.move_to(at)
    clock.move_to(at + timedelta(microseconds=1))
    with pytest.raises(ValueError, match="is before that"):
        clock.move_to(at)
    assert clock.now() == at + timedelta(microseconds=1)


# Instants


def test_an_instant_counts_microseconds_since_1970() -> None:
    assert instant(datetime(1970, 1, 1, tzinfo=UTC)) == 0
    assert instant(datetime(1970, 1, 1, 0, 0, 1, 5, tzinfo=UTC)) == 1_000_005
    assert instant(datetime(1969, 12, 31, 23, 59, 59, 999_999, tzinfo=UTC)) == -1
    assert instant(datetime(1970, 1, 1, 3, tzinfo=timezone(timedelta(hours=3)))) == 0


def test_a_time_without_a_zone_has_no_instant() -> None:
    with pytest.raises(ValueError, match="2025-07-01T00:00:00 does not say which zone"):
        instant(datetime(2025, 7, 1))  # noqa: DTZ001


@given(instants)
def test_a_moment_is_the_way_back_from_an_instant(at: int) -> None:
    assert instant(moment(at)) == at
    assert instant(local_moment(at)) == at
    assert moment(at).tzinfo is UTC


def test_the_two_half_past_ones_are_an_hour_apart() -> None:
    first, second = london("2025-10-26 01:30"), london("2025-10-26 01:30", fold=1)
    assert second - first == HOUR
    assert local_instant(AUTUMN, time(1, 30)) == first
    assert local_instant(AUTUMN, time(1, 30), fold=1) == second


def test_a_time_the_clocks_jump_over_is_the_moment_they_jumped() -> None:
    jump = instant(datetime(2025, 3, 30, 1, 0, tzinfo=UTC))
    for fold in (0, 1):
        assert local_instant(SPRING, time(0, 59, 59, 999_999), fold=fold) == jump - 1
        assert local_instant(SPRING, time(1, 0), fold=fold) == jump
        assert local_instant(SPRING, time(1, 30, 0, 7), fold=fold) == jump
        assert local_instant(SPRING, time(1, 59, 59, 999_999), fold=fold) == jump
        assert local_instant(SPRING, time(2, 0), fold=fold) == jump
        assert local_instant(SPRING, time(2, 0, 0, 1), fold=fold) == jump + 1


@given(instants)
def test_a_london_time_leads_back_to_its_instant(at: int) -> None:
    local = local_moment(at)
    assert local_instant(local.date(), local.time(), fold=local.fold) == at


# London days


@pytest.mark.parametrize(
    ("day", "hours"), [(date(2025, 3, 29), 24), (SPRING, 23), (AUTUMN, 25), (date(2024, 2, 29), 24)]
)
def test_a_london_day_has_23_24_or_25_hours(day: date, hours: int) -> None:
    assert end_of_day(day) + 1 - start_of_day(day) == hours * HOUR


def test_a_summer_day_starts_at_23_00_utc_the_evening_before() -> None:
    assert moment(start_of_day(date(2025, 7, 1))) == datetime(2025, 6, 30, 23, 0, tzinfo=UTC)
    assert moment(end_of_day(date(2025, 7, 1))) == datetime(2025, 7, 1, 22, 59, 59, 999_999, tzinfo=UTC)


@given(days)
def test_a_day_holds_its_first_and_last_microsecond_and_no_more(day: date) -> None:
    start, end = start_of_day(day), end_of_day(day)
    assert local_date(start) == local_date(end) == day
    assert local_date(start - 1) == day - timedelta(days=1)
    assert local_date(end + 1) == day + timedelta(days=1)
    assert local_moment(start).time() == time.min
    assert local_moment(end).time() == time.max


@given(instants)
def test_the_local_date_is_the_one_on_london_calendars(at: int) -> None:
    assert local_date(at) == moment(at).astimezone(LONDON).date()
    assert number_of_day(local_date(at)) == day_number(at)
    assert day_of_number(day_number(at)) == local_date(at)


@pytest.mark.parametrize("year", [1800, 1846, 1920, 1943, 1969, 2500])
def test_old_and_far_years_have_their_own_days_too(year: int) -> None:
    for month in (1, 7):
        for hour in (0, 1, 12, 23):
            at = instant(datetime(year, month, 10, hour, 0, 30, tzinfo=UTC))
            assert local_date(at) == moment(at).astimezone(LONDON).date()


def test_the_last_day_of_the_calendar_has_an_end() -> None:
    assert local_date(end_of_day(date.max)) == date.max
    assert moment(end_of_day(date.max)).year == 9999


def test_times_are_shown_as_people_in_london_read_them() -> None:
    at = instant(datetime(2025, 3, 4, 14, 20, 9, tzinfo=UTC))
    assert local_text(at) == "Tue 4 Mar 2025 14:20"
    assert local_text(at, weekday=False) == "4 Mar 2025 14:20"
    assert local_text(at, seconds=True) == "Tue 4 Mar 2025 14:20:09"
    assert local_text(instant(datetime(2025, 7, 1, 23, 5, tzinfo=UTC))) == "Wed 2 Jul 2025 00:05"
    assert date_text(date(2024, 2, 29)) == "Thu 29 Feb 2024"


def test_in_the_hour_that_comes_twice_the_text_says_which() -> None:
    assert local_text(london("2025-10-26 00:59")) == "Sun 26 Oct 2025 00:59"
    assert local_text(london("2025-10-26 01:30")) == "Sun 26 Oct 2025 01:30 BST"
    assert local_text(london("2025-10-26 01:30", fold=1)) == "Sun 26 Oct 2025 01:30 GMT"
    assert local_text(london("2025-10-26 02:00")) == "Sun 26 Oct 2025 02:00"
    assert local_text(london("2025-03-30 02:00")) == "Sun 30 Mar 2025 02:00"


# Bank holidays and working days


@pytest.mark.parametrize("year", PUBLISHED)
def test_bank_holidays_are_the_published_ones_and_boxing_day_on_a_saturday(year: int) -> None:
    published = {date.fromisoformat(f"{year}-{day}") for day in PUBLISHED[year].split()}
    extra = {day for day in BOXING_SATURDAYS if day.year == year}
    assert bank_holidays(year) == published | extra


def test_christmas_2021_moves_to_monday_and_tuesday() -> None:
    assert not is_bank_holiday(date(2021, 12, 25))
    assert not is_bank_holiday(date(2021, 12, 26))
    assert is_bank_holiday(date(2021, 12, 27))
    assert is_bank_holiday(date(2021, 12, 28))
    assert is_working_day(date(2021, 12, 24))
    assert not is_working_day(date(2021, 12, 28))
    assert is_working_day(date(2021, 12, 29))


def test_a_new_years_day_on_saturday_is_no_bank_holiday_but_the_monday_is() -> None:
    assert not is_bank_holiday(date(2022, 1, 1))
    assert is_bank_holiday(date(2022, 1, 3))


@pytest.mark.parametrize(
    "easter",
    [
        "1818-03-22",
        "1954-04-18",
        "2000-04-23",
        "2008-03-23",
        "2019-04-21",
        "2024-03-31",
        "2025-04-20",
        "2038-04-25",
    ],
)
def test_easter_falls_where_the_tables_say(easter: str) -> None:
    day = date.fromisoformat(easter)
    assert easter_sunday(day.year) == day
    assert good_friday(day.year) == day - timedelta(days=2)


@pytest.mark.parametrize("year", range(1990, 2061))
def test_our_easter_agrees_with_the_bank_holidays(year: int) -> None:
    assert good_friday(year) in bank_holidays(year)
    assert easter_sunday(year) + timedelta(days=1) in bank_holidays(year)


def test_good_friday_and_christmas_day_are_known_by_name() -> None:
    assert is_good_friday(date(2025, 4, 18))
    assert not is_good_friday(date(2025, 4, 17))
    assert is_christmas_day(date(2021, 12, 25))
    assert not is_christmas_day(date(2021, 12, 27))


def test_scottish_and_irish_holidays_are_working_days_here() -> None:
    assert is_working_day(date(2025, 1, 2))
    assert is_working_day(date(2025, 3, 17))
    assert is_working_day(date(2026, 6, 15))


@given(days, st.integers(1, 40))
def test_working_days_are_counted_as_on_fingers(day: date, count: int) -> None:
    later = earlier = day
    for _ in range(count):
        later += timedelta(days=1)
        while not is_working_day(later):
            later += timedelta(days=1)
        earlier -= timedelta(days=1)
        while not is_working_day(earlier):
            earlier -= timedelta(days=1)
    assert working_day_after(day, count) == later
    assert working_day_before(day, count) == earlier


def test_counting_working_days_runs_over_several_years() -> None:
    assert working_day_before(working_day_after(date(2024, 1, 2), 1000), 1000) == date(2024, 1, 2)


def test_counting_working_days_stops_at_the_end_of_the_calendar() -> None:
    assert working_day_after(date(9999, 12, 31), 1) == date.max


def test_the_holidays_package_is_not_loaded_before_it_is_needed() -> None:
    script = "import sys, watchword.clock, watchword.lessons.lengths; sys.exit('holidays' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


# Shifts


@pytest.mark.parametrize(
    ("at", "ends"),
    [
        ("2025-03-04 06:59:59.999999", "2025-03-04 07:00"),
        ("2025-03-04 07:00", "2025-03-04 15:00"),
        ("2025-03-04 14:59", "2025-03-04 15:00"),
        ("2025-03-04 15:00", "2025-03-04 22:00"),
        ("2025-03-04 22:00", "2025-03-05 07:00"),
        ("2025-03-05 00:00", "2025-03-05 07:00"),
        ("2024-12-31 23:00", "2025-01-01 07:00"),
        ("2024-02-28 23:00", "2024-02-29 07:00"),
    ],
)
def test_a_shift_ends_when_the_next_one_starts(at: str, ends: str) -> None:
    assert THREE_SHIFTS.end_of_shift(london(at)) == london(ends)


def test_a_night_shift_is_an_hour_shorter_in_spring_and_longer_in_autumn() -> None:
    spring, autumn = london("2025-03-29 22:00"), london("2025-10-25 22:00")
    assert THREE_SHIFTS.end_of_shift(spring) - spring == 8 * HOUR
    assert THREE_SHIFTS.end_of_shift(autumn) - autumn == 10 * HOUR


def test_a_shift_that_starts_at_the_second_hour_of_the_night_starts_once() -> None:
    shifts = Shifts.at("01:30", "13:30")
    assert shifts.end_of_shift(london("2025-10-26 01:00")) == london("2025-10-26 01:30")
    assert shifts.end_of_shift(london("2025-10-26 01:30", fold=1)) == london("2025-10-26 13:30")
    jump = london("2025-03-30 02:00")
    assert shifts.end_of_shift(jump - 1) == jump
    assert shifts.end_of_shift(jump) == london("2025-03-30 13:30")


def test_two_starts_inside_the_jump_are_one() -> None:
    shifts = Shifts.at("01:10", "01:50")
    jump = london("2025-03-30 02:00")
    assert shifts.end_of_shift(jump - 1) == jump
    assert shifts.end_of_shift(jump) == london("2025-03-31 01:10")


def test_one_start_a_day_is_a_shift_of_a_day() -> None:
    assert Shifts.at("07:00").end_of_shift(london("2025-03-04 07:00")) == london("2025-03-05 07:00")


def test_new_start_times_hold_from_their_day() -> None:
    shifts = Shifts.dated({date(2025, 6, 2): ["06:00", "18:00"], date(2024, 1, 1): ["07:00", "19:00"]})
    assert shifts.end_of_shift(london("2025-06-01 06:30")) == london("2025-06-01 07:00")
    assert shifts.end_of_shift(london("2025-06-01 19:00")) == london("2025-06-02 06:00")
    assert shifts.end_of_shift(london("2025-06-02 06:30")) == london("2025-06-02 18:00")
    assert shifts.end_of_shift(london("2023-06-02 06:30")) == london("2023-06-02 07:00")


@given(instants)
def test_a_shift_always_ends_after_now_within_a_day_and_on_the_list(at: int) -> None:
    ends = THREE_SHIFTS.end_of_shift(at)
    assert at < ends <= at + 10 * HOUR
    assert local_moment(ends).time() in (time(7), time(15), time(22))
    assert THREE_SHIFTS.end_of_shift(ends - 1) == ends


def test_shifts_that_make_no_sense_are_refused() -> None:
    with pytest.raises(ValueError, match="'25:00' is not a time"):
        Shifts.at("25:00")
    with pytest.raises(ValueError, match="'7am' is not a time"):
        Shifts.at("7am")
    with pytest.raises(ValueError, match="in order"):
        Shifts.at("15:00", "07:00")
    with pytest.raises(ValueError, match="in order"):
        Shifts.at("07:00", "07:00")
    with pytest.raises(ValueError, match="at least one"):
        Shifts.at()
    with pytest.raises(ValueError, match="at least one list"):
        Shifts.dated({})
    with pytest.raises(ValueError, match="must come in order"):
        Shifts(((date(2025, 1, 1), (time(7),)), (date(2024, 1, 1), (time(7),))))


def test_shifts_with_the_same_times_are_equal_whatever_they_were_asked() -> None:
    asked, fresh = Shifts.at("07:00", "19:00"), Shifts.at("07:00", "19:00")
    asked.end_of_shift(0)
    assert asked == fresh
    assert hash(asked) == hash(fresh)


def test_a_minute_is_sixty_seconds_and_an_hour_sixty_minutes() -> None:
    assert (MINUTE, HOUR) == (60_000_000, 3_600_000_000)
