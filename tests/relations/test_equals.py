"""Numbers that are said twice: as a fraction and in percent, or in two units."""

from collections.abc import Callable

import pytest

from cijfercheck.relations.equals import find_equals
from cijfercheck.relations.known import Known
from cijfercheck.relations.lines import Document
from cijfercheck.relations.outside import Outside

NOTHING = Outside((), Known((), (), ()))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Drie van de vijf leden stemden voor, oftewel 68 procent.", [("68", False)]),
        ("Drie van de vijf leden stemden voor, oftewel 60 procent.", [("60", True)]),
        ("Vier op de tien inwoners (31 procent) voelen zich onveilig.", [("31", False)]),
        ("Vier op de tien inwoners (42 procent) voelen zich onveilig.", [("42", True)]),
        ("Vier op de tien inwoners (31 procent in 2020) voelen zich onveilig.", []),
        ("Een op de vijf werknemers zocht een andere baan, dus 28 procent minder dan in 2022.", []),
    ],
)
def test_a_fraction_is_the_percentage_that_says_it_again(
    document: Callable[[str], Document], text: str, found: list[tuple[str, bool]]
) -> None:
    read = document(text)
    written = {claim.id: claim.text for claim in read.claims}
    assert [(written[name], made.holds) for name, made in find_equals(read, NOTHING)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Een gezin gebruikt 70 kubieke meter per jaar, ofwel 7.000 liter.", [("7.000", False)]),
        ("Een gezin gebruikt 70 kubieke meter per jaar, ofwel 70.000 liter.", [("70.000", True)]),
        ("Een gezin gebruikt 70 kubieke meter per jaar, ofwel 192 liter per dag.", []),
        ("De boer raapte 4,5 ton appels, oftewel 450 kilo.", [("450", False)]),
        ("De tocht is 26 mijl lang, ofwel 42 kilometer.", [("42", True)]),
        ("De verbouwing duurde anderhalf jaar, dus 20 maanden.", []),
        ("De brug is 140 meter lang en 12 decimeter breed.", []),
    ],
)
def test_a_measure_is_the_one_that_says_it_again_in_another_unit(
    document: Callable[[str], Document], text: str, found: list[tuple[str, bool]]
) -> None:
    read = document(text)
    written = {claim.id: claim.text for claim in read.claims}
    assert [(written[name], made.holds) for name, made in find_equals(read, NOTHING)] == found
