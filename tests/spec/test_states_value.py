"""States with a value: the latest fact sets it; it may end or last, and `otherwise` is what is read while it is unset."""

import pytest

from tests.spec.picture import fact, judged, outcomes

LESSON = "{per: victim, when: {fact: call}, given: [{state: s, %s}], must: [{fact: attended, within: 2 hours}]}"
GRADE = "s: {per: pair, value: {fact: risk_assessed, field: grade}}"
OTHERWISE = "s: {per: pair, value: {fact: risk_assessed, field: grade}, otherwise: ungraded}"
SUPERVISOR = "s: {per: investigation, value: {fact: supervisor_named, field: officer}, ends: [{fact: officer_moved}]}"
LASTS = "s: {per: pair, value: {fact: risk_assessed, field: grade}, lasts: 24 hours, otherwise: ungraded}"


def read(states, item, *facts, when="10:00", **about):
    found = outcomes(LESSON % item, [fact("c1", when, "call", **about), *facts], when, states=states)
    return {"waiting": "yes", "": "no", "question": "unknown"}["".join(found)]


def graded(id, when, grade=None, **about):
    return fact(id, when, "risk_assessed", **({"grade": grade} if grade else {}), **about)


@pytest.mark.parametrize(
    ("item", "grade", "expected"),
    [
        ("is: high", "high", "yes"),
        ("is: high", "medium", "no"),
        ("is: [medium, high]", "medium", "yes"),
        ("is: [medium, high]", "standard", "no"),
        ("not: high", "medium", "yes"),
        ("not: high", "high", "no"),
        ("at_least: medium", "standard", "no"),
        ("at_least: medium", "medium", "yes"),
        ("at_least: medium", "high", "yes"),
        ("below: medium", "standard", "yes"),
        ("below: medium", "medium", "no"),
        ("above: medium", "medium", "no"),
        ("above: medium", "high", "yes"),
        ("set: yes", "standard", "yes"),
        ("set: no", "standard", "no"),
    ],
)
def test_its_value_is_compared(item, grade, expected):
    assert read(GRADE, item, graded("r1", "09:00", grade)) == expected


def test_the_latest_wins_and_what_comes_after_the_trigger_does_not_count():
    facts = [graded("r1", "08:00", "high"), graded("r2", "09:00", "medium"), graded("r3", "10:00 + 1us", "standard")]
    assert read(GRADE, "is: medium", *facts) == "yes"


def test_at_the_trigger_instant_everything_counts_and_order_says_what_is_latest():
    assert read(GRADE, "is: medium", graded("r1", "10:00", "high"), graded("r2", "10:00", "medium")) == "yes"
    assert read(GRADE, "is: high", graded("r2", "10:00", "high"), graded("r1", "10:00", "medium")) == "yes"


@pytest.mark.parametrize("item", ["is: high", "not: high", "at_least: medium", "below: medium", "above: medium"])
def test_unset_and_without_otherwise_it_is_unknown(item):
    assert read(GRADE, item) == "unknown"


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ("is: ungraded", "yes"),
        ("is: high", "no"),
        ("not: high", "yes"),
        ("at_least: standard", "no"),
        ("below: standard", "yes"),
    ],
)
def test_otherwise_is_read_while_it_is_unset(item, expected):
    assert read(OTHERWISE, item) == expected


def test_set_asks_whether_anybody_gave_it_a_value():
    assert (read(GRADE, "set: yes"), read(GRADE, "set: no")) == ("no", "yes")
    assert (read(OTHERWISE, "set: yes"), read(OTHERWISE, "set: no")) == ("no", "yes")
    assert read(OTHERWISE, "set: yes", graded("r1", "09:00", "high")) == "yes"


def test_set_is_unknown_where_it_may_or_may_not_have_been_given_one():
    states = "s: {per: pair, value: {fact: risk_assessed, where: {'answered|at_least': 5}, field: tool}}"
    doubtful = fact("r1", "09:00", "risk_assessed", tool="dash")
    assert (read(states, "set: yes", doubtful), read(states, "set: no", doubtful)) == ("unknown", "unknown")


def test_a_value_of_no_or_nought_is_a_value():
    states = "s: {per: pair, value: {fact: risk_assessed, field: asked}}"
    assert read(states, "set: yes", fact("r1", "09:00", "risk_assessed", asked=0)) == "yes"


