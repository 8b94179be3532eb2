"""A sentence that a source has with the same numbers but for one word: "daalde met 12 procent" there, "steeg met 12 procent" here.

Such a word says which way a number goes, in what unit it is, when it holds or of whom it is. Only words that exclude each other count: of two
names, both must be of those that the sources have numbers beside.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from rapidfuzz.fuzz import partial_ratio

from cijfercheck.language.calendar_words import month_numbers
from cijfercheck.matching.plausibility import is_specific
from cijfercheck.model.calculation import Calculation
from cijfercheck.model.claim import HERE, Claim
from cijfercheck.model.finding import FindingKind
from cijfercheck.relations.known import Known
from cijfercheck.relations.labels import says_something
from cijfercheck.relations.lines import Document
from cijfercheck.relations.wordings import Slot, Wording, Wordings, read_wordings
from cijfercheck.relations.words import relation_words

_SURE = Fraction(9, 10)
_ONE_NAME = 80  # of 100: so alike are two spellings of one name
_YEARS = range(1900, 2100)
_OPENING = frozenset(".!?…:\n\"'‘“")
_BEFORE = 3  # characters
_LONG = 8  # words


@dataclass(frozen=True, slots=True)
class Altered:
    """A word of a draft where a source has another: what is wrong with it, where it stands, the other word, and the claims that they are said of.

    `length` is how many words and numbers are the same but for this one, and it too.
    """

    kind: FindingKind
    span: tuple[int, int]
    told: str
    claim: Claim
    source: Document
    theirs: Claim
    length: int


def find_altered(draft: Document, known: Known) -> Iterator[tuple[str, Calculation]]:
    """Look for copied sentences with one word altered; each comes with the id of the claim that the word is said of."""
    for wording in read_wordings(draft) if known.sources else ():
        copies = [(source, slots) for source, _, slots in known.wordings.holding(wording)]
        if copies:
            found = list(_find_years(wording, copies))
        else:
            found = [
                *_find_words(wording, draft, known.wordings),
                *_find_years_within(wording, known.wordings),
            ]
        sure = [one for one in found if _is_sure(one, wording)]
        if len({one.told for one in sure}) == 1:
            yield sure[0].claim.id, _made(sure[0])


def _is_sure(one: Altered, wording: Wording) -> bool:
    """Whether the rest of the sentence does not say the other word, and it is too long or its number too particular to be alike by chance."""
    said = [word for word in wording.words if word != HERE]
    too = {*said, *(slot.text for slot in wording.slots)} if one.length < len(wording.words) else set()
    particular = one.kind != "wrong-period" or is_specific(one.claim.quantity.value)
    return one.told.lower() not in too and (particular or len(said) >= _LONG)


def _made(one: Altered) -> Calculation:
    operands = (one.source.operand(one.theirs),)
    mine, theirs = one.claim.quantity, one.theirs.quantity
    if one.kind == "wrong-unit" and mine.unit == theirs.unit and theirs.value is not None:
        return Calculation("wrong-unit", "scale", operands, False, theirs.value, _SURE)
    return Calculation(
        one.kind,
        "copied",
        operands,
        holds=False,
        result=None,
        confidence=_SURE,
        words=one.told,
        span=one.span,
        replacement=one.told,
    )


def _find_years(wording: Wording, copies: Sequence[tuple[Document, tuple[Slot, ...]]]) -> Iterator[Altered]:
    """The year that copied words have otherwise, where nothing else in them was changed; none where the sources have them with that year too."""
    for source, slots in copies:
        changes = [
            (place, mine, theirs)
            for (place, mine), theirs in zip(wording.numbers, slots, strict=True)
            if not mine.may_copy(theirs)
        ]
        if len(changes) != 1:
            return
        ((place, mine, theirs),) = changes
        if not (_is_year(mine) and _is_year(theirs)):
            return
        span = (mine.start, mine.start + len(mine.text))
        yield from _said_of("wrong-period", wording, place, span, theirs.text, source, slots)


def _find_years_within(wording: Wording, wordings: Wordings) -> Iterator[Altered]:
    """The years that the words around them have otherwise in the sources."""
    for place, slot in wording.numbers:
        around = wording.around(place) if _is_year(slot) else None
        if around is not None:
            part, _ = around
            others = replace(part, names=part.names - {slot.text})
            held = wordings.holding(part)
            yield from _find_years(
                part, [(source, slots) for source, other, slots in held if others.is_within(other)]
            )


def _is_year(slot: Slot) -> bool:
    """Whether a number that claims nothing is a year."""
    return slot.claim is None and slot.text.isdigit() and int(slot.text) in _YEARS


def _find_words(wording: Wording, draft: Document, wordings: Wordings) -> Iterator[Altered]:
    """The words of a sentence that the sources have otherwise in the same words and with the same numbers."""
    for place in range(len(wording.words)):
        if _may_be_altered(place, wording, wordings.names):
            found = list(_find_word(wording, place, draft, wordings))
            part = wording.around(place)
            yield from found if found or part is None else _find_word(*part, draft, wordings)


def _find_word(part: Wording, place: int, draft: Document, wordings: Wordings) -> Iterator[Altered]:
    """The word at one place, where the sources have the words around it with another."""
    word, start = part.words[place], part.starts[place]
    others = replace(part, names=part.names - {word})
    for source, other, slots, at in wordings.with_another(part, place):
        kept = all(mine.may_copy(theirs) for mine, theirs in zip(part.slots, slots, strict=True))
        if not kept or not others.is_within(other):
            continue
        told = source.text[other.starts[at] :][: len(other.words[at])]
        named = _is_name(draft.text, start) and _is_name(source.text, other.starts[at])
        kind = _kind_of(word, other.words[at], wordings.names if named else frozenset())
        if kind is None and _differ_in_unit(part, place, slots):
            kind = "wrong-unit"
        if kind is not None:
            yield from _said_of(kind, part, place, (start, start + len(word)), told, source, slots)


def _may_be_altered(place: int, wording: Wording, names: frozenset[str]) -> bool:
    """Whether a word is one that may be exchanged for one that excludes it."""
    word, lists = wording.words[place], relation_words()
    if word == HERE:
        return False
    behind_number = place > 0 and wording.words[place - 1] == HERE
    excluding = (lists.changing, lists.opposites, month_numbers(), names, *lists.exclusive.values())
    return behind_number or any(word in words for words in excluding)


def _kind_of(word: str, other: str, names: frozenset[str]) -> FindingKind | None:
    """What is wrong where a word stands for another that excludes it; `names` are those that both may be of."""
    lists, months, both = relation_words(), month_numbers(), {word, other}
    if lists.opposites.get(word) == other or (both & lists.rising and both & lists.falling):
        return "wrong-direction"
    if both <= months.keys() and months[word] != months[other]:
        return "wrong-period"
    for kind, excluded in lists.exclusive.items():
        if other in excluded.get(word, ()):
            return kind
    apart = both <= names and partial_ratio(word, other) < _ONE_NAME
    return "wrong-subject" if apart and says_something(word) and says_something(other) else None


def _is_name(text: str, start: int) -> bool:
    """Whether a word has a capital of its own: not as the first of a sentence or a quote."""
    return text[start].isupper() and start > 0 and _OPENING.isdisjoint(text[max(0, start - _BEFORE) : start])


def _differ_in_unit(wording: Wording, place: int, slots: Sequence[Slot]) -> bool:
    """Whether the word behind a number makes it one of another unit or size."""
    if not place or wording.words[place - 1] != HERE:
        return False
    number = wording.words[:place].count(HERE) - 1
    mine, theirs = wording.slots[number].claim, slots[number].claim
    if mine is None or theirs is None:
        return False
    one, other = mine.quantity, theirs.quantity
    sized = (one.value, one.unit) != (other.value, other.unit)
    return (sized and one.unit is not None and other.unit is not None) or one.value != other.value


def _said_of(
    kind: FindingKind,
    wording: Wording,
    place: int,
    span: tuple[int, int],
    told: str,
    source: Document,
    slots: Sequence[Slot],
) -> Iterator[Altered]:
    """The altered word with the number that it is said of: the nearest, and of two as near the one behind it."""
    claims = [
        (abs(at - place), at < place, mine.claim, theirs.claim)
        for (at, mine), theirs in zip(wording.numbers, slots, strict=True)
        if mine.claim and theirs.claim and mine.claim.kind not in {"age", "rank"}
    ]
    if claims:
        _, _, mine, theirs = min(claims, key=lambda one: one[:2])
        yield Altered(kind, span, told, mine, source, theirs, len(wording.words))
