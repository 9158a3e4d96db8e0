"""How the command line shows problems and numbers."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from watchword.problems import Problem


def here(problem: Problem) -> Problem:
    """The same problem, its file named from where we stand."""
    path = Path(problem.file)
    if problem.file and path.is_absolute() and path.is_relative_to(Path.cwd()):
        return replace(problem, file=str(path.relative_to(Path.cwd())))
    return problem


def as_lines(problems: Iterable[Problem]) -> list[str]:
    """One problem a line."""
    return [" ".join(str(here(problem)).split()) for problem in problems]


def as_json(value: Any) -> str:
    """JSON that people can read too."""
    return json.dumps(value, indent=2, ensure_ascii=False)


def problem_json(problem: Problem) -> dict[str, Any]:
    """A problem for programs."""
    return asdict(here(problem))


def count(number: int, one: str, many: str = "") -> str:
    """ "1 lesson", "2 lessons"."""
    return f"{number} {one if number == 1 else many or one + 's'}"
