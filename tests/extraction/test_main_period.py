"""The period that an article is about."""

from datetime import date

import pytest

from cijfercheck.extraction.main_period import find_main_period, is_announced, is_back, widen
from cijfercheck.language.period_notation import format_period, parse_period
from cijfercheck.language.periods import find_periods
from cijfercheck.model.claim import ClaimPeriod
from cijfercheck.model.period import PeriodMention
from cijfercheck.reading.markdown import read_markdown

PUBLISHED = date(2025, 9, 5)


def _main(text: str, background: ClaimPeriod | None = None) -> tuple[object, str] | None:
    article = read_markdown(text, identifier="t.md")
    mentions = find_periods(article.text, PUBLISHED)
    main = find_main_period(mentions, article.sections, PUBLISHED, article.text, background)
    return None if main is None else (format_period(main.period), main.origin)


def _mention(text: str) -> PeriodMention:
    return find_periods(text, PUBLISHED)[0]


@pytest.mark.parametrize(
    ("text", "main"),
    [
        ("# Meer branden in juli\n\nDe brandweer rukte vorig jaar 40 keer uit.", ("2025-07", "section")),
        ("# Meer branden\n\nIn het tweede kwartaal waren er 40, in het eerste 30.", ("2025-Q2", "section")),
        ("# Brand\n\nDinsdag brandden 3 schuren af, meldt de politie vrijdag.", ("2025-09-02", "section")),
        ("# Opvang vol\n\nEr zijn 142 plekken vrij, meldt de regio vrijdag.", ("2025", "publication")),
        (
            "# Raming\n\nDat blijkt uit de raming die het bureau vorige week publiceerde.",
            ("2025", "publication"),
        ),
        ("# Griep\n\nVorige week meldden zich 86 zieken bij de arts.", ("2025-W35", "section")),
        ("# Aardbeien\n\nDat is 10 procent meer dan de 10.000 ton van vorig jaar.", ("2025", "publication")),
        ("# Huren\n\nTwee jaar geleden kwam er een wet.", ("2025", "publication")),
        ("# Tarieven\n\nParkeren kost vanaf 1 januari 3 euro.", ("2026", "section")),
        ("# Partij stijgt in peiling\n\nDe partij komt uit op 15 zetels.", ("2025-09", "section")),
        ("# Uitslag verkiezingen\n\nDinsdag stemde 48 procent.", ("2025", "section")),
        ("# Peiling voor de verkiezingen\n\nDinsdag kwam de partij op 15 zetels.", ("2025-09-02", "section")),
        (
            "# Begroting\n\nVolgend jaar is er 4 miljoen te weinig. In 2025 was dat 3 miljoen.",
            ("2025", "section"),
        ),
        ("# Jaarcijfers\n\nIn 2024 was er winst. Volgend jaar ook, denkt de baas.", ("2024", "section")),
        (
            "# Loop\n\nZondag liepen 900 mensen. Vorig jaar waren dat er 1.600 minder.",
            ("2025-08-31", "section"),
        ),
        ("# Graven\n\nDeze week staan er bloemen. Vorig jaar waren er 900 crematies.", ("2024", "section")),
        (
            "# Cel\n\nDe rechtbank heeft dinsdag een man veroordeeld tot 3 jaar cel.",
            ("2025-09-02", "section"),
        ),
        ("# Plan\n\nDe rechtbank behandelt dinsdag een plan voor 3 huizen.", ("2025", "publication")),
        ("# Dijk\n\nHet bestuur van het waterschap besloot dinsdag over 3 dijken.", ("2025", "publication")),
        ("# Klimmen\n\nIn de kerk leren 40 kinderen op dinsdagmiddag klimmen.", ("2025", "publication")),
        (
            "# Filmfestival\n\nHet festival trok de voorbije tien dagen 38.400 bezoekers.",
            ("2025", "section"),
        ),
        ("# Opvang\n\nEind juni waren er 700 plaatsen.", ("2025-06", "section")),
        ("# Vacatures\n\nEind juni waren er 700. Een kwartaal eerder 650.", ("2025-Q2", "section")),
        ("# Record\n\nNooit eerder kwamen er zo veel gasten als vorig jaar: 40.", ("2024", "section")),
        ("# Gasten\n\nEr kwamen er net zo veel als vorig jaar: 40.", ("2025", "publication")),
        ("# Gokken\n\nVorig jaar gokten 900 mensen.", ("2024", "section")),
        (
            "# Gokken\n\nEr gokken 900 mensen.\n\nVorig jaar kwamen er 20 bij.\n\nEind vorig jaar was het 4 procent.",
            ("2024", "section"),
        ),
        (
            "# Slaap\n\nScholieren slapen 38 minuten langer, blijkt uit een proef van een schooljaar.",
            ("2024/2025", "section"),
        ),
        ("# Slaap\n\nZij volgden 900 scholieren, een heel schooljaar lang.", ("2025", "publication")),
        ("# Letsel\n\nBij het vieren van Nieuwjaar raakten 900 kinderen gewond.", ("2024/2025", "section")),
        ("# Afval\n\nMet carnaval lag er 214 ton.", ("2025", "section")),
        ("# Werk\n\nEind augustus zochten 900 mensen werk.", ("2025-08", "section")),
        ("# Bedden\n\nEr zijn 900 bedden, 70 minder dan in juli 2024.", ("2025-07", "section")),
        (
            "# Rij\n\nEr wachten 900 mensen.\n\nIn augustus 2024 waren dat er nog 20 minder.",
            ("2025-08", "section"),
        ),
        ("# Bedden\n\nEr zijn 900 bedden, 70 minder dan in oktober 2023.", ("2025", "publication")),
        ("# Clubs\n\nTussen 2019 en 2024 stopten 900 mensen.", ("2024", "section")),
        (
            "# Export\n\nIn 2024 was het 9 miljard.\n\nDe raming is van de eerste tien maanden.",
            ("2024", "section"),
        ),
        (
            "# Droogte\n\nHet tekort is woensdag 241 millimeter, meer dan op dezelfde dag van het natte jaar 2024.",
            ("2025-09-03", "section"),
        ),
        ("# Wachttijd\n\nEind juni wachtten 900 mensen.", ("2025-06", "section")),
        ("# Kap\n\nVorig jaar viel 3 ton hout. In mei was dat nog 2 ton.", ("2024", "section")),
        ("# Festival\n\nEr kwamen 900 mensen. Vorig jaar waren het er 800.", ("2025", "publication")),
        ("# Raad\n\nDe raad stemde donderdag in met de begroting voor 2026.", ("2026", "section")),
        ("# Dokter\n\nDe dokter werkt al. Vandaag komen 34 mensen.", ("2025", "publication")),
        ("# Dokter\n\nVandaag komen 34 mensen.", ("2025-09-05", "section")),
        (
            "# Feest\n\nEr kwamen 900 mensen. Het was druk. De politie telde er zaterdag 40.",
            ("2025", "publication"),
        ),
        (
            "# Storm\n\n**21.40 uur** Het is voorbij.\n\n**19.15 uur** In augustus was het stil.\n\n**9.30 uur** Het waait.",
            ("2025-09-05", "publication"),
        ),
        (
            "# Huizen\n\nIn de zomermaanden kostte een huis 4 ton, in het tweede kwartaal 3.",
            ("2025-Q3", "section"),
        ),
        (
            "# Treinen reden stipter, juli bederft het\n\nVorig jaar reed 89 procent op tijd, in 2023 nog 87.",
            ("2025-07", "section"),
        ),
        (
            "# Treinen reden stipter, juli bederft het\n\nDit jaar reed 89 procent op tijd, in 2024 nog 87.",
            ("2025", "section"),
        ),
        (
            "# Treinen reden stipter in juli\n\nDit jaar reed 89 procent op tijd, in juli nog 87.",
            ("2025-07", "section"),
        ),
        (
            "# Bier\n\nVorig jaar is er 21 miljoen liter gebrouwen. Ook dat van dit jaar is een raming.",
            ("2024", "section"),
        ),
        ("# Vuurwerk\n\nOp 31 augustus 2024 ontplofte er 3 ton.", ("2025", "publication")),
        ("# Griep\n\nAfgelopen winter werden 900 mensen ziek.", ("2024/2025", "section")),
        ("# Griep\n\nAfgelopen voorjaar werden 900 mensen ziek.", ("2025", "section")),
        (
            "# Gat\n\nVolgend jaar is er 4 ton tekort. Dat staat in de begroting voor 2026.\n\nIn 2024 was het 3 ton. In 2024 was het droog.",
            ("2026", "section"),
        ),
        (
            "# Gat\n\nVolgend jaar is er 4 ton tekort.\n\nIn 2024 was het 3 ton. In 2024 was het droog.",
            ("2024", "section"),
        ),
        ("# Cijfers\n\n## Stand per 1 augustus 2025\n\nEr zijn 90 leden.", ("2025-08-01", "section")),
        ("# Cijfers\n\n## Bericht van 1 augustus 2025\n\nEr zijn 90 leden.", ("2025", "publication")),
    ],
)
def test_an_article_is_about_the_period_that_its_title_and_lead_name(
    text: str, main: tuple[object, str]
) -> None:
    assert _main(text) == main


