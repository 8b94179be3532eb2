"""Totals with two digits changed round: "in totaal 1.047", of 611 and 463; 1.284 in the lead, where three parts make the 1.248 of later on.

A sum that has the very digits of a number, two of them in each other's place, is hardly ever chance. It says something where the number
is called a total, or where the text has the sum itself as well.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations, groupby

from cijfercheck.matching.plausibility import digits_of, has_many_digits, slip_of
from cijfercheck.model.calculation import Calculation
from cijfercheck.model.claim import Claim
from cijfercheck.relations.arithmetic import total
from cijfercheck.relations.lines import Document, Line, levels, plain_value, same_unit
from cijfercheck.relations.outside import Outside
from cijfercheck.relations.pairs import Pair
from cijfercheck.relations.terms import is_plain
from cijfercheck.relations.words import relation_words, words_of

_LIKELY = Fraction(4, 5)
_BOTH = 2  # parts
_SEVERAL = 3
_MOST = 8
_TELLING = 4  # digits that are no chance
_NEAR = 10  # numbers before a total that may be its parts
_LEADING = 8  # words before a number in which it is called a total


def find_transposed(
    document: Document, pairs: Sequence[Pair], outside: Outside
) -> Iterator[tuple[str, Calculation]]:
    """Test the totals of a draft for two digits that changed places; each comes with the id of its claim."""
    earlier = {pair.before.id for pair in pairs}
    held = [claim for line in document.lines for claim in levels(line.claims) if _is_exact(claim)]
    told = {claim.quantity.value for claim in held}
    runs = [run for run in _runs(held, document) if _sum(run) in told]
    for whole in held:
        if whole.id in earlier or not has_many_digits(whole.quantity.value) or outside.supports(whole):
            continue
        line = document.line_of[whole.id]
        parts = _called(whole, line, held, earlier) or _told_elsewhere(whole, held, runs)
        if parts and not any(outside.contradicts(part) for part in parts):
            terms = tuple(document.operand(term) for term in (whole, *parts))
            yield whole.id, Calculation("sum-mismatch", "sum", terms, False, _sum(parts), _LIKELY)


def _is_exact(claim: Claim) -> bool:
    return is_plain(claim) and claim.quantity.qualifier == "exact" and claim.section != "title"


def _runs(held: Sequence[Claim], document: Document) -> Iterator[Sequence[Claim]]:
    """Three numbers or more of one unit that follow each other in one paragraph."""
    for _, group in groupby(held, key=lambda claim: document.text.count("\n", 0, claim.start)):
        claims = list(group)
        for first in range(len(claims)):
            for last in range(first + _SEVERAL, min(first + _MOST, len(claims)) + 1):
                run = claims[first:last]
                if all(same_unit(run[0], claim) for claim in run):
                    yield run


def _called(whole: Claim, line: Line, held: Sequence[Claim], earlier: set[str]) -> Sequence[Claim]:
    """The parts before a number that is called a total: the one right before it, and one or two more."""
    if relation_words().adding.isdisjoint(words_of(line.before(whole))[-_LEADING:]):
        return ()
    before = [
        claim
        for claim in held
        if claim.start < whole.start and same_unit(claim, whole) and claim.id not in earlier
    ][-_NEAR:]
    if len(before) < _BOTH:
        return ()
    found: list[Sequence[Claim]] = []
    for size in (_BOTH, _SEVERAL):
        for others in combinations(before[:-1], size - 1):
            parts = (*others, before[-1])
            if total(map(plain_value, parts)).meets(plain_value(whole)):
                return ()
            if _is_swapped(whole, parts):
                found.append(parts)
    return found[0] if found else ()


def _told_elsewhere(whole: Claim, held: Sequence[Claim], runs: Sequence[Sequence[Claim]]) -> Sequence[Claim]:
    """The parts of a sum that the text tells itself, where a number outside them has two of its digits changed round."""
    if len(digits_of(whole.quantity.value or Fraction(0))) < _TELLING:
        return ()
    for run in runs:
        if whole in run or not same_unit(whole, run[0]) or not _is_swapped(whole, run):
            continue
        said = [claim for claim in held if claim not in run and claim.quantity.value == _sum(run)]
        again = sum(claim.quantity.value == whole.quantity.value for claim in held)
        if len(said) >= again and any(same_unit(claim, whole) for claim in said):
            return run
    return ()


def _is_swapped(whole: Claim, parts: Sequence[Claim]) -> bool:
    value, result = whole.quantity.value or Fraction(0), _sum(parts)
    larger = value > max(part.quantity.value or Fraction(0) for part in parts)
    return larger and slip_of(value, result) == "swapped"


def _sum(parts: Sequence[Claim]) -> Fraction:
    return sum((part.quantity.value or Fraction(0) for part in parts), Fraction(0))
