"""Files that people write: what is read, where it stands, and what is refused in words."""

import time
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from watchword.problems import Problem, Refused
from watchword.yaml_lines import MAX_DEPTH, MAX_VALUES, Document, read_file, read_text

GOOD = "title: A call\npeople:\n  victim: {role: victim}\nfacts:\n  - id: f1\n    at: D+0\n"


def refusal(text: bytes | str, name: str = "story.yaml") -> Problem:
    with pytest.raises(Refused) as refused:
        read_text(text, name)
    (problem,) = refused.value.problems
    assert problem.file == name
    assert problem.says
    return problem


def refused_file(path: Path, max_bytes: int = 1_000) -> Problem:
    with pytest.raises(Refused) as refused:
        read_file(path, max_bytes)
    (problem,) = refused.value.problems
    return problem


# What is read


def test_every_value_knows_its_line() -> None:
    document = read_text(GOOD, "story.yaml")
    assert document.value["facts"] == [{"id": "f1", "at": "D+0"}]
    assert document.line(("title",)) == 1
    assert document.line(("people", "victim", "role")) == 3
    assert document.line(("facts", 0)) == 5
    assert document.line(("facts", 0, "at")) == 6


def test_what_is_missing_has_the_line_of_what_should_hold_it() -> None:
    document = read_text(GOOD, "story.yaml")
    assert document.line(("facts", 0, "about", "victim")) == 5
    assert document.line(("nothing",)) is document.line(())
    assert Document("story.yaml", None, {}).line(("x",)) is None


def test_a_key_has_its_own_line_when_its_value_starts_lower() -> None:
    assert read_text("people:\n\n  victim:\n    role: victim\n", "x").line(("people",)) == 1


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("14:20", "14:20"),
        ("1:30", "1:30"),  # other readers make ninety minutes of it
        ("190:20:30", "190:20:30"),
        ("2025-03-01", "2025-03-01"),
        ("2025-03-01T14:20:00Z", "2025-03-01T14:20:00Z"),
        ("07700 900123", "07700 900123"),
        ("0770", "0770"),
        ("0x1f", "0x1f"),
        ("1_000", "1_000"),
        ("1e5", "1e5"),
        (".inf", ".inf"),
        (".nan", ".nan"),
        ("on", "on"),
        ("off", "off"),
        ("NO", "NO"),
        ("=", "="),
        ("12", 12),
        ("-3", -3),
        ("1.5", 1.5),
        ("9" * 18, int("9" * 18)),
        ("9" * 30, "9" * 30),
        ("1." + "5" * 30, "1." + "5" * 30),
        ("yes", True),
        ("no", False),
        ("true", True),
        ('"no"', "no"),
        ("'12'", "12"),
        ("", None),
        ("~", None),
        ("null", None),
        ('""', ""),
    ],
)
def test_a_plain_value_is_what_its_writer_meant(written: str, value: object) -> None:
    found = read_text(f"key: {written}\n", "x").value["key"]
    assert found == value
    assert type(found) is type(value)


def test_a_file_that_starts_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    path = tmp_path / "story.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + GOOD.encode())
    assert read_file(path, 1_000).value["title"] == "A call"


def test_windows_line_ends_and_accents_are_read() -> None:
    document = read_text(GOOD.replace("\n", "\r\n").replace("A call", "Zoë").encode(), "x")
    assert document.value["title"] == "Zoë"
    assert document.line(("facts",)) == 4


# What is refused


@pytest.mark.parametrize("text", ["", " \n\n  \n", "# only\n# comments\n", "\ufeff", "---\n", "--- # nothing\n"])
def test_a_file_that_holds_nothing_is_refused(text: str) -> None:
    assert refusal(text.encode()).code == "empty-file"


@pytest.mark.parametrize(
    ("raw", "line", "word"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", 1, "UTF-8"),
        (GOOD.encode() + b"caf\xe9: x\n", 7, "UTF-8"),
        (GOOD.encode("utf-16"), 1, "UTF-16"),
        (GOOD.encode("utf-16-be"), 1, "zero byte"),
        (b"title: x\nsource: a\x00b\n", 2, "zero byte"),
        (b"title: x\nsource: a\x07b\n", 2, "U+0007"),
        (b"\xff" * 20, 1, "UTF-8"),
    ],
)
def test_what_is_not_text_is_refused_with_the_line(raw: bytes, line: int, word: str) -> None:
    problem = refusal(raw)
    assert problem.code == "not-text"
    assert problem.line == line
    assert word in problem.says


