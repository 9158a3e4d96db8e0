"""What other programs rely on: the JSON of `watchword replay` (design.md section 11)."""

import json
from datetime import datetime

import pytest

from watchword.cli import main

STORY = {"case", "title", "harm_at", "ends", "duties", "facts"}
DUTY = {
    "id", "lesson", "rows", "severity", "trigger", "joined", "per", "about", "owner", "raised_at", "due_at", "told",
    "state", "verdict", "ended_at", "ending", "answered_by", "missing", "explain",
}  # fmt: skip
STATES = {"waiting", "due soon", "overdue", "met", "met late", "not met", "cannot tell", "ended", "joined"}
VERDICTS = {
    "waiting": {None}, "due soon": {None}, "overdue": {"not met"}, "met": {"met"}, "met late": {"not met"},
    "not met": {"not met"}, "cannot tell": {"cannot tell"}, "ended": {None}, "joined": {None},
}  # fmt: skip


def printed(capsys, *args):
    assert main(["replay", *args, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("name", ["cases", "twins"])
def test_the_json_follows_the_contract(capsys, name):
    stories = printed(capsys, name)
    assert [s["case"] for s in stories] == [f"case-{n}" for n in range(1, 10)]
    for story in stories:
        assert set(story) == STORY
        assert (story["harm_at"] is None) == (name == "twins")
        for duty in story["duties"]:
            assert set(duty) == DUTY
            assert duty["state"] in STATES
            assert duty["verdict"] in VERDICTS[duty["state"]]
            assert duty["id"].startswith(f"{duty['lesson']}|{duty['trigger']}|")
            for key in ("raised_at", "due_at", "ended_at"):
                assert duty[key] is None or datetime.fromisoformat(duty[key]).tzinfo is not None
            assert all(set(told) == {"role", "at"} for told in duty["told"])
            assert duty["explain"]


def test_one_case_can_be_chosen_by_number(capsys):
    assert [s["case"] for s in printed(capsys, "cases", "--case", "2")] == ["case-2"]


def test_a_replay_can_stop_early(capsys):
    whole = printed(capsys, "cases", "--case", "2")[0]
    early = printed(capsys, "cases", "--case", "2", "--until", "D+000")[0]
    assert early["facts"] < whole["facts"]
    assert early["ends"] < whole["ends"]
    assert {d["id"] for d in early["duties"]} < {d["id"] for d in whole["duties"]}


def test_a_replay_twice_is_the_same(capsys):
    assert printed(capsys, "cases", "--case", "5") == printed(capsys, "cases", "--case", "5")


def test_the_story_is_told_in_plain_text_where_there_is_no_terminal(capsys):
    assert main(["replay", "cases", "--case", "8"]) == 0
    out = capsys.readouterr().out
    assert "\x1b" not in out
    assert "missed opportunities caught before the harm" in out
    assert all(line == line.rstrip() for line in out.splitlines())
