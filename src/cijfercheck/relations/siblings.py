"""A change told twice: "43 minder dan in 2023. Een daling van 7 procent", "Die 156 extra diefstallen betekenen een groei van 14 procent".

Where the levels that are known make the difference in numbers, they are those of the percentage too.
"""

from cijfercheck.model.claim import Claim
from cijfercheck.relations.anchors import opens_back
from cijfercheck.relations.lines import Document, Line, gap, is_tight, last_part
from cijfercheck.relations.words import is_word, relation_words, words_of

_COUNTS = frozenset({"count", "amount", "measure"})
_TIMES = 10  # "43 keer minder" counts the times, "drie keer minder" does not
_LONGEST = 8  # words between the two


def find_difference(claim: Claim, line: Line, document: Document) -> tuple[Claim, Line] | None:
    """The difference in numbers that a difference in percent says again, with its sentence.

    Args:
        claim: A change in percent, or as a fraction.
        line: Its sentence.
        document: The text.
    """
    if claim.kind not in {"percentage", "ratio"} or claim.role not in {"increase", "decrease"}:
        return None
    place = line.claims.index(claim)
    if place:
        other, there = line.claims[place - 1], line
        told = is_tight(last_part(line.before(claim))) or _amounts_to(gap(line, other, claim))
    else:
        previous = document.right_before(line)
        if previous is None:
            return None
        other, there = previous.claims[-1], previous
        told = opens_back(claim, line, document) and is_tight(line.opening)
    return (other, there) if told and _is_difference(other, claim) and _same_base(other, claim) else None


def _is_difference(other: Claim, claim: Claim) -> bool:
    value = other.quantity.value
    times = other.role == "multiple" and value is not None and value >= _TIMES
    return times or (other.role == claim.role and other.kind in _COUNTS)


def _same_base(one: Claim, other: Claim) -> bool:
    """Whether two changes are not said to be measured from two times."""
    if one.baseline is None or other.baseline is None:
        return True
    mine, theirs = one.baseline.period, other.baseline.period
    return mine.holds(theirs) or theirs.holds(mine)


def _amounts_to(between: str) -> bool:
    """Whether one change is said to be another: "extra diefstallen betekenen een groei van ruim"."""
    words = words_of(between)
    verb = next((place for place, word in enumerate(words) if word in relation_words().amounting), None)
    if verb is None or len(words) > _LONGEST or not all(map(is_word, words)):
        return False
    return is_tight(" ".join(words[verb + 1 :]))
