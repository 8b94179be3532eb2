"""A stretch of calendar days, and the words in a text that name one."""

from dataclasses import dataclass, replace
from datetime import date


@dataclass(frozen=True, slots=True)
class Period:
    """The days from `first` up to and including `last`; None is an open side ("sinds 2019")."""

    first: date | None
    last: date | None

    def holds(self, other: "Period") -> bool:
        """Whether `other` lies wholly inside this period."""
        starts = self.first is None or (other.first is not None and self.first <= other.first)
        ends = self.last is None or (other.last is not None and other.last <= self.last)
        return starts and ends

    def meets(self, other: "Period") -> bool:
        """Whether one of two periods lies wholly inside the other."""
        return self.holds(other) or other.holds(self)

    def overlaps(self, other: "Period") -> bool:
        """Whether two periods have a day in common."""
        starts = self.first is None or other.last is None or self.first <= other.last
        ends = self.last is None or other.first is None or other.first <= self.last
        return starts and ends

    @property
    def days(self) -> int | None:
        """The number of days, None when a side is open."""
        if self.first is None or self.last is None:
            return None
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True)
class PeriodMention:
    """Words that name a period: "in 2024" is not in the span, "2024" is.

    `compared` is true where the words name the period that something is compared with
    ("dan in 2023", "ten opzichte van een jaar eerder", "vergeleken met 2019").
    """

    start: int
    end: int
    text: str
    period: Period
    compared: bool = False

    def moved(self, by: int) -> "PeriodMention":
        """The same words in a text that begins `by` characters earlier."""
        return self if not by else replace(self, start=self.start + by, end=self.end + by)
