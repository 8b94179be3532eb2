"""Parts that divide the number before them: "28 banen. Daarvan liggen er veertien bij verenigingen, negen bij hallen en zeven …".

Three parts or more, joined by commas and "en", of one number that the sentence or the one before it gives. Groups that may overlap
(symptoms, languages, reasons) pass their whole by right, so a list is taken for a division only where nothing says that one
may be in two of them, and where it comes close to its whole.
"""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from cijfercheck.matching.plausibility import slip_of
from cijfercheck.model.calculation import Calculation
from cijfercheck.model.claim import Claim
from cijfercheck.model.interval import Interval
from cijfercheck.relations.arithmetic import is_above, middle, total
from cijfercheck.relations.lines import Document, Line, gap, opens_with_whole, plain_value, same_unit
from cijfercheck.relations.outside import Outside
from cijfercheck.relations.terms import is_plain
from cijfercheck.relations.words import has_phrase, is_word, relation_words, words_of

_LIKELY = Fraction(4, 5)
_FEWEST = 3  # parts
_OVER = Fraction(1, 10)  # of a whole: parts that pass it by more are groups that overlap
_UNDER = Fraction(1, 20)  # of a whole: a list that misses more may leave something out
_BEHIND = 3  # words behind a part that say which it is
_LARGE = 100  # a slip of one digit says something from here on
_PARTICIPLE = re.compile(r"(?:(?:op|uit|aan|in|toe|mee|af)?ge|be|ver|ont)\w{2,}(?:d|t|en)")


def find_divisions(document: Document, outside: Outside) -> Iterator[tuple[str, Calculation]]:
    """Test every number of the draft that a list behind it divides; each calculation comes with the id of the number's claim."""
    for line in document.lines:
        opposed = _opposed(line)
        if opposed is not None:
            yield from _passed(*opposed, document)
        found = _divided(line, document)
        if found is None:
            continue
        whole, parts = found
        terms = tuple(document.operand(part, plain_value(part)) for part in parts)
        sums, said = total(term.value for term in terms), plain_value(whole)
        holds = sums.meets(said)
        if holds or (_is_meant(whole, parts, sums) and not any(map(outside.contradicts, parts))):
            operands = (document.operand(whole), *terms)
            made = Calculation(
                "sum-mismatch", "sum", operands, holds, _sum_of(parts) or middle(sums), _LIKELY
            )
            yield whole.id, made


def _passed(whole: Claim, parts: Sequence[Claim], document: Document) -> Iterator[tuple[str, Calculation]]:
    """Two parts that exclude each other and are more together than their whole; less may leave some that are neither."""
    sums = total(plain_value(part) for part in parts)
    if is_above(sums, plain_value(whole)):
        operands = (document.operand(whole), *(document.operand(part) for part in parts))
        yield whole.id, Calculation("sum-mismatch", "sum", operands, False, _sum_of(parts), _LIKELY)


def _opposed(line: Line) -> tuple[Claim, Sequence[Claim]] | None:
    """A whole that opens its sentence, and two parts that exclude each other: "Van de 25 fondsen eindigden er 17 hoger en 9 lager"."""
    if len(line.claims) != len(("whole", "one", "other")) or not opens_with_whole(line):
        return None
    whole, one, other = line.claims
    counts = all(claim.kind == "count" and claim.quantity.qualifier == "exact" for claim in line.claims)
    between, after = words_of(gap(line, one, other)), words_of(line.after(other))
    joined = [word for word in between if is_word(word)][-1:] == ["en"] or "," in between
    if not counts or not joined or not _excludes(between, after):
        return None
    held = all((part.quantity.value or 0) <= (whole.quantity.value or 0) for part in (one, other))
    return (whole, (one, other)) if held and {one.modality, other.modality} <= {"outcome"} else None


