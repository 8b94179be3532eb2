"""What a text says that lies between two of its numbers: "Het verschil tussen de duurste en de goedkoopste bedraagt dus 113.600 euro".

The numbers stand in the sentences before. Where only two can be meant, any other distance is a slip; of more, only a distance that was
mistyped tells which two were subtracted.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from cijfercheck.matching.plausibility import has_many_digits, slip_of
from cijfercheck.model.calculation import Calculation
from cijfercheck.model.claim import Claim
from cijfercheck.model.interval import Interval
from cijfercheck.relations.arithmetic import minus, negative
from cijfercheck.relations.lines import (
    Document,
    Line,
    gap,
    is_tight,
    last_part,
    levels,
    number_of,
    plain_value,
    points_back,
    same_unit,
)
from cijfercheck.relations.outside import Outside
from cijfercheck.relations.words import is_word, relation_words, words_of

_KINDS = frozenset({"count", "amount", "measure", "duration"})
_LIKELY = Fraction(4, 5)
_BACK = 3  # sentences with numbers
_BOTH = 2  # numbers
_MISTYPED = frozenset({"digit", "swapped"})
_CHANGED = frozenset({"increase", "decrease"})
_SIDES = frozenset({"van", "naar", "tegen", "tegenover", "waarvan", "vorig", "eerder", "geleden", "nu"})
_SET_RIGHT = frozenset({"denied", "revised", "target", "forecast"})


def find_distances(document: Document, outside: Outside) -> Iterator[tuple[str, Calculation]]:
    """Test every number that is said to lie between two others; each calculation comes with the id of its claim."""
    for line in document.lines:
        for claim in line.claims:
            if _is_distance(claim, line) or _is_set_beside(claim, line, document):
                found = _calculate(claim, line, document, outside)
                if found is not None:
                    yield claim.id, found


def _is_distance(claim: Claim, line: Line) -> bool:
    """Whether words make a number what lies between others: "Het verschil is dus 6 weken", "Dat scheelt 700 euro"."""
    if claim.kind not in _KINDS or claim.role not in {"level", "difference"} or claim.modality in _SET_RIGHT:
        return False
    lists = relation_words()
    said = [word for word in words_of(line.before(claim)) if is_word(word)]
    while said and said[-1] in lists.small | lists.resuming:
        said.pop()
    if said[-1:] == ["scheelt"] and is_tight(last_part(line.before(claim)), also={"scheelt"}):
        return said[-2:-1] in (["dat"], ["wat"])
    called = said[:2] in (["het", "verschil"], ["dat", "verschil"]) and claim is line.claims[0]
    return called and said[-1] in lists.differing


def _is_set_beside(claim: Claim, line: Line, document: Document) -> bool:
    """Whether a sentence says how much the last of two numbers side by side is above the first: "42 cent, bij een ander 59. Dat is 17 cent meer".

    Both are of one time, so that nothing has changed between them.
    """
    previous = document.right_before(line)
    if claim.role not in _CHANGED or claim.kind not in _KINDS or line.claims != (claim,) or previous is None:
        return False
    held = list(levels(previous.claims))
    if len(held) != _BOTH or len(held) != len(previous.claims) or held[0].period != held[1].period:
        return False
    ended = [word for word in words_of(line.after(claim)) if is_word(word)]
    rises = number_of(held[1]) > number_of(held[0])
    joined = is_tight(gap(previous, *held)) or not _SIDES.isdisjoint(words_of(gap(previous, *held)))
    return (
        points_back(line)
        and is_tight(line.opening)
        and len(ended) == 1
        and rises == (claim.role == "increase")
        and not joined
    )


def _calculate(claim: Claim, line: Line, document: Document, outside: Outside) -> Calculation | None:
    """What two numbers near say of a distance; none where nothing tells which two."""
    value = claim.quantity.value
    held = list(_near(claim, line, document))
    made = [(_apart(one, other), one, other) for one, other in combinations(held, _BOTH)]
    if value is None or any(span.meets(claim.interval) for span, _, _ in made):
        return None
    alone = len(held) == _BOTH and _follows(line, held, document)
    mistyped = [
        (one, other)
        for _, one, other in made
        if has_many_digits(value) and slip_of(value, _size(one, other)) in _MISTYPED
    ]
    both = [(held[0], held[1])] if alone else mistyped
    if len({_size(one, other) for one, other in both}) != 1:
        return None
    one, other = sorted(both[0], key=lambda level: level.quantity.value or 0)
    if outside.supports(claim) or outside.contradicts(one) or outside.contradicts(other):
        return None
    terms = (document.operand(other), document.operand(one))
    return Calculation("wrong-change", "apart", terms, False, _size(one, other), _LIKELY)


def _near(claim: Claim, line: Line, document: Document) -> Iterator[Claim]:
    """The numbers of the paragraph before a distance, in its unit, each value once."""
    seen: set[Fraction | None] = set()
    for other in document.around(line, _BACK):
        if "\n" in document.text[other.end : line.start]:
            continue
        for level in levels(other.claims):
            if same_unit(level, claim) and level.start < claim.start and level.quantity.value not in seen:
                seen.add(level.quantity.value)
                yield level


def _follows(line: Line, held: Sequence[Claim], document: Document) -> bool:
    """Whether two numbers are all that the sentence right before a distance, or its own, counts: no other can be meant."""
    previous = document.right_before(line)
    there = {document.line_of[level.id].place for level in held}
    places = {line.place} if previous is None else {line.place, previous.place}
    opening = words_of(line.opening)
    others = {"met", "bij", "dan"} & set(opening)
    return len(there) == 1 and there <= places and not others


def _apart(one: Claim, other: Claim) -> Interval:
    span = minus(plain_value(one), plain_value(other))
    return span if (one.quantity.value or 0) >= (other.quantity.value or 0) else negative(span)


def _size(one: Claim, other: Claim) -> Fraction:
    return abs(number_of(one) - number_of(other))
