"""The rules for periods that lean on another: on the day of publication, or on what the text was about."""

from datetime import date, timedelta

from cijfercheck.language import calendar_spans as spans
from cijfercheck.language.calendar_words import Direction, Unit, month_numbers, period_words, weekday_numbers
from cijfercheck.language.period_days import read_weekday
from cijfercheck.language.period_reader import (
    PLURALS,
    PeriodReader,
    Reading,
    directed_unit,
    skip_range_words,
)
from cijfercheck.language.period_tokens import Tokens
from cijfercheck.language.period_units import part_behind_year
from cijfercheck.model.period import Period

_JUST_PAST = 120
_DAY = timedelta(days=1)
_SATURDAY = 5
_DAY_HOURS = 24
_LONGEST_MONTH = 31
_AS_GOOD_AS_OVER = 290  # days of a season: from the second half of May
_JUST_BEGUN = 60
_SEASON_BEGUN = 20  # days: "komende zomer" in the first weeks of June
_VALUE = 6  # words of a figure: "tegen 8,0 miljoen"
_THAT = ("dat", "er", "het")
_WERE = ("was", "waren", "lag", "lagen", "ging", "bedroeg", "bedroegen", "stond", "stonden")


def read_day_word(reader: PeriodReader, place: int) -> Reading | None:
    """Read: vandaag · gisteravond · eergisteren."""
    tokens, today = reader.tokens, reader.setting.today
    before = tokens.word(place - 1)
    part_of_day = before in period_words().directions or before in ("de", "elke", "iedere", "goede", "een")
    if today is None or part_of_day or tokens.word(place + 1) == "de":
        return None
    day = today + timedelta(days=period_words().day_words[tokens.word(place)])
    return Reading(place + 1, spans.one_day(day), "day", reporting=True)


def read_direction(reader: PeriodReader, place: int) -> Reading | None:
    """Read: vorig jaar · afgelopen drie maanden (up to yesterday) · deze zomer · volgende week dinsdag · afgelopen vrijdag."""
    tokens, today = reader.tokens, reader.setting.today
    words = period_words()
    direction = words.directions[tokens.word(place)]
    following = tokens.word(place + 1)
    if today is None:
        return None
    if direction == "past" and (hours := _hours(tokens, place + 1)) is not None:
        stop, days = hours
        return Reading(stop, Period(today - timedelta(days=days), today), "day", reporting=True)
    counted = reader.count_of_units(place + 1)
    if counted is not None and direction != "this":
        stop, amount, unit = counted
        if direction == "next":
            return Reading(stop, spans.units_from(today + _DAY, unit, amount), None)
        return Reading(stop, spans.units_until(today - _DAY, unit, amount), None)
    single = words.units.get(following)
    reading: Reading | None = None
    if tokens.word(place) in ("laatste", "jongste"):
        reading = None
    elif following in words.day_parts and (
        direction == "this" or (direction == "past" and following == "nacht")
    ):
        reading = Reading(place + 2, spans.one_day(today), "day", reporting=True)
    elif following in words.turns_of_year:
        reading = reader.read(place + 1)
    elif following in weekday_numbers():
        reading = _directed_weekday(reader, place + 1, direction, today)
    elif following in words.seasons or following in month_numbers():
        reading = _directed_part(reader, place + 1, direction, today)
    elif single is not None and following not in PLURALS and single != "day":
        period = directed_unit(single, direction, today)
        if single == "weekend" and tokens.word(place) in words.coming:
            period = spans.move(spans.unit_of(today, single), single, int(today.weekday() >= _SATURDAY))
        if single == "school_year":
            period = _season(period, tokens.word(place), today)
        reading = Reading(place + 2, period, single, reporting=single == "week" and direction != "past")
        reading = _inside(reader, reading) or reading
    return reading


