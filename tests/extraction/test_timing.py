"""The period of each number of a sentence, as a report gives it."""

import datetime
from collections.abc import Callable

import pytest
from spacy.language import Language

from cijfercheck.assembly import read_claims
from cijfercheck.extraction.article import Extraction, extract_article
from cijfercheck.language.period_notation import format_period
from cijfercheck.model.article import Article
from cijfercheck.model.period import Period
from cijfercheck.reading.markdown import read_markdown

Extract = Callable[[str], tuple[Article, Extraction]]


def _periods(extract_markdown: Extract, text: str) -> dict[str, object]:
    """The period of each number, by the words of the number."""
    return _read(*extract_markdown(text))


def _read(article: Article, extraction: Extraction) -> dict[str, object]:
    return {
        claim.text: None
        if claim.period is None
        else format_period(Period(claim.period.first, claim.period.last))
        for claim in read_claims(article, extraction)
    }


@pytest.mark.parametrize(
    ("sentence", "periods"),
    [
        ("Dat zijn er 6.400 minder dan de 128.400 van 2023.", {"6.400": "2024", "128.400": "2023"}),
        ("De omzet lag 5 procent boven de omzet van 2022.", {"5": "2024"}),
        (
            "Van de 167.500 kinderen die in 2019 zijn geboren, kreeg 88 procent de prik.",
            {"167.500": "2024", "88": "2024"},
        ),
        ("Van de in 1975 gebouwde huizen lekt 12 procent.", {"12": "2024"}),
        ("Van de meisjes uit geboortejaar 2013 kreeg 75 procent de prik.", {"75": "2024"}),
        ("In 2019 zijn 167.500 kinderen geboren.", {"167.500": "2019"}),
        ("De omzet lag 5 procent boven dat van 2022 (31).", {"5": "2024", "31": "2022"}),
        ("Het is een plus van 23 procent vergeleken met de 236 van 2023.", {"23": "2024", "236": "2023"}),
        (
            "Er kwamen 54 mensen om, tegen 43 in 2023, ruim een kwart meer.",
            {"54": "2024", "43": "2023", "een kwart": "2024"},
        ),
        ("Het is een daling van 22 procent ten opzichte van recordjaar 2022.", {"22": "2024"}),
        ("Dat is minder dan de helft van het aantal in 2010 (2.531).", {"de helft": "2024", "2.531": "2010"}),
        ("Het is 4 graden onder het record van 2019, toen het 39 graden werd.", {"4": "2024", "39": "2019"}),
        ("Een jaar eerder waren het er 120, een daling van 15.", {"120": "2023", "15": "2024"}),
        ("In 1980 woonden er 480 mensen, nu zijn het er 312.", {"480": "1980", "312": "2025"}),
        ("In 2020 waren er 132; sindsdien haakte een tiende af.", {"132": "2020", "een tiende": "2024"}),
        ("Sinds 2019 zijn de huren met 20 procent gestegen.", {"20": "2024"}),
        ("Een kaart kost 58 euro, 4 euro meer dan in 2024.", {"58": "2025", "4": "2025"}),
        ("Een kaart kostte 54 euro, 4 euro meer dan in 2023.", {"54": "2024", "4": "2024"}),
        ("Directeur Els Vos (44) leidt 310 mensen.", {"44": "2025", "310": "2024"}),
        ("Er werden 412 bomen geplant, meldt de stad vrijdag.", {"412": "2024"}),
        ("Eind 2023 telde de streek 212 palen.", {"212": "2023-12-31"}),
        ("Begin 2023 telde de streek 212 palen.", {"212": "2023-01-01"}),
        ("Begin 2023 verdwenen er 212 palen.", {"212": "2023-Q1"}),
        ("Eind 2023 verdwenen er 212 palen.", {"212": "2023"}),
        ("Dit voorjaar kwamen er 40 bij.", {"40": "2025"}),
        ("Het aantal steeg van 110 tot 130.", {"110": "2023", "130": "2024"}),
        ("Eind 2023 waren het er nog 212.", {"212": "2023-12-31"}),
        ("In het eerste halfjaar waren er 90.", {"90": "2025"}),
        ("In januari en februari 2024 kwamen er 15.", {"15": "2024"}),
        ("In het derde kwartaal van 2024 kwamen er 15.", {"15": "2024-Q3"}),
        ("Tot 2030 komen er 2.400 bij.", {"2.400": "2030"}),
        ("Vanaf volgend jaar kost het 4 euro.", {"4": "2026"}),
        ("Dat is het hoogste aantal, 90, sinds de eerste keer, in 1987.", {"90": "2024"}),
        ("Dat zijn er 1.400, het meeste sinds de eerste keer, in 1987.", {"1.400": "2024"}),
        ("Dat scheelt 4.500 ton met 2023.", {"4.500": "2024"}),
        (
            "Het aandeel zakte van 62 procent van de artsen in 2015 naar 48 procent nu.",
            {"62": "2015", "48": "2025"},
        ),
        ("Een gezin betaalt 388 euro (2025) of 402 euro (2026).", {"388": "2025", "402": "2026"}),
        ("Er waren 431 meldingen (2023).", {"431": "2023"}),
        ("Er waren 431 meldingen (2023: 386).", {"431": "2024", "386": "2023"}),
        ("Het kost 365 euro, 25 euro meer dan nu.", {"365": "2024", "25": "2024"}),
        ("De windstoten zijn van 110 tot 130 kilometer per uur.", {"110 tot 130": "2024"}),
        ("Het aantal zakte tot het niveau van het coronajaar (4.875 promoties).", {"4.875": None}),
        ("Het aantal zakte tot het niveau van dat jaar (4.875 promoties).", {"4.875": "2024"}),
        ("Aan het begin van de eeuw waren er nog 2.140 slagers.", {"2.140": None}),
        ("In de topjaren waren er 2.140 slagers.", {"2.140": None}),
        ("Aan het begin van de straat zitten 40 slagers.", {"40": "2024"}),
    ],
)
def test_each_number_has_the_period_that_its_words_give(
    extract_markdown: Extract, sentence: str, periods: dict[str, object]
) -> None:
    found = _periods(extract_markdown, f"# Cijfers over 2024\n\nHet jaarverslag is uit.\n\n{sentence}\n")
    assert found == periods


