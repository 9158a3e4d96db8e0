"""Crimes, who leads them, and what is done about the suspect."""

from datetime import date, datetime

from watchword.facts.kind import Choice, Kind, must_say, says
from watchword.facts.kinds.codes import Factor, GradeReason, Offence, Subject


class Classification(Choice):
    CRIME = "crime"
    NON_CRIME = "non_crime"
    OTHER_AREA = "other_area"
    RAPE_NOT_CONFIRMED = "rape_not_confirmed"


class Standing(Choice):
    STUDENT = "student"
    PERFORMANCE_REVIEW = "performance_review"
    TRAINED = "trained"
    ACTING = "acting"


class Result(Choice):
    MATCH = "match"
    NO_MATCH = "no_match"
    INCONCLUSIVE = "inconclusive"


class CrimeReported(Kind, family="investigation", needs="victim", may="reporter", unknown="suspect", opens_task=True):
    """Crime reported to police.

    What somebody told us happened. Recording it as a crime is a separate fact (duty D-REC-02).
    """

    offence: Offence | None = says("Offence reported", unknown=True)
    domestic: bool | None = says("Domestic")
    police_suspect: bool | None = says("Suspect serves with the police")
    police_victim: bool | None = says("Victim serves with the police")
    text: str | None = says("What was reported")


class CrimeRecorded(Kind, family="investigation", needs="investigation victim", unknown="suspect", links=True):
    """Crime or incident recorded."""

    classification: Classification | None = says("Recorded as", unknown=True)
    offence: Offence | None = says("Offence", unknown=True)
    domestic: bool | None = says("Domestic")
    police_suspect: bool | None = says("Suspect serves with the police")
    police_victim: bool | None = says("Victim serves with the police")
    honour_based: bool | None = says("Flagged as honour-based abuse")
    young_relationship: bool | None = says("Flagged as abuse between young people in a relationship")
    duplicate_of: str | None = says("Duplicate of")


class InvestigationOpened(Kind, family="investigation", needs="investigation", unknown="suspect victim", links=True):
    """Investigation opened."""

    offence: Offence | None = says("Offence", unknown=True)
    domestic: bool | None = says("Domestic")


class Allocated(Kind, family="investigation", needs="investigation officer"):
    """Investigation allocated to an officer."""

    domestic: bool | None = says("Domestic")


class SupervisorNamed(Kind, family="investigation", needs="investigation officer"):
    """Supervisor of an investigation named."""

    accepted: bool | None = says("Accepted by that supervisor")
    capacity_checked: bool | None = says("Officer's capacity checked")


class ContactNamed(Kind, family="investigation", needs="victim officer"):
    """Single point of contact named."""

    told_victim: bool | None = says("Victim told")


class LeadNamed(Kind, family="investigation", needs="officer victim"):
    """One lead named for all investigations of a victim and suspect."""


class UpdateOwnerNamed(Kind, family="investigation", needs="investigation officer"):
    """Officer who updates the victim named."""


class RoleSplitAgreed(Kind, family="investigation", needs="investigation officer"):
    """Split of roles between investigator and specialist recorded."""

    text: str | None = says("Who does what")


class SpecialistDeployed(Kind, family="investigation", needs="investigation officer"):
    """Specialist officer deployed."""

    log_ref: str | None = says("Reference of the specialist's log")


class OfficerAbsent(Kind, family="investigation", needs="officer"):
    """Officer absent."""

    until: date | None = says("Until", unknown=True)
    reason: str | None = says("Reason", help="rest days, leave, sickness, course")


class OfficerReturned(Kind, family="investigation", needs="officer"):
    """Officer back at work."""


class OfficerMoved(Kind, family="investigation", needs="officer"):
    """Officer moved to another team."""

    to_unit: str | None = says("To")


class CoverNamed(Kind, family="investigation", needs="officer", may="to"):
    """Cover named."""


class StandingGiven(Kind, family="investigation", needs="officer"):
    """Officer's standing recorded."""

    standing: Standing = must_say("Standing")


class PostHeld(Kind, family="investigation", needs="officer"):
    """Post held by an officer."""

    post: str = must_say("Post", help="a role of library/roles/")


class SupervisorReviewed(Kind, family="investigation", opens_task=True, may="to"):
    """Supervisor's review recorded."""

    decision: str | None = says("Decision")
    reason: str | None = says("Reason")
    weighed: tuple[Factor, ...] = says("Factors weighed", default=())


class ActionSet(Kind, family="investigation", opens_task=True, may="to"):
    """Action set for somebody by a date."""

    action: str | None = says("Action")
    due_on: date | None = says("Due on", unknown=True)


class ActionDone(Kind, family="investigation", needs="task"):
    """Action done."""

    text: str | None = says("What was done")


