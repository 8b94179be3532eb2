"""Shares that follow from the counts of the sentence before, with what they leave: "8.960 plaatsen, 8.110 ingevuld. Een op de tien is dus vacant".

The sentence says that it follows ("dus", "daarmee"), or that something went away ("sindsdien verdween een kwart"). A share may be that of a
part or of what the part leaves; words that say that something lacks tell the two apart. Where none fits, the nearest is what should have
stood there.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from cijfercheck.matching.words import same_word
from cijfercheck.model.calculation import Calculation, Operand
from cijfercheck.model.claim import Claim
from cijfercheck.model.interval import Interval
from cijfercheck.relations.anchors import is_named
from cijfercheck.relations.arithmetic import middle, minus, over, times
from cijfercheck.relations.lines import (
    Document,
    Line,
    begins_alike,
    exactly,
    last_part,
    levels,
    number_of,
    same_unit,
)
from cijfercheck.relations.numerators import COUNTS, is_count, starts_whole, up_to_mark
from cijfercheck.relations.outside import Outside
from cijfercheck.relations.shares import is_share, state_share
from cijfercheck.relations.words import has_phrase, is_word, relation_words, words_of

_HUNDRED = Fraction(100)
_LIKELY = Fraction(4, 5)
_BACK = 3  # sentences with numbers
_FAR_APART = 20
_BOTH = 2  # levels
_BEHIND = 4  # words behind a share that name its whole
_HEDGING = frozenset({"meer", "minder"})  # "meer dan de helft" is no change
_SET_RIGHT = frozenset({"denied", "revised", "target"})

Option = tuple[Operand, Operand, Interval]


def find_remainders(document: Document, outside: Outside) -> Iterator[tuple[str, Calculation]]:
    """Test every share that is said to follow from counts before it; each calculation comes with the id of its claim."""
    for line in document.lines:
        for claim in line.claims:
            if not is_share(claim) or outside.supports(claim) or claim.section == "title":
                continue
            options = _lost(claim, line, document) or _concluded(claim, line, document, outside)
            if options and not any(_in_unit(claim, share).meets(claim.interval) for _, _, share in options):
                part, whole, share = min(options, key=lambda option: _distance(claim, option[2]))
                made = state_share(claim, part, whole, _LIKELY, share, holds=False)
                yield claim.id, made


def _concluded(claim: Claim, line: Line, document: Document, outside: Outside) -> list[Option]:
    """The shares that the counts of the sentence before give, where a sentence with "dus" says that its own follows from them."""
    previous = document.right_before(line)
    held = [] if previous is None else [level for level in previous.claims if _counts(level)]
    if previous is None or not held or len(held) != len(previous.claims) or not _is_conclusion(claim, line):
        return []
    whole = None if _between(previous, line, document) else _whole(claim, held, line, previous, document)
    parts = [part for part in held if part is not whole]
    if whole is None or not parts or not _is_of(claim, line, whole, document):
        return []
    if any(map(outside.contradicts, (whole, *parts))) or not all(_may_hold(whole, part) for part in parts):
        return []
    if any(_is_of_part(claim, part, whole) for part in parts):
        return []
    lacking = has_phrase(line.whole[line.start : line.end], relation_words().lacking)
    short = {part.id: _lacks(part, previous) for part in parts}
    telling = lacking and any(short.values())
    return [
        option
        for part in parts
        for option, left in (
            (_part_of(part, whole, document), False),
            (_left_of(part, whole, document), True),
        )
        if not telling or short[part.id] != left
    ]


def _is_conclusion(claim: Claim, line: Line) -> bool:
    """Whether a share is all that a sentence tells, as what follows from the one before; a change in percent is none."""
    said, lists = words_of(line.whole[line.start : line.end]), relation_words()
    follows = not lists.following.isdisjoint(said) and (lists.changing - _HEDGING).isdisjoint(said)
    return follows and line.claims == (claim,)


def _between(one: Line, other: Line, document: Document) -> bool:
    """Whether a new paragraph begins between two sentences."""
    return "\n" in document.text[one.end : other.start]


def _whole(
    claim: Claim, held: Sequence[Claim], line: Line, previous: Line, document: Document
) -> Claim | None:
    """The whole of a share: the larger of two counts before it, what "daarvan" points back to, or all there is in its paragraph."""
    if not relation_words().wholes.isdisjoint(words_of(up_to_mark(line.after(claim)))):
        near = document.earlier(line, _BACK + 1)
    elif len(held) == _BOTH:
        near = (previous,)
    else:
        earlier = document.right_before(previous)
        back = previous.opening.lower().startswith(relation_words().back)
        if earlier is None or not back or len(held) != 1 or len(earlier.claims) != 1:
            return None
        near = (earlier,)
    return max(
        (
            level
            for other in near
            if not _between(other, line, document)
            for level in other.claims
            if _counts(level) and same_unit(level, held[0])
        ),
        key=number_of,
        default=None,
    )


def _counts(claim: Claim) -> bool:
    """Whether a number counts how much there is, or what lacks: "een gat van 35,4 miljoen euro"."""
    return is_count(claim) or (
        claim.kind in COUNTS and claim.role == "difference" and claim.quantity.value is not None
    )


def _may_hold(whole: Claim, part: Claim) -> bool:
    same = same_unit(whole, part)
    plain = not {whole.modality, part.modality} & _SET_RIGHT
    return same and plain and number_of(whole) > number_of(part)


def _is_of(claim: Claim, line: Line, whole: Claim, document: Document) -> bool:
    """Whether the words behind a share name what the sentence of a whole counts, or all there is; without any, it is of "Van de 1.200"."""
    there = document.line_of[whole.id]
    behind = words_of(up_to_mark(line.after(claim)))[:_BEHIND]
    if claim.subject.inherited or not claim.subject.head:
        return starts_whole(there, whole) and there.place == line.place - 1
    if behind[:1] == ["van"] and not relation_words().wholes.isdisjoint(behind):
        return True
    head = claim.subject.head.lower()
    said = (whole.subject.head.lower(), *words_of(there.whole[there.start : there.end]))
    named = any(begins_alike(head, word) or same_word(head, word) for word in behind)
    return named and any(same_word(head, word) or begins_alike(head, word) for word in said)


def _is_of_part(claim: Claim, part: Claim, whole: Claim) -> bool:
    """Whether a share is of what a part counts, and its whole does not: "400 kaartjes en 120 bezoekers. De helft van de bezoekers"."""
    head, mine = claim.subject.head, part.subject.head
    named = bool(head) and is_named(part) and same_word(head, mine)
    return named and not same_word(head, whole.subject.head)


def _lacks(part: Claim, line: Line) -> bool:
    """Whether the clause of a number says that it is what lacks: "zodat er een gat van 35,4 miljoen euro overblijft"."""
    clause = f"{last_part(line.before(part))} {up_to_mark(line.after(part))}"
    return has_phrase(clause, relation_words().lacking)


def _lost(claim: Claim, line: Line, document: Document) -> list[Option]:
    """What went of a number that a clause before "sindsdien" gives, or the two sentences before: "sindsdien verdween bijna een derde"."""
    text = line.whole[line.start : line.end]
    if relation_words().vanishing.isdisjoint(words_of(text)):
        return []
    place = line.claims.index(claim)
    if place and is_count(line.claims[place - 1]) and "sindsdien" in words_of(line.before(claim)):
        start = line.claims[place - 1]
        return [
            _left_of(level, start, document)
            for level in _counted_alike(start, document)
            if level.start < start.start
        ]
    if line.claims != (claim,) or not (claim.subject.inherited or not claim.subject.head or _follows(line)):
        return []
    near = [
        level
        for other in document.earlier(line, _BOTH)
        if not _between(other, line, document)
        for level in levels(other.claims)
    ]
    if len(near) != _BOTH or not all(map(is_count, near)) or not _names_none_else(line, near, document):
        return []
    now, start = sorted(near, key=number_of)  # "nog 3.140, terwijl het er in 2019 3.880 waren"
    return [_left_of(now, start, document)] if _may_hold(start, now) else []


def _follows(line: Line) -> bool:
    return not relation_words().following.isdisjoint(words_of(line.whole[line.start : line.end]))


def _names_none_else(line: Line, near: Sequence[Claim], document: Document) -> bool:
    """Whether the words before a share only say when, so that it is of what was counted: not "Bij de FNV verdween"."""
    lists = relation_words()
    opening = [word for word in words_of(line.opening) if is_word(word)]
    tied = lists.ties | lists.when | lists.vanishing | lists.small | lists.resuming
    start = document.text[near[0].sentence[0] : near[-1].sentence[1]]
    return all(word in tied or word in words_of(start) for word in opening)


def _counted_alike(start: Claim, document: Document) -> list[Claim]:
    """The numbers of a text that count what a number does, smaller but of its size."""
    value = start.quantity.value or Fraction(0)
    return [
        level
        for level in levels(document.claims)
        if is_count(level)
        and _may_hold(start, level)
        and same_word(level.subject.head, start.subject.head)
        and not level.subject.inherited
        and value <= _FAR_APART * (level.quantity.value or Fraction(0))
    ]


def _part_of(part: Claim, whole: Claim, document: Document) -> Option:
    one, other = document.operand(part), document.operand(whole)
    return one, other, over(exactly(part), exactly(whole)) or Interval.exactly(Fraction(0))


def _left_of(part: Claim, whole: Claim, document: Document) -> Option:
    """What a part leaves of its whole."""
    one, other = document.operand(part), document.operand(whole)
    value = minus(exactly(whole), exactly(part))
    rest = replace(one, written="", value=value, point=middle(value))
    return rest, other, over(value, exactly(whole)) or Interval.exactly(Fraction(0))


def _in_unit(claim: Claim, share: Interval) -> Interval:
    return times(share, _HUNDRED) if claim.kind == "percentage" else share


def _distance(claim: Claim, share: Interval) -> Fraction:
    result = middle(_in_unit(claim, share)) or Fraction(0)
    return abs(result - number_of(claim))
