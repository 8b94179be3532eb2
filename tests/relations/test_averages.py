"""What there is of each, a slip of the pen away from a total and a number near it."""

from collections.abc import Callable

import pytest

from cijfercheck.relations.averages import find_averages
from cijfercheck.relations.known import Known
from cijfercheck.relations.lines import Document
from cijfercheck.relations.outside import Outside

NOTHING = Outside((), Known((), (), ()))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Voor 63 orgels is 9,45 miljoen euro verdeeld, gemiddeld 850.000 euro per orgel.",
            ("850.000", "each", 150_000),
        ),
        (
            "De schuld van 4.680 euro staat uit bij 12 schuldeisers, gemiddeld 3.900 euro per schuldeiser.",
            ("3.900", "each", 390),
        ),
        (
            "Dat is 1,7 miljard kilowattuur, genoeg voor 680.000 huishoudens van elk 9.500 kilowattuur per jaar.",
            ("9.500", "each", 2_500),
        ),
        (
            "De club vraagt per lid 195 euro en haalt met 720 leden 440.400 euro op.",
            ("440.400", "product", 140_400),
        ),
        ("Er draaien 64 molens van elk 15 megawatt, samen 160 megawatt.", ("160", "product", 960)),
    ],
)
def test_a_number_of_each_or_a_total_that_is_a_slip_away_is_found(
    document: Callable[[str], Document], text: str, found: tuple[str, str, int]
) -> None:
    read = document(text)
    written = {claim.id: claim.text for claim in read.claims}
    made = [(written[name], made.form, int(made.result or 0)) for name, made in find_averages(read, NOTHING)]
    assert made == [found]


@pytest.mark.parametrize(
    "text",
    [
        "Voor 63 orgels is 9,45 miljoen euro verdeeld, gemiddeld 150.000 euro per orgel.",
        "De bestrijding kost 35,6 miljoen euro. Zeven vangers werken eraan; omgerekend is dat 850 euro per beest.",
        "De pot telt 210 miljoen euro voor 4.000 scholen. Zij krijgen 500 euro per leerling.",
        "De handelaars legden 31.900 euro bij elkaar. De hoofdsponsor betaalt 12.000 euro per seizoen, 26 andere minder.",
        "Er is 9,45 miljoen euro verdeeld over 63 orgels. De orgels zelf zijn samen 850.000 euro waard.",
    ],
)
def test_a_number_that_is_right_or_far_from_what_others_make_is_left(
    document: Callable[[str], Document], text: str
) -> None:
    assert list(find_averages(document(text), NOTHING)) == []
