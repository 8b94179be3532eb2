"""Reads shares and multiples: "een derde", "de helft", "een op de vijf", "verdubbeld", "twee keer zoveel"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache

from cijfercheck.language.digits import parse_digits
from cijfercheck.language.hedges import find_hedge_before
from cijfercheck.language.lexicon import load_words
from cijfercheck.language.numerals import (
    Numeral,
    after_and,
    is_article,
    read_numeral,
    slash_fraction,
    with_scales,
    word_at,
    word_value,
)
from cijfercheck.language.tokens import Token, touches
from cijfercheck.language.units import find_unit
from cijfercheck.language.words import granularity, parse_ordinal, strip_accents

_ONE = Fraction(1)
_PARTICIPLE = re.compile(r"(?:af|toe|in|op|terug|bij|neer|weg|uit|aan|om|over|door)?ge\w+(?:d|t|en)")
_TEN, _HUNDRED = 10, 100
_LARGEST_MIXED = 1000
_LARGEST_WHOLE = 1_000_000
_COUNTED = frozenset({"amount", "measure"})
_LEAST_RATE = 1_000
_LARGEST_PART = 10
_LONGEST_ROW = 3


@dataclass(frozen=True, slots=True)
class Fractions:
    """The words of `data/fractions.toml`."""

    denominators: dict[str, int]
    whole: dict[str, Fraction]
    with_article: frozenset[str]
    clock_after: frozenset[str]
    followers: frozenset[str]
    wholes_of_words: frozenset[int]
    wholes_of_digits: frozenset[int]
    articles: frozenset[str]
    multiples: dict[str, Fraction]
    doubled: dict[str, Fraction]
    doubled_of: dict[str, Fraction]
    times: frozenset[str]
    compared: frozenset[str]
    two_readings: frozenset[str]
    places: frozenset[str]
    rank_before: frozenset[str]
    rank_followers: frozenset[str]
    superlatives: frozenset[str]
    in_a_row: frozenset[str]
    row: frozenset[tuple[str, ...]]
    for_the: frozenset[str]


@cache
def fraction_words() -> Fractions:
    """Load the fractions, ratios and multiples."""
    data = load_words("fractions")
    denominators: dict[str, int] = dict(data["denominators"])
    denominators |= {f"{word}n": value for word, value in data["denominators"].items() if word.endswith("e")}
    rank, ratio, times = data["rank"], data["ratio"], data["times"]
    return Fractions(
        denominators=denominators,
        whole={word: Fraction(value) for word, value in data["whole"].items()},
        with_article=frozenset(data["with_article"]["words"]),
        clock_after=frozenset(data["clock"]["after"]),
        followers=frozenset(data["followers"]["words"]),
        wholes_of_words=frozenset(ratio["wholes_of_words"]),
        wholes_of_digits=frozenset(ratio["wholes_of_digits"]),
        articles=frozenset(ratio["articles"]),
        multiples={word: Fraction(entry["value"]) for entry in data["multiple"] for word in entry["words"]},
        doubled={word: Fraction(value) for word, value in data["doubled"].items()},
        doubled_of={word: Fraction(value) for word, value in data["doubled_of"].items()},
        times=frozenset(times["words"]),
        compared=frozenset(times["compared"]),
        two_readings=frozenset(times["two_readings"]),
        places=frozenset(rank["places"]),
        rank_before=frozenset(rank["before"]),
        rank_followers=frozenset(rank["followers"]),
        superlatives=frozenset(rank["superlatives"]),
        in_a_row=frozenset(rank["in_a_row"]),
        row=frozenset(tuple(row.split()) for row in rank["row"]),
        for_the=frozenset(rank["for_the"]),
    )


def read_share(tokens: Sequence[Token], place: int, numeral: Numeral | None) -> Numeral | None:
    """Read the fraction or ratio that starts at `place`: "twee derde", "de helft", "een op de vijf", "3/4".

    `numeral` is the plain number that can be read there.
    """
    token = tokens[place]
    if token.kind == "digits":
        slashed = slash_fraction(tokens, place) or _scale_of_map(tokens, place)
        if slashed is not None:
            share = _share(tokens, place, slashed[1], slashed[0], in_digits=True)
            negative = numeral is not None and numeral.value is not None and numeral.value < 0
            return share if numeral is None or not negative else _negative(tokens, share, numeral.first)
        return _read_ratio(tokens, place, numeral)
    if token.kind != "word":
        return None
    whole = _read_whole_word(tokens, place)
    return whole or _read_parts(tokens, place, numeral) or _read_ratio(tokens, place, numeral)


def _negative(tokens: Sequence[Token], share: Numeral, first: int) -> Numeral:
    """Put the minus sign at `first` before a fraction: "-4/5"."""
    value = None if share.value is None else -share.value
    return replace(share, first=first, start=tokens[first].start, value=value)


def _scale_of_map(tokens: Sequence[Token], place: int) -> tuple[Fraction, int] | None:
    """Read "1:5", and the place after it."""
    if tokens[place].lower != "1" or word_at(tokens, place + 1) != ":" or place + 2 >= len(tokens):
        return None
    one, colon, whole = tokens[place : place + 3]
    if not (touches(one, colon) and touches(colon, whole)) or whole.kind != "digits":
        return None
    written = parse_digits(whole.lower)
    if written is None or written.value <= 1:
        return None
    return 1 / written.value, place + 3


def read_mixed(tokens: Sequence[Token], numeral: Numeral | None) -> Numeral | None:
    """Add a fraction behind a loose "en" to a whole number: "drie en een kwart", "vijf en twee derde"; not "drie en een derde plaats"."""
    if numeral is None or numeral.value is None or numeral.scaled or numeral.decimals:
        return numeral
    if word_at(tokens, numeral.after) != "en" or word_at(tokens, numeral.first - 1) in {"tussen", "de"}:
        return numeral
    place = numeral.after + 1
    if place >= len(tokens) or tokens[place].kind != "word" or not 0 < abs(numeral.value) < _LARGEST_MIXED:
        return numeral
    whole = _read_whole_word(tokens, place) if is_article(tokens[place]) else None
    part = whole or _read_parts(tokens, place, read_numeral(tokens, place))
    if part is None or part.value is None or word_at(tokens, place) == "de":
        return numeral
    value = numeral.value + (part.value if numeral.value > 0 else -part.value)
    mixed = replace(numeral, after=part.after, end=part.end, value=value, step=part.step, decimals=True)
    return with_scales(tokens, mixed)


def read_multiple(tokens: Sequence[Token], place: int, numeral: Numeral | None) -> Numeral | None:
    """Read the multiple that starts at `place`: "verdubbeld" → 2, "drie keer zoveel" → 3, "dubbel zo groot" → 2."""
    lists = fraction_words()
    value = _word_multiple(tokens, place)
    if value is not None:
        return _multiple(tokens, place, place + 1, value)
    if numeral is None or numeral.value is None or word_at(tokens, numeral.after) not in lists.times:
        return None
    following = word_at(tokens, numeral.after + 1)
    if following not in lists.compared:
        return None
    return replace(
        numeral,
        after=numeral.after + 1,
        end=tokens[numeral.after].end,
        form="multiple",
        number_end=numeral.end,
        more=following in lists.two_readings,
    )


def _word_multiple(tokens: Sequence[Token], place: int) -> Fraction | None:
    """The value of "verdubbeld", of "dubbel" in "dubbel zo groot" and of "dubbele" in "het dubbele van"."""
    lists = fraction_words()
    word, following = tokens[place].lower, word_at(tokens, place + 1)
    if word in lists.doubled_of and word_at(tokens, place - 1) == "het" and following in {"van", ".", ","}:
        return lists.doubled_of[word]
    if word in lists.doubled and following in {"zo", "zoveel"}:
        return lists.doubled[word]
    return lists.multiples.get(word)


def read_rank(tokens: Sequence[Token], place: int) -> Numeral | None:
    """Read an ordinal that claims a rank: "derde (plaats)", "4de (jaar op rij)", "op één na (grootste)"."""
    lists = fraction_words()
    if tokens[place].lower == "op":
        if word_at(tokens, place + 2) != "na":
            return None
        numeral = read_numeral(tokens, place + 1) if place + 1 < len(tokens) else None
        if numeral is None or numeral.value is None or word_at(tokens, numeral.after) != "na":
            return None
        if word_at(tokens, numeral.after + 1) not in lists.superlatives:
            return None
        after = numeral.after + 1
        return Numeral(
            place,
            after,
            tokens[place].start,
            tokens[after - 1].end,
            numeral.value + 1,
            Fraction(1),
            in_digits=numeral.in_digits,
            form="rank",
        )
    ordinal = read_ordinal(tokens, place)
    if ordinal is None:
        return None
    following = word_at(tokens, ordinal.after)
    before = word_at(tokens, place - 1) if place else ""
    ranked = (
        following in lists.places
        or following in lists.superlatives
        or (following in lists.in_a_row and _in_a_row(tokens, ordinal.after + 1))
        or (following in lists.for_the and before == "de" and place > 1 and tokens[place - 2].lower == "voor")
        or (before in lists.rank_before and _has_no_noun(tokens, ordinal.after))
    )
    return replace(ordinal, form="rank") if ranked else None


def _has_no_noun(tokens: Sequence[Token], place: int) -> bool:
    """Whether nothing that could be ranked follows: "als derde over de streep", "staat zesde."."""
    if place >= len(tokens) or tokens[place].kind != "word":
        return True
    return tokens[place].lower in fraction_words().rank_followers


def _in_a_row(tokens: Sequence[Token], place: int) -> bool:
    """Whether "op rij", "op een rij" or "achtereen" stands at `place`."""
    words = tuple(word_at(tokens, place + offset) for offset in range(_LONGEST_ROW))
    return any(words[: len(row)] == row for row in fraction_words().row)


def read_ordinal(tokens: Sequence[Token], place: int) -> Numeral | None:
    """Read any ordinal at `place`: "eerste", "drieëntwintigste", "19de", "1.000ste", "drie en twintigste"."""
    token = tokens[place]
    after = place + 1
    value: Fraction | int
    if token.kind == "digits":
        if word_at(tokens, after) not in {"e", "de", "ste"} or tokens[after].start != token.end:
            return None
        if not tokens[after].small:
            return None
        written = parse_digits(token.lower)
        if written is None or written.step < 1:
            return None
        value, after = written.value, after + 1
    elif (spoken := _spoken_ordinal(tokens, place)) is not None:
        value, after = spoken
    else:
        found = parse_ordinal(token.lower) if token.kind == "word" else None
        if found is None:
            return None
        value = found
    return Numeral(
        place,
        after,
        token.start,
        tokens[after - 1].end,
        Fraction(value),
        Fraction(1),
        in_digits=token.kind == "digits",
        form="ordinal",
    )


def _spoken_ordinal(tokens: Sequence[Token], place: int) -> tuple[Fraction, int] | None:
    """Read an ordinal of several words, and the place after it: "drie en twintigste" → 23, "honderd en eerste" → 101."""
    first = word_value(tokens, place)
    if first is None or first.denominator > 1 or is_article(tokens[place]):
        return None
    joined = after_and(tokens, place + 1)
    last = place + 1 if joined is None else joined
    added = parse_ordinal(tokens[last].lower) if last < len(tokens) and tokens[last].kind == "word" else None
    if added is None or added <= 0:
        return None
    tens = joined is not None and first < _TEN and added % _TEN == 0 and added < _HUNDRED
    behind_hundreds = first >= _HUNDRED and added < min(_HUNDRED, granularity(first))
    return (first + added, last + 1) if tens or behind_hundreds else None


def _read_whole_word(tokens: Sequence[Token], place: int) -> Numeral | None:
    """Read "de helft", "een kwart", "driekwart", "tweederde"."""
    lists = fraction_words()
    first = place
    word = strip_accents(tokens[place].lower)
    if word in {"de", "een"}:
        place += 1
        article, word = word, strip_accents(word_at(tokens, place))
        if (article == "een") is not (word in lists.with_article) or word not in {
            "helft",
            *lists.with_article,
        }:
            return None
    value = lists.whole.get(word)
    if value is None or _follows_ordinal(tokens, first):
        return None
    if word in lists.with_article and word_at(tokens, place + 1) in lists.clock_after:
        return None
    return _share(tokens, first, place + 1, value, in_digits=False)


def _follows_ordinal(tokens: Sequence[Token], first: int) -> bool:
    """Whether an ordinal stands before: "tweede | helft"; where it was taken already, a break stands there."""
    taken = first > 0 and tokens[first - 1].kind == "break" and not tokens[first - 1].lower
    return taken or parse_ordinal(word_at(tokens, first - 1)) is not None


def _read_parts(tokens: Sequence[Token], place: int, numeral: Numeral | None) -> Numeral | None:
    """Read a count of parts: "een derde", "twee derde", "drie kwart", "twee-derde"."""
    lists = fraction_words()
    first = tokens[place]
    article = is_article(first)
    if article:
        count, after = Fraction(1), place + 1
    else:
        if numeral is None or numeral.value is None or numeral.value.denominator > 1 or numeral.in_digits:
            return None
        count, after = numeral.value, numeral.after
    if word_at(tokens, after) in {"-", "/"} and after + 1 < len(tokens):
        # "twee-derde", "een - vierde": with spaces on both sides or on none.
        sign = tokens[after]
        after += touches(tokens[after - 1], sign) == touches(sign, tokens[after + 1])
    denominator = lists.denominators.get(word_at(tokens, after))
    if denominator is None or count >= denominator or word_at(tokens, after) in {"half", "halve"}:
        return None
    if count == 1 and first.lower == "een" and not _is_fraction_here(tokens, place, after + 1):
        return None
    return _share(tokens, place, after + 1, count / denominator, in_digits=False)


def _is_fraction_here(tokens: Sequence[Token], place: int, after: int) -> bool:
    """Whether "een derde" is a share and no ordinal: by the hedge before it and the word after it."""
    if after >= len(tokens) or tokens[after].kind != "word":
        return True
    following = tokens[after].lower
    if following in fraction_words().followers or find_hedge_before(tokens, place) is not None:
        return True
    if find_unit(tokens, after, in_digits=False) is not None and following not in {
        "week",
        "dag",
        "maand",
        "keer",
    }:
        return True
    return _PARTICIPLE.fullmatch(following) is not None


def _read_ratio(tokens: Sequence[Token], place: int, numeral: Numeral | None) -> Numeral | None:
    """Read "een op de vijf", "1 op 5", "drie van de tien"."""
    part = numeral
    if part is None and is_article(tokens[place]) and word_at(tokens, place + 1) in {"op", "van", "uit"}:
        part = Numeral(place, place + 1, tokens[place].start, tokens[place].end, _ONE, _ONE, in_digits=False)
    if part is None or part.value is None or part.value < 0:
        return None
    link, after = word_at(tokens, part.after), part.after + 1
    article = word_at(tokens, after) in fraction_words().articles
    if link not in {"op", "van", "uit"} or (link == "van" and word_at(tokens, after) != "de"):
        return None
    after += article
    whole = read_numeral(tokens, after) if after < len(tokens) and not is_article(tokens[after]) else None
    if whole is None or whole.value is None or not _makes_ratio(part, whole, link, article=article):
        return None
    unit = find_unit(tokens, whole.after, in_digits=whole.in_digits)
    if unit is not None and (link != "op" or unit[0].kind not in _COUNTED):
        return None  # "een op de tien hectares" is a share, "een op de drie jaar" is how often
    return _share(tokens, place, whole.after, part.value / whole.value, in_digits=part.in_digits)


def _makes_ratio(part: Numeral, whole: Numeral, link: str, *, article: bool) -> bool:
    """Whether two numbers around "op" or "van de" are a share of a whole, and no two counts.

    Without article, as in Flanders, only small parts: "één op vijf", "1 op 5"; not "12 op 15 oktober". After "van de" only
    round wholes: "drie van de tien" is a ratio, "29 van de 150" counts twice.
    """
    if part.value is None or whole.value is None or whole.value.denominator > 1 or whole.value <= part.value:
        return False
    if link == "uit":
        return part.value == 1
    if link == "op":
        if part.value > 1 and whole.value >= _LEAST_RATE:
            return False  # "480 op de 100.000 inwoners" counts 480 per 100.000
        return article or (whole.value <= _LARGEST_WHOLE and part.value < _LARGEST_PART)
    lists = fraction_words()
    wholes = lists.wholes_of_digits if part.in_digits or whole.in_digits else lists.wholes_of_words
    return whole.value in wholes


def _share(tokens: Sequence[Token], first: int, after: int, value: Fraction, *, in_digits: bool) -> Numeral:
    return Numeral(
        first,
        after,
        tokens[first].start,
        tokens[after - 1].end,
        value,
        Fraction(1, value.denominator),
        in_digits=in_digits,
        decimals=True,
        form="share",
    )


def _multiple(tokens: Sequence[Token], first: int, after: int, value: Fraction) -> Numeral:
    return Numeral(
        first,
        after,
        tokens[first].start,
        tokens[after - 1].end,
        value,
        Fraction(1),
        in_digits=False,
        form="multiple",
    )
