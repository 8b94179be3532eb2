"""Which levels a change belongs to, by what the words between the numbers say."""

import re
from collections.abc import Iterable, Iterator

from cijfercheck.language.lexicon import roles, subject_words
from cijfercheck.language.quantities import find_quantities
from cijfercheck.matching.words import meet, same_word
from cijfercheck.model.claim import HERE, Claim
from cijfercheck.model.period import Period
from cijfercheck.relations.lines import (
    Document,
    Line,
    alike,
    first_part,
    gap,
    is_tight,
    last_part,
    levels,
    points_back,
)
from cijfercheck.relations.pairs import Pair, period_of
from cijfercheck.relations.resuming import MEASURES, resumes
from cijfercheck.relations.words import is_word, relation_words, words_of

CHANGES = frozenset({"increase", "decrease", "difference", "multiple"})
_LONGEST = 14  # words between "meer dan" and the number that it is measured from
_WITHIN = re.compile(r"\b(?:in|over|op|binnen|afgelopen|laatste)\s+(?:\w+\s+)?$", re.IGNORECASE)
_AGO = re.compile(r"\s+(?:geleden|eerder|later|terug|oud|ouder|jonger)\b", re.IGNORECASE)
_CITATION = re.compile(r"\[\d+\]")
_PAST = frozenset({"eerder", "geleden", "toen", "destijds", "vorig", "vorige"})
_GOING_ON = frozenset({"die", "dat", "wat", "door", "dankzij", "vooral", "vergeleken", "."})
_RECALLS = frozenset({"toen", "destijds"})
_OR = frozenset({"of", "ofwel", "oftewel"})
_BESIDE = 3  # words
_STEM = 3  # letters
_LINKS = frozenset({"in", "van", "dat", "bij", "op", "voor"})
_NEAR = 5  # words
_LONG_WORD = 5  # letters
_DIRECT = 3  # words from "dan" to the number: "dan de verwachte 3.266"
_MOST = 3  # numbers of the sentence before that may be meant


def find_anchors(claim: Claim, line: Line, document: Document, pairs: dict[int, list[Pair]]) -> list[Claim]:
    """The level that a change leads to: "312 boetes, 25 meer dan in 2023", "steeg met 12 procent tot 1.284".

    More than one where a sentence speaks on about one with more numbers: any of them may be meant.
    """
    place = line.claims.index(claim)
    if place + 1 < len(line.claims):
        later = line.claims[place + 1]
        words = words_of(gap(line, claim, later))
        bare = [word for word in words if word not in relation_words().small]
        to = bool(bare) and bare[-1] in {"tot", "naar", "op"}
        explains = words[-1:] == [":"] or ":" in words
        if (to or explains) and is_level(later) and fits(claim, later) and _leads_to(gap(line, claim, later)):
            return [later]
    following = claim
    for earlier in reversed(line.claims[:place]):
        if _is_bracketed(earlier, claim, line):
            continue
        if not is_tight(last_part(line.before(following))):
            return []
        change, following = following, earlier
        if earlier.role in CHANGES or _is_change_too(earlier, change, line):
            continue
        part = _part_before(earlier, line)
        level = earlier if part is None else part
        return [level] if is_level(level) and fits(claim, level) else []
    previous = document.right_before(line)
    if previous is None or not opens_back(claim, line, document) or pairs.get(previous.place):
        return []
    return [level for level in levels(previous.claims) if fits(claim, level)][:_MOST]


def _is_bracketed(earlier: Claim, claim: Claim, line: Line) -> bool:
    """Whether a number stands in brackets that close before a change: "3,38 miljoen teu (containers van twintig voet), 2,7 procent meer"."""
    opening = line.whole[line.start : earlier.start].rpartition("(")[2]
    closing = line.whole[earlier.quantity.end : claim.start]
    inside = "(" in line.whole[line.start : earlier.start] and ")" not in opening
    return inside and ")" in closing


def _part_before(whole: Claim, line: Line) -> Claim | None:
    """The part that is counted of a whole right behind it: "17 van de 240 kilometer, 6 kilometer meer dan in 2024"."""
    place = line.claims.index(whole)
    if not place:
        return None
    words = [word for word in words_of(gap(line, line.claims[place - 1], whole)) if is_word(word)]
    return line.claims[place - 1] if words in (["van"], ["van", "de"], ["van", "het"]) else None


