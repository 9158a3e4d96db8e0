"""Checks that the duties cited stand in the register of duties."""

from __future__ import annotations

from collections.abc import Mapping

from watchword.lessons.model import Citation
from watchword.lessons.reading import Reading, hint
from watchword.lessons.register import SOURCE, Registered


def check_registered(reading: Reading, cites: tuple[Citation, ...], register: Mapping[str, Registered]) -> None:
    """Every citation of the register names one duty that it holds."""
    for i, cite in enumerate(cites):
        if cite.source == SOURCE and cite.at not in register:
            says = f"the register of duties has no '{cite.at}'." if cite.at else "it cites no duty of the register."
            fix = f"{hint(cite.at, register)} Each duty has a citation of its own, at: its id and nothing else."
            reading.bad(("cites", i, "at"), "duty-unknown", says, fix)
