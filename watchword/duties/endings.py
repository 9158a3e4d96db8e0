"""Endings that people give: laid over what the engine says, never changing it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from watchword.clock import instant
from watchword.duties.duty import Duty
from watchword.facts import Fact

WORDS = {
    "refused": "refused by the victim",
    "could_not": "tried and could not",
    "not_applicable": "not applicable",
    "superseded": "superseded",
}
NEEDS_TWO = frozenset({"high", "now"})


def lay_over(duties: Mapping[str, Duty], facts: Iterable[Fact]) -> list[str]:
    """Ends the duties that `duty_ended` facts name; returns a sentence for each ending that does not count."""
    notes: list[str] = []
    for fact in facts:
        if fact.kind != "duty_ended":
            continue
        duty = duties.get(str(fact.data["duty"]))
        problem = f"there is no duty '{fact.data['duty']}'" if duty is None else why_not(duty, fact)
        if problem:
            notes.append(f"The ending {fact.id} does not count: {problem}.")
        elif duty is not None and duty.open:
            duty.ended_by_person = True
            duty.ended_at = instant(fact.happened_at or fact.recorded_at)
            duty.ending = f"{WORDS[fact.data['ending']]}: {fact.data['reason']}"
    return notes


def why_not(duty: Duty, fact: Fact) -> str:
    """Why this ending is not open to this person for this duty; empty when it is."""
    ending = str(fact.data["ending"])
    allowed = duty.lesson.endings.get(ending, ())
    role = fact.recorded_by.role if fact.recorded_by else None
    if not allowed:
        return f"'{WORDS[ending]}' is not open for this duty"
    if role not in allowed:
        return f"'{WORDS[ending]}' is open to {', '.join(allowed)}, not to {role or 'somebody without a post'}"
    if ending == "refused" and not all(key in fact.data for key in ("asked_by", "asked_alone", "her_words")):
        return "who asked her, whether alone, and her words are needed"
    second = fact.data.get("agreed_by")
    if duty.lesson.severity in NEEDS_TWO and (not second or (fact.recorded_by and second == fact.recorded_by.ref)):
        return "a second person must agree"
    return ""
