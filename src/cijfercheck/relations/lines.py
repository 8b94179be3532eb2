"""A text as its sentences with the claims in them, and what stands between two numbers."""

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import groupby

from cijfercheck.language.quantities import find_quantities
from cijfercheck.language.writing import write_number
from cijfercheck.matching.words import same_word
from cijfercheck.model.calculation import Operand
from cijfercheck.model.claim import Claim
from cijfercheck.model.figure import Figure, Origin
from cijfercheck.model.interval import Interval, decimal_text
from cijfercheck.model.quantity import Quantity
from cijfercheck.relations.words import is_word, relation_words, without, words_of

_STEM = 5  # letters
_SHORT_OPENING = 4  # words
_ROUND = 2  # zeros at the end of a published value that may be a rounding
_LARGEST = Fraction(1, 50)  # of a published value: the most that it may be rounded by
WHOLE = 100  # percent
_FAR = 200  # characters between two sentences that speak of one thing
_CUTS = re.compile(r"[,;:()–—]|\s-\s")
_INSIDE = re.compile(r"[,;:()–—](?!\d)|\s-\s")  # not in "1,5"
_STOP = re.compile(r"[.!?…][\"'’”)\]]*\s*(?:\[\d+\]\s*)*(?=$|[\s\"'‘“(]*[A-Z0-9])|\n")
_STOP_LENGTH = 12  # characters at the end of a sentence: its stop, quotation marks and source marks
_HEDGING = frozenset({"iets", "net", "vlak", "ruim", "schatting"})
_GOING_ON = frozenset({"en", "maar", "want"})
_CONNECTING = frozenset({"dan", "tegen", "tot", "op", "van", "naar", "als"})


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence with its claims, in text order; `place` is its number among the sentences with claims."""

    place: int
    start: int
    end: int
    claims: tuple[Claim, ...]
    whole: str

    @property
    def opening(self) -> str:
        """The words before the first number."""
        return self.whole[self.start : self.claims[0].quantity.start]

    def before(self, claim: Claim) -> str:
        """The words of the sentence before a number, back to the number before it."""
        place = self.claims.index(claim)
        return self.whole[self.claims[place - 1].quantity.end if place else self.start : claim.quantity.start]

    def after(self, claim: Claim) -> str:
        """The words of the sentence after a number, up to the number after it."""
        place = self.claims.index(claim) + 1
        last = self.claims[place].quantity.start if place < len(self.claims) else self.end
        return self.whole[claim.quantity.end : last]


@dataclass(frozen=True)
class Document:
    """The draft or a source: its name, its text, its claims, and the day that it came out, where that is known."""

    name: str
    origin: Origin
    text: str
    claims: tuple[Claim, ...]
    date: datetime.date | None = None

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The sentences that hold claims, without those of tables."""
        prose = (claim for claim in self.claims if claim.section != "table")
        found: list[Line] = []
        for span, claims in groupby(prose, key=lambda claim: claim.sentence):
            if found and _goes_on(self.text, found[-1].end, span[0]):
                last = found.pop()
                found.append(Line(last.place, last.start, span[1], (*last.claims, *claims), self.text))
            else:
                found.append(
                    Line(len(found), _true_start(self.text, span[0]), span[1], tuple(claims), self.text)
                )
        return tuple(found)

    @cached_property
    def line_of(self) -> dict[str, Line]:
        """The sentence of each claim, by the claim's id."""
        return {claim.id: line for line in self.lines for claim in line.claims}

    @cached_property
    def claim_of(self) -> dict[str, Claim]:
        """The claims by their ids."""
        return {claim.id: claim for claim in self.claims}

    def around(self, line: Line, back: int, ahead: int = 0) -> tuple[Line, ...]:
        """A sentence with as many sentences with numbers before it and behind it as there are, up to `back` and `ahead`."""
        return self.lines[max(0, line.place - back) : line.place + ahead + 1]

    def earlier(self, line: Line, back: int) -> tuple[Line, ...]:
        """The last sentences with numbers before one, `back` of them at most."""
        return self.lines[max(0, line.place - back) : line.place]

    def previous(self, line: Line) -> Line | None:
        """The sentence with numbers just before this one, if it is near."""
        if not line.place:
            return None
        earlier = self.lines[line.place - 1]
        return earlier if 0 <= line.start - earlier.end <= _FAR else None

    def right_before(self, line: Line) -> Line | None:
        """The sentence just before this one, if it has numbers: what "Dat is" speaks of."""
        earlier = self.previous(line)
        if earlier is None or any(map(is_word, words_of(self.text[earlier.end : line.start]))):
            return None
        return earlier

    def following(self, line: Line) -> Line | None:
        """The sentence with numbers just after this one, if it is near."""
        if line.place + 1 >= len(self.lines):
            return None
        later = self.lines[line.place + 1]
        return later if 0 <= later.start - line.end <= _FAR else None

    def operand(self, claim: Claim, value: Interval | None = None) -> Operand:
        """A claim of this text as a term of a sum."""
        return Operand(
            written=claim.quantity.text,
            value=value or plain_value(claim),
            point=claim.quantity.value,
            unit=claim.quantity.unit,
            kind=claim.kind,
            name=claim.id if self.origin == "claim" else f"{self.name}#{claim.start}",
            origin=self.origin,
            document=self.name,
            shown=" ".join(self.text[claim.sentence[0] : claim.sentence[1]].split()),
            period=claim.period.period if claim.period else None,
            place=(claim.start, claim.end),
        )


