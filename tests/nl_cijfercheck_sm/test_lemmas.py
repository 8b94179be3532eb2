"""Lemmas depend on the part of speech; compounds follow their last part."""

import pytest
from spacy.language import Language

from nl_cijfercheck_sm.lemma_table import LemmaTable, find_singulars
from nl_cijfercheck_sm.verbs import find_verb, stand_in

LEMMAS = [
    ("Er waren 12 gevallen van fraude.", "gevallen", "NOUN", "geval"),
    ("De premier is van de trap gevallen.", "gevallen", "VERB", "vallen"),
    ("De artsen zagen 40 ziektegevallen.", "ziektegevallen", "NOUN", "ziektegeval"),
    ("Er zijn 79 slachtoffers gemeld.", "slachtoffers", "NOUN", "slachtoffer"),
    ("Er zijn 79 slachtoffers gemeld.", "gemeld", "VERB", "melden"),
    ("Slachtoffers willen een vergoeding.", "Slachtoffers", "NOUN", "slachtoffer"),
    ("De stad kreeg drie bruggen.", "bruggen", "NOUN", "brug"),
]


@pytest.mark.parametrize(("text", "word", "pos", "lemma"), LEMMAS)
def test_a_word_has_its_lemma(nlp: Language, text: str, word: str, pos: str, lemma: str) -> None:
    token = next(token for token in nlp(text) if token.text == word)
    assert (token.pos_, token.lemma_) == (pos, lemma)


@pytest.fixture
def table() -> LemmaTable:
    table = LemmaTable()
    table.set_table(
        {"NOUN": {"gevallen": "geval", "leden": "lid", "heden": "heden"}, "VERB": {"gevallen": "vallen"}}
    )
    return table


@pytest.mark.parametrize(
    ("word", "pos", "lemma"),
    [
        ("gevallen", "NOUN", "geval"),
        ("Gevallen", "NOUN", "geval"),
        ("gevallen", "VERB", "vallen"),
        ("gevallen", "ADJ", None),
        ("ziektegevallen", "NOUN", "ziektegeval"),
        ("COVID-gevallen", "NOUN", "COVID-geval"),
        ("weggevallen", "VERB", "wegvallen"),
        ("gevoeligheden", "NOUN", None),
    ],
)
def test_the_table_knows_words_and_the_last_part_of_nouns(
    table: LemmaTable, word: str, pos: str, lemma: str | None
) -> None:
    assert table.find_lemma(word, pos) == lemma


def test_the_table_survives_bytes(table: LemmaTable) -> None:
    assert LemmaTable().from_bytes(table.to_bytes()).find_lemma("gevallen", "NOUN") == "geval"


@pytest.mark.parametrize(
    ("plural", "singular"),
    [
        ("bedden", "bed"),
        ("lagen", "laag"),
        ("brieven", "brief"),
        ("huizen", "huis"),
        ("roedels", "roedel"),
        ("foto's", "foto"),
        ("overheden", "overheid"),
        ("boeren", "boer"),
    ],
)
def test_a_regular_plural_has_its_singular(plural: str, singular: str) -> None:
    assert find_singulars(plural)[0] == singular


@pytest.mark.parametrize("word", ["huisjes", "radio", "kind", "en"])
def test_a_word_that_is_no_regular_plural_has_none(word: str) -> None:
    assert find_singulars(word) == ()


def test_a_verb_with_a_separable_part_is_found_by_its_verb() -> None:
    table = LemmaTable()
    table.set_table({"VERB": {"geschreven": "schrijven", "gelopen": "lopen"}})
    assert table.find_lemma("ingeschreven", "VERB") == "inschrijven"
    assert table.find_lemma("Opgelopen", "VERB") == "oplopen"
    assert table.find_lemma("ingeschrevene", "VERB") == "inschrijven"
    assert table.find_lemma("ingebeeld", "VERB") is None


@pytest.mark.parametrize(
    ("form", "verb"),
    [("kromp", "krimpen"), ("geslonken", "slinken"), ("verkochten", "verkopen"), ("fiets", None)],
)
def test_a_form_of_a_strong_verb_has_its_dictionary_form(form: str, verb: str | None) -> None:
    assert find_verb(form) == verb


@pytest.mark.parametrize(("word", "read"), [("kromp", "zakte"), ("Kromp", "Zakte"), ("krimp", "krimp")])
def test_the_network_reads_a_commoner_word_for_a_rare_form(word: str, read: str) -> None:
    assert stand_in(word) == read


def test_a_rare_form_is_a_verb_with_its_particle(nlp: Language) -> None:
    doc = nlp("De veestapel kromp in met 3 procent.")
    assert [(token.text, token.lemma_, token.pos_) for token in doc if token.text == "kromp"] == [
        ("kromp", "krimpen", "VERB")
    ]
    assert [token.dep_ for token in doc if token.text == "in"] == ["compound:prt"]
