"""Leaders of a ranking and averages of a list."""

from collections.abc import Callable

import pytest

from cijfercheck.relations.known import Known
from cijfercheck.relations.lines import Document
from cijfercheck.relations.orders import find_orders
from cijfercheck.relations.outside import Outside

NOTHING = Outside((), Known((), (), ()))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Rotterdam is met 41 meldingen koploper. Den Haag volgt met 38 en Utrecht met 52 meldingen.",
            [("52", "internal-conflict")],
        ),
        ("Rotterdam is met 52 meldingen koploper. Den Haag volgt met 41 en Utrecht met 38 meldingen.", []),
        ("Rotterdam is met 41 meldingen koploper. In Utrecht waren het er eerder 52.", []),
        (
            "De filialen verkochten 210, 240 en 260 fietsen. Gemiddeld waren dat er 280.",
            [("280", "sum-mismatch")],
        ),
        ("De filialen verkochten 210, 240 en 260 fietsen. Gemiddeld waren dat er 237.", []),
    ],
)
def test_a_leader_has_the_most_and_an_average_lies_between(
    document: Callable[[str], Document], text: str, found: list[tuple[str, str]]
) -> None:
    read = document(text)
    written = {claim.id: claim.text for claim in read.claims}
    assert [(written[name], made.kind) for name, made in find_orders(read, NOTHING)] == found
