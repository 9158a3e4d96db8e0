"""A problem in what somebody gave us: which file, line and field, what is wrong, and what to do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake, told so that its writer can mend it.

    `code` is stable and may be relied on by programs; `says` and `fix` are sentences for people.
    """

    code: str
    says: str
    fix: str = ""
    file: str = ""
    line: int | None = None
    field: str = ""
    warning: bool = False

    def __str__(self) -> str:
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        parts = [place] if place else []
        if self.field:
            parts.append(self.field)
        parts.append(f"warning: {self.says}" if self.warning else self.says)
        text = ": ".join(parts)
        return f"{text} {self.fix}".rstrip()


class Refused(Exception):
    """Raised when input is refused; carries every problem found, not only the first."""

    def __init__(self, problems: Sequence[Problem]):
        self.problems = tuple(problems)
        super().__init__("\n".join(str(p) for p in self.problems))
