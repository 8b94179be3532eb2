"""Changes beside the levels that they come from: "76 meer dan in 2023", "een stijging van 18 procent", "verdubbeld"."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import permutations

from cijfercheck.language.lexicon import roles
from cijfercheck.matching.mood import SET_RIGHT
from cijfercheck.matching.plausibility import SCALES
from cijfercheck.model.calculation import Calculation
from cijfercheck.model.claim import Claim, Role
from cijfercheck.relations.anchors import (
    CHANGES,
    find_anchors,
    is_named,
)
from cijfercheck.relations.arithmetic import rounded, times
from cijfercheck.relations.bases import find_bases
from cijfercheck.relations.basis import Basis
from cijfercheck.relations.lines import (
    Document,
    Line,
    exactly,
    is_tight,
    last_part,
    levels,
    same_thing,
)
from cijfercheck.relations.margins import calculate_margin
from cijfercheck.relations.outside import Outside
from cijfercheck.relations.pairs import Pair, sort_by_line
from cijfercheck.relations.verdicts import Verdict, is_slip_for, way_of_times, weigh
from cijfercheck.relations.words import relation_words, words_of

_OR = re.compile(r"\bof\s+$", re.IGNORECASE)  # "80 jaar of ouder" is an age group
_WORD = re.compile(r"[^\W\d_]+")
_COUNTED = frozenset({"count", "amount", "measure"})
_LIKELY = Fraction(17, 20)
_APART = 100  # times
_OTHER = 20  # times
_NOUNS = 2  # words between a number and "meer": "830 treinen meer"
_HUNDRED = 100  # what is no more may be a percentage without its sign


def find_changes(
    document: Document, pairs: Sequence[Pair], outside: Outside
) -> Iterator[tuple[str, Calculation]]:
    """Test every change of the draft whose levels are known; each comes with the id of its claim."""
    by_line = sort_by_line(pairs)
    for line in document.lines:
        for claim in line.claims:
            if claim.role in CHANGES and claim.modality not in SET_RIGHT and claim.quantity.value is not None:
                bases = find_bases(claim, line, document, by_line, outside)
                calculation = (
                    _calculate(claim, bases, line, document, by_line, outside)
                    or _in_percent(claim, line, document, by_line, outside)
                    or calculate_margin(claim, line, document, outside)
                    or _in_points(claim, line, document, outside)
                )
                if calculation is not None:
                    yield claim.id, calculation


def _calculate(
    claim: Claim,
    bases: Sequence[Basis],
    line: Line,
    document: Document,
    pairs: dict[int, list[Pair]],
    outside: Outside,
) -> Calculation | None:
    """What the levels make of a change: it holds if it does for any of them; a doubtful difference says nothing."""
    tested = [(basis, *weigh(claim, basis.before, basis.after, basis.difference)) for basis in bases]
    tested = [
        entry
        for entry in tested
        if entry[1] != "unknown"
        and not (entry[0].loose and _says_nothing(claim, *entry))
        and not (entry[1] == "fails" and _is_far_off(claim, entry[0], entry[2]))
    ]
    if not tested:
        return None
    for basis, verdict, result in tested:
        if verdict == "holds":
            return state_change(claim, basis, verdict, result, line)
    if any(verdict == "fails" and _holds_turned(claim, basis) for basis, verdict, _ in tested):
        return None
    anchors = {anchor.id for anchor in find_anchors(claim, line, document, pairs) if anchor in line.claims}
    pairs_tested = {
        frozenset(None if level.point is None else abs(level.point) for level in (basis.before, basis.after))
        for basis, _, _ in tested
    }
    turned = any(verdict == "sign" and not basis.loose for basis, verdict, _ in tested)
    near = (line,) if turned else _near(line, document)
    said = not relation_words().changing.isdisjoint(words_of(line.after(claim))[:1])
    if outside.supports(claim) or (not said and outside.is_level(claim)):
        return None
    if _explained_nearby(claim, line, document, anchors, pairs_tested, near):
        return None
    meant = [entry for entry in tested if _is_of_one_size(entry[0])] or tested
    unit = next((entry for entry in tested if entry[1] == "unit"), meant[0])
    return state_change(claim, *unit, line)


def _is_far_off(claim: Claim, basis: Basis, result: Fraction | None) -> bool:
    """Whether two levels lie so many times as far apart as a change in percent that it is of others: "2.350 medewerkers … een kwart minder dan de 128"."""
    said = claim.quantity.value
    if claim.kind not in {"percentage", "ratio"} or claim.role == "multiple" or not said or result is None:
        return False
    if abs(result) <= _OTHER * said:
        return False
    scaled = (
        replace(basis.after, value=times(basis.after.value, factor))
        for scale in SCALES
        for factor in (scale, 1 / scale)
    )
    return not any(weigh(claim, basis.before, after)[0] == "holds" for after in scaled)


def _is_of_one_size(basis: Basis) -> bool:
    """Whether two levels may be of one thing by their size: of "41 podia" and "1.434.000 bezoekers", only one goes with "1,41 miljoen"."""
    one, other = basis.before.point, basis.after.point
    return bool(one and other) and max(one or 0, other or 0) <= _APART * min(one or 0, other or 0)


def _in_percent(
    claim: Claim, line: Line, document: Document, pairs: dict[int, list[Pair]], outside: Outside
) -> Calculation | None:
    """A change in points of what is no percentage, right in percent: "34.200 naar 38.100, 11 procentpunt meer"."""
    if claim.kind != "percentage_point" or claim.role not in {"increase", "decrease"}:
        return None
    read = replace(claim, kind="percentage")
    place = line.claims.index(claim)
    line = replace(line, claims=(*line.claims[:place], read, *line.claims[place + 1 :]))
    previous = document.previous(line)
    near = (*line.claims, *(previous.claims if previous is not None else ()))
    shared = any(other.kind == "percentage" and other.role not in CHANGES for other in near)
    for basis in find_bases(read, line, document, pairs, outside):
        counted = "percentage" not in {basis.before.kind, basis.after.kind}
        if (
            counted
            and not (basis.loose and shared)
            and weigh(read, basis.before, basis.after, basis.difference)[0] == "holds"
        ):
            return state_change(claim, basis, "unit", None, line)
    return None


def _in_points(claim: Claim, line: Line, document: Document, outside: Outside) -> Calculation | None:
    """A change in points right behind a number that is no percentage, where none stands near: "571.300, een daling met 6,7 procentpunt"."""
    place = line.claims.index(claim)
    if claim.kind != "percentage_point" or claim.role not in {"increase", "decrease"} or not place:
        return None
    level = line.claims[place - 1]
    near = [other for one in document.around(line, 1) for other in one.claims]
    counted = level.kind in _COUNTED and level.role == "level" and (level.quantity.value or 0) > _HUNDRED
    counted = counted and is_tight(last_part(line.before(claim)))
    if not counted or any(other.kind == "percentage" for other in near) or outside.supports(claim):
        return None
    words, span = f"{claim.text} procent", (claim.quantity.start, claim.quantity.end)
    terms = (document.operand(level),)
    return Calculation("wrong-unit", "counted", terms, False, None, _LIKELY, words, span, words)


def _says_nothing(claim: Claim, basis: Basis, verdict: Verdict, result: Fraction | None) -> bool:
    """Whether levels that may not be meant tell nothing of a change: by their written numbers they must be as far apart, or of a source but for a slip."""
    if verdict == "sign" and result is not None:
        return not claim.interval.holds(abs(result))
    if verdict == "fails":
        known = "claim" not in {basis.before.origin, basis.after.origin} and claim.kind != "ratio"
        return not (known and is_slip_for(claim, basis.before.point, basis.after.point))
    return verdict not in {"holds", "unit"}


def _holds_turned(claim: Claim, basis: Basis) -> bool:
    """Whether a change in percent is right from the later level to the earlier one: then which of them is earlier was misread."""
    return (
        claim.kind == "percentage"
        and basis.difference is None
        and weigh(claim, basis.after, basis.before)[0] == "holds"
    )


def state_change(
    claim: Claim, basis: Basis, verdict: Verdict, result: Fraction | None, line: Line
) -> Calculation:
    """What two levels make of a change, as the finding that it leads to."""
    made = Calculation(
        kind="wrong-change",
        form=_form(claim),
        operands=(basis.before, basis.after),
        holds=verdict == "holds",
        result=result,
        confidence=basis.confidence,
    )
    if verdict == "sign":
        return turn(
            replace(made, kind="wrong-direction", form="change"),
            claim,
            line,
            way_of_times(claim) or claim.role,
        )
    if verdict == "unit":
        unit = "procentpunt" if claim.kind == "percentage" else "procent"
        words = f"{claim.text} {unit}"
        span = (claim.quantity.start, claim.quantity.end)
        form = "points" if claim.kind == "percentage" else "percent"
        return replace(made, kind="wrong-unit", form=form, words=words, span=span, replacement=words)
    if result is None:
        return made
    size = rounded(abs(result), claim.quantity.step) if claim.kind == "percentage" else abs(result)
    turned = result < 0 and claim.role in {"increase", "decrease"}
    # Where the word of the change is wrong too, no number alone mends it: a stretch to point at, and nothing in its place.
    return replace(made, result=size, span=(claim.start, claim.end) if turned else None)


def turn(made: Calculation, claim: Claim, line: Line, role: Role) -> Calculation:
    """A wrong direction with the word that should be turned round, and its stretch of the sentence with the number."""
    noun = _turned_noun(role)
    found = _find_word(claim, line)
    if found is None:
        return replace(made, words=noun)
    start, end, word = found
    span = min(start, claim.start), max(end, claim.quantity.end)
    replacement = line.whole[span[0] : start] + word + line.whole[end : span[1]]
    between = line.whole[claim.quantity.end : start]
    compared = line.whole[start:end].lower() in roles().rise.comparatives | roles().fall.comparatives
    follows = (
        start >= claim.quantity.end and compared and len(between.split()) <= _NOUNS and "\n" not in between
    )
    words = f"{line.whole[span[0] : claim.quantity.end]} {word}" if follows else noun
    return replace(made, words=words, span=span, replacement=replacement)


def exchange(made: Calculation, pair: Pair, role: Role) -> Calculation:
    """A wrong direction of two levels that are in each other's place, with the word turned round and each number where it belongs."""
    line, first, last = pair.line, pair.first, pair.last
    words = f"{_turned_noun(role)} van {pair.after.text} naar {pair.before.text}"
    found = _find_word(pair.after, line)
    if found is None or first not in line.claims:
        return replace(made, words=words)
    changed = sorted([found, (first.start, first.end, last.text), (last.start, last.end, first.text)])
    span = changed[0][0], changed[-1][1]
    replacement, place = "", span[0]
    for start, end, text in changed:
        replacement += line.whole[place:start] + text
        place = end
    return replace(made, words=words, span=span, replacement=replacement)


