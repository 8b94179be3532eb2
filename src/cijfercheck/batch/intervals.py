"""How sure a share is: Wilson's score interval."""

from dataclasses import dataclass
from math import sqrt

_Z = 1.959963984540054
"""The standard normal quantile of 0.975: intervals are of 95 percent."""
_DECIMALS = 6


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole with its 95 percent interval; all three are None where the whole is 0."""

    part: float
    whole: float
    share: float | None
    low: float | None
    high: float | None

    def to_record(self, per: int = 1) -> dict[str, float | None]:
        """Give it as plain values, as a number per so many."""
        return {
            "part": self.part,
            "whole": self.whole,
            "share": _times(self.share, per),
            "low": _times(self.low, per),
            "high": _times(self.high, per),
        }


def wilson(part: float, whole: float) -> Share:
    """Give the share of `part` in `whole` with Wilson's interval (Wilson 1927; no continuity correction).

    Both may be effective sizes of a weighted sample, and so no whole numbers: `wilson(8, 10)` is 0.8, from 0.490 to 0.943.
    """
    if whole <= 0:
        return Share(part, whole, None, None, None)
    share = part / whole
    squared = _Z * _Z
    centre = (share + squared / (2 * whole)) / (1 + squared / whole)
    reach = _Z / (1 + squared / whole) * sqrt(share * (1 - share) / whole + squared / (4 * whole * whole))
    low = 0.0 if part <= 0 else max(0.0, centre - reach)
    high = 1.0 if part >= whole else min(1.0, centre + reach)
    return Share(part, whole, share, low, high)


def _times(value: float | None, per: int) -> float | None:
    return None if value is None else round(value * per, _DECIMALS)
