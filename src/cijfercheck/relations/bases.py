"""The two levels that a change may be the difference of, by where they stand: beside it, before it, after "dan"."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise, permutations

from cijfercheck.language.lexicon import roles
from cijfercheck.matching.words import same_word
from cijfercheck.model.calculation import Operand
from cijfercheck.model.claim import Claim
from cijfercheck.relations.anchors import (
    CHANGES,
    find_anchors,
    find_compared,
    find_pairs_of,
    find_recalled,
    find_sibling,
    find_told_difference,
    fits,
    has_other_baseline,
    has_other_days,
    has_other_span,
    has_other_time,
    is_from_elsewhere,
    is_named,
    opens_on_another,
)
from cijfercheck.relations.basis import Basis, as_bases, less, more
from cijfercheck.relations.conclusions import find_concluded, find_drawn, find_situated, find_told_next
from cijfercheck.relations.lines import (
    Document,
    Line,
    alike,
    begins_alike,
    first_part,
    is_tight,
    last_part,
    levels,
    number_of,
    points_back,
    same_unit,
)
from cijfercheck.relations.outside import Outside
from cijfercheck.relations.pairs import COPULAS, IN_TABLE, Pair, period_of
from cijfercheck.relations.recalls import find_distances_told, find_recalls, is_added
from cijfercheck.relations.resuming import resumes
from cijfercheck.relations.siblings import find_difference
from cijfercheck.relations.terms import near_lines
from cijfercheck.relations.verdicts import weigh
from cijfercheck.relations.words import is_word, relation_words, words_of

_COUNTING = ["het", "aantal"]
_PLURALS = ("en", "s")
_BACK = 2  # sentences with numbers
_NEAR = 3
_BOTH = 2  # levels
_COUNTS = frozenset({"count", "amount", "measure"})
_TELLING = 11  # a smaller difference may be chance
_THAT = frozenset({"dat", "dit", "die"})
_SMALL = frozenset({"dat", "die", "er", "het", "daarvoor", "hiervoor"})  # echoes that name nothing
_STILL = "nog"
_CALLED = 3  # words before a number in which "verschil" stands
_OUTSIDE = Fraction(17, 20)


def find_bases(
    claim: Claim, line: Line, document: Document, pairs: dict[int, list[Pair]], outside: Outside
) -> list[Basis]:
    """The levels that a change may come from; only the one named after "dan" where that is no moment."""
    return [
        basis
        for basis in _find(claim, line, document, pairs, outside)
        if _may_change(claim, basis, document)
        and not _is_of_new_topic(line, basis, document)
        and not _is_told_there(claim, line, basis, document)
    ]


def _find(
    claim: Claim, line: Line, document: Document, pairs: dict[int, list[Pair]], outside: Outside
) -> list[Basis]:
    if opens_on_another(claim, line, document) or _is_wanted(claim, line):
        return []
    named: list[Basis] = []
    for anchor in find_anchors(claim, line, document, pairs):
        base = find_compared(claim, anchor, line)
        if base is not None:
            named.extend(as_bases(document, base, anchor, outside))
    if named:
        return named
    if is_from_elsewhere(claim, line):
        return list(_recalled(claim, line, document, outside))
    found = list(_bases(claim, line, document, pairs, outside))
    if all(basis.loose for basis in found):
        found.extend(_recalled(claim, line, document, outside))
    return [_turned(basis) if _looks_forward(claim, basis, line) else basis for basis in found]


def _may_change(claim: Claim, basis: Basis, document: Document) -> bool:
    """Whether two levels are of one kind, and the earlier one is not of other days than the change is measured from."""
    before, after = basis.before, basis.after
    if (before.kind, before.unit) != (after.kind, after.unit) and not any(map(_is_bare, (before, after))):
        return False
    earlier = document.claim_of.get(before.name) if before.origin == "claim" else None
    if earlier is None or claim.baseline is None or earlier.period is None:
        return True
    mine, theirs = claim.baseline.period, earlier.period.period
    told = earlier.period.named or (earlier.period.origin == "before" and earlier.sentence != claim.sentence)
    return not told or mine.holds(theirs) or theirs.holds(mine)


def _is_of_new_topic(line: Line, basis: Basis, document: Document) -> bool:
    """Whether a sentence begins to count something that the sentence of a level says nothing of: "Het aantal nareizigers liep terug: dat waren er nog 2.960"."""
    words = words_of(line.opening)
    if not relation_words().resuming.isdisjoint(words):
        return False  # "Het aantal aanvragen is daarmee verdubbeld"
    topic = "".join(words[len(_COUNTING) :][:1]) if words[: len(_COUNTING)] == _COUNTING else ""
    verbs = relation_words().changing | COPULAS
    if not topic.endswith(_PLURALS) or topic in verbs:
        return False
    names = (term.name for term in (basis.before, basis.after) if term.origin == "claim")
    return any(
        other is not None
        and other.place < line.place
        and not any(
            same_word(topic, word) or begins_alike(topic, word)
            for word in words_of(other.whole[other.start : other.end])
        )
        for other in map(document.line_of.get, names)
    )


def _is_told_there(claim: Claim, line: Line, basis: Basis, document: Document) -> bool:
    """Whether two levels of another sentence stand there with their distance: "4,7 miljoen komt uit de reserve, die slinkt van 22,5 naar 17,8"."""
    apart = abs((basis.after.point or 0) - (basis.before.point or 0))
    lines = [
        document.line_of.get(term.name) for term in (basis.before, basis.after) if term.origin == "claim"
    ]
    if len(lines) != _BOTH or lines[0] is None or lines[0] is not lines[1] or lines[0] is line:
        return False
    told = (other for other in lines[0].claims if other.kind == claim.kind)
    return claim.quantity.value != apart and any(other.quantity.value == apart for other in told)


def _is_bare(level: Operand) -> bool:
    """Whether a number with decimals leaves its unit out: "2,10 euro, nu is het 2,73"."""
    return level.kind == "count" and level.unit is None and (level.point or 0) % 1 != 0


def _is_wanted(claim: Claim, line: Line) -> bool:
    """Whether a sentence says of its change what somebody expects or wants of it: "Een daling van 20 procent is het doel"."""
    first = claim is line.claims[0] and words_of(line.opening)[:1] == ["een"] and is_tight(line.opening)
    return first and not relation_words().wanting.isdisjoint(words_of(first_part(line.after(claim))))


def _recalled(claim: Claim, line: Line, document: Document, outside: Outside) -> Iterator[Basis]:
    """The levels around a change that no words tie to it, and that it can only be the distance of."""
    for recall in find_recalls(claim, line, document):
        for basis in as_bases(document, recall.before, recall.after, outside):
            if recall.ordered or weigh(claim, basis.before, basis.after)[0] != "sign":
                yield replace(basis, confidence=_OUTSIDE)
    for level, change in find_distances_told(claim, line, document):
        if not (outside.contradicts(level) or outside.contradicts(change)):
            readings = [less] if _is_led_to(level, document.line_of[level.id]) else [less, more]
            if is_added(change, claim.role, document.line_of[change.id]):
                readings.reverse()
            for reading in readings:
                yield from reading(document, document.operand(level), change, claim.role)


def _is_led_to(level: Claim, line: Line) -> bool:
    """Whether a number is where a change ends: "nam met 262 toe tot 874"."""
    return not roles().to.isdisjoint(words_of(line.before(level))[-1:])


def _looks_forward(claim: Claim, basis: Basis, line: Line) -> bool:
    """Whether a sentence tells of the earlier level how far it was from the later one: "In 2023 was dat nog 0,7 miljoen meer"."""
    period, before, after = period_of(claim), basis.before.period, basis.after.period
    if claim.period is None or claim.period.origin != "clause" or claim.baseline is not None:
        return False
    if _was_more(claim, line):
        return True
    if period is None or before is None or after is None or claim.role not in {"increase", "decrease"}:
        return False
    words = words_of(line.before(claim))
    still = not COPULAS.isdisjoint(words) and "met" not in words[-2:]
    return still and period.meets(before) and not period.meets(after)


def _was_more(claim: Claim, line: Line) -> bool:
    """Whether a clause tells of before how much more or less there was: "al waren het er een jaar geleden nog 2.400 meer"."""
    words, behind = words_of(last_part(line.before(claim))), words_of(line.after(claim))
    ways = roles().rise.comparatives | roles().fall.comparatives
    before = not (relation_words().earlier_level - {_STILL}).isdisjoint(words) and not COPULAS.isdisjoint(
        words
    )
    return (
        before
        and words[-1:] == [_STILL]
        and behind[:1] != []
        and behind[0] in ways
        and behind[1:2] != ["dan"]
    )


def _turned(basis: Basis) -> Basis:
    return replace(basis, before=basis.after, after=basis.before, difference=None)


def _bases(
    claim: Claim, line: Line, document: Document, pairs: dict[int, list[Pair]], outside: Outside
) -> Iterator[Basis]:
    for pair in find_pairs_of(claim, line, document, pairs):
        if has_other_baseline(claim, pair.before) or has_other_time(claim, pair):
            continue
        if not has_other_span(line, pair.before, pair.after):
            yield from as_bases(document, pair.before, pair.after, outside)
            if (
                pair.last is pair.before and claim in pair.line.claims
            ):  # "een jaar eerder waren het er 15.900, een groei van 8 procent": either may be meant
                yield from as_bases(document, pair.after, pair.before, outside)
    for step in outside.rate_steps(claim):
        yield Basis(step.before, step.after, _OUTSIDE)
    for anchor in find_anchors(claim, line, document, pairs):
        yield from _anchored(claim, anchor, line, document, pairs, outside)
    yield from _said_again(claim, line, document, pairs, outside)
    yield from _of_that(claim, line, document, pairs, outside)
    yield from _in_row(claim, line, document, pairs, outside)
    yield from _ahead(claim, line, document, pairs, outside)
    yield from _apart(claim, line, document, outside)
    for before, after in (*find_concluded(claim, line, document), *find_situated(claim, line, document)):
        yield from as_bases(document, before, after, outside)
    for pair in find_drawn(claim, line, document, pairs):
        yield from as_bases(document, pair.before, pair.after, outside)
    yield from _loose(claim, line, document, pairs, outside)


def _loose(
    claim: Claim, line: Line, document: Document, pairs: dict[int, list[Pair]], outside: Outside
) -> Iterator[Basis]:
    """Levels that stand where those of a change may stand, with too few words to be sure of it."""
    for anchor in find_anchors(claim, line, document, pairs):
        for step in (*outside.told_with(anchor), *outside.told_at_scale(anchor, claim)):
            yield Basis(step.before, step.after, _OUTSIDE, loose=True)
    yield from _in_points(claim, line, document, outside)
    for pair in find_told_next(claim, line, document, pairs):
        for basis in as_bases(document, pair.before, pair.after, outside):
            yield replace(basis, loose=True)
    previous = document.previous(line)
    if previous is None or claim is not line.claims[0] or not points_back(line):
        return
    held = [level for level in levels(previous.claims) if fits(claim, level)]
    base = find_recalled(claim, line)
    if len(held) == 1 and base is not None and alike(held[0], base) and fits(claim, base):
        for basis in as_bases(document, base, held[0], outside):
            yield replace(basis, loose=True)


def _in_points(claim: Claim, line: Line, document: Document, outside: Outside) -> Iterator[Basis]:
    """The percentages whose distance a change called percent is to the digit, by the source of one that its paragraph tells."""
    if claim.kind != "percentage" or claim.role not in {"increase", "decrease", "difference"}:
        return
    near = document.around(line, _NEAR)
    told = [
        level
        for other in near
        if "\n" not in document.text[min(other.end, line.start) : line.start]
        for level in levels(other.claims)
        if level.start < claim.start and level.kind in {"percentage", "count"}
    ]
    yield from _in_own_points(claim, line, document, outside)
    for level in told:
        for step in outside.steps(level, claim.baseline):
            both = step.before.kind == step.after.kind == "percentage"
            if both and weigh(claim, step.before, step.after)[0] == "unit":
                yield Basis(step.before, step.after, _OUTSIDE, loose=True)


def _in_own_points(claim: Claim, line: Line, document: Document, outside: Outside) -> Iterator[Basis]:
    """Two percentages of the paragraph whose distance a change called percent is to the digit: "van 14 naar 9", "nam met 5 procent af"."""
    if _counts_new(line.after(claim)):
        return
    resumed = not relation_words().resuming.isdisjoint(words_of(line.opening))
    near = [*near_lines(line, document), *(document.earlier(line, _NEAR) if resumed else ())]
    held = {
        level.id: level
        for other in near
        for level in other.claims
        if level.kind == "percentage" and number_of(level) and level.section != "table"
    }
    for one, other in permutations(held.values(), 2):
        apart = number_of(other) - number_of(one)
        plain = len(list(levels((one, other))))
        if not plain:
            continue
        if plain < len((one, other)) and number_of(claim) >= min(number_of(one), number_of(other)):
            continue  # "met 60 procent lager … 64 procent": a level beside "lager" may read as a change
        if min(one.start, other.start) > claim.start and not _leads_on(line, claim):
            continue  # "4,6 procent meer, drogisterijen voor 6 procent": two others of a row
        said = -number_of(claim) if claim.role == "decrease" else number_of(claim)
        told = any(level in line.claims for level in (one, other)) or _goes_on(line, document)
        if claim not in {one, other} and apart == said and told:
            for basis in as_bases(document, one, other, outside):
                if weigh(claim, basis.before, basis.after)[0] == "unit":
                    yield replace(basis, loose=True)


def _leads_on(line: Line, claim: Claim) -> bool:
    """Whether the words behind a change say from where or to where it goes: "steeg met 3 procent naar 12 procent"."""
    return not {"van", "naar", "tot", "dan"}.isdisjoint(words_of(line.after(claim))[:_NEAR])


def _goes_on(line: Line, document: Document) -> bool:
    """Whether a sentence speaks on about the numbers before it, and names nothing new: "Het aandeel nam daarmee met 5 procent af"."""
    lists = relation_words()
    resuming = not (lists.resuming | lists.concluding).isdisjoint(words_of(line.opening))
    return points_back(line) or resuming or is_tight(line.opening) or resumes(line, document)


def _counts_new(after: str) -> bool:
    """Whether the words behind a change name what it is of: "7 procent meer aangiften"."""
    lists = relation_words()
    words = [word for word in words_of(after) if word not in lists.changing]
    return words[:1] != [] and is_word(words[0]) and words[0] not in lists.tying


def _anchored(
    claim: Claim,
    anchor: Claim,
    line: Line,
    document: Document,
    pairs: dict[int, list[Pair]],
    outside: Outside,
) -> Iterator[Basis]:
    """The levels that a change leads from to one that it leads to."""
    after = document.operand(anchor)
    for pair in pairs.get(line.place + 1, ()):
        alone = document.line_of[pair.before.id].claims == (pair.before,)
        undated = claim.period is None or not claim.period.named
        told = claim.baseline is not None or (alone and undated)
        told = told and not has_other_baseline(claim, pair.before)
        if pair.after is anchor and told:
            yield from as_bases(document, pair.before, pair.after, outside)
    for pair in pairs.get(IN_TABLE, ()):
        if pair.after.quantity.value == anchor.quantity.value and _names_row(pair, line):
            yield from as_bases(document, pair.before, pair.after, outside)
    for step in outside.steps(anchor, claim.baseline):
        timed = (period for period in (step.before.period, step.after.period) if period is not None)
        if not (has_other_days(claim, timed) or (step.by_number and outside.is_of_another(claim, step))):
            guessed = step.wordless or claim.baseline is None  # measured from what time is not said
            yield Basis(step.before, step.after, _OUTSIDE, loose=guessed)
    difference = find_sibling(claim, line) or find_told_difference(claim, anchor, line, document)
    if difference is not None and not outside.contradicts(anchor):
        later = _led_to(anchor, difference, line, document)
        if later is None:
            yield from less(document, after, difference, difference.role)
        else:
            yield from as_bases(document, anchor, later, outside)


def _of_that(
    claim: Claim, line: Line, document: Document, pairs: dict[int, list[Pair]], outside: Outside
) -> Iterator[Basis]:
    """The only level of the sentence before, where a change is told of it by name: "44 procent. Na afloop was dat aandeel met een derde gedaald, tot 29 procent"."""
    lists, previous = relation_words(), document.right_before(line)
    said = pairwise(words_of(line.before(claim)))
    if previous is None or not any(one in _THAT and other in lists.echoes - _SMALL for one, other in said):
        return
    for anchor in find_anchors(claim, line, document, pairs):
        held = [level for level in levels(previous.claims) if same_unit(level, anchor)]
        if anchor in line.claims and len(held) == 1:
            yield from as_bases(document, held[0], anchor, outside)


def _said_again(
    claim: Claim, line: Line, document: Document, pairs: dict[int, list[Pair]], outside: Outside
) -> Iterator[Basis]:
    """The levels that make the difference in numbers which a percentage says again."""
    difference = find_difference(claim, line, document)
    if difference is None:
        return
    for basis in find_bases(*difference, document, pairs, outside):
        if weigh(difference[0], basis.before, basis.after, basis.difference)[0] == "holds":
            yield replace(basis, loose=False)


def _in_row(
    claim: Claim, line: Line, document: Document, pairs: dict[int, list[Pair]], outside: Outside
) -> Iterator[Basis]:
    """The two cells of the only row that a sentence names before a change: "Zeebrakke is met een groei van 12 procent de uitschieter"."""
    if claim.section == "title" or any(other.role not in CHANGES for other in line.claims):
        return
    before = line.whole[line.start : claim.start]
    named = [
        pair for pair in pairs.get(IN_TABLE, ()) if _label(pair)[:1].isupper() and _label(pair) in before
    ]
    if len(named) != 1 or not fits(claim, named[0].after):
        return
    pair = named[0]
    if has_other_baseline(claim, pair.before) or has_other_time(claim, pair):
        return
    sure = is_tight(before.rpartition(_label(pair))[2], also=relation_words().noting)
    for basis in as_bases(document, pair.before, pair.after, outside):
        if sure or _is_distance(claim, basis):
            yield replace(basis, loose=not sure)


def _is_change_in_percent(claim: Claim) -> bool:
    return claim.kind == "percentage" and claim.role in {"increase", "decrease"}


def _is_distance(claim: Claim, basis: Basis) -> bool:
    """Whether a change is to the digit what lies between two levels, and too large for chance."""
    value, one, other = claim.quantity.value, basis.before.point, basis.after.point
    if value is None or one is None or other is None or claim.kind not in _COUNTS:
        return False
    return value >= _TELLING and abs(other - one) == value


def _ahead(
    claim: Claim, line: Line, document: Document, pairs: dict[int, list[Pair]], outside: Outside
) -> Iterator[Basis]:
    """The levels that the next sentence gives of what changed: "De winst is verdubbeld. Er bleef 5,4 miljoen over, tegen 3,6 miljoen"."""
    following = document.following(line)
    lists = relation_words()
    opening = words_of(line.opening)
    back = (
        claim.subject.inherited
        or is_named(claim)
        or not (lists.pointing | lists.resuming).isdisjoint(opening)
    )
    if claim.section == "title" or line.claims != (claim,) or following is None or back:
        return
    if claim.kind == "percentage" and any(_is_change_in_percent(other) for other in following.claims):
        return  # the next sentence says itself how much its levels changed
    if document.right_before(following) is not line or "\n" in document.text[line.end : following.start]:
        return
    held = [
        pair
        for pair in (*pairs.get(following.place, ()), *pairs.get(following.place + 1, ()))
        if pair.first in following.claims
    ]
    if len(held) != 1 or not fits(claim, held[0].after):
        return
    pair = held[0]
    one, other = claim.subject, pair.after.subject
    same = same_word(one.head, other.head) and (
        other.inherited or not set(other.modifiers) - set(one.modifiers)
    )
    if has_other_baseline(claim, pair.before) or has_other_time(claim, pair):
        return
    if has_other_span(line, pair.before, pair.after):
        return
    for basis in as_bases(document, pair.before, pair.after, outside):
        yield basis if same else replace(basis, loose=True)


def _apart(claim: Claim, line: Line, document: Document, outside: Outside) -> Iterator[Basis]:
    """The only two levels that "een verschil van 55.000 euro" or "een gat van 4 miljoen" at the end of a sentence can be the distance of."""
    words, nouns = words_of(line.before(claim)), relation_words().gaps
    if claim.role != "difference" or nouns.isdisjoint(words[-_CALLED:]) or claim is not line.claims[-1]:
        return
    if not is_tight(last_part(line.before(claim)), also=nouns) or any(
        map(is_word, words_of(line.after(claim)))
    ):
        return
    previous = document.right_before(line)
    held = [level for level in line.claims if level is not claim]
    if previous is not None and (len(held) == 1 or (not held and points_back(line))):
        held = [*previous.claims, *held]
    both = list(levels(held))
    if len(both) != len(held) or len(both) != len(("one", "other")):
        return
    one, other = both
    if (
        one.kind == other.kind == claim.kind
        and one.quantity.unit == other.quantity.unit
        and alike(one, claim)
    ):
        yield from as_bases(document, one, other, outside)


def _names_row(pair: Pair, line: Line) -> bool:
    """Whether a sentence names the row of a table that two levels stand in."""
    label = _label(pair)
    return len(label) > 1 and label in line.whole[line.start : line.end]


def _label(pair: Pair) -> str:
    """The name of the row that two levels stand in; none where it has a letter only."""
    label = pair.line.whole[pair.line.start : pair.line.end].strip(" |").partition("|")[0].strip(" *_")
    return label if len(label) > 1 else ""


def _led_to(anchor: Claim, difference: Claim, line: Line, document: Document) -> Claim | None:
    """The level that a difference leads to where the number before it is the earlier one: "5,40 euro in plaats van 4,80, 60 cent meer"."""
    start, step = anchor.quantity.value, difference.quantity.value
    if start is None or step is None:
        return None
    end = start - step if difference.role == "decrease" else start + step
    near = document.around(line, _BACK)
    held = [level for other in near for level in levels(other.claims)]
    held += [other for other in line.claims if other not in (anchor, difference)]  # "een verlies van 83 euro"
    return next((level for level in held if level.quantity.value == end and alike(level, anchor)), None)