def test_the_latest_heading_of_a_table_dates_an_article_that_names_no_period() -> None:
    table = "| Partij | Zetels 4 september | Zetels 7 augustus |\n|---|---|---|\n| A | 30 | 31 |"
    assert _main(f"# Stand\n\nA blijft de grootste.\n\n{table}\n") == ("2025-09-04", "section")


def test_a_period_met_twice_in_the_body_counts_only_where_no_later_one_is_named() -> None:
    twice = "# Weer\n\nHet regent.\n\nIn 2024 viel 900 millimeter.\n\nOok in 2024 waaide het."
    assert _main(twice) == ("2024", "section")
    assert _main(f"{twice}\n\nIn augustus viel er 40.") == ("2025", "publication")


def test_what_the_text_was_written_from_dates_an_article_that_names_no_period() -> None:
    background = ClaimPeriod(parse_period("2025-09-01"), "1 september", "source")
    assert _main("# Opvang vol\n\nEr zijn 142 plekken vrij.", background) == ("2025-09-01", "source")
    assert _main("# Opvang vol\n\nIn juli kwamen er 20.", background) == ("2025-07", "section")


def test_without_its_plans_an_article_is_about_what_was() -> None:
    article = read_markdown(
        "# Raad\n\nDe raad stemde donderdag in met de begroting voor 2026.", identifier="t.md"
    )
    mentions = find_periods(article.text, PUBLISHED)
    main = find_main_period(mentions, article.sections, PUBLISHED, article.text, plans=False)
    assert main == ClaimPeriod(parse_period("2025"), "", "publication")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Dit voorjaar", "2025"),
        ("eind maart", "2025-Q1"),
        ("eind augustus", "2025-08"),
        ("eind december", "2024"),
        ("eind vorig jaar", "2024"),
        ("vanaf 2027", "2027"),
        ("tot 4 maart 2027", "2027"),
        ("sinds 2019", None),
        ("afgelopen winter", "2024/2025"),
        ("de jaarwisseling", "2024/2025"),
        ("in juli", "2025-07"),
    ],
)
def test_a_mention_leaves_a_period_behind_for_what_follows(text: str, left: str | None) -> None:
    period = widen(_mention(text), PUBLISHED)
    assert (None if period is None else format_period(period)) == left


