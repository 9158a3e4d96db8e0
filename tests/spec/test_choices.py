"""Choices: one of several things is enough.

A choice is met at the trigger's instant when one of its gates or forms says yes. Else it is one response whose fact is
any of its patterns; a gate in it is never late. A doubtful gate or form turns a final *not met* or *late* into *cannot
tell*. Without a pattern it is a gate. `same`, `who` and timing beside `any` are the default of each.
"""

import pytest

from tests.spec.picture import fact, judged, outcomes, refusals

CHOICE = """
per: victim
when: {fact: left_scene}
must:
  - any: [{already: {fact: separated}}, {itself: {'reason|missing': no}}, {fact: attended}, {fact: call_back}]
    within: 2 hours
"""
LEFT = fact("l1", "10:00", "left_scene")
ATTENDED = fact("a1", "11:00", "attended")


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ([LEFT], "waiting, due D+0 12:00"),
        ([LEFT, fact("s1", "09:00", "separated")], "met by s1, due D+0 10:00"),
        ([LEFT, fact("s1", "10:00", "separated")], "met by s1, due D+0 10:00"),
        ([fact("l1", "10:00", "left_scene", reason="All safe.")], "met by l1, due D+0 10:00"),
        ([LEFT, ATTENDED], "met by a1, due D+0 12:00"),
        ([LEFT, ATTENDED, fact("b1", "10:30", "call_back")], "met by b1, due D+0 12:00"),
        ([LEFT, ATTENDED, fact("s1", "09:00", "separated")], "met by s1, due D+0 10:00"),
        ([LEFT, fact("s1", "11:00", "separated")], "waiting, due D+0 12:00"),
    ],
)
def test_one_is_enough(facts, expected):
    assert judged(CHOICE, facts, "11:30") == [f"l1: {expected}"]


@pytest.mark.parametrize(("when", "expected"), [("12:00", "met by a1"), ("12:00 + 1us", "late by a1")])
def test_its_patterns_are_one_response(when, expected):
    assert judged(CHOICE, [LEFT, fact("a1", when, "attended")], "D+1 09:00") == [f"l1: {expected}, due D+0 12:00"]


def test_a_gate_in_a_choice_with_a_pattern_is_never_late():
    assert judged(CHOICE, [LEFT, fact("s1", "10:30", "separated")], "D+1 09:00") == ["l1: not met, due D+0 12:00"]


def test_without_a_pattern_a_choice_is_a_gate():
    lesson = "{per: victim, when: {fact: left_scene}, must: [{any: [{already: {fact: separated}}, {itself: {'reason|missing': no}}]}]}"
    assert judged(lesson, [LEFT], "10:00") == ["l1: not met, due D+0 10:00"]
    assert judged(lesson, [LEFT, fact("s1", "11:00", "separated")], "12:00") == ["l1: late by s1, due D+0 10:00"]
    assert judged(lesson, [LEFT, fact("s1", "09:00", "separated")], "12:00") == ["l1: met by s1, due D+0 10:00"]


DOUBTFUL = """
per: victim
when: {fact: risk_assessed}
must: [{any: [{itself: {'grade|at_least': medium}}, {fact: attended}], within: 2 hours}]
"""
UNGRADED = fact("r1", "10:00", "risk_assessed")


@pytest.mark.parametrize(
    ("facts", "now", "expected"),
    [
        ([], "11:00", "waiting, due D+0 12:00"),
        ([], "12:00 + 1us", "cannot tell, due D+0 12:00, missing grade of r1"),
        ([fact("a1", "12:30", "attended")], "13:00", "cannot tell, due D+0 12:00, missing grade of r1"),
        ([fact("a1", "11:30", "attended")], "13:00", "met by a1, due D+0 12:00"),
    ],
)
def test_a_doubtful_form_turns_not_met_and_late_into_cannot_tell_and_nothing_else(facts, now, expected):
    assert judged(DOUBTFUL, [UNGRADED, *facts], now) == [f"r1: {expected}"]


