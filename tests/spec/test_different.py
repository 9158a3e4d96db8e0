"""Different: two open things carry different values. Things without a value are left out."""

import pytest

from tests.spec.picture import fact, judged, outcomes

STATES = """
s:
  per: pair
  things: investigation
  begins: [{fact: crime_recorded}]
  ends: [{fact: investigation_closed}]
  each: {fact: allocated, field: officer}
"""
LESSON = "{per: pair, when: {fact: call}, given: [{state: s, different: officer}], must: [{fact: attended, within: 2 hours}]}"
CALL = fact("t9", "10:00", "call")
X1, X2, X3 = (fact(f"o{i}", f"0{i}:00", "crime_recorded", investigation=f"x{i}") for i in (1, 2, 3))


def to(id, when, investigation, officer, **about):
    return fact(id, when, "allocated", investigation=investigation, officer=officer, **about)


def closed(id, when, investigation):
    return fact(id, when, "investigation_closed", investigation=investigation)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ([X1, X2], False),
        ([X1, X2, to("a1", "04:00", "x1", "pc_lee")], False),
        ([X1, X2, to("a1", "04:00", "x1", "pc_lee"), to("a2", "05:00", "x2", "pc_lee")], False),
        ([X1, X2, to("a1", "04:00", "x1", "pc_lee"), to("a2", "05:00", "x2", "pc_ward")], True),
        ([X1, X2, to("a1", "04:00", "x1", "pc_lee"), to("a2", "10:00", "x2", "pc_ward")], True),
        ([X1, X2, to("a1", "04:00", "x1", "pc_lee"), to("a2", "10:00 + 1us", "x2", "pc_ward")], False),
        ([X1, X2, X3, to("a1", "04:00", "x1", "pc_lee"), to("a3", "05:00", "x3", "pc_ward")], True),
        (
            [
                X1,
                X2,
                to("a1", "04:00", "x1", "pc_lee"),
                to("a2", "05:00", "x2", "pc_ward"),
                to("a3", "06:00", "x2", "pc_lee"),
            ],
            False,
        ),
        (
            [
                X1,
                X2,
                to("a1", "04:00", "x1", "pc_lee"),
                to("a2", "05:00", "x2", "pc_ward"),
                closed("e1", "09:00", "x1"),
            ],
            False,
        ),
        ([X1, X2, to("a1", "00:30", "x1", "pc_lee"), to("a2", "05:00", "x2", "pc_ward")], True),
        ([X1, to("a1", "04:00", "x1", "pc_lee"), to("a2", "05:00", "x1", "pc_ward")], False),
    ],
)
def test_two_open_things_must_carry_different_values(facts, expected):
    assert outcomes(LESSON, [CALL, *facts], "11:00", states=STATES) == (["waiting"] if expected else [])


def test_a_value_is_matched_on_the_thing_whoever_it_names():
    facts = [
        X1,
        X2,
        to("a1", "04:00", "x1", "pc_lee", victim=None, suspect=None),
        to("a2", "05:00", "x2", "pc_ward", victim=None, suspect=None),
    ]
    assert outcomes(LESSON, [CALL, *facts], "11:00", states=STATES) == ["waiting"]


def test_things_of_another_pair_are_no_difference():
    other = fact("o2", "02:00", "crime_recorded", investigation="x2", suspect="carl")
    facts = [X1, other, to("a1", "04:00", "x1", "pc_lee"), to("a2", "05:00", "x2", "pc_ward", suspect="carl")]
    assert outcomes(LESSON, [CALL, *facts], "11:00", states=STATES) == []


def test_a_thing_that_may_or_may_not_be_open_makes_it_unknown():
    states = STATES.replace("{fact: crime_recorded}", "{fact: crime_recorded, where: {classification: crime}}")
    sure = fact("o1", "01:00", "crime_recorded", investigation="x1", classification="crime")
    facts = [sure, X2, to("a1", "04:00", "x1", "pc_lee"), to("a2", "05:00", "x2", "pc_ward")]
    assert judged(LESSON, [CALL, *facts], "11:00", states=states) == ["t9: question, missing state s"]


def test_without_the_role_it_is_per_it_is_no_or_unknown_as_the_kind_says():
    lesson = LESSON.replace("per: pair", "per: victim")
    facts = [X1, X2, to("a1", "04:00", "x1", "pc_lee"), to("a2", "05:00", "x2", "pc_ward")]
    assert outcomes(lesson, [fact("t9", "10:00", "call", suspect=None), *facts], "11:00", states=STATES) == ["question"]
    lesson = lesson.replace("fact: call", "fact: left_scene")
    assert outcomes(lesson, [fact("t9", "10:00", "left_scene", suspect=None), *facts], "11:00", states=STATES) == []
