"""Reads one lesson, state, clock, role or source from its file."""

from __future__ import annotations

from datetime import date
from typing import Any

from watchword.lessons import read_clauses as clauses
from watchword.lessons.model import (
    BASES,
    CHANGES,
    SEVERITIES,
    STATUSES,
    Change,
    Citation,
    Clock,
    ClockValue,
    Example,
    Lesson,
    Pattern,
    Role,
    Rung,
    Source,
    State,
)
from watchword.lessons.reading import Reading
from watchword.yaml_lines import Path_

LESSON_KEYS = (
    "id", "title", "status", "severity", "basis", "effective", "why", "cites", "per", "when", "given", "unless",
    "must", "until", "join", "repeat", "owner", "ladder", "endings", "ask", "examples",
)  # fmt: skip
STATE_KEYS = (
    "id", "title", "why", "per", "begins", "ends", "starts", "stops", "lasts", "value", "otherwise", "things", "each",
)  # fmt: skip
CLOCK_KEYS = ("id", "title", "why", "basis", "cites", "unverified", "choose", "values")
ENDINGS = ("refused", "could_not", "not_applicable", "superseded")
OUTCOMES = ("quiet", "question", "waiting", "met", "late", "not met", "ended", "joined", "cannot tell")
ALWAYS = date(1900, 1, 1)


def lesson(reading: Reading, theme: str = "") -> Lesson | None:
    """A lesson, or None when its file has problems (they are in `reading`)."""
    raw = reading.mapping(reading.document.value, (), LESSON_KEYS)
    when_raw = raw.get("when") if isinstance(raw.get("when"), dict) else {}
    when = clauses.pattern(reading, raw.get("when"), ("when",), ("change",), top=True)
    change = _change(reading, (when_raw or {}).get("change"))
    effective = reading.mapping(raw.get("effective") or {}, ("effective",), ("from", "to"))
    steps = [clauses.step(reading, s, ("must", i)) for i, s in enumerate(reading.listing(raw.get("must"), ("must",)))]
    if not steps:
        reading.bad(("must",), "must-missing", "the lesson asks for nothing.", "Add must: and what has to happen.")
    found = {
        key: tuple(clauses.item(reading, x, (key, i)) for i, x in enumerate(reading.listing(raw.get(key), (key,))))
        for key in ("given", "unless")
    }
    until = tuple(
        clauses.pattern(reading, x, ("until", i)) for i, x in enumerate(reading.listing(raw.get("until"), ("until",)))
    )
    texts = {k: reading.text(raw, k) for k in ("id", "title", "why", "owner", "ask")}
    severity = reading.one_of(raw, "severity", SEVERITIES)
    status = reading.one_of(raw, "status", STATUSES)
    basis = reading.one_of(raw, "basis", BASES)
    per = clauses.per(reading, raw.get("per"), ("per",))
    cites = citations(reading, raw.get("cites"))
    ladder = tuple(
        _rung(reading, r, ("ladder", i)) for i, r in enumerate(reading.listing(raw.get("ladder"), ("ladder",)))
    )
    endings = _endings(reading, raw.get("endings"))
    examples = tuple(
        _example(reading, e, ("examples", i)) for i, e in enumerate(reading.listing(raw.get("examples"), ("examples",)))
    )
    from_date, to_date = (
        reading.day(effective.get("from"), ("effective", "from")),
        reading.day(effective.get("to"), ("effective", "to")),
    )
    if from_date is None and not reading.problems:
        reading.bad(
            ("effective",),
            "key-missing",
            "the lesson does not say from when it applies.",
            "Add effective: {from: 2021-04-01}.",
        )
    if reading.problems or when is None or from_date is None:
        return None
    return Lesson(
        id=texts["id"], title=texts["title"], status=status, severity=severity, basis=basis,
        effective_from=from_date, effective_to=to_date, why=texts["why"], cites=cites, per=per, when=when,
        change=change, given=_all(found["given"]), unless=_all(found["unless"]), must=_all(steps), until=_all(until),
        join=bool(raw.get("join")) or bool(raw.get("repeat")), repeat=bool(raw.get("repeat")),
        owner=texts["owner"], ladder=_all(ladder), ask=texts["ask"], endings=endings, examples=_all(examples),
        theme=theme, file=reading.document.file,
    )  # fmt: skip


