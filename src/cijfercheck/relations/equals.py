"""Numbers that a text says twice in other words: "drie van de vijf leden, oftewel 65 procent", "70 kuub, ofwel 7.000 liter"."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from cijfercheck.language.units import conversion
from cijfercheck.model.calculation import Calculation
from cijfercheck.model.claim import Claim
from cijfercheck.relations.anchors import is_level
from cijfercheck.relations.arithmetic import times
from cijfercheck.relations.lines import Document, Line, gap
from cijfercheck.relations.outside import Outside
from cijfercheck.relations.shares import is_share
from cijfercheck.relations.words import is_word, relation_words, words_of

_LIKELY = Fraction(4, 5)
_HUNDRED = Fraction(100)
_NOUN = 4  # words of what a fraction is of, before the bracket
_CLAUSE = 8  # words before "oftewel"
_AFTER = 2  # words
_LOOSE = frozenset({"maand", "kwartaal", "jaar"})  # stretches of time without a fixed length
_KINDS = frozenset({"ratio", "percentage"})


def find_equals(document: Document, outside: Outside) -> Iterator[tuple[str, Calculation]]:
    """Test every share that is said as a fraction and in percent; each calculation comes with the id of the percentage."""
    for line in document.lines:
        for one, other in pairwise(line.claims):
            if {one.kind, other.kind} != _KINDS or not (is_share(one) and is_share(other)):
                continue
            fraction, percent = (one, other) if one.kind == "ratio" else (other, one)
            if outside.supports(percent) or not _says_again(line, one, other):
                continue
            said = times(fraction.interval, _HUNDRED)
            value = fraction.quantity.value
            if said.low is None or said.high is None or value is None:
                continue
            holds = said.meets(percent.interval)
            term = document.operand(fraction)
            made = Calculation("share-mismatch", "twice", (term,), holds, value * _HUNDRED, _LIKELY)
            yield percent.id, made
        for one, other in pairwise(line.claims):
            yield from _in_units(one, other, line, document)


def _in_units(one: Claim, other: Claim, line: Line, document: Document) -> Iterator[tuple[str, Calculation]]:
    """A measure that is said again in another unit: "70 kubieke meter per jaar, ofwel 7.000 liter"."""
    mine, theirs = other.quantity.unit, one.quantity.unit
    value = one.quantity.value
    if mine == theirs or not (is_level(one) and is_level(other)) or _LOOSE & {mine, theirs} or value is None:
        return
    factor = conversion(theirs, mine)
    if factor is None or one.kind != other.kind or not _says_again(line, one, other):
        return
    if "per" in words_of(line.after(other))[:_AFTER]:
        return
    term = document.operand(one)
    holds = times(term.value, factor).meets(other.interval)
    yield other.id, Calculation("wrong-unit", "twice", (term,), holds, value * factor, _LIKELY)


def _says_again(line: Line, one: Claim, other: Claim) -> bool:
    """Whether only a bracket or "oftewel" stands between two shares, and the second one says no more than that."""
    between, after = gap(line, one, other), line.after(other)
    lists = relation_words()
    if _bracketed(between):
        noun = words_of(between.partition("(")[0])
        return len(noun) <= _NOUN and all(map(is_word, noun)) and after.lstrip().startswith(")")
    before, comma, clause = between.rpartition(",")
    words = words_of(clause)
    said = bool(comma) and words[:1] != [] and words[0] in lists.again
    tight = all(word in lists.small | lists.again for word in words)
    closed = not any(map(is_word, words_of(after))) or after.lstrip()[:1] in {",", ".", ")", ";"}
    return said and tight and closed and len(words_of(before)) <= _CLAUSE and "," not in before


def _bracketed(between: str) -> bool:
    """Whether a bracket opens right before a number, a hedge left out: "(bijna 34 procent)"."""
    _, bracket, hedge = between.rpartition("(")
    return bool(bracket) and all(word in relation_words().small for word in words_of(hedge))
