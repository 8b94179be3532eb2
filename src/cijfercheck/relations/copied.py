"""Numbers in words that stand in a source as they are: with another number there ("meer dan 120 doden", here 210), or with the same.

What was copied need not be understood: where the words are the same, so are their subject, time and place. A number may be
rounder than in the source. Words that the source has with several numbers, as a refrain, tell nothing. A number that was copied
too is not held against the other numbers of its source.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from cijfercheck.language.lexicon import subject_words
from cijfercheck.matching.scoring import match_figure
from cijfercheck.matching.weighed import SUBJECT_UNKNOWN, why_not_compared
from cijfercheck.model.claim import HERE, Claim
from cijfercheck.model.match import COPIED, Comparison, Reason
from cijfercheck.relations.lines import Document

if TYPE_CHECKING:
    from cijfercheck.relations.known import Known

_SENTENCE_ENDS = re.compile(r"[.!?…][\"'’”)]*\s+(?=[\"'‘“(]*[A-Z])|\n")
_TOKEN = re.compile(r"\d(?:[\d.,]*\d)?|[^\W\d_]+")
_FEWEST, _FEWEST_TELLING = 5, 2  # words
_LONG = 4  # letters
_STRETCH = 8  # words, numbers too


@dataclass(frozen=True, slots=True)
class Slot:
    """The place of a number in a sentence: how it is written, and the claim that it is part of, if it claims something."""

    start: int
    text: str
    claim: Claim | None


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a sentence or of a part of one in small letters, with `HERE` for each number; its numbers, and the names and dates of the sentence."""

    words: tuple[str, ...]
    slots: tuple[Slot, ...]
    names: frozenset[str]

    @property
    def is_telling(self) -> bool:
        """Whether the words say enough to be known again."""
        formulas = subject_words().formulas
        said = [word for word in self.words if word != HERE]
        telling = {word for word in said if len(word) >= _LONG and word not in formulas}
        return len(said) >= _FEWEST and len(telling) >= _FEWEST_TELLING

    @property
    def line(self) -> str:
        """The words as one line, with a space around each."""
        return f" {' '.join(self.words)} "

    def stretches(self) -> Iterator["Wording"]:
        """The parts with a number that are long enough to have been copied by themselves."""
        for start in range(len(self.words) - _STRETCH + 1):
            words = self.words[start : start + _STRETCH]
            before = self.words[:start].count(HERE)
            if HERE in words:
                yield replace(self, words=words, slots=self.slots[before : before + words.count(HERE)])


class Wordings:
    """The sentences of sources that hold numbers, searched by their words."""

    def __init__(self, sources: Iterable[Document]) -> None:
        """Take the texts of the sources."""
        self._held = [(source, wording) for source in sources for wording in read_wordings(source)]
        lines = [wording.line for _, wording in self._held]
        self._text = "\n".join(lines)
        self._starts = [0]
        for line in lines:
            self._starts.append(self._starts[-1] + len(line) + 1)

    def holding(self, wording: Wording) -> Iterator[tuple[Document, tuple[Slot, ...]]]:
        """The sentences with these words, and the names and dates of their sentence: the source of each, and the numbers that it has at their places."""
        line, many = wording.line, len(wording.slots)
        at = self._text.find(line) if wording.is_telling else -1
        while at >= 0:
            place = bisect_right(self._starts, at) - 1
            source, other = self._held[place]
            if wording.names <= {*other.words, *(slot.text for slot in other.slots)}:
                before = self._text[self._starts[place] : at].split().count(HERE)
                yield source, other.slots[before : before + many]
            at = self._text.find(line, at + 1)


@dataclass(frozen=True, slots=True)
class Copied:
    """A claim in copied words, with the source and the claim that stands there in its place; `kept` where that has the same number."""

    claim: Claim
    source: Document
    theirs: Claim
    kept: bool


def expect_copied(
    comparisons: Sequence[Comparison], draft: Document, known: "Known"
) -> tuple[Comparison, ...]:
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


