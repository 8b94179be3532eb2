"""Recognises numbers that tell when: dates, years, times of day, distances in time and names of periods."""

import re
from collections.abc import Sequence

from cijfercheck.language.ages import age_words, words_before
from cijfercheck.language.calendar_words import period_words
from cijfercheck.language.not_claim_words import not_claim_words
from cijfercheck.language.number_places import Found, Place, year_at
from cijfercheck.language.numerals import Numeral, is_article, read_numeral, word_at
from cijfercheck.language.tokens import Token, touches
from cijfercheck.language.units import find_currency_before, find_unit
from cijfercheck.language.words import numerals, parse_word

_FIRST_SURE_YEAR = 1900
_LAST_DAY = 31
_LAST_HOUR = 24
_LAST_MONTH = 12
_SPAN_UNITS = frozenset({"dag", "week", "maand", "kwartaal", "jaar", "decennium", "eeuw"})
_LONG_UNITS = _SPAN_UNITS - {"dag", "week"}
_LAST_HOUR_OF_DIAL = 12
_OPEN_FOR = 2  # hours
_MOST_DAYS = 4
_TEN, _CENTURY = 10, 100
_LONGEST_LINK = 3
_DATE_LINKS = frozenset({"tot", "en", "met", "t", "/", "m", "-", "–", "of", ",", "op"})
_POINT_TIME = re.compile(r"(?:[01]?\d|2[0-4]|[3-5]\d)\.[0-5]\d")
_TIME_IN_RACE = re.compile(r"\d{1,2}[.,]\d{2}")
_BEHIND_DISTANCE = 4
_RACE_TIME = re.compile(r"\d{1,2}\.\d{2}")
_TIME_UNITS = frozenset(
    {"seconde", "minuut", "kwartier", "uur", "dag", "week", "maand", "kwartaal", "jaar", "eeuw", "decennium"}
)


def find_date(place: Place) -> Found | None:
    """A day with its month, several of them, and a year behind it: "23 tot en met 29 november 2020", "8 of 9 mei"."""
    tokens, at = place.tokens, place.at
    lists = not_claim_words()
    after = at
    for _ in range(_MOST_DAYS):
        if not _is_day(tokens, after):
            return None
        after += 1
        if word_at(tokens, after) in lists.months:
            return Found(at, _after_year(tokens, after + 1), "date")
        for link in range(after, after + _LONGEST_LINK):
            if word_at(tokens, link) not in _DATE_LINKS:
                break
            after = link + 1
    return None


def find_slash_date(place: Place) -> Found | None:
    """A day and a month around a slash: "17/10", "op 3/5"; "3/5" elsewhere is a fraction."""
    tokens, at = place.tokens, place.at
    if not _is_day(tokens, at) or word_at(tokens, at + 1) != "/" or not _is_day(tokens, at + 2):
        return None
    if tokens[at].kind != "digits" or tokens[at + 2].kind != "digits":
        return None
    if find_unit(tokens, at + 3, in_digits=True) is not None:
        return None  # "een ovaal van 1/4 mijl"
    day, slash, month = tokens[at : at + 3]
    if not (touches(day, slash) and touches(slash, month)) or int(month.lower) > _LAST_MONTH:
        return None
    first = at  # "op 3/5 en | 4/5"
    while (
        first > len("3/5") and word_at(tokens, first - 1) in _DATE_LINKS and word_at(tokens, first - 3) == "/"
    ):
        first -= 4
    before = word_at(tokens, first - 1)
    dated = before in not_claim_words().weekdays or before in {"op", "vanaf", "tot", "sinds", "van", "tussen"}
    return Found(at, at + 3, "date") if dated or int(day.lower) > int(month.lower) else None


def find_years_span(place: Place) -> Found | None:
    """How long something went on or took, no length of its own: "al dertig jaar", "in drie maanden tijd", "op één dag"."""
    tokens, at, numeral, unit = place.tokens, place.at, place.numeral, place.unit
    if numeral is None or unit is None or unit[0].name not in _SPAN_UNITS:
        return None
    following = word_at(tokens, unit[1])
    if following == "tijd":
        return Found(at, unit[1] + 1, "time-distance")
    if following in age_words().after or following in age_words().durations:
        return None
    lists = not_claim_words()
    if place.before in lists.span_before and unit[0].name in _LONG_UNITS:
        return Found(at, unit[1], "time-distance")
    one = numeral.value == 1 and not numeral.in_digits
    return Found(at, unit[1], "time-distance") if one and place.before in lists.one_before else None


def _after_year(tokens: Sequence[Token], after: int) -> int:
    """The place after a month's full stop and the year."""
    if word_at(tokens, after) == "." and word_at(tokens, after - 1) in not_claim_words().short_months:
        after += 1
    return after + 1 if year_at(tokens, after) is not None else after


def find_weekday(place: Place) -> Found | None:
    """A day after its weekday: "vrijdag 17"."""
    if (
        not _is_day(place.tokens, place.at)
        or place.before not in not_claim_words().weekdays
        or place.numeral is None
    ):
        return None
    if place.following.isalpha() and place.following not in {"en", "of", "tot"}:
        return None
    return Found(place.at, place.at + 1, "date")


