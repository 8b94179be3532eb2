"""Which series of figures speak of what a claim or a question counts, the most alike first.

The words of all subjects are kept once, each with the series that it stands in. A word of a question finds the words that
matching takes for the same: by stem, synonym, spelling, or as a part of a compound. A series then scores as in matching: the weight
of the words that both have over the weight of all. So what is left out is what would score lowest.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.fuzz import ratio

from cijfercheck.language.lexicon import subject_words
from cijfercheck.matching.regions import is_nation, region_form
from cijfercheck.matching.words import canonical, split_compound
from cijfercheck.model.subject import Subject

Numbers: TypeAlias = NDArray[np.uint32]
_HEAD, _MODIFIER, _NEUTRAL, _PLACE = 3.0, 2.0, 0.5, 2.0
_ELSEWHERE = 0.5
_SEEN = 0.08  # a little below what matching looks at
_FITTING = 0.25  # a series of the claim's unit and role goes before others that are as alike
_SHORTEST_PART = 4
_FUZZY_LENGTH, _FUZZY = 7, 90.0
_LENGTHS = 0.82  # of the shorter to the longer of two words that are 90 % alike
_KEPT_BYTES = 60_000_000


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for: the words of a subject, the place, and the kind, unit and role of the number where they are known."""

    subject: Subject
    region: str | None = None
    kind: str | None = None
    unit: str | None = None
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Columns:
    """Of every series: the weight of its words, and its region and form as places in `regions` and `forms`."""

    weight: NDArray[np.float32]
    region: NDArray[np.uint32]
    form: NDArray[np.uint16]
    regions: Sequence[str]
    forms: Sequence[tuple[str, str | None, str]]


@dataclass(slots=True)
class _Weighed:
    """For every series the weight of the wanted words that it has, and what of the words on either side that settles.

    `apart` is the weight of all wanted words: common words ("personen") weigh less where they are missing than where they are met.
    """

    shared: NDArray[np.float32]
    settled: NDArray[np.float32]
    apart: float = 0.0


def weigh_subject(subject: Subject) -> float:
    """The weight of all words of a subject."""
    neutral = subject_words().neutral
    return (_NEUTRAL if subject.head in neutral else _HEAD) + sum(
        _NEUTRAL if word in neutral else _MODIFIER for word in subject.modifiers
    )


class SeriesIndex:
    """Ranks series by how alike they are to what is wanted."""

    def __init__(self, words: Sequence[str], columns: Columns, postings: Callable[[int], Numbers]) -> None:
        """Take the words of all series.

        Args:
            words: Each word once; its place is its number.
            columns: What ranking needs of each series.
            postings: Gives the numbers of the series that a word stands in, ascending and each once.
        """
        self._columns = columns
        self._postings = postings
        self._vocabulary = _Vocabulary(words)
        self._regions: dict[str, list[int]] = {}
        for number, region in enumerate(columns.regions):
            self._regions.setdefault(region_form(region), []).append(number)
        self._nowhere = np.array([not region for region in columns.regions], dtype=np.bool_)
        self._nation = self._nowhere | np.array(
            [bool(region) and is_nation(region) for region in columns.regions], dtype=np.bool_
        )
        self._kept: dict[int, Numbers] = {}
        self._kept_bytes = 0

    def rank(self, wanted: Wanted, most: int) -> list[tuple[float, int]]:
        """The scores and numbers of at most `most` series, the best first."""
        return [(float(score), int(number)) for score, number in self._rank(wanted, most)]

    def sort(self, wanted: Wanted, numbers: Iterable[int], most: int) -> list[int]:
        """Of some series the most alike, at most `most` of them."""
        given = np.unique(np.fromiter(numbers, dtype=np.int64))
        scores = self._score(wanted, given, self._weigh(wanted))
        return [int(number) for number in given[np.lexsort((given, -scores))][:most]]

    def _rank(self, wanted: Wanted, most: int) -> Iterator[tuple[np.float32, np.int64]]:
        weighed = self._weigh(wanted)
        touched = np.flatnonzero(weighed.shared)
        scores = self._score(wanted, touched, weighed)
        seen = scores >= _SEEN
        touched, scores = touched[seen], scores[seen]
        order = scores + _FITTING * self._fits(wanted)[self._columns.form[touched]]
        if len(order) > most:
            cut = np.partition(order, len(order) - most)[len(order) - most]
            enough = order >= cut
            touched, scores, order = touched[enough], scores[enough], order[enough]
        best = np.lexsort((touched, -order))[:most]
        yield from zip(scores[best], touched[best], strict=True)

    def _weigh(self, wanted: Wanted) -> "_Weighed":
        """Find the wanted words in all series."""
        weighed = _Weighed(
            np.zeros(len(self._columns.weight), dtype=np.float32),
            np.zeros(len(self._columns.weight), dtype=np.float32),
        )
        subject = wanted.subject
        neutral = subject_words().neutral
        places = {canonical(part) for part in (wanted.region or "").split()}
        for word in dict.fromkeys((subject.head, *subject.modifiers, *subject.setting)):
            if not word:
                continue
            weight = _HEAD if word == subject.head else _MODIFIER if word in subject.modifiers else _NEUTRAL
            apart = _NEUTRAL if word in neutral else weight
            if canonical(word) not in places:
                weighed.apart += apart
            found = [self._postings_of(number) for number in self._vocabulary.find(word)]
            if found:
                holding = found[0] if len(found) == 1 else np.unique(np.concatenate(found))
                weighed.shared[holding] += weight
                weighed.settled[holding] += apart
        meets = self._places(wanted)[0]
        if meets.any():
            weighed.shared[np.flatnonzero(meets[self._columns.region])] += _PLACE
            weighed.settled[np.flatnonzero(meets[self._columns.region])] += self._place_weight(wanted)
        return weighed

    def _place_weight(self, wanted: Wanted) -> float:
        """What a place weighs among the wanted words: it is one of them where no region is told apart."""
        return 0.0 if wanted.region else _MODIFIER

    def _score(self, wanted: Wanted, numbers: NDArray[np.int64], weighed: "_Weighed") -> NDArray[np.float32]:
        shared, settled = weighed.shared[numbers], weighed.settled[numbers]
        apart = np.maximum(np.float32(weighed.apart) - settled, 0)
        apart += np.maximum(self._columns.weight[numbers] - settled, 0)
        scores: NDArray[np.float32] = shared / np.maximum(shared + apart, np.float32(_NEUTRAL))
        elsewhere = self._places(wanted)[1][self._columns.region[numbers]]
        scores[elsewhere] *= _ELSEWHERE
        return scores

    def _places(self, wanted: Wanted) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """Of every region whether it is the wanted place, and whether it is another; the nation is never narrower."""
        subject = wanted.subject
        known = np.zeros(len(self._columns.regions), dtype=np.bool_)
        for word in (subject.head, *subject.modifiers, *subject.setting, wanted.region):
            if word:
                known[self._regions.get(region_form(word), [])] = True
        anywhere = self._nowhere if wanted.region else self._nation
        return known & ~self._nation, ~known & ~anywhere

    def _fits(self, wanted: Wanted) -> NDArray[np.float32]:
        """Of every form whether a number of the wanted kind, unit and role could be of it."""
        return np.array(
            [
                wanted.kind is None
                or (
                    kind == wanted.kind
                    and (kind == "count" or unit == wanted.unit)
                    and (role == wanted.role or {role, wanted.role} <= {"level", "share"})
                )
                for kind, unit, role in self._columns.forms
            ],
            dtype=np.float32,
        )

    def _postings_of(self, word: int) -> Numbers:
        if (kept := self._kept.get(word)) is not None:
            return kept
        found = self._postings(word)
        if self._kept_bytes + found.nbytes > _KEPT_BYTES:
            self._kept.clear()
            self._kept_bytes = 0
        self._kept[word] = found
        self._kept_bytes += found.nbytes
        return found


