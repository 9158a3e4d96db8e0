"""From what somebody sent us to a `Fact`: every field checked, every mistake named with its fix."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from watchword.facts.contents import data_from
from watchword.facts.fact import STANDINGS, By, Fact
from watchword.facts.hints import MAX_ITEMS, name_of, nearest, reference_trouble, shown
from watchword.facts.kind import ROLES, Kind
from watchword.facts.kinds import KINDS
from watchword.facts.times import LIKE, in_utc, time_from
from watchword.problems import Problem

KEYS: Final = frozenset(Fact.__struct_fields__)
MAX_REFERENCES: Final = 200
MEDIA_KEYS: Final = ("system", "ref", "sha256")
_SHA256 = re.compile(r"[0-9a-f]{64}")


def kind_of(name: object) -> type[Kind] | Problem:
    """The kind of that name, or the problem with it."""
    if name is None or name == "":
        few = ", ".join(sorted(KINDS)[:6])
        return Problem("kind-missing", "no kind is given.", f"Give one of: {few} …", field="kind")
    if not isinstance(name, str):
        says = f"{shown(name)} is not the name of a kind."
        return Problem("kind-unknown", says, "Give one name, as text.", field="kind")
    if name in KINDS:
        return KINDS[name]
    return Problem("kind-unknown", f"there is no kind {shown(name)}.", nearest(name, KINDS), field="kind")


def fact_from(raw: Any) -> tuple[Fact | None, list[Problem]]:
    """One envelope checked. Either a fact, or every problem it has (field by field); never an exception."""
    if not isinstance(raw, Mapping):
        says = f"{shown(raw)} is not a fact."
        return None, [Problem("fact-shape", says, "A fact is a mapping with id, kind and about.", field="fact")]
    problems = unknown_keys(raw, KEYS)
    kind = kind_of(raw.get("kind"))
    if isinstance(kind, Problem):
        return None, [*problems, kind]
    identity = raw.get("id")
    if identity is None or identity == "":
        problems.append(Problem("id-missing", "the id is missing.", "Give the fact an id.", field="id"))
    elif trouble := reference_trouble(identity):
        problems.append(Problem("id-bad", f"the id {trouble}.", "Give the fact an id, as text.", field="id"))
    happened_at, happened_to, recorded_at = _times(raw, problems)
    about = about_from(kind, raw.get("about"), problems)
    data = data_from(kind, raw.get("data"), problems)
    recorded_by = _by(raw.get("recorded_by"), problems)
    media = _media(raw.get("media"), problems)
    texts = _texts(raw, problems)
    _check_rest(kind, raw, problems)
    if problems or recorded_at is None or not isinstance(identity, str):
        return None, problems
    fact = Fact(
        id=identity, kind=kind.name, v=kind.version, recorded_at=recorded_at, about=about, data=data,
        happened_at=happened_at, happened_to=happened_to if happened_to != happened_at else None,
        recorded_by=recorded_by, standing=raw.get("standing"), media=media, approx=bool(raw.get("approx")),
        **texts,
    )  # fmt: skip
    return fact, []


def unknown_keys(raw: Mapping[Any, Any], known: frozenset[str]) -> list[Problem]:
    """A problem for each key that means nothing here."""
    if len(raw) > MAX_ITEMS:
        says = f"it has {len(raw):,} keys; its keys are {', '.join(sorted(known))}."
        return [Problem("key-unknown", says, "Keep those.", field="fact")]
    strangers = [key for key in raw if key not in known]
    return [
        Problem("key-unknown", f"there is no envelope key {shown(key)}.", nearest(str(key), known), field=name)
        if isinstance(key, str)
        else Problem("key-unknown", f"{shown(key)} is not a key.", "A key is a word.", field=name)
        for key, name in ((key, name_of(key)) for key in strangers[:20])
    ]


def _times(raw: Mapping[str, Any], problems: list[Problem]) -> tuple[datetime | None, datetime | None, datetime | None]:
    happened_at = _time(raw, "happened_at", problems)
    happened_to = _time(raw, "happened_to", problems)
    recorded_at = _time(raw, "recorded_at", problems)
    if raw.get("recorded_at") is None:
        says = "recorded_at is missing."
        problems.append(Problem("time-missing", says, "Say when we were told.", field="recorded_at"))
    if raw.get("happened_to") is not None and raw.get("happened_at") is None:
        says = "happened_to ends a range that has no start."
        problems.append(Problem("range-open", says, "Give happened_at as well.", field="happened_to"))
    if happened_at and happened_to and happened_to < happened_at:
        says = "the range ends before it starts."
        problems.append(Problem("range-backwards", says, "Put the earlier time first.", field="happened_to"))
    if happened_at and recorded_at and happened_at > recorded_at:
        says, fix = "it is recorded before it happened.", "Put what lies ahead in the data, as a date."
        problems.append(Problem("recorded-early", says, fix, field="recorded_at"))
    return happened_at, happened_to, recorded_at


def _time(raw: Mapping[str, Any], key: str, problems: list[Problem]) -> datetime | None:
    value = raw.get(key)
    if value is None:
        return None
    found: datetime | str
    if isinstance(value, datetime):
        found = in_utc(value)
    elif isinstance(value, str):
        found = time_from(value)
    else:
        found = f"{shown(value)} is not a time. {LIKE}, as text."
    if isinstance(found, str):
        problems.append(Problem("time-bad", found, field=key))
        return None
    return found


def about_from(kind: type[Kind], raw: Any, problems: list[Problem]) -> dict[str, tuple[str, ...]]:
    """The people and things a fact is about, by role; adds to `problems`."""
    if raw is not None and (not isinstance(raw, Mapping) or len(raw) > MAX_ITEMS):
        says = "about is not a mapping of roles."
        problems.append(Problem("about-shape", says, "Write role: reference.", field="about"))
        return {}
    about: dict[str, tuple[str, ...]] = {}
    named = dict(raw or {})
    for role, value in named.items():
        values = tuple(value) if isinstance(value, list | tuple) else (value,)
        trouble = _role_trouble(kind, role, values)
        if trouble:
            problems.append(trouble)
        else:
            about[role] = tuple(dict.fromkeys(values))
    for role in sorted(kind.needs - named.keys()):
        says = f"a {kind.name} fact must say which {role} it is about."
        problems.append(Problem("role-missing", says, f"Add about: {{{role}: …}}.", field=f"about.{role}"))
    return about


def _role_trouble(kind: type[Kind], role: object, values: tuple[Any, ...]) -> Problem | None:
    field = f"about.{name_of(role)}"
    if not isinstance(role, str) or role not in ROLES:
        return Problem("role-unknown", f"there is no role {shown(role)}.", nearest(str(role)[:60], ROLES), field=field)
    if role not in kind.roles:
        says = f"a {kind.name} fact is never about a {role}."
        return Problem("role-not-here", says, f"Its roles are: {', '.join(sorted(kind.roles))}.", field=field)
    if role == "task" and kind.opens_task:
        says = f"a {kind.name} fact opens a task of its own."
        return Problem("task-own", says, "Leave about.task out: its id is the task.", field=field)
    fix = "Write one reference, or a list of them."
    if not values:
        return Problem("reference-shape", "no reference is given.", fix, field=field)
    if len(values) > MAX_REFERENCES:
        says = f"{len(values):,} references are given; one fact names at most {MAX_REFERENCES}."
        return Problem("reference-shape", says, fix, field=field)
    trouble = next((t for t in map(reference_trouble, values) if t), "")
    return Problem("reference-shape", f"a reference {trouble}.", fix, field=field) if trouble else None


def _by(raw: Any, problems: list[Problem]) -> By | None:
    """Who recorded it: a reference, or {ref, role}."""
    if raw is None:
        return None
    if isinstance(raw, By):
        raw = {"ref": raw.ref, "role": raw.role}
    given = {"ref": raw} if isinstance(raw, str) else raw
    fix = "Write the reference of a person, or {ref: …, role: …}."
    if not isinstance(given, Mapping) or not given.keys() <= {"ref", "role"}:
        says = "recorded_by is neither a reference nor {ref, role}."
        problems.append(Problem("by-shape", says, fix, field="recorded_by"))
        return None
    for key in ("ref", "role"):
        trouble = reference_trouble(given.get(key)) if key == "ref" or given.get(key) is not None else ""
        if trouble:
            problems.append(Problem("by-shape", f"its {key} {trouble}.", fix, field=f"recorded_by.{key}"))
            return None
    return By(given["ref"], given.get("role"))


def _media(raw: Any, problems: list[Problem]) -> tuple[dict[str, str], ...]:
    """Pointers to video and documents: a system, a reference in it, and the file's SHA-256 if known."""
    fix = "Write [{system: …, ref: …, sha256: …}]."
    if raw is None:
        return ()
    if not isinstance(raw, list | tuple) or len(raw) > MAX_REFERENCES:
        problems.append(Problem("media-shape", "media is not a list of pointers.", fix, field="media"))
        return ()
    found: list[dict[str, str]] = []
    for i, item in enumerate(raw):
        says = _pointer_trouble(item)
        if says:
            problems.append(Problem("media-shape", says, fix, field=f"media.{i}"))
        else:
            found.append({key: item[key] for key in MEDIA_KEYS if item.get(key) is not None})
    return tuple(found)


