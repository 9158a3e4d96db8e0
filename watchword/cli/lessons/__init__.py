"""`watchword lessons`: check, list, explain, count the coverage of, and compare the library's lessons."""

from __future__ import annotations

import argparse
from importlib import import_module
from typing import Any

COMMANDS = ("check", "list", "explain", "coverage", "diff")


def add(subparsers: Any) -> None:
    """Declares `lessons` and its own commands."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "lessons",
        help="check, list and explain lessons",
        description="Lessons say what must follow or come before what, by when, and by whom.",
    )
    own = parser.add_subparsers(metavar="COMMAND", required=True)
    for name in COMMANDS:
        import_module(f"watchword.cli.lessons.{name}").add(own)