def test_a_fact_that_does_not_say_the_value_makes_it_unknown_or_unset_as_the_kind_says():
    assert read(OTHERWISE, "is: high", graded("r1", "08:00", "high"), graded("r2", "09:00")) == "unknown"
    states = "s: {per: pair, value: {fact: risk_assessed, field: tool}, otherwise: narrative}"
    facts = [fact("r1", "08:00", "risk_assessed", tool="dash"), fact("r2", "09:00", "risk_assessed")]
    assert read(states, "is: narrative", *facts) == "yes"


def test_a_role_may_be_the_value_and_ends_unset_it():
    named = fact("n1", "08:00", "supervisor_named", officer="ps_khan", investigation="x1")
    moved = fact("m1", "09:00", "officer_moved", officer="ps_khan", investigation="x1")
    assert read(SUPERVISOR, "is: ps_khan", named, investigation="x1") == "yes"
    assert read(SUPERVISOR, "is: ps_khan", named, moved, investigation="x1") == "unknown"
    assert read(SUPERVISOR, "set: no", named, moved, investigation="x1") == "yes"
    again = fact("n2", "09:30", "supervisor_named", officer="ps_lodge", investigation="x1")
    assert read(SUPERVISOR, "is: ps_lodge", named, moved, again, investigation="x1") == "yes"


@pytest.mark.parametrize(("when", "expected"), [("D+1 09:00 - 1us", "yes"), ("D+1 09:00", "no"), ("D+1 09:01", "no")])
def test_lasts_unsets_it_after_a_length(when, expected):
    assert read(LASTS, "is: high", graded("r1", "09:00", "high"), when=when) == expected


def test_lasts_counts_from_the_latest():
    facts = [graded("r1", "09:00", "high"), graded("r2", "20:00", "high")]
    assert read(LASTS, "is: high", *facts, when="D+1 19:59") == "yes"
    assert read(LASTS, "is: high", *facts, when="D+1 20:00") == "no"


@pytest.mark.parametrize(
    ("grades", "item", "expected"),
    [
        (("high", "medium"), "is: high", "yes"),
        (("medium", "high"), "is: high", "yes"),
        (("medium", "medium"), "is: medium", "yes"),
        (("standard", None), "is: standard", "unknown"),
    ],
)
def test_of_several_bound_values_the_highest_is_read_where_there_is_an_order(grades, item, expected):
    facts = [
        graded(f"r{i}", "09:00", g, suspect=who)
        for i, (g, who) in enumerate(zip(grades, ("bob", "carl"), strict=True))
        if g
    ]
    assert read(GRADE, item, *facts, suspect=["bob", "carl"]) == expected


def test_several_bound_values_that_disagree_without_an_order_are_unknown():
    states = "s: {per: pair, value: {fact: risk_assessed, field: tool}}"
    one, other = (
        fact(f"r{i}", "09:00", "risk_assessed", tool=t, suspect=s)
        for i, t, s in ((1, "dash", "bob"), (2, "dara", "carl"))
    )
    assert read(states, "is: dash", one, other, suspect=["bob", "carl"]) == "unknown"
    same = fact("r2", "09:00", "risk_assessed", tool="dash", suspect="carl")
    assert read(states, "is: dash", one, same, suspect=["bob", "carl"]) == "yes"
    assert read(states, "set: yes", one, other, suspect=["bob", "carl"]) == "yes"


def test_a_fact_that_ends_it_and_gives_a_value_gives_the_value():
    states = "s: {per: pair, value: {fact: risk_assessed, field: grade}, ends: [{fact: risk_assessed}]}"
    assert read(states, "is: high", graded("r1", "09:00", "high")) == "yes"


def test_from_state_is_when_the_value_was_set():
    lesson = "{per: victim, when: {fact: call}, must: [{fact: attended, within: 4 hours, from: 'state:s'}]}"
    facts = [graded("r1", "08:00", "medium"), graded("r2", "09:00", "high"), fact("c1", "10:00", "call")]
    assert judged(lesson, facts, "10:30", states=GRADE) == ["c1: waiting, due D+0 13:00"]
    assert outcomes(lesson, [fact("c1", "10:00", "call")], "10:30", states=OTHERWISE) == ["cannot tell"]