def _leads_to(between: str) -> bool:
    """Whether words lead from a change to the level after it; its own noun may come first: "zetels en komt uit op"."""
    first, _, rest = between.strip().partition(" ")
    to = roles().to
    return is_tight(between, also=to) or (first.isalpha() and is_tight(rest, also=to))


def _is_change_too(level: Claim, change: Claim, line: Line) -> bool:
    """Whether a number that reads as a level is the change in other words: "Dat is 1.000 ton of 10 procent meer"."""
    words = [word for word in words_of(gap(line, level, change)) if is_word(word)]
    return bool(words) and set(words) <= _OR and change.role in CHANGES and points_back(line)


def is_level(claim: Claim) -> bool:
    """Whether a claim says how much there is."""
    return any(True for _ in levels([claim]))


def find_pairs_of(
    claim: Claim, line: Line, document: Document, pairs: dict[int, list[Pair]]
) -> Iterator[Pair]:
    """The pairs that a change belongs to: those beside it in its sentence, or the only one in the sentence before."""
    for pair in pairs.get(line.place, ()):
        if not fits(claim, pair.after):
            continue
        inside = pair.first in line.claims
        if claim.start > pair.last.start:
            if _only_changes_between(line, pair.last, claim) and is_tight(
                last_part(line.before(claim)), also=_named_before(pair, line, document)
            ):
                yield pair
        elif inside and claim.start < pair.first.start:
            if is_tight(gap(line, claim, pair.first), also=roles().to) or _is_explained(
                line, claim, pair.first
            ):
                yield pair
        elif not inside and pair.last in line.claims:
            yield pair  # "Die daalde met 1,4 procent, want in 2023 ging het nog om 72,6 procent"
        elif inside and (_is_between(line, pair, claim) or _is_recalled_behind(line, pair, claim)):
            yield pair
    previous = document.right_before(line)
    if previous is None or not opens_back(claim, line, document):
        return
    known = [pair for pair in pairs.get(previous.place, ()) if fits(claim, pair.after)]
    if len(known) == 1:
        yield known[0]


def _is_between(line: Line, pair: Pair, change: Claim) -> bool:
    """Whether a change stands between its two levels: "944, een stijging van 9 procent, tegen 868"."""
    turning = relation_words().turning
    leads = is_tight(gap(line, pair.first, change), also=turning)
    return leads and is_tight(gap(line, change, pair.last), also=turning | roles().to)


def _is_recalled_behind(line: Line, pair: Pair, change: Claim) -> bool:
    """Whether the earlier level follows a change with "toen": "68 procent is op tijd, een verbetering van 4 procent ten opzichte van vorig jaar, toen het om 64 procent ging"."""
    place = line.claims.index(change)
    beside = line.claims[place - 1 : place + 2] == (pair.first, change, pair.last)
    recall = last_part(gap(line, change, pair.last))
    return (
        beside
        and pair.last is pair.before
        and not _RECALLS.isdisjoint(words_of(recall)[:1])
        and is_tight(last_part(line.before(change)))
    )


def _is_explained(line: Line, change: Claim, level: Claim) -> bool:
    """Whether a colon leads from a change to its levels: "een derde minder boetes uitgeschreven: 4.500, tegen 5.400"."""
    words = words_of(gap(line, change, level))
    bare = [word for word in words[:-1] if word not in relation_words().small]
    than = relation_words().than.isdisjoint(words)
    return words[-1:] == [":"] and all(map(is_word, bare)) and len(bare) <= _NEAR and than


def _named_before(pair: Pair, line: Line, document: Document) -> set[str]:
    """The words of the sentence with the other level of a pair: "op de wachtlijst. … zodat de wachtlijst met 40 procent groeide".

    With them the words that name such a level: "bij de politie. … zodat het politieaandeel met 2 procent kromp",
    "het bedrijfsresultaat. … zodat het resultaat met 16 procent toenam".
    """
    other = document.line_of.get(pair.first.id)
    if other is None or other is line:
        return set()
    said = {word for word in words_of(other.whole[other.start : other.end]) if len(word) >= _LONG_WORD}
    mine = words_of(line.whole[line.start : line.end])
    follows = not relation_words().concluding.isdisjoint(mine)
    return said | {
        word
        for word in mine
        if (word.endswith(MEASURES) and (follows or any(word.startswith(one) for one in said)))
        or (follows and len(word) >= _LONG_WORD and any(one.endswith(word) for one in said))
    }


