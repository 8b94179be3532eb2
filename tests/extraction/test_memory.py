"""A memory of parses and numbers changes no reading, stays within its bound and may be shared by threads."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from cijfercheck.extraction.article import extract_article, read_ahead
from cijfercheck.extraction.memory import Kept, Memory, Words
from cijfercheck.model.article import Article
from cijfercheck.reading.text import read_text

PUBLISHED = date(2025, 10, 17)
PARAGRAPHS = (
    "In 2024 werden 944 slachtoffers van mensenhandel gemeld, 76 meer dan in 2023. Dat waren er nooit zoveel.",
    "Daarvan waren er 79 minderjarig. De helft woont in Utrecht; daar steeg het aantal van 12 naar 31.",
    "Een jaar eerder waren het er 868. Volgens het CBS is dat ruim 8 procent minder.",
    "Doden: 9 (2023: 11)",
    "De minister wil niet reageren.",
    "„Wij zagen er vorig jaar 31”, zegt een woordvoerder. In Groningen was het 4,5 procent.",
    "Daarvan waren er 79 minderjarig. Daarvan waren er 79 minderjarig.",
)


def read(paragraphs: list[str]) -> Article:
    return read_text("Bericht\n\n" + "\n\n".join(paragraphs) + "\n", identifier="stuk")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.lists(st.sampled_from(PARAGRAPHS), min_size=1, max_size=5), min_size=2, max_size=4),
    st.sampled_from([20, 60_000]),
)
def test_versions_of_a_draft_read_with_one_memory_are_read_as_if_each_were_the_first(
    nlp: Language, versions: list[list[str]], most_tokens: int
) -> None:
    memory = Memory(nlp, most_tokens=most_tokens)
    for paragraphs in versions:
        article = read(paragraphs)
        assert extract_article(nlp, article, PUBLISHED, memory=memory) == extract_article(
            nlp, article, PUBLISHED
        )


def test_the_same_words_on_another_day_are_in_another_period(nlp: Language) -> None:
    memory = Memory(nlp)
    article = read(["Vorig jaar werden 944 slachtoffers gemeld."])
    years = []
    for day in (PUBLISHED, date(2020, 1, 2)):
        (claim,) = extract_article(nlp, article, day, memory=memory).claims
        assert claim.period is not None
        years.append(claim.period.period.first)
    assert years == [date(2024, 1, 1), date(2019, 1, 1)]


def test_reading_ahead_changes_nothing(nlp: Language) -> None:
    articles = [read([one, other]) for one in PARAGRAPHS for other in PARAGRAPHS[:3]]
    memory = Memory(nlp)
    read_ahead([(article, PUBLISHED) for article in articles], memory)
    ahead = [extract_article(nlp, article, PUBLISHED, memory=memory) for article in articles]
    assert ahead == [extract_article(nlp, article, PUBLISHED) for article in articles]


def test_a_parse_is_made_once_and_handed_out_as_a_copy(nlp: Language) -> None:
    memory = Memory(nlp)
    one, again = memory.parse(["Het waren er 76."] * 2)
    one._.quantities = ("gelezen",)
    (later,) = memory.parse(["Het waren er 76."])
    assert [doc._.quantities for doc in (one, again, later)] == [("gelezen",), None, None]
    assert [token.lemma_ for token in later] == [token.lemma_ for token in one]


def test_no_more_is_kept_than_the_limit_and_what_was_used_last_stays() -> None:
    kept: Kept[str, str] = Kept(10)
    kept.keep("a", "A", 4)
    kept.keep("b", "B", 4)
    assert kept.find("a") == "A"
    kept.keep("c", "C", 5)
    kept.keep("d", "D", 11)
    assert [kept.find(key) for key in "abcd"] == ["A", None, "C", None]
    kept.keep("c", "C2", 6)
    assert (kept.find("c"), kept.weight) == ("C2", 10)


def test_threads_with_one_memory_read_what_one_reads_alone(nlp: Language) -> None:
    articles = [read([one, other]) for one in PARAGRAPHS for other in PARAGRAPHS]
    memory = Memory(nlp, most_tokens=200)
    with ThreadPoolExecutor(4) as threads:
        found = list(
            threads.map(lambda article: extract_article(nlp, article, PUBLISHED, memory=memory), articles)
        )
    assert found == [extract_article(nlp, article, PUBLISHED) for article in articles]


def test_a_key_is_that_of_the_same_words_in_the_same_order() -> None:
    kept: Kept[Words, int] = Kept(10)
    kept.keep(Words("Het waren er 76.", (76,)), 1, 1)
    assert kept.find(Words("Het waren er 76.", (76,))) == 1
    assert kept.find(Words((76,), "Het waren er 76.")) is None
    assert Words("a", "b") != ("a", "b")