def _true_start(text: str, start: int) -> int:
    """Where a sentence begins that a parser cut at a colon or semicolon."""
    before = max(0, start - _FAR)
    stops = list(_STOP.finditer(text[before:start]))
    return before + stops[-1].end() if stops else (0 if not before else start)


def _goes_on(text: str, end: int, start: int) -> bool:
    """Whether a sentence goes on after a part with a number: a parser may cut it at a colon or semicolon."""
    return (
        not _STOP.search(text[max(0, end - _STOP_LENGTH) : start])
        and "\n" not in text[end:start]
        and start - end <= _FAR
    )


def operand_of(figure: Figure) -> Operand:
    """A figure as a term of a sum."""
    written = "" if figure.point is None else write_number(figure.point)
    return Operand(
        written=written,
        value=_as_published(figure),
        point=figure.point,
        unit=figure.unit,
        kind=figure.kind,
        name=figure.name,
        origin=figure.origin,
        document=figure.document,
        shown=figure.shown,
        period=figure.period,
        place=figure.place,
        url=figure.url,
    )


def _as_published(figure: Figure) -> Interval:
    """What the value of a reference figure may be rounded from: 2311000 from its thousands, 3.7 from its tenths.

    A published table is rounded too, and a change that its office worked out before rounding is right.
    """
    point = figure.point
    if figure.origin != "reference" or point is None or not point:
        return figure.value
    digits = decimal_text(abs(point))
    whole, _, decimals = digits.partition(".")
    zeros = len(whole) - len(whole.rstrip("0"))
    if decimals:
        margin = Fraction(1, 2 * 10 ** len(decimals))
    elif zeros >= _ROUND:
        margin = min(Fraction(10**zeros, 2), abs(point) * _LARGEST)
    else:
        return figure.value
    low, high = figure.value.low, figure.value.high
    return Interval(None if low is None else low - margin, None if high is None else high + margin)


def plain_value(claim: Claim) -> Interval:
    """What a number stands for where the word before it joins it to another number and is no hedge.

    "meer dan de 328.000", "tegen de 12 procent": "dan" and "tegen" say what is compared.
    """
    return plain_quantity(claim).stands_for


def plain_quantity(claim: Claim) -> Quantity:
    """The quantity of a claim without a word before it that only joins it to another number."""
    quantity = claim.quantity
    hedge = (quantity.hedge or "").lower().split()
    if _CONNECTING.isdisjoint(hedge) or not _HEDGING.isdisjoint(hedge):
        return quantity
    bare = find_quantities(quantity.text)
    return bare[0] if bare else quantity


def exactly(claim: Claim) -> Interval:
    """The written number itself, without what it may be rounded from."""
    value = claim.quantity.value
    return plain_value(claim) if value is None else Interval.exactly(value)


def gap(line: Line, left: Claim, right: Claim) -> str:
    """The words between two numbers with their units."""
    return line.whole[left.quantity.end : right.quantity.start]


def last_part(text: str) -> str:
    """What follows the last comma, colon, bracket or dash."""
    return _CUTS.split(text)[-1]


def first_part(text: str) -> str:
    """What stands before the first comma, colon, bracket or dash."""
    return _CUTS.split(text)[0]


