"""Shares in percent right behind or before their part, where other words make it a part of the only number that it can be of.

"De stad kreeg 168 aanvragen binnen, waarvan er 97 werden goedgekeurd. Dat is een slaagkans van 38 procent": the part is known by
"waarvan", "daarvan", "van hen", "er", "de meesten" or its own noun, and the share by standing beside it. In true texts such a share is
that of the part in the whole.
"""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from cijfercheck.matching.words import same_word, split_compound
from cijfercheck.model.calculation import Calculation, Operand
from cijfercheck.model.claim import Claim
from cijfercheck.model.interval import Interval
from cijfercheck.relations.anchors import CHANGES, is_named
from cijfercheck.relations.arithmetic import over, percent_change, rounded, times
from cijfercheck.relations.denominators import is_narrowed, is_part_itself
from cijfercheck.relations.lines import (
    Document,
    Line,
    begins_alike,
    clause_around,
    exactly,
    gap,
    is_rate,
    is_tight,
    last_part,
    levels,
    number_of,
    points_back,
    same_unit,
)
from cijfercheck.relations.numerators import COUNTS, has_own_verb, is_count, up_to_mark
from cijfercheck.relations.outside import Outside
from cijfercheck.relations.terms import same_days
from cijfercheck.relations.words import has_phrase, is_word, relation_words, words_of

_HUNDRED = Fraction(100)
_OR = re.compile(r"\b(?:of|ofwel|oftewel)\b")
_LIKELY = Fraction(17, 20)
_BACK = 2  # sentences with numbers
_FAR = 3  # sentences with numbers
_FEW = 4  # words of "een slaagkans van", "een schamele"
_NOUN = 3  # words of "van alle Vlaamse bezoekers"
_SHORT = 7  # words of a part in brackets
_BEFORE = 4  # words before a number


def calculate_portion(
    claim: Claim, line: Line, document: Document, counts: Sequence[Claim], outside: Outside
) -> Calculation | None:
    """What a part and the only number that it can be a part of make of a share beside it."""
    if claim.section == "title" or outside.supports(claim):
        return None
    for part, wholes in (
        *_divided(claim, line, document),
        *_called(claim, line, document, counts),
    ):
        if any(
            is_rate(part, document.line_of[part.id]) != is_rate(whole, document.line_of[whole.id])
            for whole in wholes
        ):
            continue
        if outside.contradicts(part):
            return None
        one = document.operand(part)
        made = [
            state_portion(claim, one, operand)
            for whole in wholes
            for operand in (outside.should_be(whole), document.operand(whole))
            if operand is not None
        ]
        fitting = next((calculation for calculation in made if calculation.holds), None)
        if fitting is not None:
            return fitting
        known = any(outside.contradicts(whole) for whole in wholes)
        named = not is_tight(last_part(line.before(claim)))  # "een uitval van"
        left = named and any(_is_what_is_left(claim, part, whole) for whole in wholes)
        return None if known or left or _is_explained(claim, line, part, document, counts) else made[-1]
    return None


def _is_what_is_left(claim: Claim, part: Claim, whole: Claim) -> bool:
    """Whether a share is that of all but the part: "120 deelnemers, na een maand nog 90. Dat is een uitval van 25 procent"."""
    full = _HUNDRED if claim.kind == "percentage" else Fraction(1)
    return claim.interval.holds(full - number_of(part) / number_of(whole) * full)


