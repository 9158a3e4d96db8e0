"""Envelopes: from what somebody sent to a fact, or every problem with it."""

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mangling import mangled, values

from watchword.facts import KINDS, By, Fact, decode, encode, fact_from
from watchword.facts.hints import MAX_REFERENCE, MAX_TEXT
from watchword.facts.kind import MAX_COUNT
from watchword.problems import Problem

NOON = "2025-03-04T12:00:00Z"
AT_NOON = datetime(2025, 3, 4, 12, tzinfo=UTC)
A_LATER_DAY = "2025-03-06T09:30:00Z"
MEDIA = {"system": "bwv", "ref": "clip/9", "sha256": "0" * 64}

ASSESSED: dict[str, Any] = {
    "id": "f1",
    "kind": "risk_assessed",
    "v": 1,
    "force": "demo",
    "unit": "north",
    "happened_at": NOON,
    "happened_to": "2025-03-04T13:00:00Z",
    "recorded_at": A_LATER_DAY,
    "recorded_by": {"ref": "pc_a", "role": "attending_officer"},
    "standing": "assessed",
    "about": {"victim": "ann", "suspect": ["bob"]},
    "data": {
        "tool": "dash",
        "grade": "high",
        "asked": 27,
        "weighed": ["injury", "separation"],
        "reason": "Fear.",
    },
    "media": [MEDIA],
    "source": "records",
    "source_ref": "R/1",
    "corrects": "f0",
    "approx": True,
}


def given_with(**changes: Any) -> dict[str, Any]:
    """The good envelope with changes; `...` takes a key out."""
    return {key: value for key, value in (ASSESSED | changes).items() if value is not ...}


def accepted(**changes: Any) -> Fact:
    fact, problems = fact_from(given_with(**changes))
    assert problems == []
    assert fact is not None
    return fact


def refused(**changes: Any) -> list[Problem]:
    """The problems of the good envelope with changes: it is refused for them alone."""
    assert accepted()
    fact, problems = fact_from(given_with(**changes))
    assert fact is None
    assert problems
    assert all(p.code and p.field and p.says.endswith((".", "…")) for p in problems)
    return problems


def the_problem(**changes: Any) -> Problem:
    (problem,) = refused(**changes)
    return problem


# What is kept


def test_a_good_envelope_is_kept_whole() -> None:
    assert accepted() == Fact(
        id="f1",
        kind="risk_assessed",
        v=1,
        force="demo",
        unit="north",
        happened_at=AT_NOON,
        happened_to=AT_NOON + timedelta(hours=1),
        recorded_at=datetime(2025, 3, 6, 9, 30, tzinfo=UTC),
        recorded_by=By("pc_a", "attending_officer"),
        standing="assessed",
        about={"victim": ("ann",), "suspect": ("bob",)},
        data=ASSESSED["data"],
        media=(MEDIA,),
        source="records",
        source_ref="R/1",
        corrects="f0",
        approx=True,
    )


def test_the_least_a_fact_says_is_id_kind_time_of_recording_and_whom_it_is_about() -> None:
    least = {"id": "f1", "kind": "risk_assessed", "recorded_at": NOON, "about": {"victim": "ann"}}
    fact, problems = fact_from(least)
    assert problems == []
    assert fact == Fact(id="f1", kind="risk_assessed", recorded_at=AT_NOON, about={"victim": ("ann",)})
    for key in least:
        without, problems = fact_from({k: v for k, v in least.items() if k != key})
        assert without is None
        assert [p.field.split(".")[0] for p in problems] == [key]


def test_a_reference_named_twice_is_kept_once_and_in_order() -> None:
    assert accepted(about={"victim": ["ann", "zoe", "ann"]}).about == {"victim": ("ann", "zoe")}


def test_nothing_given_for_a_field_is_the_same_as_leaving_it_out() -> None:
    empty = dict.fromkeys(KINDS["risk_assessed"].model_fields)
    assert accepted(data=empty).data == {} == accepted(data=None).data == accepted(data=...).data


