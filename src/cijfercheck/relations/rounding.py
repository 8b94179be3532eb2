"""Roundings that the figure for the same thing does not allow: "ruim duizend" for 944."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from cijfercheck.model.calculation import Calculation, Operand
from cijfercheck.model.claim import Claim
from cijfercheck.model.match import Comparison, Match
from cijfercheck.relations.lines import Document, alike, begins_alike, levels, operand_of
from cijfercheck.relations.words import is_word, words_of

_HEDGED = frozenset({"just_over", "almost", "more_than", "less_than", "at_least", "at_most"})
_FAR = Fraction(8, 5)  # more than so many times as large is another number, not a rounding
_SURE = Fraction(24, 25)
_LIKELY = Fraction(3, 4)
_LONG = 5  # letters of a word that says something
_SHARED = 1


def find_roundings(
    comparisons: Sequence[Comparison], document: Document
) -> Iterator[tuple[str, Calculation]]:
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
        elif claim.section == "title" and comparison.expected is None:
            level = _told_later(claim, document)
            if level is not None:
                yield claim.id, _made(document.operand(level), _LIKELY)


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


def _told_later(claim: Claim, document: Document) -> Claim | None:
    """The number of the text that a headline rounds: of one unit and size, in a sentence that shares a word with it.

    None where any number of the text fits the headline.
    """
    found = []
    mine = _content(document.text[claim.sentence[0] : claim.sentence[1]])
    for line in document.lines:
        for level in levels(line.claims):
            if level.section == "title" or not alike(level, claim) or level.quantity.value is None:
                continue
            if level.interval.meets(claim.interval):
                return None
            theirs = _content(document.text[level.sentence[0] : level.sentence[1]])
            shared = sum(any(begins_alike(one, other) for other in theirs) for one in mine)
            if level.kind == claim.kind and shared >= _SHARED and _is_near(claim, level.quantity.value):
                found.append(level)
    return found[0] if len(found) == 1 else None


def _content(text: str) -> set[str]:
    return {word for word in words_of(text) if is_word(word) and len(word) >= _LONG}
