"""Numbers that are known by the change that stands beside them."""

import pytest

from tests.conftest import Alarms

REFERENCE = """\
dataset: proef
title: Proef
publisher: Proefbureau
published: 2025-03-01
figures:
  - {id: klachten, label: geregistreerde consumentenklachten over brievenbuspost, unit: aantal, region: Nederland, series: {2022: 119300, 2023: 126900, 2024: 138400}}
  - {id: omzet, label: omzet van de sector, unit: euro, region: Nederland, series: {2023: 48250000, 2024: 45360000}}
  - {id: bezoek, label: bezoeken aan zwembaden, unit: aantal, region: Nederland, series: {2023: 81400, 2024: 84700}}
"""
SOURCE = """\
Veiligheidsbalans 2024

Botsingen
- 87 botsingen op het hoofdnet in 2024, 79 in 2023

Diefstallen
- 4.620 feiten in 2024, 4.980 in 2023
"""


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Dat nam in 2024 met 9 procent toe tot 183.400.", [("183.400", "138400")]),
        ("Vorig jaar kwamen er 13.840 binnen, 9 procent meer dan in 2023.", [("13.840", "138400")]),
        ("Daarmee daalde dat bedrag met 6 procent, tot 43,56 miljoen euro.", [("43,56 miljoen", "45360000")]),
        ("Dat waren er 87.400, 4 procent meer dan een jaar eerder.", [("87.400", "84700")]),
        ("Dat waren er 48.700, 3.300 meer dan een jaar eerder.", [("48.700", "84700")]),
        # The same numbers without a slip, beside another change, and a change that the number itself bears out.
        ("Dat nam in 2024 met 9 procent toe tot 138.400.", []),
        ("Dat nam in 2024 met 12 procent toe tot 183.400.", []),
        ("Vorig jaar kwamen er 183.400 binnen, 45 procent meer dan in 2023.", []),
        ("Vorig jaar kwamen er 138.000 binnen, 9 procent meer dan in 2023.", []),
    ],
)
def test_the_change_tells_which_figure_of_a_reference_was_mistyped(
    alarms: Alarms, words: str, found: list[tuple[str, str]]
) -> None:
    text = f"Klachten over post, omzet van de sector en bezoeken aan zwembaden\n\nDe vereniging kijkt terug op het jaar 2024. {words}\n"
    wrong = [
        (said, expected)
        for kind, said, expected in alarms(text, reference=REFERENCE)
        if kind != "wrong-change"
    ]
    assert wrong == found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Machinisten reden 78 keer door rood, acht keer meer dan in 2023.", [("78", "87")]),
        ("Er gebeurden 78 ongevallen, acht meer dan in 2023.", [("78", "87")]),
        ("Ze sloegen 4.260 keer toe, 360 keer minder dan een jaar eerder.", [("4.260", "4620")]),
        ("Er verdwenen 46.200 spullen, 7 procent minder dan in 2023.", [("46.200", "4620")]),
        ("Machinisten reden 87 keer door rood, acht keer meer dan in 2023.", []),
        ("Er stonden 78 agenten, twee meer dan in 2023.", []),
        ("Er waren 78 treinen, acht keer zoveel als in 2023.", []),
    ],
)
def test_the_change_tells_which_figure_of_a_source_was_mistyped(
    alarms: Alarms, words: str, found: list[tuple[str, str]]
) -> None:
    text = f"Drukte op het spoor\n\nDe beheerder kijkt terug op het jaar 2024. {words}\n"
    assert [(said, expected) for _, said, expected in alarms(text, source=SOURCE)] == found
