"""Organisations are found by name and by the words that make a name, and ordinary words are not."""

import pytest
from spacy.language import Language
from spacy.tokens import Span

from nl_cijfercheck_sm.organisations import read_words

TEXTS = [
    ("Volgens het CBS daalde het aantal.", ["CBS"]),
    ("Het Centraal Bureau voor de Statistiek telt 12 doden.", ["Centraal Bureau voor de Statistiek"]),
    (
        "Het ministerie van Onderwijs, Cultuur en Wetenschap geeft 5 miljoen.",
        ["ministerie van Onderwijs, Cultuur en Wetenschap"],
    ),
    ("Het ministerie van Defensie, Financiën en de premier zwijgen.", ["ministerie van Defensie"]),
    ("Het ministerie van VWS meldt 300 besmettingen.", ["ministerie van VWS"]),
    (
        "De Universiteit van Amsterdam en de Universiteit Utrecht groeien.",
        ["Universiteit van Amsterdam", "Universiteit Utrecht"],
    ),
    ("Dat telden de Radboud Universiteit en Erasmus MC.", ["Radboud Universiteit"]),
    ("De Vrije Universiteit Brussel heeft 19.000 studenten.", ["Vrije Universiteit Brussel"]),
    (
        "De Nationaal Rapporteur Mensenhandel en Seksueel Geweld tegen Kinderen telde er 79.",
        ["Nationaal Rapporteur Mensenhandel en Seksueel Geweld tegen Kinderen"],
    ),
    ("Volgens de nationaal rapporteur zijn het er 944.", ["nationaal rapporteur"]),
    ("Aannemer Heijmans NV boekte 3 miljoen winst.", ["Aannemer Heijmans NV"]),
    ("Winst was er ook bij Royal Schelde Groep.", ["Royal Schelde Groep"]),
    ("De Nederlandse Vereniging van Banken telt 60 leden.", ["Nederlandse Vereniging van Banken"]),
    ("Dat zei de Onderwijsinspectie gisteren.", ["Onderwijsinspectie"]),
    ("Dat stond in Trouw van gisteren.", ["Trouw"]),
    ("Trouw jij met hem?", []),
    ("De Nederlandse Groenteteler oogst 3 ton.", []),
    ("Inspectie van de brug leerde dat 3 bouten los zaten.", []),
    ("Universiteiten en hogescholen groeien.", []),
    ("OM EIST ZES JAAR CEL", []),
    ("De gemeente Kampen telt 50.000 inwoners.", []),
    ("De politie van Utrecht hield 14 verdachten aan.", []),
]


@pytest.mark.parametrize(("text", "names"), TEXTS)
def test_organisations_are_found(nlp: Language, text: str, names: list[str]) -> None:
    assert [entity.text for entity in nlp(text).ents if entity.label_ == "ORG"] == names


def test_the_place_in_a_name_is_not_a_place_of_its_own(nlp: Language) -> None:
    doc = nlp("De Universiteit Utrecht onderzocht 40 scholen in Utrecht.")
    assert [(entity.text, entity.label_) for entity in doc.ents] == [
        ("Universiteit Utrecht", "ORG"),
        ("Utrecht", "GPE"),
    ]


def test_entities_of_another_component_stay(nlp: Language) -> None:
    doc = nlp.make_doc("Het CBS bestaat.")
    doc.ents = (Span(doc, 0, 2, label="MISC"),)
    assert [(entity.text, entity.label_) for entity in nlp.get_pipe("organisations")(doc).ents] == [
        ("Het CBS", "MISC")
    ]


def test_an_empty_text_has_none(nlp: Language) -> None:
    assert nlp("").ents == ()


def test_every_adjective_is_an_opening_and_every_ambiguous_name_a_name() -> None:
    words = read_words()
    assert words.adjectives - words.openings == frozenset()
    assert words.ambiguous - frozenset(words.names) == frozenset()
