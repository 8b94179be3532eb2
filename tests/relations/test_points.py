"""Percentage points between two percentages that the text tells."""

from collections.abc import Callable
from fractions import Fraction

import pytest

from cijfercheck.relations.known import Known
from cijfercheck.relations.lines import Document
from cijfercheck.relations.outside import Outside
from cijfercheck.relations.points import find_points

NOTHING = Outside((), Known((), (), ()))
NOW = "Van de leden komt 63 procent met de fiets. "


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (NOW + "Vorig jaar deed nog 41 procent dat. Dat is een stijging van 32 procentpunt.", [("32", 22)]),
        ("De marge zakte van 26 naar 14 procent, 22 procentpunt minder.", [("22", 12)]),
        ("In de stad fietst 63 procent, op het land 41 procent. Dat scheelt 32 procentpunt.", [("32", 22)]),
        ("In de stad fietst 63 procent, op het land 41 procent, een kloof van 12 procentpunt.", [("12", 22)]),
    ],
)
def test_points_lie_between_the_last_two_percentages(
    text: str, found: list[tuple[str, int]], document: Callable[[str], Document]
) -> None:
    assert made_of(document(text)) == [(number, Fraction(result)) for number, result in found]


@pytest.mark.parametrize(
    "text",
    [
        NOW + "Vorig jaar deed nog 41 procent dat. Dat is een stijging van 22 procentpunt.",
        NOW + "Vorig jaar deed nog 41 procent dat. Dat is 32 procentpunt meer dan verwacht.",
        NOW + "Op het land is dat 41 procent, 3 procentpunt minder dan vorig jaar.",
        "In de stad fietst 63 procent, op het land 41 procent. Het verschil met vorig jaar is 3 procentpunt.",
        "De marge zakte van 26 naar 14 procent. Het gat met de grootste is 9 procentpunt.",
        "De marge zakte van 26 naar 14 procent, 12 procentpunt minder.",
    ],
)
def test_points_from_something_else_are_left_alone(text: str, document: Callable[[str], Document]) -> None:
    assert made_of(document(text)) == []


def made_of(draft: Document) -> list[tuple[str, Fraction | None]]:
    claims = {claim.id: claim for claim in draft.claims}
    return [(claims[claim].text, one.result) for claim, one in find_points(draft, NOTHING)]
