"""Extraction by the bundled pipeline, loaded once."""

from collections.abc import Callable
from datetime import date

import pytest
from spacy.language import Language

from cijfercheck.extraction.article import Extraction, extract_article
from cijfercheck.extraction.load import load_pipeline
from cijfercheck.model.article import Article
from cijfercheck.reading.markdown import read_markdown
from cijfercheck.reading.text import read_text

PUBLISHED = date(2025, 10, 17)

Extract = Callable[[str], Extraction]


@pytest.fixture(scope="session")
def nlp() -> Language:
    return load_pipeline()


@pytest.fixture(scope="session")
def extract(nlp: Language) -> Extract:
    """Return a function that reads a text whose first line is its title, published on 17 October 2025."""

    def extract_text(text: str) -> Extraction:
        return extract_article(nlp, read_text(f"Bericht\n\n{text}\n", identifier="t"), PUBLISHED)

    return extract_text


@pytest.fixture(scope="session")
def extract_markdown(nlp: Language) -> Callable[[str], tuple[Article, Extraction]]:
    """Return a function that reads Markdown, published on 17 October 2025."""

    def extract_text(text: str) -> tuple[Article, Extraction]:
        article = read_markdown(text, identifier="t.md")
        return article, extract_article(nlp, article, PUBLISHED)

    return extract_text
