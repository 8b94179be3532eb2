"""Two numbers that each fit the other's claim better, by the words near them."""

from dataclasses import replace

import pytest

from cijfercheck.matching.decision import compare_claims
from cijfercheck.model.claim import Claim, ClaimPeriod, Context
from cijfercheck.model.figure import Figure
from tests.records import claim, reference, subject, year

THIS, LAST = year(2024), year(2023)
PORT = tuple(
    reference(f"{amount} miljoen ton", f"overslag {goods}", name=f"haven/{goods}", period=THIS)
    for goods, amount in (("graan", "27,1"), ("kolen", "14,7"), ("hout", "6,3"), ("zand", "3,9"))
)


def about(written: str, *near: str, identifier: str, sentence: int) -> Claim:
    made = claim(
        f"{written} miljoen ton", subject("overslag"), period=THIS, identifier=identifier, sentence=sentence
    )
    return replace(made, context=Context(near=("overslag", *near)))


def exchanged(*claims: Claim, figures: tuple[Figure, ...] = PORT) -> list[str | None]:
    """Give the name of the figure that each claim should have had, where its number is another's."""
    return [
        one.expected.figure.name if one.belongs is not None and one.expected is not None else None
        for one in compare_claims(claims, figures)
    ]


@pytest.mark.parametrize("between", [0, 1, 2])
def test_two_numbers_may_be_exchanged_with_a_few_others_between_them(between: int) -> None:
    others = [
        about(written, goods, identifier=f"c{place + 5}", sentence=1)
        for place, (written, goods) in enumerate((("6,3", "hout"), ("3,9", "zand")))
    ][:between]
    first = about("14,7", "graan", identifier="c1", sentence=0)
    last = about("27,1", "kolen", identifier="c2", sentence=2)
    found = exchanged(first, *others, last)
    assert (found[0], found[-1]) == ("haven/graan", "haven/kolen")
    assert found[1:-1] == [None] * between


def test_numbers_far_apart_are_not_exchanged_by_the_words_near_them_alone() -> None:
    first = about("14,7", "graan", "kolen", identifier="c1", sentence=0)
    last = about("27,1", "kolen", "graan", identifier="c2", sentence=9)
    assert exchanged(first, last) == [None, None]


def test_numbers_in_their_own_place_are_not_exchanged() -> None:
    first = about("27,1", "graan", identifier="c1", sentence=0)
    last = about("14,7", "kolen", identifier="c2", sentence=1)
    assert exchanged(first, last) == [None, None]


def test_a_figure_that_was_replaced_is_exchanged_with_none() -> None:
    old, new = replace(PORT[0], superseded_by=PORT[1].name), replace(PORT[1], supersedes=PORT[0].name)
    first = about("14,7", "graan", identifier="c1", sentence=0)
    last = about("27,1", "kolen", identifier="c2", sentence=1)
    assert exchanged(first, last, figures=(old, new)) != ["haven/graan", "haven/kolen"]


def test_what_is_said_of_another_day_is_of_another_count() -> None:
    first = about("14,7", "graan", "schip", identifier="c1", sentence=0)
    last = replace(
        about("27,1", "schip", identifier="c2", sentence=1),
        period=ClaimPeriod(LAST, "een jaar eerder", "clause"),
    )
    assert exchanged(first, last)[1] is None
