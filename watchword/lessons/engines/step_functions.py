"""What becomes of a state over time, as step functions: it holds, has a value, or counts open things."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from watchword.clock import end_of_day, instant, start_of_day
from watchword.facts import KINDS
from watchword.facts.kind import ROLES
from watchword.lessons.engines.matching import Matcher, unknown_when_absent
from watchword.lessons.engines.moment import NO, UNKNOWN, YES, Moment
from watchword.lessons.engines.rows import LONG_AGO, Key, Row
from watchword.lessons.lengths import Length
from watchword.lessons.model import State

UNSET: Any = None
DOUBTFUL = object()


class Clauses(NamedTuple):
    """A state with its patterns made ready."""

    state: State
    begins: list[Matcher]
    ends: list[Matcher]
    value: Matcher | None
    each: Matcher | None


class Steps:
    """A step function of time: instants, the value from each on, and since when that value was set."""

    __slots__ = ("since", "times", "values")

    def __init__(self, changes: list[tuple[int, Any, int | None]]):
        self.times = [c[0] for c in changes]
        self.values = [c[1] for c in changes]
        self.since = [c[2] for c in changes]

    def at(self, at: int) -> tuple[Any, int | None]:
        """(value, since) at an instant; unset before the first change."""
        i = bisect_right(self.times, at) - 1
        return (self.values[i], self.since[i]) if i >= 0 else (UNSET, None)


class Count(int):
    """How many things are open, and whether two carry different values: yes, no or unknown."""

    differs: int

    def __new__(cls, number: int, carried: Sequence[Any]) -> Count:
        made = super().__new__(cls, number)
        known = {value for value in carried if value is not DOUBTFUL}
        made.differs = YES if len(known) > 1 else UNKNOWN if len(known) < len(set(carried)) and len(carried) > 1 else NO
        return made


END, BEGIN, VALUE = 0, 1, 2  # in this order at one fact: what ends and begins has begun anew
_Event = tuple[Key, int, str, Any]


def _order(event: _Event) -> tuple[Key, int]:
    return event[0], event[1]


def holds(clauses: Clauses, moment: Moment, doubtful: bool) -> Steps:
    """Whether it holds: from each beginning to the earliest end, a new beginning starting it anew."""
    state = clauses.state
    ends = [key for key, _ in _matches(clauses.ends, moment, not doubtful)]
    periods: list[tuple[int, int, int | None]] = []
    for key, row in _matches(clauses.begins, moment, doubtful):
        start = _date(row, state.starts, key[0])
        stops = [e[0] for e in ends if e > key][:1]
        if state.stops and row.data.get(state.stops) is not None:
            stops.append(_date(row, state.stops, start, end=True))
        if state.lasts:
            stops.append(_over(state.lasts, start, moment))
        holds_from, stop = max(start, key[0]), min(stops, default=None)
        if stop is None or stop > holds_from:
            periods.append((holds_from, start, stop))
    periods.sort(key=lambda period: period[0])  # stable: at one instant the later fact begins anew
    changes: list[tuple[int, Any, int | None]] = []
    for i, (holds_from, start, stop) in enumerate(periods):
        changes.append((holds_from, True, start))
        if stop is not None and (i + 1 == len(periods) or periods[i + 1][0] > stop):
            changes.append((stop, False, None))
    return Steps(changes)


def values(clauses: Clauses, moment: Moment, doubtful: bool) -> Steps:
    """Its value: the latest wins."""
    events: list[tuple[Key, Row | None]] = []
    for key, row in _matches([clauses.value] if clauses.value else [], moment, doubtful):
        events.append((key, row))
    ends: list[tuple[Key, Row | None]] = [(key, None) for key, _ in _matches(clauses.ends, moment, not doubtful)]
    changes: list[tuple[int, Any, int | None]] = []
    ordered = sorted([*ends, *events], key=lambda e: e[0])
    for i, (key, found) in enumerate(ordered):
        if found is None:
            changes.append((key[0], UNSET, None))
            continue
        changes.append((key[0], _field_value(found, clauses.state.field), key[0]))
        if clauses.state.lasts:
            over = _over(clauses.state.lasts, key[0], moment)
            if i + 1 == len(ordered) or ordered[i + 1][0][0] > over:
                changes.append((over, UNSET, None))
    return Steps(changes)


def things(clauses: Clauses, moment: Moment, doubtful: bool) -> Steps:
    """The number of open things, and whether two of them carry different values."""
    role = clauses.state.things
    events: list[_Event] = []
    for key, row in _matches(clauses.begins, moment, doubtful):
        events += [(key, BEGIN, thing, None) for thing in row.about.get(role, ())]
    elsewhere, in_doubt = _of_things(clauses, moment, doubtful)
    begun = {thing for _, _, thing, _ in events}
    if not begun.isdisjoint(in_doubt):
        moment.lack(f"state {clauses.state.id}")
    for thing in begun:
        events += elsewhere.get(thing, ())
    opened: dict[str, int] = {}
    carried: dict[str, Any] = {}
    changes: list[tuple[int, Any, int | None]] = []
    for key, what, thing, value in sorted(events, key=_order):
        if what == BEGIN:
            opened.setdefault(thing, key[0])
        elif what == END:
            opened.pop(thing, None)
        else:
            carried[thing] = value
        count = Count(len(opened), [carried[t] for t in opened if carried.get(t) is not UNSET])
        changes.append((key[0], count, max(opened.values(), default=None)))
    return Steps(changes)


def _of_things(clauses: Clauses, moment: Moment, doubtful: bool) -> tuple[dict[str, list[_Event]], set[str]]:
    """What ends each thing and what values it carries, found once for all; and the things in doubt."""
    place = (clauses.state.id, moment.end, doubtful)
    found: tuple[dict[str, list[_Event]], set[str]] | None = moment.rows.state_cache.get(place)
    if found is None:
        events: dict[str, list[_Event]] = {}
        in_doubt: set[str] = set()
        for what, matchers in ((END, clauses.ends), (VALUE, [clauses.each] if clauses.each else [])):
            sure = {row.id for _, row in _matches(matchers, moment, False, shared=False)}
            counts_as_yes = doubtful == (what == VALUE)
            for key, row in _matches(matchers, moment, True, shared=False):
                named = row.about.get(clauses.state.things, ())
                if row.id not in sure:
                    in_doubt.update(named)
                    if not counts_as_yes:
                        continue
                value = _field_value(row, clauses.state.each_field) if what == VALUE else None
                for thing in named:
                    events.setdefault(thing, []).append((key, what, thing, value))
        found = moment.rows.state_cache[place] = (events, in_doubt)
    return found


def _matches(
    matchers: Sequence[Matcher], moment: Moment, doubtful: bool, *, shared: bool = True
) -> list[tuple[Key, Row]]:
    """Every match of any of the patterns over all time, in order; `shared=False`: whoever it is about."""
    found: list[tuple[Key, Row]] = []
    for matcher in matchers:
        for kind in matcher.kinds:
            group = moment.group(kind)
            if group is None:
                continue
            if shared and matcher.roles:
                role, of_trigger = matcher.roles[0]
                group = group.near(role, moment.bound[of_trigger][0])
                if group is None:
                    continue
            for i, row in enumerate(group.rows):
                verdict = matcher.match(row, moment) if shared else matcher.says(row, moment)
                if verdict == YES or (verdict == UNKNOWN and doubtful):
                    found.append((group.key(i), row))
    return sorted(found, key=_by_key) if len(found) > 1 else found


def _by_key(found: tuple[Key, Row]) -> Key:
    return found[0]


def _field_value(row: Row, field: str) -> Any:
    if field == "by":
        return row.actors
    if field in ROLES and field not in KINDS[row.kind].model_fields:
        return row.about.get(field)
    value = row.data.get(field)
    if value is None:
        return DOUBTFUL if unknown_when_absent(row.kind, field) else UNSET
    return tuple(value) if isinstance(value, list) else value


def _date(row: Row, field: str, otherwise: int, *, end: bool = False) -> int:
    value = row.data.get(field) if field else None
    return otherwise if value is None else date_instant(str(value), end=end)


def date_instant(text: str, *, end: bool = False) -> int:
    """The instant of a date or time in a fact's data; a date is its first instant, or its last."""
    if len(text) == 10:
        day = date.fromisoformat(text)
        return end_of_day(day) if end else start_of_day(day)
    return instant(datetime.fromisoformat(text))


def _over(lasts: Length, start: int, moment: Moment) -> int:
    """When a state that lasts so long is over; begun at no known time, at once."""
    return lasts.after(start, moment.shifts) if start > LONG_AGO else start
