"""Cannot tell: what is missing is named, row by row of the table in the lesson language.

The kind says for each field and role what absence means: `no` or `unknown`. Unknown spreads by three-valued logic.
Absence of a *fact* is never unknown: nothing recorded is not met. (Vague times have a page of their own.)
"""

import pytest

from tests.spec.picture import fact, judged, outcomes

# `per`, `same`: the trigger lacks the role


@pytest.mark.parametrize(
    ("trigger", "expected"),
    [
        (fact("t1", "10:00", "call", suspect=None), ["t1: question, missing suspect of t1"]),
        (fact("t1", "10:00", "left_scene", suspect=None), []),
    ],
)
def test_per_without_the_role_is_a_question_where_absence_is_unknown_and_else_quiet(trigger, expected):
    lesson = f"{{per: pair, when: {{fact: {trigger.kind}}}, must: [{{fact: entry_made, within: 2 hours}}]}}"
    assert judged(lesson, [trigger], "10:30") == expected


def test_per_that_lacks_a_role_which_means_nobody_is_quiet_though_another_is_unknown():
    lesson = "{per: [suspect, number], when: {fact: call}, must: [{fact: attended, within: 2 hours}]}"
    assert judged(lesson, [fact("t1", "10:00", "call", suspect=None)], "10:30") == []
    lesson = lesson.replace("[suspect, number]", "[number, suspect]")
    assert judged(lesson, [fact("t1", "10:00", "call", suspect=None)], "10:30") == []


SAME = "{per: victim, when: {fact: %s}, %s: [{fact: child_present, same: suspect}], must: [{fact: entry_made, within: 2 hours}]}"
CHILD = fact("p1", "09:00", "child_present")


@pytest.mark.parametrize(
    ("clause", "kind", "expected"),
    [
        ("given", "call", ["t1: question, missing suspect of t1"]),
        ("unless", "call", ["t1: question, missing suspect of t1"]),
        ("given", "left_scene", []),
        ("unless", "left_scene", ["t1: waiting, due D+0 12:00"]),
    ],
)
def test_same_without_the_role_in_given_and_unless_is_unknown_where_absence_is_and_else_no(clause, kind, expected):
    assert judged(SAME % (kind, clause), [fact("t1", "10:00", kind, suspect=None), CHILD], "10:30") == expected


@pytest.mark.parametrize("kind", ["call", "left_scene"])
@pytest.mark.parametrize("now", ["10:30", "13:00"])
def test_same_without_the_role_in_a_response_always_cannot_be_told(kind, now):
    lesson = f"{{per: victim, when: {{fact: {kind}}}, must: [{{fact: child_present, same: suspect, within: 2 hours}}]}}"
    assert judged(lesson, [fact("t1", "10:00", kind, suspect=None)], now) == [
        "t1: cannot tell, due D+0 12:00, missing suspect of t1"
    ]


@pytest.mark.parametrize("kind", ["call", "left_scene"])
def test_same_without_the_role_in_a_gate_always_cannot_be_told(kind):
    lesson = f"{{per: victim, when: {{fact: {kind}}}, must: [{{already: {{fact: child_present, same: suspect}}}}]}}"
    assert judged(lesson, [fact("t1", "10:00", kind, suspect=None)], "10:30") == [
        "t1: cannot tell, due D+0 10:00, missing suspect of t1"
    ]


@pytest.mark.parametrize("kind", ["call", "left_scene"])
def test_a_gate_on_a_state_of_a_role_the_trigger_lacks_cannot_be_told(kind):
    lesson = f"{{per: victim, when: {{fact: {kind}}}, must: [{{already: {{state: s}}}}]}}"
    states = "s: {per: suspect, begins: [{fact: bail_set}]}"
    assert judged(lesson, [fact("t1", "10:00", kind, suspect=None)], "10:30", states=states) == [
        "t1: cannot tell, due D+0 10:00, missing suspect of t1"
    ]


CHOICE = """
per: victim
when: {fact: left_scene}
must: [{any: [{fact: attended}, {fact: child_present, same: suspect}], within: 2 hours}]
"""
NO_SUSPECT = fact("t1", "10:00", "left_scene", suspect=None)


