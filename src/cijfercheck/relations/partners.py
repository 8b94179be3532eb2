"""A number whose partner is known: of "61.800 ton, iets minder dan de 6.420 ton in het jaar ervoor" the source knows 6.420.

Two levels that a draft joins are of one thing at two times. Where the source or the reference has one of them, it says what the other
should be, however little its own words tell.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from cijfercheck.matching.candidates import in_unit_of
from cijfercheck.matching.plausibility import has_many_digits, is_specific
from cijfercheck.matching.scoring import match_figure, same_place
from cijfercheck.model.claim import Claim
from cijfercheck.model.figure import Figure
from cijfercheck.model.match import Comparison, Match
from cijfercheck.model.period import Period
from cijfercheck.relations.known import Known
from cijfercheck.relations.pairs import Pair

_HINT = Fraction(1, 5)  # how alike the subjects of a number and its figure must be
_LARGE = 1000  # three digits in the thousands are met by chance hardly ever


def expect_partners(
    comparisons: Sequence[Comparison], pairs: Sequence[Pair], known: Known
) -> tuple[Comparison, ...]:
    """Give each claim that was not settled the figure that its partner's figure is joined with, in the order of the claims.

    Args:
        comparisons: The claims of a draft beside the figures that fit them.
        pairs: The levels that the draft joins.
        known: The reference figures and the texts that it was written from.
    """
    by_claim = {comparison.claim.id: comparison for comparison in comparisons}
    expected: dict[str, tuple[Match, Match | None]] = {}
    for pair in pairs:
        for told, other in ((pair.before, pair.after), (pair.after, pair.before)):
            figure, comparison = _told(by_claim.get(told.id)), by_claim.get(other.id)
            if figure is None or comparison is None:
                continue
            elsewhere = _of_another(figure, comparison)
            if elsewhere is None and (_is_settled(comparison) or _is_known(other, figure, known)):
                continue
            mates = {mate.point: mate for mate in _mates(figure, pair, told, other, known)}
            if len(mates) == 1:
                (mate,) = mates.values()
                expected[other.id] = match_figure(other, mate), elsewhere
    return tuple(
        replace(one, expected=expected[one.claim.id][0], belongs=expected[one.claim.id][1])
        if one.claim.id in expected
        else one
        for one in comparisons
    )


def _of_another(figure: Figure, comparison: Comparison) -> Match | None:
    """The figure of another place that has the number of a claim, where its partner's figure is of the place that the text names.

    "In Hoge Gronden klom de opkomst van 53,8 naar 62,4 procent": 53,8 is of Hoge Gronden, 62,4 of another water board.
    """
    match = comparison.expected
    if match is None or not match.agrees or figure.region is None or match.figure.region is None:
        return None
    one, other = figure.region, match.figure.region
    context = comparison.claim.context
    words = {word.lower() for word in (*context.near, *context.far, *context.frame)}
    unnamed = not words & set(other.lower().split()) and not same_place(comparison.claim, match.figure)
    series = match.figure.name != figure.name and match.figure.subject.head == figure.subject.head
    return match if one != other and series and unnamed else None


def _told(comparison: Comparison | None) -> Figure | None:
    """The figure outside the draft that a claim agrees with, where its number is too particular for chance."""
    match = None if comparison is None else comparison.expected
    if match is None or not match.agrees or match.figure.origin == "claim":
        return None
    value = match.claim.quantity.value
    alike = is_specific(value) and match.score >= _HINT
    large = has_many_digits(value) and value is not None and value >= _LARGE and match.period == "same"
    return match.figure if match.figure.point == value and (alike or large) else None


def _is_known(claim: Claim, figure: Figure, known: Known) -> bool:
    """Whether the number of a claim stands beside the figure of its partner: then the partner may be the wrong one."""
    value = claim.quantity.value
    levels = known.by_point.get(value, ()) if value is not None else ()
    return any(
        level.unit == claim.quantity.unit and level.operand.document == figure.document for level in levels
    )


def _is_settled(comparison: Comparison) -> bool:
    return comparison.expected is not None and comparison.expected.figure.origin != "claim"


def _mates(figure: Figure, pair: Pair, told: Claim, other: Claim, known: Known) -> Iterator[Figure]:
    """The figures of the other time: of the same series, or joined with this one in the source, in the claim's unit."""
    for mate in (*_in_series(figure, other, known.series), *_in_source(figure, told is pair.before, known)):
        fitted = in_unit_of(other, mate)
        if fitted is not None and mate.point != figure.point:
            yield fitted


def _in_series(
    figure: Figure, other: Claim, series: Mapping[str, Mapping[Period, Figure]]
) -> Iterator[Figure]:
    if figure.origin != "reference" or other.period is None:
        return
    mate = series.get(figure.name, {}).get(other.period.period)
    if mate is not None and mate.period != figure.period:
        yield mate


def _in_source(figure: Figure, is_before: bool, known: Known) -> Iterator[Figure]:
    if figure.origin != "source":
        return
    for source, pair in known.pairs.get(f"{figure.document}#{figure.place[0]}" if figure.place else "", ()):
        here, mate = (pair.before, pair.after) if is_before else (pair.after, pair.before)
        if figure.place == (here.start, here.end):
            found = known.told.get((source.name, mate.start))
            if found is not None:
                yield found
