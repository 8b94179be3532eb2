"""The figure that the words around a number point at, where the number is that of another figure or a slip for it.

This looks further than the parsed subject, so it asks for more: one figure must fit the words clearly better than all others,
and the claimed number must be explained. "In Den Haag stemde 20,5 procent op de PVV": the words point at The Hague's 21,8, and
20,5 is Eindhoven's.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from cijfercheck.language.lexicon import subject_words
from cijfercheck.matching.plausibility import (
    Slip,
    has_many_digits,
    has_point,
    is_specific,
    is_sure_slip,
    may_be_part,
    same_number,
    slip_between,
)
from cijfercheck.matching.regions import region_form
from cijfercheck.matching.scoring import fit_period, match_figure
from cijfercheck.matching.siblings import find_sibling
from cijfercheck.matching.tellers import Tellers
from cijfercheck.matching.wordings import PLACE, Fit, fit_figures
from cijfercheck.matching.words import canonical, same_word
from cijfercheck.model.claim import HERE, Claim, ClaimPeriod
from cijfercheck.model.figure import Figure
from cijfercheck.model.match import Match

_CLEAR = Fraction(13, 20)  # words that fit so well point at a figure
_RATHER = Fraction(9, 20)  # where all others fit far worse and several words stand near the number
_SEVERAL = 3
_AHEAD = Fraction(3, 20)  # so much better than any other figure with another value
_FAR_AHEAD = Fraction(3, 10)  # so much better than the figure whose number the claim has
_LEAD = Fraction(2, 5)  # so much better than all others, fewer words are enough
_SERIES = Fraction(1, 2)  # so alike, the number of another period is explained
_CELL = Fraction(3, 10)  # where every word of a table's cell stands near the number
_CLOSE = Fraction(3, 20)
_ENOUGH: dict[Slip | None, Fraction] = {
    "scale": Fraction(7, 20),
    "swapped": Fraction(7, 20),
    "turned": Fraction(2, 5),
    "digit": Fraction(3, 5),
}
_INSIDE: dict[Slip | None, Fraction] = {
    "swapped": Fraction(2, 5),
    "scale": Fraction(3, 5),
    "digit": Fraction(4, 5),
}
_LITTLE = Fraction(1, 5)  # for a slip that hardly comes about by chance, in the figure that fits best
_NEARLY = 3  # a rounding misses by at most this part of the larger
_HUNDRED = 100
_THOUSAND = 1000
_MOMENT = 11  # days
_RECENT = 2  # years
_YEAR = 365  # days
_PER = "per"
_DOUBTFUL = frozenset({"sentence", "before", "previous"})
_TRUSTED = frozenset({"clause", "section", "source"})


@dataclass(frozen=True, slots=True)
class Pointed:
    """The figure that a claim should equal, and the one whose number it has (None for a slip)."""

    expected: Match
    belongs: Match | None


def find_pointed(
    claim: Claim, figures: Sequence[Figure], tellers: Tellers, published: date | None = None
) -> Pointed | None:
    """Find the figure that a claim's words point at, if its number is explained by another.

    Args:
        claim: The claim.
        figures: Those outside the article that its unit and role allow, in its unit.
        tellers: Which claims tell which figures: in one that is told no slip is looked for.
        published: The day of the article: what is of a later time was not known then.
    """
    dated = claim.period is not None and any(_may_be_meant(claim, figure) for figure in figures)
    if not dated or claim.kind == "ratio":  # "een derde" is of many things
        return None
    fits = fit_figures(claim, figures)
    current = [fit for fit in fits if _may_be_meant(claim, fit.figure)]
    own = same_number(claim)
    same = [fit for fit in fits if own is not None and has_point(own, fit.figure)]
    sure = _part_of_all(claim, current, same) if same else _pointed(claim, _surely_slipped(claim, current))
    if sure is not None:
        return sure
    latest = _latest_of_series(claim, same, [fit for fit in fits if _is_known(fit.figure, published)])
    if latest is not None:
        return _pointed(claim, *latest)
    siblings = find_sibling(claim, same, current, tellers)
    if siblings is not None:
        return _pointed(claim, *siblings)
    if _is_right(claim, current, same):
        return None
    if same:
        return next(filter(None, (_explained(claim, other, current, same) for other in same)), None)
    slipped = _slipped(claim, current, tellers) or _slipped_by_digits(claim, current, tellers)
    return _pointed(claim, slipped or _misrounded(claim, current))


def _pointed(claim: Claim, expected: Fit | None, belongs: Fit | None = None) -> Pointed | None:
    if expected is None:
        return None
    other = None if belongs is None else match_figure(claim, belongs.figure)
    return Pointed(match_figure(claim, expected.figure), other)


def _part_of_all(claim: Claim, current: Sequence[Fit], same: Sequence[Fit]) -> Pointed | None:
    """The part that a claim names, where its number is labelled as that of all parts."""
    for other in same:
        part = _named_group(other, current, claim) if _is_of_all(other.figure) else None
        if part is not None:
            return _pointed(claim, part, other)
    return None


def _explained(claim: Claim, other: Fit, current: Sequence[Fit], same: Sequence[Fit]) -> Pointed | None:
    """The figure of the claim's days, place or group, where `other` has the claim's number."""
    elsewhere = (
        _other_period(other, current, claim)
        or _current_of_series(other, same, current, claim)
        or _other_place(other, current, claim)
    )
    if elsewhere is not None:
        return _pointed(claim, elsewhere, other)
    group = (
        _named_group(other, current, claim)
        or _counted_beside(other, current, claim)
        or _other_group(other, current, claim)
    )
    found = _pointed(claim, group, other)
    if found is None or found.belongs is None:
        return None
    as_well = found.belongs.score >= max(_SERIES, found.expected.score)  # what is counted fits both
    return None if as_well else found


def _is_right(claim: Claim, current: Sequence[Fit], same: Sequence[Fit]) -> bool:
    """Whether a figure that agrees fits nearly as well as the best, or is of the very days that the clause names."""
    near = [fit for fit in current if current[0].score - fit.score < _FAR_AHEAD]
    return any(match_figure(claim, fit.figure).agrees for fit in near) or any(
        _is_dated(claim, fit) for fit in same
    )


def find_repeated(claim: Claim, figures: Sequence[Figure]) -> Match | None:
    """Find the claim elsewhere in the article that a claim's number is a slip for, by the words around both.

    Args:
        claim: The claim.
        figures: The other claims of the article that its unit and role allow, in its unit.
    """
    others = [
        f for f in figures if f.place is None or not claim.sentence[0] <= f.place[0] < claim.sentence[1]
    ]
    if not any(_is_current(claim, figure) for figure in others):
        return None
    fits = [fit for fit in fit_figures(claim, others) if _is_current(claim, fit.figure)]
    if any(match_figure(claim, fit.figure).agrees and fit.score >= _INSIDE["swapped"] for fit in fits):
        return None
    found = [
        fit
        for fit in fits
        if fit.figure.modality == claim.modality
        and same_names(claim, fit.figure)
        and ((fit.score and is_sure_slip(claim, fit.figure)) or _is_slip_inside(claim, fit, fits[0]))
    ]
    if len({fit.figure.point for fit in found}) != 1:
        return None
    match = match_figure(claim, found[0].figure)
    return None if match.has("apart") and not is_sure_slip(claim, match.figure) else match


def _is_slip_inside(claim: Claim, fit: Fit, best: Fit) -> bool:
    """Whether a claim's number is a slip for that of a claim whose words fit well enough for it, nearly as well as the best."""
    slip = slip_between(claim, fit.figure)
    return slip in _INSIDE and fit.score >= _INSIDE[slip] and best.score - fit.score < _CLOSE


