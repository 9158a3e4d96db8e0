"""The keys of lessons, states, clocks, roles and sources: what each holds, and how it reads in plain words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from operator import attrgetter
from typing import Any

from watchword.clock import date_text
from watchword.lessons.explain import BASES, STATUSES, cited, sections
from watchword.lessons.limits import in_force
from watchword.lessons.model import Clock, ClockValue, Lesson, Library, Role, Source, State
from watchword.lessons.plain.clauses import Words, value_text
from watchword.lessons.plain.kinds import field_title, value_words
from watchword.lessons.plain.roles import role_word

ValueOf = Callable[[Any], Any]


def _examples(lesson: Lesson) -> Any:
    """Without the lines they stand on."""
    return tuple(replace(example, line=None) for example in lesson.examples)


def _same(*names: str) -> dict[str, ValueOf]:
    return {name: attrgetter(name) for name in names}


# What is compared, by key of the file. A key of a lesson takes with it what reads in the same sentence.
KEYS: Mapping[str, Mapping[str, ValueOf]] = {
    "lessons": {
        **_same("theme", "title", "status", "severity", "basis"),
        "effective": attrgetter("effective_from", "effective_to"),
        **_same("why", "cites", "per"),
        "when": attrgetter("when", "change"),
        **_same("given", "unless"),
        "must": attrgetter("must", "join", "repeat"),
        "until": attrgetter("until"),
        "owner": attrgetter("owner", "ladder"),
        **_same("endings", "ask"),
        "examples": _examples,
    },
    "states": {
        **_same("title", "per", "begins", "ends", "starts", "stops", "lasts"),
        "value": attrgetter("value", "field"),
        **_same("otherwise", "things"),
        "each": attrgetter("each", "each_field"),
    },
    "clocks": {
        **_same("title", "why", "basis", "unverified", "cites"),
        "choose": attrgetter("choose_field", "choose_state"),
        "values": in_force,
    },
    "roles": _same("title", "what", "rank", "next", "held_by"),
    "sources": _same("title", "publisher", "year", "note"),
}


def said(one: Any, library: Library) -> dict[str, tuple[str, ...]]:
    """What each key says, in lines of plain words; a key without words is left out."""
    return {key: lines for key, lines in _SAY[type(one)](one, library) if lines}


def value_line(value: ClockValue) -> str:
    """One value of a clock and its date: "from 1 Jan 2015: 8 hours"."""
    return f"from {date_text(value.from_date, weekday=False)}: {value_text(value)}"


Said = Iterator[tuple[str, tuple[str, ...]]]


def _lesson(lesson: Lesson, library: Library) -> Said:
    yield from ((key, (getattr(lesson, key),)) for key in ("theme", "title", "severity"))
    yield "status", (STATUSES[lesson.status],)
    yield "basis", (BASES[lesson.basis],)
    until = f" until {date_text(lesson.effective_to, weekday=False)}" if lesson.effective_to else ""
    yield "effective", (f"from {date_text(lesson.effective_from, weekday=False)}{until}",)
    for section in sections(lesson, library, {}):
        if section.key:
            yield section.key, tuple(" ".join(text.split()) for _, text in section.lines)


def _state(state: State, library: Library) -> Said:
    words = Words((), library)
    yield "title", (state.title,)
    yield "per", (", ".join(map(role_word, state.per)),)
    yield "begins", tuple(map(words.pattern, state.begins))
    yield "ends", tuple(map(words.pattern, state.ends))
    begin_kinds = tuple(kind for pattern in state.begins for kind in pattern.kinds)
    for key, field in (("starts", state.starts), ("stops", state.stops)):
        yield key, (f"“{field_title(begin_kinds, field)}”",) if field else ()
    yield "lasts", (state.lasts.text,) if state.lasts else ()
    for key, pattern, field in (("value", state.value, state.field), ("each", state.each, state.each_field)):
        if pattern is not None:
            yield key, (f"“{field_title(pattern.kinds, field)}” when {words.pattern(pattern)}",)
    yield "otherwise", (value_words(state.otherwise),) if state.otherwise is not None else ()
    yield "things", (role_word(state.things),) if state.things else ()


def _clock(clock: Clock, library: Library) -> Said:
    yield "title", (clock.title,)
    yield "why", (" ".join(clock.why.split()),) if clock.why else ()
    yield "basis", (BASES[clock.basis],)
    yield "unverified", ("yes" if clock.unverified else "no",)
    yield "cites", tuple(cited(cite, library) for cite in clock.cites)
    yield "choose", (chosen_by(clock, library),) if clock.choose_field or clock.choose_state else ()
    # On one line, because a value only means something beside the dates of the others.
    yield "values", ("; ".join(map(value_line, in_force(clock))),)


def chosen_by(clock: Clock, library: Library) -> str:
    """What a clock chooses its length by: a field of the trigger, or a state at that moment."""
    if clock.choose_field:
        return f"the trigger's “{clock.choose_field.replace('_', ' ')}”"
    state = library.states.get(clock.choose_state)
    return f"“{state.title if state else clock.choose_state}” at that moment"


def _role(role: Role, library: Library) -> Said:
    titles = {one.id: one.title for one in library.roles.values()}
    states = {one.id: one.title for one in library.states.values()}
    yield from _plain(replace(role, next=titles.get(role.next, role.next), held_by=states.get(role.held_by, "")))


def _source(source: Source, library: Library) -> Said:
    yield from _plain(source)


def _plain(one: Role | Source) -> Said:
    for key in KEYS["roles" if isinstance(one, Role) else "sources"]:
        value = getattr(one, key)
        yield key, (str(value),) if value not in (None, "") else ()


_SAY: Mapping[type, Callable[[Any, Library], Said]] = {
    Lesson: _lesson, State: _state, Clock: _clock, Role: _role, Source: _source,
}  # fmt: skip
