"""A library made ready for judging: every pattern a matcher, every lesson found by its trigger's kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from watchword.clock import Shifts, local_date, start_of_day
from watchword.facts import KINDS
from watchword.lessons.engines.items import FactRead, ready
from watchword.lessons.engines.matching import Matcher, is_flag, unknown_when_absent
from watchword.lessons.engines.moment import YES, Moment
from watchword.lessons.engines.rows import LONG_AGO, Row
from watchword.lessons.engines.states import StateReader
from watchword.lessons.engines.step_functions import date_instant
from watchword.lessons.lengths import Length
from watchword.lessons.model import (
    AnyItem,
    Choice,
    Clock,
    ClockRef,
    FactItem,
    Form,
    Gate,
    Item,
    Lesson,
    Library,
    Pattern,
    Response,
    Role,
    StateItem,
    StateRef,
    Timing,
)

FOREVER = 2**62


class CompiledStep:
    """A step, as what can meet it at the trigger's instant and what can meet it afterwards."""

    __slots__ = ("answers", "forms", "gates", "is_gate", "may_lack", "timing")

    def __init__(
        self,
        step: Response | Gate | Form | Choice,
        per: tuple[str, ...],
        when: Pattern,
        roles: Mapping[str, Role],
    ):
        options = step.instant if isinstance(step, Choice) else (step,) if isinstance(step, Gate | Form) else ()
        patterns = step.patterns if isinstance(step, Choice) else (step.pattern,) if isinstance(step, Response) else ()
        self.gates = tuple(ready(o.item, per, roles, True) for o in options if isinstance(o, Gate))
        self.forms = tuple(
            Matcher(Pattern(when.kinds, o.where, (), o.who), per, roles) for o in options if isinstance(o, Form)
        )
        self.timing = step.timing if isinstance(step, Response | Choice) else None
        self.is_gate = not patterns
        late = [m for gate in self.gates for m in gate.patterns()] if self.is_gate else []
        self.answers = tuple(late) or tuple(Matcher(p, per, roles) for p in patterns)
        self.may_lack = any(m.may_lack(per) for m in self.answers)


class CompiledLesson:
    """A lesson ready for judging."""

    __slots__ = (
        "_plain",
        "from_instant",
        "given",
        "kinds",
        "lesson",
        "needs",
        "per",
        "steps",
        "to_instant",
        "unless",
        "until",
        "when",
    )

    def __init__(
        self,
        lesson: Lesson,
        states: Mapping[str, StateReader],
        clocks: Mapping[str, Clock],
        roles: Mapping[str, Role],
    ):
        self.lesson, self.per = lesson, lesson.per
        self.when = Matcher(lesson.when, (), roles)
        self.given = tuple(ready(x, lesson.per, roles) for x in lesson.given)
        self.unless = tuple(ready(x, lesson.per, roles) for x in lesson.unless)
        self.steps = tuple(CompiledStep(s, lesson.per, lesson.when, roles) for s in lesson.must)
        self.until = tuple(Matcher(p, lesson.per, roles) for p in lesson.until)
        self.kinds = frozenset(kinds_of(lesson, states, clocks, roles))
        # a `given` fact of kinds that nobody has recorded is no, and ends the matter
        self.needs = tuple(g.matcher.kinds for g in self.given if isinstance(g, FactRead) and not g.may_lack)
        self.from_instant = start_of_day(lesson.effective_from)
        self.to_instant = start_of_day(lesson.effective_to) if lesson.effective_to else FOREVER
        self._plain = not any(isinstance(c.value, StateRef) or c.field == "by_role" for c in lesson.when.where)

    def first_look(self, row: Row, blank: Moment | None) -> int | None:
        """What `when` says where bindings do not matter to it; None where they do."""
        test = self.when.tests[row.kind]
        if test is None:
            return YES
        return test(row, blank) if self._plain and blank is not None else None


