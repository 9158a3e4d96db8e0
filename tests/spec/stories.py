"""Random stories for the property tests: few people, every construct, gaps drawn from the lessons' own limits.

Times that differ by one limit, a minute less or a minute more find mistakes at edges that random times never meet.
"""

from __future__ import annotations

from datetime import timedelta
from functools import lru_cache

import msgspec
from hypothesis import strategies as st

from tests.spec.picture import at, fact, rules
from watchword.clock import instant
from watchword.facts import KINDS, Fact
from watchword.lessons.engines.compiled import Rules
from watchword.lessons.engines.reference import judge
from watchword.lessons.engines.verdict import Judgement

STATES = """
on_bail: {per: suspect, begins: [{fact: released, where: {route: bail}}], ends: [{fact: bail_ended}], lasts: 2 hours}
grade: {per: pair, value: {fact: risk_assessed, field: grade}, otherwise: ungraded}
tool: {per: victim, value: {fact: risk_assessed, field: tool}, ends: [{fact: left_scene}]}
open_ones:
  per: pair
  things: investigation
  begins: [{fact: crime_recorded, where: {classification: crime}}]
  ends: [{fact: investigation_closed}, {fact: crime_recorded, where: {classification: non_crime}}]
  each: {fact: allocated, field: officer}
"""
CLOCKS = """
plain: {values: [{from: 2000-01-01, length: 1 hours}]}
by_grade: {choose: state:grade, values: [{from: 2000-01-01, lengths: {high: 30 minutes}, otherwise: 2 hours}]}
"""
ROLES = "{sergeant: {rank: 2, next: inspector}, inspector: {rank: 3}}"
ALONE = """
per: victim
when: {fact: call}
must: [{fact: attended, within: 1 hours}]
---
per: pair
when: {fact: call}
must: [{fact: attended, same: incident, within: 1 hours}]
---
per: victim
when: {fact: call}
must: [{fact: call, within: 1 hours}]
---
per: incident
when: {fact: call}
must: [{fact: attended, within: 2 hours}]
until: [{fact: left_scene}, {fact: released, where: {route: bail}, same: suspect}]
---
per: victim
when: {fact: left_scene}
must: [{already: {fact: risk_assessed, where: {grade: high}}}]
---
per: victim
when: {fact: left_scene}
must: [{already: {fact: attended, last: 1 hours}}]
---
per: victim
when: {fact: risk_assessed}
must: [{itself: {'grade|at_least': medium}, who: sergeant or above}]
---
per: victim
when: {fact: call}
given: [{fact: call, last: 2 hours, at_least: 2}]
must: [{fact: attended, within: 30 minutes}]
---
per: victim
when: {fact: call}
given: [{any: [{state: on_bail}, {state: grade, at_least: medium}]}]
unless: [{fact: left_scene, last: 1 hours}]
must: [{fact: attended, who: someone_else, within: clock:by_grade}]
---
per: pair
when: {fact: risk_assessed, change: {grade: lowered}}
must: [{fact: attended, within: clock:plain}]
---
per: victim
when: {fact: risk_assessed}
must: [{any: [{itself: {grade: high}}, {already: {fact: left_scene}}, {fact: attended}], within: 1 hours}]
---
per: [investigation, victim]
when: {fact: crime_recorded}
must: [{fact: allocated, same: investigation, within: 1 hours}, {already: {state: open_ones}}]
---
per: pair
when: {fact: call}
given: [{state: open_ones, different: officer}]
must: [{fact: attended, within: 1 hours}]
---
per: victim
when: {fact: call}
given: [{state: tool, set: no}]
must: [{fact: risk_assessed, within: 1 hours}]
---
per: suspect
when: {fact: call}
must: [{fact: attended, within: 2 hours, from: 'state:on_bail'}]
---
per: pair
when: {fact: marac_heard, where: {"grade|above": "state:grade"}}
must: [{fact: risk_assessed, within: 1 hours}]
"""
JOINED = """
per: victim
join: true
when: {fact: call}
must: [{fact: attended, within: clock:by_grade}]
until: [{fact: left_scene}]
---
per: incident
repeat: true
when: {fact: call}
must: [{fact: attended, within: 1 hours}]
until: [{fact: left_scene}]
"""
DATA = {
    "risk_assessed": [
        {},
        {"grade": "standard"},
        {"grade": "medium"},
        {"grade": "high"},
        {"grade": "high", "tool": "dash"},
    ],
    "released": [{}, {"route": "bail"}, {"route": "no_further_action"}],
    "crime_recorded": [{}, {"classification": "crime"}, {"classification": "non_crime"}],
    "marac_heard": [{}, {"grade": "medium"}, {"grade": "high"}],
}
UNSAID = {
    "risk_assessed": [{"grade": "standard"}, {"grade": "medium"}, {"grade": "high"}],
    "released": [{"route": "bail"}, {"route": "no_further_action"}],
    "crime_recorded": [{"classification": "crime"}, {"classification": "non_crime"}],
    "marac_heard": [{"grade": "medium"}, {"grade": "high"}],
}
KINDS_USED = (
    "call", "call", "attended", "attended", "left_scene", "risk_assessed", "released", "bail_ended",
    "crime_recorded", "investigation_closed", "allocated", "marac_heard",
)  # fmt: skip
THINGS = ("incident", "investigation")
ROLES_USED = ("victim", "suspect", "incident", "investigation", "officer")
GAPS = (0, 0, 0, 1, 29, 30, 31, 59, 60, 61, 119, 120, 121)


