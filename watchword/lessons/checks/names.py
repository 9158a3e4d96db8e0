"""Checks on what a lesson names: roles, states, clocks, posts, sources and rows of the case table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from watchword.facts.kind import ROLES
from watchword.lessons.checks import places
from watchword.lessons.checks.conditions import (
    check_date,
    check_field,
    check_pattern,
    check_role,
    check_where,
)
from watchword.lessons.checks.vocabulary import can_name, listed_values, named, roles_text, with_field
from watchword.lessons.lengths import Length
from watchword.lessons.model import (
    Citation,
    ClockRef,
    FactItem,
    Lesson,
    Library,
    Pattern,
    StateItem,
    StateRef,
)
from watchword.lessons.reading import Reading, hint
from watchword.lessons.rows import Row
from watchword.yaml_lines import Path_

_CASE = re.compile(r"case (\d+)\b")


def check_names(reading: Reading, lesson: Lesson, library: Library, rows: Mapping[str, Row]) -> None:
    """Everything that a lesson names must be there, and fit where it is named."""
    raw = reading.document.value
    _per(reading, lesson)
    for path, pattern, clause in places.patterns(lesson, raw):
        check_pattern(reading, path, pattern, library)
        if clause != "when":
            _same(reading, path, pattern, lesson)
    for path, form, _ in places.forms(lesson, raw):
        check_where(reading, (*path, "itself"), lesson.when.kinds, form.where, library)
        for who in form.who:
            check_role(reading, (*path, "who"), who.role, library, "who makes the record")
    if lesson.change is not None:
        check_field(reading, ("when", "change"), lesson.when.kinds, lesson.change.field)
    _states(reading, lesson, library)
    _timings(reading, lesson, library)
    _posts(reading, lesson, library)
    check_cites(reading, lesson.cites, library)
    _rows(reading, lesson, rows)


def check_cites(reading: Reading, cites: tuple[Citation, ...], library: Library) -> None:
    """Every source cited must have a file in library/sources/."""
    for i, cite in enumerate(cites):
        if cite.source not in library.sources:
            says = f"there is no source '{cite.source}'."
            fix = f"{hint(cite.source, library.sources)} Or add it to library/sources/."
            reading.bad(("cites", i, "source"), "source-unknown", says, fix)


# -- roles


def _per(reading: Reading, lesson: Lesson) -> None:
    for role in lesson.per:
        if role not in ROLES:
            reading.bad(("per",), "role-unknown", f"there is no role '{role}'.", hint(role, ROLES))
            continue
        for kind in lesson.when.kinds:
            if not can_name(kind, role):
                says = f"a {named(kind)} fact never names a {role}, so it raises no duty 'per' {role}."
                reading.bad(("per",), "role-not-here", says, roles_text(kind))


def _same(reading: Reading, path: Path_, pattern: Pattern, lesson: Lesson) -> None:
    """What a pattern shares must be something that both it and the trigger can name."""
    if pattern.same is None:
        _each_kind_names(reading, path, pattern, {role: role for role in lesson.per if role in ROLES})
        return
    here = (*path, "same")
    for same in pattern.same:
        if same.field:
            check_field(reading, here, lesson.when.kinds, same.field)
            check_field(reading, here, pattern.kinds, same.field)
            continue
        unknown = [role for role in (same.role, same.of_trigger) if role not in ROLES]
        for role in dict.fromkeys(unknown):
            reading.bad(here, "role-unknown", f"there is no role '{role}'.", hint(role, ROLES))
        if not unknown:
            _trigger_names(reading, here, lesson, same.of_trigger)
            _each_kind_names(reading, here, pattern, {same.role: same.of_trigger})


def _trigger_names(reading: Reading, path: Path_, lesson: Lesson, role: str) -> None:
    for kind in lesson.when.kinds:
        if not can_name(kind, role):
            says = f"the trigger, a {named(kind)} fact, never names a {role}."
            reading.bad(path, "role-not-here", says, roles_text(kind))


def _each_kind_names(reading: Reading, path: Path_, pattern: Pattern, roles: Mapping[str, str]) -> None:
    for role in roles:
        for kind in pattern.kinds:
            if not can_name(kind, role):
                says = f"a {named(kind)} fact never names a {role}, so it can never be found here."
                fix = "Leave it out, or say with 'same' what it shares with the trigger."
                reading.bad(path, "role-not-here", says, fix)


# -- states and clocks


def _states(reading: Reading, lesson: Lesson, library: Library) -> None:
    for path, item, _ in places.items(lesson, reading.document.value):
        if isinstance(item, StateItem):
            if item.state not in library.states:
                says, fix = f"there is no state '{item.state}'.", hint(item.state, library.states)
                reading.bad((*path, "state"), "state-unknown", says, fix)
                continue
            _state_roles(reading, path, item.state, dict(item.of), lesson, library)
    for condition in lesson.when.where:
        if isinstance(condition.value, StateRef) and condition.value.name in library.states:
            path = places.condition_path(("when", "where"), condition)
            _state_roles(reading, path, condition.value.name, {}, lesson, library)


def _state_roles(
    reading: Reading, path: Path_, name: str, of: Mapping[str, str], lesson: Lesson, library: Library
) -> None:
    """A state is read for its own roles: the trigger must be able to name them."""
    per = library.states[name].per
    for role, other in of.items():
        if role not in per:
            says = f"the state '{name}' is kept per {' and '.join(per)}, not per {role}."
            reading.bad((*path, "of"), "of-bad", says, f"Write of: {{{per[0]}: …}}.")
        if other not in ROLES:
            reading.bad((*path, "of"), "role-unknown", f"there is no role '{other}'.", hint(other, ROLES))
    for role in per:
        read_for = of.get(role, role)
        for kind in lesson.when.kinds:
            if read_for in ROLES and not can_name(kind, read_for):
                says = f"the state '{name}' is kept per {role}, and {named(kind)} never names a {read_for}."
                reading.bad(path, "role-not-here", says, "Read it for another role with 'of', or take another state.")


def _timings(reading: Reading, lesson: Lesson, library: Library) -> None:
    kinds = lesson.when.kinds
    for path, timing in places.timings(lesson):
        for key, field in (("from", timing.from_field), ("by", timing.by_field)):
            if field:
                check_date(reading, (*path, key), kinds, field)
        if timing.from_state:
            if timing.from_state not in library.states:
                says, fix = (
                    f"there is no state '{timing.from_state}'.",
                    hint(timing.from_state, library.states),
                )
                reading.bad((*path, "from"), "state-unknown", says, fix)
            else:
                _state_roles(reading, (*path, "from"), timing.from_state, {}, lesson, library)
    for path, length in _lengths(lesson, reading):
        if isinstance(length, ClockRef):
            _clock(reading, path, length, lesson, library)
        elif length.is_for_clock_files:
            says = f"'{length}' is a length that only a clock may have, because the law fixes it."
            reading.bad(path, "clock-only", says, "Put it in library/clocks/ with its source, and write clock:NAME.")


def _lengths(lesson: Lesson, reading: Reading) -> Iterator[tuple[Path_, Length | ClockRef]]:
    for path, timing in places.timings(lesson):
        if timing.within is not None:
            yield (*path, "within"), timing.within
    for path, item, _ in places.items(lesson, reading.document.value):
        if isinstance(item, FactItem) and item.last is not None:
            yield (*path, "last"), item.last
    for i, rung in enumerate(lesson.ladder):
        for key, length in (("after", rung.after), ("before", rung.before)):
            if length is not None:
                yield ("ladder", i, key), length


def _clock(reading: Reading, path: Path_, ref: ClockRef, lesson: Lesson, library: Library) -> None:
    clock = library.clocks.get(ref.name)
    if clock is None:
        says = f"there is no clock '{ref.name}'."
        reading.bad(path, "clock-unknown", says, hint(ref.name, library.clocks))
        return
    if path[-1] == "last":
        lengths = [x for v in (*clock.values, *clock.own) for x in (v.length, v.otherwise, *v.lengths.values())]
        for length in dict.fromkeys(x for x in lengths if x is not None and not x.can_look_back):
            says = f"the clock '{ref.name}' says '{length}', which cannot look back."
            reading.bad(path, "last-bad", says, "Use minutes, hours, days, weeks or months.")
    if clock.choose_field:
        check_field(reading, path, lesson.when.kinds, clock.choose_field)
        _clock_choices(reading, path, ref.name, lesson, library)
    if clock.choose_state and clock.choose_state in library.states:
        _state_roles(reading, path, clock.choose_state, {}, lesson, library)


def _clock_choices(reading: Reading, path: Path_, name: str, lesson: Lesson, library: Library) -> None:
    """The values that a clock chooses by must be values of the trigger's field."""
    clock = library.clocks[name]
    having = with_field(lesson.when.kinds, clock.choose_field)
    listed = {value for kind in having for value in listed_values(kind, clock.choose_field)}
    chosen = dict.fromkeys(v for one in (*clock.values, *clock.own) for v in one.lengths)
    strangers = [f"'{value}'" for value in chosen if listed and value not in listed]
    if strangers:
        says = f"the clock '{name}' knows {', '.join(strangers)}, which '{clock.choose_field}' never is here."
        reading.bad(path, "clock-choice", says, "Use a clock that chooses by this field.")


