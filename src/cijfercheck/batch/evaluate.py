"""Scores the checker on annotated cases.

An alarm is a finding of severity error or warning that nothing silences. It is right when its own number, or that of one
of its claims, overlaps an error of the annotation or a place in its `also_ok`; every other alarm is false. An error is
found once, however many alarms point at it: precision is errors found out of errors found and false alarms.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from cijfercheck.batch.cases import Case, GoldError, GoldFigure, Span
from cijfercheck.model.article import Article
from cijfercheck.model.finding import Finding
from cijfercheck.model.period import Period
from cijfercheck.model.report import ClaimRecord, Report

_TOLERANCE = Fraction(1, 20_000)
"""Half of the last of the four decimals that a report gives of a number without end."""

_SCALES = {"duizend": 1_000, "miljoen": 1_000_000, "miljard": 1_000_000_000}
_THOUSAND_WORDS = 1_000
_KEPT_KINDS = frozenset({"age", "rank"})  # read as what they are, and never compared


@dataclass(frozen=True, slots=True)
class ErrorScore:
    """What became of one error of the annotation; `alarms` are the findings that point at it."""

    gold: GoldError
    place: Span
    alarms: tuple[Finding, ...]

    @property
    def found(self) -> bool:
        """Whether any alarm points at it."""
        return bool(self.alarms)

    @property
    def kind_right(self) -> bool:
        """Whether an alarm calls it what the annotation calls it."""
        return any(alarm.kind in self.gold.kinds for alarm in self.alarms)

    @property
    def expected_right(self) -> bool:
        """Whether an alarm gives the value that it should have."""
        return any(is_expected(alarm, self.gold) for alarm in self.alarms)


@dataclass(frozen=True, slots=True)
class FigureScore:
    """What was read at the place of a figure; `dated` is None where the annotation names no period."""

    gold: GoldFigure
    place: Span
    read: tuple[ClaimRecord, ...]
    valued: bool
    dated: bool | None

    @property
    def located(self) -> bool:
        """Whether any claim was read there."""
        return bool(self.read)


@dataclass(frozen=True, slots=True)
class CaseScore:
    """The score of one case; `text` is what offsets count in."""

    name: str
    text: str
    errors: tuple[ErrorScore, ...]
    false_alarms: tuple[Finding, ...]
    figures: tuple[FigureScore, ...]
    not_claims: int
    not_claims_taken: tuple[Span, ...]
    findings: tuple[Finding, ...]

    @property
    def words(self) -> int:
        """The number of words of the article."""
        return len(self.text.split())

    @property
    def perfect(self) -> bool:
        """Whether every error was found and nothing else was flagged."""
        return not self.false_alarms and all(error.found for error in self.errors)


@dataclass(frozen=True, slots=True)
class Detection:
    """Errors found and missed, and false alarms. A share of nothing is None."""

    found: int
    missed: int
    false: int

    @property
    def precision(self) -> Fraction | None:
        """The share of what was flagged that is an error."""
        return _share(self.found, self.found + self.false)

    @property
    def recall(self) -> Fraction | None:
        """The share of the errors that was flagged."""
        return _share(self.found, self.found + self.missed)

    @property
    def f1(self) -> Fraction | None:
        """The harmonic mean of precision and recall."""
        return _share(2 * self.found, 2 * self.found + self.false + self.missed)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The scores of all cases together."""

    cases: tuple[CaseScore, ...]
    by_kind: dict[str, Detection] = field(init=False)

    def __post_init__(self) -> None:
        """Count by kind: an error under the first kind that the annotation gives it, a false alarm under its own."""
        found: Counter[str] = Counter()
        missed: Counter[str] = Counter()
        for error in self.errors:
            (found if error.found else missed)[next(iter(error.gold.kinds), "")] += 1
        false = Counter(str(alarm.kind) for case in self.cases for alarm in case.false_alarms)
        kinds = sorted({*found, *missed, *false})
        object.__setattr__(
            self, "by_kind", {kind: Detection(found[kind], missed[kind], false[kind]) for kind in kinds}
        )

    @property
    def errors(self) -> tuple[ErrorScore, ...]:
        """Every error of every case."""
        return tuple(error for case in self.cases for error in case.errors)

    @property
    def figures(self) -> tuple[FigureScore, ...]:
        """Every figure of every case."""
        return tuple(figure for case in self.cases for figure in case.figures)

    @property
    def words(self) -> int:
        """The words of all articles."""
        return sum(case.words for case in self.cases)

    @property
    def detection(self) -> Detection:
        """Errors found and missed, and false alarms, of all kinds."""
        found = sum(error.found for error in self.errors)
        return Detection(found, len(self.errors) - found, sum(len(case.false_alarms) for case in self.cases))

    @property
    def silence(self) -> Detection:
        """What flagging nothing would score."""
        return Detection(0, len(self.errors), 0)

    @property
    def false_per_thousand_words(self) -> Fraction | None:
        """False alarms per 1,000 words of article."""
        return _share(self.detection.false * _THOUSAND_WORDS, self.words)

    @property
    def perfect(self) -> Fraction | None:
        """The share of cases in which every error was found and nothing else flagged."""
        return _share(sum(case.perfect for case in self.cases), len(self.cases))

    @property
    def clean(self) -> Fraction | None:
        """The share of cases without an error: the share that flagging nothing gets right."""
        return _share(sum(not case.errors for case in self.cases), len(self.cases))

    @property
    def kind_right(self) -> Fraction | None:
        """The share of the errors found that were called what they are."""
        found = [error for error in self.errors if error.found and error.gold.kinds]
        return _share(sum(error.kind_right for error in found), len(found))

    @property
    def expected_right(self) -> Fraction | None:
        """The share of the errors found for which the right value was given."""
        found = [error for error in self.errors if error.found and error.gold.expected]
        return _share(sum(error.expected_right for error in found), len(found))

    @property
    def located(self) -> Fraction | None:
        """The share of figures at whose place a claim was read."""
        return _share(sum(figure.located for figure in self.figures), len(self.figures))

    @property
    def valued(self) -> Fraction | None:
        """The share of figures whose value was read right."""
        return _share(sum(figure.valued for figure in self.figures), len(self.figures))

    @property
    def dated(self) -> Fraction | None:
        """The share of figures with a period whose period was read right."""
        dated = [figure for figure in self.figures if figure.dated is not None]
        return _share(sum(figure.dated is True for figure in dated), len(dated))

    @property
    def not_claims_taken(self) -> Fraction | None:
        """The share of numbers that claim nothing but were taken for claims."""
        taken = sum(len(case.not_claims_taken) for case in self.cases)
        return _share(taken, sum(case.not_claims for case in self.cases))


