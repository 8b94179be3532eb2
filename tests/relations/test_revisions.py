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


CHANGES = """\
dataset: markt
title: Huizenmarkt
publisher: Proefbureau
published: 2025-10-10
figures:
  - {id: aantal, label: huizenverkopen, unit: aantal, region: Nederland, series: {2024-Q3: 54120, 2025-Q3: 57260}}
  - {id: bouw, label: gebouwde woningen, unit: aantal, region: Nederland, series: {2024-Q3: 16840, 2025-Q3: 16550}}
  - {id: groei, label: groei van het aantal huizenverkopen, kind: change, value: 5.8, unit: procent, period: 2025-Q3, versus: 2024-Q3, region: Nederland, revised: 2025-10-10, supersedes: eerst}
  - {id: eerst, label: "groei van het aantal huizenverkopen, voorlopig", kind: change, value: 6.4, unit: procent, period: 2025-Q3, versus: 2024-Q3, region: Nederland, provisional: true}
  - {id: krimp, label: daling van de woningbouw, kind: change, value: -1.7, unit: procent, period: 2025-Q3, versus: 2024-Q3, region: Nederland, revised: 2025-10-10, supersedes: oud}
  - {id: oud, label: "daling van de woningbouw, voorlopig", kind: change, value: -2.3, unit: procent, period: 2025-Q3, versus: 2024-Q3, region: Nederland, provisional: true}
"""


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (
            "In het derde kwartaal van 2025 steeg het aantal huizenverkopen met 6,4 procent ten opzichte van een jaar eerder.",
            ["5.8"],
        ),
        ("In het derde kwartaal van 2025 lag het aantal huizenverkopen 6,4 procent hoger.", ["5.8"]),
        ("In het derde kwartaal van 2025 daalde de woningbouw met 2,3 procent.", ["1.7"]),
        ("In het derde kwartaal van 2025 steeg het aantal huizenverkopen met 5,8 procent.", []),
        ("In het derde kwartaal van 2025 daalde de woningbouw met 1,7 procent.", []),
        ("In het derde kwartaal van 2025 steeg de huurprijs met 6,4 procent.", []),
        (
            "In het derde kwartaal van 2025 steeg het aantal huizenverkopen met 5,8 procent, en niet met 6,4 procent zoals eerst werd gemeld.",
            [],
        ),
    ],
)
def test_a_change_that_was_revised_is_outdated(alarms: Alarms, words: str, found: list[str]) -> None:
    counts = "Er waren in het derde kwartaal 57.260 huizenverkopen. Er werden 16.550 woningen gebouwd."
    text = f"Huizenmarkt\n\n{words}\n\n{counts}\n"
    assert [
        expected for kind, _, expected in alarms(text, reference=CHANGES) if kind == "outdated-figure"
    ] == found


LEDEN = """\
dataset: bibliotheken
title: Bibliotheekmonitor
publisher: Proefbureau
published: 2025-09-10
figures:
  - {id: leden, label: ingeschreven leden, unit: aantal, region: Drenthe, series: {2023: 127200, 2024: 131900}, supersedes: eerst}
  - {id: eerst, label: "ingeschreven leden (voorlopig)", unit: aantal, region: Drenthe, value: 129400, period: 2024, provisional: true}
"""


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (
            "Eind 2024 hadden de vestigingen samen 129.400 leden ingeschreven.",
            [("outdated-figure", "131900")],
        ),
        ("Eind 2024 hadden de vestigingen samen 131.900 leden ingeschreven.", []),
        (
            "Eind 2024 hadden de vestigingen voorlopig 129.400 ingeschreven leden, later herzien tot 131.900.",
            [],
        ),
    ],
)
def test_a_number_that_a_source_tells_too_is_outdated_all_the_same(
    alarms: Alarms, words: str, found: list[tuple[str, str]]
) -> None:
    source = "Jaarbericht 2024\n\nLeden: volgens de eerste telling 129.400 leden.\n"
    text = f"Meer leden ingeschreven\n\nDe bibliotheek leeft weer in Assen. {words}\n"
    assert [(kind, expected) for kind, _, expected in alarms(text, source=source, reference=LEDEN)] == found


TAKEN_BACK = """\
Verslag van de raad

In 2024 zijn 1.214 weesfietsen verwijderd.

Rectificatie: het aantal in 2024 verwijderde weesfietsen is 1.241. Het genoemde 1.214 was een tikfout. Er zijn 180 plaatsen vervallen.
"""
NOTED = """\
dataset: jeugdhulp
title: Wachtlijst jeugdhulp
publisher: Proefbureau
published: 2025-03-02
figures:
  - {id: wachtenden, label: jeugdigen op een wachtlijst, unit: personen, region: Nederland, period: 2024, value: 2014, revised: 2025-03-01, note: eerder verspreid als 1862}
"""


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Handhavers voerden in 2024 1.214 weesfietsen af.", [("outdated-figure", "1241")]),
        ("Handhavers voerden in 2024 1.241 weesfietsen af.", []),
        ("De gemeente haalde in 2024 180 plaatsen weg.", []),
    ],
)
def test_a_source_may_take_a_number_back(alarms: Alarms, words: str, found: list[tuple[str, str]]) -> None:
    told = alarms(f"Weesfietsen\n\n{words}\n", source=TAKEN_BACK)
    assert [(kind, expected) for kind, _, expected in told] == found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("In 2024 stonden 1.862 jeugdigen op een wachtlijst.", [("outdated-figure", "2014")]),
        ("In 2024 stonden 2.014 jeugdigen op een wachtlijst.", []),
        (
            "Aanvankelijk werden voor 2024 1.862 jeugdigen op een wachtlijst gemeld, later bijgesteld tot 2.014.",
            [],
        ),
    ],
)
def test_the_note_of_a_revised_figure_tells_the_number_before_it(
    alarms: Alarms, words: str, found: list[tuple[str, str]]
) -> None:
    told = alarms(f"Wachtlijst\n\n{words}\n", reference=NOTED)
    assert [(kind, expected) for kind, _, expected in told] == found


@pytest.mark.parametrize(
    "source",
    [
        "Correctie. Bij de botsing zijn 17 mensen gewond geraakt, niet 27 zoals eerder gemeld.",
        "In ons bericht van maandag stond dat er 27 mensen gewond raakten. Dat moet zijn: 17.",
        "Bij de botsing raakten niet 27 maar 17 mensen gewond.",
    ],
)
def test_a_source_says_which_number_it_takes_back(alarms: Alarms, source: str) -> None:
    found = alarms("Bij de botsing van twee treinen zijn 27 mensen gewond geraakt.", source=source)
    assert [(kind, value) for kind, _, value in found] == [("outdated-figure", "17")]
