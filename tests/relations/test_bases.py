"""The levels that a change may be the difference of."""

from collections.abc import Callable
from fractions import Fraction

import pytest

from cijfercheck.relations.changes import find_changes
from cijfercheck.relations.known import Known
from cijfercheck.relations.lines import Document
from cijfercheck.relations.outside import Outside
from cijfercheck.relations.pairs import find_pairs

NOTHING = Outside((), Known((), (), ()))
TABLE = """De badplaatsen hielden hun overnachtingen bij, zegt de dienst toerisme van de kust.

| Badplaats | Zomer 2024 (x 1.000) | Zomer 2025 (x 1.000) |
| --- | --- | --- |
| Zeebrakke | 400 | 428 |
| Oostduin | 312 | 305 |
| Koksmonde | 148 | 155 |

"""


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Zeebrakke is met een groei van 12 procent de uitschieter.", [(False, 7)]),
        ("Zeebrakke is met een groei van 7 procent de uitschieter.", [(True, 7)]),
        ("Zeebrakke zag vooral op campings een groei van 12 procent.", []),
        ("De kust kende een groei van 12 procent.", []),
    ],
)
def test_a_change_of_the_only_row_that_is_named_follows_from_its_cells(
    document: Callable[[str], Document], sentence: str, found: list[tuple[bool, int | Fraction | None]]
) -> None:
    read = document(TABLE + sentence)
    changes = find_changes(read, find_pairs(read), NOTHING)
    assert [(made.holds, made.result) for _, made in changes] == found


@pytest.mark.parametrize(
    ("drawn", "found"),
    [
        ("4,7", []),
        ("4,9", ["3,1 miljoen"]),  # then nothing tells that the two levels are of another change
    ],
)
def test_two_levels_that_stand_with_their_own_distance_are_not_those_of_another_change(
    document: Callable[[str], Document], drawn: str, found: list[str]
) -> None:
    read = document(
        f"De lasten stijgen met 3,1 miljoen euro. Daarvan komt {drawn} miljoen euro uit de reserve, die slinkt van 22,5 naar 17,8 miljoen euro."
    )
    written = {claim.id: claim.text for claim in read.claims}
    changes = find_changes(read, find_pairs(read), NOTHING)
    assert [
        written[name] for name, made in changes if not made.holds and written[name] == "3,1 miljoen"
    ] == found
