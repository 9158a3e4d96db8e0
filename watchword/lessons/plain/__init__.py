"""Lessons in plain English: what a kind, a field, a clause and a length say to somebody in policing."""
