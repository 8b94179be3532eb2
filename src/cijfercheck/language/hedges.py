"""Finds the hedge of a number, and works out which values the written number stands for."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from cijfercheck.language.lexicon import load_words
from cijfercheck.language.tokens import Token, tokenize
from cijfercheck.language.words import parse_word
from cijfercheck.model.interval import Interval
from cijfercheck.model.quantity import Qualifier, QuantityKind

_LEVEL_WINDOW = 12
_MOST_BETWEEN = 2
_COMPARED_WINDOW = 6
_HALF = Fraction(1, 2)
_POINTS = frozenset({"percentage", "percentage_point", "temperature"})
_OPPOSITES: dict[Qualifier, Qualifier] = {
    "just_over": "almost",
    "almost": "just_over",
    "more_than": "less_than",
    "less_than": "more_than",
    "at_least": "at_most",
    "at_most": "at_least",
}
_SENTENCE_SIGNS = frozenset({".", ";", ":", "?", "!", "(", "|", "\n"})


@dataclass(frozen=True, slots=True)
class Hedge:
    """A hedge: its class, and for "about" how far it reaches as a share of the value (None: as the class does).

    `round_only` hedges ("onder de") count only before a round number or one with a unit, `unit_only` ones ("onder") only
    before one with a unit.
    """

    qualifier: Qualifier
    share: Fraction | None
    round_only: bool = False
    unit_only: bool = False


@dataclass(frozen=True, slots=True)
class FoundHedge:
    """A hedge in a text, with the half-open offsets of its words."""

    hedge: Hedge
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Written:
    """What rounding needs to know of a written number.

    `step` is the worth of one unit in the last digit, `decimals` whether the digits show decimals ("3,5 miljard"),
    `fraction` whether it is a fraction in words ("een derde"), `counted` whether it counts whole things.
    """

    value: Fraction
    step: Fraction
    kind: QuantityKind
    decimals: bool
    fraction: bool
    counted: bool


@dataclass(frozen=True, slots=True)
class Widths:
    """The sizes in `data/hedges.toml`."""

    exact_below: int
    small_share: Fraction
    small_below: int
    share: Fraction
    round_points: Fraction
    fraction_points: Fraction
    fraction_share: Fraction
    multiple_share: Fraction
    about_share: Fraction
    about_points: Fraction
    about_decimal_share: Fraction
    beyond_share: Fraction
    beyond_multiple_share: Fraction
    beyond_fraction_share: Fraction
    beyond_fraction_points: Fraction


@dataclass(frozen=True, slots=True)
class HedgeWords:
    """The words of `data/hedges.toml`: hedges before a number by their last word, after it by their first."""

    before: dict[str, tuple[tuple[tuple[str, ...], Hedge], ...]]
    after: dict[str, tuple[tuple[tuple[str, ...], Hedge], ...]]
    between: frozenset[str]
    level_before: frozenset[str]
    change_nouns: frozenset[str]
    spans: frozenset[str]


@cache
def hedge_words() -> HedgeWords:
    """Load the hedges."""
    data = load_words("hedges")
    before: dict[str, list[tuple[tuple[str, ...], Hedge]]] = {}
    after: dict[str, list[tuple[tuple[str, ...], Hedge]]] = {}
    for entry in data["hedge"]:
        share = Fraction(entry["share"]) if "share" in entry else None
        for form in entry["words"]:
            words = tuple(token.lower for token in tokenize(form))
            round_only = form in data["round_only"]["words"]
            hedge = Hedge(entry["qualifier"], share, round_only, form in data["round_only"]["unit_only"])
            before.setdefault(words[-1], []).append((words, hedge))
    for entry in data["after"]:
        for form in entry["words"]:
            words = tuple(token.lower for token in tokenize(form))
            after.setdefault(words[0], []).append((words, Hedge(entry["qualifier"], None)))
    return HedgeWords(
        before={word: tuple(sorted(forms, key=lambda form: -len(form[0]))) for word, forms in before.items()},
        after={word: tuple(sorted(forms, key=lambda form: -len(form[0]))) for word, forms in after.items()},
        between=frozenset(data["between"]["words"]),
        level_before=frozenset(data["level_before"]["words"]) | frozenset(data["level_before"]["nouns"]),
        spans=frozenset(data["level_before"]["spans"]),
        change_nouns=frozenset(data["level_before"]["nouns"]),
    )


@cache
def widths() -> Widths:
    """Load the sizes."""
    data = load_words("hedges")
    rounding, classes = data["rounding"], data["classes"]
    return Widths(
        exact_below=rounding["exact_below"],
        small_share=Fraction(rounding["small_share"]),
        small_below=rounding["small_below"],
        share=Fraction(rounding["share"]),
        round_points=Fraction(rounding["round_points"]),
        fraction_points=Fraction(rounding["fraction_points"]),
        fraction_share=Fraction(rounding["fraction_share"]),
        multiple_share=Fraction(rounding["multiple_share"]),
        about_share=Fraction(classes["about_share"]),
        about_points=Fraction(classes["about_points"]),
        about_decimal_share=Fraction(classes["about_decimal_share"]),
        beyond_share=Fraction(classes["beyond_share"]),
        beyond_multiple_share=Fraction(classes["beyond_multiple_share"]),
        beyond_fraction_share=Fraction(classes["beyond_fraction_share"]),
        beyond_fraction_points=Fraction(classes["beyond_fraction_points"]),
    )


def find_hedge_before(tokens: Sequence[Token], place: int) -> FoundHedge | None:
    """Find the hedge that ends just before `place`, with a small word or two in between: "minstens al | 500"."""
    lists = hedge_words()
    for skipped in range(_MOST_BETWEEN + 1):
        last = place - 1 - skipped
        if last < 0:
            return None
        found = _longest_ending_at(tokens, last)
        if found is not None:
            first = next(at for at in range(last, -1, -1) if tokens[at].start == found.start)
            if tokens[first].lower == "tot" and names_a_level(tokens, first):
                behind = tokens[first + 1 : last + 1]
                return _longest_ending_at(behind, len(behind) - 1) if behind else None
            return None if _compares(tokens, last, found) else found
        if tokens[last].lower not in lists.between:
            return None
    return None


def find_hedge_after(tokens: Sequence[Token], place: int) -> FoundHedge | None:
    """Find the hedge that starts at `place` or after one noun: "900 | of meer", "76 | zetels of meer"."""
    for start in range(place, min(place + 2, len(tokens))):
        for words, hedge in hedge_words().after.get(tokens[start].lower, ()):
            found = tokens[start : start + len(words)]
            if tuple(token.lower for token in found) == words:
                return FoundHedge(hedge, found[0].start, found[-1].end)
        if tokens[start].kind != "word":
            break
    return None


def _compares(tokens: Sequence[Token], last: int, found: FoundHedge) -> bool:
    """Whether "meer dan" compares two numbers ("9.000 meldingen meer dan 33.949", "korter dan de 65 minuten") and bounds none."""
    if tokens[last].lower != "dan":
        return False
    following = tuple(token.lower for token in tokens[last + 1 : last + 3])
    if following[:1] == ("de",) and following != ("de", "helft"):
        return True
    before = [token for token in tokens[max(0, last - _COMPARED_WINDOW) : last] if token.end <= found.start]
    if before and before[-1].lower in {"en", "maar", "of", ",", "doch"}:
        return False
    return any(token.kind == "digits" or _is_number(token.lower) for token in before[-2:])


def _is_number(word: str) -> bool:
    return word != "een" and parse_word(word) is not None


def names_a_level(tokens: Sequence[Token], place: int) -> bool:
    """Whether the "tot" at `place` tells how far a change went ("steeg tot 300"): a word of change stands before it."""
    for token in reversed(tokens[max(0, place - _LEVEL_WINDOW) : place]):
        if token.lower in _SENTENCE_SIGNS:
            return False
        if token.lower in hedge_words().level_before:
            return True
    return False


def values_allowed(written: Written, hedge: Hedge | None) -> Interval:
    """Give the interval that a written number stands for, moved or widened by its hedge.

    "79" → exactly 79; "3,5 miljard" → 3.45 up to 3.55 miljard; "ruim 900" → 900 up to 950; "meer dan 5" → 5 and up.
    """
    value = written.value
    if hedge is None or hedge.qualifier == "exact":
        half = Fraction(0) if _is_small_count(written) else _rounding(written)
        return _ordered(value - half, value + half)
    half = _rounding(written)
    qualifier: Qualifier = hedge.qualifier
    if written.kind == "multiple" and value < 1:
        # "ruim gehalveerd", "meer dan gehalveerd": less than half is left.
        qualifier = _OPPOSITES.get(qualifier, qualifier)
    match qualifier:
        case "about":
            reach = max(half, _about(written, hedge))
            return _ordered(value - reach, value + reach)
        case "just_over":
            return _ordered(value, value + _beyond(written))
        case "almost":
            return _ordered(value - _beyond(written), value)
        case "at_least" | "more_than":
            return Interval(value, None)
        case _:
            return Interval(None, value)


def _is_small_count(written: Written) -> bool:
    """Whether a number counts whole things, so few that it is surely exact."""
    if not written.counted or written.decimals or written.fraction or written.value.denominator > 1:
        return False
    return abs(written.value.numerator) < widths().exact_below


def _rounding(written: Written) -> Fraction:
    """Half the width of an unhedged number."""
    sizes = widths()
    value = abs(written.value)
    half_step = written.step / 2
    half_place = _last_place(written) / 2
    if written.fraction:
        return min(sizes.fraction_points, sizes.fraction_share * value)
    if written.kind == "multiple":
        return min(half_step, sizes.multiple_share * value)
    if written.decimals or written.kind == "age":
        return half_step
    if written.kind in _POINTS:
        return max(half_step, min(half_place, sizes.round_points))
    share = sizes.small_share if value < sizes.small_below else sizes.share
    rounded = min(half_place, share * value)
    if written.counted:
        return Fraction(0) if value < sizes.exact_below or half_place <= _HALF else rounded
    return rounded if _scaled(written) else max(half_step, rounded)


def _about(written: Written, hedge: Hedge) -> Fraction:
    """How far "ongeveer" reaches on either side."""
    sizes = widths()
    usual = sizes.about_decimal_share if written.decimals and not written.fraction else sizes.about_share
    share = usual if hedge.share is None else hedge.share
    reach = share * abs(written.value)
    return min(reach, sizes.about_points) if written.kind in {"percentage", "percentage_point"} else reach


def _beyond(written: Written) -> Fraction:
    """How far "ruim" and "bijna" reach on their one side."""
    sizes = widths()
    value = abs(written.value)
    if written.fraction:
        return min(sizes.beyond_fraction_points, sizes.beyond_fraction_share * value)
    if written.kind == "multiple":
        return sizes.beyond_multiple_share * value
    place = _last_place(written)
    if place <= written.step and not _scaled(written):
        return place
    single_digit = value < 10 * place
    return min(place / 2 if single_digit else place, sizes.beyond_share * value)


def _scaled(written: Written) -> bool:
    """Whether one unit of the last digit is worth more than one: "4 duizend", "een miljoen"."""
    return written.step > 1


def _last_place(written: Written) -> Fraction:
    """The worth of the last digit that is not zero: 12.500 → 100; 3,5 miljard → 100 million; 1,80 → 1/100."""
    place = written.step
    if written.decimals or written.value == 0 or written.value.denominator != 1:
        return place
    if place.denominator == 1:
        whole, size = written.value.numerator, place.numerator
        while whole % (size * 10) == 0:
            size *= 10
        return Fraction(size)
    while written.value % (place * 10) == 0:
        place *= 10
    return place


def _ordered(one: Fraction, other: Fraction) -> Interval:
    return Interval(min(one, other), max(one, other))


def _longest_ending_at(tokens: Sequence[Token], last: int) -> FoundHedge | None:
    """The longest hedge whose last word is the token at `last`."""
    for words, hedge in hedge_words().before.get(tokens[last].lower, ()):
        start = last + 1 - len(words)
        if start >= 0 and all(
            token.lower == word for token, word in zip(tokens[start : last + 1], words, strict=True)
        ):
            return FoundHedge(hedge, tokens[start].start, tokens[last].end)
    return None