def test_a_sentence_that_opens_with_then_is_of_back_then_as_a_whole(extract_markdown: Extract) -> None:
    text = "# Cijfers over 2024\n\nHet is rustiger dan in 2020. Toen waren er 823 patiënten, drie meer dan nu, en lagen er elders 1.830.\n"
    assert _periods(extract_markdown, text) == {"823": "2020", "drie": "2020", "1.830": "2020"}


def test_what_is_of_now_or_past_is_not_in_the_plan_before_it(extract_markdown: Extract) -> None:
    text = "# Cijfers over 2025\n\nIn 2034 moeten ze weg zijn. Er worden 5 kooien gezet. Er lopen er nu 900 rond. Er verdwenen er 80.\n"
    assert _periods(extract_markdown, text) == {"5": "2034", "900": "2025", "80": "2025"}


def test_a_part_of_a_year_is_reached_from_the_same_part_of_the_year_before(extract_markdown: Extract) -> None:
    text = "# Verzuim in het tweede kwartaal van 2025\n\nHet verzuim in de zorg steeg van 5,5 naar 5,6 procent.\n"
    assert _periods(extract_markdown, text) == {"5,5": "2024-Q2", "5,6": "2025-Q2"}


def test_nothing_dates_where_a_number_came_from_on_a_single_day(extract_markdown: Extract) -> None:
    text = "# Peiling van 2 oktober 2025\n\nDe partij gaat van negen naar elf zetels.\n"
    assert _periods(extract_markdown, text) == {"negen": None, "elf": "2025-10-02"}


def test_a_revised_number_is_of_the_same_period_as_the_one_that_it_replaces(
    extract_markdown: Extract,
) -> None:
    text = "# Cijfers\n\nHet cijfer over juni is bijgesteld van 6,2 naar 6,3 procent.\n"
    assert _periods(extract_markdown, text) == {"6,2": "2025-06", "6,3": "2025-06"}


