"""Percentages of a distance between two numbers that is told as a number: "er zijn 130 tolken afgehaakt: ruim 8 procent".

Whatever the verb, a number that is to the digit what lies between two levels is their distance, and a percentage right behind it is
that distance in percent of one of them.
"""

from collections.abc import Sequence
from fractions import Fraction
from itertools import permutations

from cijfercheck.matching.plausibility import has_many_digits
from cijfercheck.model.calculation import Calculation
from cijfercheck.model.claim import Claim
from cijfercheck.relations.anchors import CHANGES
from cijfercheck.relations.arithmetic import over, rounded, times
from cijfercheck.relations.lines import (
    Document,
    Line,
    exactly,
    gap,
    is_tight,
    last_part,
    levels,
    number_of,
    same_unit,
)
from cijfercheck.relations.numerators import COUNTS
from cijfercheck.relations.outside import Outside
from cijfercheck.relations.pairs import period_of
from cijfercheck.relations.words import words_of

_HUNDRED = Fraction(100)
_LIKELY = Fraction(17, 20)
_BACK = 2  # sentences with numbers
_TELLING = 11  # a smaller difference may be chance


def calculate_margin(claim: Claim, line: Line, document: Document, outside: Outside) -> Calculation | None:
    """What a percentage behind a distance should be; None where it stands behind none."""
    distance = _distance(claim, line)
    if distance is None or outside.supports(claim):
        return None
    near = _near(line, document)
    told = [
        (one, other)
        for one, other in permutations(near, 2)
        if one is not distance is not other
        and _is_between(distance, one, other)
        and _is_turned_as(claim, one, other)
        and not _is_of_another_time(claim, distance, one)
    ]
    if not told or any(outside.contradicts(level) for pair in told for level in pair):
        return None
    made = [_made(claim, distance, before, after, document) for before, after in told]
    fitting = next((calculation for calculation in made if calculation.holds), None)
    if fitting is not None:
        return fitting
    pairs = {frozenset((one.quantity.value, other.quantity.value)) for one, other in told}
    if len(pairs) > 1 or _is_explained(claim, distance, near):
        return None
    return made[0]


def _is_of_another_time(claim: Claim, distance: Claim, before: Claim) -> bool:
    """Whether what lies between two levels is one itself, which a change compares with other days: "Het saldo, 95.500, lag 12 procent onder dat van 2024"."""
    if claim.baseline is None or distance.role in CHANGES:
        return False
    theirs = period_of(before)
    return theirs is not None and not claim.baseline.period.meets(theirs)


def _is_turned_as(claim: Claim, before: Claim, after: Claim) -> bool:
    """Whether two levels go the way that a percentage says: "een daling met 6 procent"."""
    rise = number_of(after) > number_of(before)
    return rise if claim.role == "increase" else not rise if claim.role == "decrease" else True


def _distance(claim: Claim, line: Line) -> Claim | None:
    """The number that a percentage says again: "zijn er 130 afgehaakt: ruim 8 procent"."""
    place = line.claims.index(claim)
    if claim.kind != "percentage" or claim.section == "title" or not place:
        return None
    distance = line.claims[place - 1]
    between = gap(line, distance, claim)
    whole = words_of(line.after(claim))[:1] == ["van"]
    counted = distance.kind in COUNTS and bool(distance.quantity.value)
    beside = is_tight(last_part(between)) and _is_marked(between)
    return distance if counted and beside and not whole else None


def _is_marked(between: str) -> bool:
    return any(mark in between for mark in ",:(") or not {"of", "ofwel", "oftewel"}.isdisjoint(
        words_of(between)
    )


def _near(line: Line, document: Document) -> list[Claim]:
    """The levels of the paragraph up to two sentences before a change, of its own, and of the one behind it."""
    lines = document.around(line, _BACK, 1)
    return [
        level
        for other in lines
        if "\n" not in document.text[min(other.end, line.end) : max(other.start, line.start)]
        for level in levels(other.claims)
        if level.kind in COUNTS and level.quantity.value
    ]


def _is_between(distance: Claim, one: Claim, other: Claim) -> bool:
    """Whether a number is to the digit what lies between two others, and no share of both."""
    by, mine, theirs = (number_of(level) for level in (distance, one, other))
    same = all(same_unit(level, distance) for level in (one, other))
    telling = by >= _TELLING or has_many_digits(by)
    return same and telling and abs(mine - theirs) == by and by < min(mine, theirs)


def _made(claim: Claim, distance: Claim, before: Claim, after: Claim, document: Document) -> Calculation:
    one, other = document.operand(before), document.operand(after)
    ratio = over(document.operand(distance).value, one.value)
    holds = ratio is None or times(ratio, _HUNDRED).meets(claim.interval)
    result = None
    if one.point and other.point is not None:
        result = rounded(abs(other.point - one.point) / one.point * _HUNDRED, claim.quantity.step)
    return Calculation("wrong-change", "percent", (one, other), holds, result, _LIKELY)


def _is_explained(claim: Claim, distance: Claim, near: Sequence[Claim]) -> bool:
    """Whether the distance is that percentage of another number close by."""
    for level in near:
        ratio = over(exactly(distance), exactly(level))
        if level is not distance and ratio is not None and times(ratio, _HUNDRED).meets(claim.interval):
            return True
    return False
