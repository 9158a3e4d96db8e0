"""The shipped library: every lesson checks clean, and every example comes out as its writer said."""

import pytest

from watchword.lessons import examples
from watchword.lessons.check import check_library
from watchword.lessons.coverage import coverage
from watchword.lessons.explain import explain
from watchword.lessons.library import load
from watchword.lessons.model import Lesson
from watchword.lessons.rows import read_rows

LIBRARY = load()
LESSONS = sorted(LIBRARY.lessons.values(), key=lambda lesson: lesson.id)


def by_id(lesson: Lesson) -> str:
    return lesson.id


@pytest.mark.parametrize("lesson", LESSONS, ids=by_id)
def test_examples_come_out_as_their_writer_said(lesson: Lesson) -> None:
    assert [str(problem) for problem in examples.run(lesson, LIBRARY)] == []


def test_the_library_checks_clean() -> None:
    assert [str(problem) for problem in check_library().problems] == []


def test_every_row_that_the_case_studies_call_wrong_has_a_lesson() -> None:
    found = coverage(LIBRARY, read_rows(), {})
    assert found.of(tier="A") == (43, 43)


def test_the_table_holds_every_row() -> None:
    assert len(read_rows()) == 199


@pytest.mark.parametrize("lesson", LESSONS, ids=by_id)
def test_a_lesson_explains_itself_without_names_from_the_files(lesson: Lesson) -> None:
    page = explain(lesson, LIBRARY, read_rows())
    written = [word for line in page.splitlines() for word in line.split() if "_" in word]
    assert written == []
    assert max(len(line) for line in page.splitlines()[2:]) <= 96
