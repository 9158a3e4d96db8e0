"""Careful histories of every family: nothing not met, nothing late, nothing in doubt.

A history holds what a record of careful work would hold, and no more. Where one of them goes overdue, the lesson is
wrong and not the story (CONTRIBUTING.md).
"""

import pytest

from tests.cases.stories import library, rules
from tests.quiet.judging import EVERY, NAMES, duties_of, shouts, stories
from watchword.clock import FULL_DAY
from watchword.duties import adoption_of
from watchword.reports.replay import replay


@pytest.mark.parametrize("name", EVERY)
def test_a_careful_history_leaves_nothing_unmet(name):
    assert shouts(stories()[name]) == []


@pytest.mark.parametrize("name", NAMES)
def test_a_careful_history_holds_no_harm_and_lasts_beyond_its_limits(name):
    """What is open at its end turns again and again, or counts in weeks."""
    timeline = stories()[name]
    assert timeline.harm is None
    assert not timeline.missed
    duties = duties_of(timeline)
    assert any(d.shown_verdict() == "met" for d in duties)
    left = [d for d in duties if d.open and not d.lesson.repeat]
    assert [d.id for d in left if d.verdict.due is None or d.verdict.due - d.verdict.at < 7 * FULL_DAY] == []


@pytest.mark.parametrize("name", EVERY)
def test_judging_once_is_watching_to_the_end(name):
    timeline = stories()[name]
    story = replay(timeline, rules(), adoption_of("demo")).story
    watched = {d.id: d.state(story.stopped_at) for d in story.duties if not d.no_longer_owed}
    assert {d.id: d.state(story.stopped_at) for d in duties_of(timeline)} == watched
    assert story.notes == []  # every ending that a person gave was open to that person


def test_help_refused_and_recorded_ends_a_duty_and_meets_none():
    timeline = stories()["declines-refuge-and-conference"]
    ended = [d for d in duties_of(timeline) if d.ended_by_person]
    assert [(d.id, d.shown_verdict()) for d in ended] == [("marac-feedback|f35|victim", None)]


def test_there_are_enough_of_them_and_they_ask_much():
    """A story is a test of a lesson only where the lesson has something to ask in it."""
    assert len(NAMES) >= 30
    asked = {d.lesson.id for name in EVERY for d in duties_of(stories()[name])}
    live = {lesson.id for lesson in library().lessons.values() if lesson.status == "live"}
    assert len(asked & live) >= 0.8 * len(live)
