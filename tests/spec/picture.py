"""Draws small pictures: a lesson in a few lines, a few facts, and what must come of them.

    assert judged(LESSON, [fact("c1", "10:00", "call"), fact("a1", "11:00", "attended")], "D+1 09:00") == [
        "c1: met by a1, due D+0 12:00"
    ]

Times count from Monday 3 March 2025 in London: "10:00" is that day, "D+1 10:00" the next, "D+1" alone is
somewhere in that day. `.250000` may follow the seconds, and "10:00 - 1us" is a microsecond earlier.
A fact names the victim `ann` and the suspect `bob` unless told otherwise (`suspect=None`), and one of every
other role that its kind cannot do without.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from watchword.clock import day_number, instant, local_moment, number_of_day
from watchword.facts import KINDS, Fact, fact_from
from watchword.facts.kind import ROLES
from watchword.facts.written_times import written_span
from watchword.lessons import read
from watchword.lessons.engines.compiled import Rules
from watchword.lessons.engines.reference import judge
from watchword.lessons.engines.verdict import Judgement, Verdict
from watchword.lessons.model import Library
from watchword.lessons.reading import Reading
from watchword.problems import Problem, Refused
from watchword.yaml_lines import Document, read_text

DAY_ZERO = date(2025, 3, 3)
USUAL = {"victim": "ann", "suspect": "bob"}
_AROUND = """
id: {id}
title: A picture
status: live
severity: high
basis: guidance
effective: {{from: 2000-01-01}}
why: To show what the words mean.
cites: [{{source: a-book}}]
owner: sergeant
ask: Do it.
"""


def at(text: str) -> datetime:
    """The instant of a time as a picture writes it."""
    text, shift = re.fullmatch(r"(.*?)(?: ([+-] ?\d+)us)?", text).groups()  # type: ignore[union-attr]
    start, _ = _span(text)
    assert start is not None
    return start + timedelta(microseconds=int((shift or "0").replace(" ", "")))


def _span(text: str) -> tuple[datetime | None, datetime | None]:
    found = written_span(f"D+0 {text}" if re.match(r"\d\d?:", text) else text, DAY_ZERO)
    assert not isinstance(found, Problem), str(found)
    return found


def fact(
    id: str, when: str | None, kind: str, *, till: str | None = None, told: str | None = None,
    by: str | None = "pc_ward", as_a: str | None = None, corrects: str | None = None, **rest: Any,
) -> Fact:  # fmt: skip
    """One fact. `till` ends a range; `told` is when it was recorded; further words are its roles and its data."""
    start, end = (None, None) if when is None else (at(when), _span(when)[1]) if "us" not in when else (at(when), None)
    end = at(till) if till else end
    declared = KINDS[kind]
    usual = {r: f"{r}-1" for r in declared.needs - {"task"}} | {r: x for r, x in USUAL.items() if r in declared.roles}
    about = usual | {k: v for k, v in rest.items() if k in ROLES and k not in declared.model_fields}
    recorded = at(told) if told else end or start
    made, problems = fact_from(
        {
            "id": id, "kind": kind, "happened_at": start, "happened_to": end, "recorded_at": recorded,
            "recorded_by": {"ref": by, "role": as_a} if by else None, "corrects": corrects,
            "about": {role: refs for role, refs in about.items() if refs is not None},
            "data": {k: v for k, v in rest.items() if k not in ROLES or k in declared.model_fields},
        }
    )  # fmt: skip
    assert made is not None, [str(p) for p in problems]
    return made


def rules(lesson: str | Sequence[str], states: str = "", clocks: str = "", roles: str = "", **library: Any) -> Rules:
    """Lessons made ready for judging. States, clocks and roles are mappings of ids, as YAML."""
    texts = [lesson] if isinstance(lesson, str) else list(lesson)
    lessons = [
        _read(read.lesson, _lesson_document(text, f"lesson-{n}" if n else "lesson")) for n, text in enumerate(texts)
    ]
    more = {"title": "A picture"}
    parts = {
        "states": [_read(read.state, d) for d in _documents(states, more)],
        "clocks": [
            _read(read.clock, d)
            for d in _documents(clocks, more | {"basis": "guidance", "cites": [{"source": "a-book"}]})
        ],
        "roles": [_read(read.role, d) for d in _documents(roles, more)],
    }
    own = {
        c.id: c
        for c in (
            _read(read.clock, d)
            for d in _documents(
                library.pop("own_clocks", ""), more | {"basis": "guidance", "cites": [{"source": "a-book"}]}
            )
        )
    }
    parts["clocks"] = [replace(c, own=own[c.id].values) if c.id in own else c for c in parts["clocks"]]
    return Rules(
        Library(
            **{k: {x.id: x for x in v} for k, v in parts.items()},
            lessons={x.id: x for x in lessons},
            sources={},
            **library,
        )
    )


def judgement(
    lesson: str | Sequence[str] | Rules, facts: Iterable[Fact], now: str, *, known_at: str | None = None, **library: Any
) -> Judgement:
    """What the reference engine says."""
    ready = lesson if isinstance(lesson, Rules) else rules(lesson, **library)
    return judge(ready, facts, instant(at(now)), None if known_at is None else instant(at(known_at)))


def judged(
    lesson: str | Sequence[str] | Rules, facts: Iterable[Fact], now: str, *, known_at: str | None = None, **library: Any
) -> list[str]:
    """Every duty in a line, in order of its trigger, then every data question in a line."""
    found = judgement(lesson, facts, now, known_at=known_at, **library)
    several = len({v.per for v in found.verdicts}) > 1
    verdicts = sorted(found.verdicts, key=lambda v: (v.at, v.trigger, v.per))
    questions = [f"{q.trigger}: question, missing {', '.join(q.missing)}" for q in found.questions]
    return [line(v, several) for v in verdicts] + questions


def outcomes(
    lesson: str | Sequence[str] | Rules, facts: Iterable[Fact], now: str, *, known_at: str | None = None, **library: Any
) -> list[str]:
    """Only the outcomes, with 'question' for a data question; nothing for quiet."""
    found = judgement(lesson, facts, now, known_at=known_at, **library)
    return [v.outcome for v in sorted(found.verdicts, key=lambda v: (v.at, v.trigger, v.per))] + ["question"] * len(
        found.questions
    )


def line(verdict: Verdict, name_whom: bool = False) -> str:
    """One duty in a line: trigger, outcome, what answered, due, and what is missing."""
    whom = f" for {'+'.join(ref for _, ref in verdict.per)}" if name_whom else ""
    text = f"{verdict.trigger}{whom}: {verdict.outcome}"
    if verdict.answered_by:
        text += f" by {', '.join(verdict.answered_by)}"
    if verdict.leader:
        text += f" to {verdict.leader}"
    if verdict.joined:
        text += f" with {', '.join(verdict.joined)}"
    if verdict.due is not None:
        text += f", due {shown(verdict.due)}"
    if verdict.missing:
        text += f", missing {', '.join(verdict.missing)}"
    return text


def shown(due: int) -> str:
    """An instant as a picture writes it."""
    days = day_number(due) - number_of_day(DAY_ZERO)
    local = local_moment(due)
    if local.time().isoformat() == "23:59:59.999999":
        return f"end of D{days:+d}"
    seconds = "" if not local.second and not local.microsecond else f":{local:%S}"
    return f"D{days:+d} {local:%H:%M}{seconds}" + (f".{local.microsecond:06d}" if local.microsecond else "")


def refusals(lesson: str) -> list[str]:
    """The codes of what is wrong with a lesson's text."""
    reading = Reading(_lesson_document(lesson, "lesson"))
    read.lesson(reading)
    return [p.code for p in reading.problems]


def _lesson_document(text: str, id: str) -> Document:
    own = read_text(text, "picture")
    boilerplate = {k: v for k, v in read_text(_AROUND.format(id=id), "picture").value.items() if k not in own.value}
    return Document(own.file, {**boilerplate, **own.value}, own.lines)


def _documents(text: str, more: dict[str, Any]) -> list[Document]:
    if not text.strip():
        return []
    return [Document("picture", {"id": id, **more, **raw}, {}) for id, raw in read_text(text, "picture").value.items()]


def _read(reader: Any, document: Document) -> Any:
    reading = Reading(document)
    found = reader(reading)
    if found is None or reading.problems:
        raise Refused(reading.problems)
    return found
