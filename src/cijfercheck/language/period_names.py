"""The rules for parts of a year that have a name: seasons, holidays, days around them, Prinsjesdag."""

from datetime import date, timedelta

from cijfercheck.language import calendar_spans as spans
from cijfercheck.language.calendar_words import period_words
from cijfercheck.language.period_reader import PeriodReader, Reading
from cijfercheck.model.period import Period

_CENTURY = 100
_LONGEST_SEASON = 92


def read_season(reader: PeriodReader, place: int) -> Reading | None:
    """Read: zomer van 2020 · winter 2022/2023 · (in de) zomer."""
    tokens = reader.tokens
    start = period_words().seasons[tokens.word(place)]
    after = place + 1 + (tokens.word(place + 1) == "van")
    year = tokens.year(after)
    endings = (str(year + 1), f"{(year + 1) % _CENTURY:02}") if year else ()
    if year and tokens.word(after + 1) in ("/", "-", "op") and tokens.word(after + 2) in endings:
        return Reading(after + 3, spans.season(year + 1, start), None)
    year_of = reader.year_of(place + 1)
    if year_of is not None:
        return Reading(year_of[0], spans.season(year_of[1], start), None)
    if (
        tokens.word(place - 1) not in ("de", "het")
        or tokens.word(place - 2) not in period_words().year_openers
    ):
        return None
    return reader.recent(place + 1, lambda y: spans.season(y, start), None)


def file_period(period: Period, text: str) -> Period:
    """The year of a season or of months that are no quarter: "dit najaar", "het eerste halfjaar", "januari en februari" → 2024.

    The notation of figures has years and quarters, no seasons or halves. A winter lies in two years and stays as it is.
    """
    first, last = period.first, period.last
    if first is None or last is None or first.year != last.year:
        return period
    season = not period_words().seasons.keys().isdisjoint(text.lower().split())
    size = last.month - first.month + 1
    quarter = size == spans.MONTHS_OF["quarter"] and first.month % size == 1
    whole = first.day == 1 and (last + timedelta(days=1)).day == 1
    months = whole and not quarter and size > 1
    if months or (season and not quarter and (period.days or 0) <= _LONGEST_SEASON):
        return spans.years(first.year)
    return period


def read_holiday(reader: PeriodReader, place: int) -> Reading | None:
    """Read: Koningsdag · oudejaarsavond 2024."""
    month, day = period_words().holidays[reader.tokens.word(place)]
    return reader.in_year(place + 1, lambda y: spans.one_day(date(y, month, day)), "day")


def read_moving_holiday(reader: PeriodReader, place: int) -> Reading | None:
    """Read: Pinksteren · Hemelvaartsdag 2024."""
    days = timedelta(days=period_words().easter_days[reader.tokens.word(place)])
    return reader.in_year(place + 1, lambda y: spans.one_day(spans.easter(y) + days), "day")


def read_named_holiday(reader: PeriodReader, place: int) -> Reading | None:
    """Read a day whose name has two words: "tweede kerstdag", "Goede Vrijdag 2024"."""
    words, tokens = period_words(), reader.tokens
    name = f"{tokens.word(place)} {tokens.word(place + 1)}"
    if name in words.holidays:
        month, day = words.holidays[name]
        return reader.in_year(place + 2, lambda y: spans.one_day(date(y, month, day)), "day")
    if name in words.easter_days:
        days = timedelta(days=words.easter_days[name])
        return reader.in_year(place + 2, lambda y: spans.one_day(spans.easter(y) + days), "day")
    return None


def read_holiday_days(reader: PeriodReader, place: int) -> Reading | None:
    """Read days around a holiday: "kerstdagen", "paasweekend 2024"."""
    month, day, count = period_words().holiday_days[reader.tokens.word(place)]

    def make(year: int) -> Period:
        start = date(year, month, day) if month else spans.easter(year) + timedelta(days=day)
        return spans.units_from(start, "day", count)

    return reader.in_year(place + 1, make, "day")


def read_nth_weekday(reader: PeriodReader, place: int) -> Reading | None:
    """Read: Prinsjesdag 2024."""
    month, weekday, number = period_words().nth_weekdays[reader.tokens.word(place)]
    return reader.in_year(
        place + 1,
        lambda y: spans.nth_weekday(spans.months(y, month), weekday, number),
        "day",
    )


def read_named_years(reader: PeriodReader, place: int) -> Reading | None:
    """Read years that have a name: de eeuwwisseling."""
    first, last = period_words().named_years[reader.tokens.word(place)]
    return Reading(place + 1, spans.years(first, last), "year" if first == last else None)
