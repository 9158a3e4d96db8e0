"""Timeline files: stories as people write them, read whole or refused with every mistake in its place."""

import copy
import re
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from mangling import mangled

import watchword
from watchword.facts import By, HarmDone, Missed, Timeline, decode, encode, read_timeline
from watchword.facts.timeline_facts import MAX_FACTS
from watchword.facts.timeline_file import MAX_BYTES, MAX_PEOPLE
from watchword.facts.timeline_page import MAX_PROBLEMS
from watchword.facts.written_times import written_span
from watchword.problems import Problem, Refused

DAY_ZERO = date(2025, 3, 9)
GOOD: dict[str, Any] = {
    "title": "A call and what came of it",
    "source": "made up for the tests",
    "day_zero": "2025-03-09",
    "ends": "D+30 12:00",
    "people": {
        "ann": {"role": "victim", "name": "Ann"},
        "bob": {"role": "suspect", "note": "her partner"},
        "pc_a": {"role": "officer", "post": "attending_officer"},
        "clerk": {"role": "officer"},
    },
    "facts": [
        {
            "id": "f1",
            "at": "D+0 14:20",
            "kind": "call",
            "recorded_by": "pc_a",
            "about": {"incident": "i1", "victim": "ann", "suspect": ["bob"]},
            "data": {"channel": "emergency", "reported": ["injury"], "text": "He hit me."},
        },
        {
            "id": "f2",
            "at": "D+1",
            "to": "D+2 09:00",
            "recorded_at": "2025-03-12T10:00:00Z",
            "recorded_by": {"ref": "clerk", "role": "call_handler"},
            "kind": "promise_made",
            "standing": "reported",
            "about": {"victim": "ann"},
            "approx": True,
            "media": [{"system": "bwv", "ref": "9"}],
        },
        {"id": "f3", "recorded_at": "D+4 08:00", "kind": "promise_answered", "about": {"task": "f2"}},
        {
            "id": "f4",
            "at": "D+5 08:00",
            "kind": "promise_answered",
            "about": {"task": "f2"},
            "corrects": "f3",
        },
    ],
    "harm": {"at": "D+20 23:10", "found_at": "D+21 08:00", "what": "He killed her.", "type": "homicide"},
    "missed": [{"id": "C1-01", "on": "f1", "why": "Nobody went."}, {"id": "C1-02", "on": ["f1", "f2"]}],
}

Read = Callable[[Any], Timeline]
Mistakes = Callable[[Any], list[Problem]]


