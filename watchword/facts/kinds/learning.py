"""Recommendations and what was done about them."""

from datetime import date

from watchword.facts.kind import Choice, Kind, says


class LegalBasis(Choice):
    """Under what a recommendation was made; only paragraph 28A carries a legal time to answer."""

    PARAGRAPH_28A = "paragraph_28a"
    SECTION_10 = "section_10"
    SUPER_COMPLAINT = "super_complaint"
    OTHER = "other"


class RecommendationMade(Kind, family="learning", opens_task=True):
    """Recommendation made."""

    legal_basis: LegalBasis | None = says("Legal basis", help="paragraph 28A carries 56 days; section 10(1)(e) none")


class RecommendationAnswered(Kind, family="learning", needs="task"):
    """Recommendation answered."""

    accepted: bool | None = says("Accepted")
    text: str | None = says("What the force will do, or why not")


class ActionPlanned(Kind, family="learning", opens_task=True):
    """Action planned by the force."""

    due_on: date | None = says("Due on", unknown=True)


class ReflectionShared(Kind, family="learning"):
    """Learning shared with a team."""
