"""The register of duties and the moments: what is read, what is refused, and what counts as covered."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from shelf import SIGNED, Shelf

from watchword.lessons.check import check_library
from watchword.lessons.coverage import Coverage, as_json, as_text, coverage
from watchword.lessons.library import load
from watchword.lessons.moments import moments_of, read_moments
from watchword.lessons.register import Registered, read_register
from watchword.problems import Refused

REGISTER = """
families:
  CALL: Calls
duties:
  - {id: D-CALL-01, duty: Each call is weighed, mechanical: yes}
  - {id: D-CALL-02, duty: The policy is current, mechanical: no, why: Nothing recorded raises it}
"""
MOMENTS = """
moments:
  - {id: risk-level, title: A risk level is set, kinds: [risk_assessed, risk_countersigned]}
  - {id: before-release, title: Before release, kinds: [released]}
"""
CITES = "  - {source: force-policy, at: countersigning}\n"


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """The small library with a register, and a lesson that cites it."""
    shelf = Shelf(tmp_path)
    shelf.put("duties.yaml", REGISTER)
    shelf.put("moments.yaml", MOMENTS)
    shelf.put("sources/domain-duties.yaml", "id: domain-duties\ntitle: Register\n")
    own = "  - {source: domain-duties, at: D-CALL-01}\n"
    shelf.put("lessons/risk/signed.yaml", SIGNED.replace(CITES, CITES + own))
    return shelf


def test_the_register_is_read_in_its_order(shelf: Shelf) -> None:
    assert list(read_register(shelf.folder / "duties.yaml").values()) == [
        Registered("D-CALL-01", "Calls", "Each call is weighed", True),
        Registered("D-CALL-02", "Calls", "The policy is current", False, "Nothing recorded raises it"),
    ]


@pytest.mark.parametrize(
    ("code", "old", "new"),
    [
        ("duty-bad", "id: D-CALL-02", "id: CALL-2"),
        ("duty-bad", "duty: The policy is current, ", ""),
        ("duty-family", "id: D-CALL-02", "id: D-CAL-02"),
        ("duty-mechanical", "mechanical: yes", "mechanical: perhaps"),
        ("duty-why", ", why: Nothing recorded raises it", ""),
        ("duty-double", "id: D-CALL-02", "id: D-CALL-01"),
        ("key-unknown", "why: Nothing", "because: Nothing"),
    ],
)
def test_a_mistake_in_the_register_is_named(shelf: Shelf, code: str, old: str, new: str) -> None:
    line = shelf.spoil("duties.yaml", old, new)
    with pytest.raises(Refused) as refused:
        read_register(shelf.folder / "duties.yaml")
    assert (code, line) in [(problem.code, problem.line) for problem in refused.value.problems]


def test_a_lesson_that_cites_a_duty_of_the_register_is_clean(shelf: Shelf) -> None:
    assert [str(problem) for problem in shelf.check().problems] == []


@pytest.mark.parametrize("cited", ["D-CALL-10", "D-CALL-01 and D-CALL-02", "calls"])
def test_a_duty_that_the_register_does_not_hold_is_refused(shelf: Shelf, cited: str) -> None:
    line = shelf.spoil("lessons/risk/signed.yaml", "at: D-CALL-01", f"at: {cited}")
    problem = shelf.problem("duty-unknown")
    assert (problem.line, problem.field, problem.warning) == (line, "cites.1.at", False)
    assert f"no '{cited}'" in problem.says


def test_a_clock_too_cites_only_duties_of_the_register(shelf: Shelf) -> None:
    cites = "cites: [{source: force-policy, at: countersigning}]"
    shelf.spoil("clocks/countersign.yaml", cites, "cites: [{source: domain-duties, at: D-CALL-02}]")
    assert [str(problem) for problem in shelf.check().problems] == []
    shelf.spoil("clocks/countersign.yaml", "D-CALL-02", "D-CALL-03")
    assert shelf.problem("duty-unknown").file.endswith("countersign.yaml")


def test_the_shipped_register_holds_for_a_force_s_own_lessons(shelf: Shelf, tmp_path: Path) -> None:
    own = Shelf(tmp_path / "own")
    own.spoil("lessons/risk/signed.yaml", CITES, CITES + "  - {source: domain-duties, at: D-CALL-01}\n")
    assert [p.code for p in check_library(own.folder, ["signed"], shelf.folder).problems] == []
    own.spoil("lessons/risk/signed.yaml", "D-CALL-01", "D-CALL-99")
    assert [p.code for p in check_library(own.folder, ["signed"], shelf.folder).problems] == ["duty-unknown"]


def found_in(shelf: Shelf) -> Coverage:
    return coverage(load(None, shelf.folder), {}, read_register(shelf.folder / "duties.yaml"))


def test_a_duty_is_covered_by_a_lesson_that_cites_it(shelf: Shelf) -> None:
    found = found_in(shelf)
    assert [ids for _, ids in found.duties] == [("signed",), ()]
    totals = found.totals()
    assert (totals.duties, totals.covered, totals.mechanical, totals.mechanical_covered) == (2, 1, 1, 1)
    assert totals.told == "1 of 2 duties have a lesson; 1 of the 1 mechanical ones (100%)."
    assert as_json(found)["duty_totals"]["mechanical_share"] == 1.0
    first, second = as_json(found)["duties"]
    assert (first["lessons"], first["not_covered_because"]) == (["signed"], None)
    assert (second["lessons"], second["not_covered_because"]) == ([], "Nothing recorded raises it")


@pytest.mark.parametrize(("status", "counts"), [("live", 1), ("trial", 1), ("draft", 0), ("withdrawn", 0)])
def test_only_a_lesson_that_raises_duties_covers_one(shelf: Shelf, status: str, counts: int) -> None:
    shelf.spoil("lessons/risk/signed.yaml", "status: live", f"status: {status}")
    assert found_in(shelf).totals().covered == counts


def test_what_is_not_covered_is_printed_with_its_reason(shelf: Shelf) -> None:
    found = found_in(shelf)
    everything, missing = ("\n".join(as_text(found, missing_only=only)) for only in (False, True))
    assert "  D-CALL-01   signed\n" in everything
    assert "D-CALL-01" not in missing
    for text in (everything, missing):
        assert "  D-CALL-02   not covered because: Nothing recorded raises it (not mechanical)\n" in text
        assert "1 of 2 duties have a lesson" in text


def test_all_but_one_is_never_all(shelf: Shelf) -> None:
    one = Registered("D-CALL-03", "Calls", "Another", True)
    found = found_in(shelf)
    many = tuple((replace(one, id=f"D-CALL-{i}"), ("signed",)) for i in range(999))
    totals = replace(found, duties=(*many, (one, ()))).totals()
    assert totals.told.endswith("999 of the 1000 mechanical ones (99%).")


def test_a_lesson_belongs_to_the_moments_of_the_kinds_that_trigger_it(shelf: Shelf) -> None:
    moments = read_moments(shelf.folder / "moments.yaml")
    lessons = load(None, shelf.folder).lessons
    told = {name: [moment.title for moment in moments_of(lesson, moments)] for name, lesson in lessons.items()}
    assert told == {"signed": ["A risk level is set"], "release": ["Before release"]}


@pytest.mark.parametrize(
    ("code", "old", "new"),
    [
        ("kind-unknown", "risk_countersigned", "risk_countersign"),
        ("moment-bad", "title: Before release, ", ""),
        ("moment-bad", "kinds: [released]", "kinds: []"),
        ("moment-double", "id: before-release", "id: risk-level"),
    ],
)
def test_a_mistake_in_the_moments_is_named(shelf: Shelf, code: str, old: str, new: str) -> None:
    line = shelf.spoil("moments.yaml", old, new)
    with pytest.raises(Refused) as refused:
        read_moments(shelf.folder / "moments.yaml")
    assert [(problem.code, problem.line) for problem in refused.value.problems] == [(code, line)]


Reader = Callable[[], object]


@pytest.mark.parametrize("reader", [read_register, read_moments])
def test_the_shipped_files_are_read(reader: Reader) -> None:
    assert reader()
