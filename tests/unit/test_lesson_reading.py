"""Reading a lesson from its file: what it becomes, and the sentence for each mistake, with its line."""

from datetime import date
from pathlib import Path

import pytest
from shelf import RELEASE, SIGNED, Shelf

from watchword.lessons import read
from watchword.lessons.lengths import Length, Unit
from watchword.lessons.library import gather, load
from watchword.lessons.model import (
    AnyItem,
    Choice,
    ClockRef,
    Condition,
    FactItem,
    Form,
    Gate,
    Lesson,
    Pattern,
    Response,
    SameRole,
    StateItem,
    StateRef,
    Who,
)
from watchword.lessons.reading import Reading
from watchword.problems import Problem, Refused
from watchword.yaml_lines import read_text


def readable(text: str) -> Lesson:
    reading = Reading(read_text(text, "a.yaml"))
    lesson = read.lesson(reading, "risk")
    assert not reading.problems, "\n".join(map(str, reading.problems))
    assert lesson is not None
    return lesson


def refusal(text: str, code: str) -> Problem:
    reading = Reading(read_text(text, "a.yaml"))
    assert read.lesson(reading) is None
    found = [problem for problem in reading.problems if problem.code == code]
    assert len(found) == 1, "\n".join(f"{p.code}: {p}" for p in reading.problems)
    assert found[0].says
    assert found[0].file == "a.yaml"
    return found[0]


def test_a_lesson_is_read_whole() -> None:
    lesson = readable(SIGNED)
    assert (lesson.id, lesson.theme, lesson.severity, lesson.basis) == ("signed", "risk", "high", "local_policy")
    assert (lesson.effective_from, lesson.effective_to) == (date(2021, 4, 1), None)
    assert lesson.per == ("task",)
    assert lesson.when == Pattern(("risk_assessed",), (Condition("secondary", "is", False),))
    (step,) = lesson.must
    assert isinstance(step, Response)
    assert step.pattern.who == (Who(relation="someone_else"), Who(role="sergeant", above=True))
    assert step.timing.within == ClockRef("countersign")
    assert lesson.endings == {"could_not": ("sergeant",)}
    assert [example.expect for example in lesson.examples][:2] == [("not met",), ("met",)]
    assert lesson.examples[0].line == 20


def test_a_gate_and_a_form_are_read() -> None:
    gate, form = readable(RELEASE).must
    same = (SameRole(role="suspect", of_trigger="suspect"),)
    day = Length(24, Unit.HOURS)
    assert gate == Gate(FactItem(Pattern(("history_considered",), same=same), last=day))
    assert form == Form((Condition("reason", "missing", False),))


CLAUSES = [
    ("per: task", "per: pair", "per", ("victim", "suspect")),
    ("per: task", "per: [victim, task]", "per", ("victim", "task")),
    ("severity: high", "severity: now", "severity", "now"),
    (
        "effective: {from: 2021-04-01}",
        "effective: {from: 2021-04-01, to: 2024-01-01}",
        "effective_to",
        date(2024, 1, 1),
    ),
    ("owner: sergeant", "join: true\nowner: sergeant", "join", True),
    ("owner: sergeant", "repeat: true\nowner: sergeant", "join", True),
    ("owner: sergeant", "until: [{fact: log_closed}]\nowner: sergeant", "until", (Pattern(("log_closed",)),)),
    ("must:\n", "given: [{state: x, is: [a, b]}]\nmust:\n", "given", (StateItem("x", "is", ("a", "b")),)),
    ("must:\n", "given: [{state: x, of: {officer: to}}]\nmust:\n", "given", (StateItem("x", of=(("officer", "to"),)),)),
    (
        "must:\n",
        "unless: [{any: [{fact: call}, {state: x}]}]\nmust:\n",
        "unless",
        (AnyItem((FactItem(Pattern(("call",))), StateItem("x"))),),
    ),
]


@pytest.mark.parametrize(("old", "new", "field", "value"), CLAUSES)
def test_each_clause_becomes_what_it_says(old: str, new: str, field: str, value: object) -> None:
    assert getattr(readable(SIGNED.replace(old, new)), field) == value


def test_a_state_may_stand_as_a_value_in_when() -> None:
    lesson = readable(SIGNED.replace("where: {secondary: no}", 'where: {grade|above: "state:risk_grade"}'))
    assert lesson.when.where == (Condition("grade", "above", StateRef("risk_grade")),)


