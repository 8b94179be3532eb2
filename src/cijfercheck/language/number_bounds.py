"""Recognises numbers that draw a line or set a term: "bedrijven met meer dan 50 werknemers", "binnen 48 uur", "wie nog geen 18 is"."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from cijfercheck.language.ages import words_before
from cijfercheck.language.join_words import join_words
from cijfercheck.language.lexicon import load_words
from cijfercheck.language.number_places import Found, Place
from cijfercheck.language.numerals import read_numeral, word_at
from cijfercheck.language.tokens import Token

_NEAR = 4
_HIGHEST_OR_MORE = 10
_ROUND = frozenset({1, 10, 100, 1_000})


@dataclass(frozen=True, slots=True)
class BoundWords:
    """The words of `data/bounds.toml`."""

    classes: frozenset[str]
    class_links: frozenset[str]
    comparing: frozenset[str]
    least: frozenset[str]
    or_more: frozenset[str]
    least_one: frozenset[str]
    price_verbs: frozenset[str]
    price_kinds: frozenset[str]
    told_before: frozenset[str]
    price_widest: int
    good: frozenset[str]
    reach: frozenset[str]
    term_before: frozenset[str]
    term_units: frozenset[str]
    taken: frozenset[str]
    term_fixed: frozenset[str]
    norms: frozenset[str]
    play_links: frozenset[str]
    play_moments: frozenset[str]
    levels: frozenset[str]
    level_counted: frozenset[str]
    not_yet: tuple[tuple[str, ...], ...]
    persons: frozenset[str]
    be: frozenset[str]
    youngest: int
    oldest: int


@cache
def bound_words() -> BoundWords:
    """Load the words of lines and terms."""
    data = load_words("bounds")
    classes, prices, terms, ages = data["classes"], data["prices"], data["terms"], data["ages"]
    return BoundWords(
        classes=frozenset(classes["nouns"]),
        class_links=frozenset(classes["links"]),
        comparing=frozenset(classes["comparing"]),
        least=frozenset(classes["least"]),
        or_more=frozenset(classes["or_more"]),
        least_one=frozenset(data["single"]["least"]),
        price_verbs=frozenset(prices["verbs"]),
        price_kinds=frozenset(prices["kinds"]),
        told_before=frozenset(prices["told_before"]),
        price_widest=prices["widest"],
        good=frozenset(prices["good"]),
        reach=frozenset(data["reach"]["words"]),
        term_before=frozenset(terms["before"]),
        term_units=frozenset(terms["units"]),
        taken=frozenset(terms["taken"]),
        term_fixed=frozenset(terms["fixed"]),
        norms=frozenset(data["norms"]["words"]),
        play_links=frozenset(data["play"]["links"]),
        play_moments=frozenset(data["play"]["moments"]),
        levels=frozenset(data["levels"]["words"]),
        level_counted=frozenset(data["levels"]["counted"]),
        not_yet=tuple(tuple(words.split()) for words in ages["not_yet"]),
        persons=frozenset(ages["persons"]),
        be=frozenset(ages["be"]),
        youngest=ages["youngest"],
        oldest=ages["oldest"],
    )


def find_size_class(place: Place) -> Found | None:
    """What sets a class apart: "bedrijven met meer dan 50 werknemers", "gezinnen van vier of meer"; not "een school met 412 leerlingen"."""
    tokens, at, numeral, lists = place.tokens, place.at, place.numeral, bound_words()
    if numeral is None:
        return None
    first = at
    if place.before == "dan" and word_at(tokens, at - 2) in lists.comparing:
        first = at - 2
    elif place.before in lists.least:
        first = at - 1
    elif not (
        place.whole is not None
        and place.whole <= _HIGHEST_OR_MORE
        and place.following in {"of", "en"}
        and word_at(tokens, numeral.after + 1) in lists.or_more
    ):
        return None
    if word_at(tokens, first - 1) not in lists.class_links or word_at(tokens, first - 2) not in lists.classes:
        return None
    return Found(at, numeral.after, "limit")


def find_price_base(place: Place) -> Found | None:
    """What a price is asked for: "Duizend liter kraanwater | kost", "een bak van 24 flesjes | kost"; "de 12 kilometer kostte" is told."""
    tokens, at, numeral, lists = place.tokens, place.at, place.numeral, bound_words()
    if numeral is None:
        return None
    after = numeral.after if place.unit is None else place.unit[1]
    if not _costs(tokens, after):
        return None
    measured = (
        place.unit is not None
        and place.unit[0].kind in lists.price_kinds
        and place.before not in lists.told_before
        and place.before != "van"
    )
    packed = place.before == "van" and place.unit is None and word_at(tokens, at - 3) in {"een", "één"}
    one = place.before == "van" and numeral.value == 1 and not numeral.in_digits and place.unit is None
    return Found(at, after, "rate-base") if measured or packed or one else None


def find_amount_paid_for(place: Place) -> Found | None:
    """The round amount that a price is told for: "voor honderd kilo melk | kregen boeren", "6,10 euro voor duizend liter"; not "goed voor 100 kilo"."""
    numeral, lists = place.numeral, bound_words()
    if numeral is None or place.unit is None or place.before != "voor" or numeral.value not in _ROUND:
        return None
    weighed = place.unit[0].kind == "measure" and word_at(place.tokens, place.at - 2) not in lists.good
    return Found(place.at, place.unit[1], "rate-base") if weighed else None


def find_reach(place: Place) -> Found | None:
    """How far around a place is meant: "binnen een straal van vijf kilometer"."""
    around = place.before == "van" and word_at(place.tokens, place.at - 2) in bound_words().reach
    return Found(place.at, place.unit[1], "limit") if around and place.unit is not None else None


def _costs(tokens: Sequence[Token], after: int) -> bool:
    """Whether a verb of price stands at `after`, or behind at most two words of what is bought."""
    lists = bound_words()
    for place in range(after, after + lists.price_widest + 1):
        if word_at(tokens, place) in lists.price_verbs:
            return True
        if (
            place >= len(tokens)
            or tokens[place].kind != "word"
            or tokens[place].lower in join_words().no_nouns
        ):
            return False
    return False


def find_term(place: Place) -> Found | None:
    """A term: "binnen 48 uur", "tien jaar vast"; "gemiddeld binnen 7,9 minuten" tells how long it took."""
    lists, unit = bound_words(), place.unit
    if unit is None or place.whole is None:
        return None
    if word_at(place.tokens, unit[1]) in lists.term_fixed:
        return Found(place.at, unit[1], "name")
    if place.before not in lists.term_before:
        return None
    if unit[0].name not in lists.term_units or not lists.taken.isdisjoint(
        words_before(place.tokens, place.at, _NEAR)
    ):
        return None
    return Found(place.at, unit[1], "time-distance")


def find_single(place: Place) -> Found | None:
    """A one that is no count: "minstens één dag afwezig", "meer dan één oorzaak", and the one of "één laadpunt per 65 inwoners"."""
    tokens, at, unit = place.tokens, place.at, place.unit
    if tokens[at].lower != "één":
        return None
    if is_one_per(tokens, at):
        return Found(at, at + 1, "rate-base")
    more = place.before == "dan" and word_at(tokens, at - 2) == "meer"
    if not more and place.before not in bound_words().least_one:
        return None
    if unit is None:
        return Found(at, at + 1, "emphasis")
    return Found(at, unit[1], "emphasis") if unit[0].kind == "duration" else None


def is_one_per(tokens: Sequence[Token], first: int) -> bool:
    """Whether "één … per 65" stands at `first`: one of something, and no power of ten behind "per"."""
    if first < 0 or tokens[first].lower != "één" or word_at(tokens, first + 2) != "per":
        return False
    base = read_numeral(tokens, first + 3) if first + 3 < len(tokens) else None
    return base is not None and base.in_digits and base.value is not None and not _is_round_base(base.value)


def _is_round_base(value: Fraction) -> bool:
    """Whether rates are told per so many: 1, 10, 100, 10.000."""
    return value.denominator == 1 and str(value.numerator).rstrip("0") == "1"


def find_moment_of_play(place: Place) -> Found | None:
    """A moment of a game: "vijf minuten voor rust", "zeven minuten na de aftrap"."""
    tokens, unit, lists = place.tokens, place.unit, bound_words()
    if unit is None or unit[0].name not in {"minuut", "seconde"}:
        return None
    after = unit[1] + 1
    after += word_at(tokens, after) in {"de", "het"}
    played = word_at(tokens, unit[1]) in lists.play_links and word_at(tokens, after) in lists.play_moments
    return Found(place.at, unit[1], "time") if played else None


def find_norm(place: Place) -> Found | None:
    """A measure that is a rule: "30 kilometer per uur de norm", "80 decibel als grens"."""
    tokens, unit = place.tokens, place.unit
    if unit is None or word_at(tokens, unit[1]) not in {"de", "als", "het"}:
        return None
    after = unit[1] + 1 + (word_at(tokens, unit[1] + 1) in {"de", "het", "nieuwe"})
    return Found(place.at, unit[1], "limit") if word_at(tokens, after) in bound_words().norms else None


def find_level_of_days(place: Place) -> Found | None:
    """What days are counted by: "op tien dagen boven de 30 graden"."""
    tokens, at, unit, lists = place.tokens, place.at, place.unit, bound_words()
    if unit is None or unit[0].kind != "temperature" or place.before != "de":
        return None
    if word_at(tokens, at - 2) not in lists.levels:
        return None
    counted = not lists.level_counted.isdisjoint(words_before(tokens, at, _NEAR))
    return Found(at, unit[1], "limit") if counted else None


def find_age_line(place: Place) -> Found | None:
    """An age that draws a line: "wie nog geen 24 is", "meisjes zijn nog geen achttien", "het jaar dat een kind 10 wordt"."""
    tokens, at, numeral, lists = place.tokens, place.at, place.numeral, bound_words()
    if numeral is None or place.whole is None or place.unit is not None or numeral.scaled:
        return None
    if not lists.youngest <= place.whole <= lists.oldest:
        return None
    before = words_before(tokens, at, _NEAR)
    opening = next(
        (
            words
            for words in lists.not_yet
            if tuple(before[-len(words) :]) == words and len(before) > len(words)
        ),
        (),
    )
    rest = before[: len(before) - len(opening)]
    followed = place.following in lists.be
    if followed and rest[-1:] and rest[-1] in lists.persons:
        return Found(at, numeral.after, "age-group")
    alone = numeral.after >= len(tokens) or tokens[numeral.after].kind != "word"
    said = opening and alone and rest[-1:] and rest[-1] in lists.be and not lists.persons.isdisjoint(rest)
    return Found(at, numeral.after, "age-group") if said else None
