"""Clauses of a lesson in words: patterns, items, steps, lengths and people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from watchword.lessons.lengths import Length
from watchword.lessons.model import (
    DERIVED_FIELDS,
    AnyItem,
    Choice,
    Clock,
    ClockRef,
    ClockValue,
    Condition,
    FactItem,
    Form,
    Gate,
    Item,
    Library,
    Pattern,
    Response,
    SameRole,
    StateItem,
    StateRef,
    Step,
    Timing,
    Who,
)
from watchword.lessons.plain.kinds import (
    either,
    field_title,
    happens,
    has_happened,
    is_passive,
    lower_first,
    upper_first,
    value_words,
)
from watchword.lessons.plain.roles import role_word

Line = tuple[int, str]
"""A line of the page and how deep it is set in."""

COMPARED = {
    "at_least": "{} or above",
    "below": "below {}",
    "above": "above {}",
    "is": "{}",
    "not": "anything but {}",
}


class Words:
    """Says the clauses of a lesson whose trigger is of `kinds` (or of a state), with the titles of its library."""

    def __init__(self, kinds: tuple[str, ...], library: Library):
        self.kinds, self.library = kinds, library

    # -- facts

    def pattern(self, pattern: Pattern, *, has: bool = False) -> str:
        """One pattern as a clause. `has`: it has happened already."""
        say = has_happened if has else happens
        parts = [either([say(kind) for kind in pattern.kinds])]
        if about := next((c for c in pattern.where if c.field == "subject" and c.operator == "is"), None):
            parts.append(f"about {either([value_words(v) for v in _values(about)])}")
        if whom := self.who(pattern.who):
            plain = all(is_passive(k) for k in pattern.kinds) and " by " not in parts[0]
            parts.append(f"by {whom}" if plain else f"(by {whom})")
        if pattern.same is not None and (shared := self.same(pattern.same)):
            parts.append(shared)
        if where := self.where(pattern.kinds, [c for c in pattern.where if c is not about]):
            if len(pattern.kinds) > 1:
                parts[-1] += ","
            parts.append(where)
        return " ".join(parts)

    def where(self, kinds: tuple[str, ...], conditions: Iterable[Condition]) -> str:
        """What its fields say: "where “Risk level” is high and “Reason” is filled in"."""
        said = [self.condition(kinds, condition) for condition in conditions]
        return f"where {either(said, 'and')}" if said else ""

    def condition(self, kinds: tuple[str, ...], condition: Condition) -> str:
        """One line of a `where`."""
        title = field_title(kinds, condition.field)
        title = f"the {title}" if condition.field in DERIVED_FIELDS else f"“{title}”"
        if condition.operator == "missing":
            return f"{title} is {'left blank' if condition.value else 'filled in'}"
        if isinstance(condition.value, bool):
            ticked = condition.value == (condition.operator == "is")
            return f"{title} is {'ticked' if ticked else 'not ticked'}"
        if condition.field == "finding":
            families = either([str(v).removeprefix("wording.").replace("-", " ") for v in _values(condition)])
            return f"the wording checker finds words of {families}"
        if isinstance(condition.value, StateRef):
            state = self.library.states.get(condition.value.name)
            value = f"the {lower_first(state.title)} at that moment" if state else condition.value.name
        else:
            value = either([self._value(condition.field, v) for v in _values(condition)])
        if condition.operator == "includes":
            return f"{title} includes {value}"
        return f"{title} is {COMPARED[condition.operator].format(value)}"

    def _value(self, field: str, value: object) -> str:
        if field == "by_role" and value in self.library.roles:
            return self.role(str(value))
        return value_words(value)

    def same(self, roles: Iterable[SameRole]) -> str:
        """What a fact shares with the trigger: "for the same victim and suspect"."""
        plain = [role_word(s.role) for s in roles if s.role and s.role == (s.of_trigger or s.role)]
        parts = [f"for the same {either(plain, 'and')}"] if plain else []
        for other in roles:
            if other.field:
                parts.append(f"with the same “{field_title(self.kinds, other.field)}”")
            elif other.role != (other.of_trigger or other.role):
                parts.append(f"whose {role_word(other.role)} is the {role_word(other.of_trigger)} of the first")
        return " and ".join(parts)

    def who(self, whos: Iterable[Who]) -> str:
        """Who acts: "somebody else who is a sergeant or above"."""
        relation, posts = "", []
        for who in whos:
            if who.relation:
                relation = "somebody else" if who.relation == "someone_else" else "the same person"
            else:
                posts.append(f"{self.a_role(who.role)} or above" if who.above else self.holder(who.role))
        if relation and posts:
            return f"{relation} who is {either(posts, 'and')}"
        return relation or either(posts, "and")

    # -- looking back

    def items(self, items: Iterable[Item], depth: int = 1) -> Iterator[Line]:
        """Each thing that was so, on a line."""
        for item in items:
            if isinstance(item, AnyItem) and len(item.items) > 1:
                yield depth, "at least one of these:"
                yield from self.items(item.items, depth + 1)
            else:
                yield depth, f"{self.item(item)}."

    def item(self, item: Item) -> str:
        """One thing that was so, as a clause."""
        if isinstance(item, AnyItem):
            return either([self.item(inner) for inner in item.items])
        return self.state_item(item) if isinstance(item, StateItem) else self.fact_item(item)

    def fact_item(self, item: FactItem) -> str:
        """Such a fact is there already."""
        text = self.pattern(item.pattern, has=True)
        if item.last is not None:
            text = f"in the last {_without_one(self.length(item.last))} {text}"
        own = bool(set(item.pattern.kinds) & set(self.kinds))
        if item.at_least and item.at_least > 1:
            times = "twice" if item.at_least == 2 else f"{item.at_least} times"
            text += f", {times} or more" + (" (this record counts, if it is one)" if own else "")
        elif item.at_least and own:
            text += ", in this record or before it"
        return text

    def state_item(self, item: StateItem) -> str:
        """A state holds, or its value compares."""
        state = self.library.states.get(item.state)
        title = lower_first(state.title) if state else item.state.replace("_", " ")
        if item.of:
            taken = [f"the {role_word(other)} as {role_word(role)}" for role, other in item.of]
            title += f" (with {either(taken, 'and')})"
        if item.operator == "holds":
            return f"{title}: one or more" if state and state.form == "things" else f"{title}"
        if item.operator == "set":
            return f"{title}: {'recorded' if item.value else 'nothing recorded'}"
        if item.operator == "different":
            return f"{title}: two or more, and not with the same {role_word(str(item.value))}"
        values = item.value if isinstance(item.value, tuple) else (item.value,)
        said = either([value_words(v) for v in values])
        if state and state.form == "things":
            return f"{title}: {_number(item.operator, said)}"
        return f"{title}: {COMPARED[item.operator].format(said)}"

    # -- steps

    def steps(self, steps: Iterable[Step]) -> Iterator[Line]:
        """What is asked, a line for each way to meet it."""
        for step in steps:
            if isinstance(step, Choice) and len(step.patterns) + len(step.instant) > 1:
                yield 1, upper_first(f"{self.deadline(step.timing)}one of these:")
                ways = [*map(self.instant, step.instant), *map(self.pattern, step.patterns)]
                yield from ((2, f"{way}{';' if way is not ways[-1] else '.'}") for way in ways)
            elif isinstance(step, Choice):
                for instant in step.instant:
                    yield 1, f"{upper_first(self.instant(instant))}."
                for pattern in step.patterns:
                    yield 1, upper_first(f"{self.deadline(step.timing)}{self.pattern(pattern)}.")
            elif isinstance(step, Response):
                yield 1, upper_first(f"{self.deadline(step.timing)}{self.pattern(step.pattern)}.")
            else:
                yield 1, f"{upper_first(self.instant(step))}."

    def instant(self, step: Gate | Form) -> str:
        """A gate or a form."""
        if isinstance(step, Gate):
            return f"already by that moment, {self.item(step.item)}"
        said = [self.condition(self.kinds, condition) for condition in step.where]
        if whom := self.who(step.who):
            said.append(f"it is made by {whom}")
        return f"in that very record, {either(said, 'and')}"

    # -- times

    def deadline(self, timing: Timing | None) -> str:
        """When it is due, up to the comma: "within 8 hours, "."""
        if timing is None:
            return ""
        if timing.by_field:
            return f"by the date in “{field_title(self.kinds, timing.by_field)}”, "
        text = self.within(timing)
        if timing.from_field:
            text += f" of the date in “{field_title(self.kinds, timing.from_field)}”"
        elif timing.from_state:
            state = self.library.states.get(timing.from_state)
            began = lower_first(state.title) if state else timing.from_state
            text += f", counted from when this began: {began}"
        return f"{text}, "

    def within(self, timing: Timing) -> str:
        """The length: "within 8 hours", "before the end of the shift"."""
        length = timing.within
        if isinstance(length, Length):
            return _within(length)
        clock = self.library.clocks.get(length.name) if length else None
        if clock is None:
            return "in time"
        value = latest(clock)
        return _within(value.length) if value.length else f"within the time for “{lower_first(clock.title)}”"

    def length(self, length: Length | ClockRef) -> str:
        """A length, or the clock's."""
        if isinstance(length, Length):
            return length.text
        clock = self.library.clocks.get(length.name)
        value = latest(clock) if clock else None
        return value.length.text if value and value.length else f"time for “{clock.title if clock else length.name}”"

    def clock(self, clock: Clock) -> str:
        """What a clock says today: "15 minutes for emergency, 60 minutes for priority"."""
        return value_text(latest(clock))

    # -- people

    def role(self, role: str) -> str:
        """A post inside a sentence: "sergeant", "officer in the case"."""
        found = self.library.roles.get(role)
        return lower_first(found.title) if found else role.replace("_", " ")

    def a_role(self, role: str) -> str:
        """A post with its article."""
        title = self.role(role)
        return f"{'an' if title[0].lower() in 'aeiou' else 'a'} {title}"

    def holder(self, role: str) -> str:
        """Somebody who acts: "the officer in the case" where a state names one, else "a sergeant"."""
        found = self.library.roles.get(role)
        return f"the {self.role(role)}" if found and found.held_by else self.a_role(role)


def latest(clock: Clock) -> ClockValue:
    """What a clock says now: the force's own value where it has one."""
    return clock.at(date.max) or clock.values[-1]


def value_text(value: ClockValue) -> str:
    """One value of a clock: "8 hours", or "4 hours for high, otherwise 2 working days"."""
    if value.length is not None:
        return value.length.text
    parts = [f"{length.text} for {value_words(key)}" for key, length in value.lengths.items()]
    if value.otherwise is not None:
        parts.append(f"otherwise {value.otherwise.text}")
    return ", ".join(parts)


def _values(condition: Condition) -> tuple[object, ...]:
    return condition.value if isinstance(condition.value, tuple) else (condition.value,)


def _within(length: Length) -> str:
    if length.text.startswith("end of"):
        return f"before the end of the {length.text.removeprefix('end of ')}"
    return f"within {length.text}"


def _without_one(text: str) -> str:
    """ "in the last hour", not "in the last 1 hour"."""
    return text.removeprefix("1 ")


def _number(operator: str, said: str) -> str:
    return {
        "is": said,
        "not": f"any number but {said}",
        "at_least": f"{said} or more",
        "below": f"fewer than {said}",
        "above": f"more than {said}",
    }[operator]
