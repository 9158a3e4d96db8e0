"""The shipped stories replayed once for all tests that ask about them."""

from functools import lru_cache

from watchword.cli.replay import CASES
from watchword.duties import adoption_of
from watchword.facts import read_timeline
from watchword.lessons.engines.compiled import Rules
from watchword.lessons.library import load
from watchword.lessons.model import Library
from watchword.reports.replay import Replay, replay

NUMBERS = range(1, 10)


@lru_cache(maxsize=1)
def library() -> Library:
    return load()


@lru_cache(maxsize=1)
def rules() -> Rules:
    return Rules(library())


@lru_cache(maxsize=18)
def case(number: int) -> Replay:
    return replay(read_timeline(CASES / f"case-{number}.yaml"), rules(), adoption_of("demo"))


@lru_cache(maxsize=18)
def twin(number: int) -> Replay:
    return replay(read_timeline(CASES / "twins" / f"case-{number}.yaml"), rules(), adoption_of("demo"))
