"""Watchword: what was owed to whom, by when, and by whom, before the harm."""

__version__ = "0.1.0"
