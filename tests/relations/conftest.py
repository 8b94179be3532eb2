"""Texts read into documents, for the tests of relations."""

import datetime
from collections.abc import Callable

import pytest

from cijfercheck.extraction.article import extract_article
from cijfercheck.extraction.load import load_pipeline
from cijfercheck.reading.markdown import READER
from cijfercheck.relations.lines import Document

DATE = datetime.date(2025, 10, 17)


@pytest.fixture(scope="session")
def document() -> Callable[[str], Document]:
    nlp = load_pipeline(None)

    def read(text: str) -> Document:
        article = READER.read(text, "stuk.md")
        return Document("stuk.md", "claim", article.text, extract_article(nlp, article, DATE).claims)

    return read
