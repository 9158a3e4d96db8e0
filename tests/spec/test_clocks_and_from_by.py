"""Clocks, from and by: when a response is due.

Minutes and hours are elapsed. `n days` and `n working days` run to the end of the nth (working) day after the start's
day; `n months` to the end of the day before the same day n months after the day after the start. A clock has dated
values, and a force's own value beats the national one. `from` moves the start, `by` is itself the due. All in
Europe/London. The end of a day is its last microsecond.
"""

import pytest

from tests.spec.picture import fact, judged, outcomes

LESSON = "{{per: victim, when: {{fact: call}}, must: [{{fact: attended, within: {within}}}]}}"


def due(within, when="10:00", **library):
    """When it is due, on the trigger's own day."""
    [text] = judged(LESSON.format(within=within), [fact("c1", when, "call")], when, **library)
    return text.partition("due ")[2]


@pytest.mark.parametrize(
    ("within", "when", "expected"),
    [
        ("30 minutes", "10:00", "D+0 10:30"),
        ("2 hours", "23:00", "D+1 01:00"),
        ("24 hours", "10:00", "D+1 10:00"),
        ("24 hours", "D+26 10:00", "D+27 11:00"),
        ("1 days", "00:00", "end of D+1"),
        ("1 days", "23:59", "end of D+1"),
        ("28 days", "10:00", "end of D+28"),
        ("1 weeks", "10:00", "end of D+7"),
        ("1 working days", "10:00", "end of D+1"),
        ("1 working days", "D+4 10:00", "end of D+7"),
        ("1 working days", "D+5 10:00", "end of D+7"),
        ("2 working days", "D+6 23:59", "end of D+8"),
        ("1 working days", "D+45 10:00", "end of D+50"),
        ("1 working days", "D+46 10:00", "end of D+50"),
        ("3 months", "2025-01-10T10:00:00Z", "end of D+38"),
        ("1 months", "2025-01-29T10:00:00Z", "end of D-3"),
        ("1 months", "2025-01-30T10:00:00Z", "end of D-3"),
        ("3 months", "2025-01-30T10:00:00Z", "end of D+58"),
        ("3 months", "2024-11-30T10:00:00Z", "end of D-3"),
        ("12 months", "2024-02-28T10:00:00Z", "end of D-3"),
        ("end of day", "00:00", "end of D+0"),
        ("end of day", "23:59", "end of D+0"),
        ("end of shift", "06:59", "D+0 07:00"),
        ("end of shift", "07:00", "D+0 15:00"),
        ("end of shift", "22:30", "D+1 07:00"),
    ],
)
def test_a_length_of_each_unit(within, when, expected):
    """D+45 is the Thursday before Good Friday; Easter Monday is D+49."""
    assert due(within, when, shifts=("07:00", "15:00", "22:00")) == expected


@pytest.mark.parametrize(
    ("when", "expected"), [("D+1 23:59:59", "met"), ("D+2 00:00 - 1us", "met"), ("D+2 00:00", "late")]
)
def test_the_end_of_a_day_is_its_last_microsecond(when, expected):
    facts = [fact("c1", "10:00", "call"), fact("a1", when, "attended")]
    assert outcomes(LESSON.format(within="1 working days"), facts, "D+5 09:00") == [expected]


CLOCKS = """
plain: {values: [{from: 2000-01-01, length: 1 hours}, {from: 2025-03-10, length: 2 hours}]}
future: {values: [{from: 2030-01-01, length: 1 hours}]}
by_grade:
  choose: field:grade
  values:
    - {from: 2000-01-01, lengths: {emergency: 15 minutes, priority: 1 hours}, otherwise: 1 days}
no_otherwise:
  choose: field:grade
  values: [{from: 2000-01-01, lengths: {emergency: 15 minutes}}]
by_state:
  choose: state:s
  values: [{from: 2000-01-01, lengths: {high: 1 hours, medium: 4 hours}}]
by_flag:
  choose: field:domestic
  values: [{from: 2000-01-01, lengths: {"yes": 1 hours, "no": 4 hours}, otherwise: 9 hours}]
court: {values: [{from: 2000-01-01, length: 24 hours excluding court holidays}]}
"""
STATES = "s: {per: pair, value: {fact: risk_assessed, field: grade}}"


