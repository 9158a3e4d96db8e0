"""`watchword lessons explain`: one lesson as a page of plain English."""

from __future__ import annotations

import argparse
from typing import Any

from watchword.cli import FINE, add_library, overlay


def add(subparsers: Any) -> None:
    """Declares the command."""
    parser = subparsers.add_parser(
        "explain",
        help="print a lesson in plain English",
        description="Prints what a lesson asks, when, of whom and by when, with its sources and examples.",
    )
    parser.add_argument("ids", nargs="+", metavar="ID", help="the lesson (or lessons)")
    add_library(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Prints one page for each lesson named."""
    from watchword.lessons.explain import explain
    from watchword.lessons.library import load
    from watchword.lessons.reading import hint
    from watchword.lessons.rows import read_rows
    from watchword.problems import Problem, Refused

    library, rows = load(overlay(args)), read_rows()
    strangers = [name for name in args.ids if name not in library.lessons]
    if strangers:
        raise Refused(
            [
                Problem("lesson-unknown", f"there is no lesson '{name}'.", hint(name, library.lessons))
                for name in strangers
            ]
        )
    print("\n\n\n".join(explain(library.lessons[name], library, rows) for name in args.ids))
    return FINE
