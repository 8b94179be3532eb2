"""The figure that the words around a number point at, where the number is that of another figure or a slip for it.

This looks further than the parsed subject, so it asks for more: one figure must fit the words clearly better than all others,
and the claimed number must be explained. "In Den Haag stemde 20,5 procent op de PVV": the words point at The Hague's 21,8, and
20,5 is Eindhoven's.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from cijfercheck.matching.current import is_dated, is_known, may_be_meant, may_be_of_late
from cijfercheck.matching.groups import (
    find_counted_beside,
    find_named_group,
    find_other_group,
    is_of_all,
    is_of_most,
)
from cijfercheck.matching.parts import find_part_of_sum
from cijfercheck.matching.places import find_other_place
from cijfercheck.matching.plausibility import has_point, same_number
from cijfercheck.matching.scoring import match_figure
from cijfercheck.matching.series import find_current_of_series, find_latest, find_other_period
from cijfercheck.matching.siblings import find_sibling
from cijfercheck.matching.slips import (
    find_in_other_unit,
    find_misrounded,
    find_slipped,
    find_slipped_by_digits,
    find_sure_slip,
)
from cijfercheck.matching.tellers import Tellers
from cijfercheck.matching.untold import find_untold
from cijfercheck.matching.weighed import Weighed
from cijfercheck.matching.wordings import FAR_AHEAD, Fit, telling_words
from cijfercheck.matching.words import same_word
from cijfercheck.model.claim import HERE, Claim
from cijfercheck.model.match import Match

_ALIKE = Fraction(1, 4)  # so alike by the words around it, an equal number agrees
_NEARLY = Fraction(1, 10)  # and at most so much less than the best
_FEWEST = 10
_SERIES = Fraction(1, 2)  # so alike, the number of another period is explained
_OWNERS = frozenset({"hun", "diens"})


@dataclass(frozen=True, slots=True)
class Pointed:
    """The figure that a claim should equal, and the one whose number it has (None for a slip)."""

    expected: Match
    belongs: Match | None


def find_pointed(weighed: Weighed, tellers: Tellers, published: date | None = None) -> Pointed | None:
    """Find the figure that a claim's words point at, if its number is explained by another.

    Args:
        weighed: The claim beside its figures.
        tellers: Which claims tell which figures: in one that is told no slip is looked for.
        published: The day of the article: what is of a later time was not known then.
    """
    claim = weighed.claim
    dated = claim.period is not None and any(may_be_of_late(claim, figure) for figure in weighed.evidence)
    if not dated or claim.kind == "ratio":  # "een derde" is of many things
        return None
    fits = weighed.fits_of_evidence
    current = [fit for fit in fits if may_be_meant(claim, fit.figure)]
    own = same_number(claim)
    same = [fit for fit in fits if own is not None and has_point(own, fit.figure)]
    if not same:
        late = [fit for fit in fits if may_be_of_late(claim, fit.figure)]
        slip = _find_slip(claim, current, fits, tellers) if current else None
        return _pointed(claim, slip or find_slipped_by_digits(claim, late, tellers))
    if not current:
        return None
    known = [fit for fit in fits if is_known(fit.figure, published)]
    pointed = (
        _part_of_all(claim, current, same)
        or _both(claim, find_latest(claim, same, known))
        or _both(claim, find_sibling(claim, same, current, tellers))
        or _both(claim, find_part_of_sum(claim, same, current, tellers))
    )
    if pointed is not None or _is_right(claim, current, same):
        return pointed
    explained = next(filter(None, (_explained(claim, other, current, same) for other in same)), None)
    return explained or _both(claim, find_untold(claim, same, current, tellers))


def find_agreeing(weighed: Weighed) -> Match | None:
    """Find the figure with a claim's very number that fits the words around it as well as any other, or nearly so."""
    fits = weighed.fits_of_evidence
    value = weighed.claim.quantity.value
    if not fits or value is None or value < _FEWEST or weighed.claim.kind == "ratio":
        return None
    for fit in fits:
        if fit.score < max(_ALIKE, fits[0].score - _NEARLY):
            break
        if fit.figure.point == value and len(fit.said) >= 1 and may_be_meant(weighed.claim, fit.figure):
            return match_figure(weighed.claim, fit.figure)
    return None


def _find_slip(claim: Claim, current: Sequence[Fit], fits: Sequence[Fit], tellers: Tellers) -> Fit | None:
    """The figure that a claim's number is a slip for; none where one that agrees fits as well."""
    sure = find_sure_slip(claim, current, tellers)
    if sure is not None or _is_right(claim, current, ()):
        return sure
    return (
        find_slipped(claim, current, tellers)
        or find_slipped_by_digits(claim, current, tellers)
        or find_in_other_unit(claim, current, tellers)
        or find_misrounded(claim, current, fits)
    )


def _both(claim: Claim, found: tuple[Fit, Fit] | None) -> Pointed | None:
    return None if found is None else _pointed(claim, *found)


def _pointed(claim: Claim, expected: Fit | None, belongs: Fit | None = None) -> Pointed | None:
    if expected is None or (belongs is not None and is_of_most(claim, telling_words(expected, belongs))):
        return None
    other = None if belongs is None else match_figure(claim, belongs.figure)
    return Pointed(match_figure(claim, expected.figure), other)


def _part_of_all(claim: Claim, current: Sequence[Fit], same: Sequence[Fit]) -> Pointed | None:
    """The part that a claim names, where its number is labelled as that of all parts."""
    for other in same:
        part = find_named_group(other, current, claim) if is_of_all(other.figure) else None
        if part is not None:
            return _pointed(claim, part, other)
    return None


def _explained(claim: Claim, other: Fit, current: Sequence[Fit], same: Sequence[Fit]) -> Pointed | None:
    """The figure of the claim's days, place or group, where `other` has the claim's number."""
    elsewhere = (
        find_other_period(other, current, claim)
        or find_current_of_series(other, same, current, claim)
        or find_other_place(other, current, claim)
    )
    if elsewhere is not None:
        return _pointed(claim, elsewhere, other)
    group = (
        find_named_group(other, current, claim)
        or find_counted_beside(other, current, claim)
        or find_other_group(other, current, claim)
    )
    found = _pointed(claim, group, other)
    if found is None or found.belongs is None:
        return None
    as_well = found.belongs.score >= max(_SERIES, found.expected.score)  # what is counted fits both
    in_its_row = group is not None and any(one.words == group.words for one in same)
    own = other.figure.subject.head
    counted = not claim.subject.inherited and bool(own) and same_word(claim.subject.head, own)
    other_thing = group is not None and not same_word(claim.subject.head, group.figure.subject.head)
    misread = in_its_row or _points_at_owner(claim) or (counted and other_thing)
    return None if as_well or misread else found


def _points_at_owner(claim: Claim) -> bool:
    """Whether what is counted is told to be of what was named before: "hun prijs", "hun aantal"."""
    return not _OWNERS.isdisjoint(claim.surroundings.partition(HERE)[0].split())


def _is_right(claim: Claim, current: Sequence[Fit], same: Sequence[Fit]) -> bool:
    """Whether a figure that agrees fits nearly as well as the best, or is of the very days that the clause names."""
    near = [fit for fit in current if current[0].score - fit.score < FAR_AHEAD]
    return any(match_figure(claim, fit.figure).agrees for fit in near) or any(
        is_dated(claim, fit) for fit in same
    )
