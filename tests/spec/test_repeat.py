"""Repeat: each answer starts the duty again, until `until`.

Every answer, in time or late, becomes the next trigger with the same binding; `given` and `unless` are read again
there. A missed turn starts no further one: one overdue duty and its ladder, not a pile. `repeat` implies `join`.
"""

import pytest

from tests.spec.picture import fact, judged, judgement, outcomes

LESSON = """
per: custody
when: {fact: detention_authorised}
repeat: true
must: [{fact: custody_need_met, within: 6 hours}]
until: [{fact: released}]
"""
IN = fact("d1", "06:00", "detention_authorised")


def met(id, when, **about):
    return fact(id, when, "custody_need_met", **about)


def out(when):
    return fact("x1", when, "released", custody="custody-1")


def test_every_answer_starts_the_next_turn():
    assert judged(LESSON, [IN, met("n1", "10:00"), met("n2", "15:00")], "16:00") == [
        "d1: met by n1, due D+0 12:00",
        "n1: met by n2, due D+0 16:00",
        "n2: waiting, due D+0 21:00",
    ]


def test_a_late_answer_starts_the_next_turn_too():
    assert judged(LESSON, [IN, met("n1", "13:00")], "14:00") == [
        "d1: late by n1, due D+0 12:00",
        "n1: waiting, due D+0 19:00",
    ]


def test_a_missed_turn_starts_no_further_one():
    assert judged(LESSON, [IN], "D+5 06:00") == ["d1: not met, due D+0 12:00"]
    assert judged(LESSON, [IN, met("n1", "10:00")], "D+5 06:00") == [
        "d1: met by n1, due D+0 12:00",
        "n1: not met, due D+0 16:00",
    ]


def test_until_stops_it():
    assert judged(LESSON, [IN, met("n1", "10:00"), out("11:00")], "D+1 06:00") == [
        "d1: met by n1, due D+0 12:00",
        "n1: ended, due D+0 16:00",
    ]


def test_an_answer_after_until_starts_nothing():
    assert judged(LESSON, [IN, out("09:00"), met("n1", "10:00")], "D+1 06:00") == ["d1: ended, due D+0 12:00"]
    assert judged(LESSON, [IN, out("13:00"), met("n1", "14:00")], "D+1 06:00") == ["d1: not met, due D+0 12:00"]


def test_at_one_instant_the_answer_wins_and_its_own_turn_ends_at_once():
    assert judged(LESSON, [IN, met("n1", "10:00"), out("10:00")], "D+1 06:00") == [
        "d1: met by n1, due D+0 12:00",
        "n1: ended, due D+0 16:00",
    ]


def test_unless_is_read_again_at_each_turn():
    lesson = LESSON + "unless: [{fact: injury_documented}]"
    facts = [IN, met("n1", "10:00"), fact("i1", "11:00", "injury_documented"), met("n2", "15:00")]
    assert judged(lesson, facts, "D+1 06:00") == ["d1: met by n1, due D+0 12:00", "n1: met by n2, due D+0 16:00"]


def test_given_is_read_again_at_each_turn():
    lesson = LESSON + "given: [{state: needs}]"
    states = "needs: {per: custody, begins: [{fact: detention_authorised}], ends: [{fact: injury_documented}]}"
    facts = [IN, met("n1", "10:00"), fact("i1", "11:00", "injury_documented"), met("n2", "15:00")]
    assert judged(lesson, facts, "D+1 06:00", states=states) == [
        "d1: met by n1, due D+0 12:00",
        "n1: met by n2, due D+0 16:00",
    ]


def test_where_it_cannot_be_told_at_a_turn_that_is_a_data_question():
    lesson = LESSON + "unless: [{fact: medical_offered, where: {answer: declined}}]"
    facts = [IN, met("n1", "10:00"), fact("m1", "09:00", "medical_offered", custody="custody-1")]
    assert judged(lesson, facts, "11:00") == ["d1: met by n1, due D+0 12:00", "n1: question, missing answer of m1"]


def test_the_binding_stays_the_same():
    lesson = LESSON.replace("per: custody", "per: victim").replace("custody_need_met", "victim_update")
    facts = [
        fact("d1", "06:00", "detention_authorised"),
        fact("u1", "10:00", "victim_update", subject="progress", victim=["ann", "eve"]),
    ]
    found = judgement(lesson, facts, "11:00").verdicts
    assert [(v.trigger, v.per) for v in found] == [("d1", (("victim", "ann"),)), ("u1", (("victim", "ann"),))]


def test_a_trigger_that_comes_during_a_turn_joins_it():
    facts = [IN, met("n1", "10:00"), fact("d2", "11:00", "detention_authorised"), met("n2", "15:00")]
    assert judged(LESSON, facts, "15:30") == [
        "d1: met by n1, due D+0 12:00",
        "n1: met by n2 with d2, due D+0 16:00",
        "d2: joined by n2 to n1, due D+0 17:00",
        "n2: waiting, due D+0 21:00",
    ]


def test_an_answer_that_is_itself_a_trigger_is_one_turn_and_not_two():
    lesson = "{per: victim, when: {fact: call}, repeat: true, must: [{fact: call, within: 6 hours}]}"
    facts = [fact("c1", "06:00", "call"), fact("c2", "10:00", "call")]
    assert judged(lesson, facts, "11:00") == ["c1: met by c2, due D+0 12:00", "c2: waiting, due D+0 16:00"]


def test_a_turn_after_the_rule_was_withdrawn_is_owed_no_more():
    lesson = LESSON + "effective: {from: 2000-01-01, to: 2025-03-04}"
    facts = [
        IN,
        met("n1", "10:00"),
        met("n2", "15:00"),
        met("n3", "20:00"),
        met("n4", "D+1 01:00"),
        met("n5", "D+1 05:00"),
    ]
    assert [text.split(",")[0] for text in judged(lesson, facts, "D+2 00:00")] == [
        "d1: met by n1",
        "n1: met by n2",
        "n2: met by n3",
        "n3: met by n4",
    ]


def test_an_answer_without_an_exact_time_starts_a_turn_whose_outcome_depends_on_it():
    facts = [IN, met("n1", "07:00")]
    facts.append(fact("n2", "08:00", "custody_need_met", till="11:30"))
    assert outcomes(LESSON, facts, "15:00") == ["met", "met", "cannot tell"]
    assert outcomes(LESSON, facts, "13:00") == ["met", "met", "waiting"]
    assert outcomes(LESSON, facts, "18:00") == ["met", "met", "not met"]


@pytest.mark.parametrize("many", [5, 40])
def test_a_long_chain_has_one_duty_a_turn(many):
    facts = [IN, *(met(f"n{i:02}", f"D+{i // 4} {6 + 4 * (i % 4):02}:30") for i in range(many))]
    assert outcomes(LESSON.replace("6 hours", "20 hours"), facts, "D+20 00:00") == ["met"] * many + ["not met"]
