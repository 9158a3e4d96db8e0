"""Looking for facts from a trigger: forward, back, and how many.

Each search returns what it finds twice: when doubtful matches count as no (*sure*), and when they count as
yes (*possible*). Where nothing doubtful is met the two are the same object.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from watchword.lessons.engines.matching import Matcher
from watchword.lessons.engines.moment import NO, UNKNOWN, YES, Moment
from watchword.lessons.engines.rows import Group, Key, Row

Found = tuple[Row | None, Row | None]
NOTHING: Found = (None, None)
FEW = 6  # up to this many facts of a kind, walking the list is cheaper than sorting it by who it is about


def _near(kind: str, matcher: Matcher, moment: Moment) -> Group | None:
    """The facts of a kind, narrowed to the first role asked for where that pays."""
    group = moment.rows.groups[moment.end].get(kind)
    if group is None or len(group.rows) <= FEW or not matcher.roles:
        return group
    role, of_trigger = matcher.roles[0]
    values = moment.bound.get(of_trigger)
    if values is None:
        return None
    return group.near(role, values[0]) if len(values) == 1 else group


def forward(matchers: Sequence[Matcher], moment: Moment) -> Found:
    """The first match at or after the trigger's instant (of the trigger's own kind: later in order)."""
    sure = possible = None
    sure_key = possible_key = None
    for matcher in matchers:
        for kind in matcher.kinds:
            group = _near(kind, matcher, moment)
            if group is None:
                continue
            rows = group.rows
            start = bisect_left(group.times, moment.at) if kind != moment.row.kind else group.place(moment.key)
            for i in range(start, len(rows)):
                row = rows[i]
                if sure_key is not None and group.key(i) >= sure_key:
                    break
                if row is moment.row:
                    continue
                verdict = matcher.match(row, moment)
                if verdict == YES:
                    sure, sure_key = row, group.key(i)
                    break
                if verdict == UNKNOWN and (possible_key is None or group.key(i) < possible_key):
                    possible, possible_key = row, group.key(i)
    return sure, _earlier(sure, sure_key, possible, possible_key)


def _earlier(sure: Row | None, sure_key: Key | None, possible: Row | None, possible_key: Key | None) -> Row | None:
    """The doubtful match where it comes before the sure one."""
    if possible_key is None or (sure_key is not None and sure_key < possible_key):
        return sure
    return possible


def back(matcher: Matcher, moment: Moment) -> Found:
    """The last match at or before the trigger's instant (of its own kind: earlier in order)."""
    sure = possible = None
    sure_key = possible_key = None
    for kind in matcher.kinds:
        group = _near(kind, matcher, moment)
        if group is None:
            continue
        rows = group.rows
        end = bisect_right(group.times, moment.at) if kind != moment.row.kind else group.place(moment.key)
        for i in range(end - 1, -1, -1):
            row = rows[i]
            if sure_key is not None and group.key(i) <= sure_key:
                break
            if row is moment.row:
                continue
            verdict = matcher.match(row, moment)
            if verdict == YES:
                sure, sure_key = row, group.key(i)
                break
            if verdict == UNKNOWN and (possible_key is None or group.key(i) > possible_key):
                possible, possible_key = row, group.key(i)
    if possible_key is None or (sure_key is not None and sure_key > possible_key):
        possible = sure
    return sure, possible


def all_back(matcher: Matcher, moment: Moment) -> tuple[list[int], list[int]]:
    """The instants of sure and of possible matches back from the trigger, which counts when it matches."""
    sure: list[int] = []
    possible: list[int] = []
    for kind in matcher.kinds:
        group = _near(kind, matcher, moment)
        if group is None:
            continue
        own = kind == moment.row.kind
        end = group.place(moment.key) if own else bisect_right(group.times, moment.at)
        for i in range(end):
            row = group.rows[i]
            if row is not moment.row:
                _note(matcher.match(row, moment), group.times[i], sure, possible)
        if own:
            _note(matcher.match(moment.row, moment), moment.at, sure, possible)
    return sure, possible


def _note(verdict: int, at: int, sure: list[int], possible: list[int]) -> None:
    if verdict == YES:
        sure.append(at)
    if verdict != NO:
        possible.append(at)
