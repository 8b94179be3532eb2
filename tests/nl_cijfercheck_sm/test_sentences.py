"""Sentences are found by the parser and, faster, by the sentence splitter alone."""

import pytest
from spacy.language import Language

import nl_cijfercheck_sm

TEXTS = [
    [
        "De werkloosheid daalde in maart tot 3,6 procent.",
        "Dat meldt het CBS.",
        "In 2023 was het nog ca. 3,9 procent.",
    ],
    ["De bouw kostte € 2,5 mln. volgens de krant.", "De gemeente had op 1,8 mln. gerekend."],
    ["Het aantal daalde tot 475.", "Een jaar eerder waren het er 520."],
    ['"Dit is een zorgelijke ontwikkeling", zegt de wethouder.', "Zij wil 40 extra agenten."],
]


@pytest.fixture(scope="module")
def splitter() -> Language:
    return nl_cijfercheck_sm.load(enable=["senter"], config={"nlp.disabled": []})


@pytest.mark.parametrize("sentences", TEXTS)
def test_the_parser_finds_sentences(nlp: Language, sentences: list[str]) -> None:
    assert [sentence.text for sentence in nlp(" ".join(sentences)).sents] == sentences


@pytest.mark.parametrize("sentences", TEXTS)
def test_the_splitter_finds_sentences(splitter: Language, sentences: list[str]) -> None:
    assert splitter.pipe_names == ["senter"]
    assert [sentence.text for sentence in splitter(" ".join(sentences)).sents] == sentences


def test_an_empty_line_ends_a_sentence(nlp: Language) -> None:
    sentences = nlp("Meer geweld gemeld\n\nIn 2024 zijn 79 slachtoffers gemeld.").sents
    assert [sentence.text.strip() for sentence in sentences] == [
        "Meer geweld gemeld",
        "In 2024 zijn 79 slachtoffers gemeld.",
    ]
