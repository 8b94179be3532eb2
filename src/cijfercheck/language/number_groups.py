"""Recognises numbers that bound, order or point back: age groups, ordinals, "per 100", set phrases, "de vier"."""

from collections.abc import Sequence

from cijfercheck.language.ages import age_words, words_before
from cijfercheck.language.fractions import read_ordinal, read_rank, read_share
from cijfercheck.language.not_claim_words import not_claim_words
from cijfercheck.language.number_places import Found, Place, is_counted
from cijfercheck.language.numerals import read_numeral, word_at
from cijfercheck.language.ranges import read_range
from cijfercheck.language.tokens import Token
from cijfercheck.language.words import parse_word


def find_age_group(place: Place) -> Found | None:
    """Limits of an age group: "12 tot en met 17 jaar", "65 jaar of ouder", "jonger dan 20", "onder de 18 jaar"."""
    tokens, at, numeral = place.tokens, place.at, place.numeral
    lists = age_words()
    if numeral is None or numeral.value is None or not 0 <= numeral.value <= lists.oldest:
        return None
    span = read_range(tokens, numeral)
    if span is not None:
        return _age_range(place, span.after, whole=span.unit is not None and span.unit.name == "jaar")
    years = place.following in {"jaar", "jaren"}
    after = numeral.after + years
    limited = place.before == "dan" and word_at(tokens, at - 2) in lists.comparatives
    if limited or (years and _is_limit_of_age(place, after)):
        return Found(at, after, "age-group")
    return None


def _is_limit_of_age(place: Place, after: int) -> bool:
    """Whether "18 jaar" is a limit: "of ouder" behind it, "onder de" before it, or people and "tot" before it."""
    tokens, at = place.tokens, place.at
    lists = age_words()
    if word_at(tokens, after) in {"of", "en"} and word_at(tokens, after + 1) in lists.limits:
        return True
    if place.before == "de" and word_at(tokens, at - 2) in lists.prepositions:
        return True
    people = lists.group_persons.intersection(words_before(tokens, at, 4))
    return place.before in lists.prepositions and bool(people) and not _is_duration(tokens, at, after)


def _age_range(place: Place, after: int, *, whole: bool) -> Found | None:
    """Limits with "jaar": "van 65 tot 80 jaar" after a group of people, or "12 tot en met 17 jaar" anywhere."""
    tokens, at = place.tokens, place.at
    lists = age_words()
    jarigen = word_at(tokens, after) == "-" and word_at(tokens, after + 1).startswith("jarige")
    if jarigen:
        return Found(at, after + 2, "age-group")
    if not whole or _is_duration(tokens, at, after):
        return None
    inclusive = "met" in [token.lower for token in tokens[at:after]]
    opened = word_at(tokens, at - 1) in {"van", "tussen", "leeftijd"} or word_at(tokens, at - 2) == "tussen"
    people = lists.group_persons.intersection(words_before(tokens, at, 8))
    opened = opened or word_at(tokens, at - 1) in lists.group_persons
    if (
        inclusive
        or (opened and (people or word_at(tokens, at - 1) == "van"))
        or word_at(tokens, after) == "oud"
    ):
        return Found(at, after, "age-group")
    return None


def _is_duration(tokens: Sequence[Token], at: int, after: int) -> bool:
    durations = age_words().durations
    return bool(durations.intersection(words_before(tokens, at))) or word_at(tokens, after) in durations


def find_age_word(place: Place) -> Found | None:
    """Age groups in one word: "tachtigplussers", "achttienjarigen", and with digits "18-jarigen", "65-plussers"."""
    tokens, at, numeral = place.tokens, place.at, place.numeral
    token = tokens[at]
    if token.kind == "word":
        for suffix in age_words().suffixes:
            if token.lower.endswith(suffix) and parse_word(token.lower.removesuffix(suffix)) is not None:
                return Found(at, at + 1, "age-group")
    if numeral is None or word_at(tokens, numeral.after) != "-":
        return None
    following = word_at(tokens, numeral.after + 1)
    if following in age_words().nouns or following == "jarigen":
        return Found(at, numeral.after + 2, "age-group")
    return None


def find_rate(place: Place) -> Found | None:
    """What a rate is counted per: "per 100.000 inwoners", "per twee jaar"."""
    tokens, at, numeral = place.tokens, place.at, place.numeral
    if numeral is None or word_at(tokens, at - 1) not in not_claim_words().rate_before:
        return None
    return Found(at, numeral.after, "rate-base")


def find_phrase(place: Place) -> Found | None:
    """Set phrases: "één voor één", "onder vier ogen", "twee of meer"."""
    tokens, at = place.tokens, place.at
    phrases = not_claim_words().phrases
    for first in range(max(0, at - 2), at + 1):
        for words in phrases.get(tokens[first].lower, ()):
            after = first + len(words)
            if after > at and tuple(token.lower for token in tokens[first:after]) == words:
                return Found(first, after, "phrase")
    return None


def find_anaphora(place: Place) -> Found | None:
    """A number that points back to a group: "De vier komen tien zetels tekort"."""
    tokens, at, numeral = place.tokens, place.at, place.numeral
    lists = not_claim_words()
    if numeral is None or tokens[at].kind != "word" or word_at(tokens, at - 1) not in lists.anaphora_before:
        return None
    if word_at(tokens, numeral.after) in lists.anaphora_verbs:
        return Found(at, numeral.after, "group")
    return None


def find_limit(place: Place) -> Found | None:
    """A round limit in words: "boven de twintig", "de leeftijdsgroep boven de veertig", "in de tachtig"."""
    tokens, at, numeral = place.tokens, place.at, place.numeral
    lists = not_claim_words()
    if numeral is None or tokens[at].lower not in lists.limit_tens or word_at(tokens, at - 1) != "de":
        return None
    if word_at(tokens, at - 2) not in lists.limit_before or is_counted(tokens, numeral.after):
        return None
    following = tokens[numeral.after] if numeral.after < len(tokens) else None
    if following is not None and following.kind == "word" and following.lower.endswith("en"):
        return None
    return Found(at, numeral.after, "limit")


def find_ordinal(place: Place) -> Found | None:
    """An ordinal that ranks nothing: "het eerste kwartaal", "de 19de eeuw", "Tweede Kamer"."""
    tokens, at = place.tokens, place.at
    ordinal = read_ordinal(tokens, at)
    if ordinal is None or read_rank(tokens, at) is not None or _is_denominator(tokens, at):
        return None
    following = tokens[ordinal.after] if ordinal.after < len(tokens) else None
    if following is not None and following.kind == "word":
        if following.lower in {"eeuw", *not_claim_words().months}:
            return Found(at, ordinal.after + 1, "date")
        if not tokens[at].small and not following.small and tokens[at].kind == "word":
            return Found(at, ordinal.after, "name")
    return Found(at, ordinal.after, "ordinal")


def _is_denominator(tokens: Sequence[Token], at: int) -> bool:
    """Whether an ordinal ends a fraction: "twee derde", "een-derde"."""
    for first in (at - 1, at - 2):
        share = (
            read_share(tokens, first, read_numeral(tokens, first))
            if first >= 0 and tokens[first].kind == "word"
            else None
        )
        if share is not None and share.after > at:
            return True
    return False
