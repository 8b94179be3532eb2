"""Joins numbers of one text: shared units and scales, parts of one quantity, units taken from the number before."""

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from cijfercheck.language.drafts import Draft, kind_of
from cijfercheck.language.hedges import find_hedge_before, hedge_words
from cijfercheck.language.join_words import join_words
from cijfercheck.language.numerals import Numeral, is_article, word_at
from cijfercheck.language.ranges import share_scale
from cijfercheck.language.tokens import Token, tokenize
from cijfercheck.language.units import Unit, find_unit

_LONGEST_LINK = 6
_TEN, _HUNDRED = 10, 100
_AT_MOST = 5  # times
_ONE = Fraction(1)
_LISTS = (["en"], ["of"], [",", "en"], [",", "of"], ["respectievelijk"])
_SIDES = (["bij"], ["x"], ["×"])
_PARTS: tuple[list[str], ...] = ([], ["en"], [","])
_PASSED_ON = frozenset({"amount", "percentage", "measure", "temperature"})
_CARRIED = frozenset({"amount", "measure"})
_THERE = "er"
_INSTEAD = ["in", "plaats", "van"]
_BY, _FROM, _WORDS_BEFORE = "met", "van", 3
_BREAKS = frozenset({".", ";", "?", "!", "\n", ":"})
_PARTICIPLE = re.compile(
    r"(?:(?:aan|af|bij|in|na|om|op|over|toe|uit|vast|voor|vrij|weg|terug|door)?ge|ver|be|ont|her)[a-z]{2,}[dt]"
    r"|(?:aan|af|bij|om|op|over|toe|uit|vast|vrij|weg|terug|door)ge[a-z]{3,}en"
)


def share_units(tokens: Sequence[Token], drafts: Sequence[Draft]) -> list[Draft]:
    """Give each number the unit and scale that it shares with the next: "van 45,3 naar 41,8 miljard euro"."""
    shared = list(drafts)
    chained = False
    for index in range(len(shared) - 2, -1, -1):
        left, right = shared[index], shared[index + 1]
        link = _link(tokens, left, right)
        changes = link == ["naar"] or (link == ["tot"] and word_at(tokens, left.first - 1) == "van")
        sides = link in _SIDES
        lists = link in _LISTS or (link == [","] and chained)
        chained = lists
        if not left.is_plain:
            continue
        if lists and _is_amount_and_part(left, right):
            continue
        if changes or lists or (sides and right.unit is not None and right.unit.kind == "measure"):
            shared[index] = _take_unit(tokens, left, right)
        takes = left.unit is not None and right.unit is None and _ends_here(tokens, right.after)
        if changes and takes and not _is_difference(tokens, left):
            shared[index + 1] = replace(right, unit=left.unit)
    return shared


def _is_amount_and_part(left: Draft, right: Draft) -> bool:
    """Whether a number said again as a percentage has none itself: "een verlies van 230 of bijna 4 procent"."""
    percent = right.unit is not None and right.unit.kind == "percentage"
    return (
        percent and left.value is not None and right.value is not None and left.value > _HUNDRED > right.value
    )


def _is_difference(tokens: Sequence[Token], draft: Draft) -> bool:
    """Whether a number is how much something changed: "met 20 procent naar 1.250" tells no percentage after it."""
    before = [token.lower for token in tokens[max(0, draft.first - _WORDS_BEFORE) : draft.first]]
    return _BY in before and _FROM not in before


def _link(tokens: Sequence[Token], left: Draft, right: Draft) -> list[str]:
    """The words between two numbers without the hedge of the second: "naar" in "van 20 naar ruim 30 procent"."""
    between = tokens[left.after : right.first]
    hedge = find_hedge_before(tokens, right.first) if len(between) in range(2, _LONGEST_LINK) else None
    return [token.lower for token in between if hedge is None or token.end <= hedge.start]


