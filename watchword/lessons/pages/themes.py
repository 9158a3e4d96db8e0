"""One page a theme: each of its lessons in plain English."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

from watchword.lessons.explain import sections, standing
from watchword.lessons.model import Lesson, Library
from watchword.lessons.pages.markdown import block, item, note, plain, theme_title
from watchword.lessons.rows import Row


def pages(library: Library, rows: Mapping[str, Row]) -> Iterator[tuple[str, str]]:
    """Each theme and the text of its page."""
    lessons = sorted(library.lessons.values(), key=lambda one: (one.theme, one.id))
    for theme, members in groupby(lessons, key=lambda one: one.theme):
        yield theme, "\n".join(_page(theme, list(members), library, rows)).rstrip() + "\n"


def _page(theme: str, lessons: list[Lesson], library: Library, rows: Mapping[str, Row]) -> Iterator[str]:
    yield from (f"# Lessons: {theme_title(theme).lower()}", "")
    yield from note(f"`watchword/library/lessons/{theme}/`")
    yield from ("All lessons: [README.md](README.md). Every time limit: [clocks](../clocks.md).", "")
    yield from (item(lesson).replace(f"({theme}.md#", "(#") for lesson in lessons)
    yield ""
    for lesson in lessons:
        yield from (f"## `{lesson.id}`", "", f"**{plain(lesson.title)}**", "", plain(standing(lesson)), "")
        for section in sections(lesson, library, rows):
            yield from (f"**{section.title}**", "")
            yield from block(section.lines)