def clause_around(line: Line, claim: Claim) -> tuple[list[str], list[str]]:
    """The words of the clause that a number stands in, before it and behind it: up to a comma, colon, bracket or dash."""
    before = line.whole[line.start : claim.quantity.start]
    behind = line.whole[claim.quantity.end : line.end]
    return words_of(_INSIDE.split(before)[-1]), words_of(_INSIDE.split(behind)[0])


def is_rate(level: Claim, line: Line) -> bool:
    """Whether a number is so much for each, and no part of a sum: "150.000 euro per orgel"."""
    return clause_around(line, level)[1][:1] == ["per"]


def is_tight(text: str, *, also: Iterable[str] = ()) -> bool:
    """Whether words only tie two numbers together: "een stijging van", "ofwel", "goed voor"."""
    tying, also = relation_words().tying, frozenset(also)
    text = without(text, relation_words().fillers)
    return all(word in tying or word in also for word in words_of(text) if is_word(word))


def points_back(line: Line) -> bool:
    """Whether a sentence speaks on about the number before it: "Dat is", "De stijging bedraagt", "Daarmee is het aantal"."""
    words = relation_words()
    opening = [word for word in words_of(line.opening) if is_word(word)]
    if not opening:
        return False
    if opening[0] in words.pointing or (is_tight(line.opening) and not words.echoes.isdisjoint(opening)):
        return True
    if not line.place or not is_tight(line.opening):
        return (
            opening[0] in words.articles
            and opening[1:2] != []
            and opening[1] in words.changing | {"verschil"}
        )
    if line.claims[0].role == "multiple" and _ends_there(line.after(line.claims[0])):
        return True
    return opening[0] in words.articles and len(opening) > 1 and opening[1] in words.changing | {"verschil"}


def _ends_there(text: str) -> bool:
    """Whether nothing follows a number but ties, and who says it: "Een verdubbeling in een jaar tijd, aldus het bureau"."""
    said = first_part(text)
    rest = words_of(text[len(said) + 1 :])
    lists = relation_words()
    return is_tight(text) or (is_tight(said) and rest[:1] != [] and rest[0] in lists.attributing | _GOING_ON)


def opens_with_whole(line: Line) -> bool:
    """Whether a sentence begins with the number of a whole: "Van de 4.260 bedden"."""
    words = [word for word in words_of(line.opening) if is_word(word)]
    return (
        words[:1] == ["van"]
        and len(words) <= _SHORT_OPENING
        and is_tight(line.opening, also=relation_words().whole)
    )


def levels(claims: Sequence[Claim]) -> Iterator[Claim]:
    """The claims that say how much there is."""
    return (
        claim
        for claim in claims
        if claim.role in {"level", "share"}
        and claim.kind not in {"rank", "ratio"}
        and claim.quantity.value is not None
    )


def same_thing(one: Claim, other: Claim) -> bool:
    """Whether two numbers may count the same: one head, or one that only points back."""
    heads = one.subject.head.lower(), other.subject.head.lower()
    if one.subject.inherited or other.subject.inherited or same_word(*heads):
        return True
    return begins_alike(*heads)


def begins_alike(one: str, other: str) -> bool:
    """Whether two words begin with the same letters, enough of them to be forms of one word."""
    shortest = min(len(one), len(other))
    return shortest >= _STEM and one[: max(_STEM, shortest - 2)] == other[: max(_STEM, shortest - 2)]


def same_unit(one: Claim, other: Claim) -> bool:
    """Whether two numbers are of one kind and written in one unit."""
    return one.kind == other.kind and one.quantity.unit == other.quantity.unit


def alike(one: Claim, other: Claim) -> bool:
    """Whether two numbers are written in one unit, or one of them leaves out the unit of the other: no percentage beside 69.100."""
    if one.kind == other.kind:
        return one.quantity.unit == other.quantity.unit or "count" in {one.kind, other.kind}
    if {one.kind, other.kind} <= {"age", "duration"}:
        return True
    if "percentage" in {one.kind, other.kind}:
        return "count" in {one.kind, other.kind} and max(number_of(one), number_of(other)) <= WHOLE
    return "count" in {one.kind, other.kind} and "age" not in {one.kind, other.kind}


def number_of(claim: Claim) -> Fraction:
    """The number of a claim; nought where it has none of its own."""
    return claim.quantity.value or Fraction(0)