def test_a_day_is_left_for_the_longer_period_that_is_named_after_it(extract_markdown: Extract) -> None:
    text = "# Brand\n\nEr brandt veen.\n\nDinsdag werd het 31 graden. Dit jaar waren er al 36 branden. Daarvan woedden er 12 op de heide.\n"
    assert _periods(extract_markdown, text) == {"31": "2025-10-14", "36": "2025", "12": "2025"}


def test_a_weekday_or_holiday_dates_one_sentence_of_an_article_about_a_year(
    extract_markdown: Extract,
) -> None:
    text = "# Fraude in 2024\n\nDe schade daalde.\n\nDinsdag verloor een man 900 euro. Gemiddeld was het 40 euro. Met oud en nieuw was het rustig. Er waren 31 meldingen."
    assert _periods(extract_markdown, text) == {"900": "2025-10-14", "40": "2024", "31": "2024"}


def test_a_date_holds_for_the_sentences_after_it(extract_markdown: Extract) -> None:
    text = "# Fraude in 2024\n\nDe schade daalde.\n\nOp 3 juli 2024 verloor een man 900 euro. Hij kreeg 40 euro terug."
    assert _periods(extract_markdown, text) == {"900": "2024-07-03", "40": "2024-07-03"}


def test_what_follows_a_stand_at_the_begin_of_a_year_is_counted_on_that_day(
    extract_markdown: Extract,
) -> None:
    text = "# Register\n\nBegin dit jaar stonden er 412 namen in het register. In de stad wonen er 31. Er kwamen 12 bij."
    assert _periods(extract_markdown, text) == {"412": "2025-01-01", "31": "2025-01-01", "12": "2025"}


def test_the_begin_of_a_month_does_not_date_what_follows_on_new_years_day(extract_markdown: Extract) -> None:
    text = "# Register\n\nHet is druk.\n\nBegin maart stonden er 412 namen in het register. In de stad wonen er 31."
    assert _periods(extract_markdown, text) == {"412": "2025-03-01", "31": "2025"}


def test_a_month_opens_its_paragraph_in_an_article_about_a_day(extract_markdown: Extract) -> None:
    text = "# Heet\n\nWoensdag werd het 35 graden.\n\nDe maand juni was met 18 graden warm. De zon scheen 241 uren."
    assert _periods(extract_markdown, text) == {"35": "2025-10-15", "18": "2025-06", "241": "2025-06"}


def test_what_was_is_not_of_the_plan_that_an_article_is_about(extract_markdown: Extract) -> None:
    text = (
        "# Raad\n\nDe raad stemde donderdag in met de begroting voor 2026. Er waren 17 leden voor.\n\n"
        "Er zou anders 4 ton te weinig zijn. Een gezin betaalt 365 euro, 25 euro meer dan nu."
    )
    assert _periods(extract_markdown, text) == {
        "17": "2025-10-16",
        "4": "2026",
        "365": "2026",
        "25": "2026",
    }


def test_what_holds_from_next_year_dates_the_sentences_after_it(extract_markdown: Extract) -> None:
    text = "# Wet\n\nEr komt een wet.\n\nVanaf 2027 is een vergunning nodig. Zo'n 15.000 bedrijven vragen die aan.\n"
    assert _periods(extract_markdown, text) == {"15.000": "2027"}


def test_a_season_keeps_its_days_within_the_program(extract_markdown: Extract) -> None:
    _, extraction = extract_markdown("# Oogst\n\nAfgelopen zomer plukten 40 mensen fruit.\n")
    period = extraction.claims[0].period
    assert period is not None
    assert period.period == Period(datetime.date(2025, 6, 1), datetime.date(2025, 8, 31))


def test_what_has_happened_by_now_is_not_of_the_plan_before_it(extract_markdown: Extract) -> None:
    text = "# Cijfers over 2025\n\nIn 2034 moeten er 60 molens staan. De kosten zijn in vier jaar met 40 procent gestegen."
    assert _periods(extract_markdown, text) == {"60": "2034", "40": "2025"}


def test_a_change_over_a_span_of_years_runs_from_its_first_to_its_last(extract_markdown: Extract) -> None:
    text = "# Sportclubs\n\nTussen 2019 en 2024 daalde het aantal vrijwilligers met 11 procent, van 96.000 naar 85.400."
    assert _periods(extract_markdown, text) == {"11": "2024", "96.000": "2019", "85.400": "2024"}


