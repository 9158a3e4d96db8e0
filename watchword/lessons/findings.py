"""What the wording checker finds in a fact's own words, as the derived field `finding`."""

from __future__ import annotations

from functools import lru_cache

from watchword.facts import KINDS, Fact
from watchword.facts.kind import value_type
from watchword.wording import find

# Somebody's own words, kept as they were said or sent: never marked (design.md section 12).
VERBATIM = frozenset(
    {"account_given", "witness_account", "victim_asks_for_update", "view_recorded", "text_received", "call",
     "statement_declined", "complaint_made"}
)  # fmt: skip


@lru_cache(maxsize=1)
def _text_fields() -> dict[str, tuple[str, ...]]:
    """The free-text fields of each kind that is not verbatim."""
    return {
        name: tuple(f for f, info in kind.model_fields.items() if value_type(info) == (str, False))
        for name, kind in KINDS.items()
        if name not in VERBATIM
    }


@lru_cache(maxsize=20_000)
def _families(text: str) -> frozenset[str]:
    return frozenset(finding.family for finding in find(text))


def findings_of(fact: Fact) -> tuple[str, ...]:
    """The families of findings in one fact, in order of name."""
    found: set[str] = set()
    for field in _text_fields().get(fact.kind, ()):
        text = fact.data.get(field)
        if text:
            found |= _families(text)
    return tuple(sorted(found))
