"""The numbers of an audit and the page that shows them."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from cijfercheck.batch.page.charts import nice_top, short
from cijfercheck.batch.page.page import render_page
from cijfercheck.batch.summary import significant_digits, summarise
from tests.batch.audits import Record, articles, run, write_lines


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """An audit of nine articles with three alarms in 45 words, and one that failed."""
    broken: Record = {"id": "leeg", "text": "", "outlet": "Bode"}
    path = write_lines(tmp_path / "stukken.jsonl", *articles(9), broken)
    run(path, tmp_path / "uit")
    return tmp_path / "uit"


def test_the_summary_counts_articles_words_alarms_and_coverage(output: Path) -> None:
    summary = json.loads((output / "summary.json").read_text(encoding="utf-8"))
    assert summary["documents"] == {"rows": 10, "checked": 9, "failed": 1, "failed_by_stage": {"read": 1}}
    assert (summary["articles"], summary["words"], summary["alarms"]) == (9, 72, 3)
    assert summary["articles_with_alarm"] == {
        "part": 3,
        "whole": 9,
        "share": 0.333333,
        "low": 0.120584,
        "high": 0.645798,
    }
    coverage = summary["coverage"]
    assert [coverage[name] for name in ("numbers", "claims", "checked", "consistent", "inconsistent")] == [
        15,
        12,
        9,
        6,
        3,
    ]
    assert [(one["kind"], one["findings"]) for one in summary["findings"]["by_kind"]] == [
        ("unsupported", 3),
        ("wrong-subject", 3),
    ]
    assert summary["rounding"] == [
        {"significant_digits": 1, "hedged": False, "claims": 6},
        {"significant_digits": 2, "hedged": False, "claims": 3},
        {"significant_digits": 3, "hedged": False, "claims": 3},
    ]
    assert [(one["outlet"], one["articles"], one["alarms"]) for one in summary["outlets"]] == [
        ("Bode", 5, 2),
        ("Omroep", 4, 1),
    ]
    assert [(one["outlet"], one["month"], one["articles"]) for one in summary["months"]] == [
        ("Bode", "2024-01", 3),
        ("Bode", "2024-03", 2),
        ("Omroep", "2024-02", 2),
        ("Omroep", "2024-04", 2),
    ]


def test_the_summary_names_versions_settings_and_the_hash_of_each_reference(output: Path) -> None:
    summary = json.loads((output / "summary.json").read_text(encoding="utf-8"))
    assert summary["versions"] == {
        "cijfercheck": "0.1.0",
        "model": "fake",
        "references": {"cijfers": "a" * 64},
    }
    assert summary["settings"] == {"size": 2}
    assert len(summary["input"]["sha256"]) == 64


@pytest.mark.parametrize(
    ("value", "digits"),
    [("944", 3), ("1500000", 2), ("0.05", 1), ("2.50", 3), ("0", 1), ("-20", 1), ("1234567", 6), ("10.0", 3)],
)
def test_the_digits_of_a_number_that_say_something(value: str, digits: int) -> None:
    assert significant_digits(value) == digits


@pytest.mark.parametrize(
    ("value", "top"), [(0, 1.0), (0.03, 0.04), (1, 1.0), (1.1, 2.0), (47, 50.0), (501, 1000.0)]
)
def test_an_axis_ends_at_a_round_number(value: float, top: float) -> None:
    assert nice_top(value) == pytest.approx(top)


@pytest.mark.parametrize(
    ("value", "text"), [(1500, "1.500"), (2.5, "2,5"), (0.04, "0,04"), (12.34, "12,3"), (0, "0")]
)
def test_a_number_is_written_as_in_dutch(value: float, text: str) -> None:
    assert short(value) == text


class _Tags(HTMLParser):
    """Collects ids, links and tags, and sees to it that tags close in order."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.links: list[str] = []
        self.tags: list[str] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.ids |= {value for name, value in attrs if name == "id" and value}
        self.links += [value for name, value in attrs if name in {"href", "src"} and value]
        if tag != "meta":
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_startendtag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)


def test_the_page_is_one_file_whose_links_lead_to_places_in_it(output: Path) -> None:
    page = _Tags()
    page.feed((output / "report.html").read_text(encoding="utf-8"))
    assert page.tags.count("svg") == 6
    assert {"outlets", "months", "kinds", "coverage", "rounding", "worst"} < page.ids
    assert sorted(page.links) == ["#rij-0", "#rij-3", "#rij-6"]
    assert {link.removeprefix("#") for link in page.links} < page.ids
    assert {"script", "link", "img"} & set(page.tags) == set()


def test_the_worst_articles_show_their_sentence_with_the_number_marked(output: Path) -> None:
    page = (output / "report.html").read_text(encoding="utf-8")
    assert page.count("<p>Er kwamen <mark>944</mark> mensen.</p>") == 3
    assert "wrong-subject: Dit verschilt. · verwacht: 79" in page


def test_words_of_an_article_are_no_markup_of_the_page(tmp_path: Path) -> None:
    evil: Record = {
        "text": "<script>x</script> 944 mensen",
        "outlet": "<b>",
        "id": '"><i>',
        "url": "javascript:x",
    }
    run(write_lines(tmp_path / "x.jsonl", evil), tmp_path / "uit")
    page = (tmp_path / "uit" / "report.html").read_text(encoding="utf-8")
    assert re.findall(r"<script|<b>|<i>|javascript:", page) == []


def test_an_audit_without_alarms_says_so_in_both_languages(tmp_path: Path) -> None:
    run(write_lines(tmp_path / "x.jsonl", {"text": "Er was niets."}), tmp_path / "uit")
    assert "Er is geen alarm gevonden." in (tmp_path / "uit" / "report.html").read_text(encoding="utf-8")
    english = render_page(tmp_path / "uit", summarise(tmp_path / "uit", {}), "en")
    assert "No alarm was found." in english
