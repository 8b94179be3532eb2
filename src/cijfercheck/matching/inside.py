"""Two claims of one article that speak of one thing: whether they agree, or differ by a slip."""

from collections.abc import Sequence
from fractions import Fraction

from cijfercheck.matching.mood import is_dated_alone, is_in_sentence_of, is_same_mood
from cijfercheck.matching.plausibility import is_specific, slip_between
from cijfercheck.matching.repeated import same_names
from cijfercheck.matching.scoring import group_words
from cijfercheck.model.claim import Claim
from cijfercheck.model.figure import Figure
from cijfercheck.model.match import Match

_ALIKE = Fraction(1, 2)  # so alike, a wrong digit is a slip
_FEW = 2


def find_inside(claim: Claim, matches: Sequence[Match]) -> Match | None:
    """Find the claim elsewhere in the article that decides: one that differs by a slip before one that agrees.

    Args:
        claim: The claim.
        matches: All figures that resemble it, the most alike first.
    """
    inside = [m for m in matches if m.figure.origin == "claim" and _speaks_of_same(claim, m)]
    if any(m.agrees and m.strict and m.period == "within" for m in inside):
        return None
    return next((m for m in inside if not m.agrees and _is_conflict(m, matches)), None) or next(
        (m for m in inside if m.agrees and m.strict), None
    )


def _speaks_of_same(claim: Claim, match: Match) -> bool:
    """Whether two claims of one article speak of one thing: the same subject, days, place and voice."""
    figure = match.figure
    if claim.subject.inherited or match.relation == "other":
        return False
    if not is_same_mood(claim, figure):
        return False
    if is_in_sentence_of(claim, figure) or is_dated_alone(claim, figure):
        return False
    return match.is_of_same_time and (claim.region == figure.region or None in (claim.region, figure.region))


def _is_conflict(match: Match, matches: Sequence[Match]) -> bool:
    """Whether two values of one subject are a slip, and not two things that the words fail to tell apart.

    They are where the claimed value is known to belong to something else, or where one is a slip for the other.
    """
    claim, figure = match.claim, match.figure
    slip = slip_between(claim, figure)
    if slip == "swapped" and not figure.subject.inherited:
        return same_names(claim, figure)
    if not is_rich(match) or claim.region != figure.region:
        return False
    if match.strict and _belongs_elsewhere(claim, matches):
        return not figure.subject.inherited or bool(group_words(claim.subject))
    if figure.subject.inherited or slip is None:
        return False
    return match.strict or (slip == "digit" and match.score >= _ALIKE)


def _belongs_elsewhere(claim: Claim, matches: Sequence[Match]) -> bool:
    return is_specific(claim.quantity.value) and any(
        m.agrees and m.relation != "equal" and m.figure.point == claim.quantity.value for m in matches
    )


def may_repeat(claim: Claim, figure: Figure) -> bool:
    """Whether two claims of one article can be of one thing: the same place and voice, and neither points back."""
    if claim.subject.inherited or figure.subject.inherited or not is_same_mood(claim, figure):
        return False
    if is_dated_alone(claim, figure):
        return False
    return claim.region == figure.region or None in (claim.region, figure.region)


def is_rich(match: Match) -> bool:
    """Whether claim and figure share more than one word: "boeren" alone may be any farmers."""
    return len(match.words("subject")) >= _FEW
