"""Shares beside their part, and the numbers that words make it a part of."""

from collections.abc import Callable

import pytest

from cijfercheck.model.calculation import Calculation
from cijfercheck.relations.known import Known
from cijfercheck.relations.lines import Document, levels
from cijfercheck.relations.margins import calculate_margin
from cijfercheck.relations.outside import Outside
from cijfercheck.relations.portions import calculate_portion


def _told(made: Calculation | None) -> tuple[list[str], bool] | None:
    return None if made is None else ([operand.written for operand in made.operands], made.holds)


@pytest.mark.parametrize(
    ("text", "portion"),
    [
        (
            "Er kwamen 240 brieven, waarvan er 96 werden beantwoord. Dat is een aandeel van 60 procent.",
            (["96", "240"], False),
        ),
        (
            "In de straat moesten 212 mensen weg, onder wie 35 kinderen, 17 procent.",
            (["35", "212"], True),
        ),
        (
            "De tocht trok 3.200 lopers. Van hen haalden er 2.880 het, goed voor 90 procent.",
            (["2.880", "3.200"], True),
        ),
        ("Op een totaal van 189 bedrijven is dat 52 procent.", None),
        ("Er werkten 240 mensen, van wie 60 in de keuken. De rest werkt thuis, 12 procent was ziek.", None),
        ("Er kwamen 2.940 mensen, bijna een op de drie daarvan uit Gent.", None),
    ],
)
def test_a_share_beside_a_part_is_that_of_its_whole(
    document: Callable[[str], Document], text: str, portion: tuple[list[str], bool] | None
) -> None:
    read = document(text)
    claim = next(claim for claim in reversed(read.claims) if claim.kind in {"percentage", "ratio"})
    counts = list(levels([other for other in read.claims if other.kind == "count"]))
    outside = Outside((), Known((), (), ()))
    assert _told(calculate_portion(claim, read.line_of[claim.id], read, counts, outside)) == portion


@pytest.mark.parametrize(
    ("text", "margin"),
    [
        (
            "Het dorp telde 480 mensen, nu zijn het er 312. Het verloor dus 168 inwoners, 75 procent.",
            (["480", "312"], False),
        ),
        (
            "Het dorp telde 480 mensen, nu zijn het er 312. Het verloor dus 168 inwoners, 35 procent.",
            (["480", "312"], True),
        ),
        ("Het dorp telde 480 mensen, nu zijn het er 312. Het kreeg 150 bezoekers, 75 procent.", None),
    ],
)
def test_a_percentage_behind_a_distance_is_of_one_of_its_ends(
    document: Callable[[str], Document], text: str, margin: tuple[list[str], bool] | None
) -> None:
    read = document(text)
    claim = read.claims[-1]
    outside = Outside((), Known((), (), ()))
    assert _told(calculate_margin(claim, read.line_of[claim.id], read, outside)) == margin
