"""Endings that people give: allowed ones only, by those they are open to, with what each needs."""

from dataclasses import replace

import pytest

from tests.cases.stories import library
from tests.unit.test_watch import DEMO, assessed, at, countersigned, fact
from watchword.duties import watch
from watchword.lessons.engines.compiled import Rules

LESSON = replace(
    library().lessons["risk-countersigned"],
    severity="medium",
    endings={"refused": ("sergeant",), "could_not": ("sergeant", "inspector")},
)


def ended(hours, ending="could_not", *, severity="medium", role="sergeant", by="sgt", **data):
    """The duty with one ending laid over it, and the notes on endings that do not count."""
    lesson = replace(LESSON, severity=severity)
    rules = Rules(replace(library(), lessons={lesson.id: lesson}))
    given = {"duty": "risk-countersigned|f1|f1", "ending": ending, "reason": "The form is held by the court."} | data
    ending_fact = fact("e1", hours, "duty_ended", by=by, role=role, data=given)
    return watch([assessed(), ending_fact], at(100), rules, DEMO)


def test_an_ending_at_the_due_ends_the_duty_without_a_verdict():
    told = ended(8)
    [duty] = told.duties
    assert duty.state(told.stopped_at) == "ended"
    assert duty.shown_verdict() is None
    assert duty.ending == "tried and could not: The form is held by the court."
    assert duty.told == []


def test_an_ending_after_the_due_leaves_it_not_met_and_shows_the_ending():
    told = ended(8.01)
    [duty] = told.duties
    assert duty.state(told.stopped_at) == "not met"
    assert duty.shown_verdict() == "not met"
    assert duty.ending.startswith("tried and could not")


def test_an_ending_stops_the_ladder():
    told = ended(9)
    assert [t.rung for t in told.duties[0].told] == [0]


@pytest.mark.parametrize(
    ("change", "because"),
    [
        ({"ending": "not_applicable"}, "is not open for this duty"),
        ({"role": "attending_officer"}, "not to attending_officer"),
        ({"role": None}, "somebody without a post"),
        ({"ending": "refused"}, "who asked her"),
        ({"severity": "high"}, "a second person must agree"),
        ({"severity": "now", "agreed_by": "sgt"}, "a second person must agree"),
        ({"duty": "risk-countersigned|f9|f9"}, "there is no duty"),
    ],
)
def test_an_ending_that_is_not_open_does_not_count_and_says_why(change, because):
    told = ended(4, **change)
    [duty] = told.duties
    assert duty.state(told.stopped_at) == "overdue"
    [note] = told.notes
    assert note.startswith("The ending e1 does not count")
    assert because in note


@pytest.mark.parametrize(
    "change",
    [
        {"ending": "refused", "asked_by": "PC Lee", "asked_alone": True, "her_words": "Not today."},
        {"severity": "high", "agreed_by": "insp"},
        {"severity": "now", "agreed_by": "insp"},
    ],
)
def test_an_ending_with_what_it_needs_counts(change):
    told = ended(4, **change)
    assert told.duties[0].state(told.stopped_at) == "ended"
    assert told.notes == []


def test_an_ending_of_what_was_met_already_changes_nothing():
    rules = Rules(replace(library(), lessons={LESSON.id: LESSON}))
    data = {"duty": "risk-countersigned|f1|f1", "ending": "could_not", "reason": "Busy."}
    late = fact("e1", 6, "duty_ended", by="sgt", role="sergeant", data=data)
    told = watch([assessed(), countersigned(5), late], at(100), rules, DEMO)
    assert told.duties[0].state(told.stopped_at) == "met"
