"""Finds every quantity of a text: the number with its scale, unit, hedge and the values that it allows."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache
from operator import attrgetter

from cijfercheck.language.ages import is_age, is_personal_age
from cijfercheck.language.digits import is_english
from cijfercheck.language.fractions import fraction_words, read_multiple, read_rank, read_share
from cijfercheck.language.hedges import (
    FoundHedge,
    Hedge,
    Written,
    find_hedge_after,
    find_hedge_before,
    values_allowed,
)
from cijfercheck.language.not_claims import find_not_claims, unread_digits
from cijfercheck.language.numerals import Form, Numeral, is_article, read_numeral, word_at
from cijfercheck.language.ranges import Range, read_range, share_scale
from cijfercheck.language.tokens import Token, tokenize, touches
from cijfercheck.language.units import Unit, find_currency_before, find_unit, find_unit_after_adjective, units
from cijfercheck.language.words import numerals, parse_ordinal, parse_word, strip_accents
from cijfercheck.model.interval import Interval
from cijfercheck.model.quantity import NotClaim, Quantity, QuantityKind

_CACHED_WORDS = 20_000
_LONGEST_LINK = 6
_TEN = 10
_DASHES = frozenset("-–—")
_YEARS_OLD = "jarige"
_YEARS_LONG = "jarig"
_end_of = attrgetter("end")
_KINDS: dict[Form, QuantityKind] = {
    "number": "number",
    "share": "ratio",
    "multiple": "multiple",
    "ordinal": "ordinal",
    "rank": "ordinal",
}
_LOOSE = Hedge("about", Fraction(1, 5))
_VAGUE = Hedge("about", None)


@dataclass(frozen=True, slots=True)
class _Draft:
    """A number with its unit, before units are shared and hedges are read; `first` and `after` are places of tokens."""

    numeral: Numeral
    first: int
    after: int
    end: int
    unit: Unit | None = None
    kind: QuantityKind | None = None
    range: Range | None = None
    hedge: Hedge | None = None


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


def find_quantities(text: str, taken: Sequence[tuple[int, int]] = ()) -> tuple[Quantity, ...]:
    """Find the quantities of `text` in order; they do not overlap each other or the half-open spans of `taken`.

    "ruim 1,2 mln euro" → one quantity "1,2 mln euro" of 1,200,000 EUR, just over.
    """
    tokens = _without(tokenize(text), taken)
    english = is_english(text)
    drafts: list[_Draft] = []
    place = 0
    while place < len(tokens):
        draft = _read_draft(tokens, place, english=english) if _may_start(tokens, place) else None
        if draft is None:
            place += 1
        else:
            if drafts and draft.first < drafts[-1].after:
                # The sign before it is the unit of the number before: "500 € 300".
                draft = replace(draft, first=draft.numeral.first, unit=None)
            drafts.append(draft)
            place = max(draft.after, place + 1)
    return tuple(_finish(text, tokens, draft) for draft in _share_units(tokens, drafts))


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
        or plain in fractions.whole
        or word in fractions.multiples
        or word in fractions.doubled
        or word in fractions.doubled_of
        or _collective(word) is not None
        or _years_word(word) is not None
    )


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


def _read_draft(tokens: Sequence[Token], place: int, *, english: bool) -> _Draft | None:
    """Read the number that starts at `place` with its unit or the rest of its range."""
    special = _read_years_word(tokens, place) or _read_collective(tokens, place)
    if special is not None:
        return special
    plain = read_numeral(tokens, place, english=english, joined=word_at(tokens, place - 1) != "tussen")
    numeral = (
        read_rank(tokens, place)
        or read_share(tokens, place, plain)
        or read_multiple(tokens, place, plain)
        or plain
    )
    if numeral is None:
        return None
    if numeral.form in {"multiple", "rank"}:
        return _Draft(numeral, numeral.first, numeral.after, numeral.end)
    if numeral.form == "share":
        numeral = _scaled_share(tokens, numeral)
    else:
        span = read_range(tokens, numeral, english=english)
        if span is not None:
            return _with_currency(tokens, _range_draft(tokens, span))
    years = _read_years_after(tokens, numeral)
    if years is not None:
        return years
    return _with_unit(tokens, numeral)


def _range_draft(tokens: Sequence[Token], span: Range) -> _Draft:
    end = tokens[span.after - 1].end
    return _Draft(span.low, span.low.first, span.after, end, span.unit, range=span)


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


def _with_unit(tokens: Sequence[Token], numeral: Numeral) -> _Draft:
    """Add the unit behind a number, or the currency before it."""
    draft = _Draft(numeral, numeral.first, numeral.after, numeral.end)
    draft = _with_currency(tokens, draft)
    found = find_unit(tokens, draft.after, in_digits=numeral.in_digits)
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
    return _with_minus_word(tokens, draft)


def _with_currency(tokens: Sequence[Token], draft: _Draft) -> _Draft:
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
    return _with_price_dash(
        tokens, replace(draft, numeral=numeral, first=first, after=after, end=end, unit=unit)
    )


def _with_price_dash(tokens: Sequence[Token], draft: _Draft) -> _Draft:
    """Take ",-" behind a price, with or without a euro sign before it: "1.250,-", "$ 350,--"."""
    after = draft.after
    if word_at(tokens, after) != "," or word_at(tokens, after + 1) not in _DASHES:
        return draft
    if not (touches(tokens[after - 1], tokens[after]) and touches(tokens[after], tokens[after + 1])):
        return draft
    after += 2
    after += word_at(tokens, after) in _DASHES
    unit = draft.unit or units().before["€"]
    return replace(draft, after=after, end=tokens[after - 1].end, unit=unit)


def _with_unit_of(tokens: Sequence[Token], draft: _Draft) -> _Draft:
    """Take the unit before "of": "een jaar of tien", "een week of drie"."""
    first = draft.numeral.first
    found = find_unit(tokens, first - 2, in_digits=False)
    if found is None or found[1] != first - 1 or word_at(tokens, first - 3) != "een":
        return draft
    return replace(draft, first=first - 2, unit=found[0], hedge=_LOOSE)


def _with_minus_word(tokens: Sequence[Token], draft: _Draft) -> _Draft:
    """Read "min 3 graden" as below zero."""
    numeral = draft.numeral
    if draft.unit is None or draft.unit.kind != "temperature" or numeral.value is None:
        return draft
    if word_at(tokens, draft.first - 1) not in {"min", "minus"}:
        return draft
    first = draft.first - 1
    return replace(draft, first=first, numeral=replace(numeral, value=-numeral.value))


def _read_years_after(tokens: Sequence[Token], numeral: Numeral) -> _Draft | None:
    """Read "14-jarige" as an age and "25-jarig" as a duration."""
    hyphen, place = numeral.after, numeral.after + 1
    if word_at(tokens, hyphen) not in {"-", "‑"} or numeral.value is None:
        return None
    kind = _years_kind(word_at(tokens, place))
    if kind is None:
        return None
    year = units().after["jaar"][0][1]
    return _Draft(numeral, numeral.first, place + 1, tokens[place].end, year, kind)


def _read_years_word(tokens: Sequence[Token], place: int) -> _Draft | None:
    """Read "veertienjarige" and "vijftigjarig"."""
    token = tokens[place]
    years = _years_word(token.lower) if token.kind == "word" else None
    if years is None:
        return None
    value, kind = years
    numeral = Numeral(place, place + 1, token.start, token.end, value, Fraction(1), in_digits=False)
    return _Draft(numeral, place, place + 1, token.end, units().after["jaar"][0][1], kind)


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


def _read_collective(tokens: Sequence[Token], place: int) -> _Draft | None:
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
    return _Draft(numeral, first, after, end, hedge=_VAGUE)


def _share_units(tokens: Sequence[Token], drafts: Sequence[_Draft]) -> list[_Draft]:
    """Give each number the unit and scale that it shares with the next: "van 45,3 naar 41,8 miljard euro"."""
    shared = list(drafts)
    chained = False
    for index in range(len(shared) - 2, -1, -1):
        left, right = shared[index], shared[index + 1]
        link = _link(tokens, left, right)
        changes = link == ["naar"]
        lists = link in (["en"], ["of"], [",", "en"], [",", "of"], ["respectievelijk"]) or (
            link == [","] and chained
        )
        chained = lists
        if left.kind is not None or left.range is not None or left.numeral.form != "number":
            continue
        if changes or lists:
            shared[index] = _take_unit(tokens, left, right)
        if changes and left.unit is not None and right.unit is None and _ends_here(tokens, right.after):
            shared[index + 1] = replace(right, unit=left.unit)
    return shared


def _link(tokens: Sequence[Token], left: _Draft, right: _Draft) -> list[str]:
    """The words between two numbers without the hedge of the second: "naar" in "van 20 naar ruim 30 procent"."""
    between = tokens[left.after : right.first]
    hedge = find_hedge_before(tokens, right.first) if len(between) in range(2, _LONGEST_LINK) else None
    return [token.lower for token in between if hedge is None or token.end <= hedge.start]


def _take_unit(tokens: Sequence[Token], left: _Draft, right: _Draft) -> _Draft:
    """Give `left` the scale and the unit of `right`, where it has none of its own."""
    if left.unit is not None or right.numeral.form != "number":
        return left
    numeral = left.numeral
    if right.range is None:
        numeral = share_scale(numeral, right.numeral)
    kind = _kind(tokens, right) if right.unit is not None else None
    return replace(left, numeral=numeral, unit=right.unit, kind=kind)


def _ends_here(tokens: Sequence[Token], place: int) -> bool:
    """Whether no counted noun follows: a sign, a line break or the end."""
    return place >= len(tokens) or tokens[place].kind in {"sign", "break"}


def _finish(text: str, tokens: Sequence[Token], draft: _Draft) -> Quantity:
    """Make the record: with the hedge, the kind and the values that the words allow."""
    numeral, unit = draft.numeral, draft.unit
    factor = Fraction(1) if unit is None else unit.factor
    kind = _kind(tokens, draft)
    found = _find_hedge(tokens, draft)
    hedge = draft.hedge if found is None else found.hedge
    value, low, high = numeral.value, numeral.low, numeral.high
    number_end = numeral.end if numeral.number_end is None else numeral.number_end
    if draft.range is not None:
        value, low, high = None, draft.range.low.value, draft.range.high.value
        number_end = draft.range.high.end
    if value is None:
        limits = Interval(None if low is None else low * factor, None if high is None else high * factor)
        hedge = hedge or (None if draft.range else _VAGUE)
        allowed = limits
    else:
        limits = Interval(None, None)
        value *= factor
        written = Written(
            value,
            numeral.step * factor,
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
        step=numeral.step * factor,
    )


def _kind(tokens: Sequence[Token], draft: _Draft) -> QuantityKind:
    if draft.kind is not None:
        return draft.kind
    if draft.unit is None:
        return "age" if is_personal_age(tokens, draft.numeral) else _KINDS[draft.numeral.form]
    if draft.unit.name == "jaar" and is_age(tokens, draft.first, draft.after):
        return "age"
    return draft.unit.kind


def _find_hedge(tokens: Sequence[Token], draft: _Draft) -> FoundHedge | None:
    """Find the hedge of a number; "onder de" and the like need a round number or a unit."""
    first = draft.first
    if draft.range is not None and draft.range.between:
        return None
    found = find_hedge_before(tokens, first)
    value = draft.numeral.value
    if found is not None and found.hedge.round_only and draft.unit is None and draft.numeral.form == "number":
        found = found if value is not None and value % _TEN == 0 else None
    return find_hedge_after(tokens, draft.after) or found
