"""`lessons check`: one thing spoiled in a library that checks clean, and the sentence that says so."""

from pathlib import Path

import pytest
from shelf import AROUND, Shelf

from watchword.lessons import examples
from watchword.lessons.check import check_library
from watchword.lessons.library import load
from watchword.problems import Refused

SIGNED, RELEASE = "lessons/risk/signed.yaml", "lessons/custody/release.yaml"


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path)


def test_a_library_with_nothing_wrong_is_clean_and_counted(shelf: Shelf) -> None:
    report = shelf.check()
    assert [str(problem) for problem in report.problems] == []
    assert not report.errors
    assert report.summary.startswith("2 lessons, 3 states, 2 clocks, 11 examples: no problem; sorted scopes needed: ")
    assert "task" in report.summary


# Each line: the code, the file, what is spoiled, by what, and words of the sentence.
NAMES = [
    ("key-unknown", SIGNED, "severity: high", "severity: high\nseverty: high", "no key 'severty'"),
    ("kind-unknown", SIGNED, "{fact: risk_countersigned,", "{fact: risk_countersign,", "no kind of fact"),
    ("field-unknown", SIGNED, "where: {secondary: no}", "where: {second: no}", "has no field 'second'"),
    ("value-unknown", SIGNED, "where: {secondary: no}", "where: {grade: hihg}", "no value of 'grade'"),
    (
        "value-unknown",
        SIGNED,
        "where: {secondary: no}",
        "where: {secondary: none}",
        "no value of 'secondary'",
    ),
    (
        "value-unknown",
        SIGNED,
        "where: {secondary: no}",
        "where: {asked|at_least: many}",
        "no value of 'asked'",
    ),
    ("no-order", SIGNED, "where: {secondary: no}", "where: {tool|at_least: dash}", "has no order"),
    (
        "one-value",
        SIGNED,
        "where: {secondary: no}",
        "where: {grade|at_least: [medium, high]}",
        "not with a list",
    ),
    ("not-a-list", SIGNED, "where: {secondary: no}", "where: {grade|includes: high}", "holds one value"),
    (
        "family-unknown",
        SIGNED,
        "where: {secondary: no}",
        "where: {finding|includes: rude}",
        "no family 'rude'",
    ),
    ("post-unknown", SIGNED, "where: {secondary: no}", "where: {by_role: sargent}", "no post 'sargent'"),
    ("role-unknown", SIGNED, "per: task", "per: tsak", "no role 'tsak'"),
    ("role-not-here", SIGNED, "per: task", "per: number", "never names a number, so it raises no duty"),
    (
        "role-not-here",
        SIGNED,
        "{fact: risk_countersigned,",
        "{fact: risk_countersigned, same: complaint,",
        "never",
    ),
    (
        "role-unknown",
        SIGNED,
        "{fact: risk_countersigned,",
        "{fact: risk_countersigned, same: pear,",
        "'pear'",
    ),
    (
        "field-unknown",
        SIGNED,
        "{fact: risk_countersigned,",
        "{fact: risk_countersigned, same: 'field:tool',",
        "",
    ),
    ("post-unknown", SIGNED, "sergeant or above", "sargeant or above", "no post 'sargeant'"),
    ("post-unknown", SIGNED, "owner: sergeant", "owner: segeant", "the owner"),
    ("post-unknown", SIGNED, "tell: inspector", "tell: inspecter", "told by the ladder"),
    ("post-unknown", SIGNED, "could_not: [sergeant]", "could_not: [constable]", "who may end the duty"),
    (
        "post-unknown",
        SIGNED,
        '17:01", kind: risk_countersigned, by: s',
        '17:01", kind: risk_countersigned, by: x',
        "records",
    ),
    ("source-unknown", SIGNED, "source: force-policy", "source: force-polcy", "no source 'force-polcy'"),
    ("clock-unknown", SIGNED, "clock:countersign", "clock:countersing", "no clock 'countersing'"),
    ("state-unknown", RELEASE, "state: under_arrest", "state: under_arest", "no state 'under_arest'"),
    (
        "field-unknown",
        SIGNED,
        "within: clock:countersign",
        "within: clock:countersign, from: 'field:on'",
        "'on'",
    ),
    (
        "not-a-date",
        SIGNED,
        "within: clock:countersign",
        "within: clock:countersign, from: 'field:reason'",
        "no date",
    ),
    (
        "state-unknown",
        SIGNED,
        "within: clock:countersign",
        "within: clock:countersign, from: 'state:x'",
        "state 'x'",
    ),
    ("not-a-date", SIGNED, "within: clock:countersign", "by: 'field:tool'", "is no date"),
    ("clock-only", SIGNED, "clock:countersign", "24 hours excluding court holidays", "only a clock may have"),
    ("clock-choice", SIGNED, "clock:countersign", "clock:attendance", "knows 'emergency', 'priority'"),
    (
        "change-bad",
        SIGNED,
        "{secondary: no}}",
        "{secondary: no}, change: {grade: worse}}",
        "'worse' is no change",
    ),
    (
        "no-order",
        SIGNED,
        "{secondary: no}}",
        "{secondary: no}, change: {tool: lowered}}",
        "cannot be lowered",
    ),
    (
        "field-unknown",
        SIGNED,
        "{secondary: no}}",
        "{secondary: no}, change: {level: lowered}}",
        "no field 'level'",
    ),
    ("last-bad", RELEASE, "last: 24 hours", "last: 2 working days", "cannot look back"),
    ("clock-unknown", RELEASE, "last: 24 hours", "last: clock:back", "no clock 'back'"),
    ("not-in-when", SIGNED, "{secondary: no}}", "{secondary: no}, who: sergeant}", "no meaning in 'when'"),
]


