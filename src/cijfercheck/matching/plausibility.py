"""Whether one number could be a slip for another, and whether a number could be met twice by chance."""

from fractions import Fraction
from typing import Literal

from cijfercheck.model.interval import Interval, decimal_text

Slip = Literal["scale", "digits", "near"]

_SPECIFIC_DIGITS = 3
_NEAR = Fraction(2)
_SCALES = frozenset(Fraction(10) ** power for power in (1, 2, 3, 6))


def is_specific(value: Fraction | None) -> bool:
    """Whether a number is too particular to be met twice by chance: three or more significant digits."""
    return value is not None and len(_digits(value)) >= _SPECIFIC_DIGITS


def find_slip(one: Interval, other: Interval) -> Slip | None:
    """How one value may have become the other, the surest way first.

    "scale": the same digits, ten, a hundred, a thousand or a million times as large; "digits": two digits swapped or one
    mistyped, in a number of three or more; "near": less than twice as large. None where none of these holds.
    """
    first, second = _middle(one), _middle(other)
    if not first or not second or (first < 0) != (second < 0):
        return None
    larger, smaller = max(abs(first), abs(second)), min(abs(first), abs(second))
    if larger == smaller:
        return None
    if larger / smaller in _SCALES:
        return "scale"
    if larger / smaller > _NEAR:
        return None
    return "digits" if _mistyped(_digits(larger), _digits(smaller)) else "near"


def _mistyped(one: str, other: str) -> bool:
    """Whether two numbers as long as each other differ in one digit, or in two that changed places."""
    if len(one) != len(other) or len(one) < _SPECIFIC_DIGITS:
        return False
    places = [place for place, (left, right) in enumerate(zip(one, other, strict=True)) if left != right]
    if len(places) == 1:
        return len(one) > _SPECIFIC_DIGITS
    return len(places) == len("ab") and sorted(one) == sorted(other)


def _middle(interval: Interval) -> Fraction | None:
    if interval.low is None or interval.high is None:
        return interval.low if interval.high is None else interval.high
    return (interval.low + interval.high) / 2


def _digits(value: Fraction) -> str:
    """The significant digits of a number, without the zeros before and after them."""
    return decimal_text(abs(value)).replace(".", "").strip("0")
