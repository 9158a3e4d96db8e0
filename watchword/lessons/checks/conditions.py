"""Checks on what patterns say: kinds, fields, values and comparisons that the vocabulary does not have."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from watchword.facts import KINDS
from watchword.facts.kind import value_type
from watchword.lessons.checks.places import condition_path
from watchword.lessons.checks.vocabulary import (
    NUMBERS,
    fields_hint,
    has_order,
    is_date,
    listed_values,
    named,
    state_values,
    type_of,
    with_field,
)
from watchword.lessons.model import DERIVED_FIELDS, Condition, Library, Pattern, StateRef
from watchword.lessons.reading import Reading, hint
from watchword.wording import families
from watchword.yaml_lines import Path_

ORDERED = ("at_least", "below", "above")


def check_pattern(reading: Reading, path: Path_, pattern: Pattern, library: Library) -> None:
    """One pattern's kinds, `where` and `who`."""
    for kind in pattern.kinds:
        if kind not in KINDS:
            reading.bad((*path, "fact"), "kind-unknown", f"there is no kind of fact '{kind}'.", hint(kind, KINDS))
    check_where(reading, (*path, "where"), pattern.kinds, pattern.where, library)
    for who in pattern.who:
        check_role(reading, (*path, "who"), who.role, library, "who acts")


def check_where(
    reading: Reading, path: Path_, kinds: tuple[str, ...], where: Iterable[Condition], library: Library
) -> None:
    """Each line of a `where` or `itself`."""
    for condition in where:
        here = condition_path(path, condition)
        if condition.field in DERIVED_FIELDS:
            _DERIVED[condition.field](reading, here, condition, library)
            continue
        having = with_field(kinds, condition.field)
        if having:
            _check_comparison(reading, here, having, condition)
            _check_value(reading, here, having, condition, library)
        elif all(kind in KINDS for kind in kinds):
            says = f"{' and '.join(named(kind) for kind in kinds)} {_have(kinds)} no field '{condition.field}'."
            reading.bad(here, "field-unknown", says, fields_hint(kinds, condition.field))


def check_role(reading: Reading, path: Path_, role: str, library: Library, what: str) -> None:
    """A post named somewhere: it must have a file in library/roles/."""
    if role and role not in library.roles:
        reading.bad(path, "post-unknown", f"there is no post '{role}' ({what}).", hint(role, library.roles))


def check_field(reading: Reading, path: Path_, kinds: tuple[str, ...], field: str) -> bool:
    """A field named alone: one of the kinds must have it."""
    if with_field(kinds, field) or not all(kind in KINDS for kind in kinds):
        return True
    says = f"{' and '.join(named(kind) for kind in kinds)} {_have(kinds)} no field '{field}'."
    reading.bad(path, "field-unknown", says, fields_hint(kinds, field))
    return False


def check_date(reading: Reading, path: Path_, kinds: tuple[str, ...], field: str) -> None:
    """A field named as a date: one of the kinds must have it, and hold a date in it."""
    if not check_field(reading, path, kinds, field):
        return
    for kind in with_field(kinds, field):
        if not is_date(kind, field):
            dates = [f for f in KINDS[kind].model_fields if is_date(kind, f)]
            fix = f"Its dates are: {', '.join(dates)}." if dates else f"{kind} has no date of its own."
            reading.bad(path, "not-a-date", f"'{field}' of {named(kind)} is no date.", fix)


def _have(kinds: tuple[str, ...]) -> str:
    return "has" if len(kinds) == 1 else "have"


def _check_comparison(reading: Reading, path: Path_, having: list[str], condition: Condition) -> None:
    if condition.operator in ORDERED and not all(has_order(kind, condition.field) for kind in having):
        says = f"'{condition.field}' has no order, so it cannot be compared with '{condition.operator}'."
        reading.bad(path, "no-order", says, "Name the values instead, as a list.")
    if condition.operator in ORDERED and isinstance(condition.value, tuple):
        says = f"'{condition.operator}' compares with one value, not with a list."
        reading.bad(path, "one-value", says, "Keep one value.")
    if condition.operator == "includes":
        for kind in having:
            if not value_type(KINDS[kind].model_fields[condition.field])[1]:
                says = f"'{condition.field}' of {named(kind)} holds one value, not a list."
                reading.bad(path, "not-a-list", says, f"Write {condition.field}: without '|includes'.")


