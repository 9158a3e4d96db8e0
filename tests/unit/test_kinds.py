"""The vocabulary: every kind says what it is, whom it is about and what absence means."""

import re
from datetime import date, datetime
from enum import StrEnum
from typing import Any

import pytest

from watchword.facts import KINDS
from watchword.facts.dictionary import absent_in_a_word, schema, schemas
from watchword.facts.kind import (
    COMMON_ROLES,
    ROLES,
    Kind,
    Ordered,
    absent_means_unknown,
    must_say,
    says,
    value_type,
)

PLAIN = {str, bool, int, date, datetime}
each_kind = pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))


class AnswerHeard(Kind, family="tests", needs="task", may="witness", unknown="suspect", actor="officer"):
    """Answer heard.

    A kind of the tests' own,
    on two lines.
    """

    words: str = must_say("Words", help="As they were said.", source="nobody")
    level: int | None = says("Level", unknown=True, unit="decibels")
    sure: bool | None = says("Sure")


# A kind of the tests' own is a kind only here.
assert "answer_heard" not in KINDS


@each_kind
def test_every_kind_has_a_title_and_a_family(kind: type[Kind]) -> None:
    assert kind.family == kind.__module__.rsplit(".", 1)[-1]
    assert re.fullmatch(r"[A-Z0-9].{3,79}", kind.title())
    assert kind.__dict__["__doc__"], f"{kind.name} has no docstring of its own"
    assert not kind.title().endswith(".")
    assert not kind.help() or kind.help().endswith(".")
    assert re.fullmatch(r"[a-z][a-z_]*", kind.name)


@each_kind
def test_every_field_has_a_title_and_a_plain_type(kind: type[Kind]) -> None:
    for name, info in kind.model_fields.items():
        one, _ = value_type(info)
        assert one in PLAIN or issubclass(one, StrEnum), f"{kind.name}.{name}"
        assert info.title, f"{kind.name}.{name} has no title"
        assert info.title[0].isupper() or info.title[0].isdigit(), f"{kind.name}.{name}"
        assert not info.title.endswith("."), f"{kind.name}.{name}"
        assert one is not int or (info.json_schema_extra or {}).get("unit"), f"{kind.name}.{name} counts what?"  # type: ignore[union-attr]


@each_kind
def test_every_kind_needs_only_roles_it_takes(kind: type[Kind]) -> None:
    assert kind.needs <= kind.roles <= ROLES.keys()
    assert kind.unknown_roles <= kind.roles - kind.needs
    assert set(COMMON_ROLES) <= kind.roles
    assert not kind.actor or kind.actor in kind.roles
    assert not (kind.opens_task and "task" in kind.needs)
    assert kind.links or not kind.opens_task


@each_kind
def test_every_kind_has_a_version_from_one_on(kind: type[Kind]) -> None:
    assert isinstance(kind.version, int)
    assert kind.version >= 1


@each_kind
def test_no_title_takes_it_that_victims_are_women_or_doubts_them(kind: type[Kind]) -> None:
    words = [kind.title(), kind.help()]
    for info in kind.model_fields.values():
        words += [info.title or "", info.description or ""]
    assert not re.search(r"\b(she|hers?|he|him|his|alleg(ed|edly|es?)|claim(s|ed)?)\b", " ".join(words), re.IGNORECASE)


def test_titles_are_told_apart() -> None:
    titles = [kind.title() for kind in KINDS.values()]
    assert len(set(titles)) == len(titles)


def test_no_kind_says_that_something_was_not_done() -> None:
    assert not [name for name in KINDS if re.search(r"(^|_)(not|no|un|never|missed|failed)(_|$)", name)]


def test_every_kind_that_answers_a_task_has_kinds_that_open_one() -> None:
    assert any(kind.opens_task for kind in KINDS.values())
    assert any("task" in kind.needs for kind in KINDS.values())


