"""Frames: how a rule says what to look for, as a row of word classes.

    {forecast} ..2 {progress}     a word of the class, up to two words between, a word of the class
    {person} {is} {adverb}? mad   `?` may be left out; a bare word stands for itself
    ^ {no} {chance} $             where a sentence or part of one begins (not after a comma); where one ends
    {mental} !{condition}         not followed by

A class is a list of entries. In an entry `go/going far` gives a choice of words, an apostrophe may be left
out in the text (`wont`), and a hyphen may be a hyphen, a space or nothing (`time-waster`).
Every repeat is bounded or possessive, so matching takes time in proportion to the text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from watchword.wording.shape import OFFICER, OTHER

Classes = Mapping[str, Sequence[str]]
MOST_BETWEEN = 6

_BETWEEN = r"[\s,\"'()/-]++"
_WORD_START, _WORD_END = r"(?<!\w)(?<!\w['-])", r"(?!\w|['-]\w)"
_CLAUSE_START = r"(?:(?<=[.;:!?(\x00-])\s*+[\"']?|(?<=\s[\"'])|\A[\s\"'*(-]*+)"
_CLAUSE_END = r"(?=[\s\"')]*+(?:[.,;:!?(\x00-]|\Z|(?:and|but|so|as|though|tbh)\b))"
_PART = re.compile(
    r"(?P<not>!)?\{(?P<cls>[a-z_]+)\}(?P<maybe>\?)?$|\.\.(?P<gap>\d)$|(?P<edge>[\^$])$|(?P<word>[\w'/-]+)$"
)
_ENTRY = re.compile(r"[\w']+(?:[/-][\w']+)*(?: [\w']+(?:[/-][\w']+)*)*$")
_TOKEN = re.compile(r"\w+(?:'\w+)*")


class FrameError(ValueError):
    """A frame or a word class that cannot be understood; the message is for its writer."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One compiled frame; `needs` holds, part by part, the words of which a sentence must have one."""

    written: str
    pattern: re.Pattern[str]
    needs: tuple[frozenset[str], ...]

    def may_match(self, words: frozenset[str]) -> bool:
        """False when a word the frame cannot do without is missing: saves the matching."""
        return not any(need.isdisjoint(words) for need in self.needs)


def compile_frame(written: str, classes: Classes, before: bool = False) -> Frame:
    """Compiles one frame; `before` makes one that must end where the search ends."""
    regex, needs, first, gap = "", [], True, ""
    common = frozenset(w for entry in classes.get("common", ()) for w in entry.split("/"))
    for part in written.split():
        found = _PART.match(part)
        if not found:
            raise FrameError(f"'{part}' in the frame '{written}' is not a word, a {{class}}, ..n, ^ or $")
        if found["gap"]:
            if int(found["gap"]) > MOST_BETWEEN or first:
                raise FrameError(f"'{part}' in '{written}': at most ..{MOST_BETWEEN}, and not at the start")
            gap += rf"(?:[\w']++{_BETWEEN}){{0,{found['gap']}}}?"
            continue
        if found["edge"]:
            regex += _CLAUSE_START if found["edge"] == "^" else _CLAUSE_END
            continue
        entries = [found["word"]] if found["word"] else _entries(classes, found["cls"], written)
        choice = _choice(entries)
        if found["not"]:
            regex += f"(?!{_BETWEEN}{choice})"
            continue
        if found["maybe"]:
            regex += f"(?:{choice}{_BETWEEN})?" if first else f"{gap}(?:{_BETWEEN}{choice})?"
        elif first:
            regex += choice
        else:
            regex += f"{_BETWEEN}{gap}{choice}"
        if not found["maybe"]:
            first, gap = False, ""
            needs.append(frozenset(w for e in entries for w in telling_words(e, common)))
    if first:
        raise FrameError(f"the frame '{written}' has no word that must be there")
    if gap:
        regex += f"{_BETWEEN}{gap}"
    if before:
        regex += r"[\s,\"'()/-]*+\Z"
    return Frame(written, re.compile(regex), tuple(needs))


def compile_class(name: str, classes: Classes) -> str:
    """The words of a class as one regular expression, for the few places that look at words directly."""
    return _choice(_entries(classes, name, name))


def check_entry(entry: object) -> str:
    """Returns the entry, or says why it cannot be one."""
    if not isinstance(entry, str):
        raise FrameError(f"{entry!r} is read as a value, not a word: put it in quotes")
    if entry != entry.lower() or not (_ENTRY.match(entry) or entry in (OTHER, OFFICER)):
        raise FrameError(f"'{entry}': write small letters, with / ' - and single spaces only")
    return entry


def words_of(shaped: str) -> frozenset[str]:
    """The words of a sentence, for the cheap look before matching; a name counts as its mark."""
    found = frozenset(_TOKEN.findall(shaped))
    marks = {mark for mark in (OTHER, OFFICER) if mark in shaped}
    return found | marks


def telling_words(entry: str, common: frozenset[str]) -> list[str]:
    """Every form in which the least common word of an entry can stand in a text."""
    words = [word.split("/") for word in entry.split(" ")]
    chosen = next((choices for choices in words if common.isdisjoint(choices)), words[0])
    found: list[str] = []
    for choice in chosen:
        pieces = choice.split("-")
        for form in (pieces[0], "".join(pieces)):
            found += [form, form.replace("'", "")]
    return found


def _entries(classes: Classes, name: str, written: str) -> Sequence[str]:
    if name not in classes:
        raise FrameError(f"there is no word class '{name}' (in '{written}')")
    return classes[name]


def _choice(entries: Sequence[str]) -> str:
    longest_first = sorted(entries, key=len, reverse=True)
    return f"{_WORD_START}(?:{'|'.join(_regex(e) for e in longest_first)}){_WORD_END}"


def _regex(entry: str) -> str:
    if entry in (OTHER, OFFICER):
        return f"{entry}++(?:[ ]{entry}++)*+"
    words = []
    for word in entry.split(" "):
        forms = [re.escape(w).replace(r"\-", r"[\s-]?").replace("'", "'?") for w in word.split("/")]
        words.append(forms[0] if len(forms) == 1 else f"(?:{'|'.join(forms)})")
    return r"\s++".join(words)
