"""Calls, logs, grades, and trying to reach people."""

from datetime import datetime

from watchword.facts.kind import Choice, Kind, must_say, says
from watchword.facts.kinds.codes import CallGrade, Factor, GradeReason, History, Marker, Reached, ThriveLevel


class Channel(Choice):
    EMERGENCY = "emergency"
    NON_EMERGENCY = "non_emergency"
    PHONE = "phone"
    TEXT = "text"
    EMAIL = "email"
    ONLINE = "online"
    VISIT = "visit"
    FRONT_COUNTER = "front_counter"
    VIDEO = "video"
    PARTNER = "partner"


class Speech(Choice):
    SPOKEN = "spoken"
    NONE = "none"
    ABANDONED = "abandoned"


class Signal(Choice):
    COUGH = "cough"
    TAP = "tap"
    PRESSED_55 = "pressed_55"
    OTHER_SOUND = "other_sound"


class Deployment(Choice):
    NONE = "none"
    DEFERRED = "deferred"
    DEPLOYED = "deployed"
    DIVERTED = "diverted"


class Attendance(Choice):
    RESPONSE = "response"
    APPOINTMENT = "appointment"
    FOLLOW_UP = "follow_up"
    WELFARE_CHECK = "welfare_check"
    ARREST_ENQUIRY = "arrest_enquiry"
    SEARCH = "search"


class HelpSaid(Choice):
    ASKS_FOR_HELP = "asks_for_help"
    CANNOT_LEAVE = "cannot_leave"
    HURT = "hurt"
    NEEDS_AMBULANCE = "needs_ambulance"
    SUSPECT_PRESENT = "suspect_present"
    SAFE = "safe"


class Call(Kind, family="contact", needs="incident", may="number reporter", links=True, unknown="victim suspect"):
    """Call or report received.

    One contact from somebody: 999, 101, at the counter, on line, or through another service.
    """

    channel: Channel | None = says("Channel")
    speech: Speech | None = says("Speech", unknown=True, help="Spoken, silent, or ended before anybody spoke.")
    domestic: bool | None = says("Domestic", help="The call handler's domestic tag.")
    third_party: bool | None = says("Reported by somebody else")
    further: bool | None = says("Put on a log already open", help="A second or later call about the same open log.")
    reported: tuple[Factor, ...] = says(
        "Reported in the call", help="Risk factors in the caller's own account.", default=()
    )
    victim_knows_history: bool | None = says(
        "Says the suspect has abused before", help="Learning the Lessons 45, case 5."
    )
    text: str | None = says("What was said")


class OperatorSignal(Kind, family="contact", needs="incident", may="number", links=True):
    """Signal heard by the emergency operator.

    A cough, tap or key press in answer to the operator is a response (duty D-SIL-02).
    """

    signal: Signal = must_say("Signal")
    said: tuple[HelpSaid, ...] = says("What the operator passed on", default=())
    text: str | None = says("The operator's reason for passing the call on")


class CallGraded(Kind, family="contact", needs="incident", may="number"):
    """Call graded.

    Grade follows risk; what can be sent is a separate fact, resource_state.
    """

    grade: CallGrade = must_say("Grade")
    thrive: ThriveLevel | None = says("THRIVE level", unknown=True)
    reason: str | None = says("Reason")
    reason_codes: tuple[GradeReason, ...] = says("Rests on", default=())
    weighed: tuple[Factor, ...] = says("Factors weighed", default=())
    attend_by: datetime | None = says("Attend by")


class ResourceState(Kind, family="contact", needs="incident"):
    """Who is being sent.

    The resource side of a call: nobody yet, put off, on the way, or sent elsewhere.
    """

    state: Deployment = must_say("State")
    reason: str | None = says("Reason")
    until: datetime | None = says("Put off until")
    interim: str | None = says("What keeps the victim safe meanwhile")
    type: Attendance | None = says("Sent for")


class Attended(Kind, family="contact", needs="incident", may="reporter witness", actor="officer", links=True):
    """Officers attended."""

    type: Attendance | None = says("Type of attendance")
    domestic: bool | None = says("Domestic", help="What the officers found, whatever the call was tagged.")
    victim_seen: bool | None = says("Victim seen")
    victim_seen_alone: bool | None = says("Victim seen alone")
    suspect_seen: bool | None = says("Suspect seen")
    other_district: bool | None = says("Sent from another district")
    text: str | None = says("What was found")


