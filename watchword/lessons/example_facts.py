"""The facts of a lesson's example: what is left out is filled in, so that only what differs is written.

Roles not named stand for one victim, suspect, incident and investigation, and for one of every role that
the kind needs; `task` is the latest earlier fact that opened one, by choice one of the lesson's triggers.
D+0 is Monday 3 March 2025.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from watchword.facts import KINDS, Fact, fact_from
from watchword.facts.record import correction_problems
from watchword.facts.written_times import Span, written_span
from watchword.lessons.model import Example, Lesson
from watchword.lessons.reading import hint
from watchword.problems import Problem

DAY_ZERO = date(2025, 3, 3)
KEYS = ("id", "at", "to", "recorded_at", "by", "kind", "standing", "about", "data", "corrects")
ALWAYS_FILLED = ("victim", "suspect", "incident", "investigation")
USUAL_RECORDER = "attending_officer"
A_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Story:
    """An example made ready for judging."""

    facts: tuple[Fact, ...]
    now: datetime


def story_of(example: Example, lesson: Lesson) -> tuple[Story | None, list[Problem]]:
    """The example's facts and its `now`, or every problem with them."""
    problems: list[Problem] = []
    facts: list[Fact] = []
    tasks: list[tuple[str, str]] = []
    for number, raw in enumerate(example.facts, start=1):
        fact, found = _fact(raw, f"e{number}", tasks, lesson)
        problems += [replace(p, field=f"fact {number}{'.' if p.field else ''}{p.field}") for p in found]
        if fact is None:
            continue
        facts.append(fact)
        if KINDS[fact.kind].opens_task:
            tasks.append((fact.corrects or fact.id, fact.kind))
    if not problems:
        problems += correction_problems(facts)
    now, found = _now(example, facts)
    problems += found
    if problems or now is None:
        named = [
            replace(p, says=f"in the example '{example.name}', {p.says}", file=lesson.file, line=example.line)
            for p in problems
        ]
        return None, named
    return Story(tuple(facts), now), []


def _fact(
    raw: Mapping[str, Any], number: str, tasks: list[tuple[str, str]], lesson: Lesson
) -> tuple[Fact | None, list[Problem]]:
    problems = [
        Problem("key-unknown", f"there is no key '{key}' in an example's fact.", hint(key, KEYS), field=str(key))
        for key in raw
        if key not in KEYS
    ]
    start, end = _span(raw, "at", problems)
    if raw.get("to") is not None:
        first, last = _span(raw, "to", problems)
        end = last or first
    told_first, told_last = _span(raw, "recorded_at", problems)
    told = told_last or told_first or end or start
    if told is None and not problems:
        says = "a fact has neither a time nor a recorded_at."
        problems.append(Problem("time-missing", says, "Give at:, or recorded_at: when nobody knows when it happened."))
    about = raw.get("about")
    if problems or not isinstance(about, Mapping | None):
        return None, problems or [Problem("about-shape", "about is not a mapping of roles.", "Write role: reference.")]
    envelope = {key: raw[key] for key in ("kind", "standing", "data", "corrects") if raw.get(key) is not None}
    fact, found = fact_from(
        envelope
        | {
            "id": str(raw.get("id") or number),
            "happened_at": start,
            "happened_to": end,
            "recorded_at": told,
            "recorded_by": _recorder(raw),
            "about": _about(str(raw.get("kind")), about or {}, tasks, lesson),
        }
    )
    return fact, problems + found


def _about(kind_name: str, written: Mapping[str, Any], tasks: list[tuple[str, str]], lesson: Lesson) -> dict[str, Any]:
    """The roles as written, and the usual ones for those left out; `none` leaves one out."""
    kind = KINDS.get(kind_name)
    about: dict[str, Any] = {}
    if kind is not None:
        filled = {r for r in ALWAYS_FILLED if r in kind.roles} | (kind.needs - {"task"})
        about = {role: role for role in sorted(filled)}
        if tasks and not kind.opens_task and ("task" in kind.needs or "task" in lesson.per):
            asked = [task for task, opener in tasks if opener in lesson.when.kinds]
            about["task"] = asked[-1] if asked else tasks[-1][0]
    about |= written
    return {role: value for role, value in about.items() if value not in (None, "none")}


def _recorder(raw: Mapping[str, Any]) -> dict[str, str] | None:
    """`by: sergeant`, or `by: {ref: ps_x, role: sergeant}`; `by: none` for nobody known."""
    by = raw.get("by", USUAL_RECORDER)
    if by in (None, "none"):
        return None
    if isinstance(by, Mapping):
        role = by.get("role")
        return {"ref": str(by.get("ref") or role), "role": str(role)} if role else {"ref": str(by.get("ref"))}
    return {"ref": str(by), "role": str(by)}


def _now(example: Example, facts: list[Fact]) -> tuple[datetime | None, list[Problem]]:
    """The instant the example is judged at: as written, else a minute after the last thing in it."""
    problems: list[Problem] = []
    if example.now:
        first, last = _span({"now": example.now}, "now", problems)
        return last or first, problems
    if "waiting" in example.expect:
        says = "it says nothing of when it is judged, and 'waiting' depends on that."
        return None, [Problem("now-missing", says, 'Add now: "D+2 09:00".')]
    times = [t for f in facts for t in (f.happened_at, f.happened_to, f.recorded_at) if t is not None]
    return (max(times) + A_MINUTE if times else None), []


def _span(raw: Mapping[str, Any], key: str, problems: list[Problem]) -> Span:
    if raw.get(key) is None:
        return None, None
    found = written_span(str(raw[key]), DAY_ZERO)
    if isinstance(found, Problem):
        problems.append(replace(found, field=key))
        return None, None
    return found
