"""The command line. One command a file: each has `add(subparsers)` and `run(args) -> int`.

`add` only declares (a parser of its own, its options, its help) and imports nothing heavy; `run` does the
work and returns the exit status: 0 fine, 1 problems found, 2 input or usage that cannot be worked with.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from watchword import __version__
from watchword.problems import Refused

FINE, PROBLEMS, WRONG = 0, 1, 2
INTERRUPTED, PIPE_CLOSED = 130, 141
COMMANDS = ("replay", "lessons")  # modules of this package, in the order that --help shows them


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit status."""
    args = parser().parse_args(argv)
    try:
        status: int = args.run(args)
        sys.stdout.flush()
    except Refused as refused:
        for problem in refused.problems:
            print(problem, file=sys.stderr)
        return WRONG
    except BrokenPipeError:  # whoever read our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    except KeyboardInterrupt:
        return INTERRUPTED
    return status


def parser() -> argparse.ArgumentParser:
    """Every command and its options."""
    top = argparse.ArgumentParser(
        prog="watchword",
        description="Says what was owed to whom, by when and by whom, so that fewer chances to keep people "
        "safe are missed.",
    )
    top.add_argument("--version", action="version", version=f"watchword {__version__}")
    add_library(top, default=os.environ.get("WATCHWORD_LIBRARY") or None)
    subparsers = top.add_subparsers(metavar="COMMAND", required=True)
    for name in COMMANDS:
        import_module(f"watchword.cli.{name}").add(subparsers)
    return top


def add_library(to: argparse.ArgumentParser, default: object = argparse.SUPPRESS) -> None:
    """`--library`: on the top parser with its default, on a command's own so that it may come last too."""
    to.add_argument(
        "--library",
        metavar="FOLDER",
        type=Path,
        default=default,
        help="a force's own folder of content, laid over the shipped library (default: WATCHWORD_LIBRARY)",
    )


def overlay(args: argparse.Namespace) -> Path | None:
    """The force's folder; raises `Refused` when it is not one."""
    folder: Path | None = Path(args.library) if args.library else None
    if folder is not None and not folder.is_dir():
        from watchword.problems import Problem

        fix = "Give the folder that holds the force's lessons/, clocks/, states/ …"
        raise Refused([Problem("library-missing", "there is no such folder.", fix, file=str(folder))])
    return folder
