"""The meaning of a lesson, in plain Python over one record (lesson-language.md sections 2 and 6).

For each trigger of a lesson and each binding of its `per`: read `when`, `given` and `unless` (yes, no,
unknown); for each step find its answer; compute its due; combine. Where a time that matters is vague, the
same is done at both ends of it and the outcomes compared.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import product
from typing import Any

from watchword.facts import KINDS, Fact
from watchword.lessons.engines.compiled import CompiledLesson, Rules
from watchword.lessons.engines.joining import joined, with_turns
from watchword.lessons.engines.matching import is_flag, order_of, unknown_when_absent
from watchword.lessons.engines.moment import NO, UNKNOWN, YES, Moment
from watchword.lessons.engines.rows import HIGH, LOW, Row, Rows
from watchword.lessons.engines.steps import Raised, due_of, outcome_of, raised
from watchword.lessons.engines.verdict import Judgement, Question, StepResult, Verdict
from watchword.lessons.model import Change

Binding = tuple[tuple[str, str], ...]
Bound = dict[str, tuple[str, ...]]


def judge(
    rules: Rules,
    facts: Iterable[Fact],
    as_at: int,
    known_at: int | None = None,
    only: Collection[str] | None = None,
) -> Judgement:
    """Every duty that the facts owe, and how each stands.

    `as_at`: the rule's instant (microseconds since 1970 UTC): an unanswered duty due then still waits.
    `known_at`: facts recorded later do not exist; default: as_at. `only`: the lessons to judge; default: all.
    """
    return judge_rows(rules, Rows(facts, as_at if known_at is None else known_at, as_at), as_at, only)


def judge_rows(rules: Rules, rows: Rows, as_at: int, only: Collection[str] | None = None) -> Judgement:
    """As `judge`, over rows made ready before."""
    return _Judge(rules, rows, as_at).run(only)


class _Judge:
    def __init__(self, rules: Rules, rows: Rows, as_at: int):
        self.rules, self.rows, self.as_at = rules, rows, as_at
        self.found = Judgement()
        self.bindings: dict[tuple[tuple[str, ...], str], list[tuple[Binding, Bound]]] = {}
        self.blank = Moment(rules, rows, rows.all[0], {}, LOW, LOW) if rows.all else None

    def run(self, only: Collection[str] | None) -> Judgement:
        groups = self.rows.groups[LOW]
        named = {lesson for kind in groups for lesson in self.rules.by_trigger.get(kind, ())}
        for lesson in [lesson for lesson in self.rules.lessons if lesson in named]:
            if only is not None and lesson.lesson.id not in only:
                continue
            triggers = [row for kind in lesson.when.kinds if kind in groups for row in groups[kind].rows]
            if any(groups.keys().isdisjoint(kinds) for kinds in lesson.needs):
                continue
            if len(lesson.when.kinds) > 1:
                triggers.sort(key=lambda r: (r.times[LOW], r.told, r.id))
            self._judge_lesson(lesson, triggers)
        return self.found

    def _judge_lesson(self, lesson: CompiledLesson, triggers: list[Row]) -> None:
        vague = bool(lesson.kinds & self.rows.vague_kinds)
        duties: dict[Binding, list[Raised]] = {}
        for row in triggers:
            asked = lesson.first_look(row, self.blank)
            if asked == NO:
                continue
            bindings = self._bindings(lesson, row)
            if not bindings:
                self._ask_whom(lesson, row, vague)
            for binding, bound in bindings:
                duty = self._kept(self._judged(lesson, row, bound, vague, sure=asked == YES))
                if duty is not None:
                    duties.setdefault(binding, []).append(duty)
        for binding, found in duties.items():
            if lesson.lesson.repeat:
                found = self._with_turns(lesson, binding, found, vague)
            if lesson.lesson.join:
                self._join(lesson, binding, found)
            else:
                self.found.verdicts += [self._verdict(lesson, binding, duty) for duty in found]

    def _kept(self, result: Raised | Question | None) -> Raised | None:
        """The duty; a data question is counted and raises none."""
        if isinstance(result, Question):
            self.found.questions.append(result)
            return None
        return result

    # -- who one duty is about

    def _bindings(self, lesson: CompiledLesson, row: Row) -> list[tuple[Binding, Bound]]:
        """Each combination of the trigger's `per` values that stands together, and what it binds."""
        place = (lesson.per, row.id)
        known = self.bindings.get(place)
        if known is None:
            known = self.bindings[place] = self._bound(lesson, row)
        return known

    def _bound(self, lesson: CompiledLesson, row: Row) -> list[tuple[Binding, Bound]]:
        about = row.about
        lists: list[tuple[str, ...]] = []
        several = False
        for role in lesson.per:
            refs = about.get(role)
            if refs is None:
                return []
            lists.append(refs)
            several = several or len(refs) > 1
        if not several:
            binding = tuple([(role, refs[0]) for role, refs in zip(lesson.per, lists, strict=True)])
            return [(binding, about)] if len(binding) == 1 or self._stands(row, binding) else []
        found = []
        for values in product(*lists):
            binding = tuple(zip(lesson.per, values, strict=True))
            if self._stands(row, binding):
                found.append((binding, {**about, **{role: (ref,) for role, ref in binding}}))
        return found

    def _ask_whom(self, lesson: CompiledLesson, row: Row, vague: bool) -> None:
        """A trigger that lacks `per` roles is a data question where all that it lacks is unknown."""
        lacking = [role for role in lesson.per if role not in row.about]
        if not lacking or not KINDS[row.kind].unknown_roles.issuperset(lacking):
            return
        if self._judged(lesson, row, row.about, vague, unnamed=True) is not None:
            missing = tuple(f"{role} of {row.id}" for role in lacking)
            self.found.questions.append(Question(lesson.lesson.id, row.root, missing))

    def _stands(self, row: Row, binding: Binding) -> bool:
        """Every two values stand together in one fact; nobody is both victim and suspect."""
        for i, (role, ref) in enumerate(binding):
            for other_role, other in binding[i + 1 :]:
                if ref == other and {role, other_role} == {"victim", "suspect"}:
                    return False
                in_trigger = ref in row.raw.get(role, ()) and other in row.raw.get(other_role, ())
                if not in_trigger and not self.rows.stand_together(role, ref, other_role, other):
                    return False
        return True

    # -- one trigger, one binding

    def _judged(
        self,
        lesson: CompiledLesson,
        row: Row,
        bound: Bound,
        vague: bool,
        turn: bool = False,
        unnamed: bool = False,
        sure: bool = False,
    ) -> Raised | Question | None:
        """The duty, None where there is none, or a question. `turn`: the trigger is an answer, so `when` is not read.

        `sure`: `when` is known to match. `unnamed`: the trigger lacks a `per` role, so the only question is whether
        there would be a duty.
        Vague times of the trigger and of other facts are taken at either end; a step whose outcomes differ cannot
        be told. A range is told by its first instant, a trigger without a time by its recording.
        """
        if not vague:
            return self._once(lesson, Moment(self.rules, self.rows, row, bound, LOW, LOW, unnamed), turn, sure)
        ends = (HIGH,) if not row.vague else (HIGH, LOW) if row.fact.happened_at is None else (LOW, HIGH)
        readings = [
            self._once(lesson, Moment(self.rules, self.rows, row, bound, own, other, unnamed), turn, sure)
            for other in (HIGH, LOW)
            for own in ends
        ]
        duties = [reading for reading in readings if isinstance(reading, Raised)]
        if not duties:
            return next((reading for reading in readings if reading is not None), None)
        doubts = self._vague_names(lesson, row, bound)
        if len(duties) < len(readings):
            return Question(lesson.lesson.id, row.root, doubts)
        first = duties[0]
        steps = [
            step if len({duty.steps[i].outcome for duty in duties}) == 1
            else StepResult("cannot tell", step.due, missing=tuple(dict.fromkeys((*doubts, *step.missing))))
            for i, step in enumerate(first.steps)
        ]  # fmt: skip
        return first._replace(
            steps=tuple(steps), vague=any(a is not b for a, b in zip(steps, first.steps, strict=True))
        )

    def _vague_names(self, lesson: CompiledLesson, row: Row, bound: Bound) -> tuple[str, ...]:
        """The vague times that may matter to this duty: of its trigger, and of facts that share somebody with it."""
        roles = [role for role in bound if role in lesson.per or role not in ("officer", "to")]
        near = [
            r
            for r in self.rows.all
            if r.vague
            and r.kind in lesson.kinds
            and (r is row or any(not set(bound[role]).isdisjoint(r.about.get(role, ())) for role in roles))
        ]
        return tuple(f"time of {r.id}" for r in near)

    def _once(self, lesson: CompiledLesson, moment: Moment, turn: bool, sure: bool) -> Raised | Question | None:
        """One reading: whether the lesson applies (yes, no, unknown), then its steps."""
        row = moment.row
        if moment.at > self.as_at or not lesson.from_instant <= moment.day < lesson.to_instant:
            return None
        asked = YES if turn or sure else lesson.when.says(row, moment)
        if asked == NO:
            return None
        if lesson.lesson.change is not None and not turn:
            changed = self._changed(lesson.lesson.change, lesson, moment)
            if changed == NO:
                return None
            asked = changed if asked == YES else asked
        for item in lesson.given:
            verdict = item.read(moment)
            if verdict == NO:
                return None
            if verdict == UNKNOWN:
                asked = UNKNOWN
        for item in lesson.unless:
            verdict = item.read(moment)
            if verdict == YES:
                return None
            if verdict == UNKNOWN:
                asked = UNKNOWN
        if asked == UNKNOWN:
            return Question(lesson.lesson.id, row.root, tuple(moment.missing))
        moment.missing.clear()
        return raised(lesson, row, moment, self.as_at)

    def _changed(self, change: Change, lesson: CompiledLesson, moment: Moment) -> int:
        """The change against the fact of the same kind last before it with the same `per`."""
        row, bound = moment.row, moment.bound
        group = moment.group(row.kind)
        before = group.rows[: group.place(moment.key)] if group else []
        known = [(role, set(bound[role])) for role in lesson.per if role in bound]
        if not known:
            return UNKNOWN
        last = next(
            (
                r
                for r in reversed(before)
                if r is not row and all(not refs.isdisjoint(r.about.get(role, ())) for role, refs in known)
            ),
            None,
        )
        if last is None:
            return YES if change.how == "first" else NO
        if len(known) < len(lesson.per):
            return UNKNOWN
        if change.how == "first":
            return NO
        old, new = (_value(r, change.field) for r in (last, row))
        for r, value in ((row, new), (last, old)):
            if value is None and unknown_when_absent(row.kind, change.field):
                return moment.lack(f"{change.field} of {r.id}")
        if change.how == "changed":
            return YES if new != old else NO
        if old is None or new is None:
            return NO
        order = order_of(row.kind, change.field)
        if order:
            old, new = order[old], order[new]
        return YES if (new < old if change.how == "lowered" else new > old) else NO

    # -- repeat and join

    def _with_turns(self, lesson: CompiledLesson, binding: Binding, duties: list[Raised], vague: bool) -> list[Raised]:
        """Every answer becomes the next trigger with the same binding; `given` and `unless` are read again there."""

        def turn(answer: Row) -> Raised | None:
            bound = {**answer.about, **{role: (ref,) for role, ref in binding}}
            return self._kept(self._judged(lesson, answer, bound, vague, turn=True))

        return with_turns(duties, turn)

    def _join(self, lesson: CompiledLesson, binding: Binding, duties: list[Raised]) -> None:
        for leader, others in joined(duties, self.as_at):
            verdict = self._verdict(lesson, binding, leader)
            verdict.joined = [duty.row.root for duty in others]
            self.found.verdicts.append(verdict)
            for duty in others:
                follower = self._verdict(lesson, binding, duty)
                follower.outcome, follower.leader = "joined", leader.row.root
                self.found.verdicts.append(follower)

    def _verdict(self, lesson: CompiledLesson, binding: Binding, duty: Raised) -> Verdict:
        missing = dict.fromkeys(m for step in duty.steps for m in step.missing)
        return Verdict(
            lesson.lesson.id, duty.row.root, duty.moment.at, binding, outcome_of(duty.steps), due_of(duty.steps),
            duty.steps, tuple(missing), about=duty.moment.bound, actors=duty.row.actors or (),
        )  # fmt: skip


def _value(row: Row, field: str) -> Any:
    value = row.data.get(field)
    return False if value is None and is_flag(row.kind, field) else value
