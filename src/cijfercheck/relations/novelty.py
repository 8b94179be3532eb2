"""Whether the clause of a number speaks of what was counted before it, or names something else."""

from collections.abc import Iterator, Sequence

from cijfercheck.matching.words import meet, same_word
from cijfercheck.model.claim import Claim
from cijfercheck.relations.anchors import is_named
from cijfercheck.relations.lines import Document, Line, begins_alike, clause_around
from cijfercheck.relations.resuming import MEASURES
from cijfercheck.relations.words import is_word, relation_words, words_of

_PARTICLES = frozenset({"terug", "toe", "af", "op", "omhoog", "omlaag", "vooruit", "achteruit"})
_LONG, _SHORT = 5, 2  # letters
_MOST_NEW = 2  # words


def names_new(
    claim: Claim, line: Line, told: Sequence[Claim], document: Document, *, most: int = _MOST_NEW
) -> bool:
    """Whether the clause of a number names more words than `most` that the sentences of those `told` do not; one that concludes may name another."""
    lists = relation_words()
    before, behind = clause_around(line, claim)
    clause = [*before, *behind]
    words = [word for word in clause if is_word(word) and len(word) > _SHORT]
    known = [word for sentence in _sentences(told, document) for word in words_of(sentence)]
    if any(level in line.claims for level in told):
        for word in words:  # the clause is itself in one of them
            known.remove(word)
    ties = lists.tying | lists.changing | lists.when | lists.turning | lists.echoes | lists.linking
    ties |= lists.resuming | lists.concluding | lists.attributing | lists.leading_on | _PARTICLES
    new = [
        word
        for word in words
        if word not in ties and not word.endswith(MEASURES) and not any(_meets(word, one) for one in known)
    ]
    concludes = not (lists.resuming | lists.concluding).isdisjoint(clause)
    return len(new) > most + concludes


def counts_new(change: Claim, told: Sequence[Claim], document: Document) -> bool:
    """Whether a change names what it is of, and no sentence of the levels has that word before it: "41 stembiljetten meer", beside zetels."""
    if change.kind != "count" or not is_named(change):
        return False
    lines = [document.line_of[level.id] for level in told]
    ends = [change.start if change in line.claims else line.end for line in lines]
    said = [
        word for line, end in zip(lines, ends, strict=True) for word in words_of(line.whole[line.start : end])
    ]
    return not any(meet(change.subject.head, word) for word in said)


def _sentences(told: Sequence[Claim], document: Document) -> Iterator[str]:
    lines = {one.place: one for level in told for one in [document.line_of[level.id]]}
    return (one.whole[one.start : one.end] for one in lines.values())


def _meets(word: str, other: str) -> bool:
    """Whether two words are one, or the longer holds the other."""
    if same_word(word, other) or begins_alike(word, other):
        return True
    short, long = sorted((word, other), key=len)
    return len(short) >= _LONG and short in long
