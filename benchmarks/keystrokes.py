"""Measures how soon the marks of the page follow what one types, in a real browser (Chromium, by Playwright).

    python benchmarks/keystrokes.py
    python benchmarks/keystrokes.py --words 5000 --rounds 40 --browser /usr/bin/chromium

Types a sentence with a number behind a paragraph of a draft put together from the annotated cases, another paragraph in each round,
with a source and a reference beside it. Prints the median, the 95th percentile and the slowest of: the time from the last keystroke
until the marks of the new report are painted; of that the wait for a pause, the request (with the check) and the drawing; and
what the page does at each keystroke. Server and browser share the machine.
"""

import argparse
import shutil
import sys
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright
from serve import find_beside, make_draft, running_server

if TYPE_CHECKING:
    from playwright.sync_api import FilePayload, Page

_WATCH = """() => {
    window.seen = {};
    const draft = document.getElementById("draft");
    addEventListener("input", () => { seen.key = performance.now(); }, { capture: true });
    addEventListener("input", () => { (seen.handlers ??= []).push(performance.now() - seen.key); });
    const ask = window.fetch;
    window.fetch = async (...given) => {
        seen.asked = performance.now();
        const answer = await ask(...given);
        const json = answer.json.bind(answer);
        answer.json = async () => { const content = await json(); seen.answered = performance.now(); return content; };
        return answer;
    };
    new MutationObserver(() => {
        const { key, asked, answered } = seen;
        if (!(key < asked && asked < answered)) return;
        requestAnimationFrame(() => setTimeout(() => {
            seen.round = { wait: asked - key, request: answered - asked, draw: performance.now() - answered, all: performance.now() - key };
        }));
    }).observe(document.getElementById("coverage"), { childList: true });
}"""
_NAMES = {"all": "last keystroke to marks", "wait": "  pause", "request": "  request", "draw": "  drawing"}


def main() -> int:
    """Run the benchmark; the status is 0."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--words", type=int, default=1000, help="of the draft")
    options.add_argument("--rounds", type=int, default=30)
    options.add_argument(
        "--case", type=int, default=3, help="with which of the annotated cases the draft begins"
    )
    options.add_argument("--delay", type=int, default=40, help="milliseconds between two keystrokes")
    options.add_argument("--browser", default=shutil.which("chromium"), help="the program of the browser")
    chosen = options.parse_args()
    draft, beside = make_draft(chosen.case, chosen.words), find_beside(chosen.case)
    with running_server(2) as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chosen.browser, args=["--no-sandbox"])
        page = browser.new_page(locale="nl-NL")
        page.goto(url)
        rounds, handlers = type_in(page, draft, beside, chosen.rounds, chosen.delay)
        browser.close()
    sys.stdout.write(f"{len(draft.split())} words, {len(rounds)} rounds\n")
    for name, shown in _NAMES.items():
        say(shown, [one[name] for one in rounds])
    say("at each keystroke", handlers)
    return 0


def type_in(
    page: "Page", draft: str, beside: dict[str, list[str]], rounds: int, delay: int
) -> tuple[list[dict[str, float]], list[float]]:
    """Type in each round behind another paragraph, and return what each took, and each keystroke, in milliseconds."""
    page.set_input_files("#source-file", as_file("bron.txt", beside["sources"][0]))
    page.set_input_files("#reference-file", as_file("cijfers.yaml", beside["references"][0]))
    page.wait_for_selector("#references .close")
    page.fill("#draft", draft)
    page.wait_for_selector("#layer mark")
    time.sleep(2)
    page.evaluate(_WATCH)
    took = []
    for number in range(rounds):
        page.evaluate("number => { seen.round = null; (" + _PLACE + ")(number); }", number)
        page.keyboard.type(f" Een jaar eerder waren dat er nog {number + 31}.", delay=delay)
        took.append(page.wait_for_function("() => seen.round").json_value())
        time.sleep(0.3)
    return took, page.evaluate("seen.handlers")


_PLACE = """number => {
    const draft = document.getElementById("draft");
    const ends = [...draft.value.matchAll(/\\S(?=\\n\\n|$)/g)].map((match) => match.index + 1);
    const end = ends[(number * 5) % ends.length];
    draft.focus();
    draft.setSelectionRange(end, end);
}"""


def as_file(name: str, content: str) -> "FilePayload":
    """A file as the browser would be given it."""
    return {"name": name, "mimeType": "text/plain", "buffer": content.encode()}


def say(name: str, milliseconds: Sequence[float]) -> None:
    """Print a line on how long something took."""
    ordered = sorted(milliseconds)
    shown = ", ".join(
        f"{part} {ordered[min(int(share * len(ordered)), len(ordered) - 1)]:.0f} ms"
        for part, share in (("median", 0.5), ("p95", 0.95), ("slowest", 1.0))
    )
    sys.stdout.write(f"{name}: {shown}\n")


if __name__ == "__main__":
    sys.exit(main())
