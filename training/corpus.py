"""The reader that gives spaCy's training loop its examples."""

import random
from collections.abc import Callable, Iterator
from pathlib import Path

from spacy.language import Language
from spacy.training import Example
from spacy.util import registry

from training.documents import LOOSE_PARTS, cut_even_runs, cut_random_runs, make_example
from training.figures import vary_figures
from training.nouns import collect_counted_nouns, vary_counted_nouns
from training.surface import vary_case, vary_quotes
from training.treebank import DEV_FILE, OWN_FILE, Sentence, read_sentences, read_training, split_held_out
from training.trees import Tree

Reader = Callable[[Language], Iterator[Example]]


@registry.readers("cijfercheck.training.v1")  # type: ignore[untyped-decorator]
def make_training_reader(
    path: str, seed: int, figures: bool, extra_figures: float, own: int, loose: float
) -> Reader:
    """Return a reader of the training part that cuts and varies the text anew on each pass.

    `figures` varies numbers and surface; `extra_figures` is the chance that a sentence with a number is
    given once more, on its own; `own` is how often our own sentences are given in a pass; `loose` is the share
    of the runs of unrelated sentences (`LOOSE_PARTS`) that is given in a pass.
    """
    sentences, _ = split_held_out(read_training(Path(path)))
    own_sentences = list(read_sentences(OWN_FILE)) * own
    nouns = collect_counted_nouns(sentences)
    generator = random.Random(seed)  # noqa: S311  (no secrets here)

    def read(nlp: Language) -> Iterator[Example]:
        runs = [
            run
            for run in cut_random_runs(sentences, generator)
            if run[0].part not in LOOSE_PARTS or generator.random() < loose
        ]
        runs += [
            [sentence] for sentence in sentences if sentence.has_number and generator.random() < extra_figures
        ]
        runs += [[vary_counted_nouns(sentence, nouns, generator)] for sentence in own_sentences]
        generator.shuffle(runs)
        for run in runs:
            yield make_example(nlp, _vary(run, generator) if figures else run, generator)

    return read


def _vary(run: list[Sentence], generator: random.Random) -> list[Sentence]:
    varied = []
    for sentence in run:
        tree = Tree(sentence)
        vary_figures(tree, generator)
        varied.append(vary_case(tree.to_sentence(), generator))
    return vary_quotes(varied, generator)


@registry.readers("cijfercheck.development.v1")  # type: ignore[untyped-decorator]
def make_development_reader(path: str) -> Reader:
    """Return a reader of the development part, in runs of ten sentences."""
    sentences = list(read_sentences(Path(path) / DEV_FILE))

    def read(nlp: Language) -> Iterator[Example]:
        return (make_example(nlp, run) for run in cut_even_runs(sentences))

    return read


@registry.readers("cijfercheck.held_out.v1")  # type: ignore[untyped-decorator]
def make_held_out_reader(path: str) -> Reader:
    """Return a reader of the held-out part, in runs of ten sentences."""
    _, sentences = split_held_out(read_training(Path(path)))

    def read(nlp: Language) -> Iterator[Example]:
        return (make_example(nlp, run) for run in cut_even_runs(sentences))

    return read
