"""`lessons explain`: a lesson as a page that somebody in policing can read."""

from pathlib import Path

import pytest
from shelf import SIGNED, Shelf

from watchword.facts import KINDS
from watchword.lessons.explain import explain
from watchword.lessons.library import load
from watchword.lessons.plain.kinds import happens, has_happened
from watchword.lessons.rows import Row

PAGE = """\
Somebody else reads each risk assessment and signs it
=====================================================
  signed is live. Urgency: high. It rests on force policy and applies from 1 Apr 2021.

Why
  A second reader has the distance.

When
  A risk assessment is recorded where “Secondary assessment by a specialist” is not ticked.

Then
  - Within 8 hours, a risk assessment is read and countersigned by somebody else who is a
    sergeant or above.

For whom
  One duty for each such record; what answers it is recorded as an answer to that very one.

Who answers for it
  The sergeant.
  - When it is due and not done, the inspector is told.

Other ways it may end
  - Tried and could not: open to the sergeant.
  - Not open to anybody: refused by the victim or does not apply, with the reason.

What to do
  Read the assessment, agree or change the level, and sign.

Time limits
  - Countersign a risk assessment: 8 hours. This is a default of the library; nobody has
    verified it for your force. Source: Policy of the force, countersigning.

Authority
  - Policy of the force, countersigning.

Examples
  - Nobody signs it: not met.
  - Signed as the eight hours end: met.
  - Signed a minute later: late.
  - A specialist's second assessment: quiet.
  - An assessment put off: quiet.
  - Nobody knows when it was signed: cannot tell."""


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path)


def page(shelf: Shelf, name: str = "signed", rows: dict[str, Row] | None = None) -> str:
    library = load(shipped=shelf.folder)
    return explain(library.lessons[name], library, rows)


def section(text: str, title: str) -> str:
    """One section of a page, in one line."""
    lines = text.split(f"\n\n{title}\n")[1].split("\n\n")[0]
    return " ".join(lines.split())


def test_a_whole_page(shelf: Shelf) -> None:
    assert page(shelf) == PAGE


def test_gates_and_forms_are_said_of_that_moment_and_that_record(shelf: Shelf) -> None:
    text = page(shelf, "release")
    assert section(text, "Only if, at that moment") == "- suspect under arrest."
    assert section(text, "Then") == (
        "- Already by that moment, in the last 24 hours history has been considered for the same suspect. "
        "- In that very record, “Reason” is filled in."
    )
    assert section(text, "For whom") == (
        "One duty for each suspect and time in custody. Every record above is about that same suspect and "
        "time in custody, unless it says otherwise."
    )


STEP = "{fact: risk_countersigned, who: [someone_else, sergeant or above], within: clock:countersign}"
SAID = [
    (
        "When",
        "where: {secondary: no}",
        'where: {grade|below: "state:risk_grade"}, change: {grade: lowered}',
        "A risk assessment is recorded where “Risk level” is below the risk level at that moment, and “Risk "
        "level” is lower than it was in the one before.",
    ),
    ("When", "where: {secondary: no}", "change: {grade: first}", "A risk assessment is recorded, for the first time."),
    (
        "When",
        "where: {secondary: no}",
        "where: {finding|includes: wording.early-closure}",
        "A risk assessment is recorded where the wording checker finds words of early closure.",
    ),
    (
        "When",
        "fact: risk_assessed, where: {secondary: no}",
        "fact: [call, attended, log_closed, left_scene, separated], where: {domestic: yes}",
        "One of these: - a call or report is received; - officers attend; - a log is closed; - officers "
        "leave; - people are seen apart. And in it “Domestic” is ticked.",
    ),
    (
        "Then",
        STEP,
        "{any: [{fact: decision_made, where: {subject: bail}}, {itself: {grade: [medium, high]}}], within: 2 days}",
        "- Within 2 days, one of these: - in that very record, “Risk level” is medium or high; - a decision "
        "is made about bail.",
    ),
    (
        "Then",
        STEP,
        "{fact: attended, who: someone_else, within: end of shift}",
        "- Before the end of the shift, officers attend (by somebody else).",
    ),
    (
        "Then",
        STEP,
        "{fact: attended, within: 60 minutes, from: state:under_arrest}",
        "- Within 60 minutes, counted from when this began: suspect under arrest, officers attend.",
    ),
    (
        "Then",
        STEP,
        "{fact: action_done, by: field:retry_by}",
        "- By the date in “retry by”, an action is done.",
    ),
    (
        "Only if, at that moment",
        "must:\n",
        "given: [{state: open_cases, different: officer}, {state: open_cases, at_least: 2}]\nmust:\n",
        "- open investigations between them: two or more, and not with the same officer. - open "
        "investigations between them: 2 or more.",
    ),
    (
        "Only if, at that moment",
        "must:\n",
        "given: [{fact: risk_assessed, same: pair, last: 12 months, at_least: 3}]\nmust:\n",
        "- in the last 12 months a risk assessment has been recorded for the same victim and suspect, 3 "
        "times or more (this record counts, if it is one).",
    ),
    (
        "Not if, at that moment",
        "must:\n",
        "unless: [{any: [{state: risk_grade, is: high}, {state: risk_grade, set: no}]}]\nmust:\n",
        "- at least one of these: - risk level: high. - risk level: nothing recorded.",
    ),
    (
        "It falls away, unmet, once",
        "owner: sergeant",
        "until: [{fact: log_closed, where: {action|missing: no}, same: incident}]\nowner: sergeant",
        "- a log is closed for the same call or occurrence where “Action taken” is filled in.",
    ),
    (
        "Who answers for it",
        "{at: due, tell: inspector}",
        "{before: 2 hours, tell: sergeant}, {after: 1 working day, tell: inspector}",
        "The sergeant. - 2 hours before it is due, the sergeant is told. - 1 working day after that, the "
        "inspector is told.",
    ),
]


@pytest.mark.parametrize(("title", "old", "new", "said"), SAID)
def test_each_clause_reads_as_english(shelf: Shelf, title: str, old: str, new: str, said: str) -> None:
    shelf.spoil("lessons/risk/signed.yaml", old, new)
    assert section(page(shelf), title) == said


def test_a_clock_that_chooses_says_each_of_its_times(shelf: Shelf) -> None:
    shelf.spoil("lessons/risk/signed.yaml", "clock:countersign", "clock:attendance")
    text = page(shelf)
    assert "Within the time for “attend a call”, a risk assessment is" in section(text, "Then")
    assert section(text, "Time limits").startswith(
        "- Attend a call: 15 minutes for emergency, 60 minutes for priority, otherwise 48 hours. Source:"
    )


def test_rows_of_the_case_table_say_what_they_rest_on(shelf: Shelf) -> None:
    rows = {"C2-19": Row("C2-19", "A", "I", "M", "signed", "Somebody signs it in time")}
    shelf.spoil("lessons/risk/signed.yaml", "at: countersigning}", "at: case 2, rows: [C2-19]}")
    text = page(shelf, rows=rows)
    assert "C2-19, implied by the case study: somebody signs it in time." in section(text, "Authority")


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_makes_a_sentence(kind: str) -> None:
    assert "“" not in happens(kind), f"give {kind} a title with a participle, or words in plain/kinds.py"
    assert happens(kind) != ""
    assert has_happened(kind) != ""
    assert "_" not in happens(kind)


def test_the_page_names_no_file_keys(shelf: Shelf) -> None:
    assert "_" not in page(shelf).replace(SIGNED.split("\n")[1], "")
