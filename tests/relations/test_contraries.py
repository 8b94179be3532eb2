"""A change told twice that goes both ways."""

from collections.abc import Callable

import pytest

from cijfercheck.relations.contraries import find_contraries
from cijfercheck.relations.lines import Document

CLUB = "De zwemclub telt 412 leden, 38 meer dan in 2023. Dat is een daling van 10 procent."


@pytest.mark.parametrize(
    ("text", "blamed"),
    [
        (CLUB, ["10"]),
        ("Er zijn 93 laadpalen minder geplaatst dan vorig jaar, een groei met 14 procent.", ["14"]),
        ("De club telt 412 leden, 38 meer dan in 2023. Dat is een stijging van 10 procent.", []),
        ("Er kwamen 152 banen bij, een daling van 9 procent.", []),
        ("In de zaal zaten 500 mensen meer dan verwacht, een daling van 9 procent.", []),
        ("De omzet is 8 procent hoger dan in 2023, maar een daling van 3 procent ligt voor de hand.", []),
    ],
)
def test_a_noun_of_change_turns_the_change_before_it_round(
    document: Callable[[str], Document], text: str, blamed: list[str]
) -> None:
    draft = document(text)
    written = {claim.id: claim.text for claim in draft.claims}
    found = list(find_contraries(draft, lambda _: False))
    assert [written[name] for name, _ in found] == blamed
    assert all(made.kind == "wrong-direction" and not made.holds for _, made in found)


def test_the_change_that_is_known_to_be_right_is_not_blamed(document: Callable[[str], Document]) -> None:
    draft = document(CLUB)
    written = {claim.id: claim.text for claim in draft.claims}
    found = list(find_contraries(draft, lambda claim: claim.text == "10"))
    assert [(written[name], made.words) for name, made in found] == [("38", "38 minder")]
