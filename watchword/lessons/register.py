"""The register of duties: what law, codes, guidance and the case studies ask, and what facts and times can show."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from watchword.lessons.library import SHIPPED
from watchword.lessons.reading import Reading, hint
from watchword.problems import Refused
from watchword.yaml_lines import read_file

SOURCE = "domain-duties"  # a lesson covers a duty by citing this source at the duty's id
MAX_BYTES = 500_000
KEYS = ("id", "duty", "mechanical", "why")
_ID = re.compile(r"D-([A-Z]+)-[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Registered:
    """One duty of the register. `family`: the title of its part of the register.

    `mechanical`: facts and times of the vocabulary can raise and answer it. `why`: why it is not so, or why no lesson
    carries it.
    """

    id: str
    family: str
    duty: str
    mechanical: bool
    why: str = ""


def read_register(path: Path = SHIPPED / "duties.yaml") -> Mapping[str, Registered]:
    """All duties by id, in the register's order; raises `Refused` with every mistake in the file."""
    reading = Reading(read_file(path, MAX_BYTES))
    top = reading.mapping(reading.document.value, (), ("families", "duties"))
    raw_families = top.get("families") or {}
    families = reading.mapping(raw_families, ("families",), raw_families)
    found: dict[str, Registered] = {}
    for i, raw in enumerate(reading.listing(top.get("duties"), ("duties",))):
        here = ("duties", i)
        one = reading.mapping(raw, here, KEYS)
        identity, duty, why = (str(one.get(key) or "") for key in ("id", "duty", "why"))
        mechanical = one.get("mechanical")
        named = _ID.fullmatch(identity)
        if not named or not duty:
            reading.bad(here, "duty-bad", "a duty needs an id such as D-CALL-01 and one line of what it asks.")
        elif named[1] not in families:
            says = f"'{identity}' is of the family {named[1]}, which has no title."
            reading.bad((*here, "id"), "duty-family", says, hint(named[1], families))
        elif not isinstance(mechanical, bool):
            says = f"'{identity}' must say whether facts and times can raise and answer it."
            reading.bad((*here, "mechanical"), "duty-mechanical", says, "Write mechanical: yes or no.")
        elif not mechanical and not why:
            says = f"'{identity}' is not mechanical, and does not say why."
            reading.bad(here, "duty-why", says, "Add why: and the reason in one line.")
        elif identity in found:
            reading.bad((*here, "id"), "duty-double", f"'{identity}' is written twice.", "Keep one of them.")
        else:
            found[identity] = Registered(identity, str(families[named[1]]), duty, mechanical, why)
    if reading.problems:
        raise Refused(reading.problems)
    return found


def register_of(folder: Path) -> Mapping[str, Registered]:
    """The register of a library, or nothing where it has none."""
    path = folder / "duties.yaml"
    return read_register(path) if path.is_file() else {}
