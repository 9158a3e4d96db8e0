"""Items of `given`, `unless` and gates, made ready to be read at a trigger: yes, no or unknown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from watchword.lessons.engines.matching import Matcher
from watchword.lessons.engines.moment import NO, UNKNOWN, YES, Moment, same_value
from watchword.lessons.engines.rows import LONG_AGO, Row
from watchword.lessons.engines.searching import all_back, back
from watchword.lessons.lengths import Length
from watchword.lessons.model import AnyItem, ClockRef, FactItem, Item, Role, StateItem


class AnyRead:
    """At least one of these."""

    __slots__ = ("items",)

    def __init__(self, items: tuple[FactRead | StateRead, ...]):
        self.items = items

    def read(self, moment: Moment) -> int:
        """Yes settles it; unknown beats no."""
        result = NO
        for item in self.items:
            verdict = item.read(moment)
            if verdict == YES:
                return YES
            if verdict == UNKNOWN:
                result = UNKNOWN
        return result

    def answer(self, moment: Moment) -> Row | None:
        """The last fact that says yes."""
        found = [row for item in self.items if (row := item.answer(moment)) is not None]
        return max(found, key=lambda row: (row.times[moment.end], row.told, row.id), default=None)

    def patterns(self) -> Iterator[Matcher]:
        """Every fact pattern in it: what would meet a gate later."""
        for item in self.items:
            yield from item.patterns()


class FactRead:
    """Such a fact is there already."""

    __slots__ = ("asked_in_step", "at_least", "last", "matcher", "may_lack")

    def __init__(self, item: FactItem, per: tuple[str, ...], roles: Mapping[str, Role], in_step: bool):
        self.asked_in_step = in_step
        self.matcher = Matcher(item.pattern, per, roles)
        self.last: Length | ClockRef | None = item.last
        self.at_least = item.at_least
        self.may_lack = self.matcher.may_lack(per)

    def read(self, moment: Moment) -> int:
        """Looks back from the trigger, as far as `last` allows."""
        if self.may_lack or moment.unnamed:
            lacks = self.matcher.lacking(moment, self.asked_in_step)
            if lacks != NO:
                return UNKNOWN if lacks == UNKNOWN else NO
        if self.at_least is not None:
            return self._count(self.at_least, moment)
        sure, possible = back(self.matcher, moment)
        if possible is None:
            return NO
        if self.last is None:
            return YES if sure is not None else UNKNOWN
        since = self._since(moment)
        if since is None:
            return UNKNOWN
        if sure is not None and sure.times[moment.end] >= since:
            return YES
        return UNKNOWN if possible is not sure and possible.times[moment.end] >= since else NO

    def _count(self, needed: int, moment: Moment) -> int:
        sure, possible = all_back(self.matcher, moment)
        if len(possible) < needed:
            return NO
        if self.last is not None:
            since = self._since(moment)
            if since is None:
                return UNKNOWN
            sure, possible = [at for at in sure if at >= since], [at for at in possible if at >= since]
        return YES if len(sure) >= needed else UNKNOWN if len(possible) >= needed else NO

    def _since(self, moment: Moment) -> int | None:
        """The earliest instant that `last` sees; None where its clock cannot be told."""
        length = moment.rules.length(self.last, moment)
        if length is None:
            return None
        return length.back(moment.at) if moment.at > LONG_AGO else moment.at

    def answer(self, moment: Moment) -> Row | None:
        """The last match back, where it says yes."""
        return back(self.matcher, moment)[0] if self.read(moment) == YES else None

    def patterns(self) -> Iterator[Matcher]:
        """Its own pattern."""
        yield self.matcher


class StateRead:
    """A state holds, or its value compares."""

    __slots__ = ("asked_in_step", "item", "of")

    def __init__(self, item: StateItem, in_step: bool):
        self.item, self.asked_in_step, self.of = item, in_step, dict(item.of)

    def read(self, moment: Moment) -> int:
        """As lesson-language.md section 1, ITEM, says."""
        item = self.item
        reader = moment.rules.states[item.state]
        if self.asked_in_step:
            for role in reader.state.per:
                if self.of.get(role, role) not in moment.bound:
                    return moment.lack(f"{self.of.get(role, role)} of {moment.row.id}")
        if item.operator == "different":
            return reader.differs(moment, item.of)
        if item.operator == "set":
            given = reader.given(moment, item.of)
            return given if item.value or given == UNKNOWN else YES - given
        known, value = reader.read(moment, item.of)
        if not known:
            return UNKNOWN
        if item.operator == "holds":
            return YES if value not in (False, 0, None) else NO
        if item.operator in ("is", "not"):
            return YES if same_value(value, item.value) == (item.operator == "is") else NO
        order = reader.order
        left, right = (order.get(value, -1), order.get(item.value, -1)) if order else (value, item.value)
        return YES if {"at_least": left >= right, "below": left < right, "above": left > right}[item.operator] else NO

    def answer(self, moment: Moment) -> Row | None:
        """None: a state is no fact."""
        return None

    def patterns(self) -> Iterator[Matcher]:
        """None: a state that begins later does not meet a gate."""
        return iter(())


ReadItem = AnyRead | FactRead | StateRead


def ready(item: Item, per: tuple[str, ...], roles: Mapping[str, Role], in_step: bool = False) -> ReadItem:
    """One item made ready. `in_step`: as a gate, where a role that the trigger lacks is always unknown."""
    if isinstance(item, AnyItem):
        return AnyRead(tuple(_one(x, per, roles, in_step) for x in item.items))
    return _one(item, per, roles, in_step)


def _one(
    item: FactItem | StateItem, per: tuple[str, ...], roles: Mapping[str, Role], in_step: bool
) -> FactRead | StateRead:
    return StateRead(item, in_step) if isinstance(item, StateItem) else FactRead(item, per, roles, in_step)
