"""The checker: rules over sentences, one pass, each rule silent where the words are not the writer's own."""

from __future__ import annotations

import re

from watchword.wording.finding import Finding, People
from watchword.wording.frames import words_of
from watchword.wording.rulebook import Rule, Rulebook, shipped
from watchword.wording.shape import HIDDEN, sentences, shape
from watchword.wording.speaker import hide_quotations, voice_at

_BEFORE_REACH = 120
_EDGES = " \t\n,;:.\"'()*-" + HIDDEN


def families(rulebook: Rulebook | None = None) -> tuple[str, ...]:
    """Every family id that a lesson may name."""
    return tuple(sorted({rule.family for rule in (rulebook or shipped()).rules}))


def find(text: str, people: People | None = None, *, rulebook: Rulebook | None = None) -> list[Finding]:
    """Marks the words of a text, in order; at most one finding of a family on the same words.

    `people` says who is who in the case, by role: names, references ("IP") and pronouns. Roles with
    "officer" in their name speak for the police, all others for themselves.
    """
    rulebook = rulebook or shipped()
    shaped = shape(text, people, rulebook.known_words)
    wanted = rulebook.anchors
    if wanted.isdisjoint(words_of(shaped)):
        return []
    shaped = hide_quotations(shaped, text, rulebook)
    found: list[Finding] = []
    for start, end in sentences(shaped, text):
        piece = shaped[start:end]
        words = words_of(piece)
        if wanted.isdisjoint(words):
            continue
        marks = [mark for rule in rulebook.rules for mark in _marks(rule, piece, words, rulebook)]
        found += [_finding(rule, start + at, start + to, text) for at, to, rule in _apart(marks)]
    return found


def _marks(rule: Rule, piece: str, words: frozenset[str], rulebook: Rulebook) -> list[tuple[int, int, Rule]]:
    spans = [m.span() for frame in rule.frames if frame.may_match(words) for m in frame.pattern.finditer(piece)]
    if not spans:
        return []
    if "question" in rule.quiet_in and re.search(r"\?[\s\"')\]]*$", piece):
        return []
    if "mention" in rule.quiet_in and rulebook.patterns["mention"].search(piece):
        return []
    if any(frame.may_match(words) and frame.pattern.search(piece) for frame in rule.unless):
        return []
    kept = []
    for start, end in spans:
        start = end - len(piece[start:end].lstrip(_EDGES))
        before = piece[max(0, start - _BEFORE_REACH) : start]
        if any(frame.pattern.search(before) for frame in rule.unless_before):
            continue
        if "speech" in rule.quiet_in and voice_at(piece, start, end, rulebook) == "other":
            continue
        kept.append((start, end, rule))
    return kept


def _apart(marks: list[tuple[int, int, Rule]]) -> list[tuple[int, int, Rule]]:
    """Of marks of one family that overlap, keeps the first and longest."""
    kept: list[tuple[int, int, Rule]] = []
    for mark in sorted(marks, key=lambda m: (m[0], -m[1])):
        if not any(other[2].family == mark[2].family and mark[0] < other[1] for other in kept):
            kept.append(mark)
    return kept


def _finding(rule: Rule, start: int, end: int, text: str) -> Finding:
    return Finding(
        start=start,
        end=end,
        rule=rule.id,
        family=rule.family,
        principle=rule.principle,
        severity=rule.severity,
        reason=rule.reason,
        source=rule.source,
        text=text[start:end],
    )
