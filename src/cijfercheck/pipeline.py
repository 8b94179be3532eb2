"""The straight line: read, extract, provide, match, compare, report. The file to read first."""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cijfercheck import __version__
from cijfercheck.assembly import make_report
from cijfercheck.checks._settle import settle
from cijfercheck.errors import UnreadableInputError
from cijfercheck.extraction.article import Extraction, extract_article
from cijfercheck.extraction.labels import read_labels
from cijfercheck.extraction.load import load_pipeline
from cijfercheck.matching.decision import compare_claims
from cijfercheck.matching.ledger import make_ledger
from cijfercheck.model.article import Article
from cijfercheck.model.claim import Claim
from cijfercheck.model.figure import Figure
from cijfercheck.model.report import Report, Versions
from cijfercheck.plugins import find_checks, find_providers, find_readers
from cijfercheck.providers._figures import provide_claims
from cijfercheck.providers._folder import find_reference_files, provider_for
from cijfercheck.reading._files import read_article
from cijfercheck.reading.text import read_text

if TYPE_CHECKING:
    from spacy.language import Language

_CHECKED_LANGUAGE = "nl"


class Checker:
    """Checks drafts against themselves, the texts they were written from and reference figures.

    Everything is loaded once, when the checker is made. A check reads no clock, no network and no file: the same
    text gives the same report.
    """

    def __init__(
        self,
        references: Iterable[str | Path | Figure] = (),
        sources: Iterable[str | Path | Article] = (),
        date: datetime.date | None = None,
        model: "str | Language | None" = None,
        language: str = "nl",
    ) -> None:
        """Load the pipeline, the sources and the references.

        Args:
            references: Reference files, folders of them, or figures made elsewhere.
            sources: Texts that the draft was written from: files, or articles already read.
            date: The publication date; None reads it from each text.
            model: A spaCy pipeline or its name; None is the bundled one.
            language: The language of the messages, "nl" or "en".

        Raises:
            CijfercheckError: A reference, source or pipeline that cannot be used; the message says which and why.
        """
        self._nlp = load_pipeline(model)
        self._date = date
        self._language = language
        self._checks = find_checks()
        self._readers = find_readers()
        self._reference_figures, self._reference_hashes = self._provide_references(list(references))
        articles = [source if isinstance(source, Article) else self.read(source) for source in sources]
        self._sources = [(_short_name(article), self._claims(article), article.text) for article in articles]
        self._source_figures = tuple(
            figure
            for name, claims, text in self._sources
            for figure in provide_claims(claims, text, name, "source")
        )

    def check_text(self, text: str, identifier: str = "tekst") -> Report:
        """Check a plain text."""
        return self.check_article(read_text(text, identifier=identifier))

    def check_file(self, path: str | Path) -> Report:
        """Check a file in any format that can be read.

        Raises:
            UnreadableInputError: The file cannot be read, or is not Dutch.
        """
        return self.check_article(self.read(path))

    def read(self, path: str | Path) -> Article:
        """Read a file in any format that can be read.

        Raises:
            UnreadableInputError: The file cannot be read.
        """
        return read_article(Path(path), self._readers)

    def check_many(self, articles: Iterable[Article]) -> Iterator[Report]:
        """Check articles one by one, lazily and in their order."""
        return map(self.check_article, articles)

    def check_article(self, article: Article) -> Report:
        """Check an article that was read: the straight line."""
        article = self._dated(article)
        extraction = self.extract_article(article)
        own = provide_claims(extraction.claims, article.text, article.id, "claim")
        comparisons = compare_claims(
            extraction.claims, (*self._reference_figures, *self._source_figures, *own)
        )
        findings = settle(comparisons, self._checks, self._language)
        ledger = make_ledger(comparisons, [(name, claims) for name, claims, _ in self._sources])
        return make_report(article, extraction, comparisons, findings, ledger, self._versions())

    def extract_article(self, article: Article) -> Extraction:
        """Read the numbers of an article and what they say, without comparing them.

        Raises:
            UnreadableInputError: The article is not in Dutch.
        """
        if article.language != _CHECKED_LANGUAGE:
            raise UnreadableInputError(
                article.id,
                f"deze tekst lijkt niet Nederlands ({article.language}); er is niets gecontroleerd",
            )
        return extract_article(self._nlp, article, self._date or article.date)

    def _dated(self, article: Article) -> Article:
        return article if self._date is None else article.model_copy(update={"date": self._date})

    def _claims(self, article: Article) -> Sequence[Claim]:
        return self.extract_article(article).claims

    def _provide_references(
        self, references: Sequence[str | Path | Figure]
    ) -> tuple[tuple[Figure, ...], dict[str, str]]:
        given = tuple(reference for reference in references if isinstance(reference, Figure))
        providers = find_providers()
        paths = [Path(reference) for reference in references if not isinstance(reference, Figure)]
        provisions = [
            provider_for(path, providers).provide(path, lambda labels: read_labels(self._nlp, labels))
            for path in find_reference_files(paths, providers)
        ]
        figures = tuple(figure for provision in provisions for figure in provision.figures)
        return (*given, *figures), {provision.dataset: provision.sha256 for provision in provisions}

    def _versions(self) -> Versions:
        meta = self._nlp.meta
        model = f"{meta['lang']}_{meta['name']}-{meta['version']}"
        return Versions(cijfercheck=__version__, model=model, references=self._reference_hashes)


def _short_name(article: Article) -> str:
    return Path(article.id).name
