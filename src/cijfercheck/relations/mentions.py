"""Things that a text counts once and names again with another number: "120 mensen uit hun woning gehaald", "de 210 geëvacueerden".

A definite noun phrase takes up what the reader knows. Where nothing else in the text has its number, no two numbers lead to it, and
nothing in it sets a part apart, it is the number that was given before.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from math import lcm

from cijfercheck.language.lexicon import subject_words
from cijfercheck.matching.plausibility import digits_of, slip_of
from cijfercheck.matching.words import same_word
from cijfercheck.model.calculation import Calculation
from cijfercheck.model.claim import Claim
from cijfercheck.model.finding import FindingKind
from cijfercheck.relations.lines import WHOLE, Document, Line, alike, begins_alike, levels
from cijfercheck.relations.moments import are_of_one_entry, find_stamps
from cijfercheck.relations.outside import Outside
from cijfercheck.relations.pairs import Pair
from cijfercheck.relations.words import is_word, plain_words, relation_words, words_of

_KINDS = frozenset({"count", "amount", "measure", "duration", "percentage"})
_SET_RIGHT = frozenset({"denied", "revised", "target", "estimate"})
_FEW = 5  # of a small number of people or things, any may be meant
_FAR = Fraction(2)  # so many times as large is another number, unless its digits say otherwise
_LONG = 5  # letters of a word that says something
_NOUN = 4  # words after a number in which its noun stands
_AFTER = 10  # words
_LIKELY = Fraction(4, 5)
_NAME = re.compile(r"(?<=[\w,] )[A-Z]\w{4,}")
_SINGULAR = frozenset({"het", "dat", "dit"})
_SCALES = frozenset({Fraction(10**3), Fraction(10**6)})
_MISTYPED = frozenset({"swapped", "turned"})


def find_mentions(
    document: Document, pairs: Sequence[Pair], outside: Outside
) -> Iterator[tuple[str, Calculation]]:
    """Test every number of something that was counted before; each comes with the id of its claim."""
    held = [claim for claim in levels(document.claims) if claim.kind in _KINDS and claim.section != "table"]
    compared = {claim.id for pair in pairs for claim in (pair.before, pair.after)}
    numbers = _Numbers.of(document.claims)
    stamps = find_stamps(document.text)
    for claim in held:
        if claim.id in compared or not _may_name_again(claim):
            continue
        line = document.line_of[claim.id]
        if outside.supports(claim) or numbers.make(claim):
            continue
        earlier = [
            other
            for other in held
            if _may_be_named(claim, other) and counts_same(claim, other, line, document)
        ]
        meant = _meant(claim, earlier)
        if meant is None or not are_of_one_entry(claim, meant, stamps):
            continue
        if _is_scaled(claim, meant):
            if _share_name(claim, meant, document):
                yield claim.id, _made("wrong-unit", "scale", meant, document)
        elif _is_named_again(claim, meant, line, document):
            yield claim.id, _made("internal-conflict", "again", meant, document)


@dataclass(frozen=True, slots=True)
class _Numbers:
    """The numbers of a text as multiples of one unit, so that they add up as whole numbers: looking at all fractions takes long.

    `parts` is how many units go into one, `counts` how often the text has each number, and `ways` has the numbers that are written in
    one way, beside a claim that is.
    """

    parts: int
    counts: Counter[int]
    ways: tuple[tuple[Claim, frozenset[int]], ...]

    @classmethod
    def of(cls, claims: Iterable[Claim]) -> "_Numbers":
        """Take the numbers of the claims of a text."""
        valued = [(claim, value) for claim in claims if (value := claim.quantity.value) is not None]
        parts = lcm(*(value.denominator for _, value in valued))
        ways: dict[tuple[str, str | None, bool], list[tuple[Claim, int]]] = {}
        for claim, value in valued:
            way = claim.kind, claim.quantity.unit, value <= WHOLE
            ways.setdefault(way, []).append((claim, int(value * parts)))
        return cls(
            parts,
            Counter(number for held in ways.values() for _, number in held),
            tuple((held[0][0], frozenset(number for _, number in held)) for held in ways.values()),
        )

    def make(self, claim: Claim) -> bool:
        """Whether the text has a claim's number elsewhere, or two of its numbers make it."""
        number = int((claim.quantity.value or 0) * self.parts)
        if self.counts[number] > 1:
            return True
        others: set[int] = set()
        others.update(*(numbers for one, numbers in self.ways if alike(claim, one)))
        others -= {0, number}
        # Of each number the other that would make it: looking at every pair takes a second for a hundred numbers.
        return any(
            (number - one in others and number != 2 * one) or (number != 0 and one - number in others)
            for one in others
        )


