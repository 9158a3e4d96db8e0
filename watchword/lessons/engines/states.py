"""States read at a trigger: what held, what value was set, what was open (lesson-language.md section 3)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import product
from typing import Any

from watchword.facts import KINDS
from watchword.lessons.engines.matching import Matcher, order_of
from watchword.lessons.engines.moment import NO, UNKNOWN, YES, Moment
from watchword.lessons.engines.step_functions import DOUBTFUL, UNSET, Clauses, Count, Steps, holds, things, values
from watchword.lessons.model import Pattern, Role, State


class StateReader:
    """One state, made ready to be read at any trigger for any of its bound values."""

    def __init__(self, state: State, roles: Mapping[str, Role]):
        self.state = state
        thing_only = (state.things,) if state.form == "things" else state.per
        self.clauses = Clauses(
            state,
            [Matcher(p, state.per, roles) for p in state.begins],
            [Matcher(p, thing_only, roles) for p in state.ends],
            Matcher(state.value, state.per, roles) if state.value else None,
            Matcher(state.each, thing_only, roles) if state.each else None,
        )
        kinds = state.value.kinds if state.value else ()
        self.order = order_of(kinds[0], state.field) if kinds else None
        self.kinds = frozenset(_kinds(state))

    def read(self, moment: Moment, of: tuple[tuple[str, str], ...] = ()) -> tuple[bool, Any]:
        """(known, value) at the trigger. `of` reads it for another role of the trigger."""
        renamed = dict(of)
        bound: list[tuple[str, ...]] = []
        several = False
        for role in self.state.per:
            values = moment.bound.get(renamed.get(role, role))
            if values is None:
                if renamed.get(role, role) in KINDS[moment.row.kind].unknown_roles:
                    moment.lack(f"{role} of {moment.row.id}")
                    return False, UNSET
                return self._empty(moment)
            bound.append(values)
            several = several or len(values) > 1
        return self._several(moment, bound) if several else self._one(moment, tuple([v[0] for v in bound]))

    def since(self, moment: Moment) -> int | None:
        """When it last began (or when its value was set), where it surely holds at the trigger."""
        latest: int | None = None
        for key in product(*(moment.bound.get(role, ()) for role in self.state.per)):
            sure, possible = self._steps(moment, key)
            value, since = sure.at(moment.at)
            if sure is not possible and possible.at(moment.at)[1] != since:
                moment.lack(f"state {self.state.id}")
                return None
            if self._given(value) and since is not None and (latest is None or since > latest):
                latest = since
        return latest

    def given(self, moment: Moment, of: tuple[tuple[str, str], ...] = ()) -> int:
        """Whether it holds, or anybody gave it a value, for one of the bound values: yes, no or unknown."""
        return self._ask(moment, of, lambda value: UNKNOWN if value is DOUBTFUL else YES if self._given(value) else NO)

    def differs(self, moment: Moment, of: tuple[tuple[str, str], ...] = ()) -> int:
        """Whether two open things carry different values: yes, no or unknown."""
        return self._ask(moment, of, lambda value: value.differs if isinstance(value, Count) else NO)

    def _ask(self, moment: Moment, of: tuple[tuple[str, str], ...], question: Callable[[Any], int]) -> int:
        """One question put to the state of each bound value, doubtful matches counting as no and as yes."""
        renamed = dict(of)
        named = [renamed.get(role, role) for role in self.state.per]
        lacking = [role for role in named if role not in moment.bound]
        for role in lacking:
            if role in KINDS[moment.row.kind].unknown_roles:
                return moment.lack(f"{role} of {moment.row.id}")
        result = NO
        for key in () if lacking else product(*(moment.bound[role] for role in named)):
            said = {question(steps.at(moment.at)[0]) for steps in self._steps(moment, key)}
            if said == {YES}:
                return YES
            if said != {NO}:
                result = moment.lack(f"state {self.state.id}")
        return result

    def _given(self, value: Any) -> bool:
        return value is not UNSET if self.state.form == "value" else bool(value)

    def _empty(self, moment: Moment) -> tuple[bool, Any]:
        """What is read where nothing was set or begun."""
        if self.state.form == "value":
            if self.state.otherwise is None:
                moment.lack(f"state {self.state.id}")
            return self.state.otherwise is not None, self.state.otherwise
        return True, 0 if self.state.form == "things" else False

    def _one(self, moment: Moment, key: tuple[str, ...]) -> tuple[bool, Any]:
        sure, possible = self._steps(moment, key)
        value = sure.at(moment.at)[0]
        if value is DOUBTFUL or (sure is not possible and not self._same(value, possible.at(moment.at)[0])):
            moment.lack(f"state {self.state.id}")
            return False, UNSET
        return (True, value) if value is not UNSET else self._empty(moment)

    def _same(self, value: Any, other: Any) -> bool:
        """Whether two readings agree; not begun and over are the same."""
        return bool(value == other) or (self.state.form != "value" and not value and not other)

    def _several(self, moment: Moment, bound: list[tuple[str, ...]]) -> tuple[bool, Any]:
        """Several bound values: one value if they agree, the highest where there is an order, else unknown."""
        read = [self._one(moment, key) for key in product(*bound)]
        known = [value for is_known, value in read if is_known]
        if len(known) == len(read) and all(value == known[0] for value in known):
            return True, known[0]
        if self.state.form != "value" and len(known) == len(read):
            return True, max(known)
        order = self.order
        if order is not None and len(known) == len(read):
            return True, max(known, key=lambda v: order.get(v, -1))
        moment.lack(f"state {self.state.id}")
        return False, UNSET

    def _steps(self, moment: Moment, key: tuple[str, ...]) -> tuple[Steps, Steps]:
        """The step function with the least open (doubtful beginnings count as no, doubtful ends as yes), and the most.

        A fact that may be a beginning or an end would be both, and so nothing, if both counted alike.
        """
        place = (self.state.id, key, moment.end)
        found: tuple[Steps, Steps] | None = moment.rows.state_cache.get(place)
        if found is None:
            build = {"holds": holds, "value": values, "things": things}[self.state.form]
            scope = _standing_at(moment, self.state.per, key)
            sure = build(self.clauses, scope, False)
            found = (sure, build(self.clauses, scope, True)) if scope.missing else (sure, sure)
            moment.rows.state_cache[place] = found
        return found


def _standing_at(moment: Moment, per: tuple[str, ...], key: tuple[str, ...]) -> Moment:
    """The same record seen from one value of a state's `per`."""
    bound: dict[str, tuple[str, ...]] = {role: (ref,) for role, ref in zip(per, key, strict=True)}
    seen = Moment(moment.rules, moment.rows, moment.row, bound, 0, moment.end)
    seen.at, seen.key = moment.at, moment.key
    return seen


def _kinds(state: State) -> Iterator[str]:
    patterns: list[Pattern] = [*state.begins, *state.ends]
    patterns += [p for p in (state.value, state.each) if p is not None]
    for pattern in patterns:
        yield from pattern.kinds
