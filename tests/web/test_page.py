"""The shell of the page, in both languages."""

import re
import tomllib
from importlib.resources import files

import pytest

from cijfercheck.plugins import find_plugins
from cijfercheck.web.page import choose_language
from tests.web.conftest import Running

WEB = files("cijfercheck.web")
WORDING = tomllib.loads(WEB.joinpath("wording.toml").read_text(encoding="utf-8"))
SCRIPTS = {
    path.name: path.read_text(encoding="utf-8")
    for path in WEB.joinpath("static").iterdir()
    if path.name.endswith((".js", ".css"))
}


@pytest.mark.parametrize(
    ("header", "language"),
    [("nl-NL,nl;q=0.9,en;q=0.8", "nl"), ("en-GB,en", "en"), ("en, nl;q=0.1", "nl"), ("fr", "nl"), ("", "nl")],
)
def test_dutch_comes_first_and_english_second(server: Running, header: str, language: str) -> None:
    page = server.client.get("/", headers={"Accept-Language": header}).text

    assert choose_language(header, "nl") == language
    assert f'<html lang="{language}">' in page
    assert WORDING[language]["page"]["promise"] in page


def test_a_language_can_be_chosen(server: Running) -> None:
    assert '<html lang="en">' in server.client.get("/?lang=en", headers={"Accept-Language": "nl"}).text
    assert server.client.get("/?lang=fr").status_code == 422


def test_both_languages_have_the_same_words() -> None:
    dutch, english = (
        {table: sorted(words) for table, words in WORDING[code].items()} for code in ("nl", "en")
    )

    assert dutch == english


def test_every_kind_of_finding_has_a_name() -> None:
    assert sorted(WORDING["nl"]["kinds"]) == sorted(plugin.name for plugin in find_plugins("checks"))


def test_every_word_that_the_script_says_is_there_and_none_is_idle() -> None:
    template = WEB.joinpath("templates").joinpath("page.html").read_text(encoding="utf-8")
    text = "".join(SCRIPTS.values())
    said = set(re.findall(r'say\(\s*"(\w+)"', text)) | set(re.findall(r'"(ledger_\w+)"', text))
    said |= set(re.findall(r'\? say\("(\w+)"\)', text)) | set(re.findall(r"words\.(\w+)", template))

    assert said == set(WORDING["nl"]["page"])


def test_nothing_comes_from_elsewhere(server: Running) -> None:
    page = server.client.get("/").text

    for name, text in {**SCRIPTS, "page": page}.items():
        outside = [
            link for link in re.findall(r"(?:https?:)?//[\w.-]+", text) if "//" in link and "http" in link
        ]
        assert outside == [], name
    assert re.findall(r'(?:src|href)="(?!/|#)', page) == []
    assert "<style" not in page
    assert " on" not in "".join(re.findall(r"<\w+ [^>]*>", page)).replace(" on=", "")


def test_the_script_writes_no_mark_up() -> None:
    text = "".join(SCRIPTS.values())

    assert [
        word
        for word in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(")
        if word in text
    ] == []