def _hours(tokens: Tokens, place: int) -> tuple[int, int] | None:
    """Where "24 uur" or "etmaal" ends, and how many days it reaches back: it lies on two days."""
    if tokens.word(place) == "etmaal":
        return place + 1, 1
    hours = tokens.digits(place)
    if tokens.word(place + 1) != "uur" or not hours or hours % _DAY_HOURS:
        return None
    return place + 2, hours // _DAY_HOURS


def _season(period: Period, direction: str, today: date) -> Period:
    """The season that is meant where one has only just begun, or is as good as over."""
    if direction in period_words().coming and _has_begun(period, today):
        return spans.move(period, "school_year", -1)
    if direction in period_words().ended and _is_over(period, today):
        return spans.move(period, "school_year", 1)
    return period


def _has_begun(following: Period, today: date) -> bool:
    """Whether the season before `following` has only just begun: in September "komend seizoen" is still that one."""
    first = spans.move(following, "school_year", -1).first
    return first is not None and (today - first).days <= _JUST_BEGUN


def _is_over(before: Period, today: date) -> bool:
    """Whether the season after `before` is as good as over: in June "het afgelopen seizoen" is the one that ends in July."""
    return before.last is not None and (today - before.last).days > _AS_GOOD_AS_OVER


def read_ahead(reader: PeriodReader, place: int) -> Reading | None:
    """Read: over drie weken · over een jaar: the day, week, month or year so far ahead; not "verspreid over drie jaar"."""
    tokens, today = reader.tokens, reader.setting.today
    counted = reader.count_of_units(place + 1)
    if counted is None or today is None:
        return None
    stop, amount, unit = counted
    if unit not in ("day", "week", "month", "year") or tokens.word(stop) in period_words().after_duration:
        return None
    if any(tokens.word(before) in period_words().spread for before in range(place - 4, place)):
        return None
    day = spans.move(spans.one_day(today), unit, amount).first
    return None if day is None else Reading(stop, spans.unit_of(day, unit), unit)


def read_now(reader: PeriodReader, place: int) -> Reading | None:
    """Read "nu" where it begins a range: "tussen nu en 2030"."""
    today = reader.setting.today
    if today is None or reader.tokens.word(place - 1) != "tussen" or reader.tokens.word(place + 1) != "en":
        return None
    return Reading(place + 1, spans.one_day(today), "day")


def _inside(reader: PeriodReader, outer: Reading) -> Reading | None:
    """What directly follows inside it: "vorig jaar maart", "vorig jaar zomer", "volgende week dinsdag"."""
    tokens, first = reader.tokens, outer.period.first
    word = tokens.word(outer.stop)
    if first is None:
        return None
    if outer.unit == "week" and word in weekday_numbers():
        day = first + timedelta(days=weekday_numbers()[word])
        return Reading(outer.stop + 1, spans.one_day(day), "day", reporting=True)
    if outer.unit == "month":
        return _days_of_month(reader, outer.stop, first)
    return _inside_year(reader, outer.stop, first.year) if outer.unit == "year" else None


def _inside_year(reader: PeriodReader, stop: int, year: int) -> Reading | None:
    """Read the part of a year behind it: "vorig jaar maart", "vorig jaar zomer", "dit jaar het derde kwartaal"."""
    tokens = reader.tokens
    place = stop + (tokens.word(stop) == "in")
    word = tokens.word(place)
    if word in month_numbers() and tokens.year(place + 1) is None:
        return Reading(place + 1, spans.months(year, month_numbers()[word]), "month")
    if word in period_words().seasons and place == stop:
        return Reading(stop + 1, spans.season(year, period_words().seasons[word]), None)
    return part_behind_year(reader, stop, year)


