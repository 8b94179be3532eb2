"""The components in a pipeline of the user's own, and the pipelines that cannot be used."""

import pickle
from datetime import date

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

import nl_cijfercheck_sm
from cijfercheck.errors import PipelineError
from cijfercheck.extraction.load import load_pipeline

TEXT = "In 2024 zijn ruim 79 minderjarige slachtoffers gemeld, 52 procent meer dan in 2023."


@pytest.fixture(scope="module")
def own() -> Language:
    nlp = nl_cijfercheck_sm.load()
    for name in ("cijfer_quantities", "cijfer_periods", "cijfer_claims"):
        nlp.add_pipe(name)
    return nlp


def test_the_quantities_stand_on_the_document_and_among_its_spans(own: Language) -> None:
    doc = own(TEXT)
    assert [(quantity.text, quantity.kind) for quantity in doc._.quantities] == [
        ("79", "number"),
        ("52 procent", "percentage"),
    ]
    assert [(span.text, span.label_) for span in doc.spans["quantities"]] == [
        ("79", "number"),
        ("52 procent", "percentage"),
    ]


def test_the_periods_stand_on_the_document(own: Language) -> None:
    assert [(mention.text, mention.compared) for mention in own(TEXT)._.periods] == [
        ("2024", False),
        ("2023", True),
    ]


def test_the_claims_stand_on_the_document_with_offsets_in_it(own: Language) -> None:
    doc = own(TEXT)
    assert [(claim.id, claim.text, claim.subject.head, claim.role) for claim in doc._.claims] == [
        ("c1", "79", "slachtoffer", "level"),
        ("c2", "52", "slachtoffer", "increase"),
    ]
    assert [doc.text[claim.start : claim.end] for claim in doc._.claims] == ["79", "52"]


def test_the_order_of_quantities_and_periods_changes_nothing(own: Language) -> None:
    other = nl_cijfercheck_sm.load()
    for name in ("cijfer_periods", "cijfer_quantities", "cijfer_claims"):
        other.add_pipe(name)
    one, two = own(TEXT), other(TEXT)
    assert (one._.quantities, one._.periods, one._.claims) == (two._.quantities, two._.periods, two._.claims)


def test_relative_periods_are_counted_from_the_day_of_publication_on_the_document(own: Language) -> None:
    doc = own.make_doc("Vorig jaar zijn 79 slachtoffers gemeld.")
    doc._.published = date(2025, 10, 17)
    (claim,) = own(doc)._.claims
    assert (claim.period.period.first, claim.period.period.last) == (date(2024, 1, 1), date(2024, 12, 31))


def test_many_texts_through_one_pipeline_have_the_claims_of_each_alone(own: Language) -> None:
    texts = [TEXT, "Er zijn 30 bedden.", ""]
    assert [doc._.claims for doc in own.pipe(texts)] == [own(text)._.claims for text in texts]


def test_a_pipeline_of_the_users_own_gets_the_components_once() -> None:
    nlp = nl_cijfercheck_sm.load()
    assert load_pipeline(nlp) is nlp
    names = list(load_pipeline(nlp).pipe_names)
    assert names[-3:] == ["cijfer_periods", "cijfer_quantities", "cijfer_claims"]
    assert len(names) == len(set(names))


def test_the_bundled_pipeline_is_loaded_once() -> None:
    assert load_pipeline() is load_pipeline("nl_cijfercheck_sm")


def test_a_pipeline_that_is_not_installed_is_named() -> None:
    with pytest.raises(PipelineError) as refused:
        load_pipeline("nl_core_nieuws_xl")
    assert str(refused.value) == (
        "--model nl_core_nieuws_xl: geen spaCy-pijplijn met die naam gevonden; "
        "installeer haar of laat --model weg"
    )


def test_a_pipeline_for_another_language_is_refused() -> None:
    with pytest.raises(PipelineError) as refused:
        load_pipeline(spacy.blank("en"))
    assert str(refused.value) == (
        "--model de opgegeven pijplijn: deze pijplijn is voor de taal 'en'; nodig is een Nederlandse ('nl')"
    )


def test_a_pipeline_that_cannot_parse_is_refused() -> None:
    with pytest.raises(PipelineError) as refused:
        load_pipeline(spacy.blank("nl"))
    assert str(refused.value) == (
        "--model de opgegeven pijplijn: deze pijplijn ontleedt geen zinnen (component 'parser' ontbreekt); "
        "kies een volledige pijplijn, zoals nl_core_news_md, of laat --model weg"
    )


def test_two_processes_make_the_claims_of_one(own: Language) -> None:
    texts = [TEXT, "Geen getal hier.", "Een derde van de 1.204 leden stemde op 3 maart 2024 tegen."] * 2
    one, two = list(own.pipe(texts)), list(own.pipe(texts, n_process=2, batch_size=2))
    names = ("quantities", "not_claims", "periods", "claims")
    assert [[doc._.get(name) for name in names] for doc in two] == [
        [doc._.get(name) for name in names] for doc in one
    ]
    assert [len(doc._.claims) for doc in two] == [2, 0, 2] * 2


def test_a_document_comes_back_from_its_bytes_with_all_that_was_left_on_it(own: Language) -> None:
    doc = own.make_doc(TEXT)
    doc._.published = date(2025, 10, 17)
    doc = own(doc)
    again = Doc(own.vocab).from_bytes(doc.to_bytes())
    assert again._.published == date(2025, 10, 17)
    assert (again._.claims, again._.quantities, again._.periods) == (
        doc._.claims,
        doc._.quantities,
        doc._.periods,
    )


def test_what_is_no_record_of_ours_is_not_written_down(own: Language) -> None:
    doc = own.make_doc(TEXT)
    doc._.claims = (object(),)
    with pytest.raises(TypeError, match="object cannot be written down"):
        doc.to_bytes()


def test_the_components_can_be_sent_to_a_process_that_knows_nothing_yet(own: Language) -> None:
    sent = [component for _, component in own.pipeline]
    received = pickle.loads(pickle.dumps(sent))  # noqa: S301  (made a moment ago)
    assert list(map(type, received)) == list(map(type, sent))