def _called(
    claim: Claim, line: Line, document: Document, counts: Sequence[Claim]
) -> Iterator[tuple[Claim, list[Claim]]]:
    """The part of a share whose whole is named behind it, with all numbers of the text that it may be; the one meant stands last.

    "van het totaal" means any of them, "van alle bezoekers" one of those that count bezoekers.
    """
    words = words_of(up_to_mark(line.after(claim)))
    phrase = tuple(word for word in words[1:] if is_word(word))
    if words[:1] != ["van"] or is_narrowed(tuple(words[1:])):
        return
    total = not relation_words().wholes.isdisjoint(phrase[:2])
    for part in _beside(claim, line, document):
        larger = [count for count in counts if _holds(count, part)]
        named = [count for count in larger if any(_is_of(count, word) for word in phrase[:_NOUN])]
        all_of = [count for count in larger if count.section != "title" and same_days(count, part)]
        parts = [count for count in all_of if is_part_itself(count, part, document)]
        all_of = [count for count in all_of if all(number_of(count) > number_of(one) for one in parts)]
        meant = all_of if total else named
        if meant and (total or (part.start < claim.start and part in line.claims)):
            yield part, [*(count for count in larger if count is not meant[0]), meant[0]]


def state_portion(claim: Claim, part: Operand, whole: Operand) -> Calculation:
    """What a part and its whole make of a share, as the finding that it leads to."""
    ratio = over(part.value, whole.value)
    factor = _HUNDRED if claim.kind == "percentage" else Fraction(1)
    holds = ratio is None or times(ratio, factor).meets(claim.interval)
    result = None
    if part.point is not None and whole.point:
        exact = part.point / whole.point * factor
        percent = claim.kind == "percentage"
        result = rounded(exact, claim.quantity.step) if percent else exact
    return Calculation("share-mismatch", "share", (part, whole), holds, result, _LIKELY)


def _is_explained(claim: Claim, line: Line, part: Claim, document: Document, counts: Sequence[Claim]) -> bool:
    """Whether a count is the whole after all, or two counts close by give the share."""
    lines = document.around(line, _BACK, 1)
    near = {count.id for other in lines for count in other.claims}
    held = [count for count in counts if is_count(count) and count.quantity.value]
    held += [
        other
        for other in line.claims
        if other.role in CHANGES and other.kind in COUNTS and other.quantity.value
    ]
    factor = _HUNDRED if claim.kind == "percentage" else Fraction(1)
    for one in held:
        for other in held:
            beside = one is part or (one.id in near and other.id in near)
            if not beside or not _is_larger(other, one):
                continue
            ratio = over(exactly(one), exactly(other))
            if ratio is not None and times(ratio, factor).meets(claim.interval):
                return True
            if is_excess(claim, exactly(one), exactly(other)):
                return True
    return False


def is_excess(claim: Claim, one: Interval, other: Interval) -> bool:
    """Whether a percentage is how much more the other number is: 13.290 for 11.046 places, "20,3 procent te veel"."""
    more = percent_change(one, other)
    return claim.kind == "percentage" and more is not None and more.meets(claim.interval)


def _is_of_another(claim: Claim, line: Line) -> bool:
    """Whether the words behind a share name its whole, or make it a share of the number before it: "2.940 mensen, een op de drie daarvan"."""
    words = [word for word in words_of(line.after(claim)) if is_word(word)]
    if words[:1] == ["van"]:
        return relation_words().wholes.isdisjoint(words[1:3])
    return has_phrase(" ".join(words[:2]), relation_words().back)


def _divided(claim: Claim, line: Line, document: Document) -> Iterator[tuple[Claim, list[Claim]]]:
    """The part that a share is told of, with the numbers that it can be a part of."""
    if _is_of_another(claim, line):
        return
    filled = any(word in relation_words().filling for word in words_of(line.before(claim))[-_FEW:])
    for part in _beside(claim, line, document):
        wholes = _wholes(part, document) or (_filled(part, line, document) if filled else [])
        if wholes:
            yield part, wholes
    previous = document.right_before(line)
    if previous is None or "\n" in document.text[previous.end : line.start]:
        return
    if claim is line.claims[0] and _speaks_on(line):
        held = [level for level in levels(previous.claims) if is_count(level)]
        both = len(held) == len(previous.claims) == len(("whole", "part"))
        if both and _holds(held[0], held[1]) and _is_usual(held[0], previous):
            yield (
                held[1],
                held[:1],
            )  # "Normaal passeren er 60.000 reizigers, vandaag 21.000. Dat is amper 35 procent"
    opening = [word for word in words_of(line.opening) if is_word(word)]
    if line.claims[1:2] == (claim,) and opening[:2] == ["op", "een"] and _is_apposed(line.before(claim)):
        whole = line.claims[0]  # "Op een totaal van 189 is dat 12 procent"
        parts = [level for level in levels(previous.claims) if _holds(whole, level)]
        if len(parts) == 1:
            yield parts[0], [whole]


