"""Comparisons seen together: what the other numbers of a sentence and of the draft say of each."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from cijfercheck.language.lexicon import subject_words
from cijfercheck.matching.plausibility import SCALES, has_point, same_number
from cijfercheck.matching.regions import region_form
from cijfercheck.matching.tellers import Tellers, key_of
from cijfercheck.model.claim import HERE, Claim
from cijfercheck.model.figure import Figure
from cijfercheck.model.match import Comparison, Match

_FIFTH = 5
_WHOLE = 100
_SHARES = frozenset({"percentage", "ratio"})
_CELLS = "|"
_SCALE_FROM = 1000
_SCALE_WORDS = frozenset(Fraction(1000) ** power for power in (1, 2, 3))
_THOUSANDS = frozenset(Fraction(1000) ** power for power in (-2, -1, 1, 2))
_SCALED_KINDS = frozenset({"count", "amount"})
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_SCALE_WORD = re.compile(r"\b(?:duizend\w*|miljoen\w*|miljard\w*|ml[nd]\b|cent\b|1[. ]?000)|\d[. ]000\b")


def keep_at_home(
    found: Sequence[Comparison], expected: Mapping[str, Match | None], tellers: Tellers
) -> list[Comparison]:
    """Take back what was pointed at where every number has its figure as it is, so that the words were misread.

    Args:
        found: The comparisons of a draft, in the order of its claims.
        expected: What each claim should equal by its subject alone, by its id.
        tellers: Which claims have which numbers.
    """
    return [
        replace(one, expected=expected.get(one.claim.id), belongs=None)
        if _is_at_home(one, place, found, tellers)
        else one
        for place, one in enumerate(found)
    ]


def keep_beside(found: Sequence[Comparison], expected: Mapping[str, Match | None]) -> list[Comparison]:
    """Take back what was pointed at where its figure stands in the same sentence."""
    sentences = by_sentence(found)
    return [
        replace(one, expected=expected.get(one.claim.id), belongs=None)
        if _is_beside(one, sentences[one.claim.sentence])
        else one
        for one in found
    ]


def drop_other_units(found: Sequence[Comparison]) -> list[Comparison]:
    """Take back differences in scale that several numbers have alike: those are written in the unit of the document."""
    factors = Counter(filter(None, map(_scale_factor, found)))
    return [
        replace(one, expected=None) if (key := _scale_factor(one)) and factors[key] > 1 else one
        for one in found
    ]


def drop_unscaled(found: Sequence[Comparison]) -> list[Comparison]:
    """Take back differences in scale to a number of a source with the very digits and no word of scale: "onderwijs 14", in millions.

    Its unit stands in a heading or goes without saying; who leaves out digits writes others. So does who says "onder de 205" of 205 million euro.
    """
    return [replace(one, expected=None) if _is_unscaled(one) or _is_elided(one) else one for one in found]


def drop_replaced(found: Sequence[Comparison]) -> list[Comparison]:
    """Take back differences of days in a number that the draft says to have replaced the one before it: "is dat inmiddels 421.600 geworden".

    Such a number is of the same days as the one before it, which is near it and no other year's: else it is growth that is told.
    """
    return [
        replace(one, expected=one.belongs, belongs=None) if before and _replaces(one, before.claim) else one
        for before, one in zip((None, *found), found, strict=False)
    ]


def drop_parts(found: Sequence[Comparison]) -> list[Comparison]:
    """Take back differences between a part and its whole where the draft says how much of the one the other is: "10 procent (1.248 stuks)"."""
    sentences = by_sentence(found)
    return [
        replace(one, expected=None)
        if _is_told_part(one, sentences)
        else replace(one, expected=one.belongs, belongs=None)
        if _is_told_share(one, sentences[one.claim.sentence])
        else one
        for one in found
    ]


def by_sentence(found: Iterable[Comparison]) -> Mapping[tuple[int, int], list[Comparison]]:
    """The comparisons of each sentence."""
    sentences: dict[tuple[int, int], list[Comparison]] = defaultdict(list)
    for comparison in found:
        sentences[comparison.claim.sentence].append(comparison)
    return sentences


def _is_at_home(one: Comparison, place: int, found: Sequence[Comparison], tellers: Tellers) -> bool:
    """Whether every number has its figure as it is, so that the words were misread.

    The number that is expected stands elsewhere in the draft, and the claim's own, which is that of another figure, stands here alone.
    Two numbers that each stand where the other should, or each with the other's place, are none of that; nor is another year's number, but right beside its own.
    """
    if one.expected is None or one.belongs is None:
        return False
    wanted, own = one.expected.figure, one.belongs.figure
    if tellers.have(own, besides=one.claim):
        return False
    near = found[max(0, place - 1) : place + 2] if wanted.name == own.name else found
    told = [other for other in near if other is not one and _tells(other.claim, wanted)]
    exchanged = any(
        other.belongs
        and other.expected
        and key_of(other.belongs.figure) == key_of(wanted)
        and other.expected.figure.point == one.claim.quantity.value
        for other in told
    ) or any(_is_of_other_place(one, other) for other in told)
    return bool(told) and not exchanged


def _tells(claim: Claim, figure: Figure) -> bool:
    """Whether a claim has the number of a figure."""
    return claim.quantity.value == figure.point and claim.kind == figure.kind


def _is_beside(comparison: Comparison, sentence: Iterable[Comparison]) -> bool:
    """Whether the figure that the words point at stands in the same sentence: then it is not missing.

    Unless two numbers each stand where the other should, or with the other's place.
    """
    if comparison.belongs is None or comparison.expected is None:
        return False
    wanted = comparison.expected.figure
    return any(
        (other.claim.quantity.value == wanted.point or _rounds(other, wanted))
        and not (
            other.belongs
            and other.expected
            and other.expected.figure.point == comparison.claim.quantity.value
        )
        and not _is_of_other_place(comparison, other)
        for other in sentence
        if other is not comparison
    )


def _rounds(comparison: Comparison, figure: Figure) -> bool:
    """Whether a claim is known to tell a figure, if rounder: "ruim 31.000 leden" where there are 31.400."""
    match, near = comparison.expected, same_number(comparison.claim)
    known = match is not None and match.agrees and key_of(match.figure) == key_of(figure)
    return known or (near is not None and comparison.claim.kind == figure.kind and has_point(near, figure))


def _is_of_other_place(comparison: Comparison, other: Comparison) -> bool:
    """Whether a claim of the expected figure's place has the number of another claim's place: "Waalse turbines 4,1, de Vlaamse 2,9"."""
    wanted, own = comparison.expected, comparison.belongs
    places = comparison.claim.region, other.claim.region
    figures = wanted and wanted.figure.region, own and own.figure.region
    if not (all(places) and all(figures)):
        return False
    forms = tuple(region_form(place) for place in places if place)
    return forms[0] != forms[1] and forms == tuple(region_form(place) for place in figures if place)


def _replaces(one: Comparison, before: Claim) -> bool:
    """Whether a claim that only points back gives a number near the one before it, which is of no other days of the same series."""
    claim, value, earlier = one.claim, one.claim.quantity.value, before.quantity.value
    if one.belongs is None or one.expected is None or not claim.subject.inherited or not value or not earlier:
        return False
    back = not subject_words().back.isdisjoint(claim.surroundings.partition(HERE)[0].split())
    unnamed = claim.period is None or claim.period.origin != "clause"
    name = one.belongs.figure.name
    grown = any(match.figure.name == name and match.figure.point == earlier for match in one.matches)
    near = before.kind == claim.kind and abs(value - earlier) * _FIFTH < max(value, earlier)
    return back and unnamed and near and not grown and one.expected.figure.name == name


def _is_told_part(one: Comparison, sentences: Mapping[tuple[int, int], list[Comparison]]) -> bool:
    """Whether a share beside either of two numbers is as large as the one is of the other."""
    match, value = one.expected, one.claim.quantity.value
    if match is None or match.agrees or match.figure.origin != "claim" or not match.figure.point or not value:
        return False
    part = min(value, match.figure.point) / max(value, match.figure.point)
    place = match.figure.place
    return part in {1 / scale for scale in SCALES} and any(
        other.claim.kind in _SHARES and _share_of(other.claim) == part
        for (start, end), beside in sentences.items()
        if (start, end) == one.claim.sentence or (place and start <= place[0] < end)
        for other in beside
    )


def _is_told_share(one: Comparison, sentence: Iterable[Comparison]) -> bool:
    """Whether a share in the sentence of a number is what the number is of the figure that its words point at: "39 procent (196.000 woningen)"."""
    value, wanted = one.claim.quantity.value, one.expected
    if one.belongs is None or wanted is None or not value or not wanted.figure.point:
        return False
    part = value / wanted.figure.point
    return 0 < part < 1 and any(
        other.claim.kind in _SHARES
        and other.claim.interval.holds(part * (_WHOLE if other.claim.kind == "percentage" else 1))
        for other in sentence
    )


def _is_unscaled(one: Comparison) -> bool:
    """Whether a number differs only in scale from one that is written with the same digits and nothing that scales them."""
    factor = _scale_factor(one)
    if factor is None or one.expected is None or one.expected.figure.kind not in _SCALED_KINDS:
        return False
    figure, digits = one.expected.figure, _DIGITS.search(one.claim.text)
    if figure.origin != "source" or digits is None or _SCALE_WORD.search(figure.shown.lower()):
        return False
    others = _DIGITS.findall(figure.shown)
    if _CELLS in figure.shown:  # in a table 2.940 may be in thousands
        written = _significant(digits.group())
        return factor[1] in _THOUSANDS and any(_significant(other) == written for other in others)
    return any(_plain(other) == _plain(digits.group()) for other in others)


def _is_elided(one: Comparison) -> bool:
    """Whether a bare number differs only in its left out scale and unit from an amount: "we blijven onder de 205"."""
    factor, quantity = _scale_factor(one), one.claim.quantity
    if factor is None or one.expected is None or quantity.value is None:
        return False
    bare = quantity.unit is None and quantity.value < _SCALE_FROM and not any(map(str.isalpha, quantity.text))
    return bare and one.expected.figure.unit is not None and 1 / factor[1] in _SCALE_WORDS


def _significant(digits: str) -> str:
    return digits.replace(".", "").replace(",", "").strip("0")


def _plain(digits: str) -> str:
    """Digits without zeros behind their comma: "14,0" is "14"."""
    return digits.rstrip("0").rstrip(",") if "," in digits else digits


def _share_of(claim: Claim) -> Fraction | None:
    """The part of a whole that a share is: "10 procent", "een tiende"."""
    value = claim.quantity.value
    return value / _WHOLE if value and claim.kind == "percentage" else value


def _scale_factor(comparison: Comparison) -> tuple[str, Fraction] | None:
    """The document of a difference in scale alone, with how many times the claim is its figure.

    Numbers that are all as many times too large or small as a document's are written in its unit: no slip.
    """
    expected, claimed = comparison.expected, comparison.claim.quantity.value
    if expected is None or comparison.belongs is not None or not claimed or not expected.figure.point:
        return None
    times = claimed / expected.figure.point
    return (expected.figure.document, times) if max(times, 1 / times) in SCALES else None
