"""From a read article to its numbers, periods and claims, with offsets in the article's own text."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from spacy.language import Language
from spacy.tokens import Doc

from cijfercheck.extraction.claims import Thread, find_claims
from cijfercheck.extraction.labels import read_labels
from cijfercheck.extraction.quantities import read_all_numbers
from cijfercheck.extraction.tables import find_table_claims
from cijfercheck.extraction.timing import find_main_period
from cijfercheck.language.periods import find_periods
from cijfercheck.model.article import Article, Section
from cijfercheck.model.claim import Claim
from cijfercheck.model.period import PeriodMention
from cijfercheck.model.quantity import NotClaim, Quantity

_OWN = ("cijfer_periods", "cijfer_quantities", "cijfer_claims")


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything that was read in one article, in text order."""

    quantities: tuple[Quantity, ...]
    periods: tuple[PeriodMention, ...]
    claims: tuple[Claim, ...]
    not_claims: tuple[NotClaim, ...]


def extract_article(nlp: Language, article: Article, published: date | None) -> Extraction:
    """Read the numbers of an article and what they say.

    Only sections that hold a number are parsed: the others cost no more than a search for digits and number words.

    Args:
        nlp: A pipeline from `load_pipeline`.
        article: The article, with its sections.
        published: Its publication date; None leaves relative periods unread.
    """
    mentions = find_periods(article.text, published)
    docs = [_numbers(nlp, article, section, mentions) for section in article.sections]
    pending = [
        doc
        for section, doc in zip(article.sections, docs, strict=True)
        if _is_prose(section) and doc._.quantities
    ]
    parsed = iter(nlp.pipe(pending, disable=list(_OWN)))
    thread = Thread(main=find_main_period(mentions, article.sections, published))
    claims: list[Claim] = []
    others: list[NotClaim] = []
    for section, doc in zip(article.sections, docs, strict=True):
        if not _is_prose(section):
            table, rest = find_table_claims(
                article.text, section, published, lambda labels: read_labels(nlp, labels)
            )
            claims.extend(table)
            others.extend(rest)
            continue
        others.extend(
            replace(o, start=o.start + section.start, end=o.end + section.start) for o in doc._.not_claims
        )
        if section.role == "dateline":
            others.extend(_dated(doc, section))
        elif doc._.quantities:
            thread.move(-section.start)
            claims.extend(
                _moved(claim, section.start) for claim in find_claims(next(parsed), section.role, thread)
            )
            thread.move(section.start)
    return Extraction(
        quantities=tuple(claim.quantity for claim in claims),
        periods=mentions,
        claims=tuple(replace(claim, id=f"c{number}") for number, claim in enumerate(claims, start=1)),
        not_claims=tuple(sorted(others, key=lambda other: other.start)),
    )


def _is_prose(section: Section) -> bool:
    return section.role != "table"


def _numbers(nlp: Language, article: Article, section: Section, mentions: Iterable[PeriodMention]) -> Doc:
    """Find the numbers of a section and tokenize it, without parsing.

    Source marks ("[2][3]") are blanked for the parser: they belong to no sentence. Offsets stay as they are.
    """
    text = article.text[section.start : section.end]
    periods = tuple(
        replace(mention, start=mention.start - section.start, end=mention.end - section.start)
        for mention in mentions
        if section.start <= mention.start and mention.end <= section.end
    )
    quantities, others = read_all_numbers(text, periods)
    doc = nlp.make_doc(_without_marks(text, others))
    doc._.periods, doc._.quantities, doc._.not_claims = periods, quantities, others
    return doc


def _without_marks(text: str, others: Iterable[NotClaim]) -> str:
    for other in others:
        if other.reason == "citation":
            text = text[: other.start] + " " * (other.end - other.start) + text[other.end :]
    return text


def _dated(doc: Doc, section: Section) -> list[NotClaim]:
    """The numbers of a dateline that were read as quantities: none of them is a claim."""
    return [
        NotClaim(q.start + section.start, q.end + section.start, q.text, "date") for q in doc._.quantities
    ]


def _moved(claim: Claim, by: int) -> Claim:
    """Shift a claim's offsets from its section to the article."""
    quantity = claim.quantity
    return replace(
        claim,
        start=claim.start + by,
        end=claim.end + by,
        sentence=(claim.sentence[0] + by, claim.sentence[1] + by),
        quantity=replace(
            quantity,
            start=quantity.start + by,
            end=quantity.end + by,
            number_start=quantity.number_start + by,
            number_end=quantity.number_end + by,
        ),
        subject=claim.subject.moved(by),
        whole=None if claim.whole is None else claim.whole.moved(by),
    )
