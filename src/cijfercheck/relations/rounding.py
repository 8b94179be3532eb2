"""Roundings that the figure for the same thing does not allow: "ruim duizend" for 944."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from cijfercheck.model.calculation import Calculation, Operand
from cijfercheck.model.claim import Claim
from cijfercheck.model.match import Comparison, Match
from cijfercheck.relations.lines import operand_of

_HEDGED = frozenset({"just_over", "almost", "more_than", "less_than", "at_least", "at_most"})
_FAR = Fraction(8, 5)  # more than so many times as large is another number, not a rounding
_SURE = Fraction(24, 25)


def find_roundings(comparisons: Sequence[Comparison]) -> Iterator[tuple[str, Calculation]]:
    """Look for hedged numbers whose figure lies just outside what the hedge allows."""
    for comparison in comparisons:
        claim = comparison.claim
        if (
            claim.quantity.qualifier not in _HEDGED
            or claim.quantity.value is None
            or claim.modality != "outcome"
        ):
            continue
        match = _contradicting(comparison)
        if match is not None:
            yield claim.id, _made(operand_of(match.figure), _SURE)


def _made(operand: Operand, confidence: Fraction) -> Calculation:
    return Calculation("misleading-rounding", "rounding", (operand,), False, operand.point, confidence)


def _contradicting(comparison: Comparison) -> Match | None:
    """The figure that a claim should equal, where it is near but outside its words."""
    expected = comparison.expected
    if expected is None or expected.agrees or expected.figure.point is None:
        return None
    return expected if _is_near(comparison.claim, expected.figure.point) else None


def _is_near(claim: Claim, point: Fraction) -> bool:
    value = claim.quantity.value
    if not value or point <= 0 or value < 0 or claim.interval.holds(point):
        return False
    return max(value, point) <= _FAR * min(value, point)