def test_a_no_and_a_nought_are_kept() -> None:
    assert accepted(data={"secondary": False, "answered": 0}).data == {"secondary": False, "answered": 0}


def test_a_fact_cannot_be_changed() -> None:
    fact = accepted()
    for name in Fact.__struct_fields__:
        with pytest.raises(AttributeError):
            setattr(fact, name, None)
    with pytest.raises(AttributeError):
        fact.recorded_by.ref = "somebody else"  # type: ignore[union-attr,misc]


def test_what_was_given_is_not_touched_and_not_shared() -> None:
    given = given_with(about={"victim": ["ann"]}, data={"weighed": ["injury"]}, media=[dict(MEDIA)])
    fact, _ = fact_from(given)
    assert fact is not None
    given["about"]["victim"].append("zoe")
    given["data"]["weighed"].append("stalking")
    given["media"][0]["ref"] = "another"
    assert (fact.about, fact.data, fact.media) == ({"victim": ("ann",)}, {"weighed": ["injury"]}, (MEDIA,))


# Shape


@pytest.mark.parametrize("raw", [None, 5, "call", [], [("id", "f1")], b"x", object()])
def test_what_is_no_mapping_is_no_fact(raw: Any) -> None:
    fact, (problem,) = fact_from(raw)
    assert fact is None
    assert problem.code == "fact-shape"


def test_every_problem_is_named_at_once() -> None:
    problems = refused(id=7, recorded_at="soon", standing="guessed", about={"victm": "x"}, data={"grade": "hgh"}, x=1)
    assert {p.field for p in problems} == {
        "id", "recorded_at", "standing", "about.victm", "about.victim", "data.grade", "x",
    }  # fmt: skip


def test_an_unknown_key_is_refused_with_the_nearest_known_one() -> None:
    problem = the_problem(recorded_att=NOON)
    assert (problem.code, problem.field) == ("key-unknown", "recorded_att")
    assert "recorded_at" in problem.fix
    assert the_problem(**{"": 1}).code == "key-unknown"
    assert fact_from({**given_with(), 5: 1})[1][0].code == "key-unknown"


def test_thousands_of_unknown_keys_make_few_problems() -> None:
    assert len(refused(**{f"k{i}": i for i in range(900)})) == 20
    assert len(refused(**{f"k{i}": i for i in range(90_000)})) == 1
    assert len(refused(data={f"k{i}": i for i in range(900)})) <= 20
    assert len(refused(data={f"k{i}": i for i in range(90_000)})) == 1


# Kinds


@pytest.mark.parametrize(
    ("kind", "code", "hint"),
    [
        ("risk_asessed", "kind-unknown", "risk_assessed"),
        ("RiskAssessed", "kind-unknown", ""),
        ("risk_assessed ", "kind-unknown", "risk_assessed"),
        ("not_attended", "kind-unknown", "attended"),
        ("x" * 100_000, "kind-unknown", ""),
        (5, "kind-unknown", "text"),
        (["risk_assessed"], "kind-unknown", "text"),
        ({"risk_assessed": 1}, "kind-unknown", "text"),
        ("", "kind-missing", "Give one"),
        (None, "kind-missing", "Give one"),
        (..., "kind-missing", "Give one"),
    ],
)
def test_an_unknown_kind_is_refused_with_what_may_be_meant(kind: Any, code: str, hint: str) -> None:
    problem = the_problem(kind=kind)
    assert (problem.code, problem.field) == (code, "kind")
    assert hint in problem.fix
    assert len(str(problem)) < 1_500


@pytest.mark.parametrize("version", [0, 2, -1, "1", 1.0, True, [1]])
def test_a_version_the_kind_does_not_have_is_refused(version: Any) -> None:
    assert accepted(v=1).v == 1
    assert the_problem(v=version).code == "version-unknown"