def _made(kind: FindingKind, form: str, meant: Claim, document: Document) -> Calculation:
    operand = document.operand(meant)
    return Calculation(kind, form, (operand,), False, operand.point, _LIKELY)


def _may_name_again(claim: Claim) -> bool:
    """Whether a number stands in the text with a noun of its own, and is no estimate or rounding."""
    plain = claim.quantity.qualifier == "exact" and claim.modality not in _SET_RIGHT
    return plain and claim.section != "title" and not claim.subject.inherited


def _may_be_named(claim: Claim, other: Claim) -> bool:
    """Whether a number stands before a claim, in its unit and of its days, place and speaker."""
    if other.start >= claim.start or other.sentence == claim.sentence or other.modality in _SET_RIGHT:
        return False
    if other.kind != claim.kind or other.quantity.unit != claim.quantity.unit:
        return False
    if claim.region and other.region and claim.region != other.region:
        return False
    return not (claim.attribution and other.attribution and claim.attribution != other.attribution)


def _meant(claim: Claim, earlier: Sequence[Claim]) -> Claim | None:
    """The number that was given before, where there is but one."""
    exact = [other for other in earlier if other.quantity.qualifier == "exact"]
    if not exact or len({other.quantity.value for other in exact}) > 1:
        return None
    meant = exact[-1]
    if any(not other.interval.meets(meant.interval) for other in earlier):
        return None
    if has_other_days(claim, meant) and not _is_scaled(claim, meant):
        return None
    return meant if _is_of_size(claim, meant) else None


def has_other_days(claim: Claim, other: Claim) -> bool:
    """Whether the clause of a number names days that are not those of another."""
    if claim.period is None or other.period is None or not claim.period.named:
        return False
    mine, theirs = claim.period.period, other.period.period
    return claim.period.origin == "clause" and not (mine.holds(theirs) or theirs.holds(mine))


def _is_of_size(claim: Claim, other: Claim) -> bool:
    one, two = claim.quantity.value or Fraction(0), other.quantity.value or Fraction(0)
    small = claim.kind == "count" and min(one, two) < _FEW
    return not small and (
        max(one, two) <= _FAR * min(one, two) or _is_mistyped(claim, other) or _is_scaled(claim, other)
    )


def _is_mistyped(claim: Claim, other: Claim) -> bool:
    """Whether two numbers have the same digits in another order."""
    one, two = claim.quantity.value, other.quantity.value
    if one is None or two is None:
        return False
    return slip_of(one, two) in _MISTYPED


def _is_scaled(claim: Claim, other: Claim) -> bool:
    """Whether two amounts have the same two digits or more, a thousand or a million times apart: 2,1 miljoen and 2,1 miljard."""
    one, two = claim.quantity.value, other.quantity.value
    if not one or not two or len(digits_of(one)) < len("21") or claim.kind not in {"amount", "measure"}:
        return False
    return max(one, two) / min(one, two) in _SCALES


def _share_name(claim: Claim, other: Claim, document: Document) -> bool:
    """Whether the sentences of two numbers name the same, or count the same noun."""
    if claim.subject.head and same_word(claim.subject.head, other.subject.head):
        return True
    one, two = (set(_NAME.findall(document.text[slice(*number.sentence)])) for number in (claim, other))
    return bool(one & two)


