"""Reads one numeral at a place in a text: digits or words with the scale word that follows, without unit."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from cijfercheck.language.digits import parse_digits
from cijfercheck.language.tokens import Token, touches
from cijfercheck.language.units import find_unit
from cijfercheck.language.words import (
    granularity,
    join_spoken,
    numerals,
    parse_ordinal,
    parse_word,
    strip_accents,
)

_ARTICLE = "een"
_ONE, _HALF = Fraction(1), Fraction(1, 2)
_SIGNS = frozenset({"min", "minus"})
_PARTS_OF_ONE = frozenset({"kwart", "derde", "vierde"})
_HALVES = frozenset({"half", "halve"})
_JOINS = frozenset({"en", "tot", "of", "à"})
_SLASHES = frozenset("/⁄")
_SLASH_PART = re.compile(r"[1-9]\d?|100|1000")
_MINUS = frozenset("-−–")
_OPENING = frozenset("([\"'‘’“„|:=")
_CURRENCY_SIGNS = frozenset("€$£¥")
_HIGHEST_UNIT = 9
_LOWEST_TEN = 20
_HIGHEST_TEN = 90
_LONGEST = 12
_HUNDRED = 100
_THOUSAND = 1000
# "anderhalf miljoen" is as precise as "1,5 miljoen" with one more unit either way: 1.4 up to 1.6 million.
_STEP_OF_HALVES = Fraction(1, 5)


Form = Literal["number", "share", "multiple", "ordinal", "rank"]


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number with its scale word. `first` and `after` are places of tokens, `after` exclusive.

    A vague word ("tientallen", "een paar duizend") has `low` and `high` and no value. `step` is the worth of one unit in
    the last digit, `decimals` whether decimals are written, `scaled` whether a scale word follows, worth `scale`. `number_end` is where
    the number ends before "keer"; `more` marks "drie keer meer", which has two readings.
    """

    first: int
    after: int
    start: int
    end: int
    value: Fraction | None
    step: Fraction
    in_digits: bool
    decimals: bool = False
    scaled: bool = False
    low: Fraction | None = None
    high: Fraction | None = None
    form: Form = "number"
    scale: int = 1
    number_end: int | None = None
    more: bool = False


def read_numeral(
    tokens: Sequence[Token], place: int, *, english: bool = False, joined: bool = True
) -> Numeral | None:
    """Read the numeral that starts at `place`: "1,2 mln", "tweeënhalf duizend", "een half miljoen", "tientallen".

    An unaccented "een" is a numeral only before a scale word, a half or a group. `joined` allows "drie en twintig".
    """
    token = tokens[place]
    if token.kind == "digits":
        return _read_digits(tokens, place, english=english, joined=joined)
    if token.kind != "word" or _in_compound(tokens, place):
        return None
    if token.lower == "geen":
        return _read_none(tokens, place)
    return _read_vague(tokens, place) or _read_words(tokens, place, joined=joined)


def is_article(token: Token) -> bool:
    """Whether a word is the unaccented "een"."""
    return token.lower == _ARTICLE


def word_at(tokens: Sequence[Token], place: int) -> str:
    """The token at `place` in small letters, empty outside the text."""
    return tokens[place].lower if 0 <= place < len(tokens) else ""


def word_value(tokens: Sequence[Token], place: int) -> Fraction | None:
    """The value of the one word at `place`, None where it is no numeral or has another meaning there."""
    if place >= len(tokens) or tokens[place].kind != "word":
        return None
    word = tokens[place].lower
    value = parse_word(word)
    if value is None:
        return None
    lists = numerals()
    if word in lists.other_after:
        after = tokens[place + 1].lower if place + 1 < len(tokens) else ""
        before = tokens[place - 1].lower if place else ""
        if after in lists.other_after[word] or before in lists.other_before[word]:
            return None
    return value


