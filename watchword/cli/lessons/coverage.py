"""`watchword lessons coverage`: which missed opportunities and duties have a lesson, and which have none."""

from __future__ import annotations

import argparse
from typing import Any

from watchword.cli import FINE, add_library, overlay


def add(subparsers: Any) -> None:
    """Declares the command."""
    parser = subparsers.add_parser(
        "coverage",
        help="say which missed opportunities and duties have a lesson, and which have none",
        description="Prints the table of missed opportunities by case and tier, and the register of duties, with the "
        "lessons that cite each, or why there is none. A duty is mechanical where facts and times can raise and answer "
        "it.",
    )
    parser.add_argument("--missing", action="store_true", help="only the rows and duties without a lesson")
    parser.add_argument("--json", action="store_true", help="print JSON")
    add_library(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Prints the tables, or all of it as JSON."""
    from watchword.cli import printing
    from watchword.lessons.coverage import as_json, as_text, coverage
    from watchword.lessons.library import load
    from watchword.lessons.register import read_register
    from watchword.lessons.rows import read_rows

    found = coverage(load(overlay(args)), read_rows(), read_register())
    print(printing.as_json(as_json(found)) if args.json else "\n".join(as_text(found, missing_only=args.missing)))
    return FINE
