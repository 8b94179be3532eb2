"""Finds the numbers that state nothing to check, and says why: dates, times, names, citations, age groups."""

import re
from collections.abc import Iterable
from functools import lru_cache

from cijfercheck.language.ages import age_words
from cijfercheck.language.not_claim_words import not_claim_words
from cijfercheck.language.number_bounds import (
    find_age_line,
    find_amount_paid_for,
    find_level_of_days,
    find_moment_of_play,
    find_norm,
    find_price_base,
    find_reach,
    find_single,
    find_size_class,
    find_term,
)
from cijfercheck.language.number_codes import (
    find_dotted_name,
    find_model,
    find_postcode,
    find_race,
    find_release,
    find_school_class,
    find_verse,
)
from cijfercheck.language.number_cues import find_cued, find_cued_again
from cijfercheck.language.number_groups import (
    find_age_group,
    find_age_limit,
    find_age_word,
    find_anaphora,
    find_capital_name,
    find_emphasis,
    find_limit,
    find_ordinal,
    find_phrase,
    find_pointed_at,
    find_rate,
    find_reading_time,
    find_scale,
    find_stage_of_life,
)
from cijfercheck.language.number_moments import (
    find_clock,
    find_date,
    find_decade,
    find_distance,
    find_opening_hours,
    find_period,
    find_point_time,
    find_slash_date,
    find_time,
    find_weekday,
    find_year,
    find_years_span,
)
from cijfercheck.language.number_names import (
    find_address,
    find_compound,
    find_emergency,
    find_inline_number,
    find_listed_name,
    find_name,
    find_par,
    find_score,
    find_table_scale,
    find_title,
)
from cijfercheck.language.number_places import Found, Rule, look_around
from cijfercheck.language.number_thresholds import (
    find_minute_of_play,
    find_open_end,
    find_race_length,
    find_threshold,
)
from cijfercheck.language.numerals import is_article
from cijfercheck.language.tokens import Token, tokenize
from cijfercheck.language.words import parse_ordinal, parse_word
from cijfercheck.model.quantity import NotClaim

_CITATION = re.compile(r"\[\^?\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*\]")
_LIST_NUMBER = re.compile(r"^[ \t]*\(?(\d{1,2})[.)](?=[ \t]+\S)", re.MULTILINE)
# What stands between spaces and holds a digit; the look-behind and the possessive star keep it linear.
_PIECE = re.compile(r"(?<!\S)[^\s\d]*+\d\S*")
_LONGEST_SHAPE = 200
_OPENING = re.compile(r"[(\[{\"'‘’“”„|*_~:>#.,;/-]*")
_DIGITS = re.compile(r"\d+")
_UNREAD = "unread"
_CACHED_WORDS = 20_000

# Tried in this order; the first that recognises the number has it.
_RULES_FOR_DIGITS: tuple[Rule, ...] = (
    find_ordinal,
    find_age_word,
    find_table_scale,
    find_inline_number,
    find_name,
    find_listed_name,
    find_title,
    find_par,
    find_score,
    find_compound,
    find_phrase,
    find_slash_date,
    find_date,
    find_opening_hours,
    find_weekday,
    find_decade,
    find_reading_time,
    find_scale,
    find_point_time,
    find_age_group,
    find_age_line,
    find_size_class,
    find_price_base,
    find_amount_paid_for,
    find_reach,
    find_term,
    find_threshold,
    find_moment_of_play,
    find_minute_of_play,
    find_race_length,
    find_level_of_days,
    find_norm,
    find_open_end,
    find_cued,
    find_emergency,
    find_time,
    find_stage_of_life,
    find_capital_name,
    find_year,
    find_rate,
    find_distance,
    find_years_span,
    find_race,
    find_period,
    find_address,
    find_age_limit,
    find_release,
    find_model,
    find_dotted_name,
    find_verse,
    find_school_class,
    find_postcode,
)
_RULES_FOR_WORDS: tuple[Rule, ...] = (
    find_phrase,
    find_clock,
    find_ordinal,
    find_age_word,
    find_title,
    find_par,
    find_date,
    find_decade,
    find_reading_time,
    find_scale,
    find_cued,
    find_threshold,
    find_moment_of_play,
    find_minute_of_play,
    find_race_length,
    find_time,
    find_age_group,
    find_age_line,
    find_size_class,
    find_price_base,
    find_amount_paid_for,
    find_reach,
    find_single,
    find_term,
    find_level_of_days,
    find_norm,
    find_open_end,
    find_stage_of_life,
    find_rate,
    find_distance,
    find_years_span,
    find_race,
    find_period,
    find_limit,
    find_age_limit,
    find_anaphora,
    find_capital_name,
    find_pointed_at,
    find_emphasis,
)


