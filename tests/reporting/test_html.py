"""The page that opens from disk."""

import re
from html.parser import HTMLParser

import pytest

from cijfercheck.model.article import Article
from cijfercheck.model.finding import Suppression
from cijfercheck.model.plugin import Checked
from cijfercheck.model.report import LedgerEntry, Report
from cijfercheck.plugins import find_reporter
from cijfercheck.reporting._wording import load_wording
from tests.conftest import LEAD, TEXT, TITLE

SOURCE = "Er zijn 79 minderjarigen gemeld, van wie 12 jongens."
ATTACK = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"


class _Page(HTMLParser):
    """Collects the elements of a page with their attributes, and the words of those that a test asks for."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.stack: list[str] = []
        self.feed(page)
        assert self.stack == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in {"meta", "br", "img", "link"}:
            self.stack.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.stack.pop() == tag


def _render(report: Report, article: Article, language: str = "nl", *sources: Article) -> str:
    join = find_reporter("html").join
    assert join is not None
    return "".join(join([Checked(report, article, sources)], language))


def _words(page: str) -> str:
    """The words of a page in the order of reading, without style and hidden signs."""
    page = re.sub(r"<style>.*?</style>|<span class=\"sign\".*?</span>", "", page, flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", "", page).split())


def test_each_number_is_marked_with_its_verdict_as_colour_sign_and_words(
    report: Report, article: Article
) -> None:
    page = _render(report, article)
    paper = page.partition('<div class="paper"')[2].partition("</section>")[0]
    marks = re.findall(
        r'<mark class="(\w+)">.*?(?:>|\n)([^<>\n]+)(?:</a>)?<span class="sign" aria-hidden="true">(.)</span>'
        r'<span class="said"> \((.*?)\)</span></mark>',
        paper.replace("</span>\n", "</span>"),
    )
    assert marks == [
        ("error", "944", "≠", "verschil 1"),
        ("consistent", "79", "✓", "akkoord"),
        ("unsupported", "Tachtig procent", "?", "niets om mee te vergelijken"),
        ("consistent", "944", "✓", "akkoord"),
    ]


def test_the_text_stands_on_the_page_word_for_word(report: Report, article: Article) -> None:
    paper = _render(report, article).partition('<div class="paper"')[2].partition("</section>")[0]
    shown = re.sub(r'<span class="(?:sign|said)".*?</span>', "", paper)
    assert "".join(re.sub(r"<[^>]*>", "", shown.partition(">")[2]).split()) == "".join(TEXT.split())


def test_a_finding_says_what_was_compared_with_what(report: Report, article: Article) -> None:
    words = _words(_render(report, article))
    first = words.index("1. Getal van iets anders")
    expected = (
        "944 is het getal van een andere groep. Voorstel: 944 → 79 Waarmee vergeleken verderop, regel 5 Het gaat om 79 "
        "minderjarigen, zegt de rapporteur op 17 oktober. bron anp.txt Er zijn 79 minderjarigen gemeld. (79) referentie "
        "mensenhandel-2024/slachtoffers-totaal slachtoffers van mensenhandel (944) https://example.org/cijfers "
        "Zo is het getal gelezen waarde944wat er geteld isslachtoffersperiode2024"
    )
    assert words[words.index("944 is het", first) :][: len(expected)] == expected


def test_every_link_inside_the_page_leads_somewhere_and_no_anchor_stands_twice(
    report: Report, article: Article
) -> None:
    ledger = (
        LedgerEntry(source="anp.txt", status="kept", claim="c2", start=8, end=10, text="79", value="79"),
        LedgerEntry(source="anp.txt", status="dropped", claim=None, start=41, end=43, text="12", value="12"),
        LedgerEntry(
            source=None, status="new", claim="c3", start=None, end=None, text="Tachtig procent", value="80"
        ),
    )
    source = Article(id="map/anp.txt", text=SOURCE)
    page = _render(report.model_copy(update={"ledger": ledger}), article, "nl", source)
    elements = _Page(page).elements
    anchors = [attributes["id"] for _, attributes in elements if "id" in attributes]
    links = {attributes["href"] for tag, attributes in elements if tag == "a"}
    assert len(anchors) == len(set(anchors))
    assert {link for link in links if link} - {f"#{anchor}" for anchor in anchors} == {
        "https://example.org/cijfers"
    }
    assert {"#d1-s1-8", "#d1-s1-41", "#d1-c2", "#d1-c3", "#d1-f1"} <= links
    words = _words(page)
    assert "Er zijn 79 (gebleven) minderjarigen gemeld, van wie 12 (weggelaten) jongens." in words
    assert "79gebleven79 (regel 5) 12weggelaten" in words.replace(" gebleven", "gebleven").replace(
        " weggelaten ", "weggelaten"
    )


def test_the_page_asks_for_nothing_and_runs_nothing(report: Report, article: Article) -> None:
    page = _render(report, article)
    elements = _Page(page).elements
    assert {tag for tag, _ in elements} & {
        "script",
        "link",
        "img",
        "iframe",
        "object",
        "form",
        "base",
    } == set()
    assert [
        name for _, attributes in elements for name in attributes if name.startswith("on") or name == "src"
    ] == []
    policy = next(a["content"] for tag, a in elements if tag == "meta" and a.get("http-equiv"))
    assert policy == "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
    assert re.findall(r"url\(|@import", page) == []


def test_mark_up_in_any_field_is_shown_and_not_obeyed(report: Report, article: Article) -> None:
    def poison(value: object) -> object:
        if isinstance(value, dict):
            fixed = {
                "role",
                "status",
                "type",
                "kind",
                "severity",
                "by",
                "section",
                "qualifier",
                "language",
                "id",
                "claim",
            }
            return {
                (ATTACK if key in {"dataset"} else key): one if key in fixed else poison(one)
                for key, one in value.items()
            }
        if isinstance(value, list | tuple):
            return [poison(one) for one in value]
        return ATTACK if isinstance(value, str) and not re.match(r"\d{4}-\d\d-\d\d$", value) else value

    record = report.model_dump(mode="json")
    record["versions"]["references"] = {"dataset": "x"}
    for finding in record["findings"]:
        finding["claims"] = []
        for entry in finding["evidence"]:
            entry["url"] = "javascript:alert(1)"
    keep = {key: record[key] for key in ("claims", "not_claims", "ledger")}
    record = {**record, "document": poison(record["document"]), "versions": poison(record["versions"])}
    for finding in record["findings"]:
        for key in ("message", "explanation", "suggestion", "expected", "fingerprint"):
            finding[key] = ATTACK
        for entry in finding["evidence"]:
            entry["text"], entry["figure"] = ATTACK, ATTACK
    for claim in keep["claims"]:
        claim["unit"] = claim["region"] = claim["attribution"] = claim["subject"]["text"] = ATTACK
    poisoned = Report.model_validate({**record, **keep, "document": {**record["document"], "id": ATTACK}})
    text = TEXT.replace("jongeren slachtoffer", ATTACK)
    elements = _Page(_render(poisoned, article.model_copy(update={"text": text}))).elements
    assert {tag for tag, _ in elements} & {"script", "img"} == set()
    assert [a for _, a in elements if any(name.startswith("on") or name == "src" for name in a)] == []
    assert [a["href"] for tag, a in elements if tag == "a" and not (a["href"] or "").startswith("#")] == []


def test_the_page_is_there_in_english(report: Report, article: Article) -> None:
    page = _render(report, article, "en")
    assert '<html lang="en">' in page
    assert '<div class="paper" lang="nl">' in page
    assert "1. Figure of something else difference, line 3" in _words(page)


def test_a_suppressed_finding_is_listed_with_its_reason_and_marked_as_set_aside(
    report: Report, article: Article
) -> None:
    silenced = report.findings[0].model_copy(
        update={"suppressed": Suppression(reason="nagebeld", by="inline")}
    )
    page = _render(report.model_copy(update={"findings": (silenced,)}), article)
    assert "Geen verschillen, behalve wat terzijde is gelegd." in _words(page)
    assert "reden: nagebeld (in de tekst)" in _words(page)
    assert page.count('<mark class="suppressed">') == 1


def test_a_text_without_sections_is_shown_whole(report: Report, article: Article) -> None:
    document = report.document.model_copy(update={"sections": ()})
    page = _render(report.model_copy(update={"document": document}), article)
    assert TITLE in page.partition("<pre>")[2].partition("</pre>")[0]
    assert page.count("<mark ") == 4


def test_several_drafts_have_a_list_of_contents_and_anchors_of_their_own(
    report: Report, article: Article
) -> None:
    join = find_reporter("html").join
    assert join is not None
    page = "".join(join([Checked(report, article), Checked(report, article)], "nl"))
    anchors = [attributes["id"] for _, attributes in _Page(page).elements if "id" in attributes]
    assert len(anchors) == len(set(anchors))
    assert re.findall(r'href="(#d\d-top)"', page) == ["#d1-top", "#d2-top"]


def test_the_page_is_the_same_each_time(report: Report, article: Article) -> None:
    assert _render(report, article) == _render(report, article)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_verdict_has_a_sign_of_its_own_and_words(language: str) -> None:
    wording = load_wording(language)
    assert set(wording.signs) == set(wording.verdicts)
    assert len(set(wording.signs.values())) == len(wording.signs)
    assert set(wording.ledger_signs) == set(wording.ledgers)


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_words_have_the_contrast_of_wcag_aa(report: Report, article: Article, scheme: int) -> None:
    style = _render(report, article).partition("<style>")[2].partition("</style>")[0]
    block = re.findall(r":root \{(.*?)\}", style, re.DOTALL)[scheme]
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", block))
    pairs = [(verdict, f"{verdict}-ground") for verdict in load_wording("nl").signs]
    pairs += [(words, ground) for words in ("ink", "soft", "link") for ground in ("paper", "ground")]
    assert len(colours) == 22
    assert [pair for pair in pairs if _contrast(colours[pair[0]], colours[pair[1]]) < 4.5] == []


def test_the_lead_is_shown_as_the_lead(report: Report, article: Article) -> None:
    page = _render(report, article)
    assert page.count('<p class="lead">') == 1
    assert LEAD.partition("944")[0] in page.partition('<p class="lead">')[2]
