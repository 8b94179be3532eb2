"""Differences that are taken back when the numbers of a draft are seen together."""

import pytest

from tests.conftest import Alarms

TESTS = """\
dataset: proeven
title: Proeven
publisher: Proefbureau
published: 2025-10-01
figures:
  - {id: proeven, label: geregistreerde dierproeven, unit: aantal, region: Nederland, series: {2022: 439800, 2023: 421600, 2024: 398200}}
"""
MAIL = """\
dataset: berichten
title: Berichten
publisher: Proefbureau
published: 2025-09-30
figures:
  - {id: berichten, label: door het publiek doorgestuurde verdachte berichten, unit: aantal, region: België, series: {2023: 9800000, 2024: 9400000}}
"""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Voor 2023 meldde het bureau eerst 419.900 dierproeven. Na een correctie is dat inmiddels 421.600 geworden.",
            [],
        ),
        (
            "Over 2023 ging het om 419.700 dierproeven. Omdat er gegevens ontbraken, is dat nu 421.600.",
            [],
        ),
    ],
)
def test_a_number_that_replaced_the_one_before_it_is_of_its_days(
    alarms: Alarms, text: str, found: list[str]
) -> None:
    assert [expected for _, _, expected in alarms(text, reference=TESTS)] == found


@pytest.mark.parametrize(
    "text",
    [
        "De ploeg viste 12.480 stukken plastic op. Filters van sigaretten waren goed voor 10 procent (1.248 stuks).",
        "Er werden 34.260 stuks plastic geraapt. Een tiende daarvan, 3.426 stuks plastic, kwam van schepen.",
    ],
)
def test_a_tenth_that_is_told_as_a_tenth_is_no_slip(alarms: Alarms, text: str) -> None:
    assert alarms(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "In 2024 stuurden Belgen 940.000 verdachte berichten door. In 2023 waren dat 9,8 miljoen verdachte berichten.",
            ["9400000"],
        ),
        (
            "In 2024 stuurden Belgen 9,4 miljoen verdachte berichten door. In 2023 waren dat 9,8 miljoen verdachte berichten.",
            [],
        ),
    ],
)
def test_a_slip_in_scale_is_found_where_another_year_of_the_series_is_told(
    alarms: Alarms, text: str, found: list[str]
) -> None:
    assert [expected for _, _, expected in alarms(text, reference=MAIL)] == found
