"""Numbers that a clause draws from the two before it."""

from collections.abc import Callable
from fractions import Fraction

import pytest

from cijfercheck.relations.consequences import find_consequences
from cijfercheck.relations.known import Known
from cijfercheck.relations.lines import Document
from cijfercheck.relations.outside import Outside

NOTHING = Outside((), Known((), (), ()))
GUIDES = "De stad telt 1.340 gidsen. Twee jaar geleden waren het er 1.510, "


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (GUIDES + "zodat er 270 zijn gestopt.", [("270", 170)]),
        ("Het museum betaalde 640 euro huur. Nu is dat 713 euro, dus er gaat 93 euro bij.", [("93", 73)]),
        (GUIDES + "zodat er 170 zijn gestopt.", []),
        (GUIDES + "zodat er 31 rondleidingen vervielen.", []),
        (GUIDES + "en er zijn er 270 gestopt.", []),
        ("Er waren 19 plassen dicht, nu 31. Daarmee zijn er nog 13 open.", []),
    ],
)
def test_what_follows_from_two_numbers_lies_between_them(
    text: str, found: list[tuple[str, int]], document: Callable[[str], Document]
) -> None:
    draft = document(text)
    claims = {claim.id: claim for claim in draft.claims}

    made = [(claims[claim].text, one.result) for claim, one in find_consequences(draft, NOTHING)]

    assert made == [(number, Fraction(result)) for number, result in found]
