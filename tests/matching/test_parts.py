"""A part that is named with the number of all parts together."""

import pytest

from tests.conftest import Alarms

TABLE = """\
In de regio werken 6.480 buitenlandse chauffeurs.

| land | aantal |
|---|---|
| Polen | 3.120 |
| Roemenië | 1.840 |
| Oekraïne | 970 |
| overig | 550 |
"""
LIST = "Deelvoertuigen in de stad: 14.210 in totaal. Elektrische fietsen 6.340, gewone fietsen 5.120, steps 2.750."
FIRES = """\
dataset: brand
title: Branden
publisher: Proefbureau
published: 2025-03-01
figures:
  - {id: alle, label: "branden, alle soorten", value: 2312, unit: aantal, period: 2024, region: Nederland}
  - {id: woning, label: branden, value: 1204, unit: aantal, period: 2024, region: Nederland, dimensions: {plaats: woning}}
  - {id: bedrijf, label: branden, value: 708, unit: aantal, period: 2024, region: Nederland, dimensions: {plaats: bedrijf}}
  - {id: auto, label: branden, value: 400, unit: aantal, period: 2024, region: Nederland, dimensions: {plaats: auto}}
"""


@pytest.mark.parametrize(
    ("text", "source", "part"),
    [
        ("In de regio werken 6.480 Oekraïense vrachtwagenchauffeurs.", TABLE, "970"),
        ("De stad telt 14.210 elektrische deelfietsen.", LIST, "6340"),
    ],
)
def test_a_part_with_the_number_of_all_parts_should_have_its_own(
    alarms: Alarms, text: str, source: str, part: str
) -> None:
    assert [expected for _, _, expected in alarms(text, source=source)] == [part]


def test_a_part_of_a_dataset_with_the_number_of_all_parts_should_have_its_own(alarms: Alarms) -> None:
    text = "In 2024 waren er 2.312 branden in woningen."
    assert [expected for _, _, expected in alarms(text, reference=FIRES)] == ["1204"]


@pytest.mark.parametrize(
    ("text", "source", "reference"),
    [
        ("In de regio werken 6.480 buitenlandse vrachtwagenchauffeurs, vooral uit Polen.", TABLE, ""),
        ("In de regio werken 3.120 Polen. In totaal zijn er 6.480 buitenlandse chauffeurs.", TABLE, ""),
        ("De stad telt 14.210 deelvoertuigen, elektrische fietsen en steps.", LIST, ""),
        ("De brandweer rukte 2.312 keer uit voor brand, vaak in een woning.", "", FIRES),
    ],
)
def test_all_parts_may_be_told_with_what_most_of_them_are(
    alarms: Alarms, text: str, source: str, reference: str
) -> None:
    given = {"source": source} if source else {"reference": reference}
    assert alarms(text, **given) == []
