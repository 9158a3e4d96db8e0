"""`watchword lessons check`: says what is wrong with lessons, in sentences their writers understand."""

from __future__ import annotations

import argparse
from typing import Any

from watchword.cli import FINE, PROBLEMS, add_library, overlay


def add(subparsers: Any) -> None:
    """Declares the command."""
    parser = subparsers.add_parser(
        "check",
        help="say what is wrong with lessons, and run their examples",
        description="Reads every lesson, state, clock, role and source, names every mistake with file, "
        "line and remedy, and runs every lesson's examples. Exit status 1 if there is any problem "
        "(warnings do not count).",
    )
    parser.add_argument("ids", nargs="*", metavar="ID", help="only these lessons (default: everything)")
    parser.add_argument("--json", action="store_true", help="print a list of problems as JSON")
    add_library(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Prints each problem on a line and a line of counts."""
    from watchword.cli.printing import as_json, as_lines, problem_json
    from watchword.lessons.check import check_library

    report = check_library(overlay(args), only=args.ids)
    if args.json:
        print(as_json([problem_json(problem) for problem in report.problems]))
    else:
        print("\n".join([*as_lines(report.problems), report.summary]))
    return PROBLEMS if report.errors else FINE
