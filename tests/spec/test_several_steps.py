"""Several steps: all are needed, and each has its own due and outcome.

The duty's due is the earliest due of a step not yet met. Its outcome is the first that any step has in this list:
not met, waiting, cannot tell, late, ended, met.
"""

import pytest

from tests.spec.picture import fact, judged, judgement

LESSON = """
per: victim
when: {fact: withdrawal_recorded}
must:
  - {fact: victim_update, within: 2 hours}
  - {fact: withdrawal_checked, within: 4 hours}
until: [{fact: review_requested}]
"""
W = fact("w1", "10:00", "withdrawal_recorded")


def told(when):
    return fact("u1", when, "victim_update", subject="progress")


def checked(when):
    return fact("k1", when, "withdrawal_checked")


def ended(when):
    return fact("x1", when, "review_requested")


@pytest.mark.parametrize(
    ("facts", "now", "expected"),
    [
        ([], "11:00", "waiting, due D+0 12:00"),
        ([], "13:00", "not met, due D+0 12:00"),
        ([told("11:00")], "11:30", "waiting by u1, due D+0 14:00"),
        ([checked("11:00")], "11:30", "waiting by k1, due D+0 12:00"),
        ([checked("11:00")], "13:00", "not met by k1, due D+0 12:00"),
        ([told("11:00"), checked("11:30")], "13:00", "met by u1, k1, due D+0 14:00"),
        ([told("12:30"), checked("11:30")], "13:00", "late by u1, k1, due D+0 12:00"),
        ([told("12:30")], "13:00", "waiting by u1, due D+0 14:00"),
        ([told("12:30")], "15:00", "not met by u1, due D+0 14:00"),
        ([told("11:00"), ended("11:30")], "13:00", "ended by u1, due D+0 14:00"),
        ([ended("11:30")], "13:00", "ended, due D+0 12:00"),
        ([ended("13:00")], "13:30", "not met, due D+0 12:00"),
        ([told("12:30"), ended("13:00")], "13:30", "late by u1, due D+0 12:00"),
        ([told("11:00"), checked("11:30"), ended("11:45")], "13:00", "met by u1, k1, due D+0 14:00"),
    ],
)
def test_the_outcome_is_that_of_the_worst_step_and_the_due_that_of_the_first_still_owed(facts, now, expected):
    assert judged(LESSON, [W, *facts], now) == [f"w1: {expected}"]


DOUBTFUL = """
per: victim
when: {fact: withdrawal_recorded}
must:
  - {fact: victim_update, within: 2 hours}
  - {fact: medical_offered, where: {answer: accepted}, within: 4 hours}
"""
DOUBT = fact("m1", "10:30", "medical_offered")


@pytest.mark.parametrize(
    ("facts", "now", "expected"),
    [
        ([], "11:00", "waiting, due D+0 12:00, missing answer of m1"),
        ([], "13:00", "not met, due D+0 12:00, missing answer of m1"),
        ([told("11:00")], "11:30", "cannot tell by u1, due D+0 14:00, missing answer of m1"),
        ([told("13:00")], "13:30", "cannot tell by u1, due D+0 14:00, missing answer of m1"),
    ],
)
def test_a_step_that_cannot_be_told_hides_no_other_that_is_owed(facts, now, expected):
    assert judged(DOUBTFUL, [W, DOUBT, *facts], now) == [f"w1: {expected}"]


def test_each_step_names_only_what_it_lacks_itself():
    lesson = """
    per: victim
    when: {fact: left_scene}
    must:
      - {itself: {'victim_with_suspect|missing': no}}
      - {fact: medical_offered, where: {answer: accepted}, within: 4 hours}
      - {fact: victim_update, within: 4 hours, from: state:on_bail}
    """
    states = "on_bail: {per: suspect, begins: [{fact: bail_set}]}"
    facts = [fact("l1", "10:00", "left_scene", victim_with_suspect=False), fact("m1", "10:30", "medical_offered")]
    [verdict] = judgement(lesson, facts, "11:00", states=states).verdicts
    assert [step.missing for step in verdict.steps] == [(), ("answer of m1",), ("start of state on_bail",)]


def test_a_gate_a_form_and_a_response_together():
    lesson = """
    per: victim
    when: {fact: left_scene}
    must: [{already: {fact: separated}}, {itself: {'reason|missing': no}}, {fact: entry_made, within: 2 hours}]
    """
    left = fact("l1", "10:00", "left_scene", reason="All seen and safe.")
    assert judged(lesson, [left], "10:00") == ["l1: not met by l1, due D+0 10:00"]
    assert judged(lesson, [left, fact("s1", "09:00", "separated")], "10:00") == ["l1: waiting by s1, l1, due D+0 12:00"]
    assert judged(lesson, [left, fact("s1", "11:00", "separated")], "11:30") == ["l1: waiting by s1, l1, due D+0 12:00"]
    facts = [left, fact("s1", "11:00", "separated"), fact("e1", "11:30", "entry_made")]
    assert judged(lesson, facts, "13:00") == ["l1: late by s1, l1, e1, due D+0 10:00"]
