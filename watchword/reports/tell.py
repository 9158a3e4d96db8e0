"""A replay told in the terminal: each moment, what was recorded, what was owed, who was told, what became of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

from rich.console import Console
from rich.markup import escape
from rich.padding import Padding

from watchword.clock import instant, local_date, local_text
from watchword.duties import Duty, Event
from watchword.facts import KINDS, Fact, HarmDone, Timeline
from watchword.lessons.model import Role
from watchword.reports.catches import Catch, catches
from watchword.reports.replay import Replay
from watchword.reports.summary import span

STYLE = {
    "raised": "yellow", "overdue": "bold red", "told": "magenta", "met": "green", "met late": "red", "ended": "blue",
    "not met": "bold red", "cannot tell": "cyan", "no longer owed": "blue", "joined": "dim",
}  # fmt: skip
SIGNS = {"raised": "→", "overdue": "!", "told": "☎", "met": "✓", "met late": "✗"}
SHORT_FIELDS = (
    "offence", "classification", "factor", "grade", "thrive", "outcome", "state", "speech", "marker", "sign", "measure",
    "subject", "decision", "instrument", "type", "channel", "answer", "standing", "post", "route",
)  # fmt: skip
BIG_WIDTH = 110


def console(width: int | None = None) -> Console:
    """A console that colours on a terminal and prints plain text elsewhere."""
    made = Console(highlight=False, width=width)
    if not made.is_terminal and width is None:
        made.width = BIG_WIDTH
    return made


def tell(replayed: Replay, out: Console, roles: Mapping[str, Role], *, catches_only: bool = False) -> None:
    """Prints one story; `catches_only`: only the duties that catch a missed opportunity, with their facts."""
    timeline = replayed.timeline
    out.print()
    out.rule(f"[bold]{escape(timeline.title)}[/bold]", align="left", characters="━")
    out.print(f"[dim]{escape(timeline.source)}[/dim]")
    by_id = {duty.id: duty for duty in replayed.story.duties}
    facts: dict[int, list[Fact]] = {}
    for fact in timeline.facts:
        facts.setdefault(instant(fact.recorded_at), []).append(fact)
    events = {at: list(found) for at, found in groupby(replayed.story.events, key=lambda e: e.at)}
    harm = instant(timeline.harm.counted_at) if timeline.harm else None
    moments = sorted({at for at in (*facts, *events, *([harm] if harm else [])) if at <= replayed.story.stopped_at})
    for at in moments:
        if timeline.harm and at == harm:
            _harm(timeline, timeline.harm, out)
        heading = [*facts.get(at, ())]
        shown = [e for e in events.get(at, ()) if e.duty in by_id and _worth_saying(e, by_id[e.duty])]
        if catches_only:
            shown = [e for e in shown if e.what != "told" and replayed.rows_of(by_id[e.duty])]
        if not shown and (catches_only or not heading):
            continue
        out.print()
        about = "about " if heading and all(fact.approx for fact in heading) else ""
        out.print(f"[bold]{_day(timeline, at):<7}[/bold][dim]{about}{local_text(at)}[/dim]")
        for fact in heading:
            _fact(fact, timeline, out)
        for duty_id in dict.fromkeys(event.duty for event in shown):
            _events([e for e in shown if e.duty == duty_id], by_id[duty_id], replayed, roles, out)
    _ending(replayed, out)


def _worth_saying(event: Event, duty: Duty) -> bool:
    """A duty met at the instant it was raised is not news, nor is one that joined another."""
    if event.what == "joined" or duty.verdict.outcome == "joined":
        return False
    quietly_met = (
        duty.verdict.outcome == "met" and duty.verdict.ended_at is not None and duty.verdict.ended_at <= duty.raised_at
    )
    return not quietly_met


def _fact(fact: Fact, timeline: Timeline, out: Console) -> None:
    short = ", ".join(str(fact.data[f]).replace("_", " ") for f in SHORT_FIELDS if f in fact.data)
    by = f" [dim]· {escape(_name(fact.recorded_by.ref, timeline))}[/dim]" if fact.recorded_by else ""
    title = KINDS[fact.kind].title()
    out.print(Padding(f"{escape(title)}{': ' + escape(short) if short else ''}{by}", (0, 0, 0, 7), expand=False))
    text = fact.data.get("text") or fact.data.get("reason")
    if text:
        out.print(Padding(f"[italic dim]{escape(str(text))}[/italic dim]", (0, 0, 0, 9), expand=False))


def _events(events: list[Event], duty: Duty, replayed: Replay, roles: Mapping[str, Role], out: Console) -> None:
    """What became of one duty at one instant, on one line."""
    what = events[0].what
    rows = replayed.rows_of(duty) if what in ("raised", "overdue") else ()
    marks = f" [bold]{' '.join(rows)}[/bold]" if rows else ""
    words = escape("; ".join(_words(event, duty, roles) for event in events))
    line = f"[{STYLE[what]}]{SIGNS.get(what, '·')} {escape(duty.lesson.title)}[/]: {words}{marks}"
    out.print(Padding(line, (0, 0, 0, 9), expand=False))


def _words(event: Event, duty: Duty, roles: Mapping[str, Role]) -> str:
    """What became of a duty, in words."""
    match event.what:
        case "raised":
            return f"owed by {_post(duty.lesson.owner, roles)}, {_due_words(event, duty)}"
        case "overdue":
            return "nothing on record answers it, and it is past due"
        case "told":
            return f"told: {_post(event.detail, roles)}"
        case "met" | "met late":
            return f"{event.what} ({event.detail})" if event.detail else event.what
        case "ended":
            return f"ended {duty.ending}".strip()
        case "not met":
            return "closed, not met"
        case "cannot tell":
            return f"cannot tell: {', '.join(duty.verdict.missing)} is not known"
        case _:
            return event.detail


def _due_words(event: Event, duty: Duty) -> str:
    due = duty.verdict.due
    if due is None:
        return "due not known"
    already = due < event.at or (due == event.at and duty.verdict.outcome == "not met")
    return "already due" if already else f"by {local_text(due)}"


def _post(role: str, roles: Mapping[str, Role]) -> str:
    return roles[role].title.lower() if role in roles else role


def _harm(timeline: Timeline, harm: HarmDone, out: Console) -> None:
    found = " (found now)" if harm.found_at else ""
    out.print()
    out.print(f"[bold white on red] {_day(timeline, instant(harm.counted_at))} {escape(harm.what)}{found} [/]")


def _ending(replayed: Replay, out: Console) -> None:
    timeline, missed = replayed.timeline, {m.id for m in replayed.timeline.missed}
    out.print()
    if replayed.stopped_early:
        out.print(f"[dim]Stopped {local_text(replayed.story.stopped_at)}, before the story ends.[/dim]")
    for note in replayed.story.notes:
        out.print(f"[cyan]{escape(note)}[/cyan]")
    if timeline.harm is None or not missed:
        out.print(f"[bold]{', '.join(_counts(replayed)) or 'No duty was owed.'}[/bold]")
        return
    found = catches(replayed)
    early = [c for c in found if c.before_harm]
    overdue = [c for c in early if c.overdue_before]
    line = f"{len({c.row for c in early})} of {len(missed)} missed opportunities caught before the harm"
    if early:
        line += f", the first {span(early[0].lead)} before it"
    out.print(f"[bold]{line}.[/bold]")
    waiting = len(early) - len(overdue)
    late = [c for c in found if not c.before_harm]
    out.print(f"Overdue before the harm: {len(overdue)}. Still waiting then: {waiting}.{_after(late)}")


def _after(late: list[Catch]) -> str:
    return f" Caught after it, by the story's end: {', '.join(c.row for c in late)}." if late else ""


def _counts(replayed: Replay) -> Iterator[str]:
    states = [d.state(replayed.story.stopped_at) for d in replayed.story.duties]
    for state in dict.fromkeys(states):
        yield f"{states.count(state)} {state}"


def _day(timeline: Timeline, at: int) -> str:
    if timeline.day_zero is None:
        return ""
    return f"D{(local_date(at) - timeline.day_zero).days:+04d}"


def _name(ref: str, timeline: Timeline) -> str:
    person = timeline.people.get(ref, {})
    return person.get("name") or ref.replace("_", " ")
