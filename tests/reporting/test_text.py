"""The report for people."""

import re

import pytest

from cijfercheck.model.article import Article
from cijfercheck.model.finding import Suppression
from cijfercheck.model.report import Report
from cijfercheck.pipeline import Checker
from cijfercheck.plugins import find_reporter
from cijfercheck.reading.text import read_text
from cijfercheck.reporting import text as text_report

REPORT = """\
artikel.txt · Meer jongeren uitgebuit · 2025-10-17

VERSCHIL · regel 3 (inleiding) · getal van iets anders [wrong-subject]
  In 2024 waren «944» jongeren slachtoffer van criminele uitbuiting.

  944 is het getal van een andere groep.
  verderop, regel 5:
    Het gaat om «79» minderjarigen, zegt de rapporteur op 17 oktober.
  bron anp.txt:
    Er zijn «79» minderjarigen gemeld.
  referentie mensenhandel-2024/slachtoffers-totaal:
    slachtoffers van mensenhandel: «944»
    https://example.org/cijfers
  voorstel: 944 → 79

1 verschil.
Niets gevonden om mee te vergelijken (1), regel 5: Tachtig procent.
6 getallen: 2 vergeleken en akkoord, 1 met een verschil, 1 zonder iets om mee te
vergelijken; 2 overgeslagen (datum 2); 0 niet gelezen.
"""


@pytest.fixture(autouse=True)
def terminal_of_80_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")


def _render(report: Report, article: Article, language: str = "nl", *, colour: bool = False) -> str:
    return find_reporter("text").render(report, article, language, colour)


def test_a_report_shows_each_difference_in_its_sentence_with_what_it_rests_on(
    report: Report, article: Article
) -> None:
    assert _render(report, article) == REPORT


def test_without_colour_there_is_no_escape_in_the_report(report: Report, article: Article) -> None:
    assert "\x1b" not in _render(report, article)


def test_colour_changes_nothing_but_the_colour(report: Report, article: Article) -> None:
    coloured = _render(report, article, colour=True)
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == REPORT
    assert "\x1b[1;7m«944»\x1b[0m jongeren" in coloured


