"""Two levels that a source tells the other way round: "van 61.400 naar 66.900", where 66.900 was the year before.

Both numbers are right, and so is what they count; only their order is not. Two numbers that are too particular for chance, or of one
noun, and that a source joins itself, the later one first, can hardly be anything else.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from cijfercheck.matching.mood import SET_RIGHT
from cijfercheck.matching.plausibility import is_specific
from cijfercheck.matching.words import same_word
from cijfercheck.model.calculation import Calculation
from cijfercheck.model.claim import Role
from cijfercheck.relations.changes import exchange
from cijfercheck.relations.known import Known
from cijfercheck.relations.pairs import IN_TABLE, Pair

_SURE = Fraction(17, 20)
_TEN = 10


def find_reversals(pairs: Sequence[Pair], known: Known) -> Iterator[tuple[str, Calculation]]:
    """Look for pairs of levels that the sources have in the other order; each comes with the id of the later one's claim."""
    for pair in pairs:
        one, other = pair.before.quantity.value, pair.after.quantity.value
        if one is None or other is None or one == other or pair.line.place == IN_TABLE:
            continue
        if min(one, other) < _TEN or pair.after.modality in SET_RIGHT:
            continue
        particular = is_specific(one) and is_specific(other)
        told = [
            (source, theirs)
            for source, theirs in known.paired.get(one, ())
            if theirs.before.quantity.value == other
            and (particular or same_word(pair.after.subject.head, theirs.after.subject.head))
        ]
        if not told:
            continue
        source, theirs = told[0]
        days = source.operand(theirs.before).period
        if any(level.operand.period != days for level in known.by_point.get(other, ())):
            continue  # the number is of another time as well
        operands = (source.operand(theirs.before), source.operand(theirs.after))
        made = Calculation("wrong-direction", "level", operands, False, None, _SURE)
        role: Role = "increase" if other > one else "decrease"
        yield pair.after.id, exchange(made, pair, role)
