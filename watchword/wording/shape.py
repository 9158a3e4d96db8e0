"""A text made ready for matching, letter for letter as long as the text it came from.

Lower case, straight quotation marks, no control characters; names of people become runs of one mark, so
that a rule can say "a person" without knowing who. Offsets in the shaped text are offsets in the original.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from watchword.wording.finding import People

OTHER = "ª"  # stands for every letter of the name of somebody who is not an officer
OFFICER = "º"
HIDDEN = "\x00"  # stands for words that are not the writer's own
LONGEST_SENTENCE = 1000

_STRAIGHT = {**dict.fromkeys("‘’‛`´", "'"), **dict.fromkeys("“”„‟«»", '"'), **dict.fromkeys("‐‑‒–—−", "-")}
_SPACES = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 127, *range(0x80, 0xA1), 0x2028, 0x2029, 0xFEFF], " ")
_TABLE = str.maketrans({**_STRAIGHT, **_SPACES, "\r": " ", "\t": " ", OTHER: "a", OFFICER: "o"})
_CAPITALISED = re.compile(r"(?<![\w'])[A-Z][a-z]++(?:['-][A-Z][a-z]++)?(?![\w])")
_TITLE_BEFORE = re.compile(r"\b(?:mr|mrs|ms|miss|mx|dr|pc|dc|ps|ds|sgt|sergeant|di|insp|inspector)\.?\s$")
_STARTS = re.compile(r"(?:^|[.!?:\n]\s*+[\"'(]?|[\"(-]\s?)$")
_BREAK = re.compile(
    r"(?<!\bmr)(?<!\bmrs)(?<!\bms)(?<!\bdr)(?<!\bsgt)(?<!\binsp)[.!?]++[\"')\]]*+(?=\s|$)"
    r"|\n(?=[ ]*+(?:\n|[A-Z0-9*•-]))"
)


def shape(text: str, people: People | None, known_words: Collection[str]) -> str:
    """Returns the shaped text; `known_words` are words that are not names although written with a capital."""
    plain = text.translate(_TABLE)
    low = _lower(plain)
    marks: list[tuple[int, int, str]] = []
    for found in _CAPITALISED.finditer(plain):
        start, end = found.span()
        before = low[max(0, start - 12) : start]
        titled = _TITLE_BEFORE.search(before)
        if titled or (low[start:end] not in known_words and not _STARTS.search(before)):
            marks.append((start, end, OTHER))
    if people:
        for mark, pattern in _named(tuple(_names(people))):
            marks.extend((*found.span(), mark) for found in pattern.finditer(plain))
    if not marks:
        return low
    letters = list(low)
    for start, end, mark in marks:
        letters[start:end] = mark * (end - start)
    return "".join(letters)


def sentences(shaped: str, text: str) -> list[tuple[int, int]]:
    """Start and end of each sentence, none longer than LONGEST_SENTENCE; a new line of a log begins one."""
    # Line breaks are judged on the original's capitals; everything else on the shaped text.
    mixed = "".join(s if s == HIDDEN or not t.isupper() else t for s, t in zip(shaped, text, strict=True))
    found: list[tuple[int, int]] = []
    at = 0
    for end in [*(m.end() for m in _BREAK.finditer(mixed)), len(shaped)]:
        while end - at > LONGEST_SENTENCE:
            gap = shaped.rfind(" ", at, at + LONGEST_SENTENCE)
            cut = gap + 1 if gap > at else at + LONGEST_SENTENCE
            found.append((at, cut))
            at = cut
        if end > at:
            found.append((at, end))
        at = end
    return found


def _lower(text: str) -> str:
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(c if len(c.lower()) != 1 else c.lower() for c in text)


def _names(people: People) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for role, known in people.items():
        mark = OFFICER if "officer" in role else OTHER
        for key in ("names", "refs"):
            listed = known.get(key, ())
            found.extend((mark, name) for name in ([listed] if isinstance(listed, str) else listed) if name.strip())
    return found


@lru_cache(maxsize=256)
def _named(names: tuple[tuple[str, str], ...]) -> list[tuple[str, re.Pattern[str]]]:
    found: list[tuple[str, re.Pattern[str]]] = []
    for mark in (OTHER, OFFICER):
        own = sorted((n for m, n in names if m == mark), key=len, reverse=True)
        if own:
            found.append((mark, re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, own))})(?!\w)")))
    return found