def find_decade(place: Place) -> Found | None:
    """A decade: "de jaren 80", "in de jaren tachtig", "de jaren 1930", "de jaren 60 en 70"."""
    tokens, at = place.tokens, place.at
    lists = not_claim_words()
    before = word_at(tokens, at - 2) if place.before in {"'", "’", "‘"} else place.before
    if place.before in {"en", "of", "tot"} and (
        place.whole is not None and place.whole % _TEN == 0 and place.whole < _CENTURY
    ):
        before = word_at(tokens, at - 3) if word_at(tokens, at - 2)[-1:] == "0" else before
    named = tokens[at].kind == "digits" or tokens[at].lower in lists.tens
    return Found(at, at + 1, "date") if named and before in lists.decades else None


def find_year(place: Place) -> Found | None:
    """A bare year: "in 2024", "mensenhandel 2024", "(1967)"; not "2000 mensen"."""
    tokens, at = place.tokens, place.at
    year = year_at(tokens, at)
    if year is None or find_currency_before(tokens, at) is not None:
        return None
    if place.unit is not None or place.following in numerals().scales:
        return None
    return Found(at, at + 1, "date") if _is_year_here(place, year) else None


def _is_year_here(place: Place, year: int) -> bool:
    """Whether the words around four digits make them a year."""
    lists = not_claim_words()
    if place.before in lists.surely_before_year:
        return True
    counted = lists.counted_after | period_words().counted
    if place.following in counted or place.before in lists.size_before:
        return False
    if year >= _FIRST_SURE_YEAR or place.before in lists.before_year:
        return True
    return place.before == "(" and place.following in {")", "-", "–"}


def _is_day(tokens: Sequence[Token], at: int) -> bool:
    if at >= len(tokens):
        return False
    token = tokens[at]
    if token.kind == "digits":
        return token.lower.isdigit() and len(token.lower) <= len("31") and 1 <= int(token.lower) <= _LAST_DAY
    value = parse_word(token.lower) if token.kind == "word" and not is_article(token) else None
    return value is not None and value.denominator == 1 and 1 <= value <= _LAST_DAY


def find_time(place: Place) -> Found | None:
    """A time of day: "om 15 uur", "7 uur 's morgens", "half drie", "kwart over twee"; not "48 uur lang"."""
    at, numeral = place.at, place.numeral
    if numeral is None or place.whole is None or not 0 <= place.whole <= _LAST_HOUR or numeral.decimals:
        return None
    lists = not_claim_words()
    if place.whole <= _LAST_HOUR_OF_DIAL:
        before = word_at(place.tokens, at - 2)
        if place.before == "half" and before not in {"een", "en"}:
            return Found(at - 1, numeral.after, "time")
        if place.before in lists.clock_over and before in {"kwart", "tien", "vijf", "minuten"}:
            return Found(at - 2, numeral.after, "time")
    if place.unit is None and place.before in lists.time_sure:
        told = lists.parts_of_day.intersection(words_before(place.tokens, at, 3)) or (
            place.following == "'" and word_at(place.tokens, numeral.after + 2) in lists.parts_of_day
        )
        return Found(at, numeral.after, "time") if told and place.whole <= _LAST_HOUR_OF_DIAL else None
    if place.unit is None or place.unit[0].name != "uur":
        return None
    return Found(at, place.unit[1], "time") if _is_hour(place, numeral, place.unit[1]) else None


def _is_hour(place: Place, numeral: Numeral, after: int) -> bool:
    """Whether the words around "7 uur" make it a time and no duration."""
    lists = not_claim_words()
    following = word_at(place.tokens, after)
    if following in {",", "en"} and _after_smaller_part(place.tokens, after + (following == ",")) > after + 1:
        return False  # "2 uur, 21 minuten en 9 seconden"
    if following in {"'", "’", "‘", '"'}:
        following = word_at(place.tokens, after + 1)
    if following in lists.of_day:
        return True
    if following in lists.not_hours:
        return False
    before = word_at(place.tokens, place.at - 2) if place.before in lists.time_hedges else place.before
    if place.before in lists.time_sure and before not in lists.long_before:
        return True
    if before in lists.time_sure or before in lists.weekdays:
        return True
    return before in lists.time_before and numeral.in_digits and numeral.value != _LAST_HOUR


def find_point_time(place: Place) -> Found | None:
    """A time with a point and without "uur": "om 20.30", "Update 14.05"; and how long a race took: "in 58.12 minuten"."""
    tokens, at = place.tokens, place.at
    if place.before in not_claim_words().race_before and _RACE_TIME.fullmatch(tokens[at].lower):
        return Found(at, at + 1, "time") if place.unit is None else None
    if place.before == "in" and place.unit is None and _TIME_IN_RACE.fullmatch(tokens[at].lower):
        distance = not_claim_words().race_units.intersection(words_before(tokens, at, _BEHIND_DISTANCE))
        return Found(at, at + 1, "time") if distance else None  # "de 5 kilometer in 18.42"
    if not _POINT_TIME.fullmatch(tokens[at].lower):
        return None
    if place.unit is not None:
        raced = place.unit[0].name in {"minuut", "seconde"} and len(tokens[at].lower) >= len("9.58")
        return Found(at, place.unit[1], "time") if raced else None
    lists = not_claim_words()
    labelled = place.before == ":" and word_at(tokens, at - 2) in lists.point_labels
    if not labelled and place.before not in lists.point_before:
        return None
    return None if place.following in numerals().scales else Found(at, at + 1, "time")


