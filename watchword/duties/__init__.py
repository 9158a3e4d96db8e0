"""Duties: what is owed, by whom, who was told, and how it ended."""

from watchword.duties.adoption import Adoption, adoption_of
from watchword.duties.duty import Duty, Told
from watchword.duties.watch import Event, Story, watch

__all__ = ["Adoption", "Duty", "Event", "Story", "Told", "adoption_of", "watch"]
