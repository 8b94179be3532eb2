"""A price and a number beside what they come to: "4.000 woningen", "92 miljard euro, ofwel 23.000 euro per woning".

Three numbers that belong together by their words: how many there are, how much it is of each, and how much in all. Where the words say
that the one is the other ("ofwel", "komt neer op"), any difference is a slip; where they only stand near, a factor ten, a thousand or a
million is, for then the digits fit and no chance makes them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from cijfercheck.matching.plausibility import digits_of
from cijfercheck.matching.words import same_word
from cijfercheck.model.calculation import Calculation
from cijfercheck.model.claim import Claim
from cijfercheck.model.finding import FindingKind
from cijfercheck.model.interval import Interval
from cijfercheck.relations.anchors import is_level
from cijfercheck.relations.arithmetic import times
from cijfercheck.relations.lines import (
    Document,
    Line,
    begins_alike,
    first_part,
    gap,
    is_tight,
    last_part,
    plain_value,
)
from cijfercheck.relations.outside import Outside
from cijfercheck.relations.rates import find_rate
from cijfercheck.relations.words import has_phrase, is_word, relation_words, words_of

_LIKELY = Fraction(4, 5)
_SCALES = tuple(Fraction(10) ** power for power in (-6, -3, -1, 1, 3, 6))
_KINDS = frozenset({"amount", "measure", "count"})
_AFTER = 3  # words after a number in which "per" stands
_PARTICIPLES = ("end", "ende")  # "per gevend huishouden"
_LITTLE = Fraction(1, 50)  # of a total: digits that are farther off are others
_LARGE = 100  # from here on decimals say nothing
_TELLING = 2  # digits of a price: fewer fit by chance
_POINTING = ("is dat", "dat is", "dat komt", "komt dat")
_MORE = ("samen met", "inclusief", "met daarbij", "naast", "plus")
_ANYONE = frozenset({"persoon", "mens", "hoofd", "stuk"})
_TIMES = frozenset({"tegen", "à", "van", "maal", "keer", "x", "×"})
_SET_RIGHT = frozenset({"denied", "revised", "target"})


@dataclass(frozen=True, slots=True)
class Each:
    """How much there is of each one: the number and the noun that it is counted by."""

    claim: Claim
    noun: str


def find_products(document: Document, outside: Outside) -> Iterator[tuple[str, Calculation]]:
    """Test every price that stands with a number and a total; each calculation comes with the id of a claim."""
    for line in document.lines:
        yield from _multiplied(line, document, outside)
        yield from _over_time(line, document, outside)
        for claim in line.claims:
            noun = _noun_of(claim, line)
            extra = claim.role == "increase" and claim.kind == "amount"  # "betaalt 45 euro extra"
            if noun is not None and (extra or is_level(claim)) and claim.modality not in _SET_RIGHT:
                found = _beside(Each(claim, noun), line, document, outside)
                if found is not None:
                    yield found


def _multiplied(line: Line, document: Document, outside: Outside) -> Iterator[tuple[str, Calculation]]:
    """A number, a price and what they come to, one after another: "1.500 kuub tegen 1,30 euro komt neer op 1.365 euro"."""
    for number, price, whole in zip(line.claims, line.claims[1:], line.claims[2:], strict=False):
        same = price.kind == whole.kind == "amount" and price.quantity.unit == whole.quantity.unit
        if (
            not same
            or not all(map(is_level, (number, price, whole)))
            or number.kind not in {"count", "measure"}
        ):
            continue
        joint, result = words_of(gap(line, number, price)), gap(line, price, whole)
        tied = joint[-1:] != [] and joint[-1] in _TIMES and all(map(is_word, joint))
        wrong = any(map(outside.contradicts, (number, price)))
        if tied and comes_to(result) and not wrong:
            yield from _test(number, price, whole, document)
        elif wrong or outside.supports(whole) or number.kind != "count" or _fits(number, price, whole):
            continue
        elif _is_scaled(number, price, whole, beside=True):
            yield _made("wrong-unit", number, price, whole, document)


def _over_time(line: Line, document: Document, outside: Outside) -> Iterator[tuple[str, Calculation]]:
    """A pay or price per hour, a time and what they come to: "19 euro per uur. Een oproep duurt anderhalf uur, goed voor 38 euro"."""
    previous = document.right_before(line)
    for time, whole in pairwise(line.claims):
        if time.kind != "duration" or whole.kind != "amount" or not (is_level(time) and is_level(whole)):
            continue
        if not comes_to(gap(line, time, whole)) or words_of(first_part(line.after(whole)))[:1] == ["per"]:
            continue
        held = [*(previous.claims if previous is not None else ()), *line.claims]
        rates = [
            claim
            for claim in held
            if claim.start < time.start and is_level(claim) and _is_per(claim, time, document)
        ]
        same = len(rates) == 1 and rates[0].quantity.unit == whole.quantity.unit
        if same and not any(map(outside.contradicts, (rates[0], time))):
            yield from _test(time, rates[0], whole, document)


def _is_per(claim: Claim, time: Claim, document: Document) -> bool:
    """Whether an amount is counted by the unit of a time: "19 euro per uur" and "anderhalf uur"."""
    rate = find_rate(document.text, claim.quantity.end)
    return claim.kind == "amount" and rate is not None and rate[0] == time.quantity.unit


def comes_to(between: str) -> bool:
    """Whether words say that what stands before them is what stands behind them."""
    lists = relation_words()
    said = " ".join(words_of(between))
    tight = is_tight(between, also=lists.coming)
    return tight and any(f" {phrase} " in f" {said} " for phrase in lists.equals)


def _noun_of(claim: Claim, line: Line) -> str | None:
    """The noun that a number is counted by: "23.000 euro per woning", "Een bus kost 450.000 euro", "voor elk van de 35.260 inwoners"."""
    lists = relation_words()
    after = words_of(first_part(line.after(claim)))[:_AFTER]
    if "per" in after[:-1]:
        noun = after[after.index("per") + 1]  # a number, as in "per 100.000 inwoners", is no noun
        return noun if is_word(noun) and noun not in lists.per else None
    before = [word for word in words_of(line.before(claim)) if is_word(word)]
    if "per" in before[:-1] and claim is line.claims[0] and before.index("per") == 0:
        noun = next((word for word in before[1:_AFTER] if not word.endswith(_PARTICIPLES)), before[1])
        return None if noun in lists.per else noun
    if before[-2:-1] == ["per"] and before[-1] not in lists.per:
        return before[-1]  # "Met 200 leden is dat per lid 250 euro"
    for one, noun in pairwise(before):
        if one in lists.single and before[before.index(noun) + 1 :][:1] != [] and noun not in lists.per:
            verb = before[before.index(noun) + 1]
            return noun if verb in lists.costing else None
    place = line.claims.index(claim)
    each = place > 0 and not lists.every.isdisjoint(words_of(line.before(line.claims[place - 1])))
    paid = "is" in before or not lists.costing.isdisjoint(before)
    return line.claims[place - 1].subject.head.lower() if each and paid else None


def _beside(each: Each, line: Line, document: Document, outside: Outside) -> tuple[str, Calculation] | None:
    """The total near a price that it does not come to, with the number of what it is the price of."""
    numbers = _numbers(each, document)
    if not numbers or any(map(outside.contradicts, numbers)) or outside.contradicts(each.claim):
        return None
    wholes = [whole for whole in _wholes(each, line, document) if not outside.contradicts(whole)]
    for whole in wholes:
        if any(_fits(number, each.claim, whole) for number in numbers):
            return None
    first = numbers[0]
    if each.noun not in _ANYONE or abs(line.place - document.line_of[first.id].place) <= 1:
        for whole in wholes:
            if _is_scaled(
                first, each.claim, whole, beside=line.place - document.line_of[first.id].place <= 1
            ):
                return _made("wrong-unit", first, each.claim, whole, document)
        total = _scaled_total(each, numbers, document, outside)
        if total is not None:
            return _made_each(first, each.claim, total, document)
    values = {number.quantity.value for number in numbers}
    if len(values) == 1 and abs(line.place - document.line_of[first.id].place) <= 1:
        tied = [whole for whole in wholes if _is_tied(each.claim, whole, line)]
        if len(tied) == 1 and len(wholes) == 1:
            return _made("sum-mismatch", numbers[0], each.claim, tied[0], document)
    return None


def _scaled_total(each: Each, numbers: Sequence[Claim], document: Document, outside: Outside) -> Claim | None:
    """The total of what a price is counted by whose digits it has, where it fits none."""
    named = [whole for whole in _totals_of(each, document) if not outside.contradicts(whole)]
    if any(_fits(number, each.claim, whole) for number in numbers for whole in named):
        return None
    return next((whole for whole in named if _is_scaled(numbers[0], each.claim, whole, beside=False)), None)


def _numbers(each: Each, document: Document) -> list[Claim]:
    """The numbers of what a price is counted by, of the text's own days."""
    held = [
        claim
        for claim in document.claims
        if claim.kind == "count"
        and is_level(claim)
        and claim is not each.claim
        and claim.section != "table"
        and _is_called(claim, each.noun)
    ]
    return [claim for claim in held if (claim.quantity.value or 0) > 1]


