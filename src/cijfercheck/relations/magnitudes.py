"""What a quantity comes to at a price, or a total in each of some days, at another order of magnitude.

"Dat is 0,75 cent per kilo minder. Voor wie 1,2 miljoen kilo levert, scheelt dat 900 euro": the digits are those of the product, so the
two are meant, and a nought was lost. Nothing is said where another price fits.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from cijfercheck.model.calculation import Calculation
from cijfercheck.model.claim import Claim
from cijfercheck.relations.anchors import is_level
from cijfercheck.relations.lines import Document, Line, begins_alike, gap, number_of
from cijfercheck.relations.outside import Outside
from cijfercheck.relations.rates import find_rate
from cijfercheck.relations.words import is_word, relation_words, words_of

_LIKELY = Fraction(4, 5)
_SCALES = tuple(Fraction(10) ** power for power in (-6, -3, -2, -1, 1, 2, 3, 6))
_LITTLE = Fraction(1, 50)  # of a number: digits that are farther off are others
_BACK = 2  # sentences with numbers
_PRICED = frozenset({"level", "increase", "decrease", "difference"})
_SET_RIGHT = frozenset({"denied", "revised", "target"})
_LONG = 3  # letters of the word for a unit
_DAYS = ("dag", "dagen", "week", "weken", "maand", "maanden", "uur", "uren")


def find_magnitudes(document: Document, outside: Outside) -> Iterator[tuple[str, Calculation]]:
    """Test every amount that a quantity is said to come to, and every number per day; each calculation comes with a claim's id."""
    for line in document.lines:
        for quantity, whole in pairwise(line.claims):
            if _is_yield(quantity, whole, line):
                yield from _priced(quantity, whole, line, document, outside)
        for claim in line.claims:
            time = find_rate(document.text, claim.quantity.end) if is_level(claim) else None
            if time is not None and claim.kind in {"count", "amount", "measure"}:
                yield from _divided(claim, time[0], line, document, outside)


def _is_yield(quantity: Claim, whole: Claim, line: Line) -> bool:
    """Whether a verb leads from a quantity to an amount: "1,2 miljoen kilo melk aflevert, scheelt dat op jaarbasis 900 euro"."""
    kinds = quantity.kind in {"measure", "count"} and whole.kind == "amount"
    meant = whole.modality not in _SET_RIGHT and quantity.modality not in _SET_RIGHT
    verbs = relation_words().yielding & set(words_of(gap(line, quantity, whole)))
    return kinds and meant and bool(verbs) and is_level(quantity) and whole.role in _PRICED


def _priced(
    quantity: Claim, whole: Claim, line: Line, document: Document, outside: Outside
) -> Iterator[tuple[str, Calculation]]:
    """An amount beside a quantity and the prices before it."""
    near = _near(line, document)
    if not _names_unit(quantity, line, near, document):
        return
    prices = [
        claim
        for other in near
        for claim in other.claims
        if claim.start < quantity.start
        and claim.kind == "amount"
        and claim.quantity.unit == whole.quantity.unit
        and claim.role in _PRICED
    ]
    made = [(price, number_of(price) * number_of(quantity)) for price in prices]
    yield from _report(whole, quantity, made, "product", document, outside)


def _divided(
    claim: Claim, time: str, line: Line, document: Document, outside: Outside
) -> Iterator[tuple[str, Calculation]]:
    """A number per day beside a total and the days that it was made in: "17,4 miljoen in 29 dagen, gemiddeld 600.000 per dag"."""
    held = [other for one in _near(line, document) for other in one.claims if other is not claim]
    spans = [other for other in held if other.start < claim.start and _is_span(other, time)]
    if len(spans) != 1:
        return
    wholes = [
        other
        for other in held
        if is_level(other)
        and other.start < claim.start
        and other.kind == claim.kind
        and other is not spans[0]
        and other.quantity.unit == claim.quantity.unit
        and number_of(other) > number_of(claim)
        and find_rate(document.text, other.quantity.end) is None
    ]
    made = [(whole, number_of(whole) / number_of(spans[0])) for whole in wholes if number_of(spans[0]) > 1]
    yield from _report(claim, spans[0], made, "quotient", document, outside)


def _is_span(claim: Claim, time: str) -> bool:
    """Whether a number counts days: "29 bezorgdagen", "96 minuten"."""
    if claim.kind == "duration":
        return claim.quantity.unit == time
    head = claim.subject.head.lower()
    return claim.kind == "count" and head.endswith(_DAYS) and head.endswith((time, f"{time}en"))


def _report(
    claim: Claim,
    other: Claim,
    made: Sequence[tuple[Claim, Fraction]],
    form: str,
    document: Document,
    outside: Outside,
) -> Iterator[tuple[str, Calculation]]:
    """What a number should be where it has the digits of one result at another scale, and is none of them."""
    said = number_of(claim)
    if outside.supports(claim) or any(_is_near(result, said) for _, result in made):
        return
    scaled = [
        (term, result)
        for term, result in made
        if any(_is_near(result * scale, said) for scale in _SCALES) and not outside.contradicts(term)
    ]
    if len({result for _, result in scaled}) != 1 or outside.contradicts(other):
        return
    term, result = scaled[0]
    terms = (document.operand(other), document.operand(term))
    operands = terms if form == "product" else terms[::-1]
    shown = Fraction(round(result)) if result >= 1 else result
    yield claim.id, Calculation("wrong-unit", form, operands, False, shown, _LIKELY)


def _near(line: Line, document: Document) -> list[Line]:
    """A sentence and those before it in its paragraph."""
    return [
        other
        for other in document.around(line, _BACK)
        if "\n" not in document.text[other.end : line.start] or other is line
    ]


def _names_unit(quantity: Claim, line: Line, near: Sequence[Line], document: Document) -> bool:
    """Whether what a quantity is counted in is named with the prices before it: "voor een kilo", "per kilo"."""
    after = words_of(document.text[quantity.quantity.start : quantity.quantity.end])[-1:]
    words = [*after, quantity.subject.head.lower(), quantity.quantity.unit or ""]
    said = [
        word for other in near if other is not line for word in words_of(other.whole[other.start : other.end])
    ]
    said += words_of(line.before(quantity))
    return any(
        is_word(word)
        and len(word) >= _LONG
        and (word in said or any(begins_alike(word, one) for one in said))
        for word in words
    )


def _is_near(one: Fraction, other: Fraction) -> bool:
    return abs(one - other) <= _LITTLE * other