def test_a_kind_is_read_from_its_class() -> None:
    assert (AnswerHeard.name, AnswerHeard.title()) == ("answer_heard", "Answer heard")
    assert AnswerHeard.help() == "A kind of the tests' own, on two lines."
    assert AnswerHeard.needs == {"task"}
    assert AnswerHeard.roles == {"task", "witness", "suspect", *COMMON_ROLES}
    assert (AnswerHeard.unknown_roles, AnswerHeard.actor, AnswerHeard.version) == ({"suspect"}, "officer", 1)
    assert not AnswerHeard.links


def test_a_kind_with_a_role_that_does_not_exist_is_refused_when_it_is_written() -> None:
    with pytest.raises(TypeError, match="vicitm"):
        type("Wrong", (Kind,), {"__doc__": "Wrong.", "__module__": __name__}, family="tests", needs="vicitm")
    with pytest.raises(TypeError, match="witness"):
        type("Wrong", (Kind,), {"__doc__": "Wrong.", "__module__": __name__}, family="tests", actor="witness")


def test_absence_of_a_field_means_refused_unknown_or_no() -> None:
    fields = AnswerHeard.model_fields
    assert [absent_in_a_word(info) for info in fields.values()] == ["refused", "unknown", "no"]
    assert [absent_means_unknown(info) for info in fields.values()] == [False, True, False]


def test_value_type_tells_one_from_many() -> None:
    graded = KINDS["call_graded"].model_fields
    one, many = value_type(graded["grade"])
    assert (issubclass(one, Ordered), many) == (True, False)
    assert list(one) == ["ungraded", "scheduled", "standard", "priority", "emergency"]
    assert value_type(graded["weighed"])[1]
    assert value_type(graded["attend_by"]) == (datetime, False)


# JSON Schema


def test_a_schema_says_what_the_declaration_says() -> None:
    found = schema(AnswerHeard)
    assert (found["title"], found["description"]) == (
        "Answer heard",
        "A kind of the tests' own, on two lines.",
    )
    assert (found["x-kind"], found["x-family"], found["x-version"]) == ("answer_heard", "tests", 1)
    assert found["required"] == ["words"]
    assert not found["additionalProperties"]
    words, level = found["properties"]["words"], found["properties"]["level"]
    assert (words["title"], words["description"], words["source"]) == (
        "Words",
        "As they were said.",
        "nobody",
    )
    assert (words["x-absent"], level["x-absent"], level["unit"]) == ("refused", "unknown", "decibels")
    assert {role: r["absent"] for role, r in found["x-roles"].items() if r["absent"] != "no"} == {
        "task": "refused",
        "suspect": "unknown",
    }
    assert found["x-roles"]["task"] == {"means": ROLES["task"], "needed": True, "absent": "refused"}
    assert (found["x-actor"], found["x-links"], found["x-opens-task"]) == ("officer", False, False)


def test_there_is_a_schema_for_every_kind() -> None:
    found = schemas()
    assert list(found) == sorted(KINDS)
    for name, one in found.items():
        kind = KINDS[name]
        assert one["title"] == kind.title()
        assert one["properties"].keys() == kind.model_fields.keys()
        assert one["x-roles"].keys() == kind.roles
        assert {r for r, role in one["x-roles"].items() if role["needed"]} == kind.needs
        assert all(prop["x-absent"] in ("refused", "unknown", "no") for prop in one["properties"].values())


def test_a_schema_keeps_the_order_of_values_and_says_that_there_is_one() -> None:
    found: Any = schema(KINDS["call_graded"])
    assert found["$defs"]["CallGrade"]["enum"] == [
        "ungraded",
        "scheduled",
        "standard",
        "priority",
        "emergency",
    ]
    assert found["properties"]["grade"]["x-ordered"] is True
    assert found["properties"]["weighed"]["x-ordered"] is False
    assert "x-ordered" not in found["properties"]["reason"]
