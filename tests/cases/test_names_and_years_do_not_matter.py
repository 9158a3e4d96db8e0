"""No result hangs on a name or a year: renaming everybody and everything, and moving a whole case by whole years,
changes nothing that the nine cases show.

A case is moved by weeks, so that each weekday stays what it is. Two things may then differ with reason, and are left
out by name: a lesson that was not in force on the new day, and, where a bank holiday falls between, a duty whose limit
counts working days. Forward moves meet neither in a way that changes an outcome, and are compared whole.
"""

import pytest

from tests.cases.stories import NUMBERS, case, library, rules
from tests.quiet.judging import duties_of
from tests.quiet.variations import days_later, renamed, renamed_duty
from watchword.clock import instant, local_date
from watchword.duties import adoption_of
from watchword.facts import Timeline
from watchword.facts.timeline import Missed
from watchword.reports.replay import Replay, replay

A_YEAR, FIFTY_THREE_WEEKS = 364, 53 * 7


def other_name(ref: str) -> str:
    return f"n{ref[::-1]}"


def other_id(ref: str) -> str:
    return f"k{ref}"  # facts at one instant stay in their order


def under_other_names(timeline: Timeline) -> Timeline:
    missed = tuple(Missed(m.id, tuple(other_id(ref) for ref in m.on), m.why) for m in timeline.missed)
    return renamed(Timeline(**{**fields(timeline), "missed": missed}), other_name, other_id)


def fields(timeline: Timeline) -> dict[str, object]:
    return {name: getattr(timeline, name) for name in Timeline.__slots__}


def whole(replayed: Replay, ids: dict[str, str] | None = None) -> dict[str, object]:
    """Everything a replay says of each duty, under the other names where `ids` are given."""

    def ref(value: str) -> str:
        return ids[value] if ids else value

    def duty_id(value: str) -> str:
        return renamed_duty(value, other_name, ids) if ids else value

    return {
        duty_id(d.id): (
            d.state(replayed.story.stopped_at), d.shown_verdict(), d.raised_at, d.verdict.due, d.authority,
            tuple((t.role, t.at) for t in d.told), tuple(ref(f) for f in d.verdict.answered_by),
            tuple(sorted(ref(f) for f in d.verdict.joined)), replayed.rows_of(d), d.ended_at,
        )
        for d in replayed.story.duties
    }  # fmt: skip


@pytest.mark.parametrize("number", NUMBERS)
def test_other_names_change_nothing(number):
    before = case(number)
    ids = {f.id: other_id(f.id) for f in before.timeline.facts}
    after = replay(under_other_names(before.timeline), rules(), adoption_of("demo"))
    assert not {f.id for f in after.timeline.facts} & set(ids)
    assert whole(after) == whole(before, ids)


def outcomes(timeline: Timeline) -> dict[str, object]:
    return {
        d.id: (d.verdict.outcome, d.verdict.answered_by, d.verdict.missing, tuple(d.verdict.joined), d.ended_by_person)
        for d in duties_of(timeline)
    }


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("days", [A_YEAR, FIFTY_THREE_WEEKS, 2 * A_YEAR, 4 * A_YEAR])
def test_later_years_change_nothing(number, days):
    """The lessons that begin in the years between ask nothing in these cases that was not asked before."""
    timeline = case(number).timeline
    assert outcomes(days_later(timeline, days)) == outcomes(timeline)


@pytest.mark.parametrize("number", NUMBERS)
def test_a_year_earlier_takes_away_only_what_was_not_yet_in_force(number):
    timeline = case(number).timeline
    earlier = days_later(timeline, -A_YEAR)
    days = {f.id: local_date(instant(f.happened_at or f.recorded_at)) for f in earlier.facts}
    was, now = outcomes(timeline), outcomes(earlier)
    assert now.items() <= was.items()
    for duty in was.keys() - now.keys():
        lesson, trigger, _ = duty.split("|")
        assert days[trigger] < library().lessons[lesson].effective_from