def test_what_stands_beside_any_is_the_default_of_each_way() -> None:
    step = "{fact: risk_countersigned, who: [someone_else, sergeant or above], within: clock:countersign}"
    ways = "{any: [{fact: call}, {fact: attended, who: inspector}, {itself: {reason|missing: no}}], who: sergeant, within: 2 hours}"  # noqa: E501
    (choice,) = readable(SIGNED.replace(step, ways)).must
    assert isinstance(choice, Choice)
    assert [pattern.who for pattern in choice.patterns] == [(Who(role="sergeant"),), (Who(role="inspector"),)]
    assert choice.instant == (Form((Condition("reason", "missing", False),), (Who(role="sergeant"),)),)
    assert choice.timing is not None
    assert choice.timing.within == Length(2, Unit.HOURS)


STEP = "  - {fact: risk_countersigned, who: [someone_else, sergeant or above], within: clock:countersign}"
MISTAKES = [
    ("key-missing", "title: Somebody else reads each risk assessment and signs it\n", "", None),
    ("key-unknown", "owner: sergeant", "ownr: sergeant", 14),
    ("value-unknown", "severity: high", "severity: urgent", 4),
    ("value-unknown", "status: live", "status: alive", 3),
    ("value-unknown", "basis: local_policy", "basis: habit", 5),
    ("date-bad", "from: 2021-04-01", "from: 1 April 2021", 6),
    ("key-missing", "effective: {from: 2021-04-01}", "effective: {to: 2024-04-01}", 6),
    ("cites-missing", "cites:\n  - {source: force-policy, at: countersigning}", "cites: []", 8),
    ("source-missing", "source: force-policy, at", "at", 9),
    ("per-missing", "per: task", "per: []", 10),
    ("fact-missing", "when: {fact: risk_assessed, where", "when: {where", 11),
    ("comparison-unknown", "{secondary: no}", "{secondary|equals: no}", 11),
    ("value-shape", "{secondary: no}", "{secondary: }", 11),
    ("value-shape", "{secondary: no}", "{reason|missing: maybe}", 11),
    ("change-bad", "{secondary: no}}", "{secondary: no}, change: grade}", 11),
    ("must-missing", f"must:\n{STEP}", "must: []", 12),
    ("step-shape", STEP, "  - risk_countersigned", 13),
    ("no-deadline", ", within: clock:countersign", "", 13),
    ("length-bad", "clock:countersign", "8 ours", 13),
    ("by-bad", "within: clock:countersign", "by: tomorrow", 13),
    ("from-alone", "within: clock:countersign", "from: field:retry_by", 13),
    ("from-bad", "within: clock:countersign", "within: 1 day, from: yesterday", 13),
    ("who-bad", "sergeant or above", "sergeant and above", 13),
    ("no-deadline", STEP, "  - {any: [{fact: call}]}", 13),
    ("times-differ", STEP, "  - {any: [{fact: call, within: 1 day}, {fact: attended, within: 2 days}]}", 13),
    ("state-twice", STEP, "  - {already: {state: x, is: a, at_least: b}}", 13),
    ("of-bad", STEP, "  - {already: {state: x, of: officer}}", 13),
    ("last-bad", STEP, "  - {already: {fact: call, last: end of shift}}", 13),
    ("count-bad", STEP, "  - {already: {fact: call, at_least: 0}}", 13),
    ("any-empty", STEP, "  - {already: {any: []}}", 13),
    ("rung-time", "{at: due, tell: inspector}", "{at: noon, tell: inspector}", 15),
    ("rung-time", "{at: due, tell: inspector}", "{before: end of shift, tell: inspector}", 15),
    ("rung-nobody", "{at: due, tell: inspector}", "{at: due}", 15),
    ("ending-whom", "refused: no", "refused: yes", 16),
    ("key-unknown", "refused: no", "refuse: no", 16),
    ("outcome-unknown", "expect: late", "expect: too late", 33),
    ("example-short", "  - name: Nobody signs it\n    facts:", "  - facts:", 19),
    ("not-a-list", "ladder: [{at: due, tell: inspector}]", "ladder: {at: due, tell: inspector}", 15),
    ("not-a-mapping", "effective: {from: 2021-04-01}", "effective: 2021-04-01", 6),
    ("not-words", "per: task", "per: [1, 2]", 10),
]


