"""The arithmetic of one duty in words: the fact, the clause, the limit, the sum."""

from __future__ import annotations

from collections.abc import Mapping

from watchword.clock import local_text
from watchword.duties import Duty
from watchword.facts import KINDS, Fact


def explain(duty: Duty, facts: Mapping[str, Fact]) -> str:
    """Why this duty stands as it does, in a few sentences."""
    verdict = duty.verdict
    trigger = facts[verdict.trigger]
    parts = [
        f"{duty.lesson.title}.",
        f"Asked because of {trigger.id} ({KINDS[trigger.kind].title().lower()}) on {local_text(verdict.at)}.",
    ]
    if verdict.joined:
        parts.append(f"Joined by {', '.join(verdict.joined)}.")
    if verdict.leader:
        parts.append(f"Part of the duty that {verdict.leader} began.")
    for step in verdict.steps:
        if step.outcome == "cannot tell":
            parts.append(f"It cannot be told whether it was done: {', '.join(step.missing)} is not known.")
        elif step.answered_by and step.answered_at is not None:
            when = local_text(step.answered_at)
            how = "in time" if step.outcome == "met" else f"late (due {_when(step.due)})"
            parts.append(f"Met {how} by {step.answered_by}, {when}.")
        elif step.outcome == "met":
            parts.append("Already so at that moment.")
        elif step.closed_by:
            parts.append(f"Due {_when(step.due)}; closed by {step.closed_by} on {_when(step.closed_at)}.")
        else:
            parts.append(f"Due {_when(step.due)}; nothing on record answers it.")
    if duty.ending:
        parts.append(f"Ended: {duty.ending}.")
    owner = f"{duty.lesson.owner} ({', '.join(duty.owner)})" if duty.owner else duty.lesson.owner
    parts.append(f"Owner: {owner}. Authority: {duty.authority}.")
    return " ".join(parts)


def _when(at: int | None) -> str:
    return "at a time not known" if at is None else local_text(at)