def find_not_claims(text: str) -> tuple[NotClaim, ...]:
    """Find the numbers of `text` that make no claim, in order and without overlap, each with its reason.

    "[2][3]" → two of reason "citation"; "De N341" → "N341", road; "groep 8" → "8", group.
    """
    used = bytearray(len(text))
    spans: list[tuple[int, int, str]] = []

    def add(start: int, end: int, reason: str) -> None:
        if used.find(1, start, end) < 0:
            used[start:end] = b"\x01" * (end - start)
            spans.append((start, end, reason))

    for match in _CITATION.finditer(text):
        add(match.start(), match.end(), "citation")
    for match in _LIST_NUMBER.finditer(text):
        add(match.start(1), match.end(1), "list-number")
    for start, end, reason in _find_shapes(text):
        add(start, end, reason)
    tokens = tokenize(text)
    last: Found | None = None
    numbers = [at for at, token in enumerate(tokens) if token[3] == "digits" or _may_be_number(token[2])]
    for at in numbers:
        if used[tokens[at].start]:
            continue
        found = _apply_rules(tokens, at, last)
        if found is not None:
            add(tokens[found.first].start, tokens[found.after - 1].end, found.reason)
            last = found
    return tuple(NotClaim(start, end, text[start:end], reason) for start, end, reason in sorted(spans))


def unread_digits(text: str, known: Iterable[tuple[int, int]]) -> tuple[NotClaim, ...]:
    """Find the runs of digits outside the half-open spans of `known`, as not-claims with the reason "unread"."""
    covered = bytearray(len(text))
    for start, end in known:
        covered[start:end] = b"\x01" * (end - start)
    return tuple(
        NotClaim(match.start(), match.end(), match.group(), _UNREAD)
        for match in _DIGITS.finditer(text)
        if not covered[match.start()]
    )


def _find_shapes(text: str) -> Iterable[tuple[int, int, str]]:
    """Try every shape at each piece of text with a digit, after opening signs and at its first digit."""
    lists = not_claim_words()
    done = 0
    for piece in _PIECE.finditer(text):
        opening, digit = _OPENING.match(text, piece.start()), _DIGITS.search(text, piece.start())
        starts = (
            {piece.start()}
            | {match.end() for match in [opening] if match}
            | {match.start() for match in [digit] if match}
        )
        for start in sorted(starts):
            # An address of the web may be longer; nothing else with a shape is.
            limit = piece.end() if _is_address(text, start) else start + _LONGEST_SHAPE
            match = lists.shapes.match(text, start, limit) if start >= done else None
            if match is not None and match.lastindex is not None and match.end() > start:
                yield start, match.end(), lists.shape_reasons[match.lastindex - 1]
                done = match.end()


def _is_address(text: str, start: int) -> bool:
    return text.startswith(("http://", "https://", "www."), start)


def _apply_rules(tokens: tuple[Token, ...], at: int, last: Found | None) -> Found | None:
    place = look_around(tokens, at)
    token = tokens[at]
    if place.numeral is None and is_article(token):
        return find_phrase(place)
    listed = find_cued_again(place, last)
    if listed is not None:
        return listed
    for rule in _RULES_FOR_DIGITS if token.kind == "digits" else _RULES_FOR_WORDS:
        found = rule(place)
        if found is not None:
            return found
    return None


@lru_cache(maxsize=_CACHED_WORDS)
def _may_be_number(word: str) -> bool:
    """Whether a rule may have something to say about this word."""
    if parse_word(word) is not None or parse_ordinal(word) is not None or word == "kwart":
        return True
    return any(
        word.endswith(suffix) and parse_word(word.removesuffix(suffix)) is not None
        for suffix in age_words().suffixes
    )
