"""The rules for weeks, months, quarters, halves, years, decades and centuries that are named."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from cijfercheck.language import calendar_spans as spans
from cijfercheck.language.calendar_words import Unit, month_numbers, period_words, weekday_numbers
from cijfercheck.language.period_days import day_number, is_planned, read_month_day, week_number
from cijfercheck.language.period_reader import (
    PLURALS,
    PeriodReader,
    Reading,
    is_told_past,
    is_whole_number,
    skip_range_words,
)
from cijfercheck.language.period_tokens import Tokens
from cijfercheck.model.period import Period

_CENTURY = 100
_NUMBERS_OF_PARTS = ("1", "2", "3", "4")
_SATURDAY = 5
_THIS_CENTURY = 2000
_CODE = re.compile(r"(?:(?P<letter>[qkh])j?(?P<number>\d)|(?P<first>\d)(?P<behind>[qh]))(?P<year>\d\d)?")
_DAY = timedelta(days=1)


def read_notation(reader: PeriodReader, place: int) -> Reading | None:
    """Read: 2023/2024 · 2023-24 · 1950-53 · 2024-Q1; the parts stand together."""
    tokens = reader.tokens
    year, sign, behind = tokens.year(place), tokens.word(place + 1), tokens.word(place + 2)
    if (
        year is None
        or sign not in ("/", "-", "–")
        or not (tokens.joined(place + 1) and tokens.joined(place + 2))
    ):
        return None
    if behind in ("'", "’", "‘") and tokens.joined(place + 3) and sign in ("/", "-"):
        short = tokens.word(place + 3) == f"{(year + 1) % _CENTURY:02}"
        return Reading(place + 4, spans.school_year(year), "school_year") if short else None
    after = behind == str(year + 1) and (
        sign == "/" or tokens.word(place - 1) not in period_words().before_years
    )
    if after or behind == f"{(year + 1) % _CENTURY:02}":
        return Reading(place + 3, spans.school_year(year), "school_year")
    if (
        behind.isdecimal()
        and len(behind) == len("53")
        and int(behind) > year % _CENTURY
        and not tokens.joined(place + 3)
    ):
        return Reading(place + 3, spans.years(year, year // _CENTURY * _CENTURY + int(behind)), None)
    code = _CODE.fullmatch(behind)
    return None if code is None or code["number"] is None else _part_of(year, code, place + 3)


def _part_of(year: int, code: re.Match[str], stop: int) -> Reading | None:
    """The half or quarter of a year that a code names; none for "K7"."""
    half = (code["letter"] or code["behind"]) == "h"
    number = int(code["number"] or code["first"])
    if not 0 < number <= (2 if half else 4):
        return None
    period = spans.nth_month_group(year, 6 if half else 3, number)
    return Reading(stop, period, "half" if half else "quarter")


def read_month(reader: PeriodReader, place: int) -> Reading | None:
    """Read: maart 2024 · maart vorig jaar · in maart: the last one that began before today."""
    tokens = reader.tokens
    word = tokens.word(place)
    month = month_numbers()[word]
    dated = read_month_day(reader, place, month)
    if dated is not None:
        return dated
    short = word != period_words().months[month - 1][0]
    stop = place + 1 + (short and tokens.word(place + 1) == "." and tokens.year(place + 2) is not None)
    year = reader.year_of(stop)
    if year is not None and not (short and tokens.year(stop) is None and tokens.word(stop) not in "'’"):
        return Reading(year[0], spans.months(year[1], month), "month")
    until = skip_range_words(tokens, place + 1) if short else None
    bare = short and (until is None or tokens.word(until) not in month_numbers())
    if bare or _is_a_name(reader, place):
        return None
    recent = reader.recent(place + 1, lambda y: spans.months(y, month), "month")
    return recent and _or_coming(reader, place, recent)


def _or_coming(reader: PeriodReader, place: int, recent: Reading) -> Reading:
    """The month to come where a plan is told and it is nearer than the last one: "in december gaat de winkel open"."""
    today, last = reader.setting.today, recent.period.last
    if today is None or last is None or last >= today or is_told_past(reader.tokens, place + 1):
        return recent
    if not is_planned(reader.tokens, place):
        return recent
    coming = spans.move_months(recent.period, spans.MONTHS_OF["year"])
    nearer = coming.first is not None and coming.first - today < today - last
    return replace(recent, period=coming) if nearer else recent


def read_free_year(reader: PeriodReader, place: int) -> Reading | None:
    """Read a year by itself: in 2024 · Jaarcijfers 2024 · (2023: 327)."""
    year = reader.tokens.year(place)
    if year is None or not reader.tokens.is_free_year(place):
        return None
    return part_behind_year(reader, place + 1, year) or Reading(place + 1, spans.years(year), "year")


def part_behind_year(reader: PeriodReader, stop: int, year: int) -> Reading | None:
    """Read what follows inside a year: "2016 het derde kwartaal", "2016 K3", "volgend jaar de derde week"."""
    tokens = reader.tokens
    place = stop + (tokens.word(stop) in ("het", "de"))
    number = period_words().ordinals.get(tokens.word(place), 0)
    unit = period_words().units.get(tokens.word(place + 1))
    if tokens.word(place + 2) in ("van", "op"):
        return None
    if place > stop and number and unit in ("quarter", "half") and tokens.word(place + 1) not in PLURALS:
        return Reading(place + 2, spans.nth_month_group(year, spans.MONTHS_OF[unit], number), unit)
    if place > stop and number and unit == "week":
        return Reading(place + 2, spans.iso_week(year, number), unit)
    word = tokens.word(stop)
    if len(word) == len("k3") and word[0] in "qk" and word[1] in _NUMBERS_OF_PARTS:
        return Reading(stop + 1, spans.quarter(year, int(word[1])), "quarter")
    return None


def read_month_of_year(reader: PeriodReader, place: int) -> Reading | None:
    """Read: 3-2015 · 03/2015: a month and a year that stand together."""
    tokens = reader.tokens
    month, year = tokens.digits(place), tokens.year(place + 2)
    tight = tokens.joined(place + 1) and tokens.joined(place + 2) and is_whole_number(tokens, place)
    if tokens.word(place + 1) not in ("-", "/") or not month or year is None or not tight:
        return None
    goes_on = tokens.joined(place + 3) and tokens.word(place + 3) in ("-", "/")
    if goes_on or len(tokens.word(place)) > len("12") or month > spans.MONTHS_OF["year"]:
        return None
    return Reading(place + 3, spans.months(year, month), "month")


def read_short_year(reader: PeriodReader, place: int) -> Reading | None:
    """'24, after a word of time: in '24, sinds ’98; seizoen '23/'24."""
    tokens, words = reader.tokens, period_words()
    year = reader.short_year(place)
    if year is None:
        return None
    tight = tokens.word(place + 2) in ("/", "-", "–") and tokens.joined(place + 3)
    if tight and reader.short_year(place + 3) == year + 1:
        return Reading(place + 5, spans.school_year(year), "school_year")
    if tokens.word(place - 1) not in words.year_openers or tokens.word(place + 2) in words.counted:
        return None
    return Reading(place + 2, spans.years(year), "year")


def read_half(reader: PeriodReader, place: int) -> Reading | None:
    """Read: eerste helft van mei · tweede helft van vorig jaar."""
    inner = reader.inner(place + 2) if reader.tokens.word(place + 1) == "helft" else None
    if inner is None or inner.unit in ("day", "weekend"):
        return None
    number = period_words().ordinals[reader.tokens.word(place)]
    return replace(inner, period=spans.half(inner.period, number), unit="half")


def read_ordinal(reader: PeriodReader, place: int) -> Reading | None:
    """Read: tweede kwartaal van 2025 · laatste drie maanden van 2018 · eerste week van maart."""
    tokens = reader.tokens
    number = period_words().ordinals[tokens.word(place)]
    word = tokens.word(place + 1)
    unit = period_words().units.get(word)
    if tokens.word(place + 2) in ("op", "achtereen"):
        return None
    if unit in ("quarter", "half"):
        return reader.part_of_year(place + 2, spans.MONTHS_OF[unit], number)
    if number <= 1 and (count := reader.count_of_units(place + 1)) is not None:
        return _first_units(reader, count, number)
    linked = tokens.word(place + 2) == "van" or (
        tokens.word(place + 2) == "in" and (word in weekday_numbers() or unit in ("day", "week", "weekend"))
    )
    inner = reader.inner(place + 2) if linked else None
    if inner is None:
        return None
    period: Period | None = None
    if word in PLURALS:
        period = (
            spans.edge(inner.period, "start") if unit == "month" and inner.unit == "year" and number else None
        )
    elif unit == "week" and inner.unit == "year":
        period = _week_of_year(inner.period, number)
    elif unit in ("week", "day", "month") and inner.unit in ("month", "year"):
        period = spans.nth_unit(inner.period, unit, number)
    elif unit == "weekend" and inner.unit == "month":
        saturday = spans.nth_weekday(inner.period, _SATURDAY, number)
        period = spans.unit_of(saturday.first, unit) if saturday.first else None
    elif word in weekday_numbers() and inner.unit == "month":
        period, unit = spans.nth_weekday(inner.period, weekday_numbers()[word], number), "day"
    return None if period is None else Reading(inner.stop, period, unit, inner.floating)


def read_named_quarter(reader: PeriodReader, place: int) -> Reading | None:
    """Read: slotkwartaal van 2023 · openingskwartaal."""
    number = period_words().named_quarters[reader.tokens.word(place)]
    return reader.part_of_year(place + 1, spans.MONTHS_OF["quarter"], number)


def _first_units(reader: PeriodReader, count: tuple[int, int, Unit], number: int) -> Reading | None:
    """The first (1) or last (0) so many units of a year or another period: "eerste drie maanden van 2018"."""
    stop, amount, unit = count
    inner = reader.inner(stop) if reader.tokens.word(stop) == "van" else None
    if inner is None and number == 1 and unit == "month":
        return _first_months(reader, stop, amount)
    if inner is None or inner.period.first is None or inner.period.last is None:
        return None
    if number == 1:
        return Reading(inner.stop, spans.units_from(inner.period.first, unit, amount), unit)
    return Reading(inner.stop, spans.units_until(inner.period.last, unit, amount), unit)


def _first_months(reader: PeriodReader, stop: int, amount: int) -> Reading | None:
    """The first so many months of the latest year in which more than half of them is over: in January those of last year.

    What is forecast for them lies ahead: "rekent voor de eerste zes maanden op".
    """
    today = reader.setting.today
    if today is None:
        return None
    half_over = spans.move_months(spans.one_day(today), -(amount // 2)).first or today
    if is_planned(reader.tokens, stop - 1):
        half_over = today
    recent = reader.in_setting(half_over).recent(stop, lambda y: spans.months(y, 1, amount), None)
    return replace(recent, unit="month") if recent else None


def read_numeric_ordinal(reader: PeriodReader, place: int) -> Reading | None:
    """1e kwartaal · 19e eeuw: an ordinal in digits."""
    if reader.tokens.word(place + 1) == "week" and (week := _ordinal_week(reader, place)) is not None:
        return week
    if reader.tokens.word(place) in period_words().ordinals:
        return read_half(reader, place) or read_ordinal(reader, place) or read_century(reader, place)
    return read_century(reader, place)


def _ordinal_week(reader: PeriodReader, place: int) -> Reading | None:
    """Read: 40ste week van het jaar · 40e week van 2024."""
    number = week_number(reader.tokens.word(place))
    inner = reader.inner(place + 2) if number and reader.tokens.word(place + 2) == "van" else None
    if inner is None or inner.unit != "year":
        return None
    week = _week_of_year(inner.period, number)
    return None if week is None else Reading(inner.stop, week, "week")


def read_century(reader: PeriodReader, place: int) -> Reading | None:
    """Read: negentiende eeuw · 21e eeuw."""
    word = reader.tokens.word(place)
    number = period_words().centuries.get(word) or day_number(word)
    if reader.tokens.word(place + 1) != "eeuw" or not number or number == 1:
        return None
    return Reading(place + 2, spans.years((number - 1) * _CENTURY + 1, number * _CENTURY), "century")


def read_quarter_code(reader: PeriodReader, place: int) -> Reading | None:
    """Q2 2025 · K3 van vorig jaar · H1 2024 · 1H 2024 · 3Q24; without a year only "Q2", and "in H1"."""
    tokens = reader.tokens
    code = _CODE.fullmatch(tokens.word(place))
    if code is None:
        return None
    letter, number = code["letter"] or code["behind"], int(code["number"] or code["first"])
    size = 6 if letter == "h" else 3
    if code["year"] is not None:
        written = letter == "q" or tokens.original(place)[1].isupper()  # "in 2h24" is a time
        return _part_of(_THIS_CENTURY + int(code["year"]), code, place + 1) if written else None
    opened = letter == "h" and tokens.word(place - 1) in period_words().year_openers
    if reader.year_of(place + 1) is None and not opened and (letter != "q" or code["behind"]):
        return None
    return reader.part_of_year(place + 1, size, number)


def _numbered_week(reader: PeriodReader, place: int) -> Reading | None:
    """Read: week 48 van 2020 · week 20 · weken 48 en 49 · week 3 tot en met 5."""
    tokens = reader.tokens
    first = tokens.digits(place + 1)
    if first is None or tokens.word(place - 1) in ("per", "een", "elke", "iedere", "één"):
        return None
    if tokens.word(place + 2) in period_words().counted | {"%"}:
        return None
    last, stop = first, place + 2
    more = skip_range_words(tokens, stop) or (stop + 1 if tokens.word(stop) == "en" else None)
    number = tokens.digits(more) if more is not None else None
    if more is not None and number is not None and first < number:
        counted = tokens.word(more + 1) in period_words().counted or tokens.word(more + 1) in month_numbers()
        last, stop = (last, stop) if counted else (number, more + 1)

    def make(year: int) -> Period:
        return Period(spans.iso_week(year, first).first, spans.iso_week(year, last).last)

    return (
        reader.in_year(stop, make, "week") if reader.year_of(stop) else _week_near_topic(reader, stop, make)
    )


def _week_near_topic(reader: PeriodReader, stop: int, make: Callable[[int], Period]) -> Reading | None:
    """The week nearest to the last one that the text was about, else the latest that has begun."""
    latest = reader.recent(stop, make, "week")
    base = reader.setting.topic("week")
    topic = base.first if base and base.days == len(period_words().weekdays) else None
    if latest is None or topic is None:
        return latest
    weeks = {latest.period.first: latest}
    for year in (topic.year - 1, topic.year, topic.year + 1):
        near = reader.in_setting(date(year, 12, 31)).recent(stop, make, "week")
        if near is not None:
            weeks[near.period.first] = near
    starts = [start for start in weeks if start and latest.period.first and start <= latest.period.first]
    return weeks[min(starts, key=lambda start: abs((start - topic).days))]


def read_unit_word(reader: PeriodReader, place: int) -> Reading | None:
    """(het) jaar ervoor · schooljaar 2023/2024 · jaren negentig · week 20 · weken 48 en 49."""
    tokens = reader.tokens
    word, following = tokens.word(place), tokens.word(place + 1)
    unit = period_words().units[word]
    if word == "jaren":
        return _decade(reader, place)
    if (unit == "school_year" or word == "boekjaar") and (
        first := _first_school_year(tokens, place + 1)
    ) is not None:
        return Reading(place + 4, spans.school_year(first), "school_year")
    if unit == "week" and following.isdecimal():
        return _numbered_week(reader, place)
    if unit in ("week", "weekend", "quarter", "half") and (
        following == "van" or following in _NUMBERS_OF_PARTS
    ):
        return _unit_of_day(reader, place, unit) or _numbered_part(reader, place, unit)
    named = word not in PLURALS and tokens.word(place - 1) in ("het", "de", "t")
    if named and following in period_words().shifts:
        return reader.shifted(place + 2, unit, period_words().shifts[following])
    beside = named and unit in ("day", "week") and following in ("voor", "vóór", "na")
    return _beside_day(reader, place + 2, unit, after=following == "na") if beside else None


def _beside_day(reader: PeriodReader, place: int, unit: Unit, *, after: bool) -> Reading | None:
    """Read what lies right before or after a day: "de week voor kerst", "de dag na Hemelvaart"."""
    inner = reader.read(place)
    if inner is None or inner.unit != "day" or inner.period.first is None or inner.period.last is None:
        return None
    if after:
        period = spans.units_from(inner.period.last + _DAY, unit, 1)
    else:
        period = spans.units_until(inner.period.first - _DAY, unit, 1)
    return Reading(inner.stop, period, unit, inner.floating)


def _first_school_year(tokens: Tokens, place: int) -> int | None:
    """The year in which "2023/2024", "2023-24" or "23/24" begins."""
    year = tokens.year(place)
    if tokens.word(place + 1) not in ("/", "-", "–"):
        return None
    if year is not None:
        ends = tokens.word(place + 2) in (str(year + 1), f"{(year + 1) % _CENTURY:02}")
        return year if ends else None
    first, last = tokens.digits(place), tokens.digits(place + 2)
    if first is None or last is None:
        return None
    return 2000 + first if first < _CENTURY and last == first + 1 else None


def _unit_of_day(reader: PeriodReader, place: int, unit: Unit) -> Reading | None:
    """Read: weekend van 3 mei · week van 12 mei 2024."""
    inner = reader.read(place + 2) if unit in ("week", "weekend") else None
    day = None if inner is None or inner.unit != "day" else inner.period.first
    if inner is None or day is None or inner.period.last != day:
        return None
    monday = spans.week_of(day)
    whole = monday if unit == "week" else spans.unit_of(day, "weekend")
    return Reading(inner.stop, whole, unit, inner.floating) if whole.holds(inner.period) else None


def _numbered_part(reader: PeriodReader, place: int, unit: Unit) -> Reading | None:
    """Read: kwartaal 2 van 2024 · semester 1."""
    number = reader.tokens.digits(place + 1)
    if number is None or unit not in ("quarter", "half") or reader.tokens.word(place) in PLURALS:
        return None
    return reader.part_of_year(place + 2, spans.MONTHS_OF[unit], number)


def _decade(reader: PeriodReader, place: int) -> Reading | None:
    """Read: jaren negentig · jaren '90 · jaren 1930 · jaren twintig van deze eeuw."""
    tokens = reader.tokens
    stop = place + 1 + (tokens.word(place + 1) in ("'", "’", "‘"))
    word = tokens.word(stop)
    number = tokens.digits(stop)
    year = period_words().decades.get(word)
    if number is not None:
        year = number if number >= _CENTURY else 1900 + number
    if year is None or year % 10 or (number and skip_range_words(tokens, stop + 1) is not None):
        return None
    stop += 1
    if tokens.word(stop) == "van" and tokens.word(stop + 2) == "eeuw" and tokens.word(stop + 1) == "deze":
        year, stop = 2000 + year % _CENTURY, stop + 3
    elif tokens.word(stop) == "van" and tokens.word(stop + 3) == "eeuw" and tokens.word(stop + 2) == "vorige":
        year, stop = 1900 + year % _CENTURY, stop + 4
    last = (
        period_words().decades.get(tokens.word(stop + 1)) if tokens.word(stop) in ("en", "tot", "-") else None
    )
    if last is not None and number is None and year % _CENTURY < last % _CENTURY:
        return Reading(
            stop + 2, spans.years(year, year // _CENTURY * _CENTURY + last % _CENTURY + 9), "decade"
        )
    return Reading(stop, spans.years(year, year + 9), "decade")


def read_edge(reader: PeriodReader, place: int) -> Reading | None:
    """Read: begin 2024 · eind van de jaren negentig · medio maart · half mei."""
    tokens = reader.tokens
    inner = reader.inner(place + 1)
    if inner is None or inner.unit in ("day", "weekend") or inner.period.days is None:
        return None
    if tokens.word(place) == "half" and inner.unit not in ("month", "year"):
        return None
    period = spans.edge(inner.period, period_words().edges[tokens.word(place)])
    today = reader.setting.today
    bare = tokens.word(inner.stop - 2) == "het" and tokens.word(inner.stop - 1) == "jaar"
    coming = today is not None and period.first is not None and period.first > today
    if bare and coming and is_told_past(tokens, inner.stop):
        period = spans.move_months(period, -spans.MONTHS_OF["year"])
    return Reading(inner.stop, period, None, inner.floating)


def _is_a_name(reader: PeriodReader, place: int) -> bool:
    """Whether a month is written with a capital inside a sentence: "June", "Mei Li"."""
    tokens = reader.tokens
    before = tokens.word(place - 1)
    opens = not before or (not before[-1].isalnum() and before not in (",", "(", "&"))
    named = (
        opens
        and tokens.original(place + 1)[:1].isupper()
        and tokens.word(place + 1) not in period_words().edges
    )
    return tokens.original(place)[0].isupper() and (named or not opens)


def _week_of_year(year: Period, number: int) -> Period | None:
    """The `number`-th ISO week of a year, the last where `number` is 0; 28 December is always in it."""
    if year.first is None:
        return None
    return spans.iso_week(year.first.year, number) if number else spans.week_of(date(year.first.year, 12, 28))
