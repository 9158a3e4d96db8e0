"""Arrest, custody, bail, release and charge."""

from datetime import date

from watchword.facts.kind import Choice, Kind, says
from watchword.facts.kinds.codes import Offence


class Route(Choice):
    BAIL = "bail"
    UNDER_INVESTIGATION = "under_investigation"
    NO_FURTHER_ACTION = "no_further_action"
    CHARGED_AND_BAILED = "charged_and_bailed"
    CHARGED_AND_HELD = "charged_and_held"


class Period(Choice):
    FIRST = "first"
    SECOND = "second"
    THIRD = "third"
    COURT = "court"


class Power(Choice):
    """The power used where an arrest is not for a crime."""

    BAIL_BEFORE_CHARGE = "bail_before_charge"
    BAIL_AFTER_CHARGE = "bail_after_charge"
    PROTECTION_NOTICE = "protection_notice"


class Authority(Choice):
    SUPERINTENDENT = "superintendent"
    COURT = "court"


class SummaryItem(Choice):
    """What a pre-release risk summary lists (duty D-REL-01)."""

    LINKED_INVESTIGATIONS = "linked_investigations"
    RISK_LEVEL = "risk_level"
    MARAC_LEVEL = "marac_level"
    ORDERS = "orders"
    BAIL_HISTORY = "bail_history"
    THREATS_TO_KILL = "threats_to_kill"
    WEAPONS = "weapons"
    SUICIDE = "suicide"
    CHILDREN = "children"
    VICTIM_VIEWS = "victim_views"
    MARKERS = "markers"
    EVIDENCE_OUTSTANDING = "evidence_outstanding"


class Arrested(Kind, family="custody", needs="suspect", links=True, unknown="investigation"):
    """Suspect arrested."""

    offence: Offence | None = says("For", unknown=True)
    protected_person: bool | None = says("Protected by an order against the other person")
    power: Power | None = says("Power used", help="where the arrest is for breaking bail or a notice, not for a crime")
    police_suspect: bool | None = says("Suspect serves with the police")


class DetentionAuthorised(Kind, family="custody", needs="custody suspect", links=True, unknown="investigation"):
    """Detention authorised.

    The custody clock starts here in the record; its start in law is the relevant time (duty D-PACE-01).
    """

    needs_told: tuple[str, ...] = says("Needs told", help="medicine, interpreter, appropriate adult", default=())


class DetentionReviewed(Kind, family="custody", needs="custody suspect"):
    """Detention reviewed."""

    reason: str | None = says("Grounds")
    postponed: bool | None = says("Put off because it was not practicable")


class DetentionExtended(Kind, family="custody", needs="custody suspect"):
    """Detention extended, by a superintendent or by warrant of a court."""

    authority: Authority | None = says("By", unknown=True)
    reason: str | None = says("Grounds", help="evidence needed, enquiries diligent")
    suspect_heard: bool | None = says("Representations heard")


class CustodyCall(Kind, family="custody", needs="custody suspect", may="to number"):
    """Telephone call asked for or made from custody."""

    refused: bool | None = says("Refused or put off")
    supervised: bool | None = says("Listened to by staff")
    reason: str | None = says("Reason")


class CustodyNeedMet(Kind, family="custody", needs="custody"):
    """Detained person's need met."""

    need: str | None = says("Need")


class InjuryDocumented(Kind, family="custody", needs="custody"):
    """Injury documented in custody."""

    text: str | None = says("Description")


class ReleaseSummaryConsidered(Kind, family="custody", needs="custody", unknown="victim"):
    """Pre-release risk summary considered.

    Names what was looked at; what could not be found is listed as missing.
    """

    covers: tuple[SummaryItem, ...] = says("Covers", default=())
    missing: tuple[SummaryItem, ...] = says("Listed as missing", default=())
    answer_to_missing: str | None = says("What was decided about the missing items")


class Released(Kind, family="custody", needs="suspect", unknown="investigation"):
    """Suspect released from custody."""

    route: Route | None = says("Route", unknown=True)
    reason: str | None = says("Reason")
    evidence_outstanding: bool | None = says("Evidence outstanding")


class BailSet(Kind, family="custody", needs="suspect", unknown="investigation", links=True):
    """Bail set."""

    period: Period | None = says("Bail period")
    conditions: tuple[str, ...] = says("Conditions", default=())
    arrested_on: date | None = says("Arrested on", unknown=True)
    until: date | None = says("Until", unknown=True)
    reason: str | None = says("Reason")


class BailExtended(Kind, family="custody", needs="suspect"):
    """Bail extended."""

    period: Period | None = says("Bail period")
    until: date | None = says("Until", unknown=True)
    arrested_on: date | None = says("Arrested on", unknown=True)
    suspect_heard: bool | None = says("Suspect's representations considered")
    reason: str | None = says("Reason")


class BailVaried(Kind, family="custody", needs="suspect", unknown="investigation"):
    """Bail conditions changed."""

    conditions: tuple[str, ...] = says("Conditions", default=())
    reason: str | None = says("Reason")


class AbsentFromBail(Kind, family="custody", needs="suspect", unknown="investigation victim"):
    """Suspect did not come back on bail, to the police station or to court."""

    where: str | None = says("Where", help="police station, court")


class BailEnded(Kind, family="custody", needs="suspect"):
    """Bail ended."""

    reason: str | None = says("Reason")


class BailChecked(Kind, family="custody", needs="suspect"):
    """Bail conditions checked on."""

    kept: bool | None = says("Conditions kept", unknown=True)


class Charged(Kind, family="custody", needs="suspect investigation"):
    """Suspect charged."""

    offence: Offence | None = says("With", unknown=True)


class Sentenced(Kind, family="custody", needs="suspect"):
    """Suspect sentenced."""

    days: int | None = says("Days of imprisonment", unit="days")


class PrisonReleaseDue(Kind, family="custody", needs="suspect", unknown="victim"):
    """Date of the suspect's release from prison known."""

    on: date | None = says("Date", unknown=True)


class PrisonReleased(Kind, family="custody", needs="suspect", unknown="victim"):
    """Suspect released from prison."""


class CourtAppeared(Kind, family="custody", needs="suspect"):
    """Suspect brought before a court."""

    outcome: str | None = says("Outcome")


class CourtListed(Kind, family="custody", needs="suspect"):
    """Court hearing listed."""

    on: date | None = says("Date", unknown=True)