def _days_of_month(reader: PeriodReader, stop: int, first: date) -> Reading | None:
    """Read the days behind a month: "deze maand van 4 tot 22", "volgende maand tussen 4 en 23"."""
    tokens = reader.tokens
    place = stop + (tokens.word(stop) in ("van", "tussen"))
    until = (
        place + 2 if tokens.word(place + 1) == "en" and place > stop else skip_range_words(tokens, place + 1)
    )
    start, end = tokens.digits(place), tokens.digits(until) if until is not None else None
    plain = (
        until is not None
        and tokens.word(until + 1) not in period_words().counted
        and not tokens.joined(until + 1)
    )
    if start is None or end is None or until is None or not start < end <= _LONGEST_MONTH or not plain:
        return None
    return Reading(until + 1, Period(first.replace(day=start), first.replace(day=end)), "day")


def _directed_weekday(reader: PeriodReader, place: int, direction: Direction, today: date) -> Reading | None:
    named = read_weekday(reader, place)
    if named is None or not named.floating or named.stop > place + 1:
        return named
    if direction == "next":
        return Reading(named.stop, spans.move_days(named.period, 7), "day", reporting=True)
    if direction == "this":
        day = today + timedelta(days=weekday_numbers()[reader.tokens.word(place)] - today.weekday())
        return Reading(named.stop, spans.one_day(day), "day", reporting=True)
    if named.period.first == today:
        return Reading(named.stop, spans.move_days(named.period, -7), "day", reporting=True)
    return named


def _directed_part(reader: PeriodReader, place: int, direction: Direction, today: date) -> Reading | None:
    """Read: afgelopen zomer · deze winter · komend najaar · afgelopen maart."""
    word = reader.tokens.word(place)
    start = period_words().seasons.get(word)
    number = month_numbers().get(word, 0)

    def make(year: int) -> Period:
        return spans.season(year, start) if start else spans.months(year, number)

    if (year := reader.tokens.year(place + 1)) is not None:
        return Reading(place + 2, make(year), None)
    candidates = [make(today.year + shift) for shift in (-2, -1, 0, 1, 2)]
    if direction == "next":
        begun = timedelta(days=_SEASON_BEGUN if start else 0)
        period = next(part for part in candidates if part.first and part.first + begun > today)
    elif direction == "this":
        near = min(candidates, key=lambda part: _distance(part, today))
        crosses = near.first and near.last and near.first.year != near.last.year
        passed = (
            near.last
            and near.last < today
            and 2 * _distance(near, today) < _distance(make(today.year), today)
        )
        period = near if crosses or passed else make(today.year)
    elif direction == "past":  # a month is over, a season may be at its end
        period = next(
            part
            for part in reversed(candidates)
            if part.first and ((part.first if start else part.last) or today) < today
        )
    else:
        long_ago = today - timedelta(days=_JUST_PAST) if start else today
        period = next(part for part in reversed(candidates) if part.last and part.last < long_ago)
    return Reading(place + 1, period, None if start else "month")


def read_same(reader: PeriodReader, place: int) -> Reading | None:
    """Read: dezelfde periode vorig jaar · hetzelfde kwartaal van 2023 · dezelfde maand een jaar eerder."""
    tokens = reader.tokens
    word = tokens.word(place + 1)
    unit = period_words().units.get(word)
    if unit is None and word not in ("periode", "tijd", "tijdvak"):
        return None
    year = reader.year_of(place + 2)
    singular = unit if unit is not None and word not in PLURALS else None
    base = reader.setting.topic(singular or "year")
    if unit == "year" and base is not None and year is None:
        return read_that(reader, place)
    if year is None or base is None or base.first is None or unit == "year":
        return None
    if unit == "week":
        number = base.first.isocalendar().week
        return Reading(year[0], spans.iso_week(year[1], number), unit)
    return Reading(year[0], spans.move_months(base, 12 * (year[1] - base.first.year)), unit)


def read_that(reader: PeriodReader, place: int) -> Reading | None:
    """Read: dat jaar · die maand · datzelfde kwartaal: of what the text was about."""
    word = reader.tokens.word(place + 1)
    unit = period_words().units.get(word)
    if unit is None or word in PLURALS:
        return None
    base = reader.setting.named(unit) or reader.setting.topic(unit)
    if base is None or base.first is None:
        return None
    return Reading(place + 2, spans.unit_of(base.first, unit), unit)