def state(reading: Reading) -> State | None:
    """A state, or None when its file has problems."""
    raw = reading.mapping(reading.document.value, (), STATE_KEYS)
    per = clauses.per(reading, raw.get("per"), ("per",))
    begins, ends = (
        tuple(clauses.pattern(reading, x, (key, i)) for i, x in enumerate(reading.listing(raw.get(key), (key,))))
        for key in ("begins", "ends")
    )
    lasts = None if raw.get("lasts") is None else reading.length(raw["lasts"], ("lasts",))
    value: Pattern | None = None
    each: Pattern | None = None
    if "value" in raw:
        value = clauses.pattern(reading, raw["value"], ("value",), ("field",))
    if "each" in raw:
        each = clauses.pattern(reading, raw["each"], ("each",), ("field",))
    form: Any = "value" if value else "things" if "things" in raw else "holds"
    if form != "value" and not begins and not reading.problems:
        reading.bad((), "state-form", "a state needs begins, value or things.")
    if reading.problems:
        return None
    return State(
        id=reading.text(raw, "id"), title=reading.text(raw, "title"), per=per, form=form, begins=_all(begins),
        ends=_all(ends), starts=_field(raw.get("starts")), stops=_field(raw.get("stops")), lasts=lasts, value=value,
        field=str(raw["value"].get("field", "")) if value else "", otherwise=raw.get("otherwise"),
        things=str(raw.get("things") or ""), each=each, each_field=str(raw["each"].get("field", "")) if each else "",
        file=reading.document.file,
    )  # fmt: skip


def clock(reading: Reading) -> Clock | None:
    """A clock, or None when its file has problems."""
    raw = reading.mapping(reading.document.value, (), CLOCK_KEYS)
    choose = str(raw.get("choose") or "")
    if choose and not choose.startswith(("field:", "state:")):
        reading.bad(
            ("choose",),
            "choose-bad",
            f"'{choose}' is nothing to choose by.",
            "Write choose: field:NAME or state:NAME.",
        )
    values = [
        _clock_value(reading, v, ("values", i), bool(choose))
        for i, v in enumerate(reading.listing(raw.get("values"), ("values",)))
    ]
    if not values:
        reading.bad(
            ("values",),
            "values-missing",
            "the clock has no value.",
            "Add values: [{from: 2021-04-01, length: …}].",
        )
    identity, title, basis = (
        reading.text(raw, "id"),
        reading.text(raw, "title"),
        reading.one_of(raw, "basis", BASES),
    )
    cites = citations(reading, raw.get("cites"))
    if reading.problems:
        return None
    return Clock(
        id=identity, title=title, basis=basis, cites=cites,
        values=tuple(sorted(_all(values), key=lambda v: v.from_date)), unverified=bool(raw.get("unverified")),
        choose_field=choose.removeprefix("field:") if choose.startswith("field:") else "",
        choose_state=choose.removeprefix("state:") if choose.startswith("state:") else "",
        why=str(raw.get("why") or "").strip(), file=reading.document.file,
    )  # fmt: skip


def role(reading: Reading) -> Role | None:
    """A role, or None when its file has problems."""
    raw = reading.mapping(reading.document.value, (), ("id", "title", "what", "rank", "next", "held_by"))
    rank = raw.get("rank")
    if rank is not None and not isinstance(rank, int):
        reading.bad(("rank",), "rank-bad", "a rank is a whole number.")
    held_by = str(raw.get("held_by") or "")
    if held_by and not held_by.startswith("state:"):
        reading.bad(("held_by",), "held-by-bad", f"'{held_by}' is no state.", "Write held_by: state:NAME.")
    identity, title = reading.text(raw, "id"), reading.text(raw, "title")
    if reading.problems:
        return None
    return Role(
        identity,
        title,
        str(raw.get("what") or ""),
        rank,
        str(raw.get("next") or ""),
        held_by.removeprefix("state:"),
    )


def source(reading: Reading) -> Source | None:
    """A source, or None when its file has problems."""
    raw = reading.mapping(reading.document.value, (), ("id", "title", "publisher", "year", "kind", "note"))
    identity, title = reading.text(raw, "id"), reading.text(raw, "title")
    if reading.problems:
        return None
    return Source(identity, title, str(raw.get("publisher") or ""), raw.get("year"), str(raw.get("note") or ""))


