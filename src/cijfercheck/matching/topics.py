"""Which datasets of reference figures an article is about: a newsroom's folder holds many that it is not.

A number may equal one of a thousand foreign figures by chance. So only the figures of a dataset count whose labels share words
with the article: two, or half of those that it has.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from cijfercheck.language.lexicon import subject_words
from cijfercheck.matching.candidates import word_marks
from cijfercheck.matching.words import canonical, meet
from cijfercheck.model.claim import Claim
from cijfercheck.model.figure import Figure

_ENOUGH = 2  # words


class Topics:
    """Reference figures by dataset, each with the words that its labels say something with."""

    def __init__(self, figures: Iterable[Figure]) -> None:
        """Take the figures in their order."""
        self.figures = tuple(figures)
        words: dict[str, dict[str, None]] = defaultdict(dict)
        for figure in self.figures:
            said = (figure.subject.head, *figure.subject.modifiers)
            words[_dataset(figure)].update(
                dict.fromkeys(
                    canonical(word) for word in said if word and word not in subject_words().neutral
                )
            )
        self._words = words

    def about(self, claims: Sequence[Claim]) -> tuple[Figure, ...]:
        """The figures of the datasets that the sentences of some claims share words with; all of them where they share with all."""
        said = {canonical(word) for claim in claims for word in _words_around(claim) if word}
        by_mark: dict[str, list[str]] = defaultdict(list)
        for word in sorted(said):
            for mark in word_marks((word,)):
                by_mark[mark].append(word)
        met = {name for name, words in self._words.items() if _share(words, by_mark)}
        if len(met) == len(self._words):
            return self.figures
        return tuple(figure for figure in self.figures if _dataset(figure) in met)


def _share(words: Iterable[str], by_mark: dict[str, list[str]]) -> bool:
    words = tuple(words)
    met = sum(
        any(meet(word, other) for mark in word_marks((word,)) for other in by_mark.get(mark, ()))
        for word in words
    )
    return met >= _ENOUGH or met * _ENOUGH >= len(words)


def _dataset(figure: Figure) -> str:
    return figure.name.rpartition("/")[0] or figure.document


def _words_around(claim: Claim) -> tuple[str, ...]:
    subject, context = claim.subject, claim.context
    own = (subject.head, *subject.modifiers, *subject.setting)
    return (*own, *context.near, *context.far, *context.frame)