def same_names(claim: Claim, figure: Figure) -> bool:
    """Whether two numbers share a name, or neither has one that is missing around the other: no "Cambuur 13.200", "Heerenveen 12.300"."""
    one = _names((*claim.context.near, claim.subject.head, *claim.subject.modifiers))
    other = _names((*figure.context.near, figure.subject.head, *figure.subject.modifiers))
    around = _names((*claim.context.far, *claim.context.frame, *claim.subject.setting))
    if one & other:
        return True
    return one <= _names((*figure.context.far, *figure.context.frame)) and other <= around


def _names(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word for word in words if word[:1].isupper())


def _is_dated(claim: Claim, fit: Fit) -> bool:
    """Whether a figure with the claim's number is of the very days that its clause names, and shares a word with it."""
    named = (
        claim.period is not None
        and claim.period.origin == "clause"
        and (claim.period.period.days or 0) < _YEAR
    )
    return named and bool(fit.hinted) and fit_period(claim, fit.figure) == "same"


def _other_period(other: Fit, current: Sequence[Fit], claim: Claim) -> Fit | None:
    """The figure of the claim's days in the series whose number of other days the claim has."""
    if other.score < _SERIES or current[0].score - other.score >= _FAR_AHEAD:
        return None
    sure = is_specific(other.figure.point) or other.core <= other.hinted
    if not sure or (claim.period is not None and claim.period.origin in _DOUBTFUL):
        return None
    return next(
        (
            fit
            for fit in current
            if fit.figure.period != other.figure.period
            and _is_series(fit, other)
            and may_be_missed(claim, other.figure, fit.figure)
        ),
        None,
    )


