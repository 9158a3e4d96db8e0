"""Real variations of a careful story: other days, other hours, other channels, late typing, other references.

Each returns a new timeline. What careful people do stays: every answer comes within its limit. Where a new day
leaves less time (a limit in working days: a Saturday is none), careful people act sooner, and `kept_in_time` moves
such an answer to before its limit.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import msgspec

from tests.quiet.judging import SHORT, duties_of
from watchword.clock import LONDON, MINUTE, instant, local_instant, moment
from watchword.duties import Duty
from watchword.facts import KINDS, Fact, Timeline
from watchword.facts.kind import value_type

Move = Callable[[datetime], datetime]

PERSON_ROLES = {"victim", "suspect", "child", "reporter", "witness", "officer", "to"}
LAST_ACTS = {"investigation_transferred", "investigation_closed"}  # others act from here, or nobody
TO_THE_VICTIM = {"victim_update", "contact_attempted"}
OTHER_CHANNEL = {"phone": "visit", "visit": "text", "text": "phone", "email": "phone"}
OTHER_WAY_IN = {
    "emergency": "phone", "non_emergency": "front_counter", "online": "email", "front_counter": "non_emergency",
}  # fmt: skip


def with_facts(timeline: Timeline, facts: Iterable[Fact]) -> Timeline:
    """The story with these facts, in the order they were recorded; it ends no earlier than they do."""
    kept = tuple(sorted(facts, key=lambda f: (f.recorded_at, f.id)))
    return replace(timeline, facts=kept, ends=max(timeline.stops_at, *(f.recorded_at for f in kept)))


# Other days


def days_later(timeline: Timeline, days: int) -> Timeline:
    """The whole story some days later, at the same times by London clocks."""
    return _moved(timeline, lambda at: _days_later(at, days), lambda day: day + timedelta(days=days))


def starting_on(timeline: Timeline, day: date) -> Timeline:
    """The whole story, its day zero on another day of the calendar."""
    assert timeline.day_zero
    return days_later(timeline, (day - timeline.day_zero).days)


def hours_later(timeline: Timeline, hours: int) -> Timeline:
    """The whole story some hours later, so that a day becomes a night; a date set for an act is a day later."""
    later = timedelta(hours=hours)
    return _moved(timeline, lambda at: at + later, lambda day: day + timedelta(days=1))


def _days_later(at: datetime, days: int) -> datetime:
    local = at.astimezone(LONDON)
    clock = time(local.hour, local.minute, local.second, local.microsecond)
    return moment(local_instant(local.date() + timedelta(days=days), clock, fold=local.fold))


def _moved(timeline: Timeline, move: Move, move_day: Callable[[date], date]) -> Timeline:
    facts = tuple(
        msgspec.structs.replace(
            fact,
            recorded_at=move(fact.recorded_at),
            happened_at=fact.happened_at and move(fact.happened_at),
            happened_to=fact.happened_to and move(fact.happened_to),
            data=_dates_moved(fact, move, move_day),
        )
        for fact in timeline.facts
    )
    zero = timeline.day_zero and move_day(timeline.day_zero)
    return replace(timeline, facts=facts, day_zero=zero, ends=move(timeline.stops_at))


def _dates_moved(fact: Fact, move: Move, move_day: Callable[[date], date]) -> dict[str, object]:
    """The dates among a fact's data, which are kept as text."""
    moved = dict(fact.data)
    for name, field in KINDS[fact.kind].model_fields.items():
        one, value = value_type(field)[0], fact.data.get(name)
        if value is None:
            continue
        if one is datetime:
            moved[name] = move(datetime.fromisoformat(value)).astimezone(UTC).isoformat()
        elif one is date:
            moved[name] = move_day(date.fromisoformat(value)).isoformat()
    return moved


# Other times within the limits


