"""What is known outside a sentence about a level in it: the same series in a reference, the pair that a source joins."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from cijfercheck.language.units import conversion
from cijfercheck.matching.candidates import in_unit_of
from cijfercheck.matching.plausibility import has_many_digits, is_specific
from cijfercheck.model.calculation import Operand
from cijfercheck.model.claim import Claim, ClaimPeriod
from cijfercheck.model.figure import Figure
from cijfercheck.model.match import Comparison, Match
from cijfercheck.model.period import Period
from cijfercheck.model.subject import Subject
from cijfercheck.relations.arithmetic import times
from cijfercheck.relations.known import Known
from cijfercheck.relations.lines import begins_alike, operand_of
from cijfercheck.relations.pairs import period_of
from cijfercheck.relations.verdicts import weigh

_HAS_DIGIT = re.compile(r"\d")
_LEAP = 3  # days by which two years, quarters or months may differ
_LONG = 5  # letters
_FEWEST = 3  # numbers that a draft has of a source
_SCALES = tuple(Fraction(10) ** power for power in (-3, -2, -1, 1, 2, 3))
_ALIKE = Fraction(2, 5)  # so alike must a claim and a reference figure be whose series is used


@dataclass(frozen=True, slots=True)
class Step:
    """Where a level came from: the level before it, and what it is itself outside the draft.

    `by_number` tells that the level is known by its very number and days, and hardly by its words; `wordless` that it shares none.
    """

    before: Operand
    after: Operand
    by_number: bool = False
    wordless: bool = False


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

    def is_level(self, claim: Claim) -> bool:
        """Whether a figure outside the draft has the very percentage of a claim for its very days, as how much there is."""
        value, days = claim.quantity.value, None if claim.period is None else claim.period.period
        if claim.kind != "percentage" or value is None or days is None:
            return False
        return any(
            level.operand.kind == claim.kind and level.operand.period == days
            for level in self._known.by_point.get(value, ())
        )

    def should_be(self, claim: Claim) -> Operand | None:
        """The number that a claim should have by a figure outside the draft; None where none says otherwise."""
        match = self.match(claim)
        return None if match is None or match.agrees else operand_of(match.figure)

    def contradicts(self, claim: Claim) -> bool:
        """Whether a figure outside the draft says otherwise: the claim is reported itself, and what follows from it is not."""
        match = self.match(claim)
        return match is not None and not match.agrees

    def is_written_from(self, source: str) -> bool:
        """Whether the draft has more numbers of a source than chance gives, each of three digits or more."""
        values = {comparison.claim.quantity.value for comparison in self._matches.values()}
        found = [
            value
            for value in values
            if value is not None
            and is_specific(value)
            and any(level.operand.document == source for level in self._known.by_point.get(value, ()))
        ]
        return len(found) >= _FEWEST

    def steps(self, claim: Claim, baseline: ClaimPeriod | None) -> Iterator[Step]:
        """Where the level of a claim came from, as far as a reference or source says.

        Args:
            claim: A level of the draft.
            baseline: The period that it is compared with; None where the sentence names none.
        """
        base = baseline.period if baseline is not None else None
        match = self.match(claim) or self._same_number(claim)
        if match is None:
            yield from self._unmatched(claim, base)
            return
        if match.figure.origin == "reference" and not (_is_meant(match) or self._is_measured(match, base)):
            return
        figure, by_number = match.figure, not _has_words(match)
        wordless = figure.origin == "reference" and not match.words("subject")
        series = self._known.series.get(figure.name, {})
        periods = list(_bases(figure, series, base))
        usual = list(_bases(figure, series, None))
        if baseline is not None and not _HAS_DIGIT.search(baseline.text) and set(periods).isdisjoint(usual):
            periods = (
                periods and periods + usual
            )  # "een jaar eerder" may be counted from more than one moment
        for period in periods:
            for step in _step(claim, series[period], figure):
                yield replace(step, by_number=by_number, wordless=wordless)
        yield from self._joined(claim, figure.name, base)

    def _is_measured(self, match: Match, baseline: Period | None) -> bool:
        """Whether a level has the number of a figure, words of it, and a baseline in its very series."""
        named = match.agrees and match.period in {"same", "within"} and bool(match.words("subject"))
        return named and baseline in self._known.series.get(match.figure.name, {})

    def _joined(self, claim: Claim, name: str, baseline: Period | None) -> Iterator[Step]:
        """Where a level of a source came from, as the source itself says."""
        for source, pair in self._known.pairs.get(name, ()):
            before = period_of(pair.before)
            after = source.operand(pair.after)
            timed = baseline is None or before is None or before.meets(baseline)
            if after.name != name or not timed:
                continue
            if _is_in_unit_of(claim, pair.after):
                yield Step(source.operand(pair.before), after)
            elif (factor := conversion(pair.after.quantity.unit, claim.quantity.unit)) is not None:
                yield Step(_converted(source.operand(pair.before), factor), _converted(after, factor))

    def told_with(self, claim: Claim) -> Iterator[Step]:
        """The number that a source tells with that of a claim, as that of the time before or in brackets behind it."""
        value = claim.quantity.value
        telling = is_specific(value) or claim.kind == "percentage"
        for source, one, other in self._known.brackets.get(value, ()) if telling else ():
            if _is_in_unit_of(claim, one) and self.is_written_from(source.name):
                yield Step(source.operand(other), source.operand(one))
        for source, pair in self._known.paired.get(value, ()):
            if _is_in_unit_of(claim, pair.after) and self.is_written_from(source.name):
                yield Step(source.operand(pair.before), source.operand(pair.after))

    def told_at_scale(self, claim: Claim, change: Claim) -> Iterator[Step]:
        """The two levels of a source that are those of a claim and of its change in another unit: 65 cent per kilo, 65 euro per 100 kilo."""
        value, size = claim.quantity.value, change.quantity.value
        if not value or not size or claim.kind != change.kind or claim.kind not in {"amount", "measure"}:
            return
        for scale in _SCALES:
            paired = self._known.paired.get(value * scale, ())
            told = [(source, pair.before, pair.after) for source, pair in paired]
            told += [
                (source, other, one) for source, one, other in self._known.brackets.get(value * scale, ())
            ]
            for source, before, after in told:
                one, other = before.quantity.value, after.quantity.value
                exact = one is not None and other is not None and abs(other - one) == size * scale
                if exact and after.kind == claim.kind and self.is_written_from(source.name):
                    first, second = source.operand(before), source.operand(after)
                    yield Step(_converted(first, 1 / scale), _converted(second, 1 / scale))

    def _unmatched(self, claim: Claim, baseline: Period | None) -> Iterator[Step]:
        """Where a level came from that no figure was matched with, but whose very number is known for the same days."""
        value = claim.quantity.value
        for level in self._known.by_point.get(value, ()) if value is not None else ():
            operand, period = level.operand, period_of(claim)
            if operand.period is None or period is None or not operand.period.meets(period):
                continue
            if operand.origin == "source" and has_many_digits(value):
                yield from self._joined(claim, operand.name, baseline)
            elif operand.origin == "reference" and baseline is not None and _is_about(claim, level.subject):
                series = self._known.series.get(operand.name, {})
                if baseline in series and baseline != operand.period:
                    yield Step(operand_of(series[baseline]), operand)

    def is_of_another(self, claim: Claim, step: Step) -> bool:
        """Whether the change of a step is that of another series of its dataset: then the level may be the wrong one, not the change."""
        before, after = step.before.period, step.after.period
        if before is None or after is None:
            return False
        return any(
            before in series
            and after in series
            and series[after].document == step.after.document
            and weigh(claim, operand_of(series[before]), operand_of(series[after]))[0] == "holds"
            for name, series in self._known.series.items()
            if name != step.after.name
        )

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
                yield from _step(claim, series[claim.baseline.period], figure)


def _is_meant(match: Match) -> bool:
    """Whether a level is that of a series: by its words, or by its very number for its very days."""
    if _has_words(match):
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
        period for period in series if period.first is not None and first is not None and period.first < first
    ]
    if not earlier:
        return
    nearest = max(earlier, key=lambda period: period.first or date.min)
    year = [p for p in earlier if first is not None and p.first == first.replace(year=first.year - 1, day=1)]
    yield from dict.fromkeys((nearest, *year))


def _step(claim: Claim, before: Figure, after: Figure) -> Iterator[Step]:
    """Two figures as a step, both in the unit of the claim; two equal ones are no change."""
    one, other = in_unit_of(claim, before), in_unit_of(claim, after)
    if one is not None and other is not None and one.point != other.point:
        yield Step(operand_of(one), operand_of(other))


def _converted(operand: Operand, factor: Fraction) -> Operand:
    """A level of a source counted in another unit: 5.100.000 kilo as 5.100 ton."""
    point = None if operand.point is None else operand.point * factor
    return replace(operand, value=times(operand.value, factor), point=point)


def _is_in_unit_of(claim: Claim, level: Claim) -> bool:
    """Whether a level of a source may be counted in the unit of a claim: the same, or none in either: "de dekkingsgraad kwam uit op 118,5"."""
    mine, theirs = claim.quantity, level.quantity
    if claim.kind == level.kind and mine.unit == theirs.unit:
        return True
    bare = mine.unit is None and level.kind == "percentage" and mine.value == theirs.value
    return (level.kind == "count" and theirs.unit is None) or (bare and claim.kind == "count")


def _has_words(match: Match) -> bool:
    """Whether the words around a level are those of its figure."""
    return match.relation != "other" and match.score >= _ALIKE
