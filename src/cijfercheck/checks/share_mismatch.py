"""The share does not follow from its counts, or shares of one whole pass 100 percent.

Why it matters: a share is what readers remember, and it is worked out by hand.

    Er kwamen 7.994 kinderen binnen, 18 procent van alle 53.290 patiënten.     (7.994 van 53.290 is 15 procent)

Reported when both the part and its whole are known and no values that they may stand for give the share, when the shares of
all parts of one whole are more than 100 together, when a share is said as a fraction and as another percentage ("drie van de vijf, oftewel
68 procent"), and when a part is larger than its whole. Not reported when any whole
that the words may mean gives the share, nor for answers that may overlap.
"""

from cijfercheck.checks._findings import find_failed, make_calculated
from cijfercheck.model.finding import Finding
from cijfercheck.model.match import Comparison
from cijfercheck.model.plugin import Check


def find_share_mismatch(comparison: Comparison, language: str) -> Finding | None:
    """Report a share that its counts exclude."""
    failed = find_failed(comparison, "share-mismatch")
    return None if failed is None else make_calculated("error", comparison, failed, language)


CHECK = Check("share-mismatch", "error", find_share_mismatch)
