"""The article gives one subject and period two different numbers.

Why it matters: one of the two is wrong, and readers see it before the editor does.

    De brand verwoestte 45 hectare natuur. […] Van de 54 verbrande hectares bestond 30 hectare uit heide.

Reported when two sentences count the same thing, in the same days and place, and their numbers exclude each other,
roundings and words like "ruim" allowed for; when what was counted is named again with a number that the text has nowhere else
("120 mensen geëvacueerd", "de 210 geëvacueerden"), and nothing sets a part apart; and when a headline has a number that the text below it does not have and that
does not follow from it, where the text gives another for the same thing. So are a number of years that is not what lies between the years
of its sentence ("opgericht in 1905 … 110-jarig bestaan", in 2025), and who follows a leader with more. Not reported for different groups, speakers
or periods, nor for an estimate or forecast beside an outcome, nor between two entries of a live blog, each with its time of day.
"""

from cijfercheck.checks._findings import find_failed, make_calculated, make_finding
from cijfercheck.model.finding import Finding
from cijfercheck.model.match import Comparison
from cijfercheck.model.plugin import Check


def find_internal_conflict(comparison: Comparison, language: str) -> Finding | None:
    """Report a claim whose number another claim of the article excludes."""
    expected, failed = comparison.expected, find_failed(comparison, "internal-conflict")
    if failed is not None:
        return make_calculated("error", comparison, failed, language)
    if expected is None or expected.agrees or expected.figure.origin != "claim":
        return None
    return make_finding("internal-conflict", "error", comparison, language)


CHECK = Check("internal-conflict", "error", find_internal_conflict)
