"""`watchword lessons diff`: what a force's folder changes, and which limits nobody has verified."""

from __future__ import annotations

import argparse
from typing import Any

from watchword.cli import FINE, add_library, overlay


def add(subparsers: Any) -> None:
    """Declares the command."""
    parser = subparsers.add_parser(
        "diff",
        help="say what a force's folder changes, and which limits nobody has verified",
        description="Compares the force's own folder (--library) with the shipped library: what is new, replaced or "
        "withdrawn, and what each replaced one says otherwise. Then lists every clock marked unverified that lessons "
        "rest on. Without a folder it lists only those.",
    )
    parser.add_argument("--json", action="store_true", help="print JSON")
    add_library(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Prints the comparison, or all of it as JSON."""
    from watchword.cli import printing
    from watchword.lessons.diff import as_json, as_text, compare

    folder = overlay(args)
    found = compare(folder)
    print(printing.as_json(as_json(found)) if args.json else "\n".join(as_text(found, overlaid=folder is not None)))
    return FINE
