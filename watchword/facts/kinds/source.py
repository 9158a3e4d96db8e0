"""Systems that facts come from, and harm."""

from watchword.facts.kind import Kind, says


class SourceHeard(Kind, family="source", needs="source"):
    """Source heard from."""


class SourceSilent(Kind, family="source", needs="source", opens_task=True):
    """Source silent."""


class SilenceTaken(Kind, family="source", needs="task officer", may="source"):
    """Somebody took on a source that fell silent."""

    text: str | None = says("What was found and who was told")


class Reconciliation(Kind, family="source", needs="source"):
    """Source reconciled with the record."""

    differences: int | None = says("Differences", unit="records")


class Harm(Kind, family="source"):
    """Harm done.

    What the work is there to prevent. The suspect did it, to the victim.
    """

    type: str | None = says("Type")
    text: str | None = says("What the suspect did")
