"""The rules for days that are named: dates, weekdays, ranges of days."""

import re
from dataclasses import replace
from datetime import date, timedelta

from cijfercheck.language import calendar_spans as spans
from cijfercheck.language.calendar_words import full_date_at, month_numbers, period_words, weekday_numbers
from cijfercheck.language.period_reader import (
    LATEST_SHORT_YEAR,
    PeriodReader,
    Reading,
    is_whole_number,
    skip_range_words,
)
from cijfercheck.language.period_tokens import Tokens
from cijfercheck.model.period import Period

_SOON = 60
_LONGEST_MONTH = 31
_MOST_WEEKS = 53
_DOTTED = re.compile(r"([0-3]\d)\.([01]\d)\.(\d\d)")
_WORDS_BEFORE = 10
_WORDS_AFTER = 5


def read_full_date(reader: PeriodReader, place: int) -> Reading | None:
    """Read: 17 oktober 2025 · 2025-10-17 · 17-10-2025."""
    tokens = reader.tokens
    mention = full_date_at(tokens.text, tokens.starts[place]) if place < len(tokens) else None
    if mention is None:
        return None
    return Reading(reader.tokens.after(mention.end), spans.one_day(mention.day), "day")


def read_day_of_month(reader: PeriodReader, place: int) -> Reading | None:
    """17 oktober · 1 september vorig jaar · 8e april; a day without a year is the nearest one, rather past than to come."""
    tokens = reader.tokens
    number = day_number(tokens.word(place))
    start, place = place, place + (tokens.word(place + 1) == "van" and not tokens.word(place).isdecimal())
    month = month_numbers().get(tokens.word(place + 1))
    if number is None or month is None or not is_whole_number(tokens, start):
        return None
    stop = place + 2 + (tokens.word(place + 2) == "." and len(tokens.word(place + 1)) <= len("sept"))
    year = reader.year_of(stop)
    if year is not None:
        return Reading(year[0], spans.one_day(date(year[1], month, number)), "day")
    dot = tokens.word(place + 2) == "." and len(tokens.word(place + 1)) <= len("sept")
    stop = (
        place
        + 2
        + (dot and (skip_range_words(tokens, place + 3) is not None or tokens.word(place + 3) == "en"))
    )
    today = reader.setting.today
    if today is None:
        return None
    days = [
        day
        for shift in (1, 0, -1, -2, -3, -4)
        if (day := _day(today.year + shift, month, number)) is not None
    ]
    past = next((day for day in days if day <= today), None)
    coming = next((day for day in reversed(days) if day > today), None)
    if past is None:
        return None
    if coming is not None:
        soon = coming - today <= timedelta(days=_SOON) < today - past
        past = coming if soon or (coming - today < today - past and is_planned(tokens, place)) else past
    return Reading(stop, spans.one_day(past), "day", floating=True)


def read_slash_day(reader: PeriodReader, place: int) -> Reading | None:
    """17/10 · op 3/5: a day and a month; "3/5" elsewhere is a fraction."""
    tokens, today = reader.tokens, reader.setting.today
    day, month = tokens.digits(place), tokens.digits(place + 2)
    if tokens.word(place + 1) != "/" or day is None or month is None or today is None:
        return None
    tight = tokens.joined(place + 1) and tokens.joined(place + 2) and not tokens.joined(place + 3)
    dated = tokens.word(place - 1) in ("op", "vanaf", "tot", "sinds", *weekday_numbers())
    if not tight or not is_whole_number(tokens, place) or not (dated or day > month) or day == 0:
        return None
    days = [found for shift in (0, -1) if (found := _day(today.year + shift, month, day)) is not None]
    past = next((found for found in days if found <= today), None)
    return None if past is None else Reading(place + 3, spans.one_day(past), "day", floating=True)


