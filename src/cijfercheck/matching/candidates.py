"""Which figures can be compared with a claim at all: the same unit, and a level with levels, a change with changes."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache
from itertools import chain

from cijfercheck.language.lexicon import subject_words
from cijfercheck.language.units import conversion
from cijfercheck.matching.plausibility import digits_of, is_specific
from cijfercheck.matching.words import canonical
from cijfercheck.model.claim import Claim
from cijfercheck.model.figure import Figure
from cijfercheck.model.interval import Interval
from cijfercheck.model.subject import Subject

_CHANGES = frozenset({"increase", "decrease", "difference"})
_WHOLE = Fraction(100)
_PER = frozenset({"per", "op", "elke", "iedere"})
_PER_MANY = re.compile(r"\bper (?:\d|(?:honderd|duizend|tienduizend|honderdduizend|miljoen|hoofd|inwoner)\b)")
_LOOK = 4  # letters
MOST_WEIGHED = 60
"""So many figures of each origin at most are weighed against a claim; a dataset with no more is taken whole."""
_CACHED = 20_000  # words, labels
_KIND_GROUPS = {"ratio": "share", "percentage": "share", "age": "time", "duration": "time"}


class FigureIndex:
    """Figures by their kind, their value and how their words begin and end, so that a claim meets only those like it.

    The work grows with the number of claims, not with its square: a claim is weighed against at most `MOST_WEIGHED` figures of each
    origin, those with most in common first and then those nearest in the text. Of a source or dataset with so few figures all are
    weighed: a sentence may be copied of which no subject was found, and a number may be that of a figure with other words.
    """

    def __init__(self, figures: Iterable[Figure]) -> None:
        """Take the figures in their order."""
        self._figures = tuple(figures)
        sizes = Counter(figure.dataset for figure in self._figures)
        self._few: dict[str, list[int]] = defaultdict(list)
        self._by_mark: dict[tuple[str, str], list[int]] = defaultdict(list)
        self._by_point: dict[tuple[str, int, int], list[int]] = defaultdict(list)
        self._by_digits: dict[tuple[str, str], list[int]] = defaultdict(list)
        for place, figure in enumerate(self._figures):
            kind = _KIND_GROUPS.get(figure.kind, figure.kind)
            if figure.origin != "claim" and sizes[figure.dataset] <= MOST_WEIGHED:
                self._few[kind].append(place)
            subject = figure.subject
            words = (subject.head, *subject.modifiers, *subject.setting, *figure.context.near)
            for mark in _marks_of(words):
                self._by_mark[kind, mark].append(place)
            if figure.point is not None:
                self._by_point[kind, *_size(figure.point)].append(place)
                if is_specific(figure.point):
                    self._by_digits[kind, digits_of(figure.point)].append(place)

    def candidates(self, claim: Claim) -> Iterator[Figure]:
        """The figures that can be compared with a claim, in its unit and in their order."""
        kind = _KIND_GROUPS.get(claim.kind, claim.kind)
        words = (claim.subject.head, *claim.subject.modifiers, *claim.subject.setting, *claim.context.near)
        marked = (self._by_mark.get((kind, mark), ()) for mark in _marks_of(words))
        shared = Counter(chain.from_iterable(marked))
        for place in self._few.get(kind, ()):
            shared.setdefault(place, 0)
        if claim.quantity.value is not None:
            for value in _written(claim):
                for place in self._by_point.get((kind, *_size(value)), ()):
                    shared[place] += len(words)
            if is_specific(claim.quantity.value):
                for place in self._by_digits.get((kind, digits_of(claim.quantity.value)), ()):
                    shared[place] += 1
        yield from find_candidates(
            claim, (self._figures[place] for place in sorted(self._best(claim, shared)))
        )

    def _best(self, claim: Claim, shared: Mapping[int, int]) -> Iterator[int]:
        """The places of the figures that have most in common with a claim, so many of each origin."""
        if len(shared) <= MOST_WEIGHED:
            yield from shared
            return
        taken: Counter[str] = Counter()
        for place in sorted(shared, key=lambda place: (-shared[place], *self._nearness(claim, place))):
            origin = self._figures[place].origin
            taken[origin] += 1
            if taken[origin] <= MOST_WEIGHED:
                yield place

    def _nearness(self, claim: Claim, place: int) -> tuple[int, int, str]:
        """How far a figure stands from a claim of the same text; then its own place and name, so that no order matters."""
        figure = self._figures[place]
        start = figure.place[0] if figure.place else 0
        return (abs(start - claim.start) if figure.origin == "claim" else 0, start, figure.name)


def word_marks(words: Iterable[str]) -> frozenset[str]:
    """How words begin and end, in the form under which they are compared: parts of compounds are found so."""
    return frozenset(chain.from_iterable(map(_marks, filter(None, words))))


@lru_cache(maxsize=_CACHED)
def _marks_of(words: tuple[str, ...]) -> frozenset[str]:
    """The same for the words of one figure or claim, made once for all that it meets."""
    return word_marks(words)


def _size(value: Fraction) -> tuple[int, int]:
    """A number without its sign: as two whole numbers it is found sooner than as one fraction."""
    return abs(value.numerator), value.denominator


@lru_cache(maxsize=_CACHED)
def _marks(word: str) -> tuple[str, str]:
    form = canonical(word)
    return f"{form[:_LOOK]}-", f"-{form[-_LOOK:]}"


def _written(claim: Claim) -> Iterator[Fraction]:
    """The values under which a claim's number may be found: a ratio is also a percentage."""
    value = claim.quantity.value or Fraction(0)
    yield value
    if claim.kind == "ratio":
        yield value * _WHOLE
    elif claim.kind == "percentage":
        yield value / _WHOLE


