"""Exact numbers and the interval of values that a written number stands for."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

_SHOWN_DECIMALS = 4


@dataclass(frozen=True, slots=True)
class Interval:
    """All values from `low` up to and including `high`; a side that is None is open.

    Bounds are `Fraction`: exact for thirds and percentages alike, and equal to the same `Decimal`.
    """

    low: Fraction | None
    high: Fraction | None

    @classmethod
    def exactly(cls, value: Fraction | Decimal | int) -> "Interval":
        """The interval that holds one value."""
        exact = value if isinstance(value, Fraction) else Fraction(value)
        return cls(exact, exact)

    def holds(self, value: Fraction) -> bool:
        """Whether `value` lies inside, bounds included."""
        return (self.low is None or self.low <= value) and (self.high is None or value <= self.high)

    def meets(self, other: "Interval") -> bool:
        """Whether the two intervals have a value in common."""
        return (self.low is None or other.high is None or self.low <= other.high) and (
            other.low is None or self.high is None or other.low <= self.high
        )

    def encloses(self, other: "Interval") -> bool:
        """Whether every value of `other` lies inside."""
        above = self.low is None or (other.low is not None and self.low <= other.low)
        return above and (self.high is None or (other.high is not None and other.high <= self.high))


def decimal_text(value: Fraction) -> str:
    """Write a number as a plain decimal: 3/2 → "1.5", 1/3 → "0.3333" (four decimals where it has no end)."""
    exact = _finite_text(value)
    return exact if exact is not None else _finite_text(round(value, _SHOWN_DECIMALS)) or "0"


def exact_text(value: Fraction) -> str:
    """Write a number without loss: 3/2 → "1.5", 1/3 → "1/3"."""
    exact = _finite_text(value)
    return f"{value.numerator}/{value.denominator}" if exact is None else exact


def _finite_text(value: Fraction) -> str | None:
    """Write the decimal that equals `value`, or None where its digits never end."""
    if value.denominator == 1:
        return str(value.numerator)
    twos = fives = 0
    rest = value.denominator
    while rest % 2 == 0:
        rest //= 2
        twos += 1
    while rest % 5 == 0:
        rest //= 5
        fives += 1
    if rest != 1:
        return None
    places = max(twos, fives)
    digits = str(abs(value.numerator) * 10**places // value.denominator).rjust(places + 1, "0")
    sign = "-" if value < 0 else ""
    return f"{sign}{digits[:-places]}.{digits[-places:]}" if places else f"{sign}{digits}"
