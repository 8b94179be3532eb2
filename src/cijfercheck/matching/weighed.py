"""A claim beside all that it can be compared with: what is weighed for one pass is weighed for all of them."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from cijfercheck.matching.ages import ages_in, split_by_ages
from cijfercheck.matching.candidates import FigureIndex
from cijfercheck.matching.mood import SET_RIGHT, is_dated_alone
from cijfercheck.matching.plausibility import is_specific
from cijfercheck.matching.scoring import match_figure, may_score
from cijfercheck.matching.wordings import Fit, fit_figures
from cijfercheck.model.claim import Claim
from cijfercheck.model.figure import Figure
from cijfercheck.model.match import Match

# Scores run from 0 (no word in common) to 1 (all words). Set on corpus/dev.
_SEEN = Fraction(1, 10)  # below this a figure is not looked at
SUPPORT = Fraction(1, 3)
"""An equal value for so alike a subject supports a claim."""
SUBJECT_UNKNOWN = "subject-unknown"
"""Why a claim of which nothing is known is not compared."""
_DATED = frozenset({"clause", "sentence", "section", "source"})


@dataclass(frozen=True)
class Weighed:
    """A claim, the figures that its unit, role and age group allow (in its unit), and those of another age group (`apart`).

    `tables` are the cells of the article's own tables: evidence for its sentences, like a source.
    """

    claim: Claim
    figures: tuple[Figure, ...]
    apart: tuple[Figure, ...]
    tables: Collection[str]

    @cached_property
    def ranked(self) -> tuple[Match, ...]:
        """The figures that resemble the claim by their subjects, the most alike first."""
        claim = self.claim
        like = (f for f in self.figures if may_score(claim, f, _SEEN) or _has_very_number(claim, f))
        matches = (match_figure(claim, figure) for figure in like)
        seen = (m for m in matches if m.score >= _SEEN or is_very_number(m) or m.has("wording"))
        return tuple(sorted(seen, key=lambda m: (-m.score, m.figure.name)))

    @cached_property
    def support(self) -> Match | None:
        """The best figure outside the article with the claim's value: of a like subject, or a value met only once."""
        return next(
            (m for m in self.ranked if m.figure.origin != "claim" and m.agrees and _supports(m)), None
        )

    @cached_property
    def inside(self) -> tuple[Figure, ...]:
        """The other claims of the article."""
        return tuple(figure for figure in self.figures if figure.origin == "claim")

    @cached_property
    def outside(self) -> tuple[Figure, ...]:
        """The figures that are none of the article."""
        return tuple(figure for figure in self.figures if figure.origin != "claim")

    @cached_property
    def evidence(self) -> tuple[Figure, ...]:
        """The figures outside the article, and for a sentence the cells of its tables too."""
        return (*self.outside, *self._cells) if self._cells else self.outside

    @cached_property
    def fits(self) -> list[Fit]:
        """The figures outside the article by the words near the number, the best first."""
        return fit_figures(self.claim, self.outside)

    @cached_property
    def fits_of_evidence(self) -> list[Fit]:
        """The same for all evidence."""
        return fit_figures(self.claim, self.evidence) if self._cells else self.fits

    @cached_property
    def _cells(self) -> tuple[Figure, ...]:
        if self.claim.id in self.tables:
            return ()
        cells = (figure for figure in self.inside if figure.name in self.tables)
        return tuple(cell for cell in cells if not is_dated_alone(self.claim, cell))


def weigh_claims(claims: Sequence[Claim], figures: Sequence[Figure]) -> Mapping[str, Weighed]:
    """Put each claim that is compared at all beside the figures that it may be of, by its id."""
    return {one.claim.id: one for one in _weighed(claims, figures)}


def _weighed(claims: Iterable[Claim], figures: Sequence[Figure]) -> Iterator[Weighed]:
    index = FigureIndex(figures)
    told = {figure.name: ages_in(figure.shown) for figure in figures if figure.origin == "claim"}
    tables = frozenset(claim.id for claim in claims if claim.section == "table")
    for claim in claims:
        if why_not_compared(claim) is None:
            fitting, apart = split_by_ages(told.get(claim.id, frozenset()), index.candidates(claim))
            yield Weighed(claim, fitting, apart, tables)


def why_not_compared(claim: Claim) -> str | None:
    """Why a claim is not compared at all, as a slug."""
    if claim.kind in {"rank", "age"}:
        return claim.kind
    if claim.modality in SET_RIGHT:
        return claim.modality
    return None if claim.subject.head or claim.context.near else SUBJECT_UNKNOWN


def is_very_number(match: Match) -> bool:
    """Whether the figure is the claim's own number, too particular for chance."""
    return _has_very_number(match.claim, match.figure)


def _has_very_number(claim: Claim, figure: Figure) -> bool:
    return figure.point == claim.quantity.value and is_specific(figure.point)


def _supports(match: Match) -> bool:
    """Whether an equal value is support; in a source its period is doubted before its number is."""
    if match.period == "other":
        period = match.claim.period
        doubtful = match.figure.origin == "source" and (period is None or period.origin not in _DATED)
        return doubtful and is_very_number(match)
    return match.score >= SUPPORT or is_very_number(match)
