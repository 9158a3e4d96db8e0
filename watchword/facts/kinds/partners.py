"""MARAC, Clare's Law, advice from partners, children."""

from datetime import date

from watchword.facts.kind import Choice, Kind, says
from watchword.facts.kinds.codes import RiskGrade


class Right(Choice):
    ASK = "ask"
    KNOW = "know"


class MaracReferred(Kind, family="partners", needs="victim", unknown="suspect", may="referral"):
    """Case referred to MARAC."""

    repeat: bool | None = says("Repeat")
    reason: str | None = says("Reason")


class MaracHeard(Kind, family="partners", needs="victim", unknown="suspect", may="referral"):
    """Case heard at MARAC."""

    grade: RiskGrade | None = says("Risk level the conference saw", unknown=True)
    disclosure_agreed: bool | None = says("Disclosure agreed")


class MaracActionSet(Kind, family="partners", needs="victim", opens_task=True, may="to"):
    """MARAC action set."""

    action: str | None = says("Action")
    due_on: date | None = says("Due on", unknown=True)


class MaracActionDone(Kind, family="partners", needs="task"):
    """MARAC action done."""


class PartnerAdvice(Kind, family="partners", needs="victim", unknown="suspect", opens_task=True, may="source"):
    """Advice or safety plan received from a partner."""

    partner: str | None = says("Partner")
    channel: str | None = says("Channel", help="email, phone, meeting, referral form")
    text: str | None = says("What was advised")


class AdviceUploaded(Kind, family="partners", needs="task"):
    """Partner's advice put on police systems."""

    where: str | None = says("Where")


class PrisonContactReported(Kind, family="partners", needs="suspect", unknown="victim", opens_task=True, may="source"):
    """Contact from prison by the suspect reported."""

    channel: str | None = says("Channel", help="email, phone, intelligence system")
    text: str | None = says("What the suspect said and did")


class DisclosureApplied(Kind, family="partners", needs="victim", unknown="suspect", opens_task=True):
    """Disclosure asked for under Clare's Law."""

    right: Right | None = says("Right to ask or right to know")


class DisclosureChecked(Kind, family="partners", needs="task"):
    """First checks on a disclosure done."""


class ApplicantMet(Kind, family="partners", needs="task"):
    """Clare's Law applicant met."""


class DisclosureConsidered(Kind, family="partners", needs="victim", unknown="suspect"):
    """Disclosure considered under the right to know."""

    decision: str | None = says("Decision")
    reason: str | None = says("Reason")


class DisclosureDecided(Kind, family="partners", needs="victim", unknown="suspect"):
    """Disclosure decided."""

    disclose: bool | None = says("To be disclosed", unknown=True)
    decision: str | None = says("Decision")
    reason: str | None = says("Reason")


class DisclosureMade(Kind, family="partners", needs="victim", unknown="suspect"):
    """Disclosure made to the person at risk."""


class DisclosureWithdrawn(Kind, family="partners", needs="task"):
    """Disclosure application withdrawn."""


class ChildReferralMade(Kind, family="partners", needs="child"):
    """Child referred to children's services."""

    risk_from: str | None = says("Risk seen from", help="suspect, victim, both, unclear")
    child_as_victim: bool | None = says("Recorded as a victim in their own right")
    text: str | None = says("Words")
