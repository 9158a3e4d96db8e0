"""What the checker gives back, and what it may be told about the people in a record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, TypeAlias, get_args

import msgspec

Severity: TypeAlias = Literal["change", "consider", "note"]
Principle: TypeAlias = Literal[
    "perpetrator_focus", "neutral_language", "active_voice", "no_assumptions", "contextual_awareness"
]
SEVERITIES: tuple[str, ...] = get_args(Severity)
PRINCIPLES: tuple[str, ...] = get_args(Principle)

# {"victim": {"names": ["Amy Hart", "Hart"], "refs": ["IP"], "pronouns": "she"}, "officer": {...}}
People: TypeAlias = Mapping[str, Mapping[str, str | Sequence[str]]]


class Finding(msgspec.Struct, frozen=True):
    """Words in a text that a rule asks their writer to look at again; `text` is `[start:end]` of it."""

    start: int
    end: int
    rule: str
    family: str
    principle: Principle
    severity: Severity
    reason: str
    source: str
    text: str
