"""Helps readers of content files: takes a document apart and gathers every problem with its line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from difflib import get_close_matches
from typing import Any

from watchword.lessons.lengths import Length, LengthError, parse_length
from watchword.problems import Problem
from watchword.yaml_lines import Document, Path_


class Reading:
    """One content file being read. Methods return what they can and note what is wrong."""

    def __init__(self, document: Document):
        self.document = document
        self.problems: list[Problem] = []

    def bad(self, path: Path_, code: str, says: str, fix: str = "", *, warning: bool = False) -> None:
        """Notes a problem at a path of the file."""
        name = ".".join(str(p) for p in path)
        line = self.document.line(path)
        self.problems.append(Problem(code, says, fix, self.document.file, line, name, warning))

    def mapping(self, raw: Any, path: Path_, keys: Iterable[str]) -> Mapping[str, Any]:
        """A mapping with known keys only."""
        if not isinstance(raw, dict):
            self.bad(path, "not-a-mapping", "this must be a mapping (key: value).")
            return {}
        known = tuple(keys)
        for key in raw:
            if key not in known:
                self.bad((*path, key), "key-unknown", f"there is no key '{key}' here.", hint(key, known))
        return raw

    def listing(self, raw: Any, path: Path_) -> list[Any]:
        """A list; nothing is an empty one."""
        if raw is None:
            return []
        if not isinstance(raw, list):
            self.bad(path, "not-a-list", "this must be a list.", "Put each on a line of its own after '- '.")
            return []
        return raw

    def text(self, raw: Mapping[str, Any], key: str, *, needed: bool = True) -> str:
        """A text at the top of the file."""
        value = raw.get(key)
        if value is None:
            if needed:
                self.bad((key,), "key-missing", f"'{key}' is missing.", f"Add {key}: …")
            return ""
        return str(value).strip()

    def one_of(self, raw: Mapping[str, Any], key: str, allowed: Iterable[str]) -> str:
        """A text that must be one of a list."""
        value = self.text(raw, key)
        if value and value not in allowed:
            self.bad((key,), "value-unknown", f"{key} cannot be '{value}'.", f"Use one of: {', '.join(allowed)}.")
        return value

    def day(self, raw: Any, path: Path_) -> date | None:
        """A date such as 2021-04-01."""
        if raw is None:
            return None
        try:
            return date.fromisoformat(str(raw))
        except ValueError:
            self.bad(path, "date-bad", f"'{raw}' is not a date.", "Write it like 2021-04-01.")
            return None

    def length(self, raw: Any, path: Path_) -> Length | None:
        """A length of time such as '2 working days'."""
        try:
            return parse_length(str(raw))
        except LengthError as error:
            self.bad(path, "length-bad", str(error))
            return None

    def words(self, raw: Any, path: Path_) -> tuple[str, ...]:
        """A word or a list of words."""
        if raw is None:
            return ()
        values = raw if isinstance(raw, list) else [raw]
        if not all(isinstance(v, str) and v for v in values):
            self.bad(path, "not-words", "this must be a word or a list of words.")
            return ()
        return tuple(values)


def hint(word: object, known: Iterable[str]) -> str:
    """What the writer may have meant."""
    options = tuple(known)
    close = get_close_matches(str(word), options, n=3, cutoff=0.6)
    return f"Did you mean {' or '.join(close)}?" if close else f"Use one of: {', '.join(sorted(options)[:30])}."
