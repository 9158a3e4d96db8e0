"""`watchword lessons list`: every lesson on a line."""

from __future__ import annotations

import argparse
from typing import Any

from watchword.cli import FINE, add_library, overlay


def add(subparsers: Any) -> None:
    """Declares the command."""
    parser = subparsers.add_parser(
        "list", help="list lessons", description="Prints every lesson: its id, theme, status and title."
    )
    parser.add_argument("--json", action="store_true", help="print JSON")
    add_library(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Prints one lesson a line, or all as JSON."""
    from watchword.cli.printing import as_json
    from watchword.lessons.library import load

    lessons = sorted(load(overlay(args)).lessons.values(), key=lambda lesson: (lesson.theme, lesson.id))
    if args.json:
        keys = ("id", "theme", "title", "status", "severity", "basis", "owner")
        print(as_json([{key: getattr(one, key) for key in keys} | {"rows": sorted(one.rows)} for one in lessons]))
        return FINE
    id_width = max((len(lesson.id) for lesson in lessons), default=0)
    theme_width = max((len(lesson.theme) for lesson in lessons), default=0)
    for one in lessons:
        print(f"{one.id:<{id_width}}  {one.theme:<{theme_width}}  {one.status:<9}  {one.severity:<6}  {one.title}")
    return FINE
