"""Whether one number could be a slip for another, and whether a number could be met twice by chance."""

from fractions import Fraction

from cijfercheck.model.interval import Interval

_SPECIFIC_DIGITS = 3
_NEAR = Fraction(2)
_SLIPS = tuple(Fraction(10) ** power for power in (1, 2, 3, 6))


def is_specific(value: Fraction | None) -> bool:
    """Whether a number is too particular to be met twice by chance: three or more significant digits."""
    return value is not None and len(_digits(value)) >= _SPECIFIC_DIGITS


def is_near_miss(one: Interval, other: Interval) -> bool:
    """Whether two values may be one that was mistyped: less than twice as large, a power of ten, or the same digits."""
    first, second = _middle(one), _middle(other)
    if not first or not second or (first < 0) != (second < 0):
        return False
    larger, smaller = max(abs(first), abs(second)), min(abs(first), abs(second))
    if larger / smaller <= _NEAR or larger / smaller in _SLIPS:
        return True
    digits = _digits(larger), _digits(smaller)
    return len(digits[0]) >= _SPECIFIC_DIGITS and sorted(digits[0]) == sorted(digits[1])


def _middle(interval: Interval) -> Fraction | None:
    if interval.low is None or interval.high is None:
        return interval.low if interval.high is None else interval.high
    return (interval.low + interval.high) / 2


def _digits(value: Fraction) -> str:
    """The significant digits of a number that has an end, or of its numerator where it has none."""
    scaled = abs(value)
    while scaled.denominator != 1 and scaled.denominator % 2 in {0, 1} and scaled.denominator < 10**6:
        larger = scaled * 10
        if larger.denominator == scaled.denominator:
            break
        scaled = larger
    return str(scaled.numerator).rstrip("0")
