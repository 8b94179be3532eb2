"""Provisional numbers of a source of which a reference has the revised one."""

import pytest

from tests.conftest import Alarms

SOURCE = """\
Nieuwsbericht

In 2024 zijn naar voorlopige cijfers 1.768 miljoen poststukken bezorgd. Er werden 512 miljoen pakketten bezorgd.
"""
REFERENCE = """\
dataset: post
title: Postmonitor
publisher: Proefbureau
published: 2025-03-02
figures:
  - {id: brieven, label: bezorgde poststukken, unit: aantal, region: Nederland, series: {2023: 1870000000, 2024: 1752000000}, revised: 2025-03-01}
  - {id: pakket, label: bezorgde pakketten, unit: aantal, region: Nederland, series: {2023: 492000000, 2024: 519000000}}
"""


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("In 2024 werden er 1,768 miljard poststukken bezorgd.", [("outdated-figure", "1752000000")]),
        ("Vorig jaar werden er 1.768 miljoen poststukken bezorgd.", [("outdated-figure", "1752000000")]),
        # The revised number, a rounding of both, one said to be provisional, and one that no source calls so.
        ("In 2024 werden er 1.752 miljoen poststukken bezorgd.", []),
        ("In 2024 werden er ruim 1,7 miljard poststukken bezorgd.", []),
        (
            "Naar voorlopige cijfers werden in 2024 1.768 miljoen poststukken bezorgd, later herzien tot 1.752 miljoen.",
            [],
        ),
        ("In 2024 werden er 512 miljoen pakketten bezorgd.", []),
    ],
)
def test_a_number_that_a_source_calls_provisional_is_outdated_by_the_revised_one(
    alarms: Alarms,
    words: str,
    found: list[tuple[str, str]],
) -> None:
    text = f"Minder brieven bezorgd\n\n{words}\n"
    assert [
        (kind, expected) for kind, _, expected in alarms(text, source=SOURCE, reference=REFERENCE)
    ] == found
