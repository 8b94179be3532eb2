"""Numbers that the sentence shows to name something or to point back are taken out of the claims."""

import pytest

from tests.extraction.conftest import Extract

NAMES = [
    ("De reservespelers van De Graafschap 2 wonnen.", [], [("2", "name")]),
    ("Het toestel Skylark 3 landde met vijftig passagiers.", ["vijftig"], [("3", "name")]),
    ("Trein 1234 reed met 80 reizigers door rood.", ["80"], [("1234", "name")]),
    ("Aan de Meir 21 woonden zes gezinnen.", ["zes"], [("21", "name")]),
    ("Op de 10.000 meter won hij goud.", [], [("10.000 meter", "name")]),
    ("Samen vertegenwoordigen die drie landen 14.085 aanvragen.", ["14.085"], [("drie", "group")]),
    ("Zo verliezen deze twee partijen samen tien zetels.", ["tien"], [("twee", "group")]),
]
CLAIMS = [
    ("Nu de PVV 31 haalt, is er geen meerderheid.", ["31"]),
    ("De meeste gevallen waren er in Gent, 12, en in Brugge, 8.", ["12", "8"]),
    ("GroenLinks komt op 15, de Partij voor de Dieren 5 en de SGP 3.", ["15", "5", "3"]),
    ("In Amsterdam 12 gewonden, in Utrecht 3.", ["12", "3"]),
    ("Een bedrijf dat drie winkels heeft, sluit er twee.", ["drie", "twee"]),
    ("De 10.000 meter kabel is gestolen.", ["10.000"]),
]


@pytest.mark.parametrize(("text", "claims", "others"), NAMES)
def test_a_number_that_ends_a_name_or_points_back_is_no_claim(
    extract: Extract, text: str, claims: list[str], others: list[tuple[str, str]]
) -> None:
    found = extract(text)
    assert [claim.text for claim in found.claims] == claims
    assert [(other.text, other.reason) for other in found.not_claims] == others


@pytest.mark.parametrize(("text", "claims"), CLAIMS)
def test_a_number_behind_a_name_counts_where_no_main_verb_follows(
    extract: Extract, text: str, claims: list[str]
) -> None:
    assert [claim.text for claim in extract(text).claims] == claims