class HandoverOffered(Kind, family="investigation", opens_task=True, may="to"):
    """Hand-over offered."""

    text: str | None = says("What is handed over")
    channel: str | None = says("Channel", help="email, task, in person, radio")


class HandoverAccepted(Kind, family="investigation", needs="task"):
    """Hand-over accepted."""


class InvestigationsLinked(Kind, family="investigation", needs="investigation"):
    """Investigations linked."""


class InvestigationTransferred(Kind, family="investigation", needs="investigation", may="to", opens_task=True):
    """Investigation sent to another district or force."""

    to_force: str | None = says("Receiving force or district")
    accepted: bool | None = says("Accepted by a named person there")
    carries: tuple[str, ...] = says(
        "What travels with it",
        help="risk level, orders, markers, safety plan, whether the suspect is wanted …",
        default=(),
    )


class OwnerTold(Kind, family="investigation", may="to"):
    """Officer in the case told of something about the case."""

    text: str | None = says("What")


class EnquiryMade(Kind, family="investigation", needs="investigation", may="witness"):
    """Enquiry made."""

    type: str | None = says("Type", help="house to house, CCTV, phone, financial …")
    result: str | None = says("Result")


class SuspectIdentified(Kind, family="investigation", needs="investigation suspect", links=True):
    """Suspect identified."""

    police_suspect: bool | None = says("Suspect serves with the police")


class SuspectLocated(Kind, family="investigation", needs="suspect"):
    """Suspect located."""


class ArrestPlanned(Kind, family="investigation", needs="suspect"):
    """Arrest or interview planned."""

    due_on: date | None = says("First attempt by", unknown=True)


class ArrestAttempted(Kind, family="investigation", needs="suspect"):
    """Arrest attempted."""

    where: str | None = says("Where")


class CirculatedWanted(Kind, family="investigation", needs="suspect", opens_task=True):
    """Suspect circulated as wanted."""

    system: str | None = says("System", help="PNC, force briefing, vehicle marker")


class Interviewed(Kind, family="investigation", may="witness"):
    """Suspect interviewed under caution."""

    voluntary: bool | None = says("Voluntary")


class VictimInterviewSet(Kind, family="investigation", needs="victim", opens_task=True):
    """Video interview of the victim asked for."""

    specialist: bool | None = says("Needs a specialist interviewer")
    reason: str | None = says("Why it is needed", help="Where the victim has given an account already.")


class VictimInterviewed(Kind, family="investigation", needs="victim"):
    """Victim's account taken for evidence."""

    form: str | None = says("Form")


class EvidenceTaskSet(Kind, family="investigation", opens_task=True, may="to witness"):
    """Evidence task set."""

    type: str | None = says("Type", help="witness statement, CCTV, forensic, phone")
    due_by: datetime | None = says("Due by", unknown=True)


class EvidenceTaskDone(Kind, family="investigation", needs="task"):
    """Evidence task done."""


class ForensicResult(Kind, family="investigation", needs="investigation", unknown="suspect", links=True):
    """Forensic result received."""

    outcome: Result | None = says("Outcome", unknown=True)
    type: str | None = says("Type", help="DNA, fingerprint, phone, toxicology")


class DeviceTaken(Kind, family="investigation", needs="device", may="number", opens_task=True, links=True):
    """Phone or device taken for examination."""

    type: str | None = says("Type", help="phone, computer, other")
    taken_from: str | None = says("Taken from", help="victim, suspect, witness")


class DeviceAgreed(Kind, family="investigation", needs="device"):
    """User of a device agreed in writing to its examination."""

    text: str | None = says("What is looked for, and what not")


class DeviceReturned(Kind, family="investigation", needs="device"):
    """Phone or device returned."""


class ProsecutorConsulted(Kind, family="investigation", needs="investigation"):
    """Prosecutor's advice or charging decision sought."""

    type: str | None = says("Type", help="early advice, charging decision")
    outcome: str | None = says("Outcome")


class InvestigationClosed(Kind, family="investigation", needs="investigation", may="to"):
    """Investigation closed."""

    reason: str | None = says("Reason")
    reason_codes: tuple[str, ...] = says("Reason in codes", help="victim_withdrew, no_suspect, evidential", default=())


class PersonMissing(Kind, family="investigation", may="reporter", opens_task=True):
    """Person reported missing."""

    text: str | None = says("Circumstances")


class PersonFound(Kind, family="investigation", needs="task"):
    """Missing person found or heard of."""

    seen_by_police: bool | None = says("Seen by police")


class DecisionMade(Kind, family="investigation", may="to complaint referral number witness"):
    """Decision made.

    A named person decides, and says why.
    """

    subject: Subject = must_say("About")
    decision: str | None = says("Decision")
    reason: str | None = says("Reason")
    reason_codes: tuple[GradeReason, ...] = says("Rests on", default=())
    weighed: tuple[Factor, ...] = says("Factors weighed", default=())
