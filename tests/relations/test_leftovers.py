"""What is left of a whole, beside the parts told right before it."""

from collections.abc import Callable
from fractions import Fraction

import pytest

from cijfercheck.relations.known import Known
from cijfercheck.relations.leftovers import find_leftovers
from cijfercheck.relations.lines import Document
from cijfercheck.relations.outside import Outside

NOTHING = Outside((), Known((), (), ()))
BERTHS = "De jachthaven telt 1.284 ligplaatsen. Een aantal is verhuurd aan gasten.\n\n"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("De club heeft 412 leden. Van hen roeien er 275; de andere 147 zeilen.", [("147", 137)]),
        (BERTHS + "Er liggen 846 zeilboten. De overige 448 plaatsen zijn voor sloepen.", [("448", 438)]),
        (
            "De sluis schutte 6.310 schepen. Er kwamen 2.140 tankers en 1.875 coasters. De resterende 2.395 schepen waren jachten.",
            [("2.395", 2295)],
        ),
        (
            "Het dok kost 88 miljoen euro. Het Rijk betaalt 61 miljoen. De 37 miljoen die overblijft is voor de stad.",
            [("37 miljoen", 27_000_000)],
        ),
    ],
)
def test_what_is_left_follows_from_the_whole_and_its_parts(
    text: str, found: list[tuple[str, int]], document: Callable[[str], Document]
) -> None:
    assert made_of(document(text)) == [(number, Fraction(result)) for number, result in found]


@pytest.mark.parametrize(
    "text",
    [
        "De club heeft 412 leden. Van hen roeien er 275; de andere 137 zeilen.",
        BERTHS + "Er liggen 846 zeilboten. De overige 438 plaatsen zijn voor sloepen.",
        BERTHS + "Er liggen 846 zeilboten. De overige 120 boten liggen droog.",
        "De club heeft 412 leden. Van hen roeien er 275; nog eens 147 zeilen.",
        "De kade telt 45 steigers. Een rederij huurt er een, vissers huren er 18 en de overige 26 zijn vrij.",
        "De sluis schutte 6.310 schepen. Dit jaar waren 2.140 tankers op tijd. De andere 4.170 wachtten.",
    ],
)
def test_what_adds_up_or_is_left_of_something_else_is_left_alone(
    text: str, document: Callable[[str], Document]
) -> None:
    assert made_of(document(text)) == []


def made_of(draft: Document) -> list[tuple[str, Fraction | None]]:
    claims = {claim.id: claim for claim in draft.claims}
    return [(claims[claim].text, one.result) for claim, one in find_leftovers(draft, NOTHING)]