@pytest.mark.parametrize(
    ("facts", "now", "expected"),
    [
        ([fact("a1", "11:00", "attended")], "11:30", "met"),
        ([], "11:30", "waiting"),
        ([], "13:00", "cannot tell"),
        ([fact("a1", "12:30", "attended", suspect=None)], "13:00", "cannot tell"),
        ([fact("p1", "11:00", "child_present")], "11:30", "waiting"),
        ([fact("p1", "11:00", "child_present")], "13:00", "cannot tell"),
    ],
)
def test_one_way_of_a_choice_that_cannot_be_told_leaves_the_others(facts, now, expected):
    assert outcomes(CHOICE, [NO_SUSPECT, *facts], now) == [expected]


def test_a_choice_in_which_no_way_can_be_told_cannot_be_told():
    lesson = CHOICE.replace("{fact: attended}", "{fact: attended, same: suspect}")
    assert outcomes(lesson, [NO_SUSPECT], "11:00") == ["cannot tell"]


def test_a_doubtful_gate_beside_a_pattern_in_a_choice():
    lesson = """
    per: victim
    when: {fact: left_scene}
    must: [{any: [{fact: attended}, {already: {fact: child_present, same: suspect}}], within: 2 hours}]
    """
    assert outcomes(lesson, [NO_SUSPECT], "11:00") == ["waiting"]
    assert outcomes(lesson, [NO_SUSPECT], "13:00") == ["cannot tell"]
    assert outcomes(lesson, [NO_SUSPECT, fact("a1", "11:00", "attended")], "13:00") == ["met"]


@pytest.mark.parametrize("kind", ["call", "left_scene"])
def test_an_until_that_shares_a_role_the_trigger_lacks_ends_nothing(kind):
    """Else any release of anybody would leave it in doubt whether she is still owed."""
    lesson = f"""
    per: victim
    when: {{fact: {kind}}}
    must: [{{fact: entry_made, within: 2 hours}}]
    until: [{{fact: child_present, same: suspect}}]
    """
    facts = [fact("t1", "10:00", kind, suspect=None), fact("p1", "11:00", "child_present", incident="i9")]
    assert outcomes(lesson, facts, "13:00") == ["not met"]


def test_a_field_to_share_that_the_trigger_lacks():
    lesson = "{per: victim, when: {fact: medical_offered}, must: [{fact: medical_offered, same: [victim, 'field:answer'], within: 2 hours}]}"
    assert judged(lesson, [fact("t1", "10:00", "medical_offered")], "10:30") == [
        "t1: cannot tell, due D+0 12:00, missing answer of t1"
    ]


# `when`, `given`, `unless`, `itself`, `change`: nothing says no and at least one part is unknown


@pytest.mark.parametrize(
    ("where", "data", "expected"),
    [
        ("grade: high, secondary: yes", {"secondary": True}, ["t1: question, missing grade of t1"]),
        ("grade: high, secondary: yes", {}, []),
        ("grade: high, secondary: yes", {"grade": "high", "secondary": True}, ["t1: waiting, due D+0 12:00"]),
    ],
)
def test_when_is_a_question_where_nothing_says_no(where, data, expected):
    lesson = f"{{per: victim, when: {{fact: risk_assessed, where: {{{where}}}}}, must: [{{fact: entry_made, within: 2 hours}}]}}"
    assert judged(lesson, [fact("t1", "10:00", "risk_assessed", **data)], "10:30") == expected


# a fact searched for: judged twice, doubtful matches as no and as yes

SEEK = "{per: victim, when: {fact: call}, must: [{fact: medical_offered, where: {answer: accepted}, within: 2 hours}]}"
CALL = fact("c1", "10:00", "call")


def offered(id, when, answer=None, **more):
    return fact(id, when, "medical_offered", **({"answer": answer} if answer else {}), **more)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ([], "not met"),
        ([offered("m1", "11:00")], "cannot tell"),
        ([offered("m1", "11:00", "declined")], "not met"),
        ([offered("m1", "11:00"), offered("m2", "11:30", "accepted")], "met"),
        ([offered("m1", "10:30", "accepted"), offered("m2", "11:30")], "met"),
        ([offered("m1", "11:00"), offered("m2", "12:30", "accepted")], "cannot tell"),
        ([offered("m1", "12:20"), offered("m2", "12:30", "accepted")], "late"),
        ([offered("m1", "12:30")], "cannot tell"),
        ([offered("m1", "11:00", victim="eve")], "not met"),
        ([offered("m1", "09:00")], "not met"),
    ],
)
def test_a_doubtful_answer_counts_where_it_makes_a_difference(facts, expected):
    assert outcomes(SEEK, [CALL, *facts], "13:00") == [expected]
    if expected == "cannot tell":
        assert judged(SEEK, [CALL, *facts], "13:00") == ["c1: cannot tell, due D+0 12:00, missing answer of m1"]


