"""Whether a change follows from two levels: the size, the direction and the unit."""

from fractions import Fraction
from itertools import pairwise
from typing import Literal

from cijfercheck.language.lexicon import roles
from cijfercheck.matching.plausibility import is_mistyped
from cijfercheck.model.calculation import Operand
from cijfercheck.model.claim import HERE, Claim, Role
from cijfercheck.model.interval import Interval
from cijfercheck.relations.arithmetic import (
    is_above,
    middle,
    minus,
    negative,
    over,
    percent_change,
    rounded,
    times,
)

Verdict = Literal["holds", "sign", "unit", "fails", "unknown"]
_TOO_MANY = 1000
_MANY = 10  # so many times as much is rare, and so many times more often is not
_BEHIND = 3  # "keer minder dan"
_THAN = frozenset({"dan", "als"})
_OFF = Fraction(1, 20)  # of a change: what is further from the percentage is that in points
_HUNDRED = Fraction(100)
_FEWEST_DIGITS = 2
_NOTHING = Interval.exactly(Fraction(0))


def weigh(
    claim: Claim, before: Operand, after: Operand, difference: Interval | None = None
) -> tuple[Verdict, Fraction | None]:
    """Whether a change follows from two levels, and what follows from them in its unit.

    A `difference` that the text gives is finer than what two rounded levels leave between them: 18.000 euro, "400 euro extra".

    "sign" is a change of the right size, but the other way; "unit" one in percentage points that is called percent, or the
    reverse; "unknown" where the levels are open or zero.
    """
    said = claim.interval
    times_said = claim.quantity.value or 0
    counted = times_said >= _MANY or (times_said % 1 == 0 and (before.point or 0) > _MANY)
    if claim.role == "multiple" and counted:
        apart = minus(
            after.value, before.value
        )  # "43 keer minder" may count the times that something was done
        if apart.meets(said) or negative(apart).meets(said):
            way = way_of_times(claim)
            turned = way is not None and is_above(*_ordered(way, before, after))
            return ("sign" if turned else "holds"), middle(apart)
    if claim.role == "multiple" and (claim.quantity.value or 0) >= _TOO_MANY:
        return "unknown", None  # "1,7 miljoen keer meer"
    if claim.role == "multiple":
        verdict, result = _weigh_multiple(said, over(after.value, before.value))
        many = verdict == "fails" and times_said >= _MANY  # "312 keer hulp, 45 keer vaker"
        return ("unknown", None) if many else (verdict, result)
    points = minus(after.value, before.value) if difference is None else difference
    actual = _actual(claim, before, after, points, told=difference is not None)
    if actual is None:
        return "unknown", None
    rises = is_above(after.value, before.value) if difference is None else is_above(difference, _NOTHING)
    if claim.role == "decrease":
        actual, points = negative(actual), negative(points)
    exact = _exact(claim, before, after) if difference is None else None
    verdict = _verdict(claim, before, after, actual, points, rises=rises)
    return verdict, middle(actual) if exact is None else exact


def is_slip_for(claim: Claim, one: Fraction | None, other: Fraction | None) -> bool:
    """Whether a change is what lies between two levels but for one digit, its base, or the whole for the difference."""
    if not one or not other:
        return False
    said, step, apart = claim.quantity.value or Fraction(0), claim.quantity.step, abs(other - one)
    misread = (apart / other, other / one, one / other)
    if claim.kind == "ratio":
        return any(claim.interval.holds(made) for made in misread)
    if claim.kind != "percentage":
        return is_mistyped(said, apart, _FEWEST_DIGITS)
    right = rounded(apart / one * _HUNDRED, step)
    return any(rounded(made * _HUNDRED, step) == said for made in misread) or is_mistyped(
        said, right, _FEWEST_DIGITS
    )


