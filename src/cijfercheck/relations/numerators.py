"""The counts that a share may be of its whole: "79 van de 944, ofwel 12 procent", "de helft: 84 stuks"."""

from collections.abc import Iterator
from dataclasses import dataclass

from cijfercheck.matching.words import same_word, split_compound
from cijfercheck.model.claim import Claim
from cijfercheck.relations.lines import (
    Document,
    Line,
    gap,
    is_tight,
    last_part,
    levels,
    opens_with_whole,
    points_back,
    same_unit,
)
from cijfercheck.relations.words import is_word, relation_words, words_of

COUNTS = frozenset({"count", "amount", "measure"})
_FEW = 3  # words after a count, up to the comma
_SHORT = 6  # words of a phrase between a share and its count
_MOST = 3
_BACK = 3  # sentences with numbers
_SHARES = frozenset({"aandeel", "percentage", "deel"})
_LIMITS = frozenset({"onder", "boven", "ouder", "jonger", "vanaf"})
_AMONG = frozenset({"wie", "hen", "meer", "andere"})
_STEM = 4  # letters
_MEANING = (
    "gaat het om",
    "ging het om",
    "het gaat om",
    "het ging om",
    "dat zijn",
    "dat zijn er",
    "dat waren",
    "dat waren er",
)
_STARTS = frozenset({"het", "dat", "daarbij", "in"})
_LIMIT = 2  # words before a number
_COUNTED = frozenset({"in", "aantal", "getal", "totaal"})  # "24 procent, 318 in aantal,"
_NEUTRAL = frozenset({"in", "totaal", "stuks", "mensen", "personen", "om", "precies", "te", "zijn"})
_AGAIN = frozenset({"ofwel", "oftewel", "omgerekend", "neerkomt", "neerkwam"})


@dataclass(frozen=True, slots=True)
class Part:
    """A count that a share may be of its whole, with the whole where the words name its number, or what is left of it."""

    part: Claim
    whole: Claim | None = None
    rest: Claim | None = None


def find_numerators(claim: Claim, line: Line, document: Document) -> Iterator[Part]:
    """The counts that a share may belong to."""
    place = line.claims.index(claim)
    before = [other for other in line.claims[:place] if not _is_limit(line, other)]
    if (
        before
        and is_count(before[-1])
        and not has_own_verb(claim, line)
        and is_tight(last_part(line.before(claim)), also=relation_words().whole | relation_words().filling)
    ):
        previous = before[-1]
        if len(before) > 1 and is_of(line, before[-2], previous):
            yield Part(before[-2], previous)
        elif not starts_whole(line, previous):
            yield Part(previous)
        return
    following = line.claims[place + 1 : place + 3]
    divides = len(following) > 1 and is_of(line, following[0], following[1])
    if divides and _is_said_of(gap(line, claim, following[0])):
        yield Part(following[0], following[1])
        return
    if following and is_count(following[0]) and _explains(line, claim, following[0]):
        if divides:
            yield Part(following[0], following[1])
        else:
            yield Part(following[0])
        return
    if len(following) > 1 and is_count(following[0]) and is_count(following[1]):
        named = names_whole(gap(line, claim, following[0]))
        if named and _says_again(gap(line, following[0], following[1]), line, following[1]):
            yield Part(following[1], following[0])
            return
    yield from _before(claim, line, document)
    yield from _after(line, document)


def _is_said_of(between: str) -> bool:
    """Whether only the noun of a share and a comma stand before its counts: "Zes op de tien ondervraagden, 900 van de 1.500"."""
    return between.rstrip().endswith(",") and len([word for word in words_of(between) if is_word(word)]) == 1


def has_own_verb(claim: Claim, line: Line) -> bool:
    """Whether a share is the subject of a clause of its own: "30 van hen minderjarig, 12 procent was vrouw"."""
    lists = relation_words()
    return not (lists.placing | lists.having).isdisjoint(words_of(line.after(claim))[:1])


def _after(line: Line, document: Document) -> Iterator[Part]:
    """The count of the next sentence that says a share again: "Driekwart van de tieners slaapt slecht. Het ging om 1.548 jongeren"."""
    following = document.following(line)
    if following is None or document.right_before(following) is not line or "\n" in _between(line, following):
        return
    held = [level for level in levels(following.claims) if is_count(level)]
    alone = sum(is_relative(other) for other in line.claims) == 1
    if not alone or not held or len(held) != len(following.claims):
        return
    if len(held) == len(("whole", "part")) and starts_whole(following, held[0]) and _holds(held[0], held[1]):
        between = [word for word in words_of(gap(following, held[0], held[1])) if is_word(word)]
        if _means(" ".join(between[1:])):
            yield Part(held[1], held[0])
        return
    opening = words_of(following.opening)
    if len(held) != 1 or opening[:1] == [] or opening[0] not in _STARTS or not _means(following.opening):
        return
    yield Part(held[0], rest=_what_is_left(following, held[0], document))