# Times


@pytest.mark.parametrize(
    ("written", "hour", "micro"),
    [
        ("2025-03-04T12:00:00Z", 12, 0),
        ("2025-03-04T12:00Z", 12, 0),
        ("2025-03-04 12:00:00Z", 12, 0),
        ("2025-03-04T14:00:00+02:00", 12, 0),
        ("2025-03-04T14:00:00+0200", 12, 0),
        ("2025-03-04T12:00:00-00:00", 12, 0),
        ("2025-03-04T12:00:00.5Z", 12, 500_000),
        ("2025-03-04T12:00:00.1234567Z", 12, 123_456),  # some systems write a seventh digit
        (datetime(2025, 3, 4, 13, tzinfo=timezone(timedelta(hours=1))), 12, 0),
    ],
)
def test_a_time_with_its_zone_is_kept_in_utc(written: Any, hour: int, micro: int) -> None:
    at = accepted(happened_at=written).happened_at
    assert at == datetime(2025, 3, 4, hour, 0, 0, micro, tzinfo=UTC)
    assert at is not None
    assert at.tzinfo is UTC


@pytest.mark.parametrize(
    ("written", "word"),
    [
        ("2025-03-04T25:00:00Z", "not a time"),
        ("2025-03-04T24:00:00Z", "not a time"),
        ("2025-03-04T12:60Z", "not a time"),
        ("2025-02-31T12:00:00Z", "not a time"),
        ("2025-02-29T12:00:00Z", "not a time"),
        ("2025-03-04T12:00:00", "no zone"),
        ("2025-03-04T12:00:00+99:00", "not a time"),
        ("2025-03-04", "not a time"),
        ("20250304T120000Z", "not a time"),
        ("2025-W10-2T12:00Z", "not a time"),
        ("14:20", "not a time"),
        ("190:20:30", "not a time"),
        ("04/03/2025 12:00", "not a time"),
        ("yesterday", "not a time"),
        ("", "not a time"),
        ("2025-03-04T12:00:00Z\n", "not a time"),
        ("٢٠٢٥-03-04T12:00:00Z", "not a time"),
        ("x" * 100_000, "not a time"),
        ("0001-01-01T00:00:00Z", "year"),
        ("0001-01-01T00:00:00+01:00", "year"),
        ("9999-12-31T23:59:59Z", "year"),
        ("9999-12-31T23:59:59-01:00", "year"),
        ("1899-12-31T23:59:59Z", "year"),
        ("2201-01-01T00:00:00Z", "year"),
        (datetime(2025, 3, 4, 12), "no zone"),  # noqa: DTZ001
        (datetime(1, 1, 1, tzinfo=UTC), "year"),
        (1741089600, "not a time"),
        (1741089600.5, "not a time"),
        (10**400, "not a time"),
        (float("nan"), "not a time"),
        (True, "not a time"),
        (["2025-03-04T12:00:00Z"], "not a time"),
        ({"at": NOON}, "not a time"),
        (b"2025-03-04T12:00:00Z", "not a time"),
    ],
)
@pytest.mark.parametrize("key", ["happened_at", "happened_to", "recorded_at"])
def test_a_bad_time_is_refused_in_words(key: str, written: Any, word: str) -> None:
    problem = the_problem(**{key: written})
    assert (problem.code, problem.field) == ("time-bad", key)
    assert word in problem.says
    assert len(problem.says) < 200


@pytest.mark.parametrize("year", [1900, 2200])
def test_the_first_and_last_year_we_keep_are_kept(year: int) -> None:
    at = datetime(year, 6, 1, tzinfo=UTC)
    assert accepted(happened_at=at, happened_to=None, recorded_at=at).happened_at == at


