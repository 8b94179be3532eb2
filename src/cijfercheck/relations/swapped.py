"""Two numbers that stand with each other's names: "Eindhoven met 962, Amsterdam met 871", where a source has them the other way round.

Each must stand with a word that tells the other's figure, and with none that tells its own: chance hardly gives that twice.
"""

from collections.abc import Collection, Iterator, Mapping

from cijfercheck.model.claim import Claim
from cijfercheck.relations.labelled import KINDS, Labelled, LabelledFigures, has_any
from cijfercheck.relations.lines import Document, alike, number_of
from cijfercheck.relations.words import words_of

_BETWEEN = 3  # numbers from one to the other, at most
_FAR = 400  # characters
_ONE_THING = (["van"], ["van", "de"], ["van", "het"], ["naar"])  # "17 van de 240", "van 44 naar 38"


def find_swapped(
    draft: Document, labels: Mapping[str, frozenset[str]], known: LabelledFigures, quiet: Collection[str]
) -> Iterator[tuple[Claim, Labelled, Labelled]]:
    """Find claims that have each other's number: each comes with the figure that has its number and the one that it should have had.

    Args:
        draft: The draft.
        labels: The words that its numbers stand with.
        known: The figures outside it.
        quiet: The ids of the claims with which nothing was found wrong: only these are looked at.
    """
    free = set(quiet)
    for one, other in _find_near(draft):
        if not {one.id, other.id} <= free:
            continue
        crossed = _find_crossed(one, other, labels, known)
        if crossed is not None:
            mine, theirs = crossed
            free -= {one.id, other.id}
            yield one, mine, theirs
            yield other, theirs, mine


def _find_near(draft: Document) -> Iterator[tuple[Claim, Claim]]:
    """The numbers of a draft that stand near each other and may be of one sort."""
    prose = [claim for claim in draft.claims if claim.section != "table" and claim.kind in KINDS]
    for place, one in enumerate(prose):
        for other in prose[place + 1 : place + 1 + _BETWEEN]:
            near = other.start - one.end <= _FAR and number_of(one) != number_of(other)
            if near and alike(one, other) and not _are_of_one_thing(one, other, draft):
                yield one, other


def _are_of_one_thing(one: Claim, other: Claim, draft: Document) -> bool:
    """Whether two numbers are a part and its whole, or the ends of a change."""
    return words_of(draft.text[one.quantity.end : other.quantity.start]) in _ONE_THING


def _find_crossed(
    one: Claim, other: Claim, labels: Mapping[str, frozenset[str]], known: LabelledFigures
) -> tuple[Labelled, Labelled] | None:
    """The figures with two numbers, where each number stands with the words of the other's figure; none where any have them as they are."""
    here, there = labels[one.id], labels[other.id]
    found = None
    theirs_too = list(known.with_number(other))
    for mine in known.with_number(one):
        for theirs in theirs_too:
            if not mine.is_beside(theirs):
                continue
            of_mine, of_theirs = mine.telling(theirs), theirs.telling(mine)
            if _is_told(one, here, (mine, theirs), known) or _is_told(other, there, (mine, theirs), known):
                continue
            if has_any(here, of_mine) or has_any(there, of_theirs):
                return None
            if has_any(here, of_theirs) and has_any(there, of_mine):
                found = found or (mine, theirs)
    return found


def _is_told(
    claim: Claim, label: frozenset[str], besides: tuple[Labelled, Labelled], known: LabelledFigures
) -> bool:
    """Whether another figure of the same document has the number of a claim, and words that the claim stands with."""
    return any(
        other not in besides
        and other.figure.document == besides[0].figure.document
        and has_any(label, other.words)
        for other in known.with_number(claim)
    )