def read_whole(reader: PeriodReader, place: int) -> Reading | None:
    """Read "(over) het hele jaar": the year of the part that the text was about; not "het hele jaar door"."""
    tokens = reader.tokens
    base = reader.setting.topic("half") if tokens.word(place + 1) == "jaar" else None
    through = tokens.word(place + 2) in ("door", "rond", "lang")
    if base is None or base.first is None or through or tokens.word(place - 1) != "het":
        return None
    return Reading(place + 2, spans.unit_of(base.first, "year"), "year")


def read_count(reader: PeriodReader, place: int) -> Reading | None:
    """Read: twee jaar geleden · een maand eerder · drie weken later · twaalf maanden tot en met juni."""
    tokens = reader.tokens
    counted = reader.count_of_units(place)
    if counted is None:
        return None
    stop, amount, unit = counted
    word = tokens.word(stop)
    if word in ("geleden", "terug"):
        return _ago(reader, place, stop, amount, unit)
    if word in period_words().shifts and tokens.word(stop + 1) != "dan":
        return reader.shifted(stop + 1, unit, amount * period_words().shifts[word])
    until = skip_range_words(tokens, stop) if word in ("tot", "t") else None
    inner = reader.inner(until) if until is not None else None
    if inner is None or inner.period.last is None:
        return None
    return Reading(inner.stop, spans.units_until(inner.period.last, unit, amount), None, inner.floating)


def _ago(reader: PeriodReader, place: int, stop: int, amount: int, unit: Unit) -> Reading | None:
    """Read "twee jaar geleden": the year before last, or two years before what it is set against.

    It is set against the text's topic in "3 procent meer dan een jaar geleden", in "een jaar geleden was dat 3 procent" and in "waren het er
    een jaar geleden nog 300".
    """
    tokens = reader.tokens
    told = tokens.word(stop + 1) in _WERE and tokens.word(stop + 2) in _THAT
    back = place - 1 if tokens.word(place - 1) in _THAT else place
    told = told or (tokens.word(back - 1) in _THAT and tokens.word(back - 2) in _WERE)
    against = told or reader.setting.compares(place) or _is_set_against(reader, place)
    base = reader.setting.latest(unit) if against else None
    if base is not None and base.days == 1 and unit == "year" and amount > 1:
        base = None
    shifted = reader.moved(stop + 1, base, unit, -amount) if base else None
    today = reader.setting.today
    if shifted is not None or today is None:
        return shifted
    whole: Unit = "year" if unit in ("decade", "century") else unit
    day = spans.move(spans.one_day(today), unit, -amount).first
    return None if day is None else Reading(stop + 1, spans.unit_of(day, whole), whole)


def _is_set_against(reader: PeriodReader, place: int) -> bool:
    """Whether a figure behind "tegen" stands before it: "tegenover 1.610 een jaar geleden"."""
    tokens, figure = reader.tokens, False
    for back in range(place - 1, place - 1 - _VALUE, -1):
        word = tokens.word(back)
        if word in ("tegen", "tegenover"):
            return figure
        figure = figure or word[:1].isdigit() or tokens.number(back) is not None
        if not word[:1].isalnum() and not (word in (",", ".") and tokens.joined(back + 1)):
            return False
    return False


def read_shift_adjective(reader: PeriodReader, place: int) -> Reading | None:
    """Read: voorgaande jaar · daaropvolgende maand."""
    word = reader.tokens.word(place + 1)
    unit = period_words().units.get(word)
    if unit is None or word in PLURALS:
        return None
    return reader.shifted(place + 2, unit, period_words().shift_adjectives[reader.tokens.word(place)])


def _distance(period: Period, day: date) -> int:
    """How many days lie between a period and a day; none when it holds the day."""
    if period.first is None or period.last is None:
        return 0
    return max((period.first - day).days, (day - period.last).days, 0)
