"""Vague times: a range, a day, or no time at all.

A time given as a range or a day is judged at both ends; where the outcomes differ it cannot be told. A fact without a
time counts as at any time up to its recording. Where it makes no difference, nothing is in doubt.
"""

import pytest

from tests.spec.picture import at, fact, judged, judgement, outcomes
from watchword.clock import instant

ATTEND = "{per: victim, when: {fact: call}, must: [{fact: attended, within: 2 hours}]}"
CALL = fact("c1", "10:00", "call")


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("10:30", "11:30", "met"),
        ("10:00", "12:00", "met"),
        ("10:00", "12:00 + 1us", "cannot tell"),
        ("10:00 - 1us", "12:00", "cannot tell"),
        ("11:30", "12:30", "cannot tell"),
        ("12:00", "13:00", "cannot tell"),
        ("12:00 + 1us", "13:00", "late"),
        ("08:00", "09:00", "not met"),
        ("09:00", "11:00", "cannot tell"),
    ],
)
def test_an_answer_somewhere_in_a_range_is_judged_at_both_ends(start, end, expected):
    facts = [CALL, fact("a1", start, "attended", till=end)]
    assert outcomes(ATTEND, facts, "D+1 09:00") == [expected]
    if expected == "cannot tell":
        assert judged(ATTEND, facts, "D+1 09:00") == ["c1: cannot tell, due D+0 12:00, missing time of a1"]


@pytest.mark.parametrize(
    ("within", "expected"),
    [("2 hours", "cannot tell"), ("end of day", "cannot tell"), ("1 working days", "cannot tell")],
)
def test_an_answer_on_the_triggers_own_day_may_have_come_before_it(within, expected):
    facts = [CALL, fact("a1", "D+0", "attended")]
    assert outcomes(ATTEND.replace("2 hours", within), facts, "D+3 09:00") == [expected]


@pytest.mark.parametrize(
    ("within", "expected"), [("24 hours", "cannot tell"), ("1 working days", "met"), ("end of day", "late")]
)
def test_an_answer_somewhere_in_the_next_day(within, expected):
    facts = [CALL, fact("a1", "D+1", "attended")]
    assert outcomes(ATTEND.replace("2 hours", within), facts, "D+3 09:00") == [expected]


@pytest.mark.parametrize(
    ("answered", "now", "expected"),
    [
        ("10:30", "D+1 09:00", "cannot tell"),
        ("11:00", "D+1 09:00", "met"),
        ("12:00", "D+1 09:00", "met"),
        ("12:30", "D+1 09:00", "cannot tell"),
        ("13:30", "D+1 09:00", "late"),
        (None, "11:00", "waiting"),
        (None, "12:00", "waiting"),
        (None, "12:30", "cannot tell"),
        (None, "13:00", "cannot tell"),
        (None, "13:00 + 1us", "not met"),
    ],
)
def test_a_trigger_somewhere_in_a_range_is_judged_at_both_ends(answered, now, expected):
    facts = [fact("c1", "10:00", "call", till="11:00")] + ([fact("a1", answered, "attended")] if answered else [])
    assert outcomes(ATTEND, facts, now, known_at="D+1 09:00") == [expected]


def test_the_due_of_a_vague_trigger_is_the_earlier_one():
    [verdict] = judgement(ATTEND, [fact("c1", "10:00", "call", till="11:00")], "11:00").verdicts
    assert (verdict.at, verdict.due) == (instant(at("10:00")), instant(at("12:00")))


@pytest.mark.parametrize(("day", "expected"), [("D+0", ["cannot tell"]), ("D+1", ["met"])])
def test_a_trigger_and_an_answer_on_one_day_are_judged_at_all_four_ends(day, expected):
    lesson = ATTEND.replace("2 hours", "2 working days")
    facts = [fact("c1", "D+0", "call"), fact("a1", day, "attended")]
    assert outcomes(lesson, facts, "D+9 09:00") == expected


def test_a_range_that_makes_no_difference_is_no_doubt():
    facts = [CALL, fact("a0", "10:30", "attended"), fact("a1", "11:00", "attended", till="13:00")]
    assert judged(ATTEND, facts, "D+1 09:00") == ["c1: met by a0, due D+0 12:00"]


GATE = "{per: victim, when: {fact: left_scene}, must: [{already: {fact: separated}}]}"
LEFT = fact("l1", "10:00", "left_scene")


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [("09:00", "10:00", "met"), ("09:00", "10:00 + 1us", "cannot tell"), ("10:00 + 1us", "11:00", "late")],
)
def test_a_gate_is_judged_at_both_ends(start, end, expected):
    assert outcomes(GATE, [LEFT, fact("s1", start, "separated", till=end)], "D+1 09:00") == [expected]


GIVEN = "{per: victim, when: {fact: left_scene}, given: [{fact: separated, last: 1 hours}], must: [{fact: entry_made, within: 2 hours}]}"


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("09:00", "10:00", ["waiting"]),
        ("09:00 - 1us", "09:30", ["question"]),
        ("09:30", "10:00 + 1us", ["question"]),
        ("07:00", "08:00", []),
    ],
)
def test_a_doubt_whether_the_lesson_applies_is_a_data_question(start, end, expected):
    assert outcomes(GIVEN, [LEFT, fact("s1", start, "separated", till=end)], "10:30") == expected
    if expected == ["question"]:
        assert judged(GIVEN, [LEFT, fact("s1", start, "separated", till=end)], "10:30") == [
            "l1: question, missing time of s1"
        ]


