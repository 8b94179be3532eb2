"""Numbers that a headline says again: "Zwembad trok 318.000 bezoekers" above a text that counts 381.000.

A headline takes its number from the text below it. Where the text has that number nowhere and no two of its numbers lead
to it, the number that the text gives for the same thing is the one that was meant.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import combinations, permutations

from cijfercheck.matching.mood import SET_RIGHT
from cijfercheck.matching.plausibility import has_many_digits, is_mistyped, is_specific
from cijfercheck.matching.words import same_word, split_compound
from cijfercheck.model.calculation import Calculation, Operand
from cijfercheck.model.claim import Claim
from cijfercheck.model.interval import Interval
from cijfercheck.relations.anchors import CHANGES, fits
from cijfercheck.relations.arithmetic import middle, minus, negative, over, percent_change, times, total
from cijfercheck.relations.basis import Basis
from cijfercheck.relations.changes import state_change
from cijfercheck.relations.lines import (
    Document,
    Line,
    alike,
    begins_alike,
    levels,
    number_of,
    same_thing,
    same_unit,
)
from cijfercheck.relations.outside import Outside
from cijfercheck.relations.pairs import Pair
from cijfercheck.relations.verdicts import weigh
from cijfercheck.relations.words import relation_words, words_of

_HEDGED = frozenset({"just_over", "almost", "more_than", "less_than", "at_least", "at_most"})
_HUNDRED = Fraction(100)
_TEN = Fraction(10)
_DIGITS = 2
_MANY_DIGITS = 3
_FAR = Fraction(8, 5)  # more than so many times as large is another number
_FAR_SHARE = Fraction(2)  # the same for percentages
_FAR_CHANGE = Fraction(5)  # the same for changes in percent
_SURE = Fraction(17, 20)
_LIKELY = Fraction(3, 4)
_HEAD = 2  # what a shared head counts for, beside 1 for any other word
_ENOUGH = 2
_BOTH, _PARTS = 2, 3
_APPROACH = 3  # words between "nadert" and the number
_OPENING = 4  # sentences with numbers: the first of a text


def find_restated(
    document: Document, pairs: Sequence[Pair], outside: Outside
) -> Iterator[tuple[str, Calculation]]:
    """Look for numbers of the headline that the text below it contradicts; each comes with the id of its claim."""
    body = [claim for claim in document.claims if claim.section != "title"]
    for title in document.claims:
        if title.section != "title" or not _says_how_much(title) or outside.supports(title):
            continue
        claim = replace(title, role="share") if _is_part(title, document) else title
        if _is_approached(claim, document) or any(_agrees(claim, other) for other in body):
            continue
        if _is_sum(claim, body):
            continue
        meant = _find_meant(claim, body, document)
        if _holds_of_pair(claim, document, pairs) if claim.role in CHANGES else _is_step(claim, pairs):
            continue
        if _follows(claim, document) and not (
            meant and _is_typed(claim, meant) and is_specific(claim.quantity.value)
        ):
            continue
        if meant is not None:
            yield claim.id, _made(claim, meant, document)
        elif claim.role in CHANGES:
            yield from _of_levels(claim, document, pairs)


def _is_sum(claim: Claim, body: Sequence[Claim]) -> bool:
    """Whether numbers of the text that follow each other make the number of a headline together, so many that it is no chance."""
    held = [level for level in levels(body) if same_unit(level, claim)]
    parts = _BOTH if has_many_digits(number_of(claim)) else _PARTS
    runs = combinations(range(len(held) + 1), 2)
    return any(
        last - first >= parts and sum(map(number_of, held[first:last])) == number_of(claim)
        for first, last in runs
    )


def _of_levels(claim: Claim, document: Document, pairs: Sequence[Pair]) -> Iterator[tuple[str, Calculation]]:
    """A change of the headline that the only two levels at the start of the text exclude: "verdubbeld", from 124.000 to 186.000."""
    opening = {line.place for line in _opening(document)}
    held = [(pair.before, pair.after) for pair in pairs if pair.line.place in opening]
    both = [pair for pair in held or _told_apart(document) if fits(claim, pair[1])]
    about = [pair for pair in both if max(_shared(claim, level) for level in pair)]
    if len(about) == 1:
        before, after = (document.operand(level) for level in about[0])
        verdict, result = weigh(claim, before, after)
        if verdict not in {"holds", "unknown"}:
            basis = Basis(before, after, _LIKELY)
            yield claim.id, state_change(claim, basis, verdict, result, document.line_of[claim.id])


def _told_apart(document: Document) -> list[tuple[Claim, Claim]]:
    """Two levels at the start of the text with what lies between them: "338.500 studenten. Dat zijn er 3.500 minder dan de 342.000 van vorig jaar"."""
    near = [claim for line in _opening(document) for claim in line.claims if claim.section != "title"]
    steps = {
        -number_of(claim) if claim.role == "decrease" else number_of(claim)
        for claim in near
        if claim.role in {"increase", "decrease"}
    }
    return [
        (one, other)
        for one, other in permutations(levels(near), 2)
        if has_many_digits(number_of(one))
        and same_unit(one, other)
        and number_of(other) - number_of(one) in steps
    ]


def _holds_of_pair(claim: Claim, document: Document, pairs: Sequence[Pair]) -> bool:
    """Whether two levels that the text joins make the change of a headline."""
    return any(
        weigh(claim, document.operand(pair.before), document.operand(pair.after))[0] == "holds"
        for pair in pairs
        if fits(claim, pair.after)
    )


def _is_step(claim: Claim, pairs: Sequence[Pair]) -> bool:
    """Whether a number is what lies between two levels that the text joins: "150 extra scooters", "van 450 naar 600"."""
    values = ((pair.before.quantity.value, pair.after.quantity.value) for pair in pairs)
    return any(
        one is not None and other is not None and abs(other - one) == claim.quantity.value
        for one, other in values
    )


def _made(claim: Claim, meant: Claim, document: Document) -> Calculation:
    rounding = claim.quantity.qualifier in _HEDGED and claim.role not in CHANGES and _is_near(claim, meant)
    operand = document.operand(meant)
    sure = _SURE if _is_typed(claim, meant) else _LIKELY
    if rounding:
        return Calculation("misleading-rounding", "rounding", (operand,), False, operand.point, sure)
    return Calculation("internal-conflict", "restated", (operand,), False, _as_written(claim, operand), sure)


def _as_written(claim: Claim, operand: Operand) -> Fraction | None:
    """What the text gives, as a number of the claim's own kind."""
    if operand.point is None or claim.kind == operand.kind:
        return operand.point
    return operand.point / _HUNDRED if claim.kind == "ratio" else operand.point * _HUNDRED


