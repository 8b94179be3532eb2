"""Numbers that a clause draws from the two before it: "1.610 tolken. Nu zijn het er 1.480, zodat er 130 zijn afgehaakt".

The clause says that its number follows ("zodat er", "waardoor er", "dus", "samen is dat"), and the last two numbers of its unit are
those that it follows from: their sum or what lies between them.
"""

from collections.abc import Iterator
from fractions import Fraction

from cijfercheck.matching.mood import SET_RIGHT
from cijfercheck.matching.plausibility import is_mistyped
from cijfercheck.model.calculation import Calculation
from cijfercheck.model.claim import Claim
from cijfercheck.model.interval import Interval
from cijfercheck.relations.arithmetic import minus, negative, total
from cijfercheck.relations.lines import Document, Line, is_rate, last_part, number_of, plain_value, same_unit
from cijfercheck.relations.outside import Outside
from cijfercheck.relations.terms import near_lines, told_before
from cijfercheck.relations.words import relation_words, words_of

_KINDS = frozenset({"count", "amount", "measure", "duration"})
_ROLES = frozenset({"level", "share"})
_LIKELY = Fraction(4, 5)
_BACK = 1  # sentences with numbers
_BOTH = 2  # numbers
_DIGITS = 2
_MANY = 3  # digits of a total, or behind "daarmee": fewer may be something else


def find_consequences(document: Document, outside: Outside) -> Iterator[tuple[str, Calculation]]:
    """Test every number that a clause says to follow from two others; each calculation comes with the id of its claim."""
    for line in document.lines:
        for claim in line.claims:
            plain = claim.kind in _KINDS and claim.quantity.value and claim.modality not in SET_RIGHT
            if plain and claim.section != "title" and _follows(line, claim):
                found = _calculate(claim, line, document, outside)
                if found is not None:
                    yield claim.id, found


def _follows(line: Line, claim: Claim) -> bool:
    """Whether the clause of a number begins with a word that it follows: "zodat er 130", "dus is er 160 miljoen"."""
    words, lists = words_of(last_part(line.before(claim))), relation_words()
    return not lists.concluding.isdisjoint(words[:1]) or not lists.following.isdisjoint(words)


def _calculate(claim: Claim, line: Line, document: Document, outside: Outside) -> Calculation | None:
    """What the last two numbers make, beside what is said to follow from them; none where others near make it."""
    held = _before(claim, line, document)
    if len(held) != _BOTH or outside.supports(claim) or any(map(outside.contradicts, held)):
        return None
    near = [
        other
        for one in near_lines(line, document)
        for other in one.claims
        if other is not claim and other.quantity.value is not None and same_unit(other, claim)
    ]
    pairs = [(one, other) for place, one in enumerate(near) for other in near[place + 1 :]]
    if any(made.meets(plain_value(claim)) for one, other in pairs for made in _made(one, other)):
        return None
    one, other = held
    digits = _MANY if "daarmee" in words_of(last_part(line.before(claim))) else _DIGITS
    size, value = abs(number_of(one) - number_of(other)), number_of(claim)
    if size and is_mistyped(value, size, digits):
        terms = (document.operand(one), document.operand(other))
        return Calculation("wrong-change", "apart", terms, False, size, _LIKELY)
    both = number_of(one) + number_of(other)
    if is_mistyped(value, both, _MANY):
        told = tuple(map(document.operand, (claim, one, other)))
        return Calculation("sum-mismatch", "sum", told, False, both, _LIKELY)
    return None


def _before(claim: Claim, line: Line, document: Document) -> list[Claim]:
    """The numbers of the unit of a claim before it, in its sentence and the one before in its paragraph."""
    return [
        level
        for level, one in told_before(claim, line, document, _BACK)
        if same_unit(level, claim)
        and level.role in _ROLES
        and level.quantity.value is not None
        and not is_rate(level, one)
    ]


def _made(one: Claim, other: Claim) -> tuple[Interval, Interval]:
    """What lies between two numbers, and what they make together."""
    apart = minus(plain_value(one), plain_value(other))
    return apart if number_of(one) >= number_of(other) else negative(apart), total(
        map(plain_value, (one, other))
    )
