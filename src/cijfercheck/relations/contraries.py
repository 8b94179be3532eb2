"""A change told twice that goes both ways: "152 meer dan in 2023, een daling van 9 procent".

One of the two words is wrong, whatever the levels are. Where either change is known to be right, the other is blamed; otherwise the
one that says the first again.
"""

from collections.abc import Callable, Iterator
from fractions import Fraction

from cijfercheck.language.lexicon import roles
from cijfercheck.matching.mood import SET_RIGHT
from cijfercheck.model.calculation import Calculation
from cijfercheck.model.claim import Claim
from cijfercheck.relations.anchors import is_from_elsewhere, opens_back
from cijfercheck.relations.changes import turn
from cijfercheck.relations.lines import Document, Line, gap, is_tight, last_part
from cijfercheck.relations.words import is_word, relation_words, words_of

_SURE = Fraction(17, 20)
_TURNED = {"increase": "decrease", "decrease": "increase"}
_BEHIND = 3  # words between a number and its comparative: "152 fietsen minder"
_BY = frozenset({"van", "met"})


def find_contraries(
    document: Document, is_right: Callable[[Claim], bool]
) -> Iterator[tuple[str, Calculation]]:
    """Look for two changes of which one says the other again with the reverse word; each comes with the id of the one to blame.

    Args:
        document: The draft.
        is_right: Whether a change is known to be right.
    """
    for line in document.lines:
        for again in line.claims:
            if again.role not in _TURNED or again.modality in SET_RIGHT or not _is_named(again, line):
                continue
            told = _said_before(again, line, document)
            if told is None or told[0].role != _TURNED[again.role] or not _is_compared(*told):
                continue
            first, there = told
            if first.baseline is None and again.baseline is not None:
                continue  # "9 procent meer dan gisteren, een daling van 3 procent in een jaar"
            if is_right(again) and not is_right(first):
                yield first.id, _made(first, there, again, document)
            else:
                yield again.id, _made(again, line, first, document)


def _made(claim: Claim, line: Line, other: Claim, document: Document) -> Calculation:
    made = Calculation("wrong-direction", "twice", (document.operand(other),), False, None, _SURE)
    return turn(made, claim, line, claim.role)


def _is_named(claim: Claim, line: Line) -> bool:
    """Whether a noun right before a number makes it a change: "een daling van bijna 9 procent"."""
    words = [word for word in words_of(last_part(line.before(claim))) if is_word(word)]
    while words and words[-1] in relation_words().small:
        words.pop()
    nouns = (roles().rise.nouns | roles().fall.nouns) - roles().results
    return words[-1:] != [] and words[-1] in _BY and not nouns.isdisjoint(words[-2:-1])


def _said_before(claim: Claim, line: Line, document: Document) -> tuple[Claim, Line] | None:
    """The change right before a noun with its number that says it again, with its sentence."""
    place = line.claims.index(claim)
    if place:
        other = line.claims[place - 1]
        between = gap(line, other, claim)
        last = [word for word in words_of(last_part(between)) if is_word(word)]
        apposed = "," in between and last[:1] == ["een"] and is_tight(" ".join(last))
        return (other, line) if apposed else None
    previous = document.right_before(line)
    if previous is None or not opens_back(claim, line, document) or not is_tight(line.opening):
        return None
    return previous.claims[-1], previous


def _is_compared(claim: Claim, line: Line) -> bool:
    """Whether a change is measured from an earlier time: "152 fietsen minder dan in 2023"."""
    words = words_of(line.after(claim))[: _BEHIND + 1]
    now = words[-1:] != [] and not relation_words().at_present.isdisjoint(words[1:])
    if is_from_elsewhere(claim, line) and not now:
        return False
    comparatives = roles().rise.comparatives | roles().fall.comparatives
    place = next((place for place, word in enumerate(words) if word in comparatives), None)
    than = place is not None and not relation_words().than.isdisjoint(words[place + 1 : place + 2])
    return than or (place is not None and claim.baseline is not None)
