"""Every kind of fact, one file a family."""

from watchword.facts.kind import Kind
from watchword.facts.kinds import (  # noqa: F401  importing a family registers its kinds
    contact,
    custody,
    duty,
    investigation,
    learning,
    orders,
    partners,
    record,
    risk,
    scene,
    source,
    standards,
    victim,
)

KINDS: dict[str, type[Kind]] = {kind.name: kind for kind in Kind.__subclasses__()}