def _current_of_series(other: Fit, same: Sequence[Fit], current: Sequence[Fit], claim: Claim) -> Fit | None:
    """The figure of the claim's days in the series that the claim's number is of, where no other series has that number.

    "Daarnaast waren er 1.402 hulpverleningen", in a text on 2024, where the source has "Hulpverlening | 1.683 | 1.402".
    """
    period = claim.period
    if period is None or period.origin not in _TRUSTED or not is_specific(other.figure.point):
        return None
    if fit_period(claim, other.figure) != "other" or any(not _is_of_series(fit, other) for fit in same):
        return None
    if other.figure.origin == "reference" and not other.core & other.hinted and not _names_own_place(claim):
        return None
    found = [
        fit
        for fit in current
        if _is_of_series(fit, other)
        and fit_period(claim, fit.figure) in {"same", "within"}
        and may_be_missed(claim, other.figure, fit.figure)
    ]
    return found[0] if len({fit.figure.point for fit in found}) == 1 else None


def _latest_of_series(claim: Claim, same: Sequence[Fit], fits: Sequence[Fit]) -> tuple[Fit, Fit] | None:
    """The last figure of the series that the number of a claim is an earlier one of, where the claim says that it is so now."""
    if subject_words().now.isdisjoint(claim.surroundings.split()):
        return None
    found: list[tuple[Fit, Fit]] = []
    for other in same:
        later = [fit for fit in fits if _is_series(fit, other) and _is_before(other.figure, fit.figure)]
        if not later or not is_specific(other.figure.point):
            return None
        last = max(later, key=lambda fit: (fit.figure.period and fit.figure.period.first) or date.min)
        if match_figure(claim, last.figure).agrees or not other.core & other.hinted:
            return None
        found.append((last, other))
    return found[0] if found else None


def _is_known(figure: Figure, published: date | None) -> bool:
    """Whether a figure is of a time that had begun when the article came out."""
    first = None if figure.period is None else figure.period.first
    return published is not None and first is not None and first <= published


def may_be_missed(claim: Claim, one: Figure, other: Figure) -> bool:
    """Whether a claim may have the number of other days by mistake: of earlier ones alone, where its sentence names none or only a year is known."""
    period = claim.period
    if period is not None and period.named:
        return True
    if not subject_words().then.isdisjoint(claim.surroundings.partition(HERE)[0].split()):
        return False
    return (period is not None and (period.period.days or _YEAR) < _YEAR) or _is_before(one, other)


def _is_before(one: Figure, other: Figure) -> bool:
    first = None if one.period is None else one.period.first
    second = None if other.period is None else other.period.first
    return first is not None and second is not None and first < second


def _may_be_meant(claim: Claim, figure: Figure) -> bool:
    return _is_current(claim, figure) and not _is_averaged(claim, figure)


