"""A number whose partner is known, in whole drafts beside a source or a reference."""

from datetime import date

import pytest

from cijfercheck import Checker
from cijfercheck.reading.text import read_text
from tests.conftest import Alarms

SOURCE = """Aanvoer van vis

In 2024 werd 6.180 ton garnalen aangevoerd, tegen 6.420 ton in 2023. De vloot telde 259 kotters."""


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker(sources=[read_text(SOURCE, identifier="bron.txt")], date=date(2025, 3, 1))


@pytest.mark.parametrize(
    ("draft", "found"),
    [
        ("In 2024 haalden de vissers 6.810 ton binnen, tegen 6.420 ton in 2023.", ["6180"]),
        ("In 2024 haalden de vissers 6.180 ton binnen, tegen 6.420 ton in 2023.", []),
        ("In 2024 werd in België 9.120 ton binnengehaald, tegen 8.730 ton in 2023.", []),
    ],
)
def test_the_other_number_of_a_pair_is_known_from_the_source(
    checker: Checker, draft: str, found: list[str]
) -> None:
    report = checker.check_text(f"Vissers halen minder binnen\n\n{draft}")
    assert [finding.expected for finding in report.findings if finding.severity != "info"] == found


TURNOUT = """dataset: opkomst
title: Opkomst bij de waterschappen
publisher: Proefbureau
published: 2023-03-17
figures:
  - {id: hoge, label: opkomstpercentage, unit: procent, region: Hoge Gronden, series: {2019: 53.8, 2023: 60.3}}
  - {id: lage, label: opkomstpercentage, unit: procent, region: Lage Landen, series: {2019: 51.1, 2023: 62.4}}
"""


@pytest.mark.parametrize(
    ("draft", "found"),
    [
        ("In Hoge Gronden klom de opkomst van 53,8 naar 62,4 procent.", ["60.3"]),
        ("In Hoge Gronden klom de opkomst van 53,8 naar 60,3 procent.", []),
        ("In Hoge Gronden was de opkomst in 2019 53,8 procent, in Lage Landen in 2023 62,4 procent.", []),
    ],
)
def test_a_number_and_its_partner_are_of_one_place(alarms: Alarms, draft: str, found: list[str]) -> None:
    told = alarms(f"Opkomst stijgt\n\n{draft}\n", reference=TURNOUT, day="2023-03-20")
    assert [expected for _, _, expected in told] == found
