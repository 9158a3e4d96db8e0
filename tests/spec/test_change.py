"""Change: the trigger compared with the fact of the same kind last before it in order, with the same `per`.

`lowered`, `raised` and `changed` compare one field; `first` means that there is none before, and then the others are no.
"""

import pytest

from tests.spec.picture import fact, judged, outcomes, refusals

LESSON = (
    "{per: pair, when: {fact: risk_assessed, change: {grade: %s}}, must: [{fact: risk_countersigned, within: 2 hours}]}"
)


def last(how, *grades, **more):
    """The outcome of the last of these assessments, each an hour after the one before; '' for quiet."""
    facts = [
        fact(f"r{i}", f"{10 + i}:00", "risk_assessed", **({"grade": g} if g else {}), **more)
        for i, g in enumerate(grades)
    ]
    found = judged(LESSON % how, facts, f"{9 + len(grades)}:30")
    mine = [text for text in found if text.startswith(f"r{len(grades) - 1}:")]
    return mine[0].split(": ")[1].split(",")[0] if mine else ""


@pytest.mark.parametrize(
    ("how", "grades", "expected"),
    [
        ("lowered", ("high", "medium"), "waiting"),
        ("lowered", ("high", "high"), ""),
        ("lowered", ("medium", "high"), ""),
        ("lowered", ("high",), ""),
        ("raised", ("medium", "high"), "waiting"),
        ("raised", ("high", "high"), ""),
        ("raised", ("high", "medium"), ""),
        ("raised", ("high",), ""),
        ("changed", ("medium", "high"), "waiting"),
        ("changed", ("high", "medium"), "waiting"),
        ("changed", ("high", "high"), ""),
        ("changed", ("high",), ""),
        ("first", ("high",), "waiting"),
        ("first", ("high", "medium"), ""),
    ],
)
def test_the_grade_is_compared_with_the_one_before(how, grades, expected):
    assert last(how, *grades) == expected


def test_only_the_one_last_before_counts():
    assert last("lowered", "high", "standard", "medium") == ""
    assert last("raised", "high", "standard", "medium") == "waiting"


@pytest.mark.parametrize("grades", [(None, "high"), ("high", None), (None, None)])
@pytest.mark.parametrize("how", ["lowered", "raised", "changed"])
def test_an_unknown_grade_on_either_side_is_unknown(how, grades):
    assert last(how, *grades) == "question"


def test_an_unknown_grade_does_not_hide_that_there_was_one_before():
    assert last("first", None, "high") == ""


def test_it_is_compared_whatever_where_says():
    lesson = "{per: pair, when: {fact: risk_assessed, where: {secondary: yes}, change: {grade: raised}}, must: [{fact: risk_countersigned, within: 2 hours}]}"
    facts = [
        fact("r1", "08:00", "risk_assessed", grade="high", secondary=True),
        fact("r2", "09:00", "risk_assessed", grade="standard"),
        fact("r3", "10:00", "risk_assessed", grade="medium", secondary=True),
    ]
    assert judged(lesson, facts, "10:30") == ["r3: waiting, due D+0 12:00"]


def test_one_of_another_pair_is_not_the_one_before():
    facts = [
        fact("r1", "09:00", "risk_assessed", grade="high", suspect="carl"),
        fact("r2", "10:00", "risk_assessed", grade="medium"),
    ]
    assert outcomes(LESSON % "lowered", facts, "10:30") == []
    assert judged(LESSON % "first", facts, "09:30") == ["r1: waiting, due D+0 11:00"]
    assert "r2 for ann+bob: waiting, due D+0 12:00" in judged(LESSON % "first", facts, "10:30")


def test_at_one_instant_order_says_which_was_before():
    facts = [
        fact("r2", "10:00", "risk_assessed", grade="high", told="10:01"),
        fact("r1", "10:00", "risk_assessed", grade="medium", told="10:02"),
    ]
    assert judged(LESSON % "lowered", facts, "10:30") == ["r1: waiting, due D+0 12:00"]
    assert judged(LESSON % "first", facts, "10:30") == ["r2: waiting, due D+0 12:00"]


def test_a_missing_value_that_means_no_is_a_value_to_change_from():
    lesson = "{per: victim, when: {fact: call, change: {domestic: changed}}, must: [{fact: attended, within: 2 hours}]}"
    facts = [
        fact("c1", "09:00", "call"),
        fact("c2", "10:00", "call", domestic=True),
        fact("c3", "10:15", "call", domestic=True),
    ]
    assert judged(lesson, facts, "10:30") == ["c2: waiting, due D+0 12:00"]
    assert judged(lesson.replace("changed", "raised"), facts, "10:30") == ["c2: waiting, due D+0 12:00"]
    assert judged(lesson.replace("changed", "lowered"), facts, "10:30") == []


def test_of_several_kinds_in_when_each_is_compared_with_its_own():
    lesson = "{per: pair, when: {fact: [risk_assessed, challenge_answered], change: {grade: lowered}}, must: [{fact: risk_countersigned, within: 2 hours}]}"
    facts = [
        fact("r1", "09:00", "risk_assessed", grade="high"),
        fact("a1", "10:00", "challenge_answered", grade="medium"),
    ]
    assert outcomes(lesson, facts, "10:30") == []


def test_a_change_that_is_none_is_refused():
    assert refusals(LESSON % "sideways") == ["change-bad"]