@pytest.mark.parametrize(
    ("when", "expected"),
    [("10:00", "D+0 11:00"), ("D+6 23:59:59", "D+7 00:59:59"), ("D+7 00:00", "D+7 02:00"), ("D+9 10:00", "D+9 12:00")],
)
def test_the_value_of_a_clock_is_that_of_the_triggers_date(when, expected):
    assert due("clock:plain", when, clocks=CLOCKS) == expected


def test_the_date_of_what_follows_does_not_choose_the_value():
    facts = [fact("c1", "D+6 23:30", "call"), fact("a1", "D+7 00:45", "attended"), fact("c2", "D+9 10:00", "call")]
    found = judged(LESSON.format(within="clock:plain"), facts, "D+9 10:00", clocks=CLOCKS)
    assert found == ["c1: late by a1, due D+7 00:30", "c2: waiting, due D+9 12:00"]


def test_a_clock_without_a_value_yet_cannot_be_told():
    found = judged(LESSON.format(within="clock:future"), [fact("c1", "10:00", "call")], "D+9 10:00", clocks=CLOCKS)
    assert found == ["c1: cannot tell, missing clock future"]


@pytest.mark.parametrize(
    ("when", "expected"), [("10:00", "D+0 11:00"), ("D+2 10:00", "D+2 10:30"), ("D+9 10:00", "D+9 10:30")]
)
def test_a_forces_own_value_beats_the_national_one_from_its_date_on(when, expected):
    own = "plain: {values: [{from: 2025-03-05, length: 30 minutes}]}"
    assert due("clock:plain", when, clocks=CLOCKS, own_clocks=own) == expected


@pytest.mark.parametrize(
    ("clock", "grade", "expected"),
    [
        ("by_grade", "emergency", "c1: waiting, due D+0 10:15"),
        ("by_grade", "priority", "c1: waiting, due D+0 11:00"),
        ("by_grade", "standard", "c1: waiting, due end of D+1"),
        ("no_otherwise", "emergency", "c1: waiting, due D+0 10:15"),
        ("no_otherwise", "standard", "c1: cannot tell, missing clock no_otherwise for standard"),
    ],
)
def test_a_clock_may_choose_by_a_field_of_the_trigger(clock, grade, expected):
    lesson = LESSON.format(within=f"clock:{clock}").replace("fact: call", "fact: call_graded")
    assert judged(lesson, [fact("c1", "10:00", "call_graded", grade=grade)], "10:00", clocks=CLOCKS) == [expected]


@pytest.mark.parametrize(("flag", "expected"), [(True, "D+0 11:00"), (False, "D+0 14:00"), (None, "D+0 14:00")])
def test_a_flag_chooses_by_yes_and_no_and_a_missing_one_means_no(flag, expected):
    said = {} if flag is None else {"domestic": flag}
    found = judged(LESSON.format(within="clock:by_flag"), [fact("c1", "10:00", "call", **said)], "10:00", clocks=CLOCKS)
    assert found == [f"c1: waiting, due {expected}"]


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ([fact("r1", "09:00", "risk_assessed", grade="high")], "c1: waiting, due D+0 11:00"),
        ([fact("r1", "09:00", "risk_assessed", grade="medium")], "c1: waiting, due D+0 14:00"),
        (
            [
                fact("r1", "09:00", "risk_assessed", grade="high"),
                fact("r2", "10:00 + 1us", "risk_assessed", grade="medium"),
            ],
            "c1: waiting, due D+0 11:00",
        ),
        (
            [fact("r1", "09:00", "risk_assessed", grade="standard")],
            "c1: cannot tell, missing clock by_state for standard",
        ),
    ],
)
def test_a_clock_may_choose_by_a_state_read_at_the_trigger(facts, expected):
    found = judged(
        LESSON.format(within="clock:by_state"),
        [fact("c1", "10:00", "call"), *facts],
        "10:30",
        clocks=CLOCKS,
        states=STATES,
    )
    assert found == [expected]


