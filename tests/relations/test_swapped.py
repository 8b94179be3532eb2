"""Two numbers that stand with each other's names, in whole drafts beside a source."""

import datetime

import pytest

from cijfercheck import Checker
from cijfercheck.reading.text import read_text
from tests.conftest import Alarms

STATIONS = """Fietsdiefstal bij stations, 2024

Stations met de meeste aangiften
Utrecht 1.184
Amsterdam 962
Eindhoven 871"""
ROADS = """Doden in het verkeer in 2024 naar wegbeheerder
gemeenten 19
provincie 11
Rijk 8
65-plus 19"""
SWAPPED = "wrong-subject"


def alarms_beside(alarms: Alarms, draft: str, source: str) -> list[tuple[str, str | None]]:
    return [(kind, value) for kind, _, value in alarms(draft, source=source)]


@pytest.mark.parametrize(
    ("draft", "source", "values"),
    [
        (
            "De meeste fietsen verdwenen in Eindhoven met 962, gevolgd door Amsterdam met 871.",
            STATIONS,
            ["871", "962"],
        ),
        (
            "De meeste ongelukken, 19, gebeurden op een provinciale weg. Op gemeentelijke wegen vielen 11 doden.",
            ROADS,
            ["11", "19"],
        ),
        (
            "Er vlogen er 3.132 langs percelen met bloemen en 5.814 langs percelen zonder.",
            "Vangst van hommels\n\nMet rand: 5.814 individuen.\nZonder rand: 3.132 individuen.",
            ["5814", "3132"],
        ),
    ],
)
def test_numbers_that_changed_places_are_both_found(
    alarms: Alarms, draft: str, source: str, values: list[str]
) -> None:
    assert alarms_beside(alarms, draft, source) == [(SWAPPED, value) for value in values]


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        # As the source has them, in any order; one of a whole; two times of one thing.
        ("De meeste fietsen verdwenen in Amsterdam met 962, gevolgd door Eindhoven met 871.", STATIONS),
        ("In Eindhoven verdwenen 871 fietsen, in Amsterdam 962.", STATIONS),
        ("Op gemeentelijke wegen vielen 19 doden, 11 op een provinciale weg.", ROADS),
        (
            "Van de 164 onderzochte mensen hadden 151 er last van.",
            "Onderzoek: 164 deelnemers.\nKlachten bij onderzochte mensen: 151.",
        ),
        (
            "Het verbod is uitgebreid van 19 naar 31 beken.",
            "Beken met een verbod tot nu toe: 19.\nUitbreiding van het verbod tot: 31 beken.",
        ),
    ],
)
def test_numbers_in_their_places_are_left_alone(alarms: Alarms, draft: str, source: str) -> None:
    assert alarms_beside(alarms, draft, source) == []


@pytest.mark.parametrize("order", [1, -1])
def test_two_sources_may_have_one_name(order: int) -> None:
    texts = [STATIONS, "Fietsdiefstal bij stations, 2023\n\nUtrecht 1.084"][::order]
    checker = Checker(
        sources=[read_text(text, identifier=f"{place}/bron.txt") for place, text in enumerate(texts)],
        date=datetime.date(2025, 4, 10),
    )
    report = checker.check_text("In Eindhoven werden vorig jaar 962 fietsen gestolen, in Amsterdam 871.")
    assert [finding.expected for finding in report.findings if finding.severity != "info"] == ["871", "962"]
