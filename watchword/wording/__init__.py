"""Wording: marks words in a record that prejudge, insult or blame. A finding is a prompt, never a verdict.

    find("Spoke to IP. NFA likely.")   -> [Finding(family="wording.early-closure", text="NFA likely", ...)]
    families()                         -> every family id a lesson may name in `finding|includes`

What is looked for is content: one file a family in `library/phrases/`.
"""

from __future__ import annotations

from watchword.wording.check import families, find
from watchword.wording.finding import Finding, People, Principle, Severity

__all__ = ["Finding", "People", "Principle", "Severity", "families", "find"]
