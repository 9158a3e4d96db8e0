"""Effective dates: a rule is compared with the trigger's local date, `from` in and `to` out."""

import pytest

from tests.spec.picture import fact, judged, outcomes

LESSON = """
effective: {from: 2025-03-04, to: 2025-03-06}
per: victim
when: {fact: call}
must: [{fact: attended, within: 2 hours}]
"""


@pytest.mark.parametrize(
    ("when", "owed"),
    [
        ("10:00", False),
        ("D+1 00:00 - 1us", False),
        ("D+1 00:00", True),
        ("D+2 23:59", True),
        ("D+3 00:00 - 1us", True),
        ("D+3 00:00", False),
        ("D+9 10:00", False),
    ],
)
def test_a_trigger_is_judged_by_the_rule_of_its_day(when, owed):
    assert bool(outcomes(LESSON, [fact("c1", when, "call")], "D+20 09:00")) is owed


def test_it_is_the_day_in_london():
    """On 1 June, 23:30 UTC is half past midnight on the 2nd."""
    lesson = LESSON.replace("from: 2025-03-04, to: 2025-03-06", "from: 2025-06-02")
    assert outcomes(lesson, [fact("c1", "2025-06-01T23:30:00Z", "call")], "2025-06-03T09:00:00Z") == ["not met"]
    assert outcomes(lesson, [fact("c1", "2025-06-01T22:59:00Z", "call")], "2025-06-03T09:00:00Z") == []


def test_without_an_end_it_goes_on():
    lesson = LESSON.replace(", to: 2025-03-06", "")
    assert outcomes(lesson, [fact("c1", "D+900 10:00", "call")], "D+901 09:00") == ["not met"]


def test_only_the_triggers_date_counts_and_not_that_of_what_follows_or_went_before():
    facts = [fact("c1", "D+2 23:30", "call"), fact("a1", "D+3 01:00", "attended")]
    assert judged(LESSON, facts, "D+5 09:00") == ["c1: met by a1, due D+3 01:30"]
    given = LESSON + "given: [{fact: child_present}]"
    assert outcomes(given, [*facts, fact("p1", "D-9 10:00", "child_present")], "D+5 09:00") == ["met"]


def test_for_a_trigger_without_a_time_it_is_the_day_of_recording():
    lesson = LESSON.replace(", to: 2025-03-06", "")
    assert outcomes(lesson, [fact("c1", None, "call", told="D+1 10:00")], "D+5 09:00") == ["not met"]
    assert outcomes(lesson, [fact("c1", None, "call", told="10:00")], "D+5 09:00") == []


@pytest.mark.parametrize(
    ("status", "judged_"), [("draft", False), ("trial", True), ("live", True), ("withdrawn", False)]
)
def test_drafts_and_withdrawn_lessons_are_not_judged(status, judged_):
    assert bool(outcomes(f"status: {status}\n" + LESSON, [fact("c1", "D+1 10:00", "call")], "D+5 09:00")) is judged_