def _compare(one: Comparison, copied: Copied, known: "Known") -> Comparison:
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
        places = _find_places([wording], wordings) or _find_places(wording.stretches(), wordings)
        for pairs in places.values():
            source, mine, theirs = pairs[0]
            refrain = len({other.text for _, _, other in pairs}) > 1
            if mine.claim and theirs.claim and not refrain:
                yield Copied(mine.claim, source, theirs.claim, _may_be_one(mine, theirs))


def _find_places(
    parts: Iterable[Wording], wordings: Wordings
) -> dict[int, list[tuple[Document, Slot, Slot]]]:
    """The numbers of parts of a sentence beside those of the sources in the same words, by their place in the draft."""
    found: dict[int, list[tuple[Document, Slot, Slot]]] = defaultdict(list)
    for part in parts:
        for source, slots in wordings.holding(part):
            pairs = list(zip(part.slots, slots, strict=True))
            if _is_copy(pairs):
                for mine, theirs in pairs:
                    found[mine.start].append((source, mine, theirs))
    return found


def _is_copy(pairs: Sequence[tuple[Slot, Slot]]) -> bool:
    """Whether the same words are still the same with other numbers: dates are as they were, and so are half of the numbers, or two changed places."""
    changes = [(mine, theirs) for mine, theirs in pairs if not _may_be_one(mine, theirs)]
    if any(mine.claim is None or theirs.claim is None for mine, theirs in changes):
        return False
    swapped = sorted(mine.text for mine, _ in changes) == sorted(theirs.text for _, theirs in changes)
    return swapped or 2 * len(changes) <= max(2, len(pairs))


def _may_be_one(mine: Slot, theirs: Slot) -> bool:
    """Whether two numbers are written alike or have one value, or the first is the other, rounded."""
    if mine.text == theirs.text:
        return True
    if mine.claim is None or theirs.claim is None:
        return False
    one, other = mine.claim.quantity, theirs.claim.quantity
    if one.value is None or other.value is None:
        return False
    off = other.value - one.value  # rounded down, or to what is nearest
    return not off or (one.place > other.place and (0 < off < one.place or 2 * -off < one.place))


def read_wordings(document: Document) -> Iterator[Wording]:
    """Read the sentences of a text that hold claims, without those of tables; one that says little, with the sentence before it."""
    text = document.text
    claims = sorted(document.claims, key=lambda claim: claim.quantity.number_start)
    starts = [claim.quantity.number_start for claim in claims]
    ends = (*(found.end() for found in _SENTENCE_ENDS.finditer(text)), len(text))
    before = start = 0
    for end in ends:
        if not text[start:end].strip():
            start = end
            continue
        first, last = bisect_left(starts, start), bisect_left(starts, end)
        inside = claims[first:last]
        if inside and all(claim.section != "table" for claim in inside):
            wording = _read_wording(text, start, end, inside)
            if not wording.is_telling:
                wording = _read_wording(text, before, end, claims[bisect_left(starts, before) : last])
            yield wording
        before, start = start, end


def _read_wording(text: str, start: int, end: int, claims: Sequence[Claim]) -> Wording:
    words: list[str] = []
    slots: list[Slot] = []
    names: set[str] = set()
    read = start
    for found in _TOKEN.finditer(text, start, end):
        at, word = found.start(), found[0]
        if at < read:
            continue  # within a number in words
        claim = next((one for one in claims if _covers(one, at)), None)
        if claim is not None and not any(map(str.isdigit, claim.quantity.number_text)):
            word = text[at : claim.quantity.number_end]
        elif not word[0].isdigit():
            if words and word[0].isupper():
                names.add(word.lower())
            words.append(word.lower())
            continue
        read = at + len(word)
        slots.append(Slot(at, word, claim))
        words.append(HERE)
    names.update(slot.text for slot in slots if slot.claim is None)
    return Wording(tuple(words), tuple(slots), frozenset(names))


def _covers(claim: Claim, place: int) -> bool:
    return claim.quantity.number_start <= place < claim.quantity.number_end