def _is_called(claim: Claim, noun: str) -> bool:
    """Whether a number counts what a noun names: "4.000 woningen" and "per huis"."""
    head = claim.subject.head.lower()
    names = relation_words().alike.get(noun, frozenset({noun}))
    return (
        bool(head)
        and not claim.subject.inherited
        and any(same_word(head, name) or begins_alike(head, name) for name in names)
    )


def _wholes(each: Each, line: Line, document: Document) -> list[Claim]:
    """The larger numbers in the unit of a price, in its sentence and those beside it."""
    previous, following = document.previous(line), document.following(line)
    near = [line]
    if previous is not None and has_phrase(line.whole[line.start : line.end], _POINTING):
        near.append(previous)
        earlier = document.right_before(previous)
        if earlier is not None and any(_is_called(claim, each.noun) for claim in previous.claims):
            near.append(
                earlier
            )  # "Het kost 2,4 miljoen euro. Er komen 800 woningen. Per woning is dat 3.000 euro"
    if following is not None and _sums_up(following):
        near.append(following)
    return [
        claim
        for one in near
        for claim in one.claims
        if claim is not each.claim
        and is_level(claim)
        and claim.kind in _KINDS
        and claim.modality not in _SET_RIGHT
        and claim.kind == each.claim.kind
        and claim.quantity.unit == each.claim.quantity.unit
        and (claim.kind != "count" or claim.quantity.unit is not None)
        and (claim.quantity.value or 0) > (each.claim.quantity.value or 0)
        and _noun_of(claim, one) is None
    ]


