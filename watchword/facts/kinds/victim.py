"""What the victim was told, asked for, was promised and decided."""

from datetime import date

from watchword.facts.kind import Choice, Kind, must_say, says
from watchword.facts.kinds.codes import Subject


class GivenOn(Choice):
    VIDEO = "video"
    COURT = "court"
    SIGNED_BY_VICTIM = "signed_by_victim"
    SIGNED_BY_OFFICER = "signed_by_officer"
    VERBAL = "verbal"


class Entitlement(Choice):
    ORDINARY = "ordinary"
    ENHANCED = "enhanced"


class Frequency(Choice):
    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    MONTHLY = "monthly"


class Measure(Choice):
    HOME_ALARM = "home_alarm"
    HAND_HELD_ALARM = "hand_held_alarm"
    TECSOS_PHONE = "tecsos_phone"
    REPLACEMENT_PHONE = "replacement_phone"
    LOCKS = "locks"
    CAMERAS = "cameras"
    REFUGE = "refuge"
    PATROLS = "patrols"


class ContactDetailGiven(Kind, family="victim", needs="victim", may="number", links=False, opens_task=True):
    """New contact detail given by the victim."""

    type: str | None = says("Type", help="phone, address, email")


class ContactDetailLinked(Kind, family="victim", needs="victim", may="number"):
    """Contact detail linked to the victim on police systems."""

    linked_to_address: bool | None = says("Linked to the victim's address")


class ContactDetailRetired(Kind, family="victim", needs="victim", may="number"):
    """Contact detail marked not in use."""


class VictimUpdate(Kind, family="victim", needs="victim", may="to"):
    """Victim updated."""

    subject: Subject = must_say("About")
    channel: str | None = says("Channel")
    text: str | None = says("What the victim was told")


class VictimAsksForUpdate(Kind, family="victim", needs="victim"):
    """Victim asks for an update."""

    text: str | None = says("The victim's words")


class ViewRecorded(Kind, family="victim", needs="victim"):
    """Victim's view recorded."""

    subject: Subject = must_say("About")
    text: str | None = says("The victim's words")


class PromiseMade(Kind, family="victim", needs="victim", opens_task=True, may="to"):
    """Promise made to the victim."""

    text: str | None = says("What was promised")
    by_when: date | None = says("By when", unknown=True)


class PromiseAnswered(Kind, family="victim", needs="task"):
    """Promise kept, or the victim told why not."""

    kept: bool | None = says("Kept", unknown=True)


class ExpectationGiven(Kind, family="victim", needs="victim", opens_task=True):
    """Expectation given to the victim."""

    subject: Subject = must_say("About")
    text: str | None = says("What the victim was told to expect")


class SupportOffered(Kind, family="victim", needs="victim"):
    """Support offered."""

    service: str | None = says("Service")
    answer: str | None = says("Answer", help="accepted, declined, wants it later")
    terms: str | None = says("On what terms")


class ReferralMade(Kind, family="victim", needs="victim", opens_task=True, may="referral"):
    """Referral made to a service."""

    service: str | None = says("Service", help="IDVA, ISVA, refuge, health …")


class ReferralAccepted(Kind, family="victim", needs="task"):
    """Referral accepted by a service."""


class SafetyPlanMade(Kind, family="victim", needs="victim"):
    """Safety plan made."""

    text: str | None = says("Plan")


class SafetyPlanReviewed(Kind, family="victim", needs="victim"):
    """Safety plan looked at again."""


class MeasureRequested(Kind, family="victim", needs="victim", opens_task=True):
    """Protective measure asked for."""

    measure: Measure | None = says("Measure", unknown=True)


class MeasureGiven(Kind, family="victim", needs="victim"):
    """Protective measure given."""

    measure: Measure | None = says("Measure", unknown=True)


class MeasureDeclined(Kind, family="victim", needs="victim", opens_task=True):
    """Protective measure declined by the victim."""

    measure: Measure | None = says("Measure", unknown=True)
    reason: str | None = says("Reason")


class WithdrawalRecorded(Kind, family="victim", needs="victim", opens_task=True):
    """Victim recorded as not supporting the investigation."""

    given_on: GivenOn | None = says("How it was given", unknown=True)
    reason: str | None = says("The victim's reason")
    text: str | None = says("Words of the record")


class WithdrawalChecked(Kind, family="victim", needs="victim"):
    """Withdrawal checked with the victim by somebody independent."""

    spoke_to_victim: bool | None = says("Spoke to the victim")
    knew_all: bool | None = says("The victim had every update owed")
    pressure_asked: bool | None = says("Asked about pressure")


class StatementDeclined(Kind, family="victim", needs="victim"):
    """Victim not able or not ready to give a statement now."""

    conditional: bool | None = says("May support it if more happens")
    text: str | None = says("The victim's words")


class RightToReviewTold(Kind, family="victim", needs="victim"):
    """Victim told of the right to a review."""


class ReviewRequested(Kind, family="victim", needs="victim", opens_task=True):
    """Review of a decision asked for by the victim."""


class ReviewAcknowledged(Kind, family="victim", needs="task"):
    """Request for a review acknowledged."""


class ReviewDecided(Kind, family="victim", needs="task"):
    """Review that the victim asked for finished, and the victim told."""

    outcome: str | None = says("Outcome")


class UpdatesAgreed(Kind, family="victim", needs="victim"):
    """Agreed with the victim how often to give news, and how."""

    frequency: Frequency | None = says("How often", unknown=True)
    channel: str | None = says("Channel")


class PersonalStatementOffered(Kind, family="victim", needs="victim"):
    """Victim personal statement offered."""

    answer: str | None = says("Answer", help="made, declined, wants to later")


class MaterialRequested(Kind, family="victim", needs="victim", opens_task=True, may="source to"):
    """Material about the victim asked for from somebody else.

    From a school, a doctor, a counsellor, a council (third-party-material-code).
    """

    holder: str | None = says("Who holds it")
    counselling: bool | None = says("Counselling notes among it")
    reason: str | None = says("Why it is needed")


class MaterialNoticeGiven(Kind, family="victim", needs="victim"):
    """Written notice of a request for the victim's material given to the victim."""

    text: str | None = says("What, why and how it will be handled")


class EntitlementSet(Kind, family="victim", needs="victim"):
    """Victims' Code entitlement set."""

    entitlement: Entitlement = must_say("Entitlement")


class WithholdDecided(Kind, family="victim", needs="victim"):
    """Decided not to tell the victim something yet."""

    subject: Subject = must_say("About")
    reason: str | None = says("Reason")
    again_on: date | None = says("Decide again on", unknown=True)