class _Vocabulary:
    """Finds the words that may stand for a word, as matching compares them."""

    def __init__(self, words: Sequence[str]) -> None:
        self._words = words
        self._forms: dict[str, list[int]] = {}
        self._lowered: dict[str, list[int]] = {}
        for number, word in enumerate(words):
            self._forms.setdefault(canonical(word), []).append(number)
            self._lowered.setdefault(word.lower(), []).append(number)
        self._long: dict[int, list[str]] = {}
        for form in self._forms:
            if len(form) >= _FUZZY_LENGTH:
                self._long.setdefault(len(form), []).append(form)
        self._forward = sorted(self._lowered)
        self._backward = sorted(word[::-1] for word in self._lowered)
        self._found: dict[str, tuple[int, ...]] = {}

    def find(self, word: str) -> tuple[int, ...]:
        """The numbers of all words that share their meaning or a part with this one."""
        if word not in self._found:
            self._found[word] = tuple(sorted(set(self._find(word))))
        return self._found[word]

    def _find(self, word: str) -> Iterator[int]:
        form = canonical(word)
        yield from self._forms.get(form, ())
        for alike in self._spelled_alike(form):
            yield from self._forms[alike]
        lowered = word.lower()
        for other in self._parts_of(lowered):
            yield from self._lowered[other]
        for other in self._holding(lowered):
            yield from self._lowered[other]

    def _spelled_alike(self, form: str) -> Iterator[str]:
        if len(form) < _FUZZY_LENGTH:
            return
        for length in range(int(len(form) * _LENGTHS), int(len(form) / _LENGTHS) + 2):
            near = process.extract(
                form, self._long.get(length, ()), scorer=ratio, score_cutoff=_FUZZY, limit=None
            )
            yield from (other for other, _, _ in near)

    def _parts_of(self, word: str) -> Iterator[str]:
        """The words that this one begins or ends with."""
        for cut in range(1, len(word)):
            for part in (word[:cut], word[cut:]):
                if len(part) >= _SHORTEST_PART and part in self._lowered and split_compound(word, part):
                    yield part

    def _holding(self, word: str) -> Iterator[str]:
        """The words that begin or end with this one."""
        if len(word) < _SHORTEST_PART:
            return
        for other in (
            *_beginning_with(self._forward, word),
            *(found[::-1] for found in _beginning_with(self._backward, word[::-1])),
        ):
            if split_compound(other, word):
                yield other


def _beginning_with(words: Sequence[str], opening: str) -> Iterator[str]:
    place = bisect_left(words, opening)
    while place < len(words) and words[place].startswith(opening):
        yield words[place]
        place += 1
