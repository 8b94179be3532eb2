"""No figure was found to compare the number with.

Why it matters: it tells the editor which numbers the checker said nothing about.

    Tachtig procent van hen heeft een baan.     (staat niet in de bron)

Reported, as information, for every claim that could be compared but found no figure. Not reported for a change, share or sum that
follows from numbers that are known, nor for denied and revised numbers, ages and ranks, which are not compared at all: their reason stands with the claim.
"""

from cijfercheck.checks._findings import make_finding
from cijfercheck.model.finding import Finding
from cijfercheck.model.match import Comparison
from cijfercheck.model.plugin import Check


def find_unsupported(comparison: Comparison, language: str) -> Finding | None:
    """Report a claim without a figure beside it."""
    if comparison.expected is not None or comparison.reason is not None or comparison.follows:
        return None
    return make_finding("unsupported", "info", comparison, language)


CHECK = Check("unsupported", "info", find_unsupported)
