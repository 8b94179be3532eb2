"""Claims whose number stands with the words of another figure, by what stands beside it alone: where the subject as it was parsed settles nothing."""

from collections.abc import Sequence
from dataclasses import replace

from cijfercheck.matching.scoring import match_figure
from cijfercheck.model.match import Comparison, Match
from cijfercheck.relations.known import Known
from cijfercheck.relations.labels import find_labels
from cijfercheck.relations.lines import Document
from cijfercheck.relations.misnamed import find_misnamed
from cijfercheck.relations.swapped import find_swapped


def expect_by_label(
    comparisons: Sequence[Comparison], draft: Document, known: Known
) -> tuple[Comparison, ...]:
    """Give each claim that was not found wrong the figure that it stands with the words of, in the order of the claims.

    Args:
        comparisons: The claims of a draft beside the figures that fit them.
        draft: The draft.
        known: The reference figures and the texts that it was written from.
    """
    if not (known.figures or known.sources):
        return tuple(comparisons)
    labels, figures = find_labels(draft), known.labelled
    quiet = {one.claim.id for one in comparisons if one.is_quiet}
    told_again = {
        one.claim.id for one in comparisons if one.expected and one.expected.figure.origin == "claim"
    }
    found: dict[str, tuple[Match, Match]] = {}
    for claim, own, meant in (
        *find_misnamed(draft, labels, figures, quiet - told_again),
        *find_swapped(draft, labels, figures, quiet),
    ):
        found[claim.id] = match_figure(claim, meant.figure), match_figure(claim, own.figure)
    return tuple(
        replace(one, expected=found[one.claim.id][0], belongs=found[one.claim.id][1], reason=None)
        if one.claim.id in found
        else one
        for one in comparisons
    )
