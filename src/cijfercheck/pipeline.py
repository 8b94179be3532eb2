"""The straight line: read, extract, provide, match, compare, report. The file to read first."""

import datetime
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from copy import copy
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from cijfercheck import __version__
from cijfercheck.assembly import make_report
from cijfercheck.checks._settle import settle
from cijfercheck.errors import SettingsError, UnreadableInputError
from cijfercheck.extraction.article import Extraction, extract_article, read_ahead
from cijfercheck.extraction.labels import read_labels
from cijfercheck.extraction.load import load_pipeline
from cijfercheck.extraction.memory import Memory
from cijfercheck.matching.decision import compare_claims
from cijfercheck.matching.ledger import make_ledger
from cijfercheck.matching.topics import Topics
from cijfercheck.model.article import Article
from cijfercheck.model.claim import Claim, ClaimPeriod
from cijfercheck.model.figure import Figure
from cijfercheck.model.finding import FindingKind
from cijfercheck.model.report import Report, Versions
from cijfercheck.plugins import find_checks, find_providers, find_readers
from cijfercheck.providers._figures import provide_claims
from cijfercheck.providers._references import STORE_FROM_BYTES, References, open_references
from cijfercheck.reading._files import read_article
from cijfercheck.reading.text import read_text
from cijfercheck.relations.by_label import expect_by_label
from cijfercheck.relations.calculate import add_calculations
from cijfercheck.relations.copied import expect_copied
from cijfercheck.relations.known import Known
from cijfercheck.relations.lines import Document
from cijfercheck.relations.moments import set_moments_apart
from cijfercheck.relations.pairs import find_pairs
from cijfercheck.relations.partners import expect_partners
from cijfercheck.review.severities import DeskSeverity, weigh_findings
from cijfercheck.review.silences import silence_findings

if TYPE_CHECKING:
    from spacy.language import Language

_CHECKED_LANGUAGE = "nl"
_MOST_LETTERS_AHEAD = 150_000  # as many as the memory holds, with room to spare
_NOT_DUTCH = {
    "nl": "deze tekst lijkt niet Nederlands ({language}); er is niets gecontroleerd",
    "en": "this text does not seem to be Dutch ({language}); nothing was checked",
}

_Item = TypeVar("_Item")

Reference = str | Path | Figure | Iterable[Figure]
"""A reference file, a folder of them, a figure made elsewhere or anything that provides such figures."""


