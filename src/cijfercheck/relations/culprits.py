"""Which number of a sum that does not hold is the wrong one: "3.138 voor, 521 tegen en 111 blanco", 3.950 in all, and 3.318 in the source.

That a sum does not hold tells that one of its numbers is wrong, and not which. The one that is said to follow is named, unless another of them
is known nowhere outside the draft, and what would make the sum hold is known there; or unless the digits of another need only change places.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from cijfercheck.matching.plausibility import SCALES, has_two_digits, is_specific, slip_of
from cijfercheck.model.calculation import Calculation, Mend
from cijfercheck.model.claim import Claim
from cijfercheck.model.interval import Interval, decimal_text
from cijfercheck.model.match import Comparison
from cijfercheck.relations.arithmetic import minus, negative, over, percent_change, times, total
from cijfercheck.relations.known import Known
from cijfercheck.relations.lines import Document, plain_value, same_unit

_HUNDRED, _THOUSAND = Fraction(100), 1000
_Formula = Callable[[Sequence[Interval]], Interval | None]


def _share(terms: Sequence[Interval]) -> Interval | None:
    return over(terms[0], terms[1])


def _apart(terms: Sequence[Interval]) -> Interval:
    return minus(terms[1], terms[0])


_FORMULAS: Mapping[tuple[str, str], _Formula] = {
    ("sum-mismatch", "sum"): lambda terms: total(terms[1:]),
    ("sum-mismatch", "rest"): lambda terms: minus(terms[0], total(terms[1:])),
    ("sum-mismatch", "balance"): _apart,
    ("share-mismatch", "share"): _share,
    ("wrong-change", "percent"): lambda terms: percent_change(terms[0], terms[1]),
    ("wrong-change", "amount"): _apart,
}
_TYPED = frozenset({"scale", "swapped", "digit"})
_SAME_UNIT = frozenset({"sum", "rest", "balance", "amount"})


class _Told:
    """The numbers outside the draft: those of its sources, and of each claim those of the figures that resemble it."""

    def __init__(self, comparisons: Sequence[Comparison], known: Known) -> None:
        self._known = known
        self._of = {comparison.claim.id: comparison.matches for comparison in comparisons}

    @property
    def everywhere(self) -> Collection[Fraction]:
        """The numbers of the sources: gathered for the first sum that fails, and for none otherwise."""
        return self._known.numbers

    def alike(self, claim: Claim) -> set[Fraction]:
        """The numbers of the figures that resemble a claim and are of no other days."""
        matches = (match.figure for match in self._of.get(claim.id, ()) if match.period != "other")
        return {figure.point for figure in matches if figure.origin != "claim" and figure.point is not None}

    def has(self, claim: Claim, value: Fraction) -> bool:
        """Whether a number is told outside, as a claim writes or rounds it; a small one only of what resembles the claim."""
        half = claim.quantity.place / 2
        told = self.everywhere if is_specific(value) else self.alike(claim)
        return any(abs(value - point) <= half for point in told)


def name_culprits(
    found: Mapping[str, Sequence[Calculation]],
    draft: Document,
    comparisons: Sequence[Comparison],
    known: Known,
) -> dict[str, list[Calculation]]:
    """Name the number that is wrong in each sum that does not hold, where it is another than the one that is said to follow.

    Args:
        found: The sums by the id of the claim that is said to follow.
        draft: The draft.
        comparisons: Its claims beside the figures that fit them.
        known: What is known outside it.
    """
    told = _Told(comparisons, known)
    return {
        name: [one if one.holds else _with_culprit(draft.claim_of[name], one, draft, told) for one in made]
        for name, made in found.items()
    }


def _with_culprit(claim: Claim, made: Calculation, draft: Document, told: _Told) -> Calculation:
    formula = _FORMULAS.get((made.kind, made.form))
    terms = [draft.claim_of.get(term.name) for term in made.operands if term.origin == "claim"]
    if formula is None or len(terms) != len(made.operands) or _holds(formula, claim, _intervals(made)):
        return made
    if made.result is not None and (
        _is_explained(claim, made.result, told) or _is_told_before(claim, made.result, draft)
    ):
        return made
    mends = [
        Mend(term, value)
        for place, term in enumerate(terms)
        if term is not None and term is not claim and not told.has(term, _value(term))
        for value in (
            *_left_values(claim, term, made),
            *_told_values(term, made, told),
            *_turned_values(term, made, claim),
            *_scaled_values(formula, claim, term, made),
        )
        if _holds(formula, claim, _with_value(made, place, value))
    ]
    return replace(made, mend=mends[0]) if len({(mend.claim.id, mend.value) for mend in mends}) == 1 else made


def _is_explained(claim: Claim, result: Fraction, told: _Told) -> bool:
    """Whether what follows is told outside for the very number that is said to follow, or has its digits."""
    return told.has(claim, result) or result in set(_turned(_value(claim)))


def _is_told_before(claim: Claim, result: Fraction, draft: Document) -> bool:
    """Whether the draft tells elsewhere what the terms come to: 1,9 miljoen ton above a table with a total of 1.990.000."""
    others = (other for other in draft.claims if other is not claim and same_unit(other, claim))
    return any(
        other.interval.holds(result) and not other.interval.holds(_value(claim))
        for other in others
        if has_two_digits(_value(other))
    )


def _value(claim: Claim) -> Fraction:
    return claim.quantity.value or Fraction(0)


def _told_values(term: Claim, made: Calculation, told: _Told) -> Collection[Fraction]:
    """The numbers outside that one may have been before it went wrong."""
    alike = told.alike(term)
    if made.form in _SAME_UNIT:
        return {*alike, *filter(is_specific, told.everywhere)}
    return {value for value in alike if slip_of(_value(term), value) in _TYPED}


def _left_values(claim: Claim, term: Claim, made: Calculation) -> Iterator[Fraction]:
    """What the others leave of a total, where that is a part at a thousand times its scale."""
    points = [one.point for one in made.operands if one.name != claim.id]
    if made.form == "sum" and None not in points:
        left = _value(claim) - sum((point for point in points if point is not None), -_value(term))
        if left == _value(term) * _THOUSAND:
            yield left


def _scaled_values(formula: _Formula, claim: Claim, term: Claim, made: Calculation) -> Iterator[Fraction]:
    """A number at another scale, where the percentage that is said to follow is at no other scale itself."""
    given = _given(formula, claim, _intervals(made))
    said = plain_value(claim)
    if (
        made.form in _SAME_UNIT
        or given is None
        or any(times(given, scale).meets(said) or given.meets(times(said, scale)) for scale in SCALES)
    ):
        return
    for scale in SCALES:
        yield from (_value(term) * scale, _value(term) / scale)


def _turned_values(term: Claim, made: Calculation, claim: Claim) -> Iterator[Fraction]:
    """The very number that makes a sum hold, where it has the digits of one with two changed round, and is none of the others."""
    points = [one.point for one in made.operands]
    if made.form not in _SAME_UNIT or None in points or made.result is None:
        return
    off = abs(made.result - _value(claim))
    for value in _turned(_value(term)):
        if abs(value - _value(term)) == off and value not in points:
            yield value


def _turned(value: Fraction) -> Iterator[Fraction]:
    """A number with two digits beside each other changed round."""
    written = decimal_text(value)
    if not has_two_digits(value):
        return
    digits = [place for place, character in enumerate(written) if character.isdigit()]
    for one, other in pairwise(digits):
        if written[one] != written[other]:
            turned = list(written)
            turned[one], turned[other] = turned[other], turned[one]
            if turned[0] != "0":
                yield Fraction("".join(turned))


def _intervals(made: Calculation) -> list[Interval]:
    return [term.value for term in made.operands]


def _with_value(made: Calculation, place: int, value: Fraction) -> list[Interval]:
    """The terms of a sum with another number for one of them, rounded like it."""
    terms = _intervals(made)
    point = made.operands[place].point
    if point is not None:
        shift = value - point
        low, high = terms[place].low, terms[place].high
        terms[place] = Interval(None if low is None else low + shift, None if high is None else high + shift)
    return terms


def _holds(formula: _Formula, claim: Claim, terms: Sequence[Interval]) -> bool:
    given = _given(formula, claim, terms)
    said = plain_value(claim)
    either = formula is _apart and claim.role not in {"increase", "decrease"}
    return given is not None and (given.meets(said) or (either and negative(given).meets(said)))


def _given(formula: _Formula, claim: Claim, terms: Sequence[Interval]) -> Interval | None:
    """What terms give, in the unit and the direction of the claim that is said to follow."""
    given = formula(terms)
    if given is not None and claim.kind == "percentage" and formula is _share:
        given = times(given, _HUNDRED)
    if given is not None and claim.kind == "ratio" and formula is not _share:
        given = times(given, 1 / _HUNDRED)
    return negative(given) if given is not None and claim.role == "decrease" else given
