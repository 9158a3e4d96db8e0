"""`watchword replay`: stories fed through a clock as they were recorded, and what was owed, told and done."""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from watchword.cli import FINE, add_library, overlay
from watchword.problems import Problem, Refused

if TYPE_CHECKING:
    from watchword.facts import Timeline

CASES = Path(__file__).parent.parent / "library" / "cases"
NAMED = {"cases": CASES, "twins": CASES / "twins"}


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declares the command."""
    command = subparsers.add_parser(
        "replay",
        help="replay stories and show what was owed, who was told and what became of it",
        description="Feeds timelines through a clock as they were recorded. Prints each moment, each duty it raised, "
        "who was told, what became of it, and how long before the harm.",
    )
    command.add_argument(
        "what",
        nargs="*",
        default=["cases"],
        metavar="cases|twins|FILE",
        help="the nine cases (cases), their careful twins (twins), or timeline files and folders; default: cases",
    )
    command.add_argument("--case", metavar="N", help="only the story of this number or file name, such as 2 or case-2")
    command.add_argument("--until", metavar="TIME", help='stop there: "D+010", "D+010 14:20", or a time with a zone')
    command.add_argument("--json", action="store_true", help="print the contract's JSON instead of the story")
    command.add_argument("--brief", action="store_true", help="print only the summary")
    command.add_argument("--catches", action="store_true", help="tell only what caught a missed opportunity")
    add_library(command)
    command.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Reads every story first, so that nothing is half printed when one is refused."""
    from watchword.duties import adoption_of
    from watchword.lessons.engines.compiled import Rules
    from watchword.lessons.library import load
    from watchword.reports.replay import as_json, replay

    timelines = chosen(args.what, args.case)
    stops = [until(args.until, timeline) if args.until else None for timeline in timelines]
    library = load(overlay(args))
    rules, adoption = Rules(library), adoption_of("demo")
    replays = [replay(t, rules, adoption, stop) for t, stop in zip(timelines, stops, strict=True)]
    if args.json:
        print(json.dumps([as_json(r) for r in replays], indent=1, ensure_ascii=False))
        return FINE
    from watchword.lessons.rows import tiers
    from watchword.reports.summary import summary
    from watchword.reports.tell import console, tell

    out = console()
    if not args.brief:
        for replayed in replays:
            with out.capture() as told:
                tell(replayed, out, library.roles, catches_only=args.catches)
            print(_trimmed(told.get()))
    if args.brief or len(replays) > 1:
        with out.capture() as told:
            summary(replays, tiers(), out)
        print(_trimmed(told.get()))
    return FINE


def _trimmed(text: str) -> str:
    """The text without spaces at the ends of its lines."""
    return "\n".join(line.rstrip() for line in text.rstrip("\n").split("\n"))


def chosen(what: Iterable[str], case: str | None) -> list[Timeline]:
    """The timelines asked for; raises `Refused` with every problem of every file."""
    from watchword.facts import read_timeline

    timelines: list[Timeline] = []
    problems: list[Problem] = []
    for path in _paths(what, case):
        try:
            timelines.append(read_timeline(path))
        except Refused as refused:
            problems += refused.problems
    if not timelines and not problems:
        fix = "Name cases, twins, a file or a folder of .yaml files; --case takes a number or a file name."
        problems.append(Problem("nothing-found", "there is no story to replay.", fix, file=" ".join(what)))
    if problems:
        raise Refused(problems)
    return timelines


def _paths(what: Iterable[str], case: str | None) -> Iterator[Path]:
    for name in what:
        path = NAMED.get(name) or Path(name)
        files = sorted(path.glob("*.yaml"), key=_number) if path.is_dir() else [path]
        for file in files:
            if case is None or case in (file.stem, file.stem.removeprefix("case-")):
                yield file


def _number(path: Path) -> tuple[int, str]:
    found = re.search(r"\d+", path.stem)
    return int(found[0]) if found else 0, path.stem


def until(text: str, timeline: Timeline) -> datetime:
    """The instant a replay stops at; a day alone is its last moment."""
    from watchword.facts.written_times import written_span

    found = written_span(text, timeline.day_zero)
    if isinstance(found, tuple):
        start, end = found
        if start is not None:
            return end or start
    says = found.says if isinstance(found, Problem) else str(found)
    raise Refused([Problem("time-bad", says, field="--until")])
