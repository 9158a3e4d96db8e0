"""Helps to tell a writer what is wrong: what was meant, what was given, which text cannot be kept."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any

MAX_REFERENCE = 200
MAX_TEXT = 20_000
MAX_ITEMS = 1_000  # in one list, or keys in one mapping

_SHOWN = 60
_CANNOT_KEEP = re.compile("[\0\ud800-\udfff]")


def nearest(word: str, known: Iterable[str]) -> str:
    """A hint that names what the writer may have meant."""
    options = tuple(known)
    close = get_close_matches(word[:_SHOWN], options, n=3, cutoff=0.6)
    if close:
        return f"Did you mean {' or '.join(close)}?"
    few = ", ".join(sorted(options)[:40])
    return f"Use one of: {few}{', …' if len(options) > 40 else '.'}" if few else ""


def shown(value: Any) -> str:
    """A value as it may stand in a sentence: short, whatever it is."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return str(value) if abs(value) < 10**20 else "a very large number"
    if isinstance(value, float):
        return str(value)
    if isinstance(value, str):
        kept = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in value[:_SHOWN])
        return f"'{kept}…'" if len(value) > _SHOWN else f"'{kept}'"
    if isinstance(value, list | tuple | set | frozenset):
        return "a list"
    return "a mapping" if isinstance(value, dict) else f"a {type(value).__name__}"


def name_of(key: Any) -> str:
    """A key as the name of a field."""
    return shown(key).strip("'") or "(empty)"


def reference_trouble(value: Any) -> str:
    """Why this cannot be an id or a reference; empty when it can."""
    if not isinstance(value, str):
        return "is not text"
    if not value.strip():
        return "is empty"
    if len(value) > MAX_REFERENCE:
        return f"is longer than {MAX_REFERENCE} characters"
    if value != value.strip():
        return "starts or ends with a space"
    for character in value:
        if not character.isprintable():
            return f"holds a character that cannot be seen (U+{ord(character):04X})"
    return ""


def text_trouble(value: str) -> str:
    """Why this text cannot be kept; empty when it can."""
    if len(value) > MAX_TEXT:
        return f"has {len(value):,} characters; at most {MAX_TEXT:,} are kept in one text"
    broken = _CANNOT_KEEP.search(value)
    if broken:
        return f"holds a character that cannot be kept (U+{ord(broken[0]):04X})"
    return ""
