"""Shares that follow from the counts before them, or from what these leave."""

from collections.abc import Callable

import pytest

from cijfercheck.relations.known import Known
from cijfercheck.relations.lines import Document
from cijfercheck.relations.outside import Outside
from cijfercheck.relations.remainders import find_remainders

NOTHING = Outside((), Known((), (), ()))
PLACES = "Het plan voorziet in 8.960 plaatsen, maar er zijn er 8.110 ingevuld. "
BRIDGES = "Alles kost 86,4 miljoen euro. Er was 51 miljoen euro gereserveerd, zodat er een gat van 35,4 miljoen euro overblijft. "


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (PLACES + "Ongeveer een op de vijf plaatsen is dus vacant.", ["een op de vijf"]),
        (BRIDGES + "Meer dan de helft van de kosten is dus nog niet gedekt.", ["de helft"]),
        ("Van de 1.200 woningen zijn er 1.080 verkocht. Dus 30 procent staat nog te koop.", ["30"]),
        (
            "De stad heeft 40 bruggen. Daarvan zijn er 36 veilig. Een kwart van de bruggen is dus onveilig.",
            ["Een kwart"],
        ),
        (
            "De bonden hadden 191.400 leden; nu zijn er 145.200 leden. In tien jaar verdween bijna een derde.",
            ["een derde"],
        ),
        (
            "De bonden hebben 145.200 leden. In 2000 waren er 191.000 leden; sindsdien verdween bijna een derde.",
            ["een derde"],
        ),
        (PLACES + "Ongeveer een op de tien plaatsen is dus vacant.", []),
        (PLACES + "Ongeveer een op de vijf medewerkers is dus ziek.", []),
        (BRIDGES + "Meer dan de helft van de kosten is dus al gedekt.", []),
        ("Er waren 400 kaartjes en 120 bezoekers. De helft van de bezoekers kwam dus gratis.", []),
        (
            "De bonden hadden 191.400 leden; nu zijn er 145.200 leden. In tien jaar verdween bijna een kwart.",
            [],
        ),
        (
            "De bonden hadden 191.400 leden; nu zijn er 145.200 leden. Bij de FNV verdween bijna een derde.",
            [],
        ),
        ("Vorig jaar kwamen er 1.380 mensen, nu 1.200. De groei komt daarmee op 15 procent.", []),
    ],
)
def test_a_share_is_that_of_a_part_or_of_what_it_leaves(
    text: str, found: list[str], document: Callable[[str], Document]
) -> None:
    draft = document(text)
    claims = {claim.id: claim for claim in draft.claims}

    made = [claims[claim].text for claim, one in find_remainders(draft, NOTHING) if not one.holds]

    assert made == found
