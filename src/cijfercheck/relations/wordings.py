"""The sentences of texts by their words, so that words which were copied are known again."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from cijfercheck.language.lexicon import subject_words
from cijfercheck.model.claim import HERE, Claim
from cijfercheck.relations.lines import Document

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

    def may_copy(self, other: "Slot") -> bool:
        """Whether this number is the other: written alike, of one value, or rounded down or to what is nearest."""
        if self.text == other.text:
            return True
        if self.claim is None or other.claim is None:
            return False
        mine, theirs = self.claim.quantity, other.claim.quantity
        if mine.value is None or theirs.value is None:
            return False
        off = theirs.value - mine.value
        return not off or (mine.place > theirs.place and (0 < off < mine.place or 2 * -off < mine.place))


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a sentence or of a part of one in small letters, with `HERE` for each number.

    `starts` tells where each stands in the text. `slots` are its numbers, and `names` the names and dates of the whole sentence.
    """

    words: tuple[str, ...]
    starts: tuple[int, ...]
    slots: tuple[Slot, ...]
    names: frozenset[str]

    @property
    def is_telling(self) -> bool:
        """Whether the words say enough to be known again."""
        formulas = subject_words().formulas
        said = [word for word in self.words if word != HERE]
        telling = {word for word in said if len(word) >= _LONG and word not in formulas}
        return len(said) >= _FEWEST and len(telling) >= _FEWEST_TELLING

    def is_within(self, other: "Wording") -> bool:
        """Whether another sentence has all names and dates of this one."""
        return self.names <= {*other.words, *(slot.text for slot in other.slots)}

    @property
    def line(self) -> str:
        """The words as one line, with a space around each."""
        return f" {' '.join(self.words)} "

    def stretches(self) -> Iterator["Wording"]:
        """The parts with a number that are long enough to have been copied by themselves."""
        for start in range(len(self.words) - _STRETCH + 1):
            part = self._part(start, start + _STRETCH)
            if part.slots:
                yield part

    @property
    def numbers(self) -> Iterator[tuple[int, Slot]]:
        """Its numbers with their places among its words."""
        places = (place for place, word in enumerate(self.words) if word == HERE)
        return zip(places, self.slots, strict=True)

    def around(self, place: int) -> tuple["Wording", int] | None:
        """As long a part, and a word, with the word at `place` and the claim nearest to it; and the place of the word in it."""
        claims = [at for at, slot in self.numbers if slot.claim is not None]
        nearest = min(claims, key=lambda at: abs(at - place), default=place)
        first, last = min(place, nearest), max(place, nearest)
        spare = _STRETCH - (last - first)
        if spare < 0 or len(self.words) <= _STRETCH:
            return None
        start = min(max(0, first - spare // 2), len(self.words) - _STRETCH - 1)
        return self._part(start, start + _STRETCH + 1), place - start

    def _part(self, start: int, end: int) -> "Wording":
        words = self.words[start:end]
        before = self.words[:start].count(HERE)
        slots = self.slots[before : before + words.count(HERE)]
        return replace(self, words=words, starts=self.starts[start:end], slots=slots)


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
        self.names = frozenset(name for _, wording in self._held for name in wording.names)

    def holding(self, wording: Wording) -> Iterator[tuple[Document, Wording, tuple[Slot, ...]]]:
        """The sentences with these words: the source of each, the sentence, and the numbers that it has at their places."""
        line = wording.line
        at = self._text.find(line) if wording.is_telling else -1
        while at >= 0:
            source, other, before = self._at(at)
            first = other.words[:before].count(HERE)
            yield source, other, other.slots[first : first + len(wording.slots)]
            at = self._text.find(line, at + 1)

    def with_another(
        self, wording: Wording, place: int
    ) -> Iterator[tuple[Document, Wording, tuple[Slot, ...], int]]:
        """The sentences with these words but for the one at `place`: as `holding`, with the place of the other word in the sentence."""
        if not wording.is_telling:
            return
        before, behind = (
            " ".join(("", *part, "")) for part in (wording.words[:place], wording.words[place + 1 :])
        )
        for found in re.finditer(f"{re.escape(before)}([^ \\n{HERE}]+){re.escape(behind)}", self._text):
            source, other, before_it = self._at(found.start())
            first = other.words[:before_it].count(HERE)
            yield source, other, other.slots[first : first + len(wording.slots)], before_it + place

    def _at(self, at: int) -> tuple[Document, Wording, int]:
        """The source and the sentence at a place in all words, and the number of its words before it."""
        place = bisect_right(self._starts, at) - 1
        source, wording = self._held[place]
        return source, wording, len(self._text[self._starts[place] : at].split())


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
    starts: list[int] = []
    slots: list[Slot] = []
    names: set[str] = set()
    read = start
    for found in _TOKEN.finditer(text, start, end):
        at, word = found.start(), found[0]
        if at < read:
            continue  # within a number in words
        starts.append(at)
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
    return Wording(tuple(words), tuple(starts), tuple(slots), frozenset(names))


def _covers(claim: Claim, place: int) -> bool:
    return claim.quantity.number_start <= place < claim.quantity.number_end
