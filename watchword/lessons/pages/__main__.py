"""python -m watchword.lessons.pages: writes the generated pages of docs/reference again."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from watchword.lessons.pages import content_of, pages
from watchword.lessons.pages.markdown import GENERATED

FOLDER = Path(__file__).parents[3] / "docs" / "reference"


def write(folder: Path, texts: dict[str, str]) -> None:
    """Writes every page, and removes those of themes that are no more; what was not generated stays."""
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    for path in (folder / "lessons").glob("*.md"):
        if f"lessons/{path.name}" not in texts and GENERATED in path.read_text(encoding="utf-8"):
            path.unlink()


def main() -> int:
    """Writes the pages made from the shipped library."""
    parser = argparse.ArgumentParser(prog="python -m watchword.lessons.pages", description=main.__doc__)
    parser.add_argument("--to", type=Path, default=FOLDER, metavar="FOLDER", help=f"default: {FOLDER}")
    texts = pages(content_of())
    write(parser.parse_args().to, texts)
    return 0


if __name__ == "__main__":
    sys.exit(main())
