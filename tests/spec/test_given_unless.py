"""Given and unless: what else was so when the trigger came.

All of `given` hold, or there is no duty; if one of `unless` holds, there is no duty. Both are read at the trigger,
never later: a state that changes afterwards neither raises nor lifts a duty.
"""

import pytest

from tests.spec.picture import fact, judged, outcomes

STATES = "on_bail: {per: suspect, begins: [{fact: bail_set}], ends: [{fact: bail_ended}]}"
GIVEN = """
per: victim
when: {fact: call}
given: [{fact: child_present}, {state: on_bail}]
must: [{fact: attended, within: 2 hours}]
"""
UNLESS = GIVEN.replace("given", "unless")
CALL = fact("c1", "10:00", "call")
CHILD = fact("p1", "09:00", "child_present")
BAIL = fact("b1", "09:00", "bail_set")


@pytest.mark.parametrize(
    ("facts", "given", "unless"),
    [
        ([], [], ["waiting"]),
        ([CHILD], [], []),
        ([BAIL], [], []),
        ([CHILD, BAIL], ["waiting"], []),
    ],
)
def test_all_of_given_and_none_of_unless_must_hold(facts, given, unless):
    assert outcomes(GIVEN, [CALL, *facts], "10:30", states=STATES) == given
    assert outcomes(UNLESS, [CALL, *facts], "10:30", states=STATES) == unless


@pytest.mark.parametrize("change", [fact("b2", "10:00 + 1us", "bail_ended"), fact("b2", "10:01", "bail_ended")])
def test_a_state_that_ends_after_the_trigger_does_not_lift_the_duty(change):
    assert outcomes(GIVEN, [CALL, CHILD, BAIL, change], "10:30", states=STATES) == ["waiting"]


def test_a_state_that_begins_after_the_trigger_does_not_raise_one():
    late = fact("b1", "10:00 + 1us", "bail_set")
    assert outcomes(GIVEN, [CALL, CHILD, late], "10:30", states=STATES) == []
    assert outcomes(UNLESS, [CALL, late], "10:30", states=STATES) == ["waiting"]


def test_a_fact_that_comes_after_the_trigger_does_not_lift_the_duty_by_unless():
    lesson = (
        "{per: victim, when: {fact: call}, unless: [{fact: child_present}], must: [{fact: attended, within: 2 hours}]}"
    )
    assert outcomes(lesson, [CALL, fact("p1", "10:00 + 1us", "child_present")], "10:30") == ["waiting"]


def test_given_shares_with_the_trigger_what_per_says():
    lesson = (
        "{per: victim, when: {fact: call}, given: [{fact: child_present}], must: [{fact: attended, within: 2 hours}]}"
    )
    facts = [fact("c1", "10:00", "call", victim=["ann", "eve"]), CHILD]
    assert judged(lesson, facts, "10:30") == ["c1: waiting, due D+0 12:00"]
    assert outcomes(lesson, [CALL, fact("p1", "09:00", "child_present", victim="eve")], "10:30") == []


def test_given_with_same_looks_elsewhere():
    lesson = "{per: victim, when: {fact: call}, given: [{fact: child_present, same: suspect}], must: [{fact: attended, within: 2 hours}]}"
    assert outcomes(lesson, [CALL, fact("p1", "09:00", "child_present", victim="eve")], "10:30") == ["waiting"]
    assert outcomes(lesson, [CALL, fact("p1", "09:00", "child_present", suspect="carl")], "10:30") == []


def test_given_with_who_tests_the_actor_against_the_trigger():
    lesson = "{per: victim, when: {fact: call}, given: [{fact: child_present, who: someone_else}], must: [{fact: attended, within: 2 hours}]}"
    assert outcomes(lesson, [CALL, fact("p1", "09:00", "child_present", by="pc_lee")], "10:30") == ["waiting"]
    assert outcomes(lesson, [CALL, CHILD], "10:30") == []


def test_given_with_where_reads_the_data():
    lesson = "{per: victim, when: {fact: call}, given: [{fact: child_present, where: {spoken_to: yes}}], must: [{fact: attended, within: 2 hours}]}"
    assert outcomes(lesson, [CALL, CHILD], "10:30") == []
    assert outcomes(lesson, [CALL, CHILD, fact("p2", "08:00", "child_present", spoken_to=True)], "10:30") == ["waiting"]


def test_no_to_any_of_given_settles_it_though_another_is_unknown():
    lesson = """
    per: victim
    when: {fact: left_scene}
    given: [{fact: risk_assessed, where: {grade: high}}, {fact: child_present}]
    must: [{fact: entry_made, within: 2 hours}]
    """
    ungraded = fact("r1", "09:00", "risk_assessed")
    assert outcomes(lesson, [fact("l1", "10:00", "left_scene"), ungraded], "10:30") == []
    assert outcomes(lesson, [fact("l1", "10:00", "left_scene"), ungraded, CHILD], "10:30") == ["question"]


def test_yes_to_one_of_unless_settles_it_though_another_is_unknown():
    lesson = """
    per: victim
    when: {fact: left_scene}
    unless: [{fact: risk_assessed, where: {grade: high}}, {fact: child_present}]
    must: [{fact: entry_made, within: 2 hours}]
    """
    ungraded = fact("r1", "09:00", "risk_assessed")
    assert outcomes(lesson, [fact("l1", "10:00", "left_scene"), ungraded], "10:30") == ["question"]
    assert outcomes(lesson, [fact("l1", "10:00", "left_scene"), ungraded, CHILD], "10:30") == []
