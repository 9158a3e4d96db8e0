"""Looking back: such a fact is there already when the trigger comes.

`last` limits how far back, both ends in. `at_least` counts, and then the trigger counts too when it matches;
without it the trigger itself never does.
"""

import pytest

from tests.spec.picture import fact, outcomes, refusals

LESSON = """
per: victim
when: {{fact: left_scene}}
given: [{{fact: call, {limits}}}]
must: [{{fact: entry_made, within: 2 hours}}]
"""
NOTHING, RAISED = [], ["waiting"]


def raised(limits, *facts, when="10:00"):
    lesson = LESSON.format(limits=limits).replace(", }", "}")
    return outcomes(lesson, [fact("l1", when, "left_scene"), *facts], when)


@pytest.mark.parametrize(
    ("called", "expected"),
    [("D-400 10:00", RAISED), ("09:59", RAISED), ("10:00", RAISED), ("10:00 + 1us", NOTHING), ("10:01", NOTHING)],
)
def test_without_last_it_looks_back_over_all_time_up_to_the_trigger(called, expected):
    lesson = LESSON.format(limits="").replace(", }", "}")
    facts = [fact("l1", "10:00", "left_scene"), fact("c1", called, "call")]
    assert outcomes(lesson, facts, "10:30") == expected


@pytest.mark.parametrize(
    ("last", "earliest"),
    [
        ("30 minutes", "09:30"),
        ("24 hours", "D-1 10:00"),
        ("1 days", "D-1 10:00"),
        ("7 days", "D-7 10:00"),
        ("2 weeks", "D-14 10:00"),
        ("1 months", "2025-02-03T10:00:00+00:00"),
        ("12 months", "2024-03-03T10:00:00+00:00"),
    ],
)
def test_last_sees_back_to_that_instant_and_no_further(last, earliest):
    assert raised(f"last: {last}", fact("c1", f"{earliest} - 1us", "call")) == NOTHING
    assert raised(f"last: {last}", fact("c1", earliest, "call")) == RAISED
    assert raised(f"last: {last}", fact("c1", f"{earliest} + 1us", "call")) == RAISED
    assert raised(f"last: {last}", fact("c1", "10:00", "call")) == RAISED


@pytest.mark.parametrize(
    ("last", "earliest"),
    [
        ("48 hours", "D+26 09:00"),
        ("2 days", "D+26 10:00"),
        ("1 weeks", "D+21 10:00"),
        ("1 months", "2025-02-28T10:00:00+00:00"),
    ],
)
def test_days_weeks_and_months_go_back_to_the_same_local_time_over_a_change_of_clocks(last, earliest):
    """The clocks go forward on D+27, Sunday 30 March 2025; the trigger is on Monday 31 March."""
    assert raised(f"last: {last}", fact("c1", f"{earliest} - 1us", "call"), when="D+28 10:00") == NOTHING
    assert raised(f"last: {last}", fact("c1", earliest, "call"), when="D+28 10:00") == RAISED


@pytest.mark.parametrize("last", ["2 working days", "end of shift", "end of day"])
def test_last_takes_no_working_days_shifts_or_ends_of_day(last):
    assert refusals(LESSON.format(limits=f"last: {last}")) == ["last-bad"]


@pytest.mark.parametrize(("earlier", "expected"), [(0, NOTHING), (1, NOTHING), (2, RAISED), (3, RAISED)])
def test_at_least_counts_and_the_trigger_counts_when_it_matches(earlier, expected):
    lesson = """
    per: victim
    when: {fact: contact_attempted, where: {outcome: no_answer}}
    given: [{fact: contact_attempted, where: {outcome: no_answer}, at_least: 3}]
    must: [{fact: attended, within: 2 hours}]
    """
    calls = [fact(f"t{i}", f"0{i + 1}:00", "contact_attempted", outcome="no_answer") for i in range(earlier)]
    facts = [*calls, fact("t9", "10:00", "contact_attempted", outcome="no_answer")]
    found = outcomes(lesson, facts, "10:30")
    assert found == (["waiting"] if expected and earlier == 2 else ["not met", "waiting"] if expected else [])


def test_with_at_least_a_trigger_that_does_not_match_is_not_counted():
    lesson = """
    per: victim
    when: {fact: contact_attempted}
    given: [{fact: contact_attempted, where: {outcome: no_answer}, at_least: 2}]
    must: [{fact: attended, within: 2 hours}]
    """
    first = fact("t1", "09:00", "contact_attempted", outcome="no_answer")
    assert outcomes(lesson, [first, fact("t2", "10:00", "contact_attempted", outcome="reached")], "10:30") == []
    assert outcomes(lesson, [first, fact("t2", "10:00", "contact_attempted", outcome="no_answer")], "10:30") == [
        "waiting"
    ]


def test_at_least_one_is_met_by_the_trigger_alone_and_a_plain_look_back_is_not():
    lesson = "{per: victim, when: {fact: call}, given: [{fact: call, at_least: 1}], must: [{fact: attended, within: 2 hours}]}"
    assert outcomes(lesson, [fact("c1", "10:00", "call")], "10:30") == RAISED
    plain = lesson.replace(", at_least: 1", "")
    assert outcomes(plain, [fact("c1", "10:00", "call")], "10:30") == NOTHING
    assert outcomes(plain, [fact("c1", "10:00", "call"), fact("c2", "10:10", "call")], "10:30") == RAISED


@pytest.mark.parametrize(("first", "expected"), [("D-1 10:00 - 1us", NOTHING), ("D-1 10:00", RAISED)])
def test_at_least_counts_only_within_last(first, expected):
    facts = [fact("c1", first, "call"), fact("c2", "09:00", "call")]
    assert raised("last: 24 hours, at_least: 2", *facts) == expected


def test_at_least_counts_facts_of_other_kinds_at_the_trigger_instant():
    assert raised("at_least: 2", fact("c1", "09:00", "call"), fact("c2", "10:00", "call")) == RAISED
    assert raised("at_least: 2", fact("c1", "09:00", "call"), fact("c2", "10:00 + 1us", "call")) == NOTHING


def test_at_least_over_several_kinds_is_one_sum():
    lesson = LESSON.format(limits="at_least: 2").replace("fact: call,", "fact: [call, text_received],")
    left = fact("l1", "10:00", "left_scene")
    facts = [left, fact("c1", "09:00", "call"), fact("t1", "09:30", "text_received")]
    assert outcomes(lesson, facts, "10:00") == RAISED
    assert outcomes(lesson, facts[:2], "10:00") == NOTHING


@pytest.mark.parametrize("number", [0, -1, "two", True])
def test_at_least_takes_a_whole_number_from_one(number):
    assert refusals(LESSON.format(limits=f"at_least: {str(number).lower()}")) == ["count-bad"]
