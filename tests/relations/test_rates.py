"""Numbers of one thing over two stretches of time."""

from collections.abc import Callable

import pytest

from cijfercheck.relations.lines import Document
from cijfercheck.relations.rates import find_rates


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("De stad haalt 120 ton afval per week op. Dat is 6.240 ton per jaar.", [(True, None)]),
        (
            "De stad haalt 120 ton afval per week op. Dat is 6.240 ton per maand.",
            [(False, "6.240 ton per jaar")],
        ),
        ("De stad haalt 120 ton afval per week op. Dat is 9.000 ton per jaar.", []),
        (
            "Hij krijgt 60.000 euro per maand, wat neerkomt op 60.000 euro per jaar.",
            [(False, 720_000)],
        ),
        ("Er komen 90 bezoekers per dag. Dat zijn er 540 per week.", [(True, None)]),
        ("Een abonnement kost 8,50 euro per maand, ofwel 92 euro per jaar.", [(False, 102)]),
        ("Een abonnement kost 8,50 euro per maand, ofwel 102 euro per jaar.", [(True, None)]),
        ("Er zijn 30 ingrepen per week, goed voor 3.200 ingrepen per jaar.", [(False, 1_560)]),
        (
            "Wie kort doucht, bespaart 1,50 euro per week. Dat lijkt weinig, maar over een heel jaar scheelt dat 18 euro.",
            [(False, 78)],
        ),
        ("Er komen 90 bezoekers per dag. De kaartverkoop levert 540 euro per week op.", []),
    ],
)
def test_a_rate_is_tested_against_the_one_that_it_restates(
    document: Callable[[str], Document], text: str, found: list[tuple[bool, str | int | None]]
) -> None:
    rates = [calculation for _, calculation in find_rates(document(text))]
    assert [(one.holds, None if one.holds else one.words or one.result) for one in rates] == found
