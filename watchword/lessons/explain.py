"""`lessons explain`: a lesson as a page of plain English."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from textwrap import fill

from watchword.clock import date_text
from watchword.facts import KINDS
from watchword.lessons.engines.compiled import lengths_of
from watchword.lessons.model import Citation, ClockRef, Lesson, Library, Rung
from watchword.lessons.plain.clauses import Line, Words
from watchword.lessons.plain.kinds import either, field_title, happens, lower_first, upper_first
from watchword.lessons.plain.roles import PAIR, role_word, whom
from watchword.lessons.rows import STATED, Row

WIDTH = 96
FEW = 4  # kinds of fact that one sentence can hold
SEVERITIES = {
    "low": "low",
    "medium": "medium",
    "high": "high",
    "now": "threat to life, looked at the instant it is recorded",
}
BASES = {
    "statute": "law",
    "regulations": "regulations",
    "statutory_guidance": "statutory guidance",
    "code": "a code of practice",
    "national_standard": "a national standard",
    "guidance": "guidance",
    "local_policy": "force policy",
    "case": "what a case study showed",
}
STATUSES = {
    "draft": "a draft: it raises nothing",
    "trial": "on trial",
    "live": "live",
    "withdrawn": "withdrawn: it raises nothing",
}

ENDINGS = {
    "refused": "refused by the victim",
    "could_not": "tried and could not",
    "not_applicable": "does not apply, with the reason",
    "superseded": "superseded",
}


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the page. `key`: the key of the lesson's file that it says, or nothing where it says several."""

    key: str
    title: str
    lines: tuple[Line, ...]


def explain(lesson: Lesson, library: Library, rows: Mapping[str, Row] | None = None) -> str:
    """The whole page. `rows`: the case table, for the lines that the lesson cites."""
    return "\n".join(_lines(lesson, library, rows or {}))


def _lines(lesson: Lesson, library: Library, rows: Mapping[str, Row]) -> Iterator[str]:
    yield lesson.title
    yield "=" * len(lesson.title)
    yield from _text(standing(lesson))
    for section in sections(lesson, library, rows):
        yield ""
        yield section.title
        for depth, text in section.lines:
            yield from _text(text, depth)


def sections(lesson: Lesson, library: Library, rows: Mapping[str, Row]) -> Iterator[Section]:
    """The parts of the page in order, without those that have nothing to say."""
    words = Words(lesson.when.kinds, library)
    parts: tuple[tuple[str, str, Iterable[Line]], ...] = (
        ("why", "Why", [(0, lesson.why)]),
        ("when", "When", _when(lesson, words)),
        ("given", "Only if, at that moment", words.items(lesson.given)),
        ("unless", "Not if, at that moment", words.items(lesson.unless)),
        ("must", "Then", [*words.steps(lesson.must), *_turns(lesson)]),
        ("until", "It falls away, unmet, once", ((1, f"{words.pattern(pattern)}.") for pattern in lesson.until)),
        ("per", "For whom", [(0, _for_whom(lesson))]),
        ("owner", "Who answers for it", _owner(lesson, words)),
        ("endings", "Other ways it may end", _endings(lesson.endings, words)),
        ("ask", "What to do", [(0, lesson.ask)]),
        ("", "Time limits", _clocks(lesson, library, words)),
        ("cites", "Authority", _authority(lesson, library, rows)),
        ("examples", "Examples", ((1, f"{e.name}: {', '.join(e.expect)}.") for e in lesson.examples)),
    )
    for key, title, lines in parts:
        if told := tuple(lines):
            yield Section(key, title, told)


def standing(lesson: Lesson) -> str:
    """Its status, urgency and basis, and from when it applies, in a few sentences."""
    text = f"{lesson.id} is {STATUSES[lesson.status]}. Urgency: {SEVERITIES[lesson.severity]}. "
    since = date_text(lesson.effective_from, weekday=False)
    text += f"It rests on {BASES[lesson.basis]} and applies from {since}"
    if lesson.effective_to is not None:
        text += f" until {date_text(lesson.effective_to, weekday=False)}"
    return f"{text}."