class Rules:
    """A whole library ready for judging. Building it costs some milliseconds; keep it."""

    def __init__(self, library: Library, lessons: Iterable[str] | None = None):
        self.library = library
        self.clocks, self.roles = library.clocks, library.roles
        self.shifts = Shifts.at(*library.shifts)
        self.states = {state.id: StateReader(state, library.roles) for state in library.states.values()}
        chosen = library.lessons.values() if lessons is None else [library.lessons[i] for i in lessons]
        self.lessons = [
            CompiledLesson(lesson, self.states, library.clocks, library.roles)
            for lesson in chosen
            if lesson.status in ("live", "trial")
        ]
        self.by_trigger: dict[str, list[CompiledLesson]] = {}
        for lesson in self.lessons:
            for kind in lesson.when.kinds:
                self.by_trigger.setdefault(kind, []).append(lesson)

    def length(self, length: Length | ClockRef | None, moment: Moment) -> Length | None:
        """The length itself, or what its clock says at the trigger; None (and noted) where it says nothing sure."""
        if length is None or isinstance(length, Length):
            return length
        found = self._lengths(self.clocks[length.name], moment)
        return found[0] if len(found) == 1 else None

    def _lengths(self, clock: Clock, moment: Moment) -> tuple[Length, ...]:
        """What a clock says at the trigger: one length, all it may be where its choice is unknown, or none."""
        value = clock.at(local_date(moment.day))
        if value is None:
            moment.lack(f"clock {clock.id}")
            return ()
        if value.length is not None:
            return (value.length,)
        known, chosen = self._chosen(clock, moment)
        if known:
            found = value.otherwise if chosen is None else value.lengths.get(_written(chosen), value.otherwise)
            if found is None:
                moment.lack(f"clock {clock.id} for {chosen}")
            return () if found is None else (found,)
        return () if value.otherwise is None else tuple(dict.fromkeys((*value.lengths.values(), value.otherwise)))

    def _chosen(self, clock: Clock, moment: Moment) -> tuple[bool, object]:
        """(known, what the clock chooses by)."""
        if clock.choose_state:
            return self.states[clock.choose_state].read(moment)
        row, field = moment.row, clock.choose_field
        value = row.data.get(field)
        if value is None and unknown_when_absent(row.kind, field):
            moment.lack(f"{field} of {row.id}")
            return False, None
        return True, False if value is None and is_flag(row.kind, field) else value

    def dues(self, timing: Timing, moment: Moment) -> tuple[int, int] | None:
        """The due instant of a response, at the earliest and at the latest; None where it cannot be told."""
        start = moment.at
        field = timing.by_field or timing.from_field
        if field:
            text = moment.row.data.get(field)
            if text is None:
                moment.lack(f"{field} of {moment.row.id}")
                return None
            start = date_instant(str(text), end=bool(timing.by_field))
            if timing.by_field:
                return start, start
        elif timing.from_state:
            since = self.states[timing.from_state].since(moment)
            if since is None:
                moment.lack(f"start of state {timing.from_state}")
                return None
            start = since
        within = timing.within
        if isinstance(within, ClockRef):
            lengths = self._lengths(self.clocks[within.name], moment)
        else:
            lengths = () if within is None else (within,)
        if not lengths or start <= LONG_AGO:
            return (start, start) if lengths else None
        if len(lengths) == 1:
            due = lengths[0].after(start, self.shifts)
            return due, due
        dues = [length.after(start, self.shifts) for length in lengths]
        return min(dues), max(dues)


def _written(chosen: object) -> str:
    """A value as a clock file writes it."""
    return ("no", "yes")[chosen] if isinstance(chosen, bool) else str(chosen)


def kinds_of(
    lesson: Lesson, states: Mapping[str, StateReader], clocks: Mapping[str, Clock], roles: Mapping[str, Role]
) -> Iterator[str]:
    """Every kind whose facts can change what this lesson says, linking kinds apart."""
    yield "post_held"
    forms = [f for s in lesson.must for f in (s.instant if isinstance(s, Choice) else (s,)) if isinstance(f, Form)]
    for pattern in patterns_of(lesson):
        yield from pattern.kinds
    clauses: list[Pattern | Form] = [*patterns_of(lesson), *forms]
    for clause in clauses:
        for condition in clause.where:
            if isinstance(condition.value, StateRef):
                yield from states[condition.value.name].kinds
        for who in clause.who:
            if who.role in roles and roles[who.role].held_by:
                yield from states[roles[who.role].held_by].kinds
    for name in state_names(lesson):
        yield from states[name].kinds
    for length in lengths_of(lesson):
        if isinstance(length, ClockRef) and clocks[length.name].choose_state:
            yield from states[clocks[length.name].choose_state].kinds


def patterns_of(lesson: Lesson) -> Iterator[Pattern]:
    """Every pattern of a lesson, its trigger first."""
    yield lesson.when
    yield from lesson.until
    for item in items_of(lesson):
        if isinstance(item, FactItem):
            yield item.pattern
    for step in lesson.must:
        if isinstance(step, Response):
            yield step.pattern
        elif isinstance(step, Choice):
            yield from step.patterns


def items_of(lesson: Lesson) -> Iterator[Item]:
    """Every item of a lesson, those inside `any` and gates included."""
    gates = [g for s in lesson.must for g in (s.instant if isinstance(s, Choice) else (s,)) if isinstance(g, Gate)]
    for item in (*lesson.given, *lesson.unless, *(g.item for g in gates)):
        yield item
        if isinstance(item, AnyItem):
            yield from item.items


def state_names(lesson: Lesson) -> Iterator[str]:
    """Every state a lesson reads."""
    for item in items_of(lesson):
        if isinstance(item, StateItem):
            yield item.state
    for timing in timings_of(lesson):
        if timing.from_state:
            yield timing.from_state


def timings_of(lesson: Lesson) -> Iterator[Timing]:
    """Every timing of a lesson."""
    for step in lesson.must:
        if isinstance(step, Response | Choice) and step.timing is not None:
            yield step.timing


def lengths_of(lesson: Lesson) -> Iterator[Length | ClockRef]:
    """Every length a lesson uses, clocks by name."""
    for timing in timings_of(lesson):
        if timing.within is not None:
            yield timing.within
    for item in items_of(lesson):
        if isinstance(item, FactItem) and item.last is not None:
            yield item.last


def known_kinds(lesson: Lesson) -> bool:
    """Whether every kind the lesson names is in the vocabulary."""
    return all(kind in KINDS for pattern in patterns_of(lesson) for kind in pattern.kinds)