def _is_averaged(claim: Claim, figure: Figure) -> bool:
    """Whether only the claim is an average: "gemiddeld heeft een bedrijf 3.700 varkens" is no number of farms."""
    averages = subject_words().averages
    around = (claim.subject.head, *claim.subject.modifiers, *claim.context.near)
    own = (
        figure.subject.head,
        *figure.subject.modifiers,
        *figure.context.near,
        *figure.shown.lower().split(),
    )
    return not averages.isdisjoint(around) and (averages | {_PER}).isdisjoint(own)


def _is_of_series(one: Fit, other: Fit) -> bool:
    """Whether two figures are of one series, or stand in one sentence of a source with the same subject."""
    mine, theirs = one.figure, other.figure
    if _is_series(one, other):
        return True
    return (
        mine.origin == theirs.origin == "source"
        and (mine.document, mine.shown) == (theirs.document, theirs.shown)
        and (mine.subject.head, mine.subject.modifiers) == (theirs.subject.head, theirs.subject.modifiers)
    )


def _other_place(other: Fit, current: Sequence[Fit], claim: Claim) -> Fit | None:
    """The same figure of the place that the claim names, where the claim has the number of another place."""
    if claim.region is None or other.figure.region is None or not is_specific(other.figure.point):
        return None
    wanted = region_form(claim.region)
    hinted = other.core & other.hinted or (has_many_digits(other.figure.point) and _names_own_place(claim))
    if region_form(other.figure.region) == wanted or not hinted:
        return None
    return next(
        (
            fit
            for fit in current
            if fit.figure.region is not None
            and region_form(fit.figure.region) == wanted
            and _without_place(fit) == _without_place(other)
            and fit.figure.document == other.figure.document
        ),
        None,
    )


def _names_own_place(claim: Claim) -> bool:
    """Whether the sentence of a claim itself names the claim's place."""
    words = (claim.subject.head, *claim.subject.modifiers, *claim.subject.setting, *claim.context.near)
    said = {canonical(word) for word in words}
    return claim.region is not None and all(word in said for word in region_form(claim.region).split())


def _is_total(claim: Claim) -> bool:
    """Whether a sentence says that its number is a sum: "in totaal", "samen"."""
    return not subject_words().totals.isdisjoint(claim.surroundings.split())


def _without_place(fit: Fit) -> frozenset[str]:
    places = [word for word in fit.words if word.startswith(PLACE)]
    named = {part for place in places for part in place.removeprefix(PLACE).split()}
    return fit.words.difference(places, named)


def _is_series(one: Fit, other: Fit) -> bool:
    """Whether two figures are of one series: of one entry in a reference, or with the same words in a text."""
    if one.figure.origin != "reference":
        return one.figure.document == other.figure.document and one.words == other.words
    return one.figure.name == other.figure.name


def _named_group(other: Fit, current: Sequence[Fit], claim: Claim) -> Fit | None:
    """The figure of the part that a claim names, where its number is that of the whole or of another part.

    All that tells the two apart stands near the number, and nothing of what only the other has stands anywhere around it:
    "80.450 aangiften van diefstal van een elektrische fiets", where 80.450 is the number of all bicycles.
    """
    if claim.context.elsewhere or _is_total(claim):
        return None
    specific, whole = is_specific(other.figure.point), _is_of_all(other.figure)
    found = [
        fit
        for fit in current
        if fit.figure.document == other.figure.document
        and (telling := fit.words - other.words)
        and telling <= fit.named
        and (fit.words & other.words or _is_other_item(claim, fit, other))
        and (whole or not (other.words - fit.words) & other.hinted)
        and (specific or _counts_for_name(claim, fit, telling) or _is_other_item(claim, fit, other))
        and may_be_part(claim.interval, fit.figure.value)
    ]
    found = [fit for fit in found if not fit.figure.subject.inherited] or found
    return found[0] if len({fit.figure.point for fit in found}) == 1 else None


def _is_beside(one: Figure, other: Figure) -> bool:
    """Whether two figures stand in one sentence of a source, where the words of one may be those of the other."""
    return one.origin == other.origin == "source" and (one.document, one.shown) == (
        other.document,
        other.shown,
    )