def counts_same(claim: Claim, other: Claim, line: Line, document: Document) -> bool:
    """Whether a number is of what a claim names: the same noun, or people of whom the noun was said."""
    if same_word(claim.subject.head, other.subject.head) and claim.subject.head:
        return True
    there = document.line_of[other.id]
    said = plain_words(there.whole[there.start : there.end])
    if claim.kind == "amount" and claim.subject.head in relation_words().spending:
        return not relation_words().spends.isdisjoint(said)
    if claim.kind != "count" and any(begins_alike(claim.subject.head.lower(), word) for word in said):
        shared = {*claim.subject.modifiers, *claim.subject.setting} & {
            *other.subject.modifiers,
            *other.subject.setting,
        }
        return bool(shared) or _is_mistyped(claim, other)
    nouns = _nouns(claim, line)
    if set(nouns) & set(_nouns(other, there)):
        return True
    people = other.subject.head in subject_words().neutral or other.section == "title"
    return people and any(begins_alike(noun, word) for noun in nouns[:1] for word in said)


def _nouns(claim: Claim, line: Line) -> tuple[str, ...]:
    """The words right after a number that may be its noun."""
    return _nouns_in(line.after(claim))


@lru_cache(maxsize=4_000)
def _nouns_in(after: str) -> tuple[str, ...]:
    return tuple(word for word in words_of(after)[:_NOUN] if is_word(word) and len(word) >= _LONG)[:2]


def _is_named_again(claim: Claim, meant: Claim, line: Line, document: Document) -> bool:
    """Whether a claim takes up what was counted: by its article, or as the same digits of the same thing."""
    mistyped = _is_mistyped(claim, meant)
    if mistyped and _has_no_more(claim, meant):
        return True
    said = words_of(document.text[: line.start])
    before, after = words_of(line.before(claim)), words_of(line.after(claim))
    lists = relation_words()
    if claim.kind == "count":
        definite = before[-1:] and (before[-1] in lists.definite - _SINGULAR or before == ["met"])
        return bool(definite) and (mistyped or narrows_nothing(after, said))
    noun = next(
        (place for place in reversed(range(len(before) - 1)) if before[place] in lists.definite), None
    )
    if before[-1:] != ["van"] or noun is None or len(before) - noun > _NOUN + 1:
        return False
    new = [word for word in before[noun + 1 : -2] if word not in lists.small]
    return all(_is_said(word, said) for word in new) and (mistyped or narrows_nothing(["", *after], said))


def _has_no_more(claim: Claim, meant: Claim) -> bool:
    """Whether a claim names nothing that was not named with the number before."""
    around = (
        meant.subject.head,
        *meant.subject.modifiers,
        *meant.subject.setting,
        *meant.context.near,
        *meant.context.frame,
    )
    mine = (*claim.subject.modifiers, *claim.subject.setting)
    return same_word(claim.subject.head, meant.subject.head) and all(
        any(same_word(word, other) for other in around) for word in mine
    )


def narrows_nothing(after: Sequence[str], said: Sequence[str]) -> bool:
    """Whether the words after a number set no part apart: its noun, then a verb, a mark, or what was said before."""
    lists = relation_words()
    place = 2 if len(after) > 1 and after[1] not in lists.narrowing | lists.ties | lists.empty else 1
    if place >= len(after) or after[place] not in lists.narrowing:
        return True
    mark = next((at for at, word in enumerate(after) if word and not word[:1].isalnum()), len(after))
    new = [
        word for word in after[place + 1 : mark][:_AFTER] if len(word) >= _LONG and word not in lists.empty
    ]
    return all(_is_said(word, said) for word in new)


def _is_said(word: str, said: Sequence[str]) -> bool:
    lists = relation_words()
    if word in lists.when or word in lists.ties:
        return True
    return any(same_word(word, other) or begins_alike(word, other) for other in said)
