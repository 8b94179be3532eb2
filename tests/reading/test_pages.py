"""Saved pages in the shapes that newsrooms, offices and old sites have; `data-artikel` marks in each what belongs to the article.

Every number of an article has to be read, since one that is not read is not checked. A number from beside it is a false claim.
"""

import re
from collections import Counter
from pathlib import Path

import pytest
from lxml import html

from cijfercheck.reading.html import read_html

PAGES = sorted((Path(__file__).parent / "pages").glob("*.html"))
_WORD = re.compile(r"\w+(?:[.,]\d+)*")
_NOTE = re.compile(r"\[\d\]")
BESIDE = {  # dates and times of publication, which a date line may hold, and the few that no shape tells from the article
    "10-liveblog": ["14.20", "13.05", "11.40"],
    "15-vlaams": ["3", "2025", "9u29", "9"],
    "17-rijksoverheid": ["09", "09", "2025"],
    "18-wordpress": ["9", "2025"],
    "30-regionale-omroep": ["112", "9", "2025", "09", "09", "9", "09", "19", "06", "99999999"],
    "35-drupal-universiteit": ["9", "9", "2025"],
    "36-fotogalerij": ["9", "99"],
    "37-nieuwsbrief-mail": ["99.000"],
}


def count_words(text: str) -> Counter[str]:
    return Counter(word.lower() for word in _WORD.findall(text))


def numbers_of(words: Counter[str]) -> Counter[str]:
    return Counter({word: count for word, count in words.items() if word[0].isdigit()})


def read_gold(page: str) -> Counter[str]:
    """The words of the elements that are marked, or of a comment where scripts would bring the text."""
    comment = re.search(r"<!-- data-artikel: (.*?) -->", page, re.DOTALL)
    if comment:
        return count_words(comment[1])
    marked = [
        element
        for element in html.document_fromstring(page.encode()).iter()
        if element.get("data-artikel") is not None
    ]
    return count_words(" ".join(str(words) for element in marked for words in element.itertext()))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_of_a_saved_page_the_article_is_read_and_no_more(path: Path) -> None:
    page = path.read_text(encoding="utf-8")
    found = count_words(_NOTE.sub("", read_html(page, identifier="x").text))
    wanted = read_gold(page)

    assert numbers_of(wanted) - numbers_of(found) == Counter()
    assert numbers_of(found) - numbers_of(wanted) == Counter(BESIDE.get(path.stem, []))
    assert (found & wanted).total() >= 0.9 * wanted.total()


def test_over_all_pages_nearly_every_word_is_of_the_article() -> None:
    right = read = wanted = 0
    for path in PAGES:
        page = path.read_text(encoding="utf-8")
        found, gold = count_words(read_html(page, identifier="x").text), read_gold(page)
        right, read, wanted = right + (found & gold).total(), read + found.total(), wanted + gold.total()

    assert len(PAGES) == 40
    assert right / wanted > 0.99
    assert right / read > 0.96


def test_a_page_of_teasers_alone_is_read_as_it_is() -> None:
    teasers = "".join(
        f"<li><h3><a href='/{number}'>Bericht {number}</a></h3><p>Er kwamen {number} mensen.</p></li>"
        for number in range(3)
    )
    assert "Er kwamen 2 mensen." in read_html(f"<ul>{teasers}</ul>", identifier="x").text
