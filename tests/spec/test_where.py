"""Where: what the data of a fact must say.

`field: value` equals, `field: [a, b]` is one of; `|not`, `|at_least`, `|below`, `|above` compare numbers, dates and
ordered lists of values; `|includes` asks whether a list holds any of the values; `|missing` whether there is none.
What a missing value means is said by the kind: `no` (there is none) or `unknown`.
"""

import pytest

from tests.spec.picture import fact, outcomes

LESSON = """
per: victim
when: {{fact: {kind}, where: {{{where}}}}}
must: [{{fact: left_scene, within: 2 hours}}]
"""


def matches(kind, where, **data):
    """'yes' when the trigger matches, 'no' when it does not, 'unknown' for a data question."""
    found = outcomes(LESSON.format(kind=kind, where=where), [fact("t1", "10:00", kind, **data)], "10:00")
    return {"waiting": "yes", "question": "unknown", "": "no"}["".join(found)]


@pytest.mark.parametrize(
    ("where", "data", "expected"),
    [
        ("grade: high", {"grade": "high"}, "yes"),
        ("grade: high", {"grade": "medium"}, "no"),
        ("grade: [medium, high]", {"grade": "medium"}, "yes"),
        ("grade: [medium, high]", {"grade": "standard"}, "no"),
        ("'grade|not': high", {"grade": "medium"}, "yes"),
        ("'grade|not': high", {"grade": "high"}, "no"),
        ("'grade|not': [medium, high]", {"grade": "medium"}, "no"),
        ("'grade|not': [medium, high]", {"grade": "standard"}, "yes"),
        ("'grade|at_least': medium", {"grade": "standard"}, "no"),
        ("'grade|at_least': medium", {"grade": "medium"}, "yes"),
        ("'grade|at_least': medium", {"grade": "high"}, "yes"),
        ("'grade|below': medium", {"grade": "standard"}, "yes"),
        ("'grade|below': medium", {"grade": "medium"}, "no"),
        ("'grade|above': medium", {"grade": "medium"}, "no"),
        ("'grade|above': medium", {"grade": "high"}, "yes"),
        ("'asked|at_least': 20", {"asked": 19}, "no"),
        ("'asked|at_least': 20", {"asked": 20}, "yes"),
        ("'asked|below': 20", {"asked": 19}, "yes"),
        ("'asked|below': 20", {"asked": 20}, "no"),
        ("'asked|above': 20", {"asked": 20}, "no"),
        ("'asked|above': 20", {"asked": 21}, "yes"),
        ("asked: 20", {"asked": 20}, "yes"),
        ("'weighed|includes': weapon", {"weighed": ["injury", "weapon"]}, "yes"),
        ("'weighed|includes': weapon", {"weighed": ["injury"]}, "no"),
        ("'weighed|includes': [weapon, stalking]", {"weighed": ["stalking"]}, "yes"),
        ("'weighed|includes': [weapon, stalking]", {"weighed": ["injury"]}, "no"),
        ("secondary: yes", {"secondary": True}, "yes"),
        ("secondary: yes", {"secondary": False}, "no"),
        ("secondary: no", {"secondary": False}, "yes"),
        ("grade: high, secondary: yes", {"grade": "high", "secondary": True}, "yes"),
        ("grade: high, secondary: yes", {"grade": "high", "secondary": False}, "no"),
    ],
)
def test_a_comparison_is_yes_or_no_where_the_field_is_there(where, data, expected):
    assert matches("risk_assessed", where, **data) == expected


@pytest.mark.parametrize(
    ("where", "until", "expected"),
    [
        ("'until|at_least': 2025-04-01", "2025-03-31", "no"),
        ("'until|at_least': 2025-04-01", "2025-04-01", "yes"),
        ("'until|above': 2025-04-01", "2025-04-01", "no"),
        ("'until|above': 2025-04-01", "2025-04-02", "yes"),
        ("'until|below': 2025-04-01", "2025-03-31", "yes"),
        ("'until|below': 2025-04-01", "2025-04-01", "no"),
    ],
)
def test_dates_compare_by_day(where, until, expected):
    assert matches("bail_set", where, until=until) == expected


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        ("secondary: yes", "no"),
        ("secondary: no", "yes"),
        ("'secondary|not': yes", "yes"),
        ("tool: dash", "no"),
        ("'tool|not': dash", "yes"),
        ("'asked|at_least': 1", "no"),
        ("'asked|below': 1", "no"),
        ("'weighed|includes': weapon", "no"),
        ("'weighed|not': weapon", "yes"),
        ("reason: because", "no"),
    ],
)
def test_a_missing_value_means_no_where_the_kind_says_so(where, expected):
    assert matches("risk_assessed", where) == expected