def _read_digits(
    tokens: Sequence[Token], place: int, *, english: bool, joined: bool = True
) -> Numeral | None:
    token = tokens[place]
    written = parse_digits(token.lower, english=english)
    if written is None:
        return None
    numeral = Numeral(
        place,
        place + 1,
        token.start,
        token.end,
        written.value,
        written.step,
        in_digits=True,
        decimals=written.step.denominator > 1,
    )
    numeral = _with_fraction(tokens, numeral)
    if _is_group(strip_accents(word_at(tokens, numeral.after))) and numeral.value is not None:
        return _group(tokens, place, numeral.after, numeral.value)
    if joined and not numeral.decimals:
        numeral = _with_half(tokens, numeral)
    if not numeral.decimals:
        numeral = _with_decimals(tokens, numeral)
    numeral = _with_smaller_part(tokens, with_scales(tokens, numeral))
    return _with_sign_word(tokens, _with_sign(tokens, numeral))


def _with_fraction(tokens: Sequence[Token], numeral: Numeral) -> Numeral:
    """Add a fraction in digits: "2 1/2", "2 ½"."""
    place = numeral.after
    if place >= len(tokens) or numeral.decimals or numeral.value is None or tokens[place].kind != "digits":
        return numeral
    part = slash_fraction(tokens, place)
    if part is not None and part[0] < 1:
        fraction, after = part
    elif tokens[place].lower[-1].isdigit() or len(tokens[place].lower) > 1:
        return numeral
    else:
        vulgar = parse_digits(tokens[place].lower)
        if vulgar is None:
            return numeral
        fraction, after = vulgar.value, place + 1
    step = Fraction(1, fraction.denominator)
    return replace(
        numeral,
        after=after,
        end=tokens[after - 1].end,
        value=numeral.value + fraction,
        step=step,
        decimals=True,
    )


def slash_fraction(tokens: Sequence[Token], place: int) -> tuple[Fraction, int] | None:
    """Read "3/4" at `place`, and give the place after it; None for dates, seasons and longer codes."""
    if word_at(tokens, place + 1) not in _SLASHES or word_at(tokens, place + 2) == "":
        return None
    upper, slash, lower = tokens[place : place + 3]
    after = place + 3
    followed = after < len(tokens) and touches(lower, tokens[after]) and tokens[after].lower in "/-"
    if followed or not (touches(upper, slash) and touches(slash, lower)):
        return None
    if not (_SLASH_PART.fullmatch(upper.lower) and _SLASH_PART.fullmatch(lower.lower)):
        return None
    return Fraction(int(upper.lower), int(lower.lower)), after


def _with_sign(tokens: Sequence[Token], numeral: Numeral) -> Numeral:
    """Take a minus sign that touches the digits and follows a space or bracket: "-3", "(−3)", not "12-3"."""
    place = numeral.first - 1
    if place < 0 or numeral.value is None or tokens[place].lower not in _MINUS:
        return numeral
    sign = tokens[place]
    if sign.end != numeral.start:
        return numeral
    before = tokens[place - 1] if place else None
    if before is not None and touches(before, sign) and before.lower not in _OPENING | _CURRENCY_SIGNS:
        return numeral
    return replace(numeral, first=place, start=sign.start, value=-numeral.value)


def _with_sign_word(tokens: Sequence[Token], numeral: Numeral) -> Numeral:
    """Take "min" or "minus": "min 37", "minus drie komma vijf"; not "10 min 5", "min 18 jaar" and "min of meer"."""
    place = numeral.first - 1
    if word_at(tokens, place) not in _SIGNS or numeral.value is None or numeral.value < 0:
        return numeral
    if tokens[place].end == numeral.start or (place and _stands_for_number(tokens, place - 1)):
        return numeral
    unit = find_unit(tokens, numeral.after, in_digits=numeral.in_digits)
    counted = (
        unit is None and numeral.after < len(tokens) and tokens[numeral.after].lower.endswith(("en", "s"))
    )
    if (counted and tokens[numeral.after].lower not in _JOINS) or (
        unit is not None and unit[0].kind == "duration"
    ):
        return numeral
    return replace(numeral, first=place, start=tokens[place].start, value=-numeral.value)


