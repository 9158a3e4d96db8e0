"""Properties: what holds of every story, whatever is in it."""

from datetime import timedelta

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.spec.picture import at
from tests.spec.stories import UNSAID, judged_at, moved, ready, said, stories
from watchword.clock import instant
from watchword.facts import By
from watchword.lessons.engines.reference import judge

MANY = settings(max_examples=150, deadline=None)
ENDS = st.sampled_from([0, 30, 60, 61, 120, 121, 240, 600, 1440, 3000])


@MANY
@given(stories(), ENDS)
def test_judging_the_same_again_says_the_same(facts, now):
    first = judged_at(facts, now)
    assert judged_at(facts, now) == first
    ready.cache_clear()
    assert judged_at(facts, now) == first


@MANY
@given(stories(), ENDS, st.randoms())
def test_the_order_in_which_facts_are_given_does_not_matter(facts, now, chance):
    shuffled = list(facts)
    chance.shuffle(shuffled)
    assert said(judged_at(shuffled, now)) == said(judged_at(facts, now))


@MANY
@given(stories(), stories(prefix="other-"), ENDS)
def test_facts_of_other_people_change_nothing(facts, others, now):
    of_mine = {fact.id for fact in facts}
    both = judged_at([*facts, *others], now)
    both.verdicts = [v for v in both.verdicts if v.trigger in of_mine]
    both.questions = [q for q in both.questions if q.trigger in of_mine]
    assert said(both) == said(judged_at(facts, now))


@MANY
@given(stories(), ENDS, st.sampled_from([-52, -1, 1, 2]))
def test_moved_by_whole_weeks_everything_is_due_by_as_much_later(facts, now, weeks):
    """All lengths in these lessons are elapsed, and neither week has a change of clocks in it."""
    by = timedelta(weeks=weeks)
    start = instant(at("00:00"))
    before = judge(ready(), facts, start + now * 60_000_000)
    shift = int(by.total_seconds()) * 1_000_000
    after = judge(ready(), [moved(fact, by) for fact in facts], start + now * 60_000_000 + shift)
    for verdict in after.verdicts:
        verdict.due = None if verdict.due is None else verdict.due - shift
    assert said(after) == said(before)


@MANY
@given(stories(), ENDS, st.randoms())
def test_other_names_for_people_and_things_change_only_the_names(facts, now, chance):
    refs = sorted({ref for fact in facts for refs in fact.about.values() for ref in refs} | {"pc_ward", "ps_khan"})
    new = [f"n{i}" for i in range(len(refs))]
    chance.shuffle(new)
    name = dict(zip(refs, new, strict=True))
    renamed = [
        msgspec.structs.replace(
            fact,
            about={role: tuple(name[ref] for ref in refs) for role, refs in fact.about.items()},
            recorded_by=fact.recorded_by and By(name[fact.recorded_by.ref], fact.recorded_by.role),
        )
        for fact in facts
    ]
    expected = judged_at(facts, now)
    for verdict in expected.verdicts:
        verdict.per = tuple((role, name[ref]) for role, ref in verdict.per)
    assert said(judged_at(renamed, now)) == said(expected)


@MANY
@given(stories(), ENDS, ENDS)
def test_what_is_recorded_later_than_known_at_does_not_matter(facts, now, known):
    limit = at("00:00") + timedelta(minutes=known)
    then = [fact for fact in facts if fact.recorded_at <= limit]
    assert said(judged_at(facts, now, known)) == said(judged_at(then, now, known))
    assert said(judged_at(facts, now, known)) == said(judged_at(then, now, 90_000))


@MANY
@given(stories(), ENDS)
def test_a_duty_is_open_or_closed_as_its_outcome_says(facts, now):
    as_at = instant(at("00:00")) + now * 60_000_000
    verdicts = judged_at(facts, now).verdicts
    assert len({verdict.id for verdict in verdicts}) == len(verdicts)
    for verdict in verdicts:
        if verdict.outcome == "waiting":
            assert verdict.due is not None
            assert verdict.due >= as_at
        if verdict.outcome in ("met", "late"):
            assert all(step.answered_at is not None and step.answered_at <= as_at for step in verdict.steps)
        if verdict.outcome == "cannot tell":
            assert verdict.missing


@MANY
@given(stories(), st.integers(0, 3000))
def test_an_unanswered_duty_never_goes_back_to_waiting(facts, now):
    """What is met, late or ended at an instant stays so as time passes, if nothing more is recorded."""
    last = max(int((fact.recorded_at - at("00:00")).total_seconds() // 60) for fact in facts) + now
    first, later = ({(v.lesson, v.id): v.outcome for v in judged_at(facts, n).verdicts} for n in (last, last + 5000))
    assert first.keys() == later.keys()
    for key, outcome in first.items():
        allowed = {
            "waiting": ("waiting", "not met", "cannot tell"),
            "cannot tell": ("cannot tell", "not met", "late", "met"),
        }
        assert later[key] in allowed.get(outcome, (outcome,))


STILL_OPEN = {"lesson-10": "met", "lesson-11": "not met"}


@settings(max_examples=250, deadline=None)
@given(stories(vague=False), ENDS, st.data())
def test_where_a_missing_value_makes_no_doubt_every_value_gives_the_same_outcome(facts, now, data):
    """Except while it waits: a choice with a doubtful form, or a lesson with another step that is in doubt."""
    known = judged_at(facts, now, joined=False)
    surely = {v.id: v.outcome for v in known.verdicts}
    in_question = {(q.lesson, q.trigger) for q in known.questions}
    full = [
        msgspec.structs.replace(fact, data=data.draw(st.sampled_from(UNSAID[fact.kind])))
        if fact.kind in UNSAID and not fact.data
        else fact
        for fact in facts
    ]
    told = {v.id: v for v in judged_at(full, now, joined=False).verdicts}
    for duty, outcome in surely.items():
        if outcome != "cannot tell":
            assert duty in told
            may_be = STILL_OPEN.get(told[duty].lesson, outcome) if outcome == "waiting" else outcome
            assert told[duty].outcome in (outcome, may_be)
    for duty, verdict in told.items():
        assert duty in surely or (verdict.lesson, verdict.trigger) in in_question
