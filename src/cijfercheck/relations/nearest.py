"""A slip in a change that no words tie to its levels: "41 ton, waar dat vorig jaar nog 50 ton was. De opbrengst viel zo 22 procent terug".

Two levels near a change are set beside each other, the one of now and the other of before. Where the change is what lies between them but for a slip
(one digit, the wrong base, the whole for the difference, the other way round), it is that of these two: chance hardly gives that. A change of two
digits must moreover name nothing that the sentences of its levels do not. This looks last, where nothing else was found for a change.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from cijfercheck.language.lexicon import roles
from cijfercheck.matching.mood import SET_RIGHT
from cijfercheck.matching.plausibility import has_many_digits
from cijfercheck.model.calculation import Calculation
from cijfercheck.model.claim import Claim
from cijfercheck.relations.anchors import (
    CHANGES,
    counts_other,
    find_anchors,
    has_other_baseline,
    has_other_days,
    is_from_elsewhere,
)
from cijfercheck.relations.basis import Basis, as_bases
from cijfercheck.relations.changes import state_change
from cijfercheck.relations.lines import (
    Document,
    Line,
    clause_around,
    first_part,
    is_rate,
    levels,
    number_of,
    same_unit,
)
from cijfercheck.relations.novelty import names_new
from cijfercheck.relations.outside import Outside
from cijfercheck.relations.pairs import IN_TABLE, Pair, in_order, period_of, sort_by_line
from cijfercheck.relations.terms import is_alike
from cijfercheck.relations.verdicts import Verdict, is_slip_for, weigh
from cijfercheck.relations.words import is_word, relation_words, words_of

_RECALLS = frozenset({"toen", "destijds"})
_APART = 3  # so many times as large, a level is one of something else
_TEN = 10
_LEAD = 3  # sentences with numbers
_REMARK = 3  # words from a number to "meer"


@dataclass(frozen=True, slots=True)
class _Nearby:
    """Two levels near a change, the earlier first; `joined` tells that the text itself joins them, `lone` that only their being two does, `dated` that each has days of its own."""

    before: Claim
    after: Claim
    joined: bool
    lone: bool = False
    dated: bool = False

    @property
    def both(self) -> tuple[Claim, Claim]:
        return self.before, self.after


def find_nearest(
    document: Document, pairs: Sequence[Pair], outside: Outside, besides: Collection[str]
) -> Iterator[tuple[str, Calculation]]:
    """Find the changes that are slips for what lies between two levels near them; each comes with the id of its claim, none of those `besides`."""
    by_line = sort_by_line(pairs)
    joined = {
        frozenset((pair.before.id, pair.after.id)): pair for pair in pairs if pair.line.place != IN_TABLE
    }
    for line in document.lines:
        for claim in line.claims:
            if claim.id in besides or not _is_plain_change(claim, line) or outside.supports(claim):
                continue
            anchors = find_anchors(claim, line, document, by_line)
            near = [
                one
                for one in _levels_of(claim, line, document, joined)
                if _may_be_of(claim, one, line, anchors)
            ]
            slip = _find_slip(claim, line, near, document, outside)
            if slip is not None:
                yield claim.id, state_change(claim, *slip, line)


def _is_plain_change(claim: Claim, line: Line) -> bool:
    """Whether a number is a change of now, and not one from something else or of another time: "minder dan verwacht", "in 2023, toen het met 27 procent toenam"."""
    plain = claim.role in CHANGES - {"multiple"} and claim.modality not in SET_RIGHT
    before, behind = clause_around(line, claim)
    return (
        plain
        and bool(claim.quantity.value)
        and not is_from_elsewhere(claim, line)
        and _RECALLS.isdisjoint((*before, *behind))
    )


def _find_slip(
    claim: Claim, line: Line, near: Sequence[_Nearby], document: Document, outside: Outside
) -> tuple[Basis, Verdict, Fraction | None] | None:
    """The two levels that a change is a slip for, with what they make; none where it is right for any, or where they differ."""
    found = []
    for one in near:
        for basis in as_bases(document, one.before, one.after, outside):
            if _is_told_right(claim, basis, line):
                continue
            verdict, result = weigh(claim, basis.before, basis.after)
            if verdict == "holds":
                return None
            if verdict != "unknown" and _is_slip(
                claim, one, basis, verdict, line, document, alone=len(near) == 1
            ):
                found.append((basis, verdict, result))
    return found[0] if len({result for _, _, result in found}) == 1 else None


def _is_told_right(claim: Claim, basis: Basis, line: Line) -> bool:
    """Whether another change of the sentence is that of two levels: "een daling van bijna 2 procent, terwijl het aantal boeren met 2,9 procent afnam"."""
    others = (other for other in line.claims if other is not claim and other.role in CHANGES)
    return any(
        other.kind == claim.kind and weigh(other, basis.before, basis.after)[0] == "holds" for other in others
    )


def _is_slip(
    claim: Claim,
    near: _Nearby,
    basis: Basis,
    verdict: Verdict,
    line: Line,
    document: Document,
    *,
    alone: bool,
) -> bool:
    """Whether a change is surely that between two levels, but for a slip."""
    follows = claim.section == "title" or all(level.start < claim.start for level in near.both)
    if verdict == "unit":
        return (follows or near.joined) and not names_new(claim, line, near.both, document, most=0)
    new = names_new(claim, line, near.both, document) and not _explains(near, claim, document)
    if verdict == "sign":  # "Een jaar eerder waren het er 352, 66 meer" is told of the earlier one
        size = near.dated or number_of(claim) >= _TEN or claim.kind == "percentage_point"
        told = near.before in line.claims and not _is_named_change(claim, line)
        return size and (near.joined or near.dated) and follows and not new and not told
    if not _goes_same_way(claim, near, line):
        return False
    remark = (near.joined or near.lone) and follows and _is_remark(claim, line)
    if remark or not is_slip_for(claim, basis.before.point, basis.after.point):
        return remark
    particular = not near.lone and claim.kind != "ratio" and has_many_digits(claim.quantity.value)
    return (
        particular
        or (follows and alone and claim.kind == "percentage" and not near.lone)
        or ((follows or near.joined) and not new)
    )


def _is_named_change(claim: Claim, line: Line) -> bool:
    """Whether a noun says which way a change goes, and so from the earlier level to the later: "een toename met 9"."""
    said = [word for word in words_of(line.before(claim)) if is_word(word)][-_REMARK:]
    return any(way.has_noun(word, percent=True) for way in (roles().rise, roles().fall) for word in said)


def _is_remark(claim: Claim, line: Line) -> bool:
    """Whether a sentence opens with a change and no verb, as a remark on what was told: "Negen punten meer met een kleinere selectie"."""
    lists = roles()
    behind = [word for word in words_of(first_part(line.after(claim))) if is_word(word)]
    behind = [word for word in behind if word not in relation_words().following]
    compared = behind[:_REMARK]
    opens = not any(map(is_word, words_of(line.opening))) and claim is line.claims[0]
    return opens and not (lists.rise.comparatives | lists.fall.comparatives).isdisjoint(compared)


def _explains(near: _Nearby, claim: Claim, document: Document) -> bool:
    """Whether two levels that the text joins come after a change and name nothing that its sentence does not: "44 cent per uur bij. Hun uurloon gaat van"."""
    later = near.joined and all(level.start > claim.start for level in near.both)
    return later and not any(
        names_new(level, document.line_of[level.id], (claim,), document) for level in near.both
    )


def _goes_same_way(claim: Claim, near: _Nearby, line: Line) -> bool:
    """Whether a rise is told of levels that rise, or a fall of levels that fall; of the earlier one right before it either may be told."""
    told = [level for level in near.both if level in line.claims and level.start < claim.start]
    if told and max(told, key=lambda level: level.start) is near.before:
        return True  # "Vorig jaar waren het er 260, 42 minder"
    rises = number_of(near.before) < number_of(near.after)
    return claim.role == "difference" or rises == (claim.role == "increase")


def _levels_of(
    claim: Claim, line: Line, document: Document, joined: Mapping[frozenset[str], Pair]
) -> Sequence[_Nearby]:
    """The levels near a change that are set beside each other: joined by the text, or alike and one of them of before."""
    near = _lines_near(claim, line, document)
    held = [level for one in near for level in levels(one.claims) if _may_change(claim, level)]
    found = []
    for one, other in combinations(held, 2):
        pair = joined.get(frozenset((one.id, other.id)))
        if pair is not None:
            found.append(_Nearby(pair.before, pair.after, joined=True))
            continue
        if not _comparable(one, other, document):
            continue
        dated = in_order(one, other)
        first, last = (_is_of_before(level, document.line_of[level.id]) for level in (one, other))
        if dated is not None:
            found.append(_Nearby(*dated, joined=False, dated=True))
        elif first != last:
            found.append(_Nearby(*((one, other) if first else (other, one)), joined=False))
    return found or _only_two(claim, line, document)


def _only_two(claim: Claim, line: Line, document: Document) -> Sequence[_Nearby]:
    """The levels of a change where its paragraph has but two up to there that may be compared, in the order that its word tells."""
    if claim.section == "title" or claim.kind == "ratio":
        return []
    near = [
        one for one in document.around(line, _LEAD - 1) if "\n" not in document.text[one.end : line.start]
    ]
    held = [level for one in near for level in levels(one.claims) if _may_change(claim, level)]
    alike = [pair for pair in combinations(held, 2) if _comparable(*pair, document)]
    if len(alike) != 1:
        return []
    low, high = sorted(alike[0], key=number_of)
    return [_Nearby(*((high, low) if claim.role == "decrease" else (low, high)), joined=False, lone=True)]


def _lines_near(claim: Claim, line: Line, document: Document) -> Sequence[Line]:
    """The sentence of a change with those beside it in its paragraph, and the title; for a change in a title the opening of the text."""
    if claim.section == "title":
        return document.around(line, 0, _LEAD)
    beside = (document.right_before(line), line, document.following(line))
    near = [one for one in beside if one is not None]
    near = [
        one for one in near if "\n" not in document.text[min(one.end, line.end) : max(one.start, line.start)]
    ]
    titles = [one for one in document.earlier(line, _LEAD) if one.claims[0].section == "title"]
    return [*(one for one in titles if one not in near), *near]


def _may_change(claim: Claim, level: Claim) -> bool:
    """Whether a change can be one of a level of this kind."""
    if level.modality in SET_RIGHT or level.kind in {"age", "rank"}:
        return False
    if claim.kind in {"percentage", "ratio"}:
        return True
    if claim.kind == "percentage_point":
        return level.kind == "percentage"
    broken = claim.kind == "count" and number_of(level).denominator != number_of(claim).denominator
    return is_alike(claim, level) and not broken


def _may_be_of(claim: Claim, near: _Nearby, line: Line, anchors: Sequence[Claim]) -> bool:
    """Whether nothing says that a change is of another level or other days than these two."""
    if has_other_baseline(claim, near.before) or (anchors and not any(one in anchors for one in near.both)):
        return False
    apart = abs(number_of(near.after) - number_of(near.before))
    if any(
        other.role in CHANGES and is_alike(other, near.after) and number_of(other) != apart
        for other in line.claims
        if other is not claim
    ):
        return False  # "In het centrum waren het er 39 meer, een groei van 12 procent"
    days = [period for level in near.both if (period := period_of(level)) is not None]
    return any(level in line.claims for level in near.both) or not has_other_days(claim, days)


def _comparable(one: Claim, other: Claim, document: Document) -> bool:
    """Whether two numbers are of one unit and size, and not of two things that are named."""
    mine, theirs = number_of(one), number_of(other)
    if not mine or not theirs or mine == theirs or not same_unit(one, other):
        return False
    rates = {is_rate(level, document.line_of[level.id]) for level in (one, other)}
    return (
        max(mine, theirs) <= _APART * min(mine, theirs) and not counts_other(one, other) and len(rates) == 1
    )


def _is_of_before(level: Claim, line: Line) -> bool:
    """Whether the clause of a number says that it is of before, or what is usual."""
    before, behind = clause_around(line, level)
    words, lists = {*before, *behind}, relation_words()
    return not lists.earlier_level.isdisjoint(words) and lists.present_level.isdisjoint(words)