def _when(lesson: Lesson, words: Words) -> Iterator[Line]:
    if len(lesson.when.kinds) <= FEW:
        yield 0, f"{upper_first(words.pattern(lesson.when))}{_change(lesson)}."
        return
    yield 0, "One of these:"
    for kind in lesson.when.kinds:
        yield 1, f"{happens(kind)}{';' if kind != lesson.when.kinds[-1] else '.'}"
    if where := words.where(lesson.when.kinds, lesson.when.where):
        yield 0, f"{upper_first(where.replace('where ', 'and in it ', 1))}{_change(lesson)}."


def _change(lesson: Lesson) -> str:
    if lesson.change is None:
        return ""
    title = f"“{field_title(lesson.when.kinds, lesson.change.field)}”"
    return {
        "lowered": f", and {title} is lower than it was in the one before",
        "raised": f", and {title} is higher than it was in the one before",
        "changed": f", and {title} is not what it was in the one before",
        "first": ", for the first time",
    }[lesson.change.how]


def _turns(lesson: Lesson) -> Iterator[Line]:
    if lesson.repeat:
        yield 0, "Each answer starts it again, until it falls away."
    elif lesson.join:
        yield 0, "If it happens again while this is still open, it is one duty, due at the earliest time."


def _for_whom(lesson: Lesson) -> str:
    opens = all(kind in KINDS and KINDS[kind].opens_task for kind in lesson.when.kinds)
    if lesson.per == ("task",) and opens:
        return "One duty for each such record; what answers it is recorded as an answer to that very one."
    about = "pair" if lesson.per == PAIR else either([role_word(role) for role in lesson.per], "and")
    same = f"Every record above is about that same {about}, unless it says otherwise."
    return f"One duty for {whom(lesson.per)}. {same}"


def _owner(lesson: Lesson, words: Words) -> Iterator[Line]:
    yield 0, f"The {words.role(lesson.owner)}."
    for rung in lesson.ladder:
        yield 1, f"{_rung_time(rung)}, the {words.role(rung.tell)} is told."


def _rung_time(rung: Rung) -> str:
    if rung.before is not None:
        return f"{rung.before.text[:1].upper()}{rung.before.text[1:]} before it is due"
    return f"{upper_first(rung.after.text)} after that" if rung.after is not None else "When it is due and not done"


def _endings(endings: Mapping[str, tuple[str, ...]], words: Words) -> Iterator[Line]:
    """Which honest endings are open, and to whom."""
    for key, title in ENDINGS.items():
        if key in endings:
            yield 1, f"{upper_first(title)}: open to the {either([words.role(r) for r in endings[key]])}."
    closed = [title for key, title in ENDINGS.items() if key not in endings and key != "superseded"]
    if closed:
        yield 1, f"Not open to anybody: {either(closed)}."


def _clocks(lesson: Lesson, library: Library, words: Words) -> Iterator[Line]:
    names = dict.fromkeys(length.name for length in lengths_of(lesson) if isinstance(length, ClockRef))
    for name in names:
        clock = library.clocks.get(name)
        if clock is None:
            continue
        text = f"{clock.title}: {words.clock(clock)}."
        if clock.unverified and not clock.own:
            text += " This is a default of the library; nobody has verified it for your force."
        text += " Source: " + "; ".join(cited(cite, library) for cite in clock.cites) + "."
        yield 1, text


def _authority(lesson: Lesson, library: Library, rows: Mapping[str, Row]) -> Iterator[Line]:
    for cite in lesson.cites:
        yield 1, f"{cited(cite, library)}."
        for name in cite.rows:
            row = rows.get(name)
            yield 2, f"{name}, {STATED[row.stated]}: {lower_first(row.should)}." if row else f"{name}."


def cited(cite: Citation, library: Library) -> str:
    """A citation as people write it: title, publisher and year, and the place."""
    source = library.sources.get(cite.source)
    if source is None:
        return cite.source
    made = ", ".join(str(part) for part in (source.publisher, source.year) if part)
    text = f"{source.title} ({made})" if made else source.title
    return f"{text}, {cite.at}" if cite.at else text


# -- layout


def _text(text: str, depth: int = 0) -> Iterator[str]:
    indent = "  " * (depth + 1)
    first = indent if depth == 0 else f"{indent[:-2]}- "
    yield fill(" ".join(text.split()), WIDTH, initial_indent=first, subsequent_indent=indent, break_on_hyphens=False)
