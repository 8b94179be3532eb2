"""What is known of a text before it is parsed: its sections, cut into stretches, with their numbers and periods."""

from dataclasses import dataclass

from spacy.tokens import Doc

from cijfercheck.extraction.grammar import TEXT
from cijfercheck.extraction.list_lines import Entry
from cijfercheck.model.article import Section
from cijfercheck.model.period import PeriodMention
from cijfercheck.model.quantity import NotClaim, Quantity


@dataclass(frozen=True, slots=True)
class Stretch:
    """One or more whole sentences, with what was found in them without parsing; offsets count from `start`."""

    start: int
    text: str
    quantities: tuple[Quantity, ...]
    periods: tuple[PeriodMention, ...]
    not_claims: tuple[NotClaim, ...]

    def mark(self, doc: Doc) -> Doc:
        """Leave what was found on the parsed stretch."""
        doc.user_data[TEXT] = self.text
        doc._.quantities, doc._.periods, doc._.not_claims = self.quantities, self.periods, self.not_claims
        return doc


@dataclass(frozen=True, slots=True)
class SectionReading:
    """A section cut into stretches, before parsing, or the entries of a line that labels its numbers.

    `others` and `quotes` have offsets of the article.
    """

    section: Section
    stretches: tuple[Stretch, ...] = ()
    entries: tuple[Entry, ...] = ()
    others: tuple[NotClaim, ...] = ()
    quotes: tuple[tuple[int, int], ...] = ()

    def quotes_in(self, stretch: Stretch) -> tuple[tuple[int, int], ...]:
        """The quotations that reach into a stretch, as it counts them."""
        begin, end = stretch.start, stretch.start + len(stretch.text)
        return tuple(
            (first - begin, last - begin) for first, last in self.quotes if first < end and last > begin
        )


@dataclass(frozen=True, slots=True)
class Reading:
    """The periods and sections of an article."""

    periods: tuple[PeriodMention, ...]
    sections: tuple[SectionReading, ...]
