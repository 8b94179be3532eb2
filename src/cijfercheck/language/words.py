"""Reads and writes Dutch numerals in words: "honderddrieënzestig" → 163, and back."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, lru_cache

from cijfercheck.language.lexicon import load_words

_HUNDRED = 100
_THOUSAND = 1000
_TWENTY = 20
_ANYTHING = 10**30
_CACHED_WORDS = 20_000
# The longest numeral below a million million, joined, has 152 letters.
_LONGEST_NUMERAL = 200


@dataclass(frozen=True, slots=True)
class Numerals:
    """The words of `data/numerals.toml`."""

    below_hundred: dict[str, int]
    powers: tuple[tuple[str, int], ...]
    powers_by_word: dict[str, int]
    power_sizes: frozenset[int]
    scales: dict[str, int]
    dotted: frozenset[str]
    attached: dict[str, int]
    ordinals: dict[str, int]
    halves: dict[str, Fraction]
    groups: dict[str, int]
    vague: dict[str, tuple[int, int]]
    few: frozenset[str]
    few_factors: tuple[int, int]
    collective: str
    not_collective: frozenset[str]
    other_before: dict[str, frozenset[str]]
    other_after: dict[str, frozenset[str]]
    beginnings: tuple[str, ...]


@cache
def numerals() -> Numerals:
    """Load the numeral words."""
    data = load_words("numerals")
    units: dict[str, int] = data["units"]
    tens: dict[str, int] = data["tens"]
    below_hundred = units | tens
    for unit, value in list(units.items())[1:10]:
        below_hundred |= {f"{unit}en{ten}": value + tenfold for ten, tenfold in tens.items()}
    powers = tuple(
        sorted(((word, 10**power) for word, power in data["powers"].items()), key=lambda pair: -pair[1])
    )
    return Numerals(
        below_hundred=below_hundred,
        powers=powers,
        powers_by_word=dict(powers),
        power_sizes=frozenset(size for _, size in powers),
        scales={word: 10**power for word, power in data["scales"].items()},
        dotted=frozenset(data["dotted"]["words"]),
        attached={word: 10**power for word, power in data["attached"].items()},
        ordinals=data["ordinals"],
        halves={word: Fraction(count, 2) for word, count in data["halves"].items()},
        groups=data["groups"],
        vague={word: (low, high) for word, (low, high) in data["vague"].items()},
        few=frozenset(data["few"]["words"]),
        few_factors=(data["few"]["low"], data["few"]["high"]),
        collective=data["collective"]["suffix"],
        not_collective=frozenset(data["collective"]["not_numbers"]),
        other_before={entry["word"]: frozenset(entry["before"]) for entry in data["other_meaning"]},
        other_after={entry["word"]: frozenset(entry["after"]) for entry in data["other_meaning"]},
        beginnings=tuple({word[:3] for word in (*below_hundred, *data["powers"])}),
    )


@lru_cache(maxsize=_CACHED_WORDS)
def parse_word(word: str) -> Fraction | None:
    """Read one joined numeral in small letters: "drieëntwintigduizend" → 23000, "tweeënhalf" → 5/2, "fiets" → None."""
    lists = numerals()
    if len(word) > _LONGEST_NUMERAL:
        return None
    plain = strip_accents(word)
    if not plain.startswith(lists.beginnings) and plain not in lists.halves:
        return None
    if plain in lists.halves:
        return lists.halves[plain]
    whole = _parse_joined(plain, 0)
    if whole is not None:
        return Fraction(whole)
    for ending in ("eneenhalf", "eneenhalve", "enhalf", "enhalve"):
        if plain.endswith(ending):
            before = _parse_joined(plain.removesuffix(ending), 0)
            return None if before is None else before + Fraction(1, 2)
    return None


@lru_cache(maxsize=_CACHED_WORDS)
def parse_ordinal(word: str) -> int | None:
    """Read a joined ordinal in small letters: "eerste" → 1, "drieëntwintigste" → 23, "laatste" → None."""
    lists = numerals()
    if len(word) > _LONGEST_NUMERAL or not word.endswith(("de", "ste")):
        return None
    plain = strip_accents(word)
    if plain in lists.ordinals:
        return lists.ordinals[plain]
    whole = _parse_joined(plain.removesuffix("ste"), 0) if plain.endswith("ste") else None
    if whole is not None:
        return whole
    for ordinal, value in lists.ordinals.items():
        if value and plain.endswith(ordinal):
            before = _parse_joined(plain.removesuffix(ordinal).removesuffix("en"), 0)
            if before is not None and before % _HUNDRED == 0:
                return before + value
    return None


def parse_words(text: str) -> Fraction | None:
    """Read a whole numeral of one or more words: "een miljoen tweehonderdduizend vijf" → 1200005."""
    values = []
    for word in text.lower().split():
        value = parse_word(word)
        if value is None:
            return None
        values.append(value)
    if not values:
        return None
    number, used = join_spoken(values)
    return number if used == len(values) else None


def join_spoken(values: Sequence[Fraction]) -> tuple[Fraction, int]:
    """Join numerals that are spoken after each other, and say how many belong together.

    [2, 1000, 300] → (2300, 3); [5/2, 1000] → (2500, 2); [20, 3] → (20, 1), because nobody says "twintig drie".
    """
    if len(values) == 1:
        return values[0], 1
    total, group = Fraction(0), values[0]
    if group >= _THOUSAND and group % _THOUSAND == 0:
        total, group = group, Fraction(0)
    for used, value in enumerate(values[1:], start=1):
        if is_power(value) and 0 < group < value and group * value < granularity(total):
            group *= value
        elif is_power(value) and group == 0 and total < value:
            total *= value
        elif (
            value.denominator == 1
            and 0 < value < granularity(group or total)
            and group + value < granularity(total)
        ):
            group += value
        else:
            return total + group, used
        if group >= _THOUSAND and group % _THOUSAND == 0:
            total, group = total + group, Fraction(0)
    return total + group, len(values)


def granularity(value: Fraction) -> int:
    """What may still be added to a spoken number: below 1000 after thousands, below 100 after hundreds; 2000 → 1000.

    Zero takes anything; a number that does not end in a spoken power of ten takes nothing.
    """
    if value.denominator != 1:
        return 0
    return _granularity(value.numerator)


@lru_cache(maxsize=_CACHED_WORDS)
def _granularity(number: int) -> int:
    if number == 0:
        return _ANYTHING
    return next((size for _, size in numerals().powers if number % size == 0), 0)


def is_power(value: Fraction) -> bool:
    """Whether a number is that of a word that multiplies: honderd, duizend, miljoen."""
    return value.denominator == 1 and value.numerator in numerals().power_sizes


def number_word(number: int) -> str:
    """Write a whole number in words, as the Taalunie advises: 2163 → "tweeduizend honderddrieënzestig".

    Joined up to a thousand, a space after "duizend" and around "miljoen" and higher; 1100 up to 9999 with full
    hundreds are written as thousands. A one at the end has its accents ("duizend één"): without them it is the article.
    """
    if number < 0:
        return f"min {number_word(-number)}"
    if number == 0:
        return "nul"
    parts = []
    for word, size in numerals().powers:
        if size >= _THOUSAND**2 and number >= size:
            count, number = divmod(number, size)
            parts += [number_word(count), word]
    if number >= _THOUSAND:
        count, number = divmod(number, _THOUSAND)
        parts.append(("" if count == 1 else _below_thousand(count)) + "duizend")
    if number:
        parts.append("één" if parts and number == 1 else _below_thousand(number))
    return " ".join(parts)


def strip_accents(word: str) -> str:
    """Leave out accents and diaereses: "drieëntwintig" → "drieentwintig", "één" → "een"."""
    if word.isascii():
        return word
    return "".join(
        letter for letter in unicodedata.normalize("NFD", word) if not unicodedata.combining(letter)
    )


def _parse_joined(word: str, highest: int) -> int | None:
    """Read joined numerals, splitting at the largest power from place `highest` on in the list of powers."""
    lists = numerals()
    if word in lists.below_hundred:
        return lists.below_hundred[word]
    for place in range(highest, len(lists.powers)):
        power, size = lists.powers[place]
        before, found, after = word.partition(power)
        if not found:
            continue
        count = 1 if not before else _parse_joined(before, place + 1)
        rest = (
            0
            if not after
            else _parse_joined(after.removeprefix("en") if size <= _THOUSAND else after, place + 1)
        )
        if count is None or rest is None or count == 0:
            return None
        return count * size + rest if rest < size else None
    return None


@cache
def _words_below_hundred() -> Sequence[str]:
    """The numerals from 0 up to 99, spelled with a diaeresis where the Taalunie wants one."""
    words = {}
    for word, value in numerals().below_hundred.items():
        words[value] = (
            word.replace("tweeen", "tweeën").replace("drieen", "drieën") if value > _TWENTY else word
        )
    return [words[value] for value in range(_HUNDRED)]


def _below_thousand(number: int) -> str:
    hundreds, rest = divmod(number, _HUNDRED)
    start = "" if hundreds == 0 else ("" if hundreds == 1 else _words_below_hundred()[hundreds]) + "honderd"
    return start + (_words_below_hundred()[rest] if rest else "")
