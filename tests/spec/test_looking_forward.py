"""Looking forward: a response comes after the trigger, by its due.

An answer at exactly the due instant is in time. While the due has not passed, an unanswered duty waits; when now
is the due instant it still waits. Afterwards it is not met, and an answer that comes then is late. The answer is
the first match forward.
"""

import pytest

from tests.spec.picture import fact, judged, refusals

ATTEND = """
per: victim
when: {fact: call}
must: [{fact: attended, within: 2 hours}]
"""
CALL = fact("c1", "10:00", "call")


@pytest.mark.parametrize(
    ("answered", "expected"),
    [
        ("10:00", "met by a1"),
        ("10:00 + 1us", "met by a1"),
        ("11:59", "met by a1"),
        ("12:00 - 1us", "met by a1"),
        ("12:00", "met by a1"),
        ("12:00 + 1us", "late by a1"),
        ("12:01", "late by a1"),
        ("D+1 08:59", "late by a1"),
        ("10:00 - 1us", "not met"),
        ("09:59", "not met"),
    ],
)
def test_an_answer_counts_from_the_trigger_and_is_in_time_up_to_and_at_the_due_instant(answered, expected):
    assert judged(ATTEND, [CALL, fact("a1", answered, "attended")], "D+1 09:00") == [f"c1: {expected}, due D+0 12:00"]


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("10:00", "waiting"),
        ("11:59", "waiting"),
        ("12:00 - 1us", "waiting"),
        ("12:00", "waiting"),
        ("12:00 + 1us", "not met"),
        ("12:01", "not met"),
    ],
)
def test_an_unanswered_duty_waits_up_to_and_at_the_due_instant(now, expected):
    assert judged(ATTEND, [CALL], now) == [f"c1: {expected}, due D+0 12:00"]


def test_the_answer_is_the_first_match_forward():
    facts = [CALL, fact("a3", "11:30", "attended"), fact("a1", "11:00", "attended"), fact("a2", "11:15", "attended")]
    assert judged(ATTEND, facts, "D+1 09:00") == ["c1: met by a1, due D+0 12:00"]


def test_of_several_kinds_the_first_of_any_answers():
    lesson = "{per: victim, when: {fact: call}, must: [{fact: [attended, call_back], within: 2 hours}]}"
    facts = [CALL, fact("a1", "11:30", "attended"), fact("b1", "11:00", "call_back")]
    assert judged(lesson, facts, "D+1 09:00") == ["c1: met by b1, due D+0 12:00"]


def test_a_first_match_that_is_late_is_not_made_good_by_an_earlier_fact_that_does_not_match():
    lesson = "{per: victim, when: {fact: call}, must: [{fact: attended, where: {victim_seen: yes}, within: 2 hours}]}"
    facts = [CALL, fact("a1", "11:00", "attended"), fact("a2", "12:30", "attended", victim_seen=True)]
    assert judged(lesson, facts, "D+1 09:00") == ["c1: late by a2, due D+0 12:00"]


def test_what_has_not_happened_yet_is_no_answer_yet():
    assert judged(ATTEND, [CALL, fact("a1", "11:00", "attended")], "10:30", known_at="D+9 09:00") == [
        "c1: waiting, due D+0 12:00"
    ]


def test_a_trigger_owes_nothing_before_it_happens():
    assert judged(ATTEND, [CALL], "10:00 - 1us", known_at="D+9 09:00") == []
    assert judged(ATTEND, [CALL], "10:00", known_at="D+9 09:00") == ["c1: waiting, due D+0 12:00"]


@pytest.mark.parametrize("answers", [1, 11, 12, 13, 40])
def test_however_many_facts_of_a_kind_there_are_the_first_that_matches_answers(answers):
    others = [fact(f"o{i}", f"10:{i:02}", "attended", victim="eve") for i in range(40)]
    mine = [fact(f"a{i:02}", f"11:{i:02}", "attended") for i in range(answers)]
    assert judged(ATTEND, [CALL, *others, *mine], "D+1 09:00") == ["c1: met by a00, due D+0 12:00"]


def test_a_step_without_a_deadline_is_refused():
    assert refusals("{per: victim, when: {fact: call}, must: [{fact: attended}]}") == ["no-deadline"]


def test_a_lesson_that_asks_for_nothing_is_refused():
    assert refusals("{per: victim, when: {fact: call}}") == ["must-missing"]
