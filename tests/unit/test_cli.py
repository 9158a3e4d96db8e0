"""The command line: what each command prints, where refusals go, and what the exit status means."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from shelf import Shelf

from watchword import __version__
from watchword.cli import FINE, PIPE_CLOSED, PROBLEMS, WRONG, main

COMMANDS = [["lessons", name] for name in ("check", "list", "explain", "coverage", "diff")]


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A force's own folder."""
    return Shelf(tmp_path / "own").folder


def test_the_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["--version"])
    assert stopped.value.code == 0
    assert capsys.readouterr().out == f"watchword {__version__}\n"


@pytest.mark.parametrize("command", [[], ["lessons"], *COMMANDS], ids=" ".join)
def test_every_command_has_help(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main([*command, "--help"])
    assert stopped.value.code == 0
    assert capsys.readouterr().out.startswith("usage: watchword")


@pytest.mark.parametrize("command", [[], ["lessons"], ["nonsense"], ["lessons", "explain"]], ids=" ".join)
def test_a_command_that_is_not_whole_is_wrong_usage(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(command)
    assert stopped.value.code == WRONG
    assert capsys.readouterr().out == ""


def test_check_says_fine_with_its_counts(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lessons", "check", "risk-countersigned"]) == FINE
    out, err = capsys.readouterr()
    assert out.startswith("1 lesson, ")
    assert "no problem" in out
    assert err == ""


def test_check_names_file_line_and_remedy_and_says_so_by_its_status(
    own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lesson = own / "lessons" / "risk" / "signed.yaml"
    lesson.write_text(lesson.read_text().replace("owner: sergeant", "owner: segeant"))
    assert main(["lessons", "check", "signed", "--library", str(own)]) == PROBLEMS
    line = capsys.readouterr().out.splitlines()[0]
    start = f"{lesson}:14: owner: there is no post 'segeant' (the owner). Did you mean sergeant"
    assert line.startswith(start)


def test_check_prints_json_for_programs(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lesson = own / "lessons" / "risk" / "signed.yaml"
    lesson.write_text(lesson.read_text().replace("expect: late", "expect: met"))
    assert main(["--library", str(own), "lessons", "check", "signed", "--json"]) == PROBLEMS
    (problem,) = json.loads(capsys.readouterr().out)
    assert (problem["code"], problem["line"], problem["warning"]) == ("example-differs", 29, False)


@pytest.mark.parametrize("command", [["lessons", "check"], ["lessons", "explain"]], ids=" ".join)
def test_a_lesson_that_is_not_there_is_refused_on_the_error_stream(
    command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*command, "risk-countersined"]) == WRONG
    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines() == ["there is no lesson 'risk-countersined'. Did you mean risk-countersigned?"]


def test_a_library_that_cannot_be_read_is_refused_one_problem_a_line(
    own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("risk/signed.yaml", "custody/release.yaml"):
        path = own / "lessons" / name
        path.write_text(path.read_text().replace("severity: high", "severity: dire"))
    assert main(["lessons", "list", "--library", str(own)]) == WRONG
    out, err = capsys.readouterr()
    assert out == ""
    assert len(err.splitlines()) == 2


def test_a_library_folder_that_is_not_there_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lessons", "list", "--library", "/nowhere"]) == WRONG
    assert "there is no such folder" in capsys.readouterr().err


def test_the_library_may_be_named_by_the_environment(
    own: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WATCHWORD_LIBRARY", str(own))
    assert main(["lessons", "explain", "signed"]) == FINE
    assert capsys.readouterr().out.startswith("Somebody else reads each risk assessment")


def test_list_prints_a_line_for_each_lesson(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lessons", "list"]) == FINE
    lines = capsys.readouterr().out.splitlines()
    assert main(["lessons", "list", "--json"]) == FINE
    listed = json.loads(capsys.readouterr().out)
    assert len(lines) == len(listed)
    assert {lesson["id"] for lesson in listed} == {line.split()[0] for line in lines}
    assert {"id", "theme", "title", "status", "severity", "basis", "owner", "rows"} == set(listed[0])


def test_coverage_counts_rows_and_duties_with_and_without_a_lesson(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lessons", "coverage", "--json"]) == FINE
    found = json.loads(capsys.readouterr().out)
    assert len(found["rows"]) == 199
    with_lesson = [row for row in found["rows"] if row["lessons"]]
    assert sum(tier["covered"] for tier in found["tiers"].values()) == len(with_lesson)
    assert all((row["lesson_wanted"] is None) == bool(row["lessons"]) for row in found["rows"])
    assert main(["lessons", "coverage"]) == FINE
    text = capsys.readouterr().out
    assert "C2-19  A  risk-countersigned" in text
    assert main(["lessons", "coverage", "--missing"]) == FINE
    missing = capsys.readouterr().out
    assert "C2-19" not in missing
    assert f"{len(with_lesson)} of 199" in missing
    covered = [duty for duty in found["duties"] if duty["lessons"]]
    assert found["duty_totals"]["covered"] == len(covered)
    assert all((duty["not_covered_because"] is None) == bool(duty["lessons"]) for duty in found["duties"])
    assert f"{len(covered)} of {len(found['duties'])} duties have a lesson" in text
    assert not any(f"\n  {duty['id']} " in missing for duty in covered)


def test_a_reader_that_has_seen_enough_is_no_error() -> None:
    command = [sys.executable, "-m", "watchword", "lessons", "coverage"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        assert running.stderr.read() == ""
    assert running.returncode == PIPE_CLOSED


def test_starting_up_imports_nothing_heavy() -> None:
    code = "import sys; from watchword.cli import parser; parser(); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env={**os.environ})
    assert not {"pydantic", "yaml", "holidays", "rich", "watchword.facts"} & set(done.stdout.split())
