"""Fractions with their part or their percentage right beside them."""

from collections.abc import Callable
from fractions import Fraction

import pytest

from cijfercheck.relations.apposed import calculate_apposed
from cijfercheck.relations.known import Known
from cijfercheck.relations.lines import Document, levels
from cijfercheck.relations.numerators import COUNTS
from cijfercheck.relations.outside import Outside


def _results(draft: Document) -> list[tuple[str, Fraction | None]]:
    counts = [claim for line in draft.lines for claim in levels(line.claims) if claim.kind in COUNTS]
    made = [
        calculate_apposed(claim, line, draft, counts, Outside((), Known()))
        for line in draft.lines
        for claim in line.claims
    ]
    return [(one.form, one.result) for one in made if one is not None]


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("De klinieken plaatsten 1.240 heupen. Een derde daarvan, 310, was van staal.", Fraction(1, 4)),
        ("Er zijn 1.600 fietsen gestolen. Er doken 400 fietsen op, ongeveer een op de zes.", Fraction(1, 4)),
        ("Het koor telt 36 zangers; een derde van hen, 24, doet mee.", Fraction(667, 1000)),
        (
            "Het land gaf 200 miljoen euro. Gent was met 50 miljoen de eerste, goed voor de helft.",
            Fraction(1, 4),
        ),
    ],
)
def test_a_part_beside_a_fraction_is_of_the_number_before_it(
    document: Callable[[str], Document], text: str, result: Fraction
) -> None:
    assert _results(document(text)) == [("share", result)]


@pytest.mark.parametrize(
    "text",
    [
        "De klinieken plaatsten 1.240 heupen. Een kwart daarvan, 310, was van staal.",
        "Er zijn 300 jongens en 200 meisjes. Een vijfde, 100 leerlingen, komt met de fiets.",
        "De stad telt 8.900 bedrijven. Er werken 2.900 mensen, een kwart van de beroepsbevolking.",
        "Vorig jaar waren er 1.200 branden. Daarbij vielen 44 doden, een derde minder dan in 2023.",
    ],
)
def test_a_fraction_that_fits_or_is_of_something_else_says_nothing(
    document: Callable[[str], Document], text: str
) -> None:
    assert _results(document(text)) == []


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("Ruim een kwart, 35 procent, is verzekerd.", Fraction(35, 100)),
        ("Bijna één op de drie is tegen: 41 procent.", Fraction(41, 100)),
        ("Ruim een derde, 35 procent, is verzekerd.", None),
        ("Een op de vijf is tegen, 47 procent weet het niet.", None),
    ],
)
def test_a_percentage_beside_a_fraction_says_the_same(
    document: Callable[[str], Document], text: str, result: Fraction | None
) -> None:
    assert _results(document(text)) == ([] if result is None else [("beside", result)])