@pytest.mark.parametrize(("code", "file", "old", "new", "words"), NAMES)
def test_what_a_lesson_names_must_be_there_and_fit(
    shelf: Shelf, code: str, file: str, old: str, new: str, words: str
) -> None:
    line = shelf.spoil(file, old, new)
    problem = shelf.problem(code)
    assert problem.file == str(shelf.folder / file)
    assert problem.line == line + new.count("\n")
    assert words in problem.says
    assert not problem.warning


SENSE = [
    (
        "state-own",
        SIGNED,
        "where: {secondary: no}",
        'where: {grade|below: "state:risk_grade"}',
        "itself sets",
    ),
    (
        "state-unknown",
        SIGNED,
        "where: {secondary: no}",
        'where: {grade|below: "state:risk"}',
        "no state 'risk'",
    ),
    (
        "state-not-here",
        SIGNED,
        "who: [someone",
        'where: {grade: "state:risk_grade"}, who: [someone',
        "only in 'when'",
    ),
    (
        "value-unknown",
        RELEASE,
        "{state: under_arrest}",
        "{state: under_arrest, is: yes}",
        "holds or does not",
    ),
    (
        "value-unknown",
        RELEASE,
        "{state: under_arrest}",
        "{state: risk_grade, is: grave}",
        "no value of the state",
    ),
    (
        "value-unknown",
        RELEASE,
        "{state: under_arrest}",
        "{state: open_cases, at_least: high}",
        "is no number",
    ),
    (
        "value-unknown",
        RELEASE,
        "{state: under_arrest}",
        "{state: under_arrest, set: maybe}",
        "takes yes or no",
    ),
    (
        "different-bad",
        RELEASE,
        "{state: under_arrest}",
        "{state: under_arrest, different: officer}",
        "cannot be asked",
    ),
    (
        "of-bad",
        RELEASE,
        "{state: under_arrest}",
        "{state: under_arrest, of: {officer: to}}",
        "kept per suspect",
    ),
    ("join-steps", RELEASE, "owner: sergeant", "join: true\nowner: sergeant", "exactly one step"),
    ("repeat-steps", RELEASE, "owner: sergeant", "repeat: true\nowner: sergeant", "exactly one step"),
    (
        "never-raised",
        RELEASE,
        "must:\n",
        "unless: [{state: under_arrest}]\nmust:\n",
        "no duty is ever raised",
    ),
    ("never-met", RELEASE, "{fact: released,", "{fact: [released, sentenced],", "can never be met there"),
    (
        "never-met",
        RELEASE,
        "where: {route: bail}",
        "where: {route: bail, reason|missing: yes}",
        "opposite things",
    ),
    ("form-empty", RELEASE, "{itself: {reason|missing: no}}", "{itself: {}}", "asks for nothing"),
    (
        "never-met",
        SIGNED,
        "[someone_else, sergeant or above]",
        "[someone_else, same_person]",
        "nobody is someone else",
    ),
]


