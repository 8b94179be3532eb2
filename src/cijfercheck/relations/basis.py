"""Two levels that a change may be the difference of, as terms of its sum, each as finely as the other is written."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from cijfercheck.model.calculation import Operand
from cijfercheck.model.claim import Claim, Role
from cijfercheck.model.interval import Interval
from cijfercheck.relations.arithmetic import middle, minus, negative, total
from cijfercheck.relations.lines import Document, plain_quantity, plain_value
from cijfercheck.relations.outside import Outside
from cijfercheck.relations.words import words_of

_SURE = Fraction(9, 10)
_NEGATIVE = ["negatief"]


@dataclass(frozen=True, slots=True)
class Basis:
    """Two levels that a change may be the difference of, and how sure that is.

    Of two that are `loose`, only the very size of the change tells that they are meant: they show that it holds, or that it
    is told the other way round. A `difference` is what the text itself says lies between them.
    """

    before: Operand
    after: Operand
    confidence: Fraction
    loose: bool = False
    difference: Interval | None = None


def as_bases(document: Document, before: Claim, after: Claim, outside: Outside) -> Iterator[Basis]:
    """Two levels of the draft, and what they should be where a figure outside it says otherwise."""
    if not (outside.contradicts(before) or outside.contradicts(after)):
        finest = min(before.quantity.place, after.quantity.place)
        yield Basis(_level(before, finest, document), _level(after, finest, document), _SURE)


def _level(claim: Claim, place: Fraction, document: Document) -> Operand:
    """A level as a term of a change; one that is called negative is below zero: "0,6 miljoen euro negatief"."""
    level = _closed(document.operand(claim, _to_place(claim, place)))
    line = document.line_of.get(claim.id)
    below = line is not None and words_of(line.after(claim))[:1] == _NEGATIVE
    if not below or level.point is None:
        return level
    return replace(level, value=negative(level.value), point=-level.point, written=f"min {level.written}")


def _closed(level: Operand) -> Operand:
    """A price that is a limit as the number that it is: "maximaal 47,20 euro"."""
    limit = level.kind == "amount" and level.value.low is None and level.point is not None
    return replace(level, value=Interval.exactly(level.point)) if limit and level.point else level


def _to_place(claim: Claim, place: Fraction) -> Interval | None:
    """What a level stands for beside one of that precision: with 88.000 beside it, 80.000 is rounded to thousands too.

    The cells of a table are written as finely as each other: 400 below "x 1.000" stands for 399.500 up to 400.500.
    """
    quantity = plain_quantity(claim)
    if (
        claim.section == "table"
        and quantity.qualifier == "exact"
        and quantity.value is not None
        and quantity.step > 1
    ):
        return Interval(quantity.value - quantity.step / 2, quantity.value + quantity.step / 2)
    if (
        quantity.qualifier != "exact"
        or quantity.value is None
        or quantity.place <= place
        or place < quantity.step
    ):
        return None
    said = plain_value(claim)
    low, high = quantity.value - place / 2, quantity.value + place / 2
    return Interval(max(low, said.low or low), min(high, said.high or high))


def less(document: Document, after: Operand, difference: Claim, role: Role) -> Iterator[Basis]:
    """The level that a stated difference leads back to: 4.310, "190 minder dan een jaar eerder" → 4.500."""
    change = document.operand(difference)
    falls = role == "decrease"
    value = total([after.value, change.value]) if falls else minus(after.value, change.value)
    points = negative(change.value) if falls else change.value
    yield Basis(_reached(value, after, change), after, _SURE, difference=points)


def more(document: Document, before: Operand, difference: Claim, role: Role) -> Iterator[Basis]:
    """The level that a stated difference leads to: 17,50 euro, "gaat 1,50 euro meer kosten" → 19,00."""
    change = document.operand(difference)
    falls = role == "decrease"
    value = minus(before.value, change.value) if falls else total([before.value, change.value])
    points = negative(change.value) if falls else change.value
    yield Basis(before, _reached(value, before, change), _SURE, difference=points)


def _reached(value: Interval, level: Operand, change: Operand) -> Operand:
    """The other end of a change, which the text tells by its size only."""
    return Operand(
        written="",
        value=value,
        point=middle(value),
        unit=level.unit,
        kind=level.kind,
        name=change.name,
        origin="claim",
        document=change.document,
        shown=change.shown,
        place=change.place,
    )
