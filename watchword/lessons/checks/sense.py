"""Checks on what a lesson means: clauses that contradict each other, or can never be met."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from watchword.facts import KINDS
from watchword.facts.kind import value_type
from watchword.lessons.checks import places
from watchword.lessons.checks.vocabulary import (
    NEVER_ENDING,
    has_order,
    named,
    state_has_order,
    state_values,
    type_of,
    with_field,
)
from watchword.lessons.model import (
    DERIVED_FIELDS,
    Choice,
    Condition,
    FactItem,
    Form,
    Gate,
    Lesson,
    Library,
    Pattern,
    Response,
    State,
    StateItem,
    StateRef,
)
from watchword.lessons.reading import Reading, hint
from watchword.yaml_lines import Path_

GIVEN_IN_PLENTY = 3


def check_sense(reading: Reading, lesson: Lesson, library: Library) -> None:
    """Everything that is well named and still makes no sense."""
    _change_on_unordered(reading, lesson)
    _state_set_by_trigger(reading, lesson, library)
    _state_comparisons(reading, lesson, library)
    _join_and_repeat(reading, lesson)
    _never_raised(reading, lesson)
    _ended_by_trigger(reading, lesson, library)
    _never_met(reading, lesson)
    _who_contradicts(reading, lesson)
    _looks_back_for_ever(reading, lesson)
    if len(lesson.given) > GIVEN_IN_PLENTY:
        says = f"'given' has {len(lesson.given)} lines; beyond {GIVEN_IN_PLENTY} it is hard to foresee."
        reading.bad(("given",), "given-many", says, "Can a state say some of them together?", warning=True)
    if not lesson.ladder:
        says = "nobody is told when this is missed."
        reading.bad((), "ladder-none", says, "Add ladder: [{at: due, tell: sergeant}].", warning=True)


# -- comparisons


def _change_on_unordered(reading: Reading, lesson: Lesson) -> None:
    change = lesson.change
    if change is None or change.how not in ("lowered", "raised"):
        return
    for kind in with_field(lesson.when.kinds, change.field):
        if not has_order(kind, change.field):
            says = f"'{change.field}' of {named(kind)} has no order, so it cannot be {change.how}."
            reading.bad(("when", "change"), "no-order", says, f"Write change: {{{change.field}: changed}}.")


def _state_set_by_trigger(reading: Reading, lesson: Lesson, library: Library) -> None:
    """A state read at the trigger already counts the trigger: comparing with it would compare with itself."""
    for condition in lesson.when.where:
        if not isinstance(condition.value, StateRef):
            continue
        state = library.states.get(condition.value.name)
        if state is None:
            continue
        setters = (*state.begins, *state.ends, *([state.value] if state.value else ()))
        for kind in lesson.when.kinds:
            if any(kind in p.kinds and can_agree(kind, p.where, lesson.when.where) for p in setters):
                says = f"a {named(kind)} fact itself sets the state '{state.id}' it is compared with."
                path = places.condition_path(("when", "where"), condition)
                reading.bad(path, "state-own", says, "Compare with the fact before it: change: {FIELD: lowered}.")


def _state_comparisons(reading: Reading, lesson: Lesson, library: Library) -> None:
    for path, item, _ in places.items(lesson, reading.document.value):
        state = library.states.get(item.state) if isinstance(item, StateItem) else None
        if not isinstance(item, StateItem) or state is None:
            continue
        if item.operator == "different":
            if state.form != "things" or item.value != state.each_field:
                carried = f"carries '{state.each_field}'" if state.each_field else "carries no value for each thing"
                says = f"the state '{state.id}' {carried}, so 'different: {item.value}' cannot be asked of it."
                reading.bad(path, "different-bad", says, "Give the state each: {fact: …, field: …}.")
        elif item.operator in ("at_least", "below", "above"):
            if not state_has_order(state):
                says = f"the value of the state '{state.id}' has no order to compare by ('{item.operator}')."
                reading.bad(path, "no-order", says, "Name the values with 'is'.")
            elif state.form == "things" and (isinstance(item.value, bool) or not isinstance(item.value, int)):
                says = f"the state '{state.id}' is a number of open things, and '{item.value}' is no number."
                reading.bad(path, "value-unknown", says)
        elif item.operator == "set" and not isinstance(item.value, bool):
            reading.bad(path, "value-unknown", "'set' takes yes or no.")
        elif item.operator in ("is", "not") and state.form == "holds":
            says = f"the state '{state.id}' holds or does not; it has no value."
            reading.bad(path, "value-unknown", says, f"Write {{state: {state.id}}} in 'given' or in 'unless'.")
        if item.operator in ("is", "not", "at_least", "below", "above") and (values := state_values(state)):
            for value in item.value if isinstance(item.value, tuple) else (item.value,):
                if value not in values:
                    says = f"'{value}' is no value of the state '{state.id}'."
                    reading.bad(path, "value-unknown", says, hint(value, values))


# -- join and repeat


def _join_and_repeat(reading: Reading, lesson: Lesson) -> None:
    if not lesson.join:
        return
    key = "repeat" if lesson.repeat else "join"
    if len(lesson.must) != 1:
        says = f"'{key}' needs exactly one step, and 'must' has {len(lesson.must)}."
        reading.bad((key,), f"{key}-steps", says, "Make a lesson of each step.")
    for i, step in enumerate(lesson.must):
        if isinstance(step, Gate | Form) or (isinstance(step, Choice) and (step.instant or not step.patterns)):
            says = f"'{key}' needs a step that is answered later, without 'already' or 'itself'."
            reading.bad(("must", i), f"{key}-instant", says, f"Leave {key} out, or ask for a fact that follows.")
    if not lesson.repeat:
        return
    for path, timing in places.timings(lesson):
        if timing.from_field or timing.from_state or timing.by_field:
            says = "'repeat' counts each turn from the answer before it, so 'from' and 'by' have no meaning."
            reading.bad(path, "repeat-from", says, "Leave them out.")


# -- what can never be


def _never_raised(reading: Reading, lesson: Lesson) -> None:
    for i, item in enumerate(lesson.given):
        if item in lesson.unless:
            says = "this line stands in 'given' and in 'unless', so no duty is ever raised."
            reading.bad(("given", i), "never-raised", says, "Keep one of them.")


def _ended_by_trigger(reading: Reading, lesson: Lesson, library: Library) -> None:
    """A state is read after the trigger: where every trigger ends it, it never holds."""
    for path, item, clause in places.items(lesson, reading.document.value):
        if clause == "unless" or not isinstance(item, StateItem) or item.operator != "holds" or item.of:
            continue
        state = library.states.get(item.state)
        if state is None or state.form != "holds":
            continue
        if all(_surely_ends(state, kind, lesson.when.where) for kind in lesson.when.kinds):
            says = f"the trigger itself ends the state '{state.id}', so it never holds at that moment."
            fix = "Look back at the fact that began it instead."
            reading.bad(path, "never-raised" if clause == "given" else "never-met", says, fix)


def _surely_ends(state: State, kind: str, where: tuple[Condition, ...]) -> bool:
    return any(kind in end.kinds and set(end.where) <= set(where) and not end.who for end in state.ends)


def _never_met(reading: Reading, lesson: Lesson) -> None:
    for path, form, alone in places.forms(lesson, reading.document.value):
        if not form.where and not form.who:
            reading.bad(path, "form-empty", "this form asks for nothing.", "Say which field must be there, or who.")
        if alone:
            _form_never_met(reading, path, form, lesson)
    for i, step in enumerate(lesson.must):
        if isinstance(step, Gate):
            _gate_never_met(reading, ("must", i, "already"), step, lesson)


def _form_never_met(reading: Reading, path: Path_, form: Form, lesson: Lesson) -> None:
    for kind in lesson.when.kinds:
        if kind not in KINDS:
            continue
        for condition in form.where:
            elsewhere = with_field(lesson.when.kinds, condition.field)
            if elsewhere and kind not in elsewhere and _never_so_without(condition):
                says = f"a {named(kind)} fact has no field '{condition.field}', so it can never be met there."
                fix = "Make a lesson of its own for that kind, or offer another way with 'any'."
                reading.bad((*path, "itself"), "never-met", says, fix)
        if not can_agree(kind, form.where, lesson.when.where):
            says = "'when' and 'itself' ask for opposite things, so this can never be met."
            reading.bad((*path, "itself"), "never-met", says)


def _never_so_without(condition: Condition) -> bool:
    """Whether a line can never be so of a fact that lacks its field."""
    if condition.field in DERIVED_FIELDS or condition.operator == "not":
        return False
    return condition.operator != "missing" or condition.value is False


def _gate_never_met(reading: Reading, path: Path_, gate: Gate, lesson: Lesson) -> None:
    item = gate.item
    if not isinstance(item, FactItem):
        return
    shared = [s.role for s in item.pattern.same or () if s.role] if item.pattern.same is not None else lesson.per
    opens = all(KINDS[kind].opens_task for kind in lesson.when.kinds if kind in KINDS)
    if opens and "task" in shared:
        says = "the trigger opens the task, so nothing about that task can have come before it."
        reading.bad(path, "never-met", says, "Ask for a fact that follows, or say with 'same' what it shares.")
    if item in lesson.given:
        says = "'given' asks for the same fact, so this is always met."
        reading.bad(path, "always-met", says, "Leave it out of 'given'.")
    if item in lesson.unless:
        says = "'unless' asks for the same fact, so this can never be met in time."
        reading.bad(path, "never-met", says, "Leave it out of 'unless'.")


def _who_contradicts(reading: Reading, lesson: Lesson) -> None:
    for path, pattern, _ in places.patterns(lesson, reading.document.value):
        relations = {who.relation for who in pattern.who}
        if {"someone_else", "same_person"} <= relations:
            says = "nobody is someone else and the same person."
            reading.bad((*path, "who"), "never-met", says, "Keep one of them.")


def _looks_back_for_ever(reading: Reading, lesson: Lesson) -> None:
    """People, places and numbers never end: a fact of years ago would still count."""
    for path, item, clause in places.items(lesson, reading.document.value):
        if clause == "unless" or not isinstance(item, FactItem) or item.last is not None:
            continue
        shared = scope_of(item.pattern, lesson)
        if shared and shared <= NEVER_ENDING:
            where = "given" if clause == "given" else "already"
            whom = " and ".join(sorted(shared))
            says = f"'{where}' looks back without limit for the same {whom}, which never ends."
            reading.bad(
                path,
                "last-missing",
                says,
                "Add last: 12 months, say; or leave it where any time counts.",
                warning=True,
            )


def scope_of(pattern: Pattern, lesson: Lesson) -> frozenset[str]:
    """The roles that a pattern shares with the trigger."""
    if pattern.same is None:
        return frozenset(lesson.per)
    return frozenset(s.role for s in pattern.same if s.role)


# -- conditions together


def can_agree(kind: str, some: Iterable[Condition], others: Iterable[Condition]) -> bool:
    """Whether a fact of a kind could satisfy both; unclear counts as yes."""
    return not any(a.field == b.field and _clash(kind, a, b) for a in some for b in others if kind in KINDS)


def _clash(kind: str, a: Condition, b: Condition) -> bool:
    for one, other in ((a, b), (b, a)):
        if one.operator == "missing" and one.value is True and other.operator not in ("missing", "not"):
            return not (type_of_or_none(kind, one.field) is bool and other.value is False)
        if one.operator == "missing" and other.operator == "missing" and one.value != other.value:
            return True
    field = KINDS[kind].model_fields.get(a.field)
    if field is None or value_type(field)[1]:
        return False
    sets = [set(_values(c)) for c in (a, b)]
    if a.operator == b.operator == "is":
        return sets[0].isdisjoint(sets[1])
    if {a.operator, b.operator} == {"is", "not"}:
        (asked, barred) = sets if a.operator == "is" else sets[::-1]
        return asked <= barred
    return False


def type_of_or_none(kind: str, field: str) -> object:
    """The type of a field's values; None where the kind has no such field."""
    return type_of(kind, field) if field in KINDS[kind].model_fields else None


def _values(condition: Condition) -> Iterator[object]:
    yield from condition.value if isinstance(condition.value, tuple) else (condition.value,)


def is_only_instant(lesson: Lesson) -> bool:
    """Whether nothing of a lesson can be answered later: gates and forms alone."""
    return not any(isinstance(s, Response) or (isinstance(s, Choice) and s.patterns) for s in lesson.must)