@pytest.mark.parametrize(
    ("answered", "now", "expected"),
    [
        (None, "11:00", "waiting"),
        (None, "11:00 + 1us", "cannot tell"),
        (None, "14:00", "cannot tell"),
        (None, "14:00 + 1us", "not met"),
        ("11:00", "15:00", "met"),
        ("11:01", "15:00", "cannot tell"),
        ("14:01", "15:00", "late"),
    ],
)
@pytest.mark.parametrize(
    "setting",
    [
        ("call", "clock:by_state_or", [fact("c1", "10:00", "call"), fact("r1", "09:00", "risk_assessed")]),
        ("risk_assessed", "clock:by_field_or", [fact("c1", "10:00", "risk_assessed")]),
    ],
)
def test_where_the_choice_is_unknown_it_may_be_any_of_its_lengths(setting, answered, now, expected):
    """So it is overdue once the longest has passed, and waits until the shortest has."""
    kind, within, facts = setting
    clocks = """
    by_state_or: {choose: state:s, values: [{from: 2000-01-01, lengths: {high: 1 hours}, otherwise: 4 hours}]}
    by_field_or: {choose: field:grade, values: [{from: 2000-01-01, lengths: {high: 1 hours}, otherwise: 4 hours}]}
    """
    lesson = LESSON.format(within=within).replace("fact: call", f"fact: {kind}")
    facts = facts + ([fact("a1", answered, "attended")] if answered else [])
    found = judged(lesson, facts, now, clocks=clocks, states=STATES)
    missing = ", missing state s" if kind == "call" else ", missing grade of c1"
    by = " by a1" if expected in ("met", "late") else ""
    assert found == [f"c1: {expected}{by}, due D+0 11:00{missing if expected == 'cannot tell' else ''}"]


def test_where_the_choice_is_unknown_and_there_is_no_otherwise_it_cannot_be_told():
    facts = [fact("c1", "10:00", "call"), fact("r1", "09:00", "risk_assessed")]
    assert outcomes(LESSON.format(within="clock:by_state"), facts, "D+9 10:00", clocks=CLOCKS, states=STATES) == [
        "cannot tell"
    ]


def test_hours_excluding_court_holidays_skip_whole_sundays():
    assert due("clock:court", "D+5 15:00", clocks=CLOCKS) == "D+7 15:00"


BAIL = (
    "{per: suspect, when: {fact: bail_set}, must: [{fact: bail_extended, within: 3 months, from: 'field:arrested_on'}]}"
)


def test_from_a_date_in_the_trigger_moves_the_start():
    facts = [fact("b1", "10:00", "bail_set", arrested_on="2025-01-10")]
    assert judged(BAIL, facts, "10:00") == ["b1: waiting, due end of D+38"]


def test_from_a_date_that_is_missing_cannot_be_told():
    assert judged(BAIL, [fact("b1", "10:00", "bail_set")], "10:00") == ["b1: cannot tell, missing arrested_on of b1"]


def test_a_due_earlier_than_the_trigger_is_overdue_at_once():
    facts = [fact("b1", "10:00", "bail_set", arrested_on="2024-10-10")]
    assert judged(BAIL, facts, "10:00") == ["b1: not met, due end of D-52"]
    assert judged(BAIL, [*facts, fact("e1", "10:00", "bail_extended")], "10:00") == ["b1: late by e1, due end of D-52"]


def test_from_a_date_hours_count_from_its_first_instant():
    lesson = BAIL.replace("3 months", "36 hours")
    assert judged(lesson, [fact("b1", "10:00", "bail_set", arrested_on="2025-03-02")], "10:00") == [
        "b1: waiting, due D+0 12:00"
    ]


OPEN_LOG = (
    "{per: incident, when: {fact: call_graded}, must: [{fact: attended, within: 4 hours, from: 'state:log_open'}]}"
)
LOG = "log_open: {per: incident, begins: [{fact: call}], ends: [{fact: log_closed}]}"


