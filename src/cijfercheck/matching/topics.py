"""Which datasets of reference figures an article is about: a newsroom's folder holds many that it is not.

A number may equal one of a thousand foreign figures by chance. So only the figures of a dataset count whose labels share words with
the article: two, or half of those that it has. And where several do, only of those that it has far more to do with than with
the others: a word of many datasets says less than a word of one, and words of one label more than words of several. A dataset
that an article only touches on counts where it says a whole label of it at once.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import log

from cijfercheck.language.lexicon import subject_words
from cijfercheck.matching.candidates import word_marks
from cijfercheck.matching.words import canonical, meet
from cijfercheck.model.claim import Claim
from cijfercheck.model.figure import Figure

_ENOUGH = 2  # words
_FAR_LESS = 0.1  # of what the article has to do with the dataset that it is most about; set on corpus/dev

Label = frozenset[str]
"""The words with which a label says what is counted."""


class Topics:
    """Reference figures by dataset, each with its labels, and what their words are worth."""

    def __init__(self, figures: Iterable[Figure]) -> None:
        """Take the figures in their order."""
        self.figures = tuple(figures)
        labels: dict[str, dict[Label, None]] = defaultdict(dict)
        for figure in self.figures:
            labels[figure.dataset][_label(figure)] = None
        self._labels = {name: tuple(own) for name, own in labels.items()}
        self._words = {name: frozenset[str]().union(*own) for name, own in labels.items()}
        in_datasets = Counter(word for words in self._words.values() for word in words)
        idle = {canonical(word) for word in subject_words().statistics}
        self._worth = {
            word: 0.0 if word in idle else log((len(labels) + 1) / many) for word, many in in_datasets.items()
        }

    def about(self, claims: Sequence[Claim]) -> tuple[Figure, ...]:
        """The figures of the datasets that the sentences of some claims are about, in their order."""
        sentences = [frozenset(canonical(word) for word in _words_around(claim) if word) for claim in claims]
        met = self._met(frozenset[str]().union(*sentences))
        shared = {name for name, words in self._words.items() if _share(words, met)}
        concern = {name: self._concern(name, met) for name in shared}
        least = max(concern.values(), default=0) * _FAR_LESS
        about = {name for name in shared if concern[name] >= least or self._is_said(name, met, sentences)}
        if len(about) == len(self._words):
            return self.figures
        return tuple(figure for figure in self.figures if figure.dataset in about)

    def _met(self, said: Label) -> Mapping[str, frozenset[str]]:
        """The words of the labels that an article has, each with those of its words that it meets."""
        by_mark: dict[str, list[str]] = defaultdict(list)
        for word in sorted(said):
            for mark in word_marks((word,)):
                by_mark[mark].append(word)
        met = {
            word: frozenset(
                other for mark in word_marks((word,)) for other in by_mark.get(mark, ()) if meet(word, other)
            )
            for word in self._worth
        }
        return {word: others for word, others in met.items() if others}

    def _concern(self, name: str, met: Mapping[str, object]) -> float:
        """How much an article has to do with a dataset: by all words that it shares, and by those of the label it says most of."""
        most = max(
            self._value(label & met.keys()) ** 2 / (self._value(label) or 1) for label in self._labels[name]
        )
        return most * self._value(self._words[name] & met.keys())

    def _value(self, words: Iterable[str]) -> float:
        return sum(self._worth[word] for word in sorted(words))

    def _is_said(self, name: str, met: Mapping[str, Label], sentences: Iterable[Label]) -> bool:
        """Whether one sentence has all words of a label, two or more."""
        whole = [
            label
            for label in self._labels[name]
            if sum(self._worth[word] > 0 for word in label) >= _ENOUGH and label <= met.keys()
        ]
        return any(
            all(not met[word].isdisjoint(said) for word in label) for label in whole for said in sentences
        )


def _share(words: Label, met: Mapping[str, object]) -> bool:
    """Whether an article has enough of a dataset's words at all."""
    many = len(words & met.keys())
    return many >= _ENOUGH or many * _ENOUGH >= len(words)


def _label(figure: Figure) -> Label:
    words = (figure.subject.head, *figure.subject.modifiers)
    return frozenset(canonical(word) for word in words if word and word not in subject_words().neutral)


def _words_around(claim: Claim) -> tuple[str, ...]:
    subject, context = claim.subject, claim.context
    own = (subject.head, *subject.modifiers, *subject.setting)
    return (*own, *context.near, *context.far, *context.frame)
