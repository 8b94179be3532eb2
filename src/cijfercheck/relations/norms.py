"""Headlines that set a level against what is normal: "Slechts een kwart van de normale zomerregen", above 74 and 148 millimeter."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from cijfercheck.model.calculation import Calculation
from cijfercheck.model.claim import Claim
from cijfercheck.model.finding import FindingKind
from cijfercheck.model.interval import Interval
from cijfercheck.relations.arithmetic import middle, over, times
from cijfercheck.relations.lines import Document, Line, alike, levels, same_thing
from cijfercheck.relations.outside import Outside
from cijfercheck.relations.shares import is_share
from cijfercheck.relations.words import has_phrase, relation_words

_LIKELY = Fraction(3, 4)
_HUNDRED = Fraction(100)
_STRETCHES = frozenset({"dag", "week", "maand", "kwartaal", "jaar"})
_THOUSAND = 1000


def find_norms(document: Document, outside: Outside) -> Iterator[tuple[str, Calculation]]:
    """Test the shares of a headline that are of the normal; each calculation comes with the id of its claim."""
    normal = relation_words().normal
    for claim in document.claims:
        if claim.section != "title" or not (is_share(claim) or claim.role == "multiple"):
            continue
        tail = document.text[claim.quantity.end : claim.sentence[1]]
        if not has_phrase(tail, normal) or claim.modality in {"denied", "revised"} or outside.supports(claim):
            continue
        found = list(_against_normal(document))
        if len(found) != 1 or _is_elsewhere(claim, found[0][0]):
            continue
        level, norm = found[0]
        one, other = document.operand(level), document.operand(norm)
        share = over(one.value, other.value)
        if share is None or outside.contradicts(level) or outside.contradicts(norm):
            continue
        holds = _in_unit(claim, share).meets(claim.interval)
        result = middle(share) if not (one.point and other.point) else one.point / other.point
        if result is not None:
            result = _shown(claim, result)
        form = "multiple" if claim.role == "multiple" else "share"
        kind: FindingKind = "wrong-change" if claim.role == "multiple" else "share-mismatch"
        terms = (other, one) if claim.role == "multiple" else (one, other)
        yield claim.id, Calculation(kind, form, terms, holds, result, _LIKELY)


def _against_normal(document: Document) -> Iterator[tuple[Claim, Claim]]:
    """Each level of the text with the normal one that is named beside it, or in the next sentence."""
    for line in document.lines:
        held = _measured(line)
        for norm in held:
            if norm.section == "title" or not _is_norm(norm, held, line):
                continue
            if any(alike(norm, level) for level in held if level.start > norm.start):
                continue  # normal is one thing on weekdays, another on Saturdays
            before = [level for level in held if level.start < norm.start]
            if not before:
                previous = document.right_before(line)
                before = _measured(previous) if previous is not None else []
            same = [level for level in before if level.section != "title" and _is_same(level, norm)]
            if same:
                yield same[-1], norm


def _measured(line: Line) -> list[Claim]:
    """The levels of a sentence, without a number of months or years: "in die twee maanden"."""
    return [level for level in levels(line.claims) if level.quantity.unit not in _STRETCHES]


def _is_norm(claim: Claim, held: Sequence[Claim], line: Line) -> bool:
    """Whether the words of its clause call a number the normal one: "normaal is 148 millimeter", "waar 148 millimeter normaal is"."""
    place = held.index(claim)
    before = line.whole[held[place - 1].quantity.end if place else line.start : claim.start]
    cut = max(before.rfind(mark) for mark in ",;(")
    after = line.after(claim).partition(",")[0]
    last = claim is line.claims[-1]
    normal = relation_words().normal
    return has_phrase(before[cut + 1 :], normal) or (last and has_phrase(after, normal))


def _is_same(level: Claim, norm: Claim) -> bool:
    """Whether a level and the normal are of one thing, by their unit where the words say no more."""
    measured = level.kind != "count" or same_thing(level, norm)
    apart = level.region is not None and norm.region is not None and level.region != norm.region
    return alike(level, norm) and measured and not apart


def _is_elsewhere(claim: Claim, level: Claim) -> bool:
    return claim.region is not None and claim.region != level.region


def _in_unit(claim: Claim, share: Interval) -> Interval:
    return times(share, _HUNDRED) if claim.kind == "percentage" else share


def _shown(claim: Claim, result: Fraction) -> Fraction:
    """A share as the headline would write it: in whole percents, a ratio to three decimals."""
    if claim.kind == "percentage":
        return Fraction(round(result * _HUNDRED))
    return Fraction(round(result * _THOUSAND), _THOUSAND)