def _says_how_much(claim: Claim) -> bool:
    """Whether a number of a headline is one that its text must have: not a rank or an age, and not a few of something."""
    value = claim.quantity.value
    if claim.kind in {"rank", "age", "duration"} or claim.modality in SET_RIGHT or value is None:
        return False
    return claim.kind != "count" or value >= _TEN


def _is_approached(claim: Claim, document: Document) -> bool:
    """Whether the headline says that the number is not reached yet: "Huur nadert de 700 euro"."""
    words = words_of(document.text[claim.sentence[0] : claim.start])
    return bool(relation_words().approaching & set(words[-_APPROACH:]))


def _agrees(claim: Claim, other: Claim) -> bool:
    """Whether another number says the same, whatever it is said of; a bound ("onder de 30") says too little for that."""
    if other.quantity.value == claim.quantity.value:
        return True
    size = _size(other)
    bounded = claim.interval.low is not None and claim.interval.high is not None
    return bounded and size.low is not None and size.high is not None and size.meets(_size(claim))


def _size(claim: Claim) -> Interval:
    """What a number stands for, in percent where it is a fraction or multiple: "een derde" is 33 procent."""
    return _size_of(claim, claim.interval)


def _size_of(claim: Claim, value: Interval) -> Interval:
    if claim.role == "multiple":
        return minus(times(value, _HUNDRED), Interval.exactly(_HUNDRED))
    return times(value, _HUNDRED) if claim.kind == "ratio" else value


def _follows(claim: Claim, document: Document) -> bool:
    """Whether two numbers that stand together in the text lead to the number: their sum, distance, share or change."""
    for line in document.lines:
        following = document.following(line)
        near = [*line.claims, *(following.claims if following is not None else ())]
        held = [level for level in levels(near) if level.section != "title"]
        for one, other in permutations(held, 2):
            same = same_unit(one, other)
            if same and any(result.meets(_size(claim)) for result in _results(claim, one, other)):
                return True
    return False


def _results(claim: Claim, one: Claim, other: Claim) -> Iterator[Interval]:
    """What two numbers make together, in the unit of a headline's number."""
    if claim.kind in {"percentage", "ratio"}:
        share, change = over(one.interval, other.interval), percent_change(other.interval, one.interval)
        if share is not None and one.kind in {"count", "amount", "measure"} and claim.role not in CHANGES:
            yield times(share, _HUNDRED)
        if change is not None and claim.role in CHANGES and same_thing(one, other):
            yield negative(change) if claim.role == "decrease" else change
    elif claim.kind == one.kind and alike(claim, one):
        yield minus(one.interval, other.interval)
        if claim.role not in CHANGES and one.sentence == other.sentence:
            yield total([one.interval, other.interval])


def _find_meant(claim: Claim, body: Sequence[Claim], document: Document) -> Claim | None:
    """The number of the text that a headline's number stands for; None where more than one may be."""
    opening = [other for line in _opening(document) for other in line.claims]
    found: list[tuple[int, bool, Claim]] = []
    for other in body:
        if not _may_be(claim, other):
            continue
        shared = _shared(claim, other)
        typed = _is_typed(claim, other)
        told = any(
            _same_form(other, said) and said.quantity.value == other.quantity.value for said in opening
        )
        if shared >= _ENOUGH or (shared and (typed or told)) or (told and _is_known_by_digits(claim, other)):
            found.append((shared, typed, other))
    if not found:
        return None
    best = max((typed, shared) for shared, typed, _ in found)
    meant = [other for shared, typed, other in found if (typed, shared) == best]
    alone = len({other.quantity.value for other in meant}) == 1 or best[1] >= _ENOUGH
    return meant[0] if alone and not any(_size(other).meets(_size(claim)) for other in meant) else None