def _totals_of(each: Each, document: Document) -> list[Claim]:
    """The amounts of a text that stand with the noun of a price as all that it comes to: "huishoudens: 2,3 miljard euro"."""
    return [
        claim
        for claim in document.claims
        if claim.start < each.claim.start
        and claim.kind == each.claim.kind == "amount"
        and claim.quantity.unit == each.claim.quantity.unit
        and is_level(claim)
        and claim.modality not in _SET_RIGHT
        and (claim.quantity.value or 0) > (each.claim.quantity.value or 0)
        and _is_called(claim, each.noun)
    ]


def _sums_up(line: Line) -> bool:
    """Whether a sentence begins with what was just told, and adds nothing to it: "Dat levert 54.000 euro op", "Samen waren zij goed voor"."""
    opening = words_of(line.opening)
    lists = relation_words()
    said = (
        opening[:1] == ["dat"]
        or opening[:1] == ["samen"]
        or " ".join(opening).startswith(lists.altogether)
        or not lists.resuming.isdisjoint(opening)
    )
    return said and not has_phrase(line.whole[line.start : line.end], _MORE)


def _product(number: Claim, price: Claim) -> Interval | None:
    one, other = plain_value(number), plain_value(price)
    if one.low is None or one.high is None or other.low is None or other.high is None:
        return None
    return Interval(one.low * other.low, one.high * other.high)


def _fits(number: Claim, price: Claim, whole: Claim) -> bool:
    made = _product(number, price)
    return made is None or made.meets(plain_value(whole))


def _is_scaled(number: Claim, price: Claim, whole: Claim, *, beside: bool = True) -> bool:
    """Whether a total has the digits of a number times a price, at another scale; a single digit says enough only `beside` it."""
    made, one, other, said = (
        _product(number, price),
        number.quantity.value,
        price.quantity.value,
        whole.quantity.value,
    )
    fewest = 1 if beside else _TELLING
    told = all(
        claim.quantity.value and len(digits_of(claim.quantity.value)) >= fewest for claim in (price, whole)
    )
    if made is None or not told or not one or not other or not said:
        return False
    near = (scale for scale in _SCALES if abs(one * other * scale - said) <= _LITTLE * said)
    return any(times(made, scale).meets(plain_value(whole)) for scale in near)


def _is_tied(price: Claim, whole: Claim, line: Line) -> bool:
    """Whether words say that a total is what a price comes to: "30.000 euro terug, zo'n 200 euro per inwoner"."""
    if whole not in line.claims:
        return False
    place, other = line.claims.index(price), line.claims.index(whole)
    if abs(place - other) != 1:
        return False
    if place < other:
        return comes_to(gap(line, price, whole))
    between = gap(line, whole, price)
    return "," in between and comes_to(last_part(between))


def _test(number: Claim, price: Claim, whole: Claim, document: Document) -> Iterator[tuple[str, Calculation]]:
    if not _fits(number, price, whole):
        scaled = _is_scaled(number, price, whole)
        yield _made("wrong-unit" if scaled else "sum-mismatch", number, price, whole, document)


def _made_each(number: Claim, price: Claim, whole: Claim, document: Document) -> tuple[str, Calculation]:
    """What comes to each that a total divided by their number does not give."""
    one, other = whole.quantity.value, number.quantity.value
    result = None if one is None or not other else one / other
    if result is not None:
        result = Fraction(round(result)) if result >= _LARGE else round(result, 2)
    terms = (document.operand(whole), document.operand(number))
    return price.id, Calculation("wrong-unit", "quotient", terms, False, result, _LIKELY)


def _made(
    kind: FindingKind, number: Claim, price: Claim, whole: Claim, document: Document
) -> tuple[str, Calculation]:
    """A total that a number of prices does not come to."""
    one, other = number.quantity.value, price.quantity.value
    result = None if one is None or other is None else one * other
    terms = (document.operand(number), document.operand(price))
    return whole.id, Calculation(kind, "product", terms, False, result, _LIKELY)