def _pointer_trouble(item: Any) -> str:
    if not isinstance(item, Mapping) or not item.keys() <= set(MEDIA_KEYS):
        return "a pointer has a system, a ref and a sha256, and nothing else."
    for key in ("system", "ref"):
        if trouble := reference_trouble(item.get(key)):
            return f"its {key} {trouble}."
    digest = item.get("sha256")
    if digest is not None and not (isinstance(digest, str) and _SHA256.fullmatch(digest)):
        return "its sha256 is not 64 digits of 0-9 and a-f."
    return ""


def _texts(raw: Mapping[str, Any], problems: list[Problem]) -> dict[str, str]:
    found: dict[str, str] = {}
    for key in ("force", "unit", "source", "source_ref", "corrects"):
        value = raw.get(key)
        if value is None:
            continue
        if trouble := reference_trouble(value):
            problems.append(Problem("reference-shape", f"{key} {trouble}.", "Write it as short text.", field=key))
        else:
            found[key] = value
    return found


def _check_rest(kind: type[Kind], raw: Mapping[str, Any], problems: list[Problem]) -> None:
    standing, approx, version = raw.get("standing"), raw.get("approx"), raw.get("v")
    if standing is not None and standing not in STANDINGS:
        fix = f"Use one of: {', '.join(STANDINGS)}."
        problems.append(Problem("standing-unknown", f"{shown(standing)} is no standing.", fix, field="standing"))
    if approx is not None and not isinstance(approx, bool):
        problems.append(Problem("approx-shape", "approx is neither yes nor no.", "Use yes or no.", field="approx"))
    if version is not None and (type(version) is not int or not 1 <= version <= kind.version):
        says = f"{shown(version)} is no version of {kind.name}; the latest is {kind.version}."
        problems.append(Problem("version-unknown", says, "Leave v out.", field="v"))
