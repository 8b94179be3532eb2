"""Roundings that the figure for the same thing does not allow: "ruim duizend" for 944, "2.317" for "ongeveer 2.300"."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from cijfercheck.matching.plausibility import has_many_digits
from cijfercheck.model.calculation import Calculation, Operand
from cijfercheck.model.claim import Claim
from cijfercheck.model.match import Comparison, Match
from cijfercheck.relations.known import Known
from cijfercheck.relations.lines import operand_of

_HEDGED = frozenset({"just_over", "almost", "more_than", "less_than", "at_least", "at_most"})
_ROUNDED = frozenset({"about", "almost", "just_over"})
_ALIKE = Fraction(2, 5)  # so alike must the subjects be for an estimate to be the source of a number
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


def find_precisions(comparisons: Sequence[Comparison], known: Known) -> Iterator[tuple[str, Calculation]]:
    """Look for numbers that are more precise than all that they can be from: a source that says "ongeveer 2.300"."""
    for comparison in comparisons:
        claim, match = comparison.claim, comparison.expected
        value = claim.quantity.value
        if match is None or not match.agrees or match.figure.origin != "source" or match.figure.point is None:
            continue
        if claim.quantity.qualifier != "exact" or claim.modality == "estimate" or value == match.figure.point:
            continue
        said = known.written.get((match.figure.document, match.figure.place))
        if (
            said is not None
            and said.quantity.qualifier in _ROUNDED
            and has_many_digits(value)
            and claim.quantity.place < said.quantity.place
            and match.score >= _ALIKE
            and not known.by_point.get(value or Fraction(0))
        ):
            hedged = " ".join(filter(None, (said.quantity.hedge, said.quantity.text)))
            yield (
                claim.id,
                Calculation(
                    "misleading-rounding",
                    "precision",
                    (operand_of(match.figure),),
                    False,
                    match.figure.point,
                    _SURE,
                    words=hedged,
                    replacement=hedged,
                    span=(claim.quantity.start, claim.quantity.end),
                ),
            )


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
