"""The pages of lessons, clocks and coverage are generated: they must be what the library says today."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from watchword.lessons.lengths import Length, Unit
from watchword.lessons.moments import moments_of
from watchword.lessons.pages import Content, clocks, content_of, pages
from watchword.lessons.pages.__main__ import FOLDER, write

AGAIN = "run: make docs"
REPOSITORY = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def content() -> Content:
    return content_of()


@pytest.fixture(scope="module")
def texts(content: Content) -> dict[str, str]:
    return pages(content)


def themes(texts: dict[str, str]) -> dict[str, str]:
    return {name: text for name, text in texts.items() if not name.endswith(("README.md", "coverage.md", "clocks.md"))}


def anchors(text: str) -> list[str]:
    """The headings that links lead to, as a reader's browser names them."""
    found = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return [re.sub(r"[^\w -]", "", one).lower().replace(" ", "-") for one in found]


def test_every_page_is_up_to_date(texts: dict[str, str]) -> None:
    there = {name: (FOLDER / name).read_text(encoding="utf-8") for name in texts if (FOLDER / name).is_file()}
    assert sorted(name for name in texts if there.get(name) != texts[name]) == [], AGAIN


def test_no_page_is_left_of_a_theme_that_is_no_more(texts: dict[str, str]) -> None:
    there = {f"lessons/{path.name}" for path in (FOLDER / "lessons").iterdir()}
    assert there - set(texts) == set(), AGAIN


def test_every_lesson_stands_on_exactly_one_theme_page(content: Content, texts: dict[str, str]) -> None:
    headings = [name for text in themes(texts).values() for name in re.findall(r"^## `(.+)`$", text, re.MULTILINE)]
    assert sorted(headings) == sorted(content.library.lessons)


def test_every_lesson_belongs_to_a_moment(content: Content) -> None:
    without = {
        lesson.id: lesson.when.kinds
        for lesson in content.library.lessons.values()
        if not moments_of(lesson, content.moments)
    }
    assert without == {}, "put these kinds of fact into watchword/library/moments.yaml"


def test_the_index_has_every_lesson_by_moment_and_by_role(content: Content, texts: dict[str, str]) -> None:
    _, by_moment = texts["lessons/README.md"].split("## By moment\n")
    by_moment, by_role = by_moment.split("## By role\n")
    by_role, by_source = by_role.split("## By source\n")
    for lesson in content.library.lessons.values():
        there = f"({lesson.theme}.md#{lesson.id})"
        assert by_moment.count(there) == len(moments_of(lesson, content.moments))
        assert by_role.count(there) == 1
        assert by_source.count(there) >= 1


def test_the_coverage_page_has_every_row_and_duty_once(content: Content, texts: dict[str, str]) -> None:
    listed = re.findall(r"^\| ([CD][\w-]+) \|", texts["lessons/coverage.md"], re.MULTILINE)
    ids = [*(row.id for row, _ in content.coverage.rows), *(duty.id for duty, _ in content.coverage.duties)]
    assert listed == ids


def test_the_clocks_page_has_every_clock_and_who_uses_it(content: Content, texts: dict[str, str]) -> None:
    page = texts["clocks.md"]
    parts = {part.split("`", 1)[0]: part for part in page.split("\n## `")[1:]}
    assert sorted(parts) == sorted([*content.library.clocks, "shifts"])
    for clock in content.library.clocks.values():
        part = parts[clock.id]
        assert part.count("\n| ") - 1 == len(clock.values)
        assert ("**Unverified**" in part) == clock.unverified
    for lesson in content.library.lessons.values():
        used = {name for name, part in parts.items() if f"#{lesson.id})" in part}
        assert used >= set(re.findall(r"clock:([\w-]+)", Path(lesson.file).read_text(encoding="utf-8")))


@pytest.mark.parametrize("change", ["nothing", "length", "verified"])
def test_changing_a_limit_changes_the_clocks_page(change: str, content: Content, texts: dict[str, str]) -> None:
    library = content.library
    clock = next(one for one in library.clocks.values() if one.unverified and one.values[-1].length is not None)
    value = replace(clock.values[-1], length=Length(12_345, Unit.MINUTES))
    changed = {
        "nothing": clock,
        "length": replace(clock, values=(*clock.values[:-1], value)),
        "verified": replace(clock, unverified=False),
    }[change]
    page = clocks.page(replace(library, clocks={**library.clocks, clock.id: changed}))
    assert (page == texts["clocks.md"]) == (change == "nothing")
    assert ("12345 minutes" in page) == (change == "length")


def test_every_link_leads_somewhere(texts: dict[str, str]) -> None:
    places = {FOLDER / name: set(anchors(text)) for name, text in texts.items()}
    lost = []
    for name, text in texts.items():
        here = FOLDER / name
        for target in re.findall(r"\]\(([^)\s]+)\)", text):
            file, _, anchor = target.partition("#")
            path = (here.parent / file).resolve() if file else here
            if path not in places or (anchor and anchor not in places[path]):
                lost.append(f"{name}: {target}")
    assert lost == []


def test_every_link_of_the_docs_page_leads_to_a_file() -> None:
    page = REPOSITORY / "docs" / "README.md"
    links = re.findall(r"\]\(([^)#\s]+)\)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).is_file()] == []


def test_writing_removes_what_was_generated_before_and_nothing_else(tmp_path: Path) -> None:
    write(tmp_path, {"clocks.md": "clocks\n", "lessons/old.md": "> `python -m watchword.lessons.pages`\n"})
    (tmp_path / "lessons" / "by-hand.md").write_text("Written by hand.\n", encoding="utf-8")
    write(tmp_path, {"clocks.md": "clocks\n", "lessons/new.md": "> `python -m watchword.lessons.pages`\n"})
    left = sorted(path.name for path in (tmp_path / "lessons").iterdir())
    assert left == ["by-hand.md", "new.md"]
    assert (tmp_path / "clocks.md").read_text(encoding="utf-8") == "clocks\n"
