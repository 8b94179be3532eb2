"""Numbers in words that stand in a source as they are: with another number there ("meer dan 120 doden", here 210), or with the same.

What was copied need not be understood: where the words are the same, so are their subject, time and place. A number may be
rounder than in the source. Words that the source has with several numbers, as a refrain, tell nothing. A number that was copied
too is not held against the other numbers of its source.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from cijfercheck.matching.scoring import match_figure
from cijfercheck.matching.weighed import SUBJECT_UNKNOWN, why_not_compared
from cijfercheck.model.claim import Claim
from cijfercheck.model.match import COPIED, Comparison, Reason
from cijfercheck.relations.known import Known
from cijfercheck.relations.lines import Document
from cijfercheck.relations.wordings import Slot, Wording, Wordings, read_wordings


@dataclass(frozen=True, slots=True)
class Copied:
    """A claim in copied words, with the source and the claim that stands there in its place; `kept` where a whole sentence was copied with its number."""

    claim: Claim
    source: Document
    theirs: Claim
    kept: bool


def expect_copied(comparisons: Sequence[Comparison], draft: Document, known: Known) -> tuple[Comparison, ...]:
    """Hold each claim in copied words against the number that its source has there, in the order of the claims.

    Args:
        comparisons: The claims of a draft beside the figures that fit them.
        draft: The draft.
        known: The texts that it was written from.
    """
    if not known.sources:
        return tuple(comparisons)
    found: dict[str, Copied] = {}
    for one in find_copied(draft, known.wordings):
        if one.claim.id not in found or not one.kept:  # a range is kept with both of its ends
            found[one.claim.id] = one
    return tuple(
        _compare(comparison, found[comparison.claim.id], known)
        if comparison.claim.id in found
        else comparison
        for comparison in comparisons
    )


def _compare(one: Comparison, copied: Copied, known: Known) -> Comparison:
    figure = known.told.get((copied.source.name, copied.theirs.start))
    match = None if figure is None else match_figure(one.claim, figure)
    if copied.kept:
        accused = not one.is_quiet and one.expected and one.expected.figure.document == copied.source.name
        kept = replace(one, expected=match, belongs=None) if accused and match and match.agrees else one
        return replace(kept, kept_from=copied.source.name)
    compared = one.is_quiet and why_not_compared(one.claim) in {None, SUBJECT_UNKNOWN}
    if match is None or not compared or not match.is_of_same_time:
        return one
    changed = replace(match, reasons=(*match.reasons, Reason(COPIED, Fraction(1))))
    return replace(one, expected=changed, reason=None)


def find_copied(draft: Document, wordings: Wordings) -> Iterator[Copied]:
    """Find claims in words that the sources have with one number.

    Args:
        draft: The draft.
        wordings: The sentences of the sources.
    """
    for wording in read_wordings(draft):
        whole = _find_places([wording], wordings)
        for pairs in (whole or _find_places(wording.stretches(), wordings)).values():
            source, mine, theirs = pairs[0]
            refrain = len({other.text for _, _, other in pairs}) > 1
            kept = mine.may_copy(theirs)
            if mine.claim and theirs.claim and not refrain and (whole or not kept):
                yield Copied(mine.claim, source, theirs.claim, kept)


def _find_places(
    parts: Iterable[Wording], wordings: Wordings
) -> dict[int, list[tuple[Document, Slot, Slot]]]:
    """The numbers of parts of a sentence beside those of the sources in the same words, by their place in the draft."""
    found: dict[int, list[tuple[Document, Slot, Slot]]] = defaultdict(list)
    for part in parts:
        for source, other, slots in wordings.holding(part):
            pairs = list(zip(part.slots, slots, strict=True))
            if part.is_within(other) and _is_copy(pairs):
                for mine, theirs in pairs:
                    found[mine.start].append((source, mine, theirs))
    return found


def _is_copy(pairs: Sequence[tuple[Slot, Slot]]) -> bool:
    """Whether the same words are still the same with other numbers: dates are as they were, and so are half of the numbers, or two changed places."""
    changes = [(mine, theirs) for mine, theirs in pairs if not mine.may_copy(theirs)]
    if any(mine.claim is None or theirs.claim is None for mine, theirs in changes):
        return False
    swapped = sorted(mine.text for mine, _ in changes) == sorted(theirs.text for _, theirs in changes)
    return swapped or 2 * len(changes) <= max(2, len(pairs))
