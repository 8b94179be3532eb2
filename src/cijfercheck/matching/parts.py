"""The part that a claim names, where its number is the sum of all parts: "8.640 Poolse arbeidsmigranten", of whom 3.890 are Poles.

That a number is exactly what the lines of a table or the parts of a dataset come to is no chance. So it is enough that the words near
the number name one of those parts, and none of the others.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import accumulate

from cijfercheck.matching.groups import counted_words, has_total
from cijfercheck.matching.plausibility import is_specific
from cijfercheck.matching.scoring import match_figure
from cijfercheck.matching.tellers import Tellers
from cijfercheck.matching.wordings import Fit
from cijfercheck.matching.words import canonical, meet
from cijfercheck.model.claim import Claim
from cijfercheck.model.figure import Figure

_LEAST = 3  # parts
_MOST = 12


def find_part_of_sum(
    claim: Claim, same: Sequence[Fit], current: Sequence[Fit], tellers: Tellers
) -> tuple[Fit, Fit] | None:
    """Find the part that a claim names, and the figure of all parts together that has its number.

    Args:
        claim: The claim.
        same: The figures with the claim's number.
        current: The figures that hold for the claim's days.
        tellers: Which claims have which numbers.
    """
    if not is_specific(claim.quantity.value) or has_total(claim):
        return None
    said = counted_words(claim)
    for whole in same:
        for parts in _parts_of(whole.figure, current):
            named = [part for part in parts if _is_named(part, parts, said)]
            if len(named) != 1 or any(
                part.hinted & _own_words(part, parts) for part in parts if part is not named[0]
            ):
                continue
            found = named[0]
            if not match_figure(claim, found.figure).agrees and not tellers.have(found.figure, besides=claim):
                return found, whole
    return None


def _is_named(part: Fit, parts: Sequence[Fit], said: Sequence[str]) -> bool:
    """Whether all that sets a part apart from the others stands near the number, in the words for what is counted."""
    own = _own_words(part, parts)
    return bool(own) and own <= part.said and any(meet(canonical(word), one) for word in said for one in own)


def _own_words(part: Fit, parts: Sequence[Fit]) -> frozenset[str]:
    """The words that a part shares with not all of the others."""
    shared = frozenset.intersection(*(one.words for one in parts))
    return part.words - shared


def _parts_of(whole: Figure, fits: Sequence[Fit]) -> Iterator[Sequence[Fit]]:
    """The parts of one document that come to a figure: lines below each other, or the entries of a dataset for the same days."""
    others = [
        fit
        for fit in fits
        if fit.figure.document == whole.document and fit.figure.kind == whole.kind and fit.figure.point
    ]
    others = [fit for fit in others if whole.point and 0 < (fit.figure.point or 0) < whole.point]
    if whole.origin == "source":
        yield from _runs(whole, sorted(others, key=lambda fit: fit.figure.place or (0, 0)))
        return
    groups: dict[object, list[Fit]] = defaultdict(list)
    for fit in others:
        figure = fit.figure
        key = tuple(name for name, _ in figure.dimensions)
        if key and figure.period == whole.period and figure.region == whole.region:
            groups[key].append(fit)
    for parts in groups.values():
        if len(parts) >= _LEAST and sum(part.figure.point or 0 for part in parts) == whole.point:
            yield parts


def _runs(whole: Figure, lines: Sequence[Fit]) -> Iterator[Sequence[Fit]]:
    """Numbers below or behind each other that come to a figure."""
    for start in range(len(lines)):
        ahead = lines[start : start + _MOST]
        for length, total in enumerate(accumulate(fit.figure.point or 0 for fit in ahead), 1):
            if total == whole.point and length >= _LEAST:
                yield ahead[:length]
