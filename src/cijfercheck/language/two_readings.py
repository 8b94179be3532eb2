"""Words with two readings: "2 ton" is money or weight, "3 pond" money or half kilos."""

from collections.abc import Sequence
from dataclasses import replace

from cijfercheck.language.drafts import Draft
from cijfercheck.language.join_words import join_words
from cijfercheck.language.numerals import word_at
from cijfercheck.language.tokens import Token
from cijfercheck.language.units import TwoReadings, find_currency_before, find_unit, has_two_readings, units
from cijfercheck.model.quantity import OtherReading

_WINDOW = 10
_SENTENCE_SIGNS = frozenset({".", "!", "?", ";", "\n"})


def with_other_reading(tokens: Sequence[Token], draft: Draft) -> Draft:
    """Settle what "ton" or "pond" is by the words around it, or keep both readings.

    "een schade van 2 ton" → 200,000 EUR; "2 ton graan" → 2 ton; "2 ton." → 2 ton, and in `other` 200,000 EUR.
    """
    place, value = draft.numeral.after, draft.numeral.value
    found = has_two_readings(tokens, place)
    first = find_unit(tokens, place, in_digits=False)
    if found is None or value is None or draft.range is not None or first is None or first[1] != place + 1:
        return draft
    money_before = find_currency_before(tokens, draft.numeral.first) is not None
    money_after = word_at(tokens, place + 1) in {"euro", "€"}
    if found.other.kind == "amount" and (money_before or money_after):
        return _as_other(tokens, draft, found, place + 1 + money_after)
    small = 0 < value <= found.largest and not draft.numeral.scaled
    if small and not money_before and _is_near(tokens, draft, place, found):
        return _as_other(tokens, draft, found, place + 1)
    if money_before or not small or _names_goods(tokens, place + 1):
        return draft
    other = OtherReading(value * found.other.factor, found.other.name, found.other.kind)
    return replace(draft, other=other)


def _as_other(tokens: Sequence[Token], draft: Draft, found: TwoReadings, after: int) -> Draft:
    """The draft in its second reading; "ton" is then part of the number, as "miljoen" would be."""
    scale_word = found.other.factor > 1
    end = tokens[draft.numeral.after].end if scale_word else None
    numeral = replace(draft.numeral, number_end=end)
    return replace(draft, numeral=numeral, after=after, end=tokens[after - 1].end, unit=found.other)


def _is_near(tokens: Sequence[Token], draft: Draft, place: int, found: TwoReadings) -> bool:
    """Whether the sentence has a word of the second reading near the number."""
    for step, start in ((-1, draft.first - 1), (1, place + 1)):
        for other in range(start, start + step * _WINDOW, step):
            word = word_at(tokens, other)
            if not word or word in _SENTENCE_SIGNS:
                break
            if word in found.near:
                return True
    return False


def _names_goods(tokens: Sequence[Token], place: int) -> bool:
    """Whether a noun follows that is weighed: "2 ton | graan"."""
    if place >= len(tokens) or tokens[place].kind != "word" or word_at(tokens, place) in units().after:
        return False
    return tokens[place].lower not in join_words().no_nouns or word_at(tokens, place) == "aan"
