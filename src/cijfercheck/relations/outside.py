"""What is known outside a sentence about a level in it: the same series in a reference, the pair that a source joins."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from cijfercheck.matching.plausibility import has_many_digits, is_specific
from cijfercheck.model.calculation import Operand
from cijfercheck.model.claim import Claim
from cijfercheck.model.figure import Figure
from cijfercheck.model.match import Comparison, Match
from cijfercheck.model.period import Period
from cijfercheck.model.subject import Subject
from cijfercheck.relations.known import Known
from cijfercheck.relations.lines import begins_alike, operand_of
from cijfercheck.relations.pairs import period_of

_LEAP = 3  # days by which two years, quarters or months may differ
_LONG = 5  # letters
_ALIKE = Fraction(2, 5)  # so alike must a claim and a reference figure be whose series is used


@dataclass(frozen=True, slots=True)
class Step:
    """Where a level came from: the level before it, and what it is itself outside the draft."""

    before: Operand
    after: Operand


class Outside:
    """Looks up, for a claim of the draft, the figures that go with the one it was matched with."""

    def __init__(self, comparisons: Sequence[Comparison], known: Known) -> None:
        """Take what the claims of one draft were matched with, and what is known outside it."""
        self._matches: Mapping[str, Comparison] = {
            comparison.claim.id: comparison for comparison in comparisons
        }
        self._known = known

    def match(self, claim: Claim) -> Match | None:
        """The figure outside the draft that a claim should equal."""
        comparison = self._matches.get(claim.id)
        expected = comparison.expected if comparison is not None else None
        return expected if expected is not None and expected.figure.origin != "claim" else None

    def _same_number(self, claim: Claim) -> Match | None:
        """A figure outside the draft with the very number of a claim, too particular for chance."""
        comparison = self._matches.get(claim.id)
        value = claim.quantity.value
        if comparison is None or not is_specific(value):
            return None
        outside = (match for match in comparison.matches if match.figure.origin != "claim")
        return next(
            (match for match in outside if match.figure.point == value and match.period != "other"), None
        )

    def supports(self, claim: Claim) -> bool:
        """Whether a figure outside the draft says what the claim says."""
        match = self.match(claim)
        return match is not None and match.agrees

    def steps(self, claim: Claim, baseline: Period | None) -> Iterator[Step]:
        """Where the level of a claim came from, as far as a reference or source says.

        Args:
            claim: A level of the draft.
            baseline: The period that it is compared with; None where the sentence names none.
        """
        match = self.match(claim) or self._same_number(claim)
        if match is None:
            yield from self._unmatched(claim, baseline)
            return
        if match.figure.origin == "reference" and not _is_meant(match):
            return
        figure = match.figure
        series = self._known.series.get(figure.name, {})
        for period in self._bases(figure, series, baseline):
            yield Step(operand_of(series[period]), operand_of(figure))
        yield from self._joined(figure.name, baseline)

    def _joined(self, name: str, baseline: Period | None) -> Iterator[Step]:
        """Where a level of a source came from, as the source itself says."""
        for source, pair in self._known.pairs.get(name, ()):
            before = period_of(pair.before)
            after = source.operand(pair.after)
            if after.name == name and (baseline is None or before is None or _overlap(before, baseline)):
                yield Step(source.operand(pair.before), after)

    def _unmatched(self, claim: Claim, baseline: Period | None) -> Iterator[Step]:
        """Where a level came from that no figure was matched with, but whose very number is known for the same days."""
        value = claim.quantity.value
        for level in self._known.by_point.get(value, ()) if value is not None else ():
            operand, period = level.operand, period_of(claim)
            if operand.period is None or period is None or not _overlap(operand.period, period):
                continue
            if operand.origin == "source" and has_many_digits(value):
                yield from self._joined(operand.name, baseline)
            elif operand.origin == "reference" and baseline is not None and _is_about(claim, level.subject):
                series = self._known.series.get(operand.name, {})
                if baseline in series and baseline != operand.period:
                    yield Step(operand_of(series[baseline]), operand)

    @staticmethod
    def _bases(figure: Figure, series: Mapping[Period, Figure], baseline: Period | None) -> Iterator[Period]:
        """The periods of a series that a figure may be compared with: the one named, else the one before and a year before."""
        if figure.period is None or figure.origin != "reference":
            return
        if baseline is not None:
            days = figure.period.days
            same = [period for period in series if period.holds(baseline) and period.days is not None]
            alike = [p for p in same if days is not None and abs((p.days or 0) - days) <= _LEAP]
            yield from (period for period in alike if period != figure.period)
            return
        first = figure.period.first
        earlier = [
            period
            for period in series
            if period.first is not None and first is not None and period.first < first
        ]
        if not earlier:
            return
        nearest = max(earlier, key=lambda period: period.first or date.min)
        year = [
            p for p in earlier if first is not None and p.first == first.replace(year=first.year - 1, day=1)
        ]
        yield from dict.fromkeys((nearest, *year))

    def rate_steps(self, claim: Claim) -> Iterator[Step]:
        """The two levels of a rate that a change speaks of itself: "de inflatie ligt 0,6 procent hoger dan een jaar eerder"."""
        comparison = self._matches.get(claim.id)
        if comparison is None or claim.baseline is None or claim.kind != "percentage":
            return
        for match in comparison.matches:
            figure = match.figure
            series = self._known.series.get(figure.name, {})
            fits = (
                figure.kind == "percentage"
                and match.relation == "equal"
                and match.period in {"same", "within"}
            )
            if fits and claim.baseline.period in series and figure.period != claim.baseline.period:
                yield Step(operand_of(series[claim.baseline.period]), operand_of(figure))


def _is_meant(match: Match) -> bool:
    """Whether a level is that of a series: by its words, or by its very number for its very days."""
    if match.relation != "other" and match.score >= _ALIKE:
        return True
    same = match.agrees and match.period == "same"
    return same and (match.score >= _ALIKE or is_specific(match.claim.quantity.value))


def _is_about(claim: Claim, subject: Subject) -> bool:
    """Whether a claim counts what a label names, its head being a form or a part of a word of it."""
    head = claim.subject.head.lower()
    words = (subject.head, *subject.modifiers)
    return any(
        begins_alike(head, word.lower()) or (len(head) >= _LONG and head in word.lower()) for word in words
    )


def _overlap(one: Period, other: Period) -> bool:
    return one.holds(other) or other.holds(one)