def test_a_record_since_a_year_is_not_of_that_year_and_then_points_at_it(extract_markdown: Extract) -> None:
    text = "# Cijfers over 2024\n\nEr gingen 371 zaken failliet, het hoogste aantal sinds 2013. Toen waren het er 502."
    assert _periods(extract_markdown, text) == {"371": "2024", "502": "2013"}


def test_a_century_or_an_edition_that_only_ranks_dates_nothing(extract_markdown: Extract) -> None:
    text = "# Cijfers over 2024\n\nDe vijfde golf van deze eeuw duurde 8 dagen. De 78e editie telde 12 ritten. De vorige editie telde er 15."
    assert _periods(extract_markdown, text) == {"8": "2024", "12": "2024", "15": None}


@pytest.mark.parametrize(("published", "period"), [("2025-04-09", "2024"), ("2025-11-20", "2025")])
def test_now_is_the_latest_year_that_was_told_of_until_the_summer_after_it(
    nlp: Language, published: str, period: str
) -> None:
    text = "# Wolven\n\nVorig jaar werden 58 welpen geboren.\n\nEr leven nu elf roedels."
    article = read_markdown(text, identifier="t.md")
    extraction = extract_article(nlp, article, datetime.date.fromisoformat(published))
    assert _read(article, extraction)["elf"] == period


def test_now_above_a_text_is_the_year_of_publication(nlp: Language) -> None:
    text = "# Nederland telt nu 150 wolven\n\nVorig jaar werden 58 welpen geboren, vorig jaar stierven er 12."
    article = read_markdown(text, identifier="t.md")
    extraction = extract_article(nlp, article, datetime.date(2025, 4, 9))
    assert _read(article, extraction)["150"] == "2025"


def test_a_winter_is_filed_under_its_season(extract_markdown: Extract) -> None:
    text = "# Griep\n\nAfgelopen winter liet 56 procent zich inenten."
    assert _periods(extract_markdown, text) == {"56": "2024/2025"}


@pytest.mark.parametrize(("since", "period"), [("sinds september 2017", "2017-09"), ("sinds 2017", "2017")])
def test_then_right_behind_since_is_the_time_that_it_names(
    extract_markdown: Extract, since: str, period: str
) -> None:
    text = f"# Cijfers over 2024\n\nHet is de eerste keer {since}, toen er 312 mensen omkwamen."
    assert _periods(extract_markdown, text) == {"312": period}


@pytest.mark.parametrize(
    ("sentence", "periods"),
    [
        # What follows from a level of before is of now.
        ("In 2022 was dat 208, zodat het aantal met 52 is gegroeid.", {"208": "2022", "52": "2024"}),
        ("Een jaar eerder was het 780 euro, dus er is 160 euro weggewerkt.", {"780": "2023", "160": "2024"}),
        ("In 2022 ging er 340 kilo doorheen, waardoor er 44 kilo af is.", {"340": "2022", "44": "2024"}),
        ("In 2022 kwamen er 40 bij en 12 af.", {"40": "2022", "12": "2022"}),
        # A clause about something else dates only itself.
        ("De partijen, die in 2019 apart meededen, verloren samen 3 zetels.", {"3": "2024"}),
        ("Het doek, in 1640 geschilderd in Haarlem, trok 6 kopers.", {"6": "2024"}),
        ("Van de 38 zetels die de partij in 2012 won, zijn er 11 over.", {"38": "2012", "11": "2024"}),
        ("De school, die in 2031 opengaat, kost 4 miljoen euro.", {"4 miljoen": "2031"}),
        # A period behind a comma may still date what is compared with.
        ("Er deden 57 musici mee, 8 meer dan bij de vorige editie, in 2021.", {"57": "2024", "8": "2024"}),
        ("Vergeleken met het vorige onderzoek, in 2016, is het 40 procent gedaald.", {"40": "2024"}),
        (
            "Ruim 26 procent wacht langer dan 3 jaar, in 2022 was dat 19.",
            {"26": "2024", "19": "2022"},
        ),
        # "Daarvan" stays with what it takes apart.
        ("In 2022 waren er 310 branden. Daarvan waren er 84 in de stad.", {"310": "2022", "84": "2022"}),
        ("In 2022 waren er 310 branden. In de stad waren er 84.", {"310": "2022", "84": "2024"}),
        (
            "In 2022 waren er 310 branden. Daarvan waren er in 2023 nog 84 te zien.",
            {"310": "2022", "84": "2023"},
        ),
    ],
)
def test_a_period_dates_what_its_clause_tells_and_what_is_taken_apart_from_it(
    extract_markdown: Extract, sentence: str, periods: dict[str, object]
) -> None:
    found = _periods(extract_markdown, f"# Cijfers over 2024\n\nHet jaarverslag is uit.\n\n{sentence}\n")
    assert {words: found.get(words) for words in periods} == periods


