"""From a read article to its numbers, periods and claims, with offsets in the article's own text."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc

from cijfercheck.extraction.claims import Thread, find_claims
from cijfercheck.extraction.context import dateline_words, title_words
from cijfercheck.extraction.labels import read_labels
from cijfercheck.extraction.lists import Entry, Outline, full_label, make_claims, read_entries
from cijfercheck.extraction.main_period import find_main_period
from cijfercheck.extraction.naming import take_out_names
from cijfercheck.extraction.quantities import read_all_numbers
from cijfercheck.extraction.tables import find_table_claims
from cijfercheck.extraction.voices import quoted_spans
from cijfercheck.language.periods import find_periods
from cijfercheck.language.quantities import find_ordinals
from cijfercheck.language.sentences import split_surely
from cijfercheck.model.article import Article, Section
from cijfercheck.model.claim import Claim, ClaimPeriod
from cijfercheck.model.period import PeriodMention
from cijfercheck.model.quantity import NotClaim, Quantity

_OWN = ("cijfer_periods", "cijfer_quantities", "cijfer_claims")


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything that was read in one article, in text order; `main` is the period that it is about."""

    quantities: tuple[Quantity, ...]
    periods: tuple[PeriodMention, ...]
    claims: tuple[Claim, ...]
    not_claims: tuple[NotClaim, ...]
    main: ClaimPeriod | None = None


def extract_article(
    nlp: Language, article: Article, published: date | None, background: ClaimPeriod | None = None
) -> Extraction:
    """Read the numbers of an article and what they say.

    Only stretches that hold a number are parsed: the others cost no more than a search for digits and number words.

    Args:
        nlp: A pipeline from `load_pipeline`.
        article: The article, with its sections.
        published: Its publication date; None leaves relative periods unread.
        background: The period of the text that it was written from, for where it names none of its own.
    """
    mentions = find_periods(article.text, published)
    outline = Outline()
    readings = [_read_section(nlp, article, section, mentions, outline) for section in article.sections]
    labels = [full_label(entry) for reading in readings for entry in reading.entries]
    named = iter(read_labels(nlp, labels) if labels else ())
    pending = [
        stretch.doc for reading in readings for stretch in reading.stretches if stretch.doc._.quantities
    ]
    parsed = iter(nlp.pipe(pending, disable=list(_OWN)))
    main = find_main_period(mentions, article.sections, published, article.text, background)
    thread = Thread(main=main, published=published)
    claims: list[Claim] = []
    others: list[NotClaim] = []
    above = ""
    for reading in readings:
        section = reading.section
        others.extend(reading.others)
        if section.role == "table":
            table, rest = find_table_claims(
                article.text, section, published, lambda labels: read_labels(nlp, labels), above
            )
            claims.extend(table)
            others.extend(rest)
        above = article.text[section.start : section.end]
        thread.open_section()
        if section.role in {"title", "heading"} and not reading.entries:
            words = title_words(article.text[section.start : section.end])
            thread.title, thread.heading = (words, ()) if section.role == "title" else (thread.title, words)
        if section.role == "dateline":
            thread.home = dateline_words(article.text[section.start : section.end])
        if reading.entries:
            line, frame = (section.start, section.end), thread.frame
            subjects = list(islice(named, len(reading.entries)))
            claims.extend(make_claims(reading.entries, subjects, line, section.role, thread.main, frame))
        for start, doc in reading.stretches:
            thread.move(-start)
            if doc._.quantities:
                parsed_doc = next(parsed)
                others.extend(name.moved(start) for name in take_out_names(parsed_doc))
                found = find_claims(parsed_doc, section.role, thread, reading.quotes_from(start))
                claims.extend(claim.moved(start) for claim in found)
            else:
                thread.carry(doc._.periods)
            thread.move(start)
    others.sort(key=lambda other: other.start)
    ordinals = find_ordinals(others)
    quantities = sorted(
        (*(claim.quantity for claim in claims), *ordinals), key=lambda quantity: quantity.start
    )
    return Extraction(
        quantities=tuple(quantities),
        periods=mentions,
        claims=tuple(replace(claim, id=f"c{number}") for number, claim in enumerate(claims, start=1)),
        not_claims=tuple(others),
        main=main,
    )


class _Stretch(NamedTuple):
    """One or more whole sentences, with the numbers and periods in them; offsets of `doc` count from `start`."""

    start: int
    doc: Doc


@dataclass(frozen=True, slots=True)
class _SectionReading:
    """A section cut into stretches, before parsing, or the entries of a line that labels its numbers.

    `others` and `quotes` have offsets of the article.
    """

    section: Section
    stretches: tuple[_Stretch, ...] = ()
    entries: tuple[Entry, ...] = ()
    others: tuple[NotClaim, ...] = ()
    quotes: tuple[tuple[int, int], ...] = ()

    def quotes_from(self, start: int) -> list[tuple[int, int]]:
        """The quotations as a stretch that begins at `start` counts them."""
        return [(first - start, last - start) for first, last in self.quotes]


def _read_section(
    nlp: Language, article: Article, section: Section, mentions: Iterable[PeriodMention], outline: Outline
) -> _SectionReading:
    """Find the numbers of a section of prose and tokenize it, without parsing.

    Source marks ("[2][3]") are blanked for the parser: they belong to no sentence. Offsets stay as they are. The numbers of
    a dateline are no claims.
    """
    if section.role == "table":
        return _SectionReading(section)
    base, text = section.start, article.text[section.start : section.end]
    periods = [m.moved(-base) for m in mentions if base <= m.start and m.end <= section.end]
    quantities, others = read_all_numbers(text, periods)
    if section.role == "dateline":
        dates = [NotClaim(q.start, q.end, q.text, "date") for q in quantities]
        return _SectionReading(section, others=tuple(other.moved(base) for other in (*others, *dates)))
    words = _without_marks(text, others)
    entries = read_entries(words, quantities, periods, outline)
    if entries is not None:
        return _SectionReading(section, (), entries, tuple(other.moved(base) for other in others))
    stretches = []
    for start, end in split_surely(words):
        doc = nlp.make_doc(words[start:end])
        doc._.quantities = tuple(q.moved(-start) for q in quantities if start <= q.start < end)
        doc._.periods = tuple(m.moved(-start) for m in periods if start <= m.start < end)
        doc._.not_claims = tuple(o.moved(-start) for o in others if start <= o.start < end)
        stretches.append(_Stretch(base + start, doc))
    quotes = tuple((base + first, base + last) for first, last in quoted_spans(text))
    return _SectionReading(
        section, tuple(stretches), (), tuple(other.moved(base) for other in others), quotes
    )


def _without_marks(text: str, others: Iterable[NotClaim]) -> str:
    for other in others:
        if other.reason == "citation":
            text = text[: other.start] + " " * (other.end - other.start) + text[other.end :]
    return text
