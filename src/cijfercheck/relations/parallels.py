"""Shares in a row that are of one whole: "Vlaanderen leverde 10.410 dossiers, 57 procent. Uit Wallonië kwamen er 4.931 (27 procent)".

Where a share beside its part is that of a number of the text, the next share beside its part is mostly of the same. So a whole that other
shares of the paragraph, or the one before, make with their parts is what a share should be of that no number of the text fits.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from cijfercheck.model.calculation import Calculation
from cijfercheck.model.claim import Claim
from cijfercheck.relations.arithmetic import over, times
from cijfercheck.relations.denominators import goes_with
from cijfercheck.relations.lines import Document, Line, gap, number_of, same_unit
from cijfercheck.relations.numerators import is_count
from cijfercheck.relations.outside import Outside
from cijfercheck.relations.portions import state_portion
from cijfercheck.relations.words import is_word, relation_words, words_of

_NEAR = 3  # sentences with numbers
_BETWEEN = 12  # words between a part and its share
_BESIDE = 2  # words between them where the sentence counts more
_FEWEST = 20
_FAR = 3  # times
_HUNDRED = Fraction(100)


def calculate_parallel(
    claim: Claim, line: Line, document: Document, counts: Sequence[Claim], outside: Outside
) -> Calculation | None:
    """What a part makes of the whole that the shares around it are of; None where there is none, or the share is that of another number."""
    if claim.section == "title" or outside.supports(claim) or _names_whole(claim, line):
        return None
    part = _part(claim, line)
    if part is None or outside.contradicts(part) or number_of(part) < _FEWEST:
        return None
    wholes = [count for count in counts if _holds(count, part)]
    if any(_fits(claim, part, whole) for whole in wholes):
        return None
    meant = {
        number_of(whole): whole
        for share, other in _others(claim, line, document)
        for whole in wholes
        if _holds(whole, other) and other is not whole and _fits(share, other, whole)
    }
    if len(meant) != 1:
        return None
    whole = next(iter(meant.values()))
    made = state_portion(claim, document.operand(part), document.operand(whole))
    return made if _is_alike(claim, made) and not outside.contradicts(whole) else None


def _is_alike(claim: Claim, made: Calculation) -> bool:
    """Whether a share is not so far from what its part and whole make that another part is meant."""
    said, result = number_of(claim), made.result or Fraction(0)
    return max(said, result) <= _FAR * min(said, result)


def _part(claim: Claim, line: Line) -> Claim | None:
    """The count that a share may say again: right before or behind it, and the only one of its sentence unless they stand together."""
    held = [count for count in line.claims if is_count(count)]
    if not held:
        return None
    part = min(held, key=lambda count: abs(count.start - claim.start))
    first, last = sorted((part, claim), key=lambda one: one.start)
    words = [word for word in words_of(gap(line, first, last)) if is_word(word)]
    most = _BETWEEN if len(held) == 1 else _BESIDE
    return part if len(words) <= most and relation_words().changing.isdisjoint(words) else None


def _others(claim: Claim, line: Line, document: Document) -> Iterator[tuple[Claim, Claim]]:
    """The other shares near one, each with the part that it says again."""
    for near in document.around(line, _NEAR, _NEAR):
        for share in near.claims:
            if share is not claim and share.kind == "percentage" and not _names_whole(share, near):
                part = _part(share, near)
                if part is not None and number_of(part) >= _FEWEST:
                    yield share, part


def _names_whole(claim: Claim, line: Line) -> bool:
    """Whether the sentence of a share says what it is of."""
    after = [word for word in words_of(line.after(claim)) if is_word(word)]
    return after[:1] == ["van"] or words_of(line.opening)[:1] == ["van"]


def _holds(whole: Claim, part: Claim) -> bool:
    return is_count(whole) and same_unit(whole, part) and goes_with(whole, part)


def _fits(share: Claim, part: Claim, whole: Claim) -> bool:
    ratio = over(part.interval, whole.interval)
    factor = _HUNDRED if share.kind == "percentage" else Fraction(1)
    return ratio is not None and times(ratio, factor).meets(share.interval)
