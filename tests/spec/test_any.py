"""Any: at least one of several things was so. *Yes* to one settles it; there is one level of it."""

import pytest

from tests.spec.picture import fact, outcomes, refusals

STATES = """
on_bail: {per: suspect, begins: [{fact: bail_set}], ends: [{fact: bail_ended}]}
grade: {per: pair, value: {fact: risk_assessed, field: grade}}
"""
LESSON = """
per: victim
when: {fact: call}
given: [{any: [{fact: child_present}, {state: on_bail}, {state: grade, is: high}]}]
must: [{fact: attended, within: 2 hours}]
"""
CALL = fact("c1", "10:00", "call")
CHILD = fact("p1", "09:00", "child_present")
BAIL = fact("b1", "09:00", "bail_set")
HIGH = fact("r1", "09:00", "risk_assessed", grade="high")
MEDIUM = fact("r1", "09:00", "risk_assessed", grade="medium")
UNGRADED = fact("r1", "09:00", "risk_assessed")


@pytest.mark.parametrize(
    ("facts", "given", "unless"),
    [
        ([MEDIUM], [], ["waiting"]),
        ([MEDIUM, CHILD], ["waiting"], []),
        ([MEDIUM, BAIL], ["waiting"], []),
        ([HIGH], ["waiting"], []),
        ([HIGH, CHILD, BAIL], ["waiting"], []),
        ([UNGRADED], ["question"], ["question"]),
        ([UNGRADED, CHILD], ["waiting"], []),
        ([], ["question"], ["question"]),
    ],
)
def test_any_is_yes_with_one_yes_else_unknown_with_one_unknown_else_no(facts, given, unless):
    assert outcomes(LESSON, [CALL, *facts], "10:30", states=STATES) == given
    assert outcomes(LESSON.replace("given", "unless"), [CALL, *facts], "10:30", states=STATES) == unless


def test_any_inside_any_is_refused():
    lesson = LESSON.replace("{fact: child_present}", "{any: [{fact: child_present}]}")
    assert "fact-missing" in refusals(lesson) or "key-unknown" in refusals(lesson)


def test_any_of_nothing_is_refused():
    assert "any-empty" in refusals(
        "{per: victim, when: {fact: call}, given: [{any: []}], must: [{fact: attended, within: 1 hour}]}"
    )
