"""Levels that the sentences around a change in percent set beside each other, however they say it.

"Nu is dat nog 47,38 euro, een verschil van 8 procent", after "mag hooguit 43,79 euro kosten": two levels of one unit, not far apart,
of which one is said to be of another time. The pairs of `pairs.py` are known by the very words between two numbers; these by where they
stand. In true texts such a change follows from them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from cijfercheck.language.lexicon import roles
from cijfercheck.matching.mood import SET_RIGHT
from cijfercheck.model.claim import HERE, Claim, Role
from cijfercheck.relations.anchors import counts_other, is_from_elsewhere, is_named
from cijfercheck.relations.lines import (
    Document,
    Line,
    alike,
    clause_around,
    first_part,
    gap,
    is_rate,
    is_tight,
    last_part,
    levels,
    points_back,
    same_thing,
    same_unit,
)
from cijfercheck.relations.pairs import period_of
from cijfercheck.relations.resuming import MEASURES
from cijfercheck.relations.terms import near_lines
from cijfercheck.relations.words import is_word, relation_words, words_of

_COUNTS = frozenset({"count", "amount", "measure"})
_CHANGING = frozenset({"increase", "decrease", "difference"})
_APART = 3  # so many times as large, a level is one of something else
_YEAR = 4  # digits
_NEXT = 6  # words behind a change in which it says from what it is measured
_BEATEN = frozenset({"vorige", "record"})  # "Met 8,31 terawattuur klopten ze het vorige record"
_BACK_WORDS = frozenset({"dat", "dit", "die", "daar"})
_LONG_AGO = frozenset({"nog", "toen", "record", "ooit", "vroeger", "destijds"})
_PEAKS = frozenset({"piek", "dieptepunt", "hoogtepunt", "topjaar", "recordjaar", "top", "dal"})
_NOUNLESS = 3  # words before a number in which "er" stands for its noun: "waar er normaal 400 binnenkomen"
_MONEY = frozenset({"prijs", "bedrag", "tarief"})
_MOST = 3  # levels of a sentence that may be meant


@dataclass(frozen=True, slots=True)
class Recall:
    """Two levels that a change can be of; `ordered` where the text says which of them is the earlier."""

    before: Claim
    after: Claim
    ordered: bool = False


def find_recalls(claim: Claim, line: Line, document: Document) -> list[Recall]:
    """The levels around a change in percent that it can only be the distance of; any of them may be meant."""
    if claim.kind not in {"percentage", "ratio"} or claim.role not in _CHANGING or claim.section == "title":
        return []
    held = [
        level
        for other in near_lines(line, document)
        for level in levels(other.claims)
        if level.kind in _COUNTS and level.quantity.value and level.modality not in SET_RIGHT
    ]
    apart = {level for level in held if _is_distance(level, held)}
    held = [level for level in held if level not in apart]
    back = [level for level in held if level.start < claim.start]
    ahead = [level for level in held if level.start > claim.start]
    lines = document.line_of
    for found in (
        _before(claim, line, back, document),
        _around(claim, line, back, ahead, document),
        _behind(claim, line, ahead, document),
    ):
        both = [
            (one, other)
            for one, other in found
            if not any(_is_apart(level, lines[level.id]) for level in (one, other))
            and not _is_new(one, other, document)
            and not _is_rate_of_another(one, other, document)
        ]
        if both and _may_be_from(claim, line, both, document):
            return [_in_order(one, other, claim, document) for one, other in both]
    return []


def find_distances_told(claim: Claim, line: Line, document: Document) -> Iterator[tuple[Claim, Claim]]:
    """A level with the change in numbers that a change in percent says again: "ging met 15 omhoog naar 298, een groei van ruim 5 procent"."""
    if claim.kind not in {"percentage", "ratio"} or claim.role not in {"increase", "decrease"}:
        return
    place = line.claims.index(claim)
    if claim.section == "title":
        return
    if not place:
        yield from _told_behind(claim, line, document)
        return
    changes = [other for other in line.claims[:place] if _says_change(other, claim, line)]
    beside = is_tight(last_part(line.before(claim))) and not _is_compared(line, claim)
    if not beside or len(changes) != 1:
        return
    change = changes[0]
    previous = document.right_before(line)
    held = [level for level in line.claims[:place] if _is_level_of(level, change)]
    if (
        not held
        and previous is not None
        and place == 1
        and not _BACK_WORDS.isdisjoint(words_of(line.opening))
    ):
        held = [level for level in previous.claims if _is_level_of(level, change)][-1:]
    if len(held) == 1:
        yield held[0], change


def _told_behind(claim: Claim, line: Line, document: Document) -> Iterator[tuple[Claim, Claim]]:
    """The level and its change that explain a change before them: "met 9 procent tot 412 euro, 34 euro meer dan nu"."""
    held = line.claims[1:]
    following = document.following(line)
    if words_of(line.before(claim))[-1:] == ["met"] and _is_comparative(line.after(claim)):
        return  # "met 5,4 procent is het tekort kleiner" may be how large it is
    if not held and following is not None and document.right_before(following) is line:
        held = following.claims if "\n" not in document.text[line.end : following.start] else ()
    if len(held) != len(("level", "change")):
        return
    level, change = held
    there = document.line_of[level.id]
    tight = is_tight(last_part(there.before(change))) and "," in there.before(change)
    leads = (
        _is_echoed(level, there) if there is not line else is_tight(gap(line, claim, level), also=roles().to)
    )
    if tight and leads and _says_change(change, claim, there) and _is_level_of(level, change):
        yield level, change


def _is_comparative(after: str) -> bool:
    return not (roles().rise.comparatives | roles().fall.comparatives).isdisjoint(words_of(after)[:1])


def _says_change(change: Claim, claim: Claim, line: Line) -> bool:
    """Whether a number is a change in the same direction, in numbers: "35.400 meer", "Daar komt 18 euro bij"."""
    if change.kind not in _COUNTS or not change.quantity.value:
        return False
    return change.role == claim.role or (change.role == "level" and is_added(change, claim.role, line))


def is_added(change: Claim, role: Role, line: Line) -> bool:
    """Whether a number comes on top of a level, or off it: "Daar komt 18 euro bij"."""
    particles = {"bij", "erbij"} if role == "increase" else {"af", "eraf"}
    return not particles.isdisjoint(clause_around(line, change)[1][:2])


def _is_level_of(level: Claim, change: Claim) -> bool:
    """Whether a number can be the level that changed by another."""
    value, by = level.quantity.value or 0, change.quantity.value or 0
    plain = level.role == "level" and level.modality not in SET_RIGHT
    return plain and same_unit(level, change) and by < value and not counts_other(level, change)


def _before(
    claim: Claim, line: Line, back: Sequence[Claim], document: Document
) -> Iterator[tuple[Claim, Claim]]:
    """The last level before a change that looks back, with those before it that it can be set beside."""
    if not back:
        return
    last = back[-1]
    there = document.line_of[last.id]
    concluding = _concludes(claim, line, document)
    tight = is_tight(last_part(line.before(claim)))
    looks_back = (tight or concluding) if there is line else _opens_back(claim, line)
    if line.place - there.place > 1 or not looks_back or _is_compared(line, claim):
        return
    if last.kind == "count" and not _MONEY.isdisjoint(words_of(last_part(line.before(claim)))):
        return  # "vorig jaar nog 110, en de prijs daalde met 4 procent"
    earlier = [level for level in back[:-1] if _comparable(level, last)]
    if not earlier:
        return
    source = document.line_of[earlier[-1].id]
    pool = [level for level in earlier if document.line_of[level.id] is source][-_MOST:]
    now = relation_words().present_level
    timed = _is_timed(last, there) or any(
        _is_timed(level, source) and now.isdisjoint(_clause(level, source)) for level in pool
    )  # "In Gent zijn er nu 67 scholen. In Aalst zijn dat er 35" tells of two places
    alike = source is there or _is_echoed(last, there) or any(same_thing(level, last) for level in pool)
    if timed and (alike or last.kind == "amount"):
        yield from ((level, last) for level in pool)


def _concludes(claim: Claim, line: Line, document: Document) -> bool:
    """Whether a clause says that its change follows, and names nothing new: "zodat het aantal diefstallen met de helft is toegenomen"."""
    lists = relation_words()
    words = [word for word in words_of(last_part(line.before(claim))) if is_word(word)]
    if not ((lists.concluding | lists.resuming) - {"waardoor"}) & {*words}:
        return False
    known = {*words_of(document.text[: document.line_of[claim.id].start]), *words_of(line.opening)}
    counted = {word for before, word in pairwise(words) if before == "aantal"}
    also = known | counted | lists.concluding | lists.resuming
    return all(word in also or word in lists.tying or word.endswith(MEASURES) for word in words)


def _opens_back(claim: Claim, line: Line) -> bool:
    """Whether a sentence says nothing but a change of what was told before: "Een plus van 23 procent", "De teruggang bedraagt dus"."""
    first = line.claims[0]
    place = line.claims.index(claim) + 1
    leads = place < len(line.claims) and is_tight(gap(line, claim, line.claims[place]), also=roles().to)
    lists = relation_words()
    also = lists.resuming | lists.linking
    past = relation_words().earlier_level & {*words_of(line.opening)}  # "Een jaar eerder was de groei nog"
    tight = (
        is_tight(last_part(line.before(claim)), also=also) and is_tight(line.opening, also=also) and not past
    )
    return tight and not leads and (claim is first or first.role in _CHANGING)


def _around(
    claim: Claim, line: Line, back: Sequence[Claim], ahead: Sequence[Claim], document: Document
) -> Iterator[tuple[Claim, Claim]]:
    """A level before a change and one behind it: "124.000 reizigers, 55 procent drukker dan in 2024, toen het veld er 80.000 telde"."""
    if not back or not ahead or not _comparable(back[-1], ahead[0]):
        return
    one, other = back[-1], ahead[0]
    first, last = document.line_of[one.id], document.line_of[other.id]
    beside = first is line and (is_tight(last_part(line.before(claim))) or _recalls(claim, other, line))
    pointing = line.place - first.place == 1 and claim is line.claims[0] and points_back(line)
    if not _PEAKS.isdisjoint(_clause(other, last)):
        return  # "negen minder dan in 2023, na een piek van 745 in 2022"
    named = last is line or _is_echoed(other, last) or (one.kind == "count" and same_thing(one, other))
    timed = last is line or _is_of_right_before(claim, other, last)
    if (beside or pointing) and named and timed:
        yield one, other


def _recalls(claim: Claim, level: Claim, line: Line) -> bool:
    """Whether a sentence says from what a change is measured, and how much that was: "drukker dan in 2024, toen het veld er 80.000 telde"."""
    if level not in line.claims:
        return False
    lists = relation_words()
    said, _, clause = gap(line, claim, level).partition(",")
    than = not lists.than.isdisjoint(words_of(said))
    return than and not lists.relative.isdisjoint(words_of(clause)[:1])


def _behind(
    claim: Claim, line: Line, ahead: Sequence[Claim], document: Document
) -> Iterator[tuple[Claim, Claim]]:
    """The levels behind a change that leads to one: "steeg met 1,5 procent, tot 81,5 miljoen euro. Het jaar voordien was dat 80,3"."""
    if len(ahead) < len(("after", "before")) or document.line_of[ahead[0].id] is not line:
        return
    one, other = ahead[:2]
    last = document.line_of[other.id]
    if not _comparable(one, other):
        return
    leads = is_tight(gap(line, claim, one), also=roles().to)
    step = last is line and not {"naar", "tot"}.isdisjoint(words_of(gap(line, one, other)))
    if any(one.start < between.start < other.start for between in line.claims):
        return  # "daalde met 6 procent tot 5,2 miljoen ton en de droge bulk met 9 procent tot 6,4"
    if (step and (leads or ":" in gap(line, claim, one))) or (
        leads and last is not line and _is_of_right_before(claim, other, last) and _is_echoed(other, last)
    ):
        yield one, other


def _is_distance(level: Claim, held: Sequence[Claim]) -> bool:
    """Whether a number is what lies between two others, told as a level: "zodat er 1,6 miljoen ton verloren ging"."""
    values = {other.quantity.value or 0 for other in held if other is not level and same_unit(other, level)}
    value = level.quantity.value or 0
    return any(one > value and one + value in values for one in values)


def _comparable(one: Claim, other: Claim) -> bool:
    """Whether two numbers may be levels of one thing: of one unit, not far apart, and not of two things that are named."""
    mine, theirs = one.quantity.value, other.quantity.value
    if not mine or not theirs or mine == theirs:
        return False
    regions = {level.region for level in (one, other) if level.region is not None}
    unitless = "count" in {one.kind, other.kind} and one.sentence == other.sentence and alike(one, other)
    same = same_unit(one, other) or (unitless and not (is_named(one) and is_named(other)))
    near = max(mine, theirs) <= _APART * min(mine, theirs) and len(regions) < len(("here", "there"))
    bare = any("er" in level.surroundings.partition(HERE)[0].split()[-_NOUNLESS:] for level in (one, other))
    return same and near and (bare or not counts_other(one, other))


def _is_new(one: Claim, other: Claim, document: Document) -> bool:
    """Whether the later of two levels names another thing in a sentence of its own: "15.420 keer. Het comité kreeg 31.000 klachten"."""
    first, second = sorted((one, other), key=lambda level: level.start)
    apart = document.line_of[first.id] is not document.line_of[second.id]
    return apart and is_named(second) and not same_thing(first, second)


def _clause(level: Claim, line: Line) -> list[str]:
    before, behind = clause_around(line, level)
    return before + behind


def _is_timed(level: Claim, line: Line) -> bool:
    """Whether the clause of a number says that it is of another time: "vorig jaar", "nog", "normaal", "in 2019"."""
    words, lists = _clause(level, line), relation_words()
    return not (lists.earlier_level | lists.present_level).isdisjoint(words) or any(
        len(word) == _YEAR and word.isdigit() and word[:2] in {"19", "20"} for word in words
    )


def _is_echoed(level: Claim, line: Line) -> bool:
    """Whether the clause of a number names what it counts by a small word only: "was dat", "waren het er"."""
    return level.subject.inherited or not relation_words().echoes.isdisjoint(_clause(level, line))


def _is_apart(level: Claim, line: Line) -> bool:
    """Whether a number is a distance, and no level: "dat scheelt 144 euro"."""
    return not relation_words().apart.isdisjoint(_clause(level, line))


def _is_rate_of_another(one: Claim, other: Claim, document: Document) -> bool:
    """Whether one number is so much for each, and the other is not, nor speaks on about it: "47,20 euro per gigajoule. Vorig jaar was dat"."""
    first, second = sorted((one, other), key=lambda level: level.start)
    rates = [is_rate(level, document.line_of[level.id]) for level in (first, second)]
    echoed = rates == [True, False] and _is_echoed(second, document.line_of[second.id])
    return rates[0] != rates[1] and not echoed


def _is_compared(line: Line, claim: Claim) -> bool:
    """Whether the words before a change say from what it is measured: "Vergeleken met nu is dat een plus van"."""
    before = " ".join(words_of(line.before(claim)))
    lists = relation_words()
    return any(phrase in before for phrase in lists.beside) or "dan" in before.split()


def _may_be_from(claim: Claim, line: Line, both: Sequence[tuple[Claim, Claim]], document: Document) -> bool:
    """Whether a change that says from what it is measured may be measured from one of these levels."""
    if is_from_elsewhere(claim, line):
        said = relation_words().expecting & set(words_of(first_part(line.after(claim))))
        clauses = (_clause(level, document.line_of[level.id]) for pair in both for level in pair)
        return bool(said) and any(not relation_words().expecting.isdisjoint(clause) for clause in clauses)
    if claim.baseline is not None:
        mine = claim.baseline.period
        named = [
            period
            for level in dict.fromkeys(level for pair in both for level in pair)
            if level.period is not None and level.period.named and (period := period_of(level)) is not None
        ]
        return any(mine.holds(period) or period.holds(mine) for period in named)
    words = words_of(first_part(line.after(claim)))[:_NEXT]
    lists = relation_words()
    than = lists.than | lists.against | {"vergeleken", "opzichte", "sinds"}
    compared = set(words) & than
    return not compared or any(
        other in line.claims and other.start > claim.start for pair in both for other in pair
    )


def _is_of_right_before(claim: Claim, level: Claim, line: Line) -> bool:
    """Whether a number behind a change is of the time that it is measured from: "Het jaar voordien was dat 80,3 miljoen".

    A year alone may be any ("In 2019 waren het er nog 44.000"), unless the change is measured from it; so may a number with a change
    of its own.
    """
    if any(other.role in _CHANGING for other in line.claims):
        return False
    period = period_of(level)
    if claim.baseline is not None and period is not None and level.period is not None and level.period.named:
        mine = claim.baseline.period
        return mine.holds(period) or period.holds(mine)
    return not (relation_words().earlier_level - _LONG_AGO).isdisjoint(_clause(level, line))


def _in_order(one: Claim, other: Claim, claim: Claim, document: Document) -> Recall:
    """Two levels with the earlier first; where the text does not tell, as the change has them."""
    first, second = (_is_of_before(level, document.line_of[level.id]) for level in (one, other))
    if first != second:
        return Recall(one, other, True) if first else Recall(other, one, True)
    low, high = sorted((one, other), key=lambda level: level.quantity.value or 0)
    return Recall(high, low) if claim.role == "decrease" else Recall(low, high)


def _is_of_before(level: Claim, line: Line) -> bool:
    """Whether the clause of a number says that it is of an earlier time, or was expected: "vorig jaar", "begroot"."""
    lists = relation_words()
    before, behind = clause_around(line, level)
    words = {*before, *behind} - (_BEATEN - {*before})
    return not lists.earlier_level.isdisjoint(words) and lists.present_level.isdisjoint(words)
