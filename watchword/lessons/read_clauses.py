"""Reads the clauses of a lesson: patterns, items, steps and timing (lesson-language.md section 1)."""

from __future__ import annotations

import re
from typing import Any

from watchword.lessons.lengths import Length
from watchword.lessons.model import (
    OPERATORS,
    AnyItem,
    Choice,
    ClockRef,
    Condition,
    FactItem,
    Form,
    Gate,
    Item,
    Pattern,
    Response,
    SameRole,
    StateItem,
    StateRef,
    Step,
    Timing,
    Who,
)
from watchword.lessons.reading import Reading
from watchword.yaml_lines import Path_

PATTERN_KEYS = ("fact", "where", "same", "who")
STATE_KEYS = ("state", "is", "not", "at_least", "below", "above", "set", "different", "of")
TIMING_KEYS = ("within", "from", "by")
_WHO = re.compile(r"([a-z_]+)( or above)?$")


def per(reading: Reading, raw: Any, path: Path_) -> tuple[str, ...]:
    """Roles that one duty is about; `pair` is victim and suspect."""
    if raw == "pair":
        return ("victim", "suspect")
    roles = reading.words(raw, path)
    if not roles:
        reading.bad(path, "per-missing", "'per' must name what one duty is about.", "Write per: victim, or per: pair.")
    return roles


def pattern(reading: Reading, raw: Any, path: Path_, extra: tuple[str, ...] = (), top: bool = False) -> Pattern | None:
    """`{fact, where, same, who}`; `extra` keys belong to whoever asks."""
    found = reading.mapping(raw, path, (*PATTERN_KEYS, *extra))
    kinds = reading.words(found.get("fact"), (*path, "fact"))
    if not kinds:
        reading.bad(path, "fact-missing", "this clause names no fact.", "Write fact: and a kind of fact.")
        return None
    if top:
        for key in ("same", "who"):
            if key in found:
                reading.bad((*path, key), "not-in-when", f"'{key}' has no meaning in 'when'.", "Leave it out.")
    same = None if found.get("same") is None else same_roles(reading, found["same"], (*path, "same"))
    return Pattern(
        kinds,
        where(reading, found.get("where"), (*path, "where")),
        same,
        who(reading, found.get("who"), (*path, "who")),
    )


def where(reading: Reading, raw: Any, path: Path_) -> tuple[Condition, ...]:
    """`field: value`, `field|at_least: value` …"""
    if raw is None:
        return ()
    found: list[Condition] = []
    for key, value in reading.mapping(raw, path, raw if isinstance(raw, dict) else ()).items():
        name, _, operator = key.partition("|")
        operator = operator or "is"
        if operator not in OPERATORS or (operator == "is" and "|" in key):
            fix = f"Use one of: {', '.join(o for o in OPERATORS if o != 'is')}."
            reading.bad((*path, key), "comparison-unknown", f"there is no comparison '{operator}'.", fix)
            continue
        if isinstance(value, dict) or value is None:
            reading.bad((*path, key), "value-shape", f"'{key}' needs a value or a list of values.")
            continue
        if operator == "missing" and not isinstance(value, bool):
            reading.bad((*path, key), "value-shape", f"'{key}' takes yes or no.")
            continue
        found.append(Condition(name, operator, _value(value)))
    return tuple(found)


def _value(raw: Any) -> Any:
    if isinstance(raw, list):
        return tuple(raw)
    if isinstance(raw, str) and raw.startswith("state:"):
        return StateRef(raw.removeprefix("state:"))
    return raw


def same_roles(reading: Reading, raw: Any, path: Path_) -> tuple[SameRole, ...]:
    """`incident`, `officer=to`, `field:NAME`, `pair`, or a list of them."""
    found: list[SameRole] = []
    for word in reading.words(raw, path):
        if word == "pair":
            found += [SameRole(role="victim"), SameRole(role="suspect")]
        elif word.startswith("field:"):
            found.append(SameRole(field=word.removeprefix("field:")))
        else:
            role, _, of_trigger = word.partition("=")
            found.append(SameRole(role=role, of_trigger=of_trigger or role))
    return tuple(found)


