"""Levels that a change follows from without standing beside it: "daarmee vijf keer zoveel waard", "het waren er 27 meer"."""

from collections.abc import Iterator, Mapping, Sequence

from cijfercheck.model.claim import Claim
from cijfercheck.relations.anchors import fits, is_from_elsewhere
from cijfercheck.relations.lines import Document, Line, alike, gap, is_tight, last_part, levels, same_unit
from cijfercheck.relations.pairs import COPULAS, Pair, period_of
from cijfercheck.relations.words import is_word, relation_words, words_of

_BACK = 2  # sentences with numbers
_BOTH = 2  # levels
_COUNTS = frozenset({"count", "amount", "measure"})
_SHARES = frozenset({"percentage", "ratio"})
_TELLING = 11  # a smaller difference may be chance
_LAST = 3  # words before a number


def find_concluded(claim: Claim, line: Line, document: Document) -> Iterator[tuple[Claim, Claim]]:
    """The earlier and the later of the only two levels of a unit that a multiple with "daarmee" can follow from.

    "Het bloemstuk bracht 2,1 miljoen euro op. De vorige eigenaar kocht het in 1998 voor 190.000 euro. Het is daarmee elf keer zoveel waard."
    """
    concluding = not relation_words().resuming.isdisjoint(words_of(line.before(claim)))
    if (
        claim.role != "multiple"
        or line.claims != (claim,)
        or not concluding
        or is_from_elsewhere(claim, line)
    ):
        return
    near = document.earlier(line, _BACK)
    held = [
        level
        for other in near
        if "\n" not in document.text[other.end : line.start]
        for level in levels(other.claims)
        if level.kind == "amount"
    ]
    units = {level.quantity.unit for level in held}
    for unit in sorted(filter(None, units)):
        both = [level for level in held if level.quantity.unit == unit]
        if len(both) == _BOTH and document.line_of[both[0].id] is not document.line_of[both[1].id]:
            yield from _in_order(*both)


def _in_order(one: Claim, other: Claim) -> Iterator[tuple[Claim, Claim]]:
    """Two levels in the order of time and the other way round, where the clause of one names an earlier time than the other has."""
    first, second = period_of(one), period_of(other)
    if first is None or second is None or first.first is None or second.first is None:
        return
    named = [level for level in (one, other) if level.period is not None and level.period.origin == "clause"]
    before, after = (one, other) if first.first < second.first else (other, one)
    if before in named and not first.meets(second):
        yield before, after
        yield (
            after,
            before,
        )  # "15,20 euro in november. Schol bracht 3,10 euro op. Tong is daarmee vijf keer zoveel waard"


def find_drawn(
    claim: Claim, line: Line, document: Document, pairs: Mapping[int, Sequence[Pair]]
) -> Iterator[Pair]:
    """The two levels of the sentence before, its only ones, that a change with "dus" or "daarmee" is drawn from: "De rijen werden dus 12 procent langer"."""
    previous = document.right_before(line)
    if (
        previous is None
        or claim is not line.claims[0]
        or claim.kind not in _SHARES
        or claim.baseline is not None
    ):
        return
    if "\n" in document.text[previous.end : line.start] or is_from_elsewhere(claim, line):
        return
    drawn = not relation_words().resuming.isdisjoint(words_of(line.before(claim)))
    held = [pair for pair in pairs.get(previous.place, ()) if fits(claim, pair.after)]
    others = [
        level for level in levels(previous.claims) if held and level not in (held[0].before, held[0].after)
    ]
    if drawn and len(held) == 1 and not others:
        yield held[0]


def find_situated(claim: Claim, line: Line, document: Document) -> Iterator[tuple[Claim, Claim]]:
    """What is now, and what it will be under new circumstances: "De raden tellen nu 67 leden. In de nieuwe gemeente zijn dat er 35, een derde minder"."""
    previous, place = document.right_before(line), line.claims.index(claim)
    lists = relation_words()
    if previous is None or not place or claim.baseline is not None or is_from_elsewhere(claim, line):
        return
    level, opening = line.claims[place - 1], words_of(line.opening)
    held = list(levels(previous.claims))
    beside = level is line.claims[0] and "," in gap(line, level, claim) and is_tight(gap(line, level, claim))
    echoed = not lists.echoes.isdisjoint(opening[-_LAST:]) and not COPULAS.isdisjoint(opening)
    told = words_of(previous.whole[previous.start : previous.end])
    turned = not lists.at_present.isdisjoint(told) and not lists.to_come.isdisjoint(opening)
    closed = not any(map(is_word, words_of(line.after(claim))[1:]))
    if not (beside and echoed and turned and closed) or len(held) != 1 or len(previous.claims) != 1:
        return
    same = same_unit(held[0], level)
    if same and fits(claim, level) and any(True for _ in levels([level])):
        yield held[0], level


def find_told_next(
    claim: Claim, line: Line, document: Document, pairs: Mapping[int, Sequence[Pair]]
) -> Iterator[Pair]:
    """The two levels of the next sentence whose distance is a change: "het waren er 27 meer. Er waren 741 meldingen, tegen 768"."""
    following, value = document.following(line), claim.quantity.value
    if following is None or claim.kind not in _COUNTS or value is None or value < _TELLING:
        return
    if document.right_before(following) is not line or "\n" in document.text[line.end : following.start]:
        return
    held = [pair for pair in pairs.get(following.place, ()) if pair.first in following.claims]
    if line.claims != (claim,) or len(held) != 1 or claim.baseline is not None:
        return
    pair = held[0]
    one, other = pair.before.quantity.value, pair.after.quantity.value
    echo = is_tight(last_part(line.before(claim)), also=COPULAS | relation_words().echoes)
    if (
        echo
        and one is not None
        and other is not None
        and abs(other - one) == value
        and alike(claim, pair.after)
    ):
        yield pair