def _means(text: str) -> bool:
    """Whether words say that a number is what was just told: "Het ging om", "gaat het om", "Dat zijn er"."""
    words = [word for word in words_of(text) if is_word(word)]
    said = " ".join(words)
    return said.endswith(_MEANING) and is_tight(
        said.removesuffix("er"), also=relation_words().linking | _STARTS
    )


def _what_is_left(line: Line, part: Claim, document: Document) -> Claim | None:
    """The rest of a whole that the sentence after a part gives: "De andere 870 haalden dat wel"."""
    following = document.following(line)
    if following is None or document.right_before(following) is not line or "\n" in _between(line, following):
        return None
    rest = following.claims[0]
    words = [word for word in words_of(following.opening) if is_word(word)]
    left = words[:1] == ["de"] and len(words) == len(("de", "andere")) and words[1] in relation_words().rest
    same = same_unit(rest, part)
    return rest if left and same and is_count(rest) else None


def _between(one: Line, other: Line) -> str:
    return one.whole[one.end : other.start]


def is_relative(claim: Claim) -> bool:
    """Whether a claim is a share in percent or a fraction."""
    return claim.kind in {"percentage", "ratio"}


def _before(claim: Claim, line: Line, document: Document) -> Iterator[Part]:
    """The counts of the sentence before that a share speaks on about: "Dat is 12 procent", "Met 43 procent"."""
    previous = document.right_before(line)
    if previous is None or claim is not line.claims[0]:
        return
    pointing = points_back(line) and is_tight(line.opening)
    if pointing or _opens_with(line):
        parts = [part for part in _divided(previous) if part.whole is not None]
        yield from parts
        if pointing and not parts:
            yield from (Part(level) for level in list(levels(previous.claims))[:_MOST] if is_count(level))
        return
    filled = list(_filled(line, previous))
    yield from filled
    named = _named_share(line)
    if named and not filled:
        yield from _named_parts(line, named, document)


def _filled(line: Line, previous: Line) -> Iterator[Part]:
    """The two counts of which a sentence gives the ratio by its name: "plaats voor 16.000 mensen, er zaten er 14.120. De bezettingsgraad kwam daarmee"."""
    words = [word for word in words_of(line.opening) if is_word(word)]
    lists = relation_words()
    called = not lists.filling.isdisjoint(words[:_FEW]) and not lists.resuming.isdisjoint(words)
    held = [level for level in levels(previous.claims) if is_count(level)]
    if (
        not called
        or len(words) > _SHORT
        or len(held) != len(("whole", "part"))
        or len(held) != len(previous.claims)
    ):
        return
    part, whole = sorted(held, key=lambda level: level.quantity.value or 0)
    if _holds(whole, part):
        yield Part(part, whole)


def _opens_with(line: Line) -> bool:
    """Whether a sentence begins with a share of what was just counted: "Met 43 procent", "Met een aandeel vrijwilligers van"."""
    words = [word for word in words_of(line.opening) if is_word(word)]
    shared = is_tight(line.opening) or bool(_SHARES & set(words))
    return words[:1] == ["met"] and len(words) <= _SHORT and shared


def _divided(line: Line) -> Iterator[Part]:
    """The only part of a sentence that is about a part and its whole: "560 van de 800", "Van de 800 … 560", "800, van wie 560"."""
    held = [level for level in levels(line.claims) if is_count(level)]
    if len(held) > len(("part", "whole")) and starts_whole(line, held[0]) and _holds(held[0], held[-1]):
        held = [
            held[0],
            held[-1],
        ]  # "Van de 4.350 leden die de zes verenigingen hebben, spelen er 1.740 alleen padel"
    if len(held) != len(("part", "whole")):
        return
    one, other = held
    between = f" {' '.join(words_of(gap(line, one, other)))} "
    if is_of(line, one, other):
        yield Part(one, other)
    elif starts_whole(line, one) or any(f" {words} " in between for words in relation_words().whereof):
        yield Part(other, one)


def _named_share(line: Line) -> list[str]:
    """What a sentence says the share of, where it says that this follows: "Het aandeel sociale huur komt daarmee op"."""
    words = [word for word in words_of(line.opening) if is_word(word)]
    lists = relation_words()
    place = next((place for place, word in enumerate(words[:_FEW]) if word in _SHARES), None)
    if place is None or not lists.resuming & set(words[place:]):
        return []
    tied = lists.ties | lists.when | lists.resuming | lists.linking | _SHARES
    return [word for word in words[place + 1 :] if word not in tied]


def _named_parts(line: Line, named: list[str], document: Document) -> Iterator[Part]:
    """The count of the sentences before that is of what a share names, with the only larger one before it."""
    near = [
        count
        for other in document.earlier(line, _BACK)
        if "\n" not in document.text[other.end : line.start]
        for count in levels(other.claims)
        if is_count(count)
    ]
    parts = [count for count in near if _is_named(count, named, document)]
    if len(parts) != 1:
        return
    wholes = [count for count in near if count.start < parts[0].start and _holds(count, parts[0])]
    if len(wholes) == 1:
        yield Part(parts[0], wholes[0])


