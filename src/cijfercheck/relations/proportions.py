"""Two shares of one whole with what they come to, at different orders of magnitude: "90 procent, 191,7 miljoen … 10 procent, ofwel 2,13 miljoen"."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from cijfercheck.matching.plausibility import SCALES
from cijfercheck.model.calculation import Calculation
from cijfercheck.model.claim import Claim
from cijfercheck.relations.lines import Document, Line, gap, is_tight, last_part, number_of, same_unit
from cijfercheck.relations.outside import Outside
from cijfercheck.relations.terms import is_plain
from cijfercheck.relations.words import relation_words, words_of

_LIKELY = Fraction(4, 5)
_HUNDRED = 100
_NEAR = Fraction(1, 50)  # of a scale: two rounded numbers
_AGAIN = frozenset({"ofwel", "oftewel", "omgerekend"})

Told = tuple[Claim, Claim]


def find_proportions(document: Document, outside: Outside) -> Iterator[tuple[str, Calculation]]:
    """Test every two shares with their amounts that a paragraph tells one after the other; each comes with the id of an amount."""
    for line in document.lines:
        previous = document.right_before(line)
        near = () if previous is None or "\n" in document.text[previous.end : line.start] else _told(previous)
        told = [*near, *_told(line)]
        for one, other in pairwise(told):
            if other[1] in line.claims and _are_parts(one, other, line):
                yield from _test(one, other, document, outside)


def _told(line: Line) -> list[Told]:
    """The shares of a sentence that their amount says again: "Negentig procent betaalt het Rijk, 191,7 miljoen euro"."""
    found: list[Told] = []
    for share, amount in pairwise(line.claims):
        tail = last_part(gap(line, share, amount))
        beside = tail != gap(line, share, amount) and is_tight(tail, also=_AGAIN)
        short = not words_of(tail) or not _AGAIN.isdisjoint(words_of(tail))
        if share.kind == "percentage" and is_plain(amount) and beside and short and number_of(share):
            found.append((share, amount))
    return found


def _are_parts(one: Told, other: Told, line: Line) -> bool:
    """Whether the second is said to be of what the first leaves: "de resterende tien procent"."""
    rest = not relation_words().rest.isdisjoint(words_of(line.before(other[0])))
    return rest and same_unit(one[1], other[1]) and number_of(one[0]) + number_of(other[0]) <= _HUNDRED


def _test(one: Told, other: Told, document: Document, outside: Outside) -> Iterator[tuple[str, Calculation]]:
    mine, theirs = (number_of(amount) / number_of(share) for share, amount in (one, other))
    off = next((scale for scale in SCALES if abs(mine / theirs / scale - 1) <= _NEAR), None)
    if off is None or outside.supports(other[1]) or outside.contradicts(one[1]):
        return
    terms = (document.operand(one[1]), document.operand(other[0]))
    yield other[1].id, Calculation("wrong-unit", "scale", terms, False, number_of(other[1]) * off, _LIKELY)
