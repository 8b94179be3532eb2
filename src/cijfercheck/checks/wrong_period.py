"""The number is right, but for another year, quarter or month.

Why it matters: a figure of last year left standing in this year's story reads as if nothing changed.

    In het tweede kwartaal kostte een woning gemiddeld 468.300 euro.     (dat was het eerste; het tweede: 479.800)

Reported when the same subject has the claimed value in another period, and a different value in the period that the
sentence names; also where the figure of the named period is not known, when the number is too particular for chance and holds for another year,
quarter or month alone, and when a sentence of a source was copied with its number and another year or month.
"""

from fractions import Fraction

from cijfercheck.checks._findings import find_failed, make_calculated, make_finding
from cijfercheck.model.finding import Finding
from cijfercheck.model.match import Comparison, Match
from cijfercheck.model.plugin import Check

_LIKE = Fraction(1, 2)


def find_wrong_period(comparison: Comparison, language: str) -> Finding | None:
    """Look for the period that the claimed number belongs to."""
    failed = find_failed(comparison, "wrong-period")
    if failed is not None:
        return make_calculated("error", comparison, failed, language)
    expected = comparison.expected
    if expected is None and comparison.belongs is not None:
        return make_finding("wrong-period", "error", comparison, language, comparison.belongs)
    if expected is None or expected.agrees or expected.figure.period is None:
        return None
    other = comparison.belongs or next(
        (match for match in comparison.matches if _is_another_period(match, expected)), None
    )
    if other is None or other.figure.period == expected.figure.period:
        return None
    return make_finding("wrong-period", "error", comparison, language, other)


def _is_another_period(match: Match, expected: Match) -> bool:
    figure = match.figure
    if not match.agrees or figure.period is None or figure.period == expected.figure.period:
        return False
    return (
        match.score >= _LIKE
        and match.relation == expected.relation
        and figure.subject.head == expected.figure.subject.head
    )


CHECK = Check("wrong-period", "error", find_wrong_period)
