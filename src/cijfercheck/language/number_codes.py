"""Recognises numbers that are codes or marks: "Web 3.0", "Johannes 3:16", "36 200, nr. 5", "4 vwo", "9000 Gent"."""

import re
from collections.abc import Sequence

from cijfercheck.language.join_words import join_words
from cijfercheck.language.not_claim_words import not_claim_words
from cijfercheck.language.number_places import Found, Place, is_counted
from cijfercheck.language.numerals import word_at
from cijfercheck.language.tokens import Token, touches

_POSTCODE_DIGITS = 4
_HIGHEST_CLASS = 6
_LONGEST_MODEL = 6
_RELEASE = re.compile(r"\d{1,2}\.\d")


def find_release(place: Place) -> Found | None:
    """A release with a decimal point: "Web 3.0", "Brexit 2.0", "bier 0.0"; a Dutch decimal has a comma."""
    tokens, at = place.tokens, place.at
    written = tokens[at].lower
    if len(written) < len("2.0") or not written.endswith(".0") or not written[:-2].isdigit():
        return None
    named = at > 0 and tokens[at - 1].kind == "word"
    return Found(at, at + 1, "version") if named and not is_counted(tokens, at + 1) else None


def find_dotted_name(place: Place) -> Found | None:
    """Digits behind a full stop that touches a word: "ID.3", "nr.5"."""
    tokens, at = place.tokens, place.at
    if at < len(("ID", ".")) or tokens[at - 1].lower != "." or tokens[at - 2].kind != "word":
        return None
    tight = touches(tokens[at - 1], tokens[at]) and touches(tokens[at - 2], tokens[at - 1])
    return Found(at - 2, at + 1, "name") if tight and len(tokens[at - 2].lower) < len("woord") else None


def find_model(place: Place) -> Found | None:
    """A number in the name of a thing: "een BMW 320", "nevel NGC 7000", "Opel Astra 1.6", "het spel 30 Seconds"."""
    tokens, at, lists = place.tokens, place.at, not_claim_words()
    if at == 0 or len(tokens[at].lower) > _LONGEST_MODEL or is_counted(tokens, place.after):
        return None
    first = at
    while first and at - first < lists.model_longest and _is_capital(tokens[first - 1]):
        first -= 1
    behind = tokens[place.after] if place.after < len(tokens) else None
    kind = word_at(tokens, first - 1)
    if first == at:  # "het spel 30 Seconds"
        # "een film 12 Belgen" and "een spel 12 Duitse": those are counted.
        named = kind in lists.opened_by_number and behind is not None and _is_capital(behind)
        named = named and behind is not None and not behind.lower.endswith(("e", "en"))
        return Found(at, at + 1, "name") if named else None
    if _RELEASE.fullmatch(tokens[at].lower):
        return Found(at, at + 1, "version")
    counts = behind is not None and behind.kind == "word" and behind.lower not in join_words().no_nouns
    named = kind in lists.model_nouns | lists.model_articles and tokens[at].lower.isdigit()
    return Found(at, at + 1, "name") if named and not counts else None


def _is_capital(token: Token) -> bool:
    """Whether a word is written with a capital."""
    return token.kind == "word" and not token.small


def find_verse(place: Place) -> Found | None:
    """A book of the Bible with its chapter and verse: "Johannes 3:16", "1 Korintiërs 13"."""
    tokens, at = place.tokens, place.at
    books = not_claim_words().bible_books
    if tokens[at].kind != "digits" or tokens[at].lower == "":
        return None
    if place.following in books and not tokens[at + 1].small:
        return Found(at, at + 1, "section")
    if place.before not in books or tokens[at - 1].small or not _is_short(tokens[at]):
        return None
    after = at + 1
    while (
        word_at(tokens, after) in {":", ",", "-", "–"}
        and after + 1 < len(tokens)
        and _is_short(tokens[after + 1])
    ):
        after += 2
    return Found(at, after, "section")


def find_school_class(place: Place) -> Found | None:
    """A class before its kind of school: "4 vwo", "2 havo"."""
    tokens, at = place.tokens, place.at
    if not _is_short(tokens[at]) or place.following not in not_claim_words().schools:
        return None
    return Found(at, at + 1, "group") if int(tokens[at].lower) <= _HIGHEST_CLASS else None


def find_postcode(place: Place) -> Found | None:
    """A Belgian postcode before its town: "9000 Gent", "2800 Mechelen"."""
    tokens, at = place.tokens, place.at
    token = tokens[at]
    if token.kind != "digits" or len(token.lower) != _POSTCODE_DIGITS or at + 1 >= len(tokens):
        return None
    if tokens[at + 1].small or place.following not in not_claim_words().belgian_towns:
        return None
    return Found(at, at + 1, "postcode")


def find_race(place: Place) -> Found | None:
    """The distance of a race, or a point in it: "de tien kilometer", "na 30 kilometer"."""
    tokens, at, numeral, unit = place.tokens, place.at, place.numeral, place.unit
    lists = not_claim_words()
    if numeral is None or unit is None or unit[0].name not in lists.race_units:
        return None
    named = place.before == "de" and numeral.value in lists.race_distances
    event = word_at(tokens, unit[1]) in lists.race_events
    following = tokens[unit[1]] if unit[1] < len(tokens) else None
    counts = (
        following is not None and following.kind == "word" and following.lower not in join_words().no_nouns
    )
    return Found(at, unit[1], "name") if event or place.before == "na" or (named and not counts) else None


def _is_short(token: Token) -> bool:
    """Whether digits are a chapter, a verse or a class: three at most."""
    return token.kind == "digits" and token.lower.isdigit() and len(token.lower) <= len("150")


def counts_unit_word(tokens: Sequence[Token], place: int) -> bool:
    """Whether a unit goes on in a compound behind it: "1 | procent-regeling", "1,5 | meter-samenleving"."""
    if place + 2 >= len(tokens) or tokens[place].kind != "word":
        return False
    unit, hyphen, word = tokens[place : place + 3]
    if unit.lower not in not_claim_words().compound_units or hyphen.lower != "-" or word.kind != "word":
        return False
    return touches(unit, hyphen) and touches(hyphen, word)