class Plain(yaml.SafeDumper):
    """Writes a value out wherever it stands: a story has no aliases."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Read:
    """Reads a story given as text, bytes or a document."""
    path = tmp_path_factory.mktemp("stories") / "story.yaml"

    def reads(story: Any) -> Timeline:
        written = story if isinstance(story, str | bytes) else yaml.dump(story, Dumper=Plain, sort_keys=False)
        path.write_bytes(written if isinstance(written, bytes) else written.encode())
        return read_timeline(path)

    return reads


@pytest.fixture
def mistakes(read: Read) -> Mistakes:
    """The mistakes in a story, each with its file, line and field."""

    def found(story: Any) -> list[Problem]:
        with pytest.raises(Refused) as refused:
            read(story)
        problems = list(refused.value.problems)
        assert problems
        for problem in problems:
            in_place(problem)
        assert [p.line or 0 for p in problems] == sorted(p.line or 0 for p in problems)
        return problems

    return found


def in_place(problem: Problem) -> None:
    assert problem.code
    assert problem.says
    assert problem.file.endswith("story.yaml")
    assert problem.line is not None
    assert problem.field
    assert len(str(problem)) < 3_000


def changed(*path: Any, to: Any) -> dict[str, Any]:
    """The good story with one thing changed; `...` takes it out."""
    story = copy.deepcopy(GOOD)
    inside: Any = story
    for key in path[:-1]:
        inside = inside[key]
    if to is ...:
        del inside[path[-1]]
    else:
        inside[path[-1]] = to
    return story


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


# A good story


def test_a_good_story_is_read_whole(read: Read) -> None:
    story = read(GOOD)
    assert (story.case, story.title, story.source) == ("story", GOOD["title"], GOOD["source"])
    assert (story.day_zero, story.people["pc_a"]["post"]) == (DAY_ZERO, "attending_officer")
    assert story.harm == HarmDone(utc("2025-03-29T23:10"), "He killed her.", "homicide", utc("2025-03-30T07:00"))
    assert story.missed == (Missed("C1-01", ("f1",), "Nobody went."), Missed("C1-02", ("f1", "f2")))
    call, promise, answer, correction = story.facts
    assert call.about == {"incident": ("i1",), "victim": ("ann",), "suspect": ("bob",)}
    assert call.data == {"channel": "emergency", "reported": ["injury"], "text": "He hit me."}
    assert (promise.standing, promise.approx, promise.media) == (
        "reported",
        True,
        ({"system": "bwv", "ref": "9"},),
    )
    assert (answer.happened_at, answer.about) == (None, {"task": ("f2",)})
    assert correction.corrects == "f3"


def test_who_recorded_it_has_the_post_of_the_people_list_unless_the_fact_says_another(read: Read) -> None:
    first, second, third, _ = read(GOOD).facts
    assert (first.recorded_by, second.recorded_by, third.recorded_by) == (
        By("pc_a", "attending_officer"), By("clerk", "call_handler"), None,
    )  # fmt: skip
    (by_clerk, *_) = read(changed("facts", 0, "recorded_by", to="clerk")).facts
    assert by_clerk.recorded_by == By("clerk")


def test_a_story_stops_at_its_end_else_its_harm_else_its_last_recording(read: Read) -> None:
    assert read(GOOD).stops_at == utc("2025-04-08T11:00")
    without_end = changed("ends", to=...)
    assert read(without_end).stops_at == utc("2025-03-30T07:00")
    del without_end["harm"]["found_at"]
    assert read(without_end).stops_at == utc("2025-03-29T23:10")
    del without_end["harm"]
    assert read(without_end).stops_at == utc("2025-03-14T08:00")


def test_facts_come_in_the_order_they_were_recorded(read: Read) -> None:
    story = copy.deepcopy(GOOD)
    story["facts"].reverse()
    assert read(story).facts == read(GOOD).facts


def test_facts_of_a_story_are_encoded_and_decoded_as_they_were(read: Read) -> None:
    facts = list(read(GOOD).facts)
    assert decode(encode(facts)) == facts


@pytest.mark.parametrize("optional", ["day_zero", "ends", "harm", "missed"])
def test_what_a_story_need_not_say_may_be_left_out(read: Read, optional: str) -> None:
    story = changed(optional, to=...)
    if optional == "day_zero":
        story = yaml.safe_load(yaml.dump(story, Dumper=Plain))
        text = re.sub(r"'?D\+(\d+) (\d\d:\d\d)'?", _as_iso, yaml.dump(story, Dumper=Plain))
        assert read(text.replace("D+1\n", "2025-03-10\n")).facts == read(GOOD).facts
    else:
        assert read(story).facts == read(GOOD).facts


def _as_iso(match: re.Match[str]) -> str:
    found = written_span(match[0].strip("'"), DAY_ZERO)
    assert not isinstance(found, Problem)
    assert found[0] is not None
    return f"'{found[0].isoformat()}'"


def test_every_story_of_the_library_is_read() -> None:
    cases = Path(watchword.__file__).parent / "library" / "cases"
    paths = sorted(cases.rglob("*.yaml"))
    assert len(paths) >= 9
    for path in paths:
        facts = list(read_timeline(path).facts)
        assert decode(encode(facts)) == facts


# Times


def times(read: Read, **written: str | None) -> tuple[datetime | None, datetime | None, datetime]:
    """happened_at, happened_to and recorded_at of a call written so."""
    story = copy.deepcopy(GOOD)
    story["facts"] = [{"id": "f1", "kind": "call", "about": {"incident": "i1"}, **written}]
    story["missed"] = []
    (fact,) = read(story).facts
    return fact.happened_at, fact.happened_to, fact.recorded_at


LAST = timedelta(microseconds=1)


@pytest.mark.parametrize(
    ("written", "start", "end", "told"),
    [
        ({"at": "D+0 14:20"}, "2025-03-09T14:20", None, "2025-03-09T14:20"),
        ({"at": "D+000 9:05"}, "2025-03-09T09:05", None, "2025-03-09T09:05"),
        ({"at": "D-1 23:59:59"}, "2025-03-08T23:59:59", None, "2025-03-08T23:59:59"),
        ({"at": "2025-03-09T14:20:00Z"}, "2025-03-09T14:20", None, "2025-03-09T14:20"),
        ({"at": "2025-03-09 16:20+02:00"}, "2025-03-09T14:20", None, "2025-03-09T14:20"),
        ({"at": "D+0 14:20", "recorded_at": "D+1 08:00"}, "2025-03-09T14:20", None, "2025-03-10T08:00"),
        ({"at": "D+0 14:20", "to": "D+0 15:00"}, "2025-03-09T14:20", "2025-03-09T15:00", "2025-03-09T15:00"),
        ({"at": "D+0 14:20", "to": "D+0 14:20"}, "2025-03-09T14:20", None, "2025-03-09T14:20"),
        ({"recorded_at": "D+1 08:00"}, None, None, "2025-03-10T08:00"),
        ({"at": None, "recorded_at": "D+1 08:00"}, None, None, "2025-03-10T08:00"),
    ],
)
def test_a_fact_has_a_time_or_range_or_none_and_a_time_of_recording(
    read: Read, written: dict[str, str | None], start: str | None, end: str | None, told: str
) -> None:
    assert times(read, **written) == (start and utc(start), end and utc(end), utc(told))


def test_a_day_is_the_whole_of_it_in_london_and_told_at_its_end(read: Read) -> None:
    winter = (utc("2025-03-10T00:00"), utc("2025-03-11T00:00") - LAST)
    assert times(read, at="D+1") == times(read, at="2025-03-10") == (*winter, winter[1])
    summer = (utc("2025-04-07T23:00"), utc("2025-04-08T23:00") - LAST)
    assert times(read, at="D+30") == (*summer, summer[1])
    assert times(read, at="D+0 14:20", recorded_at="D+1")[2] == winter[1]
    assert times(read, at="D+0", to="D+1") == (utc("2025-03-09T00:00"), winter[1], winter[1])
    assert times(read, at="D+0 14:20", to="D+1") == (utc("2025-03-09T14:20"), winter[1], winter[1])


def test_a_story_time_is_londons_on_both_sides_of_the_clocks_going_forward(read: Read) -> None:
    assert times(read, at="D+021 00:59")[0] == utc("2025-03-30T00:59")
    assert times(read, at="D+021 02:00")[0] == utc("2025-03-30T01:00")
    short_day = (utc("2025-03-30T00:00"), utc("2025-03-30T23:00") - LAST)
    assert times(read, at="D+021")[:2] == short_day


@pytest.mark.parametrize("hour", ["01:00", "01:30", "01:59:59"])
def test_the_hour_that_never_came_is_refused_in_words(read: Read, mistakes: Mistakes, hour: str) -> None:
    assert read(changed("ends", to=f"D+22 {hour}"))
    (problem,) = mistakes(changed("ends", to=f"D+21 {hour}"))
    assert (problem.code, problem.field) == ("time-skipped", "ends")
    assert "clocks went forward" in problem.says
    assert "2025-03-30" in problem.says


def test_of_the_hour_that_came_twice_the_first_is_taken_and_iso_text_says_the_second(read: Read) -> None:
    # 26 October 2025 is day 231: at two o'clock it is one o'clock again.
    assert times(read, at="D+231 00:59")[0] == utc("2025-10-25T23:59")
    assert times(read, at="D+231 01:30")[0] == utc("2025-10-26T00:30")
    assert times(read, at="2025-10-26T01:30+00:00")[0] == utc("2025-10-26T01:30")
    assert times(read, at="D+231 02:00")[0] == utc("2025-10-26T02:00")
    long_day = (utc("2025-10-25T23:00"), utc("2025-10-27T00:00") - LAST)
    assert times(read, at="D+231")[:2] == long_day


@pytest.mark.parametrize(
    ("written", "word"),
    [
        ("D+1 25:00", "hours go from 00 to 23"),
        ("D+1 24:00", "hours go from 00 to 23"),
        ("D+1 14:60", "minutes from 00 to 59"),
        ("D+1 14:20:60", "not a time"),
        ("D+1 1420", "not a time"),
        ("D1 14:20", "not a time"),
        ("D+ 1", "not a time"),
        ("d+1 14:20", "not a time"),
        ("D+1  14:20", "not a time"),
        ("D+1 14:20\n", "not a time"),
        ("D+٣", "not a time"),
        ("D+99999", "year"),
        ("D-99999 12:00", "year"),
        ("2025-02-31", "no such day"),
        ("2025-02-31T10:00:00Z", "no such day"),
        ("2025-03-09T14:20", "no zone"),
        ("2025-03-09 14:20", "no zone"),
        ("2025-3-9", "not a time"),
        ("0001-01-01", "year"),
        ("9999-12-31", "year"),
        ("0001-01-01T00:00:00Z", "year"),
        ("9999-12-31T23:59:59Z", "year"),
        ("14:20", "not a time"),
        ("190:20:30", "not a time"),
        ("", "not a time"),
        (5, "5 is not a time"),
        (20250309, "20250309 is not a time"),
        (1.5, "1.5 is not a time"),
        (True, "yes is not a time"),
        (["D+1"], "a list is not a time"),
        ({"at": "D+1"}, "a mapping is not a time"),
    ],
)
@pytest.mark.parametrize(
    "path",
    [("facts", 0, "at"), ("facts", 1, "to"), ("facts", 2, "recorded_at"), ("ends",), ("harm", "found_at")],
)
def test_a_bad_time_is_refused_where_it_stands(
    mistakes: Mistakes, path: tuple[Any, ...], written: Any, word: str
) -> None:
    (problem,) = mistakes(changed(*path, to=written))
    assert problem.code == "time-bad"
    assert problem.field == ".".join(str(part) for part in path)
    assert word in problem.says


@pytest.mark.parametrize(
    "written", ["2025-02-31", "9999-12-31", "0001-01-01", "D+0", "soon", 20250309, 5, True, [], {}]
)
def test_a_bad_day_zero_is_refused_once(mistakes: Mistakes, written: Any) -> None:
    problems = mistakes(changed("day_zero", to=written))
    assert (problems[0].code, problems[0].field) == ("time-bad", "day_zero")


def test_a_story_time_without_a_day_zero_is_refused(mistakes: Mistakes) -> None:
    problems = mistakes(changed("day_zero", to=...))
    assert {p.code for p in problems} == {"no-day-zero"}
    assert "day_zero" in problems[0].fix


def test_a_fact_without_any_time_is_refused(mistakes: Mistakes) -> None:
    (problem,) = mistakes(changed("facts", 0, "at", to=...))
    assert (problem.code, problem.field) == ("time-missing", "facts[f1].at")


def test_a_range_without_a_start_backwards_or_told_too_early_is_refused(mistakes: Mistakes) -> None:
    (problem,) = mistakes(changed("facts", 1, "at", to=...))
    assert (problem.code, problem.field) == ("range-open", "facts[f2].to")
    (problem,) = mistakes(changed("facts", 1, "to", to="D+0 09:00"))
    assert (problem.code, problem.field) == ("range-backwards", "facts[f2].to")
    (problem,) = mistakes(changed("facts", 1, "recorded_at", to="D+0 09:00"))
    assert (problem.code, problem.field) == ("recorded-early", "facts[f2].recorded_at")


# Mistakes, each in its place


@pytest.mark.parametrize(
    ("path", "to", "code", "field"),
    [
        (("title",), ..., "text-missing", "title"),
        (("title",), 5, "text-shape", "title"),
        (("title",), " ", "text-missing", "title"),
        (("title",), ["x"], "text-shape", "title"),
        (("title",), "a" * 20_001, "text-shape", "title"),
        (("source",), ..., "text-missing", "source"),
        (("sources",), "x", "key-unknown", "sources"),
        (("people",), ["ann"], "no-people", "people"),
        (("people",), "ann", "no-people", "people"),
        (("people",), {}, "no-people", "people"),
        (("people", "ann"), "victim", "person-shape", "people.ann"),
        (("people", "ann"), ["victim"], "person-shape", "people.ann"),
        (("people", "ann"), {}, "person-shape", "people.ann"),
        (("people", "ann"), None, "person-shape", "people.ann"),
        (("people", "ann", "role"), 5, "text-shape", "people.ann.role"),
        (("people", "ann", "role"), ["victim"], "text-shape", "people.ann.role"),
        (("people", "ann", "age"), 30, "key-unknown", "people.ann.age"),
        (("people", ""), {"role": "victim"}, "person-shape", "people.(empty)"),
        (("facts", 0), "f1", "fact-shape", "facts.0"),
        (("facts", 0), ["f1"], "fact-shape", "facts.0"),
        (("facts", 0), None, "fact-shape", "facts.0"),
        (("facts", 0, "id"), ..., "id-missing", "facts[0].id"),
        (("facts", 0, "id"), 5, "id-bad", "facts[0].id"),
        (("facts", 0, "id"), ["f1"], "id-bad", "facts[0].id"),
        (("facts", 0, "id"), "f\u200b1", "id-bad", "facts[f\N{REPLACEMENT CHARACTER}1].id"),
        (("facts", 0, "kind"), ..., "kind-missing", "facts[f1].kind"),
        (("facts", 0, "kind"), "cal", "kind-unknown", "facts[f1].kind"),
        (("facts", 0, "kind"), ["call"], "kind-unknown", "facts[f1].kind"),
        (("facts", 0, "when"), "D+1", "key-unknown", "facts.0.when"),
        (("facts", 0, "happened_at"), "2025-03-09T14:20:00Z", "key-unknown", "facts.0.happened_at"),
        (("facts", 0, "about"), ..., "role-missing", "facts[f1].about.incident"),
        (("facts", 0, "about"), "ann", "about-shape", "facts[f1].about"),
        (("facts", 0, "about"), ["ann"], "about-shape", "facts[f1].about"),
        (("facts", 0, "about", "incident"), ..., "role-missing", "facts[f1].about.incident"),
        (("facts", 0, "about", "victim"), {"ref": "ann"}, "reference-shape", "facts[f1].about.victim"),
        (("facts", 0, "about", "victim"), "nobody", "person-unknown", "facts[f1].about.victim"),
        (("facts", 0, "about", "victm"), "ann", "role-unknown", "facts[f1].about.victm"),
        (("facts", 0, "data"), [], "data-shape", "facts[f1].data"),
        (("facts", 0, "data"), "text", "data-shape", "facts[f1].data"),
        (("facts", 0, "data", "channel"), "pigeon", "data-enum", "facts[f1].data.channel"),
        (("facts", 0, "data", "reported", 0), "injry", "data-enum", "facts[f1].data.reported.0"),
        (("facts", 0, "recorded_by"), "nobody", "person-unknown", "facts[f1].recorded_by"),
        (("facts", 0, "recorded_by"), ["pc_a"], "by-shape", "facts[f1].recorded_by"),
        (("facts", 0, "recorded_by"), 5, "by-shape", "facts[f1].recorded_by"),
        (("facts", 0, "recorded_by"), {"ref": "pc_a", "x": 1}, "by-shape", "facts[f1].recorded_by"),
        (("facts", 0, "recorded_by"), {"ref": "pc_a", "role": 5}, "by-shape", "facts[f1].recorded_by.role"),
        (("facts", 0, "standing"), "guessed", "standing-unknown", "facts[f1].standing"),
        (("facts", 0, "approx"), "maybe", "approx-shape", "facts[f1].approx"),
        (("facts", 0, "media"), "clip", "media-shape", "facts[f1].media"),
        (("facts", 0, "media"), [{"ref": "x"}], "media-shape", "facts[f1].media.0"),
        (("facts", 0, "force"), 5, "reference-shape", "facts[f1].force"),
        (("facts", 0, "unit"), [], "reference-shape", "facts[f1].unit"),
        (("facts", 2, "about", "task"), "f9", "task-unknown", "facts[f3].about.task"),
        (("facts", 2, "about", "task"), "f1", "task-unknown", "facts[f3].about.task"),
        (("harm",), "death", "harm-shape", "harm"),
        (("harm",), ["death"], "harm-shape", "harm"),
        (("harm",), {}, "time-missing", "harm.at"),
        (("harm", "what"), ["x"], "text-shape", "harm.what"),
        (("harm", "type"), 5, "text-shape", "harm.type"),
        (("harm", "when"), "D+1", "key-unknown", "harm.when"),
        (("missed",), {"id": "C1-01", "on": "f1"}, "missed-shape", "missed"),
        (("missed",), "C1-01", "missed-shape", "missed"),
        (("missed", 0), "C1-01", "missed-shape", "missed.0"),
        (("missed", 0), [], "missed-shape", "missed.0"),
        (("missed", 0, "id"), 5, "text-shape", "missed.0.id"),
        (("missed", 0, "id"), ..., "text-missing", "missed.0.id"),
        (("missed", 0, "on"), ..., "missed-shape", "missed.0.on"),
        (("missed", 0, "on"), [], "missed-shape", "missed.0.on"),
        (("missed", 0, "on"), [["f1"]], "missed-shape", "missed.0.on"),
        (("missed", 0, "on"), {"f1": 1}, "missed-shape", "missed.0.on"),
        (("missed", 0, "on"), "f9", "missed-on-nothing", "missed.0.on"),
        (("missed", 0, "why"), [], "text-shape", "missed.0.why"),
        (("missed", 0, "row"), 1, "key-unknown", "missed.0.row"),
    ],
)  # fmt: skip
def test_one_mistake_is_named_once_where_it_stands(
    read: Read, mistakes: Mistakes, path: tuple[Any, ...], to: Any, code: str, field: str
) -> None:
    assert read(GOOD)
    story = changed(*path, to=to)
    story["missed"] = story.get("missed") if path[0] == "missed" else []
    problems = [p for p in mistakes(story) if path[:1] != ("people",) or p.code != "person-unknown"]
    assert [(p.code, p.field) for p in problems] == [(code, field)]


def test_a_mistake_has_the_line_it_stands_on(mistakes: Mistakes) -> None:
    text = """\
