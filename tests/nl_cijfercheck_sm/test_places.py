"""Places are found by name, and words that only look like places are not."""

import pytest
from spacy.language import Language
from spacy.tokens import Span

from nl_cijfercheck_sm.places import read_names

TEXTS = [
    ("In Nederland steeg het aantal inbraken.", [("Nederland", "land")]),
    ("De inflatie is in het Verenigd Koninkrijk hoger.", [("Verenigd Koninkrijk", "land")]),
    (
        "In Noord-Brabant en Overijssel daalde het aantal.",
        [("Noord-Brabant", "provincie"), ("Overijssel", "provincie")],
    ),
    ("De gemeente 's-Hertogenbosch telt 160.000 inwoners.", [("'s-Hertogenbosch", "gemeente")]),
    ("In Alphen aan den Rijn wonen 114.000 mensen.", [("Alphen aan den Rijn", "gemeente")]),
    ("De politie van Sint-Niklaas meldt 12 gewonden.", [("Sint-Niklaas", "gemeente")]),
    ("De brand in Huizen kostte twee levens.", [("Huizen", "gemeente")]),
    (
        "In Gouda, Leiden en Delft zijn er meer.",
        [("Gouda", "gemeente"), ("Leiden", "gemeente"), ("Delft", "gemeente")],
    ),
    ("Onderzoeker Sanne Mol telde 40 nesten.", []),
    ("Huizen werden vorig jaar 8 procent duurder.", []),
    ("Het aantal huizen steeg met 300.", []),
]


@pytest.mark.parametrize(("text", "places"), TEXTS)
def test_places_have_their_kind(nlp: Language, text: str, places: list[tuple[str, str]]) -> None:
    entities = [(entity.text, entity.label_, entity.id_) for entity in nlp(text).ents]
    assert entities == [(name, "GPE", kind) for name, kind in places]


def test_entities_of_another_component_stay(nlp: Language) -> None:
    doc = nlp.make_doc("Het Parool schrijft over Utrecht Centraal.")
    doc.ents = (Span(doc, 4, 6, label="FAC"),)
    assert [(entity.text, entity.label_) for entity in nlp.get_pipe("places")(doc).ents] == [
        ("Utrecht Centraal", "FAC")
    ]


def test_every_ambiguous_name_is_the_name_of_a_place() -> None:
    names = read_names()
    places = frozenset[str]().union(*(names[kind] for kind in names.keys() - {"ambiguous"}))
    assert names["ambiguous"] - places == frozenset()


def test_all_municipalities_and_provinces_are_there() -> None:
    names = read_names()
    assert len(names["gemeente"]) == 634
    assert len(names["provincie"]) == 17
