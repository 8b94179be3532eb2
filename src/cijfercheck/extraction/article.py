"""From a read article to its numbers, periods and claims, with offsets in the article's own text."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice, pairwise

from spacy.language import Language
from spacy.tokens import Doc

from cijfercheck.extraction.claims import Thread, find_claims
from cijfercheck.extraction.context import dateline_words, title_words
from cijfercheck.extraction.labels import in_sentence
from cijfercheck.extraction.lists import Outline, full_label, is_row, make_claims, read_entries
from cijfercheck.extraction.main_period import find_main_period
from cijfercheck.extraction.memory import Memory, Words
from cijfercheck.extraction.naming import take_out_names
from cijfercheck.extraction.occasions import find_decision_day
from cijfercheck.extraction.stretches import Reading, SectionReading, Stretch
from cijfercheck.extraction.table_units import counted_in, find_own_unit
from cijfercheck.extraction.tables import find_table_claims
from cijfercheck.extraction.voices import quoted_spans
from cijfercheck.language.periods import find_periods
from cijfercheck.language.quantities import find_ordinals
from cijfercheck.language.sentences import split_surely
from cijfercheck.model.article import Article, Section, SectionRole
from cijfercheck.model.claim import Claim, ClaimPeriod
from cijfercheck.model.period import PeriodMention
from cijfercheck.model.quantity import NotClaim, Quantity

_CAPTIONS = 2  # lines above a table: the name of its first rows, and the titles of its columns


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything that was read in one article, in text order; `main` is the period that it is about."""

    quantities: tuple[Quantity, ...]
    periods: tuple[PeriodMention, ...]
    claims: tuple[Claim, ...]
    not_claims: tuple[NotClaim, ...]
    main: ClaimPeriod | None = None


def extract_article(
    nlp: Language,
    article: Article,
    published: date | None,
    background: ClaimPeriod | None = None,
    memory: Memory | None = None,
) -> Extraction:
    """Read the numbers of an article and what they say.

    Only stretches that hold a number are tokenized and parsed: the others cost no more than a search for digits and number words.

    Args:
        nlp: A pipeline from `load_pipeline`.
        article: The article, with its sections.
        published: Its publication date; None leaves relative periods unread.
        background: The period of the text that it was written from, for where it names none of its own.
        memory: What was read before with this pipeline; None starts with nothing.
    """
    memory = memory or Memory(nlp)
    unparsed = _read_sections(article, published, memory)
    mentions, readings = unparsed.periods, unparsed.sections
    labels, pending = _labels(readings), _pending(readings)
    memory.parse_ahead([*map(in_sentence, labels), *pending])
    named, parsed = iter(memory.read_labels(labels)), iter(memory.parse(pending))
    main = find_main_period(mentions, article.sections, published, article.text, background)
    decided = find_decision_day(mentions, article.sections, article.text)
    thread = Thread(main=main, past=main, published=published, decided=decided)
    if thread.is_future(main):
        thread.past = find_main_period(
            mentions, article.sections, published, article.text, background, plans=False
        )
    claims: list[Claim] = []
    others: list[NotClaim] = []
    above: tuple[str, ...] = ()
    below_table = False
    for reading in readings:
        section = reading.section
        others.extend(reading.others)
        if section.role == "table":
            table, rest = find_table_claims(article.text, section, published, memory.read_labels, above)
            dated = main is not None and bool(main.text) and any(claim.period for claim in table)
            claims.extend(
                replace(claim, period=main) if dated and not claim.period else claim for claim in table
            )
            others.extend(rest)
            below_table = True
        else:  # what stands above a table is not said of what follows it
            above = (article.text[section.start : section.end], *(() if below_table else above))[:_CAPTIONS]
            below_table = False
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
        for stretch in reading.stretches:
            start = stretch.start
            thread.move(-start)
            if stretch.quantities:
                quotes = reading.quotes_in(stretch)
                found, names = _stretch_claims(stretch, next(parsed), section.role, thread, quotes, memory)
                others.extend(name.moved(start) for name in names)
                claims.extend(
                    claim.moved(start, f"c{number}") for number, claim in enumerate(found, len(claims) + 1)
                )
            else:
                thread.pass_by(stretch.text, stretch.periods)
            thread.move(start)
    others.sort(key=lambda other: other.start)
    ordinals = find_ordinals(others)
    quantities = sorted(
        (*(claim.quantity for claim in claims), *ordinals), key=lambda quantity: quantity.start
    )
    return Extraction(
        quantities=tuple(quantities),
        periods=mentions,
        claims=tuple(claim.named(f"c{number}") for number, claim in enumerate(claims, start=1)),
        not_claims=tuple(others),
        main=main,
    )


