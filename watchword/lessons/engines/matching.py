"""Whether a fact matches a pattern: yes, no, or unknown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from watchword.facts import KINDS
from watchword.facts.kind import Ordered, absent_means_unknown, value_type
from watchword.lessons.engines.moment import NO, UNKNOWN, YES, Moment, same_value
from watchword.lessons.engines.rows import Row
from watchword.lessons.model import DERIVED_FIELDS, Condition, Pattern, Role, SameRole, StateRef, Who

Test = Callable[[Row, Moment], int]


def order_of(kind: str, field: str) -> Mapping[str, int] | None:
    """The order of an enumerated field, lowest first; None where it has none."""
    declared = KINDS.get(kind)
    info = declared.model_fields.get(field) if declared else None
    if info is None:
        return None
    one, _ = value_type(info)
    if isinstance(one, type) and issubclass(one, Ordered):
        return {str(value): place for place, value in enumerate(one)}
    return None


def unknown_when_absent(kind: str, field: str) -> bool:
    """What a missing value of this field means: True for 'we do not know'."""
    info = KINDS[kind].model_fields.get(field) if kind in KINDS else None
    return info is not None and absent_means_unknown(info)


@lru_cache(maxsize=1024)
def is_flag(kind: str, field: str) -> bool:
    """Whether a missing value of this field means no."""
    info = KINDS[kind].model_fields.get(field)
    return info is not None and value_type(info) == (bool, False) and not absent_means_unknown(info)


def compare(operator: str, value: Any, wanted: Any, order: Mapping[str, int] | None) -> bool:
    """One comparison of known values."""
    if operator in ("is", "includes"):
        return same_value(value, wanted)
    if operator == "not":
        return not same_value(value, wanted)
    left, right = (order.get(value, -1), order.get(wanted, -1)) if order is not None else (value, wanted)
    if operator == "at_least":
        return bool(left >= right)
    return bool(left < right) if operator == "below" else bool(left > right)


def condition_test(kind: str, condition: Condition) -> Test:
    """The test of one line of `where` on facts of one kind."""
    field, operator, wanted = condition.field, condition.operator, condition.value
    if field == "by_role":
        return _post_test(operator, wanted)
    order = order_of(kind, field)
    absent_unknown = unknown_when_absent(kind, field) or field == "by"
    flag = is_flag(kind, field)

    def read(row: Row) -> Any:
        if field == "by":
            return row.actors
        if field == "finding":
            return row.findings()
        value = row.data.get(field)
        return False if value is None and flag and operator != "missing" else value

    if operator == "missing":
        return lambda row, moment: YES if (read(row) in (None, [], (), "")) == wanted else NO

    def test(row: Row, moment: Moment) -> int:
        value = read(row)
        if value is None:
            if absent_unknown:
                return moment.lack(f"{field} of {row.id}")
            return YES if operator == "not" else NO
        target = wanted
        if isinstance(wanted, StateRef):
            known, target = moment.rules.states[wanted.name].read(moment)
            if not known or target is None:
                return moment.lack(f"state {wanted.name}")
        return YES if compare(operator, value, target, order) else NO

    if operator in ("is", "includes") and not isinstance(wanted, StateRef) and field not in DERIVED_FIELDS:
        return _plain_test(field, frozenset(wanted if isinstance(wanted, tuple) else (wanted,)), absent_unknown, flag)
    return test


def _plain_test(field: str, wanted: frozenset[Any], absent_unknown: bool, flag: bool) -> Test:
    """`field: value` or one of several, the commonest test, without detours."""

    def test(row: Row, moment: Moment) -> int:
        value = row.data.get(field)
        if value is None:
            if absent_unknown:
                return moment.lack(f"{field} of {row.id}")
            return YES if flag and False in wanted else NO
        if isinstance(value, list):
            return NO if wanted.isdisjoint(value) else YES
        return YES if value in wanted else NO

    return test


def _post_test(operator: str, wanted: Any) -> Test:
    """The test of the actor's post; of several actors one is enough."""

    def test(row: Row, moment: Moment) -> int:
        posts = moment.posts_of(row)
        known = tuple(post for post in posts if post is not None)
        if operator == "missing":
            return YES if (not known) == wanted else NO
        if known and same_value(known, wanted):
            return NO if operator == "not" else YES
        if len(known) < len(posts) or not posts:
            return moment.lack(f"by_role of {row.id}")
        return YES if operator == "not" else NO

    return test


def who_test(who: Who, roles: Mapping[str, Role]) -> Test:
    """The test of the actor."""
    if who.relation:
        return _relation_test(who.relation == "someone_else")
    fitting = posts_or_above(who.role, roles) if who.above else frozenset({who.role})
    role = roles.get(who.role)
    holder = role.held_by if role else ""

    def test(row: Row, moment: Moment) -> int:
        posts = moment.posts_of(row)
        if not fitting.isdisjoint(posts):
            return YES
        if holder and row.actors:
            known, value = moment.rules.states[holder].read(moment)
            if known and value is not None and same_value(value, row.actors):
                return YES
        if not posts or any(post not in roles for post in posts):
            return moment.lack(f"post of whoever recorded {row.id}")
        return NO

    return test