@pytest.mark.parametrize(("code", "old", "new", "line"), MISTAKES)
def test_each_mistake_is_told_with_its_line(code: str, old: str, new: str, line: int | None) -> None:
    text = SIGNED.lstrip("\n")
    assert text.count(old) == 1
    problem = refusal(text.replace(old, new), code)
    if line is not None:
        assert problem.line == line


def test_every_mistake_of_a_file_is_told_not_only_the_first() -> None:
    text = SIGNED.replace("severity: high", "severity: urgent").replace("8 hours", "").replace("per: task", "per: []")
    reading = Reading(read_text(text, "a.yaml"))
    read.lesson(reading)
    assert [problem.code for problem in reading.problems] == ["value-unknown", "per-missing"]


def test_the_name_of_a_file_is_the_id(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    assert not gather(shipped=shelf.folder)[1]
    shelf.spoil("lessons/risk/signed.yaml", "id: signed", "id: sined")
    assert [problem.code for problem in gather(shipped=shelf.folder)[1]] == ["id-file"]


def test_one_id_is_written_once(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    shelf.put("lessons/custody/signed.yaml", SIGNED)
    assert [problem.code for problem in gather(shipped=shelf.folder)[1]] == ["id-double"]


def test_a_file_that_is_no_yaml_leaves_the_rest_readable(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    shelf.put("lessons/risk/broken.yaml", "id: [broken\n")
    library, problems = gather(shipped=shelf.folder)
    assert set(library.lessons) == {"signed", "release"}
    assert [problem.code for problem in problems] == ["not-yaml"]
    with pytest.raises(Refused):
        load(shipped=shelf.folder)


def test_a_force_own_clock_stands_over_the_national_one(tmp_path: Path) -> None:
    shelf, own = Shelf(tmp_path / "shipped"), Shelf(tmp_path / "own")
    own.spoil("clocks/countersign.yaml", "8 hours", "4 hours")
    clock = load(own.folder, shelf.folder).clocks["countersign"]
    (value,) = clock.values
    assert value.length == Length(8, Unit.HOURS)
    now = clock.at(date(2025, 3, 3))
    assert now is not None
    assert now.length == Length(4, Unit.HOURS)


STATES = [
    ("holds", "begins: [{fact: arrested}]\nends: [{fact: charged}]\nlasts: 96 hours"),
    ("value", "value: {fact: risk_assessed, field: grade}\notherwise: ungraded"),
    ("things", "things: investigation\nbegins: [{fact: crime_recorded}]"),
]


@pytest.mark.parametrize(("form", "text"), STATES)
def test_a_state_has_one_of_three_forms(form: str, text: str) -> None:
    reading = Reading(read_text(f"id: s\ntitle: S\nper: pair\n{text}\n", "s.yaml"))
    state = read.state(reading)
    assert not reading.problems
    assert state is not None
    assert state.form == form


def test_a_state_without_a_form_is_refused() -> None:
    reading = Reading(read_text("id: s\ntitle: S\nper: pair\n", "s.yaml"))
    assert read.state(reading) is None
    assert [problem.code for problem in reading.problems] == ["state-form"]


CLOCKS = [
    ("values-missing", "values: []"),
    ("date-missing", "values: [{length: 8 hours}]"),
    ("value-form", "values: [{from: 2020-01-01, lengths: {high: 1 hour}}]"),
    ("value-form", "choose: field:grade\nvalues: [{from: 2020-01-01, length: 8 hours}]"),
    ("choose-bad", "choose: grade\nvalues: [{from: 2020-01-01, lengths: {high: 1 hour}}]"),
]


@pytest.mark.parametrize(("code", "text"), CLOCKS)
def test_a_clock_that_says_nothing_is_refused(code: str, text: str) -> None:
    around = "id: c\ntitle: C\nbasis: code\ncites: [{source: x}]\n"
    good = Reading(read_text(f"{around}values: [{{from: 2020-01-01, length: 8 hours}}]", "c.yaml"))
    assert read.clock(good) is not None
    reading = Reading(read_text(f"{around}{text}\n", "c.yaml"))
    assert read.clock(reading) is None
    assert code in [problem.code for problem in reading.problems]
