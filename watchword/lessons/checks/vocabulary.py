"""What the vocabulary allows: which fields, values and roles a kind of fact can have."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from watchword.facts import KINDS
from watchword.facts.kind import Choice, Ordered, value_type
from watchword.lessons.model import DERIVED_FIELDS, State
from watchword.lessons.reading import hint

NUMBERS = (int, float)
DATES = (date, datetime)
PEOPLE = ("victim", "suspect", "child", "reporter", "witness", "officer", "to")
NEVER_ENDING = frozenset({*PEOPLE, "place", "vicinity", "number", "source"})


def named(kind: str) -> str:
    """A kind by its name and title, as in: 'risk_assessed' (risk assessment recorded)."""
    title = KINDS[kind].title() if kind in KINDS else ""
    return f"'{kind}' ({title[0].lower()}{title[1:]})" if title else f"'{kind}'"


def with_field(kinds: Iterable[str], field: str) -> list[str]:
    """Those of the kinds that have a data field."""
    return [kind for kind in kinds if kind in KINDS and field in KINDS[kind].model_fields]


def type_of(kind: str, field: str) -> Any:
    """The type of one value of a field."""
    return value_type(KINDS[kind].model_fields[field])[0]


def listed_values(kind: str, field: str) -> tuple[str, ...]:
    """The values a field can take where it has a list of them, in order; else nothing."""
    one = type_of(kind, field)
    return tuple(str(v) for v in one) if isinstance(one, type) and issubclass(one, Ordered | Choice) else ()


def has_order(kind: str, field: str) -> bool:
    """Whether values of a field can be compared: an ordered list, a number or a date."""
    one = type_of(kind, field)
    return isinstance(one, type) and issubclass(one, (Ordered, *NUMBERS, *DATES)) and one is not bool


def is_date(kind: str, field: str) -> bool:
    """Whether a field holds a date or a time."""
    one = type_of(kind, field)
    return isinstance(one, type) and issubclass(one, DATES)


def fields_hint(kinds: Iterable[str], word: str) -> str:
    """What the writer may have meant, among the fields of these kinds."""
    known = {f for kind in kinds if kind in KINDS for f in KINDS[kind].model_fields}
    return hint(word, known | set(DERIVED_FIELDS))


@lru_cache(maxsize=4096)
def can_name(kind: str, role: str) -> bool:
    """Whether facts of a kind can name a role: themselves, or by completion through the task they answer."""
    declared = KINDS.get(kind)
    if declared is None:
        return True  # an unknown kind is a problem of its own
    if role == "vicinity":
        return can_name(kind, "place")
    if role in declared.roles:
        return True
    return "task" in declared.needs and any(k.opens_task and role in k.roles for k in KINDS.values())


def roles_text(kind: str) -> str:
    """The roles of a kind, for a remedy."""
    return f"Its roles are: {', '.join(sorted(KINDS[kind].roles))}."


def state_values(state: State) -> tuple[str, ...]:
    """The values a *value* state can take where they come from a list; else nothing."""
    kinds = with_field(state.value.kinds, state.field) if state.value else []
    return tuple(dict.fromkeys(v for kind in kinds for v in listed_values(kind, state.field)))


def state_has_order(state: State) -> bool:
    """Whether a state's value or number can be compared."""
    if state.form == "things":
        return True
    kinds = with_field(state.value.kinds, state.field) if state.value else []
    return bool(kinds) and all(has_order(kind, state.field) for kind in kinds)
