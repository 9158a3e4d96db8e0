"""One reading of the record: a trigger, its bound values, and one choice of ends for vague times."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from watchword.clock import Shifts
from watchword.lessons.engines.rows import LONG_AGO, Group, Key, Row, Rows, posts_held

if TYPE_CHECKING:
    from watchword.lessons.engines.compiled import Rules

NO, YES, UNKNOWN = 0, 1, 2


class Moment:
    """The trigger as one lesson sees it for one binding.

    `at`: the trigger's instant in this reading; `end`: which end of other facts' vague times is taken.
    `missing` gathers the names of what could not be known; `unnamed`: a `per` role itself is among them.
    """

    __slots__ = ("at", "bound", "end", "key", "missing", "row", "rows", "rules", "unnamed")

    def __init__(
        self,
        rules: Rules,
        rows: Rows,
        row: Row,
        bound: dict[str, tuple[str, ...]],
        own_end: int,
        end: int,
        unnamed: bool = False,
    ):
        self.rules, self.rows, self.row, self.bound, self.end = rules, rows, row, bound, end
        self.at: int = row.times[own_end]
        self.key: Key = (self.at, row.told, row.id)
        self.missing: dict[str, None] = {}
        self.unnamed = unnamed

    @property
    def day(self) -> int:
        """The instant whose date says which rule and which clock hold: of recording where the trigger has no time."""
        return self.at if self.at > LONG_AGO else self.row.told

    @property
    def shifts(self) -> Shifts:
        """The force's shifts."""
        return self.rules.shifts

    def group(self, kind: str) -> Group | None:
        """All facts of a kind."""
        return self.rows.groups[self.end].get(kind)

    def lack(self, what: str) -> int:
        """Notes what is missing; returns UNKNOWN."""
        self.missing[what] = None
        return UNKNOWN

    def posts_of(self, row: Row) -> list[str | None]:
        """The post of each actor: as they recorded it, else their latest `post_held` then, else unknown (None)."""
        posts: list[str | None] = []
        for ref in row.actors or ():
            if row.post is not None and (row.fact.recorded_by is None or row.fact.recorded_by.ref == ref):
                posts.append(row.post)
                continue
            held = self.rows.state_cache.get(("posts", self.end))
            if held is None:
                held = self.rows.state_cache["posts", self.end] = posts_held(self.rows, self.end)
            at = row.times[self.end]
            posts.append(next((post for since, post in reversed(held.get(ref, ())) if since <= at), None))
        return posts


def same_value(a: Any, b: Any) -> bool:
    """Whether two values are the same, a list being the same as one of its members."""
    if isinstance(a, tuple | list):
        return any(x in a for x in b) if isinstance(b, tuple | list) else b in a
    return a in b if isinstance(b, tuple | list) else bool(a == b)
