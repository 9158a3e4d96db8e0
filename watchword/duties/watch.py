"""Watches a record grow: facts in the order they were recorded, an injected clock, and what became of each duty."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from typing import Literal

from watchword.clock import SteppedClock, instant, local_date, moment
from watchword.duties.adoption import Adoption
from watchword.duties.duty import Duty
from watchword.duties.endings import lay_over
from watchword.duties.ladder import tell
from watchword.facts import Fact, MemoryRecord
from watchword.lessons.engines.compiled import Rules
from watchword.lessons.engines.moment import Moment
from watchword.lessons.engines.reference import judge_rows
from watchword.lessons.engines.rows import LOW, Rows
from watchword.lessons.engines.verdict import Question, Verdict

What = Literal[
    "raised",
    "overdue",
    "told",
    "met",
    "met late",
    "ended",
    "not met",
    "joined",
    "cannot tell",
    "no longer owed",
]


@dataclass(frozen=True, slots=True)
class Event:
    """Something that became of a duty, and when it became true."""

    at: int
    what: What
    duty: str
    detail: str = ""


@dataclass(slots=True)
class Story:
    """A record watched to its end: the duties as they stood, in the order they were raised, and what happened."""

    duties: list[Duty]
    events: list[Event]
    questions: list[Question]
    stopped_at: int
    notes: list[str] = field(default_factory=list)


def watch(facts: Iterable[Fact], stops_at: datetime, rules: Rules, adoption: Adoption) -> Story:
    """Feeds facts through a clock as they were recorded, and stops. Nothing is known before its `recorded_at`."""
    watcher = _Watcher(rules, adoption)
    stop = instant(stops_at)
    told = sorted((f for f in facts if instant(f.recorded_at) <= stop), key=lambda f: (f.recorded_at, f.id))
    for at, batch in groupby(told, key=lambda f: f.recorded_at):
        watcher.hear(at, list(batch))
    return watcher.stop(stop)


class _Watcher:
    def __init__(self, rules: Rules, adoption: Adoption):
        self.rules, self.adoption = rules, adoption
        self.record = MemoryRecord()
        self.duties: dict[str, Duty] = {}
        self.events: list[Event] = []
        self.questions: list[Question] = []
        self.notes: list[str] = []
        self.clock: SteppedClock | None = None
        self.overdue: set[str] = set()

    def hear(self, at: datetime, facts: list[Fact]) -> None:
        """Time passes until these facts are recorded; then everything they touch is judged again."""
        if self.clock is None:
            self.clock = SteppedClock(at)
        self.clock.move_to(at)
        now = instant(self.clock.now())
        self._pass_time(now)
        self.record.add(facts)
        self._judge(now, facts)

    def stop(self, stop: int) -> Story:
        """Judges once more where the story stops."""
        self._pass_time(stop)
        self._judge(stop, [])
        self._pass_time(stop)
        duties = sorted(self.duties.values(), key=lambda d: (d.raised_at, d.verdict.at, d.id))
        return Story(duties, sorted(self.events, key=lambda e: e.at), self.questions, stop, self.notes)

    def _pass_time(self, now: int) -> None:
        """What becomes true by itself before `now`: duties fall due, ladders are climbed."""
        for duty in self.duties.values():
            if not duty.open:
                continue
            due = duty.verdict.due
            if due is not None and due < now and duty.id not in self.overdue:
                self.overdue.add(duty.id)
                self.events.append(Event(max(due, duty.raised_at), "overdue", duty.id))
            for told in tell(duty, self.rules.shifts, now):
                self.events.append(Event(told.at, "told", duty.id, told.role))

    def _judge(self, now: int, new: list[Fact]) -> None:
        rows = Rows(self.record.known_at(moment(now)), now, now)
        judgement = judge_rows(self.rules, rows, now)
        self.questions = judgement.questions
        standing = {verdict.id: verdict for verdict in judgement.verdicts}
        for verdict in judgement.verdicts:
            self._take(verdict, rows, now)
        for duty in [d for d in self.duties.values() if d.id not in standing and not d.no_longer_owed]:
            self._drop(duty, now, new)
        self.notes = lay_over(self.duties, (row.fact for row in rows.all))
        for duty in self.duties.values():
            if duty.ended_by_person and not any(e.duty == duty.id and e.what == "ended" for e in self.events):
                self.events.append(Event(duty.ended_at or now, "ended", duty.id, duty.ending))

    def _take(self, verdict: Verdict, rows: Rows, now: int) -> None:
        """A duty new or known: keeps what it was told, takes how it stands now."""
        duty = self.duties.get(verdict.id)
        if duty is None:
            lesson = self.rules.library.lessons[verdict.lesson]
            authority = self.adoption.authority(lesson, self.rules.library, local_date(now))
            duty = self.duties[verdict.id] = Duty(verdict.id, lesson, verdict, now, authority)
            self.events.append(Event(now, "raised", duty.id))
            before: str = ""
        else:
            before = duty.verdict.outcome
            duty.verdict = verdict
            duty.no_longer_owed = False
        duty.owner = self._owners(verdict, rows, now) or duty.owner
        self._note_change(duty, before, now)

    def _note_change(self, duty: Duty, before: str, now: int) -> None:
        outcome = duty.verdict.outcome
        if outcome == before or duty.ended_by_person:
            return
        detail = ", ".join(duty.verdict.answered_by)
        at = max(duty.raised_at, duty.verdict.ended_at or now)
        if outcome == "late":
            self.events.append(Event(at, "met late", duty.id, detail))
        elif outcome in ("met", "ended", "joined", "cannot tell") or (outcome == "not met" and not duty.open):
            self.events.append(Event(at, outcome, duty.id, detail))

    def _drop(self, duty: Duty, now: int, new: list[Fact]) -> None:
        """A duty no longer owed: it stays where somebody was told of it, naming the fact that changed it."""
        if not duty.told:
            del self.duties[duty.id]
            self.events = [e for e in self.events if e.duty != duty.id]
            return
        duty.no_longer_owed, duty.ended_at = True, now
        duty.ending = f"no longer owed: {', '.join(f.id for f in new)}"
        self.events.append(Event(now, "no longer owed", duty.id, duty.ending))

    def _owners(self, verdict: Verdict, rows: Rows, now: int) -> tuple[str, ...]:
        """The people who hold the owner's post, where a state names them; nobody: unowned in its unit."""
        role = self.rules.roles.get(self.rules.library.lessons[verdict.lesson].owner)
        if role is None or not role.held_by:
            return ()
        seen = Moment(self.rules, rows, rows.by_root(verdict.trigger), verdict.about, LOW, LOW)
        seen.at = now
        known, value = self.rules.states[role.held_by].read(seen)
        return tuple(value) if known and isinstance(value, tuple) else ()
