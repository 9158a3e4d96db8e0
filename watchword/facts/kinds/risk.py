"""Risk assessments, factors, countersigning and challenge."""

from datetime import datetime

from watchword.facts.kind import Choice, Kind, must_say, says
from watchword.facts.kinds.codes import Factor, GradeReason, RiskGrade


class Tool(Choice):
    DASH = "dash"
    DARA = "dara"
    STALKING = "stalking"
    YOUNG_PERSON = "young_person"
    NARRATIVE = "narrative"


class RiskAssessed(Kind, family="risk", needs="victim", unknown="suspect", opens_task=True):
    """Risk assessment recorded."""

    tool: Tool | None = says("Tool")
    tool_version: str | None = says("Tool version")
    grade: RiskGrade | None = says("Risk level", unknown=True)
    secondary: bool | None = says("Secondary assessment by a specialist")
    asked: int | None = says("Questions asked", unit="questions")
    answered: int | None = says("Questions answered", unit="questions", unknown=True)
    suspect_present: bool | None = says("Suspect within hearing")
    victim_knows_history: bool | None = says(
        "Victim says the suspect has abused before", help="Learning the Lessons 45, case 5."
    )
    reason: str | None = says("Reason")
    reason_codes: tuple[GradeReason, ...] = says("Rests on", default=())
    weighed: tuple[Factor, ...] = says("Factors weighed", default=())


class RiskAssessmentDeferred(Kind, family="risk", needs="victim", opens_task=True):
    """Risk assessment put off."""

    reason: str | None = says("Reason")
    retry_by: datetime | None = says("Safe second attempt by")


class RiskCountersigned(Kind, family="risk", needs="victim task"):
    """Risk assessment read and countersigned."""

    agrees: bool | None = says("Agrees")
    grade: RiskGrade | None = says("Risk level after reading", unknown=True)
    weighed: tuple[Factor, ...] = says("Factors weighed", default=())
    reason: str | None = says("Reason")


class RiskFactor(Kind, family="risk", unknown="victim suspect", may="reporter", links=True):
    """Risk factor reported or seen."""

    factor: Factor = must_say("Factor")
    text: str | None = says("Words")


class RiskChallenged(Kind, family="risk", needs="victim", opens_task=True, may="referral"):
    """Risk level challenged by a partner or colleague."""

    grade: RiskGrade | None = says("Risk level asked for", unknown=True)
    reason: str | None = says("Reason")


class ChallengeAnswered(Kind, family="risk", needs="victim"):
    """Challenge answered."""

    grade: RiskGrade | None = says("Risk level after it", unknown=True)
    reason: str | None = says("Reason")


class StalkingScreened(Kind, family="risk", needs="victim", unknown="suspect"):
    """Screened for stalking."""

    result: bool | None = says("Stalking indicated", unknown=True)
    protection_order_considered: bool | None = says("Stalking protection order considered")


class HbaScreened(Kind, family="risk", needs="victim"):
    """Screened for honour-based abuse."""

    result: bool | None = says("Indicated", unknown=True)
    seen_alone: bool | None = says("Seen alone")
