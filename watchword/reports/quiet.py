"""How much the library asks of people: duties for each fact and story, and for each role in its busiest shift.

    python -m watchword.reports.quiet [FILE or FOLDER …]     (default: the nine careful twins)

The most a role may be asked in one shift by one story is content: library/budget.yaml. What was met in the moment
it was raised, or joined an earlier duty, was shown to nobody: it counts as a duty and not as a question to anybody.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from watchword.clock import Shifts, local_text
from watchword.duties import Duty, adoption_of
from watchword.facts import Timeline, read_timeline
from watchword.lessons.engines.compiled import Rules
from watchword.lessons.library import SHIPPED
from watchword.lessons.library import load as load_library
from watchword.lessons.model import Library
from watchword.lessons.reading import Reading
from watchword.problems import Refused
from watchword.reports.replay import replay
from watchword.yaml_lines import read_file

SEVERITIES = ("now", "high", "medium", "low")
MAX_BYTES = 20_000
TWINS = SHIPPED / "cases" / "twins"


@dataclass(frozen=True, slots=True)
class Allowed:
    """The most that one story may ask of a role in one shift, and why that many."""

    most: int
    why: str


@dataclass(frozen=True, slots=True)
class Budget:
    """What may be asked of each role in a shift; `unverified` until a force has tried it."""

    roles: Mapping[str, Allowed]
    otherwise: Allowed
    unverified: bool

    def of(self, role: str) -> Allowed:
        return self.roles.get(role, self.otherwise)


@dataclass(slots=True)
class Load:
    """What one story asked: duties by severity, those shown to somebody, and how many in each role's shifts."""

    story: str
    facts: int
    duties: Counter[str] = field(default_factory=Counter)
    shown: Counter[str] = field(default_factory=Counter)
    shifts: Counter[tuple[str, int]] = field(default_factory=Counter)

    def worst(self, role: str) -> tuple[int, int]:
        """(how many duties, the end of the shift) of a role's busiest shift in this story."""
        return max(((n, end) for (who, end), n in self.shifts.items() if who == role), default=(0, 0))


def budget(path: Path = SHIPPED / "budget.yaml") -> Budget:
    """Reads the budget; raises `Refused` with what is wrong."""
    reading = Reading(read_file(path, MAX_BYTES))
    raw = reading.mapping(reading.document.value, (), ("id", "title", "why", "unverified", "roles", "otherwise"))
    rows = raw.get("roles") if isinstance(raw.get("roles"), dict) else {}
    if not rows:
        reading.bad(
            ("roles",), "roles-missing", "no role has a budget.", "Write roles: and each role with most: and why:."
        )
    roles = {str(role): _allowed(reading, row, ("roles", str(role))) for role, row in (rows or {}).items()}
    otherwise = _allowed(reading, raw.get("otherwise"), ("otherwise",))
    if reading.problems:
        raise Refused(reading.problems)
    return Budget(roles, otherwise, bool(raw.get("unverified")))


def _allowed(reading: Reading, raw: object, path: tuple[str, ...]) -> Allowed:
    given = reading.mapping(raw, path, ("most", "why"))
    most, why = given.get("most"), given.get("why")
    if not isinstance(most, int) or isinstance(most, bool) or most < 1:
        reading.bad((*path, "most"), "most-wrong", "'most' is not a whole number from 1.", "Write most: 12.")
        most = 1
    if not isinstance(why, str) or not why.strip():
        reading.bad((*path, "why"), "why-missing", "'why' is missing.", "Say in a sentence why that many.")
    return Allowed(most, str(why))


def was_shown(duty: Duty) -> bool:
    """Whether anybody was asked: it was still open when the record first showed it owed."""
    verdict = duty.verdict
    if verdict.outcome == "joined":
        return False
    return verdict.ended_at is None or verdict.ended_at > duty.raised_at or verdict.outcome in ("late", "not met")


