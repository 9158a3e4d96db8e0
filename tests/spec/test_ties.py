"""Ties: what happens at the same instant counts both ways.

Facts are in order of when they happened, then of when they were recorded, then of their id. Looking back sees facts
at or before the trigger's instant, looking forward facts at or after it. Recorders round to the minute, so the order
of two facts of the same minute says nothing, and neither is held against anybody.
"""

import pytest

from tests.spec.picture import fact, judged, outcomes

BEFORE = "{per: victim, when: {fact: left_scene}, must: [{already: {fact: separated}}]}"
AFTER = "{per: victim, when: {fact: left_scene}, must: [{fact: separated, within: 2 hours}]}"


@pytest.mark.parametrize("told", [("10:05", "10:10"), ("10:10", "10:05"), ("10:05", "10:05")])
@pytest.mark.parametrize("ids", [("a", "b"), ("b", "a")])
@pytest.mark.parametrize("lesson", [BEFORE, AFTER])
def test_a_fact_of_the_same_instant_counts_as_before_and_as_after_whatever_the_order_of_recording(lesson, told, ids):
    facts = [fact(ids[0], "10:00", "left_scene", told=told[0]), fact(ids[1], "10:00", "separated", told=told[1])]
    assert outcomes(lesson, facts, "D+1 09:00") == ["met"]


@pytest.mark.parametrize(("when", "expected"), [("10:00 - 1us", "met"), ("10:00", "met"), ("10:00 + 1us", "late")])
def test_a_microsecond_after_the_trigger_is_no_longer_before_it(when, expected):
    facts = [fact("l1", "10:00", "left_scene"), fact("s1", when, "separated")]
    assert outcomes(BEFORE, facts, "D+1 09:00") == [expected]


def test_given_and_unless_see_facts_of_the_same_instant():
    given = "{per: victim, when: {fact: left_scene}, given: [{fact: separated}], must: [{fact: entry_made, within: 2 hours}]}"
    facts = [fact("l1", "10:00", "left_scene"), fact("s1", "10:00", "separated", told="10:20")]
    assert outcomes(given, facts, "11:00") == ["waiting"]
    assert outcomes(given.replace("given", "unless"), facts, "11:00") == []


def test_until_at_the_same_instant_as_the_trigger_ends_the_duty():
    lesson = "{per: victim, when: {fact: call}, must: [{fact: attended, within: 2 hours}], until: [{fact: log_closed}]}"
    facts = [fact("c1", "10:00", "call"), fact("x1", "10:00", "log_closed", told="10:30")]
    assert outcomes(lesson, facts, "D+1 09:00") == ["ended"]


@pytest.mark.parametrize(
    ("first", "second", "answer"),
    [
        ({"told": "11:05"}, {"told": "11:06"}, "z1"),
        ({"told": "11:06"}, {"told": "11:05"}, "a1"),
        ({"told": "11:05"}, {"told": "11:05"}, "a1"),
    ],
)
def test_among_answers_of_one_instant_the_first_recorded_then_the_smaller_id_answers(first, second, answer):
    facts = [
        fact("l1", "10:00", "left_scene"),
        fact("z1", "11:00", "separated", **first),
        fact("a1", "11:00", "separated", **second),
    ]
    assert judged(AFTER, facts, "D+1 09:00") == [f"l1: met by {answer}, due D+0 12:00"]


def test_facts_of_one_instant_are_in_order_across_kinds_too():
    lesson = AFTER.replace("fact: separated", "fact: [separated, injury_checked]")
    facts = [
        fact("l1", "10:00", "left_scene"),
        fact("s1", "11:00", "separated", told="11:09"),
        fact("i1", "11:00", "injury_checked", told="11:08"),
    ]
    assert judged(lesson, facts, "D+1 09:00") == ["l1: met by i1, due D+0 12:00"]