def test_a_fact_may_be_of_an_unknown_time_an_instant_or_a_range() -> None:
    unknown = accepted(happened_at=None, happened_to=None)
    assert (unknown.happened_at, unknown.happened_to) == (None, None)
    instant = accepted(happened_to=None)
    assert (instant.happened_at, instant.happened_to) == (AT_NOON, None)
    assert accepted(happened_to=NOON) == instant
    assert accepted().happened_to == AT_NOON + timedelta(hours=1)


def test_a_range_needs_a_start_and_goes_forward() -> None:
    assert the_problem(happened_at=None).code == "range-open"
    assert the_problem(happened_to="2025-03-04T11:59:59Z").code == "range-backwards"


def test_a_fact_is_recorded_when_it_happens_or_later() -> None:
    assert accepted(happened_to=None, recorded_at=NOON).recorded_at == AT_NOON
    problem = the_problem(happened_to=None, recorded_at="2025-03-04T11:59:59.999999Z")
    assert (problem.code, problem.field) == ("recorded-early", "recorded_at")


def test_without_a_time_of_recording_there_is_no_fact() -> None:
    assert the_problem(recorded_at=None).code == "time-missing"


# About


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_is_refused_without_each_role_it_needs(kind: str) -> None:
    fields = {name: "x" for name, f in KINDS[kind].model_fields.items() if f.is_required()}
    full = {role: f"a {role}" for role in KINDS[kind].needs}
    envelope = {"id": "f1", "kind": kind, "recorded_at": NOON, "data": fields}
    with_all = [p for p in fact_from({**envelope, "about": full})[1] if p.field.startswith("about")]
    assert with_all == []
    for role in KINDS[kind].needs:
        about = {r: v for r, v in full.items() if r != role}
        problems = [p for p in fact_from({**envelope, "about": about})[1] if p.field.startswith("about")]
        assert [(p.code, p.field) for p in problems] == [("role-missing", f"about.{role}")]
        assert role in problems[0].fix


@pytest.mark.parametrize(
    ("about", "code", "field"),
    [
        ("ann", "about-shape", "about"),
        (["ann"], "about-shape", "about"),
        (5, "about-shape", "about"),
        ({"victim": "ann", "vicitm": "zoe"}, "role-unknown", "about.vicitm"),
        ({"victim": "ann", "number": "07700900123"}, "role-not-here", "about.number"),
        ({"victim": "ann", "task": "f0"}, "task-own", "about.task"),
        ({"victim": None}, "reference-shape", "about.victim"),
        ({"victim": ""}, "reference-shape", "about.victim"),
        ({"victim": []}, "reference-shape", "about.victim"),
        ({"victim": 5}, "reference-shape", "about.victim"),
        ({"victim": ["ann", 5]}, "reference-shape", "about.victim"),
        ({"victim": [["ann"]]}, "reference-shape", "about.victim"),
        ({"victim": {"ref": "ann"}}, "reference-shape", "about.victim"),
        ({"victim": [str(i) for i in range(201)]}, "reference-shape", "about.victim"),
    ],
)
def test_a_wrong_about_is_refused_by_role(about: Any, code: str, field: str) -> None:
    problem = the_problem(about=about)
    assert (problem.code, problem.field) == (code, field)


def test_an_empty_about_is_refused_for_each_role_that_is_missing() -> None:
    for nothing in ({}, None, ...):
        assert [p.code for p in refused(about=nothing)] == ["role-missing"]


@pytest.mark.parametrize(
    ("wrong", "word"),
    [
        ("\0", "U+0000"),
        ("a\nb", "U+000A"),
        ("a\x1bb", "U+001B"),
        ("a\u200bb", "U+200B"),
        ("a\u202eb", "U+202E"),
        ("\ud800", "U+D800"),
        (" a", "space"),
        ("a ", "space"),
        ("  ", "empty"),
        ("a" * (MAX_REFERENCE + 1), str(MAX_REFERENCE)),
        (5, "text"),
        (["a"], "text"),
        ({"a": 1}, "text"),
        (True, "text"),
    ],
)
@pytest.mark.parametrize("key", ["id", "force", "unit", "source", "source_ref", "corrects", "recorded_by", "victim"])
def test_ids_and_references_are_short_text_that_can_be_seen(key: str, wrong: Any, word: str) -> None:
    changes = (
        {"about": {"victim": [wrong]}} if key == "victim" else {key: {"ref": wrong} if key == "recorded_by" else wrong}
    )
    problem = the_problem(**changes)
    assert problem.field == {"victim": "about.victim", "recorded_by": "recorded_by.ref"}.get(key, key)
    assert word in problem.says


