"""The number is right, but for another group: a total for a part, another sex, another place.

Why it matters: these errors survive a check against the source, because the number stands in it.

    Het aantal minderjarige slachtoffers steeg naar 944.     (944 is het totaal; minderjarigen: 79)

Reported when the figure for what the sentence counts has another value, and the claimed value is that of a figure
for something else; also when a sentence of a source was copied with its number, and a name or group in it is another.
Not reported when the number is too small or too round to be recognised, and not when the two subjects are the same in
other words.
"""

from fractions import Fraction

from cijfercheck.checks._findings import find_failed, make_calculated, make_finding
from cijfercheck.matching.plausibility import is_specific
from cijfercheck.model.finding import Finding
from cijfercheck.model.match import Comparison, Match
from cijfercheck.model.plugin import Check

_LIKE = Fraction(2, 5)


def find_wrong_subject(comparison: Comparison, language: str) -> Finding | None:
    """Look for the group that the claimed number belongs to."""
    failed = find_failed(comparison, "wrong-subject")
    if failed is not None:
        return make_calculated("error", comparison, failed, language)
    expected = comparison.expected
    if expected is None or expected.agrees:
        return None
    other = comparison.belongs or next(
        (match for match in comparison.matches if _is_another_group(match, comparison)), None
    )
    if other is not None and (other.figure.period != expected.figure.period or other.figure.superseded_by):
        return None
    if other is None:
        return None
    return make_finding("wrong-subject", "error", comparison, language, other)


def _is_another_group(match: Match, comparison: Comparison) -> bool:
    if not match.agrees or match.period == "other" or match.relation == "equal":
        return False
    return match.figure.point == comparison.claim.quantity.value and (
        is_specific(match.figure.point) or match.score >= _LIKE
    )


CHECK = Check("wrong-subject", "error", find_wrong_subject)