def _turned_noun(role: Role) -> str:
    return "daling" if role == "increase" else "stijging"


def _find_word(claim: Claim, line: Line) -> tuple[int, int, str] | None:
    """The word of a rise or fall nearest to a number, by its place in the text, with the one that says the opposite."""
    opposites = relation_words().opposites
    found = [
        (match.start() + line.start, match.end() + line.start, opposites[match.group().lower()])
        for match in _WORD.finditer(line.whole[line.start : line.end])
        if match.group().lower() in opposites and not _OR.search(line.whole[: match.start() + line.start])
    ]
    return min(
        found,
        key=lambda place: min(abs(place[0] - claim.quantity.end), abs(claim.start - place[1])),
        default=None,
    )


def _form(claim: Claim) -> str:
    if claim.role == "multiple":
        return "multiple"
    return "percent" if claim.kind in {"percentage", "ratio"} else "amount"


def _explained_nearby(
    claim: Claim,
    line: Line,
    document: Document,
    anchors: set[str],
    tested: Collection[frozenset[Fraction | None]],
    near: Sequence[Line],
) -> bool:
    """Whether two other levels of lines close by than those `tested` make the change right: then it may be theirs.

    Where the sentence itself says what the change leads to, only pairs with that level count, or two of its own: "gehalveerd: van 480
    naar 360 vorig jaar en 240 nu".
    """
    found = {
        (level.kind, level.quantity.unit, level.quantity.value): level
        for one in near
        for level in levels(one.claims)
    }
    return any(
        one.kind == other.kind
        and one.quantity.unit == other.quantity.unit
        and (
            same_thing(one, other)
            or not (one.subject.head and other.subject.head)
            or (_goes_on(one, other, line, tested) and not (is_named(one) and is_named(other)))
        )
        and frozenset((one.quantity.value, other.quantity.value)) not in tested
        and (not anchors or not anchors.isdisjoint({one.id, other.id}) or _goes_on(one, other, line, tested))
        and weigh(claim, document.operand(one, exactly(one)), document.operand(other, exactly(other)))[0]
        == "holds"
        for one, other in permutations(found.values(), 2)
    )


def _near(line: Line, document: Document) -> list[Line]:
    """A sentence with the two before it and the one after it, as far as they are near."""
    previous = document.previous(line)
    before = None if previous is None else document.previous(previous)
    return [one for one in (before, previous, line, document.following(line)) if one is not None]


def _goes_on(one: Claim, other: Claim, line: Line, tested: Collection[frozenset[Fraction | None]]) -> bool:
    """Whether two levels of a sentence go on from two of its own that were tested: "van 480 naar 360 vorig jaar en 240 nu"."""
    values = {claim.quantity.value for claim in line.claims}
    mine = {one.quantity.value, other.quantity.value}
    inside = one in line.claims and other in line.claims
    return inside and any(pair <= values and not pair.isdisjoint(mine) for pair in tested)