def _take_unit(tokens: Sequence[Token], left: Draft, right: Draft) -> Draft:
    """Give `left` the scale and the unit of `right`, where it has none of its own."""
    if left.unit is not None or right.numeral.form != "number":
        return left
    numeral = left.numeral
    if right.range is None:
        numeral = share_scale(numeral, right.numeral)
    kind = kind_of(tokens, right) if right.unit is not None else None
    return replace(left, numeral=numeral, unit=right.unit, kind=kind)


def _ends_here(tokens: Sequence[Token], place: int) -> bool:
    """Whether no counted noun follows: a sign, a line break or the end."""
    return place >= len(tokens) or tokens[place].kind in {"sign", "break"}


def inherit_units(tokens: Sequence[Token], drafts: Sequence[Draft]) -> list[Draft]:
    """Give a number without unit that of the one before, where the words set the two beside each other.

    "450 miljoen euro, tegen 380 miljoen vorig jaar" → 380 miljoen EUR; "12 procent, tegen 9 in 2023" → 9 procent. A number
    in brackets that hold no more than a period takes it too, with its scale ("12,4 miljoen euro (2023: 11,2)"). A noun behind it keeps it a count
    ("tegen 380 miljoen liter", "tegen 9 kinderen").
    """
    found = list(drafts)
    for index in range(1, len(found)):
        right = found[index]
        if right.unit is not None or not right.is_plain or not _is_bare(tokens, right.after):
            continue
        left = found[index - 1]
        if left.unit is None or left.kind is not None or (right.numeral.scaled and not left.numeral.scaled):
            continue
        bracketed = _is_in_brackets(tokens, left, right)
        if left.numeral.scaled and not right.numeral.scaled:  # "12,4 miljoen euro (2023: 11,2)"
            scaled = share_scale(right.numeral, left.numeral)
            if bracketed and _is_like(left.numeral, scaled):
                found[index] = replace(right, numeral=scaled, unit=left.unit)
        elif bracketed or (left.unit.kind in _PASSED_ON and _sets_beside(tokens, left, right)):
            found[index] = replace(right, unit=left.unit)
    return found


def name_percentages(tokens: Sequence[Token], drafts: Sequence[Draft]) -> list[Draft]:
    """Make a percentage of each number without unit that its clause calls one: "het slagingspercentage lag op 45,6", "van 8,6 naar 8,9"."""
    found = list(drafts)
    words, percent = join_words(), find_unit(tokenize("procent"), 0, in_digits=False)
    if percent is None or not any(token.lower.endswith(words.percentages) for token in tokens):
        return found
    for index, draft in enumerate(found):
        if draft.unit is not None or not draft.is_plain or not _is_bare(tokens, draft.after):
            continue
        if draft.value is None or draft.value > _HUNDRED or not _is_led_to(tokens, draft):
            continue
        before = found[index - 1] if index else None
        start = max(0, draft.first - words.widest, 0 if before is None else before.after)
        between = [token.lower for token in tokens[start : draft.first]]
        called = any(word.endswith(words.percentages) for word in _since_break(between))
        chained = before is not None and before.unit == percent[0] and start == before.after
        if called or (chained and not _BREAKS.intersection(between)):
            found[index] = replace(draft, unit=percent[0])
    return found


def _since_break(words: Sequence[str]) -> Sequence[str]:
    """The words behind the last sign that ends a clause."""
    last = max((place for place, word in enumerate(words) if word in _BREAKS), default=-1)
    return words[last + 1 :]


def _is_led_to(tokens: Sequence[Token], draft: Draft) -> bool:
    """Whether the word before a number, its hedge left out, is the noun itself or says that it comes to this: "op", "van", "bedroeg"."""
    hedge = find_hedge_before(tokens, draft.first)
    last = draft.first - 1
    while hedge is not None and last >= 0 and tokens[last].start >= hedge.start:
        last -= 1
    word, words = word_at(tokens, last), join_words()
    return word in words.leading or word.endswith(words.percentages)