def find_opening_hours(place: Place) -> Found | None:
    """The first of two times: "van 9 tot 17 uur", "tussen 10 en 12 uur", "Kerkstraat 3, 10-16 uur"."""
    tokens, at, numeral = place.tokens, place.at, place.numeral
    listed = place.before in {",", ":", ";", "("} or place.before in not_claim_words().weekdays
    if (
        numeral is None
        or not (listed or place.before in {"van", "tussen", "om", "vanaf", "tot", "en"})
        or place.unit is not None
        or numeral.value is None
        or not (numeral.in_digits and 0 <= numeral.value <= _LAST_HOUR)
    ):
        return None
    link = 1 if place.following in {"en", "tot", "-", "–", "of"} else 0
    if not link or numeral.after + link >= len(tokens):
        return None
    other = read_numeral(tokens, numeral.after + link)
    if other is None or other.value is None or not numeral.value < other.value <= _LAST_HOUR:
        return None
    hour = find_unit(tokens, other.after, in_digits=True)
    if hour is None or hour[0].name != "uur" or word_at(tokens, hour[1]) in not_claim_words().not_hours:
        return None
    if listed and (other.value - numeral.value < _OPEN_FOR or word_at(tokens, hour[1])[:1].isalpha()):
        return None  # "slaap: 7-8 uur"
    return Found(at, hour[1], "time")


def find_clock(place: Place) -> Found | None:
    """The words before the hour: "kwart over twee", "tien voor acht", "half drie" read from their first word."""
    tokens, at = place.tokens, place.at
    lists = not_claim_words()
    word = tokens[at].lower
    if word not in {"kwart", "half", "vijf", "tien"}:
        return None
    hour = at + 1 if word == "half" else at + 2
    if word != "half" and word_at(tokens, at + 1) not in lists.clock_over:
        return None
    if word != "half" and word_at(tokens, hour) == "half":
        hour += 1
    value = parse_word(word_at(tokens, hour)) if hour < len(tokens) and tokens[hour].kind == "word" else None
    if (
        value is None
        or not 1 <= value <= _LAST_HOUR_OF_DIAL
        or value.denominator > 1
        or is_article(tokens[hour])
    ):
        return None
    if find_unit(tokens, hour + 1, in_digits=False) is not None and word_at(tokens, hour + 1) != "uur":
        return None
    return Found(at, hour + 1, "time")


def find_distance(place: Place) -> Found | None:
    """A distance in time: "twee dagen later", "10 jaar geleden", "over drie weken"."""
    tokens, at, numeral = place.tokens, place.at, place.numeral
    lists = not_claim_words()
    if numeral is None:
        return None
    unit = place.unit
    if unit is None or unit[0].name not in _TIME_UNITS:
        return None
    after = _after_smaller_part(tokens, unit[1])
    if word_at(tokens, after) in lists.distance_after:
        return Found(at, after + 1, "time-distance")
    if word_at(tokens, after) == "na" and word_at(tokens, after + 1) != "elkaar":
        return Found(at, after, "time-distance")
    before = word_at(tokens, at - 1)
    if before == "over" and not lists.distance_except.intersection(words_before(tokens, at, 4)):
        return Found(at, unit[1], "time-distance")
    return None


def _after_smaller_part(tokens: Sequence[Token], after: int) -> int:
    """The place after the rest of a time in parts: "twee uur | en tien minuten later"."""
    place = after + (word_at(tokens, after) == "en")
    part = read_numeral(tokens, place) if place < len(tokens) else None
    unit = None if part is None else find_unit(tokens, part.after, in_digits=part.in_digits)
    return after if unit is None or unit[0].name not in _TIME_UNITS else unit[1]


def find_period(place: Place) -> Found | None:
    """A number in the name of a period: "de afgelopen vier weken", "de eerste drie maanden van 2018"."""
    tokens, at, numeral = place.tokens, place.at, place.numeral
    lists = not_claim_words()
    if numeral is None:
        return None
    unit = place.unit
    if unit is None or unit[0].name not in _SPAN_UNITS:
        return None
    before = word_at(tokens, at - 1)
    pointing = before == "die" and word_at(tokens, at - 2) in lists.points_behind - {"en", "of"}
    if (
        before in lists.period_before or pointing
    ):  # "in die twee maanden", but not "een man die 20 jaar ouder is"
        return Found(at, unit[1], "period")
    if (
        word_at(tokens, unit[1]) == "van"
        and unit[1] + 1 < len(tokens)
        and year_at(tokens, unit[1] + 1) is not None
    ):
        return Found(at, unit[1], "period")
    return None
