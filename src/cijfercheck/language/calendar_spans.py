"""Calendar arithmetic: the days of a year, quarter, week or season, and moving a period in time."""

from calendar import monthrange
from datetime import date, timedelta

from cijfercheck.language.calendar_words import Edge, Unit
from cijfercheck.model.period import Period

_DAY = timedelta(days=1)
_SCHOOL_YEAR_START = 8
_DECEMBER = 12
_THIRD_OF_MONTH = 10

MONTHS_OF: dict[Unit, int] = {
    "month": 1,
    "quarter": 3,
    "half": 6,
    "year": 12,
    "school_year": 12,
    "decade": 120,
    "century": 1200,
}
DAYS_OF: dict[Unit, int] = {"day": 1, "weekend": 7, "week": 7}


def years(first: int, last: int | None = None) -> Period:
    """The days of a calendar year, or of the years from `first` up to and including `last`."""
    return Period(date(first, 1, 1), date(last or first, 12, 31))


def months(year: int, month: int, count: int = 1) -> Period:
    """The days of `count` months from the given one on; `month` may lie outside 1-12."""
    return Period(_month_start(year, month), _month_start(year, month + count) - _DAY)


def quarter(year: int, number: int) -> Period:
    """The days of a quarter, 1-4."""
    return months(year, 3 * number - 2, 3)


def iso_week(year: int, number: int) -> Period:
    """The days of an ISO week, Monday to Sunday; a week that the year lacks raises ValueError."""
    first = date.fromisocalendar(year, number, 1)
    return Period(first, first + 6 * _DAY)


def week_of(day: date) -> Period:
    """The ISO week that holds `day`."""
    first = day - day.weekday() * _DAY
    return Period(first, first + 6 * _DAY)


def school_year(first: int) -> Period:
    """The school year that begins in `first`: 1 August to 31 July."""
    return months(first, _SCHOOL_YEAR_START, 12)


def school_year_of(day: date) -> int:
    """The year in which the school year that holds `day` began."""
    return day.year if day.month >= _SCHOOL_YEAR_START else day.year - 1


def one_day(day: date) -> Period:
    """The period of a single day."""
    return Period(day, day)


def add_months(day: date, count: int) -> date:
    """Move a day by months; a day that the month lacks becomes its last ("31 maart" minus one month: 28 February)."""
    start = _month_start(day.year, day.month + count)
    return start.replace(day=min(day.day, monthrange(start.year, start.month)[1]))


def move_months(period: Period, count: int) -> Period:
    """Move a period by months; a period that ends with its month still does."""
    return Period(
        add_months(period.first, count) if period.first else None,
        add_months(period.last + _DAY, count) - _DAY if period.last else None,
    )


def move_days(period: Period, count: int) -> Period:
    """Move a period by days."""
    step = timedelta(days=count)
    return Period(period.first + step if period.first else None, period.last + step if period.last else None)


def nth_month_group(year: int, size: int, number: int) -> Period:
    """The `number`-th group of `size` months of a year, the last one where `number` is 0: (2024, 3, 2) is Q2."""
    groups = MONTHS_OF["year"] // size
    return months(year, (number or groups) * size - size + 1, size)