def citations(reading: Reading, raw: Any) -> tuple[Citation, ...]:
    """`cites`: sources, the place in each, and rows of the case table."""
    found: list[Citation] = []
    for i, item in enumerate(reading.listing(raw, ("cites",))):
        one = reading.mapping(item, ("cites", i), ("source", "at", "rows"))
        if not one.get("source"):
            reading.bad(("cites", i), "source-missing", "this citation names no source.")
        found.append(
            Citation(
                str(one.get("source") or ""),
                str(one.get("at") or ""),
                reading.words(one.get("rows"), ("cites", i, "rows")),
            )
        )
    if not found:
        reading.bad(("cites",), "cites-missing", "nothing is cited.", "Add cites: [{source: …, at: …}].")
    return tuple(found)


def _clock_value(reading: Reading, raw: Any, path: Path_, chooses: bool) -> ClockValue | None:
    one = reading.mapping(raw, path, ("from", "length", "lengths", "otherwise"))
    start = reading.day(one.get("from"), (*path, "from"))
    if start is None:
        reading.bad(path, "date-missing", "this value does not say from when.", "Add from: 2021-04-01.")
    length = None if one.get("length") is None else reading.length(one["length"], (*path, "length"))
    lengths_raw = one.get("lengths") or {}
    lengths = (
        {str(k): reading.length(v, (*path, "lengths", k)) for k, v in lengths_raw.items()}
        if isinstance(lengths_raw, dict)
        else {}
    )
    otherwise = None if one.get("otherwise") is None else reading.length(one["otherwise"], (*path, "otherwise"))
    if chooses == (length is not None):
        says = "a clock that chooses has lengths (and otherwise); any other has one length."
        reading.bad(path, "value-form", says)
    if start is None:
        return None
    return ClockValue(start, length, {k: v for k, v in lengths.items() if v is not None}, otherwise)


def _change(reading: Reading, raw: Any) -> Change | None:
    if raw is None:
        return None
    if not isinstance(raw, dict) or len(raw) != 1:
        reading.bad(("when", "change"), "change-bad", "'change' names one field.", "Write change: {grade: lowered}.")
        return None
    [(name, how)] = raw.items()
    if how not in CHANGES:
        reading.bad(("when", "change"), "change-bad", f"'{how}' is no change.", f"Use one of: {', '.join(CHANGES)}.")
    return Change(str(name), str(how))


def _rung(reading: Reading, raw: Any, path: Path_) -> Rung | None:
    one = reading.mapping(raw, path, ("at", "after", "before", "tell"))
    times = [k for k in ("at", "after", "before") if k in one]
    if len(times) != 1 or (times == ["at"] and one["at"] != "due"):
        reading.bad(path, "rung-time", "a rung is at: due, after: a length, or before: a length.")
        return None
    if not one.get("tell"):
        reading.bad(path, "rung-nobody", "this rung tells nobody.", "Add tell: and a role.")
        return None
    after = reading.length(one["after"], (*path, "after")) if "after" in one else None
    before = reading.length(one["before"], (*path, "before")) if "before" in one else None
    if before is not None and not before.can_come_before:
        reading.bad(path, "rung-time", f"'{before}' cannot come before a due time.")
    return Rung(str(one["tell"]), after, before)


def _endings(reading: Reading, raw: Any) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for key, value in reading.mapping(raw or {}, ("endings",), ENDINGS).items():
        if value is True:
            reading.bad(
                ("endings", key),
                "ending-whom",
                f"'{key}' must say who may use it.",
                "Write a list of roles, or no.",
            )
        elif value is not False and value is not None:
            found[key] = reading.words(value, ("endings", key))
    return found


def _example(reading: Reading, raw: Any, path: Path_) -> Example | None:
    one = reading.mapping(raw, path, ("name", "facts", "now", "expect"))
    expect = reading.words(one.get("expect"), (*path, "expect"))
    for word in expect:
        if word not in OUTCOMES:
            reading.bad(
                (*path, "expect"),
                "outcome-unknown",
                f"'{word}' is no outcome.",
                f"Use one of: {', '.join(OUTCOMES)}.",
            )
    facts = tuple(
        reading.mapping(f, (*path, "facts", i), f if isinstance(f, dict) else ())
        for i, f in enumerate(reading.listing(one.get("facts"), (*path, "facts")))
    )
    if not facts or not expect or not one.get("name"):
        reading.bad(path, "example-short", "an example needs a name, facts, now and what to expect.")
        return None
    return Example(str(one["name"]), facts, str(one.get("now") or ""), expect, reading.document.line(path))  # type: ignore[arg-type]


def _field(raw: Any) -> str:
    return str(raw or "").removeprefix("field:")


def _all(found: Any) -> tuple[Any, ...]:
    return tuple(x for x in found if x is not None)
