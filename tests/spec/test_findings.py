"""Findings: `finding` is the list of what the wording checker found in this fact's own words."""

from tests.spec.picture import fact, outcomes

LESSON = """
per: victim
when: {fact: entry_made, where: {'finding|includes': wording.early-closure}}
must: [{fact: supervisor_reviewed, within: 2 hours}]
"""
FOUND = "Spoke to IP. NFA likely."
PLAIN = "Spoke to her at home. She described the assault."


def entry(text, kind="entry_made", **more):
    return fact("e1", "10:00", kind, text=text, **more)


def test_a_lesson_may_ask_for_a_family_of_findings():
    assert outcomes(LESSON, [entry(FOUND)], "10:30") == ["waiting"]
    assert outcomes(LESSON, [entry(PLAIN)], "10:30") == []


def test_without_words_nothing_is_found():
    assert outcomes(LESSON, [fact("e1", "10:00", "entry_made")], "10:30") == []


def test_any_of_several_families_is_enough():
    lesson = LESSON.replace("wording.early-closure", "[wording.early-closure, wording.victim-blame]")
    assert outcomes(lesson, [entry(FOUND)], "10:30") == ["waiting"]


def test_missing_asks_whether_nothing_was_found():
    lesson = LESSON.replace("'finding|includes': wording.early-closure", "'finding|missing': yes")
    assert outcomes(lesson, [entry(FOUND)], "10:30") == []
    assert outcomes(lesson, [entry(PLAIN)], "10:30") == ["waiting"]
    assert outcomes(lesson.replace("yes", "no"), [entry(FOUND)], "10:30") == ["waiting"]


def test_a_form_may_ask_that_nothing_was_found():
    lesson = "{per: victim, when: {fact: entry_made}, must: [{itself: {'finding|not': wording.early-closure}}]}"
    assert outcomes(lesson, [entry(FOUND)], "10:30") == ["not met"]
    assert outcomes(lesson, [entry(PLAIN)], "10:30") == ["met"]


def test_somebodys_own_words_are_never_marked():
    lesson = LESSON.replace("fact: entry_made", "fact: account_given")
    assert outcomes(lesson, [entry(FOUND, kind="account_given")], "10:30") == []
