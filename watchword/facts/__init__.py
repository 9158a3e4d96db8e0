"""Facts: what was recorded, about whom, when it happened and when we were told."""

from watchword.facts.envelope import fact_from
from watchword.facts.fact import By, Fact, decode, encode
from watchword.facts.kinds import KINDS
from watchword.facts.record import MemoryRecord, Record
from watchword.facts.timeline import HarmDone, Missed, Timeline
from watchword.facts.timeline_file import read_timeline

__all__ = [
    "KINDS", "By", "Fact", "HarmDone", "MemoryRecord", "Missed", "Record", "Timeline", "decode", "encode",
    "fact_from", "read_timeline",
]  # fmt: skip