def _only_changes_between(line: Line, first: Claim, last: Claim) -> bool:
    between = [claim for claim in line.claims if first.start < claim.start < last.start]
    return all(claim.role in CHANGES for claim in between)


def opens_back(claim: Claim, line: Line, document: Document) -> bool:
    """Whether a sentence begins with this change and speaks on about the one before: "Dat is een stijging van 18 procent"."""
    pointing = points_back(line) and is_tight(line.opening) and not _PAST & set(words_of(line.opening))
    if not pointing and not resumes(line, document):
        return False
    first = line.claims[0]
    return claim is first or (
        first.role in CHANGES
        and _only_changes_between(line, first, claim)
        and is_tight(last_part(line.before(claim)))
    )


def opens_on_another(claim: Claim, line: Line, document: Document) -> bool:
    """Whether a sentence opens with a change of something else than what was counted: "Een toename van 5 ernstige ongevallen".

    A profit or loss of money is no change of what was told before it.
    """
    opening = [word for word in words_of(line.opening) if is_word(word)]
    previous = document.right_before(line)
    if (
        previous is None
        or claim is not line.claims[0]
        or opening[:1] != ["een"]
        or not is_tight(line.opening)
    ):
        return False
    if claim.kind == "amount" and not roles().results.isdisjoint(opening):
        return True
    if claim.kind not in {"count", "amount", "measure"}:
        return False
    lists = relation_words()
    known = words_of(document.text[previous.start : line.start])
    for word in words_of(first_part(line.after(claim))):
        if word in lists.attributing | _GOING_ON:
            return False
        if (
            is_word(word)
            and word not in lists.ties | lists.when
            and not any(same_word(word, one) for one in known)
        ):
            return True
    return False


def fits(claim: Claim, level: Claim) -> bool:
    """Whether a change can be one of this level: percent and multiples of anything, amounts of the same unit."""
    if claim.kind in {"percentage", "ratio"} or claim.role == "multiple":
        return True
    if claim.kind == "percentage_point":
        return level.kind == "percentage"
    return alike(claim, level) and not counts_other(claim, level)


def counts_other(one: Claim, other: Claim) -> bool:
    """Whether two numbers each name what they count, and no word of it is shared: "achttien extra treinen", "96.000 uitstappers"."""
    if one.kind != "count" or other.kind != "count":
        return False
    return all(is_named(claim) for claim in (one, other)) and not any(
        meet(word, another)
        for word in (one.subject.head, *one.subject.modifiers)
        for another in (other.subject.head, *other.subject.modifiers)
    )


def is_named(claim: Claim) -> bool:
    """Whether the noun of a count stands right behind its number."""
    head = claim.subject.head.lower()
    if not head or claim.subject.inherited or head in subject_words().neutral:
        return False
    after = claim.surroundings.partition(HERE)[2].split()[:_BESIDE]
    stem = head[: max(_STEM, len(head) - 1)]
    return any(word.startswith(stem) for word in after)


def find_compared(claim: Claim, anchor: Claim, line: Line) -> Claim | None:
    """The level after "meer dan", "minder dan": "25 meer dan de 287 van 2023", "zes meer dan nummer twee, dat er 58 heeft"."""
    place = line.claims.index(claim)
    if place + 1 >= len(line.claims):
        return None
    base = line.claims[place + 1]
    if base is anchor or not is_level(base) or not alike(anchor, base) or counts_other(anchor, base):
        return None
    text = gap(line, claim, base)
    words = words_of(text)
    lists = relation_words()
    if not lists.than & set(words[:3]) or len(words) > _LONGEST:
        return None
    after = [word for word in words if is_word(word)]
    place = next(place for place, word in enumerate(words) if word in lists.than)
    tight = "," not in text and (is_tight(text, also=lists.than) or len(words) - place <= _DIRECT)
    tight = tight or (
        claim.role == "multiple" and _is_of_like(claim, text)
    )  # "als het oude park van 15 hectare"
    return base if tight or lists.relative & set(after[2:]) else None


def _is_of_like(claim: Claim, text: str) -> bool:
    """Whether what something is so many times as large as has the noun of the first: "drie keer zo groot als het oude park van"."""
    words, head = words_of(text), claim.subject.head
    return words[-1:] == ["van"] and bool(head) and any(same_word(head, word) for word in words[-_NEAR:-1])


