"""What the library asks of people, counted: each role within its budget, and the words about it true."""

from pathlib import Path

import pytest

from tests.cases.stories import library, rules
from tests.quiet.judging import EVERY, NAMES, stories
from watchword.lessons.library import SHIPPED
from watchword.problems import Refused
from watchword.reports.quiet import Budget, Load, budget, lines, load_of, main, over_budget


@pytest.fixture(scope="module")
def loads() -> dict[str, Load]:
    return {name: load_of(stories()[name], rules()) for name in EVERY}


def test_no_careful_story_asks_more_of_a_role_in_a_shift_than_its_budget(loads):
    assert over_budget(list(loads.values()), budget()) == []


def test_every_role_that_is_asked_something_has_a_budget_with_a_reason(loads):
    allowed = budget()
    assert allowed.unverified
    assert set(allowed.roles) <= set(library().roles)
    for row in (*allowed.roles.values(), allowed.otherwise):
        assert row.most >= 1
        assert row.why.endswith(".")


def test_the_page_tells_where_the_library_stands(loads):
    """Docs: about one duty a fact, three in four shown, two or three a shift."""
    facts = sum(load.facts for load in loads.values())
    raised = sum(load.duties.total() for load in loads.values())
    shown = sum(load.shown.total() for load in loads.values())
    shifts = [n for load in loads.values() for n in load.shifts.values()]
    assert 0.7 <= raised / facts <= 1.3
    assert 0.65 <= shown / raised <= 0.85
    assert 2 <= sum(shifts) / len(shifts) <= 3
    busiest = max(loads.values(), key=lambda load: max(load.shifts.values()))
    assert max(busiest.shifts, key=busiest.shifts.__getitem__)[0] == "officer_in_the_case"


def test_few_duties_of_a_careful_story_are_for_the_instant(loads):
    assert sum(load.shown["now"] for load in loads.values()) <= 0.01 * sum(x.shown.total() for x in loads.values())


def test_a_smaller_budget_is_told_with_story_role_and_shift(loads):
    real = budget()
    none = Budget({}, real.otherwise, True)
    told = over_budget([loads["twin-case-2"]], none)
    assert any("officer_in_the_case in the shift to" in line for line in told)


def test_the_report_has_a_line_for_each_story_and_each_role_asked(loads):
    few = [loads[name] for name in NAMES[:3]]
    text = lines(few, library(), budget())
    for load in few:
        assert any(line.startswith(f"| {load.story} |") for line in text)
    for role in {role for load in few for role, _ in load.shifts}:
        assert any(line.startswith(f"| {library().roles[role].title} |") for line in text)


def test_the_command_prints_the_twins(capsys):
    assert main([]) == 0
    out = capsys.readouterr().out
    assert "| case-9 |" in out
    assert "No role is over its budget" in out


def test_a_file_that_cannot_be_read_is_told_with_its_line(capsys, tmp_path):
    bad = tmp_path / "story.yaml"
    bad.write_text("title: x\n", encoding="utf-8")
    assert main([str(bad)]) == 2
    assert "story.yaml" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("otherwise: {most: 3, why: A few.}", "roles-missing"),
        ("roles: {sergeant: {most: none, why: A few.}}\notherwise: {most: 3, why: A few.}", "most-wrong"),
        ("roles: {sergeant: {most: 0, why: A few.}}\notherwise: {most: 3, why: A few.}", "most-wrong"),
        ("roles: {sergeant: {most: 3}}\notherwise: {most: 3, why: A few.}", "why-missing"),
        ("roles: {sergeant: {most: 3, why: A few., more: 1}}\notherwise: {most: 3, why: A few.}", "key-unknown"),
        ("roles: {sergeant: {most: 3, why: A few.}}", "not-a-mapping"),
    ],
)
def test_a_budget_with_a_mistake_is_refused(tmp_path: Path, text, code):
    path = tmp_path / "budget.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Refused) as refused:
        budget(path)
    assert code in {problem.code for problem in refused.value.problems}


def test_the_shipped_budget_is_where_the_page_says():
    assert (SHIPPED / "budget.yaml").is_file()