def _stretch_claims(
    stretch: Stretch,
    doc: Doc,
    role: SectionRole,
    thread: Thread,
    quotes: tuple[tuple[int, int], ...],
    memory: Memory,
) -> tuple[tuple[Claim, ...], tuple[NotClaim, ...]]:
    """The claims of a parsed stretch, and the numbers that name something, made once for the same words behind a text that carries on the same."""
    known = (stretch.text, stretch.quantities, stretch.periods, stretch.not_claims)
    key = Words(*known, role, quotes, thread.state)
    made = memory.claims.find(key)
    if made is None:
        names = take_out_names(stretch.mark(doc))
        claims = find_claims(doc, role, thread, quotes)
        memory.claims.keep(key, (claims, names, thread.state), len(stretch.text))
        return claims, names
    claims, names, state = made
    thread.resume(state)
    return claims, names


def read_ahead(articles: Iterable[tuple[Article, date | None]], memory: Memory) -> None:
    """Parse many articles in one batch, which takes less time than one by one, for an extraction that follows soon.

    Args:
        articles: Articles, each with its publication date.
        memory: Where the parses are kept.
    """
    readings = [
        reading
        for article, published in articles
        for reading in _read_sections(article, published, memory).sections
    ]
    memory.parse_ahead([*map(in_sentence, _labels(readings)), *_pending(readings)])


def _read_sections(article: Article, published: date | None, memory: Memory) -> Reading:
    """Find the periods and numbers of an article and cut its sections, without parsing; what was read ahead is not read again."""
    key = (article.text, article.sections, published)
    reading = memory.readings.find(key)
    if reading is None:
        mentions, outline = find_periods(article.text, published), Outline()
        rows = _rows(article)
        sections = [
            _read_section(article, section, mentions, outline, memory, in_list=section in rows)
            for section in article.sections
        ]
        reading = Reading(mentions, tuple(sections))
        memory.readings.keep(key, reading, len(article.text))
    return reading


def _rows(article: Article) -> frozenset[Section]:
    """The lines that are a name and a number and stand above or below another such line."""
    rows: set[Section] = set()
    for one, other in pairwise(article.sections):
        beside = article.text[one.end : other.start].strip(" \t\r") == "\n"
        if beside and all(is_row(article.text[line.start : line.end]) for line in (one, other)):
            rows.update((one, other))
    return frozenset(rows)


def _labels(readings: Iterable[SectionReading]) -> list[str]:
    """What is parsed of lines that label their numbers."""
    return [full_label(entry) for reading in readings for entry in reading.entries]


def _pending(readings: Iterable[SectionReading]) -> list[str]:
    """What is parsed of prose: the stretches with numbers."""
    return [stretch.text for reading in readings for stretch in reading.stretches if stretch.quantities]


def _read_section(
    article: Article,
    section: Section,
    mentions: Iterable[PeriodMention],
    outline: Outline,
    memory: Memory,
    *,
    in_list: bool,
) -> SectionReading:
    """Find the numbers of a section of prose and cut it into stretches, without parsing.

    Source marks ("[2][3]") are blanked for the parser: they belong to no sentence. Offsets stay as they are. The numbers of
    a dateline are no claims.
    """
    if section.role == "table":
        return SectionReading(section)
    base, text = section.start, article.text[section.start : section.end]
    periods = [m.moved(-base) for m in mentions if base <= m.start and m.end <= section.end]
    quantities, others = memory.read_numbers(text, periods)
    if section.role == "dateline":
        dates = [NotClaim(q.start, q.end, q.text, "date") for q in quantities]
        return SectionReading(section, others=tuple(other.moved(base) for other in (*others, *dates)))
    words = _without_marks(text, others)
    told = find_own_unit(words)
    if told is not None:
        scales = [NotClaim(q.start, q.end, q.text, "table-scale") for q in quantities if q.end <= told.end]
        others = (*others, *scales)
        quantities = tuple(counted_in(q, told.words) for q in quantities if q.end > told.end)
        outline = Outline(period=outline.period, brackets=outline.brackets)
    entries = read_entries(words, quantities, periods, outline, in_list=in_list)
    if entries is not None:
        # The number in the unit of a heading ("in miljoen euro") is no entry, and counts nothing; nor does one in a name ("18-34 jr: 37").
        told_of = {entry.quantity.start for entry in entries}
        reason = "label" if entries else "table-scale"
        named = [NotClaim(q.start, q.end, q.text, reason) for q in quantities if q.start not in told_of]
        return SectionReading(section, (), entries, tuple(other.moved(base) for other in (*others, *named)))
    stretches = [
        Stretch(
            base + start,
            words[start:end],
            tuple(q.moved(-start) for q in quantities if start <= q.start < end),
            tuple(m.moved(-start) for m in periods if start <= m.start < end),
            tuple(o.moved(-start) for o in others if start <= o.start < end),
        )
        for start, end in split_surely(words)
    ]
    quotes = tuple((base + first, base + last) for first, last in quoted_spans(text))
    return SectionReading(section, tuple(stretches), (), tuple(other.moved(base) for other in others), quotes)


def _without_marks(text: str, others: Iterable[NotClaim]) -> str:
    for other in others:
        if other.reason == "citation":
            text = text[: other.start] + " " * (other.end - other.start) + text[other.end :]
    return text
