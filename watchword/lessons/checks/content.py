"""Checks on states, clocks and posts."""

from __future__ import annotations

from watchword.facts.kind import ROLES
from watchword.lessons.checks import places
from watchword.lessons.checks.conditions import check_date, check_field, check_pattern
from watchword.lessons.checks.names import check_cites
from watchword.lessons.checks.vocabulary import can_name, named, roles_text, state_values, with_field
from watchword.lessons.model import Clock, Library, Role, State
from watchword.lessons.reading import Reading, hint
from watchword.yaml_lines import Path_


def check_state(reading: Reading, state: State, library: Library) -> None:
    """A state's patterns, fields and roles."""
    things = (state.things,) if state.form == "things" else ()
    for role in (*state.per, *things):
        if role not in ROLES:
            reading.bad(("per",), "role-unknown", f"there is no role '{role}'.", hint(role, ROLES))
    for path, pattern, clause in places.state_patterns(state):
        check_pattern(reading, path, pattern, library)
        needed = things if things and clause in ("ends", "each") else (*state.per, *things)
        if pattern.same is None:
            _names(reading, path, pattern.kinds, needed)
    begin_kinds = tuple(dict.fromkeys(kind for pattern in state.begins for kind in pattern.kinds))
    for key, field in (("starts", state.starts), ("stops", state.stops)):
        if field:
            check_date(reading, (key,), begin_kinds, field)
    if state.lasts is not None and state.lasts.is_for_clock_files:
        reading.bad(("lasts",), "clock-only", f"'{state.lasts}' is a length that only a clock may have.")
    if state.value is not None:
        _value_field(reading, ("value", "field"), state.value.kinds, state.field)
    if state.each is not None:
        _value_field(reading, ("each", "field"), state.each.kinds, state.each_field)
    values = state_values(state)
    if state.otherwise is not None and values and state.otherwise not in values:
        says = f"'{state.otherwise}' is no value of this state."
        reading.bad(("otherwise",), "value-unknown", says, hint(state.otherwise, values))
    if state.form != "value" and state.otherwise is not None:
        says = "'otherwise' belongs to a state with a value; this one holds or counts."
        reading.bad(("otherwise",), "otherwise-idle", says, "Leave it out.")


def check_clock(reading: Reading, clock: Clock, library: Library) -> None:
    """A clock's sources and what it chooses by."""
    check_cites(reading, clock.cites, library)
    if not clock.choose_state:
        return
    state = library.states.get(clock.choose_state)
    if state is None:
        says = f"there is no state '{clock.choose_state}'."
        reading.bad(("choose",), "state-unknown", says, hint(clock.choose_state, library.states))
        return
    values = state_values(state)
    for i, value in enumerate(clock.values):
        for key in value.lengths:
            if values and key not in values:
                says = f"'{key}' is no value of the state '{state.id}'."
                reading.bad(("values", i, "lengths", key), "value-unknown", says, hint(key, values))


def check_role_file(reading: Reading, role: Role, library: Library) -> None:
    """A post's next tier, and the state that names who holds it."""
    if role.next and role.next not in library.roles:
        says = f"the next tier '{role.next}' is no post."
        reading.bad(("next",), "post-unknown", says, hint(role.next, library.roles))
    state = library.states.get(role.held_by)
    if role.held_by and state is None:
        says = f"there is no state '{role.held_by}'."
        reading.bad(("held_by",), "state-unknown", says, hint(role.held_by, library.states))
    elif state is not None and state.form != "value":
        says = f"the state '{state.id}' names nobody: it has no value."
        reading.bad(("held_by",), "held-by-bad", says, "Name a state whose value is an officer.")


def _names(reading: Reading, path: Path_, kinds: tuple[str, ...], roles: tuple[str, ...]) -> None:
    for role in roles:
        for kind in kinds:
            if role in ROLES and not can_name(kind, role):
                says = f"a {named(kind)} fact never names a {role}, so it can say nothing of this state."
                reading.bad(path, "role-not-here", says, roles_text(kind))


def _value_field(reading: Reading, path: Path_, kinds: tuple[str, ...], field: str) -> None:
    """The field (or role) that carries a state's value."""
    if not field:
        reading.bad(path[:-1], "field-missing", "it does not say which field carries the value.", "Add field: …")
    elif field in ROLES and not with_field(kinds, field):
        _names(reading, path, kinds, (field,))
    elif field != "by":
        check_field(reading, path, kinds, field)
