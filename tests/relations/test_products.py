"""A price and a number beside what they come to."""

from collections.abc import Callable
from fractions import Fraction

import pytest

from cijfercheck.relations.known import Known
from cijfercheck.relations.lines import Document
from cijfercheck.relations.outside import Outside
from cijfercheck.relations.products import find_products

NOTHING = Outside((), Known((), (), ()))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "De stad koopt 40 bussen. Een bus kost 450.000 euro, waarmee de rekening op 180 miljoen euro uitkomt.",
            [("180 miljoen", "wrong-unit", 18_000_000)],
        ),
        (
            "Elk van de 1.200 huishoudens betaalt 45 euro extra. Dat levert de gemeente 540.000 euro op.",
            [("540.000", "wrong-unit", 54_000)],
        ),
        (
            "De 150 gezinnen krijgen samen 30.000 euro terug, zo'n 260 euro per gezin.",
            [("30.000", "sum-mismatch", 39_000)],
        ),
        (
            "Het verbruik is 1.500 kuub tegen 1,30 euro, dat komt neer op 1.365 euro.",
            [("1.365", "sum-mismatch", 1_950)],
        ),
        (
            "De stad koopt 40 bussen. Een bus kost 450.000 euro, waarmee de rekening op 18 miljoen euro uitkomt.",
            [],
        ),
        ("De stad koopt 40 bussen. Een bus kost 450.000 euro. Het hele plan kost 180 miljoen euro.", []),
        ("De stad telt 40.000 inwoners en betaalt 12 euro per 100 inwoners, samen 4.800 euro.", []),
        (
            "Er komen 3.200 leerlingen bij en 256.000 euro. Arme scholen krijgen 900 euro per leerling.",
            [],
        ),
    ],
)
def test_a_total_is_what_a_number_of_prices_comes_to(
    document: Callable[[str], Document], text: str, found: list[tuple[str, str, int | Fraction | None]]
) -> None:
    read = document(text)
    written = {claim.id: claim.text for claim in read.claims}
    made = [(written[name], one.kind, one.result) for name, one in find_products(read, NOTHING)]
    assert made == found