class Checker:
    """Checks drafts against themselves, the texts they were written from and reference figures.

    Everything is loaded once, when the checker is made. A check reads no clock, no network and no file: the same
    text gives the same report.
    """

    def __init__(
        self,
        references: str | Path | Iterable[Reference] = (),
        sources: str | Path | Iterable[str | Path | Article] = (),
        date: datetime.date | None = None,
        model: "str | Language | None" = None,
        language: str = "nl",
        severities: Mapping[FindingKind, DeskSeverity] | None = None,
    ) -> None:
        """Load the pipeline, the sources and the references.

        Args:
            references: Reference files, folders of them, figures made elsewhere, or what provides such figures.
            sources: Texts that the draft was written from: files, or articles already read.
            date: The publication date; None reads it from each text.
            model: A spaCy pipeline or its name; None is the bundled one.
            language: The language of the messages, "nl" or "en".
            severities: How serious a desk takes a kind of finding; "off" leaves the check out.

        Raises:
            CijfercheckError: An argument, reference, source or pipeline that cannot be used; the message says which and why.
        """
        self._date = _as_day(date)
        self._language = _as_language(language)
        self._nlp = load_pipeline(model)
        self._memory = Memory(self._nlp)
        meta = self._nlp.meta
        self._model_name = f"{meta['lang']}_{meta['name']}-{meta['version']}"
        self._severities = dict(severities or {})
        self._checks = tuple(check for check in find_checks() if self._severities.get(check.kind) != "off")
        self._readers, self._providers = find_readers(), find_providers()
        self._references = self._open_references(_listed(references))
        self._background: ClaimPeriod | None = None
        self._take_up(
            source if isinstance(source, Article) else self.read(source) for source in _listed(sources)
        )

    def beside(
        self,
        *,
        sources: str | Path | Iterable[str | Path | Article] = (),
        references: str | Path | Iterable[Reference] = (),
        date: datetime.date | None = None,
        language: str | None = None,
    ) -> "Checker":
        """Make a checker with more to compare with; the pipeline and the references of this one are not loaded again.

        Args:
            sources: Texts besides those of this checker.
            references: Reference figures besides those of this checker; they are held in memory.
            date: The publication date; None keeps that of this checker.
            language: The language of the messages; None keeps that of this checker.

        Raises:
            CijfercheckError: A reference or source that cannot be used; the message says which and why.
        """
        other = copy(self)
        other._date = _as_day(date) or self._date
        other._language = _as_language(language or self._language)
        if more := _listed(references):
            other._references = self._references.joined(self._open_references(more, in_memory=True))
        added = (source if isinstance(source, Article) else self.read(source) for source in _listed(sources))
        other._take_up((*self.source_articles, *added))
        return other

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
        """Check an article that was read: the straight line.

        Raises:
            UnreadableInputError: The article is not in Dutch.
        """
        article = self._dated(_laid_out(article))
        extraction = self.extract_article(article)
        own = provide_claims(extraction.claims, article.text, article.id, "claim")
        references = self._figures_about(extraction.claims)
        figures = (*references, *self._source_figures, *own)
        comparisons = compare_claims(extraction.claims, figures, article.date, article.text)
        known = (
            self._known
            if references is self._known.figures
            else Known(references, self._documents, self._source_figures)
        )
        draft = Document(article.id, "claim", article.text, extraction.claims, article.date)
        pairs = find_pairs(draft)
        comparisons = expect_copied(comparisons, draft, known)
        comparisons = expect_by_label(comparisons, draft, known)
        comparisons = set_moments_apart(expect_partners(comparisons, pairs, known), draft)
        comparisons = add_calculations(comparisons, draft, pairs, known)
        findings = weigh_findings(settle(comparisons, self._checks, self._language), self._severities)
        findings = silence_findings(findings, article.silences)
        ledger = make_ledger(comparisons, [(name, claims) for name, claims, _ in self._sources])
        return make_report(article, extraction, comparisons, findings, ledger, self._versions())

    def read_ahead(self, articles: Iterable[Article]) -> None:
        """Parse articles that are checked soon in one batch: that takes less time than one by one, and changes no report.

        Articles that are not in Dutch are passed over, and so are those that would not be remembered until their turn.
        """
        letters = 0
        wanted: list[tuple[Article, datetime.date | None]] = []
        for article in map(_laid_out, articles):
            letters += len(article.text)
            if article.language == _CHECKED_LANGUAGE and letters <= _MOST_LETTERS_AHEAD:
                wanted.append((article, self._date or article.date))
        read_ahead(wanted, self._memory)

    @contextmanager
    def forgetting(self) -> Iterator[None]:
        """Forget what is read inside, down to its words, which the pipeline would else keep for good: for runs over many texts.

        Reports stay whole. One such stretch does not go inside another, and no other thread may use the checker meanwhile.
        """
        kept = self._memory
        with self._nlp.memory_zone():
            self._memory = Memory(self._nlp)
            try:
                yield
            finally:
                self._memory = kept  # the parses go before the words that they point at

    def extract_article(self, article: Article) -> Extraction:
        """Read the numbers of an article and what they say, without comparing them.

        Raises:
            UnreadableInputError: The article is not in Dutch.
        """
        if article.language != _CHECKED_LANGUAGE:
            raise UnreadableInputError(
                article.id,
                _NOT_DUTCH[self._language].format(language=article.language),
            )
        article = _laid_out(article)
        return extract_article(self._nlp, article, self._date or article.date, self._background, self._memory)

    @property
    def reference_hashes(self) -> dict[str, str]:
        """The SHA-256 of each reference file, by the name of its dataset."""
        return self._references.hashes

    def _take_up(self, articles: Iterable[Article]) -> None:
        """Read the claims of the sources, and put them beside the references."""
        self.source_articles = tuple(map(_laid_out, articles))
        self._background = None
        self.read_ahead(self.source_articles)
        read = [(article, self.extract_article(article)) for article in self.source_articles]
        self._sources = [(_short_name(article), found.claims, article.text) for article, found in read]
        mains = [found.main for _, found in read if found.main is not None and found.main.origin == "section"]
        self._background = replace(mains[0], origin="source") if mains else None
        self._source_figures = tuple(
            figure
            for name, claims, text in self._sources
            for figure in provide_claims(claims, text, name, "source")
        )
        self._documents = tuple(
            Document(name, "source", text, tuple(claims)) for name, claims, text in self._sources
        )
        self._topics = Topics(self._references.held)
        self._known = Known(self._references.held, self._documents, self._source_figures)

    def _figures_about(self, claims: Sequence[Claim]) -> tuple[Figure, ...]:
        """The reference figures of the datasets that an article is about."""
        if self._references.store is None:
            return self._topics.about(claims)
        about = Topics(self._references.candidates_of(claims)).about(claims)
        return self._references.completed(about)

    def _dated(self, article: Article) -> Article:
        return article if self._date is None else article.model_copy(update={"date": self._date})

    def _open_references(self, references: Sequence[Reference], *, in_memory: bool = False) -> References:
        paths = [Path(reference) for reference in references if isinstance(reference, str | Path)]
        return open_references(
            paths,
            self._providers,
            lambda labels: read_labels(self._nlp, labels),
            self._model_name,
            held=[
                figure
                for reference in references
                if not isinstance(reference, str | Path)
                for figure in ([reference] if isinstance(reference, Figure) else reference)
            ],
            store_from=sys.maxsize if in_memory else STORE_FROM_BYTES,
        )

    def _versions(self) -> Versions:
        return Versions(cijfercheck=__version__, model=self._model_name, references=self.reference_hashes)


def _laid_out(article: Article) -> Article:
    """An article with its sections; one that names none has those of a plain text, and is not passed over in silence."""
    if article.sections or not article.text.strip():
        return article
    read = read_text(article.text, identifier=article.id)
    added = {
        "sections": read.sections,
        "title": article.title or read.title,
        "date": article.date or read.date,
    }
    return article.model_copy(update=added)


def _listed(given: str | Path | Iterable[_Item]) -> list[str | Path | _Item]:
    """What was given as a list; a path that stands alone is a list of one."""
    return [given] if isinstance(given, str | Path) else list(given)


def _as_day(date: datetime.date | None) -> datetime.date | None:
    """The day of a date; a moment counts for its day.

    Raises:
        SettingsError: it is no date.
    """
    if date is not None and not isinstance(date, datetime.date):
        raise SettingsError(f"date {date!r}: geef een datetime.date")
    return date.date() if isinstance(date, datetime.datetime) else date


def _as_language(language: str) -> str:
    """A language that there are messages in.

    Raises:
        SettingsError: there are none in it.
    """
    if language not in _NOT_DUTCH:
        raise SettingsError(f"language {language!r}: kies uit {', '.join(_NOT_DUTCH)}")
    return language


def _short_name(article: Article) -> str:
    return Path(article.id).name
