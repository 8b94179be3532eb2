"""Make spaCy examples of treebank sentences: runs of consecutive sentences with their spacing."""

import random
from collections.abc import Iterator
from itertools import groupby

from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

from training.treebank import Sentence, Token

LONGEST_RUN = 10
"""For measuring."""
LONGEST_TRAINING_RUN = 4
"""The parser learns faster from short runs: it works on as many side by side as there are in a batch."""
LONGEST_LOOSE_RUN = 3
"""For parts whose sentences have nothing to do with each other."""
PARAGRAPH_BREAK = "\n\n"
PARAGRAPH_BREAKS = 0.15
"""Share of sentences in running text that are followed by an empty line."""

LOOSE_PARTS = frozenset({"qa", "wpspel", "eans", "g_suite", "h_suite", "leuven_yellow_pages"})


def group_documents(sentences: list[Sentence]) -> list[list[Sentence]]:
    """Bring the sentences of one document together, in their order."""

    def document(sentence: Sentence) -> str:
        return sentence.document

    ordered = sorted(sentences, key=lambda sentence: (sentence.document, sentence.order))
    return [list(group) for _, group in groupby(ordered, document)]


def cut_even_runs(sentences: list[Sentence]) -> Iterator[list[Sentence]]:
    """Cut documents into runs of `LONGEST_RUN` sentences, for measuring."""
    for document in group_documents(sentences):
        for start in range(0, len(document), LONGEST_RUN):
            yield document[start : start + LONGEST_RUN]


def cut_random_runs(sentences: list[Sentence], generator: random.Random) -> Iterator[list[Sentence]]:
    """Cut documents into runs of random length, for training."""
    for document in group_documents(sentences):
        longest = LONGEST_LOOSE_RUN if document[0].part in LOOSE_PARTS else LONGEST_TRAINING_RUN
        start = 0
        while start < len(document):
            end = start + generator.randint(1, longest)
            yield document[start:end]
            start = end


def make_example(nlp: Language, run: list[Sentence], generator: random.Random | None = None) -> Example:
    """Pair the text of a run, tokenized by the pipeline, with its annotation.

    With a generator some sentences, and all that have no final stop, are followed by an empty line;
    without one they are joined by a space.
    """
    columns = _Columns()
    for number, sentence in enumerate(run):
        columns.add_sentence(sentence.tokens)
        is_last = number == len(run) - 1
        if generator and not is_last and (not sentence.closed or generator.random() < PARAGRAPH_BREAKS):
            columns.add_paragraph_break()
    reference = columns.to_doc(nlp)
    return Example(nlp.make_doc(reference.text), reference)


class _Columns:
    """The annotation of a run as the columns that `Doc` takes."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.spaces: list[bool] = []
        self.pos: list[str] = []
        self.morphs: list[str] = []
        self.lemmas: list[str] = []
        self.heads: list[int] = []
        self.deps: list[str] = []

    def add_sentence(self, tokens: tuple[Token, ...]) -> None:
        offset = len(self.words)
        for token in tokens:
            self.words.append(token.form)
            self.spaces.append(token.space_after)
            self.pos.append(token.pos)
            self.morphs.append(token.feats)
            self.lemmas.append(token.lemma)
            self.heads.append(offset + token.head)
            self.deps.append(token.label)
        self.spaces[-1] = True

    def add_paragraph_break(self) -> None:
        """Add the white space as spaCy's own augmentation does: hung on the token before it."""
        self.spaces[-1] = False
        self.heads.append(len(self.words) - 1)
        self.words.append(PARAGRAPH_BREAK)
        self.spaces.append(False)
        self.pos.append("SPACE")
        self.morphs.append("")
        self.lemmas.append(PARAGRAPH_BREAK)
        self.deps.append("dep")

    def to_doc(self, nlp: Language) -> Doc:
        return Doc(
            nlp.vocab,
            words=self.words,
            spaces=[*self.spaces[:-1], False],
            pos=self.pos,
            morphs=["" if morph == "_" else morph for morph in self.morphs],
            lemmas=self.lemmas,
            heads=self.heads,
            deps=self.deps,
        )
