"""Numbers that recall one told before, and a writer's own names for things."""

import pytest

from tests.records import claim, compare, reference, year

THIS = year(2024)
SHELTER = tuple(
    reference(value, f"{animal} opvang", name=f"o/{animal}", period=THIS)
    for animal, value in (("hond", "614"), ("dier", "912"), ("kat", "385"))
)
CHOIR = tuple(
    reference(value, f"{people} koor", name=f"k/{people}", period=THIS)
    for people, value in (("vrouw", "614"), ("man", "912"))
)
MEMBERS = (
    reference("1.284", "lid koor", name="l/koor", period=THIS),
    reference("1.732", "lid jeugd", name="l/jeugd", period=THIS),
    reference("964", "zanger opleiding", name="l/opleiding", period=THIS),
)


@pytest.mark.parametrize(
    ("surroundings", "agrees"),
    [
        ("402 van de # dieren", True),
        ("voor die # dieren", True),
        ("met # dieren", False),
        ("# dieren", False),
    ],
)
def test_a_number_with_an_article_recalls_one_told_before(surroundings: str, *, agrees: bool) -> None:
    told = claim("614", "hond opvang", period=THIS)
    again = claim("614", "dier opvang", identifier="c2", sentence=1, period=THIS, surroundings=surroundings)
    match = compare([told, again], *SHELTER)[1].expected
    assert match is not None
    assert match.agrees is agrees


def test_a_number_with_an_article_that_was_not_told_before_recalls_nothing() -> None:
    told = claim("385", "kat opvang", period=THIS)
    made = claim(
        "614", "dier opvang", identifier="c2", sentence=1, period=THIS, surroundings="402 van de # dieren"
    )
    match = compare([told, made], *SHELTER)[1].expected
    assert match is not None
    assert (match.figure.name, match.agrees) == ("o/dier", False)


def test_a_number_that_names_another_group_of_people_is_no_recall() -> None:
    told = claim("614", "vrouw koor", period=THIS)
    again = claim(
        "614", "man koor", identifier="c2", sentence=1, period=THIS, surroundings="402 van de # mannen"
    )
    match = compare([told, again], *CHOIR)[1].expected
    assert match is not None
    assert (match.figure.name, match.agrees) == ("k/man", False)


def test_a_noun_that_another_number_has_for_the_same_thing_is_the_writers_own() -> None:
    singers = claim("1.284", "zanger", period=THIS)
    others = claim("1.732", "zanger jeugd", identifier="c2", sentence=1, period=THIS)
    alone, *_ = compare([singers], *MEMBERS)
    together, *_ = compare([singers, others], *MEMBERS)
    assert [
        None if one.expected is None else (one.expected.figure.name, one.expected.agrees)
        for one in (alone, together)
    ] == [("l/opleiding", False), ("l/koor", True)]
