"""How well a figure fits a claim, and why."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from cijfercheck.model.calculation import Calculation
from cijfercheck.model.claim import Claim
from cijfercheck.model.figure import Figure

Relation = Literal["equal", "narrower", "wider", "other"]
PeriodFit = Literal["same", "within", "unknown", "other"]
COPIED = "copied"
"""The reason of a figure whose words were copied with another number."""


@dataclass(frozen=True, slots=True)
class Reason:
    """A named part of a score, from -1 to 1, with the words that it rests on."""

    name: str
    weight: Fraction
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """A figure beside a claim.

    `relation` is the claim's subject seen from the figure's. `strict` is true where it is equal and nothing else in the
    two sentences sets them apart. `score` runs from 0 (no word in common) to 1.
    """

    claim: Claim
    figure: Figure
    relation: Relation
    strict: bool
    period: PeriodFit
    score: Fraction
    reasons: tuple[Reason, ...]

    def words(self, name: str) -> tuple[str, ...]:
        """The words of the reason with this name; none where there is no such reason."""
        return next((reason.words for reason in self.reasons if reason.name == name), ())

    def has(self, name: str) -> bool:
        """Whether there is a reason with this name."""
        return any(reason.name == name for reason in self.reasons)

    @property
    def is_of_same_time(self) -> bool:
        """Whether claim and figure hold for the same days, or one of them names none of its own."""
        if self.period in {"same", "other"}:
            return self.period == "same"
        period = self.claim.period
        return self.figure.period is None or period is None or not period.named

    @property
    def agrees(self) -> bool:
        """Whether the two numbers may be one.

        An exact figure must lie within what the claim's words allow. Of two written numbers the coarser must allow the finer;
        two that are written as finely must be the same, unless one is hedged: "41 procent" is not "42 procent", though both may
        stand for 41,5, but "bijna 80 miljoen" may be 78 miljoen. In a
        sentence of the source that was copied, the number may be rounder there, but neither finer nor another bound.
        """
        return not self.has(COPIED) and self._may_be_one()

    def _may_be_one(self) -> bool:
        quantity, figure = self.claim.quantity, self.figure
        if quantity.value is not None and quantity.value == figure.point:
            return True
        finest = figure.place_value
        if (
            finest is None
            or figure.point is None
            or quantity.value is None
            or quantity.kind in {"ratio", "multiple"}
        ):
            if self.has("wording") and quantity.value is not None and figure.point is None:
                return self.claim.interval.encloses(figure.value)
            return self.claim.interval.meets(figure.value)
        if quantity.place == finest:
            return quantity.hedge is not None and self.claim.interval.holds(figure.point)
        if quantity.place > finest:
            return self.claim.interval.holds(figure.point)
        return figure.value.holds(quantity.value) and not self.has("wording")


@dataclass(frozen=True, slots=True)
class Comparison:
    """A claim with all figures that resemble it, best first, and the one it should equal.

    `expected` is None where nothing was found to compare with; `reason` then says why, as a slug. `matches` holds the
    figures of other groups and periods too: they are where a mismatch finds its explanation. `belongs` is the figure that the
    claimed number is known to be, where the words around it point at another. `calculations` are the sums that the claim takes
    part in. `kept_from` is the source that has the number in the same words.
    """

    claim: Claim
    expected: Match | None
    matches: tuple[Match, ...]
    reason: str | None = None
    belongs: Match | None = None
    calculations: tuple[Calculation, ...] = ()
    kept_from: str | None = None

    @property
    def is_quiet(self) -> bool:
        """Whether nothing was found wrong with the claim."""
        return self.belongs is None and (self.expected is None or self.expected.agrees)

    @property
    def follows(self) -> bool:
        """Whether the claim is a change, share or total that follows from other numbers, and contradicts none."""
        return bool(self.calculations) and all(calculation.holds for calculation in self.calculations)
