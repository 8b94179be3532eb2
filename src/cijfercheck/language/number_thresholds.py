"""Recognises durations that draw a line or time a moment: "26 procent wacht al langer dan drie jaar", "na 12 minuten scoorde"."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from cijfercheck.language.ages import is_age, words_before
from cijfercheck.language.lexicon import load_words
from cijfercheck.language.number_places import Found, Place
from cijfercheck.language.numerals import word_at
from cijfercheck.language.tokens import Token
from cijfercheck.language.words import parse_word

_CLAUSE = 14  # words
_BEHIND = 12  # words
_SENTENCE_ENDS = frozenset({".", "!", "?", "\n"})


@dataclass(frozen=True, slots=True)
class ThresholdWords:
    """The words of `data/bounds.toml` about durations that draw a line."""

    opened_by: frozenset[str]
    at_most: frozenset[str]
    beyond: frozenset[str]
    units: frozenset[str]
    shares: frozenset[str]
    lasting: frozenset[str]
    shifts: frozenset[str]
    match_words: frozenset[str]
    race_ends: tuple[str, ...]


@cache
def threshold_words() -> ThresholdWords:
    """Load the words about thresholds."""
    data = load_words("bounds")
    lines = data["thresholds"]
    return ThresholdWords(
        opened_by=frozenset(lines["opened_by"]),
        at_most=frozenset(lines["at_most"]),
        beyond=frozenset(lines["beyond"]),
        units=frozenset(lines["units"]),
        shares=frozenset(lines["shares"]),
        lasting=frozenset(lines["lasting"]),
        shifts=frozenset(lines["shifts"]),
        match_words=frozenset(data["play"]["words"]),
        race_ends=tuple(data["play"]["race_ends"]),
    )


def find_threshold(place: Place) -> Found | None:
    """A duration that tells which ones are counted: "26 procent krijgt al langer dan drie jaar hulp", "89 procent met hooguit zes minuten vertraging", "54 zaken bestonden nog geen vijf jaar".

    Behind a verb of lasting it tells how long something took: "de reis duurde langer dan drie uur".
    """
    unit, lists, tokens = place.unit, threshold_words(), place.tokens
    if unit is None or unit[0].name not in lists.units or place.numeral is None or place.numeral.scaled:
        return None
    words = words_before(tokens, place.at, _CLAUSE)
    than = words[-1:] == ["dan"] and words[-2:-1] != [] and words[-2] in lists.opened_by
    young = words[-2:] == ["nog", "geen"] and unit[0].name == "jaar"
    if not than and not young and (not words or words[-1] not in lists.at_most):
        return None
    if word_at(tokens, unit[1]) in lists.shifts or not lists.lasting.isdisjoint(words):
        return None  # "12 meer dan drie maanden eerder"
    if unit[0].name == "jaar" and not young and is_age(tokens, place.at, unit[1]):
        return None  # "de helft was hooguit 30 jaar"
    if than and words[-3:-2] == ["al"]:
        return Found(place.at, unit[1], "limit")
    return Found(place.at, unit[1], "limit") if _has_count(words[: -1 - than]) else None


def find_open_end(place: Place) -> Found | None:
    """A temperature or duration with all that lies beyond it: "30 graden of warmer", "een achterstand van drie maanden of meer"; not "het duurde drie maanden of meer"."""
    unit, lists, tokens = place.unit, threshold_words(), place.tokens
    if unit is None or unit[0].kind not in {"temperature", "duration"}:
        return None
    beyond = word_at(tokens, unit[1]) == "of" and word_at(tokens, unit[1] + 1) in lists.beyond
    if not beyond or not lists.lasting.isdisjoint(words_before(tokens, place.at, _CLAUSE)):
        return None
    return Found(place.at, unit[1], "limit")


def _has_count(words: Sequence[str]) -> bool:
    """Whether a share or a number of something stands among the words: "26 | procent", "de | helft", "1.930 | zaken"."""
    lists = threshold_words()
    if not lists.shares.isdisjoint(words):
        return True
    return any(
        (word[:1].isdigit() or (parse_word(word) or 0) > 1) and word_behind.isalpha()
        for word, word_behind in pairwise(words)
        if word_behind not in lists.units
    )


def find_minute_of_play(place: Place) -> Found | None:
    """When something happened in a game: "na 12 minuten maakte de spits de openingstreffer"."""
    tokens, unit, lists = place.tokens, place.unit, threshold_words()
    if unit is None or unit[0].name != "minuut" or place.before != "na" or place.whole is None:
        return None
    behind = _words_behind(tokens, unit[1])
    near = {*words_before(tokens, place.at, _CLAUSE), *behind}
    scored = any(
        sign in {"-", "–"} and left.isdigit() and right.isdigit()
        for left, sign, right in zip(behind, behind[1:], behind[2:], strict=False)
    )
    return Found(place.at, unit[1], "time") if scored or not lists.match_words.isdisjoint(near) else None


def find_race_length(place: Place) -> Found | None:
    """The length of a race behind "over": "de kinderloop over 1 kilometer"."""
    unit, lists = place.unit, threshold_words()
    if unit is None or unit[0].name not in {"meter", "kilometer", "mijl"} or place.before != "over":
        return None
    raced = word_at(place.tokens, place.at - 2).endswith(lists.race_ends)
    return Found(place.at, unit[1], "name") if raced else None


def _words_behind(tokens: Sequence[Token], after: int) -> list[str]:
    """The words of the same sentence from `after` on."""
    words: list[str] = []
    for token in tokens[after : after + _BEHIND]:
        if token.lower in _SENTENCE_ENDS:
            break
        words.append(token.lower)
    return words
