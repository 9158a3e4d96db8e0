"""How long it takes to judge one story, beside one durable insert on the same machine.

    make bench        (or: python -m benchmarks.judge)

Each round measures, one after the other: one row inserted into SQLite with `synchronous=FULL`; decoding 100 facts
from JSON and judging them on the lessons that carry a tier A row, and on all lessons (the first 100 facts of case 2,
the densest story shipped, and 100 facts drawn evenly from all nine cases); the parts of that; and a curve of 20, 60
and all lessons on facts that they name and on facts of kinds that none of them names. Medians and 95th percentiles of
the rounds are printed with the ratio to the insert.
"""

from __future__ import annotations

import gc
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from watchword.cli.replay import CASES
from watchword.clock import instant
from watchword.facts import Fact, decode, encode, read_timeline
from watchword.lessons.engines.compiled import Rules
from watchword.lessons.engines.reference import judge
from watchword.lessons.engines.rows import Rows
from watchword.lessons.library import load
from watchword.lessons.rows import tiers

ROUNDS = 100
FACTS = 100
INSERT = "one durable insert (SQLite, synchronous=FULL)"


def densest() -> list[Fact]:
    """The first 100 facts of the longest story."""
    return list(read_timeline(CASES / "case-2.yaml").facts[:FACTS])


def mixed() -> list[Fact]:
    """100 facts drawn evenly from all nine stories: people and things of each stay apart, as in a force."""
    stories = [read_timeline(path).facts for path in sorted(CASES.glob("*.yaml"))]
    share = FACTS // len(stories) + 1
    found: list[Fact] = []
    for number, story in enumerate(stories):
        kept = {f.id for f in story[:share]}
        found += [
            _apart(f, number)
            for f in story[:share]
            if set(f.about.get("task", ())) <= kept and (f.corrects or f.id) in kept
        ]
    return found[:FACTS]


def _apart(fact: Fact, number: int) -> Fact:
    """The same fact with names of its own story."""
    about = {role: tuple(f"{number}/{ref}" for ref in refs) for role, refs in fact.about.items()}
    return Fact(
        id=f"{number}/{fact.id}", kind=fact.kind, recorded_at=fact.recorded_at, about=about, data=fact.data,
        happened_at=fact.happened_at, happened_to=fact.happened_to, recorded_by=fact.recorded_by,
        corrects=f"{number}/{fact.corrects}" if fact.corrects else None,
    )  # fmt: skip


def strange() -> list[Fact]:
    """100 facts of a kind that no lesson names: what each lesson costs that has nothing to say of them."""
    [like] = densest()[:1]
    return [
        Fact(
            id=f"s{i}",
            kind="reflection_shared",
            recorded_at=like.recorded_at,
            about=like.about,
            happened_at=like.recorded_at,
        )
        for i in range(FACTS)
    ]


def measure(parts: dict[str, Callable[[], object]]) -> dict[str, list[float]]:
    """Microseconds of each part, the parts interleaved round by round."""
    times: dict[str, list[float]] = {name: [] for name in parts}
    for _ in range(ROUNDS):
        for name, part in parts.items():
            start = time.perf_counter_ns()
            part()
            times[name].append((time.perf_counter_ns() - start) / 1000)
    return times


def parts(database: sqlite3.Connection) -> dict[str, Callable[[], object]]:
    """What is measured, by name."""
    library = load()
    dense, spread = densest(), mixed()
    raw_dense, raw_spread, raw_strange = encode(dense), encode(spread), encode(strange())
    now = max(instant(f.recorded_at) for f in (*dense, *spread)) + 1
    stated = sorted(i for i, lesson in library.lessons.items() if any(tiers().get(row) == "A" for row in lesson.rows))
    every = sorted(library.lessons)
    body = encode(dense[:1]).decode()
    found: dict[str, Callable[[], object]] = {
        INSERT: lambda: database.execute("insert into fact (body) values (?)", (body,)),
        "   decode (case 2)": lambda: decode(raw_dense),
        "   complete and sort (case 2)": lambda: Rows(dense, now, now),
    }
    for name, chosen in ((f"{len(stated)} tier A lessons", stated), (f"all {len(every)} lessons", every)):
        rules = Rules(library, chosen)
        found[f"{name}, case 2"] = lambda r=rules: judge(r, decode(raw_dense), now)  # type: ignore[misc]
        found[f"{name}, nine cases"] = lambda r=rules: judge(r, decode(raw_spread), now)  # type: ignore[misc]
    for number in (20, 60, len(every)):
        rules = Rules(library, every[:number])
        found[f"   curve: {number} lessons, nine cases"] = lambda r=rules: judge(r, decode(raw_spread), now)  # type: ignore[misc]
        found[f"   curve: {number} lessons, facts none names"] = lambda r=rules: judge(r, decode(raw_strange), now)  # type: ignore[misc]
    return found


def main() -> None:
    """Measures and prints."""
    gc.freeze()
    with tempfile.TemporaryDirectory() as folder:
        database = sqlite3.connect(Path(folder) / "bench.sqlite3", isolation_level=None)
        for line in (
            "pragma journal_mode=wal",
            "pragma synchronous=full",
            "create table fact (id integer primary key, body text)",
        ):
            database.execute(line)
        times = measure(parts(database))
        database.close()
    insert = statistics.median(times[INSERT])
    print(f"{FACTS} facts decoded and judged; {ROUNDS} rounds, interleaved")
    print(f"{'':46}{'median':>10}{'95th':>10}   ratio to insert")
    for name, values in times.items():
        median, high = statistics.median(values), statistics.quantiles(values, n=20)[-1]
        print(f"{name:46}{median:8.0f}µs{high:8.0f}µs   {median / insert:5.2f}")


if __name__ == "__main__":
    main()
