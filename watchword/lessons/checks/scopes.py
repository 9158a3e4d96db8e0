"""Which sorted scopes a library needs: what a whole history is sorted by to be judged on arrays."""

from __future__ import annotations

from collections.abc import Iterable

from watchword.lessons.engines.compiled import patterns_of, state_names
from watchword.lessons.model import Lesson, Library, StateRef

MOST = 12


def scopes_of(lessons: Iterable[Lesson], library: Library) -> list[str]:
    """Each scope by its roles ("victim + suspect"), the most used first."""
    used: dict[str, int] = {}
    for lesson in lessons:
        for scope in _scopes(lesson, library):
            used[scope] = used.get(scope, 0) + 1
    return sorted(used, key=lambda scope: (-used[scope], scope))


def _scopes(lesson: Lesson, library: Library) -> set[str]:
    found = {_name(lesson.per)}
    states = set(state_names(lesson))
    for pattern in patterns_of(lesson):
        states |= {c.value.name for c in pattern.where if isinstance(c.value, StateRef)}
        if pattern.same is not None:
            found.add(_name(s.role or f"field {s.field}" for s in pattern.same))
    for name in states & library.states.keys():
        state = library.states[name]
        found.add(_name(state.per))
        if state.things:
            found.add(state.things)
    return found - {""}


def _name(parts: Iterable[str]) -> str:
    return " + ".join(sorted(parts))
