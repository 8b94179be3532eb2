"""Headlines that set a level against what is normal."""

from collections.abc import Callable
from fractions import Fraction

import pytest

from cijfercheck.relations.known import Known
from cijfercheck.relations.lines import Document
from cijfercheck.relations.norms import find_norms
from cijfercheck.relations.outside import Outside

NOTHING = Outside((), Known((), (), ()))
RAIN = "In het land viel deze zomer 74 millimeter regen. Normaal is 148 millimeter."


@pytest.mark.parametrize(
    ("title", "text", "found"),
    [
        ("Slechts een kwart van de normale zomerregen", RAIN, [(False, Fraction(1, 2))]),
        ("Slechts de helft van de normale zomerregen", RAIN, [(True, Fraction(1, 2))]),
        ("Een kwart van de boeren klaagt over droogte", RAIN, []),
        (
            "Een kwart van de normale regen",
            "In mei viel 15 millimeter. Normaal is dat 30 millimeter op zand en 45 millimeter op klei.",
            [],
        ),
        (
            "Een kwart van de normale regen",
            "In mei viel 15 millimeter, tegen normaal 60. In juni viel 30 millimeter, tegen normaal 90.",
            [],
        ),
    ],
)
def test_a_share_of_the_normal_is_tested_where_the_text_gives_one_normal(
    document: Callable[[str], Document], title: str, text: str, found: list[tuple[bool, Fraction]]
) -> None:
    made = [made for _, made in find_norms(document(f"# {title}\n\n{text}\n"), NOTHING)]
    assert [(one.holds, one.result) for one in made] == found
