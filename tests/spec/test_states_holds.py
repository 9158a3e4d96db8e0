"""States that hold: from a beginning up to, not at, the earliest end; a new beginning starts the state anew.

A state at a trigger is what it is after every fact at or before the trigger's instant, in order, the trigger included.
"""

import pytest

from tests.spec.picture import fact, judged, outcomes

LESSON = "{per: victim, when: {fact: call}, given: [{state: s}], must: [{fact: attended, within: 2 hours}]}"
BAIL = "s: {per: suspect, begins: [{fact: bail_set}], ends: [{fact: bail_ended}]}"
UNTIL = (
    "s: {per: suspect, begins: [{fact: [bail_set, bail_extended]}], ends: [{fact: bail_ended}], stops: 'field:until'}"
)
LASTS = "s: {per: suspect, begins: [{fact: detention_authorised}], ends: [{fact: released}], lasts: 24 hours}"
ORDER = "s: {per: pair, begins: [{fact: order_made}], ends: [{fact: order_ended}], starts: 'field:from_date', stops: 'field:to_date'}"


def holds(states, when, *facts, trigger="call", lesson=LESSON, **about):
    found = outcomes(
        lesson.replace("fact: call", f"fact: {trigger}"),
        [fact("t9", when, trigger, **about), *facts],
        when,
        states=states,
    )
    return {"waiting": True, "": False}["".join(found)]


def bail(id, when, **more):
    return fact(id, when, "bail_set", **more)


def over(id, when, **more):
    return fact(id, when, "bail_ended", **more)


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("09:59", False),
        ("10:00 - 1us", False),
        ("10:00", True),
        ("11:59", True),
        ("12:00 - 1us", True),
        ("12:00", False),
        ("12:01", False),
    ],
)
def test_it_holds_from_its_beginning_up_to_and_not_at_its_end(when, expected):
    assert holds(BAIL, when, bail("b1", "10:00"), over("e1", "12:00")) is expected


def test_the_trigger_itself_is_included():
    assert holds(BAIL, "10:00", trigger="bail_set")
    assert not holds(BAIL, "10:00", bail("b1", "09:00"), trigger="bail_ended")


def test_at_one_instant_order_says_whether_it_holds():
    begin, end = bail("b1", "10:00", told="10:05"), over("e1", "10:00", told="10:06")
    assert not holds(BAIL, "11:00", begin, end)
    assert holds(BAIL, "11:00", begin, over("e1", "10:00", told="10:04"))


def test_everything_at_the_trigger_instant_is_read_though_recorded_after_it():
    facts = [fact("t9", "10:00", "call"), bail("b1", "10:00", told="10:30")]
    assert outcomes(LESSON, facts, "10:30", states=BAIL) == ["waiting"]
    assert not holds(BAIL, "10:00", bail("b1", "09:00"), over("e1", "10:00"), trigger="left_scene")


def test_a_new_beginning_starts_it_anew():
    facts = [bail("b1", "10:00"), over("e1", "11:00"), bail("b2", "12:00"), over("e2", "13:00")]
    assert [holds(BAIL, f"{h}:30", *facts) for h in (9, 10, 11, 12, 13)] == [False, True, False, True, False]


def test_an_end_before_any_beginning_ends_nothing():
    assert holds(BAIL, "11:00", over("e1", "09:00"), bail("b1", "10:00"))


def test_one_end_ends_it_however_often_it_began():
    assert not holds(BAIL, "13:00", bail("b1", "10:00"), bail("b2", "11:00"), over("e1", "12:00"))


@pytest.mark.parametrize(
    ("when", "expected"),
    [("D+4 23:59", True), ("D+5 23:59", True), ("D+6 00:00", False), ("D+6 12:00", False)],
)
def test_stops_is_a_date_in_the_beginning_fact_and_that_day_is_the_last(when, expected):
    assert holds(UNTIL, when, bail("b1", "10:00", until="2025-03-08")) is expected


def test_the_earliest_end_wins():
    assert not holds(UNTIL, "D+3 10:00", bail("b1", "10:00", until="2025-03-08"), over("e1", "D+2 10:00"))
    assert not holds(UNTIL, "D+7 10:00", bail("b1", "10:00", until="2025-03-08"), over("e1", "D+9 10:00"))