def _excludes(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether the words behind two numbers say the reverse of each other: "hoger" and "lager", "voor" and "tegen", "wel" and "niet"."""
    lists = relation_words()
    near, far = one[:_BEHIND], other[:_BEHIND]
    turned = any(lists.opposites.get(word) in far for word in near)
    return turned or any(
        (first in near and second in far) or (second in near and first in far)
        for first, second in lists.halves
    )


def _divided(line: Line, document: Document) -> tuple[Claim, Sequence[Claim]] | None:
    """The whole and its parts, where a sentence divides a number of its own or of the sentence before."""
    place = next((place for place in range(len(line.claims)) if _opens_parts(line, place)), None)
    if place is None:
        return None
    told = line.whole[line.claims[place - 1].quantity.end if place else line.start : line.end]
    if has_phrase(told, relation_words().loose) or _may_overlap(told):
        return None
    parts = line.claims[place:]
    if place:
        held: Sequence[Claim] = line.claims[:place]
    else:
        previous = document.right_before(line)
        held = previous.claims if previous is not None and "\n" not in _between(previous, line) else ()
    wholes = [claim for claim in held if _may_hold(claim, parts)]
    if len(parts) < _FEWEST or len(wholes) != 1 or not _is_list(line, parts):
        return None
    return wholes[0], parts


def _between(previous: Line, line: Line) -> str:
    return line.whole[previous.end : line.start]


def _opens_parts(line: Line, place: int) -> bool:
    """Whether the words before a number say that it is a part of the one before: "Daarvan", ", van wie"."""
    words = relation_words()
    before = " ".join(words_of(line.before(line.claims[place])))
    phrases = words.whereof if place else (*words.back, *words.whereof)
    found = next((phrase for phrase in phrases if f" {phrase} " in f" {before} "), None)
    if found is None or not (place or before.startswith(found)):
        return False
    said = {word for word in before.rpartition(found)[2].split() if is_word(word)}
    return said <= words.small | {"er"} or not words.placing.isdisjoint(said)


def _may_hold(claim: Claim, parts: Sequence[Claim]) -> bool:
    """Whether a number may be what these are parts of: larger than each, and of the same unit and mood."""
    value = claim.quantity.value
    return (
        is_plain(claim)
        and all(same_unit(claim, part) and claim.modality == part.modality for part in parts)
        and all(value is not None and value > (part.quantity.value or 0) for part in parts)
    )


def _is_list(line: Line, parts: Sequence[Claim]) -> bool:
    """Whether numbers are the members of one list: commas between them, "en" before the last, and nothing after it."""
    if not all(map(is_plain, parts)) or any(mark in line.after(parts[-1]) for mark in ",;:("):
        return False
    joints = [gap(line, one, other) for one, other in pairwise(parts)]
    closing = [word for word in words_of(joints[-1]) if is_word(word)]
    listed = all("," in joint for joint in joints[:-1]) and "en" in closing
    return listed and not any(mark in joint for joint in joints for mark in ";:(")


def _may_overlap(text: str) -> bool:
    """Whether one may be in two of the groups that a sentence lists: symptoms, languages, reasons, men beside children.

    "Hebben" is harmless as the auxiliary of a participle near the end: "hebben 2,9 miljoen ooit premie betaald".
    """
    lists = relation_words()
    words = words_of(text)
    plain = [word for word in words if is_word(word)]
    sexes = {word for pair in lists.complements for word in pair} - {"voor", "tegen"}
    if not (lists.overlapping | sexes).isdisjoint(plain):
        return True
    return not lists.having.isdisjoint(plain) and not _closes_with_participle(words)


def _closes_with_participle(words: Sequence[str]) -> bool:
    """Whether a participle ends a sentence, or has only what belongs to it behind it: "betaald bij een vroegere werkgever"."""
    following = [*words[1:], "."]
    return any(
        _PARTICIPLE.fullmatch(word) and (not is_word(after) or after in relation_words().narrowing)
        for word, after in zip(words, following, strict=True)
    )


def _is_meant(whole: Claim, parts: Sequence[Claim], sums: Interval) -> bool:
    """Whether parts that are not their whole together must have been meant to be."""
    value, said = _sum_of(parts), whole.quantity.value
    if value is None or said is None:
        return False
    if is_above(sums, plain_value(whole)):
        return value - said <= _OVER * said
    slip = slip_of(value, said)
    return said >= _LARGE and said - value <= _UNDER * said and slip in {"digit", "swapped"}


def _sum_of(parts: Sequence[Claim]) -> Fraction | None:
    values = [part.quantity.value for part in parts]
    return None if None in values else sum((value for value in values if value is not None), Fraction(0))
