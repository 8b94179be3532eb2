"""The parts do not add up to their total.

Why it matters: a forgotten group or a mistyped part shows as soon as a reader adds up.

    Er waren 944 slachtoffers: 856 volwassenen en 79 minderjarigen.     (856 + 79 = 935)

Reported when a text lists all parts of a total (after a colon, "de overige", men and women, a table with its total row, seats of named
parties "samen", also over sentences: "De rest", "In totaal", "Per saldo"), says what a number of prices comes to ("1.200 kuub tegen 1,40
euro, ofwel 1.860 euro") or the average of a list, and no values that the numbers may stand for make the sum right. Not reported for a list that is said to
be incomplete ("onder wie", "onder meer"), nor for parts that may overlap.
"""

from cijfercheck.checks._findings import find_failed, make_calculated
from cijfercheck.model.finding import Finding
from cijfercheck.model.match import Comparison
from cijfercheck.model.plugin import Check


def find_sum_mismatch(comparison: Comparison, language: str) -> Finding | None:
    """Report a total that its parts exclude."""
    failed = find_failed(comparison, "sum-mismatch")
    return None if failed is None else make_calculated("error", comparison, failed, language)


CHECK = Check("sum-mismatch", "error", find_sum_mismatch)
