"""What findings on sums say and propose, on drafts read whole."""

import pytest

from cijfercheck.pipeline import Checker


@pytest.mark.parametrize(
    ("text", "number", "expected", "suggestion"),
    [
        ("Het aantal bruggen verdrievoudigde in 2024 van 20 naar 40.", "verdrievoudigde", "2", None),
        ("De wachttijd liep op van 6 naar 9 weken, een verdubbeling.", "verdubbeling", "1.5", None),
        ("Het aantal boten ging van 40 in 2023 naar 60 in 2024, drie keer zo veel.", "drie", "1.5", "1,5"),
    ],
)
def test_a_word_that_is_a_multiple_itself_is_not_replaced_by_a_number(
    text: str, number: str, expected: str, suggestion: str | None
) -> None:
    (finding,) = [one for one in Checker().check_text(text).findings if one.kind == "wrong-change"]
    assert text[finding.start : finding.end] == number
    assert (finding.expected, finding.suggestion) == (expected, suggestion)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "De wachttijd steeg van 61 weken in 2023 naar 92 weken in 2024, een stijging van 25 weken.",
            "61 weken → 92 weken is een stijging van 31 weken, niet 25 weken.",
        ),
        (
            "De omzet steeg van € 6 miljoen in 2023 naar € 9 miljoen in 2024, een stijging van 2 miljoen euro.",
            "€ 6 miljoen → € 9 miljoen is een stijging van 3 miljoen euro, niet 2 miljoen euro.",
        ),
    ],
)
def test_a_result_has_the_unit_as_the_draft_writes_it(text: str, message: str) -> None:
    (finding,) = [one for one in Checker().check_text(text).findings if one.kind == "wrong-change"]
    assert finding.message == message
