"""Totals with two digits changed round."""

from collections.abc import Callable
from fractions import Fraction

import pytest

from cijfercheck.model.match import Comparison
from cijfercheck.relations.known import Known
from cijfercheck.relations.lines import Document
from cijfercheck.relations.outside import Outside
from cijfercheck.relations.pairs import find_pairs
from cijfercheck.relations.transposed import find_transposed

ALL = "Bij de artsen waren er 611 patiënten. Bij de post waren het er 463. Tel je alles op, dan kom je op {} patiënten."
LEAD = "De politie noteerde {} aangiften.\n\nIn het noorden waren het er 436, in het midden 391 en in het zuiden 421. {}"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (ALL.format("1.047"), [("1.047", Fraction(1074))]),
        (ALL.format("1.074"), []),
        (ALL.format("1.099"), []),
        (ALL.replace("Tel je alles op, dan kom je op", "Elders waren het er").format("1.047"), []),
        (LEAD.format("1.284", "De teller staat op 1.248."), [("1.284", Fraction(1248))]),
        (LEAD.format("1.284", "De rest was elders."), []),
        (LEAD.format("1.248", "De teller staat op 1.248."), []),
    ],
)
def test_a_total_with_two_digits_changed_round_is_found_by_its_parts(
    document: Callable[[str], Document], text: str, found: list[tuple[str, Fraction]]
) -> None:
    read = document(text)
    outside = Outside([Comparison(claim, None, ()) for claim in read.claims], Known((), (), ()))
    written = {claim.id: claim.text for claim in read.claims}
    made = find_transposed(read, find_pairs(read), outside)
    assert [(written[name], calculation.result) for name, calculation in made] == found
