"""Parts that divide the number before them."""

from collections.abc import Callable

import pytest

from cijfercheck.relations.divisions import find_divisions
from cijfercheck.relations.known import Known
from cijfercheck.relations.lines import Document
from cijfercheck.relations.outside import Outside

NOTHING = Outside((), Known((), (), ()))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Er liggen 28 banen. Daarvan liggen er veertien bij clubs, negen bij hallen en zeven op straat.",
            [("28", False)],
        ),
        (
            "Er liggen 30 banen. Daarvan liggen er veertien bij clubs, negen bij hallen en zeven op straat.",
            [("30", True)],
        ),
        ("De raad kreeg 340 bezwaren, waarvan 210 over geluid, 95 over geur en 60 over licht.", []),
        (
            "Er zijn 45 schepen, waarvan 24 tankers, vijftien vrachtschepen en negen sleepboten.",
            [("45", False)],
        ),
        (
            "Zij heeft 45 schepen, waarvan 24 tankers, vijftien vrachtschepen en negen sleepboten.",
            [("45", False)],
        ),
        ("Er zijn 45 schepen, waaronder 24 tankers, vijftien vrachtschepen en negen sleepboten.", []),
        ("Er zijn 45 schepen, waarvan 24 tankers en 24 sleepboten.", []),
        ("Er zijn 45 schepen, waarvan dertig tankers, 25 vrachtschepen en negen sleepboten.", []),
        ("Er kwamen 60 gasten. Van hen hebben er 31 een hond, 22 een kat en 12 een vis.", []),
    ],
)
def test_a_list_that_divides_a_number_must_add_up_to_it(
    document: Callable[[str], Document], text: str, found: list[tuple[str, bool]]
) -> None:
    read = document(text)
    written = {claim.id: claim.text for claim in read.claims}
    assert [(written[name], made.holds) for name, made in find_divisions(read, NOTHING)] == found