def read_spoken_day(reader: PeriodReader, place: int) -> Reading | None:
    """Read a day in words: "vijf mei", "de eerste mei 2024"."""
    tokens, words = reader.tokens, period_words()
    word = tokens.word(place)
    number = words.ordinals.get(word) or (words.numbers.get(word) if word != "een" else None)
    month = month_numbers().get(tokens.word(place + 1))
    if number is None or month is None or number > _LONGEST_MONTH or len(tokens.word(place + 1)) < len("mei"):
        return None
    if tokens.word(place + 1) != words.months[month - 1][0]:
        return None
    return reader.in_year(place + 2, lambda y: spans.one_day(date(y, month, number)), "day")


def _last_day_of_range(reader: PeriodReader, place: int) -> Reading | None:
    """The day that ends "1-5 mei": it touches the hyphen before it."""
    tokens = reader.tokens
    number, month = day_number(tokens.word(place)), month_numbers().get(tokens.word(place + 1))
    if number is None or month is None or not tokens.joined(place):
        return None
    return reader.in_year(place + 2, lambda y: spans.one_day(date(y, month, number)), "day")


def read_day_range(reader: PeriodReader, place: int) -> Reading | None:
    """23 tot en met 29 november 2020 · 3 op 4 juni · 7 en 8 maart · 1-5 mei."""
    tokens = reader.tokens
    first = day_number(tokens.word(place))
    stop = skip_range_words(tokens, place + 1) or (
        place + 2 if tokens.word(place + 1) in ("en", "op") else None
    )
    if first is None or stop is None or not is_whole_number(tokens, place):
        return None
    last = read_full_date(reader, stop) or read_day_of_month(reader, stop) or _last_day_of_range(reader, stop)
    if last is None or last.period.last is None or first >= last.period.last.day:
        return None
    start = last.period.last.replace(day=first)
    return Reading(last.stop, Period(start, last.period.last), "day", floating=last.floating)


def read_month_day(reader: PeriodReader, place: int, month: int) -> Reading | None:
    """Read an English order: "April 14, 2015"; without a year only behind a weekday: "zondag, feb 10"."""
    tokens = reader.tokens
    dot = tokens.word(place + 1) == "." and len(tokens.word(place)) <= len("sept")
    number = day_number(tokens.word(place + 1 + dot))
    if number is None:
        return None
    stop = place + 2 + dot
    year = tokens.year(stop + 1) if tokens.word(stop) == "," else None
    if year is not None:
        return Reading(stop + 2, spans.one_day(date(year, month, number)), "day")
    before = tokens.word(place - 1 - (tokens.word(place - 1) == ","))
    if before not in weekday_numbers():
        return None
    return reader.recent(stop, lambda y: spans.one_day(date(y, month, number)), "day")


def read_weekday(reader: PeriodReader, place: int) -> Reading | None:
    """Read: vrijdag · dinsdag 8 april · woensdag, 14 mei 2025."""
    tokens = reader.tokens
    if tokens.word(place - 1) in ("elke", "iedere", "ieder", "alle", "goede", "witte"):
        return None
    date_place = place + 1 + (tokens.word(place + 1) == ",")
    if tokens.word(date_place)[:1].isdigit():
        dated = (
            read_full_date(reader, date_place)
            or read_day_of_month(reader, date_place)
            or read_short_date(reader, date_place)
            or read_slash_day(reader, date_place)
        )
        dated = dated or _day_of_same_month(reader, date_place)
        if dated is not None:
            return Reading(dated.stop, dated.period, "day", floating=dated.floating, reporting=True)
    month = month_numbers().get(tokens.word(date_place))
    dated = None if month is None else read_month_day(reader, date_place, month)
    if dated is not None:
        return replace(dated, reporting=True)
    today = reader.setting.today
    if today is None:
        return None
    inside = _weekday_of_week(reader, place)
    if inside is not None:
        return inside
    back = (today.weekday() - weekday_numbers()[tokens.word(place)]) % 7
    back -= 7 if back and _is_ahead(tokens, place, period_words().ahead) else 0
    return Reading(
        place + 1, spans.one_day(today - timedelta(days=back)), "day", floating=True, reporting=True
    )


