"""A number that stands under the name of another figure, where its own name is left out of the draft."""

from dataclasses import replace

import pytest

from cijfercheck.matching.decision import compare_claims
from cijfercheck.model.claim import Claim, Context
from cijfercheck.model.figure import Figure
from tests.records import claim, reference, subject, year

THIS = year(2024)
LOSSES = tuple(
    replace(
        reference(written, "wintersterfte bijenvolk", name=f"bijen/{place}", period=THIS, region=place),
        document="bijen",
    )
    for place, written in (
        ("Limburg", "21,3 procent"),
        ("Friesland", "12,8 procent"),
        ("Drenthe", "16,4 procent"),
    )
)


def of_place(
    written: str, place: str, *near: str, identifier: str = "c1", sentence: int = 0, after: str = ""
) -> Claim:
    made = claim(
        written,
        subject("wintersterfte bijenvolk"),
        period=THIS,
        region=place,
        identifier=identifier,
        sentence=sentence,
        surroundings=f"in {place} was het # {after}".strip(),
    )
    return replace(made, context=Context(near=(place, "wintersterfte", "bijenvolk", *near)))


def named(*claims: Claim, text: str, figures: tuple[Figure, ...] = LOSSES) -> list[str | None]:
    """Give the name of the figure that each claim names, where its number is another's."""
    return [
        one.expected.figure.name if one.belongs is not None and one.expected is not None else None
        for one in compare_claims(claims, figures, None, text)
    ]


@pytest.mark.parametrize("place", ["Friesland", "Drenthe"])
def test_a_number_is_not_that_of_the_place_that_stands_beside_it(place: str) -> None:
    assert named(of_place("21,3 procent", place), text=f"In {place} was het 21,3 procent.") == [
        f"bijen/{place}"
    ]


def test_a_name_given_twice_is_wrong_where_the_number_is_anothers() -> None:
    text = "In Friesland was het 21,3 procent. In Friesland was het 12,8 procent."
    wrong = of_place("21,3 procent", "Friesland", identifier="c1", sentence=0)
    right = of_place("12,8 procent", "Friesland", identifier="c2", sentence=1)
    assert named(wrong, right, text=text) == ["bijen/Friesland", None]


def test_a_name_that_the_draft_has_elsewhere_may_be_that_of_the_number() -> None:
    text = "Limburg is het zwaarst getroffen. In het zuiden was het 21,3 procent, in Friesland 12,8."
    first = of_place("21,3 procent", "Friesland", identifier="c1", sentence=1)
    second = of_place("12,8 procent", "Friesland", identifier="c2", sentence=2)
    assert named(first, second, text=text) == [None, None]


def test_what_a_number_is_compared_with_is_not_its_name() -> None:
    text = "In Friesland was het 12,8 procent. Het was 21,3 procent, meer dan in Friesland."
    right = of_place("12,8 procent", "Friesland", identifier="c1", sentence=0)
    other = replace(
        of_place("21,3 procent", "Friesland", identifier="c2", sentence=1),
        surroundings="het was # meer dan in friesland",
    )
    assert named(right, other, text=text) == [None, None]


@pytest.mark.parametrize("word", ["overig", "resterende"])
def test_what_remains_beside_others_has_no_name(word: str) -> None:
    text = "In Friesland was het 12,8 procent. Voor de rest was het 21,3 procent."
    right = of_place("12,8 procent", "Friesland", identifier="c1", sentence=0)
    rest = of_place("21,3 procent", "Friesland", word, identifier="c2", sentence=1)
    assert named(right, rest, text=text) == [None, None]


def test_a_number_that_two_figures_have_is_that_of_neither() -> None:
    figures = (
        *LOSSES,
        replace(reference("21,3 procent", "kuikensterfte", name="vogels/nl", period=THIS), document="vogels"),
    )
    text = "In Friesland was het 21,3 procent. In Friesland was het 12,8 procent."
    first = of_place("21,3 procent", "Friesland", identifier="c1", sentence=0)
    second = of_place("12,8 procent", "Friesland", identifier="c2", sentence=1)
    assert named(first, second, text=text, figures=figures) == [None, None]
