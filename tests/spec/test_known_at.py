"""As at, and known at: facts recorded after *known at* do not exist; the newest version known then stands.

*As at* is the rule's time, *known at* what the record held then. So "missed on the record at the time" can be told
apart from "missed".
"""

import pytest

from tests.spec.picture import fact, judged

ATTEND = "{per: victim, when: {fact: call}, must: [{fact: attended, within: 2 hours}]}"
CALL = fact("c1", "10:00", "call")
TOLD_LATE = fact("a1", "11:00", "attended", told="D+2 09:00")


@pytest.mark.parametrize(
    ("known_at", "expected"),
    [
        ("D+1 09:00", "not met"),
        ("D+2 09:00 - 1us", "not met"),
        ("D+2 09:00", "met by a1"),
        ("D+3 09:00", "met by a1"),
    ],
)
def test_a_fact_recorded_late_changes_the_verdict_once_it_is_known(known_at, expected):
    assert judged(ATTEND, [CALL, TOLD_LATE], "D+1 09:00", known_at=known_at) == [f"c1: {expected}, due D+0 12:00"]


def test_unless_said_what_is_known_is_what_was_recorded_by_then():
    assert judged(ATTEND, [CALL, TOLD_LATE], "D+1 09:00") == ["c1: not met, due D+0 12:00"]
    assert judged(ATTEND, [CALL, TOLD_LATE], "D+2 09:00") == ["c1: met by a1, due D+0 12:00"]


def test_the_duty_is_judged_by_when_things_happened_and_not_by_when_we_were_told():
    told = fact("c1", "10:00", "call", told="15:00")
    assert judged(ATTEND, [told], "14:00") == []
    assert judged(ATTEND, [told], "15:00") == ["c1: not met, due D+0 12:00"]


def test_a_correction_counts_from_when_it_was_recorded():
    facts = [CALL, fact("c2", "10:30", "call", told="D+2 09:00", corrects="c1")]
    assert judged(ATTEND, facts, "11:00", known_at="D+1 09:00") == ["c1: waiting, due D+0 12:00"]
    assert judged(ATTEND, facts, "11:00", known_at="D+2 09:00") == ["c1: waiting, due D+0 12:30"]


def test_a_state_is_read_from_what_was_known():
    lesson = ATTEND.replace("must:", "unless: [{state: s}], must:")
    states = "s: {per: suspect, begins: [{fact: bail_set}]}"
    facts = [CALL, fact("b1", "09:00", "bail_set", told="D+2 09:00")]
    assert judged(lesson, facts, "11:00", known_at="D+1 09:00", states=states) == ["c1: waiting, due D+0 12:00"]
    assert judged(lesson, facts, "11:00", known_at="D+2 09:00", states=states) == []


def test_what_happened_after_as_at_is_not_there_though_it_is_known():
    facts = [CALL, fact("a1", "13:00", "attended")]
    assert judged(ATTEND, facts, "12:30", known_at="D+9 09:00") == ["c1: not met, due D+0 12:00"]
    assert judged(ATTEND, facts, "13:00", known_at="D+9 09:00") == ["c1: late by a1, due D+0 12:00"]
