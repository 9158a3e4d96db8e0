"""Roles of the vocabulary as words: what one duty is about."""

from __future__ import annotations

from watchword.lessons.plain.kinds import either

PAIR = ("victim", "suspect")
ROLE_WORDS = {
    "incident": "call or occurrence",
    "custody": "time in custody",
    "number": "telephone number",
    "task": "matter",
    "to": "receiver",
    "complaint": "complaint or conduct matter",
}


def role_word(role: str) -> str:
    """A role of the vocabulary inside a sentence."""
    return ROLE_WORDS.get(role, role.replace("_", " "))


def whom(per: tuple[str, ...]) -> str:
    """What one duty is about: "each pair of victim and suspect"."""
    if per == PAIR:
        return "each pair of victim and suspect"
    if per == ("task",):
        return "each matter that was asked, set, promised or offered"
    return f"each {either([role_word(role) for role in per], 'and')}"
