"""People: who a fact concerns, completed from the facts that link."""

from watchword.people.completion import complete

__all__ = ["complete"]