@lru_cache
def ready(*, joined: bool = True) -> Rules:
    """The lessons above, made ready once."""
    return rules((ALONE + "---" + JOINED if joined else ALONE).split("---"), STATES, CLOCKS, ROLES)


@st.composite
def stories(draw: st.DrawFn, *, vague: bool = True, linked: bool = True, prefix: str = "") -> list[Fact]:
    """Some facts about one or two women, men, calls and crimes, each a drawn gap after the one before.

    `linked=False`: each call and crime stands in one fact only, so that nobody is completed from another fact.
    """
    minutes, found = 0, []
    for n in range(draw(st.integers(1, 12))):
        minutes += draw(st.sampled_from(GAPS))
        kind = draw(st.sampled_from(KINDS_USED))
        start = f"D+{minutes // 1440} {minutes // 60 % 24:02}:{minutes % 60:02}"
        told = minutes + draw(st.sampled_from((0, 0, 0, 1, 60, 1440)))
        way = draw(st.sampled_from(("exact",) * 6 + ("range", "none"))) if vague else "exact"
        end = minutes + draw(st.sampled_from((1, 30, 60, 61)))
        when = {"exact": start, "range": start, "none": None}[way]
        told = max(told, end) if way == "range" else told
        found.append(
            fact(
                f"{prefix}{draw(st.integers(0, 9))}-{n:02}", when, kind,
                till=clock(end) if way == "range" else None, told=clock(told),
                by=draw(st.sampled_from(("pc_ward", "ps_khan", None))),
                as_a=draw(st.sampled_from((None, "sergeant"))),
                **{
                    role: names(draw, prefix if linked else f"{prefix}{n}-" * (role in THINGS), role)
                    if role in KINDS[kind].needs or draw(st.booleans())
                    else None
                    for role in ROLES_USED
                },
                **draw(st.sampled_from(DATA.get(kind, [{}]))),
            )
        )  # fmt: skip
    return found


def clock(minutes: int) -> str:
    """Minutes into the story, as a picture writes a time."""
    return f"D+{minutes // 1440} {minutes // 60 % 24:02}:{minutes % 60:02}"


def names(draw: st.DrawFn, prefix: str, role: str) -> list[str]:
    """One or two of two names."""
    return [f"{prefix}{role}-{n}" for n in draw(st.sampled_from(((1,), (1,), (2,), (1, 2))))]


def said(judgement: Judgement) -> set[object]:
    """All that a judgement says, in no order."""
    verdicts = {
        (
            v.lesson,
            v.trigger,
            v.per,
            v.outcome,
            v.due,
            v.answered_by,
            frozenset(v.missing),
            v.leader,
            frozenset(v.joined),
        )
        for v in judgement.verdicts
    }
    return verdicts | {(q.lesson, q.trigger, frozenset(q.missing)) for q in judgement.questions}


def judged_at(facts: list[Fact], minutes: int, known: int | None = None, *, joined: bool = True) -> Judgement:
    """What is said of a story so many minutes into it."""
    return judge(
        ready(joined=joined), facts, instant(at(clock(minutes))), None if known is None else instant(at(clock(known)))
    )


def moved(one: Fact, by: timedelta) -> Fact:
    """The same fact at another time."""
    ends = {k: v + by for k in ("happened_at", "happened_to") if (v := getattr(one, k)) is not None}
    return msgspec.structs.replace(one, recorded_at=one.recorded_at + by, **ends)