def _stands_for_number(tokens: Sequence[Token], place: int) -> bool:
    """Whether a number or a hyphen stands at `place`, from which "min" would subtract."""
    token = tokens[place]
    return token.kind == "digits" or token.lower in _MINUS or word_value(tokens, place) is not None


def with_scales(tokens: Sequence[Token], numeral: Numeral) -> Numeral:
    """Take the scale words that follow: "1,2 mln", "17 duizend miljard", "45k"."""
    lists = numerals()
    while numeral.after < len(tokens) and numeral.value is not None:
        token = tokens[numeral.after]
        size = lists.scales.get(token.lower)
        if size is None and token.lower in lists.attached and token.start == numeral.end:
            size = lists.attached[token.lower]
        if size is None or (numeral.scaled and size < numeral.step) or _in_compound(tokens, numeral.after):
            break
        end, after = token.end, numeral.after + 1
        if token.lower in lists.dotted and _dot_belongs(tokens, after):
            end, after = tokens[after].end, after + 1
        numeral = replace(
            numeral,
            after=after,
            end=end,
            value=numeral.value * size,
            step=numeral.step * size,
            scaled=True,
            scale=numeral.scale * size,
        )
    return numeral


def _with_smaller_part(tokens: Sequence[Token], numeral: Numeral) -> Numeral:
    """Add a second part with a smaller scale: "1 miljoen 200 duizend"."""
    if not numeral.scaled or numeral.decimals or numeral.value is None or numeral.after >= len(tokens):
        return numeral
    if tokens[numeral.after].kind != "digits":
        return numeral
    part = _read_digits(tokens, numeral.after, english=False)
    if part is None or part.value is None or not part.scaled or part.decimals or part.value >= numeral.scale:
        return numeral
    return replace(
        part, first=numeral.first, start=numeral.start, value=numeral.value + part.value, scale=numeral.scale
    )


def _dot_belongs(tokens: Sequence[Token], place: int) -> bool:
    """Whether the full stop at `place` ends an abbreviation and no sentence: a small letter follows ("mln. euro")."""
    if (
        place + 1 >= len(tokens)
        or tokens[place].lower != "."
        or not touches(tokens[place - 1], tokens[place])
    ):
        return False
    return tokens[place + 1].kind == "word" and tokens[place + 1].small


def _in_compound(tokens: Sequence[Token], place: int) -> bool:
    """Whether the word at `place` goes on after a hyphen: "miljard-euro-plan", "één-tweetje"; "twee-derde" is read."""
    if word_at(tokens, place + 1) != "-" or place + 2 >= len(tokens):
        return False
    word, hyphen, following = tokens[place : place + 3]
    if not (touches(word, hyphen) and touches(hyphen, following)) or following.kind != "word":
        return False
    if following.lower == "en" and word_at(tokens, place + 3) == "-":
        return False
    return parse_ordinal(following.lower) is None and word_value(tokens, place + 2) is None


def _read_words(tokens: Sequence[Token], place: int, *, joined: bool) -> Numeral | None:
    """Read a numeral in words, with its scale words."""
    lists = numerals()
    first, start = place, _behind_article(tokens, place)
    if start is None:
        return None
    place = start
    if strip_accents(word_at(tokens, place)) in lists.groups:
        return _group(tokens, first, place, Fraction(1))
    values = _spoken(tokens, place)
    if not values:
        return None
    value, used = join_spoken(values)
    after = place + used
    size = _spoken_size(value)
    numeral = Numeral(
        first,
        after,
        tokens[first].start,
        tokens[after - 1].end,
        value,
        _spoken_step(value, values[0]),
        in_digits=False,
        decimals=values[0].denominator > 1,
        scaled=size >= _THOUSAND,
        scale=size if size >= _THOUSAND else 1,
    )
    if joined:
        numeral = _with_tens(tokens, numeral)
        numeral = _with_half(tokens, numeral)
    numeral = _with_decimals(tokens, numeral)
    if _is_group(strip_accents(word_at(tokens, numeral.after))) and numeral.value is not None:
        return _group(tokens, first, numeral.after, numeral.value)
    numeral = with_scales(tokens, numeral)
    if numeral.value == _HALF and first == numeral.after - 1:
        # "halve finale", "half september": half of something only with a unit, or after "een".
        return numeral if find_unit(tokens, numeral.after, in_digits=False) is not None else None
    return _with_sign_word(tokens, numeral)


