"""Figures that a later one replaced: "bijgesteld van 19,1 tot 19,9", a provisional figure beside a final one."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from cijfercheck.matching.plausibility import is_specific
from cijfercheck.matching.scoring import match_figure, same_place
from cijfercheck.model.calculation import Calculation, Operand
from cijfercheck.model.claim import Claim
from cijfercheck.model.figure import Figure
from cijfercheck.model.match import Comparison
from cijfercheck.model.subject import Subject
from cijfercheck.relations.known import Known
from cijfercheck.relations.lines import Document, alike, gap, operand_of
from cijfercheck.relations.words import relation_words, words_of

_LIKE = Fraction(2, 5)  # so alike must the subjects be where the number is not particular
_SURE = Fraction(9, 10)
_LONG = 5  # letters
_STEP = 6  # words between "van 19,1" and "tot 19,9"


def find_revisions(comparisons: Sequence[Comparison], known: Known) -> Iterator[tuple[str, Calculation]]:
    """Look for claims that give a replaced value as it stands."""
    replaced: list[tuple[Operand, Operand, tuple[Figure, Figure] | Claim]] = [
        *_in_references(known.figures),
        *(pair for source in known.sources for pair in _in_source(source)),
    ]
    if not replaced:
        return
    for place, comparison in enumerate(comparisons):
        claim = comparison.claim
        beside = [other.claim for other in comparisons[max(0, place - 1) : place + 2]]
        if claim.modality in {"denied", "revised"} or claim.role not in {"level", "share"}:
            continue
        for old, new, told in replaced:
            if any(other.interval.holds(new.point) for other in beside if new.point is not None):
                continue  # the draft tells the new one too
            if _gives(claim, old, new) and (_is_matched(comparison, old) or _speaks_of(claim, told)):
                yield claim.id, Calculation("outdated-figure", "revised", (old, new), False, new.point, _SURE)
                break


def _is_matched(comparison: Comparison, old: Operand) -> bool:
    """Whether the replaced figure is the one that a claim was found to equal."""
    expected = comparison.expected
    return expected is not None and expected.agrees and expected.figure.name == old.name


def _gives(claim: Claim, old: Operand, new: Operand) -> bool:
    """Whether a claim has the old value and not the new one."""
    value = claim.quantity.value
    fits = claim.quantity.unit == old.unit or claim.kind == "count"
    return (
        value is not None
        and fits
        and value == old.point
        and new.point is not None
        and not claim.interval.holds(new.point)
    )


def _speaks_of(claim: Claim, told: tuple[Figure, Figure] | Claim) -> bool:
    """Whether a claim may be about a replaced figure: the same days, and a like subject or a particular number.

    Of a reference the figure and the one that took its place are looked at: the label of one may say more of its version.
    """
    if isinstance(told, tuple):
        return any(_is_about(claim, figure) for figure in told)
    period = None if told.period is None else told.period.period
    if period is None or claim.period is None:
        return is_specific(claim.quantity.value)
    mine = claim.period.period
    return mine.holds(period) or period.holds(mine)


def _is_about(claim: Claim, figure: Figure) -> bool:
    """Whether a claim may be about a reference figure, or its last one where the claim names no days."""
    match = match_figure(claim, figure)
    undated = claim.period is None or claim.period.origin == "publication"
    if (match.period == "other" and not undated) or not same_place(claim, figure):
        return False
    return match.score >= _LIKE or _is_inside(claim.subject.head, figure.subject)


def _is_inside(word: str, subject: Subject) -> bool:
    """Whether a word is part of a longer one: "verzuim" in "ziekteverzuimpercentage"."""
    return len(word) >= _LONG and any(word in other for other in (subject.head, *subject.modifiers))


def _in_references(figures: Sequence[Figure]) -> Iterator[tuple[Operand, Operand, tuple[Figure, Figure]]]:
    """Reference figures that another one of the same file replaces, or a provisional one beside a final one."""
    known = [figure for figure in figures if figure.origin == "reference" and figure.period is not None]
    final = {(figure.name, figure.period): figure for figure in known}
    revised: dict[tuple[object, ...], list[Figure]] = {}
    for figure in known:
        if figure.revised is not None and not figure.provisional:
            revised.setdefault(_subject_key(figure), []).append(figure)
    for old in known:
        named = final.get((old.superseded_by or "", old.period))
        later = (
            [named] if named is not None else revised.get(_subject_key(old), []) if old.provisional else []
        )
        for new in later:
            if new.name != old.name and new.point != old.point:
                yield operand_of(old), operand_of(new), (old, new)


def _subject_key(figure: Figure) -> tuple[object, ...]:
    """What two figures have in common that are one figure before and after its revision."""
    subject = figure.subject
    return subject.head, subject.modifiers, figure.region, figure.period, figure.unit, figure.role


def _in_source(source: Document) -> Iterator[tuple[Operand, Operand, Claim]]:
    """Numbers that a source says it replaces: "bijgesteld van 19,1 tot 19,9", "393, niet 400 zoals eerder gemeld"."""
    words = relation_words()
    for line in source.lines:
        text = " ".join(words_of(line.whole[line.start : line.end]))
        says = bool(words.revision & set(text.split())) or any(phrase in text for phrase in words.earlier)
        if not says:
            continue
        for one, other in pairwise(line.claims):
            between = words_of(gap(line, one, other))
            step = bool(between) and between[-1] in {"naar", "tot", "op"} and len(between) <= _STEP
            if (
                step
                and alike(one, other)
                and one.quantity.value is not None
                and words.revision & set(text.split())
            ):
                yield source.operand(one), source.operand(other), other
