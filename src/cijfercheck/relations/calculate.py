"""Adds to each comparison the sums that its claim takes part in."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from cijfercheck.model.calculation import Calculation
from cijfercheck.model.match import Comparison
from cijfercheck.relations.altered import find_altered
from cijfercheck.relations.averages import find_averages
from cijfercheck.relations.books import find_books
from cijfercheck.relations.changes import find_changes
from cijfercheck.relations.consequences import find_consequences
from cijfercheck.relations.contraries import find_contraries
from cijfercheck.relations.culprits import name_culprits
from cijfercheck.relations.directions import find_directions
from cijfercheck.relations.distances import find_distances
from cijfercheck.relations.divisions import find_divisions
from cijfercheck.relations.equals import find_equals
from cijfercheck.relations.excesses import find_excesses
from cijfercheck.relations.increases import find_increases
from cijfercheck.relations.known import Known
from cijfercheck.relations.leftovers import find_leftovers
from cijfercheck.relations.lines import Document
from cijfercheck.relations.magnitudes import find_magnitudes
from cijfercheck.relations.mentions import find_mentions
from cijfercheck.relations.mistyped import find_mistyped
from cijfercheck.relations.nearest import find_nearest
from cijfercheck.relations.norms import find_norms
from cijfercheck.relations.orders import find_orders
from cijfercheck.relations.outside import Outside
from cijfercheck.relations.pairs import Pair
from cijfercheck.relations.precisions import find_precisions
from cijfercheck.relations.products import find_products
from cijfercheck.relations.proportions import find_proportions
from cijfercheck.relations.rates import find_rates
from cijfercheck.relations.remainders import find_remainders
from cijfercheck.relations.reread import find_reread
from cijfercheck.relations.restated import find_restated
from cijfercheck.relations.rests import find_rests
from cijfercheck.relations.reversals import find_reversals
from cijfercheck.relations.revisions import find_revisions
from cijfercheck.relations.rounding import find_own_roundings, find_roundings
from cijfercheck.relations.runs import find_runs
from cijfercheck.relations.shares import find_shares
from cijfercheck.relations.sums import find_sums
from cijfercheck.relations.told import find_told
from cijfercheck.relations.transposed import find_transposed
from cijfercheck.relations.units import find_units
from cijfercheck.relations.votes import find_votes
from cijfercheck.relations.wholes import find_wholes
from cijfercheck.relations.years import find_years

_TOLD = "told"


def add_calculations(
    comparisons: Sequence[Comparison],
    draft: Document,
    pairs: Sequence[Pair],
    known: Known,
) -> tuple[Comparison, ...]:
    """Give each comparison the sums of its claim, in the order of the claims.

    Args:
        comparisons: The claims of a draft beside the figures that fit them.
        draft: The draft.
        pairs: The levels that it joins.
        known: The reference figures and the texts that it was written from.
    """
    found: dict[str, list[Calculation]] = defaultdict(list)
    outside = Outside(comparisons, known)
    for claim, calculation in _calculate(draft, comparisons, pairs, known, outside):
        found[claim].append(calculation)
    for finders in ((find_leftovers, find_consequences), (find_mistyped, find_averages)):
        made = chain.from_iterable(find(draft, outside) for find in finders)
        _add(made, found, besides=found)
    _add(find_altered(draft, known), found)
    _add(find_nearest(draft, pairs, outside, besides=found), found)
    right = {claim for claim, made in found.items() if all(one.holds for one in made)}
    _add(find_contraries(draft, lambda one: one.id in right or outside.supports(one)), found)
    named = name_culprits(found, draft, comparisons, known)
    return tuple(_with(comparison, named.get(comparison.claim.id, ())) for comparison in comparisons)


def _with(comparison: Comparison, calculations: Sequence[Calculation]) -> Comparison:
    """Add sums to a comparison; a change that the levels of a source make is no longer held against what another sentence tells."""
    made = tuple(_without_told(_without_own(calculations, comparison.kept_from)))
    expected = comparison.expected
    known = any(
        one.holds and one.kind == "wrong-change" and all(term.origin != "claim" for term in one.operands)
        for one in made
    )
    if known and expected is not None and not expected.agrees:
        return replace(comparison, expected=None, belongs=None, calculations=made)
    return replace(comparison, calculations=made)


def _without_own(calculations: Sequence[Calculation], source: str | None) -> Sequence[Calculation]:
    """Leave out what the numbers of one source have against a number that stands in it in the same words."""
    if source is None:
        return calculations
    return [
        one
        for one in calculations
        if one.holds or not one.operands or any(term.document != source for term in one.operands)
    ]


def _without_told(calculations: Sequence[Calculation]) -> Iterator[Calculation]:
    """Leave out what a source tells of a change that the draft's own levels make right: it may tell that of something else."""
    right = any(
        one.holds and one.kind == "wrong-change" and all(term.origin == "claim" for term in one.operands)
        for one in calculations
    )
    return (one for one in calculations if not (right and not one.holds and one.form == _TOLD))


def _add(
    made: Iterable[tuple[str, Calculation]],
    found: dict[str, list[Calculation]],
    besides: Collection[str] = (),
) -> None:
    """Add sums that look further, where no other of their numbers is wrong; none for a claim `besides`."""
    wrong = {claim for claim, held in found.items() if not all(one.holds for one in held)}
    for claim, calculation in list(made):
        terms = {claim, *(operand.name for operand in calculation.operands)}
        if claim not in besides and wrong.isdisjoint(terms):
            found[claim].append(calculation)


def _calculate(
    draft: Document, comparisons: Sequence[Comparison], pairs: Sequence[Pair], known: Known, outside: Outside
) -> Iterator[tuple[str, Calculation]]:
    yield from find_changes(draft, pairs, outside)
    yield from find_directions(draft, pairs, outside)
    yield from find_reversals(pairs, known)
    yield from find_shares(draft, outside)
    yield from find_remainders(draft, outside)
    yield from find_wholes(draft)
    yield from find_equals(draft, outside)
    yield from find_products(draft, outside)
    yield from find_magnitudes(draft, outside)
    yield from find_norms(draft, outside)
    yield from find_sums(draft, outside)
    yield from find_divisions(draft, outside)
    yield from find_distances(draft, outside)
    yield from find_increases(draft, outside)
    yield from find_books(draft, outside)
    yield from find_votes(draft)
    yield from find_excesses(draft)
    yield from find_proportions(draft, outside)
    yield from find_rests(draft, pairs, outside)
    yield from find_runs(draft, pairs, outside)
    yield from find_transposed(draft, pairs, outside)
    yield from find_told(draft, known, outside)
    yield from find_reread(draft, known, outside)
    yield from find_units(comparisons, draft, known, outside)
    yield from find_orders(draft, outside)
    yield from find_rates(draft)
    yield from find_years(draft)
    yield from find_roundings(comparisons)
    yield from find_precisions(comparisons, known)
    yield from find_own_roundings(draft)
    yield from find_restated(draft, pairs, outside)
    yield from find_mentions(draft, pairs, outside)
    yield from find_revisions(comparisons, known)
