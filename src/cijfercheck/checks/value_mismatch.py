"""The number differs from the source's or the reference's for the same subject and period.

Why it matters: a digit that was mistyped or lost on the way looks as sure as a right one.

    In het eerste kwartaal werden 36.600 kinderen geboren.     (bron: 39,6 duizend)

Reported when a figure outside the article counts the same thing in the same days, and its value lies outside what the
words allow; also when a sentence of a source was copied with another number. Not reported for a correct rounding, for a
number that a later one took the place of, and not when the claimed number is found with so like a subject that it may be meant.
"""

from cijfercheck.checks._findings import make_finding
from cijfercheck.model.finding import Finding
from cijfercheck.model.match import Comparison
from cijfercheck.model.plugin import Check


def find_value_mismatch(comparison: Comparison, language: str) -> Finding | None:
    """Report a claim whose number a source or reference figure excludes."""
    expected = comparison.expected
    if expected is None or expected.agrees or expected.figure.origin == "claim":
        return None
    if any(
        m.figure.superseded_by and m.figure.point == comparison.claim.quantity.value
        for m in comparison.matches
    ):
        return None
    return make_finding("value-mismatch", "error", comparison, language)


CHECK = Check("value-mismatch", "error", find_value_mismatch)