def _behind_article(tokens: Sequence[Token], place: int) -> int | None:
    """Where a numeral goes on behind "een" ("een | half miljoen"), or that it is itself the number; None for an article."""
    if not is_article(tokens[place]):
        return place
    lists = numerals()
    following = strip_accents(word_at(tokens, place + 1))
    if following in lists.halves or following in lists.powers_by_word or following in lists.groups:
        return place + 1
    counts = _is_spoken_one(tokens, place) or _is_one_percent(tokens, place)
    return place if counts or (following in lists.scales and following not in lists.vague) else None


def _read_none(tokens: Sequence[Token], place: int) -> Numeral | None:
    """Read "geen enkele" as zero; "geen" alone denies more than it counts."""
    if word_at(tokens, place + 1) != "enkele":
        return None
    after = place + 2
    return Numeral(
        place, after, tokens[place].start, tokens[after - 1].end, Fraction(0), _ONE, in_digits=False
    )


def _is_one_percent(tokens: Sequence[Token], place: int) -> bool:
    """Whether an unaccented "een" counts percents or money: "een procent", "een euro"."""
    found = find_unit(tokens, place + 1, in_digits=False)
    return found is not None and found[0].kind in {"percentage", "percentage_point", "amount"}


def _is_spoken_one(tokens: Sequence[Token], place: int) -> bool:
    """Whether an unaccented "een" counts: "een en een half", "een komma drie", "tussen een en tien", "een tot tien", "een of twee"."""
    link, following = word_at(tokens, place + 1), word_at(tokens, place + 2)
    if link == "en" and following == _ARTICLE:
        return word_at(tokens, place + 3) in _HALVES | _PARTS_OF_ONE
    value = word_value(tokens, place + 2)
    if value is None or value <= 1 or value.denominator > 1:
        return False
    between = word_at(tokens, place - 1) == "tussen"
    return link in {"komma", "tot", "à"} or (link == "en" and between) or (link == "of" and value == _ONE + 1)


def _spoken(tokens: Sequence[Token], place: int) -> list[Fraction]:
    """The values of the numeral words in a row from `place` on; an article ends the row, not so in "een miljard een miljoen"."""
    values: list[Fraction] = []
    while len(values) < _LONGEST:
        at = place + len(values)
        value = word_value(tokens, at)
        if value is None or (values and value.denominator > 1):
            break
        if values and is_article(tokens[at]) and word_at(tokens, at + 1) not in numerals().powers_by_word:
            break
        values.append(value)
    return values


def _spoken_step(value: Fraction, first: Fraction) -> Fraction:
    """What the last spoken word is worth: 2300 → 100, 163 → 1; halves are read as one decimal would be."""
    if first.denominator > 1:
        return _STEP_OF_HALVES * value / first
    return Fraction(_spoken_size(value))


def _spoken_size(value: Fraction) -> int:
    """The worth of the power that ends a spoken number: "tweeduizend driehonderd" → 100; 1 where none does."""
    return max(1, granularity(value)) if value else 1


def _with_tens(tokens: Sequence[Token], numeral: Numeral) -> Numeral:
    """Join numerals around a loose "en": "drie en twintig" → 23, "honderd en vijf" → 105."""
    place = after_and(tokens, numeral.after)
    if numeral.value is None or place is None:
        return numeral
    more = word_value(tokens, place)
    if more is None or more.denominator > 1 or is_article(tokens[place]):
        return numeral
    reversed_tens = (
        0 < numeral.value % _HUNDRED <= _HIGHEST_UNIT
        and more % 10 == 0
        and _LOWEST_TEN <= more <= _HIGHEST_TEN
    )
    after_hundreds = 0 < more < _HUNDRED <= granularity(numeral.value)
    if not (reversed_tens or after_hundreds):
        return numeral
    after = place + 1
    return replace(
        numeral, after=after, end=tokens[after - 1].end, value=numeral.value + more, step=Fraction(1)
    )


