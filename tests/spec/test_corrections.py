"""Corrections: the newest version known stands for a corrected fact.

The duty keeps its identity: the first fact id of the trigger's correction chain.
"""

from itertools import permutations

from tests.spec.picture import fact, judged, judgement

ATTEND = "{per: victim, when: {fact: call}, must: [{fact: attended, within: 2 hours}]}"
CALL = fact("c1", "10:00", "call")


def test_a_corrected_trigger_is_one_trigger_and_its_newest_version_counts():
    facts = [CALL, fact("c2", "10:30", "call", told="11:00", corrects="c1")]
    assert judged(ATTEND, facts, "10:45") == ["c1: waiting, due D+0 12:00"]
    assert judged(ATTEND, facts, "11:00") == ["c1: waiting, due D+0 12:30"]


def test_the_identity_of_the_duty_is_that_of_the_first_version():
    facts = [
        CALL,
        fact("c2", "10:30", "call", told="11:00", corrects="c1"),
        fact("c3", "10:20", "call", told="12:00", corrects="c2"),
    ]
    ids = {tuple(v.id for v in judgement(ATTEND, facts, now).verdicts) for now in ("10:45", "11:30", "12:10")}
    assert ids == {("lesson|c1|ann",)}


def test_the_first_version_is_found_whatever_the_order_of_the_facts():
    facts = [
        CALL,
        fact("c2", "09:30", "call", told="10:00", corrects="c1"),
        fact("c3", "09:20", "call", told="10:00", corrects="c2"),
    ]
    for order in permutations(facts):
        assert judged(ATTEND, order, "10:45") == ["c1: waiting, due D+0 11:20"]


def test_a_trigger_corrected_into_something_else_owes_nothing():
    lesson = "{per: victim, when: {fact: call, where: {domestic: yes}}, must: [{fact: attended, within: 2 hours}]}"
    facts = [fact("c1", "10:00", "call", domestic=True), fact("c2", "10:00", "call", told="11:00", corrects="c1")]
    assert judged(lesson, facts, "10:30") == ["c1: waiting, due D+0 12:00"]
    assert judged(lesson, facts, "11:00") == []


def test_a_corrected_answer_answers_as_its_newest_version_says():
    facts = [CALL, fact("a1", "11:00", "attended"), fact("a2", "12:30", "attended", told="13:00", corrects="a1")]
    assert judged(ATTEND, facts, "12:50") == ["c1: met by a1, due D+0 12:00"]
    assert judged(ATTEND, facts, "13:00") == ["c1: late by a2, due D+0 12:00"]


def test_an_answer_corrected_to_be_about_somebody_else_answers_no_more():
    facts = [
        CALL,
        fact("a1", "11:00", "attended"),
        fact("a2", "11:00", "attended", told="13:00", corrects="a1", victim="eve"),
    ]
    assert judged(ATTEND, facts, "13:00") == ["c1: not met, due D+0 12:00"]


def test_the_older_version_counts_for_nothing():
    lesson = "{per: victim, when: {fact: call}, given: [{fact: call, at_least: 2}], must: [{fact: attended, within: 2 hours}]}"
    facts = [CALL, fact("c2", "10:00", "call", told="11:00", corrects="c1")]
    assert judged(lesson, facts, "11:30") == []


def test_a_fact_corrected_to_a_time_still_ahead_is_not_there_yet():
    facts = [CALL, fact("a1", "11:00", "attended"), fact("a2", "11:30", "attended", told="11:40", corrects="a1")]
    assert judged(ATTEND, facts, "11:20", known_at="11:40") == ["c1: waiting, due D+0 12:00"]