@pytest.mark.parametrize(("code", "file", "old", "new", "words"), SENSE)
def test_what_a_lesson_says_must_make_sense(shelf: Shelf, code: str, file: str, old: str, new: str, words: str) -> None:
    shelf.spoil(file, old, new)
    problem = shelf.problem(code)
    assert words in problem.says
    assert problem.line is not None
    assert not problem.warning


@pytest.mark.parametrize(("clause", "code"), [("given", "never-raised"), ("gate", "never-met")])
def test_a_state_that_the_trigger_ends_never_holds(shelf: Shelf, clause: str, code: str) -> None:
    shelf.spoil("states/under_arrest.yaml", "ends: [{fact: charged}]", "ends: [{fact: [charged, released]}]")
    if clause == "gate":
        shelf.spoil(RELEASE, "given:\n  - {state: under_arrest}\n", "")
        shelf.spoil(RELEASE, "{fact: history_considered, same: suspect, last: 24 hours}", "{state: under_arrest}")
    assert "the trigger itself ends the state" in shelf.problem(code).says


def test_a_gate_on_the_task_that_the_trigger_opens_can_never_be_met(shelf: Shelf) -> None:
    step = "{fact: risk_countersigned, who: [someone_else, sergeant or above], within: clock:countersign}"
    shelf.spoil(SIGNED, step, "{already: {fact: risk_countersigned}}")
    assert "the trigger opens the task" in shelf.problem("never-met").says


@pytest.mark.parametrize(("clause", "code"), [("given", "always-met"), ("unless", "never-met")])
def test_a_gate_that_given_or_unless_asks_for_too_says_nothing(shelf: Shelf, clause: str, code: str) -> None:
    item = "{fact: history_considered, same: suspect, last: 24 hours}"
    if clause == "given":
        shelf.spoil(RELEASE, "{state: under_arrest}", item)
    else:
        shelf.spoil(RELEASE, "must:\n", f"unless: [{item}]\nmust:\n")
    shelf.problem(code)


@pytest.mark.parametrize("key", ["join", "repeat"])
def test_join_and_repeat_need_a_step_that_is_answered_later(shelf: Shelf, key: str) -> None:
    shelf.spoil(RELEASE, "  - {itself: {reason|missing: no}}\n", "")
    shelf.spoil(RELEASE, "owner: sergeant", f"{key}: true\nowner: sergeant")
    assert "answered later" in shelf.problem(f"{key}-instant").says


def test_repeat_takes_no_other_start(shelf: Shelf) -> None:
    shelf.spoil(SIGNED, "within: clock:countersign", "within: clock:countersign, from: 'state:risk_grade'")
    shelf.spoil(SIGNED, "owner: sergeant", "repeat: true\nowner: sergeant")
    assert "counts each turn from the answer before it" in shelf.problem("repeat-from").says


def test_fields_that_only_some_kinds_have_are_fine(shelf: Shelf) -> None:
    shelf.spoil(
        SIGNED,
        "{fact: risk_countersigned,",
        "{fact: [risk_countersigned, action_done], where: {agrees: yes},",
    )
    assert not [p for p in shelf.check().problems if p.code == "field-unknown"]


def test_a_role_may_come_by_completion_from_the_task_that_is_answered(shelf: Shelf) -> None:
    shelf.spoil(SIGNED, "when: {fact: risk_assessed, where: {secondary: no}}", "when: {fact: transfer_accepted}")
    shelf.spoil(SIGNED, "per: task", "per: to")
    shelf.spoil(SIGNED, "{fact: risk_countersigned,", "{fact: risk_countersigned, same: task,")
    assert not [p for p in shelf.check().problems if p.code == "role-not-here"]


# -- examples

