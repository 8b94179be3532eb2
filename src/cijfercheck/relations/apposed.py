"""Fractions with the number of their part right beside them: "Een derde daarvan, 310, kwam voor rekening van klinieken", "262 fietsen, een op de zes".

The two say one thing, so the part is that of a whole that the text has named just before. Where no number of the text is that whole,
the nearest larger one of the same thing is what the fraction should be of.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import permutations

from cijfercheck.matching.words import same_word
from cijfercheck.model.calculation import Calculation, Operand
from cijfercheck.model.claim import Claim
from cijfercheck.model.interval import Interval
from cijfercheck.relations.anchors import CHANGES, is_named
from cijfercheck.relations.arithmetic import over, times, total
from cijfercheck.relations.denominators import goes_with
from cijfercheck.relations.lines import (
    Document,
    Line,
    begins_alike,
    exactly,
    gap,
    is_rate,
    is_tight,
    last_part,
    number_of,
)
from cijfercheck.relations.numerators import COUNTS, has_own_verb, is_count, up_to_mark
from cijfercheck.relations.outside import Outside
from cijfercheck.relations.words import has_phrase, is_word, relation_words, words_of

_LIKELY = Fraction(17, 20)
_HUNDRED = Fraction(100)
_STOPS = (",", ":")
_MARKS = (*_STOPS, "(")
_BEFORE = 5  # words of a part before its fraction: "262 fietsen doken weer op"
_BETWEEN = 7  # words between a fraction and its part: "is jonger dan 18:"
_NOUN = 3  # words of what is counted
_FAR = 3  # sentences with numbers
_FEWEST = 10
_SLACK = Fraction(1, 20)  # of a fraction


def calculate_apposed(
    claim: Claim, line: Line, document: Document, counts: Sequence[Claim], outside: Outside
) -> Calculation | None:
    """What the part beside a fraction and the whole before it make of the fraction; None where they agree or may not belong together."""
    if claim.kind != "ratio" or claim.section == "title" or outside.supports(claim):
        return None
    percentage = next(_percentages(claim, line), None)
    if percentage is not None:
        return _beside(claim, percentage, document, outside)
    part = next(_parts(claim, line), None)
    if part is None or number_of(part) < _FEWEST or outside.contradicts(part):
        return None
    wholes = _wholes(part, claim, line, document)
    if not wholes or _is_of_changes(claim, line) or any(outside.contradicts(whole) for whole in wholes):
        return None
    larger = [] if _points_back(line) else [count for count in counts if _holds(count, part, document)]
    made = [document.operand(whole) for whole in (*larger, *wholes)]
    if any(_fits(claim, document.operand(part), whole) for whole in (*made, *_sums(wholes, document))):
        return None
    whole = document.operand(wholes[-1])
    share = number_of(part) / number_of(wholes[-1])
    result = Fraction(round(share * 1000), 1000)
    return Calculation("share-mismatch", "share", (document.operand(part), whole), False, result, _LIKELY)


def _is_of_changes(claim: Claim, line: Line) -> bool:
    """Whether a fraction is that of two numbers of its sentence, one of which reads as a change: "van die 288 hebben er 112 minder dan 145 leerlingen"."""
    found = [other for other in line.claims if other.kind in COUNTS and other.quantity.value]
    return any(
        {one.role, other.role} & CHANGES and claim.interval.holds(number_of(one) / number_of(other))
        for one, other in permutations(found, 2)
    )


def _beside(claim: Claim, percentage: Claim, document: Document, outside: Outside) -> Calculation | None:
    """What the percentage beside a fraction makes of it: "ruim een kwart, 35 procent"."""
    said = times(percentage.interval, 1 / _HUNDRED)
    if outside.contradicts(percentage) or _widened(claim.interval).meets(said):
        return None
    operands = (document.operand(percentage),)
    result = number_of(percentage) / _HUNDRED
    return Calculation("share-mismatch", "beside", operands, False, result, _LIKELY)


def _percentages(claim: Claim, line: Line) -> Iterator[Claim]:
    """The percentage right before a fraction, or right behind it, that stands by itself and says the same; one in brackets is weighed elsewhere."""
    place = line.claims.index(claim)
    if place and _is_percentage(line.claims[place - 1]):
        between = gap(line, line.claims[place - 1], claim)
        words = [word for word in words_of(between) if is_word(word)]
        if (
            "," in between
            and _is_hedge(last_part(between))
            and len(words) <= _BETWEEN
            and _ends(line.after(claim))
        ):
            yield line.claims[place - 1]
    if place + 1 < len(line.claims) and _is_percentage(line.claims[place + 1]):
        between = gap(line, claim, line.claims[place + 1])
        said = last_part(between)
        mark = between[: len(between) - len(said)].rstrip()[-1:]
        words = [word for word in words_of(between) if is_word(word)]
        if (
            mark
            and mark in _STOPS
            and _is_hedge(said)
            and len(words) <= _BETWEEN
            and _ends(line.after(line.claims[place + 1]))
        ):
            yield line.claims[place + 1]


def _is_percentage(claim: Claim) -> bool:
    return (
        claim.kind == "percentage" and claim.role in {"level", "share"} and claim.quantity.value is not None
    )


def _is_hedge(text: str) -> bool:
    """Whether there are no words but those that hedge a number."""
    return all(word in relation_words().small for word in words_of(text) if is_word(word))


def _ends(text: str) -> bool:
    """Whether nothing follows a number in its clause but "dus" or "om precies te zijn"."""
    words = [word for word in words_of(up_to_mark(text)) if is_word(word)]
    return set(words) <= relation_words().following or words == ["om", "precies", "te", "zijn"]


def _parts(claim: Claim, line: Line) -> Iterator[Claim]:
    """The count right before a fraction, or right behind it, that says the same."""
    place = line.claims.index(claim)
    behind = up_to_mark(line.after(claim))
    if place and is_count(line.claims[place - 1]) and not has_own_verb(claim, line):
        part = line.claims[place - 1]
        between = gap(line, part, claim)
        words = [word for word in words_of(between) if is_word(word)]
        said = last_part(between)
        marked = any(mark in between for mark in _MARKS) and is_tight(said) and len(words) <= _BEFORE
        has = words_of(line.before(part))[-1:] == ["met"] and len(words) <= _BETWEEN
        if (marked or has) and _names_total(behind) and not _is_past(between):
            yield part
    if place + 1 < len(line.claims) and is_count(line.claims[place + 1]):
        part = line.claims[place + 1]
        between = gap(line, claim, part)
        said = last_part(between)
        mark = between[: len(between) - len(said)].rstrip()[-1:]
        words = [word for word in words_of(between) if is_word(word)]
        alone = len(words_of(up_to_mark(line.after(part)))) <= _NOUN
        named = (
            words[:1] == ["van"]
            and not has_phrase(between, relation_words().back)
            and not _names_total(between)
        )
        if mark and mark in _MARKS and _is_hedge(said) and alone and len(words) <= _BETWEEN and not named:
            yield part


def _names_total(text: str) -> bool:
    """Whether the words behind a fraction are none, or only say "van het totaal"."""
    return not any(map(is_word, words_of(text))) or _is_total(text)


def _is_total(text: str) -> bool:
    """Whether the words behind a fraction call its whole all there is: "van het totaal", "van het opgegeven aantal"."""
    words = [word for word in words_of(text) if is_word(word)]
    return words[:1] == ["van"] and not relation_words().entire.isdisjoint(words[1 : 1 + _NOUN])


def _is_past(text: str) -> bool:
    return not relation_words().earlier_level.isdisjoint(words_of(text))


def _wholes(part: Claim, claim: Claim, line: Line, document: Document) -> list[Claim]:
    """The larger numbers of the last words before a part that have any, where one may be the whole."""
    first, back, before = min(part.start, claim.start), _points_back(line), document.right_before(line)
    for earlier in reversed(document.lines[max(0, line.place - _FAR) : line.place + 1]):
        meant = not back or earlier is line or earlier is before
        if not meant or "\n" in document.text[earlier.end : line.start]:
            return []
        held = [
            count
            for count in earlier.claims
            if count.start < first and _holds(count, part, document) and goes_with(count, part)
        ]
        if held:
            told = back or any(_may_hold(whole, part, claim) for whole in held)
            return held if told or _is_total(up_to_mark(line.after(claim))) else []
    return []


def _points_back(line: Line) -> bool:
    """Whether a sentence speaks of parts of what was just named: "Een derde van hen"."""
    return has_phrase(line.whole[line.start : line.end], relation_words().back)


def _may_hold(whole: Claim, part: Claim, claim: Claim) -> bool:
    """Whether the words of a part do not set it apart from a whole: no noun of its own, the same, or "mensen"."""
    if not is_named(part) or part.subject.inherited:
        return True
    heads = {part.subject.head.lower(), claim.subject.head.lower()}
    head = whole.subject.head.lower()
    collective = relation_words().collective
    return head in collective or any(
        one and (one in collective or same_word(one, head) or begins_alike(one, head)) for one in heads
    )


def _holds(whole: Claim, part: Claim, document: Document) -> bool:
    """Whether a number may be of what the other is a part of: of its unit, larger, and no rate."""
    same = whole.kind == part.kind and whole.quantity.unit == part.quantity.unit
    lines = document.line_of.get(whole.id), document.line_of.get(part.id)
    rates = [line is not None and is_rate(one, line) for one, line in zip((whole, part), lines, strict=True)]
    return same and is_count(whole) and number_of(whole) > number_of(part) and rates[0] == rates[1]


def _sums(wholes: Sequence[Claim], document: Document) -> Iterator[Operand]:
    """What the numbers of one sentence are together: "300 jongens en 200 meisjes"."""
    if len(wholes) > 1:
        value = total([exactly(whole) for whole in wholes])
        yield document.operand(wholes[-1], value)


def _fits(claim: Claim, part: Operand, whole: Operand) -> bool:
    """Whether a part is about so much of a whole as the fraction says."""
    share = over(part.value, whole.value)
    return share is None or claim.interval.meets(share)


def _widened(said: Interval) -> Interval:
    low = None if said.low is None else said.low * (1 - _SLACK)
    return Interval(low, None if said.high is None else said.high * (1 + _SLACK))