def test_a_state_is_read_at_both_ends():
    lesson = "{per: victim, when: {fact: call}, given: [{state: s}], must: [{fact: attended, within: 2 hours}]}"
    states = "s: {per: suspect, begins: [{fact: bail_set}], ends: [{fact: bail_ended}]}"

    def found(start, end):
        return outcomes(lesson, [CALL, fact("b1", start, "bail_set", till=end)], "10:30", states=states)

    assert found("08:00", "10:00") == ["waiting"]
    assert found("08:00", "10:00 + 1us") == ["question"]
    assert found("10:00 + 1us", "10:20") == []


def test_the_effective_date_is_read_at_both_ends():
    own = "effective: {from: 2025-03-04}\n"
    lesson = own + "per: victim\nwhen: {fact: call}\nmust: [{fact: attended, within: 30 days}]"
    assert outcomes(lesson, [fact("c1", "23:00", "call", till="D+1 01:00")], "D+2 09:00") == ["question"]
    assert outcomes(lesson, [fact("c1", "D+1", "call")], "D+2 09:00") == ["waiting"]


def test_of_several_steps_only_the_doubtful_one_cannot_be_told():
    lesson = """
    per: victim
    when: {fact: call}
    must: [{fact: attended, within: 2 hours}, {fact: call_back, within: 4 hours}, {fact: text_sent, within: 1 hours}]
    """
    facts = [CALL, fact("t1", "10:15", "text_sent"), fact("a1", "11:30", "attended", till="12:30")]
    [verdict] = judgement(lesson, facts, "13:00").verdicts
    assert [s.outcome for s in verdict.steps] == ["cannot tell", "waiting", "met"]
    assert verdict.outcome == "waiting"
    [verdict] = judgement(lesson, facts, "D+1 09:00").verdicts
    assert [s.outcome for s in verdict.steps] == ["cannot tell", "not met", "met"]
    assert verdict.outcome == "not met"


def test_a_day_and_a_range_end_with_their_last_microsecond():
    lesson = ATTEND.replace("2 hours", "1 days")
    assert outcomes(lesson, [CALL, fact("a1", "D+1", "attended")], "D+9 09:00") == ["met"]


# No time at all


def untimed(id, kind, told, **more):
    return fact(id, None, kind, told=told, **more)


@pytest.mark.parametrize(
    ("told", "expected"),
    [("09:00", "not met"), ("10:00 - 1us", "not met"), ("11:00", "cannot tell"), ("13:00", "cannot tell")],
)
def test_an_answer_without_a_time_may_be_at_any_time_up_to_its_recording(told, expected):
    assert outcomes(ATTEND, [CALL, untimed("a1", "attended", told)], "D+1 09:00") == [expected]


@pytest.mark.parametrize(("told", "expected"), [("09:00", "met"), ("10:00", "met"), ("11:00", "cannot tell")])
def test_so_a_gate_is_met_by_what_was_recorded_by_then(told, expected):
    assert outcomes(GATE, [LEFT, untimed("s1", "separated", told)], "D+1 09:00") == [expected]


@pytest.mark.parametrize(
    ("now", "expected"), [("10:30", ["cannot tell"]), ("12:00", ["cannot tell"]), ("12:00 + 1us", ["not met"])]
)
def test_a_trigger_without_a_time_is_surely_missed_when_it_is_from_its_recording(now, expected):
    assert outcomes(ATTEND, [untimed("c1", "call", "10:00")], now) == expected


@pytest.mark.parametrize(
    ("answered", "expected"), [("10:30", "cannot tell"), ("12:30", "late"), ("09:00", "cannot tell")]
)
def test_an_answer_to_a_trigger_without_a_time(answered, expected):
    assert outcomes(ATTEND, [untimed("c1", "call", "10:00"), fact("a1", answered, "attended")], "D+1 09:00") == [
        expected
    ]


def test_a_duty_from_a_trigger_without_a_time_shows_times_that_can_be_shown():
    for now in ("10:30", "13:00"):
        [verdict] = judgement(ATTEND, [untimed("c1", "call", "10:00")], now).verdicts
        assert (verdict.at, verdict.due) == (instant(at("10:00")), instant(at("12:00")))


def test_the_rule_and_the_clock_are_those_of_the_day_of_recording():
    lesson = "effective: {from: 2025-03-03}\nper: victim\nwhen: {fact: call}\nmust: [{fact: attended, within: clock:k}]"
    clocks = "k: {values: [{from: 2025-03-03, length: 2 hours}]}"
    assert outcomes(lesson, [untimed("c1", "call", "10:00")], "13:00", clocks=clocks) == ["not met"]
    assert outcomes(lesson, [untimed("c1", "call", "D-1 10:00")], "13:00", clocks=clocks) == []