def test_an_accent_a_space_inside_and_the_longest_reference_are_kept() -> None:
    for good in ("Zoë", "log 12/3 (a)", "a" * MAX_REFERENCE, "李"):
        assert accepted(id=good, corrects=good, about={"victim": good}).about == {"victim": (good,)}


# The rest of the envelope


@pytest.mark.parametrize(
    ("written", "by"),
    [
        ("pc_a", By("pc_a")),
        ({"ref": "pc_a"}, By("pc_a")),
        ({"ref": "pc_a", "role": None}, By("pc_a")),
        ({"ref": "pc_a", "role": "sergeant"}, By("pc_a", "sergeant")),
        (By("pc_a", "sergeant"), By("pc_a", "sergeant")),
        (None, None),
    ],
)
def test_who_recorded_it_is_a_reference_with_or_without_a_post(written: Any, by: By | None) -> None:
    assert accepted(recorded_by=written).recorded_by == by


@pytest.mark.parametrize(
    "written",
    [5, True, "", [], ["pc_a"], {}, {"role": "sergeant"}, {"ref": "pc_a", "role": 5},
     {"ref": "pc_a", "name": "Ann"}, {"ref": None}, {"ref": ["pc_a"]}, By(5), {5: "pc_a"}],  # type: ignore[arg-type]
)  # fmt: skip
def test_any_other_recorder_is_refused(written: Any) -> None:
    problem = the_problem(recorded_by=written)
    assert problem.code == "by-shape"
    assert problem.field.startswith("recorded_by")


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ([], ()),
        (None, ()),
        ([MEDIA], (MEDIA,)),
        ([{"system": "bwv", "ref": "9"}], ({"system": "bwv", "ref": "9"},)),
        ([{"system": "bwv", "ref": "9", "sha256": None}], ({"system": "bwv", "ref": "9"},)),
    ],
)
def test_media_are_pointers(written: Any, kept: Any) -> None:
    assert accepted(media=written).media == kept


@pytest.mark.parametrize(
    "written",
    ["clip", 5, MEDIA, ["clip"], [[]], [None], [{}], [{"system": "bwv"}], [{"ref": "9"}],
     [{**MEDIA, "file": "x"}], [{**MEDIA, "sha256": "0" * 63}], [{**MEDIA, "sha256": "G" * 64}],
     [{**MEDIA, "sha256": 5}], [{**MEDIA, "system": ["bwv"]}], [{**MEDIA, "ref": "a\0"}], [{5: 5}],
     [MEDIA] * 201],
)  # fmt: skip
def test_any_other_media_is_refused(written: Any) -> None:
    problem = the_problem(media=written)
    assert problem.code == "media-shape"
    assert problem.field.startswith("media")


@pytest.mark.parametrize("wrong", ["guessed", "Reported", "", 5, True, ["reported"], {"reported": 1}])
def test_a_standing_is_one_of_six_words(wrong: Any) -> None:
    assert the_problem(standing=wrong).code == "standing-unknown"
    for standing in ("reported", "observed", "assessed", "decided", "intelligence", "derived", None):
        assert accepted(standing=standing).standing == standing


@pytest.mark.parametrize("wrong", ["yes", 1, 0, "", [], {}])
def test_approx_is_yes_or_no(wrong: Any) -> None:
    assert the_problem(approx=wrong).code == "approx-shape"
    assert not accepted(approx=None).approx