def _is_usual(level: Claim, line: Line) -> bool:
    """Whether a number is said to be the usual one, or what was expected: "Normaal passeren er 60.000"."""
    before, after = clause_around(line, level)
    return not relation_words().expecting.isdisjoint(before + after)


def _filled(part: Claim, line: Line, document: Document) -> list[Claim]:
    """The numbers beside a sentence of how full something is: "een bezetting van 93 procent. Het stadion telt 12.500 stoelen"."""
    near = document.around(line, 1, 1)
    lists = relation_words()
    return [
        level
        for other in near
        for level in other.claims
        if _holds(level, part) and lists.earlier_level.isdisjoint(words_of(other.before(level)))
    ]


def _speaks_on(line: Line) -> bool:
    """Whether a sentence opens with a share of what the one before it counts, and at no other time: "Dat is amper 35 procent"."""
    lists = relation_words()
    words = {*words_of(line.opening)}
    return (
        points_back(line)
        and _is_apposed(line.opening)
        and not words & (lists.when - lists.ties)
        and not words & lists.changing
    )


def _beside(claim: Claim, line: Line, document: Document) -> Iterator[Claim]:
    """The counts that a share stands right behind, right before, or speaks on about."""
    place = line.claims.index(claim)
    before = [count for count in line.claims[:place] if _counts_some(count)][-1:]
    if before and is_count(before[0]):
        between = gap(line, before[0], claim)
        said = last_part(between)
        again = _OR.search(said)
        marked = any(mark in between for mark in ",:(") or again is not None
        past = not relation_words().earlier_level.isdisjoint(words_of(said))  # "(vorig jaar 28 procent)"
        if (
            marked
            and not past
            and not has_own_verb(claim, line)
            and _is_apposed(said[again.end() :] if again else said)
        ):
            yield before[0]
    if place + 1 < len(line.claims) and is_count(line.claims[place + 1]):
        later = line.claims[place + 1]
        between = gap(line, claim, later)
        words = words_of(between)
        bracketed = between.rstrip().endswith("(") and len(words) <= _SHORT
        if (
            bracketed
            or words[-1:] in ([","], [":"], ["of"], ["ofwel"], ["oftewel"])
            or words[-2:] == [",", "of"]
        ):
            yield later
    previous = document.right_before(line)
    if place or previous is None or "\n" in document.text[previous.end : line.start] or not _speaks_on(line):
        return
    yield from [level for level in levels(previous.claims) if is_count(level)][-1:]


def _counts_some(claim: Claim) -> bool:
    """Whether a number may be that of a part: no time, and more than "één claim"."""
    return claim.kind not in {"duration", "age"} and claim.quantity.value != 1


def _is_apposed(text: str) -> bool:
    """Whether words only say that a share is another way to tell a number: "goed voor", "ofwel", "een respons van"."""
    words = [word for word in words_of(text) if is_word(word)]
    if not relation_words().changing.isdisjoint(words):
        return False
    if is_tight(text):
        return True
    place = next((at for at, word in enumerate(words) if word == "een"), None)
    if place is None or not is_tight(" ".join(words[:place])):
        return False
    named = words[place:]
    return len(named) <= _FEW and (named[-1] == "van" or len(named) == len(("een", "schamele")))


