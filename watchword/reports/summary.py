"""The last table of a replay: one line a story, what was caught before the harm, and the first catch."""

from __future__ import annotations

from collections.abc import Mapping

from rich.console import Console
from rich.table import Table

from watchword.clock import FULL_DAY, HOUR, MINUTE
from watchword.reports.catches import catches
from watchword.reports.replay import Replay


def summary(replays: list[Replay], tiers: Mapping[str, str], out: Console) -> None:
    """Prints one line a story: what was caught before the harm, and the first catch."""
    if all(r.timeline.harm is None for r in replays):
        _summary_without_harm(replays, out)
        return
    table = Table(title="Caught before the harm", title_justify="left", title_style="bold", box=None, pad_edge=False)
    for name in ("story", "facts", "duties", "tier A", "all rows", "overdue by then", "after it", "first caught"):
        table.add_column(name, justify="left" if name in ("story", "first caught") else "right", overflow="fold")
    totals = [0, 0, 0, 0]
    for replayed in replays:
        missed = {m.id for m in replayed.timeline.missed}
        stated = {row for row in missed if tiers.get(row) == "A"}
        found = catches(replayed)
        early = [c for c in found if c.before_harm]
        after = len(found) - len(early)
        caught = {c.row for c in early}
        overdue = sum(c.overdue_before for c in early)
        first = f"{span(early[0].lead)} before" if early and early[0].lead else ""
        counts = (len(caught & stated), len(stated), len(caught), len(missed))
        totals = [a + b for a, b in zip(totals, counts, strict=True)]
        table.add_row(
            replayed.timeline.case, str(len(replayed.timeline.facts)), str(_owed(replayed)),
            f"{counts[0]} of {counts[1]}", f"{counts[2]} of {counts[3]}", str(overdue), str(after or ""), first,
        )  # fmt: skip
    table.add_row("all", "", "", f"{totals[0]} of {totals[1]}", f"{totals[2]} of {totals[3]}", "", "", "", style="bold")
    out.print()
    out.print(table)


def _owed(replayed: Replay) -> int:
    """The duties of a story, those that joined another left out."""
    return sum(duty.verdict.outcome != "joined" for duty in replayed.story.duties)


def _summary_without_harm(replays: list[Replay], out: Console) -> None:
    duties = [d for r in replays for d in r.story.duties]
    met = sum(d.shown_verdict() == "met" for d in duties)
    bad = sum(d.shown_verdict() == "not met" for d in duties)
    unsure = sum(d.shown_verdict() == "cannot tell" for d in duties)
    counts = f"{met} met, {bad} not met or late, {unsure} cannot tell"
    out.print(f"\n[bold]{len(replays)} stories, {len(duties)} duties: {counts}.[/bold]")


def span(lead: int | None) -> str:
    """A length of time in words: '3 days 4 hours', '12 minutes'."""
    if lead is None:
        return ""
    parts: list[str] = []
    left = abs(lead)
    for size, name in ((FULL_DAY, "day"), (HOUR, "hour"), (MINUTE, "minute")):
        n, left = divmod(left, size)
        if n and len(parts) < 2:
            parts.append(f"{n} {name}{'' if n == 1 else 's'}")
    return " ".join(parts) or "less than a minute"
