"""Verbs of rise and fall beside the levels that they join: "steeg van 44 naar 38", "daalde naar 944, tegen 868 in 2023"."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from cijfercheck.language.lexicon import roles
from cijfercheck.model.calculation import Calculation, Operand
from cijfercheck.model.claim import Claim, Role
from cijfercheck.relations.anchors import CHANGES
from cijfercheck.relations.arithmetic import is_above
from cijfercheck.relations.changes import turn
from cijfercheck.relations.lines import Document, Line, is_tight, last_part, levels
from cijfercheck.relations.outside import Outside
from cijfercheck.relations.pairs import Pair
from cijfercheck.relations.words import has_phrase, relation_words, words_of

_SURE = Fraction(9, 10)
_OUTSIDE = Fraction(17, 20)
_CLAUSES = (" en ", " maar ", " terwijl ", " want ")
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
        return _noun_between(pair)
    if pair is not None and pair.before in line.claims and pair.before.start < level.start:
        text = _clause_before(line.before(pair.before))
    elif (
        not (words := [w for w in words_of(text) if w not in relation_words().small]) or words[-1] not in _TO
    ):
        return None
    said = set(words_of(text))
    if said & _NOT:
        return None
    up, down = _particles(level, text)
    rises, falls = up or bool(said & roles().rise.forms), down or bool(said & roles().fall.forms)
    if rises == falls:
        return None
    return "increase" if rises else "decrease"


def _particles(level: Claim, text: str) -> tuple[bool, bool]:
    """Whether a word beside a verb that says nothing of it points up, and down: "gaat omlaag van 228 euro"."""
    lists = relation_words()
    for joint in _CLAUSES:
        text = text.rpartition(joint)[2]  # "Kaartjes worden duurder en de zaal gaat van 400 naar 380 stoelen"
    up, down = lists.up, lists.down
    if level.kind in _VALUED:
        up, down = (*up, *lists.better), (*down, *lists.worse)
    return has_phrase(text, up), has_phrase(text, down)


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
        steps.append((document.operand(pair.before), document.operand(level), _SURE))
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
    return turn(made, level, line, role)


def _is_from_elsewhere(level: Claim, line: Line) -> bool:
    """Whether a sentence says what a level is seen from, without a date that was read: "na de piek van juni", "sinds de start"."""
    text = line.whole[line.start : line.end]
    return has_phrase(text, (*relation_words().beside, *_SEEN_FROM)) and level.baseline is None
