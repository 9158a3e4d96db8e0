"""What was seen, heard, offered and done where officers met people."""

from watchword.facts.kind import Choice, Kind, must_say, says
from watchword.facts.kinds.codes import Factor


class Sign(Choice):
    INJURY = "injury"
    FRIGHTENED = "frightened"
    BREATHLESS = "breathless"
    CRYING = "crying"
    DAMAGE = "damage"
    SIGNS_OF_STRUGGLE = "signs_of_struggle"
    INTIMIDATING = "intimidating"
    WEAPON = "weapon"


class Form(Choice):
    VERBAL = "verbal"
    NOTEBOOK = "notebook"
    STATEMENT = "statement"
    VIDEO = "video"
    BODY_WORN_VIDEO = "body_worn_video"


class EvidenceType(Choice):
    MESSAGES = "messages"
    PHOTOGRAPHS = "photographs"
    VIDEO = "video"
    DOCUMENTS = "documents"
    OBJECT = "object"
    INJURIES = "injuries"
    CCTV = "cctv"


class Answer(Choice):
    ACCEPTED = "accepted"
    DECLINED = "declined"


class Separated(Kind, family="scene", needs="incident"):
    """People seen apart."""

    out_of_sight: bool | None = says("Out of sight of each other")
    out_of_hearing: bool | None = says("Out of hearing of each other")


class SeparationRefused(Kind, family="scene", needs="incident suspect", links=True):
    """Suspect would not be separated from the victim."""

    text: str | None = says("What the suspect said and did")


class ObservedSign(Kind, family="scene", needs="incident", links=True):
    """Sign seen by an officer."""

    sign: Sign = must_say("Sign")
    seen_on: str | None = says("Seen on", help="victim, suspect, child or place")
    text: str | None = says("Description")


class InjuryChecked(Kind, family="scene", needs="incident"):
    """Person checked for injuries."""

    found: bool | None = says("Injury found")
    photographed: bool | None = says("Photographed")


class AccountGiven(Kind, family="scene", may="witness reporter", links=True):
    """Account given."""

    form: Form | None = says("Form")
    denies: bool | None = says("Says it did not happen")
    first: bool | None = says("First account")
    offence: str | None = says("Offence described")
    victim_knows_history: bool | None = says(
        "Says the suspect has abused before", help="Learning the Lessons 45, case 5."
    )
    text: str | None = says("What was said")


class EvidenceOffered(Kind, family="scene", opens_task=True, may="reporter witness device"):
    """Evidence offered by somebody at the scene."""

    type: EvidenceType | None = says("Type")
    text: str | None = says("Description")


class EvidenceCaptured(Kind, family="scene", may="device witness"):
    """Evidence looked at and kept."""

    type: EvidenceType | None = says("Type")
    text: str | None = says("Description")


class WitnessIdentified(Kind, family="scene", needs="witness", opens_task=True, may="reporter"):
    """Witness identified."""

    statement_booked: str | None = says("Statement agreed for")
    text: str | None = says("What the witness can speak to")


class WitnessAccount(Kind, family="scene", needs="witness"):
    """Witness account taken."""

    form: Form | None = says("Form")
    willing_to_sign: bool | None = says("Willing to give a statement")
    text: str | None = says("What was said")


class ChildPresent(Kind, family="scene", needs="child", links=True):
    """Child present or in the home."""

    saw_or_heard: bool | None = says("Saw or heard it")
    spoken_to: bool | None = says("Spoken to")


class ChildShielded(Kind, family="scene", needs="child"):
    """Child kept from seeing an arrest or use of force."""

    how: str | None = says("How")


class MedicalOffered(Kind, family="scene"):
    """Medical help offered."""

    answer: Answer | None = says("Answer", unknown=True)
    text: str | None = says("Words")


class LeftScene(Kind, family="scene", needs="incident"):
    """Officers left."""

    victim_with_suspect: bool | None = says("Victim left with the suspect", unknown=True)
    reason: str | None = says("Reason")


class TakenToSafety(Kind, family="scene", needs="victim"):
    """Victim taken somewhere safe."""

    where: str | None = says("Where")


class CounterAllegation(Kind, family="scene", needs="suspect victim", links=True):
    """Suspect reports harm by the victim (counter-allegation).

    Roles stay as first reported.
    """

    offence: str | None = says("Offence the suspect reports")
    injury: bool | None = says("Injury shown")


class PrimaryPerpetratorAssessed(Kind, family="scene", needs="victim suspect"):
    """Primary perpetrator assessed.

    Who does the harm, over time and not only today.
    """

    weighed: tuple[str, ...] = says(
        "Weighed", help="orders, history, injuries, self-defence, control, fear", default=()
    )
    reason: str | None = says("Reason")


class BackupRequested(Kind, family="scene", needs="incident"):
    """More officers asked for."""

    reason: str | None = says("Reason")
    answer: str | None = says("Answer")


class SupervisorInstruction(Kind, family="scene", opens_task=True, may="to"):
    """Supervisor's instruction given."""

    instruction: str = must_say("Instruction")


class PastIncidentMentioned(Kind, family="scene", opens_task=True):
    """Past incident mentioned."""

    text: str | None = says("What was mentioned")
    factors: tuple[Factor, ...] = says("Factors in it", default=())


class PastIncidentRecorded(Kind, family="scene", needs="task"):
    """Past incident recorded or found on record."""

    already_known: bool | None = says("Already on record")


class ForceUsed(Kind, family="scene", may="to"):
    """Force used by police."""

    type: str | None = says("Type")
    on: str | None = says("On whom", help="victim, suspect or other")
    reason: str | None = says("Reason")


class LostFromSight(Kind, family="scene", needs="incident", opens_task=True):
    """Person lost from sight."""

    text: str | None = says("Who, where")


class SearchMade(Kind, family="scene"):
    """Search made for a person."""

    where: str | None = says("Where")
    found: bool | None = says("Found")


class DeathReported(Kind, family="scene", needs="victim", may="reporter witness", links=True):
    """Death of a person reported.

    The victim is the person who died: a suspected suicide after abuse, or an unexpected death.
    """

    expected: bool | None = says("Expected by a doctor")
    text: str | None = says("What was found")


class AbuseHistoryAsked(Kind, family="scene", needs="victim", may="witness"):
    """Family, friends or partners asked whether the person who died had been abused."""

    asked_whom: str | None = says("Who was asked")
    abuse_told: bool | None = says("They told of abuse")
    text: str | None = says("What they said")