def _check_value(reading: Reading, path: Path_, having: list[str], condition: Condition, library: Library) -> None:
    if condition.operator == "missing":
        return
    if isinstance(condition.value, StateRef):
        _check_state_value(reading, path, having, condition, library)
        return
    for value in condition.value if isinstance(condition.value, tuple) else (condition.value,):
        if not any(_fits(kind, condition.field, value) for kind in having):
            says, fix = _misfit(having[0], condition.field, value)
            reading.bad(path, "value-unknown", says, fix)


def _fits(kind: str, field: str, value: Any) -> bool:
    values = listed_values(kind, field)
    one = type_of(kind, field)
    if values:
        return isinstance(value, str) and value in values
    if one is bool:
        return isinstance(value, bool)
    if one in NUMBERS:
        return isinstance(value, NUMBERS) and not isinstance(value, bool)
    return isinstance(value, str)


def _misfit(kind: str, field: str, value: Any) -> tuple[str, str]:
    says = f"'{_written(value)}' is no value of '{field}' of {named(kind)}."
    values = listed_values(kind, field)
    if values:
        return says, hint(value, values)
    one = type_of(kind, field)
    if one is bool:
        return says, "Write yes or no."
    return says, "Write a number." if one in NUMBERS else "Write it as text, in quotes."


def _written(value: Any) -> str:
    return {True: "yes", False: "no"}.get(value, str(value)) if isinstance(value, bool) else str(value)


def _check_state_value(
    reading: Reading, path: Path_, having: list[str], condition: Condition, library: Library
) -> None:
    """`state:NAME` as a value: only in `when`, and of the same list of values."""
    name = condition.value.name
    if path[0] != "when":
        says = f"'state:{name}' can be compared with a field only in 'when'."
        reading.bad(path, "state-not-here", says, "Ask for the state in 'given' instead.")
    state = library.states.get(name)
    if state is None:
        reading.bad(path, "state-unknown", f"there is no state '{name}'.", hint(name, library.states))
        return
    values = state_values(state)
    for kind in having:
        listed = listed_values(kind, condition.field)
        if listed and listed != values:
            says = f"'{condition.field}' of {named(kind)} and the state '{name}' have different lists of values."
            reading.bad(path, "lists-differ", says, "Compare a field with a state of the same list.")


def _check_finding(reading: Reading, path: Path_, condition: Condition, library: Library) -> None:
    if condition.operator not in ("includes", "is", "missing"):
        says = f"'finding' is a list, so '{condition.operator}' says nothing about it."
        reading.bad(path, "not-a-list", says, "Write finding|includes: and the families.")
    for value in _values(condition):
        if value not in families():
            says = f"the wording checker has no family '{value}'."
            reading.bad(path, "family-unknown", says, hint(value, families()))


def _check_by_role(reading: Reading, path: Path_, condition: Condition, library: Library) -> None:
    for value in _values(condition):
        check_role(reading, path, str(value), library, "'by_role'")


def _check_by(reading: Reading, path: Path_, condition: Condition, library: Library) -> None:
    if condition.operator in ORDERED:
        says = f"people have no order, so 'by' cannot be compared with '{condition.operator}'."
        reading.bad(path, "no-order", says, "Ask for a post with 'who: ROLE or above'.")


def _values(condition: Condition) -> tuple[Any, ...]:
    if condition.operator == "missing":
        return ()
    return condition.value if isinstance(condition.value, tuple) else (condition.value,)


_DERIVED: Mapping[str, Callable[[Reading, Path_, Condition, Library], None]] = {
    "finding": _check_finding,
    "by_role": _check_by_role,
    "by": _check_by,
}