def test_how_a_council_voted_is_of_that_day_and_what_it_decided_is_not(extract_markdown: Extract) -> None:
    text = (
        "# Zwembad\n\nDe gemeenteraad keurde donderdagavond de bouw goed. Achttien van de 29 raadsleden stemden voor.\n\n"
        "Er komen 34 plaatsen. Het bad kost 7 miljoen euro. Van de 34 plaatsen zijn er 12 voor fietsen."
    )
    found = _periods(extract_markdown, text)
    assert {word: found[word] for word in ("Achttien", "29", "7 miljoen", "12")} == {
        "Achttien": "2025-10-16",
        "29": "2025-10-16",
        "7 miljoen": "2025",
        "12": "2025",
    }


def test_what_begins_on_a_date_to_come_is_of_its_year(extract_markdown: Extract) -> None:
    periods = _periods(
        extract_markdown,
        "In 2024 kwamen 900 gasten.\n\nOp 1 december gaat een kaartje 34,50 kosten. Vrijwilligers betalen 20 euro.",
    )
    assert periods == {"900": "2024", "34,50": "2025", "20": "2025"}


@pytest.mark.parametrize(
    ("sentence", "baselines"),
    [
        (
            "De bond groeide met 34.000 leden tot 658.000, 16 procent boven de stand van 2019.",
            {"34.000": None, "658.000": None, "16": "2019"},
        ),
        ("De bond groeide met 34.000 leden vergeleken met 2019.", {"34.000": "2019"}),
        (
            "De bond groeide met 34.000 leden tot 658.000 vergeleken met 2019.",
            {"34.000": "2019", "658.000": None},
        ),
        (
            "De bond groeide met 34.000 leden, ruim 5 procent, vergeleken met 2019.",
            {"34.000": "2019", "5": None},
        ),
        ("De bond telt 34.000 leden, 5 procent meer dan in 2019.", {"34.000": None, "5": "2019"}),
    ],
)
def test_a_period_compared_with_behind_a_later_number_is_that_numbers(
    extract_markdown: Extract, sentence: str, baselines: dict[str, object]
) -> None:
    _, found = extract_markdown(f"# Cijfers over 2024\n\nHet jaarverslag is uit.\n\n{sentence}\n")
    assert {
        claim.text: None if claim.baseline is None else claim.baseline.text for claim in found.claims
    } == baselines


def test_two_numbers_behind_two_periods_have_each_its_own(extract_markdown: Extract) -> None:
    text = "# Cijfers over 2024\n\nAlleen in 1929 en 2022, met 8 en 9 millimeter, was het droger. In 2023 en 2024 waren het er 412 en 460."
    assert _periods(extract_markdown, text) == {"8": "1929", "9": "2022", "412": "2023", "460": "2024"}


def test_the_year_before_is_that_of_the_number_whatever_was_compared_with(extract_markdown: Extract) -> None:
    text = "# Cijfers over 2024\n\nHet aantal schapen lag 3 procent onder het niveau van 2023. Er waren 657.000 geiten, 12.000 meer dan een jaar eerder."
    _, found = extract_markdown(text)
    baseline = found.claims[-1].baseline
    assert baseline is not None
    assert baseline.period == Period(datetime.date(2023, 1, 1), datetime.date(2023, 12, 31))


def test_a_change_may_start_from_an_average(extract_markdown: Extract) -> None:
    text = "# Cijfers over 2024\n\nDe gages stegen van gemiddeld 2.370 naar 2.950 euro."
    assert _periods(extract_markdown, text) == {"2.370": "2023", "2.950": "2024"}