def find_candidates(claim: Claim, figures: Iterable[Figure]) -> Iterator[Figure]:
    """The figures whose unit and role fit a claim, in the claim's unit; never the claim itself."""
    for figure in figures:
        if figure.origin == "claim" and figure.name == claim.id:
            continue
        if not _same_role(claim, figure) or _is_rate_alone(claim, figure):
            continue
        fitted = in_unit_of(claim, figure)
        if fitted is not None:
            yield fitted


def _is_rate_alone(claim: Claim, figure: Figure) -> bool:
    """Whether only a figure is counted per so many: "faillissementen per 100.000 bedrijven" is no number of them."""
    if figure.origin != "reference" or not _is_per_many(figure.shown):
        return False
    return _PER.isdisjoint(claim.surroundings.split())


@lru_cache(maxsize=_CACHED)
def _is_per_many(label: str) -> bool:
    return _PER_MANY.search(label.lower()) is not None


def in_unit_of(claim: Claim, figure: Figure) -> Figure | None:
    """The figure as the claim would write it, or None where the units have nothing in common."""
    if claim.role == "decrease" and figure.point is not None and figure.point < 0:
        figure = replace(figure, value=_scaled(figure.value, Fraction(-1)), point=-figure.point)
    if claim.kind == "count" and _is_whole(claim.quantity.value) != _is_whole(figure.point):
        return None
    if claim.kind == figure.kind:
        return figure if claim.kind in {"count", "ratio"} else _converted(figure, claim.quantity.unit)
    if claim.kind == "ratio" and figure.kind == "percentage":
        return _as_written(figure, 1 / _WHOLE)
    if claim.kind == "percentage" and figure.kind == "ratio":
        return _as_written(figure, _WHOLE)
    if {claim.kind, figure.kind} <= {"age", "duration"}:
        return figure
    return None


def _converted(figure: Figure, unit: str | None) -> Figure | None:
    """A figure in another unit of the same thing, kilos for tonnes; None where there is none."""
    if figure.unit == unit:
        return figure
    factor = conversion(figure.unit, unit)
    if factor is None:
        return None
    place = None if figure.place_value is None else figure.place_value * factor
    point = None if figure.point is None else figure.point * factor
    return replace(figure, value=_scaled(figure.value, factor), point=point, place_value=place, unit=unit)


def _is_whole(value: Fraction | None) -> bool:
    """Whether a count is one of things, and not an average or rate ("1,43 kinderen per vrouw")."""
    return value is None or value.denominator == 1


def _same_role(claim: Claim, figure: Figure) -> bool:
    """Whether a level stands beside a level; the percentage of a rate ("inflatie") is a level and a change at once."""
    one, other = claim.role, figure.role
    if one in _CHANGES or other in _CHANGES:
        return one == other or (
            claim.kind == "percentage" and (_is_rate(claim.subject) or _is_rate(figure.subject))
        )
    return (one == "multiple") == (other == "multiple")


def _is_rate(subject: Subject) -> bool:
    return any(word.endswith(tuple(subject_words().rates)) for word in (subject.head, *subject.modifiers))


def _as_written(figure: Figure, factor: Fraction) -> Figure:
    """A share as a percentage or the reverse; how finely it was written is then told by its interval alone."""
    point = None if figure.point is None else figure.point * factor
    return replace(figure, value=_scaled(figure.value, factor), point=point, place_value=None)


def _scaled(interval: Interval, factor: Fraction) -> Interval:
    low = None if interval.low is None else interval.low * factor
    high = None if interval.high is None else interval.high * factor
    return Interval(low, high) if factor > 0 else Interval(high, low)
