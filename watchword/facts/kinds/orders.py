"""Orders, notices and their breach."""

from datetime import date

from watchword.facts.kind import Choice, Kind, must_say, says
from watchword.facts.kinds.codes import OrderType


class Instrument(Choice):
    ORDER = "order"
    BAIL = "bail"


class OrderMade(Kind, family="orders", needs="order victim suspect", links=True, opens_task=True):
    """Order made."""

    type: OrderType | None = says("Type", unknown=True)
    terms: tuple[str, ...] = says("Terms", default=())
    from_date: date | None = says("From", unknown=True)
    to_date: date | None = says("Until", unknown=True)


class OrderRecorded(Kind, family="orders", needs="order"):
    """Order put on police systems."""

    copy_held: bool | None = says("Copy held")
    served_known: bool | None = says("Served status known")


class OrderServed(Kind, family="orders", needs="order", links=True):
    """Order served."""

    type: OrderType | None = says("Type", unknown=True)


class OrderHeard(Kind, family="orders", needs="order"):
    """Application for an order heard."""


class OrderChecked(Kind, family="orders", needs="order"):
    """Order checked on."""

    kept: bool | None = says("Terms kept", unknown=True)


class OrderEnded(Kind, family="orders", needs="order"):
    """Order ended."""

    reason: str | None = says("Reason")


class OrderQueried(Kind, family="orders", needs="order", opens_task=True, may="to"):
    """Validity or terms of an order queried."""

    question: str | None = says("Question")


class QueryAnswered(Kind, family="orders", needs="task"):
    """Query about an order answered."""

    answer: str | None = says("Answer")


class BreachReported(Kind, family="orders", needs="suspect", may="reporter", unknown="victim", links=True):
    """Breach of an order or bail reported.

    Breach of an order is a crime (or contempt); breach of bail is a power to arrest.
    """

    instrument: Instrument = must_say("Instrument")
    type: OrderType | None = says("Type", unknown=True)
    text: str | None = says("What the suspect did")


class OrderConsidered(Kind, family="orders", may="to"):
    """Protective order or notice considered."""

    type: OrderType | None = says("Type", unknown=True)
    decision: str | None = says("Decision")
    reason: str | None = says("Reason")


class ArrestConsidered(Kind, family="orders", needs="suspect"):
    """Arrest considered."""

    decision: str | None = says("Decision")
    reason: str | None = says("Reason")
    weighed: tuple[str, ...] = says("Weighed", help="injury, witnesses, breach, history, threat", default=())
    waits_for: tuple[str, ...] = says("Put off until", help="video interview, statement, forensic result", default=())
