"""The page in a real browser, as an editor uses it."""

import base64
import datetime
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest

from cijfercheck.plugins import find_readers
from cijfercheck.reading._files import read_article
from tests.reading import samples
from tests.web.conftest import CASE, DRAFT, Running

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")

DIFFERENCE = '#layer mark[data-verdict="error"]'


@pytest.fixture(scope="module")
def browser() -> Iterator["Browser"]:
    """One browser for all tests."""
    with api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def page(browser: "Browser", server: Running) -> Iterator["Page"]:
    """A new window on the page, in which no error of the script passes by."""
    context = browser.new_context(locale="nl-NL")
    page = context.new_page()
    faults: list[str] = []
    strangers: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.on(
        "request",
        lambda request: strangers.append(request.url) if not request.url.startswith(server.url) else None,
    )
    page.goto(server.url)
    yield page
    context.close()
    assert [fault for fault in faults if "422" not in fault] == []  # a browser notes what the server refuses
    assert strangers == []


def paste_example(page: "Page", draft: str = DRAFT) -> None:
    """Paste the draft and put its source beside it; wait until 944 is marked."""
    page.set_input_files("#source-file", CASE / "source.txt")
    page.wait_for_selector("#sources .close")
    page.locator("#draft").focus()
    page.keyboard.insert_text(draft)
    page.wait_for_selector(DIFFERENCE)


def test_the_wrong_number_is_marked_explained_and_replaced(page: "Page") -> None:
    paste_example(page)
    assert page.locator(DIFFERENCE).all_inner_texts() == ["944"]
    assert page.locator(DIFFERENCE).get_attribute("data-sign") == "≠"

    page.click('#list button[data-key="f0"]')
    assert "slachtoffers van mensenhandel" in page.inner_text("#detail .message")
    assert page.locator("#detail dd").all_inner_texts()[0] == "944"
    assert "79" in page.inner_text("#detail .evidence")
    page.click("#accept")

    page.wait_for_selector(DIFFERENCE, state="detached")
    assert page.input_value("#draft") == DRAFT.replace("944", "79", 1)
    page.keyboard.press("Control+z")
    assert page.input_value("#draft") == DRAFT


def test_the_keyboard_alone_finds_and_replaces_the_number(page: "Page") -> None:
    paste_example(page)
    page.keyboard.press("Control+Home")
    page.keyboard.press("F8")
    assert page.evaluate("document.getSelection().toString()") == "944"
    page.keyboard.press("F6")
    assert page.evaluate("document.activeElement.id") == "detail"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "draft"
    page.keyboard.press("Control+Home")
    page.keyboard.press("F8")
    page.keyboard.press("Control+Enter")

    page.wait_for_selector(DIFFERENCE, state="detached")
    assert page.input_value("#draft") == DRAFT.replace("944", "79", 1)


def test_arrows_walk_through_the_findings(page: "Page") -> None:
    paste_example(page)
    page.locator('#list button[data-key="f0"]').focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowDown")

    assert "52" in page.locator('#list button[aria-pressed="true"]').inner_text().split()


def test_a_finding_that_was_set_aside_is_found_again_after_reloading(page: "Page") -> None:
    paste_example(page, DRAFT.replace("Steeds meer jongeren", "Opnieuw meer jongeren"))
    box = page.locator(DIFFERENCE).bounding_box()  # the textarea lies over it
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_selector("#detail .aside-form")
    page.click("#detail .aside-form summary")
    page.fill("#reason", "nagebeld")
    page.keyboard.press("Enter")
    page.wait_for_selector('#layer mark[data-verdict="aside"]')

    page.reload()
    page.wait_for_selector('#layer mark[data-verdict="aside"]')
    assert page.locator(DIFFERENCE).count() == 0
    page.locator("#draft").press("Control+End")
    with page.expect_response("**/api/check"):
        page.keyboard.insert_text("\n\nHet onderzoek loopt nog tot 12 mei.")
    page.wait_for_selector("#paper:not([aria-busy])")
    assert page.locator('#layer mark[data-verdict="aside"]').all_inner_texts() == ["944"]
    page.click('#list button[data-key="f0"]')
    assert "nagebeld" in page.inner_text("#detail")

    page.click("#detail .actions button")
    page.wait_for_selector(DIFFERENCE)


def test_what_was_taken_over_is_said_in_sight_and_can_be_undone(page: "Page") -> None:
    paste_example(page)
    page.click('#list button[data-key="f0"]')
    page.click("#accept")
    assert page.inner_text("#notice span") == "944 is vervangen door 79."
    page.click("#notice button:not(.close)")

    assert page.input_value("#draft") == DRAFT
    page.wait_for_selector(DIFFERENCE)
    assert page.inner_html("#notice") == ""


