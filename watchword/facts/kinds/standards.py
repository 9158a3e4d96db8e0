"""Conduct, independence and concerns inside the force."""

from watchword.facts.kind import Choice, Kind, says


class ReferralGround(Choice):
    """What makes a matter one that must be referred to the IOPC (duty D-PPDA-02)."""

    DEATH_OR_SERIOUS_INJURY = "death_or_serious_injury"
    SERIOUS_ASSAULT = "serious_assault"
    SERIOUS_SEXUAL_OFFENCE = "serious_sexual_offence"
    SERIOUS_CORRUPTION = "serious_corruption"
    ABUSE_OF_POSITION = "abuse_of_position"
    DISCRIMINATION = "discrimination"
    RELEVANT_OFFENCE = "relevant_offence"
    SAME_INCIDENT = "same_incident"
    CHIEF_OFFICER = "chief_officer"
    CALLED_IN = "called_in"


class DutyStatus(Choice):
    SUSPENSION = "suspension"
    RESTRICTED_DUTIES = "restricted_duties"
    SYSTEMS = "systems"
    VETTING = "vetting"
    WEAPONS = "weapons"


class ConductRecorded(Kind, family="standards", needs="complaint", may="reporter"):
    """Complaint or conduct matter recorded.

    In domestic abuse the suspect is the officer reported, and the victim the person reported to be harmed.
    """

    domestic: bool | None = says("Domestic abuse by somebody serving with the police")
    referral_grounds: tuple[ReferralGround, ...] = says("Grounds for referral to the IOPC", default=())


class ConductInvestigatorNamed(Kind, family="standards", needs="complaint officer"):
    """Investigator of a conduct matter named."""


class DutyStatusConsidered(Kind, family="standards", may="complaint"):
    """Duties, access and weapons of an officer under investigation considered."""

    covers: tuple[DutyStatus, ...] = says("Covers", default=())
    decision: str | None = says("Decision")
    reason: str | None = says("Reason")


class ConductConcluded(Kind, family="standards", needs="complaint"):
    """Conduct matter concluded."""

    outcome: str | None = says("Outcome")


class ConcernRaised(Kind, family="standards", opens_task=True, may="to reporter complaint"):
    """Concern raised about a colleague's conduct or words."""

    text: str | None = says("Words")


class ConcernAcknowledged(Kind, family="standards", needs="task"):
    """Concern acknowledged."""


class ReferredToStandards(Kind, family="standards", may="complaint to"):
    """Referred to professional standards."""

    reason: str | None = says("Reason")


class IndependenceDeclared(Kind, family="standards", needs="officer", may="complaint"):
    """Independence declared by an investigator."""


class ConflictFound(Kind, family="standards", needs="officer", may="complaint"):
    """Conflict of interest found."""


class ReferredToIopc(Kind, family="standards", needs="complaint"):
    """Referred to the IOPC."""


class ExternalForceConsidered(Kind, family="standards", may="complaint"):
    """Investigation by another force considered."""

    reason: str | None = says("Reason")


class OversightOfficerNamed(Kind, family="standards", needs="officer", may="complaint"):
    """Senior oversight officer named."""


class PanelHeard(Kind, family="standards", may="complaint"):
    """Case heard at the scrutiny panel."""


class AccessRestricted(Kind, family="standards", may="complaint"):
    """Access to the record restricted."""


class ComplaintMade(Kind, family="standards", needs="complaint", may="reporter"):
    """Complaint made."""

    text: str | None = says("Words")
    referral_grounds: tuple[ReferralGround, ...] = says("Grounds for referral to the IOPC", default=())


class ComplaintAnswered(Kind, family="standards", needs="complaint"):
    """Complaint answered."""

    record_checked: bool | None = says("Contact record checked first")