class AppointmentMade(Kind, family="contact", needs="victim", opens_task=True, may="to number"):
    """Time agreed to see or ring the victim."""

    at: datetime = must_say("Agreed time")
    purpose: str | None = says("Purpose")


class ContactAttempted(Kind, family="contact", needs="victim", may="number to"):
    """Tried to reach the victim."""

    channel: Channel | None = says("Channel")
    outcome: Reached | None = says("Outcome", unknown=True)
    purpose: str | None = says("Purpose")
    said: tuple[HelpSaid, ...] = says("What the victim says, in codes", default=())
    text: str | None = says("What was said")


class CallBack(Kind, family="contact", needs="incident", may="number"):
    """Caller rung back."""

    outcome: Reached | None = says("Outcome", unknown=True)
    said: tuple[HelpSaid, ...] = says("What the caller says, in codes", default=())
    left_message: bool | None = says("Left a message")
    safe_to_leave: bool | None = says("Safe contact checked first")


class TextSent(Kind, family="contact", needs="incident", may="number"):
    """Text sent."""

    text: str | None = says("Words sent")
    safe_contact_checked: bool | None = says("Safe contact checked first")


class TextReceived(Kind, family="contact", needs="incident", may="number", links=True):
    """Text received."""

    said: tuple[HelpSaid, ...] = says("What it says, in codes", default=())
    text: str | None = says("Its words")


class ClosedQuestionsAsked(Kind, family="contact", needs="incident", may="number"):
    """Yes-or-no questions asked of a caller who cannot speak."""

    learned: tuple[HelpSaid, ...] = says("Learned", default=())


class AmbulanceCalled(Kind, family="contact", needs="incident", may="number"):
    """Ambulance called."""

    text: str | None = says("What the ambulance service was told")


class LogTransferred(Kind, family="contact", needs="incident", may="to", opens_task=True):
    """Log passed to another force or district."""

    to_force: str | None = says("Receiving force or district")
    carries: tuple[str, ...] = says("Crime references it carries", default=())
    accepted: bool | None = says("Accepted by a named person there")


class TransferAccepted(Kind, family="contact", needs="task"):
    """Transfer accepted by a named person."""

    carries: tuple[str, ...] = says("Crime references received", default=())


class LogClosed(Kind, family="contact", needs="incident"):
    """Log closed."""

    action: str | None = says("Action taken", help="What was done to resolve it (learning-the-lessons-45 case 9).")
    reason: str | None = says("Reason")


class OwnerNamed(Kind, family="contact", needs="incident officer"):
    """One owner of an open log named."""


class MarkerAdded(Kind, family="contact", may="number reporter", links=True):
    """Marker shown or added."""

    marker: Marker = must_say("Marker")
    review_on: str | None = says("Review on")


class MarkerRemoved(Kind, family="contact", may="number"):
    """Marker removed."""

    marker: Marker = must_say("Marker")
    reason: str | None = says("Reason")


class HistoryConsidered(Kind, family="contact", may="number reporter"):
    """History considered.

    Part of a decision, naming the incidents weighed; opening a page is not this (design.md section 5).
    """

    covers: tuple[History, ...] = says("Covers", default=())
    sources: tuple[str, ...] = says("Systems looked at", default=())
    weighed: tuple[Factor, ...] = says("Factors weighed", default=())
    decision: str | None = says("For which decision")
    found: str | None = says("What was found")


class BriefingGiven(Kind, family="contact", may="to number"):
    """Briefing given to those who go."""

    covers: tuple[History, ...] = says("Covers", default=())
    text: str | None = says("Words")


class AlertRaised(Kind, family="contact", needs="incident", opens_task=True, may="to"):
    """Alert raised on a log with no action."""

    hours: int | None = says("Hours open", unit="hours")


class AlertCleared(Kind, family="contact", needs="incident task"):
    """Alert cleared."""

    decision: str | None = says("Decision")
    reason: str | None = says("Reason")


class Escalated(Kind, family="contact", opens_task=True, may="to"):
    """Escalated to somebody."""

    reason: str | None = says("Reason")


class SafeContactRecorded(Kind, family="contact", needs="victim", may="number"):
    """Safe way to reach the victim recorded."""

    channel: Channel | None = says("Channel")
    terms: str | None = says("When and how")
