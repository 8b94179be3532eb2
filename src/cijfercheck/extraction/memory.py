"""What was read before, kept by the words it was read in: of an edited draft only the changed sentences are read again.

All that is kept follows from a text alone, so a reading with a memory is that without one.
"""

from collections import OrderedDict
from collections.abc import Hashable, Iterable, Sequence
from itertools import accumulate
from threading import Lock, RLock
from typing import Generic, TypeVar

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from cijfercheck.extraction.labels import make_subjects
from cijfercheck.extraction.parsing import parse_texts
from cijfercheck.extraction.quantities import read_all_numbers
from cijfercheck.extraction.stretches import Reading
from cijfercheck.model.claim import Claim
from cijfercheck.model.period import PeriodMention
from cijfercheck.model.quantity import NotClaim, Quantity
from cijfercheck.model.subject import Subject

_MOST_TOKENS = 60_000  # of parses, some 500 bytes each
_LETTERS_A_TOKEN = 3  # at least, as a rule
_MOST_LETTERS = 500_000  # of texts whose numbers were read, some 30 bytes each

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")
Numbers = tuple[tuple[Quantity, ...], tuple[NotClaim, ...]]


class Words:
    """What some words were read with, as a key that is hashed once: numbers take long to hash."""

    __slots__ = ("_hash", "_parts")

    def __init__(self, *parts: Hashable) -> None:
        """Take everything that the reading depends on."""
        self._parts = parts
        self._hash = hash(parts)

    def __hash__(self) -> int:
        """The hash of all parts."""
        return self._hash

    def __eq__(self, other: object) -> bool:
        """Whether all parts are the same."""
        return isinstance(other, Words) and self._parts == other._parts


class Kept(Generic[Key, Value]):
    """The values used last, as many as weigh no more than a limit together. Threads may share it."""

    def __init__(self, most: int) -> None:
        """Say how much the values may weigh together."""
        self._most = most
        self._weight = 0
        self._values: OrderedDict[Key, tuple[int, Value]] = OrderedDict()
        self._lock = Lock()

    def find(self, key: Key) -> Value | None:
        """The value of a key, where it is still kept."""
        with self._lock:
            kept = self._values.get(key)
            if kept is None:
                return None
            self._values.move_to_end(key)
            return kept[1]

    def keep(self, key: Key, value: Value, weight: int) -> None:
        """Keep a value, and let go of those used longest ago; one that alone weighs too much is not kept."""
        if weight > self._most:
            return
        with self._lock:
            before = self._values.pop(key, None)
            self._weight += weight - (before[0] if before else 0)
            self._values[key] = (weight, value)
            while self._weight > self._most:
                self._weight -= self._values.popitem(last=False)[1][0]

    @property
    def weight(self) -> int:
        """How much the values that are kept weigh together."""
        return self._weight


class Memory:
    """What was made of texts, each once as long as it is kept; it parses for one pipeline.

    `readings` are those of whole articles before parsing, `claims` those of a stretch, with the numbers that name something and what it carries on.
    """

    def __init__(self, nlp: Language, *, most_tokens: int = _MOST_TOKENS) -> None:
        """Take the pipeline.

        Args:
            nlp: A pipeline from `load_pipeline`.
            most_tokens: How many tokens of parsed text are kept.
        """
        self._nlp = nlp
        self._parsing = RLock()  # components share what they computed of a batch, so one batch at a time
        self._parses: Kept[str, Doc] = Kept(most_tokens)
        self._most_ahead = most_tokens * _LETTERS_A_TOKEN
        self.readings: Kept[Hashable, Reading] = Kept(_MOST_LETTERS)
        self.claims: Kept[Hashable, tuple[tuple[Claim, ...], tuple[NotClaim, ...], tuple[Hashable, ...]]] = (
            Kept(_MOST_LETTERS)
        )
        self._numbers: Kept[tuple[str, tuple[tuple[int, int], ...]], Numbers] = Kept(_MOST_LETTERS)

    def parse(self, texts: Sequence[str]) -> list[Doc]:
        """Parse texts, in their order; every document is the caller's own."""
        parses = self._parse(texts)
        return [parses[text].copy() for text in texts]

    def parse_ahead(self, texts: Iterable[str]) -> None:
        """Parse texts that will be asked for soon, in one batch; from where they may not all be kept until then, no more."""
        texts = list(texts)
        letters = accumulate(map(len, texts))
        self._parse(text for text, so_far in zip(texts, letters, strict=True) if so_far <= self._most_ahead)

    def _parse(self, texts: Iterable[str]) -> dict[str, Doc]:
        with self._parsing:
            different = dict.fromkeys(texts)
            found = {text: doc for text in different if (doc := self._parses.find(text)) is not None}
            new = [text for text in different if text not in found]
            for text, doc in zip(new, parse_texts(self._nlp, new), strict=True):
                doc.tensor = np.zeros((0,), dtype="float32")  # the network's vectors: most of its memory
                found[text] = doc
                self._parses.keep(text, doc, len(doc))
        return found

    def read_labels(self, labels: Iterable[str]) -> tuple[Subject, ...]:
        """Read labels as noun phrases, in their order."""
        return make_subjects(labels, self.parse)

    def read_numbers(self, text: str, periods: Sequence[PeriodMention]) -> Numbers:
        """The numbers of a text and what else holds digits; those inside a period are dates."""
        key = (text, tuple((mention.start, mention.end) for mention in periods))
        numbers = self._numbers.find(key)
        if numbers is None:
            numbers = read_all_numbers(text, periods)
            self._numbers.keep(key, numbers, len(text))
        return numbers
