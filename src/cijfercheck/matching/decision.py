"""Which figure a claim should equal: the one that fits best, where one fits well enough to say so.

What a claim counts decides first; where that settles nothing, the words around its number; then the claims are seen together. A
figure that another claim agrees with is spoken for.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from cijfercheck.matching.ages import find_of_ages
from cijfercheck.matching.by_change import find_by_change, series_of
from cijfercheck.matching.by_subject import find_expected
from cijfercheck.matching.doubled import find_doubled
from cijfercheck.matching.exchanged import find_exchanged, find_exchanged_beside
from cijfercheck.matching.inside import may_repeat
from cijfercheck.matching.misdated import find_misdated
from cijfercheck.matching.mistyped import find_mistyped
from cijfercheck.matching.named import find_named_items
from cijfercheck.matching.neighbours import find_beside_known
from cijfercheck.matching.pointing import find_agreeing, find_pointed
from cijfercheck.matching.recalled import settle_recalled
from cijfercheck.matching.repeated import find_repeated
from cijfercheck.matching.retold import settle_retold
from cijfercheck.matching.settling import (
    by_sentence,
    drop_other_units,
    drop_parts,
    drop_replaced,
    drop_unscaled,
    keep_at_home,
    keep_beside,
)
from cijfercheck.matching.tellers import Tellers
from cijfercheck.matching.weighed import SUBJECT_UNKNOWN, Weighed, weigh_claims, why_not_compared
from cijfercheck.model.claim import Claim
from cijfercheck.model.figure import Figure
from cijfercheck.model.match import Comparison, Match

_NEAR = 4  # claims before and after one
_FAR = 250  # characters


def compare_claims(
    claims: Sequence[Claim], figures: Sequence[Figure], published: date | None = None, text: str = ""
) -> tuple[Comparison, ...]:
    """Find for every claim the figure that it should equal, in the order of the claims.

    Args:
        claims: The claims of one article.
        figures: All that they can be compared with, the claims themselves among them.
        published: The day of the article, where it is known: only then is a number said to be outdated "now".
        text: The article as it is written: where the words of a period stand is not told by its claims alone.
    """
    weighed = weigh_claims(claims, figures)
    tellers = Tellers.of(claims, {name: one.support for name, one in weighed.items()})
    exchanged = find_exchanged(weighed)
    expected = {name: exchanged.get(name) or find_expected(one, tellers) for name, one in weighed.items()}
    found = [
        _compare(weighed[claim.id], expected[claim.id], tellers, published)
        if claim.id in weighed
        else Comparison(claim, None, (), why_not_compared(claim))
        for claim in claims
    ]
    found = keep_at_home(found, expected, tellers)
    found = [_of_its_ages(one, weighed.get(one.claim.id)) for one in found]
    crossed = (
        find_named_items(claims, figures, text)
        | find_doubled(weighed, tellers)
        | find_exchanged_beside(weighed)
    )
    found = [
        replace(one, expected=crossed[one.claim.id][0], belongs=crossed[one.claim.id][1])
        if one.claim.id in crossed
        else one
        for one in found
    ]
    found = list(_with_neighbours(found, figures, tellers))
    found = list(_with_changes(found, figures, tellers))
    found = keep_beside(drop_other_units(found), expected)
    found = _with_their_days(found, find_misdated(weighed, claims, text))
    found = list(_with_slips(found, weighed, tellers))
    found = drop_other_units(drop_unscaled(found))
    return tuple(settle_retold(settle_recalled(drop_replaced(drop_parts(found)))))


def _compare(
    weighed: Weighed, expected: Match | None, tellers: Tellers, published: date | None
) -> Comparison:
    """Compare one claim; where its parsed subject settles nothing, the words around it may."""
    if expected is None or (expected.agrees and expected.relation != "equal"):
        pointed = find_pointed(weighed, tellers, published)
        if pointed is not None:
            return Comparison(weighed.claim, pointed.expected, weighed.ranked, belongs=pointed.belongs)
    if expected is None:
        expected = find_repeated(weighed.claim, [f for f in weighed.inside if may_repeat(weighed.claim, f)])
    if expected is None:
        expected = find_agreeing(weighed)
    return Comparison(weighed.claim, expected, weighed.ranked)


def _of_its_ages(one: Comparison, weighed: Weighed | None) -> Comparison:
    """Give a claim the figure of the ages that it names, where its number is that of other ages."""
    if weighed is None or (one.expected is not None and one.expected.agrees):
        return one
    aged = find_of_ages(one.claim, weighed.figures, weighed.apart)
    return one if aged is None else replace(one, expected=aged[0], belongs=aged[1])


def _with_their_days(found: Iterable[Comparison], misdated: Mapping[str, Match]) -> list[Comparison]:
    """Tell of claims without a figure of their days of which other days their number is."""
    return [
        replace(one, expected=None, belongs=misdated[one.claim.id])
        if one.claim.id in misdated
        and (one.expected is None or one.expected.figure is misdated[one.claim.id].figure)
        else one
        for one in found
    ]


def _with_neighbours(
    found: Sequence[Comparison], figures: Iterable[Figure], tellers: Tellers
) -> Iterator[Comparison]:
    """Give claims without a figure the one that stands beside those of their neighbours."""
    sentences: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.origin == "source":
            sentences[figure.document, figure.shown].append(figure)
    beside = by_sentence(found)
    for one in found:
        match = None
        if one.expected is None and one.reason is None and sentences:
            known = [other.expected for other in beside[one.claim.sentence] if other.expected is not None]
            match = find_beside_known(one.claim, known, sentences, tellers)
        yield one if match is None else replace(one, expected=match)


def _with_changes(
    found: Sequence[Comparison], figures: Sequence[Figure], tellers: Tellers
) -> Iterator[Comparison]:
    """Give claims without a figure the one that changed as much as their sentence says, also where nothing is known of what they count."""
    outside = [figure for figure in figures if figure.origin != "claim"]
    series = series_of(outside)
    beside = by_sentence(found)
    for one in found:
        match = None
        if one.expected is None and one.reason in {None, SUBJECT_UNKNOWN}:
            others = [other.claim for other in beside[one.claim.sentence] if other is not one]
            match = find_by_change(one.claim, others, outside, series, tellers)
        yield one if match is None else replace(one, expected=match, reason=None)


def _with_slips(
    found: Sequence[Comparison], weighed: Mapping[str, Weighed], tellers: Tellers
) -> Iterator[Comparison]:
    """Give claims without a figure the one that their numbers are slips for."""
    beside = by_sentence(found)
    for place, one in enumerate(found):
        match = None
        if one.expected is None and one.reason is None:
            near = (
                other
                for other in (*found[max(0, place - _NEAR) : place], *found[place + 1 : place + 1 + _NEAR])
                if abs(other.claim.start - one.claim.start) <= _FAR
            )
            sentence = (other for other in beside[one.claim.sentence] if other is not one)
            match = find_mistyped(
                weighed[one.claim.id], list(_expected(sentence)), list(_expected(near)), tellers
            )
        yield one if match is None else replace(one, expected=match)


def _expected(comparisons: Iterable[Comparison]) -> Iterator[Match]:
    return (one.expected for one in comparisons if one.expected is not None)
