"""Measure a pipeline on treebank text, and apart from that on what is done with figures.

    python -m training.evaluate PIPELINE --treebank DIR

`PIPELINE` is a package name or a folder; the text is the held-out part (`--part held-out`) or the
development part (`--part dev`), in runs of ten sentences tokenized by the pipeline.
"""

import argparse
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokens import Doc, Span, Token
from spacy.training import Example

from training.documents import cut_even_runs, make_example
from training.treebank import DEV_FILE, Sentence, read_sentences, read_training, split_held_out

PARTS = ("held-out", "dev")
MODIFIERS = frozenset({"amod", "nmod", "obl", "advmod"})
PUNCTUATION = ("p", "punct")
SPEED_WORDS = 40_000
NO_FEATURES = "_"
"""spaCy's scorer passes over empty values; a word without features counts too, as in spaCy's own score."""

Scores = dict[str, float]


def read_part(treebank: Path, part: str) -> list[Sentence]:
    """Return the sentences of the held-out or the development part."""
    if part == "dev":
        return list(read_sentences(treebank / DEV_FILE))
    _, held_out = split_held_out(read_training(treebank))
    return held_out


def evaluate(nlp: Language, sentences: list[Sentence]) -> Scores:
    """Return all scores, as shares between 0 and 1."""
    examples = _annotate(nlp, list(cut_even_runs(sentences)))
    with_number = _annotate(nlp, [[sentence] for sentence in sentences if sentence.has_number])
    return {
        **_score_analysis(examples),
        **{f"number_sentence_{name}": score for name, score in _score_trees(with_number).items()},
        **_score_numerals(examples),
    }


def evaluate_sentence_ends(nlp: Language, sentences: list[Sentence]) -> float:
    """Return the F-score of the sentences, for a pipeline that finds nothing else."""
    return _score_sentence_ends(_annotate(nlp, list(cut_even_runs(sentences))))


def measure_speed(nlp: Language, sentences: list[Sentence]) -> tuple[float, float]:
    """Return words per second of processor time of the whole pipeline and of its tokenizer alone.

    Processor time, as other programs may share the core; it is that of all threads together.
    """
    texts: list[str] = []
    words = 0
    other = spacy.blank("nl")  # The tokenizer to be measured should not have seen the text.
    for run in cut_even_runs(sentences):
        texts.append(make_example(other, run).text)
        words += sum(len(sentence.tokens) for sentence in run)
        if words > SPEED_WORDS:
            break
    start = time.process_time()
    for text in texts:
        nlp.make_doc(text)
    between = time.process_time()
    list(nlp.pipe(texts))
    return words / (time.process_time() - between), words / (between - start)


def render_scores(scores: Scores) -> str:
    """Write scores as percentages, one a line."""
    return "\n".join(f"{name:32} {100 * score:5.1f}" for name, score in scores.items())


def _annotate(nlp: Language, runs: list[list[Sentence]]) -> list[Example]:
    examples = [make_example(nlp, run) for run in runs]
    docs = nlp.pipe(example.text for example in examples)
    return [Example(doc, example.reference) for doc, example in zip(docs, examples, strict=True)]


def _score_analysis(examples: list[Example]) -> Scores:
    return {
        "token_f": Scorer.score_tokenization(examples)["token_f"],
        "pos_acc": Scorer.score_token_attr(examples, "pos")["pos_acc"],
        "morph_acc": Scorer.score_token_attr(examples, "morph", getter=_morph)["morph_acc"],
        "lemma_acc": Scorer.score_token_attr(examples, "lemma")["lemma_acc"],
        **_score_trees(examples),
        "sents_f": _score_sentence_ends(examples),
    }


def _score_sentence_ends(examples: list[Example]) -> float:
    return float(Scorer.score_spans(examples, "sents", getter=_sentences)["sents_f"])


def _score_trees(examples: list[Example]) -> Scores:
    strict = Scorer.score_deps(examples, "dep", getter=_label, ignore_labels=PUNCTUATION)
    folded = Scorer.score_deps(examples, "dep", getter=_folded_label, ignore_labels=PUNCTUATION)
    return {"dep_uas": strict["dep_uas"], "dep_las": strict["dep_las"], "dep_las_obl": folded["dep_las"]}


def _morph(token: Token, _attribute: str) -> str:
    return str(token.morph) or NO_FEATURES


def _sentences(doc: Doc, _attribute: str) -> Iterator[Span]:
    return doc.sents


def _label(token: Token, _attribute: str) -> str:
    return token.dep_


def _folded_label(token: Token, _attribute: str) -> str:
    return "obl" if token.dep_ == "obl:arg" else token.dep_


@dataclass(slots=True)
class _Tally:
    """How many words were looked at, with how many right heads, and right heads and labels."""

    seen: int = 0
    heads: int = 0
    labelled: int = 0

    def count(self, gold: Token, predicted: Token | None, predicted_head: Token | None) -> None:
        self.seen += 1
        if predicted is None or predicted_head is None:
            return
        right_head = predicted.head == predicted_head
        self.heads += right_head
        self.labelled += right_head and _folded_label(gold, "dep") == _folded_label(predicted, "dep")

    def shares(self, name: str) -> Scores:
        seen = self.seen or 1
        return {f"{name}_head": self.heads / seen, f"{name}_head_and_label": self.labelled / seen}


def _score_numerals(examples: list[Example]) -> Scores:
    """Score numerals (all, those that are `nummod`, of these those before their head), and what modifies the thing counted.

    A `nummod` after its head is mostly a year in brackets; before it, it counts.
    """
    numerals, counts, before, modifiers = _Tally(), _Tally(), _Tally(), _Tally()
    for example in examples:
        for gold in example.reference:
            predicted, head = _counterpart(example, gold), _counterpart(example, gold.head)
            if gold.pos_ == "NUM":
                numerals.count(gold, predicted, head)
                if gold.dep_ == "nummod":
                    counts.count(gold, predicted, head)
                    if gold.i < gold.head.i:
                        before.count(gold, predicted, head)
            elif gold.dep_ in MODIFIERS and any(child.dep_ == "nummod" for child in gold.head.children):
                modifiers.count(gold, predicted, head)
    return {
        **numerals.shares("numeral"),
        **counts.shares("nummod"),
        **before.shares("nummod_before_head"),
        **modifiers.shares("modifier_of_counted"),
    }


def _counterpart(example: Example, gold: Token) -> Token | None:
    """The predicted word in the place of a gold word, if there is exactly one."""
    indices = example.alignment.y2x[gold.i]
    return example.predicted[int(indices[0])] if len(indices) == 1 else None


def main() -> None:
    """Print the scores and the speed of a pipeline."""
    parser = argparse.ArgumentParser(description="Measure a Dutch pipeline on treebank text.")
    parser.add_argument("pipeline")
    parser.add_argument("--treebank", type=Path, required=True)
    parser.add_argument("--part", choices=PARTS, default="held-out")
    arguments = parser.parse_args()
    start = time.perf_counter()
    nlp = spacy.load(arguments.pipeline)
    loading = time.perf_counter() - start
    sentences = read_part(arguments.treebank, arguments.part)
    whole, tokenizer = measure_speed(nlp, sentences)
    lines = [
        render_scores(evaluate(nlp, sentences)),
        f"sentences {len(sentences)}, words {sum(len(sentence.tokens) for sentence in sentences)}",
        f"loaded in {loading:.2f} s; {whole:,.0f} words per second, tokenizer alone {tokenizer:,.0f}",
    ]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
