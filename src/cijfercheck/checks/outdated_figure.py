"""The figure is right for the latest publication but one, and a later one is known.

Why it matters: the first estimate stays in the archive and in the notebook after the office has corrected it.

    In maart vielen er 331 bedrijven om.     (voorlopig cijfer; herzien: 338)

Reported when the source or reference says that the figure was replaced, by which one, and the text has the old value as it stands. Not
reported when the text says itself that the number is provisional, denied or revised, nor when the two values round to one.
"""

from cijfercheck.checks._findings import find_failed, make_calculated
from cijfercheck.model.finding import Finding
from cijfercheck.model.match import Comparison
from cijfercheck.model.plugin import Check


def find_outdated_figure(comparison: Comparison, language: str) -> Finding | None:
    """Report a figure that a later one replaced."""
    failed = find_failed(comparison, "outdated-figure")
    return None if failed is None else make_calculated("warning", comparison, failed, language)


CHECK = Check("outdated-figure", "warning", find_outdated_figure)