def after_and(tokens: Sequence[Token], place: int) -> int | None:
    """The place after "en" or "-en-" between the parts of a numeral: "drie en twintig", "drie-en-twintig"."""
    first = word_at(tokens, place)
    if first == "en":
        return place + 1
    hyphened = first == "-" and word_at(tokens, place + 1) == "en" and word_at(tokens, place + 2) == "-"
    return place + 3 if hyphened else None


def _with_half(tokens: Sequence[Token], numeral: Numeral) -> Numeral:
    """Add "en een half": "drie en een halve" → 7/2."""
    place = numeral.after
    if word_at(tokens, place) != "en" or word_at(tokens, place + 1) != _ARTICLE or numeral.value is None:
        return numeral
    if word_at(tokens, place + 2) not in _HALVES:
        return numeral
    after = numeral.after + 3
    return replace(
        numeral,
        after=after,
        end=tokens[after - 1].end,
        value=numeral.value + _HALF,
        step=_STEP_OF_HALVES,
        decimals=True,
    )


def _with_decimals(tokens: Sequence[Token], numeral: Numeral) -> Numeral:
    """Add spoken decimals: "drie komma vijf" → 3.5, "nul komma nul vijf" → 0.05, "min 5 punt vijf" → -5.5."""
    if numeral.value is None or word_at(tokens, numeral.after) not in {"komma", "punt"}:
        return numeral
    figures = ""
    after = numeral.after + 1
    while (value := word_value(tokens, after)) is not None and value.denominator == 1 and value < _HUNDRED:
        figures += str(value.numerator)
        after += 1
    if not figures:
        return numeral
    step = Fraction(1, 10 ** len(figures))
    return replace(
        numeral,
        after=after,
        end=tokens[after - 1].end,
        value=numeral.value + int(figures) * step,
        step=step,
        decimals=True,
    )


def _is_group(word: str) -> bool:
    """Whether a word is a group that is counted: "dozijn", "dozijnen"."""
    groups = numerals().groups
    return word in groups or word.removesuffix("en") in groups


def _group(tokens: Sequence[Token], first: int, place: int, count: Fraction) -> Numeral:
    """Read "een dozijn", "drie dozijn": `place` is that of the group word."""
    word, groups = strip_accents(tokens[place].lower), numerals().groups
    size = groups[word] if word in groups else groups[word.removesuffix("en")]
    return Numeral(
        first,
        place + 1,
        tokens[first].start,
        tokens[place].end,
        count * size,
        Fraction(1),
        in_digits=tokens[first].kind == "digits",
    )


def _read_vague(tokens: Sequence[Token], place: int) -> Numeral | None:
    """Read a number without exact value: "tientallen", "enkele honderden", "een paar duizend"."""
    lists = numerals()
    first = place
    if is_article(tokens[place]):
        place += 1
    word = word_at(tokens, place)
    if word in lists.few:
        place += 1
        size = lists.powers_by_word.get(word_at(tokens, place))
        if size is not None:
            low, high = lists.few_factors
            return _between(tokens, first, place + 1, low * size, high * size)
    if place > first and word not in lists.few:
        return None
    following = word_at(tokens, place)
    if following not in lists.vague:
        return None
    low, high = lists.vague[following]
    after = place + 1
    while (size := lists.scales.get(word_at(tokens, after))) is not None:
        low, high, after = low * size, high * size, after + 1
    return _between(tokens, first, after, low, high)


def _between(tokens: Sequence[Token], first: int, after: int, low: int, high: int) -> Numeral:
    return Numeral(
        first,
        after,
        tokens[first].start,
        tokens[after - 1].end,
        None,
        Fraction(1),
        in_digits=False,
        low=Fraction(low),
        high=Fraction(high),
    )
