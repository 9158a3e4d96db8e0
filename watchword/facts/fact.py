"""A fact: something recorded about people at a time. Never edited, only corrected by a later fact."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import msgspec

STANDINGS = ("reported", "observed", "assessed", "decided", "intelligence", "derived")


class By(msgspec.Struct, frozen=True, omit_defaults=True):
    """Who recorded a fact: a reference and, where they gave it, their post (a role of library/roles/)."""

    ref: str
    role: str | None = None


class Fact(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """The envelope of design.md section 5, validated on the way in and light ever after.

    `happened_at` and `recorded_at` are aware and in UTC. `happened_to` ends a range: the fact happened
    somewhere from one to the other. Both missing: nobody knows when. `about` maps a role to references.
    """

    id: str
    kind: str
    recorded_at: datetime
    about: dict[str, tuple[str, ...]]
    v: int = 1
    force: str | None = None
    unit: str | None = None
    happened_at: datetime | None = None
    happened_to: datetime | None = None
    recorded_by: By | None = None
    standing: str | None = None
    data: dict[str, Any] = {}
    media: tuple[dict[str, str], ...] = ()
    source: str | None = None
    source_ref: str | None = None
    corrects: str | None = None
    approx: bool = False


_DECODER = msgspec.json.Decoder(list[Fact])


def decode(raw: bytes) -> list[Fact]:
    """Facts from the JSON that `encode` wrote. What was validated once is not validated again."""
    return _DECODER.decode(raw)


def encode(facts: list[Fact]) -> bytes:
    """Facts as JSON."""
    return msgspec.json.encode(facts)
