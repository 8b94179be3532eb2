"""Years beside the time that lies between them: "sinds 2015, dus acht jaar", "geboren in 1951 … (68)", "opgericht in 1975 … 60-jarig bestaan".

A birthday that is still to come makes one year of difference, and so does a count of begun years; more than that is a slip. A sentence
that names a third year, or says that it tells of another time ("toen"), leaves open what is counted from.
"""

import re
from collections.abc import Iterator
from fractions import Fraction

from cijfercheck.model.calculation import Calculation, Operand
from cijfercheck.model.claim import Claim
from cijfercheck.model.interval import Interval
from cijfercheck.relations.lines import Document, Line
from cijfercheck.relations.words import relation_words, words_of

_YEAR = re.compile(r"(?<![\w.,/-])(1[5-9]\d\d|20\d\d)(?![\w/]|[.,-]\d)")
_LIKELY = Fraction(4, 5)
_LITTLE = 1  # years: the birthday of this year may be still to come
_KINDS = frozenset({"duration", "age"})
_TO = re.compile(r"\s+(?:tot|tot en met|tot aan)\s+(?:\w+\s+)?$")
_NOW = frozenset(
    {"dit", "nu", "inmiddels", "intussen", "vandaag", "morgen", "zaterdag", "zondag", "vrijdag", "dus", "al"}
)


def find_years(document: Document) -> Iterator[tuple[str, Calculation]]:
    """Test every number of years that a sentence counts from a year; each comes with the id of its claim."""
    for line in document.lines:
        text = line.whole[line.start : line.end]
        years = list(_YEAR.finditer(text))
        lists = relation_words()
        if not 0 < len(years) <= len(("from", "to")) or not lists.then_years.isdisjoint(words_of(text)):
            continue
        for claim in line.claims:
            if claim.kind not in _KINDS or claim.quantity.unit != "jaar" or claim.quantity.value is None:
                continue
            ends = _ends(claim, line, years, document)
            if ends is not None and int(ends[0][0]) < ends[1]:
                yield claim.id, _weigh(claim, ends, line, document)


def _ends(
    claim: Claim, line: Line, years: list[re.Match[str]], document: Document
) -> tuple[re.Match[str], int] | None:
    """The year that a number of years is counted from, and the one that it is counted to."""
    first, last = years[0], years[-1]
    start = claim.quantity.start - line.start
    if len(years) == len(("from", "to")):
        text = line.whole[line.start : line.end]
        spanned = _TO.search(text[first.end() : last.start()]) and last.end() <= start
        closing = _says_so(text[last.end() : start], text[claim.quantity.end - line.start :])
        died = not relation_words().dying.isdisjoint(words_of(text[: start + 1])) and _is_born(line, first)
        aged = claim.kind == "age" and died and last.end() <= start
        return (first, int(last[0])) if (spanned and claim.kind == "duration" and closing) or aged else None
    if document.date is None or not _is_counted_from(claim, line, first):
        return None
    return first, document.date.year


def _says_so(between: str, after: str) -> bool:
    """Whether a number of years says again how long a span was: "van 1998 tot 2007 burgemeester, twaalf jaar lang"."""
    _, comma, clause = between.rpartition(",")
    words = words_of(clause)
    return (
        bool(comma)
        and set(words) <= _NOW | relation_words().small | {"totaal", "in", "samen"}
        and (words_of(after)[:1] in ([], ["."], ["lang"], ["dus"], [","], ["in"]))
    )


def _is_counted_from(claim: Claim, line: Line, year: re.Match[str]) -> bool:
    """Whether a number of years is counted from a year to now."""
    lists = relation_words()
    text = line.whole[line.start : line.end]
    start, end = claim.quantity.start - line.start, claim.quantity.end - line.start
    before, after = words_of(text[:start]), words_of(text[end:])
    if claim.kind == "age":
        leads = " ".join(before[-2:])
        aged = text[start - 1 : start] == "(" or text[claim.quantity.number_end - line.start :].startswith(
            "-jarige"
        )
        return (
            aged
            and not leads.endswith(("op", "op de"))
            and after[:1] != ["leeftijd"]
            and _is_born(line, year)
        )
    if start < year.end():
        return False
    between = words_of(text[year.end() : start])
    since = words_of(text[: year.start()])[-1:]
    if since in (["sinds"], ["vanaf"]):
        return between[:1] == [","] and set(between[1:]) <= _NOW | lists.small and len(between) > 1
    founded = not lists.founding.isdisjoint(words_of(text[: year.start()])[-4:])
    feast = text[claim.quantity.number_end - line.start :].startswith(("-jarig bestaan", "-jarig jubileum"))
    exists = "bestaat" in between and (after[:1] in ([], ["."], [","], ["en"]))
    return founded and (feast or exists) and not lists.later_years & {*between, *after}


def _is_born(line: Line, year: re.Match[str]) -> bool:
    """Whether somebody is said to be born in a year."""
    text = line.whole[line.start : line.end]
    return words_of(text[: year.start()])[-1:] == ["in"] and (
        "geboren" in words_of(text[: year.start()])[-3:] or words_of(text[year.end() :])[:1] == ["geboren"]
    )


def _weigh(claim: Claim, ends: tuple[re.Match[str], int], line: Line, document: Document) -> Calculation:
    """A number of years beside those between two years."""
    year, last = ends
    apart = Fraction(last - int(year[0]))
    place = (line.start + year.start(), line.start + year.end())
    holds = Interval(apart - _LITTLE, apart + _LITTLE).meets(claim.interval)
    shown = " ".join(line.whole[line.start : line.end].split())
    terms = tuple(
        Operand(
            written=str(written),
            value=Interval.exactly(written),
            point=Fraction(written),
            unit=None,
            kind="count",
            name=claim.id,
            origin="claim",
            document=document.name,
            shown=shown,
            place=place,
        )
        for written in (int(year[0]), last)
    )
    return Calculation("internal-conflict", "years", terms, holds, apart, _LIKELY)
