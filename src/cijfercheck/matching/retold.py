"""A number that a draft gives twice to one thing, each time another: "in Rotterdam 3,46 miljoen ritten" above, 1,21 million below.

Both stand in the source, so neither is a slip. The one whose figure has nothing of the words around it is that of something else.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from cijfercheck.matching.plausibility import may_be_part
from cijfercheck.model.match import Comparison, Match

_SAME = Fraction(9, 10)  # so alike two claims of a draft count one thing
_NAMED = frozenset({"clause", "sentence"})


def settle_retold(found: Sequence[Comparison]) -> list[Comparison]:
    """Give a claim that agrees with a figure by its number alone the figure of the claim that counts the same, in the order of the claims."""
    by_claim = {one.claim.id: one for one in found}
    return [_settled(one, by_claim) for one in found]


def _settled(one: Comparison, by_claim: Mapping[str, Comparison]) -> Comparison:
    own = one.expected
    if own is None or not own.agrees or own.figure.origin == "claim" or own.score or one.belongs is not None:
        return one
    for match in one.matches:
        other = by_claim.get(match.figure.name)
        if other is None or other.claim.sentence == one.claim.sentence:
            continue
        if _is_same(one, match) and _is_sure(other, own):
            return replace(one, expected=match, belongs=own)
    return one


def _is_same(one: Comparison, match: Match) -> bool:
    """Whether another claim of the draft counts the same at the same named place and in the same named time."""
    claim, figure = one.claim, match.figure
    named = claim.period is not None and claim.period.origin in _NAMED and match.period == "same"
    place = claim.region is not None and claim.region == figure.region
    apart = not match.agrees and may_be_part(claim.interval, figure.value)
    return (
        named
        and place
        and apart
        and match.score >= _SAME
        and not claim.subject.inherited
        and not figure.subject.inherited
    )


def _is_sure(other: Comparison, own: Match) -> bool:
    """Whether a claim agrees with a figure that shares its words, and with no other than it has the number of."""
    told = other.expected
    return (
        told is not None
        and told.agrees
        and told.figure.origin != "claim"
        and told.score > own.score
        and told.figure.point != own.figure.point
        and other.belongs is None
    )
