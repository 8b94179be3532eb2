"""The text says rise where the levels fall, or the reverse.

Why it matters: the size is right, so the sentence passes every check that only looks at numbers.

    In augustus kwamen er 146, 28 minder dan in juli.     (juli: 118)

Reported when the levels of both times are known and lie wholly on the other side of each other, and when a sentence of a
source was copied with the opposite word. Not reported when the levels are rounded so that they overlap, and not for words
that may mean either way ("groeien naar elkaar toe").
"""

from cijfercheck.checks._findings import find_failed, make_calculated
from cijfercheck.model.finding import Finding
from cijfercheck.model.match import Comparison
from cijfercheck.model.plugin import Check


def find_wrong_direction(comparison: Comparison, language: str) -> Finding | None:
    """Report a change whose levels go the other way."""
    failed = find_failed(comparison, "wrong-direction")
    return None if failed is None else make_calculated("error", comparison, failed, language)


CHECK = Check("wrong-direction", "error", find_wrong_direction)
