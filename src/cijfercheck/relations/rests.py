"""Sums that run over sentences: what is left ("De rest, 13.400"), totals at the end ("In totaal", "Per saldo") and counted lists."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations, pairwise

from cijfercheck.matching.plausibility import is_mistyped
from cijfercheck.model.calculation import Calculation
from cijfercheck.model.claim import Claim
from cijfercheck.relations.arithmetic import middle, minus, total
from cijfercheck.relations.lines import Document, Line, gap, levels, plain_value, same_thing, same_unit
from cijfercheck.relations.numerators import is_of
from cijfercheck.relations.outside import Outside
from cijfercheck.relations.pairs import Pair
from cijfercheck.relations.terms import (
    add_up,
    count_single,
    is_alike,
    is_loose,
    is_of_others,
    is_plain,
    same_days,
)
from cijfercheck.relations.words import has_phrase, is_word, relation_words, words_of

_COUNTS = frozenset({"count", "amount", "measure"})
_LIKELY = Fraction(4, 5)
_NEAR = Fraction(1, 5)  # of a total: what misses more is no sum of it
_BACK = 4  # sentences with numbers in which the whole may stand
_MOST = 8  # numbers before what is left
_LEADING = 3  # words before a number that say it is the rest, or the total
_FEWEST = 2  # parts


def find_rests(
    document: Document, pairs: Sequence[Pair], outside: Outside
) -> Iterator[tuple[str, Calculation]]:
    """Test what is left of a whole, totals and balances over sentences; each comes with the id of its claim."""
    earlier = {pair.before.id for pair in pairs}
    for line in document.lines:
        for claim in line.claims:
            left = is_plain(claim) and _is_left(line, claim)
            if left or (is_plain(claim) and _is_other(line, claim)):
                found = _rest(claim, line, document, earlier, outside, sure=left)
                if found is not None:
                    yield claim.id, found
        yield from _totals(line, document, outside)
        yield from _counted(line, document, outside)
        yield from _balances(line, document, outside)
        yield from _explained_balances(line, document, outside)


def _is_left(line: Line, claim: Claim) -> bool:
    """Whether a number is said to be what is left: "De rest, 13.400", "de resterende 60.000 euro"."""
    words = [word for word in words_of(line.before(claim)) if is_word(word)]
    after = words_of(line.after(claim))[:1]
    definite = words[-1:] != [] and words[-1] in relation_words().definite
    return bool(relation_words().left & set(words[-_LEADING:])) or (
        definite and not relation_words().left.isdisjoint(after)
    )


def _is_other(line: Line, claim: Claim) -> bool:
    """Whether a number may be what is left: "de andere 168"."""
    words = words_of(line.before(claim))
    return words[-1:] == ["andere"] and words[-2:-1] != [] and words[-2] in relation_words().definite


def _rest(
    claim: Claim, line: Line, document: Document, earlier: set[str], outside: Outside, *, sure: bool
) -> Calculation | None:
    """What the whole and the parts before it leave, beside what is said to be left."""
    held = [
        other
        for other in _before(claim, line, document)
        if is_alike(other, claim) and other.id not in earlier and same_days(other, claim)
    ]
    if not _FEWEST <= len(held) <= _MOST or any(outside.contradicts(other) for other in held):
        return None
    whole = max(held, key=lambda other: other.quantity.value or 0)
    if _adds_up(held, claim, document) or is_of_others(claim, whole, line):
        return None
    parts = held[held.index(whole) + 1 :] or _part_of(whole, held, document)
    if not parts or (whole in line.claims and whole is line.claims[0]):
        return None
    left = minus(plain_value(whole), total(plain_value(part) for part in parts))
    result, said, most = middle(left), claim.quantity.value, whole.quantity.value
    if result is None or said is None or most is None:
        return None
    slipped = is_mistyped(most, most - result + said, _FEWEST) or is_mistyped(said, result, _FEWEST)
    far = result <= 0 or abs(result - said) > _NEAR * most
    single = claim.kind == "count" and 0 < result - said <= count_single(whole, claim, document)
    if single or (not slipped and (far or not sure)) or _is_balance(whole, parts, claim):
        return None
    terms = tuple(document.operand(term, plain_value(term)) for term in (whole, *parts))
    return Calculation("sum-mismatch", "rest", terms, False, result, _LIKELY)


def _before(claim: Claim, line: Line, document: Document) -> list[Claim]:
    """The numbers before a claim, from a few sentences."""
    near = document.around(line, _BACK)
    return [
        level
        for other in near
        for level in levels(other.claims)
        if level.start < claim.start and level.section != "title" and is_plain(level)
    ]


def _adds_up(held: Sequence[Claim], claim: Claim, document: Document) -> bool:
    """Whether some of the numbers and what is left make a number of the text: then that is the sum that was meant."""
    wholes = [
        plain_value(whole) for whole in levels(document.claims) if is_plain(whole) and is_alike(whole, claim)
    ]
    for size in range(1, len(held) + 1):
        for parts in combinations(held, size):
            sums = total(plain_value(part) for part in (*parts, claim))
            if any(sums.meets(whole) for whole in wholes):
                return True
    return False


def _part_of(whole: Claim, held: Sequence[Claim], document: Document) -> list[Claim]:
    """The part that is told right before its whole: "60 van de 96 appartementen"."""
    first, line = held[0], document.line_of[whole.id]
    told = len(held) == len(("part", "whole")) and first in line.claims and is_of(line, first, whole)
    return [first] if told else []


def _is_balance(whole: Claim, parts: Sequence[Claim], claim: Claim) -> bool:
    """Whether what is left is right where some of the numbers came back: 48 less 19, and two were let in again."""
    said = plain_value(claim)
    for size in range(1, len(parts)):
        for back in combinations(parts, size):
            gone = [part for part in parts if part not in back]
            come = total(plain_value(part) for part in (whole, *back))
            if minus(come, total(plain_value(part) for part in gone)).meets(said):
                return True
    return False


def _totals(line: Line, document: Document, outside: Outside) -> Iterator[tuple[str, Calculation]]:
    """A total of the parts in the sentence before: "Op 61 scholen … en op 23 …. In totaal gaat het om 74 scholen"."""
    previous = document.previous(line)
    opening = " ".join(words_of(line.opening))
    if previous is None or "\n" in document.text[previous.end : line.start] or len(line.claims) != 1:
        return
    whole = line.claims[0]
    parts = [other for other in previous.claims if other.kind == whole.kind]
    closes = any(f"{opening} ".startswith(f"{words} ") for words in relation_words().altogether)
    listed = len(parts) >= _FEWEST and all(is_plain(part) and same_unit(part, whole) for part in parts)
    every = whole.subject.head.lower() in relation_words().collective and _is_one_list(previous, parts)
    counted = every or all(same_thing(whole, part) for part in parts)
    if not (closes and listed and is_plain(whole) and counted):
        return
    if every:
        yield from add_up(whole, parts, document, outside)
        return
    if any(part.subject.modifiers != parts[0].subject.modifiers for part in parts) and is_loose(previous):
        return
    yield from add_up(whole, parts, document, outside)


def _is_one_list(line: Line, parts: Sequence[Claim]) -> bool:
    """Whether only nouns, commas and "en" stand between numbers: "14 koeien, 9 kalveren en twee paarden"."""
    if len(parts) != len(line.claims):
        return False
    joints = [words_of(gap(line, one, other)) for one, other in pairwise(parts)]
    return all(
        joint[-1:] in ([","], ["en"]) and len(joint) <= _LEADING and joint.count(",") <= 1 for joint in joints
    )


def _counted(line: Line, document: Document, outside: Outside) -> Iterator[tuple[str, Calculation]]:
    """A total over so many places, with as many numbers in the next sentence: "op de drie lijnen 168. Lijn 1 telde er 61, …"."""
    following = document.following(line)
    if following is None or "\n" in document.text[line.end : following.start]:
        return
    parts = list(following.claims)
    if len(parts) < _FEWEST or not all(map(is_plain, parts)) or len({part.kind for part in parts}) != 1:
        return
    number = next((claim for claim in line.claims if claim.quantity.value == len(parts)), None)
    wholes = [
        claim
        for claim in line.claims
        if claim is not number and is_plain(claim) and same_unit(claim, parts[0])
    ]
    if number is None or number.kind != "count" or len(wholes) != 1 or is_loose(line) or is_loose(following):
        return
    if not relation_words().occasions.isdisjoint(words_of(line.after(number))[:1]):
        return
    if all(same_unit(part, wholes[0]) for part in parts) and len(line.claims) == len((number, wholes[0])):
        yield from add_up(wholes[0], parts, document, outside)


def _balances(line: Line, document: Document, outside: Outside) -> Iterator[tuple[str, Calculation]]:
    """What came less what went: "Er kwamen 118 leden bij en er vertrokken 94. Per saldo groeide de club met 34 leden"."""
    text = " ".join(words_of(line.opening))
    if not any(words in text for words in relation_words().balance) or len(line.claims) != 1:
        return
    claim, previous = line.claims[0], document.previous(line)
    if (
        previous is None
        or claim.role not in {"increase", "decrease", "difference"}
        or claim.kind not in _COUNTS
    ):
        return
    both = [
        other for other in previous.claims if same_unit(other, claim) and other.quantity.value is not None
    ]
    if (
        len(both) != _FEWEST
        or len(previous.claims) != _FEWEST
        or any(outside.contradicts(one) for one in both)
    ):
        return
    yield from _balance(claim, both, document)


def _explained_balances(
    line: Line, document: Document, outside: Outside
) -> Iterator[tuple[str, Calculation]]:
    """A balance before what came and what went: "Per saldo kwam er 2,8 miljoen euro binnen: voor 6,9 miljoen verkocht, voor 4,1 miljoen gekocht"."""
    if len(line.claims) != _FEWEST + 1 or line.claims[0].kind not in _COUNTS:
        return
    claim, *both = line.claims
    if not all(map(is_plain, both)):
        return
    called = has_phrase(line.opening, relation_words().balance) and ":" in gap(line, claim, both[0])
    if not called or not all(same_unit(claim, one) for one in both) or any(map(outside.contradicts, both)):
        return
    one, other, said = (part.quantity.value or Fraction(0) for part in (*both, claim))
    if said < max(one, other) and abs(abs(one - other) - said) <= _NEAR * max(one, other):
        yield from _balance(claim, both, document)


def _balance(claim: Claim, both: Sequence[Claim], document: Document) -> Iterator[tuple[str, Calculation]]:
    """What two numbers differ, beside what is said to be the balance of them."""
    come, gone = (plain_value(one) for one in both)
    left, said = minus(come, gone), plain_value(claim)
    result = middle(left)
    if result is not None:
        holds = left.meets(said) or minus(gone, come).meets(said)
        terms = tuple(map(document.operand, both))
        yield claim.id, Calculation("sum-mismatch", "balance", terms, holds, abs(result), _LIKELY)
