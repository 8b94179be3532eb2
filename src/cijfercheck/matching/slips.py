"""The figure that a claim's number is a slip for: at another scale, with digits that changed places, rounded beyond its words."""

import re
from collections.abc import Sequence
from fractions import Fraction

from cijfercheck.language.lexicon import subject_words
from cijfercheck.matching.plausibility import (
    SCALES,
    Slip,
    has_many_digits,
    has_two_digits,
    is_sure_slip,
    may_be_part,
    slip_between,
)
from cijfercheck.matching.scoring import match_figure
from cijfercheck.matching.tellers import Tellers
from cijfercheck.matching.wordings import FAR_AHEAD, PLACE, Fit, lead_of
from cijfercheck.model.claim import Claim

_RATHER = Fraction(9, 20)  # where all others fit far worse and several words stand near the number
_FEW = 4  # figures of one unit
_LEAD = Fraction(2, 5)  # so much better than all others, fewer words are enough
_CELL = Fraction(3, 10)  # where every word of a table's cell stands near the number
_CLOSE = Fraction(3, 20)
_ENOUGH: dict[Slip | None, Fraction] = {
    "scale": Fraction(7, 20),
    "swapped": Fraction(7, 20),
    "turned": Fraction(2, 5),
    "digit": Fraction(3, 5),
}
_LITTLE = Fraction(1, 5)  # for a slip that hardly comes about by chance, in the figure that fits best
_NEARLY = 3  # a rounding misses by at most this part of the larger
_THOUSAND = 1000
_LONE_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def find_sure_slip(claim: Claim, fits: Sequence[Fit], tellers: Tellers) -> Fit | None:
    """The only figure that the claim's number is a slip for by its digits alone, of a dataset that the draft draws on."""
    found = [
        fit
        for fit in fits
        if is_sure_slip(claim, fit.figure) and (_is_mostly_said(fit) or tellers.draw_on(fit.figure))
    ]
    return found[0] if len({fit.figure.point for fit in found}) == 1 else None


def find_slipped_by_digits(claim: Claim, current: Sequence[Fit], tellers: Tellers) -> Fit | None:
    """The only figure with the digits of a claim at another scale or in another order, where the draft tells it nowhere.

    Its words need say little, for three digits are seldom met by chance; but one must be of what is counted, or hardly anything else be
    measured in its unit; and of a dataset the draft must have other figures too.
    """
    if not has_many_digits(claim.quantity.value):
        return None
    neutral = subject_words().neutral | subject_words().statistics
    few = claim.kind != "count" and len({fit.figure.point for fit in current}) <= _FEW
    found = [
        fit
        for fit in current
        if has_many_digits(fit.figure.point)
        and slip_between(claim, fit.figure) in {"swapped", "scale"}
        and (few or any(not word.startswith(PLACE) and word not in neutral for word in fit.hinted))
        and not tellers.have(fit.figure, besides=claim)
        and (fit.figure.origin != "reference" or tellers.draw_on(fit.figure))
    ]
    found = [fit for fit in found if may_be_part(claim.interval, fit.figure.value)] or found
    return found[0] if len({fit.figure.point for fit in found}) == 1 else None


def find_slipped(claim: Claim, current: Sequence[Fit], tellers: Tellers) -> Fit | None:
    """The figure that the claim's number is a slip for: among those that fit best, the only one."""
    ahead = lead_of(current)
    found = [
        fit
        for fit in current
        if current[0].score - fit.score < _CLOSE
        and (slip := slip_between(claim, fit.figure)) in _ENOUGH
        and fit.score
        >= _needed(_LITTLE if fit is current[0] and _is_rare(slip, fit) else _ENOUGH[slip], fit, ahead)
        and not _is_told(claim, fit, slip, tellers)
        and (slip != "turned" or _is_turned(claim, fit, tellers))
    ]
    return found[0] if len({fit.figure.point for fit in found}) == 1 else None


def _is_told(claim: Claim, fit: Fit, slip: Slip | None, tellers: Tellers) -> bool:
    """Whether the draft tells a figure elsewhere; digits at another scale are no chance where it tells only other years of its series."""
    if fit.figure.name not in tellers.names or (slip == "swapped" and fit.said):
        return False
    other_years = has_two_digits(fit.figure.point) and not tellers.agree(fit.figure, besides=claim)
    return not (slip == "scale" and other_years and fit.said)


def find_in_other_unit(claim: Claim, current: Sequence[Fit], tellers: Tellers) -> Fit | None:
    """The figure whose very number a claim has in another unit: "60.000 ton" where the source writes "60.000 kg".

    It must be the one that fits best, and far better than all others: a number in another unit is seldom met by chance.
    """
    best = current[0]
    written, point = claim.quantity.value, best.figure.point
    if claim.kind != "measure" or not written or not point or best.figure.origin != "source":
        return None
    times = max(written / point, point / written)
    alike = times in SCALES and _digits_written(claim) in _LONE_NUMBER.findall(best.figure.shown)
    clear = bool(best.said) and lead_of(current) >= FAR_AHEAD
    return best if alike and clear and not tellers.have(best.figure, besides=claim) else None


def _digits_written(claim: Claim) -> str:
    found = _LONE_NUMBER.search(claim.quantity.text)
    return "" if found is None else found.group()


def find_misrounded(claim: Claim, fits: Sequence[Fit], others: Sequence[Fit]) -> Fit | None:
    """The figure that the words point at and that a round number with a hedge is not a rounding of: "ruim 40 miljard", 36,9 miljard.

    A number without days of its own may be a rounding of one of `others` too, the same figure of other days.
    """
    named = claim.period is not None and claim.period.named
    held = fits if named else (*fits, *others)
    best, written = fits[0], claim.quantity.value
    if claim.role != "level" or claim.quantity.hedge is None or not written or has_many_digits(written):
        return None
    if best.figure.point is None:
        return None
    clear = (
        best.score >= _RATHER
        and lead_of(fits) >= FAR_AHEAD
        and (len(best.said) > 1 or best.words <= best.said)
    )
    near = abs(written - best.figure.point) * _NEARLY <= max(abs(written), abs(best.figure.point))
    if not (clear and near) or any(
        fit.score * 2 >= best.score and match_figure(claim, fit.figure).agrees for fit in held
    ):
        return None
    return best


def _is_mostly_said(fit: Fit) -> bool:
    """Whether most of what a figure counts stands around the number; of a source's figure nothing need."""
    return fit.figure.origin != "reference" or len(fit.core & fit.hinted) * 2 > len(fit.core)


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