def test_from_a_state_moves_the_start_to_when_it_last_began():
    facts = [fact("c1", "08:00", "call"), fact("g1", "10:00", "call_graded", grade="priority")]
    assert judged(OPEN_LOG, facts, "10:00", states=LOG) == ["g1: waiting, due D+0 12:00"]
    facts += [fact("x1", "08:30", "log_closed"), fact("c2", "09:00", "call")]
    assert judged(OPEN_LOG, facts, "10:00", states=LOG) == ["g1: waiting, due D+0 13:00"]


@pytest.mark.parametrize("before", [[], [fact("c1", "08:00", "call"), fact("x1", "09:00", "log_closed")]])
def test_from_a_state_that_does_not_hold_cannot_be_told(before):
    found = judged(OPEN_LOG, [*before, fact("g1", "10:00", "call_graded", grade="priority")], "10:00", states=LOG)
    assert found == ["g1: cannot tell, missing start of state log_open"]


def test_from_a_state_that_may_or_may_not_hold_cannot_be_told():
    states = "log_open: {per: incident, begins: [{fact: call, where: {speech: spoken}}]}"
    facts = [fact("c1", "08:00", "call"), fact("g1", "10:00", "call_graded", grade="priority")]
    assert outcomes(OPEN_LOG, facts, "10:00", states=states) == ["cannot tell"]
    facts.append(fact("c0", "07:00", "call", speech="spoken"))
    assert outcomes(OPEN_LOG, facts, "10:00", states=states) == ["cannot tell"]


BY = "{per: task, when: {fact: action_set}, must: [{fact: action_done, by: 'field:due_on'}]}"


@pytest.mark.parametrize(
    ("done", "expected"), [("D+4 10:00", "met"), ("D+5 00:00 - 1us", "met"), ("D+5 00:00", "late")]
)
def test_by_a_date_is_due_at_the_end_of_that_day(done, expected):
    facts = [fact("s1", "10:00", "action_set", due_on="2025-03-07"), fact("d1", done, "action_done", task="s1")]
    assert judged(BY, facts, "D+9 10:00") == [f"s1: {expected} by d1, due end of D+4"]


def test_by_a_time_is_due_at_that_time():
    lesson = (
        "{per: victim, when: {fact: risk_assessment_deferred}, must: [{fact: risk_assessed, by: 'field:retry_by'}]}"
    )
    facts = [fact("s1", "10:00", "risk_assessment_deferred", retry_by="2025-03-03T14:00:00+00:00")]
    assert judged(lesson, facts, "10:00") == ["s1: waiting, due D+0 14:00"]


def test_by_a_date_that_is_missing_cannot_be_told_even_when_it_is_done():
    set_ = fact("s1", "10:00", "action_set")
    assert judged(BY, [set_], "D+9 10:00") == ["s1: cannot tell, missing due_on of s1"]
    assert outcomes(BY, [set_, fact("d1", "11:00", "action_done", task="s1")], "D+9 10:00") == ["cannot tell"]


def test_a_year_before_computers_is_a_time_like_any_other():
    facts = [fact("c1", "1968-05-06T10:00:00Z", "call"), fact("a1", "1968-05-06T13:00:00Z", "attended")]
    own = "effective: {from: 1900-01-01}\n"
    lesson = own + "per: victim\nwhen: {fact: call}\nmust: [{fact: attended, within: 2 hours}]"
    assert outcomes(lesson, facts, "10:00") == ["late"]
    back = own + "per: victim\nwhen: {fact: attended}\nmust: [{already: {fact: call, last: 2 hours}}]"
    assert outcomes(back, facts, "10:00") == ["not met"]
    assert outcomes(back.replace("2 hours", "3 hours"), facts, "10:00") == ["met"]
    clocks = "old: {values: [{from: 1950-01-01, length: 4 hours}]}"
    assert outcomes(lesson.replace("2 hours", "clock:old"), facts, "10:00", clocks=clocks) == ["met"]
