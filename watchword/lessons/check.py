"""Checks a library: what readers refuse, what it names, what makes no sense, what its examples say."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from watchword.lessons import examples
from watchword.lessons.checks.content import check_clock, check_role_file, check_state
from watchword.lessons.checks.enough_examples import check_examples_are_enough
from watchword.lessons.checks.names import check_names
from watchword.lessons.checks.register import check_registered
from watchword.lessons.checks.scopes import MOST, scopes_of
from watchword.lessons.checks.sense import check_sense
from watchword.lessons.engines.compiled import lengths_of
from watchword.lessons.library import MAX_BYTES, SHIPPED, gather
from watchword.lessons.model import Clock, ClockRef, Lesson, Library
from watchword.lessons.reading import Reading, hint
from watchword.lessons.register import Registered, register_of
from watchword.lessons.rows import Row, read_rows
from watchword.problems import Problem, Refused
from watchword.yaml_lines import read_file


@dataclass(frozen=True, slots=True)
class Report:
    """What was found, and a line of counts."""

    problems: tuple[Problem, ...]
    summary: str

    @property
    def errors(self) -> bool:
        """Whether anything but warnings was found."""
        return any(not problem.warning for problem in self.problems)


def check_library(overlay: Path | None = None, only: Collection[str] = (), shipped: Path = SHIPPED) -> Report:
    """Every problem of the library with a force's folder over it, or of the lessons named."""
    library, problems = gather(overlay, shipped)
    unread = {Path(problem.file).stem for problem in problems}
    strangers = [name for name in only if name not in library.lessons and name not in unread]
    if strangers:
        raise Refused(
            [
                Problem("lesson-unknown", f"there is no lesson '{name}'.", hint(name, library.lessons))
                for name in strangers
            ]
        )
    rows = read_rows(shipped / "rows.yaml") if (shipped / "rows.yaml").is_file() else {}
    register = register_of(shipped)
    lessons = [one for one in library.lessons.values() if not only or one.id in only]
    content = _check_content(library, [folder for folder in (overlay, shipped) if folder is not None], register)
    problems += content
    if only:
        problems = [p for p in problems if Path(p.file).stem in only]
    broken = {p.file for p in problems} | {_content_name(p.file) for p in content if not p.warning}
    for lesson in lessons:
        problems += check_lesson(lesson, library, rows, register, broken)
    scopes = scopes_of(lessons, library)
    problems.sort(key=lambda p: (p.file, p.line or 0))
    return Report(tuple(problems), _summary(library, lessons, problems, scopes, bool(only)))


def check_lesson(
    lesson: Lesson,
    library: Library,
    rows: Mapping[str, Row],
    register: Mapping[str, Registered],
    broken: Collection[str] = (),
) -> list[Problem]:
    """Every problem of one lesson; its examples run once it and what it names are sound.

    `broken`: files (or "states/ID", "clocks/ID", "roles/ID") with problems, that nothing can be judged by.
    """
    reading = Reading(read_file(Path(lesson.file), MAX_BYTES))
    check_names(reading, lesson, library, rows)
    check_registered(reading, lesson.cites, register)
    check_sense(reading, lesson, library)
    if any(not p.warning for p in reading.problems) or _rests_on(lesson, library) & set(broken):
        return reading.problems
    try:
        rules = examples.rules_for(library, [lesson])
        played, problems = examples.play(lesson, rules)
    except Exception as error:  # noqa: BLE001  one lesson that cannot be judged must not hide the others
        says = f"its examples cannot be judged: the engine stopped with {type(error).__name__} ({error})."
        reading.bad(("examples",), "engine-stopped", says, "Tell those who keep the engine.")
        return reading.problems
    problems += [examples.difference(one, lesson, rules) for one in played if not one.as_expected]
    if not problems:
        check_examples_are_enough(reading, lesson, library, played)
    return reading.problems + problems


def _content_name(file: str) -> str:
    """A state, clock or post by folder and id: "states/risk_grade"."""
    path = Path(file)
    return f"{path.parent.name}/{path.stem}"


def _rests_on(lesson: Lesson, library: Library) -> set[str]:
    """The files without which a lesson cannot be judged: itself, its clocks, and every state and post."""
    clocks = {length.name for length in lengths_of(lesson) if isinstance(length, ClockRef)}
    named = {"states": library.states.keys(), "roles": library.roles.keys(), "clocks": clocks}
    return {lesson.file, *(f"{folder}/{name}" for folder, names in named.items() for name in names)}


def _check_content(library: Library, folders: Sequence[Path], register: Mapping[str, Registered]) -> list[Problem]:
    """States, clocks and posts, each found by its id in the first folder that holds it."""
    problems: list[Problem] = []
    checks: tuple[tuple[Callable[[Reading, Any, Library], None], Mapping[str, Any], str], ...] = (
        (check_state, library.states, "states"),
        (check_clock, library.clocks, "clocks"),
        (check_role_file, library.roles, "roles"),
    )
    for check, found, folder in checks:
        for one in found.values():
            paths = [base / folder / f"{one.id}.yaml" for base in folders]
            path = next((path for path in paths if path.is_file()), None)
            if path is not None:
                reading = Reading(read_file(path, MAX_BYTES))
                check(reading, one, library)
                if isinstance(one, Clock):
                    check_registered(reading, one.cites, register)
                problems += reading.problems
    return problems


def _summary(library: Library, lessons: list[Lesson], problems: list[Problem], scopes: list[str], some: bool) -> str:
    parts = [_count(len(lessons), "lesson")]
    if not some:
        parts += [_count(len(library.states), "state"), _count(len(library.clocks), "clock")]
    told = sum(len(lesson.examples) for lesson in lessons)
    parts.append(_count(told, "example"))
    warnings = sum(problem.warning for problem in problems)
    errors = len(problems) - warnings
    result = _count(errors, "problem") if errors else "no problem"
    if warnings:
        result += f", {_count(warnings, 'warning')}"
    many = f", more than the {MOST} to keep to" if len(scopes) > MOST and not some else ""
    needed = f"sorted scopes needed: {len(scopes)}{many} ({', '.join(scopes)})"
    return f"{', '.join(parts)}: {result}; {needed}"


def _count(number: int, one: str) -> str:
    return f"{number} {one}{'' if number == 1 else 's'}"