def find_recalled(claim: Claim, line: Line) -> Claim | None:
    """The level that a sentence recalls after what it compares with: "3,3 procentpunt lager dan in 2018: toen kwam 34,6 procent"."""
    place = line.claims.index(claim)
    if place + 1 >= len(line.claims) or not is_level(line.claims[place + 1]):
        return None
    base = line.claims[place + 1]
    words = words_of(gap(line, claim, base))
    than = next((at for at, word in enumerate(words[:_DIRECT]) if word in relation_words().than), None)
    return base if than is not None and set(words[than:]) & _RECALLS else None


def find_sibling(claim: Claim, line: Line) -> Claim | None:
    """The difference in numbers right before a difference in percent: "190 minder dan een jaar eerder, een daling met 8 procent"."""
    place = line.claims.index(claim)
    if claim.kind not in {"percentage", "ratio"} or not place:
        return None
    other = line.claims[place - 1]
    said = other.role == claim.role and other.kind in {"count", "amount", "measure"}
    return other if said and is_tight(last_part(line.before(claim))) else None


def find_told_difference(claim: Claim, anchor: Claim, line: Line, document: Document) -> Claim | None:
    """The difference in numbers that the sentence before gives with its level: "24.500 leden, 500 minder. Dat is daarmee 4 procent"."""
    before = document.line_of.get(anchor.id)
    if claim.kind not in {"percentage", "ratio"} or before is None or before is line:
        return None
    place = before.claims.index(anchor) + 1
    if place >= len(before.claims):
        return None
    other = before.claims[place]
    said = other.role == claim.role and other.role in {"increase", "decrease"} and alike(other, anchor)
    return other if said and is_tight(last_part(gap(before, anchor, other))) else None


def is_from_elsewhere(claim: Claim, line: Line) -> bool:
    """Whether a change is measured from something that is no level of before: "540 meer dan verwacht"."""
    lists = relation_words()
    after = _CITATION.sub("", first_part(line.after(claim)))
    words = [word for word in words_of(after) if is_word(word) or word[:1].isdigit()]
    off = roles().above_norm | roles().below_norm
    if words[:1] and words[0] in off and not roles().norms.isdisjoint(words[1 : _NEAR + 1]):
        return True  # "een tiende boven de verwachting"
    place = next((place for place, word in enumerate(words[:_NEAR]) if word in lists.than), None)
    if place is None:
        return False
    rest = [word for word in words[place + 1 :] if word not in lists.articles | _LINKS]
    return bool(rest) and not set(rest) & lists.when and not any(word[:1].isdigit() for word in rest)


def has_other_time(claim: Claim, pair: Pair) -> bool:
    """Whether a change has days of its own that are those of neither level."""
    theirs = (period for level in (pair.before, pair.after) if (period := period_of(level)) is not None)
    return claim not in pair.line.claims and has_other_days(claim, theirs)


def has_other_span(line: Line, before: Claim, after: Claim) -> bool:
    """Whether a sentence says over how many years it changed, and two levels lie another number of years apart: "in vijf jaar verdubbeld"."""
    one, other = period_of(before), period_of(after)
    text = line.whole[line.start : line.end]
    spans = [
        quantity.value
        for quantity in find_quantities(text)
        if quantity.unit == "jaar"
        and quantity.value is not None
        and _WITHIN.search(text[: quantity.start])
        and not _AGO.match(text[quantity.end :])
    ]
    named = before.period is not None and before.period.named
    if not spans or not named or one is None or other is None or one.first is None or other.first is None:
        return False
    apart = abs(other.first.year - one.first.year)
    return apart > 0 and apart not in spans


def has_other_days(claim: Claim, periods: Iterable[Period]) -> bool:
    """Whether a change is said to be of days that meet none of these periods: "Dat bedrag steeg in februari met 2 procent"."""
    if claim.period is None or claim.period.origin != "clause":
        return False
    mine, theirs = claim.period.period, list(periods)
    return bool(theirs) and not any(mine.holds(period) or period.holds(mine) for period in theirs)


def has_other_baseline(claim: Claim, before: Claim) -> bool:
    """Whether a change is said to be measured from another time than that of the earlier level."""
    theirs = period_of(before)
    if claim.baseline is None or theirs is None or before.period is None or not before.period.named:
        return False
    mine = claim.baseline.period
    return not (mine.holds(theirs) or theirs.holds(mine))
