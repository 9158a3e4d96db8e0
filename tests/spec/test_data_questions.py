"""Data questions: where it cannot be told whether a lesson applies, no duty is raised; the question is counted.

*No* to any `given`, to `change` or to the effective date ends the matter, whatever else is unknown.
"""

import pytest

from tests.spec.picture import fact, judged, judgement, outcomes

PAIR = """
per: pair
when: {fact: call, where: {domestic: yes}}
given: [{fact: child_present, same: incident}]
must: [{fact: attended, within: 2 hours}]
"""
NOBODY = fact("c1", "10:00", "call", suspect=None, domestic=True)
CHILD = fact("p1", "09:00", "child_present", incident="incident-1", victim=None, suspect=None)


def test_a_question_names_its_lesson_its_trigger_and_what_is_missing():
    found = judgement(PAIR, [NOBODY, CHILD], "10:30")
    assert found.verdicts == []
    [question] = found.questions
    assert (question.lesson, question.trigger, question.missing) == ("lesson", "c1", ("suspect of c1",))


@pytest.mark.parametrize(
    ("facts", "lesson"),
    [
        ([NOBODY], PAIR),
        ([fact("c1", "10:00", "call", suspect=None), CHILD], PAIR),
        ([NOBODY, CHILD], PAIR.replace("given", "unless")),
        ([NOBODY, CHILD], "effective: {from: 2025-03-04}\n" + PAIR),
        ([NOBODY, CHILD], "effective: {from: 2020-01-01, to: 2025-03-03}\n" + PAIR),
    ],
)
def test_no_to_when_given_unless_or_the_date_ends_the_matter_though_a_role_of_per_is_unknown(facts, lesson):
    assert judged(lesson, facts, "10:30") == []


def test_a_given_that_needs_the_missing_role_is_unknown_and_the_question_stays():
    lesson = PAIR.replace("same: incident", "same: suspect")
    assert outcomes(lesson, [NOBODY, fact("p1", "09:00", "child_present")], "10:30") == ["question"]


def test_a_change_that_is_no_ends_the_matter():
    lesson = "{per: victim, when: {fact: risk_assessed, where: {secondary: yes}, change: {grade: lowered}}, must: [{fact: entry_made, within: 2 hours}]}"
    first = fact("r1", "10:00", "risk_assessed", secondary=True)
    assert judged(lesson, [first], "10:30") == []


def test_a_trigger_that_both_may_and_may_not_match_asks_even_without_the_role():
    lesson = "{per: pair, when: {fact: call, where: {speech: none}}, must: [{fact: attended, within: 2 hours}]}"
    assert outcomes(lesson, [fact("c1", "10:00", "call", suspect=None)], "10:30") == ["question"]
    assert outcomes(lesson, [fact("c1", "10:00", "call", suspect=None, speech="spoken")], "10:30") == []


def test_two_roles_that_are_unknown_are_one_question_that_names_both():
    lesson = "{per: pair, when: {fact: call}, must: [{fact: attended, within: 2 hours}]}"
    assert judged(lesson, [fact("c1", "10:00", "call", victim=None, suspect=None)], "10:30") == [
        "c1: question, missing victim of c1, suspect of c1"
    ]


def test_a_trigger_without_a_time_and_without_the_role_asks_once():
    lesson = "{per: pair, when: {fact: call}, must: [{fact: attended, within: 2 hours}]}"
    assert outcomes(lesson, [fact("c1", None, "call", told="10:00", suspect=None)], "10:30") == ["question"]


def test_a_link_that_names_the_missing_role_turns_the_question_into_a_duty():
    lesson = "{per: pair, when: {fact: call}, must: [{fact: attended, within: 2 hours}]}"
    facts = [
        fact("c1", "10:00", "call", suspect=None),
        fact("s1", "11:00", "separation_refused", incident="incident-1"),
    ]
    assert judged(lesson, facts, "10:30") == ["c1: question, missing suspect of c1"]
    assert judged(lesson, facts, "11:00") == ["c1: waiting, due D+0 12:00"]