EXAMPLES = [
    ("example-differs", SIGNED, "expect: late", "expect: met", "'Signed a minute later' should come out as 'met'"),
    ("outcome-unknown", SIGNED, "expect: late", "expect: too late", "'too late' is no outcome"),
    ("data-enum", SIGNED, "assessed, data: {secondary: yes}", "assessed, data: {grade: x}", "specialist's second"),
    ("key-unknown", SIGNED, "assessed, data: {secondary: yes}", "assessed, when: 9", "'when'"),
    ("time-bad", SIGNED, '{at: "D+0 17:01"', '{at: "D+0 25:01"', "Signed a minute later"),
    ("time-missing", SIGNED, '{at: "D+0 17:01", ', "{", "neither a time nor a recorded_at"),
    ("now-missing", SIGNED, 'now: "D+1 09:00"\n    expect: not met', "expect: waiting", "nothing of when it is judged"),
    ("no-time-missing-example", SIGNED, 'recorded_at: "D+1 17:00"', 'at: "D+0 10:00"', "time is missing"),
    ("no-edge-example", RELEASE, '8:00", kind: history_con', '7:00", kind: history_con', "own instant"),
]


@pytest.mark.parametrize(("code", "file", "old", "new", "words"), EXAMPLES)
def test_examples_must_hold_and_show_enough(shelf: Shelf, code: str, file: str, old: str, new: str, words: str) -> None:
    shelf.spoil(file, old, new)
    if code == "no-time-missing-example":
        shelf.spoil(file, "expect: cannot tell", "expect: met")
    problem = shelf.problem(code)
    assert words in problem.says
    assert problem.line is not None


def test_a_lesson_without_a_quiet_example_is_refused(shelf: Shelf) -> None:
    text = (shelf.folder / SIGNED).read_text()
    start, end = text.index("  - name: A specialist's"), text.index("  - name: Nobody knows")
    shelf.put(SIGNED, text[:start] + text[end:])
    assert "no example stays quiet" in shelf.problem("no-quiet-example").says


def test_a_lesson_with_one_quiet_example_needs_another(shelf: Shelf) -> None:
    text = (shelf.folder / SIGNED).read_text()
    start, end = text.index("  - name: An assessment put off"), text.index("  - name: Nobody knows")
    shelf.put(SIGNED, text[:start] + text[end:])
    assert "only one example stays quiet" in shelf.problem("few-quiet-examples").says


def test_a_lesson_that_only_one_example_raises_is_refused(shelf: Shelf) -> None:
    text = (shelf.folder / SIGNED).read_text()
    first, second = text.index("  - name: Nobody signs"), text.index("  - name: Signed as")
    third, fourth = text.index("  - name: Signed a minute"), text.index("  - name: A specialist's")
    last = text.index("  - name: Nobody knows")
    shelf.put(SIGNED, text[:first] + text[second:third] + text[fourth:last])
    assert "only one example raises" in shelf.problem("few-raising-examples").says


def test_an_edge_example_is_missed_when_no_answer_stands_at_the_due(shelf: Shelf) -> None:
    shelf.spoil(SIGNED, '"D+0 17:00"', '"D+0 16:59"')
    assert "exactly on the edge" in shelf.problem("no-edge-example").says


def test_a_deadline_that_no_example_would_notice_is_a_warning(shelf: Shelf) -> None:
    shelf.spoil(SIGNED, '"D+0 17:01"', '"D+0 19:01"')
    warning = shelf.problem("deadline-untested")
    assert warning.warning
    assert "one unit longer" in warning.says


def test_an_example_that_stays_quiet_says_which_clause_stops_it(shelf: Shelf) -> None:
    shelf.spoil(SIGNED, "where: {secondary: no}", "where: {secondary: yes}")
    says = [p.says for p in shelf.check().problems if "'Nobody signs it'" in p.says]
    assert says == [
        "the example 'Nobody signs it' should come out as 'not met', but nothing is raised; "
        "what stops it is 'secondary' in 'when'."
    ]


def test_an_example_that_differs_names_due_and_answer(shelf: Shelf) -> None:
    shelf.spoil(SIGNED, "expect: late", "expect: met")
    assert shelf.problem("example-differs").says.endswith(
        "it comes out as 'late': e1 for e1: late "
        "(due Mon 3 Mar 2025 17:00:00; answered by e2 at Mon 3 Mar 2025 17:01:00)."
    )