@pytest.mark.parametrize("lasts", ["24 hours", "2 days", "1 weeks", "1 months"])
def test_a_state_begun_at_no_known_time_may_be_over_where_it_lasts_only_so_long(lasts):
    lesson = "{per: victim, when: {fact: call}, given: [{state: s}], must: [{fact: attended, within: 2 hours}]}"
    states = f"s: {{per: suspect, begins: [{{fact: bail_set}}], lasts: {lasts}}}"
    assert outcomes(lesson, [CALL, untimed("b1", "bail_set", "09:00")], "10:30", states=states) == ["question"]
    forever = states.replace(f", lasts: {lasts}", "")
    assert outcomes(lesson, [CALL, untimed("b1", "bail_set", "09:00")], "10:30", states=forever) == ["waiting"]
    value = f"s: {{per: pair, value: {{fact: risk_assessed, field: grade}}, lasts: {lasts}, otherwise: ungraded}}"
    asks = lesson.replace("state: s", "state: s, is: high")
    assert outcomes(asks, [CALL, untimed("r1", "risk_assessed", "09:00", grade="high")], "10:30", states=value) == [
        "question"
    ]


def test_from_a_state_begun_at_no_known_time_the_due_depends_on_it():
    lesson = "{per: victim, when: {fact: call}, must: [{fact: attended, within: 2 days, from: 'state:s'}]}"
    states = "s: {per: suspect, begins: [{fact: bail_set}]}"
    facts = [CALL, untimed("b1", "bail_set", "09:00")]
    assert outcomes(lesson, facts, "10:30", states=states) == ["cannot tell"]
    assert outcomes(lesson, facts, "D+9 09:00", states=states) == ["not met"]


def test_only_what_concerns_the_duty_is_named_as_missing():
    facts = [
        CALL,
        fact("a1", "11:30", "attended", till="12:30"),
        fact("a2", "11:30", "attended", till="12:30", victim="eve", incident="i9", suspect="carl"),
    ]
    assert judged(ATTEND, facts, "D+1 09:00") == ["c1: cannot tell, due D+0 12:00, missing time of a1"]


def test_what_may_have_happened_only_after_as_at_may_not_have_happened_yet():
    facts = [CALL, fact("a1", "11:00", "attended", till="11:30")]
    assert outcomes(ATTEND, facts, "11:30", known_at="D+1 09:00") == ["met"]
    assert outcomes(ATTEND, facts, "11:15", known_at="D+1 09:00") == ["cannot tell"]
    assert outcomes(ATTEND, facts, "10:45", known_at="D+1 09:00") == ["waiting"]


def test_a_trigger_that_may_not_have_happened_yet_is_a_question():
    trigger = fact("c1", "10:00", "call", till="11:00")
    assert outcomes(ATTEND, [trigger], "10:30", known_at="D+1 09:00") == ["question"]
    assert outcomes(ATTEND, [trigger], "11:00", known_at="D+1 09:00") == ["waiting"]


def test_a_post_held_from_no_known_time_may_have_come_before_or_after():
    lesson = ATTEND.replace("fact: call", "fact: call, where: {by_role: %s}")
    facts = [
        fact("c1", "10:00", "call", by="ps_khan"),
        fact("h1", "08:00", "post_held", officer="ps_khan", post="sergeant"),
        untimed("h2", "post_held", "09:00", officer="ps_khan", post="inspector"),
    ]
    assert outcomes(lesson % "inspector", facts, "10:30") == ["question"]
    assert outcomes(lesson % "sergeant", facts, "10:30") == ["question"]


def test_in_order_a_fact_without_a_time_stands_where_it_was_recorded():
    lesson = "{per: victim, when: {fact: call}, must: [{fact: attended, within: 9 hours}]}"
    facts = [fact("c1", "08:00", "call", till="08:30"), fact("a1", "09:00", "attended")]
    assert judged(lesson, facts, "10:00") == ["c1: met by a1, due D+0 17:00"]


def test_a_change_is_read_at_both_ends():
    lesson = "{per: pair, when: {fact: risk_assessed, change: {grade: lowered}}, must: [{fact: risk_countersigned, within: 2 hours}]}"
    facts = [
        fact("r1", "08:00", "risk_assessed", grade="high", till="11:00"),
        fact("r2", "10:00", "risk_assessed", grade="medium"),
    ]
    assert "question" in outcomes(lesson, facts, "11:30")
    sure = [fact("r1", "08:00", "risk_assessed", grade="high", till="09:00"), facts[1]]
    assert outcomes(lesson, sure, "11:30") == ["waiting"]


def test_joined_triggers_with_vague_times_are_one_duty():
    lesson = ATTEND.replace("must:", "join: true, must:")
    facts = [fact("c1", "10:00", "call", till="10:30"), fact("c2", "10:45", "call")]
    assert outcomes(lesson, facts, "11:00") == ["waiting", "joined"]
    assert outcomes(lesson, [*facts, fact("a1", "11:30", "attended")], "13:00") == ["met", "joined"]
    assert outcomes(lesson, [*facts, fact("a1", "12:15", "attended")], "13:00") == ["cannot tell", "joined"]
