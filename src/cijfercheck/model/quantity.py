"""A number as it stands in a text, read exactly."""

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from cijfercheck.model.interval import Interval

QuantityKind = Literal[
    "number",
    "percentage",
    "percentage_point",
    "amount",
    "measure",
    "duration",
    "age",
    "temperature",
    "ratio",
    "multiple",
    "ordinal",
]
Qualifier = Literal["exact", "about", "almost", "just_over", "at_least", "at_most", "more_than", "less_than"]


_BOUNDS = frozenset({"at_least", "at_most", "more_than", "less_than"})


@dataclass(frozen=True, slots=True)
class OtherReading:
    """What the same words can also say: "2 ton" is 2000 kilos, or 200,000 euro."""

    value: Fraction
    unit: str | None
    kind: QuantityKind


@dataclass(frozen=True, slots=True)
class Quantity:
    """One written number with its scale word, unit or currency sign, without its hedge.

    `value` has the scale applied ("1,5 miljoen" is 1500000; "20 procent" is 20 with unit "procent"). It is None for a
    range ("20 tot 30"), which has `low` and `high`. `stands_for` is the interval of values that the words allow: the
    rounding of the digits, moved or widened by the hedge ("ruim 900": from 900 up). `step` is what one unit in the
    last written digit is worth ("3,5 miljard": 100 million). `number_start` and `number_end` enclose the digits or
    words with their scale word alone ("1,2 mln" in "€ 1,2 mln"). Offsets count code points; ends are exclusive.

    Values in `unit` times `factor`, plus `shift`, are in `canonical_unit`: quantities with the same canonical unit can be
    compared ("1.500 kilo" and "1,5 ton" are both 1500 kilogram). It is None where there is no unit. `other` is a second
    reading of the same words, where nothing tells which is meant.
    """

    start: int
    end: int
    number_start: int
    number_end: int
    text: str
    kind: QuantityKind
    value: Fraction | None
    low: Fraction | None
    high: Fraction | None
    unit: str | None
    qualifier: Qualifier
    hedge: str | None
    stands_for: Interval
    step: Fraction
    canonical_unit: str | None = None
    factor: Fraction = Fraction(1)
    shift: Fraction = Fraction(0)
    other: OtherReading | None = None

    def moved(self, by: int) -> "Quantity":
        """The same quantity in a text that begins `by` characters earlier."""
        return (
            self
            if not by
            else replace(
                self,
                start=self.start + by,
                end=self.end + by,
                number_start=self.number_start + by,
                number_end=self.number_end + by,
            )
        )

    def in_canonical(self, value: Fraction) -> Fraction:
        """Convert a value of this quantity's `unit` into its `canonical_unit`."""
        return value * self.factor + self.shift

    @property
    def number_text(self) -> str:
        """The digits or words with their scale word alone: "1,2 mln" in "€ 1,2 mln"."""
        return self.text[self.number_start - self.start : self.number_end - self.start]

    @property
    def bounds(self) -> Interval | None:
        """The limits that the words state, None where they state a value.

        "5 tot 10" → 5 up to 10; "minstens 3" → 3 and up; "tot 30" → up to 30; "ruim 900" states a value.
        """
        if self.value is None:
            return Interval(self.low, self.high)
        return self.stands_for if self.qualifier in _BOUNDS else None

    @property
    def place(self) -> Fraction:
        """The worth of the last digit that says something: 1000 for "5.000", 10 for "3.450", 1/10 for "13,0"."""
        if self.value is None or self.step != 1 or not self.value:
            return self.step
        zeros = len(digits := str(abs(self.value.numerator))) - len(digits.rstrip("0"))
        return Fraction(10**zeros)


@dataclass(frozen=True, slots=True)
class NotClaim:
    """A number that states nothing to check, with the reason: date, time, road, citation, …, or "unread"."""

    start: int
    end: int
    text: str
    reason: str

    def moved(self, by: int) -> "NotClaim":
        """The same number in a text that begins `by` characters earlier."""
        return self if not by else replace(self, start=self.start + by, end=self.end + by)