def _is_other_item(claim: Claim, fit: Fit, other: Fit) -> bool:
    """Whether two figures are items of one list with nothing in common, and the claim names the one and in no way the other."""
    items = fit.figure.subject.head and other.figure.subject.head and fit.words <= fit.named
    value = claim.quantity.value
    return bool(items) and not other.score and value is not None and value >= _HUNDRED


def _is_of_all(figure: Figure) -> bool:
    """Whether a label says that it is of all parts together: "gewonde fietsers (alle fietsen)"."""
    return figure.origin == "reference" and not subject_words().totals.isdisjoint(
        word.strip("(),") for word in figure.shown.lower().split()
    )


def _counts_for_name(claim: Claim, fit: Fit, telling: frozenset[str]) -> bool:
    """Whether a claim counts what a figure counts, and names whom it counts for: "NSC kwam binnen met 24 zetels"."""
    names = {canonical(name) for name in claim.context.near if name[:1].isupper()}
    head = claim.subject.head
    return telling <= names and not claim.subject.inherited and same_word(head, fit.figure.subject.head)


def _counted_beside(other: Fit, current: Sequence[Fit], claim: Claim) -> Fit | None:
    """The figure for what a claim counts, where its number counts something else in the same sentence of the source.

    "159.800 huishoudens", where the source has "71.300 huishoudens, samen 159.800 personen".
    """
    head = claim.subject.head
    if (
        claim.subject.inherited
        or not head
        or head in subject_words().neutral
        or not is_specific(other.figure.point)
    ):
        return None
    if other.figure.origin != "source" or any(same_word(head, word) for word in other.words):
        return None
    found = [
        fit
        for fit in current
        if fit.figure.document == other.figure.document
        and fit.figure.shown == other.figure.shown
        and not fit.figure.subject.inherited
        and same_word(head, fit.figure.subject.head)
        and may_be_part(claim.interval, fit.figure.value)
    ]
    return found[0] if len({fit.figure.point for fit in found}) == 1 else None


def _other_group(other: Fit, current: Sequence[Fit], claim: Claim) -> Fit | None:
    """The figure that the words point at, where they name what tells it from the one whose number the claim has."""
    best = current[0]
    unsure = claim.context.elsewhere or best.figure.subject.inherited or _is_beside(best.figure, other.figure)
    if unsure or best.score - other.score < _FAR_AHEAD:
        return None
    ahead = _lead(current)
    several = len(best.said) >= (_SEVERAL if other.score else _SEVERAL - 1)
    enough = _RATHER if ahead >= _FAR_AHEAD and several else _CLEAR
    if ahead < _AHEAD or best.score < enough:
        return None
    telling = best.words - other.words
    if other.figure.region is None:
        telling &= _without_place(best)
    said = best.named if other.words <= subject_words().totals else best.said
    if not telling & said or (other.words - best.words) & other.said:
        return None
    if not is_specific(claim.quantity.value) and not other.said & best.said:
        return None
    full = len(best.hinted) > 1 or best.words <= best.said
    return best if full and may_be_part(claim.interval, best.figure.value) else None


def _surely_slipped(claim: Claim, fits: Sequence[Fit]) -> Fit | None:
    """The only figure that the claim's number is a slip for by its digits alone."""
    found = [fit for fit in fits if is_sure_slip(claim, fit.figure)]
    return found[0] if len({fit.figure.point for fit in found}) == 1 else None


def _slipped_by_digits(claim: Claim, current: Sequence[Fit], tellers: Tellers) -> Fit | None:
    """The only figure with the digits of a claim at another scale or in another order, where the draft tells it nowhere.

    Its words need say little, for three digits are seldom met by chance; but one must be of what is counted.
    """
    if not has_many_digits(claim.quantity.value):
        return None
    neutral = subject_words().neutral | subject_words().statistics
    found = [
        fit
        for fit in current
        if has_many_digits(fit.figure.point)
        and slip_between(claim, fit.figure) in {"swapped", "scale"}
        and any(not word.startswith(PLACE) and word not in neutral for word in fit.hinted)
        and not tellers.have(fit.figure, besides=claim)
    ]
    return found[0] if len({fit.figure.point for fit in found}) == 1 else None