def who(reading: Reading, raw: Any, path: Path_) -> tuple[Who, ...]:
    """`someone_else`, `same_person`, a role, `ROLE or above`, or a list (all hold)."""
    found: list[Who] = []
    for word in reading.words(raw, path):
        if word == "someone_else":
            found.append(Who(relation="someone_else"))
        elif word == "same_person":
            found.append(Who(relation="same_person"))
        elif match := _WHO.match(word):
            found.append(Who(role=match[1], above=bool(match[2])))
        else:
            reading.bad(
                path,
                "who-bad",
                f"'{word}' is not somebody.",
                "Write a role, 'ROLE or above', someone_else or same_person.",
            )
    return tuple(found)


def length_or_clock(reading: Reading, raw: Any, path: Path_) -> Length | ClockRef | None:
    """`2 hours` or `clock:NAME`."""
    if isinstance(raw, str) and raw.startswith("clock:"):
        return ClockRef(raw.removeprefix("clock:"))
    return reading.length(raw, path)


def item(reading: Reading, raw: Any, path: Path_, nested: bool = False) -> Item | None:
    """One thing that was so, looking back from the trigger."""
    if isinstance(raw, dict) and "any" in raw and not nested:
        found = reading.mapping(raw, path, ("any",))
        inner = [
            item(reading, x, (*path, "any", i), nested=True)
            for i, x in enumerate(reading.listing(found["any"], (*path, "any")))
        ]
        kept = tuple(x for x in inner if isinstance(x, FactItem | StateItem))
        if not kept and not reading.problems:
            reading.bad(path, "any-empty", "'any' lists nothing.")
        return AnyItem(kept)
    if isinstance(raw, dict) and "state" in raw:
        return _state_item(reading, raw, path)
    found_pattern = pattern(reading, raw, path, ("last", "at_least"))
    if found_pattern is None:
        return None
    last = None if raw.get("last") is None else length_or_clock(reading, raw["last"], (*path, "last"))
    if isinstance(last, Length) and not last.can_look_back:
        reading.bad(
            (*path, "last"),
            "last-bad",
            f"'{last}' cannot look back.",
            "Use minutes, hours, days, weeks or months.",
        )
    at_least = raw.get("at_least")
    if at_least is not None and (not isinstance(at_least, int) or isinstance(at_least, bool) or at_least < 1):
        reading.bad((*path, "at_least"), "count-bad", "'at_least' takes a whole number of 1 or more.")
        at_least = None
    return FactItem(found_pattern, last, at_least)


def _state_item(reading: Reading, raw: Any, path: Path_) -> StateItem:
    found = reading.mapping(raw, path, STATE_KEYS)
    used = [k for k in STATE_KEYS if k in found and k not in ("state", "of")]
    if len(used) > 1:
        reading.bad(
            path,
            "state-twice",
            f"a state is read in one way, not {len(used)}.",
            f"Keep one of: {', '.join(used)}.",
        )
    of = found.get("of")
    pairs = tuple((str(k), str(v)) for k, v in of.items()) if isinstance(of, dict) else ()
    if of is not None and not pairs:
        reading.bad(
            (*path, "of"),
            "of-bad",
            "'of' names a role of the state and the trigger's role it is read for.",
            "Write of: {officer: to}.",
        )
    operator: Any = used[0] if used else "holds"
    return StateItem(str(found["state"]), operator, _value(found[used[0]]) if used else None, pairs)


