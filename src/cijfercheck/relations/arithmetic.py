"""Sums with intervals: what a difference, a percentage or a total can be when each number stands for a range of values."""

from collections.abc import Iterable
from fractions import Fraction

from cijfercheck.model.interval import Interval

_HUNDRED = Fraction(100)
_ROUGH = Fraction(10)  # percent: below this a decimal says something
_LITTLE = Fraction(1, 5)  # percent: so near a whole number, decimals say nothing


def minus(one: Interval, other: Interval) -> Interval:
    """All values that `one` less `other` can have."""
    low = None if one.low is None or other.high is None else one.low - other.high
    high = None if one.high is None or other.low is None else one.high - other.low
    return Interval(low, high)


def total(parts: Iterable[Interval]) -> Interval:
    """All values that the sum of the parts can have."""
    low: Fraction | None = Fraction(0)
    high: Fraction | None = Fraction(0)
    for part in parts:
        low = None if low is None or part.low is None else low + part.low
        high = None if high is None or part.high is None else high + part.high
    return Interval(low, high)


def over(one: Interval, other: Interval) -> Interval | None:
    """All values that `one` divided by `other` can have, or None where `other` may be zero or less, or is open."""
    if other.low is None or other.low <= 0 or one.low is None or one.low < 0:
        return None
    low = Fraction(0) if other.high is None else one.low / other.high
    return Interval(low, None if one.high is None else one.high / other.low)


def times(one: Interval, factor: Fraction) -> Interval:
    """All values of `one` times a positive factor."""
    return Interval(
        None if one.low is None else one.low * factor, None if one.high is None else one.high * factor
    )


def percent_change(before: Interval, after: Interval) -> Interval | None:
    """By how many percent `after` can lie above `before`; negative where it lies below."""
    ratio = over(after, before)
    return None if ratio is None else minus(times(ratio, _HUNDRED), Interval.exactly(_HUNDRED))


def negative(one: Interval) -> Interval:
    """The interval on the other side of zero."""
    return Interval(None if one.high is None else -one.high, None if one.low is None else -one.low)


def is_above(one: Interval, other: Interval) -> bool:
    """Whether every value of `one` lies above every value of `other`."""
    return one.low is not None and other.high is not None and one.low > other.high


def middle(one: Interval) -> Fraction | None:
    """The value half-way, or None for an open interval."""
    return None if one.low is None or one.high is None else (one.low + one.high) / 2


def rounded(value: Fraction, step: Fraction) -> Fraction:
    """A percentage as a newspaper would write it beside one with that last digit: 34.73 → 35, 4.41 → 4.4, 8.18 → 8."""
    whole = Fraction(round(value))
    if step < 1:
        return round(value / step) * step
    if abs(value) >= _ROUGH or abs(value - whole) <= _LITTLE:
        return whole
    return Fraction(round(value * 10), 10)
