"""Two levels of one thing at two times."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from cijfercheck.relations.lines import Document
from cijfercheck.relations.pairs import find_pairs


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("Het aantal inbraken daalde van 44 in 2023 naar 38 in 2024.", [("44", "38")]),
        ("In 2024 waren er 38 inbraken, tegen 44 in 2023.", [("44", "38")]),
        ("In 2024 waren er 38 inbraken. In 2023 waren dat er 44.", [("44", "38")]),
        ("In 2023 waren er 44 inbraken, in 2024 waren dat er 38.", [("44", "38")]),
        ("Een kind at 61 gram, tegenover 84 gram vorig jaar.", [("84", "61")]),
        ("Er zijn 84 paren, vorig jaar waren dat er 21.", [("21", "84")]),
        ("Het bedrag ging van 61 naar 44 euro per dag.", [("61", "44")]),
        ("In 2024 waren er 38 meldingen van overlast (2023: 44).", [("44", "38")]),
        (
            "In 2024 kwam 38 procent op tijd, met minder dan 6 minuten (heel 2023: 44 procent).",
            [("44", "38")],
        ),
        ("In 2024 waren er 38 inbraken. Over boekjaar 2023 waren dat er 44.", [("44", "38")]),
        ("Nu is 38 procent op tijd, minder dan in 2023, toen nog 44 procent op tijd was.", [("44", "38")]),
        ("Er vertrekken 38 treinen. Toen in 2023 de brug openging, waren er 44 bussen.", []),
        ("In 2024 waren er 38 meldingen (landelijk: 44).", []),
        ("De stad telt 44 scholen. In 2023 werden 38 winkels geopend.", []),
        ("Kinderen van 4 tot 12 jaar mogen gratis naar binnen.", []),
        ("Het vermogen slonk door het verlies van 2,7 miljoen euro tot 3,7 miljoen euro.", []),
        (
            "Telers krijgen 51 euro. Over de oogst van 2023 betaalde de fabriek nog 75 euro. Dat is een daling van 32 procent.",
            [("75", "51")],
        ),
        (
            "Telers krijgen 51 euro. Over de oogst van 2023 betaalde de fabriek nog 75 euro. Dat was te weinig.",
            [],
        ),
        ("Er kwamen 44 mannen en 38 vrouwen.", []),
    ],
)
def test_levels_of_two_times_are_joined_by_the_words_between_them(
    document: Callable[[str], Document], text: str, pairs: list[tuple[str, str]]
) -> None:
    assert [(pair.before.text, pair.after.text) for pair in find_pairs(document(text))] == pairs


def test_the_cells_of_a_row_under_two_years_are_a_pair(document: Callable[[str], Document]) -> None:
    table = "# Cijfers\n\nDe cijfers van twee jaar.\n\n| Plaats | 2023 | 2024 |\n|---|---|---|\n| Gent | 44 | 38 |\n"
    assert [(pair.before.text, pair.after.text) for pair in find_pairs(document(table))] == [("44", "38")]


def test_the_dated_lines_of_a_source_are_pairs(document: Callable[[str], Document]) -> None:
    read = replace(
        document("Verkochte fietsen\n\n- mei 2019: 2.400\n- mei 2020: 3.720\n- ritten 2020: 900\n"),
        origin="source",
    )
    assert [(pair.before.text, pair.after.text) for pair in find_pairs(read)] == [("2.400", "3.720")]
