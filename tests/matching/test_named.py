"""Items of a list that bear names, of which a claim names the one and has the number of another."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from cijfercheck.matching.decision import compare_claims
from cijfercheck.model.claim import Claim, Context, Role
from cijfercheck.model.figure import Figure, Origin
from tests.records import as_figure, claim, year

THIS = year(2024)


def item(written: str, counted: str, place: str | None = None, role: Role = "level") -> Figure:
    """Make an item of a list in a source."""
    return as_figure(claim(written, counted, period=THIS, region=place, role=role), "source", "bron.txt")


ROUTES = tuple(
    item(f"{length} kilometer", "lengte fietsroute", place)
    for place, length in (("Antwerpen", "512"), ("Limburg", "367"), ("Oost-Vlaanderen", "433"))
)


def path(
    written: str,
    place: str,
    identifier: str = "c1",
    sentence: int = 0,
    far: Sequence[str] = (),
    near: Sequence[str] = (),
    *,
    elsewhere: bool = False,
) -> Claim:
    """Make a claim on paths, a word that no list has, in a place."""
    made = claim(
        f"{written} kilometer", f"pad {place}", identifier=identifier, sentence=sentence, period=THIS
    )
    return replace(made, context=Context(near=tuple(near), far=tuple(far), elsewhere=elsewhere))


def crossed(claims: Sequence[Claim], figures: Sequence[Figure] = ROUTES) -> list[tuple[str, str] | None]:
    """Give for each claim the value that it should have and the one that its own is of; None where it is right."""
    return [
        None
        if one.expected is None or one.expected.agrees or one.belongs is None
        else (str(one.expected.figure.point), str(one.belongs.figure.point))
        for one in compare_claims(claims, figures)
    ]


def test_the_number_of_another_item_is_known_by_the_name_whatever_is_counted() -> None:
    assert crossed([path("512", "Limburg")]) == [("367", "512")]
    assert crossed([path("367", "Limburg")]) == [None]


def test_two_names_that_changed_places_are_both_told() -> None:
    claims = [path("512", "Limburg"), path("367", "Antwerpen", "c2", sentence=1)]
    assert crossed(claims) == [("367", "512"), ("512", "367")]


def test_two_names_of_one_sentence_that_changed_places_are_both_told() -> None:
    claims = [
        path("512", "Limburg", far=("Antwerpen",)),
        path("367", "Antwerpen", "c2", far=("Limburg",)),
    ]
    assert crossed(claims) == [("367", "512"), ("512", "367")]


def test_a_number_whose_own_name_stands_farther_on_is_left_where_the_other_number_is_not_told() -> None:
    assert crossed([path("512", "Limburg", far=("Antwerpen",))]) == [None]


def test_a_number_with_its_own_name_beside_it_is_not_that_of_another_name_in_its_clause() -> None:
    assert crossed([path("512", "Limburg", near=("Antwerpen",))]) == [None]


def test_a_number_is_of_something_else_where_the_draft_tells_that_of_the_name_besides() -> None:
    claims = [path("512", "Limburg"), path("367", "Limburg", "c2", sentence=1)]
    assert crossed(claims) == [None, None]


def test_a_number_in_a_place_that_is_only_pointed_at_is_not_blamed() -> None:
    assert crossed([path("512", "Limburg", elsewhere=True)]) == [None]


def test_a_name_that_no_item_bears_says_nothing() -> None:
    assert crossed([path("512", "Luik")]) == [None]


def test_items_of_two_lists_are_not_taken_for_each_other() -> None:
    lists = (
        item("512 kilometer", "lengte fietsroute", "Antwerpen"),
        item("367 kilometer", "lengte wandelpad", "Limburg"),
    )
    assert crossed([path("512", "Limburg")], lists) == [None]


@pytest.mark.parametrize("origin", ["source", "reference"])
def test_items_of_one_place_are_known_by_the_names_in_their_labels(origin: Origin) -> None:
    votes = tuple(
        replace(item(votes, f"stem {party}", "Wierdam"), origin=origin)
        for party, votes in (("Dorpslijst", "3.977"), ("CDA", "2.640"), ("Stadsbelang", "4.812"))
    )
    made = [claim(written, "stem Dorpslijst", period=THIS) for written in ("2.640", "3.977")]
    assert [crossed([one], votes) for one in made] == [[("3977", "2640")], [None]]


CHANGES: tuple[tuple[str, str, Role], ...] = (
    ("Assen", "4,25", "increase"),
    ("Emmen", "6,85", "increase"),
    ("Meppel", "3,15", "decrease"),
)
SHOPS = tuple(item(f"{change} procent", "winkel", place, role) for place, change, role in CHANGES)


@pytest.mark.parametrize(
    ("written", "role", "found"),
    [
        ("4,25", "increase", ("137/20", "17/4")),
        ("4,25", "decrease", None),
        ("4,25", "level", None),
        ("6,85", "increase", None),
        ("3,15", "increase", None),
        ("3,15", "decrease", None),
    ],
)
def test_a_change_is_that_of_another_name_only_in_its_own_direction(
    written: str, role: Role, found: tuple[str, str] | None
) -> None:
    made = claim(f"{written} procent", "leegstand Emmen", period=THIS, role=role)
    assert crossed([made], SHOPS) == [found]
