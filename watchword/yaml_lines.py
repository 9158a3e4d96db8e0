"""Reads YAML that people write by hand, and remembers the line of every value.

Only what a hand-written file needs: mappings, lists and plain values. Times stay text (`2025-03-01`,
`14:20`), numbers never lose a leading zero (`07700 900123` stays text), `on` and `off` are words,
and a key written twice, an anchor, a tag or a second document is refused.

The file is read event by event, so that one nested too deep, or with too many values, is refused where it
goes wrong and not after it was built.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

import yaml

from watchword.problems import Problem, Refused

Path_ = tuple[str | int, ...]

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INT = re.compile(r"-?(0|[1-9][0-9]*)")
_FLOAT = re.compile(r"-?(0|[1-9][0-9]*)\.[0-9]+")
# What YAML allows in a text; a zero byte has a sentence of its own.
_NOT_TEXT = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_WORDS: dict[str, Any] = {
    "": None, "~": None, "null": None, "Null": None,
    "true": True, "True": True, "yes": True, "Yes": True,
    "false": False, "False": False, "no": False, "No": False,
}  # fmt: skip
MAX_DEPTH = 40
MAX_VALUES = 100_000
MANY_DIGITS = 19


@dataclass(frozen=True, slots=True)
class Document:
    """The value of a file, and the line (from 1) of each value by its path."""

    file: str
    value: Any
    lines: dict[Path_, int]

    def line(self, path: Path_) -> int | None:
        """The line of a path, or of the nearest thing that holds it."""
        while path not in self.lines and path:
            path = path[:-1]
        return self.lines.get(path)


def read_file(path: Path, max_bytes: int) -> Document:
    """Reads one file; raises `Refused` when it is missing, too large, not text or not YAML."""
    name = str(path)
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            raw = b"" if size > max_bytes else file.read(max_bytes + 1)
    except FileNotFoundError:
        raise _refused("file-missing", name, None, "there is no such file.", "Check its name.") from None
    except IsADirectoryError:
        raise _refused("file-unreadable", name, None, "this is a folder, not a file.") from None
    except OSError as error:
        says = f"this file cannot be read: {error.strerror or error}."
        raise _refused("file-unreadable", name, None, says) from None
    except ValueError:
        raise _refused("file-unreadable", repr(name), None, "this cannot be the name of a file.") from None
    size = max(size, len(raw))
    if size > max_bytes:
        says = f"this file is larger than the {max_bytes:,} bytes that are read here ({size:,} or more)."
        fix = "A timeline holds one story: split it, or keep only the facts of that story."
        raise _refused("file-too-large", name, None, says, fix)
    return read_text(raw, name)


def read_text(raw: bytes | str, name: str) -> Document:
    """Reads YAML text; raises `Refused` naming file and line."""
    text = raw if isinstance(raw, str) else _decoded(raw, name)
    stranger = _NOT_TEXT.search(text)
    if stranger:
        code = ord(stranger[0])
        what = "a zero byte" if code == 0 else f"the control character U+{code:04X}"
        line = text[: stranger.start()].count("\n") + 1
        raise _refused("not-text", name, line, f"this is not a text file: it holds {what}.")
    try:
        return _Builder(name).build(yaml.parse(text, Loader=_LOADER))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        at = text.splitlines()[mark.line : mark.line + 1] if mark else []
        says, fix = _in_words(error, at[0] if at else "")
        raise _refused("not-yaml", name, mark.line + 1 if mark else None, says, fix) from None
    except (yaml.YAMLError, RecursionError) as error:
        raise _refused("not-yaml", name, None, f"this is not YAML: {str(error).splitlines()[0]}.") from None


def _decoded(raw: bytes, name: str) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
            fix = "Save it as UTF-8."
            raise _refused("not-text", name, 1, "this file is written in UTF-16, not UTF-8.", fix) from None
        line = raw[: error.start].count(b"\n") + 1
        raise _refused("not-text", name, line, "this is not a text file in UTF-8.") from None


def _in_words(error: yaml.MarkedYAMLError, line: str) -> tuple[str, str]:
    problem = str(error.problem or error.context)
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return "a tab stands where YAML needs spaces.", "Indent with spaces."
    if "mapping values are not allowed" in problem:
        return "this is not YAML: a ': ' stands where none can.", "Put a text that holds ': ' in quotes."
    return f"this is not YAML: {problem}.", ""


@dataclass(slots=True)
class _Open:
    """A mapping or list whose end has not been read yet; `key` is the key that waits for its value."""

    value: dict[str, Any] | list[Any]
    path: Path_
    key: str | None = None

    def next_path(self) -> Path_:
        return (*self.path, len(self.value) if isinstance(self.value, list) else str(self.key))


class _Builder:
    """Builds the value of one document from the events of its text."""

    def __init__(self, name: str):
        self.name = name
        self.lines: dict[Path_, int] = {}
        self.open: list[_Open] = []
        self.value: Any = None
        self.count = 0
        self.documents = 0

    def build(self, events: Iterator[yaml.Event]) -> Document:
        written = False
        for event in events:
            line = event.start_mark.line + 1 if event.start_mark else 1
            if isinstance(event, yaml.DocumentStartEvent):
                self.documents += 1
                if self.documents > 1:
                    self._refuse("two-documents", line, "a second document (---) starts here.", "Keep one.")
            elif isinstance(event, yaml.NodeEvent):
                blank = isinstance(event, yaml.ScalarEvent) and not (event.value or event.style)
                written = written or not blank
                self._node(event, line)
            elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
                self.open.pop()
        if not written:
            raise _refused("empty-file", self.name, None, "this file is empty: it holds no value.")
        return Document(self.name, self.value, self.lines)

    def _node(self, event: yaml.NodeEvent, line: int) -> None:
        self.count += 1
        if self.count > MAX_VALUES:
            says = f"this file holds more than {MAX_VALUES:,} values; the rest is not read."
            self._refuse("too-many-values", line, says, "Split it.")
        if event.anchor is not None:
            says = "anchors and aliases (& and *) are not used here."
            self._refuse("anchor", line, says, "Write the value out, or put a text that starts so in quotes.")
        tag = getattr(event, "tag", None)
        if tag is not None:
            says = f"tags ({tag}) are not used here."
            self._refuse("tag", line, says, "Leave it out, or put a text that starts so in quotes.")
        holder = self.open[-1] if self.open else None
        if holder is not None and isinstance(holder.value, dict) and holder.key is None:
            self._key(event, holder, line)
            return
        path = holder.next_path() if holder else ()
        if len(path) > MAX_DEPTH:
            self._refuse("too-deep", line, f"values are nested more than {MAX_DEPTH} deep here.")
        self.lines.setdefault(path, line)
        self._place(event, holder, path)

    def _place(self, event: yaml.NodeEvent, holder: _Open | None, path: Path_) -> None:
        value: Any
        if isinstance(event, yaml.ScalarEvent):
            value = _scalar(event)
        else:
            value = [] if isinstance(event, yaml.SequenceStartEvent) else {}
            self.open.append(_Open(value, path))
        if holder is None:
            self.value = value
        elif isinstance(holder.value, list):
            holder.value.append(value)
        else:
            holder.value[str(holder.key)] = value
            holder.key = None

    def _key(self, event: yaml.NodeEvent, holder: _Open, line: int) -> None:
        if not isinstance(event, yaml.ScalarEvent):
            self._refuse("bad-key", line, "a key here is a list or mapping.", "A key is a word.")
        key = str(event.value)
        if key in holder.value:
            says = f"'{key[:60]}' is written twice in one mapping."
            self._refuse("double-key", line, says, "Keep one of them.")
        holder.key = key
        self.lines[(*holder.path, key)] = line

    def _refuse(self, code: str, line: int, says: str, fix: str = "") -> NoReturn:
        raise _refused(code, self.name, line, says, fix)


def _scalar(event: yaml.ScalarEvent) -> Any:
    text = str(event.value)
    if event.style:  # quoted, so text
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _INT.fullmatch(text):
        return int(text) if len(text) < MANY_DIGITS else text
    if _FLOAT.fullmatch(text):
        return float(text) if len(text) < MANY_DIGITS else text
    return text


def _refused(code: str, file: str, line: int | None, says: str, fix: str = "") -> Refused:
    return Refused([Problem(code, says, fix, file=file, line=line)])
