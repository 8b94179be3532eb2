"""Totals and differences that others near them would make, but for a slip of the pen."""

from collections.abc import Callable
from fractions import Fraction

import pytest

from cijfercheck.matching.plausibility import is_mistyped
from cijfercheck.relations.known import Known
from cijfercheck.relations.lines import Document
from cijfercheck.relations.mistyped import find_mistyped
from cijfercheck.relations.outside import Outside

NOTHING = Outside((), Known((), (), ()))
TABLE = """
| Festival | Bezoeken |
|---|---|
| Weidegeluid | 96.000 |
| Peelpop | 84.000 |
| Kanaal 6 | 71.000 |
"""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Op het programma stonden 926 films: 84 langspeelfilms en 42 kortfilms.", ("926", 126)),
        (
            "De ploeg telt 312 lopers, verdeeld over drie groepen: 84 in groep A, 102 in groep B en 136 in groep C.",
            ("312", 322),
        ),
        ("De orderportefeuille bevat 53 schepen: vijf jachten en achttien werkschepen.", ("53", 23)),
        (
            "De nieuwe gemeente zou 31.320 inwoners tellen. Halebeke brengt er 12.380 in, Oostrode 8.940.",
            ("31.320", 21_320),
        ),
        ("Er kwamen 131 gewone en 56 grijze zeehonden. In totaal lagen er 287 in de opvang.", ("287", 187)),
        (
            "Een gezin is 37 euro extra kwijt: de afvalheffing stijgt met 20 euro, de rioolheffing met 22 euro en de ozb met 5 euro.",
            ("37", 47),
        ),
        ("Samen trokken de festivals 241.000 bezoeken.\n" + TABLE, ("241.000", 251_000)),
        (
            "De winter voordien waren het er 318.000, 198.000 minder dan de 446.000 van nu.",
            ("198.000", 128_000),
        ),
        (
            "Er is 185 miljoen euro nodig. Daar staat 182,6 miljoen aan inkomsten tegenover. Het gat van 4,4 miljoen komt uit de reserves.",
            ("4,4 miljoen", 2_400_000),
        ),
        (
            "Er zijn 31,2 miljoen kaartjes verkocht. Het jaar daarvoor stond de teller op 52,9 miljoen. Een verlies van 1,7 miljoen.",
            ("1,7 miljoen", 21_700_000),
        ),
        (
            "In het depot ligt 12.840 ton zout. Gebruikelijk is 10.590 ton; het is dus 1.250 ton meer dan gebruikelijk.",
            ("1.250", 2_250),
        ),
    ],
)
def test_a_number_that_is_a_slip_away_from_what_others_make_is_found(
    document: Callable[[str], Document], text: str, found: tuple[str, int]
) -> None:
    read = document(text)
    written = {claim.id: claim.text for claim in read.claims}
    assert [(written[name], int(made.result or 0)) for name, made in find_mistyped(read, NOTHING)] == [found]


@pytest.mark.parametrize(
    "text",
    [
        "Op het programma stonden 126 films: 84 langspeelfilms en 42 kortfilms.",
        "Op het programma stonden 926 films, zoals 84 langspeelfilms en 42 kortfilms.",
        "Dat blijft 926 films. Van die 926 films waren er 84 lang en 42 kort.",
        "De meeste pogingen waren er in Zwolle: 248. In Raalte waren het er 139 en in Dalfsen 99.",
        "In 2023 kwamen er 318 mensen. In 2022 waren het er 190 en in 2021 138.",
        "De zender telt 2.800 scooters en is het eens: 'Liever 900 die rijden dan 1.200 in de weg.'",
        "De subsidie wordt 640.000 euro in plaats van 800.000. De bibliotheek levert 110.000 euro in.",
        "Ruim 930 films stonden er: 84 lange en 42 korte.",
        "In het depot ligt 12.840 ton zout, 1.250 ton meer dan gebruikelijk. In 2022 lag er 10.590 ton.",
    ],
)
def test_a_number_that_is_told_again_or_may_be_of_something_else_is_left(
    document: Callable[[str], Document], text: str
) -> None:
    assert list(find_mistyped(document(text), NOTHING)) == []


@pytest.mark.parametrize(
    ("value", "made", "fewest", "mistyped"),
    [
        (926, 126, 3, True),
        (1_980, 1_280, 3, True),
        (12_140, 11_240, 3, True),
        (926, 118, 3, False),
        (88, 58, 3, False),
        (88, 58, 2, True),
        (88, 51, 2, False),
    ],
)
def test_two_digits_are_too_few_where_nothing_tells_that_the_numbers_belong_together(
    value: int, made: int, fewest: int, *, mistyped: bool
) -> None:
    assert is_mistyped(Fraction(value), Fraction(made), fewest) is mistyped