@pytest.mark.parametrize("kinds", ["[risk_assessed, challenge_answered]", "[challenge_answered, risk_assessed]"])
def test_of_doubtful_answers_of_several_kinds_the_first_counts(kinds):
    lesson = SEEK.replace("medical_offered, where: {answer: accepted}", f"{kinds}, where: {{grade: high}}")
    facts = [CALL, fact("r1", "11:00", "risk_assessed"), fact("h1", "12:30", "challenge_answered")]
    assert outcomes(lesson, facts, "12:00") == ["cannot tell"]
    sure = fact("r2", "12:40", "risk_assessed", grade="high")
    assert outcomes(lesson, [*facts, sure], "13:00") == ["cannot tell"]
    assert outcomes(lesson, [facts[0], facts[2], sure], "13:00") == ["late"]


def test_an_unknown_actor_is_a_doubtful_match():
    lesson = SEEK.replace("where: {answer: accepted}", "who: someone_else")
    assert judged(lesson, [CALL, offered("m1", "11:00", by=None)], "13:00") == [
        "c1: cannot tell, due D+0 12:00, missing who recorded m1"
    ]
    assert outcomes(lesson, [CALL, offered("m1", "11:00", by="pc_lee")], "13:00") == ["met"]


GATE = "{per: victim, when: {fact: left_scene}, must: [{already: {fact: medical_offered, where: {answer: accepted}}}]}"


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ([offered("m1", "09:00")], "cannot tell"),
        ([offered("m1", "08:00", "accepted"), offered("m2", "09:00")], "met"),
        ([offered("m1", "09:00", "declined")], "not met"),
        ([offered("m1", "11:00")], "cannot tell"),
    ],
)
def test_a_doubtful_fact_before_a_gate(facts, expected):
    assert outcomes(GATE, [fact("l1", "10:00", "left_scene"), *facts], "13:00") == [expected]


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        (("accepted", "accepted"), ["waiting"]),
        (("accepted", None), ["question"]),
        ((None, None), ["question"]),
        (("accepted", "declined"), []),
        ((None, "declined"), []),
        (("accepted", None, "accepted"), ["waiting"]),
    ],
)
def test_a_doubtful_fact_in_a_count(answers, expected):
    lesson = "{per: victim, when: {fact: call}, given: [{fact: medical_offered, where: {answer: accepted}, at_least: 2}], must: [{fact: attended, within: 2 hours}]}"
    facts = [offered(f"m{i}", f"0{i + 1}:00", a) for i, a in enumerate(answers)]
    assert outcomes(lesson, [CALL, *facts], "10:30") == expected


def test_a_doubtful_fact_further_back_than_last_is_no_doubt():
    lesson = "{per: victim, when: {fact: call}, given: [{fact: medical_offered, where: {answer: accepted}, last: 1 hours}], must: [{fact: attended, within: 2 hours}]}"
    assert outcomes(lesson, [CALL, offered("m1", "09:00 - 1us")], "10:30") == []
    assert outcomes(lesson, [CALL, offered("m1", "09:00")], "10:30") == ["question"]
    assert outcomes(lesson, [CALL, offered("m1", "08:00", "accepted"), offered("m2", "09:30")], "10:30") == ["question"]


# absence of a fact is never unknown


def test_nothing_recorded_is_not_met():
    assert outcomes(SEEK, [CALL], "13:00") == ["not met"]
    assert outcomes(GATE, [fact("l1", "10:00", "left_scene")], "13:00") == ["not met"]


# what is met, ended or waiting all the same is not held up by a doubt


def test_an_ending_that_both_ways_ends_it_is_no_doubt():
    lesson = SEEK.replace("within: 2 hours}]", "within: 2 hours}], until: [{fact: log_closed}]")
    assert outcomes(lesson, [CALL, fact("x1", "10:30", "log_closed"), offered("m1", "11:00")], "13:00") == ["ended"]


def test_the_verdict_names_each_missing_thing_once():
    facts = [CALL, offered("m1", "11:00"), offered("m2", "11:30")]
    assert judged(SEEK, facts, "13:00") == ["c1: cannot tell, due D+0 12:00, missing answer of m1, answer of m2"]