def load_of(timeline: Timeline, rules: Rules) -> Load:
    """What a story asks of each role in each shift, by the moment the duty was raised."""
    found = Load(timeline.case, len(timeline.facts))
    shifts: Shifts = rules.shifts
    for duty in replay(timeline, rules, adoption_of("demo")).story.duties:
        found.duties[duty.lesson.severity] += 1
        if was_shown(duty):
            found.shown[duty.lesson.severity] += 1
            found.shifts[duty.lesson.owner, shifts.end_of_shift(duty.raised_at)] += 1
    return found


def lines(loads: list[Load], library: Library, allowed: Budget) -> list[str]:
    """The report, as it is printed and as it stands in docs/explanation/quiet.md."""
    return [*_stories(loads), "", *_roles(loads, library, allowed)]


def over_budget(loads: list[Load], allowed: Budget) -> list[str]:
    """Each role and story that asks more in one shift than the budget allows, in words."""
    found = []
    for load in loads:
        for role in sorted({role for role, _ in load.shifts}):
            most, end = load.worst(role)
            if most > allowed.of(role).most:
                until = local_text(end)
                found.append(f"{load.story}: {most} of {role} in the shift to {until}; at most {allowed.of(role).most}")
    return found


def _stories(loads: list[Load]) -> list[str]:
    head = "| story | facts | duties | a fact | shown | " + " | ".join(SEVERITIES) + " |"
    rows = [head, "|---" * (head.count("|") - 1) + "|"]
    for load in loads:
        rows.append(_story(load.story, load.facts, load.duties, load.shown))
    every = (sum(load.facts for load in loads), _sum(load.duties for load in loads), _sum(load.shown for load in loads))
    return [*rows, _story("all", *every)]


def _story(name: str, facts: int, duties: Counter[str], shown: Counter[str]) -> str:
    each = duties.total() / facts if facts else 0
    cells = [name, facts, duties.total(), f"{each:.2f}", shown.total(), *(shown[s] for s in SEVERITIES)]
    return "| " + " | ".join(str(cell) for cell in cells) + " |"


def _sum(counts: Iterable[Counter[str]]) -> Counter[str]:
    return sum(counts, Counter())


def _roles(loads: list[Load], library: Library, allowed: Budget) -> list[str]:
    rows = ["| role | shifts | a shift | busiest | in | budget |", "|---|---|---|---|---|---|"]
    roles = sorted({role for load in loads for role, _ in load.shifts}, key=lambda r: (-_busiest(loads, r)[0], r))
    for role in roles:
        counts = [n for load in loads for (who, _), n in load.shifts.items() if who == role]
        most, where = _busiest(loads, role)
        title = library.roles[role].title if role in library.roles else role
        mean = f"{sum(counts) / len(counts):.1f}"
        rows.append(f"| {title} | {len(counts)} | {mean} | {most} | {where} | {allowed.of(role).most} |")
    return rows


def _busiest(loads: list[Load], role: str) -> tuple[int, str]:
    most = max(load.worst(role)[0] for load in loads)
    return most, next(load.story for load in loads if load.worst(role)[0] == most)


def main(argv: list[str] | None = None) -> int:
    """Prints the report; 1 where a role-shift is over its budget, 2 where a file cannot be read."""
    parser = argparse.ArgumentParser(prog="python -m watchword.reports.quiet", description="What the library asks.")
    parser.add_argument("what", nargs="*", type=Path, default=[TWINS], metavar="FILE", help="timeline files or folders")
    chosen = parser.parse_args(argv).what
    try:
        paths = [p for path in chosen for p in (sorted(path.glob("*.yaml")) if path.is_dir() else [path])]
        timelines, library, allowed = [read_timeline(path) for path in paths], load_library(), budget()
    except Refused as refused:
        for problem in refused.problems:
            print(problem, file=sys.stderr)
        return 2
    rules = Rules(library)
    loads = [load_of(timeline, rules) for timeline in timelines]
    print("\n".join(lines(loads, library, allowed)))
    over = over_budget(loads, allowed)
    print("\nOver budget:" if over else "\nNo role is over its budget in any shift.")
    for line in over:
        print(f"- {line}")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