def _is_like(one: Numeral, other: Numeral) -> bool:
    """Whether two numbers may be of one thing at two times: neither five times the other."""
    if not one.value or not other.value:
        return False
    return max(one.value, other.value) <= _AT_MOST * min(one.value, other.value)


def carry_units(tokens: Sequence[Token], drafts: Sequence[Draft]) -> list[Draft]:
    """Give a number with a scale word that counts nothing the unit of the one before it in the same paragraph.

    "De winkels brachten 37,1 miljoen euro op. Meubelen volgen met 24,6 miljoen." → 24,6 miljoen EUR. A number in that scale
    that counts something of its own stands between the two like a new subject; so does "er", which stands for what is counted.
    """
    found = list(drafts)
    unit: Unit | None = None
    scale, last = 1, 0
    for index, draft in enumerate(found):
        if unit is not None and any(token.lower == "\n" for token in tokens[last : draft.first]):
            unit = None
        last = draft.after
        if not draft.numeral.scaled or draft.kind is not None:
            continue
        if draft.unit is not None:
            unit = draft.unit if draft.unit.kind in _CARRIED and draft.unit.factor == 1 else None
            scale = draft.numeral.scale
        elif unit is None or draft.numeral.scale != scale:
            continue
        elif draft.is_plain and _counts_nothing(tokens, draft):
            found[index] = replace(draft, unit=unit)
        else:
            unit = None
    return found


def _counts_nothing(tokens: Sequence[Token], draft: Draft) -> bool:
    """Whether a number has no noun behind it and no "er" before it."""
    before = {token.lower for token in tokens[max(0, draft.first - _WORDS_BEFORE) : draft.first]}
    return _THERE not in before and _is_bare(tokens, draft.after)


def _sets_beside(tokens: Sequence[Token], left: Draft, right: Draft) -> bool:
    """Whether few words stand between two numbers, with one that compares just before the second."""
    words = join_words()
    hedge = find_hedge_before(tokens, right.first)
    last = right.first - 1
    while hedge is not None and last >= left.after and tokens[last].start >= hedge.start:
        last -= 1
    while last > left.after and tokens[last].lower in hedge_words().between:
        last -= 1
    between = [token.lower for token in tokens[left.after : last + 1]]
    if not between or len(between) > words.widest or _BREAKS.intersection(between):
        return False
    return between[-1] in words.comparing or between[-len(_INSTEAD) :] == _INSTEAD


def _is_in_brackets(tokens: Sequence[Token], left: Draft, right: Draft) -> bool:
    """Whether brackets behind a number hold the next with only a period, which was read before: "per kilo (in 2023 nog 4,80)"."""
    between = [token.lower for token in tokens[left.after : right.first]]
    if between[:1] == [")"] and between[-1:] == ["("]:  # "vrouwen (49 procent) en mannen (43)"
        return len(between) <= _LONGEST_LINK and not _BREAKS.intersection(between)
    if between.count("(") != 1 or ")" in between:
        return False
    before, inside = between[: between.index("(")], between[between.index("(") + 1 :]
    if not inside and not (left.numeral.decimals and right.numeral.decimals):
        return False  # "70 procent (224)"
    if _BREAKS.intersection(before):
        return False
    if len(before) > len(("per", "kilo")):
        share = left.unit is not None and left.unit.kind == "percentage"
        if (
            not share
            or len(before) > join_words().widest
            or "," in before
            or not _is_like(left.numeral, right.numeral)
        ):
            return False  # "13,2 procent van de studenten (vorig jaar 12,4)"
    return all(not word or word in join_words().in_brackets for word in inside)


def _is_bare(tokens: Sequence[Token], place: int) -> bool:
    """Whether nothing that could be counted follows a number: "van de 555 miljoen euro is 431 miljoen uitgekeerd"."""
    if _ends_here(tokens, place) or tokens[place].lower in join_words().no_nouns:
        return True
    return _PARTICIPLE.fullmatch(tokens[place].lower) is not None