title: A call
source: made up
people:
  ann: {role: victim}
facts:
  - id: f1
    at: 2025-02-31
    kind: call
    about:
      incident: i1
      victim: anne
    data:
      text: 5
  - {id: f2, at: 2025-03-09, kind: cal}
"""
    found = [(p.line, p.code) for p in mistakes(text)]
    assert found == [(7, "time-bad"), (13, "data-string-type"), (14, "kind-unknown")]
    mended = (
        text.replace("2025-02-31", "2025-03-09")
        .replace("text: 5", "text: x")
        .replace("kind: cal}", "kind: call, about: {incident: i}}")
    )
    assert [(p.line, p.code) for p in mistakes(mended)] == [(11, "person-unknown")]


@pytest.mark.parametrize("root", [[], ["title"], "title", 5, True, [{"title": "x"}]])
def test_a_file_that_is_no_mapping_is_no_timeline(mistakes: Mistakes, root: Any) -> None:
    (problem,) = mistakes(root)
    assert (problem.code, problem.field) == ("not-a-timeline", "the whole file")


@pytest.mark.parametrize("facts", [..., None, [], {}, {"f1": {"kind": "call"}}, "f1", 5])
def test_a_story_without_a_list_of_facts_is_refused(mistakes: Mistakes, facts: Any) -> None:
    story = changed("facts", to=facts)
    story["missed"] = []
    (problem,) = mistakes(story)
    assert (problem.code, problem.field) == ("no-facts", "facts")


# Corrections


@pytest.mark.parametrize(
    ("corrects", "codes"),
    [
        ({"f4": "f3"}, []),
        ({"f4": "f9"}, ["corrects-nothing"]),
        ({"f4": "f4"}, ["corrects-ring"]),
        ({"f4": "f1"}, ["corrects-other-kind"]),
        ({"f3": "f4"}, ["corrects-early"]),
        ({"f3": "f4", "f4": "f3"}, ["corrects-ring", "corrects-ring"]),
        ({"f4": ["f3"]}, ["reference-shape"]),
        ({"f4": 5}, ["reference-shape"]),
    ],
)
def test_a_wrong_correction_is_refused_where_it_stands(
    read: Read, mistakes: Mistakes, corrects: dict[str, Any], codes: list[str]
) -> None:
    story = changed("facts", 3, "corrects", to=...)
    assert read(story)
    for fact in story["facts"]:
        if fact["id"] in corrects:
            fact["corrects"] = corrects[fact["id"]]
    if not codes:
        assert read(story)
        return
    problems = mistakes(story)
    assert [p.code for p in problems] == codes
    assert {p.field for p in problems} == {f"facts[{id}].corrects" for id in corrects}


def test_a_fact_corrected_twice_is_refused(mistakes: Mistakes) -> None:
    story = copy.deepcopy(GOOD)
    story["facts"].append({**story["facts"][3], "id": "f5", "at": "D+6 08:00"})
    (problem,) = mistakes(story)
    assert (problem.code, problem.field) == ("corrects-twice", "facts[f5].corrects")
    story["facts"][-1]["corrects"] = "f4"


@pytest.mark.parametrize("id", ["f1", "a.b", "it's", "C1.2's"])
def test_an_id_given_twice_is_refused_whatever_it_is(read: Read, mistakes: Mistakes, id: str) -> None:
    call = {"id": id, "at": "D+0 14:20", "kind": "call", "about": {"incident": "i1"}}
    once = changed("facts", to=[call]) | {"missed": []}
    assert read(once)
    (problem,) = mistakes(once | {"facts": [call, call]})
    assert (problem.code, problem.field) == ("id-double", f"facts[{id}].id")
    wrong = {**call, "corrects": "no.such'one"}
    (problem,) = mistakes(once | {"facts": [wrong]})
    assert problem.code == "corrects-nothing"


# Too much


def many(number: int, fact: str) -> str:
    head = "title: x\nsource: x\nday_zero: 2025-03-09\npeople: {a: {role: victim}}\nfacts:\n"
    return head + "".join(fact.replace("#", str(i)) + "\n" for i in range(number))


MINIMAL = "- {id: f#, at: D+1, kind: call, about: {incident: i}}"


def test_as_many_facts_as_one_story_has_are_read_and_one_more_is_refused(read: Read, mistakes: Mistakes) -> None:
    assert len(read(many(MAX_FACTS, MINIMAL)).facts) == MAX_FACTS
    (problem,) = mistakes(many(MAX_FACTS + 1, MINIMAL))
    assert problem.code == "too-many-facts"
    assert f"{MAX_FACTS + 1:,} facts" in problem.says


@pytest.mark.parametrize(
    ("fact", "code"),
    [
        (MINIMAL, "file-too-large"),
        ("- {id: f#}", "file-too-large"),
        ("- {x: 1}", "too-many-values"),
        ("- {}", "too-many-values"),
        ("- ", "too-many-values"),
        (
            "- {id: f#, at: D+1, kind: call, about: {incident: i}, data: {text: " + "x" * 500 + "}}",
            "file-too-large",
        ),
    ],
)
def test_a_hundred_thousand_facts_are_refused_in_well_under_two_seconds(read: Read, fact: str, code: str) -> None:
    text = many(100_000, fact)
    started = time.process_time()
    with pytest.raises(Refused) as refused:
        read(text)
    assert time.process_time() - started < 2
    (problem,) = refused.value.problems
    assert problem.code == code
    assert re.search(r"[\d,]+ (bytes|values)", problem.says)


def test_a_story_where_everything_is_wrong_is_refused_soon_and_not_at_length(mistakes: Mistakes) -> None:
    started = time.process_time()
    problems = mistakes(many(MAX_FACTS, "- {id: f#, at: D+1, kind: cal, about: {victim: nobody}, nonsense: 1}"))
    assert time.process_time() - started < 2
    assert len(problems) == MAX_PROBLEMS + 1
    assert "too-many-problems" in {p.code for p in problems}


def test_a_hundred_unknown_people_among_many_are_told_soon(mistakes: Mistakes) -> None:
    story = changed("people", to={f"person_{i}": {"role": "victim"} for i in range(MAX_PEOPLE)})
    story["facts"] = [
        {"id": f"f{i}", "at": "D+1", "kind": "call", "about": {"incident": "i", "victim": f"preson_{i}"}}
        for i in range(MAX_FACTS)
    ]
    started = time.process_time()
    assert len(mistakes(story)) == MAX_PROBLEMS + 1
    assert time.process_time() - started < 4
    story["people"]["one_more"] = {"role": "victim"}
    assert "too-many-people" in {p.code for p in mistakes(story)}


def test_the_limits_leave_room_for_the_longest_case_many_times_over() -> None:
    cases = Path(watchword.__file__).parent / "library" / "cases"
    assert max(path.stat().st_size for path in cases.rglob("*.yaml")) * 10 < MAX_BYTES


# Anything at all


@settings(max_examples=2_000, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(story=mangled(GOOD))
def test_however_a_story_is_mangled_it_is_read_or_refused_in_place(read: Read, story: Any) -> None:
    try:
        timeline = read(yaml.dump(story, Dumper=Plain, sort_keys=False))
    except Refused as refused:
        problems = list(refused.problems)
    else:
        facts = list(timeline.facts)
        assert facts
        assert decode(encode(facts)) == facts
        assert timeline.stops_at
        return
    assert problems
    for problem in problems:
        if problem.code in ("empty-file", "not-yaml"):  # nothing in it, or what YAML itself cannot hold
            continue
        in_place(problem)
        str(problem).encode()
