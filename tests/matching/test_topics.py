"""Which datasets an article is about."""

from cijfercheck.matching.topics import Topics
from cijfercheck.model.figure import Figure
from tests.records import claim, reference, subject, year

VICTIMS = reference("944", "slachtoffer mensenhandel", name="handel/totaal", period=year(2024))
MINORS = reference("79", "minderjarig uitbuiting", name="handel/minderjarig", period=year(2024))
MONKEYS = reference("412", "primaat dierproef", name="proeven/primaten", period=year(2024))
INFLATION = reference("3,7", "inflatie", name="prijzen/inflatie", period=year(2024))


def about(*figures: Figure, words: str) -> list[str]:
    return [figure.name for figure in Topics(figures).about([claim("412", subject(words))])]


def test_a_dataset_that_shares_two_words_is_kept_whole() -> None:
    assert about(VICTIMS, MINORS, MONKEYS, words="uitbuiting mensenhandel") == [
        "handel/totaal",
        "handel/minderjarig",
    ]


def test_one_word_of_many_is_no_topic() -> None:
    assert about(VICTIMS, MINORS, words="mensenhandel politie") == []


def test_words_that_any_article_has_are_no_topic() -> None:
    assert about(VICTIMS, MINORS, words="slachtoffer melding") == []


def test_a_dataset_of_one_word_is_kept_for_that_word() -> None:
    assert about(INFLATION, MONKEYS, words="inflatie") == ["prijzen/inflatie"]


def test_a_part_of_a_compound_is_a_word_in_common() -> None:
    assert about(VICTIMS, MINORS, words="mensenhandelzaak uitbuiting") == [
        "handel/totaal",
        "handel/minderjarig",
    ]


def test_figures_without_any_telling_word_are_kept() -> None:
    cases = reference("12", "geval", name="x/gevallen", period=year(2024))
    assert about(cases, words="fiets") == ["x/gevallen"]


def test_a_dataset_that_the_article_only_touches_does_not_count_beside_the_one_it_is_about() -> None:
    museum = reference(
        "31", "bezoeker museum buitenland Aziaat kaartje", name="musea/buitenland", period=year(2024)
    )
    shared = reference("12", "bezoeker café avond", name="horeca/avond", period=year(2024))
    seats = reference("80", "stoel café terras", name="horeca/terras", period=year(2024))
    words = "museum buitenland bezoeker Aziaat kaartje"
    claims = [claim("31", subject(words)), claim("5", subject("café suiker"))]
    assert [figure.name for figure in Topics((museum, shared, seats)).about(claims)] == ["musea/buitenland"]


def test_a_whole_label_in_one_sentence_brings_its_dataset_in() -> None:
    museum = reference(
        "31", "bezoeker museum buitenland Aziaat kaartje", name="musea/buitenland", period=year(2024)
    )
    prices = reference("3,7", "inflatie energie", name="prijzen/energie", period=year(2024))
    wages = reference("6,1", "loon bouw ploeg toeslag", name="prijzen/lonen", period=year(2024))
    claims = [
        claim("31", subject("museum buitenland bezoeker Aziaat kaartje")),
        claim("3,7", subject("inflatie energie")),
    ]
    names = [figure.name for figure in Topics((museum, prices, wages)).about(claims)]
    assert names == ["musea/buitenland", "prijzen/energie", "prijzen/lonen"]
