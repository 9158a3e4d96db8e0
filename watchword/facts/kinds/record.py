"""Entries, signatures, logs and records that change hands."""

from watchword.facts.kind import Choice, Kind, says


class Log(Choice):
    INCIDENT = "incident"
    CRIME_REPORT = "crime_report"
    SPECIALIST = "specialist"
    NOTEBOOK = "notebook"
    WELFARE_CHECK = "welfare_check"
    POLICY = "policy"
    CONVERSATION = "conversation"


class EntryMade(Kind, family="record", may="to reporter witness complaint number"):
    """Entry made in a record.

    Words as they were written; the wording checker reads them and its findings join this fact.
    """

    text: str | None = says("Words")
    log: Log | None = says("Which record")
    source_officer: str | None = says("Officer who heard it")


class ReviewNoteLeft(Kind, family="record", needs="incident", opens_task=True, may="to"):
    """Note left for somebody to look at a log."""

    text: str | None = says("Words")


class RecordTakenOver(Kind, family="record", needs="officer", may="device to"):
    """Officer's notebook or record taken over by another."""

    reason: str | None = says("Reason")


class SignatureGiven(Kind, family="record", may="witness"):
    """Signature given."""

    for_whom: str | None = says("Signed as", help="victim, officer, supervisor")


class NarrativeChecked(Kind, family="record"):
    """Narrative checked for wording and against the account."""
