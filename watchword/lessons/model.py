"""What a lesson is: frozen, checked when built, and the same for every engine (lesson-language.md)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from watchword.lessons.lengths import Length

Outcome = Literal["quiet", "question", "waiting", "met", "late", "not met", "ended", "joined", "cannot tell"]
OPERATORS = ("is", "not", "at_least", "below", "above", "includes", "missing")
DERIVED_FIELDS = ("by", "by_role", "finding")
SEVERITIES = ("low", "medium", "high", "now")
STATUSES = ("draft", "trial", "live", "withdrawn")
BASES = (
    "statute", "regulations", "statutory_guidance", "code", "national_standard", "guidance", "local_policy", "case",
)  # fmt: skip
CHANGES = ("lowered", "raised", "changed", "first")


@dataclass(frozen=True, slots=True)
class StateRef:
    """`state:NAME` where a value is expected (only in `when`)."""

    name: str


@dataclass(frozen=True, slots=True)
class Condition:
    """One line of `where`: a field compared with a value."""

    field: str
    operator: str
    value: Any

    def __post_init__(self) -> None:
        if self.operator not in OPERATORS:
            raise ValueError(f"'{self.operator}' is no comparison")


@dataclass(frozen=True, slots=True)
class SameRole:
    """What a searched fact shares with the trigger: a role, two different roles, or a data field."""

    role: str = ""
    of_trigger: str = ""
    field: str = ""


@dataclass(frozen=True, slots=True)
class Who:
    """Who the actor must be: someone_else, same_person, a role, or a role and above."""

    role: str = ""
    above: bool = False
    relation: Literal["", "someone_else", "same_person"] = ""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A fact to be found: its kinds, what its data say, what it shares with the trigger, who acted."""

    kinds: tuple[str, ...]
    where: tuple[Condition, ...] = ()
    same: tuple[SameRole, ...] | None = None
    who: tuple[Who, ...] = ()

    def __post_init__(self) -> None:
        if not self.kinds:
            raise ValueError("a pattern names at least one kind of fact")


@dataclass(frozen=True, slots=True)
class ClockRef:
    """`clock:NAME`."""

    name: str


@dataclass(frozen=True, slots=True)
class Timing:
    """When a response is due: `within` a length or clock, moved by `from`, or `by` a date of the trigger."""

    within: Length | ClockRef | None = None
    from_field: str = ""
    from_state: str = ""
    by_field: str = ""


@dataclass(frozen=True, slots=True)
class FactItem:
    """Such a fact is there already."""

    pattern: Pattern
    last: Length | ClockRef | None = None
    at_least: int | None = None


@dataclass(frozen=True, slots=True)
class StateItem:
    """A state holds, or its value compares, at the trigger."""

    state: str
    operator: Literal["holds", "is", "not", "at_least", "below", "above", "set", "different"] = "holds"
    value: Any = None
    of: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class AnyItem:
    """At least one of these."""

    items: tuple[FactItem | StateItem, ...]


Item = FactItem | StateItem | AnyItem


@dataclass(frozen=True, slots=True)
class Response:
    """The fact comes after the trigger, by the due instant."""

    pattern: Pattern
    timing: Timing


@dataclass(frozen=True, slots=True)
class Gate:
    """It was there when the trigger came."""

    item: Item


@dataclass(frozen=True, slots=True)
class Form:
    """The trigger's own record is complete, or made by the right person."""

    where: tuple[Condition, ...] = ()
    who: tuple[Who, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """One of these is enough. Without a pattern among them it is a gate."""

    patterns: tuple[Pattern, ...]
    instant: tuple[Gate | Form, ...]
    timing: Timing | None


Step = Response | Gate | Form | Choice


@dataclass(frozen=True, slots=True)
class Change:
    """Against the fact of the same kind last before the trigger with the same `per`."""

    field: str
    how: str


@dataclass(frozen=True, slots=True)
class Rung:
    """One step of a ladder: a role told at the due instant, a length after it, or a length before it."""

    tell: str
    after: Length | None = None
    before: Length | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a rule comes from; `rows` are missed opportunities of the case table."""

    source: str
    at: str = ""
    rows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Example:
    """A small story inside a lesson and the outcomes it must have."""

    name: str
    facts: tuple[Mapping[str, Any], ...]
    now: str
    expect: tuple[Outcome, ...]
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Lesson:
    """A rule: when this is recorded, that must follow or have come before, by then, by this role, and why."""

    id: str
    title: str
    status: str
    severity: str
    basis: str
    effective_from: date
    effective_to: date | None
    why: str
    cites: tuple[Citation, ...]
    per: tuple[str, ...]
    when: Pattern
    must: tuple[Step, ...]
    owner: str
    ladder: tuple[Rung, ...]
    ask: str
    endings: Mapping[str, tuple[str, ...]]
    change: Change | None = None
    given: tuple[Item, ...] = ()
    unless: tuple[Item, ...] = ()
    until: tuple[Pattern, ...] = ()
    join: bool = False
    repeat: bool = False
    examples: tuple[Example, ...] = ()
    theme: str = ""
    file: str = ""

    @property
    def rows(self) -> frozenset[str]:
        """The missed opportunities this lesson cites."""
        return frozenset(row for cite in self.cites for row in cite.rows)


@dataclass(frozen=True, slots=True)
class State:
    """Something that is so between facts: it holds, has a value, or counts open things."""

    id: str
    title: str
    per: tuple[str, ...]
    form: Literal["holds", "value", "things"]
    begins: tuple[Pattern, ...] = ()
    ends: tuple[Pattern, ...] = ()
    starts: str = ""
    stops: str = ""
    lasts: Length | None = None
    value: Pattern | None = None
    field: str = ""
    otherwise: Any = None
    things: str = ""
    each: Pattern | None = None
    each_field: str = ""
    file: str = ""


@dataclass(frozen=True, slots=True)
class ClockValue:
    """What a clock said from a date on: one length, or a length for each value of what it chooses by."""

    from_date: date
    length: Length | None = None
    lengths: Mapping[str, Length] = field(default_factory=dict)
    otherwise: Length | None = None


@dataclass(frozen=True, slots=True)
class Clock:
    """A dated limit with its citation. Values are in order of date; a force's own beat the national ones."""

    id: str
    title: str
    basis: str
    cites: tuple[Citation, ...]
    values: tuple[ClockValue, ...]
    own: tuple[ClockValue, ...] = ()
    unverified: bool = False
    choose_field: str = ""
    choose_state: str = ""
    why: str = ""
    file: str = ""

    def at(self, day: date) -> ClockValue | None:
        """The value in force on a day."""
        for values in (self.own, self.values):
            for value in reversed(values):
                if value.from_date <= day:
                    return value
        return None


@dataclass(frozen=True, slots=True)
class Role:
    """A post: its rank where it has one in law, the next tier, and the state that names who holds it."""

    id: str
    title: str
    what: str = ""
    rank: int | None = None
    next: str = ""
    held_by: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a rule or a case comes from."""

    id: str
    title: str
    publisher: str = ""
    year: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Library:
    """All content that judging needs. `shifts_unverified`: the shift starts are a default nobody has verified."""

    lessons: Mapping[str, Lesson]
    states: Mapping[str, State]
    clocks: Mapping[str, Clock]
    roles: Mapping[str, Role]
    sources: Mapping[str, Source]
    shifts: tuple[str, ...] = ("00:00",)
    shifts_unverified: bool = False