# Data


@pytest.mark.parametrize(
    ("data", "code", "field", "word"),
    [
        ("high", "data-shape", "data", "mapping"),
        ([], "data-shape", "data", "mapping"),
        (5, "data-shape", "data", "mapping"),
        ({"graed": "high"}, "data-extra-forbidden", "data.graed", "grade"),
        ({"graed": None}, "data-extra-forbidden", "data.graed", "grade"),
        ({5: 1}, "data-invalid-key", "data.5", ""),
        ({"grade": "hihg"}, "data-enum", "data.grade", "high"),
        ({"grade": 3}, "data-enum", "data.grade", "high"),
        ({"grade": ["high"]}, "data-enum", "data.grade", "high"),
        ({"reason": 42}, "data-string-type", "data.reason", "quotes"),
        ({"reason": True}, "data-string-type", "data.reason", "quotes"),
        ({"reason": ["a"]}, "data-string-type", "data.reason", "quotes"),
        ({"secondary": "perhaps"}, "data-bool-parsing", "data.secondary", "yes or no"),
        ({"secondary": 2}, "data-bool-parsing", "data.secondary", "yes or no"),
        ({"secondary": []}, "data-bool-type", "data.secondary", "yes or no"),
        ({"asked": "many"}, "data-int-parsing", "data.asked", "digits"),
        ({"asked": 1.5}, "data-int-from-float", "data.asked", "digits"),
        ({"asked": []}, "data-int-type", "data.asked", "digits"),
        ({"asked": True}, "data-count", "data.asked", "count"),
        ({"asked": -1}, "data-count", "data.asked", "count"),
        ({"asked": MAX_COUNT + 1}, "data-count", "data.asked", "count"),
        ({"asked": 10**400}, "data-count", "data.asked", "count"),
        ({"asked": "9" * 40}, "data-count", "data.asked", "count"),
        ({"asked": float("nan")}, "data-count", "data.asked", "count"),
        ({"asked": float("inf")}, "data-count", "data.asked", "count"),
        ({"weighed": "injury"}, "data-tuple-type", "data.weighed", "list"),
        ({"weighed": {"injury": True}}, "data-tuple-type", "data.weighed", "list"),
        ({"weighed": ["injury", "injry"]}, "data-enum", "data.weighed.1", "injury"),
        ({"weighed": ["injury"] * 1_001}, "data-list", "data.weighed", "1,000"),
        ({"reason": "a" * (MAX_TEXT + 1)}, "data-text", "data.reason", "20,000"),
        ({"reason": "a\0b"}, "data-text", "data.reason", "U+0000"),
        ({"reason": "a\ud800b"}, "data-text", "data.reason", "U+D800"),
    ],
)
def test_wrong_data_is_refused_by_field_in_words(data: Any, code: str, field: str, word: str) -> None:
    problem = the_problem(data=data)
    assert (problem.code, problem.field) == (code, field)
    assert word in f"{problem.says} {problem.fix}"


def test_the_longest_text_and_lines_in_it_are_kept() -> None:
    text = "a\n\tb" + "c" * (MAX_TEXT - 4)
    assert accepted(data={"reason": text}).data == {"reason": text}


def test_a_field_that_must_be_given_is_asked_for() -> None:
    graded: dict[str, Any] = {"kind": "call_graded", "about": {"incident": "i1"}}
    assert accepted(**graded, data={"grade": "priority"}).data == {"grade": "priority"}
    for data in ({}, {"grade": None}):
        problem = the_problem(**graded, data=data)
        assert (problem.code, problem.field) == ("data-missing", "data.grade")


