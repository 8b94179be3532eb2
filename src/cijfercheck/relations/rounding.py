"""Roundings that the figure for the same thing does not allow: "ruim duizend" for 944, "2.317" for "ongeveer 2.300"."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from cijfercheck.model.calculation import Calculation, Operand
from cijfercheck.model.claim import Claim
from cijfercheck.model.match import Comparison, Match
from cijfercheck.relations.lines import Document, levels, operand_of, same_unit
from cijfercheck.relations.mentions import counts_same, has_other_days, narrows_nothing
from cijfercheck.relations.words import words_of

_HEDGED = frozenset({"just_over", "almost", "more_than", "less_than", "at_least", "at_most"})
_FAR = Fraction(8, 5)  # more than so many times as large is another number, not a rounding
_ROUNDED = frozenset({"just_over", "almost"})
_LEAST = 20  # smaller numbers are seldom rounded
_OPENING = 4  # sentences with numbers: a text rounds at its start, and is exact further on
_NEAR = Fraction(11, 10)  # a rounding within one text
_KINDS = frozenset({"count", "amount", "measure"})
_LIKELY = Fraction(4, 5)
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


def find_own_roundings(document: Document) -> Iterator[tuple[str, Calculation]]:
    """Look for hedged round numbers that the text itself gives exactly: "bijna 2.000 lopers" above "er kwamen 2.140 lopers"."""
    held = [
        claim for claim in levels(document.claims) if claim.kind in _KINDS and claim.modality == "outcome"
    ]
    exact = [claim for claim in held if claim.quantity.qualifier == "exact" and claim.section != "table"]
    for claim in held:
        if claim.quantity.qualifier not in _ROUNDED or claim.section in {"title", "table"}:
            continue
        if (claim.quantity.value or 0) < _LEAST or document.line_of[claim.id].place >= _OPENING:
            continue
        same = [other for other in exact if _may_be(claim, other, document)]
        values = {other.quantity.value for other in same}
        off = all(not claim.interval.holds(value) for value in values if value is not None)
        if len(values) == 1 and off and _is_whole(same[0], document):
            yield claim.id, _made(document.operand(same[0]), _LIKELY)


def _may_be(claim: Claim, other: Claim, document: Document) -> bool:
    """Whether an exact number may be the one that a hedged one is rounded from, or shows that it is right."""
    alike = same_unit(other, claim)
    if not alike or other.sentence == claim.sentence or has_other_days(other, claim):
        return False
    if claim.region and other.region and claim.region != other.region:
        return False
    line = document.line_of[other.id]
    return counts_same(other, claim, line, document) and _is_about(claim, other)


def _is_about(claim: Claim, other: Claim) -> bool:
    value, point = claim.quantity.value, other.quantity.value
    finer = other.quantity.place < claim.quantity.place
    return bool(value and point and finer) and max(value or 0, point or 0) <= _NEAR * min(
        value or 0, point or 0
    )


def _is_whole(other: Claim, document: Document) -> bool:
    """Whether nothing beside an exact number sets a part apart: its noun follows, and no more."""
    line = document.line_of[other.id]
    said = words_of(document.text[: line.start])
    return narrows_nothing(words_of(line.after(other)), said)


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
