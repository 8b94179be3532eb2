"""What a period is read into, and the reader that the rules of the period grammar share.

A rule reads words of one kind (a number, a month, "vorig", "week") from a given token on. What they have in common is
here: the year that a part of a year is of, the most recent one where none is named, and moving from the topic.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TypeAlias

from cijfercheck.language import calendar_spans as spans
from cijfercheck.language.calendar_words import Direction, Unit, period_words
from cijfercheck.language.period_tokens import Tokens
from cijfercheck.model.period import Period

PLURALS = frozenset({"jaren", "kwartalen", "maanden", "weken", "dagen", "decennia", "eeuwen"})
_MOST_UNITS = 300
LATEST_SHORT_YEAR = 40
_SOON = 40
_CLAUSE = 6  # words
_YEARS_BACK = 7
_ENDING = 0.1
_ENDING_DAYS = 2.5


@dataclass(frozen=True, slots=True)
class Reading:
    """Words read as a period, up to the token at `stop`.

    `floating` marks a period that names no year itself, so that a later one may settle it ("maart tot juni 2024").
    `reporting` marks the day of an announcement ("maandag", "dinsdag 8 april"), which is seldom what a figure is about.
    """

    stop: int
    period: Period
    unit: Unit | None
    floating: bool = False
    reporting: bool = False


@dataclass(frozen=True, slots=True)
class Setting:
    """What relative words refer to.

    `today` is the day of publication, or None. `topic` gives the period that the text was about last, of at most about
    the length of the unit asked for; `named` gives the one of a unit that the sentence named last; `begun` gives the one that "eerder" goes back from; `latest` gives the one among those that ends last; `year_before` gives the year that the sentence
    named before a place. `compares` tells whether the word at a place is what something is compared with.
    """

    today: date | None
    topic: Callable[[Unit], Period | None]
    named: Callable[[Unit], Period | None]
    begun: Callable[[Unit], Period | None]
    latest: Callable[[Unit], Period | None]
    year_before: Callable[[int], int | None]
    compares: Callable[[int], bool]


class PeriodReader:
    """Reads periods in one text, in one setting."""

    def __init__(self, tokens: Tokens, setting: Setting, rules: "Rules") -> None:
        """Take the text's tokens, what its relative words refer to, and the rules to read by."""
        self.tokens = tokens
        self.setting = setting
        self._rules = rules

    def in_setting(self, today: date) -> "PeriodReader":
        """The same reader, as if the text had been published on another day."""
        return PeriodReader(self.tokens, replace(self.setting, today=today), self._rules)

    def read(self, place: int) -> Reading | None:
        """Read the period that begins at the token at `place`, or None."""
        word = self.tokens.word(place)
        for rule in self._rules.numbers if word[:1].isdigit() else self._rules.words.get(word, ()):
            # Some words name a day that no calendar has: "31 april", "honderd eeuwen geleden".
            try:
                reading = rule(self, place)
            except (ValueError, OverflowError):
                continue
            if reading is not None:
                return reading
        return None

    def inner(self, place: int) -> Reading | None:
        """The period inside a larger phrase: "(van) 2024", "(van) het jaar", "(van) maart", "vorig jaar"."""
        tokens, today = self.tokens, self.setting.today
        start = place + (tokens.word(place) in ("van", "in"))
        start += tokens.word(start) in ("het", "de")
        year = tokens.year(start)
        reading = self.read(start)
        if reading is None and year is not None:
            return Reading(start + 1, spans.years(year), "year")
        unit = period_words().units.get(tokens.word(start))
        present = unit in ("year", "month", "quarter", "week") and tokens.word(start) not in PLURALS
        if reading is None and unit and present and today and tokens.word(start - 1) in ("het", "de"):
            return Reading(start + 1, spans.unit_of(today, unit), unit)
        return reading

    def year_of(self, place: int) -> tuple[int, int] | None:
        """The year that the words say something is of, and where they end: "(van) 2024", "vorig jaar", "een jaar eerder"."""
        tokens = self.tokens
        linked = tokens.word(place) in ("van", "in", "over")
        start = place + linked
        bare = start + (tokens.word(start) == "het" and tokens.word(start + 1) == "jaar") * 2
        year = tokens.year(bare)
        if year is not None:
            return None if tokens.word(bare + 1) == "/" and tokens.joined(bare + 1) else (bare + 1, year)
        short = self.short_year(start)
        return self._relative_year(start, linked=linked) if short is None else (start + 2, short)

    def _relative_year(self, start: int, *, linked: bool) -> tuple[int, int] | None:
        """Read "vorig jaar", "dat jaar", "een jaar eerder", "het jaar daarvoor", and "het jaar" behind "van"."""
        tokens, words, today = self.tokens, period_words(), self.setting.today
        word = tokens.word(start)
        year: int | None = None
        if word in words.directions and tokens.word(start + 1) == "jaar":
            year = self.directed_year(words.directions[word])
        elif (
            word == "het" and tokens.word(start + 1) == "jaar" and tokens.word(start + 2) not in words.shifts
        ):
            year = today.year if linked and today else None
        elif tokens.word(start + 1) in ("jaar", "jaren"):
            reading = self.read(start + (word == "het"))
            if reading is not None and reading.period.first is not None:
                return reading.stop, reading.period.first.year
        return None if year is None else (start + 2, year)

    def directed_year(self, direction: Direction) -> int | None:
        """The year before, of or after publication: "vorig jaar", "dit jaar", "komend jaar"."""
        today = self.setting.today
        first = directed_unit("year", direction, today).first if today else None
        return first.year if first else None

    def short_year(self, place: int) -> int | None:
        """The year written as '24; up to 40 it is of this century."""
        tokens = self.tokens
        word = tokens.word(place + 1)
        if tokens.word(place) not in ("'", "’", "‘") or not tokens.joined(place + 1):
            return None
        if not word.isdecimal() or len(word) != len("24"):
            return None
        return (2000 if int(word) <= LATEST_SHORT_YEAR else 1900) + int(word)

    def in_year(self, place: int, make: Callable[[int], Period], unit: Unit) -> Reading | None:
        """A part of the year that is named at `place`, or else of the latest year in which it has begun."""
        year = self.year_of(place)
        return Reading(year[0], make(year[1]), unit) if year else self.recent(place, make, unit)

    def part_of_year(self, place: int, size: int, number: int) -> Reading | None:
        """Read the year of a quarter (3 months) or half (6)."""
        unit: Unit = "quarter" if size == spans.MONTHS_OF["quarter"] else "half"
        if number > spans.MONTHS_OF["year"] // size:
            return None
        return self.in_year(place, lambda y: spans.nth_month_group(y, size, number), unit)

    def recent(self, stop: int, make: Callable[[int], Period], unit: Unit | None) -> Reading | None:
        """A part of a year in the latest year in which it has begun; a month or day that is near is meant itself."""
        today = self.setting.today
        if today is None:
            return None
        near = unit in ("month", "day") and not is_told_past(self.tokens, stop)
        until = today + timedelta(days=_SOON) if near else today
        named = self.setting.year_before(stop)
        if named is not None and named < today.year:
            return Reading(stop, make(named), unit)
        for year in range(today.year + 1, today.year - _YEARS_BACK, -1):
            try:
                period = make(year)
            except ValueError:  # week 53 is not in every year
                continue
            if period.first is not None and period.first <= until:
                return Reading(stop, period, unit, floating=True)
        return None

    def shifted(self, stop: int, unit: Unit, amount: int) -> Reading | None:
        """The text's topic moved by so many units; without a topic, going back, the unit before today's."""
        base = self.setting.begun(unit) if amount < 0 else self.setting.topic(unit)
        return self.moved(stop, base, unit, amount)

    def moved(self, stop: int, base: Period | None, unit: Unit, amount: int) -> Reading | None:
        """A period moved by so many units; without one, going back, the unit before today's."""
        today = self.setting.today
        if base is None and today is not None and amount < 0 and unit not in ("day", "weekend"):
            base = spans.unit_of(today, unit)
        return None if base is None else Reading(stop, spans.move(base, unit, amount), unit)

    def count_of_units(self, place: int) -> tuple[int, int, Unit] | None:
        """How many of which unit, and where the words end: "drie maanden", "anderhalf jaar", "half jaar", "10 jaar"."""
        tokens = self.tokens
        word = tokens.word(place)
        unit = period_words().units.get(tokens.word(place + 1))
        if unit == "year" and word in ("anderhalf", "half"):
            return place + 2, 18 if word == "anderhalf" else 6, "month"
        if word == "een" and tokens.word(place + 1) == "half" and tokens.word(place + 2) == "jaar":
            return place + 3, 6, "month"
        if word == "een" and tokens.word(place + 1) in period_words().loosely:
            loose = period_words().units.get(tokens.word(place + 2))
            return (place + 3, 1, loose) if loose else self.count_of_units(place + 2)
        number = tokens.number(place)
        if (
            number is None
            or unit is None
            or not 0 < number <= _MOST_UNITS
            or not is_whole_number(tokens, place)
        ):
            return None
        return place + 2, number, unit


