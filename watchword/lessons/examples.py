"""Runs the examples of a lesson: each small story must come out as its writer said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from watchword.clock import instant, local_text
from watchword.lessons.engines.compiled import Rules
from watchword.lessons.engines.reference import judge
from watchword.lessons.engines.rows import LONG_AGO
from watchword.lessons.engines.verdict import Judgement, Question, Verdict
from watchword.lessons.example_facts import Story, story_of
from watchword.lessons.model import Example, Lesson, Library
from watchword.problems import Problem

Result = Verdict | Question


def rules_for(library: Library, lessons: Iterable[Lesson]) -> Rules:
    """Rules that judge these lessons whatever their status, so that a draft can be tried out."""
    return Rules(replace(library, lessons={lesson.id: replace(lesson, status="live") for lesson in lessons}))


@dataclass(frozen=True, slots=True)
class Played:
    """An example, its facts, and what came of it in order of triggers."""

    example: Example
    story: Story
    results: tuple[Result, ...]

    @property
    def outcomes(self) -> list[str]:
        """What came: nothing for quiet."""
        return [_word(result) for result in self.results]

    @property
    def as_expected(self) -> bool:
        """Whether that is what the writer said."""
        return self.outcomes == [word for word in self.example.expect if word != "quiet"]


def play(lesson: Lesson, rules: Rules) -> tuple[list[Played], list[Problem]]:
    """Every example judged, and the problems of those whose facts cannot be read."""
    played: list[Played] = []
    problems: list[Problem] = []
    for example in lesson.examples:
        story, found = story_of(example, lesson)
        problems += found
        if story is not None:
            played.append(Played(example, story, _results(lesson, story, rules)))
    return played, problems


def run(lesson: Lesson, rules: Rules | Library) -> list[Problem]:
    """A problem for each example that does not come out as it says."""
    ready = rules_for(rules, [lesson]) if isinstance(rules, Library) else rules
    played, problems = play(lesson, ready)
    return problems + [difference(one, lesson, ready) for one in played if not one.as_expected]


def difference(played: Played, lesson: Lesson, rules: Rules) -> Problem:
    """What an example should come to, what it came to, and why."""
    example = played.example
    says = f"the example '{example.name}' should come out as {_list(example.expect)}, but "
    if played.results:
        says += f"it comes out as {_list(played.outcomes)}: " + "; ".join(_account(r) for r in played.results) + "."
    else:
        says += f"nothing is raised{_why_quiet(lesson, played.story, rules)}."
    return Problem("example-differs", says, "Mend the lesson or the example.", lesson.file, example.line, "examples")


def _results(lesson: Lesson, story: Story, rules: Rules) -> tuple[Result, ...]:
    """Verdicts and data questions in order of their triggers, then of whom they are about."""
    now = instant(story.now)
    judgement: Judgement = judge(rules, story.facts, now, only={lesson.id})
    order = {fact.id: place for place, fact in enumerate(story.facts)}
    times = {fact.id: instant(fact.happened_at or fact.recorded_at) for fact in story.facts}

    def key(result: Result) -> tuple[int, int, str]:
        per = "+".join(ref for _, ref in result.per) if isinstance(result, Verdict) else ""
        return times[result.trigger], order[result.trigger], per

    return tuple(sorted([*judgement.verdicts, *judgement.questions], key=key))


def _word(result: Result) -> str:
    return result.outcome if isinstance(result, Verdict) else "question"


def _account(result: Result) -> str:
    """One result in a clause: its trigger, its due, what answered it, what is missing."""
    missing = f"not known: {', '.join(result.missing)}" if result.missing else ""
    if isinstance(result, Question):
        return f"whether {result.trigger} raises it cannot be told ({missing or 'something is missing'})"
    parts = [] if result.due is None else [f"due {_when(result.due)}"]
    for step in result.steps:
        if step.answered_by and step.answered_at is not None:
            parts.append(f"answered by {step.answered_by} at {_when(step.answered_at)}")
        if step.closed_by and step.closed_at is not None:
            parts.append(f"closed by {step.closed_by} at {_when(step.closed_at)}")
    if result.leader:
        parts.append(f"joined to {result.leader}")
    whom = ", ".join(ref for _, ref in result.per)
    details = "; ".join([*parts, missing] if missing else parts)
    return f"{result.trigger} for {whom}: {result.outcome}" + (f" ({details})" if details else "")


def _when(at: int) -> str:
    return local_text(at, seconds=True) if at > LONG_AGO // 2 else "a time nobody knows"


def _list(words: Iterable[str]) -> str:
    return ", ".join(f"'{word}'" for word in words)


# Why nothing is raised: each clause is left out in turn, and the ones whose absence raises it are named.


def _why_quiet(lesson: Lesson, story: Story, rules: Rules) -> str:
    if not any(fact.kind in lesson.when.kinds for fact in story.facts):
        return f": none of its facts is a {' or '.join(lesson.when.kinds)}"
    stops = []
    for name, without in _without_each_clause(lesson):
        judged = judge(rules_for(rules.library, [without]), story.facts, instant(story.now))
        if judged.verdicts or judged.questions:
            stops.append(name)
    if stops:
        return f"; what stops it is {' and '.join(stops)}"
    bare = replace(
        lesson, given=(), unless=(), change=None, when=replace(lesson.when, where=()), effective_from=date.min
    )
    judged = judge(rules_for(rules.library, [bare]), story.facts, instant(story.now))
    if judged.verdicts or judged.questions:
        return "; more than one clause stops it"
    return f": no trigger names every one of {', '.join(lesson.per)} together"


def _without_each_clause(lesson: Lesson) -> Iterator[tuple[str, Lesson]]:
    for i, condition in enumerate(lesson.when.where):
        left = lesson.when.where[:i] + lesson.when.where[i + 1 :]
        yield f"'{condition.field}' in 'when'", replace(lesson, when=replace(lesson.when, where=left))
    if lesson.change is not None:
        yield "'change'", replace(lesson, change=None)
    for i in range(len(lesson.given)):
        yield f"line {i + 1} of 'given'", replace(lesson, given=lesson.given[:i] + lesson.given[i + 1 :])
    for i in range(len(lesson.unless)):
        yield f"line {i + 1} of 'unless'", replace(lesson, unless=lesson.unless[:i] + lesson.unless[i + 1 :])
    yield "'effective'", replace(lesson, effective_from=date.min, effective_to=None)
