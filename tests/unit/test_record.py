"""The record: facts in the order they were recorded, corrected only by later facts."""

from datetime import UTC, datetime, timedelta

import pytest

from watchword.facts import Fact, MemoryRecord
from watchword.facts.record import correction_problems
from watchword.problems import Refused

START = datetime(2025, 3, 4, 12, tzinfo=UTC)


def fact(id: str, minute: int = 0, corrects: str | None = None, kind: str = "call") -> Fact:
    return Fact(id=id, kind=kind, recorded_at=START + timedelta(minutes=minute), about={}, corrects=corrects)


def codes(*facts: Fact) -> list[str]:
    """The problems of these facts; a record refuses them for just those, or keeps them."""
    found = correction_problems(list(facts))
    if found:
        with pytest.raises(Refused) as refused:
            MemoryRecord(facts)
        assert list(refused.value.problems) == found
        assert all(p.says.endswith(".") and p.fix and p.field for p in found)
    else:
        assert len(list(MemoryRecord(facts))) == len(facts)
    return [p.code for p in found]


def ids(record: MemoryRecord) -> list[str]:
    return [f.id for f in record]


# Order and time


def test_facts_come_in_the_order_they_were_recorded_however_they_were_added() -> None:
    record = MemoryRecord([fact("c", 2), fact("a", 1)])
    record.add([fact("b", 1), fact("d", 0)])
    assert ids(record) == ["d", "a", "b", "c"]


def test_what_was_recorded_by_then_is_known_and_the_rest_is_not() -> None:
    record = MemoryRecord([fact("a", 0), fact("b", 5)])
    at = START + timedelta(minutes=5)
    assert [f.id for f in record.known_at(at)] == ["a", "b"]
    assert [f.id for f in record.known_at(at - timedelta(microseconds=1))] == ["a"]
    assert [f.id for f in record.known_at(None)] == ["a", "b"]
    assert record.known_at(START - timedelta(days=1)) == []


def test_an_empty_record_is_a_record() -> None:
    assert ids(MemoryRecord()) == []
    assert correction_problems([]) == []


# Ids


def test_an_id_is_given_once() -> None:
    assert codes(fact("a"), fact("b")) == []
    assert codes(fact("a"), fact("a", 1)) == ["id-double"]


def test_an_id_that_is_kept_already_is_refused_and_the_record_stays_as_it_was() -> None:
    record = MemoryRecord([fact("a")])
    with pytest.raises(Refused, match="two facts have the id 'a'"):
        record.add([fact("b"), fact("a", 9)])
    assert ids(record) == ["a"]
    record.add([fact("b")])
    assert ids(record) == ["a", "b"]


# Corrections


def test_a_correction_of_a_correction_is_kept() -> None:
    assert codes(fact("a"), fact("b", 1, "a"), fact("c", 2, "b")) == []


def test_a_correction_may_be_recorded_in_the_same_instant_and_stand_first_in_the_file() -> None:
    assert codes(fact("b", 0, "a"), fact("a", 0)) == []


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ([fact("a"), fact("b", 1, "nobody")], ["corrects-nothing"]),
        ([fact("a", 1, "a")], ["corrects-ring"]),
        ([fact("a"), fact("b", 1, "a", kind="attended")], ["corrects-other-kind"]),
        ([fact("a", 1), fact("b", 0, "a")], ["corrects-early"]),
        ([fact("a"), fact("b", 1, "a"), fact("c", 2, "a")], ["corrects-twice"]),
        ([fact("a", 0, "b"), fact("b", 0, "a")], ["corrects-ring", "corrects-ring"]),
        ([fact("a", 0, "c"), fact("b", 0, "a"), fact("c", 0, "b")], ["corrects-ring"] * 3),
        # d leads into a ring without being in it: it has done nothing wrong but correct a, as b does.
        (
            [fact("a", 0, "b"), fact("b", 0, "a"), fact("d", 1, "a")],
            ["corrects-ring"] * 2 + ["corrects-twice"],
        ),
    ],
)
def test_a_correction_of_nothing_itself_another_kind_or_in_a_ring_is_refused(
    facts: list[Fact], expected: list[str]
) -> None:
    assert codes(*[Fact(f.id, f.kind, f.recorded_at, f.about) for f in facts if f.kind == "call"]) == []
    assert codes(*facts) == expected


def test_a_problem_with_a_correction_names_its_fact_whatever_the_id_is() -> None:
    (problem,) = correction_problems([fact("a.b's", 1, "x.y")])
    assert problem.field == "facts.a.b's.corrects"
    assert "'x.y'" in problem.says


def test_a_fact_corrected_before_is_not_corrected_again_by_a_later_batch() -> None:
    record = MemoryRecord([fact("a"), fact("b", 1, "a")])
    with pytest.raises(Refused, match="both correct 'a'"):
        record.add([fact("c", 2, "a")])
    record.add([fact("c", 2, "b")])
    assert ids(record) == ["a", "b", "c"]


def test_a_long_chain_of_corrections_is_checked_quickly() -> None:
    chain = [fact("0")] + [fact(str(i), i, str(i - 1)) for i in range(1, 2_000)]
    assert codes(*chain) == []