Rule: TypeAlias = Callable[[PeriodReader, int], Reading | None]


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules to try, in order, at a number and at each word that can begin a period."""

    numbers: tuple[Rule, ...]
    words: Mapping[str, tuple[Rule, ...]]


def skip_range_words(tokens: Tokens, place: int) -> int | None:
    """Give the place behind the words between the two ends of a range ("tot en met", "t/m", "tot", "-"), or None."""
    word = tokens.word(place)
    if word == "tot":
        return place + 3 if tokens.word(place + 1) == "en" and tokens.word(place + 2) == "met" else place + 1
    if word == "t" and tokens.word(place + 1) == "/" and tokens.word(place + 2) == "m":
        return place + 3
    return place + 1 if word in ("-", "–", "—") else None


def is_whole_number(tokens: Tokens, place: int) -> bool:
    """Whether no mark ties the number to what stands before it: not the 17 of "€17", "2-17" or "3/17"."""
    return not tokens.joined(place) or tokens.word(place - 1) in ("(", "'", "‘", '"', "“", "|", "[", "–")


def is_told_past(tokens: Tokens, stop: int) -> bool:
    """Whether the clause of a period that ends at `stop` is in the past tense: "in november waren er 312", "er waren in november 312"."""
    past, ends = period_words().told_past, (".", "?", "!", ",", ";", ":", "")
    for step in (-1, 1):
        place = stop if step > 0 else stop - 1
        for _ in range(_CLAUSE):
            word = tokens.word(place)
            if word in past:
                return True
            if word in ends:
                break
            place += step
    return False


def directed_unit(unit: Unit, direction: Direction, today: date) -> Period:
    """The calendar unit before, of or after today; "afgelopen" means the one that is ending, at the very end of it."""
    present = spans.unit_of(today, unit)
    if direction == "past" and unit == "half":
        return spans.units_until(today, unit, 1)
    if direction == "past" and present.last and present.first and present.first <= today:
        left = (present.last - today).days
        if left < max((present.last - present.first).days * _ENDING, _ENDING_DAYS):
            return present
    step = {"previous": -1, "past": -1, "this": 0, "next": 1}[direction]
    return spans.move(present, unit, step)
