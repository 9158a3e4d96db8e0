"""Whose words they are: the writer's and other officers', or somebody else's that the record only passes on.

Quoted or reported speech of a victim, suspect or witness is evidence and is left alone. What an officer
says is the record's own view, also between quotation marks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, TypeAlias

from watchword.wording.frames import words_of
from watchword.wording.rulebook import Rulebook
from watchword.wording.shape import HIDDEN, OTHER, sentences

Voice: TypeAlias = Literal["officer", "other", "nobody"]

MOST_SCARE_WORDS = 4
_MARKS = re.compile(r"[\"“”„'‘’]")
_FAR_INCH = 200
_BACK_REACH = 400
_SUBJECT_REACH = 48
_AFTER_REACH = 40
_CLAUSE = re.compile(r"[;:(]")
_SHORT_CLAUSE = re.compile(r"[,;:(]|\b(?:and|but|as|so)\b")
_OBJECT_REACH = 30
_COLLAR = re.compile(r"\s*+(?:\d+|[a-z])?\s*+$")
_LAST_WORDS = re.compile(r"[\w']+")


@dataclass(frozen=True, slots=True)
class Telling:
    """A verb or noun in a sentence that says whose words follow."""

    start: int
    end: int
    voice: Voice
    pronoun: bool
    asserts: bool


def quotations(text: str) -> list[tuple[int, int]]:
    """Start and end of each pair of quotation marks; a mark without its fellow hides nothing."""
    found: list[tuple[int, int]] = []
    opened: dict[str, int] = {}
    for mark in _MARKS.finditer(text):
        at, kind = mark.start(), '"' if mark.group() in '"“”„' else "'"
        before = text[at - 1] if at else " "
        after = text[at + 1] if at + 1 < len(text) else " "
        opens = mark.group() not in "”’" and not after.isspace() and (before.isspace() or before in "([:-–—/\"'“‘")
        closes = mark.group() not in "“„‘" and not before.isspace() and not after.isalnum()
        if kind == '"' and mark.group() == '"' and before.isspace() and after.isspace():
            opens, closes = kind not in opened, kind in opened
        if closes and kind in opened:
            start = opened.pop(kind)
            # 6" may be a measure: it ends no quotation that began on another line or far back.
            if not (before.isdigit() and (at - start > _FAR_INCH or "\n" in text[start:at])):
                found.append((start, at + 1))
        elif opens:
            opened[kind] = at
    found.sort()
    outer: list[tuple[int, int]] = []
    for start, end in found:
        if not outer or start >= outer[-1][1]:
            outer.append((start, end))
    return outer


def hide_quotations(shaped: str, text: str, rulebook: Rulebook) -> str:
    """The shaped text without the quotations that are not an officer's own words."""
    quotes = quotations(text)
    if not quotes:
        return shaped
    letters = list(shaped)
    for start, end in quotes:
        letters[start:end] = HIDDEN * (end - start)
    bare = "".join(letters)
    hidden = list(shaped)
    spans = sentences(bare, text)
    at = 0
    for start, end in quotes:
        while spans[at][1] <= start:
            at += 1
        first, last = spans[at]
        last = max(last, min(end + _AFTER_REACH, len(bare)))
        said = shaped[start + 1 : end - 1]
        if rulebook.anchors.isdisjoint(words_of(said)) or not own_words(
            bare[first:last], start - first, min(end, last) - first, said, rulebook
        ):
            hidden[start:end] = HIDDEN * (end - start)
    return "".join(hidden)


def own_words(sentence: str, start: int, end: int, said: str, rulebook: Rulebook) -> bool:
    """Is what stands in quotation marks at [start:end] the record's own view?"""
    if rulebook.patterns["mention"].search(sentence):
        return False
    voice = voice_at(sentence, start, end, rulebook)
    if voice != "nobody":
        return voice == "officer"
    around = sentence[:start] + sentence[end:]
    if rulebook.patterns["written"].search(around) or not re.search(r"\w", around):
        return False
    short = len(said.split()) <= MOST_SCARE_WORDS and not re.search(r"[.!?,]", said)
    before = sentence[:start].rstrip()
    return short and not before.endswith((":", ","))


