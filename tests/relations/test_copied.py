"""Words copied from a source with another number, in whole drafts."""

import pytest

from tests.conftest import Alarms

STORM = """De storm trok zaterdag over de kust. Bij de storm werden meer dan 120 bomen ontworteld, zei een woordvoerder van de gemeente.
Op de pier werd een windkracht van 9,5 gemeten. In de haven raakten 5 tot 8 jachten los van hun ligplaats.
Bij de vuurtoren telde de reddingsdienst het hele weekend oproepen van zwemmers. Dat waren er 16.
Van de bewoners vond 38 procent de waarschuwing te laat en 48 procent vond die op tijd."""
WARDS = """In Oost werden vorig jaar bij de meldkamer klachten geteld: 310.
In West werden vorig jaar bij de meldkamer klachten geteld: 270."""


def values_beside(alarms: Alarms, draft: str, source: str) -> list[str | None]:
    return [value for _, _, value in alarms(draft, source=source)]


@pytest.mark.parametrize(
    ("draft", "values"),
    [
        # A bound that the words would allow; a number of a scale; one end of a range, which is no one value; two that changed places.
        ("Bij de storm werden meer dan 210 bomen ontworteld, zei een woordvoerder van de gemeente.", ["120"]),
        ("Op de pier werd een windkracht van 95 gemeten.", ["9.5"]),
        ("In de haven raakten 6 tot 8 jachten los van hun ligplaats.", [None]),
        (
            "Van de bewoners vond 48 procent de waarschuwing te laat en 38 procent vond die op tijd.",
            ["38", "48"],
        ),
        # Ten times as much is no rounding.
        (
            "Bij de storm werden meer dan 1000 bomen ontworteld, zei een woordvoerder van de gemeente.",
            ["120"],
        ),
        # A sentence that says little, behind one that was copied too.
        (
            "Bij de vuurtoren telde de reddingsdienst het hele weekend oproepen van zwemmers. Dat waren er 61.",
            ["16"],
        ),
        # Part of a sentence, and a sentence that goes on.
        ("Bij de storm werden meer dan 140 bomen ontworteld.", ["120"]),
        (
            "De brandweer telde na: bij de storm werden meer dan 140 bomen ontworteld, zei een woordvoerder.",
            ["120"],
        ),
    ],
)
def test_a_changed_number_in_copied_words_is_found(alarms: Alarms, draft: str, values: list[str]) -> None:
    assert values_beside(alarms, draft, STORM) == values


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        # As it was; rounder; in other words; too few words to be known again.
        ("Bij de storm werden meer dan 120 bomen ontworteld.", STORM),
        ("Bij de storm werden meer dan 100 bomen ontworteld.", STORM),
        ("Elders in de provincie sneuvelden volgens boswachters meer dan 140 struiken.", STORM),
        ("Dat waren er 12 meer dan een jaar eerder.", "Dat waren er 15 meer dan een jaar eerder."),
        # One of the numbers that the source has in these words, and that of another place.
        ("In West werden vorig jaar bij de meldkamer klachten geteld: 270.", WARDS),
        ("Daar werden vorig jaar bij de meldkamer klachten geteld: 310.", WARDS),
        ("In Zuid werden vorig jaar bij de meldkamer klachten geteld: 290.", WARDS),
        # Of another week: the date in the words changed too.
        (
            "In de week van 8 maart werden op de poli 412 patiënten met griep gezien.",
            "In de week van 1 maart werden op de poli 386 patiënten met griep gezien.",
        ),
        (
            "In maart werden op de poli met spoed 412 patiënten met griep gezien.",
            "In februari werden op de poli met spoed 386 patiënten met griep gezien.",
        ),
        # An age is not compared.
        (
            "De dader van de overval op de juwelier is een man van 34 uit Almere.",
            "De dader van de overval op de juwelier is een man van 43 uit Almere.",
        ),
    ],
)
def test_words_that_were_not_copied_or_not_changed_are_left_alone(
    alarms: Alarms, draft: str, source: str
) -> None:
    assert values_beside(alarms, draft, source) == []


@pytest.mark.parametrize(
    "text",
    [
        # Numbers that the source has several of, or that are read for something else, are right where they stand as they stood.
        "Van de honderd te behalen punten per ronde haalde de winnares er gemiddeld 91. De nummer twee bleef steken op 85.",
        "Bij het meldpunt kwamen 4.120 klachten binnen, waar dat er een jaar eerder nog 8.350 waren. Het aantal daalde van 8.350 naar 4.120.",
        "Het ijs is met 4,5 graden onder nul anderhalve graad minder koud dan in 2019, toen het 6 graden onder nul was.",
        "De man van 23 reed 113 kilometer per uur te hard. Hij was zijn rijbewijs pas 23 maanden kwijt.",
        "In januari was het leven 3,3 procent duurder. In heel 2024 kwam de inflatie uit op 3,3 procent, tegen 3,8 procent in 2023.",
    ],
)
def test_a_text_beside_itself_is_right(alarms: Alarms, text: str) -> None:
    assert values_beside(alarms, text, text) == []