@pytest.mark.parametrize(
    ("text", "announced"),
    [
        ("Er zijn 40 plekken, meldt de regio vrijdag.", True),
        ("Vrijdag maakte het bureau dat bekend.", True),
        ("In juni maakte het bureau dat bekend.", False),
        ("Vrijdag brandde het, meldt de politie.", False),
        ("Vrijdag meldden zich 40 mensen.", False),
    ],
)
def test_the_day_on_which_news_came_out_is_told_from_the_day_of_the_news(text: str, announced: bool) -> None:
    assert is_announced(_mention(text), text) is announced


@pytest.mark.parametrize(
    ("text", "back"),
    [
        ("een week eerder", True),
        ("twee jaar geleden", True),
        ("vorig jaar", False),
        ("volgend jaar", False),
    ],
)
def test_words_that_only_look_back_are_known(text: str, back: bool) -> None:
    assert is_back(_mention(text)) is back


@pytest.mark.parametrize(
    ("text", "main"),
    [
        # A council, court or ministers decide, a share falls: the day does not date the figures.
        ("# Celstraf voor oplichter\n\nDe rechtbank gaf hem dinsdag 30 maanden cel.", "2025"),
        ("# Fusie\n\nDe gemeenteraden keurden donderdagavond de fusie goed. Er wonen 45.740 mensen.", "2025"),
        ("# Staking\n\nHet aandeel zakte donderdag 3 procent.", "2025"),
        ("# Brand\n\nDonderdag stond de raadszaal in brand: 12 doden.", "2025-09-04"),
        ("# Hitte\n\nDinsdag werd het 31 graden.", "2025-09-02"),
        ("# Uitslag\n\nIn de volksraadpleging van zondag haalde het plan 48 procent.", "2025-08-31"),
        # A day may only be the occasion of a text that explains.
        ("# Vijf vragen over dementie\n\nZondag is het Werelddag. Er zijn 310.000 patiënten.", "2025"),
        ("# Dementie\n\nZondag is het Werelddag. Er zijn 310.000 patiënten.", "2025"),
        ("# Brand\n\nZondag is een schuur van 310 meter afgebrand.", "2025-08-31"),
        # A toll that was another one the day before is of the day of the news.
        ("# Dodental 39\n\nEr zijn 39 doden. Donderdag gingen ze nog uit van 31.", "2025-09-05"),
        ("# Dodental 39\n\nDonderdag vielen er 39 doden. Dat is veel.", "2025-09-04"),
        # An earlier count is of its own month.
        ("# Premie\n\nIn 2024 waren er 93.150. De eerste telling van februari is herzien.", "2024"),
        ("# Premie\n\nIn 2024 waren er 93.150. In februari kwamen er 9.000.", "2025-02"),
    ],
)
def test_a_day_of_a_decision_an_occasion_or_an_earlier_count_is_not_what_a_text_is_about(
    text: str, main: str
) -> None:
    found = _main(text)
    assert found is not None
    assert found[0] == main


