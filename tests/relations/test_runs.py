"""Totals of numbers that run over several sentences."""

from collections.abc import Callable
from fractions import Fraction

import pytest

from cijfercheck.model.match import Comparison
from cijfercheck.relations.known import Known
from cijfercheck.relations.lines import Document
from cijfercheck.relations.outside import Outside
from cijfercheck.relations.pairs import find_pairs
from cijfercheck.relations.runs import find_runs

CLUBS = "De Merels tellen 318 leden. SV Hoogveen heeft 241 leden. Wilskracht telt 96 leden. Samen komen zij op {} leden."
MILLS = "De provincie verdeelt {} euro over drie molens. Die van Onna krijgt 1,2 miljoen euro. Naar Muggenbeet gaat 800.000 euro en naar Kalenberg 400.000 euro."
SEATS = "Leefbaar haalt acht zetels. Het CDA krijgt zeven zetels. D66 en Volt krijgen elk twee zetels. De raad telt {} zetels."


def _found(document: Document) -> list[tuple[bool, Fraction | None]]:
    outside = Outside([Comparison(claim, None, ()) for claim in document.claims], Known((), (), ()))
    found = find_runs(document, find_pairs(document), outside)
    return [(calculation.holds, calculation.result) for _, calculation in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (CLUBS.format("655"), [(True, Fraction(655))]),
        (CLUBS.format("675"), [(False, Fraction(655))]),
        (CLUBS.format("6.550"), []),
        (MILLS.format("2,4 miljoen"), [(True, Fraction(2_400_000))]),
        (MILLS.format("2,6 miljoen"), [(False, Fraction(2_400_000))]),
        (SEATS.format("19"), [(True, Fraction(19))]),
        (SEATS.format("18"), [(False, Fraction(19))]),
        (SEATS.format("31"), []),
    ],
)
def test_a_total_is_tested_where_its_parts_are_all_there(
    document: Callable[[str], Document], text: str, found: list[tuple[bool, Fraction | None]]
) -> None:
    assert _found(document(text)) == found
