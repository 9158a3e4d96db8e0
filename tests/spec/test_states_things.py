"""States of things: how many things are open.

`begins` are matched on what the state is per, `ends` and `each` on the thing. A thing that ends may open again.
"""

import pytest

from tests.spec.picture import fact, judged, outcomes

LESSON = "{per: pair, when: {fact: call}, given: [{state: s%s}], must: [{fact: attended, within: 2 hours}]}"
OPEN = """
s:
  per: pair
  things: investigation
  begins: [{fact: [crime_recorded, investigation_opened]}]
  ends: [{fact: investigation_closed}]
"""


def opened(id, when, investigation, kind="crime_recorded", **about):
    return fact(id, when, kind, investigation=investigation, **about)


def closed(id, when, investigation, **about):
    return fact(id, when, "investigation_closed", investigation=investigation, **about)


def number(*facts, when="10:00", **about):
    """How many are open at the call."""
    for n in range(9):
        if outcomes(LESSON % f", is: {n}", [fact("t9", when, "call", **about), *facts], when, states=OPEN):
            return n
    return None


def test_its_number_is_how_many_are_open():
    one, two = opened("o1", "07:00", "x1"), opened("o2", "08:00", "x2")
    assert number() == 0
    assert number(one) == 1
    assert number(one, two) == 2
    assert number(one, two, closed("e1", "09:00", "x1")) == 1
    assert number(one, two, closed("e1", "09:00", "x1"), closed("e2", "09:30", "x2")) == 0


@pytest.mark.parametrize(
    ("item", "open_ones", "expected"),
    [
        ("", 0, False),
        ("", 1, True),
        (", at_least: 2", 1, False),
        (", at_least: 2", 2, True),
        (", below: 2", 1, True),
        (", below: 2", 2, False),
        (", above: 2", 2, False),
        (", above: 2", 3, True),
        (", not: 2", 2, False),
        (", set: yes", 0, False),
        (", set: yes", 1, True),
        (", set: no", 0, True),
    ],
)
def test_it_holds_with_one_open_and_its_number_is_compared(item, open_ones, expected):
    facts = [opened(f"o{i}", f"0{i}:00", f"x{i}") for i in range(open_ones)]
    found = outcomes(LESSON % item, [fact("t9", "10:00", "call"), *facts], "10:00", states=OPEN)
    assert found == (["waiting"] if expected else [])


def test_a_thing_that_begins_twice_is_one_thing():
    assert number(opened("o1", "07:00", "x1"), opened("o2", "08:00", "x1", kind="investigation_opened")) == 1


def test_a_thing_that_ended_may_open_again():
    facts = [opened("o1", "07:00", "x1"), closed("e1", "08:00", "x1"), opened("o2", "09:00", "x1")]
    assert [number(*facts, when=f"{h}:30") for h in ("07", "08", "09")] == [1, 0, 1]


@pytest.mark.parametrize(("when", "expected"), [("09:00 - 1us", 1), ("09:00", 0)])
def test_it_is_open_up_to_and_not_at_its_end(when, expected):
    assert number(opened("o1", "07:00", "x1"), closed("e1", "09:00", "x1"), when=when) == expected


def test_ends_are_matched_on_the_thing_whoever_they_name():
    one = opened("o1", "07:00", "x1")
    assert number(one, closed("e1", "09:00", "x1", victim=None, suspect=None)) == 0
    assert number(one, closed("e1", "09:00", "x1", victim="eve", suspect="carl")) == 0
    assert number(one, closed("e1", "09:00", "x2")) == 1


def test_begins_are_matched_on_what_the_state_is_per():
    assert number(opened("o1", "07:00", "x1", suspect="carl"), opened("o2", "08:00", "x2", victim="eve")) == 0


def test_one_fact_may_open_or_end_several():
    both = opened("o1", "07:00", ["x1", "x2"])
    assert number(both) == 2
    assert number(both, closed("e1", "09:00", ["x1", "x2"])) == 0


