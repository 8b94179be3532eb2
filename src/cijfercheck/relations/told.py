"""Changes that a source or reference tells otherwise: "steeg met 1.406", where 1.406 is how many there were.

The number is right and so is its subject; only what it says of it is not. Three slips of rewriting are known: a level that
became a change, a change that became a part ("waarvan 1.050" for "een toename van 1.050"), and a change that was turned round.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction

from cijfercheck.language.lexicon import roles
from cijfercheck.matching.mood import SET_RIGHT
from cijfercheck.matching.plausibility import is_specific
from cijfercheck.model.calculation import Calculation, Operand
from cijfercheck.model.claim import Claim, Role
from cijfercheck.relations.anchors import CHANGES, find_anchors, is_level
from cijfercheck.relations.changes import turn
from cijfercheck.relations.known import Known, KnownLevel
from cijfercheck.relations.lines import Document, Line, alike, begins_alike
from cijfercheck.relations.outside import Outside, Step
from cijfercheck.relations.pairs import period_of
from cijfercheck.relations.words import is_word, relation_words, words_of

_COUNTS = frozenset({"count", "amount", "measure"})
_TURNED = {"increase": "decrease", "decrease": "increase"}
_SURE = Fraction(17, 20)
_MORE = frozenset({"meer", "minder", "erbij"})
_SIGNS = frozenset("+-–−±")
_TEN = 10
_NEAR = 3  # words between a number and the word that makes it a change
_LONG = 4  # letters of a word that two sentences share


def find_told(document: Document, known: Known, outside: Outside) -> Iterator[tuple[str, Calculation]]:
    """Look for numbers that are known as something else than what they are given for."""
    for line in document.lines:
        for claim in line.claims:
            if claim.modality in SET_RIGHT or claim.quantity.value is None or outside.supports(claim):
                continue
            if claim.role in _TURNED:
                found = _level_as_change(claim, line, known) or _turned_round(claim, line, document, known)
            else:
                found = _change_as_part(claim, line, known, outside)
            if found is not None:
                yield claim.id, found


def _level_as_change(claim: Claim, line: Line, known: Known) -> Calculation | None:
    """A change whose number is known as how many there are: "steeg met 1.406"."""
    value = claim.quantity.value
    if claim.kind not in _COUNTS or not is_specific(value) or not _is_surely_change(claim, line):
        return None
    if any(_same_number(claim, other) for _, other in _changes(known)):
        return None
    for level in known.by_point.get(value, ()) if value is not None else ():
        if (
            level.unit == claim.quantity.unit
            and _speaks_of(claim, line, level)
            and not (_is_signed(level, known) or _is_labelled_change(level))
        ):
            result = _change_of(level, claim, known)
            return Calculation("wrong-change", "level", (level.operand,), False, result, _SURE)
    return None


def _is_surely_change(claim: Claim, line: Line) -> bool:
    """Whether the words right beside a number make it a change: "steeg met 1.406", "396 messen meer dan", "een toename van 12"."""
    change = roles()
    before = [word for word in words_of(line.before(claim)) if word not in relation_words().small]
    after = [word for word in map(_plain, words_of(line.after(claim))) if is_word(word)][:_NEAR]
    if _MORE & set(after):
        return True
    verbs = change.rise.forms | change.fall.forms
    if before[-1:] == ["met"]:
        return bool(verbs & {*before, *words_of(line.after(claim))})
    return before[-1:] == ["van"] and bool((change.rise.nouns | change.fall.nouns) & set(before[-_NEAR:]))


def _plain(word: str) -> str:
    """A word without the accents that stress it: "méér"."""
    return "".join(sign for sign in unicodedata.normalize("NFD", word) if not unicodedata.combining(sign))


def _changes(known: Known) -> Iterator[tuple[Document, Claim]]:
    """The changes that the sources tell."""
    return ((source, claim) for source in known.sources for claim in source.claims if claim.role in CHANGES)


def _same_number(claim: Claim, other: Claim) -> bool:
    return claim.quantity.value == other.quantity.value and alike(claim, other)


def _is_signed(level: KnownLevel, known: Known) -> bool:
    """Whether a source writes a number as a change: "+17 duizend"."""
    place, text = level.operand.place, known.texts.get(level.operand.document, "")
    return place is not None and text[: place[0]].rstrip()[-1:] in _SIGNS


def _is_labelled_change(level: KnownLevel) -> bool:
    """Whether the label of a level says that it is a change itself: "toename van de woningvoorraad"."""
    nouns = roles().rise.nouns | roles().fall.nouns | roles().differences
    return not nouns.isdisjoint(words_of(level.subject.text))


def _speaks_of(claim: Claim, line: Line, level: KnownLevel) -> bool:
    """Whether a sentence may be about a level: days that meet, and half of the words of its subject."""
    period = period_of(claim)
    if level.operand.period is not None and period is not None and not level.operand.period.meets(period):
        return False
    said = {word for word in words_of(line.whole[line.start : line.end]) if len(word) >= _LONG}
    named = [word.lower() for word in (level.subject.head, *level.subject.modifiers) if len(word) >= _LONG]
    met = sum(any(begins_alike(word, other) or word in other for other in said) for word in named)
    return bool(met) and met * 2 >= len(named)


def _change_of(level: KnownLevel, claim: Claim, known: Known) -> Fraction | None:
    """By how much a known level rose or fell, where a series, a pair or its sentence says so."""
    point, name = level.operand.point, level.operand.name
    if point is None:
        return None
    series, mine = known.series.get(name, {}), level.operand.period
    if mine is not None and mine.first is not None:
        earlier = [period for period in series if period.first is not None and period.first < mine.first]
        base = claim.baseline.period if claim.baseline is not None else None
        if (base is None or base not in series) and earlier:
            base = max(earlier, key=lambda period: period.first or date.min)
        start = series[base].point if base is not None and base in series else None
        if start is not None:
            return abs(point - start)
    for _, pair in known.pairs.get(name, ()):
        before = pair.before.quantity.value
        if before is not None and pair.after.quantity.value == point:
            return abs(point - before)
    told = [
        other.quantity.value
        for source, other in _changes(known)
        if other.role == claim.role
        and other.kind == claim.kind
        and source.name == level.operand.document
        and level.operand.place is not None
        and other.sentence[0] <= level.operand.place[0] < other.sentence[1]
    ]
    return told[0] if len(told) == 1 else None


def _change_as_part(claim: Claim, line: Line, known: Known, outside: Outside) -> Calculation | None:
    """A part whose number is known as a change only: "9.480 vreemdelingen, waarvan 1.050" for "een toename van 1.050"."""
    value = claim.quantity.value
    before = f" {' '.join(words_of(line.before(claim)))} "
    whereof = any(f" {words} " in before for words in relation_words().whereof)
    if claim.kind not in _COUNTS or value is None or not whereof or _is_level(claim, known):
        return None
    made = Calculation("wrong-change", "part", (), False, value, _SURE)
    told = [(source, other) for source, other in _changes(known) if _same_number(claim, other)]
    if told and is_specific(value) and not {other.role for _, other in told} - set(_TURNED):
        source, other = told[0]
        return replace(made, operands=(source.operand(other),), words=_as_change(claim, other.role))
    step = _step_of_whole(claim, line, outside)
    if step is None or step.before.point is None or step.after.point is None:
        return None
    role: Role = "increase" if step.after.point > step.before.point else "decrease"
    return replace(made, operands=(step.before, step.after), words=_as_change(claim, role))


def _is_level(claim: Claim, known: Known) -> bool:
    """Whether the number of a claim is known as how many there are, and not with the sign of a change."""
    levels = known.by_point.get(claim.quantity.value or Fraction(0), ())
    return any(level.unit == claim.quantity.unit and not _is_signed(level, known) for level in levels)


def _step_of_whole(claim: Claim, line: Line, outside: Outside) -> Step | None:
    """The two levels that the number of a part is the distance of, the later being the whole before "waarvan"."""
    place, value = line.claims.index(claim), claim.quantity.value
    if value is None or (value < _TEN and value.denominator == 1):
        return None
    wholes = [other for other in line.claims[:place] if is_level(other) and alike(claim, other)]
    return next(
        (
            step
            for whole in reversed(wholes)
            for step in outside.steps(whole, None)
            if step.before.point is not None
            and step.after.point is not None
            and step.after.point == whole.quantity.value
            and abs(step.after.point - step.before.point) == value
        ),
        None,
    )


def _as_change(claim: Claim, role: Role) -> str:
    return f"een {'toename' if role == 'increase' else 'afname'} van {claim.text}"


def _turned_round(claim: Claim, line: Line, document: Document, known: Known) -> Calculation | None:
    """A change that a source tells of the same level the other way round: "1.284, 12 procent meer" for "12 procent minder"."""
    points = {
        anchor.quantity.value
        for anchor in find_anchors(claim, line, document, {})
        if is_specific(anchor.quantity.value)
    }
    told = (
        [
            (source, other)
            for source, other in _changes(known)
            if _same_number(claim, other)
            and claim.kind == other.kind
            and any(near.quantity.value in points for near in source.line_of[other.id].claims)
        ]
        if points
        else []
    )
    if not told or {other.role for _, other in told} != {_TURNED[claim.role]}:
        return None
    source, other = told[0]
    operand: Operand = source.operand(other)
    return turn(
        Calculation("wrong-direction", "told", (operand,), False, None, _SURE), claim, line, claim.role
    )
