"""Every careful story again, in other years, on other days and at night, through other channels, typed in later,
under other references: a careful force stays quiet in each.

These are real variations: what changes is something that would change another verdict if a limit, an order or a name
were read wrongly. There are more than a thousand of them.
"""

from datetime import date

import pytest

from tests.quiet.judging import EVERY, cut_short, shouts, stories
from tests.quiet.variations import (
    at_one_instant,
    at_the_last_minute,
    days_later,
    hours_later,
    kept_in_time,
    other_channels,
    renamed,
    some_typed_in_later,
    starting_on,
    typed_in_later,
)

A_YEAR = 364  # the same day of the week
A_SATURDAY = date(2024, 6, 15)
GOOD_FRIDAY = date(2024, 3, 29)
CHRISTMAS_DAY = date(2023, 12, 25)
CLOCKS_FORWARD = date(2024, 3, 31)
CLOCKS_BACK = date(2024, 10, 27)
LEAP_DAY = date(2024, 2, 29)


@pytest.mark.parametrize("name", EVERY)
@pytest.mark.parametrize("days", [7, 5 * 7, 26 * 7, A_YEAR, 53 * 7, 2 * A_YEAR])
def test_weeks_and_years_later(name, days):
    assert shouts(days_later(stories()[name], days)) == []


@pytest.mark.parametrize("name", EVERY)
@pytest.mark.parametrize(
    "day", [A_SATURDAY, GOOD_FRIDAY, CHRISTMAS_DAY, CLOCKS_FORWARD, CLOCKS_BACK, LEAP_DAY], ids=str
)
def test_on_a_day_of_another_kind(name, day):
    assert shouts(kept_in_time(starting_on(stories()[name], day))) == []


@pytest.mark.parametrize("name", EVERY)
@pytest.mark.parametrize("hours", [3, 7, 11, 13, 17, 21])
def test_at_another_hour(name, hours):
    """Limits to the end of a shift or a day that leave under four hours are set apart: see `cut_short`."""
    assert shouts(kept_in_time(hours_later(stories()[name], hours)), but=cut_short) == []


@pytest.mark.parametrize("name", EVERY)
def test_every_answer_in_the_last_minute(name):
    assert shouts(kept_in_time(at_the_last_minute(stories()[name]), least=0)) == []


def test_the_last_minute_moves_many_answers():
    moved = 0
    for name in EVERY:
        before = {f.id: f.happened_at for f in stories()[name].facts}
        moved += sum(before[f.id] != f.happened_at for f in at_the_last_minute(stories()[name]).facts)
    assert moved > 600


@pytest.mark.parametrize("name", EVERY)
def test_through_other_channels(name):
    assert shouts(other_channels(stories()[name])) == []


@pytest.mark.parametrize("name", EVERY)
@pytest.mark.parametrize("hours", [1, 6, 30])
def test_typed_in_later(name, hours):
    assert shouts(typed_in_later(stories()[name], hours)) == []


@pytest.mark.parametrize("name", EVERY)
def test_some_type_it_in_later_than_others(name):
    assert shouts(some_typed_in_later(stories()[name], 4)) == []


@pytest.mark.parametrize("name", EVERY)
def test_under_other_references(name):
    assert shouts(renamed(stories()[name], lambda ref: f"q-{ref[::-1]}", lambda ref: f"z{ref}")) == []


@pytest.mark.parametrize("name", EVERY)
def test_entries_of_one_minute_in_another_order(name):
    assert shouts(at_one_instant(stories()[name], 1)) == []


def test_some_entries_do_come_at_one_instant():
    together = 0
    for name in EVERY:
        facts = at_one_instant(stories()[name], 1).facts
        together += len(facts) - len({(f.happened_at, f.recorded_by and f.recorded_by.ref) for f in facts})
    assert together > 50