def _day_of_same_month(reader: PeriodReader, place: int) -> Reading | None:
    """The day that begins "zaterdag 4 tot en met zondag 19 juli", of the month that its end names, or of the one before."""
    tokens = reader.tokens
    number = day_number(tokens.word(place))
    stop = skip_range_words(tokens, place + 1) or (place + 2 if tokens.word(place + 1) == "en" else None)
    if number is None or stop is None or tokens.word(stop) not in weekday_numbers():
        return None
    end = read_weekday(reader, stop)
    last = None if end is None or not tokens.word(stop + 1)[:1].isdigit() else end.period.last
    if end is None or last is None:
        return None
    if number >= last.day:
        last = last.replace(day=1) - timedelta(days=1)
    return Reading(place + 1, spans.one_day(last.replace(day=number)), "day", floating=end.floating)


def _weekday_of_week(reader: PeriodReader, place: int) -> Reading | None:
    """Read: donderdag volgende week · maandag over twee weken."""
    after = reader.tokens.word(place + 1)
    if after not in period_words().directions and after != "over":
        return None
    week = reader.read(place + 1)
    if week is None or week.unit != "week" or week.period.first is None:
        return None
    day = week.period.first + timedelta(days=weekday_numbers()[reader.tokens.word(place)])
    return Reading(week.stop, spans.one_day(day), "day", reporting=True)


def read_short_date(reader: PeriodReader, place: int) -> Reading | None:
    """Read: 14-10-25 · 14/10/25 · 14.10.25: a day, a month and a year of two digits."""
    tokens = reader.tokens
    if dotted := _DOTTED.fullmatch(tokens.word(place)):
        return Reading(place + 1, spans.one_day(_short_day(*map(int, dotted.groups()))), "day")
    parts = [tokens.word(place + step) for step in range(5)]
    if parts[1] not in ("-", "/") or parts[3] != parts[1] or not parts[4].isdecimal():
        return None
    if len(parts[4]) != len("25") or not (parts[0].isdecimal() and parts[2].isdecimal()):
        return None
    goes_on = tokens.joined(place + 5) and tokens.word(place + 5)[0] not in ".,;:!?)"
    tight = all(tokens.joined(place + step) for step in range(1, 5)) and not goes_on
    if not tight or not is_whole_number(tokens, place) or max(len(parts[0]), len(parts[2])) > len("31"):
        return None
    day = _short_day(int(parts[0]), int(parts[2]), int(parts[4]))
    return Reading(place + 5, spans.one_day(day), "day")


def _short_day(day: int, month: int, short: int) -> date:
    return date((2000 if short <= LATEST_SHORT_YEAR else 1900) + short, month, day)


def is_planned(tokens: Tokens, place: int) -> bool:
    """Whether a verb of what is to come ("zal", "gaat") stands near in the same sentence."""
    return _is_ahead(tokens, place, period_words().ahead | period_words().planned)


def _is_ahead(tokens: Tokens, place: int, verbs: frozenset[str]) -> bool:
    """Whether one of these verbs ("zal") stands near in the same sentence, so that the day is still to come."""
    for step, words in ((-1, _WORDS_BEFORE), (1, _WORDS_AFTER)):
        for other in range(place + step, place + step * words, step):
            if tokens.word(other) in (".", "?", "!", "") or tokens.apart(place, other):
                break
            if tokens.word(other) in verbs:
                return True
    return False


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def day_number(word: str) -> int | None:
    """The day of a month: "17", "8e", "1ste"; None for what is none."""
    number = _ordinal(word)
    return number if 1 <= number <= _LONGEST_MONTH else None


def week_number(word: str) -> int:
    """The week of a year that an ordinal in digits names: "40ste"; 0 for what is none."""
    number = 0 if word.isdecimal() else _ordinal(word)
    return number if number <= _MOST_WEEKS else 0


def _ordinal(word: str) -> int:
    digits = word.removesuffix("ste").removesuffix("de").removesuffix("e")
    return int(digits) if digits.isdecimal() and len(digits) <= len("31") else 0
