"""Finds every quantity of a text: the number with its scale, unit, hedge and the values that it allows."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache
from operator import attrgetter

from cijfercheck.language.digits import is_english, may_be_decimal, writes_decimal_points
from cijfercheck.language.drafts import Draft, kind_of
from cijfercheck.language.fractions import (
    fraction_words,
    read_mixed,
    read_multiple,
    read_ordinal,
    read_rank,
    read_share,
)
from cijfercheck.language.hedges import (
    FoundHedge,
    Hedge,
    Written,
    find_hedge_after,
    find_hedge_before,
    values_allowed,
)
from cijfercheck.language.joins import carry_units, inherit_units, join_parts, name_percentages, share_units
from cijfercheck.language.not_claims import find_not_claims, unread_digits
from cijfercheck.language.numerals import Numeral, is_article, read_numeral, word_at
from cijfercheck.language.ranges import Range, read_range, read_share_range
from cijfercheck.language.tokens import Token, tokenize, touches
from cijfercheck.language.two_readings import with_other_reading
from cijfercheck.language.units import find_currency_before, find_unit, find_unit_after_adjective, units
from cijfercheck.language.words import numerals, parse_ordinal, parse_word, strip_accents
from cijfercheck.model.interval import Interval
from cijfercheck.model.quantity import NotClaim, OtherReading, Quantity, QuantityKind

_CACHED_WORDS = 20_000
_TEN = 10
_MILLION = 1_000_000
_ONE, _ZERO = Fraction(1), Fraction(0)
_DASHES, _MINUS = frozenset("-–—"), frozenset("-−")
_CENTIMETRES = re.compile(r"\d\d")
_YEARS_OLD = "jarige"
_YEARS_LONG = "jarig"
_end_of = attrgetter("end")
_LOOSE = Hedge("about", Fraction(1, 5))
_VAGUE = Hedge("about", None)


def read_numbers(
    text: str, taken: Iterable[tuple[int, int]] = ()
) -> tuple[tuple[Quantity, ...], tuple[NotClaim, ...]]:
    """Read every number of `text`: its quantities, and the numbers that state nothing to check.

    Every run of digits lies in exactly one quantity, not-claim or span of `taken`; what nothing could read is a
    not-claim with the reason "unread". Spans are half-open; both results are in the order of the text.
    """
    taken = tuple(taken)
    others = find_not_claims(text)
    blocked = (*taken, *((other.start, other.end) for other in others))
    quantities = find_quantities(text, blocked)
    known = (*blocked, *((quantity.start, quantity.end) for quantity in quantities))
    unread = unread_digits(text, known)
    if unread:
        others = tuple(sorted((*others, *unread), key=lambda other: other.start))
    return quantities, others


def find_ordinals(others: Iterable[NotClaim]) -> tuple[Quantity, ...]:
    """Give the value of each ordinal among `others`: "de 21e" → 21. It ranks nothing, and so is no claim, but it is a number."""
    found = []
    for other in others:
        tokens = tokenize(other.text)
        ordinal = read_ordinal(tokens, 0) if other.reason == "ordinal" else None
        if ordinal is not None:
            draft = Draft(ordinal, 0, ordinal.after, ordinal.end)
            found.append(_finish(other.text, tokens, draft).moved(other.start))
    return tuple(found)


def find_quantities(text: str, taken: Sequence[tuple[int, int]] = ()) -> tuple[Quantity, ...]:
    """Find the quantities of `text` in order; they do not overlap each other or the half-open spans of `taken`.

    "ruim 1,2 mln euro" → one quantity "1,2 mln euro" of 1,200,000 EUR, just over.
    """
    plain = tokenize(text)
    starts = [place for place, token in enumerate(plain) if token[3] == "digits" or _starts_number(token[2])]
    if not starts:
        return ()
    tokens = _without(plain, taken)
    english = is_english(text)
    drafts: list[Draft] = []
    after = 0
    for place in starts:
        if place < after or not _may_start(tokens, place):
            continue
        draft = _read_draft(tokens, place, english=english)
        if draft is None:
            continue
        if drafts and draft.first < drafts[-1].after:
            # The sign before it is the unit of the number before: "500 € 300", "3 EUR 1 cent".
            own = find_unit(tokens, draft.numeral.after, in_digits=draft.numeral.in_digits)
            draft = replace(draft, first=draft.numeral.first, unit=None if own is None else own[0])
        drafts.append(draft)
        after = draft.after
    drafts = name_percentages(tokens, share_units(tokens, join_parts(tokens, drafts)))
    drafts = inherit_units(tokens, drafts)
    drafts = carry_units(tokens, drafts)
    if writes_decimal_points(text):
        drafts = [_with_decimal_reading(tokens, draft) for draft in drafts]
    return tuple(_finish(text, tokens, draft) for draft in drafts)


def _without(tokens: Sequence[Token], taken: Sequence[tuple[int, int]]) -> list[Token]:
    """Replace the tokens inside the spans of `taken` by breaks, so that nothing reads across them."""
    kept = list(tokens)
    for start, end in taken:
        place = bisect_right(tokens, start, key=_end_of)
        while place < len(tokens) and tokens[place].start < end:
            token = tokens[place]
            kept[place] = Token(token.start, token.end, "", "break", small=False)
            place += 1
    return kept


@lru_cache(maxsize=_CACHED_WORDS)
def _is_number_word(word: str) -> bool:
    """Whether a number may start with this word."""
    lists, fractions, plain = numerals(), fraction_words(), strip_accents(word)
    return (
        parse_word(word) is not None
        or parse_ordinal(word) is not None
        or plain in lists.groups
        or word in lists.vague
        or word in lists.few
        or word == "geen"
        or plain in fractions.whole
        or word in fractions.multiples
        or word in fractions.doubled
        or word in fractions.doubled_of
        or _collective(word) is not None
        or _years_word(word) is not None
    )


def _with_decimal_reading(tokens: Sequence[Token], draft: Draft) -> Draft:
    """Keep the second reading of "1.500" where the text has decimal points: 1.5 beside 1500."""
    numeral, value = draft.numeral, draft.value
    digits = next((t.lower for t in tokens[numeral.first : numeral.after] if t.kind == "digits"), "")
    if value is None or draft.range is not None or draft.other is not None or not may_be_decimal(digits):
        return draft
    unit = None if draft.unit is None else draft.unit.name
    return replace(draft, other=OtherReading(value / 1000, unit, kind_of(tokens, draft)))


@lru_cache(maxsize=_CACHED_WORDS)
def _starts_number(word: str) -> bool:
    """Whether a number may start with this word, or with "de" or "op" before its number."""
    return word in {"de", "op"} or _is_number_word(word)


def _may_start(tokens: Sequence[Token], place: int) -> bool:
    """Whether a number may start at `place`: quick and generous."""
    token = tokens[place]
    if token.kind != "word":
        return token.kind == "digits"
    if token.lower == "de":
        return word_at(tokens, place + 1) == "helft"
    if token.lower == "op":
        return word_at(tokens, place + 2) == "na"
    return _is_number_word(token.lower)


def _read_draft(tokens: Sequence[Token], place: int, *, english: bool) -> Draft | None:
    """Read the number that starts at `place` with its unit or the rest of its range."""
    special = _read_years_word(tokens, place) or _read_collective(tokens, place)
    if special is not None:
        return special
    plain = read_numeral(tokens, place, english=english, joined=word_at(tokens, place - 1) != "tussen")
    plain = read_mixed(tokens, plain)
    numeral = (
        read_rank(tokens, place)
        or read_share(tokens, place, plain)
        or read_multiple(tokens, place, plain)
        or plain
    )
    if numeral is None:
        return None
    if numeral.form in {"multiple", "rank"}:
        return Draft(numeral, numeral.first, numeral.after, numeral.end)
    share = numeral.form == "share"
    span = read_share_range(tokens, numeral) if share else read_range(tokens, numeral, english=english)
    if span is not None:
        return _range_draft(tokens, span)
    numeral = _scaled_share(tokens, numeral) if share else numeral
    years = _read_years_after(tokens, numeral)
    return years or with_other_reading(tokens, _with_unit(tokens, numeral))


def _range_draft(tokens: Sequence[Token], span: Range) -> Draft:
    end = tokens[span.after - 1].end
    draft = Draft(span.low, span.low.first, span.after, end, span.unit, range=span)
    return draft if span.low.form == "share" else _with_currency(tokens, draft)


def _is_ratio(tokens: Sequence[Token], numeral: Numeral) -> bool:
    """Whether a share is so many of so many, which has no unit: "zes op de tien hectares"."""
    return numeral.form == "share" and any(
        token.lower == "op" for token in tokens[numeral.first : numeral.after]
    )


def _scaled_share(tokens: Sequence[Token], share: Numeral) -> Numeral:
    """Multiply a share by the scale word after it: "een kwart miljoen" → 250,000."""
    size = numerals().scales.get(word_at(tokens, share.after))
    if size is None or share.value is None:
        return share
    after = share.after + 1
    return replace(
        share,
        after=after,
        end=tokens[after - 1].end,
        value=share.value * size,
        step=Fraction(size, 10),
        form="number",
        scaled=True,
        scale=size,
    )


def _with_unit(tokens: Sequence[Token], numeral: Numeral) -> Draft:
    """Add the unit behind a number, or the currency before it."""
    numeral = _with_millions(tokens, numeral)
    draft = Draft(numeral, numeral.first, numeral.after, numeral.end)
    draft = _with_currency(tokens, draft)
    metres = _with_metres(tokens, draft)
    if metres is not None:
        return metres
    found = (
        None if _is_ratio(tokens, numeral) else find_unit(tokens, draft.after, in_digits=numeral.in_digits)
    )
    if found is not None and draft.unit is None:
        unit, after = found
        if not (numeral.form == "share" and unit.kind == "amount"):
            draft = replace(draft, unit=unit, after=after, end=tokens[after - 1].end)
    elif found is not None and draft.unit is not None and found[0].name == draft.unit.name:
        draft = replace(draft, after=found[1], end=tokens[found[1] - 1].end)
    elif found is None and draft.unit is None:
        draft = replace(draft, unit=find_unit_after_adjective(tokens, draft.after))
    if draft.unit is None and word_at(tokens, numeral.first - 1) == "of":
        draft = _with_unit_of(tokens, draft)
    return draft


def _with_millions(tokens: Sequence[Token], numeral: Numeral) -> Numeral:
    """Read the capital of "1,5M euro" as a million: a currency follows, so that it counts no metres."""
    place = numeral.after
    if word_at(tokens, place) != "m" or tokens[place].small or numeral.value is None or not numeral.in_digits:
        return numeral
    money = find_unit(tokens, place + 1, in_digits=True)
    if money is None or money[0].kind != "amount" or not touches(tokens[place - 1], tokens[place]):
        return numeral
    return replace(
        numeral,
        after=place + 1,
        end=tokens[place].end,
        value=numeral.value * _MILLION,
        step=numeral.step * _MILLION,
        scaled=True,
        scale=_MILLION,
    )


def _with_metres(tokens: Sequence[Token], draft: Draft) -> Draft | None:
    """Read "1m80" as 1.80 metres."""
    numeral, after = draft.numeral, draft.after
    if word_at(tokens, after) != "m" or after + 1 >= len(tokens) or numeral.value is None:
        return None
    written = tokens[after + 1]
    tight = touches(tokens[after - 1], tokens[after]) and touches(tokens[after], written)
    if not tight or not _CENTIMETRES.fullmatch(written.lower) or not numeral.in_digits or numeral.decimals:
        return None
    value = numeral.value + Fraction(int(written.lower), 100)
    numeral = replace(numeral, end=written.end, value=value, step=Fraction(1, 100), decimals=True)
    return replace(
        draft, numeral=numeral, after=after + 2, end=written.end, unit=units().after["meter"][-1][1]
    )


def _with_currency(tokens: Sequence[Token], draft: Draft) -> Draft:
    """Take the currency sign before a number, and a scale letter or ",-" behind it: "€ 5,-", "$2bn"."""
    found = find_currency_before(tokens, draft.first)
    if found is None:
        return _with_price_dash(tokens, draft)
    unit, first = found
    numeral, after, end = draft.numeral, draft.after, draft.end
    size = units().currency_scales.get(word_at(tokens, after))
    if size is not None and touches(tokens[after - 1], tokens[after]) and numeral.value is not None:
        numeral = replace(
            numeral,
            value=numeral.value * size,
            step=numeral.step * size,
            end=tokens[after].end,
            scaled=True,
            scale=size,
        )
        after, end = after + 1, tokens[after].end
    numeral, first = _with_minus_before(tokens, numeral, first)
    return _with_price_dash(
        tokens, replace(draft, numeral=numeral, first=first, after=after, end=end, unit=unit)
    )


def _with_minus_before(tokens: Sequence[Token], numeral: Numeral, first: int) -> tuple[Numeral, int]:
    """Take a minus sign that touches the currency sign at `first`, with a space before it: "-€ 5"."""
    sign = first - 1
    if (
        word_at(tokens, sign) not in _MINUS
        or numeral.value is None
        or not touches(tokens[sign], tokens[first])
    ):
        return numeral, first
    if sign and touches(tokens[sign - 1], tokens[sign]):
        return numeral, first
    return replace(numeral, value=-numeral.value), sign


def _with_price_dash(tokens: Sequence[Token], draft: Draft) -> Draft:
    """Take ",-" behind a price, with or without a euro sign before it: "1.250,-", "$ 350,--"."""
    after = draft.after
    if word_at(tokens, after) != "," or word_at(tokens, after + 1) not in _DASHES:
        return draft
    if not (touches(tokens[after - 1], tokens[after]) and touches(tokens[after], tokens[after + 1])):
        return draft
    after += 2
    after += word_at(tokens, after) in _DASHES
    unit = draft.unit or units().after["euro"][0][1]
    return replace(draft, after=after, end=tokens[after - 1].end, unit=unit)


def _with_unit_of(tokens: Sequence[Token], draft: Draft) -> Draft:
    """Take the unit before "of": "een jaar of tien", "een week of drie"."""
    first = draft.numeral.first
    found = find_unit(tokens, first - 2, in_digits=False)
    if found is None or found[1] != first - 1 or word_at(tokens, first - 3) != "een":
        return draft
    return replace(draft, first=first - 2, unit=found[0], hedge=_LOOSE)


def _read_years_after(tokens: Sequence[Token], numeral: Numeral) -> Draft | None:
    """Read "14-jarige" as an age and "25-jarig" as a duration, also with a space for the hyphen."""
    place = numeral.after + (word_at(tokens, numeral.after) in {"-", "‑"})
    kind = _years_kind(word_at(tokens, place))
    if kind is None or numeral.value is None:
        return None
    year = units().after["jaar"][0][1]
    return Draft(numeral, numeral.first, place + 1, tokens[place].end, year, kind)


def _read_years_word(tokens: Sequence[Token], place: int) -> Draft | None:
    """Read "veertienjarige" and "vijftigjarig"."""
    token = tokens[place]
    years = _years_word(token.lower) if token.kind == "word" else None
    if years is None:
        return None
    value, kind = years
    numeral = Numeral(place, place + 1, token.start, token.end, value, Fraction(1), in_digits=False)
    return Draft(numeral, place, place + 1, token.end, units().after["jaar"][0][1], kind)


def _years_kind(word: str) -> QuantityKind | None:
    if word == _YEARS_OLD:
        return "age"
    return "duration" if word == _YEARS_LONG else None


def _years_word(word: str) -> tuple[Fraction, QuantityKind] | None:
    for ending in (_YEARS_OLD, _YEARS_LONG):
        value = parse_word(word.removesuffix(ending)) if word.endswith(ending) and word != ending else None
        kind = _years_kind(ending)
        if value is not None and kind is not None:
            return value, kind
    return None


def _collective(word: str) -> Fraction | None:
    """The size of "twintigtal", "honderdtal"; None for other words and for "elftal"."""
    lists = numerals()
    if not word.endswith(lists.collective) or word in lists.not_collective:
        return None
    return parse_word(word.removesuffix(lists.collective))


def _read_collective(tokens: Sequence[Token], place: int) -> Draft | None:
    """Read "een twintigtal", "een 20-tal" as about twenty."""
    first = place
    if is_article(tokens[place]):
        place += 1
    if place >= len(tokens):
        return None
    token = tokens[place]
    value = _collective(token.lower) if token.kind == "word" else None
    after = place + 1
    if token.kind == "digits" and word_at(tokens, place + 1) == "-" and word_at(tokens, place + 2) == "tal":
        numeral = read_numeral(tokens, place)
        value = None if numeral is None else numeral.value
        after = place + 3
    if value is None:
        return None
    end = tokens[after - 1].end
    numeral = Numeral(
        first, after, tokens[first].start, end, value, Fraction(1), in_digits=token.kind == "digits"
    )
    return Draft(numeral, first, after, end, hedge=_VAGUE)


def _finish(text: str, tokens: Sequence[Token], draft: Draft) -> Quantity:
    """Make the record: with the hedge, the kind and the values that the words allow."""
    numeral, unit = draft.numeral, draft.unit
    factor = _ONE if unit is None else unit.factor
    kind = kind_of(tokens, draft)
    found = _find_hedge(tokens, draft)
    hedge = draft.hedge if found is None else found.hedge
    value, low, high = numeral.value, numeral.low, numeral.high
    converts = factor.numerator != 1 or factor.denominator != 1
    step = numeral.step * abs(factor) if converts else numeral.step
    number_end = numeral.end if numeral.number_end is None else numeral.number_end
    if draft.range is not None:
        value, low, high = None, draft.range.low.value, draft.range.high.value
        number_end = draft.range.high.end
    if value is None:
        if factor < 0:
            low, high = high, low
        limits = Interval(None if low is None else low * factor, None if high is None else high * factor)
        hedge = hedge or (None if draft.range else _VAGUE)
        allowed = limits
    else:
        limits = Interval(None, None)
        value = value * factor if converts else value
        written = Written(
            value,
            step,
            kind,
            decimals=numeral.decimals,
            fraction=numeral.form == "share",
            counted=kind in {"number", "ordinal"},
        )
        allowed = values_allowed(written, hedge)
        if numeral.more and allowed.high is not None:
            allowed = Interval(allowed.low, allowed.high + 1)
    start = tokens[draft.first].start
    return Quantity(
        start=start,
        end=draft.end,
        number_start=numeral.start,
        number_end=number_end,
        text=text[start : draft.end],
        kind=kind,
        value=value,
        low=limits.low,
        high=limits.high,
        unit=unit.name if unit is not None else ("jaar" if kind == "age" else None),
        qualifier="exact" if hedge is None else hedge.qualifier,
        hedge=None if found is None else text[found.start : found.end],
        stands_for=allowed,
        step=step,
        canonical_unit=None if unit is None else unit.base,
        factor=_ONE if unit is None else unit.base_factor,
        shift=_ZERO if unit is None else unit.base_shift,
        other=draft.other,
    )


def _find_hedge(tokens: Sequence[Token], draft: Draft) -> FoundHedge | None:
    """Find the hedge of a number; "onder de" and the like need a round number or a unit."""
    first = draft.first
    if draft.range is not None and draft.range.between:
        return None
    found = find_hedge_before(tokens, first)
    value = draft.numeral.value
    if found is not None and found.hedge.round_only and draft.unit is None and draft.numeral.form == "number":
        found = found if value is not None and value % _TEN == 0 else None
    if found is not None and found.hedge.unit_only and draft.unit is None:
        found = None
    return find_hedge_after(tokens, draft.after) or found