def test_an_engine_that_stops_is_told_and_hides_no_other_lesson(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    play = examples.play

    def stops(lesson: object, rules: object) -> object:
        if getattr(lesson, "id", "") == "signed":
            raise ZeroDivisionError("by nought")
        return play(lesson, rules)  # type: ignore[arg-type]

    monkeypatch.setattr(examples, "play", stops)
    shelf.spoil(RELEASE, "expect: met", "expect: late")
    codes = {problem.code for problem in shelf.check().problems}
    assert codes == {"engine-stopped", "example-differs"}


def test_drafts_run_their_examples_too(shelf: Shelf) -> None:
    shelf.spoil(SIGNED, "status: live", "status: draft")
    assert not shelf.check().problems
    shelf.spoil(SIGNED, "expect: late", "expect: met")
    shelf.problem("example-differs")


# -- warnings


def test_looking_back_for_ever_at_people_is_a_warning(shelf: Shelf) -> None:
    shelf.spoil(RELEASE, ", last: 24 hours", "")
    warning = shelf.problem("last-missing")
    assert warning.warning
    assert "the same suspect, which never ends" in warning.says
    assert not shelf.check().errors


def test_more_than_three_things_given_is_a_warning(shelf: Shelf) -> None:
    more = "".join(f"  - {{fact: {kind}, same: custody}}\n" for kind in ("arrested", "interviewed", "charged"))
    shelf.spoil(RELEASE, "  - {state: under_arrest}\n", f"  - {{state: under_arrest}}\n{more}")
    assert shelf.problem("given-many").warning


def test_a_lesson_that_tells_nobody_is_a_warning(shelf: Shelf) -> None:
    shelf.spoil(SIGNED, "ladder: [{at: due, tell: inspector}]", "ladder: []")
    assert shelf.problem("ladder-none").warning


# -- the case table

ROWS = """
rows:
  - {id: C2-19, tier: A, stated: S, detect: M, lesson: signed, should: It is signed in time}
  - {id: C9-20, tier: B, stated: R, detect: M, lesson: signed, should: It is signed in time}
"""
CITED = "{source: force-policy, at: countersigning}"


def test_rows_are_cited_under_their_own_case(shelf: Shelf) -> None:
    shelf.put("rows.yaml", ROWS)
    both = "{source: force-policy, at: case 2, rows: [C2-19]}\n  - {source: force-policy, at: case 9, rows: [C9-20]}"
    shelf.spoil(SIGNED, CITED, both)
    assert not shelf.check().problems
    shelf.spoil(SIGNED, "at: case 9", "at: case 7")
    assert "is of case 9" in shelf.problem("row-case").says


def test_a_row_that_is_not_in_the_table_is_refused(shelf: Shelf) -> None:
    shelf.put("rows.yaml", ROWS)
    shelf.spoil(SIGNED, CITED, "{source: force-policy, rows: [C2-19, C9-20, C9-99]}")
    assert "no row 'C9-99'" in shelf.problem("row-unknown").says


def test_a_row_that_the_table_gives_to_the_lesson_and_it_does_not_cite_is_a_warning(shelf: Shelf) -> None:
    shelf.put("rows.yaml", ROWS)
    shelf.spoil(SIGNED, CITED, "{source: force-policy, rows: [C2-19]}")
    warning = shelf.problem("row-uncited")
    assert warning.warning
    assert "C9-20" in warning.says


# -- states, clocks and posts

CONTENT = [
    ("kind-unknown", "states/under_arrest.yaml", "fact: arrested", "fact: arest", "no kind"),
    ("field-unknown", "states/risk_grade.yaml", "field: grade", "field: level", "no field 'level'"),
    (
        "value-unknown",
        "states/risk_grade.yaml",
        "otherwise: ungraded",
        "otherwise: unknown",
        "no value of this state",
    ),
    ("role-unknown", "states/under_arrest.yaml", "per: suspect", "per: suspct", "no role 'suspct'"),
    ("role-not-here", "states/under_arrest.yaml", "per: suspect", "per: number", "never names a number"),
    (
        "field-unknown",
        "states/under_arrest.yaml",
        "per: suspect",
        "per: suspect\nstops: field:until",
        "no field",
    ),
    (
        "otherwise-idle",
        "states/under_arrest.yaml",
        "per: suspect",
        "per: suspect\notherwise: no",
        "holds or counts",
    ),
    ("field-missing", "states/open_cases.yaml", ", field: officer", "", "which field carries"),
    (
        "cites-missing",
        "clocks/countersign.yaml",
        "cites: [{source: force-policy, at: countersigning}]\n",
        "",
        "cited",
    ),
    (
        "source-unknown",
        "clocks/countersign.yaml",
        "source: force-policy",
        "source: policy",
        "no source 'policy'",
    ),
    (
        "state-unknown",
        "clocks/attendance.yaml",
        "choose: field:grade",
        "choose: state:grade",
        "no state 'grade'",
    ),
    ("value-unknown", "clocks/attendance.yaml", "choose: field:grade", "choose: state:under_arrest", None),
    ("length-bad", "clocks/countersign.yaml", "8 hours", "8 ours", "not a length of time"),
    ("post-unknown", "roles/sergeant.yaml", "next: inspector", "next: superintendent", "is no post"),
    ("state-unknown", "roles/sergeant.yaml", "rank: 2", "rank: 2\nheld_by: state:boss", "no state 'boss'"),
    ("held-by-bad", "roles/sergeant.yaml", "rank: 2", "rank: 2\nheld_by: state:under_arrest", "names nobody"),
]


@pytest.mark.parametrize(("code", "file", "old", "new", "words"), [c for c in CONTENT if c[4] is not None])
def test_states_clocks_and_posts_are_checked_as_well(
    shelf: Shelf, code: str, file: str, old: str, new: str, words: str
) -> None:
    shelf.spoil(file, old, new)
    found = [p for p in shelf.check().problems if p.code == code and p.file == str(shelf.folder / file)]
    assert found
    assert words in found[0].says


def test_a_clock_chooses_by_values_that_its_state_has(shelf: Shelf) -> None:
    shelf.spoil("clocks/attendance.yaml", "choose: field:grade", "choose: state:risk_grade")
    says = [p.says for p in shelf.check().problems if p.code == "value-unknown"]
    assert says == [
        "'emergency' is no value of the state 'risk_grade'.",
        "'priority' is no value of the state 'risk_grade'.",
    ]


def test_a_state_that_the_trigger_cannot_be_read_for_is_refused(shelf: Shelf) -> None:
    shelf.put("states/marked.yaml", AROUND["states/under_arrest.yaml"].replace("under_arrest", "marked").replace(
        "per: suspect\nbegins: [{fact: arrested}]\nends: [{fact: charged}]",
        "per: number\nbegins: [{fact: marker_added}]\nends: [{fact: marker_removed}]"))  # fmt: skip
    shelf.spoil(RELEASE, "{state: under_arrest}", "{state: marked}")
    assert "kept per number" in shelf.problem("role-not-here").says


# -- the whole


def test_only_the_lessons_named_are_checked(shelf: Shelf) -> None:
    shelf.spoil(SIGNED, "owner: sergeant", "owner: nobody")
    assert not check_library(shipped=shelf.folder, only=["release"]).problems
    assert [p.code for p in check_library(shipped=shelf.folder, only=["signed"]).problems] == ["post-unknown"]


def test_a_lesson_that_is_not_there_is_refused_with_a_hint(shelf: Shelf) -> None:
    with pytest.raises(Refused) as refused:
        check_library(shipped=shelf.folder, only=["singed"])
    assert str(refused.value) == "there is no lesson 'singed'. Did you mean signed?"


def test_a_force_lays_its_own_folder_over_the_library(shelf: Shelf, tmp_path: Path) -> None:
    own = Shelf(tmp_path / "own")
    own.spoil("clocks/countersign.yaml", "8 hours", "9 hours")
    own.spoil(SIGNED, "D+0 17:00", "D+0 18:00")
    own.spoil(SIGNED, "D+0 17:01", "D+0 18:01")
    report = check_library(own.folder, shipped=shelf.folder)
    assert not report.problems, report.problems
    assert load(own.folder, shelf.folder).clocks["countersign"].own