@pytest.mark.parametrize("columns", [40, 60, 100])
def test_no_line_is_wider_than_the_terminal(
    report: Report, article: Article, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    lines = _render(report, article).splitlines()
    assert [line for line in lines[3:] if len(line) > columns and not line.endswith("totaal:")] == []


def test_the_report_is_there_in_english(report: Report, article: Article) -> None:
    lines = _render(report, article, "en").splitlines()
    assert lines[2] == "DIFFERENCE · line 3 (lead) · figure of something else [wrong-subject]"
    assert lines[-2:] == [
        "6 numbers: 2 compared and agreed, 1 with a difference, 1 with nothing to compare",
        "with; 2 passed over (date 2); 0 not read.",
    ]


def test_a_report_without_differences_says_so(report: Report, article: Article) -> None:
    assert (
        _render(report.model_copy(update={"findings": ()}), article).splitlines()[2]
        == "Geen verschillen gevonden."
    )


def test_a_report_that_compared_nothing_does_not_sound_reassuring(report: Report, article: Article) -> None:
    unsupported = tuple(claim.model_copy(update={"status": "unsupported"}) for claim in report.claims)
    silent = report.model_copy(update={"findings": (), "claims": unsupported})
    assert _render(silent, article).splitlines()[2] == (
        "Geen verschillen gevonden. Er was niets om de cijfers mee te vergelijken."
    )


def test_a_suppressed_finding_is_named_with_its_reason_and_is_no_difference(
    report: Report, article: Article
) -> None:
    suppressed = report.findings[0].model_copy(
        update={"suppressed": Suppression(reason="cijfer nagebeld", by="review")}
    )
    lines = _render(report.model_copy(update={"findings": (suppressed,)}), article).splitlines()
    assert lines[2:4] == [
        "Geen verschillen, behalve wat terzijde is gelegd.",
        "Niet getoond, want eerder terzijde gelegd (1; cijfer nagebeld), regel 3: 944.",
    ]


def test_suppressed_findings_stand_together_by_their_reason(report: Report, article: Article) -> None:
    known, called = (
        report.findings[0].model_copy(update={"suppressed": Suppression(reason=reason, by="review")})
        for reason in ("in vorig.json", "nagebeld")
    )
    lines = _render(report.model_copy(update={"findings": (known, called, known)}), article).splitlines()
    assert lines[3:5] == [
        "Niet getoond, want eerder terzijde gelegd (2; in vorig.json), regel 3: 944, 944.",
        "Niet getoond, want eerder terzijde gelegd (1; nagebeld), regel 3: 944.",
    ]


def test_what_the_reader_assumed_stands_below_the_report(report: Report, article: Article) -> None:
    document = report.document.model_copy(update={"warnings": ("gelezen als Windows-1252",)})
    last = _render(report.model_copy(update={"document": document}), article).splitlines()[-1]
    assert last == "Bij het lezen: gelezen als Windows-1252"


def test_an_unchecked_claim_is_counted_with_its_reason(report: Report, article: Article) -> None:
    unchecked = report.claims[2].model_copy(update={"status": "unchecked", "reason": "forecast"})
    claims = (*report.claims[:2], unchecked, report.claims[3])
    text = _render(report.model_copy(update={"claims": claims}), article)
    assert " ".join(text.splitlines()[-3:]) == (
        "6 getallen: 2 vergeleken en akkoord, 1 met een verschil, 0 zonder iets om mee te vergelijken, "
        "1 niet vergeleken (verwachting 1); 2 overgeslagen (datum 2); 0 niet gelezen."
    )


def test_a_number_of_thousands_is_marked_in_a_passage_as_it_is_written_there(
    report: Report, article: Article
) -> None:
    evidence = (
        report.findings[0]
        .evidence[1]
        .model_copy(update={"value": "1234567.5", "text": "Het kost 1.234.567,5 euro, geen 234.567."})
    )
    finding = report.findings[0].model_copy(update={"evidence": (evidence,)})
    text = _render(report.model_copy(update={"findings": (finding,)}), article)
    assert "    Het kost «1.234.567,5» euro, geen 234.567." in text.splitlines()


@pytest.mark.parametrize(
    ("passage", "value", "shown"),
    [
        ("Er waren 1.500 boten.", "1500", "Er waren «1.500» boten."),
        ("Het kost 3,4 miljoen euro.", "3400000", "Het kost «3,4 miljoen» euro."),
        ("Het kost 12 mld euro, 12 meer.", "12000000000", "Het kost «12 mld» euro, 12 meer."),
        ("Het kost veel.", "3400000", "Het kost veel."),
        ("Een daling.", "daling", "Een daling."),
    ],
)
def test_a_number_is_marked_as_its_passage_writes_it(passage: str, value: str, shown: str) -> None:
    marked = text_report._mark_value(passage, value)
    assert (
        marked.replace(text_report._OPEN, "«")
        .replace(text_report._CLOSE, "»")
        .replace(text_report._FIXED_SPACE, " ")
        == shown
    )


def test_numbers_of_one_sentence_are_shown_in_it_together() -> None:
    checker = Checker()
    text = "Boten in Delft\n\nHet aantal boten in Delft steeg van 40 in 2023 naar 60 in 2024, een stijging van 30 procent.\n"
    article = read_text(text, identifier="a.txt")
    lines = _render(checker.check_article(article), article).splitlines()
    assert lines[lines.index("  in deze zin:") :][:4] == [
        "  in deze zin:",
        "    Het aantal boten in Delft steeg van «40» in 2023 naar «60» in 2024, een",
        "    stijging van 30 procent.",
        "  voorstel: 30 → 50",
    ]