def test_of_several_bound_values_the_highest_number_is_read():
    facts = [
        opened("o1", "07:00", "x1"),
        opened("o2", "08:00", "x2", suspect="carl"),
        opened("o3", "08:30", "x3", suspect="carl"),
    ]
    states = OPEN.replace("per: pair", "per: suspect")
    lesson = LESSON.replace("per: pair", "per: victim") % ", is: 2"
    call = fact("t9", "10:00", "call", suspect=["bob", "carl"])
    assert outcomes(lesson, [call, *facts], "10:00", states=states) == ["waiting"]


DOUBTFUL = """
s:
  per: pair
  things: investigation
  begins: [{fact: crime_recorded, where: {classification: crime}}]
  ends: [{fact: crime_recorded, where: {classification: non_crime}}, {fact: investigation_closed}]
"""


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ([opened("o1", "07:00", "x1")], ["question"]),
        ([opened("o1", "07:00", "x1", classification="crime")], ["waiting"]),
        ([opened("o1", "07:00", "x1", classification="crime"), opened("o2", "08:00", "x1")], ["question"]),
        ([opened("o1", "07:00", "x1"), closed("e1", "08:00", "x1")], []),
    ],
)
def test_a_beginning_or_end_that_may_or_may_not_match_makes_the_number_unknown(facts, expected):
    assert outcomes(LESSON % ", is: 1", [fact("t9", "10:00", "call"), *facts], "10:00", states=DOUBTFUL) == expected


ENDED_BY_RELEASE = """
s:
  per: pair
  things: investigation
  begins: [{fact: crime_recorded}]
  ends: [{fact: released, where: {route: no_further_action}}]
"""


def test_an_end_in_doubt_is_in_doubt_for_everybody_whose_thing_it_is_and_nobody_else():
    facts = [
        opened("o1", "07:00", "x1"),
        opened("o2", "07:00", "x1", suspect="carl"),
        opened("o3", "07:00", "x2", suspect="dan"),
    ]
    calls = [fact(f"t{i}", "10:00", "call", suspect=s, incident=f"i{i}") for i, s in enumerate(("bob", "carl", "dan"))]
    ended = fact("r1", "08:00", "released", investigation="x1", suspect="bob")
    assert judged(LESSON % "", [*facts, *calls, ended], "10:00", states=ENDED_BY_RELEASE) == [
        "t2: waiting, due D+0 12:00",
        "t0: question, missing state s",
        "t1: question, missing state s",
    ]


def test_a_fact_that_ends_and_opens_a_thing_opens_it():
    states = OPEN.replace("investigation_closed", "[investigation_closed, investigation_opened]")
    facts = [
        fact("t9", "10:00", "call"),
        opened("o1", "07:00", "x1"),
        opened("o2", "08:00", "x1", kind="investigation_opened"),
    ]
    assert outcomes(LESSON % ", is: 1", facts, "10:00", states=states) == ["waiting"]


def test_from_state_is_when_the_latest_of_those_open_began():
    lesson = "{per: pair, when: {fact: call}, must: [{fact: attended, within: 5 hours, from: 'state:s'}]}"
    one, again = opened("o1", "07:00", "x1"), opened("o2", "08:30", "x1", kind="investigation_opened")
    two, end = opened("o3", "08:00", "x2"), closed("e1", "09:00", "x2")
    call = fact("t9", "10:00", "call")
    assert judged(lesson, [call, one], "10:00", states=OPEN) == ["t9: waiting, due D+0 12:00"]
    assert judged(lesson, [call, one, two], "10:00", states=OPEN) == ["t9: waiting, due D+0 13:00"]
    assert judged(lesson, [call, one, two, end], "10:00", states=OPEN) == ["t9: waiting, due D+0 12:00"]
    assert judged(lesson, [call, one, again], "10:00", states=OPEN) == ["t9: waiting, due D+0 12:00"]
    assert outcomes(lesson, [call, one, closed("e1", "09:00", "x1")], "10:00", states=OPEN) == ["cannot tell"]
