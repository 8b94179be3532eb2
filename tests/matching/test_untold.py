"""Numbers of other days where the draft leaves out its own, on claims and figures made by hand."""

from dataclasses import replace

import pytest

from cijfercheck.matching.decision import compare_claims
from cijfercheck.model.claim import Claim, Context
from cijfercheck.model.figure import Figure
from tests.records import claim, reference, subject, year

BEFORE, THEN, NOW, AFTER = year(2022), year(2023), year(2024), year(2025)


def said(
    written: str, *near: str, origin: str = "previous", identifier: str = "c1", sentence: int = 0
) -> Claim:
    """Make a claim of 2024 of which no subject was found, with the words near it."""
    made = claim(
        written,
        subject("ding", inherited=True),
        period=NOW,
        period_origin=origin,
        identifier=identifier,
        sentence=sentence,
    )
    return replace(made, subject=replace(made.subject, head=""), context=Context(near=near))


def expected(*claims: Claim, figures: tuple[Figure, ...]) -> list[tuple[str, str] | None]:
    """Give the value that each claim should have with the name of the figure whose number it has."""
    return [
        (str(one.expected.figure.point), one.belongs.figure.name)
        if one.expected is not None and one.belongs is not None
        else None
        for one in compare_claims(claims, figures)
    ]


LOANS = (
    reference("5.945", "uitlening partytent", name="l/tent", period=NOW),
    reference("4.118", "uitlening partytent", name="l/tent", period=THEN),
    reference("6.310", "uitlening partytent", name="l/tent", period=AFTER),
    reference("9.512", "uitlening boormachine", name="l/boor", period=NOW),
    reference("8.870", "uitlening boormachine", name="l/boor", period=THEN),
)


@pytest.mark.parametrize("origin", ["clause", "sentence", "previous", "before", "section"])
def test_the_column_of_another_year_was_read(origin: str) -> None:
    made = said("4.118", "partytent", "uitlening", origin=origin)
    assert expected(made, figures=LOANS) == [("5945", "l/tent")]


def test_another_line_of_another_year_was_read() -> None:
    assert expected(said("8.870", "partytent", "uitlening"), figures=LOANS) == [("5945", "l/boor")]


def test_where_the_draft_tells_the_number_of_its_days_too_the_other_is_of_other_days() -> None:
    both = said("4.118", "partytent"), said("5.945", "partytent", identifier="c2", sentence=1)
    assert expected(*both, figures=LOANS) == [None, None]


def test_a_number_of_later_days_says_that_the_claim_is_of_later_days() -> None:
    assert expected(said("6.310", "partytent", "uitlening"), figures=LOANS) == [None]


def test_words_that_say_little_of_the_figure_left_out_tell_nothing() -> None:
    assert expected(said("8.870", "uitlening"), figures=LOANS) == [None]


FEW = (
    reference("38", "school toezicht", name="s/toezicht", period=NOW),
    reference("33", "school toezicht", name="s/toezicht", period=THEN),
)


def test_a_number_of_two_digits_is_met_by_chance_unless_the_words_near_it_say_what_is_counted() -> None:
    assert expected(said("33", "school", "toezicht"), figures=FEW) == [("38", "s/toezicht")]
    assert expected(said("33", "ouder", "avond"), figures=FEW) == [None]