def _relation_test(someone_else: bool) -> Test:
    def test(row: Row, moment: Moment) -> int:
        mine, theirs = moment.row.actors, row.actors
        if not mine or not theirs:
            return moment.lack(f"who recorded {row.id if mine else moment.row.id}")
        return YES if set(mine).isdisjoint(theirs) == someone_else else NO

    return test


def posts_or_above(role_id: str, roles: Mapping[str, Role]) -> frozenset[str]:
    """The posts that are ROLE or above: by rank, or by next-tier links where ROLE has no rank.

    A link that reaches a rank brings every post of that rank and above with it: an inspector is above a
    control-room supervisor, whose next tier is an inspector's post.
    """
    above = [role_id]
    while (role := roles.get(above[-1])) is not None and role.rank is None and role.next and role.next not in above:
        above.append(role.next)
    rank = roles[above[-1]].rank if above[-1] in roles else None
    if rank is not None:
        above += [r.id for r in roles.values() if r.rank is not None and r.rank >= rank]
    return frozenset(above)


class Matcher:
    """A pattern made ready: a test for each kind, and what a fact must share with the trigger."""

    __slots__ = ("fields", "kinds", "pattern", "roles", "tests")

    def __init__(self, pattern: Pattern, per: tuple[str, ...], roles: Mapping[str, Role]):
        same = tuple(SameRole(role=r, of_trigger=r) for r in per) if pattern.same is None else pattern.same
        self.pattern = pattern
        self.kinds = pattern.kinds
        self.roles = tuple((s.role, s.of_trigger or s.role) for s in same if s.role)
        self.fields = tuple(s.field for s in same if s.field)
        who = [who_test(w, roles) for w in pattern.who]
        self.tests = {
            kind: _all([*(condition_test(kind, c) for c in pattern.where), *who])
            for kind in pattern.kinds
            if kind in KINDS
        }

    def may_lack(self, per: tuple[str, ...]) -> bool:
        """Whether a trigger with these roles bound could lack what this pattern shares."""
        return bool(self.fields) or any(role not in per for _, role in self.roles)

    def lacking(self, moment: Moment, always: bool = False) -> int:
        """Whether the trigger lacks a role or field this pattern shares: NO (lacks none), YES, or UNKNOWN.

        What it lacks is unknown where its kind says so, and `always` in a step.
        """
        worst = NO
        kind = moment.row.kind
        for _, role in self.roles:
            if role not in moment.bound:
                if always or role in KINDS[kind].unknown_roles:
                    return moment.lack(f"{role} of {moment.row.id}")
                worst = YES
        for field in self.fields:
            if moment.row.data.get(field) is None:
                if always or unknown_when_absent(kind, field):
                    return moment.lack(f"{field} of {moment.row.id}")
                worst = YES
        return worst

    def says(self, row: Row, moment: Moment) -> int:
        """Whether the fact's data and actor are as asked; whatever it shares."""
        test = self.tests[row.kind]
        return YES if test is None else test(row, moment)

    def match(self, row: Row, moment: Moment) -> int:
        """The whole pattern on one fact."""
        about, bound = row.about, moment.bound
        for role, of_trigger in self.roles:
            own, values = about.get(role), bound.get(of_trigger)
            if own is None or values is None:
                return NO
            if own != values and not any(ref in own for ref in values):
                return NO
        shared = self._shares_fields(row, moment) if self.fields else YES
        if shared == NO:
            return NO
        test = self.tests[row.kind]
        said = YES if test is None else test(row, moment)
        return said if shared == YES or said == NO else UNKNOWN

    def _shares_fields(self, row: Row, moment: Moment) -> int:
        result = YES
        for field in self.fields:
            lacking = [one for one in (row, moment.row) if one.data.get(field) is None]
            if not all(unknown_when_absent(one.kind, field) for one in lacking):
                return NO
            if not lacking and not same_value(row.data[field], moment.row.data[field]):
                return NO
            for one in lacking:
                result = moment.lack(f"{field} of {one.id}")
        return result


def _all(tests: list[Test]) -> Test | None:
    """All tests as one: no ends the matter, unknown spreads; None where there is nothing to test."""
    if len(tests) < 2:
        return tests[0] if tests else None

    def test(row: Row, moment: Moment) -> int:
        result = YES
        for one in tests:
            verdict = one(row, moment)
            if verdict == NO:
                return NO
            if verdict == UNKNOWN:
                result = UNKNOWN
        return result

    return test
