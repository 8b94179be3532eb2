"""What a text says that lies between two of its numbers."""

from collections.abc import Callable
from fractions import Fraction

import pytest

from cijfercheck.relations.distances import find_distances
from cijfercheck.relations.known import Known
from cijfercheck.relations.lines import Document
from cijfercheck.relations.outside import Outside

NOTHING = Outside((), Known((), (), ()))
THREE = "In Gent kost een huis 449.500 euro. Aalst volgt met 386.300 euro. In Ronse volstaat 335.900 euro. "


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            THREE + "Het verschil tussen de duurste en de goedkoopste bedraagt dus 123.600 euro.",
            [("123.600", 113_600)],
        ),
        (
            "De ene gemeente deed er 121 dagen over, de andere 171 dagen. Het verschil is dus 60 dagen.",
            [("60", 50)],
        ),
        ("Een huis kost hier 1.840 euro, daar 1.120 euro. Dat scheelt 620 euro.", [("620", 720)]),
        (THREE + "Het verschil tussen de duurste en de goedkoopste bedraagt dus 113.600 euro.", []),
        (THREE + "Het verschil met Aalst bedraagt 63.200 euro.", []),
        (THREE + "Het verschil met vorig jaar bedraagt 4.870 euro.", []),
        ("Een huis kost hier 1.840 euro, daar 1.120 euro. Het verschil met Brussel is 300 euro.", []),
        ("Een huis kost hier 1.840 euro, daar 1.120 euro. Dat scheelt 720 euro.", []),
    ],
)
def test_a_difference_is_what_lies_between_two_numbers_before_it(
    text: str, found: list[tuple[str, int]], document: Callable[[str], Document]
) -> None:
    draft = document(text)
    claims = {claim.id: claim for claim in draft.claims}

    made = [(claims[claim].text, one.result) for claim, one in find_distances(draft, NOTHING)]

    assert made == [(number, Fraction(result)) for number, result in found]