def timing(reading: Reading, raw: dict[str, Any], path: Path_) -> Timing | None:
    """`within` with `from`, or `by`; None when there is neither."""
    within, from_, by = (raw.get(k) for k in TIMING_KEYS)
    if by is not None:
        if within is not None or from_ is not None or not str(by).startswith("field:"):
            reading.bad(
                (*path, "by"),
                "by-bad",
                "'by' names a date of the trigger and stands alone.",
                "Write by: field:NAME.",
            )
        return Timing(by_field=str(by).removeprefix("field:"))
    if within is None:
        if from_ is not None:
            reading.bad((*path, "from"), "from-alone", "'from' needs 'within'.")
        return None
    length = length_or_clock(reading, within, (*path, "within"))
    start = str(from_) if from_ is not None else ""
    if start and not start.startswith(("field:", "state:")):
        reading.bad(
            (*path, "from"),
            "from-bad",
            f"'{start}' is no start.",
            "Write from: field:NAME or from: state:NAME.",
        )
    return Timing(
        length,
        from_field=start.removeprefix("field:") if start.startswith("field:") else "",
        from_state=start.removeprefix("state:") if start.startswith("state:") else "",
    )


def step(reading: Reading, raw: Any, path: Path_) -> Step | None:
    """One thing that is needed: a response, a gate, a form or a choice."""
    if not isinstance(raw, dict):
        reading.bad(path, "step-shape", "a step is a mapping with fact, already, itself or any.")
        return None
    if "any" in raw:
        return _choice(reading, raw, path)
    if "already" in raw or "itself" in raw:
        return _instant(reading, raw, path)
    when = timing(reading, raw, path)
    found = pattern(reading, raw, path, TIMING_KEYS)
    if when is None:
        reading.bad(path, "no-deadline", "this step has no deadline.", "Add within: and a length, or clock:NAME.")
        return None
    return Response(found, when) if found else None


def _instant(reading: Reading, raw: dict[str, Any], path: Path_) -> Gate | Form | None:
    if "already" in raw:
        found = reading.mapping(raw, path, ("already",))
        inner = item(reading, found["already"], (*path, "already"))
        return Gate(inner) if inner else None
    found = reading.mapping(raw, path, ("itself", "who"))
    return Form(
        where(reading, found["itself"] or {}, (*path, "itself")),
        who(reading, found.get("who"), (*path, "who")),
    )


def _with_defaults(option: dict[str, Any], defaults: dict[str, Any]) -> dict[str, Any]:
    """A gate or form of a choice, with what stands beside `any`."""
    if "itself" in option:
        return {**{k: v for k, v in defaults.items() if k == "who"}, **option}
    asked = option["already"]
    if isinstance(asked, dict) and "fact" in asked:
        return {**option, "already": {**defaults, **asked}}
    if isinstance(asked, dict) and isinstance(asked.get("any"), list):
        inner = [{**defaults, **x} if isinstance(x, dict) and "fact" in x else x for x in asked["any"]]
        return {**option, "already": {**asked, "any": inner}}
    return option


def _choice(reading: Reading, raw: dict[str, Any], path: Path_) -> Choice:
    """Whatever stands beside `any` is the default of each thing in it."""
    found = reading.mapping(raw, path, ("any", "same", "who", *TIMING_KEYS))
    defaults = {k: found[k] for k in ("same", "who") if k in found}
    patterns: list[Pattern] = []
    instant: list[Gate | Form] = []
    times = {timing(reading, raw, path)} - {None}
    for i, option in enumerate(reading.listing(found["any"], (*path, "any"))):
        here = (*path, "any", i)
        if isinstance(option, dict) and ("already" in option or "itself" in option):
            one = _instant(reading, _with_defaults(option, defaults), here)
            if one is not None:
                instant.append(one)
            continue
        own = timing(reading, option, here) if isinstance(option, dict) else None
        if own is not None:
            times.add(own)
        full = {**defaults, **option} if isinstance(option, dict) else option
        one_pattern = pattern(reading, full, here, TIMING_KEYS)
        if one_pattern is not None:
            patterns.append(one_pattern)
    if len(times) > 1:
        reading.bad(
            path,
            "times-differ",
            "the ways to meet one choice have different deadlines.",
            "Give one deadline beside 'any'.",
        )
    if patterns and not times and not reading.problems:
        reading.bad(path, "no-deadline", "this choice has no deadline.", "Add within: beside 'any'.")
    return Choice(tuple(patterns), tuple(instant), next(iter(times), None))
