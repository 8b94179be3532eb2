"""How much of the articles of saved pages is read, and how much from beside them; by cijfercheck and, where installed, trafilatura.

    python benchmarks/web_pages.py [FOLDER]

The pages mark what belongs to the article with `data-artikel`; without FOLDER they are those of tests/reading/pages.
"""

import re
import sys
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path

from lxml import html

from cijfercheck.reading.html import read_html

_WORD = re.compile(r"\w+(?:[.,]\d+)*")
_NOTE = re.compile(r"\[\d\]")
Words = Counter[str]


def count_words(text: str) -> Words:
    """Count the words of a text, in lower case."""
    return Counter(word.lower() for word in _WORD.findall(_NOTE.sub("", text)))


def numbers_of(words: Words) -> Words:
    """The words that begin with a digit."""
    return Counter({word: count for word, count in words.items() if word[0].isdigit()})


def read_gold(page: str) -> Words:
    """The words of the article, as the page marks them."""
    comment = re.search(r"<!-- data-artikel: (.*?) -->", page, re.DOTALL)
    if comment:
        return count_words(comment[1])
    marked = [
        element
        for element in html.document_fromstring(page.encode()).iter()
        if element.get("data-artikel") is not None
    ]
    return count_words(" ".join(str(words) for element in marked for words in element.itertext()))


def read_with_trafilatura(page: str, **options: bool) -> str:
    """Read a page with trafilatura, its title above the text."""
    import trafilatura

    text = trafilatura.extract(page, include_comments=False, **options) or ""
    facts = trafilatura.extract_metadata(page)
    title = (facts.title or "") if facts else ""
    return text if title in text else f"{title}\n{text}"


def main() -> None:
    """Print a line for each way of reading."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path("tests/reading/pages")
    pages = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.html"))]
    ways: dict[str, Callable[[str], str]] = {"cijfercheck": lambda page: read_html(page, identifier="x").text}
    try:
        import trafilatura  # noqa: F401
    except ImportError:
        pass
    else:
        ways["trafilatura"] = read_with_trafilatura
        ways["trafilatura, precision"] = partial(read_with_trafilatura, favor_precision=True)
        ways["trafilatura, recall"] = partial(read_with_trafilatura, favor_recall=True)
    for name, read in ways.items():
        right, found, wanted = Counter[str](), Counter[str](), Counter[str]()
        for page in pages:
            words, gold = count_words(read(page)), read_gold(page)
            right, found, wanted = right + (words & gold), found + words, wanted + gold
        numbers = [numbers_of(words).total() for words in (right, wanted, found)]
        sys.stdout.write(
            f"{name}: recall {right.total() / wanted.total():.3f}, precision {right.total() / found.total():.3f}; "
            f"numbers read {numbers[0]} of {numbers[1]}, from beside the article {numbers[2] - numbers[0]}\n"
        )


if __name__ == "__main__":
    main()
