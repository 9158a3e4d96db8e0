"""The nine cases: every row the source itself calls wrong hangs on a duty that was not met, before the harm."""

import pytest

from tests.cases.stories import NUMBERS, case, library
from watchword.clock import instant
from watchword.lessons.rows import tiers

AFTER_THE_HARM = {"C1-14", "C9-20"}
TIER_A = sorted(row for row, tier in tiers().items() if tier == "A")


def test_there_are_43_rows_of_tier_a():
    assert len(TIER_A) == 43


@pytest.mark.parametrize("row", TIER_A)
def test_a_row_of_tier_a_is_caught(row):
    replayed = case(int(row[1]))
    caught = [d for d in replayed.story.duties if row in replayed.rows_of(d) and d.shown_verdict() == "not met"]
    assert caught, f"no duty that was not met carries {row}"
    harm = instant(replayed.timeline.harm.counted_at)
    if row not in AFTER_THE_HARM:
        assert min(d.raised_at for d in caught) < harm


@pytest.mark.parametrize("number", NUMBERS)
def test_what_was_missed_is_for_scoring_only(number):
    """Every missed opportunity hangs on a fact, and no flag says that something was not done.

    A few flags are answers in themselves: officers write that she was left without him, that an interview
    was under arrest, that a witness would not sign.
    """
    timeline = case(number).timeline
    assert timeline.missed
    said_no = {field for f in timeline.facts for field, value in f.data.items() if value is False}
    assert said_no <= {"victim_with_suspect", "voluntary", "repeat", "specialist", "willing_to_sign"}


@pytest.mark.parametrize("number", NUMBERS)
def test_nothing_is_known_before_it_was_recorded(number):
    replayed = case(number)
    told = {f.id: instant(f.recorded_at) for f in replayed.timeline.facts}
    for duty in replayed.story.duties:
        assert duty.raised_at >= told[duty.verdict.trigger]
        assert all(t.at >= duty.raised_at for t in duty.told)


def test_no_lesson_names_a_case_a_person_or_a_fact_of_a_story():
    names = {ref for number in NUMBERS for ref in case(number).timeline.people}
    names -= {"victim", "suspect", "officer", "child", "reporter", "witness"}
    for lesson in library().lessons.values():
        clauses = repr((lesson.when, lesson.given, lesson.unless, lesson.must, lesson.until))
        found = [n for n in names if f"'{n}'" in clauses and n not in library().roles]
        assert not found, f"{lesson.id} names {found}"
