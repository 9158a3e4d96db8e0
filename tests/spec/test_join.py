"""Join: triggers that come while the duty is open, for the same `per`, become part of it.

Triggers with the same close (the first answer or the first until, whichever is earlier; or none yet) are one duty. The
first in order leads, the others have the outcome *joined* and name it. Its due is the earliest of all their dues, so a
rise shortens a clock and a lowering never lengthens it. Without `join` every trigger has its own duty.
"""

import pytest

from tests.spec.picture import fact, judged, outcomes

LESSON = """
per: victim
when: {fact: call}
join: true
must: [{fact: attended, within: 2 hours}]
until: [{fact: log_closed}]
"""
GRADED = """
per: incident
when: {fact: call_graded}
join: true
must: [{fact: attended, within: clock:attendance}]
"""
CLOCKS = """
attendance:
  choose: field:grade
  values: [{from: 2000-01-01, lengths: {emergency: 15 minutes, priority: 1 hours, standard: 4 hours}}]
"""
C1, C2, C3 = (fact(f"c{i}", when, "call") for i, when in ((1, "10:00"), (2, "11:00"), (3, "13:00")))


def grade(id, when, value):
    return fact(id, when, "call_graded", grade=value)


def test_without_join_every_trigger_has_its_own_duty():
    assert outcomes(LESSON.replace("join: true", ""), [C1, C2], "11:30") == ["waiting", "waiting"]


def test_open_triggers_are_one_duty_and_the_first_leads():
    assert judged(LESSON, [C1, C2], "11:30") == [
        "c1: waiting with c2, due D+0 12:00",
        "c2: joined to c1, due D+0 13:00",
    ]


def test_one_answer_closes_them_all():
    assert judged(LESSON, [C1, C2, fact("a1", "11:30", "attended")], "14:00") == [
        "c1: met by a1 with c2, due D+0 12:00",
        "c2: joined by a1 to c1, due D+0 13:00",
    ]


def test_a_trigger_after_the_answer_starts_a_duty_of_its_own():
    assert judged(LESSON, [C1, fact("a1", "10:30", "attended"), C2], "11:30") == [
        "c1: met by a1, due D+0 12:00",
        "c2: waiting, due D+0 13:00",
    ]


@pytest.mark.parametrize(("answered", "joined"), [("11:00", True), ("11:00 - 1us", False)])
def test_a_trigger_at_the_instant_of_the_answer_is_still_part_of_it(answered, joined):
    found = outcomes(LESSON, [C1, C2, fact("a1", answered, "attended")], "11:30")
    assert found == (["met", "joined"] if joined else ["met", "waiting"])


def test_an_overdue_duty_is_still_open_and_takes_in_what_comes():
    assert judged(LESSON, [C1, C3], "13:30") == [
        "c1: not met with c3, due D+0 12:00",
        "c3: joined to c1, due D+0 15:00",
    ]


def test_an_until_closes_as_an_answer_does():
    facts = [C1, fact("x1", "10:30", "log_closed"), C2, fact("a1", "11:30", "attended")]
    assert judged(LESSON, facts, "14:00") == ["c1: ended, due D+0 12:00", "c2: met by a1, due D+0 13:00"]


def test_of_answer_and_until_the_earlier_is_the_close():
    facts = [C1, C2, fact("x1", "11:15", "log_closed"), fact("a1", "11:30", "attended")]
    assert outcomes(LESSON, facts, "14:00") == ["ended", "joined"]
    facts = [C1, fact("a1", "10:30", "attended"), C2, fact("x1", "11:30", "log_closed")]
    assert outcomes(LESSON, facts, "14:00") == ["met", "ended"]


def test_others_join_only_for_the_same_per():
    facts = [C1, fact("c2", "11:00", "call", victim="eve")]
    assert judged(LESSON, facts, "11:30") == [
        "c1 for ann: waiting, due D+0 12:00",
        "c2 for eve: waiting, due D+0 13:00",
    ]


@pytest.mark.parametrize(
    ("grades", "due"),
    [
        (("standard", "emergency"), "D+0 10:45"),
        (("emergency", "standard"), "D+0 10:15"),
        (("standard", "standard"), "D+0 14:00"),
        (("standard", "priority"), "D+0 11:30"),
    ],
)
def test_a_rise_shortens_the_clock_and_a_lowering_never_lengthens_it(grades, due):
    facts = [grade("g1", "10:00", grades[0]), grade("g2", "10:30", grades[1])]
    [leader, _] = judged(GRADED, facts, "10:30", clocks=CLOCKS)
    assert leader.endswith(f"due {due}")


@pytest.mark.parametrize(("arrived", "expected"), [("10:45", "met"), ("10:45 + 1us", "late"), ("13:00", "late")])
def test_the_earliest_due_is_what_counts(arrived, expected):
    facts = [grade("g1", "10:00", "standard"), grade("g2", "10:30", "emergency"), fact("a1", arrived, "attended")]
    assert judged(GRADED, facts, "D+1 09:00", clocks=CLOCKS)[0] == f"g1: {expected} by a1 with g2, due D+0 10:45"


def test_at_the_earliest_due_it_still_waits_and_then_it_is_not_met():
    facts = [grade("g1", "10:00", "standard"), grade("g2", "10:30", "emergency")]
    assert outcomes(GRADED, facts, "10:45", clocks=CLOCKS) == ["waiting", "joined"]
    assert outcomes(GRADED, facts, "10:45 + 1us", clocks=CLOCKS) == ["not met", "joined"]


def test_an_until_after_the_earliest_due_closes_it_not_met():
    lesson = GRADED + "until: [{fact: log_closed}]"
    facts = [grade("g1", "10:00", "standard"), grade("g2", "10:30", "emergency")]
    assert outcomes(lesson, [*facts, fact("x1", "10:45", "log_closed")], "12:00", clocks=CLOCKS) == ["ended", "joined"]
    assert outcomes(lesson, [*facts, fact("x1", "10:46", "log_closed")], "12:00", clocks=CLOCKS) == [
        "not met",
        "joined",
    ]


@pytest.mark.parametrize("order", [("ungraded", "priority"), ("priority", "ungraded")])
@pytest.mark.parametrize(
    ("arrived", "now", "expected"),
    [
        (None, "10:45", "cannot tell"),
        (None, "12:00", "not met"),
        ("10:45", "12:00", "cannot tell"),
        ("11:45", "12:00", "late"),
    ],
)
def test_with_one_due_unknown_it_is_surely_missed_after_the_known_one_and_else_cannot_be_told(
    order, arrived, now, expected
):
    facts = [grade("g1", "10:00", order[0]), grade("g2", "10:30", order[1])]
    facts += [fact("a1", arrived, "attended")] if arrived else []
    assert outcomes(GRADED, facts, now, clocks=CLOCKS) == [expected, "joined"]


def test_a_doubtful_answer_stays_doubtful_at_the_earlier_due():
    lesson = GRADED.replace("fact: attended", "fact: medical_offered, where: {answer: accepted}, same: victim")
    facts = [
        grade("g1", "10:00", "standard"),
        grade("g2", "10:30", "emergency"),
        fact("m1", "10:40", "medical_offered"),
    ]
    assert outcomes(lesson, facts, "12:00", clocks=CLOCKS) == ["cannot tell", "joined"]
