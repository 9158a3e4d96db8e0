"""Who is told of a duty, and when."""

from __future__ import annotations

from watchword.clock import Shifts
from watchword.duties.duty import Duty, Told


def rung_times(duty: Duty, shifts: Shifts) -> list[tuple[int, int, str]]:
    """(instant, rung, role) of each rung, earliest first. A suggestion, or a duty without a due, has none."""
    due = duty.verdict.due
    if due is None or duty.authority == "suggestion":
        return []
    times: list[tuple[int, int, str]] = []
    for i, rung in enumerate(duty.lesson.ladder):
        at = rung.before.before(due) if rung.before else rung.after.after(due, shifts) if rung.after else due
        times.append((at, i, rung.tell))
    return sorted(times)


def tell(duty: Duty, shifts: Shifts, before: int) -> list[Told]:
    """Tells every rung that falls before an instant and was not told yet; returns who was newly told.

    A duty that is known late (its fact was recorded late) tells only the highest rung already passed.
    """
    if not duty.open:
        return []
    done = {told.rung for told in duty.told}
    passed = [(at, rung, role) for at, rung, role in rung_times(duty, shifts) if at < before]
    missed = [t for t in passed if t[0] < duty.raised_at]
    for _, rung, _ in missed[:-1]:
        done.add(rung)
    new = [Told(rung, role, max(at, duty.raised_at)) for at, rung, role in passed if rung not in done]
    duty.told += new
    return new
