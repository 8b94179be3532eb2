"""A number that is known of other days than those that a claim names."""

from dataclasses import replace
from datetime import date

import pytest

from cijfercheck.matching.misdated import find_misdated
from cijfercheck.matching.weighed import weigh_claims
from cijfercheck.model.claim import Claim, ClaimPeriod, Context
from cijfercheck.model.figure import Figure
from cijfercheck.model.period import Period
from tests.records import claim, reference, subject, year

NOW, BEFORE = year(2023), year(2022)
RENT = reference("1.585 euro", "huur maand gemiddeld", name="huren/nl", period=NOW)
TEXT = "In 2022 was de gemiddelde huur 1.585 euro."


def said(written: str = "1.585 euro", days: Period = BEFORE, words: str = "2022", text: str = TEXT) -> Claim:
    made = claim(written, subject("huur maand gemiddeld"), period=days)
    at = text.index(written.partition(" ")[0])
    return replace(
        made,
        start=at,
        end=at + len(made.text),
        sentence=(0, len(text)),
        period=ClaimPeriod(days, words, "clause"),
        context=Context(near=("gemiddeld", "huur", "maand")),
    )


def days_of(made: Claim, *figures: Figure, text: str = TEXT) -> list[Period | None]:
    """Give the days that the numbers of some claims are of."""
    found = find_misdated(weigh_claims([made], figures or (RENT,)), [made], text)
    return [match.figure.period for match in found.values()]


def test_a_number_of_one_year_is_not_of_the_year_before() -> None:
    assert days_of(said()) == [NOW]


def test_a_number_of_two_years_may_be_of_a_third() -> None:
    assert days_of(said(), RENT, replace(RENT, period=year(2021))) == []


def test_a_round_number_may_be_met_twice() -> None:
    rent = reference("1.600 euro", "huur maand gemiddeld", name="huren/nl", period=NOW)
    made = said("900 euro", text="In 2022 was de gemiddelde huur 900 euro.")
    hundreds = reference("900 euro", "huur maand gemiddeld", name="huren/nl", period=NOW)
    assert days_of(made, rent, hundreds, text="In 2022 was de gemiddelde huur 900 euro.") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Net als in 2023 was de gemiddelde huur 1.585 euro in 2022.", []),
        ("De gemiddelde huur was 1.585 euro in 2022.", [NOW]),
    ],
)
def test_a_sentence_that_names_the_days_of_the_number_knows_of_them(text: str, found: list[Period]) -> None:
    assert days_of(said(text=text), text=text) == found


def test_a_year_that_is_not_written_may_be_misread() -> None:
    march, year_before = (Period(date(y, 3, 1), date(y, 3, 31)) for y in (2024, 2023))
    rent = replace(RENT, period=march)
    text = "In maart was de gemiddelde huur 1.585 euro."
    assert days_of(said(days=year_before, words="maart", text=text), rent, text=text) == []


def test_a_figure_of_a_longer_time_is_no_other_month() -> None:
    march = Period(date(2022, 3, 1), date(2022, 3, 31))
    text = "In maart 2022 was de gemiddelde huur 1.585 euro."
    assert days_of(said(days=march, words="maart 2022", text=text), text=text) == []
