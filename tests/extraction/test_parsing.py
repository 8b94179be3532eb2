"""Texts are parsed as by `nlp.pipe`, whatever stands in their batch."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from cijfercheck.extraction.parsing import parse_texts

OWN = ("cijfer_periods", "cijfer_quantities", "cijfer_claims")
TEXTS = (
    "In 2024 werden 944 slachtoffers van mensenhandel gemeld, 76 meer dan in 2023. Dat waren er nooit zoveel.",
    "Daarvan waren er 79 minderjarig.",
    "Negen.",
    "De gemeente Utrecht trekt er 1,2 miljoen euro voor uit, zegt wethouder De Vries; dat is twee keer zoveel als toen.",
    "Doden: 9 (2023: 11)",
    " ",
    "",
    "Volgens het CBS is dat ruim 8 procent minder. In Groningen was het 4,5 procent. De helft woont in Drenthe.",
)


def described(doc: Doc) -> list[tuple[object, ...]]:
    return [
        (t.text, t.pos_, str(t.morph), t.lemma_, t.dep_, t.head.i, t.is_sent_start, t.ent_type_) for t in doc
    ]


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(TEXTS), max_size=12))
def test_a_parse_is_that_of_the_whole_pipeline_in_the_order_of_the_texts(
    nlp: Language, texts: list[str]
) -> None:
    whole = [described(doc) for doc in nlp.pipe(texts, disable=OWN)]
    assert [described(doc) for doc in parse_texts(nlp, texts)] == whole


def test_more_texts_than_a_batch_holds_come_back_in_their_order(nlp: Language) -> None:
    texts = [f"In {year} telde de stad {'heel ' * (year % 7)}veel inwoners." for year in range(1700, 2000)]
    docs = parse_texts(nlp, texts)
    assert [doc.text for doc in docs] == texts
    assert [described(docs[place]) for place in (0, 128, 299)] == [
        described(nlp(texts[place])) for place in (0, 128, 299)
    ]


def test_only_the_components_of_cijfercheck_are_left_out(nlp: Language) -> None:
    (doc,) = parse_texts(nlp, ["In Utrecht wonen 374.000 mensen."])
    assert [(entity.text, entity.label_) for entity in doc.ents] == [("Utrecht", "GPE")]
    assert doc._.claims is None
    assert doc.has_annotation("DEP")
