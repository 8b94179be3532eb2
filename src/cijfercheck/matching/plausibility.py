"""Whether one number could be a slip for another, and whether a number could be met twice by chance."""

from fractions import Fraction
from functools import lru_cache
from typing import Literal

from cijfercheck.model.claim import Claim
from cijfercheck.model.figure import Figure
from cijfercheck.model.interval import Interval, decimal_text

Slip = Literal["scale", "swapped", "turned", "digit", "near"]

_SPECIFIC_DIGITS = 3
_SURE_DIGITS = 4
_THOUSAND = 1000
_WHOLE_TO_PART = 100
_NEAR = 2
_TEN = 10
_TYPED = frozenset({"scale", "swapped", "turned", "digit"})
SCALES = frozenset(Fraction(10) ** power for power in (1, 2, 3, 6))


def is_specific(value: Fraction | None) -> bool:
    """Whether a number is too particular to be met twice by chance: three significant digits, or two in the thousands."""
    if value is None:
        return False
    digits = len(_digits(value))
    return digits >= _SPECIFIC_DIGITS or (digits == _SPECIFIC_DIGITS - 1 and abs(value) >= _THOUSAND)


def has_many_digits(value: Fraction | None) -> bool:
    """Whether a number has three or more significant digits."""
    return value is not None and len(_digits(value)) >= _SPECIFIC_DIGITS


def has_two_digits(value: Fraction | None) -> bool:
    """Whether a number has two or more significant digits: of a measure in an unusual unit that is enough to know it by."""
    return value is not None and len(_digits(value)) > 1


def find_slip(one: Interval, other: Interval) -> Slip | None:
    """How one value may have become the other, by the middle of each."""
    first, second = _middle(one), _middle(other)
    return None if first is None or second is None else slip_of(first, second)


def slip_of(one: Fraction, other: Fraction) -> Slip | None:
    """How one number may have become the other, the surest way first.

    "scale": the same digits, ten, a hundred, a thousand or a million times as large; "swapped": two digits
    of three or more changed places; "turned": both digits of two changed places; "digit": one digit of three or more is another; "near": less than twice as large. None where none holds.
    """
    if not one.numerator or not other.numerator or (one.numerator < 0) != (other.numerator < 0):
        return None
    # Both times both denominators: whole numbers are fast, and this is asked of very many pairs.
    sizes = abs(one.numerator) * other.denominator, abs(other.numerator) * one.denominator
    larger, smaller = max(sizes), min(sizes)
    if larger == smaller:
        return None
    if larger % smaller == 0 and larger // smaller in SCALES:
        return "scale" if _is_written_out(max(abs(one), abs(other)), min(abs(one), abs(other))) else None
    if larger > _TEN * smaller >= _TEN * one.denominator * other.denominator:
        return None  # above one, such numbers have not as many digits
    return _mistyped(*_aligned(one, other)) or ("near" if larger <= _NEAR * smaller else None)


def slip_between(claim: Claim, figure: Figure) -> Slip | None:
    """How a claim's number may have become of a figure, by the numbers as they are written where both are: "ruim 94.000", 9.400."""
    written, point = claim.quantity.value, figure.point
    if written is None or point is None:
        return find_slip(claim.interval, figure.value)
    return slip_of(written, point)


def is_sure_slip(claim: Claim, figure: Figure) -> bool:
    """Whether two numbers are one by their digits alone: four or more that differ in scale, or in two that changed places."""
    written, point = claim.quantity.value, figure.point
    if written is None or point is None or len(_digits(written)) < _SURE_DIGITS:
        return False
    return slip_between(claim, figure) in {"scale", "swapped"}


def has_same_digits(one: Fraction | None, other: Fraction | None) -> bool:
    """Whether two numbers of four digits or more have the same digits in another order: 1.417 and 1.741."""
    if one is None or other is None or one == other or len(_digits(one)) < _SURE_DIGITS:
        return False
    return sorted(_digits(one)) == sorted(_digits(other))