@pytest.mark.parametrize(
    ("text", "main"),
    [
        (
            "# Premie gaat in 2026 omhoog\n\nZe kost 159 euro.\n\nAfgelopen winter stapten 9 mensen over.",
            "2026",
        ),
        ("# Geld\n\nDe stad trekt volgend jaar 21 miljoen uit.\n\nIn 2025 was het 20 miljoen.", "2026"),
        (
            "# Vis\n\nVissers mogen volgend jaar 6 ton vangen. Dat spraken ministers in de nacht van zondag op maandag af.",
            "2026",
        ),
        ("# Geld\n\nDe stad is blij. Volgend jaar komt er 21 miljoen.\n\nIn 2024 was het 20.", "2025"),
        ("# Geld\n\nVorig jaar kwam er 20 miljoen binnen, volgend jaar 21.", "2024"),
        ("# Geld over 2024\n\nVolgend jaar komt er 21 miljoen.", "2024"),
    ],
)
def test_a_plan_in_a_title_or_first_sentence_goes_before_periods_further_on(text: str, main: str) -> None:
    found = _main(text)
    assert found is not None
    assert found[0] == main


@pytest.mark.parametrize(
    ("background", "main"),
    [
        ("2025-09", "2025"),
        ("2025-09-05", "2025"),
        ("2025-08", "2025-08"),
        ("2025-09-01", "2025-09-01"),
        ("2024", "2024"),
    ],
)
def test_the_month_or_day_that_a_source_came_out_dates_no_draft(background: str, main: str) -> None:
    period = ClaimPeriod(parse_period(background), "", "source")
    found = _main("# Bloed\n\nDe onderzoekers vonden 7,4 microgram.", period)
    assert found is not None
    assert found[0] == main