def test_a_new_beginning_brings_its_own_date_to_stop():
    first = bail("b1", "10:00", until="2025-03-08")
    longer = fact("b2", "D+2 10:00", "bail_extended", until="2025-03-12")
    assert holds(UNTIL, "D+7 10:00", first, longer)
    assert not holds(UNTIL, "D+10 10:00", first, longer)
    shorter = fact("b2", "D+2 10:00", "bail_extended", until="2025-03-06")
    assert not holds(UNTIL, "D+4 10:00", first, shorter)
    after = fact("b2", "D+8 10:00", "bail_extended", until="2025-03-12")
    assert [holds(UNTIL, f"D+{d} 10:00", first, after) for d in (5, 7, 8, 9, 10)] == [True, False, True, True, False]


def test_without_a_date_to_stop_only_a_fact_ends_it():
    assert holds(UNTIL, "D+90 10:00", bail("b1", "10:00"))


@pytest.mark.parametrize(("when", "expected"), [("D+1 10:00 - 1us", True), ("D+1 10:00", False), ("D+1 10:01", False)])
def test_lasts_ends_it_after_a_length(when, expected):
    assert holds(LASTS, when, fact("d1", "10:00", "detention_authorised")) is expected


def test_lasts_counts_anew_from_a_new_beginning():
    facts = [fact("d1", "10:00", "detention_authorised"), fact("d2", "20:00", "detention_authorised")]
    assert holds(LASTS, "D+1 19:59", *facts)
    assert not holds(LASTS, "D+1 20:00", *facts)


def order(id, when, from_date=None, to_date=None):
    return fact(
        id, when, "order_made", order=id, **{k: v for k, v in (("from_date", from_date), ("to_date", to_date)) if v}
    )


@pytest.mark.parametrize(
    ("when", "expected"),
    [("D+1 10:00", False), ("D+4 23:59", False), ("D+5 00:00", True), ("D+9 23:59", True), ("D+10 00:00", False)],
)
def test_starts_and_stops_are_dates_in_the_beginning_fact(when, expected):
    assert holds(ORDER, when, order("o1", "10:00", "2025-03-08", "2025-03-12")) is expected


def test_a_date_before_the_fact_does_not_make_it_hold_before_the_fact():
    """A state at a trigger is what it is after the facts at or before it, so that looking back sees what was so then."""
    made = order("o1", "10:00", "2025-03-01")
    assert not holds(ORDER, "10:00 - 1us", made)
    assert holds(ORDER, "10:00", made)


def test_looking_back_at_a_trigger_before_the_fact_it_did_not_hold_yet():
    facts = [fact("c1", "09:00", "call"), order("o1", "10:00", "2025-03-01")]
    assert outcomes(LESSON, facts, "11:00", states=ORDER) == []


def test_from_state_counts_from_the_date_that_starts_it():
    lesson = "{per: victim, when: {fact: call}, must: [{fact: attended, within: 5 days, from: 'state:s'}]}"
    facts = [order("o1", "10:00", "2025-03-01"), fact("c1", "11:00", "call")]
    assert judged(lesson, facts, "11:00", states=ORDER) == ["c1: waiting, due end of D+3"]


def test_a_beginning_without_its_date_begins_with_the_fact():
    assert not holds(ORDER, "09:59", order("o1", "10:00"))
    assert holds(ORDER, "10:00", order("o1", "10:00"))


def test_what_ends_before_it_starts_never_holds():
    facts = [order("o1", "10:00", "2025-03-08"), fact("e1", "D+1 10:00", "order_ended", order="o1")]
    assert not any(holds(ORDER, f"D+{d} 12:00", *facts) for d in range(9))


def test_a_beginning_whose_period_is_already_over_changes_nothing():
    facts = [
        order("o1", "D+9 10:00", "2025-03-10", "2025-03-20"),
        order("o2", "D+12 10:00", "2025-03-04", "2025-03-06"),
    ]
    assert [holds(ORDER, f"D+{d} 12:00", *facts) for d in (1, 8, 9, 12, 17, 18)] == [
        False,
        False,
        True,
        True,
        True,
        False,
    ]


