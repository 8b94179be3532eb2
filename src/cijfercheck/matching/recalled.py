"""Numbers that a draft told before, and things that it calls by another name than its source.

"De 61 dieren" are the 61 dogs of the sentence before: what the words of a recall say is no news. And who calls members singers does so
throughout: where another of those numbers counts what its figure counts under that same name, the name is the writer's own.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from cijfercheck.language.lexicon import subject_words
from cijfercheck.matching.plausibility import is_specific
from cijfercheck.matching.scoring import group_words
from cijfercheck.matching.words import canonical, same_word
from cijfercheck.model.claim import HERE, Claim
from cijfercheck.model.match import Comparison, Match

_TEN = 10
_Heads = dict[tuple[str, str], set[Fraction]]


def settle_recalled(found: Sequence[Comparison]) -> list[Comparison]:
    """Take back what the words of a number point at where it only recalls one told before, or where they are the writer's own for its figure.

    Args:
        found: The comparisons of a draft, in the order of its claims.
    """
    names = _names(found)
    return [
        replace(one, expected=one.belongs, belongs=None)
        if one.belongs is not None
        and (_is_recalled(one.claim, found[:place]) or _is_own_name(one, one.belongs, names))
        else one
        for place, one in enumerate(found)
    ]


def _is_recalled(claim: Claim, before: Sequence[Comparison]) -> bool:
    """Whether a number with an article was told before, where its own words name no group of people: "44 van de 61 dieren"."""
    words = claim.surroundings.partition(HERE)[0].split()
    if words[-1:] == [] or words[-1] not in subject_words().recalling or group_words(claim.subject):
        return False
    value, unit = claim.quantity.value, claim.quantity.unit
    return (
        value is not None
        and value >= _TEN
        and any(
            one.belongs is None and one.claim.quantity.value == value and one.claim.quantity.unit == unit
            for one in before
        )
    )


def _names(found: Sequence[Comparison]) -> _Heads:
    """The particular numbers by what the draft says that they count and what their figures do."""
    names: _Heads = defaultdict(set)
    for one in found:
        known = one.belongs or one.expected
        value = one.claim.quantity.value
        if known is None or value is None or known.figure.point != value or not is_specific(value):
            continue
        names[_heads(one.claim, known)].add(value)
    return names


def _heads(claim: Claim, match: Match) -> tuple[str, str]:
    return canonical(claim.subject.head), canonical(match.figure.subject.head)


def _is_own_name(one: Comparison, belongs: Match, names: _Heads) -> bool:
    """Whether the noun of a claim is that of the expected figure alone, and another number has it for what its own figure counts."""
    wanted, heads = one.expected, _heads(one.claim, belongs)
    if wanted is None or not all(heads) or one.claim.subject.inherited or same_word(*heads):
        return False
    by_name = same_word(one.claim.subject.head, wanted.figure.subject.head)
    return by_name and bool(names.get(heads, set()) - {one.claim.quantity.value})
