"""Numbers that are more precise than all that they can be from: "304 miljoen euro", where the source says "ongeveer 300 miljoen".

A number that nothing known has, and that an estimate of the source allows, was made up behind its last digit. What it is of must be
sure: by what it counts, by the words around it, or by the numbers beside it, which stand in the sentence of the estimate.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction

from cijfercheck.matching.candidates import find_candidates
from cijfercheck.matching.current import may_be_of_late
from cijfercheck.matching.plausibility import digits_of, has_many_digits, has_two_digits
from cijfercheck.matching.wordings import Fit, fit_figures
from cijfercheck.model.calculation import Calculation
from cijfercheck.model.claim import Claim
from cijfercheck.model.figure import Figure
from cijfercheck.model.match import Comparison
from cijfercheck.relations.known import Known
from cijfercheck.relations.lines import WHOLE, operand_of

_ESTIMATED = frozenset({"about", "almost", "just_over"})
_ALIKE = Fraction(2, 5)  # so alike must the subjects be for an estimate to be the source of a number
_FITTING = Fraction(3, 10)  # so well must the words near a number fit, and nothing else better
_NEAR = 10  # a number misses its estimate by at most this part of it
_CLOSE = 50  # and one that has hardly another figure beside it by this part
_FEW = 4  # figures of one unit
_SEVERAL = 2
_SURE = Fraction(24, 25)
_LIKELY = Fraction(17, 20)


def find_precisions(comparisons: Sequence[Comparison], known: Known) -> Iterator[tuple[str, Calculation]]:
    """Look for numbers that are more precise than all that they can be from."""
    estimates = [
        figure
        for figure in known.source_figures
        if (said := known.written.get((figure.document, figure.place))) is not None
        and said.quantity.qualifier in _ESTIMATED
    ]
    numbers = _numbers(known) if estimates else frozenset()
    for place, comparison in enumerate(comparisons):
        claim = comparison.claim
        plain = claim.quantity.qualifier == "exact" and claim.modality != "estimate" and claim.kind != "ratio"
        nearly = plain and has_two_digits(claim.quantity.value) and claim.quantity.value not in numbers
        possible = (
            [one for one in find_candidates(claim, estimates) if _is_finer(claim, one)] if nearly else []
        )
        if not possible or _follows(claim, [other.claim for other in comparisons]):
            continue
        beside = [other for other in comparisons[max(0, place - 2) : place + 3] if other is not comparison]
        found = _matched(comparison, possible) or _meant(comparison, possible, beside, known)
        if found is not None:
            yield claim.id, _made(claim, found, known, _SURE if _matched(comparison, possible) else _LIKELY)


def _matched(comparison: Comparison, possible: Sequence[Figure]) -> Figure | None:
    """The estimate that a number was found to agree with."""
    match = comparison.expected
    if match is None or not match.agrees or match.score < _ALIKE:
        return None
    return match.figure if match.figure.name in {figure.name for figure in possible} else None


def _meant(
    comparison: Comparison, possible: Sequence[Figure], beside: Sequence[Comparison], known: Known
) -> Figure | None:
    """The estimate that a number can only be from, by the words near it or by the numbers beside it; None where none is."""
    claim, match = comparison.claim, comparison.expected
    names = {figure.name for figure in possible if _is_of_place_and_days(claim, figure)}
    if len(names) != 1 or claim.modality != "outcome":
        return None
    if match is not None and match.agrees and match.figure.name not in names:
        return None
    fits = fit_figures(claim, list(find_candidates(claim, known.source_figures)))
    found = next((fit for fit in fits if fit.figure.name in names), None)
    if found is None or any(other.claim.quantity.value == found.figure.point for other in beside):
        return None
    best = found is fits[0]
    by_words = best and found.score >= _FITTING and len(found.said) >= _SEVERAL
    worked_out = best and bool(found.said) and _is_worked_out(claim, found.figure)
    sure = by_words or worked_out or _is_close(claim, found, fits)
    return found.figure if sure or _has_companions(found, beside, known) else None


def _is_worked_out(claim: Claim, figure: Figure) -> bool:
    """Whether a percentage is a share of the source written in digits: "16,7 procent", "ongeveer een op de zes"."""
    value, point = claim.quantity.value, figure.point
    if value is None or point is None or figure.kind != "ratio":
        return False
    return abs(value - point) * 2 <= claim.quantity.place


def _is_of_place_and_days(claim: Claim, figure: Figure) -> bool:
    """Whether a number and an estimate may be of the same place and days."""
    return (figure.region == claim.region or None in (figure.region, claim.region)) and may_be_of_late(
        claim, figure
    )


def _is_finer(claim: Claim, figure: Figure) -> bool:
    """Whether an estimate allows a number, which is near it and has more digits."""
    value, point = claim.quantity.value, figure.point
    if value is None or point is None or value == point or not figure.value.holds(value):
        return False
    near = abs(value - point) * _NEAR <= abs(point)
    return near and (figure.kind == "ratio" or len(digits_of(value)) > len(digits_of(point)))


def _is_close(claim: Claim, fit: Fit, fits: Sequence[Fit]) -> bool:
    """Whether a number of three digits or more all but equals its estimate, and hardly anything else there has its unit."""
    value, point = claim.quantity.value, fit.figure.point
    few = claim.kind in {"amount", "measure"} and len({one.figure.point for one in fits}) <= _FEW
    if value is None or point is None or not few or not has_many_digits(value):
        return False
    return abs(value - point) * _CLOSE <= abs(point)


def _has_companions(fit: Fit, beside: Sequence[Comparison], known: Known) -> bool:
    """Whether a number near a claim stands in the sentence of the estimate too, and in no other."""
    figure = fit.figure
    for other in beside:
        value = other.claim.quantity.value
        if value is None or value <= 1:
            continue
        same = [
            one
            for one in known.source_figures
            if one.point == value and one.kind == other.claim.kind and one.unit == other.claim.quantity.unit
        ]
        if same and all((one.document, one.shown) == (figure.document, figure.shown) for one in same):
            return True
    return False


def _numbers(known: Known) -> frozenset[Fraction]:
    """All numbers of the sources and references, shares as percentages."""
    points = {figure.point for figure in (*known.source_figures, *known.figures) if figure.point is not None}
    return frozenset(points | {point * WHOLE for point in points if point < 1})


def _follows(claim: Claim, others: Sequence[Claim]) -> bool:
    """Whether a number is the sum or difference of two others of the draft, or the percentage that one is of another."""
    value = claim.quantity.value or Fraction(0)
    kinds = {
        other.quantity.value: other.kind
        for other in others
        if other is not claim and other.quantity.value and other.role == "level"
    }
    points: dict[str, list[Fraction]] = defaultdict(list)
    for point in sorted(filter(None, kinds)):
        points[kinds[point]].append(point)
    alike = frozenset(points[claim.kind])
    for point in alike:
        if any(other in alike and other != point for other in (value - point, point - value)):
            return True
    shares = claim.kind == "percentage"
    return shares and any(_has_share(claim, points[kind]) for kind in points if kind != "percentage")


def _has_share(claim: Claim, points: Sequence[Fraction]) -> bool:
    """Whether a percentage is what one of some numbers, which stand in rising order, is of another."""
    value, half = claim.quantity.value or Fraction(0), claim.quantity.place / 2
    for whole in points:
        low, high = sorted((whole * (value - half) / WHOLE, whole * (value + half) / WHOLE))
        if any(part != whole for part in points[bisect_left(points, low) : bisect_right(points, high)]):
            return True
    return False


def _made(claim: Claim, figure: Figure, known: Known, confidence: Fraction) -> Calculation:
    said = known.written[figure.document, figure.place]
    hedged = " ".join(filter(None, (said.quantity.hedge, said.quantity.text)))
    return Calculation(
        "misleading-rounding",
        "precision",
        (operand_of(figure),),
        False,
        figure.point,
        confidence,
        words=hedged,
        replacement=hedged,
        span=(claim.quantity.start, claim.quantity.end),
    )
