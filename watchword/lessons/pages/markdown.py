"""Small pieces of Markdown that the generated pages share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from watchword.lessons.model import Lesson
from watchword.lessons.plain.clauses import Line
from watchword.lessons.plain.kinds import upper_first

ABBREVIATIONS = {"marac": "MARAC"}

GENERATED = "python -m watchword.lessons.pages"
_SPECIAL = re.compile(r"([\\`*_<>\[\]|])")


def plain(text: str) -> str:
    """Text as Markdown that shows it as it stands, on one line."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def note(where: str) -> tuple[str, ...]:
    """Says that a page is made, and from what."""
    return (f"> This page is generated. Change {where}, then run", f"> `{GENERATED}` (or `make docs`).", "")


def block(lines: Iterable[Line]) -> Iterator[str]:
    """Lines of a section: what is set in becomes a list, the rest paragraphs."""
    last: int | None = None
    for depth, text in lines:
        if last is not None and (depth == 0 or last == 0):
            yield ""
        yield plain(text) if depth == 0 else f"{'  ' * (depth - 1)}- {plain(text)}"
        last = depth
    yield ""


def table(head: tuple[str, ...], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """A table; the cells are Markdown already."""
    yield f"| {' | '.join(head)} |"
    yield "|---" * len(head) + "|"
    yield from (f"| {' | '.join(row)} |" for row in rows)
    yield ""


def theme_title(theme: str) -> str:
    """A theme as a heading: "Sexual offences", "MARAC"."""
    return ABBREVIATIONS.get(theme) or upper_first(theme.replace("-", " ").replace("_", " "))


def link(lesson: Lesson, folder: str = "") -> str:
    """A lesson by its id, leading to its place on the page of its theme."""
    return f"[`{lesson.id}`]({folder}{lesson.theme}.md#{lesson.id})"


def item(lesson: Lesson, folder: str = "") -> str:
    """A lesson as an item of a list: its title, and what is not as usual about it."""
    usual = "" if lesson.status == "live" else f", {lesson.status}"
    return f"- [{plain(lesson.title)}]({folder}{lesson.theme}.md#{lesson.id}) ({lesson.severity}{usual})"
