"""The notation of periods in reference files: `2024`, `2024-H1`, `2024-Q1`, `2024-05`, `2024-05-17`, `2024-W20`, `2023/2024`."""

import re
from collections.abc import Mapping
from datetime import date

from cijfercheck.language.calendar_spans import (
    half,
    iso_week,
    months,
    one_day,
    quarter,
    school_year,
    unit_of,
    years,
)
from cijfercheck.model.period import Period

_NOTATION = re.compile(
    r"(?P<year>\d{4})"
    r"(?:-H(?P<half>[12])|-Q(?P<quarter>[1-4])|-W(?P<week>\d{2})|-(?P<month>\d{2})(?:-(?P<day>\d{2}))?|/(?P<next>\d{4}))?"
)
_FORMS = "2024, 2024-H1, 2024-Q1, 2024-05, 2024-05-17, 2024-W20, 2023/2024 of {first: …, last: …}"


def parse_period(value: str | int | date | Mapping[str, object]) -> Period:
    """Read a period as reference files write it: "2024-Q1" → 1 January up to and including 31 March 2024.

    "2023/2024" is the school year from 1 August to 31 July, "1991/2020" those thirty years, "2024-H1" a half. `{first, last}` takes any notation on either side and
    leaves open a side that is absent or None.

    Raises:
        ValueError: with a reason in Dutch.
    """
    if isinstance(value, Mapping):
        return _parse_sides(value)
    if isinstance(value, date):
        return one_day(value)
    written = str(value).strip()
    match = _NOTATION.fullmatch(written)
    if match is None:
        raise ValueError(f"{written!r} is geen periode; schrijf {_FORMS}")
    try:
        return _period_of(match)
    except ValueError:
        raise ValueError(f"{written!r} bestaat niet op de kalender") from None


def format_period(period: Period) -> str | dict[str, str]:
    """Write a period in the shortest notation that `parse_period` reads back."""
    first, last = period.first, period.last
    if first is None or last is None:
        return {side: day.isoformat() for side, day in (("first", first), ("last", last)) if day is not None}
    year, week = first.year, first.isocalendar()
    number = (first.month + 2) // 3
    forms = {
        one_day(first): first.isoformat(),
        iso_week(week.year, week.week): f"{week.year:04}-W{week.week:02}",
        months(year, first.month): f"{year:04}-{first.month:02}",
        quarter(year, number): f"{year:04}-Q{number}",
        school_year(year): f"{year:04}/{year + 1:04}",
        years(year): f"{year:04}",
    }
    return forms.get(period, {"first": first.isoformat(), "last": last.isoformat()})


def _period_of(match: re.Match[str]) -> Period:
    year = int(match["year"])
    period = years(year)
    if match["half"]:
        period = half(period, int(match["half"]))
    elif match["quarter"]:
        period = quarter(year, int(match["quarter"]))
    elif match["week"]:
        period = iso_week(year, int(match["week"]))
    elif match["day"]:
        period = one_day(date(year, int(match["month"]), int(match["day"])))
    elif match["month"]:
        period = unit_of(date(year, int(match["month"]), 1), "month")
    elif match["next"]:
        last = int(match["next"])
        if last <= year:
            raise ValueError(match["next"])
        period = school_year(year) if last == year + 1 else years(year, last)
    return period


def _parse_sides(sides: Mapping[str, object]) -> Period:
    unknown = sorted(str(key) for key in sides if key not in ("first", "last"))
    if unknown:
        raise ValueError(f"onbekend veld {unknown[0]!r} in een periode; bekend zijn first en last")
    first = _parse_side(sides.get("first"))
    last = _parse_side(sides.get("last"))
    if first is None and last is None:
        raise ValueError("een periode heeft first, last of beide")
    start = first.first if first else None
    end = last.last if last else None
    if start is not None and end is not None and end < start:
        raise ValueError(f"first ({start}) komt na last ({end})")
    return Period(start, end)


def _parse_side(value: object) -> Period | None:
    if value is None:
        return None
    if isinstance(value, str | int | date):
        return parse_period(value)
    raise ValueError(f"{value!r} is geen periode; schrijf {_FORMS}")
