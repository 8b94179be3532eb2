"""Verbs of rise and fall beside the levels that they join: "steeg van 44 naar 38", "daalde naar 944, tegen 868 in 2023"."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from fractions import Fraction
from itertools import pairwise

from cijfercheck.language.lexicon import roles
from cijfercheck.matching.words import same_word
from cijfercheck.model.calculation import Calculation, Operand
from cijfercheck.model.claim import Claim, Role
from cijfercheck.relations.anchors import CHANGES
from cijfercheck.relations.arithmetic import is_above
from cijfercheck.relations.changes import exchange, turn
from cijfercheck.relations.lines import Document, Line, exactly, first_part, is_tight, last_part, levels
from cijfercheck.relations.outside import Outside
from cijfercheck.relations.pairs import Pair, period_of
from cijfercheck.relations.words import has_phrase, relation_words, words_of

_SURE = Fraction(9, 10)
_OUTSIDE = Fraction(17, 20)
_CLAUSES = (" en ", " maar ", " terwijl ", " want ")
_NUMBER = frozenset({"meer", "minder"})
_MEAN = frozenset({"gemiddeld"})
_SHORT = 6  # words between a colon and the level that explains it
_YEAR = 360  # days
_NEXT_DAY = timedelta(days=1)
_VALUED = frozenset({"count", "amount"})
_TO = frozenset({"naar", "tot", "op"})
_RISES = frozenset({"stijging", "toename", "groei", "verhoging"})
_FALLS = frozenset({"daling", "afname", "krimp", "verlaging", "vermindering", "terugval"})
_SEEN_FROM = ("sinds", "na", "record", "verder", "opnieuw", "weer")
_NOT = frozenset({"niet", "geen", "nooit", "minder", "harder", "sneller", "trager", "weer", "verwachting"})


def find_directions(
    document: Document, pairs: Sequence[Pair], outside: Outside
) -> Iterator[tuple[str, Calculation]]:
    """Test every verb of rise or fall that leads to a level whose earlier level is known."""
    before = {pair.after.id: pair for pair in pairs if pair.line.place >= 0}
    for line in document.lines:
        for level in levels(line.claims):
            role = _direction(level, line, before.get(level.id))
            if role is None or level.modality in {"denied", "revised"}:
                continue
            found = _turned(level, role, line, document, before.get(level.id), outside)
            if found is not None:
                yield level.id, found


def _direction(level: Claim, line: Line, pair: Pair | None) -> Role | None:
    """Which way the verb before a level points; None where there is none, or two."""
    text = line.before(level)
    if not is_tight(last_part(text), also=_TO) or set(words_of(last_part(text))) & relation_words().changing:
        text = last_part(text)
    if pair is not None and level is pair.first and pair.before in line.claims:
        return _noun_between(pair) or _led_to(pair) or _explained(pair)
    if pair is not None and pair.before in line.claims and pair.before.start < level.start:
        text = _clause_before(line.before(pair.before))
    elif not _ends_on_to(text):
        return None
    return _said_in(text, level)


def _ends_on_to(text: str) -> bool:
    """Whether words lead to a level: "daalde naar ruim"; what "loopt op tot" a number may only reach so far."""
    words = [word for word in words_of(text) if word not in relation_words().small - _TO]
    return words[-1:] != [] and words[-1] in _TO and words[-2:] != ["op", "tot"]


def _said_in(text: str, level: Claim) -> Role | None:
    """Which way the words of a clause point; None where they point nowhere, or both ways."""
    said = set(words_of(text))
    if said & _NOT:
        return None
    up, down = _particles(level, text)
    rises, falls = up or bool(said & roles().rise.forms), down or bool(said & roles().fall.forms)
    if rises == falls:
        return None
    return "increase" if rises else "decrease"


def _led_to(pair: Pair) -> Role | None:
    """Which way a year's number went to, where that of the year before stands beside it: "daalde naar 944, tegen 868 in 2023".

    A month may have come down from the month before it, and still lie above that of a year ago.
    """
    after, before = period_of(pair.after), period_of(pair.before)
    if after is None or before is None or after.first is None or before.last is None:
        return None
    years = min(after.days or 0, before.days or 0) >= _YEAR
    text = last_part(pair.line.before(pair.first))
    if not years or after.first - before.last != _NEXT_DAY or not _ends_on_to(text):
        return None
    return None if has_phrase(text, _SEEN_FROM) else _said_in(text, pair.first)


def _explained(pair: Pair) -> Role | None:
    """Which way a clause points that a level behind its colon explains: "Een kaartje werd goedkoper: 14,50 euro, tegen 13,75 euro in 2023"."""
    level = pair.first
    clause, colon, text = pair.line.before(level).rpartition(":")
    clause = last_part(clause)
    words, counted = words_of(clause), words_of(first_part(pair.line.after(level)))[:1]
    named = any(same_word(word, noun) for word in words for noun in counted)
    alone = is_tight(text, also=_MEAN) and (level.kind != "count" or not counted)
    if not colon or not (named or alone) or len(words_of(text)) > _SHORT:
        return None
    if not relation_words().changing.isdisjoint(words_of(text)) or not relation_words().than.isdisjoint(
        words
    ):
        return None
    return _said_in(clause, level) or _of_number(words, level)


def _of_number(words: Sequence[str], level: Claim) -> Role | None:
    """Which way "meer" or "minder" points right before the noun that is counted: "er kwamen minder meldingen binnen"."""
    head = level.subject.head
    counted = [word for word, noun in pairwise(words) if word in _NUMBER and head and same_word(noun, head)]
    if len(counted) != 1 or level.kind != "count":
        return None
    return "increase" if counted[0] == "meer" else "decrease"


def _particles(level: Claim, text: str) -> tuple[bool, bool]:
    """Whether a word beside a verb that says nothing of it points up, and down: "gaat omlaag van 228 euro"."""
    lists = relation_words()
    for joint in _CLAUSES:
        text = text.rpartition(joint)[2]  # "Kaartjes worden duurder en de zaal gaat van 400 naar 380 stoelen"
    up, down = lists.up, lists.down
    if level.kind in _VALUED:
        up, down = (*up, *lists.better), (*down, *lists.worse)
    return _has_particle(text, up), _has_particle(text, down)


def _has_particle(text: str, phrases: Sequence[str]) -> bool:
    """Whether a clause has one of these phrases, or a verb of one and its particle at the end: "nam het aantal licht toe"."""
    if has_phrase(text, phrases):
        return True
    split = [phrase.partition(" ")[::2] for phrase in phrases if " " in phrase]
    words = words_of(text)
    while words:
        last = words.pop()
        if any(last == particle and verb in words for verb, particle in split):
            return True
        if last not in _TO | roles().origin | relation_words().small:
            break
    return False


def _noun_between(pair: Pair) -> Role | None:
    """Which way a noun without a number of its own says that the first level lies from the second.

    "218.000 reizigers, een afname ten opzichte van de 241.000 van vorig jaar".
    """
    between = pair.line.whole[pair.first.quantity.end : pair.last.quantity.start]
    if any(
        claim.role in CHANGES
        for claim in pair.line.claims
        if pair.first.start < claim.start < pair.last.start
    ):
        return None
    said = set(words_of(between))
    rises, falls = bool(said & _RISES), bool(said & _FALLS)
    if said & _NOT or rises == falls:
        return None
    return "increase" if rises else "decrease"


def _clause_before(text: str) -> str:
    """The words that lead to a first level, with the clause before them where they only say where it starts: "gedaald, van".

    So is the clause before a colon that they explain: "wordt goedkoper: de prijs ging van".
    """
    last = last_part(text)
    head = text[: len(text) - len(last)]
    if head.endswith(":") and not relation_words().changing & set(words_of(last)):
        return last_part(head[:-1])
    if set(words_of(last)) <= relation_words().small | roles().origin:
        return last_part(head.rstrip(","))
    return last


def _turned(
    level: Claim, role: Role, line: Line, document: Document, pair: Pair | None, outside: Outside
) -> Calculation | None:
    steps: list[tuple[Operand, Operand, Fraction]] = []
    if pair is not None:
        steps.append((*_as_written(pair, document), _SURE))
    if level.baseline is not None or not _is_from_elsewhere(level, line):
        steps += [(step.before, step.after, _OUTSIDE) for step in outside.steps(level, level.baseline)]
    wrong = [
        step
        for step in steps
        if (
            is_above(step[0].value, step[1].value)
            if role == "increase"
            else is_above(step[1].value, step[0].value)
        )
    ]
    if not wrong or len(wrong) != len(steps):
        return None
    before, after, confidence = wrong[0]
    made = Calculation("wrong-direction", "level", (before, after), False, None, confidence)
    if pair is not None and (before.point, after.point) == (
        pair.after.quantity.value,
        pair.before.quantity.value,
    ):
        return exchange(made, pair, role)
    return turn(made, level, line, role)


def _as_written(pair: Pair, document: Document) -> tuple[Operand, Operand]:
    """Two levels as terms; two that are written as finely and without a hedge are as far apart as they stand: "van 2,3 naar 2,2"."""
    one, other = pair.before.quantity, pair.after.quantity
    if one.place == other.place and one.hedge is None and other.hedge is None:
        return document.operand(pair.before, exactly(pair.before)), document.operand(
            pair.after, exactly(pair.after)
        )
    return document.operand(pair.before), document.operand(pair.after)


def _is_from_elsewhere(level: Claim, line: Line) -> bool:
    """Whether a sentence says what a level is seen from, without a date that was read: "na de piek van juni", "sinds de start"."""
    text = line.whole[line.start : line.end]
    return has_phrase(text, (*relation_words().beside, *_SEEN_FROM)) and level.baseline is None