@pytest.mark.parametrize(
    "where",
    ["grade: high", "'grade|not': high", "'grade|at_least': medium", "'grade|below': high", "'answered|above': 3"],
)
def test_a_missing_value_is_unknown_where_the_kind_says_so(where):
    assert matches("risk_assessed", where) == "unknown"


@pytest.mark.parametrize(
    ("where", "data", "expected"),
    [
        ("'grade|missing': yes", {}, "yes"),
        ("'grade|missing': no", {}, "no"),
        ("'grade|missing': yes", {"grade": "high"}, "no"),
        ("'grade|missing': no", {"grade": "high"}, "yes"),
        ("'weighed|missing': yes", {"weighed": []}, "yes"),
        ("'weighed|missing': no", {"weighed": ["weapon"]}, "yes"),
        ("'reason|missing': yes", {"reason": ""}, "yes"),
        ("'secondary|missing': no", {"secondary": False}, "yes"),
        ("'asked|missing': no", {"asked": 0}, "yes"),
    ],
)
def test_missing_asks_whether_a_field_is_there_and_is_never_unknown(where, data, expected):
    assert matches("risk_assessed", where, **data) == expected


def test_no_to_one_line_of_where_settles_it_though_another_is_unknown():
    assert matches("risk_assessed", "grade: high, secondary: yes", secondary=False) == "no"
    assert matches("risk_assessed", "grade: high, secondary: yes", secondary=True) == "unknown"


@pytest.mark.parametrize(
    ("where", "who", "expected"),
    [
        ("by: pc_ward", {"by": "pc_ward"}, "yes"),
        ("by: pc_ward", {"by": "ps_khan"}, "no"),
        ("'by|not': pc_ward", {"by": "ps_khan"}, "yes"),
        ("by: pc_ward", {"by": None}, "unknown"),
        ("'by|missing': yes", {"by": None}, "yes"),
        ("'by|missing': yes", {"by": "pc_ward"}, "no"),
        ("by_role: sergeant", {"by": "ps_khan", "as_a": "sergeant"}, "yes"),
        ("by_role: sergeant", {"by": "ps_khan", "as_a": "inspector"}, "no"),
        ("by_role: [sergeant, inspector]", {"by": "ps_khan", "as_a": "inspector"}, "yes"),
        ("by_role: sergeant", {"by": "ps_khan"}, "unknown"),
        ("'by_role|missing': yes", {"by": "ps_khan"}, "yes"),
        ("'by_role|missing': no", {"by": "ps_khan", "as_a": "sergeant"}, "yes"),
    ],
)
def test_by_is_the_actor_and_by_role_the_post_of_the_actor(where, who, expected):
    assert matches("risk_assessed", where, **who) == expected


def test_by_is_the_role_that_the_kind_names_as_actor_and_not_who_recorded_it():
    assert matches("attended", "by: pc_lee", officer="pc_lee", by="clerk") == "yes"
    assert matches("attended", "by: clerk", officer="pc_lee", by="clerk") == "no"
    assert matches("attended", "by: clerk", by="clerk") == "yes"


STATES = """
risk_grade: {per: pair, value: {fact: risk_assessed, field: grade}, otherwise: ungraded}
medium_grade: {per: pair, value: {fact: risk_assessed, field: grade}}
"""
CONFERENCE = """
per: pair
when: {fact: marac_heard, where: {"grade|above": "state:risk_grade"}}
must: [{fact: challenge_answered, within: 2 hours}]
"""


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ("medium", "high", ["waiting"]),
        ("high", "high", []),
        ("high", "medium", []),
        (None, "standard", ["waiting"]),
        ("medium", None, ["question"]),
    ],
)
def test_a_value_in_when_may_be_that_of_a_state_at_the_trigger(ours, theirs, expected):
    facts = [fact("h1", "10:00", "marac_heard", **({"grade": theirs} if theirs else {}))]
    if ours:
        facts.append(fact("r1", "09:00", "risk_assessed", grade=ours))
    assert outcomes(CONFERENCE, facts, "10:00", states=STATES) == expected


def test_a_state_without_a_value_makes_the_comparison_unknown():
    lesson = CONFERENCE.replace("state:risk_grade", "state:medium_grade")
    assert outcomes(lesson, [fact("h1", "10:00", "marac_heard", grade="high")], "10:00", states=STATES) == ["question"]
