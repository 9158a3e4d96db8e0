"""Rows the source reports, where a clear duty exists: raised before the harm and not met by then."""

from tests.cases.stories import NUMBERS, case
from watchword.lessons.rows import tiers
from watchword.reports.catches import catches

# The cars sent to her were diverted after he had already assaulted her: nothing done then could have prevented it.
AFTER_THE_HARM = {"C9-19"}
TIER_B = {row for row, tier in tiers().items() if tier == "B"}


def caught(before_harm):
    return {c.row for number in NUMBERS for c in catches(case(number)) if c.before_harm == before_harm}


def test_every_row_of_tier_b_but_one_is_caught_before_the_harm():
    assert TIER_B - caught(before_harm=True) == AFTER_THE_HARM


def test_that_one_is_caught_after_it():
    assert caught(before_harm=False) >= AFTER_THE_HARM
