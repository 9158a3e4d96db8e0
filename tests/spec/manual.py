"""Prints the manual that these pictures make: each idea, and the sentences that its tests prove.

python -m tests.spec.manual
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path


def sentences(tree: ast.Module) -> Iterator[str]:
    """What each test of a file says, and what its docstring adds."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            said = node.name.removeprefix("test_").replace("_", " ")
            more = " ".join((ast.get_docstring(node) or "").split())
            yield f"- {said[0].upper()}{said[1:]}." + (f" {more}" if more else "")


def manual() -> Iterator[str]:
    """The whole manual, line by line."""
    for path in sorted(Path(__file__).parent.glob("test_*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        title, _, rest = (ast.get_docstring(tree) or "").partition("\n")
        yield from (f"## {title.rstrip('.')}", "", *([rest.strip(), ""] if rest.strip() else []), *sentences(tree), "")


if __name__ == "__main__":
    print("\n".join(manual()))
