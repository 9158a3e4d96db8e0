"""The index of lessons: by theme, moment, role and source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from watchword.lessons.model import Lesson
from watchword.lessons.moments import moments_of
from watchword.lessons.pages import Content
from watchword.lessons.pages.markdown import item, note, plain, table, theme_title
from watchword.lessons.register import SOURCE


def page(content: Content) -> str:
    """The whole index."""
    return "\n".join(_lines(content)).rstrip() + "\n"


def _lines(content: Content) -> Iterator[str]:
    library = content.library
    lessons = sorted(library.lessons.values(), key=lambda one: (one.title, one.id))
    yield from ("# Lessons", "")
    yield from note("`watchword/library/` (lessons, and moments.yaml for the moments)")
    yield "What each lesson asks, in plain English, with its authority, its time limit, its owner and its examples."
    yield "Beside each title stands its urgency; *now* is a threat to life, looked at the instant it is recorded."
    yield ""
    yield "By [theme](#by-theme), [moment](#by-moment), [role](#by-role) and [source](#by-source)."
    yield "What the case studies and the register of duties ask, and which lesson answers: [coverage](coverage.md)."
    yield from ("Every time limit: [clocks](../clocks.md).", "")
    yield from ("## By theme", "")
    themes = sorted({lesson.theme for lesson in lessons})
    counts = {theme: sum(lesson.theme == theme for lesson in lessons) for theme in themes}
    yield from table(("theme", "lessons"), ((f"[{theme_title(t)}]({t}.md)", str(counts[t])) for t in themes))
    yield from ("## By moment", "", "A lesson stands under every moment in which its trigger is recorded.", "")
    for moment in content.moments:
        yield from _group(moment.title, (one for one in lessons if moment in moments_of(one, content.moments)))
    yield from ("## By role", "", "Under the post that answers for it.", "")
    for role in sorted(library.roles.values(), key=lambda one: one.title):
        yield from _group(role.title, (one for one in lessons if one.owner == role.id))
    yield from ("## By source", "")
    for source in sorted(library.sources.values(), key=lambda one: one.title):
        if source.id == SOURCE:
            continue  # almost every lesson cites it; coverage.md has them by duty
        cites = [one for one in lessons if any(cite.source == source.id for cite in one.cites)]
        yield from _group(source.title, cites)


def _group(title: str, lessons: Iterable[Lesson]) -> Iterator[str]:
    members = list(lessons)
    if members:
        yield from (f"### {plain(title)}", "", *map(item, members), "")
