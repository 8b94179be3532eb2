"""Which claims of a draft tell which figures and numbers."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from cijfercheck.matching.plausibility import is_specific
from cijfercheck.model.claim import Claim
from cijfercheck.model.figure import Figure
from cijfercheck.model.match import Match
from cijfercheck.model.period import Period

FigureKey = tuple[str, Period | None]
"""One figure: its name, and its period in a series."""


_SEVERAL = 2


@dataclass(frozen=True)
class Tellers:
    """The claims of a draft by the figure that they agree with, and by their number.

    `names` are those of the figures outside the draft that any claim agrees with, `drawn` the datasets of which two or more are
    told whose numbers are too particular to be met by chance.
    """

    names: frozenset[str]
    by_figure: Mapping[FigureKey, frozenset[str]]
    by_number: Mapping[tuple[str, Fraction | None], frozenset[str]]
    drawn: frozenset[str]

    @classmethod
    def of(cls, claims: Iterable[Claim], supports: Mapping[str, Match | None]) -> "Tellers":
        """Take the claims of a draft, and the figure that each agrees with."""
        figures: dict[FigureKey, set[str]] = defaultdict(set)
        numbers: dict[tuple[str, Fraction | None], set[str]] = defaultdict(set)
        particular: dict[str, set[Fraction | None]] = defaultdict(set)
        for claim in claims:
            numbers[claim.kind, claim.quantity.value].add(claim.id)
        for name, match in supports.items():
            if match is not None:
                figures[key_of(match.figure)].add(name)
                if is_specific(match.figure.point):
                    particular[match.figure.dataset].add(match.figure.point)
        return cls(
            frozenset(name for name, _ in figures),
            {key: frozenset(ids) for key, ids in figures.items()},
            {key: frozenset(ids) for key, ids in numbers.items()},
            frozenset(name for name, points in particular.items() if len(points) >= _SEVERAL),
        )

    def agree(self, figure: Figure, *, besides: Claim) -> bool:
        """Whether another claim agrees with a figure."""
        return bool(self.by_figure.get(key_of(figure), frozenset()) - {besides.id})

    def draw_on(self, figure: Figure) -> bool:
        """Whether claims agree with two figures or more of a reference figure's dataset."""
        return figure.dataset in self.drawn

    def have(self, figure: Figure, *, besides: Claim) -> bool:
        """Whether another claim has the number of a figure."""
        return bool(self.by_number.get((figure.kind, figure.point), frozenset()) - {besides.id})


def key_of(figure: Figure) -> FigureKey:
    """What tells a figure from all others of its origin."""
    return figure.name, figure.period
