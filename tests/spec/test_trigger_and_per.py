"""Trigger and per: which facts owe a duty, and for whom one duty is.

`when` is one pattern: the trigger. `per` says what one duty is about, and is also what an answer shares with the
trigger unless its pattern says `same`. A trigger with two victims makes two duties.
"""

import pytest

from tests.spec.picture import fact, judged, outcomes, refusals

ATTEND = """
per: victim
when: {fact: call}
must: [{fact: attended, within: 2 hours}]
"""
ANSWER = """
per: [investigation, victim]
when: {fact: forensic_result}
must: [{fact: victim_update, within: 2 hours}]
"""


def test_only_a_fact_of_the_kind_in_when_owes_a_duty():
    assert judged(ATTEND, [fact("c1", "10:00", "call"), fact("t1", "10:30", "text_received")], "10:45") == [
        "c1: waiting, due D+0 12:00"
    ]


def test_a_list_of_kinds_means_any_of_them():
    lesson = "{per: victim, when: {fact: [call, text_received]}, must: [{fact: attended, within: 2 hours}]}"
    assert judged(lesson, [fact("c1", "10:00", "call"), fact("t1", "10:30", "text_received")], "10:45") == [
        "c1: waiting, due D+0 12:00",
        "t1: waiting, due D+0 12:30",
    ]


def test_a_trigger_with_two_victims_makes_two_duties_and_each_has_its_own_answer():
    facts = [fact("c1", "10:00", "call", victim=["ann", "eve"]), fact("a1", "11:00", "attended", victim="eve")]
    assert judged(ATTEND, facts, "12:01") == [
        "c1 for ann: not met, due D+0 12:00",
        "c1 for eve: met by a1, due D+0 12:00",
    ]


def test_one_answer_may_meet_several_duties():
    facts = [fact("c1", "10:00", "call"), fact("c2", "10:30", "call"), fact("a1", "11:00", "attended")]
    assert judged(ATTEND, facts, "12:01") == [
        "c1: met by a1, due D+0 12:00",
        "c2: met by a1, due D+0 12:30",
    ]


def test_a_fact_about_somebody_else_is_no_answer():
    assert outcomes(ATTEND, [fact("c1", "10:00", "call"), fact("a1", "11:00", "attended", victim="eve")], "12:01") == [
        "not met"
    ]


@pytest.mark.parametrize(
    ("whom", "expected"),
    [
        ({}, "met"),
        ({"investigation": "investigation-2"}, "not met"),
        ({"victim": "eve"}, "not met"),
        ({"investigation": None}, "not met"),
        ({"victim": ["ann", "eve"]}, "met"),
    ],
)
def test_an_answer_shares_every_role_of_per(whom, expected):
    about = {"investigation": "investigation-1"} | whom
    facts = [
        fact("r1", "10:00", "forensic_result", outcome="match"),
        fact("u1", "11:00", "victim_update", subject="forensic_result", **about),
    ]
    assert outcomes(ANSWER, facts, "12:01") == [expected]


def test_pair_means_the_victim_and_the_suspect():
    lesson = "{per: pair, when: {fact: call}, must: [{fact: attended, within: 2 hours}]}"
    facts = [
        fact("c1", "10:00", "call"),
        fact("a1", "10:30", "attended", suspect="carl"),
        fact("a2", "11:00", "attended"),
    ]
    assert judged(lesson, facts, "12:01") == ["c1: met by a2, due D+0 12:00"]


def test_same_says_what_else_an_answer_shares_with_the_trigger():
    lesson = "{per: victim, when: {fact: call}, must: [{fact: attended, same: incident, within: 2 hours}]}"
    call = fact("c1", "10:00", "call")
    assert outcomes(lesson, [call, fact("a1", "11:00", "attended", victim="eve")], "12:01") == ["met"]
    assert outcomes(lesson, [call, fact("a1", "11:00", "attended", incident="incident-2")], "12:01") == ["not met"]


def test_a_role_outside_per_is_bound_to_all_values_of_the_trigger_and_one_shared_value_is_enough():
    lesson = "{per: victim, when: {fact: call}, must: [{fact: attended, same: number, within: 2 hours}]}"
    lesson = lesson.replace("attended", "contact_attempted")
    call = fact("c1", "10:00", "call", number=["n1", "n2"])
    assert outcomes(lesson, [call, fact("a1", "11:00", "contact_attempted", number=["n2", "n3"])], "12:01") == ["met"]
    assert outcomes(lesson, [call, fact("a1", "11:00", "contact_attempted", number=["n3"])], "12:01") == ["not met"]


def test_officer_equals_to_means_its_officer_is_the_one_the_trigger_was_sent_to():
    lesson = (
        "{per: victim, when: {fact: owner_told}, must: [{fact: officer_returned, same: officer=to, within: 2 hours}]}"
    )
    told = fact("o1", "10:00", "owner_told", to="pc_lee", officer="pc_ward")
    assert outcomes(lesson, [told, fact("r1", "11:00", "officer_returned", officer="pc_lee")], "12:01") == ["met"]
    assert outcomes(lesson, [told, fact("r1", "11:00", "officer_returned", officer="pc_ward")], "12:01") == ["not met"]


def test_field_name_asks_for_an_equal_data_field():
    lesson = "{per: victim, when: {fact: expectation_given}, must: [{fact: victim_update, same: [victim, 'field:subject'], within: 2 hours}]}"
    given = fact("e1", "10:00", "expectation_given", subject="bail")
    assert outcomes(lesson, [given, fact("u1", "11:00", "victim_update", subject="bail")], "12:01") == ["met"]
    assert outcomes(lesson, [given, fact("u1", "11:00", "victim_update", subject="court")], "12:01") == ["not met"]
    assert outcomes(lesson, [given, fact("u1", "11:00", "victim_update", subject="bail", victim="eve")], "12:01") == [
        "not met"
    ]


def test_the_actor_asked_for_must_be_the_one_who_acted():
    lesson = "{per: victim, when: {fact: risk_assessed}, must: [{fact: risk_countersigned, who: someone_else, within: 2 hours}]}"
    facts = [
        fact("r1", "10:00", "risk_assessed", by="pc_ward"),
        fact("s1", "11:00", "risk_countersigned", by="pc_ward", task="r1"),
        fact("s2", "11:30", "risk_countersigned", by="ps_khan", task="r1"),
    ]
    assert judged(lesson, facts, "12:01") == ["r1: met by s2, due D+0 12:00"]


@pytest.mark.parametrize("key", ["same: incident", "who: sergeant"])
def test_same_and_who_have_no_place_in_when(key):
    assert refusals(f"{{per: victim, when: {{fact: call, {key}}}, must: [{{fact: attended, within: 2 hours}}]}}") == [
        "not-in-when"
    ]


def test_a_lesson_that_does_not_say_per_is_refused():
    assert "per-missing" in refusals("{when: {fact: call}, must: [{fact: attended, within: 2 hours}]}")
