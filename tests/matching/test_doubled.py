"""A number that two claims have, where a figure that fits one of them is told nowhere."""

from dataclasses import replace

import pytest

from cijfercheck.matching.decision import compare_claims
from cijfercheck.model.claim import Claim, Context
from cijfercheck.model.figure import Figure
from tests.conftest import Alarms
from tests.records import claim, reference, subject, year

THIS, LAST = year(2024), year(2023)
CARRIERS = (
    reference("610.000 instappers", "instappers metro", name="ov/metro", period=THIS),
    reference("790.000 instappers", "instappers bus", name="ov/bus", period=THIS),
    reference("770.000 instappers", "instappers bus", name="ov/bus", period=LAST),
    reference("540.000 instappers", "instappers tram", name="ov/tram", period=THIS),
)


def about(written: str, *near: str, identifier: str, sentence: int) -> Claim:
    made = claim(
        written,
        subject(" ".join(("instapper", *near))),
        period=THIS,
        identifier=identifier,
        sentence=sentence,
    )
    return replace(made, context=Context(near=("instapper", *near)))


def expected(*claims: Claim, figures: tuple[Figure, ...] = CARRIERS) -> list[str | None]:
    """Give the name of the figure that each claim should have had, where its number is another's."""
    return [
        one.expected.figure.name if one.belongs is not None and one.expected is not None else None
        for one in compare_claims(claims, figures)
    ]


@pytest.mark.parametrize("place", [0, 1])
def test_the_claim_that_the_untold_figure_fits_is_the_wrong_one(place: int) -> None:
    right = about("610.000 instappers", "metro", identifier="c1", sentence=place)
    wrong = about("610.000 instappers", "bus", identifier="c2", sentence=1 - place)
    assert expected(right, wrong) == [None, "ov/bus"]


def test_it_is_the_figure_of_the_same_days() -> None:
    right = about("610.000 instappers", "metro", identifier="c1", sentence=0)
    wrong = about("610.000 instappers", "bus", identifier="c2", sentence=1)
    (_, found) = compare_claims((right, wrong), CARRIERS)
    assert found.expected is not None
    assert found.expected.figure.point == 790_000


def test_a_number_told_twice_of_one_thing_is_right() -> None:
    once = about("610.000 instappers", "metro", identifier="c1", sentence=0)
    again = about("610.000 instappers", "metro", "dagelijks", identifier="c2", sentence=1)
    assert expected(once, again) == [None, None]


def test_two_things_may_have_one_number() -> None:
    figures = (*CARRIERS, reference("610.000 instappers", "instappers veer", name="ov/veer", period=THIS))
    metro = about("610.000 instappers", "metro", identifier="c1", sentence=0)
    ferry = about("610.000 instappers", "veer", identifier="c2", sentence=1)
    assert expected(metro, ferry, figures=figures) == [None, None]


def test_one_number_may_be_that_of_two_figures_which_fit_different_claims(alarms: Alarms) -> None:
    kept = (
        "Eind januari kwam het statistiekbureau bij een eerste raming ook al uit op 3,3 procent.",
        "Die lag 1,9 procent lager dan in januari 2024, nadat in december nog een stijging van 3,8 procent was gemeten.",
        "Over heel 2024 kwam de geldontwaarding uit op 3,3 procent, tegen 3,8 procent in 2023 en 10,0 procent in 2022.",
    )
    source = " ".join(("In december lag de inflatie op 4,1 procent.", *kept))
    assert alarms("\n\n".join(("Inflatie zakt naar 3,3 procent", *kept)), source=source) == []


def test_a_figure_that_the_draft_tells_is_not_missing() -> None:
    metro = about("610.000 instappers", "metro", identifier="c1", sentence=0)
    other = about("610.000 instappers", "station", identifier="c2", sentence=1)
    bus = about("790.000 instappers", "bus", identifier="c3", sentence=2)
    tram = about("540.000 instappers", "tram", identifier="c4", sentence=3)
    assert expected(metro, other, bus, tram) == [None, None, None, None]


def test_two_numbers_beside_each_other_are_exchanged_where_both_name_the_others_group() -> None:
    figures = CARRIERS[:2]
    one = about("790.000 instappers", "metro", identifier="c1", sentence=0)
    other = about("610.000 instappers", "bus", identifier="c2", sentence=1)
    assert expected(one, other, figures=figures) == ["ov/metro", "ov/bus"]


def test_a_number_that_is_also_that_of_another_year_is_exchanged_all_the_same() -> None:
    before = reference("790.000 instappers", "instappers metro", name="ov/metro", period=LAST)
    one = about("790.000 instappers", "metro", identifier="c1", sentence=0)
    other = about("610.000 instappers", "bus", identifier="c2", sentence=1)
    assert expected(one, other, figures=(*CARRIERS[:2], before)) == ["ov/metro", "ov/bus"]
