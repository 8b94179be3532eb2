"""Years beside the time between them."""

import datetime
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

import pytest

from cijfercheck.relations.lines import Document
from cijfercheck.relations.years import find_years

DATE = datetime.date(2025, 10, 17)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("De fanfare, opgericht in 1905, viert zondag haar 110-jarig bestaan.", [(False, 120)]),
        ("De fanfare, opgericht in 1905, viert zondag haar 120-jarig bestaan.", [(True, 120)]),
        ("De groep strijdt al sinds 2015, dus acht jaar, tegen de centrale.", [(False, 10)]),
        ("De groep strijdt al sinds 2015, dus elf jaar, tegen de centrale.", [(True, 10)]),
        ("Hij was van 1998 tot 2007 burgemeester, twaalf jaar lang.", [(False, 9)]),
        ("Jan Peeters (54), geboren in 1961, wordt voorzitter.", [(False, 64)]),
        ("Zij werd in 1940 geboren en overleed in 2020 op 89-jarige leeftijd.", [(False, 80)]),
        ("Zij werd in 1940 geboren en overleed in 2020 op 79-jarige leeftijd.", [(True, 80)]),
        ("De in 1961 geboren schrijver debuteerde op 24-jarige leeftijd.", []),
        ("Sinds 2015, dus tien jaar geleden, is de brug dicht.", []),
        ("Van 2009 tot 2016 zat hij in de raad, en daarna nog tien jaar in de provincie.", []),
    ],
)
def test_years_are_counted_from_the_year_that_the_sentence_names(
    document: Callable[[str], Document], text: str, found: list[tuple[bool, int | Fraction | None]]
) -> None:
    read = replace(document(text), date=DATE)
    assert [(made.holds, made.result) for _, made in find_years(read)] == found


def test_nothing_is_counted_to_now_where_the_day_of_a_text_is_unknown(
    document: Callable[[str], Document],
) -> None:
    read = document("De fanfare, opgericht in 1905, viert zondag haar 110-jarig bestaan.")
    assert list(find_years(read)) == []