def edge(period: Period, which: Edge) -> Period:
    """The beginning, middle or end of a period.

    Of a year they are the first quarter, May to August, and the last quarter; of a month the days 1-10, 11-20 and
    21 to the end; of a decade its first four, next three and last three years; of anything else its thirds.
    """
    if period.first is None or period.last is None or period.days is None:
        return period
    if period == years(period.first.year):
        year = period.first.year
        return {"start": months(year, 1, 3), "middle": months(year, 5, 4), "end": months(year, 10, 3)}[which]
    if period == years(period.first.year, period.last.year):
        first, last = period.first.year, period.last.year
        middle, ending = first + (last - first + 3) // 3, last - (last - first) // 3 + 1
        return {
            "start": years(first, middle - 1),
            "middle": years(middle, ending - 1),
            "end": years(ending, last),
        }[which]
    third = max(1, period.days // 3)
    if period == unit_of(period.first, "month"):
        third = _THIRD_OF_MONTH
    if which == "start":
        return Period(period.first, period.first + (third - 1) * _DAY)
    if which == "middle":
        return Period(period.first + third * _DAY, period.first + (2 * third - 1) * _DAY)
    return Period(period.first + min(2 * third, period.days - 1) * _DAY, period.last)


def half(period: Period, number: int) -> Period:
    """The first (1) or second (2, or 0 for the last) half of a period; of a year the half-years, else by days."""
    if period.first is None or period.last is None or period.days is None:
        return period
    if period == years(period.first.year):
        return nth_month_group(period.first.year, 6, number)
    middle = period.first + (period.days // 2 - 1) * _DAY
    return Period(period.first, middle) if number == 1 else Period(middle + _DAY, period.last)


def _month_start(year: int, month: int) -> date:
    extra, index = divmod(month - 1, 12)
    return date(year + extra, index + 1, 1)


def season(year: int, start: int) -> Period:
    """The three months of a season that begins in month `start`; the winter of 2024 begins in December 2023."""
    return months(year - 1 if start == _DECEMBER else year, start, 3)


def units_from(day: date, unit: Unit, amount: int) -> Period:
    """The period of `amount` units that begins on `day`."""
    if unit in MONTHS_OF:
        return Period(day, add_months(day, amount * MONTHS_OF[unit]) - _DAY)
    return Period(day, day + (amount * DAYS_OF[unit] - 1) * _DAY)


def units_until(day: date, unit: Unit, amount: int) -> Period:
    """The period of `amount` units that ends on `day`: a year until 30 June begins on 1 July."""
    if unit in MONTHS_OF:
        return Period(add_months(day + _DAY, -amount * MONTHS_OF[unit]), day)
    return Period(day - (amount * DAYS_OF[unit] - 1) * _DAY, day)


def move(period: Period, unit: Unit, amount: int) -> Period:
    """Move a period by so many units, back where `amount` is negative."""
    if unit in MONTHS_OF:
        return move_months(period, amount * MONTHS_OF[unit])
    return move_days(period, amount * DAYS_OF[unit])


def unit_of(day: date, unit: Unit) -> Period:
    """The day, weekend, week, month, quarter, … that holds `day`; of a weekday the weekend that follows."""
    if unit == "day":
        return one_day(day)
    if unit == "week":
        return week_of(day)
    if unit == "weekend":
        monday = day - day.weekday() * _DAY
        return Period(monday + 5 * _DAY, monday + 6 * _DAY)
    if unit == "school_year":
        return school_year(school_year_of(day))
    if unit in ("decade", "century"):
        size = MONTHS_OF[unit] // 12
        first = (day.year - (unit == "century")) // size * size + (unit == "century")
        return years(first, first + size - 1)
    size = MONTHS_OF[unit]
    return nth_month_group(day.year, size, (day.month - 1) // size + 1)


def easter(year: int) -> date:
    """Easter Sunday, by the rule of Gauss as Meeus and Jones wrote it down."""
    golden = year % 19
    century, rest = divmod(year, 100)
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * sunday) // 451
    month, day = divmod(epact + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def nth_unit(period: Period, unit: Unit, number: int) -> Period | None:
    """The `number`-th day, week (of seven days) or month inside a closed period; the last where `number` is 0."""
    if period.first is None or period.last is None:
        return None
    if not number:
        return units_until(period.last, unit, 1)
    start = move(one_day(period.first), unit, number - 1).first
    return units_from(start, unit, 1) if start and start <= period.last else None


def nth_weekday(month: Period, weekday: int, number: int) -> Period:
    """The `number`-th Monday (0) to Sunday (6) of a month; the last where `number` is 0. An open period raises ValueError."""
    if month.first is None or month.last is None:
        raise ValueError(month)
    if not number:
        return one_day(month.last - (month.last.weekday() - weekday) % 7 * _DAY)
    return one_day(month.first + ((weekday - month.first.weekday()) % 7 + 7 * (number - 1)) * _DAY)
