"""What is known outside the draft, indexed once for all drafts: reference series, and the pairs and levels of sources."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property, partial
from math import lcm

from cijfercheck.model.calculation import Operand
from cijfercheck.model.claim import Claim
from cijfercheck.model.figure import Figure
from cijfercheck.model.period import Period
from cijfercheck.model.subject import Subject
from cijfercheck.relations.labelled import LabelledFigures
from cijfercheck.relations.lines import Document, levels, operand_of
from cijfercheck.relations.pairs import Pair, find_brackets, find_pairs
from cijfercheck.relations.wordings import Wordings


@dataclass(frozen=True)
class KnownLevel:
    """A level outside the draft: what it counts, its unit and number, and the term that it is in a sum, made where it is asked for."""

    subject: Subject
    unit: str | None
    point: Fraction | None
    make: Callable[[], Operand]

    @cached_property
    def operand(self) -> Operand:
        """The term."""
        return self.make()


@dataclass(frozen=True)
class Known:
    """The reference figures and the sources of a checker."""

    figures: tuple[Figure, ...] = ()
    sources: tuple[Document, ...] = ()
    source_figures: tuple[Figure, ...] = ()

    @cached_property
    def told(self) -> Mapping[tuple[str, int], Figure]:
        """The figures of the sources by document and place."""
        return {(figure.document, figure.place[0]): figure for figure in self.source_figures if figure.place}

    @cached_property
    def numbers(self) -> frozenset[Fraction]:
        """Every number that the sources tell."""
        return frozenset(figure.point for figure in self.source_figures if figure.point is not None)

    @cached_property
    def labelled(self) -> LabelledFigures:
        """All figures with the words that they stand with."""
        return LabelledFigures((*self.figures, *self.source_figures), self.sources)

    @cached_property
    def wordings(self) -> Wordings:
        """The sentences of the sources that hold numbers, by their words."""
        return Wordings(self.sources)

    @cached_property
    def written(self) -> Mapping[tuple[str, tuple[int, int] | None], Claim]:
        """The numbers of the sources by document and place, with the words that hedge them."""
        return {
            (source.name, (claim.start, claim.end)): claim
            for source in self.sources
            for claim in source.claims
        }

    @cached_property
    def series(self) -> Mapping[str, Mapping[Period, Figure]]:
        """The levels of each reference figure by period."""
        found: dict[str, dict[Period, Figure]] = {}
        for figure in self.figures:
            if figure.origin == "reference" and figure.period is not None and figure.role == "level":
                found.setdefault(figure.name, {})[figure.period] = figure
        return found

    @cached_property
    def _joined(self) -> Sequence[tuple[Document, Pair]]:
        return [(source, pair) for source in self.sources for pair in find_pairs(source)]

    @cached_property
    def pairs(self) -> Mapping[str, Sequence[tuple[Document, Pair]]]:
        """The pairs of levels that the sources join, by the name of each of the two."""
        found: dict[str, list[tuple[Document, Pair]]] = {}
        for source, pair in self._joined:
            for claim in (pair.before, pair.after):
                found.setdefault(source.operand(claim).name, []).append((source, pair))
        return found

    @cached_property
    def paired(self) -> Mapping[Fraction | None, Sequence[tuple[Document, Pair]]]:
        """The pairs of levels that the sources join, by the value of the later one."""
        found: dict[Fraction | None, list[tuple[Document, Pair]]] = {}
        for source, pair in self._joined:
            found.setdefault(pair.after.quantity.value, []).append((source, pair))
        return found

    @cached_property
    def brackets(self) -> Mapping[Fraction | None, Sequence[tuple[Document, Claim, Claim]]]:
        """The numbers of the sources that have another in brackets behind them, by value."""
        found: dict[Fraction | None, list[tuple[Document, Claim, Claim]]] = {}
        for source in self.sources:
            for one, other in find_brackets(source):
                found.setdefault(one.quantity.value, []).append((source, one, other))
        return found

    @cached_property
    def by_point(self) -> Mapping[Fraction, Sequence[KnownLevel]]:
        """Every level by its value."""
        known = [
            KnownLevel(figure.subject, figure.unit, figure.point, partial(operand_of, figure))
            for figure in self.figures
            if figure.role == "level"
        ]
        known += [
            KnownLevel(
                claim.subject, claim.quantity.unit, claim.quantity.value, partial(source.operand, claim)
            )
            for source in self.sources
            for claim in levels(source.claims)
        ]
        found: dict[Fraction, list[KnownLevel]] = {}
        for level in known:
            if level.point is not None:
                found.setdefault(level.point, []).append(level)
        return found

    @cached_property
    def changes_by_point(self) -> Mapping[Fraction, Sequence[Figure]]:
        """The figures that say how much something rose or fell, by their value."""
        found: dict[Fraction, list[Figure]] = {}
        for figure in (*self.figures, *self.source_figures):
            if figure.role in {"increase", "decrease"} and figure.point is not None:
                found.setdefault(abs(figure.point), []).append(figure)
        return found

    @cached_property
    def points(self) -> Sequence[Fraction]:
        """The values of all levels, in order."""
        whole = lcm(*(point.denominator for point in self.by_point))  # whole numbers are fast
        return sorted(self.by_point, key=lambda point: point.numerator * (whole // point.denominator))

    def between(self, low: Fraction, high: Fraction) -> Iterator[KnownLevel]:
        """The levels with a value from `low` up to and including `high`."""
        first, last = bisect_left(self.points, low), bisect_right(self.points, high)
        for point in self.points[first:last]:
            yield from self.by_point[point]

    @cached_property
    def texts(self) -> Mapping[str, str]:
        """The texts of the sources by name."""
        return {source.name: source.text for source in self.sources}