def _opening(document: Document) -> tuple[Line, ...]:
    """The first sentences with numbers below the headline."""
    return tuple(line for line in document.lines if line.claims[0].section != "title")[:_OPENING]


def _may_be(claim: Claim, other: Claim) -> bool:
    """Whether a number of the text may be the one of the headline: the same kind of statement, time, place and size."""
    if other.modality != claim.modality or other.quantity.value is None or not _same_form(claim, other):
        return False
    if claim.region and other.region and claim.region != other.region:
        return False
    if claim.period and other.period and claim.period.named and other.period.named:
        mine, theirs = claim.period.period, other.period.period
        if not (mine.holds(theirs) or theirs.holds(mine)):
            return False
    return _is_typed(claim, other) or _is_near(claim, other)


def _is_near(claim: Claim, other: Claim) -> bool:
    """Whether two numbers are of one size; changes in percent may lie farther apart than other numbers."""
    mine, theirs = _middle(claim), _middle(other)
    far = _FAR
    if claim.kind in {"percentage", "ratio"}:
        far = _FAR_CHANGE if claim.role in CHANGES else _FAR_SHARE
    return 0 < max(mine, theirs) <= far * min(mine, theirs)


def _middle(claim: Claim) -> Fraction:
    """The number as it is written; fractions and multiples in percent."""
    return middle(_size_of(claim, Interval.exactly(claim.quantity.value or Fraction(0)))) or Fraction(0)


def _is_part(claim: Claim, document: Document) -> bool:
    """Whether a percentage is a part of what follows it, whatever the verb: "verliezen 24 procent van hun volken"."""
    following = words_of(document.text[claim.quantity.end : claim.sentence[1]])[:1]
    return claim.kind in {"percentage", "ratio"} and claim.role != "multiple" and following == ["van"]


def _same_form(claim: Claim, other: Claim) -> bool:
    """Whether two numbers say the same sort of thing: how much there is, a part, or how much it rose or fell."""
    relative = {"percentage", "ratio"}
    if claim.role in CHANGES or other.role in CHANGES:
        if claim.role != other.role and not {claim.role, other.role} <= {"increase", "multiple"}:
            return False
        return {claim.kind, other.kind} <= relative or (claim.kind == other.kind and alike(claim, other))
    if {claim.kind, other.kind} <= relative:
        return True
    return claim.kind == other.kind and alike(claim, other)


def _is_typed(claim: Claim, other: Claim) -> bool:
    """Whether a number may be the other one mistyped: a digit or their order, or at another scale."""
    one, two = claim.quantity.value, other.quantity.value
    if one is None or two is None or claim.kind != other.kind:
        return False
    fewest = _MANY_DIGITS if claim.kind == "percentage" else _DIGITS
    return is_mistyped(one, two, fewest) or _has_its_digits(claim, other)


def _is_known_by_digits(claim: Claim, other: Claim) -> bool:
    """Whether two numbers are one by their digits alone, whatever the words say."""
    one, two = claim.quantity.value or Fraction(0), other.quantity.value or Fraction(0)
    same = same_unit(claim, other)
    return _has_its_digits(claim, other) or (same and is_mistyped(one, two, _MANY_DIGITS))


def _has_its_digits(claim: Claim, other: Claim) -> bool:
    """Whether two numbers have the same three digits or more, in another order: 2.610 and 1.260."""
    one, two = claim.quantity.value, other.quantity.value
    if one is None or two is None or claim.kind != other.kind or not has_many_digits(one):
        return False
    return one.denominator == two.denominator and sorted(str(one.numerator)) == sorted(str(two.numerator))


def _shared(claim: Claim, other: Claim) -> int:
    """How many words of what a headline counts are around a number of the text; its head counts twice."""
    subject = other.subject
    around = (subject.head, *subject.modifiers, *subject.setting, *other.context.near)
    if other.kind in {
        "percentage",
        "ratio",
    }:  # what it is a part of often stands at another number of the sentence
        around += other.context.far
    words = dict.fromkeys((claim.subject.head, *claim.subject.modifiers, *claim.subject.setting))
    met = [word for word in words if any(_meets(word, theirs) for theirs in around)]
    return len(met) + (_HEAD - 1 if met and _meets(claim.subject.head, subject.head) else 0)


def _meets(one: str, other: str) -> bool:
    """Whether two words are forms of one word, or one is a part of the other: "banen" and "voltijdbanen"."""
    if not one or not other:
        return False
    parts = split_compound(one, other) or split_compound(other, one)
    return same_word(one, other) or begins_alike(one.lower(), other.lower()) or parts is not None
