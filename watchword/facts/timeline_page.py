"""One timeline file being read: helps that name each mistake with its line and field."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, NoReturn

from watchword.facts.hints import name_of, nearest, shown, text_trouble
from watchword.facts.times import day_from
from watchword.facts.written_times import Span, written_span
from watchword.problems import Problem, Refused
from watchword.yaml_lines import Document, Path_

MAX_PROBLEMS = 100


class Page:
    """A document and the problems found in it so far."""

    def __init__(self, document: Document):
        self.document = document
        self.problems: list[Problem] = []
        self.day_zero: date | None = None

    def bad(self, path: Path_, code: str, says: str, fix: str = "", field: str = "") -> None:
        """Notes a problem; gives up at the hundredth, so that a wholly wrong file is refused soon."""
        name = field or ".".join(name_of(part) for part in path) or "the whole file"
        line = self.document.line(path)
        self.problems.append(Problem(code, says, fix, file=self.document.file, line=line, field=name))
        if len(self.problems) == MAX_PROBLEMS:
            says = f"there are {MAX_PROBLEMS} problems; the rest of the file is not read."
            self.problems.append(
                Problem("too-many-problems", says, "Mend these first.", self.document.file, line, name)
            )
            self.refuse()

    def refuse(self) -> NoReturn:
        """Raises what was found, in the order of the file."""
        raise Refused(sorted(self.problems, key=lambda p: p.line or 0))

    def known_keys(self, raw: dict[str, Any], known: Iterable[str], path: Path_) -> None:
        """Notes each key that means nothing here."""
        names = frozenset(known)
        for key in raw:
            if key not in names:
                self.bad((*path, key), "key-unknown", f"there is no key {shown(key)} here.", nearest(key, names))

    def text(self, raw: dict[str, Any], key: str, path: Path_ = (), *, needed: bool = True) -> str:
        """A text; when it is needed, a missing one is a problem."""
        value = raw.get(key)
        if value is None or (isinstance(value, str) and not value.strip()):
            if needed:
                self.bad((*path, key), "text-missing", f"{key} is missing.", f"Write {key}: and a sentence.")
            return ""
        if not isinstance(value, str):
            says = f"{key} is {shown(value)}, not text."
            self.bad((*path, key), "text-shape", says, "Write a text; put numbers, yes and no in quotes.")
            return ""
        if trouble := text_trouble(value):
            self.bad((*path, key), "text-shape", f"{key} {trouble}.", "Shorten it.")
            return ""
        return value

    def day(self, raw: Any, path: Path_) -> date | None:
        """A date, or nothing."""
        if raw is None:
            return None
        says = f"{shown(raw)} is not a date."
        found = day_from(raw) if isinstance(raw, str) else says
        if isinstance(found, str):
            self.bad(path, "time-bad", found, "Write it like 2023-03-06.")
            return None
        return found

    def moment(self, raw: Any, path: Path_) -> datetime | None:
        """One instant that must be given; of a day, its end."""
        if raw is None:
            self.bad(path, "time-missing", "a time is missing here.", 'Write one like "D+003 14:20".')
            return None
        start, end = self.span(raw, path)
        return end or start

    def span(self, raw: Any, path: Path_) -> Span:
        """(start, end) of a written time; end is None for an exact one. A day alone is the whole day."""
        if raw is None:
            return None, None
        if not isinstance(raw, str):
            says = f"{shown(raw)} is not a time."
            self.bad(path, "time-bad", says, 'Write text like "D+003 14:20" or 2025-03-04T14:20:00Z.')
            return None, None
        found = written_span(raw, self.day_zero)
        if isinstance(found, Problem):
            self.bad(path, found.code, found.says, found.fix)
            return None, None
        return found
