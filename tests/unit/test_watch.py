"""What becomes of duties as a record grows: raised, due soon, overdue, told, met, ended, no longer owed."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from tests.cases.stories import library, rules
from watchword.clock import instant
from watchword.duties import Adoption, adoption_of, watch
from watchword.facts import fact_from

START = datetime(2025, 3, 3, 9, 0, tzinfo=UTC)  # a Monday
DEMO = adoption_of("demo")


def at(hours: float) -> datetime:
    return START + timedelta(hours=hours)


def fact(identity, hours, kind, by="officer", role=None, *, told=None, **rest):
    made, problems = fact_from(
        {
            "id": identity, "kind": kind, "happened_at": at(hours), "recorded_at": at(hours if told is None else told),
            "recorded_by": {"ref": by, "role": role}, **rest,
        }
    )  # fmt: skip
    assert made is not None, problems
    return made


def assessed(identity="f1", hours=0.0, **rest):
    about = {"victim": "v", "suspect": "s", "incident": "i"}
    return fact(identity, hours, "risk_assessed", role="attending_officer", about=about,
                data={"grade": "medium", "tool": "dash"}, **rest)  # fmt: skip


def countersigned(hours, task="f1", **rest):
    about = {"victim": "v", "task": task}
    data = {"agrees": True}
    return fact("f2", hours, "risk_countersigned", by="sgt", role="sergeant", about=about, data=data, **rest)


def by_a_specialist(told):
    """A correction of the assessment: it was a specialist's second one, which nobody countersigns."""
    about, data = {"victim": "v", "suspect": "s"}, {"grade": "medium", "secondary": True}
    return fact("f3", 0, "risk_assessed", about=about, data=data, told=told, corrects="f1")


def story(*facts, until, adoption=DEMO):
    """The countersigning duty (8 hours; sergeant told at the due, inspector after) and what happened to it."""
    told = watch(facts, at(until), rules(), adoption)
    duties = [d for d in told.duties if d.lesson.id == "risk-countersigned"]
    events = [(e.what, e.detail, e.at) for e in told.events if duties and e.duty == duties[0].id]
    return duties[0] if duties else None, events, told


def test_a_duty_waits_then_is_due_soon_in_the_last_quarter_of_its_time():
    for hours, state in ((5.9, "waiting"), (6.0, "due soon"), (8.0, "due soon")):
        duty, _, told = story(assessed(), until=hours)
        assert duty.state(told.stopped_at) == state
        assert duty.shown_verdict() is None
        assert duty.told == []


def test_it_is_overdue_after_its_due_and_the_ladder_is_climbed_once():
    duty, events, told = story(assessed(), until=100)
    assert duty.state(told.stopped_at) == "overdue"
    assert duty.shown_verdict() == "not met"
    assert [t.rung for t in duty.told] == list(range(len(duty.lesson.ladder)))
    assert duty.told[0].at == duty.verdict.due == instant(at(8))
    assert [what for what, _, _ in events].count("overdue") == 1


def test_an_answer_at_the_due_is_in_time_and_nobody_is_told():
    duty, events, told = story(assessed(), countersigned(8), until=100)
    assert duty.state(told.stopped_at) == "met"
    assert duty.told == []
    assert ("met", "f2", instant(at(8))) in events


def test_an_answer_a_minute_later_is_late_and_stays_not_met():
    duty, events, told = story(assessed(), countersigned(8 + 1 / 60), until=100)
    assert duty.state(told.stopped_at) == "met late"
    assert duty.shown_verdict() == "not met"
    assert [t.role for t in duty.told] == [duty.lesson.ladder[0].tell]
    assert "met late" in [what for what, _, _ in events]


def test_an_answer_given_in_time_but_recorded_late_turns_overdue_into_met():
    duty, events, told = story(assessed(), countersigned(7, told=20), until=100)
    assert [what for what, _, _ in events if what in ("overdue", "met")] == ["overdue", "met"] or duty.told
    assert duty.state(told.stopped_at) == "met"
    assert duty.told, "who was told while nothing was on record stays told"


def test_a_fact_recorded_late_tells_only_the_highest_rung_already_passed():
    duty, _, _ = story(assessed(told=400), until=401)
    passed = [i for i, _ in enumerate(duty.lesson.ladder)]
    assert duty.raised_at == instant(at(400))
    assert [t.rung for t in duty.told] == passed[-1:]
    assert duty.told[0].at == duty.raised_at


def test_nothing_is_known_before_it_is_recorded():
    duty, _, _ = story(assessed(told=5), until=4)
    assert duty is None


def test_a_duty_somebody_was_told_of_stays_when_it_is_no_longer_owed():
    wrong = assessed()
    duty, events, told = story(wrong, by_a_specialist(told=50), until=100)
    assert duty.state(told.stopped_at) == "ended"
    assert duty.shown_verdict() is None
    assert "f3" in duty.ending
    assert events[-1][0] == "no longer owed"


def test_a_duty_nobody_was_told_of_goes_when_it_is_no_longer_owed():
    duty, _, _ = story(assessed(), by_a_specialist(told=1), until=100)
    assert duty is None


def test_a_suggestion_has_no_ladder():
    unadopted = replace(DEMO, lessons=frozenset({"order-validity-query"}))
    duty, _, _ = story(assessed(), until=100, adoption=unadopted)
    assert duty.authority == "suggestion"
    assert duty.told == []


@pytest.mark.parametrize(
    ("adoption", "says"),
    [
        (DEMO, "force policy"),
        (replace(DEMO, lessons=frozenset({"risk-countersigned"})), "force policy"),
        (replace(DEMO, lessons=frozenset()), "suggestion"),
        (replace(DEMO, clocks=frozenset()), "suggestion"),
        (replace(DEMO, clocks=frozenset({"countersign"})), "force policy"),
        (replace(DEMO, from_date=date(2026, 1, 1)), "suggestion"),
    ],
)
def test_a_lesson_binds_where_the_force_took_it_and_its_clock_as_its_own(adoption: Adoption, says):
    lesson = library().lessons["risk-countersigned"]
    assert adoption.authority(lesson, library(), date(2025, 3, 3)) == says


def test_a_lesson_of_law_says_so():
    lesson = replace(library().lessons["forensic-result-told"], basis="code")
    assert DEMO.authority(lesson, library(), date(2025, 3, 3)) == "law"


def test_the_owner_is_whoever_holds_the_post_where_a_state_names_them():
    crime = fact("c1", 0, "crime_recorded", about={"investigation": "n1", "victim": "v", "suspect": "s"},
                 data={"classification": "crime", "offence": "rape", "domestic": True})  # fmt: skip
    given = fact("c2", 1, "allocated", about={"investigation": "n1", "officer": "dc_lee"})
    result = fact("c3", 2, "forensic_result", about={"investigation": "n1"}, data={"outcome": "match"})
    told = watch([crime, given, result], at(3), rules(), DEMO)
    duty = next(d for d in told.duties if d.lesson.id == "forensic-result-told")
    assert duty.owner == ("dc_lee",)