def score_case(case: Case, article: Article, report: Report) -> CaseScore:
    """Compare a report with the annotation of its case.

    Raises:
        CaseError: a place of the annotation is not in the article.
    """
    case.check_against(article.text)
    text, gold = article.text, case.gold
    spans = {claim.id: (claim.start, claim.end) for claim in report.claims}
    alarms = [
        finding for finding in report.findings if finding.severity != "info" and finding.suppressed is None
    ]
    pointed = [(alarm, _places(alarm, spans)) for alarm in alarms]
    errors: list[ErrorScore] = []
    right: set[int] = set()
    for error in gold.errors:
        place = error.find_in(text)
        allowed = (place, *(other.find_in(text) for other in error.also_ok))
        hits = [number for number, (_, places) in enumerate(pointed) if _any_overlap(places, allowed)]
        right.update(hits)
        errors.append(ErrorScore(error, place, tuple(alarms[number] for number in hits)))
    quiet = [place.find_in(text) for place in gold.not_claims]
    compared = [spans[claim.id] for claim in report.claims if claim.kind not in _KEPT_KINDS]
    return CaseScore(
        name=case.name,
        text=text,
        errors=tuple(errors),
        false_alarms=tuple(alarm for number, alarm in enumerate(alarms) if number not in right),
        figures=tuple(score_figure(figure, text, report.claims) for figure in gold.figures),
        not_claims=len(quiet),
        not_claims_taken=tuple(place for place in quiet if _any_overlap([place], compared)),
        findings=report.findings,
    )


def score_figure(gold: GoldFigure, text: str, claims: Iterable[ClaimRecord]) -> FigureScore:
    """See what was read at the place of a figure."""
    place = gold.find_in(text)
    here = tuple(claim for claim in claims if _any_overlap([place], [(claim.start, claim.end)]))
    period = gold.parse_period()
    right_days = [
        claim for claim in here if claim.period and period == Period(claim.period.first, claim.period.last)
    ]
    return FigureScore(
        gold=gold,
        place=place,
        read=here,
        valued=any(_has_value(claim, gold.value) for claim in here),
        dated=None if period is None else bool(right_days),
    )


def _has_value(claim: ClaimRecord, value: str) -> bool:
    """Whether a claim has the value, or, being a range ("tien tot vijftien"), has it as a bound."""
    read = (claim.low, claim.high) if claim.value is None else (claim.value,)
    return any(is_same_value(given, value) for given in read)


def is_expected(alarm: Finding, gold: GoldError) -> bool:
    """Whether an alarm gives the value of the annotation, as a number or as the words to write."""
    if gold.expected is None:
        return False
    words = gold.expected.casefold()
    return is_same_value(alarm.expected, gold.expected) or words in {
        (given or "").casefold() for given in (alarm.expected, alarm.suggestion)
    }


def is_same_value(given: str | None, gold: str) -> bool:
    """Whether a value of a report is the one of the annotation, to the four decimals of a report: "0.3333" is "1/3"."""
    if given is None:
        return False
    values = read_values(given)
    return any(abs(value - other) <= _TOLERANCE for value in values for other in read_values(gold))


def read_values(text: str) -> tuple[Fraction, ...]:
    """Return the values that a written value may have: "79", "0.155", "1/3", "3,5 miljoen", "58 procent"; "4.190" has two."""
    values = []
    if re.fullmatch(r"-?\d+(\.\d+|/\d*[1-9]\d*)?", text):
        values.append(Fraction(text))
    if found := re.match(
        r"(-?[1-9]\d{0,2}(?:\.\d{3})+|-?\d+)(,\d+)?(?![\d.,/])(?:\s*(duizend|miljoen|miljard))?", text
    ):
        whole, decimals, scale = found.groups()
        value = Fraction(whole.replace(".", "") + (decimals or "").replace(",", "."))
        values.append(value * _SCALES.get(scale or "", 1))
    return tuple(dict.fromkeys(values))


def _places(alarm: Finding, spans: dict[str, Span]) -> list[Span]:
    """The numbers that an alarm points at: its own, and those of its claims."""
    return [(alarm.start, alarm.end), *(spans[claim] for claim in alarm.claims if claim in spans)]


def _any_overlap(some: Iterable[Span], others: Iterable[Span]) -> bool:
    kept: Sequence[Span] = tuple(others)
    return any(
        start < other_end and other_start < end for start, end in some for other_start, other_end in kept
    )


def _share(part: int, whole: int) -> Fraction | None:
    return Fraction(part, whole) if whole else None
