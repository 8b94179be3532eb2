"""Figures outside the draft with the words that they stand with, found by their number and by what stands beside them."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from cijfercheck.matching.wordings import PLACE, figure_words
from cijfercheck.model.claim import Claim
from cijfercheck.model.figure import Figure
from cijfercheck.relations.labels import are_one, find_labels, find_names, may_name, telling_words
from cijfercheck.relations.lines import Document
from cijfercheck.relations.words import relation_words

_BESIDE = 250  # characters
_MOST = 20  # figures with one number
_APART = 15  # so many times as large, a number is of something else
KINDS = frozenset({"count", "amount", "measure", "percentage", "duration"})


@dataclass(frozen=True, slots=True)
class Labelled:
    """A figure outside the draft with the words that it stands with."""

    figure: Figure
    words: frozenset[str]
    names: tuple[frozenset[str], ...] = ()

    @property
    def point(self) -> Fraction:
        """Its number."""
        return self.figure.point or Fraction(0)

    def is_beside(self, other: "Labelled") -> bool:
        """Whether two figures are of the same days and stand beside each other, in one text or in one dataset, and may be of one sort."""
        one, another = self.figure, other.figure
        if self is other or one.document != another.document or one.period != another.period:
            return False
        low, high = sorted((abs(self.point), abs(other.point)))
        if not low < high <= _APART * low:
            return False
        if one.place is None or another.place is None:
            return one.dataset == another.dataset
        return abs(one.place[0] - another.place[0]) <= _BESIDE

    def telling(self, other: "Labelled") -> frozenset[str]:
        """The words of this figure of which the other has nothing, nor one that may name the same."""
        return _telling(self.words, other.words)

    def is_listed_with(self, other: "Labelled") -> bool:
        """Whether the two are entries of lists, with names of their own."""
        return bool(self.names and other.names)

    def names_beside(self, other: "Labelled") -> Iterator[frozenset[str]]:
        """What of each of its names tells it from another figure; of all its words where the two are not listed."""
        for name in self.names if self.is_listed_with(other) else (self.words,):
            yield _telling(name, other.words)


class LabelledFigures:
    """The labelled figures of all that a checker knows."""

    def __init__(self, figures: Iterable[Figure], sources: Sequence[Document]) -> None:
        """Take the figures of references and sources, and the sources themselves.

        Args:
            figures: All figures outside the draft.
            sources: The texts that some of them stand in.
        """
        labels = {
            (source.name, claim.start): words
            for source, found in ((source, find_labels(source)) for source in sources)
            for claim in source.claims
            if (words := found.get(claim.id)) is not None
        }
        names: dict[tuple[str, int | None], tuple[frozenset[str], ...]] = {
            (source.name, place): found for source in sources for place, found in find_names(source).items()
        }
        self._of: dict[str, list[Labelled]] = {}
        self._by_point: dict[Fraction, list[Labelled]] = {}
        self._near: dict[tuple[str, int], list[Labelled]] = {}
        for figure in figures:
            if figure.point and figure.kind in KINDS:
                place = figure.place[0] if figure.place is not None else None
                one = Labelled(figure, _words_of(figure, labels), names.get((figure.document, place), ()))
                self._of.setdefault(figure.document, []).append(one)
                self._by_point.setdefault(figure.point, []).append(one)
                self._near.setdefault(_stretch_of(figure), []).append(one)

    def with_number(self, claim: Claim) -> Iterator[Labelled]:
        """The figures with the number of a claim, in its unit or bare; a number that stands everywhere tells nothing."""
        point = claim.quantity.value
        held = () if point is None else self._by_point.get(point, ())
        return (one for one in held if len(held) <= _MOST and fits(claim, one.figure))

    def beside(self, one: Labelled) -> Iterator[Labelled]:
        """The figures that stand beside one."""
        document, stretch = _stretch_of(one.figure)
        around = (stretch + step for step in (-1, 0, 1))
        near = (other for place in around for other in self._near.get((document, place), ()))
        return (other for other in near if one.is_beside(other))

    def is_only_one(self, one: Labelled, words: frozenset[str]) -> bool:
        """Whether no other level of its document has any of these words."""
        return not any(
            other is not one
            and other.figure.role not in {"increase", "decrease"}
            and has_any(other.words, words)
            for other in self._of[one.figure.document]
        )


def _telling(words: Iterable[str], others: Collection[str]) -> frozenset[str]:
    """The words of which others have nothing, nor one that may name the same."""
    opposed = relation_words().opposed
    return frozenset(
        word
        for word in words
        if opposed.get(word) in others
        or (word not in opposed and not any(may_name(word, one) for one in others))
    )


def _stretch_of(figure: Figure) -> tuple[str, int]:
    """The document of a figure, and the part of it that it stands in: what is beside it stands there or in the parts beside that."""
    return figure.document, figure.place[0] // _BESIDE if figure.place is not None else 0


def has_any(words: Collection[str], telling: Collection[str]) -> bool:
    """Whether any of some words may name what any of others does."""
    return any(may_name(word, one) for word in words for one in telling)


def has_all(words: Collection[str], telling: Collection[str]) -> bool:
    """Whether every one of the telling words is among others, in whatever form."""
    return all(any(are_one(word, one) for word in words) for one in telling)


def fits(claim: Claim, figure: Figure) -> bool:
    """Whether a figure may be that of a claim: of one kind, or one of the two a bare number."""
    return figure.kind == claim.kind or "count" in {figure.kind, claim.kind}


def _words_of(figure: Figure, labels: Mapping[tuple[str, int], frozenset[str]]) -> frozenset[str]:
    """The words that a number of a source stands with, by its document and place; those of the name of a reference figure."""
    if figure.place is not None:
        return labels[figure.document, figure.place[0]]
    return telling_words(word.removeprefix(PLACE) for word in figure_words(figure))
