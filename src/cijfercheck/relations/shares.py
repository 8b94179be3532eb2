"""Shares beside their counts: "79 van de 944, ofwel 12 procent", "18 procent van alle patiënten", "de helft: 84 stuks"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import permutations

from cijfercheck.matching.plausibility import find_slip
from cijfercheck.matching.words import same_word, split_compound
from cijfercheck.model.calculation import Calculation, Operand
from cijfercheck.model.claim import Claim
from cijfercheck.model.interval import Interval
from cijfercheck.relations.arithmetic import middle, over, rounded, times
from cijfercheck.relations.lines import (
    Document,
    Line,
    alike,
    begins_alike,
    exactly,
    gap,
    is_tight,
    last_part,
    levels,
    opens_with_whole,
    points_back,
)
from cijfercheck.relations.outside import Outside
from cijfercheck.relations.words import is_word, relation_words, words_of

_COUNTS = frozenset({"count", "amount", "measure"})
_SET_RIGHT = frozenset({"denied", "revised"})
_HUNDRED = Fraction(100)
_SURE = Fraction(9, 10)
_BY_NOUN = Fraction(4, 5)
_FEW = 3  # words after a count, up to the comma
_SHORT = 6  # words of a phrase between a share and its count
_MOST = 3
_TOTALS = frozenset({"totaal", "geheel", "budget", "bedrag", "totaalbedrag", "kosten"})
_ALL = frozenset({"alle", "totale", "hele", "gehele"})
_BACK = frozenset({"die", "deze", "hen", "hun", "dat", "dit", "zulke"})
_STEM = 4  # letters
_LIMITS = frozenset({"onder", "boven", "ouder", "jonger", "vanaf"})
_LIMIT = 2  # words before a number


@dataclass(frozen=True, slots=True)
class Part:
    """A count that a share may be of its whole, with the whole where the words name its number."""

    part: Claim
    whole: Claim | None = None


def find_shares(document: Document, outside: Outside) -> Iterator[tuple[str, Calculation]]:
    """Test every share of the draft whose counts are known; each comes with the id of its claim."""
    counts = [claim for line in document.lines for claim in levels(line.claims) if claim.kind in _COUNTS]
    for line in document.lines:
        for claim in line.claims:
            if is_share(claim):
                calculation = _calculate(claim, line, document, counts, outside)
                if calculation is not None:
                    yield claim.id, calculation


def is_share(claim: Claim) -> bool:
    """Whether a claim may be the share of a part in a whole."""
    if claim.modality in _SET_RIGHT or claim.quantity.value is None or claim.role not in {"level", "share"}:
        return False
    limit = _HUNDRED if claim.kind == "percentage" else Fraction(1)
    ratio = claim.kind == "ratio" and claim.quantity.kind == "ratio"
    return (claim.kind == "percentage" or ratio) and 0 < claim.quantity.value <= limit


def _calculate(
    claim: Claim, line: Line, document: Document, counts: Sequence[Claim], outside: Outside
) -> Calculation | None:
    parts = list(_parts(claim, line, document))
    tested: list[tuple[Operand, Operand, Fraction, Interval]] = []
    for part in parts:
        one = document.operand(part.part)
        for whole, confidence in _wholes(claim, part, line, document, counts, outside):
            share = over(one.value, whole.value)
            if share is not None:
                tested.append((one, whole, confidence, _in_unit(claim, share)))
    fitting = next((entry for entry in tested if entry[3].meets(claim.interval)), None)
    if fitting is not None and not (
        fitting[2] == 0 and _all_of(claim, line) and any(entry[2] for entry in tested)
    ):
        one, whole, confidence, share = fitting
        return _made(claim, one, whole, confidence, share, holds=True) if confidence else None
    sure = [entry for entry in tested if entry[2] and _is_less(entry[0], entry[1])]
    terms = [count for part in parts for count in (part.part, part.whole) if count is not None]
    if outside.supports(claim) or any(_doubted(count, outside) for count in terms):
        return None
    if not sure:
        return _mistyped(claim, line, tested, counts)
    best = max(sure, key=lambda entry: (entry[2], entry[1].place or (0, 0)))
    if best[2] == _SURE and _explained_nearby(claim, line, document):
        return None
    return _made(claim, *best, holds=False)


def _mistyped(
    claim: Claim,
    line: Line,
    tested: Sequence[tuple[Operand, Operand, Fraction, Interval]],
    counts: Sequence[Claim],
) -> Calculation | None:
    """A share of a whole without a name that is right but for two digits that changed places: 39,1 for 31,9 procent.

    Three digits are no chance; two are where nothing else can be meant than the whole that the text is about.
    """
    value = claim.quantity.value
    if claim.kind != "percentage" or value is None:
        return None
    alone = not words_of(_up_to_mark(line.after(claim)))
    found = []
    for one, whole, _, share in tested:
        result = middle(share)
        if result is None or not _is_less(one, whole):
            continue
        result = round(result / claim.quantity.step) * claim.quantity.step
        slip = find_slip(Interval.exactly(value), Interval.exactly(result))
        main = next((count for count in counts if count.section != "title"), None)
        about = main is not None and whole.name == main.id and alone and points_back(line)
        if slip == "swapped" or (slip == "turned" and about):
            found.append((one, whole, _BY_NOUN, share))
    wholes = {whole.point for _, whole, _, _ in found}
    return _made(claim, *found[0], holds=False) if len(wholes) == 1 else None


def _doubted(claim: Claim, outside: Outside) -> bool:
    match = outside.match(claim)
    return match is not None and not match.agrees


def _all_of(claim: Claim, line: Line) -> bool:
    """Whether the whole is said to be all there are of what its noun names: "van alle slachtoffers"."""
    return words_of(line.after(claim))[:2] == ["van", "alle"]


def _is_less(one: Operand, other: Operand) -> bool:
    return one.point is not None and other.point is not None and one.point < other.point


def _in_unit(claim: Claim, share: Interval) -> Interval:
    return times(share, _HUNDRED) if claim.kind == "percentage" else share


def _made(
    claim: Claim, part: Operand, whole: Operand, confidence: Fraction, share: Interval, *, holds: bool
) -> Calculation:
    result = middle(share)
    if result is not None:
        result = (
            rounded(result, claim.quantity.step)
            if claim.kind == "percentage"
            else Fraction(round(result * 1000), 1000)
        )
    return Calculation("share-mismatch", "share", (part, whole), holds, result, confidence)


def _parts(claim: Claim, line: Line, document: Document) -> Iterator[Part]:
    """The counts that a share may belong to."""
    place = line.claims.index(claim)
    before = [other for other in line.claims[:place] if not _is_limit(line, other)]
    if (
        before
        and is_count(before[-1])
        and is_tight(last_part(line.before(claim)), also=relation_words().whole)
    ):
        previous = before[-1]
        if len(before) > 1 and _is_of(line, before[-2], previous):
            yield Part(before[-2], previous)
        elif not _starts_whole(line, previous):
            yield Part(previous)
        return
    following = line.claims[place + 1 : place + 3]
    if following and is_count(following[0]) and _explains(line, claim, following[0]):
        if len(following) > 1 and _is_of(line, following[0], following[1]):
            yield Part(following[0], following[1])
        else:
            yield Part(following[0])
        return
    if len(following) > 1 and is_count(following[0]) and is_count(following[1]):
        named = _names_whole(gap(line, claim, following[0]))
        if named and _says_again(gap(line, following[0], following[1]), line, following[1]):
            yield Part(following[1], following[0])
            return
    previous_line = document.right_before(line)
    opens = claim is line.claims[0] and points_back(line) and is_tight(line.opening)
    if opens and previous_line is not None:
        yield from (Part(level) for level in list(levels(previous_line.claims))[:_MOST] if is_count(level))


def _is_limit(line: Line, claim: Claim) -> bool:
    """Whether a number is the limit of a group and counts nothing: "onder de 16", "ouder dan 65"."""
    return bool(_LIMITS & set(words_of(line.before(claim))[-_LIMIT:])) and claim.kind in {
        "count",
        "age",
        "duration",
    }


def is_count(claim: Claim) -> bool:
    """Whether a claim counts or measures how much there is."""
    return claim.kind in _COUNTS and claim.role in {"level", "share"} and claim.quantity.value is not None


def _is_of(line: Line, one: Claim, other: Claim) -> bool:
    """Whether one count is said to be of another: "412 van de 1.100"."""
    words = words_of(gap(line, one, other))
    return (
        is_count(one)
        and is_count(other)
        and "van" in words
        and len(words) <= _SHORT
        and is_tight(gap(line, one, other), also=relation_words().whole)
    )


def _starts_whole(line: Line, claim: Claim) -> bool:
    """Whether a count is the whole that the sentence begins with: "Van de 4.260 bedden"."""
    return opens_with_whole(line) and claim is line.claims[0]


def _explains(line: Line, share: Claim, count: Claim) -> bool:
    """Whether a count says a share again: "de helft van de stoppers, 498 bedrijven", "45 procent een appartement (288)"."""
    between = gap(line, share, count)
    words = [word for word in words_of(between) if is_word(word)]
    if between.rstrip().endswith("("):
        return len(words) <= _SHORT and not any(mark in between for mark in ".;:")
    return len(words) <= _SHORT + _FEW and "van" in words[:2] and _says_again(between, line, count)


def _says_again(between: str, line: Line, count: Claim) -> bool:
    """Whether a count stands by itself after a comma or colon: ", 498 bedrijven,"."""
    after = [word for word in words_of(_up_to_mark(line.after(count))) if is_word(word)]
    cut = max(between.rfind(","), between.rfind(":"))
    return cut >= 0 and len(after) <= _FEW and is_tight(between[cut:])


def _up_to_mark(text: str) -> str:
    for place, character in enumerate(text):
        if character in ",.;:()–—":
            return text[:place]
    return text


def _wholes(
    claim: Claim, part: Part, line: Line, document: Document, counts: Sequence[Claim], outside: Outside
) -> Iterator[tuple[Operand, Fraction]]:
    """The numbers that the whole of a share may be, each with how sure that is; zero for one that is only possible."""
    if part.whole is not None:
        yield document.operand(part.whole), _SURE
        return
    place = line.claims.index(claim)
    later = line.claims[place + 1] if place + 1 < len(line.claims) else None
    if (
        later is not None
        and is_count(later)
        and later is not part.part
        and _names_whole(gap(line, claim, later))
    ):
        yield document.operand(later), _SURE
        return
    first = line.claims[0]
    if _starts_whole(line, first) and is_count(first) and first is not part.part:
        yield document.operand(first), _SURE
        return
    before = _whole_before(line, part.part, document)
    if before is not None:
        yield document.operand(before), _SURE
        return
    phrase = _whole_phrase(claim, line)
    main = _main(part.part, counts)
    for count in counts:
        if (
            count is part.part
            or _doubted(count, outside)
            or count.kind != part.part.kind
            or count.quantity.unit != part.part.quantity.unit
        ):
            continue
        sure = (
            phrase is not None
            and count.start < claim.start
            and _goes_with(count, part.part)
            and (
                _counts(count, phrase, claim)
                or (count is main and (_is_total(phrase) or _is_all_of_it(phrase, count, claim, document)))
            )
        )
        yield document.operand(count), _BY_NOUN if sure else Fraction(0)


def _whole_before(line: Line, part: Claim, document: Document) -> Claim | None:
    """The only number of the sentence before that "van hen", "daarvan" or a sentence without a whole of its own points back to."""
    previous = document.previous(line)
    if previous is None or not _opens_with_back(line):
        return None
    held = [count for count in previous.claims if is_count(count)]
    larger = [
        count for count in held if alike(count, part) and count.kind == part.kind and _goes_with(count, part)
    ]
    return larger[0] if len(held) == len(larger) == 1 else None


def _opens_with_back(line: Line) -> bool:
    """Whether a sentence begins with a part of what was just named: "Van hen", "Daarvan"."""
    opening = " ".join(words_of(line.opening))
    return any(f"{opening} ".startswith(f"{words} ") for words in relation_words().back)


def _names_whole(between: str) -> bool:
    words = words_of(between)
    return "van" in words[:2] and is_tight(between, also=relation_words().whole)


def _whole_phrase(claim: Claim, line: Line) -> tuple[str, ...] | None:
    """The words after "van" that name the whole of a share, or of a sentence that begins with "Van de"."""
    words = words_of(_up_to_mark(line.after(claim)))
    if words[:1] == ["van"]:
        return tuple(words[1:])
    opening = words_of(line.opening)
    return tuple(opening[1:]) if opening[:1] == ["van"] and claim.subject.head else None


def _counts(count: Claim, phrase: tuple[str, ...], claim: Claim) -> bool:
    """Whether a number counts what the words name, with nothing that narrows either of them."""
    whole = claim.whole or claim.subject
    if (
        _is_total(phrase)
        or _BACK & set(phrase)
        or not any(word[:_STEM] == whole.head[:_STEM] for word in phrase)
    ):
        return False
    mine_head, head = count.subject.head.lower(), whole.head.lower()
    meets = (
        same_word(mine_head, head)
        or begins_alike(mine_head, head)
        or split_compound(mine_head, head) is not None
    )
    mine = {*count.subject.modifiers, *count.subject.setting}
    narrowed = [word for word in whole.modifiers if not any(same_word(word, other) for other in mine)]
    return meets and bool(whole.head) and not narrowed and not count.subject.inherited


def _is_total(phrase: tuple[str, ...]) -> bool:
    """Whether the whole is only called that: "van het totaal"."""
    return bool(set(phrase[:_FEW]) & _TOTALS)


def _is_all_of_it(phrase: tuple[str, ...], count: Claim, claim: Claim, document: Document) -> bool:
    """Whether a measured whole is called all there is, by a word from beside it: 42.800 ton, "een kwart van alle aanvoer"."""
    words = [word for word in phrase if word not in relation_words().articles]
    line = document.line_of.get(count.id)
    if (
        count.quantity.unit is None
        or len(words) != len(("alle", "aanvoer"))
        or words[0] not in _ALL
        or line is None
    ):
        return False
    following = document.following(line)
    end = line.end if following is None else following.end
    beside = words_of(line.whole[line.start : min(end, claim.start)])
    return any(same_word(words[1], word) for word in beside)


def _main(part: Claim, counts: Sequence[Claim]) -> Claim | None:
    """What a text is about: its first count of title or lead that may hold a part."""
    return next(
        (
            count
            for count in counts
            if count.kind == part.kind
            and count.quantity.unit == part.quantity.unit
            and count.section != "title"
            and _goes_with(count, part)
        ),
        None,
    )


def _goes_with(count: Claim, part: Claim) -> bool:
    """Whether a whole may hold a part: larger, of the same days and of the same mood."""
    mine, theirs = count.quantity.value, part.quantity.value
    if mine is None or theirs is None or mine <= theirs or count.modality != part.modality:
        return False
    if count.region is not None and part.region is not None and count.region != part.region:
        return False
    if count.period is None or part.period is None:
        return True
    one, other = count.period.period, part.period.period
    return one.holds(other) or other.holds(one)


def _explained_nearby(claim: Claim, line: Line, document: Document) -> bool:
    """Whether two other counts close by give the share: then it may be theirs."""
    near = [line, document.previous(line), document.following(line)]
    found = [level for one in near if one is not None for level in levels(one.claims) if is_count(level)]
    for one, other in permutations(found, 2):
        share = over(exactly(one), exactly(other))
        if share is not None and one.kind == other.kind and _in_unit(claim, share).meets(claim.interval):
            return True
    return False
