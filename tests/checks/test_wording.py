"""What findings on sums say and propose, on drafts read whole."""

from fractions import Fraction
from pathlib import Path

import pytest

from cijfercheck.checks._wording import say_calculation
from cijfercheck.model.calculation import Calculation, Operand
from cijfercheck.model.interval import Interval
from cijfercheck.pipeline import Checker
from cijfercheck.reading.text import read_text
from tests.records import claim


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
    ("text", "number", "suggestion"),
    [
        ("In 2025 werden 412.000 fietsen verkocht, 9 procent minder dan de 398.000 van 2024.", "9", None),
        ("In 2025 werden 398.000 fietsen verkocht, 9 procent minder dan de 412.000 van 2024.", "9", "3,4"),
        (
            "De wachttijd ging van 61 weken in 2023 naar 92 weken in 2024, een daling van 25 weken.",
            "25",
            None,
        ),
        (
            "De wachttijd ging van 92 weken in 2023 naar 61 weken in 2024, een daling van 25 weken.",
            "25",
            "31",
        ),
    ],
)
def test_no_number_is_proposed_where_the_way_of_the_change_is_wrong_too(
    text: str, number: str, suggestion: str | None
) -> None:
    (finding,) = [one for one in Checker().check_text(text).findings if one.kind == "wrong-change"]
    assert text[finding.start : finding.end] == number
    assert finding.expected is not None
    assert finding.suggestion == suggestion


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
        (
            "De prijs steeg van 42 cent in 2023 naar 59 cent in 2024, een stijging van 21 cent.",
            "42 cent → 59 cent is een stijging van 17 cent, niet 21 cent.",
        ),
    ],
)
def test_a_result_has_the_unit_as_the_draft_writes_it(text: str, message: str) -> None:
    (finding,) = [one for one in Checker().check_text(text).findings if one.kind == "wrong-change"]
    assert finding.message == message


def test_two_figures_of_different_places_are_called_by_their_places(tmp_path: Path) -> None:
    source = tmp_path / "bron.md"
    source.write_text(
        "Punctualiteit in 2024\n\n| Station | vertraging (min) | op tijd vertrokken |\n|---|---|---|\n"
        "| Antwerpen | 15,9 | 71% |\n| Gent | 21,4 | 63% |\n| Brugge | 12,2 | 68% |\n"
    )
    draft = "Treinen in 2024\n\nAntwerpen: 412 treinen en een gemiddelde vertraging van 15,9 minuten; 63 procent vertrok op tijd."
    (finding,) = [
        one for one in Checker(sources=[source]).check_text(draft).findings if one.severity == "error"
    ]
    assert (finding.kind, finding.expected) == ("wrong-subject", "71")
    assert finding.message == "63 procent hoort bij ‘Gent’; voor ‘Antwerpen’ is het 71."


@pytest.mark.parametrize(
    ("language", "message"),
    [
        ("nl", "47 procent + 31 procent + 30 procent is samen 108 procent, niet 100."),
        ("en", "47 procent + 31 procent + 30 procent is 108 percent together, not 100."),
    ],
)
def test_shares_that_are_not_a_whole_are_shown_with_their_sum(language: str, message: str) -> None:
    text = "Van de kiezers is 47 procent voor, 31 procent tegen en de overige 30 procent weet het niet."
    (finding,) = [
        one for one in Checker(language=language).check_text(text).findings if one.severity == "error"
    ]
    assert finding.message == message


def test_the_sum_of_shares_with_a_range_is_a_range() -> None:
    terms = tuple(
        Operand(written, Interval(low, high), point, "procent", "percentage", "c1", "claim", "a.txt", "")
        for written, low, high, point in [
            ("60 tot 70 procent", Fraction(60), Fraction(70), None),
            ("48 procent", Fraction(95, 2), Fraction(97, 2), Fraction(48)),
        ]
    )
    together = Calculation(
        "share-mismatch", "together", terms, holds=False, result=None, confidence=Fraction(1)
    )
    message, _ = say_calculation(claim("48 procent", "kiezer"), together, "nl")
    assert message == "60 tot 70 procent + 48 procent is samen 108–118 procent, niet 100."


def test_a_change_that_a_source_tells_the_other_way_round_is_named() -> None:
    told = "In 2024 telde de stad 1.284 inbraken, 12 procent {} dan in 2023.\n"
    source = read_text(told.format("meer"), identifier="anp.txt")
    report = Checker(sources=[source]).check_text(told.format("minder"))
    (finding,) = [one for one in report.findings if one.severity == "error"]
    assert finding.message == "Volgens anp.txt is 12 procent een stijging, geen daling."


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("Van de 930 leden stemden er 310 tegen, dat is een kwart.", "een derde"),
        ("Van de 930 leden stemden er 310 tegen, ofwel een op de vier.", "een op de drie"),
        ("Van de 1.000 leden stemden er 412 tegen, dat is een kwart.", "41,2 procent"),
        ("Van de 930 leden stemden er 310 tegen, dat is 25 procent.", "33"),
    ],
)
def test_a_share_in_words_is_replaced_by_one_in_words_where_there_is_one(text: str, suggestion: str) -> None:
    (finding,) = [one for one in Checker().check_text(text).findings if one.kind == "share-mismatch"]
    assert finding.suggestion == suggestion


def test_a_number_of_cents_is_replaced_by_cents_and_expected_in_euros() -> None:
    sources = [read_text("Een postzegel kost 1,31 euro.", identifier="bron.txt")]
    (finding,) = Checker(sources=sources).check_text("Een postzegel kost 121 cent.").findings
    assert (finding.suggestion, finding.expected) == ("131", "1.31")
    assert finding.message == "Hier 121 cent, volgens bron.txt 131 voor ‘postzegel’."
