"""What a quantity comes to at a price, and a total in each of its days, at another order of magnitude."""

from collections.abc import Callable
from fractions import Fraction

import pytest

from cijfercheck.relations.known import Known
from cijfercheck.relations.lines import Document
from cijfercheck.relations.magnitudes import find_magnitudes
from cijfercheck.relations.outside import Outside

NOTHING = Outside((), Known((), (), ()))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Dat is 0,75 cent per kilo minder. Voor wie 1,2 miljoen kilo aflevert, scheelt dat 900 euro.",
            [("900", "product", 9_000)],
        ),
        (
            "De prijs ging 1,5 cent per kilo omlaag. Wie 3 miljoen kilo levert, loopt zo 450.000 euro mis.",
            [("450.000", "product", 45_000)],
        ),
        (
            "Het bedrijf bezorgde 17,4 miljoen pakjes. De piek duurde 29 bezorgdagen, gemiddeld 60.000 pakjes per dag.",
            [("60.000", "quotient", 600_000)],
        ),
        ("Dat is 0,75 cent per kilo minder. Voor wie 1,2 miljoen kilo aflevert, scheelt dat 9.000 euro.", []),
        ("Dat is 0,75 cent per kilo minder. Voor wie 1,2 miljoen kilo aflevert, scheelt dat 700 euro.", []),
        ("Een kaartje kost 25 euro. Voor wie 1.200 kilo wol levert, scheelt dat 300 euro.", []),
        (
            "Het bedrijf bezorgde 17,4 miljoen pakjes. De piek duurde 29 bezorgdagen, gemiddeld 600.000 pakjes per dag.",
            [],
        ),
    ],
)
def test_the_digits_of_a_result_at_another_scale_are_that_result(
    text: str, found: list[tuple[str, str, int]], document: Callable[[str], Document]
) -> None:
    draft = document(text)
    claims = {claim.id: claim for claim in draft.claims}

    made = [(claims[claim].text, one.form, one.result) for claim, one in find_magnitudes(draft, NOTHING)]

    assert made == [(number, form, Fraction(result)) for number, form, result in found]
