"""Levels that the sentences around a change in percent set beside each other."""

from collections.abc import Callable

import pytest

from cijfercheck.relations.lines import Document
from cijfercheck.relations.recalls import find_distances_told, find_recalls


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        (
            "Een kaartje kost straks 43,79 euro. Nu is dat nog 47,38 euro, een verschil van 8 procent.",
            {"43,79", "47,38"},
        ),
        (
            "Het fonds kreeg 340 brieven, waar er normaal 400 binnenkomen. Dat is 15 procent minder.",
            {"340", "400"},
        ),
        ("Toen waren we met 36. Vandaag schieten er nog 24 over. Dat is een derde minder.", {"36", "24"}),
        (
            "De oogst daalde met 3 procent tot 41.200 ton. Een jaar eerder was dat 42.500 ton.",
            {"41.200", "42.500"},
        ),
        ("In 2019 waren het er nog 44.000. De kosten stegen met 6 procent.", set()),
        ("De oogst steeg met 3 procent tot 41.200 ton. In 2019 was dat nog 44.000 ton.", set()),
        ("In Gent zijn er nu 67 scholen. In Aalst zijn dat er 35, een derde minder.", set()),
        ("De kas telde 340 euro. Vorig jaar waren er 310 leden, een stijging van 5 procent.", set()),
    ],
)
def test_a_change_is_set_beside_levels_of_two_times(
    document: Callable[[str], Document], text: str, levels: set[str]
) -> None:
    read = document(text)
    claim = next(claim for claim in read.claims if claim.kind in {"percentage", "ratio"})
    found = find_recalls(claim, read.line_of[claim.id], read)
    assert {level.text for recall in found for level in (recall.before, recall.after)} == levels


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Het aantal donoren ging met 15 omhoog naar 298, een groei van 5 procent.", [("298", "15")]),
        (
            "De contributie is nu 240 euro. Daar komt 18 euro bij, een verhoging van 12 procent.",
            [("240", "18")],
        ),
        ("De bond telt 15.700 leden. Het aantal ongevallen nam toe met 33, bijna 9 procent.", []),
    ],
)
def test_a_percentage_says_a_change_of_a_level_again(
    document: Callable[[str], Document], text: str, told: list[tuple[str, str]]
) -> None:
    read = document(text)
    claim = read.claims[-1]
    found = find_distances_told(claim, read.line_of[claim.id], read)
    assert [(level.text, change.text) for level, change in found] == told