def voice_at(sentence: str, start: int, end: int, rulebook: Rulebook) -> Voice:
    """Whose words stand at [start:end] of a sentence: an officer's, another's, or nobody is named."""
    told = _tellings(sentence, end, rulebook)
    for at in range(len(told) - 1, -1, -1):
        one = told[at]
        if one.voice == "nobody":
            continue
        if one.pronoun and one.voice == "other":
            for earlier in reversed(told[:at]):
                if earlier.voice == "officer" and earlier.asserts:
                    joined = rulebook.patterns["joining"].search(sentence, earlier.end, one.start)
                    return "other" if joined else "officer"
        return one.voice
    if told:
        return "nobody"
    sent = rulebook.patterns["sent"].search(sentence, 0, start)
    if sent and ":" in sentence[sent.end() : start]:
        return "other"
    after = sentence[end : end + _AFTER_REACH]
    verb = rulebook.patterns["speaking"].search(after)
    if verb and not re.search(r"[;.]", after[: verb.start()]):
        # "..., she said" or "..., said PC B"
        voice = _subject(after[: verb.start()], rulebook)[0]
        return voice if voice != "nobody" else _subject(after[verb.end() :], rulebook, first=True)[0]
    return "nobody"


def _tellings(sentence: str, end: int, rulebook: Rulebook) -> list[Telling]:
    kinds = ("speaking", "questioning", "thinking", "viewing", "told", "according_to")
    found = [
        (m.start(), m.end(), kind)
        for kind in kinds
        for m in rulebook.patterns[kind].finditer(sentence, max(0, end - _BACK_REACH), end)
    ]
    told: list[Telling] = []
    for start, stop, kind in sorted(found):
        if told and start < told[-1].end:
            continue
        floor = max(start - _SUBJECT_REACH, told[-1].end if told else 0, 0)
        clause = (_SHORT_CLAUSE if kind == "thinking" else _CLAUSE).split(sentence[floor:start])[-1]
        if kind == "according_to":
            voice, pronoun = _subject(sentence[stop : stop + 30], rulebook, first=True)
        else:
            voice, pronoun = _subject(clause, rulebook)
        following = sentence[stop : stop + _OBJECT_REACH]
        if kind == "told" or (kind == "speaking" and _is_told(sentence[start:stop], following, voice, rulebook)):
            # "She was told by him" is his voice; "she was told", "IP advised": mostly the police speaking.
            by = rulebook.patterns["by"].match(following.lstrip())
            if by:
                voice, pronoun = _subject(following.lstrip()[by.end() :], rulebook, first=True)
            elif voice == "other":
                voice = "nobody"
        elif kind == "speaking" and rulebook.patterns["workmate"].match(following.lstrip()):
            voice, pronoun = "officer", False
        elif voice == "nobody" and (kind == "speaking" or (kind == "thinking" and _somebody(clause, rulebook))):
            voice = "other"
        told.append(Telling(start, stop, voice, pronoun, kind in ("speaking", "told")))
    return told


def _subject(words: str, rulebook: Rulebook, first: bool = False) -> tuple[Voice, bool]:
    """The last (or first) person named in a few words."""
    found: list[tuple[int, int, Voice, bool]] = []
    for name in ("officer", "person", "pronoun"):
        voice: Voice = "officer" if name == "officer" else "other"
        found += [(*m.span(), voice, name == "pronoun") for m in rulebook.patterns[name].finditer(words)]
    if not found:
        return "nobody", False
    found.sort()
    kept = [found[0]]
    for one in found[1:]:
        if one[0] < kept[-1][1]:
            continue
        if kept[-1][2] == "officer" and words[one[0]] == OTHER and _COLLAR.match(words[kept[-1][1] : one[0]]):
            continue  # the name after a rank: "PC 4471 Dale"
        kept.append(one)
    chosen = kept[0] if first else kept[-1]
    return chosen[2], chosen[3]


def _is_told(verb: str, following: str, voice: Voice, rulebook: Rulebook) -> bool:
    """Is "victim told it is ..." short for "was told"? It is when what was told stands right behind it."""
    return verb == "told" and voice == "other" and bool(rulebook.patterns["news"].match(following.lstrip()))


def _somebody(clause: str, rulebook: Rulebook) -> bool:
    """Does a clause name a subject, besides helping words and adverbs ("realistically do not")?"""
    words = _LAST_WORDS.findall(clause)
    if words and rulebook.patterns["to"].match(words[-1]):
        return False  # "attended to see": an infinitive has no subject of its own
    left = _LAST_WORDS.findall(rulebook.patterns["helping"].sub(" ", clause))[-2:]
    return any(not word.endswith("ly") for word in left)