def way_of_times(claim: Claim) -> Role | None:
    """Which way the word behind a number of times points: "zestien keer minder dan het jaar daarvoor"."""
    words, lists = claim.surroundings.partition(HERE)[2].split()[:_BEHIND], roles()
    word = next((word for word, then in pairwise(words) if then in _THAN), "")
    if word in lists.rise.comparatives:
        return "increase"
    return "decrease" if word in lists.fall.comparatives else None


def _ordered(way: Role, before: Operand, after: Operand) -> tuple[Interval, Interval]:
    """Two levels, the one first that is higher where a change is told the other way round."""
    return (before.value, after.value) if way == "increase" else (after.value, before.value)


def _exact(claim: Claim, before: Operand, after: Operand) -> Fraction | None:
    """What the written numbers give, without what they may be rounded from, in the unit of the claim."""
    one, other = before.point, after.point
    if not one or other is None:
        return None
    change = one - other if claim.role == "decrease" else other - one
    if claim.kind == "percentage":
        return change / one * _HUNDRED
    return change / one if claim.kind == "ratio" else change


def _verdict(
    claim: Claim, before: Operand, after: Operand, actual: Interval, points: Interval, *, rises: bool
) -> Verdict:
    """Whether a change is what two levels give, turned round, or right in another unit only."""
    said = claim.interval
    if _means_points(claim, before, after):
        return "unit"
    if actual.meets(said) or (claim.role == "difference" and negative(actual).meets(said)):
        return "holds"
    if "percentage" in {before.kind, after.kind} and _other_unit(claim, before, after, points):
        return "unit"
    turned = claim.role != "difference" and negative(actual).meets(said)
    return "sign" if turned and rises != (claim.role == "increase") else "fails"


def _weigh_multiple(said: Interval, ratio: Interval | None) -> tuple[Verdict, Fraction | None]:
    if ratio is None:
        return "unknown", None
    return ("holds" if ratio.meets(said) else "fails"), _short(middle(ratio))


def _other_unit(claim: Claim, before: Operand, after: Operand, points: Interval) -> bool:
    """Whether a change of a percentage is right in points where it says percent, or the reverse."""
    if claim.kind == "percentage":
        return points.meets(claim.interval)
    relative = percent_change(before.value, after.value)
    if claim.kind != "percentage_point" or relative is None:
        return False
    return (negative(relative) if claim.role == "decrease" else relative).meets(claim.interval)


def _means_points(claim: Claim, before: Operand, after: Operand) -> bool:
    """Whether a change called percent is to the digit that of two percentages in points, and in percent only by rounding.

    "van 3,8 naar 3,9 procent, 0,1 procent hoger": in percent it is 2,6; "van 89 naar 91 procent, 2 procent hoger": 2,2.
    """
    value, one, other = claim.quantity.value, before.point, after.point
    if claim.kind != "percentage" or before.kind != "percentage" or after.kind != "percentage":
        return False
    if not value or not one or other is None:
        return False
    change = other - one if claim.role == "increase" else one - other
    if claim.role == "difference":
        change = abs(change)
    return change == value and abs(change / one * _HUNDRED - value) > _OFF * value


def _actual(
    claim: Claim, before: Operand, after: Operand, points: Interval, *, told: bool
) -> Interval | None:
    """What the levels give, in the unit of the claim; None where it cannot be said."""
    if claim.kind in {"percentage", "ratio"}:
        percent = _percent_of(points, before.value) if told else percent_change(before.value, after.value)
        if percent is None or claim.kind == "percentage":
            return percent
        return times(percent, 1 / _HUNDRED)
    return points


def _percent_of(points: Interval, before: Interval) -> Interval | None:
    """How many percent a difference is of the level that it is measured from."""
    falls = points.high is not None and points.high <= 0
    ratio = over(negative(points) if falls else points, before)
    if ratio is None:
        return None
    return times(negative(ratio) if falls else ratio, _HUNDRED)


def _short(value: Fraction | None) -> Fraction | None:
    return None if value is None else Fraction(round(value * 10), 10)