def join_parts(tokens: Sequence[Token], drafts: Sequence[Draft]) -> list[Draft]:
    """Join the parts of one quantity: "7 uur en 12 minuten", "vijf euro vijftig", "1 meter 80"."""
    joined: list[Draft] = []
    for draft in drafts:
        whole = _joined(tokens, joined[-1], draft) if joined else None
        if whole is not None:
            joined[-1] = whole
            continue
        joined.append(_with_one_before(tokens, draft) or draft)
    return joined


def _joined(tokens: Sequence[Token], left: Draft, right: Draft) -> Draft | None:
    unit = left.unit
    if unit is None or not (left.is_plain and right.is_plain) or left.value is None or right.value is None:
        return None
    link = [token.lower for token in tokens[left.after : right.first]]
    if link not in _PARTS:
        return None
    return _sum(tokens, left, unit, left.value, right, tight=not link, linked=link == ["en"])


def _sum(
    tokens: Sequence[Token],
    left: Draft,
    unit: Unit,
    value: Fraction,
    right: Draft,
    *,
    tight: bool,
    linked: bool,
) -> Draft | None:
    """The whole of `value` in `unit`, at the place of `left`, and a smaller part; None where they are no parts of one thing."""
    part = right.numeral.value
    if part is None or part < 0 or value.denominator != 1:
        return None
    if right.unit is not None and _is_smaller_part(unit, right.unit, linked=linked):
        size = unit.base_factor / right.unit.base_factor
        return _whole(left, right, right.unit, value * size + part) if size > 1 and part < size else None
    cents = part.denominator == 1 and part < _HUNDRED
    if unit.kind == "amount" and right.unit is not None and right.unit.factor == Fraction(1, _HUNDRED):
        own = right.unit.name == unit.name or word_at(tokens, right.numeral.after) in {"cent", "cents"}
        return _whole(left, right, unit, value + part / _HUNDRED) if cents and own else None
    written = tight and right.unit is None and cents and part >= _TEN and _is_bare(tokens, right.after)
    if written and unit.factor == 1 and (unit.kind == "amount" or unit.name == "meter"):
        return _whole(left, right, unit, value + part / _HUNDRED)
    return None


def _is_smaller_part(unit: Unit, part: Unit, *, linked: bool) -> bool:
    """Whether two units are of one duration ("2 uur, 10 minuten") or of one measure, which a comma would part ("3 kilo en 200 gram")."""
    if unit.base != part.base or unit.kind != part.kind:
        return False
    return unit.kind == "duration" or (unit.kind == "measure" and linked)


def _whole(left: Draft, right: Draft, unit: Unit, value: Fraction) -> Draft:
    """One draft from the first word of `left` to the last of `right`."""
    decimals = value.denominator > 1 or unit.kind == "amount"
    numeral = replace(
        left.numeral,
        after=right.after,
        end=right.end,
        value=value,
        step=Fraction(1, _HUNDRED) if decimals else _ONE,
        decimals=decimals,
        scaled=False,
        scale=1,
    )
    return replace(left, numeral=numeral, after=right.after, end=right.end, unit=replace(unit, factor=_ONE))


def _with_one_before(tokens: Sequence[Token], draft: Draft) -> Draft | None:
    """Take "een jaar en" before a smaller part: "een jaar en | vier maanden", "een meter | tachtig"."""
    if not draft.is_plain or draft.first < len(("een", "meter")):
        return None
    last = draft.first - 1
    linked = word_at(tokens, last) == "en"
    place = last - linked
    found = find_unit(tokens, place, in_digits=False) if place > 0 else None
    if found is None or found[1] != place + 1 or not is_article(tokens[place - 1]):
        return None
    one = replace(draft.numeral, first=place - 1, start=tokens[place - 1].start)
    left = replace(draft, numeral=one, first=place - 1)
    if found[0].kind == "amount" and not linked:
        return None
    return _sum(tokens, left, found[0], _ONE, draft, tight=not linked, linked=linked)