def test_each_beginning_takes_effect_on_its_own_date_whichever_came_first():
    facts = [order("o1", "10:00", "2025-03-20", "2025-03-30"), order("o2", "11:00", "2025-03-10", "2025-03-25")]
    assert [holds(ORDER, f"D+{d} 12:00", *facts) for d in (6, 7, 16, 17, 23, 27, 28)] == [
        False, True, True, True, True, True, False,
    ]  # fmt: skip


def test_it_is_read_for_the_trigger_alone():
    assert not holds(BAIL, "11:00", bail("b1", "10:00", suspect="carl"))


def test_of_several_bound_values_one_that_holds_is_enough():
    assert holds(BAIL, "11:00", bail("b1", "10:00", suspect="carl"), suspect=["bob", "carl"])


def test_of_reads_it_for_another_role_of_the_trigger():
    states = "s: {per: officer, begins: [{fact: officer_absent}], ends: [{fact: officer_returned}]}"
    lesson = LESSON.replace("state: s", "state: s, of: {officer: to}")
    away = fact("o1", "09:00", "officer_absent", officer="pc_lee")
    assert holds(states, "10:00", away, trigger="owner_told", lesson=lesson, to="pc_lee", officer="pc_ward")
    assert not holds(states, "10:00", away, trigger="owner_told", lesson=lesson, to="pc_ward", officer="pc_lee")


def test_where_nobody_is_named_and_that_means_nobody_it_does_not_hold():
    states = "s: {per: number, begins: [{fact: marker_added}]}"
    assert not holds(states, "10:00", fact("m1", "09:00", "marker_added", marker="domestic_abuse", number="n1"))


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ([], []),
        ([fact("r1", "09:00", "released")], ["question"]),
        ([fact("r1", "09:00", "released", route="bail")], ["waiting"]),
        ([fact("r1", "09:00", "released"), fact("r2", "09:30", "released", route="bail")], ["waiting"]),
        ([fact("r1", "08:00", "released", route="bail"), fact("e1", "09:00", "risk_assessed")], ["question"]),
        ([fact("r1", "09:00", "released"), over("e1", "09:30")], []),
    ],
)
def test_a_beginning_or_end_that_may_or_may_not_match_makes_it_unknown(facts, expected):
    states = "s: {per: suspect, begins: [{fact: released, where: {route: bail}}], ends: [{fact: bail_ended}, {fact: risk_assessed, where: {grade: high}}]}"
    assert outcomes(LESSON, [fact("c1", "10:00", "call"), *facts], "10:00", states=states) == expected


def test_a_fact_that_ends_and_begins_it_begins_it_anew():
    states = "s: {per: suspect, begins: [{fact: bail_set}], ends: [{fact: [bail_set, bail_ended]}]}"
    assert holds(states, "11:00", bail("b1", "10:00"))
    assert holds(states, "11:00", bail("b1", "09:00"), bail("b2", "10:00"))


def test_a_fact_that_may_be_its_end_or_a_new_beginning_makes_it_unknown():
    states = """
    s:
      per: suspect
      begins: [{fact: released, where: {route: bail}}]
      ends: [{fact: released, where: {'route|not': bail}}]
    """
    facts = [
        fact("c1", "10:00", "call"),
        fact("r1", "08:00", "released", route="bail"),
        fact("r2", "09:00", "released"),
    ]
    assert outcomes(LESSON, facts, "10:00", states=states) == ["question"]
    assert outcomes(LESSON, [facts[0], facts[2]], "10:00", states=states) == ["question"]


def test_from_state_is_its_latest_beginning():
    lesson = "{per: victim, when: {fact: call}, must: [{fact: attended, within: 4 hours, from: 'state:s'}]}"
    facts = [bail("b1", "08:00"), bail("b2", "09:00"), fact("c1", "10:00", "call")]
    assert judged(lesson, facts, "10:30", states=BAIL) == ["c1: waiting, due D+0 13:00"]
