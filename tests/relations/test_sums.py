"""Totals of the rows of a table that a sentence names together."""

from collections.abc import Callable

import pytest

from cijfercheck.relations.known import Known
from cijfercheck.relations.lines import Document
from cijfercheck.relations.outside import Outside
from cijfercheck.relations.sums import find_sums

NOTHING = Outside((), Known((), (), ()))
POLL = """\
# Peiling

Het CDA zou met elf zetels de grootste worden.

| Partij | Peiling sept. 2026 | Uitslag 2023 |
|---|---|---|
| CDA | 11 | 5 |
| Groen | 9 | 10 |
| D66 | 8 | 4 |
| BBB | 7 | 14 |
| VVD | 6 | 5 |

{}
"""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Een combinatie van CDA, Groen, D66 en VVD zou op 32 zetels kunnen rekenen, vier meer dan de 28 die nodig zijn.",
            [("32", False)],
        ),
        (
            "Een combinatie van CDA, Groen, D66 en VVD zou op 34 zetels kunnen rekenen, zes meer dan de 28 die nodig zijn.",
            [("34", True)],
        ),
        ("Samen hebben CDA, Groen en D66 genoeg aan 2 stemmen van buiten.", []),
        ("Samen willen CDA, Groen en D66 in Zwolle 30 woningen bouwen.", []),
    ],
)
def test_a_coalition_is_beside_the_seats_that_it_gets(
    document: Callable[[str], Document], text: str, found: list[tuple[str, bool]]
) -> None:
    read = document(POLL.format(text))
    written = {claim.id: claim.text for claim in read.claims}
    assert [(written[name], made.holds) for name, made in find_sums(read, NOTHING)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Assen trok 1.240 bezoekers, Emmen 980 en Meppel 760. Samen hebben ze 48 kassa's.", []),
        ("Assen trok 1.240 bezoekers, Emmen 980 en Meppel 760. Samen zijn dat er 298.", [("298", False)]),
        ("Assen trok 1.240 bezoekers, Emmen 980 en Meppel 760. Samen zijn dat er 2.890.", [("2.890", False)]),
        ("Assen trok 1.240 bezoekers, Emmen 980 en Meppel 760. Samen zijn dat er 2.980.", [("2.980", True)]),
    ],
)
def test_a_number_not_half_of_a_part_is_a_total_only_as_a_slip_in_scale(
    document: Callable[[str], Document], text: str, found: list[tuple[str, bool]]
) -> None:
    read = document(text)
    written = {claim.id: claim.text for claim in read.claims}
    assert [(written[name], made.holds) for name, made in find_sums(read, NOTHING)] == found
