"""The rules for parts of a year that have a name: seasons, holidays, days around them, Prinsjesdag."""

from dataclasses import replace
from datetime import date, timedelta

from cijfercheck.language import calendar_spans as spans
from cijfercheck.language.calendar_words import period_words
from cijfercheck.language.period_reader import PeriodReader, Reading
from cijfercheck.language.period_tokens import Tokens
from cijfercheck.model.period import Period

_CENTURY = 100
_LONGEST_SEASON = 92
_SUNDAY = 6
_NEW_YEAR = (12, 31, 1, 1)
_ENDS = ("eind ", "einde ", "ultimo ")
_LAST_QUARTER, _DECEMBER = 10, 12
_JUST_PAST = 120  # days: "de vorige jaarwisseling" of an article in January is that of a year ago


def read_season(reader: PeriodReader, place: int) -> Reading | None:
    """Read: zomer van 2020 · winter 2022/2023 · (in de) zomer · (de) winter daarvoor."""
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
    if tokens.word(place - 1) not in ("de", "het"):
        return None
    shift = period_words().shifts.get(tokens.word(place + 1))
    base = reader.setting.begun("year") if shift else None
    if shift and base and base.last:
        return Reading(place + 2, spans.season(base.last.year + shift, start), None)
    if tokens.word(place - 2) not in period_words().year_openers:
        return None
    return reader.recent(place + 1, lambda y: spans.season(y, start), None)


def file_period(period: Period, text: str) -> Period:
    """The period under which a figure is filed: the notation of figures has years, quarters, months and days, no parts of them.

    A season and months that are no quarter are of their year ("dit najaar", "het eerste halfjaar", "januari en februari" → 2024), a
    winter and a turn of the year of the school year that they lie in, "eind 2024" of 2024, and "eind juni" of its last day.
    """
    first, last = period.first, period.last
    if first is None or last is None:
        return period
    edge = _file_edge(first, last, text.lower())
    if edge is not None:
        return edge
    if (
        first.year + 1 == last.year
        and first.month == last.month + 10
        and (period.days or 0) <= _LONGEST_SEASON
    ):
        return spans.school_year(first.year)
    if first.year != last.year:
        return period
    season = not period_words().seasons.keys().isdisjoint(text.lower().split())
    size = last.month - first.month + 1
    quarter = size == spans.MONTHS_OF["quarter"] and first.month % size == 1
    whole = first.day == 1 and _ends_month(last)
    months = whole and not quarter and size > 1
    if months or (season and not quarter and (period.days or 0) <= _LONGEST_SEASON):
        return spans.years(first.year)
    return period


def _file_edge(first: date, last: date, words: str) -> Period | None:
    """Where a turn of the year and the end of a year or month are filed, None for any other period."""
    if (first.month, first.day, last.month, last.day) == _NEW_YEAR:
        return spans.school_year(first.year)
    if not words.startswith(_ENDS) or not _ends_month(last) or first.year != last.year:
        return None
    if first.month == last.month and first.day > 1:
        return spans.one_day(last)
    quarter = first.month == _LAST_QUARTER and last.month == _DECEMBER
    return spans.years(last.year) if quarter else None


def _ends_month(day: date) -> bool:
    return (day + timedelta(days=1)).day == 1


def read_holiday(reader: PeriodReader, place: int) -> Reading | None:
    """Read: Koningsdag · oudejaarsavond 2024."""
    word = reader.tokens.word(place)
    month, day = period_words().holidays[word]

    def make(year: int) -> Period:
        held = date(year, month, day)
        early = word in period_words().before_sunday and held.weekday() == _SUNDAY
        return spans.one_day(held - timedelta(days=early))

    return reader.in_year(place + 1, make, "day")


def read_turn_of_year(reader: PeriodReader, place: int) -> Reading | None:
    """Read: jaarwisseling 2024-2025 · jaarwisseling van 2023 op 2024 · (met) oud en nieuw · vorige jaarwisseling: the last day and the first."""
    tokens, words, today = reader.tokens, period_words(), reader.setting.today
    length = next((n for n in (1, 3, 5) if _phrase(tokens, place, n) in words.turns_of_year), 0)
    before = tokens.word(place - 1)
    if not length or (length > 1 and before not in words.before_turns):
        return None
    stop = place + length
    after = stop + (tokens.word(stop) == "van")
    year = tokens.year(after)
    endings = (str(year + 1), f"{(year + 1) % _CENTURY:02}") if year else ()
    joined = tokens.word(after + 1) in ("/", "-", "–", "op", "naar") and tokens.word(after + 2) in endings
    if year and joined:
        return Reading(after + 3, _turn(year), "day")
    reading = reader.in_year(stop, _turn, "day")
    direction = words.directions.get(before)
    if reading is None or today is None or not reading.floating or reading.period.first is None:
        return reading
    first = reading.period.first
    if direction == "previous" and length == 1 and (today - first).days < _JUST_PAST:
        return replace(reading, period=_turn(first.year - 1))
    if direction == "next" and first <= today:
        return replace(reading, period=_turn(first.year + 1))
    return reading


def _phrase(tokens: Tokens, place: int, length: int) -> str:
    """So many tokens as they are written, in lower case."""
    last = min(place + length, len(tokens)) - 1
    return " ".join(tokens.text[tokens.starts[place] : tokens.ends[last]].lower().split())


def _turn(year: int) -> Period:
    """New Year's Eve and the day after it."""
    return Period(date(year, 12, 31), date(year + 1, 1, 1))


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
