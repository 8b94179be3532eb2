"""Numbers of different moments of one day: the entries of a live blog, each with the time that it was written at.

What rises from hour to hour is no contradiction, so the numbers of two entries are not set against each other, unless one is the
other mistyped.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from cijfercheck.matching.plausibility import find_slip
from cijfercheck.model.claim import Claim
from cijfercheck.model.match import Comparison
from cijfercheck.relations.lines import Document
from cijfercheck.relations.words import relation_words, words_of

_STAMP = re.compile(
    r"^[\s>#*_\[(-]*(?:[01]?\d|2[0-3])[.:h][0-5]\d(?=\s*(?:uur|u\b|[*_\])]|[-–—:|]|$))", re.MULTILINE
)
_ENTRIES = 2
_MOST = re.compile(r"\w{3,}ste")
_LAST = frozenset({"laatste", "minste"})


def set_moments_apart(comparisons: Sequence[Comparison], draft: Document) -> tuple[Comparison, ...]:
    """Leave out what a claim was found to contradict in another entry of a live blog, in the order of the claims."""
    stamps = find_stamps(draft.text)
    if len(stamps) < _ENTRIES:
        return tuple(comparisons)
    return tuple(
        replace(one, expected=None) if _is_of_another_moment(one, draft.text, stamps) else one
        for one in comparisons
    )


def find_stamps(text: str) -> tuple[int, ...]:
    """Where the paragraphs of a text begin that open with a time of day: "**16.00 uur** - De dijk houdt"."""
    return tuple(match.start() for match in _STAMP.finditer(text))


def are_of_one_entry(one: Claim, other: Claim, stamps: Sequence[int]) -> bool:
    """Whether two numbers stand in one entry, or in a text without entries."""
    return len(stamps) < _ENTRIES or _entry(one.start, stamps) == _entry(other.start, stamps)


def _is_of_another_moment(comparison: Comparison, text: str, stamps: Sequence[int]) -> bool:
    claim, expected = comparison.claim, comparison.expected
    if (
        expected is None
        or expected.agrees
        or expected.figure.origin != "claim"
        or expected.figure.place is None
    ):
        return False
    if _entry(claim.start, stamps) == _entry(expected.figure.place[0], stamps):
        return False
    most = _superlatives(text[slice(*claim.sentence)]) & _superlatives(expected.figure.shown)
    return not most and find_slip(claim.interval, expected.figure.value) != "swapped"


def _superlatives(text: str) -> set[str]:
    """The words for the most of a kind, of which there is one whatever the hour: "de zwaarste windstoot"."""
    return {
        word for word in words_of(text) if _MOST.fullmatch(word) and word not in relation_words().when | _LAST
    }


def _entry(place: int, stamps: Sequence[int]) -> int:
    """The number of the entry that a place stands in; 0 for what comes before the first."""
    return sum(stamp <= place for stamp in stamps)
