"""The facts of a timeline file: each one read, then checked against the people and the other facts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from watchword.facts.envelope import fact_from
from watchword.facts.fact import Fact
from watchword.facts.hints import name_of, nearest, shown
from watchword.facts.kinds import KINDS
from watchword.facts.record import wrong_ties
from watchword.facts.timeline_page import Page
from watchword.yaml_lines import Path_

People = Mapping[str, Mapping[str, str]]

MAX_FACTS: Final = 2_000
PERSON_ROLES: Final = frozenset({"victim", "suspect", "child", "reporter", "witness", "officer", "to"})
TIME_KEYS: Final = ("at", "to", "recorded_at")
PASSED_ON: Final = (
    "id", "kind", "standing", "about", "data", "corrects", "approx", "force", "unit", "media",
    "source", "source_ref",
)  # fmt: skip
FACT_KEYS: Final = (*TIME_KEYS, "recorded_by", *PASSED_ON)


def read_facts(page: Page, raw: Any, people: People) -> list[Fact]:
    """The facts in the order they were recorded; what is wrong is noted on the page."""
    if not isinstance(raw, list) or not raw:
        says, fix = "a timeline needs a list of facts.", "Write facts: and at least one below it."
        page.bad(("facts",), "no-facts", says, fix)
        return []
    if len(raw) > MAX_FACTS:
        says = f"this timeline has {len(raw):,} facts; one story has at most {MAX_FACTS:,}."
        page.bad(("facts",), "too-many-facts", says, "Keep only the facts of this story.")
        return []
    places: dict[int, int] = {}  # where in the file each fact (by its identity in memory) stands
    facts: list[Fact] = []
    for i, item in enumerate(raw):
        fact = _fact(page, item, ("facts", i), people)
        if fact is not None:
            facts.append(fact)
            places[id(fact)] = i
    for fact, problem in wrong_ties(facts):
        path = ("facts", places[id(fact)], problem.field)
        # A fact that could not be read may be the one that is corrected: it has been called wrong already.
        if problem.code != "corrects-nothing" or fact.corrects not in written_ids(raw):
            page.bad(path, problem.code, problem.says, problem.fix, f"facts[{fact.id}].{problem.field}")
    _check_tasks(page, facts, places, written_ids(raw))
    return sorted(facts, key=lambda f: (f.recorded_at, f.id))


def written_ids(raw: Any) -> set[str]:
    """The ids in a list of facts, of those too that could not be read."""
    if not isinstance(raw, list):
        return set()
    return {item["id"] for item in raw if isinstance(item, dict) and isinstance(item.get("id"), str)}


def _fact(page: Page, item: Any, path: Path_, people: People) -> Fact | None:
    if not isinstance(item, dict):
        says = f"{shown(item)} is not a fact."
        page.bad(path, "fact-shape", says, "A fact is a mapping with id, at, kind and about.")
        return None
    before = len(page.problems)
    page.known_keys(item, FACT_KEYS, path)
    start, end = page.span(item.get("at"), (*path, "at"))
    if item.get("to") is not None:
        first, last = page.span(item["to"], (*path, "to"))
        end = last or first
    told_first, told_last = page.span(item.get("recorded_at"), (*path, "recorded_at"))
    told = told_last or told_first
    if told is None and item.get("recorded_at") is None:
        told = end or start
    times_told = [key for key in TIME_KEYS if item.get(key) is not None]
    if not {"at", "recorded_at"} & set(times_told):
        says = "this fact has neither a time nor a recorded_at."
        fix = "Give at:, or recorded_at: when nobody knows when it happened."
        page.bad(path, "time-missing", says, fix, field=_field(item, path, "at"))
    envelope = {key: item[key] for key in PASSED_ON if key in item}
    envelope |= {"happened_at": start, "happened_to": end, "recorded_at": told}
    fact, problems = fact_from(envelope | {"recorded_by": _recorder(page, item, path, people)})
    wrong_times = len(page.problems) > before
    for p in problems:
        if not (wrong_times and p.code in ("time-missing", "range-open")):
            # The file says at and to; the envelope happened_at and happened_to.
            field = {"happened_at": "at", "happened_to": "to"}.get(p.field, p.field)
            where = tuple(int(x) if x.isdecimal() else x for x in field.split("."))
            page.bad((*path, *where), p.code, p.says, p.fix, field=_field(item, path, field))
    if fact is not None:
        _check_people(page, fact, path, people)
    return fact


def _field(item: Mapping[str, Any], path: Path_, field: str) -> str:
    name = item.get("id")
    return f"facts[{name_of(name) if isinstance(name, str) and name else path[-1]}].{field}"


def _recorder(page: Page, item: Mapping[str, Any], path: Path_, people: People) -> Any:
    """Who recorded it, with the post the people list gives where the fact gives none."""
    raw = item.get("recorded_by")
    ref = raw.get("ref") if isinstance(raw, dict) else raw
    if not isinstance(ref, str):
        return raw  # missing or wrong: the envelope says so
    if ref not in people:
        says = f"nobody under people is called {shown(ref)}."
        page.bad(
            (*path, "recorded_by"),
            "person-unknown",
            says,
            nearest(ref, people),
            _field(item, path, "recorded_by"),
        )
        return None
    given = raw if isinstance(raw, dict) else {"ref": ref}
    post = people[ref].get("post") or None
    return given if given.get("role") is not None or post is None else {**given, "role": post}


def _check_people(page: Page, fact: Fact, path: Path_, people: People) -> None:
    for role in sorted(PERSON_ROLES & fact.about.keys()):
        for ref in fact.about[role]:
            if ref not in people:
                says, field = f"nobody under people is called {shown(ref)}.", f"facts[{fact.id}].about.{role}"
                page.bad((*path, "about", role), "person-unknown", says, nearest(ref, people), field=field)


def _check_tasks(page: Page, facts: list[Fact], places: Mapping[int, int], written: set[str]) -> None:
    kinds = {f.id: f.kind for f in facts}
    for fact in facts:
        for task in fact.about.get("task", ()):
            opener = kinds.get(task)
            if opener is None and task in written:
                continue  # called wrong already
            if opener is None or not KINDS[opener].opens_task:
                says = f"{shown(task)} opens no task." if opener else f"there is no fact {shown(task)}."
                fix = "Name the id of the fact that asked, set, promised or offered it."
                path = ("facts", places[id(fact)], "about", "task")
                page.bad(path, "task-unknown", says, fix, field=f"facts[{fact.id}].about.task")
