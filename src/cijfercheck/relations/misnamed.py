"""A number that stands with the whole name of another figure: "Huisartsen namen er 4.310 voor hun rekening", where 4.310 is of a sports hall.

The name is that of one figure alone, whose own number the draft has nowhere; and nothing in the sentence is of the figure that has
the number. In a list ("meisjes 58%, jongens 41%") names are sure: there the words beside the number decide, and the number may
stand in the draft once more, with its own name.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from fractions import Fraction

from cijfercheck.matching.wordings import figure_words
from cijfercheck.model.claim import Claim
from cijfercheck.relations.labelled import KINDS, Labelled, LabelledFigures, has_all, has_any
from cijfercheck.relations.labels import telling_words
from cijfercheck.relations.lines import Document, number_of
from cijfercheck.relations.words import relation_words


def find_misnamed(
    draft: Document, labels: Mapping[str, frozenset[str]], known: LabelledFigures, quiet: Collection[str]
) -> Iterator[tuple[Claim, Labelled, Labelled]]:
    """Find claims that have the number of another figure than they name: each comes with that figure and the one that it names.

    Args:
        draft: The draft.
        labels: The words that its numbers stand with.
        known: The figures outside it.
        quiet: The ids of the claims with which nothing was found wrong: only these are looked at.
    """
    numbers = Counter(number_of(claim) for claim in draft.claims)
    for claim in draft.claims:
        line = draft.line_of.get(claim.id)
        if line is None or claim.id not in quiet or claim.kind not in KINDS:
            continue
        own = list(known.with_number(claim))
        if not own:
            continue
        label, said = labels[claim.id], telling_words([draft.text[line.start : line.end]])
        again = [
            labels[other.id]
            for other in draft.claims
            if other is not claim and number_of(other) == number_of(claim)
        ]
        named = [
            (one, other)
            for one in own
            for other in _named(label, one, known, numbers)
            if not any(_stands_with(mine, other, label, said) for mine in own)
            and all(other.is_listed_with(one) and has_any(there, one.telling(other)) for there in again)
        ]
        if len({other.point for _, other in named}) == 1:
            yield claim, *named[0]


def _stands_with(mine: Labelled, other: Labelled, label: frozenset[str], said: frozenset[str]) -> bool:
    """Whether a number stands with words of the figure that has it: in its sentence, or where it is listed with the other, right beside it."""
    if mine.is_listed_with(other):
        return has_any(label, mine.telling(other))
    return has_any(said, mine.words)


def _named(
    label: frozenset[str], own: Labelled, known: LabelledFigures, numbers: Collection[Fraction]
) -> Iterator[Labelled]:
    """The figures beside one whose whole name a number stands with, and whose own number the draft has nowhere."""
    for other in known.beside(own):
        alike = (own.figure.kind, own.figure.unit) == (other.figure.kind, other.figure.unit)
        if not alike or other.point in numbers or not own.telling(other):
            continue
        listed = other.is_listed_with(own)
        for telling in other.names_beside(own):
            if not listed and has_any(figure_words(own.figure), telling):
                continue  # its subject as it was parsed may say more than the words beside it
            name = telling - relation_words().standing or telling
            if name and has_all(label, name) and known.is_only_one(other, name):
                yield other
                break
