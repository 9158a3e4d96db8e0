"""Forms: the trigger's own record is complete, or made by the right rank.

A form is judged at once; a correction of the trigger repairs it, and is then what answers.
"""

import pytest

from tests.spec.picture import fact, judged, outcomes

REASON = "{per: victim, when: {fact: left_scene}, must: [{itself: {'reason|missing': no}}]}"
ROLES = "{sergeant: {rank: 2}, inspector: {rank: 3}, superintendent: {rank: 5}}"
RANK = "{per: victim, when: {fact: bail_set}, must: [{itself: {}, who: inspector or above}]}"
BOTH = "{per: victim, when: {fact: bail_set}, must: [{itself: {'reason|missing': no}, who: inspector or above}]}"


def test_a_complete_record_meets_it_and_an_incomplete_one_is_overdue_at_once():
    full = fact("l1", "10:00", "left_scene", reason="All seen and safe.")
    assert judged(REASON, [full], "10:00") == ["l1: met by l1, due D+0 10:00"]
    assert judged(REASON, [fact("l1", "10:00", "left_scene")], "10:00") == ["l1: not met, due D+0 10:00"]


def test_a_correction_of_the_trigger_repairs_it_and_answers():
    facts = [
        fact("l1", "10:00", "left_scene"),
        fact("l2", "10:00", "left_scene", told="15:00", corrects="l1", reason="All seen and safe."),
    ]
    assert judged(REASON, facts, "14:00") == ["l1: not met, due D+0 10:00"]
    assert judged(REASON, facts, "15:00") == ["l1: met by l2, due D+0 10:00"]


def test_another_fact_of_the_kind_does_not_repair_it():
    facts = [fact("l1", "10:00", "left_scene"), fact("l2", "11:00", "left_scene", reason="All seen and safe.")]
    assert judged(REASON, facts, "12:00") == ["l1: not met, due D+0 10:00", "l2: met by l2, due D+0 11:00"]


@pytest.mark.parametrize(
    ("post", "expected"),
    [("sergeant", "not met"), ("inspector", "met"), ("superintendent", "met"), (None, "cannot tell")],
)
def test_the_right_rank_made_it(post, expected):
    assert outcomes(RANK, [fact("b1", "10:00", "bail_set", as_a=post)], "10:00", roles=ROLES) == [expected]


@pytest.mark.parametrize(
    ("post", "reason", "expected"),
    [
        ("inspector", "He breached twice.", "met"),
        ("inspector", None, "not met"),
        ("sergeant", "He breached twice.", "not met"),
        (None, "He breached twice.", "cannot tell"),
        (None, None, "not met"),
    ],
)
def test_both_what_it_says_and_who_made_it_must_be_right(post, reason, expected):
    said = {"reason": reason} if reason else {}
    assert outcomes(BOTH, [fact("b1", "10:00", "bail_set", as_a=post, **said)], "10:00", roles=ROLES) == [expected]


def test_a_form_on_an_unknown_field_cannot_be_told():
    lesson = "{per: victim, when: {fact: risk_assessed}, must: [{itself: {'grade|at_least': medium}}]}"
    assert judged(lesson, [fact("r1", "10:00", "risk_assessed")], "10:00") == [
        "r1: cannot tell, due D+0 10:00, missing grade of r1"
    ]