def test_the_example_shows_differences_and_leads_from_one_to_the_next(page: "Page") -> None:
    page.click("#example")
    page.wait_for_selector(DIFFERENCE)
    assert page.locator(DIFFERENCE).all_inner_texts() == ["3,4 miljard", "1.510"]
    assert page.locator("#list .card strong").all_inner_texts() == [
        "3,4 miljard → 3,4 miljoen",
        "1.510 → 1.150",
    ]

    page.click("#list .items button")
    assert page.inner_text("#detail .steps span") == "1 van 2"
    page.get_by_role("button", name="Volgende verschil").click()
    assert page.inner_text("#detail h3").endswith("1.510: Ander getal")
    page.get_by_role("button", name="Volgende verschil").click()
    assert page.inner_text("#detail .steps span") == "1 van 2"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_against_the_guidelines(
    page: "Page", scheme: Literal["light", "dark"], width: int
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 844})
    assert axe.Axe().run(page).response["violations"] == []
    page.click("#example")
    page.wait_for_selector(DIFFERENCE)
    page.click("#list .items button")
    page.click("#accept")
    page.click("#detail .aside-form summary") if page.locator("#detail .aside-form").is_visible() else None
    page.click("text=Bron plakken")
    assert axe.Axe().run(page).response["violations"] == []


def drop(page: "Page", target: str, name: str, content: bytes) -> None:
    """Drop a file on a part of the page."""
    transfer = page.evaluate_handle(
        """([name, encoded]) => {
            const transfer = new DataTransfer();
            const bytes = Uint8Array.from(atob(encoded), (sign) => sign.charCodeAt(0));
            transfer.items.add(new File([bytes], name));
            return transfer;
        }""",
        [name, base64.b64encode(content).decode()],
    )
    page.dispatch_event(target, "drop", {"dataTransfer": transfer})


CAPTIONED = samples.docx(
    samples.paragraph(samples.TITLE, "Titel")
    + samples.paragraph(samples.LEAD)
    + samples.paragraph(samples.HEADING, "Eigen")
    + samples.paragraph(samples.BODY)
)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("stuk.docx", CAPTIONED),
        ("stuk.html", samples.PAGE.encode()),
        ("stuk.json", samples.NINJS_3.encode()),
        ("stuk.xml", samples.NEWSML.encode()),
    ],
)
def test_a_file_that_is_dropped_is_checked_as_the_command_line_reads_it(
    page: "Page", tmp_path: Path, name: str, content: bytes
) -> None:
    (tmp_path / name).write_bytes(content)
    expected = read_article(tmp_path / name, find_readers())
    with page.expect_response("**/api/check") as answer:
        drop(page, "#paper", name, content)
    document = answer.value.json()["document"]
    assert page.input_value("#draft") == expected.text
    assert document["sections"] == [section.model_dump() for section in expected.sections]

    page.locator("#draft").press("Control+End")
    with page.expect_response("**/api/check") as answer:
        page.keyboard.insert_text(" En 31 😀 bakfietsen.")
    moved = answer.value.json()["document"]["sections"]
    assert moved[:-1] == document["sections"][:-1]
    assert moved[-1]["role"] == document["sections"][-1]["role"]
    assert moved[-1]["end"] == len(expected.text) + len(" En 31 😀 bakfietsen.")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("bron.docx", CAPTIONED),
        ("bron.html", samples.PAGE.encode()),
        ("bron.json", samples.NINJS_3.encode()),
        ("bron.xml", samples.NEWSML.encode()),
        ("bron.pdf", samples.pdf([samples.TITLE, "", samples.LEAD])),
    ],
)
def test_a_file_that_is_dropped_beside_the_draft_is_a_source(page: "Page", name: str, content: bytes) -> None:
    page.fill("#draft", samples.LEAD.replace("1.240", "1.420"))
    drop(page, "#sources", name, content)
    page.wait_for_selector(DIFFERENCE)
    assert page.locator(DIFFERENCE).all_inner_texts() == ["1.420"]
    assert page.inner_text("#sources li") == f"{name}\n×"


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("stuk.docx", b"PK\x03\x04kapot", "beschadigd"),
        ("stuk.docx", bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600, "wachtwoord"),
        ("stuk.docx", samples.docx(samples.paragraph("a" * 30_000_000)), "zipbom"),
        ("stuk.pdf", b"geen pdf", "dit is geen PDF of een beschadigde"),
        ("stuk.json", b"{", "dit is geen geldige JSON"),
        ("stuk.txt", b"a" * 20_000_001, "groter dan 20 MB"),
    ],
)
@pytest.mark.parametrize("target", ["#paper", "#sources"])
def test_a_file_that_cannot_be_read_is_one_clear_line(
    page: "Page", target: str, name: str, content: bytes, words: str
) -> None:
    drop(page, target, name, content)
    page.wait_for_selector("#problem:not([hidden])")
    assert words in page.inner_text("#problem")
    assert page.input_value("#draft") == ""


def test_marks_keep_their_place_while_one_types_above_them(page: "Page") -> None:
    paste_example(page)
    page.keyboard.press("Control+Home")
    page.keyboard.insert_text("Aldus 😀 ")

    assert page.locator(DIFFERENCE).all_inner_texts() == ["944"]  # at once, before the next check
    page.wait_for_selector("#paper:not([aria-busy])")
    page.wait_for_timeout(400)
    page.wait_for_selector("#paper:not([aria-busy])")
    assert page.locator(DIFFERENCE).all_inner_texts() == ["944"]