@pytest.mark.parametrize(
    ("facts", "now", "expected"),
    [([], "11:00", "waiting"), ([], "13:00", "cannot tell"), ([fact("a1", "11:30", "attended")], "13:00", "met")],
)
def test_a_doubtful_gate_does_the_same(facts, now, expected):
    lesson = "{per: victim, when: {fact: left_scene}, must: [{any: [{already: {fact: risk_assessed, where: {grade: high}}}, {fact: attended}], within: 2 hours}]}"
    assert outcomes(lesson, [LEFT, fact("r1", "09:00", "risk_assessed"), *facts], now) == [expected]


def test_until_ends_a_choice_with_a_doubtful_form_as_any_other():
    lesson = DOUBTFUL + "until: [{fact: log_closed}]"
    assert outcomes(lesson, [UNGRADED, fact("x1", "11:00", "log_closed")], "13:00") == ["ended"]
    assert outcomes(lesson, [UNGRADED, fact("x1", "12:30", "log_closed")], "13:00") == ["cannot tell"]


ROLES = "{sergeant: {rank: 2}, inspector: {rank: 3}}"


def test_same_and_who_beside_any_are_the_default_of_each_pattern():
    lesson = """
    per: victim
    when: {fact: left_scene}
    must: [{any: [{fact: attended}, {fact: entry_made, who: sergeant, same: victim}], who: inspector, same: incident, within: 2 hours}]
    """

    def found(*facts):
        return outcomes(lesson, [LEFT, *facts], "13:00", roles=ROLES)

    assert found(fact("a1", "11:00", "attended", as_a="inspector", victim="eve")) == ["met"]
    assert found(fact("a1", "11:00", "attended", as_a="sergeant")) == ["not met"]
    assert found(fact("a1", "11:00", "attended", as_a="inspector", incident="incident-2")) == ["not met"]
    assert found(fact("e1", "11:00", "entry_made", as_a="sergeant")) == ["met"]
    assert found(fact("e1", "11:00", "entry_made", as_a="inspector")) == ["not met"]


def test_same_and_who_beside_any_are_the_default_of_each_gate_and_form_too():
    gate = "{per: victim, when: {fact: left_scene}, must: [{any: [{already: {fact: separated}}], who: inspector, same: incident}]}"
    separated = fact("s1", "09:00", "separated", as_a="sergeant")
    assert outcomes(gate, [LEFT, separated], "11:00", roles=ROLES) == ["not met"]
    elsewhere = fact("s1", "09:00", "separated", as_a="inspector", incident="incident-2")
    assert outcomes(gate, [LEFT, elsewhere], "11:00", roles=ROLES) == ["not met"]
    anybody = fact("s1", "09:00", "separated", as_a="inspector", victim="eve")
    assert outcomes(gate, [LEFT, anybody], "11:00", roles=ROLES) == ["met"]
    form = "{per: victim, when: {fact: left_scene}, must: [{any: [{itself: {}}], who: inspector}]}"
    assert outcomes(form, [fact("l1", "10:00", "left_scene", as_a="sergeant")], "11:00", roles=ROLES) == ["not met"]
    assert outcomes(form, [fact("l1", "10:00", "left_scene", as_a="inspector")], "11:00", roles=ROLES) == ["met"]


def test_different_deadlines_in_one_choice_are_refused():
    lesson = "{per: victim, when: {fact: call}, must: [{any: [{fact: attended, within: 1 hours}, {fact: call_back, within: 2 hours}]}]}"
    assert refusals(lesson) == ["times-differ"]


def test_a_choice_of_patterns_without_a_deadline_is_refused():
    assert refusals("{per: victim, when: {fact: call}, must: [{any: [{fact: attended}, {fact: call_back}]}]}") == [
        "no-deadline"
    ]
