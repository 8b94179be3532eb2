"""What training does to sentences leaves whole trees, and numbers where they belong."""

import random
from pathlib import Path

import numpy as np
import pytest

from nl_cijfercheck_sm.tokenizer import make_tokenizer
from training.documents import cut_even_runs, make_example
from training.figures import vary_figures
from training.lemmas import collect_lemmas
from training.surface import vary_case, vary_quotes
from training.treebank import OWN_FILE, Sentence, Token, read_sentences, split_held_out
from training.trees import Tree
from training.vectors import reduce_vectors

SENTENCES = list(read_sentences(OWN_FILE))
SEEDS = range(30)


def _find(beginning: str) -> Sentence:
    return next(
        sentence
        for sentence in SENTENCES
        if " ".join(token.form for token in sentence.tokens).startswith(beginning)
    )


def _vary(sentence: Sentence, seed: int) -> Sentence:
    tree = Tree(sentence)
    vary_figures(tree, random.Random(seed))  # noqa: S311  (no secrets here)
    return tree.to_sentence()


def _reaches_root(tokens: tuple[Token, ...], index: int) -> bool:
    for _ in tokens:
        if tokens[index].head == index:
            return tokens[index].label == "ROOT"
        index = tokens[index].head
    return False


def test_our_own_sentences_are_read() -> None:
    assert len(SENTENCES) == 48
    first = SENTENCES[0]
    assert (first.part, first.document, first.order) == ("cijfercheck", "own/1", (1,))
    assert [token.form for token in first.tokens[:4]] == ["In", "heel", "2020", "overleden"]


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda sentence: sentence.document)
def test_every_varied_sentence_is_one_tree(sentence: Sentence) -> None:
    for seed in SEEDS:
        tokens = _vary(sentence, seed).tokens
        assert [token.label for token in tokens].count("ROOT") == 1
        assert all(_reaches_root(tokens, index) for index in range(len(tokens)))


def test_a_percentage_hangs_where_its_noun_hung() -> None:
    sentence = _find("De huren stijgen")
    for seed in SEEDS:
        tokens = _vary(sentence, seed).tokens
        percentage = next(token for token in tokens if token.form.endswith(("%", "procent")))
        assert (percentage.label, tokens[percentage.head].form) == ("obl", "stijgen")


def test_an_amount_with_a_sign_has_the_tree_of_one_with_a_word() -> None:
    sentence = _find("De omzet steeg")
    places = set()
    for seed in SEEDS:
        tokens = _vary(sentence, seed).tokens
        for sign in tokens:
            if sign.form == "€":
                scale = tokens[sign.head]
                places.add((sign.pos, sign.label, scale.label, tokens[scale.head].form))
    assert places == {("SYM", "nmod", "obl", "steeg")}


def test_a_month_keeps_a_day_before_it() -> None:
    for seed in SEEDS:
        tokens = _vary(_find("Volgens het CBS"), seed).tokens
        day = tokens[next(index for index, token in enumerate(tokens) if token.form == "januari") - 1]
        assert 1 <= int(day.form) <= 31


def test_case_and_quotes_keep_the_words() -> None:
    sentence = _find("De meeste slachtoffers")
    generator = random.Random(1)  # noqa: S311
    for _ in range(300):
        (varied,) = vary_quotes([vary_case(sentence, generator)], generator)
        assert [token.form.lower() for token in varied.tokens] == [
            token.form.lower() for token in sentence.tokens
        ]


def test_an_example_has_the_text_with_its_spacing() -> None:
    from spacy.lang.nl import Dutch

    nlp = Dutch(create_tokenizer=make_tokenizer())
    (run,) = [run for run in cut_even_runs(SENTENCES) if run[0].document == "own/37"]
    example = make_example(nlp, run)
    assert example.text == "De meeste slachtoffers (79) waren minderjarig."
    assert [token.text for token in example.predicted] == [token.text for token in example.reference]


def test_documents_are_held_out_whole() -> None:
    sentences = [
        Sentence(SENTENCES[0].tokens, "cdb", f"cdb/{number // 3}", (number,)) for number in range(300)
    ]
    training, held_out = split_held_out(sentences)
    assert len(training) + len(held_out) == 300
    assert {sentence.document for sentence in training}.isdisjoint(sentence.document for sentence in held_out)
    assert len({sentence.document for sentence in held_out}) == 11


def test_the_lemma_table_takes_words_that_have_one_lemma() -> None:
    table = collect_lemmas(SENTENCES)
    assert table["NOUN"]["gevallen"] == "geval"
    assert table["VERB"]["afgewezen"] == "afwijzen"


def test_a_file_is_read_as_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "one.conllu"
    path.write_text(
        "# source = Alpino-treebank cdb/312.xml\n"
        "1\tHij\thij\tPRON\t_\t_\t2\tnsubj\t_\t_\n"
        "2\tvalt\tvallen\tVERB\t_\tNumber=Sing\t0\troot\t_\tSpaceAfter=No\n"
        "3\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_\n",
        encoding="utf-8",
    )
    (sentence,) = read_sentences(path)
    assert (sentence.part, sentence.document, sentence.order) == ("cdb", "cdb/3", (312,))
    assert sentence.tokens[1] == Token("valt", "vallen", "VERB", "Number=Sing", 1, "ROOT", space_after=False)
    assert (sentence.closed, sentence.has_number) == (True, False)


def test_vectors_are_reduced_to_their_main_components() -> None:
    generator = np.random.default_rng(1)
    main = generator.normal(size=(200, 2)) * (4.0, 2.0)
    vectors = np.concatenate([main, generator.normal(size=(200, 3)) * 0.01], axis=1).astype("float32")
    table = reduce_vectors(vectors, 2)
    correlations = [abs(np.corrcoef(table[:, column], main[:, column])[0, 1]) for column in range(2)]
    assert (table.shape, str(table.dtype)) == ((200, 2), "int8")
    assert min(correlations) > 0.97


def test_the_same_vectors_give_the_same_table_whatever_their_order() -> None:
    vectors = np.random.default_rng(2).normal(size=(50, 6)).astype("float32")
    assert np.array_equal(reduce_vectors(vectors[::-1], 3)[::-1], reduce_vectors(vectors, 3))
