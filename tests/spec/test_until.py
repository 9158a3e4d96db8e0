"""Until: after the trigger, the first of these ends the duty without meeting it.

At or before the due the duty is ended. After the due and unanswered it is not met, closed at that moment, and stays
in the figures. At the same instant as the answer, the answer wins.
"""

import pytest

from tests.spec.picture import at, fact, judged, judgement
from watchword.clock import instant

LESSON = """
per: victim
when: {fact: call}
must: [{fact: attended, within: 2 hours}]
until: [{fact: log_closed}, {fact: released, where: {route: bail}}]
"""
CALL = fact("c1", "10:00", "call")


@pytest.mark.parametrize(
    ("closed", "expected"),
    [
        ("10:00", "ended"),
        ("11:00", "ended"),
        ("12:00", "ended"),
        ("12:00 + 1us", "not met"),
        ("13:00", "not met"),
    ],
)
def test_up_to_and_at_the_due_it_ends_the_duty_and_afterwards_it_closes_it_not_met(closed, expected):
    assert judged(LESSON, [CALL, fact("x1", closed, "log_closed")], "D+1 09:00") == [f"c1: {expected}, due D+0 12:00"]
    [verdict] = judgement(LESSON, [CALL, fact("x1", closed, "log_closed")], "D+1 09:00").verdicts
    assert verdict.ended_at == instant(at(closed))
    assert verdict.steps[0].closed_by == "x1"


def test_before_the_trigger_it_ends_nothing():
    assert judged(LESSON, [CALL, fact("x1", "10:00 - 1us", "log_closed")], "D+1 09:00") == [
        "c1: not met, due D+0 12:00"
    ]


@pytest.mark.parametrize(
    ("answered", "closed", "expected"),
    [
        ("11:00", "10:30", "ended"),
        ("11:00", "11:00 - 1us", "ended"),
        ("11:00", "11:00", "met by a1"),
        ("11:00", "11:00 + 1us", "met by a1"),
        ("13:00", "12:30", "not met"),
        ("13:00", "13:00", "late by a1"),
        ("13:00", "13:30", "late by a1"),
        ("13:00", "11:00", "ended"),
    ],
)
def test_what_comes_first_counts_and_at_one_instant_the_answer_wins(answered, closed, expected):
    facts = [CALL, fact("a1", answered, "attended"), fact("x1", closed, "log_closed", told="23:00")]
    assert judged(LESSON, facts, "D+1 09:00") == [f"c1: {expected}, due D+0 12:00"]


def test_the_first_of_several_ends_it():
    facts = [CALL, fact("x1", "11:30", "log_closed"), fact("x2", "11:00", "released", route="bail")]
    [verdict] = judgement(LESSON, facts, "D+1 09:00").verdicts
    assert (verdict.outcome, verdict.steps[0].closed_by) == ("ended", "x2")


def test_it_must_match_and_share_as_any_pattern():
    assert judged(LESSON, [CALL, fact("x1", "11:00", "log_closed", victim="eve")], "13:00") == [
        "c1: not met, due D+0 12:00"
    ]
    facts = [CALL, fact("x1", "11:00", "released", route="no_further_action")]
    assert judged(LESSON, facts, "13:00") == ["c1: not met, due D+0 12:00"]


def test_an_ending_that_may_or_may_not_match_cannot_be_told_where_it_makes_a_difference():
    facts = [CALL, fact("x1", "11:00", "released")]
    assert judged(LESSON, facts, "13:00") == ["c1: cannot tell, due D+0 12:00, missing route of x1"]
    assert judged(LESSON, [*facts, fact("a1", "10:30", "attended")], "13:00") == ["c1: met by a1, due D+0 12:00"]


def test_an_open_duty_has_not_ended():
    [verdict] = judgement(LESSON, [CALL], "D+1 09:00").verdicts
    assert (verdict.outcome, verdict.ended_at) == ("not met", None)
