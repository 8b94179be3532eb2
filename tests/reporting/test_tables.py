"""The findings for spreadsheets and as Markdown."""

import csv
import io

import pytest

from cijfercheck.model.article import Article
from cijfercheck.model.finding import Suppression
from cijfercheck.model.report import LedgerEntry, Report
from cijfercheck.plugins import find_reporter
from cijfercheck.reporting.csv import COLUMNS
from cijfercheck.reporting.markdown import escape_markdown


def _rows(report: Report, article: Article) -> list[dict[str, str]]:
    written = find_reporter("csv").render(report, article, "nl", False)
    return list(csv.DictReader(io.StringIO(written)))


def test_a_row_says_where_a_finding_stands_and_what_it_says(report: Report, article: Article) -> None:
    first, second = _rows(report, article)
    assert tuple(first) == COLUMNS
    place = ("file", "line", "column", "start", "end", "section", "text")
    assert [first[name] for name in place] == ["artikel.txt", "3", "15", "39", "42", "lead", "944"]
    said = ("kind", "severity", "message", "expected", "suggestion", "subject", "first_day", "last_day")
    assert [first[name] for name in said] == [
        *("wrong-subject", "error", "944 is het getal van een andere groep.", "79", "79"),
        *("slachtoffers", "2024-01-01", "2024-12-31"),
    ]
    assert first["sentence"] == "In 2024 waren 944 jongeren slachtoffer van criminele uitbuiting."
    assert first["evidence"].split(" | ")[1] == "source anp.txt: Er zijn 79 minderjarigen gemeld. (79)"
    assert (second["kind"], second["text"], second["evidence"]) == ("unsupported", "Tachtig procent", "")


def test_a_suppressed_finding_keeps_its_row_with_the_reason(report: Report, article: Article) -> None:
    silenced = report.findings[0].model_copy(
        update={"suppressed": Suppression(reason="nagebeld", by="review")}
    )
    (row,) = _rows(report.model_copy(update={"findings": (silenced,)}), article)
    assert (row["suppressed_by"], row["suppressed_reason"]) == ("review", "nagebeld")


@pytest.mark.parametrize(
    ("message", "cell"),
    [
        ('=HYPERLINK("x")', '\'=HYPERLINK("x")'),
        ("@som", "'@som"),
        ("-1+2", "'-1+2"),
        ("-12,5", "-12,5"),
        ('met "aanhaling", komma\nen regel', 'met "aanhaling", komma\nen regel'),
    ],
)
def test_a_cell_is_no_formula_and_reads_back_as_it_was(
    report: Report, article: Article, message: str, cell: str
) -> None:
    finding = report.findings[0].model_copy(update={"message": message})
    assert _rows(report.model_copy(update={"findings": (finding,)}), article)[0]["message"] == cell


def test_a_report_without_findings_is_a_table_of_its_columns_alone(report: Report, article: Article) -> None:
    written = find_reporter("csv").render(report.model_copy(update={"findings": ()}), article, "nl", False)
    assert written == ",".join(COLUMNS) + "\r\n"


MARKDOWN = """\
# Cijfers nagekeken: Meer jongeren uitgebuit

artikel.txt · 2025-10-17

**1 verschil.**

## 1. VERSCHIL: getal van iets anders (regel 3)

> In 2024 waren **944** jongeren slachtoffer van criminele uitbuiting.

**944 is het getal van een andere groep.**

- verderop, regel 5: Het gaat om **79** minderjarigen, zegt de rapporteur op 17 oktober.
- bron anp.txt: Er zijn 79 minderjarigen gemeld. (**79**)
- referentie mensenhandel-2024/slachtoffers-totaal: slachtoffers van mensenhandel (**944**) <https://example.org/cijfers>
- **voorstel: 944 → 79**

`wrong-subject` · `f`

## Niets gevonden om mee te vergelijken (1)

- regel 5: Tachtig procent

## Grootboek: wat er met de getallen van de bron gebeurde

| bron | getal in de bron | wat ermee gebeurde | getal in het stuk |
| --- | --- | --- | --- |
| anp.txt | 79 | gebleven | 79 (regel 5) |
|  |  | nieuw | Tachtig procent (regel 5) |

## Dekking

6 getallen: 2 vergeleken en akkoord, 1 met een verschil, 1 zonder iets om mee te vergelijken; 2 overgeslagen (datum 2); 0 niet gelezen.

Gemaakt met cijfercheck 0.1.0, test.
"""


def test_the_markdown_report_shows_findings_ledger_and_coverage(report: Report, article: Article) -> None:
    ledger = (
        LedgerEntry(source="anp.txt", status="kept", claim="c2", start=8, end=10, text="79", value="79"),
        LedgerEntry(
            source=None, status="new", claim="c3", start=None, end=None, text="Tachtig procent", value="80"
        ),
    )
    full = report.model_copy(update={"ledger": ledger})
    assert find_reporter("markdown").render(full, article, "nl", False) == MARKDOWN


def test_a_suppressed_finding_is_listed_in_markdown_with_its_reason(report: Report, article: Article) -> None:
    silenced = report.findings[0].model_copy(
        update={"suppressed": Suppression(reason="na_gebeld", by="inline")}
    )
    written = find_reporter("markdown").render(
        report.model_copy(update={"findings": (silenced,)}), article, "en", False
    )
    assert (
        "## Not shown, as it was set aside before (1)\n\n- line 3: 944, `wrong-subject`: na\\_gebeld\n"
        in written
    )


@pytest.mark.parametrize(
    ("words", "escaped"),
    [
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("*vet* _schuin_ `code` | cel", "\\*vet\\* \\_schuin\\_ \\`code\\` \\| cel"),
        ("[tekst](javascript:x)", "\\[tekst\\](javascript:x)"),
        ("1. een", "1\\. een"),
        ("- een", "\\- een"),
        ("# kop\n# kop", "\\# kop \\# kop"),
        ("Er waren 1.200, op 3-4", "Er waren 1.200, op 3-4"),
    ],
)
def test_mark_up_in_words_is_shown_as_it_is(words: str, escaped: str) -> None:
    assert escape_markdown(words) == escaped
