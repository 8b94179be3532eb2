"""The rounding says more, or less, than the figure allows.

Why it matters: "ruim", "bijna" and "de helft" are read as facts; rounded the wrong way they are not.

    Ruim duizend mensen werden slachtoffer.     (het waren er 944)

Reported when the figure for surely the same thing lies outside what the word before the number allows, and not far off: a number
that is wholly another one is a `value-mismatch`. Not reported for correct roundings, however rough.
"""

from cijfercheck.checks._findings import find_failed, make_calculated
from cijfercheck.model.finding import Finding
from cijfercheck.model.match import Comparison
from cijfercheck.model.plugin import Check


def find_misleading_rounding(comparison: Comparison, language: str) -> Finding | None:
    """Report a rounding that the figure for the same thing excludes."""
    failed = find_failed(comparison, "misleading-rounding")
    return None if failed is None else make_calculated("warning", comparison, failed, language)


CHECK = Check("misleading-rounding", "warning", find_misleading_rounding)
