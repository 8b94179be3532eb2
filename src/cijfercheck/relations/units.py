"""The same digits in another unit, at another scale or counted over another time."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache

from cijfercheck.language.lexicon import load_words
from cijfercheck.language.writing import write_number, write_unit
from cijfercheck.matching.mood import SET_RIGHT
from cijfercheck.matching.plausibility import digits_of, has_many_digits
from cijfercheck.matching.scoring import compare_subjects
from cijfercheck.model.calculation import Calculation
from cijfercheck.model.claim import Claim
from cijfercheck.model.figure import Figure
from cijfercheck.model.match import Comparison, Match
from cijfercheck.model.subject import Subject
from cijfercheck.relations.known import Known, KnownLevel
from cijfercheck.relations.lines import Document, begins_alike, operand_of
from cijfercheck.relations.outside import Outside
from cijfercheck.relations.rates import find_other_rate
from cijfercheck.relations.words import is_word, relation_words, words_of

_SCALES = {Fraction(10) ** power for power in (3, 6, 9)}
_FACTORS = frozenset(scale for power in (3, 6) for scale in (Fraction(10) ** power, Fraction(1, 10**power)))
_TENS = frozenset(Fraction(10) ** power for power in (1, 2, 3))
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_LIKE = Fraction(2, 5)  # so alike must two subjects be
_LITTLE = Fraction(1, 5)  # so alike, where the digits are too particular for chance
_TELLING = 4  # digits that are no chance
_LONG = 5  # letters
_SCALE_WORDS = frozenset({"duizend", "miljoen", "miljard", "mln", "mld", "biljoen"})
_SURE = Fraction(9, 10)
_LIKELY = Fraction(4, 5)


def find_units(
    comparisons: Sequence[Comparison],
    document: Document,
    known: Known,
    outside: Outside,
) -> Iterator[tuple[str, Calculation]]:
    """Look for figures with the digits of a claim in another unit, where none has them in its own."""
    for comparison in comparisons:
        claim = comparison.claim
        if (
            claim.modality in SET_RIGHT
            or claim.quantity.value is None
            or claim.role not in {"level", "share"}
        ):
            continue
        if outside.supports(claim):
            found = find_other_rate(comparison, document, known.texts)
        else:
            found = (
                find_other_rate(comparison, document, known.texts)
                or _other_unit(claim, known.by_point.get(claim.quantity.value, ()), document, outside)
                or _other_scale(comparison)
                or _same_digits(claim, known, document, outside)
            )
        if found is not None:
            yield claim.id, found


def _other_scale(comparison: Comparison) -> Calculation | None:
    """The figure that a claim should equal, a thousand or a million times as large or small: "miljoen" for "miljard"."""
    claim, expected = comparison.claim, comparison.expected
    if (
        expected is None
        or expected.agrees
        or not (_is_scaled(claim, expected) or _is_in_other_unit(claim, expected.figure))
    ):
        return None
    if expected.figure.origin == "claim" and not _has_scale_word(claim):
        return None
    if expected.figure.origin == "source" and expected.figure.unit is None and _has_scale_word(claim):
        return None  # a table "in miljoenen" leaves the scale to its heading
    return Calculation(
        "wrong-unit",
        "scale",
        (operand_of(expected.figure),),
        False,
        expected.figure.point,
        _SURE,
    )


def _is_in_other_unit(claim: Claim, figure: Figure) -> bool:
    """Whether a measure has the very digits of a figure, in a unit that makes them ten times as much or more: "5.100 km²" for hectares."""
    value, point = claim.quantity.value, figure.point
    if claim.kind != "measure" or not value or not point or _has_scale_word(claim):
        return False
    written = _DIGITS.match(claim.quantity.text)
    told = value / point in _TENS or point / value in _TENS
    return told and written is not None and written.group() in _DIGITS.findall(figure.shown)


def _is_scaled(claim: Claim, match: Match) -> bool:
    value, point = claim.quantity.value, match.figure.point
    if not value or not point:
        return False
    ratio = max(value, point) / min(value, point)
    nearest = next(
        (scale for scale in _SCALES if scale * Fraction(9, 10) <= ratio <= scale * Fraction(11, 10)), None
    )
    if nearest is None:
        return False
    scaled = claim.interval
    factor = nearest if point > value else 1 / nearest
    if scaled.low is None or scaled.high is None:
        return False
    return scaled.low * factor <= point <= scaled.high * factor


def _has_scale_word(claim: Claim) -> bool:
    return any(word in claim.text.lower() for word in _SCALE_WORDS)


def _other_unit(
    claim: Claim, figures: Sequence[KnownLevel], document: Document, outside: Outside
) -> Calculation | None:
    """A figure with the very number of a claim, in another unit of the same family: gigawattuur for terawattuur."""
    family = _families().get(claim.quantity.unit or "")
    if family is None:
        return None
    for figure in figures:
        if figure.unit == claim.quantity.unit or _families().get(figure.unit or "") != family:
            continue
        if not _may_be(claim, figure, document, outside):
            continue
        unit = write_unit(figure.unit or "")
        words = f"{write_number(claim.quantity.value or Fraction(0), claim.text)} {unit}"
        return Calculation(
            "wrong-unit",
            "unit",
            (figure.operand,),
            False,
            claim.quantity.value,
            _LIKELY,
            words=words,
            span=(claim.quantity.start, claim.quantity.end),
            replacement=words,
        )
    return None


def _may_be(claim: Claim, figure: KnownLevel, document: Document, outside: Outside) -> bool:
    """Whether a claim may mean a figure: a like subject, or in a source of the same days its digits.

    Three digits are no chance in a source that the draft has more numbers of, or beside a word that both sentences have.
    """
    theirs, period = figure.operand.period, claim.period
    if theirs is not None and period is not None:
        mine = period.period
        if period.named and not (mine.holds(theirs) or theirs.holds(mine)):
            return False
    value, point = claim.quantity.value or Fraction(0), figure.operand.point or Fraction(0)
    specific = has_many_digits(value)
    if specific and figure.operand.origin == "source":
        same = digits_of(point) == digits_of(value)
        telling = len(digits_of(value)) >= _TELLING or outside.is_written_from(figure.operand.document)
        if (same and telling) or _share_word(claim, figure, document):
            return True
    return compare_subjects(claim.subject, figure.subject).score >= (_LITTLE if specific else _LIKE)


def _share_word(claim: Claim, figure: KnownLevel, document: Document) -> bool:
    """Whether the sentences of a claim and of a figure have a word in common that says what is counted."""
    around = document.text[claim.sentence[0] : claim.start], document.text[claim.end : claim.sentence[1]]
    mine = _telling_words(" ".join((*around, *_subject_words(claim.subject))))
    theirs = _telling_words(" ".join((figure.operand.shown, *_subject_words(figure.subject))))
    return any(
        begins_alike(word, other) or word in other or other in word for word in mine for other in theirs
    )


def _subject_words(subject: Subject) -> tuple[str, ...]:
    return subject.head, *subject.modifiers, *subject.setting


def _telling_words(text: str) -> set[str]:
    lists = relation_words()
    empty = lists.ties | lists.when | lists.small | lists.changing | _SCALE_WORDS
    return {word for word in words_of(text) if len(word) >= _LONG and is_word(word) and word not in empty}


def _same_digits(claim: Claim, known: Known, document: Document, outside: Outside) -> Calculation | None:
    """A figure with the digits of a claim, a thousand or a million times as large or small: 1,82 miljoen for 1,82 miljard."""
    value, said = claim.quantity.value, claim.interval
    if value is None or not _has_scale_word(claim) or not has_many_digits(value):
        return None
    if said.low is None or said.high is None or any(known.between(said.low, said.high)):
        return None
    for factor in sorted(_FACTORS):
        for figure in known.between(said.low * factor, said.high * factor):
            same = figure.unit == claim.quantity.unit and figure.operand.kind == claim.kind
            same = same and not _is_of_heading(figure)
            if same and _may_be(claim, figure, document, outside):
                return Calculation(
                    "wrong-unit", "scale", (figure.operand,), False, figure.operand.point, _LIKELY
                )
    return None


def _is_of_heading(figure: KnownLevel) -> bool:
    """Whether a number of a source has no unit and no scale of its own: a table "in miljoenen" leaves both to its heading."""
    bare = not any(character.isalpha() for character in figure.operand.written)
    return figure.operand.origin == "source" and figure.unit is None and bare


@cache
def _families() -> dict[str, str]:
    """Each unit with the name of the family that it is easily mistaken in."""
    return {unit: name for name, units in load_words("relations")["families"].items() for unit in units}
