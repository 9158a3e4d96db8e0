"""Own kind: among facts of the trigger's own kind, order decides.

Only earlier ones are back and only later ones forward, ties and all; with `at_least`, those up to and including the
trigger. A fact is never its own answer, gate or ending.
"""

import pytest

from tests.spec.picture import fact, judged, outcomes

AGAIN = "{per: victim, when: {fact: call}, must: [{fact: call, within: 2 hours}]}"
BEFORE = "{per: victim, when: {fact: call}, must: [{already: {fact: call}}]}"
NO_MORE = "{per: victim, when: {fact: call}, must: [{fact: attended, within: 2 hours}], until: [{fact: call}]}"
MINUTE = [fact("c2", "10:00", "call", told="10:05"), fact("c1", "10:00", "call", told="10:09")]


def test_a_fact_is_never_its_own_answer():
    assert outcomes(AGAIN, [fact("c1", "10:00", "call")], "D+1 09:00") == ["not met"]


def test_a_fact_is_never_its_own_gate():
    assert outcomes(BEFORE, [fact("c1", "10:00", "call")], "D+1 09:00") == ["not met"]


def test_a_fact_is_never_its_own_ending():
    assert outcomes(NO_MORE, [fact("c1", "10:00", "call")], "D+1 09:00") == ["not met"]


def test_of_two_at_one_instant_only_the_later_in_order_is_forward():
    assert judged(AGAIN, MINUTE, "D+1 09:00") == ["c1: not met, due D+0 12:00", "c2: met by c1, due D+0 12:00"]


def test_of_two_at_one_instant_only_the_earlier_in_order_is_back():
    assert judged(BEFORE, MINUTE, "D+1 09:00") == ["c1: met by c2, due D+0 10:00", "c2: late by c1, due D+0 10:00"]


def test_of_two_at_one_instant_only_the_later_in_order_ends():
    assert judged(NO_MORE, MINUTE, "D+1 09:00") == ["c1: not met, due D+0 12:00", "c2: ended, due D+0 12:00"]


def test_recorded_at_once_the_smaller_id_is_earlier():
    facts = [fact("c2", "10:00", "call"), fact("c1", "10:00", "call")]
    assert judged(AGAIN, facts, "D+1 09:00") == ["c1: met by c2, due D+0 12:00", "c2: not met, due D+0 12:00"]


def test_at_least_counts_those_of_the_instant_up_to_and_including_the_trigger():
    lesson = "{per: victim, when: {fact: call}, given: [{fact: call, at_least: 2}], must: [{fact: attended, within: 2 hours}]}"
    assert judged(lesson, MINUTE, "10:30") == ["c1: waiting, due D+0 12:00"]


def test_own_kind_means_the_kind_of_this_trigger_where_when_lists_several():
    lesson = (
        "{per: victim, when: {fact: [call, text_received]}, must: [{fact: [call, text_received], within: 2 hours}]}"
    )
    facts = [fact("t1", "10:00", "text_received", told="10:05"), fact("c1", "10:00", "call", told="10:09")]
    assert judged(lesson, facts, "D+1 09:00") == ["c1: met by t1, due D+0 12:00", "t1: met by c1, due D+0 12:00"]


@pytest.mark.parametrize("many", [2, 13, 30])
def test_order_decides_however_many_there_are(many):
    facts = [fact(f"c{i:02}", "10:00", "call") for i in range(many)]
    found = judged(AGAIN, facts, "D+1 09:00")
    assert found == [f"c{i:02}: met by c{i + 1:02}, due D+0 12:00" for i in range(many - 1)] + [
        f"c{many - 1:02}: not met, due D+0 12:00"
    ]