def at_the_last_minute(timeline: Timeline) -> Timeline:
    """Every answer a minute before its limit, where nothing that rests on it stands in between.

    From the last fact to the first, so that what rests on a fact has already moved out of its way.
    """
    times = {f.id: instant(f.happened_at or f.recorded_at) for f in timeline.facts}
    ends = instant(timeline.stops_at)
    duties = duties_of(timeline)
    for fact in sorted(timeline.facts, key=lambda f: times[f.id], reverse=True):
        limit = _limit(fact.id, duties, times)
        if limit is None or fact.corrects or fact.happened_to or any(f.corrects == fact.id for f in timeline.facts):
            continue
        latest = min(limit, ends) // MINUTE * MINUTE - MINUTE
        if latest > times[fact.id] and _free(fact, latest, timeline, duties, times):
            times[fact.id] = latest
    return _retimed(timeline, times)


def kept_in_time(timeline: Timeline, least: int = SHORT) -> Timeline:
    """Answers that a new calendar made late come half an hour before their limit, where it leaves time to act.

    An answer that moves may be what the next limit runs from (one review of detention and the next), so a few times.
    """
    for _ in range(4):
        times = {f.id: instant(f.happened_at or f.recorded_at) for f in timeline.facts}
        late = [
            (duty.verdict.at, step)
            for duty in duties_of(timeline)
            for step in duty.verdict.steps
            if step.outcome == "late" and step.due is not None and step.due - duty.verdict.at > least
        ]
        if not late:
            break
        for trigger, step in late:
            early = max(trigger, step.due // MINUTE * MINUTE - 30 * MINUTE)
            times[step.answered_by] = min(times[step.answered_by], early)
        timeline = _retimed(timeline, times)
    return timeline


def _limit(ref: str, duties: Iterable[Duty], times: dict[str, int]) -> int | None:
    """The earliest due of what this fact answers after its trigger."""
    dues = [
        step.due
        for duty in duties
        for step in duty.verdict.steps
        if step.answered_by == ref and step.due is not None and step.due > times[duty.verdict.trigger]
        and times[ref] >= times[duty.verdict.trigger]
    ]  # fmt: skip
    return min(dues, default=None)


def _free(fact: Fact, latest: int, timeline: Timeline, duties: Iterable[Duty], times: dict[str, int]) -> bool:
    """Whether nothing between its time and the latest one rests on it."""
    between = {f.id for f in timeline.facts if f.id != fact.id and times[fact.id] <= times[f.id] <= latest}
    if any(fact.id in f.about.get("task", ()) or f.corrects == fact.id for f in timeline.facts if f.id in between):
        return False
    if any(f.kind in {fact.kind, "duty_ended", *LAST_ACTS} for f in timeline.facts if f.id in between):
        return False  # what comes first of a kind, and what a person then ended, may matter
    for duty in duties:
        verdict = duty.verdict
        closed_by = {s.closed_by for s in verdict.steps}
        rests = verdict.trigger in between and fact.id in verdict.answered_by
        followed = fact.id in duty.triggers and (between & {*verdict.answered_by, *closed_by})
        if rests or followed or fact.id in closed_by:
            return False
    return True


def _retimed(timeline: Timeline, times: dict[str, int]) -> Timeline:
    facts = []
    for fact in timeline.facts:
        at = moment(times[fact.id])
        lag = fact.recorded_at - (fact.happened_at or fact.recorded_at)
        moved = fact if fact.happened_at is None else msgspec.structs.replace(fact, happened_at=at)
        facts.append(msgspec.structs.replace(moved, recorded_at=at + lag))
    return with_facts(timeline, facts)


# Other ways of recording the same


def other_channels(timeline: Timeline) -> Timeline:
    """She is visited instead of rung, texted instead of visited; reports come in another way."""
    facts = []
    for fact in timeline.facts:
        channel = fact.data.get("channel")
        table = OTHER_CHANNEL if fact.kind in TO_THE_VICTIM else OTHER_WAY_IN if fact.kind == "call" else {}
        new = {**fact.data, "channel": table[channel]} if channel in table else fact.data
        facts.append(msgspec.structs.replace(fact, data=new))
    return with_facts(timeline, facts)


def typed_in_later(timeline: Timeline, hours: int) -> Timeline:
    """Everything happened when it did, and was typed in hours later (a notebook, a night without systems)."""
    lag = timedelta(hours=hours)
    return with_facts(timeline, (msgspec.structs.replace(f, recorded_at=f.recorded_at + lag) for f in timeline.facts))


def some_typed_in_later(timeline: Timeline, hours: int) -> Timeline:
    """Each recorder is late by another time: some type at once, some an hour later, up to so many hours."""
    order = sorted({f.recorded_by.ref for f in timeline.facts if f.recorded_by})
    facts = []
    for fact in timeline.facts:
        late = order.index(fact.recorded_by.ref) % (hours + 1) if fact.recorded_by else hours
        facts.append(msgspec.structs.replace(fact, recorded_at=fact.recorded_at + timedelta(hours=late)))
    return with_facts(timeline, facts)


def renamed(timeline: Timeline, name: Callable[[str], str], fact_id: Callable[[str], str]) -> Timeline:
    """Every person, place, number, log and case under another reference, and every fact under another id."""
    ids = {f.id: fact_id(f.id) for f in timeline.facts}

    def ref(role: str, value: str) -> str:
        return ids.get(value, value) if role == "task" else name(value)

    facts = []
    for fact in timeline.facts:
        about = {role: tuple(ref(role, value) for value in values) for role, values in fact.about.items()}
        by = fact.recorded_by and msgspec.structs.replace(fact.recorded_by, ref=name(fact.recorded_by.ref))
        data = fact.data
        if fact.kind == "duty_ended":
            data = {**data, "duty": renamed_duty(data["duty"], name, ids)}
            data |= {key: name(data[key]) for key in ("asked_by", "agreed_by") if key in data}
        facts.append(
            msgspec.structs.replace(
                fact, id=ids[fact.id], about=about, recorded_by=by, data=data, corrects=ids.get(fact.corrects or "")
            )
        )
    people = {name(key): value for key, value in timeline.people.items()}
    return with_facts(replace(timeline, people=people), facts)


def renamed_duty(duty: str, name: Callable[[str], str], ids: dict[str, str]) -> str:
    """The identity of a duty (lesson, trigger, for whom) under the new references."""
    lesson, trigger, per = duty.split("|")
    whom = (ids.get(ref) or name(ref) for ref in re.split(r"\+", per))
    return "|".join((lesson, ids[trigger], "+".join(whom)))


def at_one_instant(timeline: Timeline, minutes: int) -> Timeline:
    """What one person records of other kinds within some minutes bears one time, and its ids count the other way.

    Facts with the same time stand in the order of their ids, so what was last of such an entry is now first.
    """
    facts: list[Fact] = []
    entries: dict[str, tuple[datetime, set[str]]] = {}  # of each recorder: the time of the entry, and its kinds
    for fact in timeline.facts:
        who = fact.recorded_by.ref if fact.recorded_by else ""
        first, kinds = entries.get(who, (fact.recorded_at, {fact.kind}))
        plain = fact.happened_at == fact.recorded_at and not fact.happened_to and not fact.corrects
        alone = fact.kind in kinds or "task" in fact.about
        if plain and not alone and fact.recorded_at - first <= timedelta(minutes=minutes):
            facts.append(msgspec.structs.replace(fact, happened_at=first, recorded_at=first))
            kinds.add(fact.kind)
        else:
            facts.append(fact)
            entries[who] = (fact.recorded_at, {fact.kind})
    back = {f.id: f"x{len(facts) - i:04d}" for i, f in enumerate(timeline.facts)}
    return renamed(replace(timeline, facts=tuple(facts)), lambda ref: ref, back.__getitem__)