def test_half_a_character_in_text_given_directly_is_refused() -> None:
    assert refusal("title: \ud800\n").code == "not-text"


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("title: x\ntitle: y\n", "double-key", 2),
        ("a: {b: 1,\n  b: 2}\n", "double-key", 2),
        ("facts:\n  - {id: 1, 'id': 2}\n", "double-key", 2),
        ("a: &x 1\nb: *x\n", "anchor", 1),
        ("a: 1\nb: *nobody\n", "anchor", 2),
        ("a: 1\nb: !!python/object:os.system x\n", "tag", 2),
        ("a: !!str 12\n", "tag", 1),
        ("a: ! 12\n", "tag", 1),
        ("a: 1\n? [b, c]\n: 2\n", "bad-key", 2),
        ("a: 1\n{b: 1}: 2\n", "bad-key", 2),
        ("a: 1\n---\nb: 2\n", "two-documents", 2),
        ("a: 1\nb: [1, 2\n", "not-yaml", 3),
        ("a: 1\nb: 'x\n", "not-yaml", 3),
        ("a: 1\nb: x: y\n", "not-yaml", 2),
        ("a: 1\n\tb: 2\n", "not-yaml", 2),
        ("a:\n\t- 2\n", "not-yaml", 2),
        ("%YAML 9.9.9\n---\na: 1\n", "not-yaml", 1),
    ],
)
def test_what_a_story_cannot_hold_is_refused_with_the_line(text: str, code: str, line: int) -> None:
    problem = refusal(text)
    assert (problem.code, problem.line) == (code, line)


def test_a_tab_is_called_a_tab() -> None:
    assert "tab" in refusal("a:\n\tb: 2\n").says


def test_nesting_is_read_to_its_limit_and_refused_beyond() -> None:
    assert read_text("[" * MAX_DEPTH + "]" * MAX_DEPTH, "x").value
    assert refusal("[" * (MAX_DEPTH + 2) + "]" * (MAX_DEPTH + 2)).code == "too-deep"


@pytest.mark.parametrize("text", ["[" * 10_000, "[" * 10_000 + "]" * 10_000, "{a: " * 10_000, "- " * 10_000 + "x"])
def test_ten_thousand_nested_lists_are_refused_at_once(text: str) -> None:
    started = time.process_time()
    assert refusal(text).code in ("too-deep", "not-yaml")
    assert time.process_time() - started < 2


def test_a_billion_laughs_are_refused_at_the_first() -> None:
    laughs = "a0: &a0 [lol, lol]\n" + "".join(f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]\n" for i in range(1, 30))
    assert (refusal(laughs).code, refusal(laughs).line) == ("anchor", 1)


def test_as_many_values_as_are_read_are_read_and_one_more_is_refused() -> None:
    most = "[" + "1," * (MAX_VALUES - 1) + "]"
    assert len(read_text(most, "x").value) == MAX_VALUES - 1
    assert refusal("[" + "1," * MAX_VALUES + "]").code == "too-many-values"


# Files


def test_a_file_at_the_limit_is_read_and_one_byte_more_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "story.yaml"
    path.write_text("title: " + "x" * 93)
    assert read_file(path, 100).value["title"] == "x" * 93
    path.write_text("title: " + "x" * 94)
    problem = refused_file(path, 100)
    assert problem.code == "file-too-large"
    assert "100 bytes" in problem.says


def test_a_missing_file_a_folder_and_a_ring_of_links_are_refused(tmp_path: Path) -> None:
    assert refused_file(tmp_path / "none.yaml").code == "file-missing"
    folder = refused_file(tmp_path)
    assert (folder.code, folder.says) == ("file-unreadable", "this is a folder, not a file.")
    ring = tmp_path / "ring.yaml"
    ring.symlink_to(ring)
    assert refused_file(ring).code == "file-unreadable"
    assert refused_file(tmp_path / "story.yaml" / "x" / ("y" * 300)).file
    assert refused_file(Path("a\0b")).code == "file-unreadable"


def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "story.yaml"
    path.write_text(GOOD)
    assert read_file(path, 1_000)

    def closed(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", closed)  # root may read everything, so the mode of the file says nothing
    problem = refused_file(path)
    assert problem.code == "file-unreadable"
    assert "Permission denied" in problem.says


def test_a_device_that_never_ends_is_read_no_further_than_the_limit() -> None:
    assert refused_file(Path("/dev/zero")).code == "file-too-large"


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=60) | st.text(alphabet="abc:-[]{}#&*!|>'\"%@` \n\t?,0.~", max_size=40).map(str.encode))
@example(b"? \n")
@example(b": \n: ")
@example(b"{?}")
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    try:
        document = read_text(raw, "story.yaml")
    except Refused as refused:
        problems = refused.problems
    else:
        assert document.line(())
        return
    assert all(p.file == "story.yaml" and p.says for p in problems)


# YAML takes the first three for line ends, and the last for the mark of a file's beginning.
WRITTEN = st.characters(codec="utf-8", exclude_characters="\x85\u2028\u2029\ufeff")


@settings(max_examples=300, deadline=None)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers(-(10**16), 10**16) | st.text(WRITTEN, max_size=8),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abcno ~1", max_size=4), inner, max_size=3),
        max_leaves=10,
    ).filter(lambda value: value is not None)
)
def test_what_another_writer_wrote_is_read_as_it_was(value: object) -> None:
    text = yaml.safe_dump(value, allow_unicode=True, width=10_000)
    assert read_text(text, "x").value == value
