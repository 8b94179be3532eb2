"""The digits are right and the unit is not: percent for percentage point, million for billion, per week for per month.

Why it matters: the number looks familiar, so nobody looks at the word behind it, and it is off by a factor of a thousand.

    Het aandeel steeg van 12 naar 18 procent, een toename van 6 procent.     (6 procentpunt, of 50 procent)

Reported when the difference of two percentages is called percent, and when a figure for the same thing has the same
digits in another unit or at another scale, when a number per week is not what the text says it comes to per month, and when a total has the digits of
a number times a price but is ten, a thousand or a million times as large, and when a sentence of a source was copied with
another unit behind its number. Not reported when the change in percent is right as well, when the same number is known
with both units, or when the other figure is of another subject.
"""

from cijfercheck.checks._findings import find_failed, make_calculated
from cijfercheck.model.finding import Finding
from cijfercheck.model.match import Comparison
from cijfercheck.model.plugin import Check


def find_wrong_unit(comparison: Comparison, language: str) -> Finding | None:
    """Report a number whose unit another figure excludes."""
    failed = find_failed(comparison, "wrong-unit")
    return None if failed is None else make_calculated("error", comparison, failed, language)


CHECK = Check("wrong-unit", "error", find_wrong_unit)
