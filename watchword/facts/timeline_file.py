"""Timeline files, written by hand: people, facts, harm and what was missed (design.md section 11)."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from watchword.facts.hints import nearest, reference_trouble, shown
from watchword.facts.timeline import HarmDone, Missed, Timeline
from watchword.facts.timeline_facts import People, read_facts, written_ids
from watchword.facts.timeline_page import Page
from watchword.yaml_lines import Document, read_file

# A story of 2,000 facts at 500 bytes each; the longest of the nine case studies has a tenth of it.
MAX_BYTES: Final = 1_000_000
MAX_PEOPLE: Final = 500
KEYS: Final = ("title", "source", "people", "day_zero", "ends", "facts", "harm", "missed")
PERSON_KEYS: Final = ("role", "post", "name", "note")
HARM_KEYS: Final = ("at", "found_at", "what", "type")
MISSED_KEYS: Final = ("id", "on", "why")


def read_timeline(path: Path) -> Timeline:
    """Reads one timeline file; raises `Refused` with every mistake, each with file, line, field and fix."""
    return timeline_from(read_file(path, MAX_BYTES), path.stem)


def timeline_from(document: Document, case: str) -> Timeline:
    """The timeline a document holds; raises `Refused` with every mistake found."""
    page, raw = Page(document), document.value
    if not isinstance(raw, dict):
        says = "a timeline is a mapping with title, source, people and facts."
        page.bad((), "not-a-timeline", says, "Start with title: and a sentence.")
        page.refuse()
    page.known_keys(raw, KEYS, ())
    title, source = page.text(raw, "title"), page.text(raw, "source")
    page.day_zero = page.day(raw.get("day_zero"), ("day_zero",))
    people = _people(page, raw.get("people"))
    facts = read_facts(page, raw.get("facts"), people)
    harm = _harm(page, raw.get("harm"))
    ends = page.moment(raw["ends"], ("ends",)) if raw.get("ends") is not None else None
    missed = _missed(page, raw.get("missed"), written_ids(raw.get("facts")))
    if page.problems:
        page.refuse()
    return Timeline(case, title, source, tuple(facts), people, page.day_zero, harm, ends, missed)


def _people(page: Page, raw: Any) -> People:
    fix = "Write people: and each person with a role."
    if not isinstance(raw, dict) or not raw:
        says = "a timeline needs people." if not raw else "people is not a mapping of persons."
        page.bad(("people",), "no-people", says, fix)
        return {}
    if len(raw) > MAX_PEOPLE:
        says = f"there are {len(raw):,} people; one story has at most {MAX_PEOPLE}."
        page.bad(("people",), "too-many-people", says, "Keep only the people of this story.")
        return {}
    people: dict[str, dict[str, str]] = {}
    for ref, value in raw.items():
        path = ("people", ref)
        if trouble := reference_trouble(ref):
            page.bad(path, "person-shape", f"the reference {shown(ref)} {trouble}.", fix)
        people[ref] = {}  # known all the same, so that the facts about them are not called wrong
        if not isinstance(value, dict) or value.get("role") is None:
            fix = "Write {role: victim} or {role: officer, post: sergeant}."
            page.bad(path, "person-shape", f"{shown(ref)} has no role.", fix)
            continue
        page.known_keys(value, PERSON_KEYS, path)
        people[ref] = {key: page.text(value, key, path, needed=key == "role") for key in PERSON_KEYS if key in value}
    return people


def _harm(page: Page, raw: Any) -> HarmDone | None:
    if raw is None:
        return None
    path = ("harm",)
    if not isinstance(raw, dict):
        page.bad(path, "harm-shape", "harm is not a mapping.", "Write {at: …, what: …, type: …}.")
        return None
    page.known_keys(raw, HARM_KEYS, path)
    at = page.moment(raw.get("at"), (*path, "at"))
    given = raw.get("found_at")
    found = page.moment(given, (*path, "found_at")) if given is not None else None
    what, type_ = page.text(raw, "what", path, needed=False), page.text(raw, "type", path, needed=False)
    return HarmDone(at, what, type_, found) if at else None


def _missed(page: Page, raw: Any, ids: set[str]) -> tuple[Missed, ...]:
    fix = "Write a list of {id: C1-01, on: f3}."
    if raw is None:
        return ()
    if not isinstance(raw, list):
        page.bad(("missed",), "missed-shape", "missed is not a list.", fix)
        return ()
    found: list[Missed] = []
    for i, item in enumerate(raw):
        path = ("missed", i)
        if not isinstance(item, dict):
            page.bad(path, "missed-shape", f"{shown(item)} is not a missed opportunity.", fix)
            continue
        page.known_keys(item, MISSED_KEYS, path)
        name, why = page.text(item, "id", path), page.text(item, "why", path, needed=False)
        on = item.get("on")
        given = on if isinstance(on, list) else [on]
        refs = [ref for ref in given if isinstance(ref, str) and ref]
        if not refs or len(refs) < len(given):
            page.bad((*path, "on"), "missed-shape", "it names no fact that it hangs on.", fix)
            continue
        for ref in refs:
            if ref not in ids:
                says = f"there is no fact {shown(ref)}."
                page.bad((*path, "on"), "missed-on-nothing", says, nearest(ref, ids))
        found.append(Missed(name, tuple(refs), why))
    return tuple(found)