def test_a_newer_text_waits_for_the_running_check_but_not_for_long(page: "Page") -> None:
    paste_example(page)
    page.clock.install()
    page.clock.pause_at(datetime.datetime(2100, 1, 1))  # noqa: DTZ001  (any moment to come)
    held: list[Route] = []
    page.route("**/api/check", lambda route: held.append(route))  # noqa: PLW0108  (Playwright takes no built-in)

    def type_on(word: str, *, milliseconds: int, asked: int) -> None:
        page.keyboard.insert_text(word)
        page.clock.run_for(milliseconds)
        while len(held) < asked:
            page.wait_for_timeout(10)
        assert len(held) == asked

    type_on(" een", milliseconds=130, asked=1)
    type_on(" twee", milliseconds=500, asked=1)
    held[0].continue_()
    type_on("", milliseconds=0, asked=2)  # sent as soon as the first was answered
    held[1].continue_()
    page.wait_for_selector("#paper:not([aria-busy])")
    type_on(" drie", milliseconds=130, asked=3)
    type_on(" vier", milliseconds=500, asked=3)
    type_on("", milliseconds=600, asked=4)  # the third takes too long
    assert (held[3].request.post_data or "").count(" een twee drie vier") == 1


def test_the_marks_lie_exactly_over_the_words_of_the_draft(page: "Page") -> None:
    paste_example(page)

    heights = page.evaluate(
        "['layer', 'draft'].map((id) => document.getElementById(id).getBoundingClientRect().height)"
    )
    assert heights[0] == heights[1]
    assert page.evaluate(
        "document.getElementById('draft').scrollHeight <= document.getElementById('draft').clientHeight"
    )


def test_the_ledger_leads_to_both_places(page: "Page") -> None:
    paste_example(page)
    row = page.locator('#ledger tr[data-status="changed"] button')
    row.nth(0).click()
    assert page.evaluate("document.activeElement.innerText").startswith("79")
    row.nth(1).click()
    assert page.evaluate("document.activeElement.id") == "draft"
    assert page.evaluate("document.getSelection().toString()") == "944"


def test_the_findings_stay_beside_the_draft_and_off_the_sources(page: "Page") -> None:
    paste_example(page)
    page.evaluate("scrollTo({ top: document.body.scrollHeight, behavior: 'instant' })")
    panel, beside = page.locator(".panel").bounding_box(), page.locator(".beside").bounding_box()
    assert panel is not None
    assert beside is not None
    assert panel["y"] + panel["height"] <= beside["y"]


def test_a_file_that_is_opened_begins_in_sight(page: "Page") -> None:
    paste_example(page)
    long = DRAFT + "\n\nDe gemeente wacht af." * 60
    page.set_input_files(
        "#draft-file", {"name": "stuk.md", "mimeType": "text/plain", "buffer": long.encode()}
    )
    page.wait_for_function("length => document.getElementById('draft').value.length > length", arg=len(DRAFT))
    assert page.evaluate("scrollY") == 0
    page.wait_for_selector(DIFFERENCE)
    page.keyboard.press("F8")
    assert page.evaluate("document.getSelection().toString()") == "944"


def test_coverage_is_in_sight_on_a_telephone_too(page: "Page") -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    paste_example(page)
    page.click('#list button[data-key="f0"]')
    page.wait_for_timeout(100)

    coverage = page.locator("#coverage").bounding_box()
    detail = page.locator("#detail").bounding_box()
    assert coverage is not None
    assert detail is not None
    assert coverage["y"] + coverage["height"] <= 844
    assert detail["y"] + detail["height"] <= coverage["y"] + 1
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_a_script_in_the_draft_or_source_is_only_text(page: "Page") -> None:
    nasty = "<img src=x onerror=alert()><script>alert()</script> In 2024 kwamen 12 schepen.\n"
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    page.click("text=Bron plakken")
    page.fill("#pasted", nasty)
    page.click("#add-pasted")
    page.fill("#draft", nasty.replace("12", "14"))
    page.wait_for_selector("#ledger tbody tr")

    assert page.locator("#ledger img, #layer img, #ledger script, #layer script").count() == 0
    assert "<script>alert()</script>" in page.inner_text("#ledger .source-text")


def test_the_draft_goes_along_to_the_other_language(page: "Page") -> None:
    paste_example(page)
    page.click("#other-language")
    page.wait_for_selector(DIFFERENCE)

    assert page.get_attribute("html", "lang") == "en"
    assert page.input_value("#draft") == DRAFT
    assert "belongs to" in page.inner_text("#list") or "belongs" in page.inner_text("#list")
    assert page.evaluate("sessionStorage.length") == 0


def test_a_text_in_english_gives_a_clear_line(page: "Page") -> None:
    page.fill("#draft", "The council said on Monday that it had not yet seen the figures for the year.")
    page.wait_for_selector("#problem:not([hidden])")

    assert "niet Nederlands" in page.inner_text("#problem")
    assert [page.inner_text(part) for part in ("#list", "#coverage")] == ["Niet nagekeken."] * 2
