"""Levels that a change follows from without standing beside it."""

from collections.abc import Callable

import pytest

from cijfercheck.relations.conclusions import find_concluded, find_situated, find_told_next
from cijfercheck.relations.lines import Document
from cijfercheck.relations.pairs import Pair, find_pairs

SOLD = "Het doek bracht 2,1 miljoen euro op. De eigenaar kocht het in 1998 voor 190.000 euro. {}"
SEATS = "De drie raden tellen {} 67 leden. In de {} gemeente zijn dat er 35, een derde minder{}."
RAIL = "{} Het bedrijf telde 741 meldingen, tegen 768 het jaar daarvoor."


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            SOLD.format("Het is daarmee elf keer zoveel waard."),
            [("190.000", "2,1 miljoen"), ("2,1 miljoen", "190.000")],
        ),
        (SOLD.format("Een ander doek is tien keer zoveel waard."), []),
        (SOLD.format("De lijst kostte 40.000 euro en is daarmee drie keer zoveel waard."), []),
    ],
)
def test_a_multiple_that_concludes_is_of_the_only_two_amounts_before_it(
    document: Callable[[str], Document], text: str, found: list[tuple[str, str]]
) -> None:
    read = document(text)
    claim = read.claims[-1]
    bases = find_concluded(claim, read.line_of[claim.id], read)
    assert [(one.text, other.text) for one, other in bases] == found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (("nu", "nieuwe", ""), [("67", "35")]),
        (("nu", "grootste", ""), []),
        (("samen", "nieuwe", ""), []),
        (("nu", "nieuwe", " dan in Gent"), []),
    ],
)
def test_what_will_be_is_measured_from_what_is_now(
    document: Callable[[str], Document], words: tuple[str, str, str], found: list[tuple[str, str]]
) -> None:
    read = document(SEATS.format(*words))
    claim = next(claim for claim in read.claims if claim.text == "een derde")
    bases = find_situated(claim, read.line_of[claim.id], read)
    assert [(one.text, other.text) for one, other in bases] == found


@pytest.mark.parametrize(
    ("opening", "found"),
    [
        ("Het waren er 27 meer.", [("768", "741")]),
        ("Het waren er 28 meer.", []),
        ("Bij de buren kwamen er 27 minder binnen.", []),
    ],
)
def test_a_change_is_explained_by_the_levels_of_the_next_sentence(
    document: Callable[[str], Document], opening: str, found: list[tuple[str, str]]
) -> None:
    read = document(RAIL.format(opening))
    pairs: dict[int, list[Pair]] = {}
    for pair in find_pairs(read):
        pairs.setdefault(pair.line.place, []).append(pair)
    claim = read.claims[0]
    told = find_told_next(claim, read.line_of[claim.id], read, pairs)
    assert [(pair.before.text, pair.after.text) for pair in told] == found
