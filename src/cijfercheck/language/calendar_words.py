"""The Dutch words of the calendar, and the dates that are written out in full."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Literal

from pydantic import BaseModel, ConfigDict

_YEARS = range(1500, 2200)

Unit = Literal[
    "day", "weekend", "week", "month", "quarter", "half", "school_year", "year", "decade", "century"
]
Edge = Literal["start", "middle", "end"]
Direction = Literal["previous", "past", "this", "next"]


class _Words(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class ComparisonWords(_Words):
    """The words that introduce a period to compare with."""

    openers: frozenset[str]
    pairs: frozenset[str]
    beside_years: frozenset[str]
    births: frozenset[str]
    before_als: frozenset[str]
    never: frozenset[str]
    before_dan: frozenset[str]
    before_measures: frozenset[str]
    differing: frozenset[str]
    measures: frozenset[str]


class PeriodWords(_Words):
    """The words of `data/periods.toml`, which explains each list."""

    months: tuple[tuple[str, ...], ...]
    weekdays: tuple[str, ...]
    day_parts: tuple[str, ...]
    between: frozenset[str]
    ahead: frozenset[str]
    planned: frozenset[str]
    year_openers: frozenset[str]
    before_years: frozenset[str]
    count_openers: frozenset[str]
    names_before_numbers: frozenset[str]
    street_endings: tuple[str, ...]
    counted: frozenset[str]
    spread: frozenset[str]
    after_duration: frozenset[str]
    coming: frozenset[str]
    ended: frozenset[str]
    before_sunday: frozenset[str]
    turns_of_year: frozenset[str]
    before_turns: frozenset[str]
    loosely: frozenset[str]
    told_past: frozenset[str]
    numbers: dict[str, int]
    ordinals: dict[str, int]
    units: dict[str, Unit]
    named_quarters: dict[str, int]
    seasons: dict[str, int]
    edges: dict[str, Edge]
    directions: dict[str, Direction]
    day_words: dict[str, int]
    shifts: dict[str, int]
    shift_adjectives: dict[str, int]
    holidays: dict[str, tuple[int, int]]
    easter_days: dict[str, int]
    nth_weekdays: dict[str, tuple[int, int, int]]
    holiday_days: dict[str, tuple[int, int, int]]
    named_years: dict[str, tuple[int, int]]
    decades: dict[str, int]
    centuries: dict[str, int]
    comparison: ComparisonWords


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date with day, month and year; `start` and `end` enclose it without a weekday."""

    start: int
    end: int
    day: date


@cache
def period_words() -> PeriodWords:
    """Read the word lists, once."""
    path = files("cijfercheck.language") / "data" / "periods.toml"
    return PeriodWords.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))


@cache
def month_numbers() -> dict[str, int]:
    """Give the number of each month by its name and by its short forms, without a full stop: "mrt" → 3."""
    return {name: number for number, names in enumerate(period_words().months, 1) for name in names}


@cache
def weekday_numbers() -> dict[str, int]:
    """Give the place of each day in the week from Monday, 0, also with a part of the day: "dinsdagochtend" → 1."""
    words = period_words()
    parts = ("", *words.day_parts)
    return {day + part: number for number, day in enumerate(words.weekdays) for part in parts}


def find_full_dates(text: str) -> Iterator[DateMention]:
    """Yield every date that names day, month and year: "17 oktober 2025", "2025-10-17", "17-10-2025".

    A day that does not exist ("31 februari 2024") or lies outside 1500-2199 is passed over.
    """
    for match in _full_date().finditer(text):
        day = _day_of(match)
        if day is not None:
            yield DateMention(match.start(), match.end(), day)


def full_date_at(text: str, position: int) -> DateMention | None:
    """Read the full date that begins at `position`, or None where none does."""
    match = _full_date().match(text, position)
    day = _day_of(match) if match else None
    return DateMention(match.start(), match.end(), day) if match and day else None


@cache
def _full_date() -> re.Pattern[str]:
    months = "|".join(sorted(month_numbers(), key=len, reverse=True))
    return re.compile(
        rf"(?<![\w.,/-])(?:(?P<day>\d{{1,2}})(?:e|ste|de)?[ \u00a0]+(?P<month>{months})\.?[ \u00a0]+(?P<year>\d{{4}})"
        r"|(?P<iso_year>\d{4})-(?P<iso_month>\d{2})-(?P<iso_day>\d{2})"
        r"|(?P<num_day>\d{1,2})(?P<sep>[-/.])(?P<num_month>\d{1,2})(?P=sep)(?P<num_year>\d{4}))(?!\w|[-/]\d)",
        re.IGNORECASE,
    )


def _day_of(match: re.Match[str]) -> date | None:
    if match["month"] is not None:
        parts = match["year"], month_numbers()[match["month"].lower()], match["day"]
    elif match["iso_year"] is not None:
        parts = match["iso_year"], int(match["iso_month"]), match["iso_day"]
    else:
        parts = match["num_year"], int(match["num_month"]), match["num_day"]
    year, month, day = int(parts[0]), parts[1], int(parts[2])
    try:
        return date(year, month, day) if year in _YEARS else None
    except ValueError:
        return None