def is_mistyped(value: Fraction, made: Fraction, fewest: int = _SPECIFIC_DIGITS) -> bool:
    """Whether a number of `fewest` digits or more is another but for a slip of the pen: one digit, two beside each other that changed places, the scale."""
    if value * made <= 0 or len(_digits(value)) < fewest:
        return False
    slip = slip_of(value, made)
    if slip == "swapped":
        return _are_beside(value, made)
    return slip in _TYPED or (fewest < _SPECIFIC_DIGITS and _differ_in_one(value, made))


def _are_beside(one: Fraction, other: Fraction) -> bool:
    """Whether the two digits in which numbers differ stand beside each other: of 941 and 149 they do not."""
    differing = [left != right for left, right in zip(*_aligned(one, other), strict=True)]
    return any(differing[place] and differing[place + 1] for place in range(len(differing) - 1))


def _differ_in_one(one: Fraction, other: Fraction) -> bool:
    """Whether two numbers of two digits differ in one of them."""
    first, second = _aligned(max(one, other), min(one, other))
    return (
        len("ab") == len(first) == len(second)
        and sum(a != b for a, b in zip(first, second, strict=True)) == 1
    )


def same_number(claim: Claim) -> Interval | None:
    """The points of figures whose very number a claim has, or has rounded to three digits or more: "1,18 miljoen" is 1.176.000.

    None where the claim states no single number.
    """
    written = claim.quantity.value
    if written is None or not has_many_digits(written):
        return None if written is None else Interval(written, written)
    half = claim.quantity.place / 2
    return Interval(written - half, written + half)


def has_point(interval: Interval, figure: Figure) -> bool:
    """Whether the point of a figure lies in an interval; one without a point lies nowhere."""
    return figure.point is not None and interval.holds(figure.point)


def digits_of(value: Fraction) -> str:
    """The significant digits of a number in rising order: the same for another scale and for digits that changed places."""
    return "".join(sorted(_digits(value)))


def may_be_part(one: Interval, other: Interval) -> bool:
    """Whether two values may be those of a group and of a part of it: neither more than a hundred times the other."""
    first, second = _middle(one), _middle(other)
    if not first or not second:
        return False
    return max(abs(first), abs(second)) <= _WHOLE_TO_PART * min(abs(first), abs(second))


def _is_written_out(larger: Fraction, smaller: Fraction) -> bool:
    """Whether two numbers of the same digits are no two round ones: "tien" is not "honderd", nor "1" a slip for "100"."""
    return len(_digits(larger)) > 1 or larger >= _THOUSAND * _THOUSAND or smaller < 1


def _mistyped(one: str, other: str) -> Slip | None:
    """How two numbers of as many digits differ: in two that changed places, or in one digit of three or more."""
    if len(one) == len(other) == len("ab") and one == other[::-1]:
        return "turned"
    if len(one) != len(other) or len(one) < _SPECIFIC_DIGITS:
        return None
    places = [place for place, (left, right) in enumerate(zip(one, other, strict=True)) if left != right]
    if len(places) == len("ab") and sorted(one) == sorted(other):
        return "swapped"
    return "digit" if len(places) == 1 else None


def _aligned(one: Fraction, other: Fraction) -> tuple[str, str]:
    """The digits of two numbers with the point in the same place, without the zeros that both end in."""
    parts = _written(one), _written(other)
    decimals = max(len(rest) for _, rest in parts)
    first, second = (whole + rest.ljust(decimals, "0") for whole, rest in parts)
    zeros = min(len(digits) - len(digits.rstrip("0")) for digits in (first, second))
    return (first[: len(first) - zeros], second[: len(second) - zeros])


def _middle(interval: Interval) -> Fraction | None:
    if interval.low is None or interval.high is None:
        return interval.low if interval.high is None else interval.high
    return (interval.low + interval.high) / 2


def _digits(value: Fraction) -> str:
    """The significant digits of a number, without the zeros before and after them."""
    return "".join(_written(value)).strip("0")


def _written(value: Fraction) -> tuple[str, str]:
    """The digits of a number before its point and behind it."""
    return _decimal_parts(abs(value.numerator), value.denominator)


@lru_cache(maxsize=20_000)
def _decimal_parts(numerator: int, denominator: int) -> tuple[str, str]:
    whole, _, rest = decimal_text(Fraction(numerator, denominator)).partition(".")
    return whole, rest
