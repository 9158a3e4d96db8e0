"""Reads a whole library, and lays a force's own folder over it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from watchword.lessons import read
from watchword.lessons.model import Clock, Library
from watchword.lessons.reading import Reading
from watchword.problems import Problem, Refused
from watchword.yaml_lines import read_file

SHIPPED = Path(__file__).parent.parent / "library"
MAX_BYTES = 200_000


def load(overlay: Path | None = None, shipped: Path = SHIPPED) -> Library:
    """The library, judged ready to use; raises `Refused` with every problem found while reading."""
    library, problems = gather(overlay, shipped)
    if problems:
        raise Refused(problems)
    return library


def gather(overlay: Path | None = None, shipped: Path = SHIPPED) -> tuple[Library, list[Problem]]:
    """The library as far as it could be read, and the problems of the rest."""
    problems: list[Problem] = []
    parts: dict[str, dict[str, Any]] = {}
    readers: dict[str, Callable[..., Any]] = {
        "lessons": read.lesson, "states": read.state, "clocks": read.clock, "roles": read.role, "sources": read.source,
    }  # fmt: skip
    for part, reader in readers.items():
        parts[part] = _folder(shipped / part, reader, problems)
        if overlay is not None:
            own = _folder(overlay / part, reader, problems)
            for key, value in own.items():
                parts[part][key] = _force_clock(parts[part].get(key), value) if part == "clocks" else value
    shifts, unverified = _shifts(overlay, problems) or _shifts(shipped, problems) or (("00:00",), False)
    return Library(**parts, shifts=shifts, shifts_unverified=unverified), problems


def _force_clock(national: Clock | None, own: Clock) -> Clock:
    """The force's values over the national ones; its word that they are verified counts."""
    if national is None:
        return own
    return replace(own, values=national.values, own=own.values)


def _folder(folder: Path, reader: Callable[..., Any], problems: list[Problem]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for path in sorted(folder.rglob("*.yaml")) if folder.is_dir() else []:
        if path.name == "shifts.yaml":
            continue
        try:
            reading = Reading(read_file(path, MAX_BYTES))
        except Refused as refused:
            problems += refused.problems
            continue
        theme = path.parent.name if path.parent != folder else ""
        one = reader(reading, theme) if reader is read.lesson else reader(reading)
        problems += reading.problems
        if one is None:
            continue
        if one.id != path.stem:
            says = f"the id '{one.id}' and the name of the file differ."
            problems.append(Problem("id-file", says, f"Name the file {one.id}.yaml.", str(path), 1, "id"))
        if one.id in found:
            problems.append(
                Problem("id-double", f"'{one.id}' is written twice.", "Keep one of them.", str(path), 1, "id")
            )
        found[one.id] = one
    return found


def _shifts(folder: Path | None, problems: list[Problem]) -> tuple[tuple[str, ...], bool] | None:
    """When shifts start, and whether nobody has verified it."""
    path = folder / "clocks" / "shifts.yaml" if folder else None
    if path is None or not path.is_file():
        return None
    reading = Reading(read_file(path, MAX_BYTES))
    raw = reading.mapping(reading.document.value, (), ("id", "title", "why", "basis", "unverified", "cites", "starts"))
    starts = reading.words(raw.get("starts"), ("starts",))
    if not starts:
        reading.bad(
            ("starts",),
            "starts-missing",
            "no shift starts are given.",
            'Write starts: ["07:00", "15:00", "22:00"].',
        )
    problems += reading.problems
    return (starts, bool(raw.get("unverified"))) if starts else None
