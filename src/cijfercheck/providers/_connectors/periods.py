"""The codes of periods of CBS and Eurostat, as periods: `2024JJ00`, `2024KW01`, `2024MM05`; `2024`, `2024-Q1`, `2024-05`."""

import re
from collections.abc import Mapping
from datetime import date

from cijfercheck.language.period_notation import parse_period
from cijfercheck.model.period import Period

_CBS = re.compile(r"(?P<year>\d{4})(?P<form>JJ|SJ|HJ|KW|MM|W1)(?P<number>\d{2})")
_CBS_DAY = re.compile(r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})")
_EUROSTAT = re.compile(
    r"(?P<year>\d{4})(?:-?(?P<form>[QMWS])(?P<number>\d{1,2})|-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?"
)
_MONTHS = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
]
_ENDS = {1: "06-30", 2: "12-31"}
_STARTS = {1: "01-01", 2: "07-01"}


def read_cbs_period(code: str, title: str) -> Period | None:
    """Read a code of StatLine; None where it names no days that can be told.

    A table of one month a year has the codes of years and says the month in the title: "2010 december".
    """
    code = code.strip()
    if day := _CBS_DAY.fullmatch(code):
        return _parse(f"{day['year']}-{day['month']}-{day['day']}")
    found = _CBS.fullmatch(code)
    if found is None:
        return None
    year, form, number = found["year"], found["form"], int(found["number"])
    if form == "JJ":
        return _parse(year if (month := _month_in(year, title)) is None else f"{year}-{month:02}")
    notations: Mapping[str, str] = {
        "SJ": f"{year}/{int(year) + 1}",
        "KW": f"{year}-Q{number}",
        "MM": f"{year}-{number:02}",
        "W1": f"{year}-W{number:02}",
    }
    return _half_year(year, number) if form == "HJ" else _parse(notations[form])


def read_eurostat_period(code: str) -> Period | None:
    """Read a code of Eurostat: "2024", "2024-Q1", "2024-05", "2024-W20", "2024-S1", "2024-05-17"; None for any other."""
    found = _EUROSTAT.fullmatch(code.strip())
    if found is None:
        return None
    year, form = found["year"], found["form"]
    if form == "S":
        return _half_year(year, int(found["number"]))
    if form:
        number = int(found["number"])
        return _parse(
            f"{year}-Q{number}" if form == "Q" else f"{year}-{'W' if form == 'W' else ''}{number:02}"
        )
    parts = (year, found["month"], found["day"])
    return _parse("-".join(part for part in parts if part))


def _month_in(year: str, title: str) -> int | None:
    words = title.lower().replace("*", " ").split()
    named = [_MONTHS.index(word) + 1 for word in words if word in _MONTHS]
    return named[0] if len(named) == 1 and sorted(words) == sorted([year, _MONTHS[named[0] - 1]]) else None


def _half_year(year: str, number: int) -> Period | None:
    if number not in _STARTS:
        return None
    return Period(
        date.fromisoformat(f"{year}-{_STARTS[number]}"), date.fromisoformat(f"{year}-{_ENDS[number]}")
    )


def _parse(notation: str) -> Period | None:
    try:
        return parse_period(notation)
    except ValueError:
        return None
