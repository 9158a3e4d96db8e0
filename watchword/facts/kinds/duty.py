"""How a person ended a duty."""

from watchword.facts.kind import Choice, Kind, must_say, says


class Ending(Choice):
    REFUSED = "refused"
    COULD_NOT = "could_not"
    NOT_APPLICABLE = "not_applicable"
    SUPERSEDED = "superseded"


class DutyEnded(Kind, family="duty", may="number"):
    """Duty ended by a person, with a reason.

    An honest ending other than met (design.md section 7): tried and could not, refused by the victim,
    not applicable because, superseded.
    """

    duty: str = must_say("Duty", help="lesson | trigger | for whom, as the duty's id")
    ending: Ending = must_say("Ending")
    reason: str = must_say("Reason")
    asked_by: str | None = says("Who asked the victim", help="needed where the victim refused")
    asked_alone: bool | None = says("Asked alone", help="needed where the victim refused")
    her_words: str | None = says("The victim's words", help="needed where the victim refused")
    agreed_by: str | None = says("Second person who agreed", help="needed for high and now")
