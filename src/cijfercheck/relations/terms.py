"""The numbers that may be terms of one sum, and the sum that they make."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from cijfercheck.model.calculation import Calculation
from cijfercheck.model.claim import Claim
from cijfercheck.relations.anchors import counts_other
from cijfercheck.relations.arithmetic import middle, total
from cijfercheck.relations.lines import Document, Line, alike, number_of, plain_value, same_unit
from cijfercheck.relations.outside import Outside
from cijfercheck.relations.words import relation_words, words_of

_COUNTS = frozenset({"count", "amount", "measure"})
_LIKELY = Fraction(4, 5)
_BACK = 2  # sentences with numbers
_AHEAD = 1
_ONE = frozenset({"een", "één", "eentje", "ander", "andere", "eerste", "laatste"})
_NEAR = Fraction(1, 5)  # of a total: what misses more is no sum of it


def is_plain(claim: Claim) -> bool:
    """Whether a number says how much there is, without a hedge that leaves it open."""
    return (
        claim.kind in _COUNTS
        and claim.role in {"level", "share"}
        and claim.quantity.value is not None
        and claim.modality not in {"denied", "revised"}
        and claim.interval.low is not None
        and claim.interval.high is not None
    )


def told_before(claim: Claim, line: Line, document: Document, back: int) -> Iterator[tuple[Claim, Line]]:
    """The numbers before one in its paragraph, each with its sentence, from its own and `back` sentences with numbers."""
    for one in document.around(line, back):
        if "\n" not in document.text[one.end : line.start]:
            yield from ((level, one) for level in one.claims if level.start < claim.start)


def same_days(one: Claim, other: Claim) -> bool:
    """Whether the days of one number hold those of the other, or one of them has none."""
    if one.period is None or other.period is None:
        return True
    mine, theirs = one.period.period, other.period.period
    return mine.holds(theirs) or theirs.holds(mine)


def is_alike(one: Claim, other: Claim) -> bool:
    """Whether two numbers are of one unit, or one leaves it out: "11,5 miljoen euro" beside "7,2 miljoen"."""
    scaled = any(character.isalpha() for character in one.text) and alike(one, other)
    return same_unit(one, other) or scaled


def is_near(one: Fraction, other: Fraction) -> bool:
    """Whether a sum comes so close to its total that all parts must be meant."""
    return abs(one - other) <= _NEAR * other


def is_loose(line: Line) -> bool:
    """Whether a sentence says that it does not list all there are."""
    text = " ".join(words_of(line.whole[line.start : line.end]))
    return any(f" {words} " in f" {text} " for words in relation_words().loose)


def add_up(
    whole: Claim, parts: Sequence[Claim], document: Document, outside: Outside
) -> Iterator[tuple[str, Calculation]]:
    """A total beside its parts, where it comes so close that they must be meant."""
    sums, said = total(plain_value(part) for part in parts), whole.quantity.value
    result = middle(sums)
    if result is None or said is None or any(outside.contradicts(part) for part in parts):
        return
    holds = sums.meets(plain_value(whole))
    larger = said > max(part.quantity.value or Fraction(0) for part in parts)
    if holds or (larger and is_near(result, said)):
        terms = tuple(document.operand(term, plain_value(term)) for term in (whole, *parts))
        yield whole.id, Calculation("sum-mismatch", "sum", terms, holds, result, _LIKELY)


def near_lines(line: Line, document: Document) -> list[Line]:
    """A sentence and those of its paragraph right before and behind it that have numbers."""
    near = document.around(line, _BACK, _AHEAD)
    return [
        one for one in near if "\n" not in document.text[min(one.end, line.end) : max(one.start, line.start)]
    ]


def is_known(claim: Claim, document: Document) -> bool:
    """Whether a number is told again in the text, or follows from others near it."""
    value = number_of(claim)
    if sum(number_of(other) == value and other.kind == claim.kind for other in document.claims) > 1:
        return True
    line = document.line_of[claim.id]
    near = [
        number_of(other)
        for one in document.around(line, _BACK, _AHEAD)
        for other in one.claims
        if other is not claim and alike(other, claim) and other.kind != "percentage"
    ]
    if any(value in {one + other, abs(one - other)} for one, other in combinations(near, 2)):
        return True
    return any(sum(near[first:last]) == value for first, last in combinations(range(len(near) + 1), 2))


def count_single(whole: Claim, claim: Claim, document: Document) -> int:
    """How many parts between a whole and what is left of it may be one only: "Een bouwfirma betaalt … Achttien bedrijven … de overige 26"."""
    return sum(word in _ONE for word in words_of(document.text[whole.end : claim.start]))


def is_of_others(claim: Claim, whole: Claim, line: Line) -> bool:
    """Whether what is left is of something else, set apart by what follows: of 5.600 tickets, "de overige 800 bezoekers met een vrijkaart"."""
    narrowed = not relation_words().narrowing.isdisjoint(words_of(line.after(claim))[1:2])
    return narrowed and counts_other(claim, whole)
