"""Where each clause of a lesson stands in its file, so that a problem can name its line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from watchword.lessons.model import (
    AnyItem,
    Choice,
    Condition,
    FactItem,
    Form,
    Gate,
    Item,
    Lesson,
    Pattern,
    Response,
    State,
    StateItem,
    Timing,
)
from watchword.yaml_lines import Path_


class PatternAt(NamedTuple):
    """A pattern, its path, and the clause it belongs to: when, until, given, unless, gate or answer."""

    path: Path_
    pattern: Pattern
    clause: str


class ItemAt(NamedTuple):
    """A fact or state looked back at, its path, and its clause: given, unless or gate."""

    path: Path_
    item: FactItem | StateItem
    clause: str


class FormAt(NamedTuple):
    """A form and its path; `alone` when nothing else can meet its step."""

    path: Path_
    form: Form
    alone: bool


class TimingAt(NamedTuple):
    """The timing of a step, and the path of the step."""

    path: Path_
    timing: Timing


def condition_path(path: Path_, condition: Condition) -> Path_:
    """The path of one line of a `where` (or `itself`) that stands at `path`."""
    key = condition.field if condition.operator == "is" else f"{condition.field}|{condition.operator}"
    return (*path, key)


def patterns(lesson: Lesson, raw: Any) -> Iterator[PatternAt]:
    """Every pattern of a lesson, its trigger first."""
    yield PatternAt(("when",), lesson.when, "when")
    for path, item, clause in items(lesson, raw):
        if isinstance(item, FactItem):
            yield PatternAt(path, item.pattern, clause)
    for i, step in enumerate(lesson.must):
        if isinstance(step, Response):
            yield PatternAt(("must", i), step.pattern, "answer")
        elif isinstance(step, Choice):
            for path, pattern in zip(_options(raw, i, instant=False), step.patterns, strict=True):
                yield PatternAt(path, pattern, "answer")
    for i, pattern in enumerate(lesson.until):
        yield PatternAt(("until", i), pattern, "until")


def items(lesson: Lesson, raw: Any) -> Iterator[ItemAt]:
    """Every fact or state that a lesson looks back at, those inside `any` one by one."""
    for clause, found in (("given", lesson.given), ("unless", lesson.unless)):
        for i, item in enumerate(found):
            yield from _each((clause, i), item, clause)
    for path, step in _instants(lesson, raw):
        if isinstance(step, Gate):
            yield from _each((*path, "already"), step.item, "gate")


def forms(lesson: Lesson, raw: Any) -> Iterator[FormAt]:
    """Every form of a lesson."""
    for path, step in _instants(lesson, raw):
        if isinstance(step, Form):
            yield FormAt(path, step, alone=len(path) == 2)


def timings(lesson: Lesson) -> Iterator[TimingAt]:
    """Every timing of a lesson."""
    for i, step in enumerate(lesson.must):
        if isinstance(step, Response | Choice) and step.timing is not None:
            yield TimingAt(("must", i), step.timing)


def state_patterns(state: State) -> Iterator[PatternAt]:
    """Every pattern of a state; its clause is begins, ends, value or each."""
    for i, pattern in enumerate(state.begins):
        yield PatternAt(("begins", i), pattern, "begins")
    for i, pattern in enumerate(state.ends):
        yield PatternAt(("ends", i), pattern, "ends")
    if state.value is not None:
        yield PatternAt(("value",), state.value, "value")
    if state.each is not None:
        yield PatternAt(("each",), state.each, "each")


def _each(path: Path_, item: Item, clause: str) -> Iterator[ItemAt]:
    if isinstance(item, AnyItem):
        for i, inner in enumerate(item.items):
            yield ItemAt((*path, "any", i), inner, clause)
    else:
        yield ItemAt(path, item, clause)


def _instants(lesson: Lesson, raw: Any) -> Iterator[tuple[Path_, Gate | Form]]:
    for i, step in enumerate(lesson.must):
        if isinstance(step, Gate | Form):
            yield ("must", i), step
        elif isinstance(step, Choice):
            yield from zip(_options(raw, i, instant=True), step.instant, strict=True)


def _options(raw: Any, step: int, *, instant: bool) -> list[Path_]:
    """The paths of a choice's gates and forms, or of its patterns, in order."""
    written = raw["must"][step]["any"]
    return [
        ("must", step, "any", i)
        for i, option in enumerate(written)
        if ("already" in option or "itself" in option) == instant
    ]