@pytest.mark.parametrize(
    ("kind", "field"), [("risk_assessment_deferred", "retry_by"), ("withhold_decided", "again_on")]
)
@pytest.mark.parametrize(
    "wrong",
    [0, 2025, 1741089600, 1741089600.0, True, "1741089600", "soon", "2025-02-31", "2025-03-04T12:00:00",
     "9999-12-31", "0001-01-01", "2025-02-31T12:00:00Z", "0001-01-01T00:00:00Z", "14:20", [], {},
     datetime(2025, 3, 4)],  # noqa: DTZ001
)  # fmt: skip
def test_a_number_or_half_a_time_is_no_time_in_the_data(kind: str, field: str, wrong: Any) -> None:
    needed = {"subject": "charge"} if kind == "withhold_decided" else {}
    good = "2025-03-04T12:00:00Z" if field == "retry_by" else "2025-03-04"
    common: dict[str, Any] = {"kind": kind, "about": {"victim": "ann"}}
    assert accepted(**common, data={**needed, field: good}).data[field] == good
    problem = the_problem(**common, data={**needed, field: wrong})
    assert (problem.code, problem.field) == ("data-time", f"data.{field}")


def test_a_time_in_the_data_is_kept_in_utc() -> None:
    common: dict[str, Any] = {"kind": "risk_assessment_deferred", "about": {"victim": "ann"}}
    kept = accepted(**common, data={"retry_by": "2025-07-04T12:00:00+01:00"})
    assert kept.data == {"retry_by": "2025-07-04T11:00:00Z"}
    assert accepted(**common, data={"retry_by": datetime(2025, 7, 4, 11, tzinfo=UTC)}).data == kept.data


# Encoding


def test_what_is_encoded_is_decoded_as_it_was() -> None:
    facts = [
        accepted(),
        accepted(happened_at=None, happened_to=None, recorded_by=None, data={}, media=[], approx=False),
        accepted(id="Zoë", happened_at="2025-03-04T12:00:00.123456+01:00", data={"reason": 'a "b"\n\u2028 é 李'}),
    ]
    assert decode(encode(facts)) == facts
    assert decode(encode([])) == []


def test_decoding_does_not_validate_again() -> None:
    raw = b"""[{"id": "f1", "kind": "a_kind_of_long_ago", "v": 9, "recorded_at": "2025-03-04T12:00:00Z",
                "about": {"no such role": ["x"]}, "data": {"no such field": 1}}]"""
    (fact,) = decode(raw)
    assert (fact.kind, fact.v, fact.data) == ("a_kind_of_long_ago", 9, {"no such field": 1})
    assert fact_from({"id": "f1", "kind": fact.kind, "recorded_at": NOON})[0] is None


@settings(max_examples=1_500, deadline=None)
@given(mangled(ASSESSED))
def test_however_an_envelope_is_mangled_it_is_a_fact_or_problems(raw: Any) -> None:
    fact, problems = fact_from(raw)
    assert (fact is None) == bool(problems)
    for problem in problems:
        assert problem.code
        assert problem.says
        assert problem.field
        assert len(str(problem)) < 2_000
        str(problem).encode()  # can be shown and sent
    if fact is not None:
        assert decode(encode([fact])) == [fact]


@settings(max_examples=1_500, deadline=None)
@given(st.sampled_from(sorted(KINDS)), st.data())
def test_any_data_for_any_kind_is_kept_or_refused(kind: str, draw: st.DataObject) -> None:
    fields = st.sampled_from(sorted(KINDS[kind].model_fields) or ["text"]) | st.text(max_size=4)
    envelope = {
        "id": "f1",
        "kind": kind,
        "recorded_at": NOON,
        "about": {role: role for role in KINDS[kind].needs},
        "data": draw.draw(st.dictionaries(fields, values, max_size=3)),
    }
    fact, problems = fact_from(envelope)
    assert (fact is None) == bool(problems)
    assert all(p.field.startswith("data") and p.says for p in problems)
    if fact is not None:
        assert decode(encode([fact])) == [fact]
        again, _ = fact_from({**envelope, "data": fact.data})
        assert again == fact