def _wholes(part: Claim, document: Document) -> list[Claim]:
    """The numbers that words make a count a part of."""
    line = document.line_of[part.id]
    inside = [level for level in line.claims if level.start < part.start and _holds(level, part)]
    whereof = [level for level in inside if _is_whereof(line, level, part)]
    if whereof:
        return whereof[-1:]
    there = inside if _is_there(part, line) else []
    named = _counted(_named_whole(line), part, line, document)
    if named or not _is_part(part, line):
        return named or (there if len(there) == 1 else [])
    return there or _last_before(part, line, document)


def _last_before(part: Claim, line: Line, document: Document) -> list[Claim]:
    """The larger numbers of the last sentence before one that has any, in its paragraph."""
    near = document.earlier(line, _BACK)
    paragraph = [other for other in near if "\n" not in document.text[other.end : line.start]]
    larger = ([level for level in other.claims if _holds(level, part)] for other in reversed(paragraph))
    return next(filter(None, larger), [])


def _named_whole(line: Line) -> list[str]:
    """The words that a sentence begins with to say of what its numbers are parts: "Van de wachtende zaken is bijna een derde rood"."""
    words = [word for word in words_of(line.opening) if is_word(word)][:_BEFORE]
    return (
        words[1:]
        if words[:1] == ["van"] and words[1:2] and words[1] in {"de", "het", "alle", "deze", "die"}
        else []
    )


def _counted(words: Sequence[str], part: Claim, line: Line, document: Document) -> list[Claim]:
    """The last number before a sentence that counts what it names: 6.420 strafzaken, of "de wachtende zaken"."""
    for earlier in reversed(document.earlier(line, _FAR)):
        if "\n" in document.text[earlier.end : line.start]:
            return []
        held = [
            level
            for level in earlier.claims
            if _holds(level, part) and any(_is_of(level, word) for word in words)
        ]
        if held:
            return held
    return []


def _is_of(level: Claim, word: str) -> bool:
    head = level.subject.head.lower()
    return bool(head) and (
        same_word(word, head) or begins_alike(word, head) or split_compound(head, word) is not None
    )


def _holds(whole: Claim, part: Claim) -> bool:
    """Whether a number may be of what the other is a part of: of its unit, and larger."""
    return is_count(whole) and _is_larger(whole, part)


def _is_larger(whole: Claim, part: Claim) -> bool:
    return same_unit(whole, part) and (whole.quantity.value or 0) > (part.quantity.value or 0)


def _is_whereof(line: Line, whole: Claim, part: Claim) -> bool:
    """Whether a sentence makes one number a part of another: "waarvan er 97", "onder wie 35 kinderen", "Van de 320 ploegen … 80"."""
    between = line.whole[whole.quantity.end : part.quantity.start]
    if has_phrase(between, relation_words().whereof):
        return True
    before = [word for word in words_of(last_part(line.before(whole))) if is_word(word)]
    return "van" in before[-_FEW:] and "naar" not in words_of(between)


def _is_there(part: Claim, line: Line) -> bool:
    """Whether "er" stands before a number in its clause, for the noun that it leaves out: "meldden er zich 2.880"."""
    before, _ = clause_around(line, part)
    return "er" in before[-_BEFORE:] and not is_named(part)


def _is_part(part: Claim, line: Line) -> bool:
    """Whether words make a count a part of what was named before: "daarvan", "er 63", "in 84 gevallen", "de meesten"."""
    lists = relation_words()
    whole = line.whole[line.start : line.end]
    if has_phrase(whole, (*lists.back, *lists.whereof)):
        return True
    before, after = clause_around(line, part)
    cases = before[-1:] in (["in"], ["bij"]) and after[:1] in (["gevallen"], ["keer"])
    opening = " ".join(words_of(line.opening))
    return cases or _is_there(part, line) or any(opening.startswith(phrase) for phrase in lists.most)
