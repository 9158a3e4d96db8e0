"""Gates: it was there when the trigger came.

A gate's due is the trigger's instant, so it never waits. It is met, or overdue from its first moment, and met late
("done after, not before") when the asked fact comes afterwards. The answer of a gate is the last match back.
"""

import pytest

from tests.spec.picture import fact, judged, outcomes

GATE = "{per: victim, when: {fact: left_scene}, must: [{already: {fact: separated}}]}"
LEFT = fact("l1", "10:00", "left_scene")
STATES = """
on_bail: {per: suspect, begins: [{fact: bail_set}], ends: [{fact: bail_ended}]}
grade: {per: pair, value: {fact: risk_assessed, field: grade}}
"""


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("D-9 10:00", "met by s1"),
        ("10:00 - 1us", "met by s1"),
        ("10:00", "met by s1"),
        ("10:00 + 1us", "late by s1"),
        ("10:01", "late by s1"),
    ],
)
def test_what_was_there_meets_it_and_what_comes_after_meets_it_late(when, expected):
    assert judged(GATE, [LEFT, fact("s1", when, "separated")], "D+1 09:00") == [f"l1: {expected}, due D+0 10:00"]


def test_it_is_overdue_from_its_first_moment_and_never_waits():
    assert judged(GATE, [LEFT], "10:00") == ["l1: not met, due D+0 10:00"]


def test_the_last_match_back_answers():
    facts = [LEFT, fact("s1", "09:00", "separated"), fact("s2", "09:30", "separated"), fact("s3", "10:30", "separated")]
    assert judged(GATE, facts, "D+1 09:00") == ["l1: met by s2, due D+0 10:00"]


@pytest.mark.parametrize(("when", "expected"), [("09:00 - 1us", "not met"), ("09:00", "met by s1")])
def test_a_gate_may_say_how_far_back(when, expected):
    lesson = GATE.replace("separated", "separated, last: 1 hours")
    assert judged(lesson, [LEFT, fact("s1", when, "separated")], "D+1 09:00") == [f"l1: {expected}, due D+0 10:00"]


def test_a_gate_may_count():
    lesson = GATE.replace("separated", "contact_attempted, at_least: 2")
    first, second = fact("t1", "08:00", "contact_attempted"), fact("t2", "09:00", "contact_attempted")
    assert judged(lesson, [LEFT, first, second], "D+1 09:00") == ["l1: met by t2, due D+0 10:00"]
    assert outcomes(lesson, [LEFT, first], "D+1 09:00") == ["not met"]


def test_any_of_several_things_may_open_a_gate_and_the_one_that_did_answers():
    lesson = "{per: victim, when: {fact: left_scene}, must: [{already: {any: [{fact: separated, last: 1 hours}, {fact: injury_checked}]}}]}"
    old, check = fact("s1", "08:00", "separated"), fact("i1", "07:00", "injury_checked")
    assert judged(lesson, [LEFT, old, check], "D+1 09:00") == ["l1: met by i1, due D+0 10:00"]
    assert judged(lesson, [LEFT, fact("s2", "09:30", "separated"), check], "D+1 09:00") == [
        "l1: met by s2, due D+0 10:00"
    ]
    assert outcomes(lesson, [LEFT, old], "D+1 09:00") == ["not met"]
    assert judged(lesson, [LEFT, fact("i2", "11:00", "injury_checked")], "D+1 09:00") == [
        "l1: late by i2, due D+0 10:00"
    ]


def test_a_state_may_be_asked_for_and_nothing_later_makes_it_good():
    lesson = "{per: victim, when: {fact: left_scene}, must: [{already: {state: on_bail}}]}"
    assert judged(lesson, [LEFT, fact("b1", "09:00", "bail_set")], "10:00", states=STATES) == ["l1: met, due D+0 10:00"]
    assert judged(lesson, [LEFT, fact("b1", "11:00", "bail_set")], "12:00", states=STATES) == [
        "l1: not met, due D+0 10:00"
    ]


def test_a_gate_on_an_unknown_state_cannot_be_told():
    lesson = "{per: victim, when: {fact: left_scene}, must: [{already: {state: grade, is: high}}]}"
    assert judged(lesson, [LEFT], "10:00", states=STATES) == ["l1: cannot tell, due D+0 10:00, missing state grade"]


def test_a_gate_is_ended_by_nothing_that_comes_after_its_due():
    lesson = GATE.replace("}]}", "}], until: [{fact: log_closed}]}")
    assert judged(lesson, [LEFT, fact("x1", "11:00", "log_closed")], "D+1 09:00") == ["l1: not met, due D+0 10:00"]
    facts = [LEFT, fact("x1", "11:00", "log_closed"), fact("s1", "12:00", "separated")]
    assert judged(lesson, facts, "D+1 09:00") == ["l1: not met, due D+0 10:00"]
    facts = [LEFT, fact("s1", "11:00", "separated"), fact("x1", "12:00", "log_closed")]
    assert judged(lesson, facts, "D+1 09:00") == ["l1: late by s1, due D+0 10:00"]


def test_a_gate_tests_the_actor_against_the_trigger():
    lesson = GATE.replace("separated", "separated, who: someone_else")
    assert outcomes(lesson, [LEFT, fact("s1", "09:00", "separated")], "10:00") == ["not met"]
    assert outcomes(lesson, [LEFT, fact("s1", "09:00", "separated", by="pc_lee")], "10:00") == ["met"]
