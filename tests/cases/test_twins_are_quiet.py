"""The careful twins: nothing not met, nothing late, nothing in doubt, and no twin is empty of duties."""

import pytest

from tests.cases.stories import NUMBERS, case, library, twin
from watchword.lessons.rows import tiers


def hung_on(number):
    """The lessons that carry a tier A row of this case."""
    tier = tiers()
    return {
        lesson.id
        for lesson in library().lessons.values()
        if any(tier.get(row) == "A" and row.startswith(f"C{number}-") for row in lesson.rows)
    }


@pytest.mark.parametrize("number", NUMBERS)
def test_a_careful_story_leaves_nothing_unmet(number):
    bad = [
        (d.lesson.id, d.verdict.trigger, d.verdict.outcome)
        for d in twin(number).story.duties
        if d.shown_verdict() != "met"
    ]
    allowed = {"ended", "joined", "waiting"}
    assert [b for b in bad if b[2] not in allowed] == []


@pytest.mark.parametrize("number", NUMBERS)
def test_a_careful_story_ends_without_harm_and_what_still_waits_lies_weeks_ahead(number):
    """A conference within the month, an order that ends next year: nothing that its case hangs on."""
    replayed = twin(number)
    assert replayed.timeline.harm is None
    still_open = [d for d in replayed.story.duties if d.open]
    assert {d.state(replayed.story.stopped_at) for d in still_open} <= {"waiting"}
    assert not {d.lesson.id for d in still_open} & hung_on(number)


@pytest.mark.parametrize("number", NUMBERS)
def test_a_careful_story_meets_every_lesson_its_case_hangs_on(number):
    met = {d.lesson.id for d in twin(number).story.duties if d.shown_verdict() == "met"}
    assert hung_on(number) - met == set()


def test_case_6_hangs_on_no_row_of_tier_a_and_its_twin_still_meets_something():
    assert not any(tiers().get(m.id) == "A" for m in case(6).timeline.missed)
    assert any(d.shown_verdict() == "met" for d in twin(6).story.duties)
