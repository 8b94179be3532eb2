"""How much too full something is, told as how full: "plaats voor 439, er zitten er 688. Dat is een overbevolking van 157 procent" (57)."""

from collections.abc import Iterator
from fractions import Fraction

from cijfercheck.model.calculation import Calculation
from cijfercheck.model.claim import Claim
from cijfercheck.relations.arithmetic import over, percent_change, rounded, times
from cijfercheck.relations.lines import Document, Line, number_of, points_back, same_unit
from cijfercheck.relations.numerators import is_count
from cijfercheck.relations.words import relation_words, words_of

_LIKELY = Fraction(17, 20)
_HUNDRED = Fraction(100)
_BEFORE = 3  # words before a number that name it
_BOTH = 2  # counts


def find_excesses(document: Document) -> Iterator[tuple[str, Calculation]]:
    """Test every percentage that is called an excess beside the two counts told before it; each comes with the id of its claim."""
    for line in document.lines:
        for claim in line.claims:
            named = relation_words().excess.intersection(words_of(line.before(claim))[-_BEFORE:])
            held = _counts(claim, line, document) if claim.kind == "percentage" and named else []
            if len(held) != _BOTH or not same_unit(*held):
                continue
            room, people = (document.operand(count) for count in sorted(held, key=number_of))
            full, more = over(people.value, room.value), percent_change(room.value, people.value)
            if full is None or more is None:
                continue
            holds = more.meets(claim.interval)
            if holds or times(full, _HUNDRED).meets(claim.interval):
                exact = (
                    number_of(max(held, key=number_of)) / number_of(min(held, key=number_of)) - 1
                ) * _HUNDRED
                result = rounded(exact, claim.quantity.step)
                yield claim.id, Calculation("wrong-change", "percent", (room, people), holds, result, _LIKELY)


def _counts(claim: Claim, line: Line, document: Document) -> list[Claim]:
    """The counts before a percentage in its sentence, or those of the sentence that it speaks on about."""
    own = [other for other in line.claims if is_count(other) and other.start < claim.start]
    previous = document.right_before(line)
    if own or previous is None or claim is not line.claims[0] or not points_back(line):
        return own
    return [other for other in previous.claims if is_count(other)]