def _holds(whole: Claim, part: Claim) -> bool:
    return same_unit(whole, part) and (whole.quantity.value or 0) > (part.quantity.value or 0)


def _is_named(count: Claim, named: list[str], document: Document) -> bool:
    """Whether the words right after a number have all of these: of "sociale huur", "120 sociale huurwoningen"."""
    line = document.line_of[count.id]
    after = words_of(up_to_mark(line.after(count)))
    return all(
        any(same_word(word, other) or split_compound(other, word) is not None for other in after)
        for word in named
    )


def _is_limit(line: Line, claim: Claim) -> bool:
    """Whether a number is the limit of a group and counts nothing: "onder de 16", "ouder dan 65"; not "onder wie 35 kinderen"."""
    before = set(words_of(line.before(claim))[-_LIMIT:])
    limits = bool(_LIMITS & before) and _AMONG.isdisjoint(before)
    return limits and claim.kind in {"count", "age", "duration"}


def is_count(claim: Claim) -> bool:
    """Whether a claim counts or measures how much there is."""
    return claim.kind in COUNTS and claim.role in {"level", "share"} and claim.quantity.value is not None


def is_of(line: Line, one: Claim, other: Claim) -> bool:
    """Whether one count is said to be of another: "412 van de 1.100"."""
    words = words_of(gap(line, one, other))
    return (
        is_count(one)
        and is_count(other)
        and "van" in words
        and len(words) <= _SHORT
        and is_tight(gap(line, one, other), also=relation_words().whole)
    )


def starts_whole(line: Line, claim: Claim) -> bool:
    """Whether a count is the whole that the sentence begins with: "Van de 4.260 bedden"."""
    return opens_with_whole(line) and claim is line.claims[0]


def _explains(line: Line, share: Claim, count: Claim) -> bool:
    """Whether a count says a share again: "de helft van de stoppers, 498 bedrijven", "45 procent een appartement (288)"."""
    between = gap(line, share, count)
    words = [word for word in words_of(between) if is_word(word)]
    if between.rstrip().endswith("("):
        return len(words) <= _SHORT and not any(mark in between for mark in ".;:")
    if len(words) <= _SHORT + _FEW and "van" in words[:2]:
        return _says_again(between, line, count)
    if between.strip() == "," and set(words_of(up_to_mark(line.after(count)))) <= _COUNTED:
        return True
    return _is_restated(between) or (_is_beside(words, between, share) and _counts_again(words, line, count))


def _is_restated(between: str) -> bool:
    """Whether the words before a count say that it is the share in numbers: "60 procent voor zijn rekening, wat neerkomt op 8,9 miljoen"."""
    tail = last_part(between)
    return tail != between and not _AGAIN.isdisjoint(words_of(tail)) and is_tight(tail, also=_AGAIN)


def _is_beside(words: list[str], between: str, share: Claim) -> bool:
    """Whether only the noun of a share and a comma stand before a count: "Een op de drie leraren, 500 in totaal"."""
    alone = 0 < len(words) < _FEW and between.rstrip().endswith(",") and between.count(",") == 1
    return alone and words[-1][:_STEM] == share.subject.head.lower()[:_STEM]


def _counts_again(words: list[str], line: Line, count: Claim) -> bool:
    """Whether a count has no noun of its own, or that of the share: "500 in totaal", "500 leraren"."""
    tail = line.after(count)
    after = [word for word in words_of(up_to_mark(tail)) if is_word(word)]
    return up_to_mark(tail) != tail and set(after) <= _NEUTRAL | {words[-1]}


def _says_again(between: str, line: Line, count: Claim) -> bool:
    """Whether a count stands by itself after a comma or colon: ", 498 bedrijven,"."""
    after = [word for word in words_of(up_to_mark(line.after(count))) if is_word(word)]
    cut = max(between.rfind(","), between.rfind(":"))
    if cut < 0 or len(after) > _FEW or (after[-1:] == ["en"] and count is not line.claims[-1]):
        return False
    return is_tight(between[cut:]) or _means(between[cut:])


def up_to_mark(text: str) -> str:
    """The words before the first comma, stop, colon, bracket or dash."""
    for place, character in enumerate(text):
        if character in ",.;:()–—":
            return text[:place]
    return text


def names_whole(between: str) -> bool:
    """Whether a number is that of the whole of a share: "18 procent van alle 1.100", "van de totale opbrengst van 12,5 miljoen"."""
    words = words_of(between)
    if "van" in words[:2] and is_tight(between, also=relation_words().whole):
        return True
    called = "van" in words[:2] and words[-1] == "van" and len(("van", "van")) < len(words) <= _SHORT
    return called and up_to_mark(between) == between