# -- posts and rows


def _posts(reading: Reading, lesson: Lesson, library: Library) -> None:
    check_role(reading, ("owner",), lesson.owner, library, "the owner")
    for i, rung in enumerate(lesson.ladder):
        check_role(reading, ("ladder", i, "tell"), rung.tell, library, "told by the ladder")
    for ending, roles in lesson.endings.items():
        for role in roles:
            check_role(reading, ("endings", ending), role, library, "who may end the duty")
    for i, example in enumerate(lesson.examples):
        for j, fact in enumerate(example.facts):
            by = fact.get("by")
            post = by.get("role") if isinstance(by, Mapping) else by
            if post not in (None, "none"):
                check_role(reading, ("examples", i, "facts", j, "by"), str(post), library, "who records it")


def _rows(reading: Reading, lesson: Lesson, rows: Mapping[str, Row]) -> None:
    """Rows cited exist and stand under their own case; rows that carry this lesson's id are cited."""
    for i, cite in enumerate(lesson.cites):
        for row_id in cite.rows:
            row = rows.get(row_id)
            if row is None:
                says = f"the case table has no row '{row_id}'."
                reading.bad(("cites", i, "rows"), "row-unknown", says, hint(row_id, rows))
            elif (case := _CASE.match(cite.at)) and int(case[1]) != row.case:
                says = f"row '{row_id}' is of case {row.case}, and is cited under {cite.at}."
                reading.bad(("cites", i, "rows"), "row-case", says, f"Cite it at: case {row.case}.")
    uncited = sorted(row.id for row in rows.values() if row.lesson == lesson.id and row.id not in lesson.rows)
    if uncited:
        says = f"the case table gives {', '.join(uncited)} to this lesson, which does not cite that."
        reading.bad(("cites",), "row-uncited", says, "Add it to 'rows' under its case.", warning=True)
