"""Which figure a claim should equal: the one that fits its subject best, where one fits well enough to say so."""

from collections.abc import Sequence
from fractions import Fraction

from cijfercheck.matching.candidates import find_candidates
from cijfercheck.matching.plausibility import is_near_miss, is_specific
from cijfercheck.matching.scoring import match_figure
from cijfercheck.model.claim import Claim, ClaimPeriod
from cijfercheck.model.figure import Figure
from cijfercheck.model.match import Comparison, Match

# Scores run from 0 (no word in common) to 1 (all words). Set on corpus/dev.
_SEEN = Fraction(1, 5)  # below this a figure is not shown at all
_SUPPORT = Fraction(1, 3)  # an equal value for so alike a subject supports a claim
_SAME = Fraction(4, 5)  # so alike, two different values are a difference
_CLEARLY = Fraction(11, 20)  # so alike, a figure outweighs one that fits far worse
_MARGIN = Fraction(1, 3)  # far worse: at least this much less
_NOT_COMPARED = frozenset({"forecast", "target", "denied"})
_EXPLICIT = frozenset({"clause", "sentence"})


def compare_claims(claims: Sequence[Claim], figures: Sequence[Figure]) -> tuple[Comparison, ...]:
    """Find for every claim the figure that it should equal, in the order of the claims."""
    return tuple(_compare(claim, figures) for claim in claims)


def _compare(claim: Claim, figures: Sequence[Figure]) -> Comparison:
    if claim.kind in {"rank", "age"}:
        return Comparison(claim, None, (), claim.kind)
    if claim.modality in _NOT_COMPARED:
        return Comparison(claim, None, (), claim.modality)
    if not claim.subject.head:
        return Comparison(claim, None, (), "subject-unknown")
    matches = [match_figure(claim, figure) for figure in find_candidates(claim, figures)]
    ranked = tuple(sorted((m for m in matches if m.score >= _SEEN), key=lambda m: (-m.score, m.figure.name)))
    return Comparison(claim, _expected(claim, ranked), ranked)


def _expected(claim: Claim, matches: Sequence[Match]) -> Match | None:
    """The figure that decides: one outside the article before one inside it."""
    outside = [m for m in matches if m.figure.origin != "claim" and m.period != "other"]
    support = _supporting(outside)
    difference = _differing(claim, outside, support)
    if difference is not None:
        return difference
    if support is not None:
        return support
    inside = [m for m in matches if m.figure.origin == "claim" and _speaks_of_same(claim, m)]
    agreeing = next((m for m in inside if m.agrees), None)
    conflict = next((m for m in inside if not m.agrees and _is_conflict(m, matches)), None)
    return conflict or agreeing


def _supporting(matches: Sequence[Match]) -> Match | None:
    """The best figure with the claim's value: for a like subject, or for any where the value is met only once."""
    return next((m for m in matches if m.agrees and (m.score >= _SUPPORT or is_specific(m.figure.point))), None)


def _differing(claim: Claim, matches: Sequence[Match], support: Match | None) -> Match | None:
    """The figure that fits the subject so well that another value is a difference."""
    if claim.subject.inherited:
        return None
    best = next((m for m in matches if not m.agrees and m.figure.modality not in _NOT_COMPARED), None)
    if best is None:
        return None
    alike = best.relation == "equal" and best.score >= _SAME
    if support is None:
        return best if alike and is_near_miss(claim.interval, best.figure.value) else None
    if support.relation == "equal":
        return None
    far_better = best.score >= support.score + _MARGIN
    return best if far_better and (alike or (best.score >= _CLEARLY and is_specific(support.figure.point))) else None


def _speaks_of_same(claim: Claim, match: Match) -> bool:
    """Whether two claims of one article speak of one thing: the same subject, days, place and voice."""
    figure = match.figure
    if not match.strict or claim.subject.inherited or figure.subject.inherited:
        return False
    if figure.modality in _NOT_COMPARED or figure.modality != claim.modality:
        return False
    if figure.place is not None and claim.sentence[0] <= figure.place[0] < claim.sentence[1]:
        return False
    if claim.attribution and figure.attribution and claim.attribution != figure.attribution:
        return False
    return _same_time(claim.period, match) and claim.region == figure.region


def _same_time(period: ClaimPeriod | None, match: Match) -> bool:
    """Whether two claims name the same days, or name none of their own."""
    if match.period == "same":
        return True
    return match.period == "unknown" and (period is None or period.origin not in _EXPLICIT)


def _is_conflict(match: Match, matches: Sequence[Match]) -> bool:
    """Whether two values of one subject are a slip, and not two things that the words fail to tell apart.

    They are where one is a near miss of the other, or where the claimed value is known to belong to something else.
    """
    if is_near_miss(match.claim.interval, match.figure.value):
        return True
    return any(
        m.agrees and m.relation != "equal" and is_specific(m.figure.point) and m.figure.point == match.claim.quantity.value
        for m in matches
    )
