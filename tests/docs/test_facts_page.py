"""The page of facts is generated: it must be what the kinds say today."""

import json
import re
import subprocess
import sys
from pathlib import Path

from watchword.facts import KINDS
from watchword.facts.dictionary import page, schemas
from watchword.facts.kind import ROLES

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "facts.md"


def printed(*words: str) -> str:
    command = [sys.executable, "-m", "watchword.facts.dictionary", *words]
    return subprocess.run(command, capture_output=True, check=True, cwd=PAGE.parents[2]).stdout.decode()


def test_the_page_of_facts_is_up_to_date() -> None:
    again = "run: python -m watchword.facts.dictionary > docs/reference/facts.md"
    assert PAGE.read_text(encoding="utf-8") == page(), again


def test_the_command_prints_the_page_and_the_schemas() -> None:
    assert printed() == page()
    assert json.loads(printed("--json")) == schemas()


def test_the_page_has_every_kind_role_and_field_once() -> None:
    text = page()
    headings = re.findall(r"^### `(\w+)`$", text, re.MULTILINE)
    assert sorted(headings) == sorted(KINDS)
    for name, kind in KINDS.items():
        part = text.split(f"### `{name}`\n")[1].split("\n#")[0]
        assert kind.title() in part
        assert re.findall(r"^\| `(\w+)` \|", part, re.MULTILINE) == list(kind.model_fields)
    for role, means in ROLES.items():
        assert f"| `{role}` | {means} |" in text


def test_every_link_on_the_page_leads_somewhere() -> None:
    text = page()
    places = {h.lower() for h in re.findall(r"^### (\w+)$", text, re.MULTILINE)}
    assert set(re.findall(r"\]\(#(\w+)\)", text)) == places
