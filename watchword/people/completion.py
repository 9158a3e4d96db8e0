"""Fills the roles a fact lacks from linking facts that name the same thing (lesson-language.md section 2)."""

from __future__ import annotations

from collections.abc import Sequence

About = dict[str, tuple[str, ...]]
Given = dict[tuple[str, str], dict[str, set[str]]]
Things = tuple[tuple[str, ...] | None, ...]
PEOPLE = ("victim", "suspect", "child")
THINGS = ("custody", "incident", "investigation", "order")
WITH_INVESTIGATIONS = ("custody", "incident")
INVESTIGATION = THINGS.index("investigation")


def complete(abouts: Sequence[About], links: Sequence[bool], openers: dict[str, About]) -> list[About]:
    """The completed `about` of each fact, in the order given.

    `abouts`: as recorded (an opener's own task included); `links`: whether each fact's kind links;
    `openers`: the `about` of each task's opening fact. One pass in this order: a task gives all roles of
    its opener; a custody or incident gives its investigations; then custody, incident, investigation and
    order give their victims, suspects and children. Roles a fact has are left alone. A linking fact gives
    what it names as recorded, so that two women on one call are not both told of the crime against one.
    """
    linking = [about for about, links_ in zip(abouts, links, strict=True) if links_]
    investigations = _given(linking, WITH_INVESTIGATIONS, ("investigation",))
    people = _given(linking, THINGS, PEOPLE)
    gifts: dict[Things, About] = {}
    filled: list[About] = []
    for recorded in abouts:
        about = _from_tasks(recorded, openers) if "task" in recorded else recorded
        get = about.get
        named = (get("custody"), get("incident"), get("investigation"), get("order"))
        gift = gifts.get(named)
        if gift is None:
            gift = gifts[named] = _gift(named, investigations, people)
        lacking = {role: refs for role, refs in gift.items() if role not in about} if gift else None
        filled.append({**about, **lacking} if lacking else about)
    return filled


def _from_tasks(about: About, openers: dict[str, About]) -> About:
    lacking: dict[str, set[str]] = {}
    for task in about["task"]:
        for role, refs in openers.get(task, {}).items():
            if role not in about:
                lacking.setdefault(role, set()).update(refs)
    return {**about, **_sorted(lacking)} if lacking else about


def _given(linking: Sequence[About], things: tuple[str, ...], roles: tuple[str, ...]) -> Given:
    """What each thing gives: thing → role → references."""
    given: Given = {}
    for about in linking:
        named = [(role, about[role]) for role in roles if role in about]
        if not named:
            continue
        for thing in things:
            for ref in about.get(thing, ()):
                gifts = given.setdefault((thing, ref), {})
                for role, refs in named:
                    gifts.setdefault(role, set()).update(refs)
    return given


def _gift(named: Things, investigations: Given, people: Given) -> About:
    """What these things give together: their investigations where none is named, then the people of them all."""
    found: dict[str, set[str]] = {}
    if named[INVESTIGATION] is None:
        _gather(named, investigations, found)
        if found:
            named = (*named[:INVESTIGATION], tuple(found["investigation"]), *named[INVESTIGATION + 1 :])
    _gather(named, people, found)
    return _sorted(found)


def _gather(named: Things, given: Given, found: dict[str, set[str]]) -> None:
    for thing, refs in zip(THINGS, named, strict=True):
        for ref in refs or ():
            for role, values in given.get((thing, ref), {}).items():
                found.setdefault(role, set()).update(values)


def _sorted(found: dict[str, set[str]]) -> About:
    return {role: tuple(sorted(refs)) if len(refs) > 1 else tuple(refs) for role, refs in found.items()}
