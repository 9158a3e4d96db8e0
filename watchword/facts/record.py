"""The record: facts kept in the order they were recorded, never changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import Protocol

from watchword.facts.fact import Fact
from watchword.problems import Problem, Refused


class Record(Protocol):
    """What every keeper of facts offers; the database keeps the same promise."""

    def add(self, facts: Iterable[Fact]) -> None:
        """Keeps facts; raises `Refused` for an id already kept or a correction of nothing."""

    def __iter__(self) -> Iterator[Fact]:
        """All facts, in the order they were recorded."""

    def known_at(self, known_at: datetime | None) -> list[Fact]:
        """The facts recorded by then, in that order; None means all."""


class MemoryRecord:
    """A record that lives as long as the program."""

    def __init__(self, facts: Iterable[Fact] = ()):
        self._facts: list[Fact] = []
        self._ids: set[str] = set()
        self.add(facts)

    def add(self, facts: Iterable[Fact]) -> None:
        """Keeps facts. See `Record.add`."""
        new = list(facts)
        problems = correction_problems([*self._facts, *new], self._ids)
        if problems:
            raise Refused(problems)
        self._facts += new
        self._ids.update(f.id for f in new)
        self._facts.sort(key=lambda f: (f.recorded_at, f.id))

    def __iter__(self) -> Iterator[Fact]:
        return iter(self._facts)

    def known_at(self, known_at: datetime | None) -> list[Fact]:
        """See `Record.known_at`."""
        return [f for f in self._facts if known_at is None or f.recorded_at <= known_at]


def correction_problems(facts: list[Fact], kept: set[str] | frozenset[str] = frozenset()) -> list[Problem]:
    """What is wrong with ids and corrections. Facts that are `kept` already were found good before."""
    return [
        replace(problem, field=f"facts.{fact.id}.{problem.field}" if problem.field == "corrects" else "id")
        for fact, problem in wrong_ties(facts, kept)
    ]


def wrong_ties(facts: Iterable[Fact], kept: set[str] | frozenset[str] = frozenset()) -> Iterator[tuple[Fact, Problem]]:
    """Each fact with a double id or a wrong correction: of nothing, itself, another kind, a ring, twice."""
    told = list(facts)
    by_id: dict[str, Fact] = {}
    for fact in told:
        if fact.id in by_id:
            says = f"two facts have the id '{fact.id}'."
            yield fact, Problem("id-double", says, "Give one of them another id.", field="id")
        by_id[fact.id] = fact
    corrected: dict[str, str] = {}
    for fact in told:
        if fact.corrects is None:
            continue
        if fact.id not in kept:
            problem = _wrong_correction(fact, by_id, corrected)
            if problem:
                yield fact, problem
        corrected.setdefault(fact.corrects, fact.id)


def _wrong_correction(fact: Fact, by_id: dict[str, Fact], corrected: dict[str, str]) -> Problem | None:
    target = by_id.get(str(fact.corrects))
    if target is None:
        says = f"'{fact.id}' corrects '{fact.corrects}', which is not here."
        return Problem("corrects-nothing", says, "Name a fact of this record.", field="corrects")
    if fact.corrects == fact.id:
        says = f"'{fact.id}' corrects itself."
        return Problem("corrects-ring", says, "Give the correction an id of its own.", field="corrects")
    if target.kind != fact.kind:
        says = f"'{fact.id}' ({fact.kind}) corrects '{target.id}', which is a {target.kind}."
        fix = "A correction has the kind of what it corrects."
        return Problem("corrects-other-kind", says, fix, field="corrects")
    if _in_ring(fact, by_id):
        says = f"'{fact.id}' corrects '{fact.corrects}' in a ring."
        return Problem("corrects-ring", says, "The first version corrects nothing.", field="corrects")
    if fact.recorded_at < target.recorded_at:
        says = f"'{fact.id}' is recorded before '{target.id}', which it corrects."
        return Problem("corrects-early", says, "A correction is recorded later.", field="corrects")
    if target.id in corrected:
        says = f"'{fact.id}' and '{corrected[target.id]}' both correct '{target.id}'."
        return Problem("corrects-twice", says, "Correct the latest version.", field="corrects")
    return None


def _in_ring(fact: Fact, by_id: dict[str, Fact]) -> bool:
    """Whether following corrections from this fact comes back to it."""
    seen: set[str] = set()
    step = by_id.get(str(fact.corrects))
    while step is not None and step.corrects is not None and step.id not in seen:
        if step.corrects == fact.id:
            return True
        seen.add(step.id)
        step = by_id.get(step.corrects)
    return False
