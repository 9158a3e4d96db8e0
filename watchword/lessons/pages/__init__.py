"""The pages of docs/reference that are made from the library: lessons by theme, their index, coverage and clocks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from watchword.lessons.coverage import Coverage, coverage
from watchword.lessons.library import SHIPPED, load
from watchword.lessons.model import Library
from watchword.lessons.moments import Moment, read_moments
from watchword.lessons.register import register_of
from watchword.lessons.rows import Row, read_rows


@dataclass(frozen=True, slots=True)
class Content:
    """All that the pages are made from."""

    library: Library
    rows: Mapping[str, Row]
    moments: tuple[Moment, ...]
    coverage: Coverage


def content_of(folder: Path = SHIPPED) -> Content:
    """The content of a library; raises `Refused` with what cannot be read."""
    library, rows = load(None, folder), read_rows(folder / "rows.yaml")
    found = coverage(library, rows, register_of(folder))
    return Content(library, rows, read_moments(folder / "moments.yaml"), found)


def pages(content: Content) -> dict[str, str]:
    """The text of each page, by its name under docs/reference."""
    from watchword.lessons.pages import clocks, covered, index, themes

    return {
        "clocks.md": clocks.page(content.library),
        "lessons/README.md": index.page(content),
        "lessons/coverage.md": covered.page(content),
        **{f"lessons/{theme}.md": text for theme, text in themes.pages(content.library, content.rows)},
    }