def _slipped(claim: Claim, current: Sequence[Fit], tellers: Tellers) -> Fit | None:
    """The figure that the claim's number is a slip for: among those that fit best, the only one."""
    ahead = _lead(current)
    found = [
        fit
        for fit in current
        if current[0].score - fit.score < _CLOSE
        and (slip := slip_between(claim, fit.figure)) in _ENOUGH
        and fit.score
        >= _needed(_LITTLE if fit is current[0] and _is_rare(slip, fit) else _ENOUGH[slip], fit, ahead)
        and (slip == "swapped" or fit.figure.name not in tellers.names)
        and (slip != "turned" or _is_turned(claim, fit, tellers))
    ]
    return found[0] if len({fit.figure.point for fit in found}) == 1 else None


def _misrounded(claim: Claim, fits: Sequence[Fit]) -> Fit | None:
    """The figure that the words point at and that a round number with a hedge is not a rounding of: "ruim 40 miljard", 36,9 miljard."""
    best, written = fits[0], claim.quantity.value
    if claim.role != "level" or claim.quantity.hedge is None or not written or has_many_digits(written):
        return None
    if best.figure.point is None:
        return None
    clear = (
        best.score >= _RATHER
        and _lead(fits) >= _FAR_AHEAD
        and (len(best.said) > 1 or best.words <= best.said)
    )
    near = abs(written - best.figure.point) * _NEARLY <= max(abs(written), abs(best.figure.point))
    if not (clear and near) or any(
        fit.score * 2 >= best.score and match_figure(claim, fit.figure).agrees for fit in fits
    ):
        return None
    return best


def _needed(enough: Fraction, fit: Fit, ahead: Fraction) -> Fraction:
    """How well a figure must fit for a slip: less where all others fit far worse, or where every word of a table's cell is said."""
    if _is_named_cell(fit):
        return min(enough, _CELL)
    return min(enough, _LEAD) if ahead >= _LEAD else enough


def _is_rare(slip: Slip | None, fit: Fit) -> bool:
    """Whether a slip hardly comes about by chance: three digits or more of the source at another scale or in another order."""
    return (
        slip in {"swapped", "scale"} and fit.figure.origin == "source" and has_many_digits(fit.figure.point)
    )


def _is_named_cell(fit: Fit) -> bool:
    """Whether a figure is a cell of the article's own tables with all its words near the number."""
    return fit.figure.origin == "claim" and fit.core <= fit.said


def _is_turned(claim: Claim, fit: Fit, tellers: Tellers) -> bool:
    """Whether two digits that changed places are no chance: of a measure, a number in the thousands or a cell that is named."""
    if tellers.have(fit.figure, besides=claim):
        return False
    return _is_named_cell(fit) or claim.kind != "count" or (claim.quantity.value or 0) >= _THOUSAND


def _is_current(claim: Claim, figure: Figure) -> bool:
    """Whether a figure holds for the days of the claim, as far as they are known."""
    fit = fit_period(claim, figure)
    period = claim.period
    if period is not None and period.origin == "publication":
        return fit != "other" or _is_recent(period, figure)
    if fit in {"same", "other"}:
        return fit == "same"
    if figure.period is None or period is None or not period.named:
        return True
    return fit == "within" and min(period.period.days or _YEAR, figure.period.days or _YEAR) <= _MOMENT


def _is_recent(period: ClaimPeriod, figure: Figure) -> bool:
    """Whether a figure is of the last years, for a text that names no period at all."""
    first, last = period.period.first, None if figure.period is None else figure.period.last
    return first is not None and last is not None and 0 <= first.year - last.year <= _RECENT


def _lead(fits: Sequence[Fit]) -> Fraction:
    """How much better the best figure fits than the best one with another value and other words."""
    best = fits[0]
    others = (fit for fit in fits if fit.figure.point != best.figure.point and fit.words != best.words)
    return best.score - next((fit.score for fit in others), Fraction(0))
