"""Periods in Dutch text: absolute ("17 oktober 2025"), relative ("vorig jaar") and open ("sinds 2019").

    >>> find_periods("In 2024 waren het er 76 meer dan een jaar eerder.", None)[1].period
    Period(first=datetime.date(2023, 1, 1), last=datetime.date(2023, 12, 31))

The words stand in `data/periods.toml`. Relative words are read from the day of publication and left out without it. "Een
jaar eerder" goes back from the period that the text was about last: the latest mention that is not itself compared
with, not a contrast ("tegen 12 in 2023", "in 2023 was dat nog 68") and not the day of an announcement ("maandag").
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from cijfercheck.language.calendar_words import Unit, month_numbers, period_words
from cijfercheck.language.period_grammar import period_rules
from cijfercheck.language.period_notation import format_period, parse_period
from cijfercheck.language.period_reader import PeriodReader, Reading, Setting, skip_range_words
from cijfercheck.language.period_tokens import Tokens
from cijfercheck.model.period import Period, PeriodMention

__all__ = ["find_periods", "format_period", "parse_period"]

_DAY = timedelta(days=1)
_ANY_DAY = date(2000, 1, 1)
_NEARLY_A_YEAR = timedelta(days=364)
_FEW_WORDS = 4
_CLAUSE = 10
_SENTENCE = 25  # words
_VALUE = 7  # words of the value that something is compared with: "de 34,9 miljoen euro van een jaar eerder"
_A_ROW = 3  # months
_LINKS = frozenset({"van", "in", "uit", "over"})
_MEMORY = 200
_SETTING_BESIDE = frozenset({"opzichte", "vergeleken", "vergelijking"})
_LONGEST_NAME = 2
_LONGEST: dict[Unit, int] = {"day": 1, "weekend": 7, "week": 7, "month": 31, "quarter": 92, "half": 184}
_LONGEST_YEAR = 366
_HALF = 180  # days; no season is shorter
_SENTENCE_ENDS = frozenset(".!?;|")


@dataclass(frozen=True, slots=True)
class _Found:
    """A period with its tokens and its part in the text."""

    start: int
    reading: Reading
    compared: bool
    contrast: bool


def find_periods(text: str, published: date | None) -> tuple[PeriodMention, ...]:
    """Find the periods that a text names, in order; offsets count code points.

    Args:
        text: any Dutch text, of a sentence or a whole article.
        published: the day from which relative words are read; None leaves those out.
    """
    return _Finder(Tokens(text), published).find()


class _Finder:
    """One walk through a text; each period can refer to those before it."""

    def __init__(self, tokens: Tokens, published: date | None) -> None:
        self._tokens = tokens
        self._found: list[_Found] = []
        self._place = 0
        self._reader = PeriodReader(
            tokens,
            Setting(
                published,
                self._topic,
                self._named,
                self._begun,
                self._latest,
                self._year_before,
                self._is_compared,
            ),
            period_rules(),
        )
        self._any_day = self._reader.in_setting(_ANY_DAY)

    def find(self) -> tuple[PeriodMention, ...]:
        """Give every mention from the first token to the last."""
        stop = 0
        starters = period_rules().words
        for place, word in enumerate(self._tokens.words):
            if place < stop or not (word in starters or word[0].isdigit()):
                continue
            self._place = place
            reading = self._reader.read(place)
            if reading is None and self._reader.setting.today is None:
                reading = self._read_towards(place)
            if reading is None:
                continue
            reading = self._with_list(place, self._with_range(place, reading))
            reading = self._with_apposition(reading)
            compared = self._is_compared(place) or self._continues_comparison(place)
            reading = self._with_opening(place, reading)
            self._found.append(_Found(place, reading, compared, self._is_contrast(place, reading)))
            stop = reading.stop
        return tuple(self._mention(found) for found in self._found)

    def _read_towards(self, place: int) -> Reading | None:
        """Read the start of a range that only its end dates: "maart tot juni 2024" without a day of publication."""
        start = self._any_day.read(place)
        if start is None or not start.floating:
            return None
        whole = self._with_range(place, start)
        return whole if whole.stop > start.stop and not whole.floating else None

    def _mention(self, found: _Found) -> PeriodMention:
        start, end = self._tokens.starts[found.start], self._tokens.ends[found.reading.stop - 1]
        return PeriodMention(start, end, self._tokens.text[start:end], found.reading.period, found.compared)

    def _topic(self, unit: Unit) -> Period | None:
        """The period that the text was about last, if it is at most about as long as `unit`."""
        return next(self._topics(unit), None)

    def _begun(self, unit: Unit) -> Period | None:
        """What "een jaar eerder" goes back from: the topic of the same paragraph, else the text's first year or its last other topic.

        What has not begun at publication is a plan, which nothing goes back from where the text names anything else.
        """
        today = self._reader.setting.today
        named = self._found[-1] if self._found else None
        if named and named.contrast and not named.compared and named.reading.unit == unit == "year":
            between = self._tokens.words[named.reading.stop : self._place]
            if _SENTENCE_ENDS.isdisjoint(between):
                return named.reading.period  # "in 2023 was dat nog 89,7 procent en een jaar daarvoor 91,6"
        topics = [found for found in self._found[-_MEMORY:] if self._is_topic(found, unit)]
        begun = [f for f in topics if today is None or (f.reading.period.first or today) <= today] or topics
        if not begun:
            return None
        text, last = self._tokens.text, begun[-1]
        place = self._tokens.starts[self._place]
        here = "\n" not in text[self._tokens.starts[last.start] : place]
        return (last if here or unit != "year" else begun[0]).reading.period

    def _latest(self, unit: Unit) -> Period | None:
        """The period that ends last among those that the text was about."""
        return max(self._topics(unit), key=lambda period: period.last or date.min, default=None)

    def _year_before(self, place: int) -> int | None:
        """The year that was named last in the same sentence, with no number since: "in 2020 waren er in maart 40"."""
        last = self._found[-1] if self._found else None
        if last is None or last.compared or last.reading.unit != "year" or last.reading.period.first is None:
            return None
        ends = self._tokens.ends[last.reading.stop - 1]
        if (
            last.reading.period.last is None
            or "\n" in self._tokens.text[ends : self._tokens.starts[place - 1]]
        ):
            return None  # "Drukste augustus sinds 2019" tells of another August
        # The words up to `place` end with the name of the period itself: "eerste kwartaal", "maart".
        between = self._tokens.words[last.reading.stop : place - _LONGEST_NAME]
        if any(word in _SENTENCE_ENDS or word[0].isdigit() for word in between):
            return None
        return last.reading.period.first.year

    def _named(self, unit: Unit) -> Period | None:
        """The period of a unit named last in the sentence, or in the one that "In dat jaar" follows, also to compare with: "meer dan in 2022, maar dat jaar"."""
        last = self._found[-1] if self._found else None
        if last is None or last.reading.unit != unit:
            return None
        between = self._tokens.words[last.reading.stop : self._place]
        ends = [place for place, word in enumerate(between) if word in _SENTENCE_ENDS]
        opens = len(ends) == 1 and list(filter(str.isalpha, between[ends[0] :])) == ["in"]
        return last.reading.period if not ends or opens else None

    def _topics(self, unit: Unit) -> Iterator[Period]:
        """Yield what the text was about, the last first; the day of publication is never that."""
        return (found.reading.period for found in self._found[:-_MEMORY:-1] if self._is_topic(found, unit))

    def _is_topic(self, found: _Found, unit: Unit) -> bool:
        """Whether the text was about a period of at most about the length of `unit`."""
        period, days = found.reading.period, found.reading.period.days
        announced = found.reading.reporting and found.reading.unit != unit
        if found.compared or found.contrast or announced or days is None:
            return False
        if unit == "school_year" and days < _HALF:
            return False
        return days <= _LONGEST.get(unit, _LONGEST_YEAR) and (
            days > 1 or period.first != self._reader.setting.today
        )

    def _with_apposition(self, reading: Reading) -> Reading:
        """Take the days of a week from the brackets behind it: "afgelopen week (9 t/m 15 september)"."""
        tokens = self._tokens
        if reading.unit != "week" or tokens.word(reading.stop) != "(":
            return reading
        place = reading.stop + 1
        days = self._reader.read(place)
        days = self._with_range(place, days) if days else None
        if days is None or days.period.days is None or not 1 < days.period.days <= _LONGEST["week"]:
            return reading
        return replace(reading, period=days.period)

    def _with_range(self, place: int, reading: Reading) -> Reading:
        """Join "2015 tot 2020", "maart t/m mei 2024", "4 september en 2 oktober" behind "tussen", "januari en februari"."""
        tokens = self._tokens
        stop = skip_range_words(tokens, reading.stop)
        word = tokens.word(reading.stop)
        months = tokens.word(place) in month_numbers() and tokens.word(reading.stop + 1) in month_numbers()
        linked = word == "en" and (months or self._opener(place) == "tussen")
        if stop is None and (linked or (word == "op" and self._opener(place) == "van")):
            stop = reading.stop + 1
        if stop is None:
            return reading
        last = self._reader.read(stop) or self._year_at(stop)
        if last is None or last.period.first is None or last.period.last is None:
            return reading
        ordered = reading.period.first is not None and reading.period.first < last.period.first
        if reading.floating and not (reading.reporting and ordered):
            reading = self._reader.in_setting(last.period.first).read(place) or reading
        first = reading.period
        if (
            first.first is None
            or first.first >= last.period.last
            or first.last is None
            or first.last > last.period.last
        ):
            return reading
        apart = months and word == "en" and self._opener(place) != "tussen"
        if apart and first.last + _DAY != last.period.first:
            return reading
        return Reading(last.stop, Period(first.first, last.period.last), None, last.floating, last.reporting)

    def _with_list(self, place: int, reading: Reading) -> Reading:
        """Join months in a row: "juni, juli en augustus", "oktober, november en december 2024"."""
        tokens = self._tokens
        stop, months = place, []
        while tokens.word(stop) in month_numbers():
            months.append(month_numbers()[tokens.word(stop)])
            stop += 1
            if tokens.word(stop) not in (",", "en"):
                break
            stop += 1
        if len(months) < _A_ROW or any(other != one + 1 for one, other in pairwise(months)):
            return reading
        last = self._reader.read(stop - 1)
        if last is None or last.unit != "month" or last.period.first is None or last.period.last is None:
            return reading
        first = last.period.first.replace(month=months[0])
        return Reading(last.stop, Period(first, last.period.last), None, last.floating)

    def _year_at(self, place: int) -> Reading | None:
        year = self._tokens.year(place)
        return (
            None if year is None else Reading(place + 1, Period(date(year, 1, 1), date(year, 12, 31)), "year")
        )

    def _with_opening(self, place: int, reading: Reading) -> Reading:
        """Open a side of the period where a word before it says so: sinds, vanaf, tot, na."""
        first, last = reading.period.first, reading.period.last
        word = self._opener(place)
        if first is None or last is None:
            return reading
        period = reading.period
        if word in ("sinds", "sedert", "vanaf"):
            period = Period(self._sooner(place, reading, word), None)
        elif word in ("tot en met", "t/m") or (
            word in ("tot", "vóór") and period_words().edges.get(self._tokens.word(place)) == "end"
        ):
            period = Period(None, last)
        elif word in ("tot", "vóór"):
            start = self._sooner(place, reading, word)
            period = Period(None, start - _DAY if start else last)
        elif word == "na" and not reading.reporting:
            period = Period(last + _DAY, None)
        return replace(reading, period=period)

    def _sooner(self, place: int, reading: Reading, word: str) -> date | None:
        """The first day; what is "tot" or "vanaf" a day without a year lies ahead rather than a year back."""
        first, today = reading.period.first, self._reader.setting.today
        if first is None or today is None or first > today or word not in ("tot", "vanaf"):
            return first
        if not reading.floating or reading.reporting:
            return first
        later = self._reader.in_setting(today + _NEARLY_A_YEAR).read(place)
        coming = later.period.first if later else None
        if coming is None or coming <= today:
            return first
        return coming if coming - today < today - first else first

    def _opener(self, place: int) -> str:
        """The preposition of a period, articles aside: "tot en met" in "tot en met de zomer van 2024"."""
        tokens = self._tokens
        before = place - 1
        while tokens.word(before) in ("de", "het", "in"):
            before -= 1
        last = [tokens.word(before - back) for back in (2, 1, 0)]
        if last == ["tot", "en", "met"]:
            return "tot en met"
        return "t/m" if last == ["t", "/", "m"] else last[-1]

    def _is_compared(self, place: int) -> bool:
        """Whether the words before say that something is compared with this period."""
        return self._dates_what_is_compared(place) or self._follows_comparison(place)

    def _follows_comparison(self, place: int) -> bool:
        """Whether a word of comparison stands right before the period: "dan in 2023", "ten opzichte van vorig jaar"."""
        tokens, words = self._tokens, period_words().comparison
        if self._is_set_against(place):
            return True
        before = place - 1
        for _ in range(_FEW_WORDS):
            word = tokens.word(before)
            if word == "dan":
                return self._has_comparative(before) and not self._is_hedge(before, place)
            if word == "als":
                likened = range(before - _FEW_WORDS, before)
                return any(tokens.word(back) in words.before_als for back in likened) and not (
                    self._is_unsurpassed(before)
                )
            if word in words.openers or (word == "met" and self._differs(before)):
                return True
            if word not in period_words().between:
                return self._is_value_compared(place)
            before -= 1
        return self._is_value_compared(place)

    def _is_unsurpassed(self, place: int) -> bool:
        """Whether "als" at `place` only says that there never was more: "nooit eerder kwamen er zo veel toeristen als vorig jaar"."""
        never = period_words().comparison.never
        before = self._tokens.words[max(0, place - _SENTENCE) : place]
        ends = [back for back, word in enumerate(before) if word in _SENTENCE_ENDS]
        words = before[ends[-1] + 1 :] if ends else before
        return any(one in never or f"{one} {other}" in never for one, other in pairwise(words))

    def _is_set_against(self, place: int) -> bool:
        """Whether a year is a level ("iets boven 2023", "achter bij 2019") or that of those counted ("geboortejaar 2013")."""
        tokens, words = self._tokens, period_words().comparison
        if [tokens.word(place - 2), tokens.word(place - 1)] == ["die", "van"]:
            place -= 2  # "achter bij die van een jaar eerder"
        before, earlier = tokens.word(place - 1), tokens.word(place - 2)
        if f"{earlier} {before}" in words.pairs:
            return True
        if tokens.year(place) is None:
            return False
        if (earlier if before == "in" else before) in words.births:
            return True
        dashed = tokens.joined(place + 1) and tokens.word(place + 1) in ("-", "/")
        return before in words.beside_years and not (before == "op" and dashed)

    def _dates_what_is_compared(self, place: int) -> bool:
        """Whether the period is told behind what is compared with: "acht meer dan bij de vorige editie, in 2023"."""
        tokens = self._tokens
        if tokens.word(place - 1) not in ("in", "van", "op") or tokens.word(place - 2) != ",":
            return False
        for back in range(place - 3, place - 3 - _VALUE, -1):
            word = tokens.word(back)
            if (
                word in _SENTENCE_ENDS
                or word in (",", ":", "")
                or tokens.number(back) is not None
                or word[:1].isdigit()
            ):
                return False
            if word == "dan":
                return self._has_comparative(back)
            if word in period_words().comparison.openers:
                return True
        return False

    def _differs(self, place: int) -> bool:
        """Whether "met" at `place` belongs to a verb of difference: "dat scheelt 4.500 ton met 2023"."""
        differing = period_words().comparison.differing
        return any(
            self._tokens.word(back) in differing for back in range(place - 1, max(-1, place - 1 - _VALUE), -1)
        )

    def _is_value_compared(self, place: int) -> bool:
        """Whether the period belongs to what is compared with: "dan de 128.400 van een jaar geleden", "boven de opbrengst van 2024"."""
        tokens = self._tokens
        link = next((back for back in range(place - 1, place - 5, -1) if tokens.word(back) in _LINKS), None)
        if link is not None and link < place - 2 and tokens.word(place - 1) not in period_words().between:
            link = None  # "van het natte jaar 2024", but not "van de gemeente Gent 2024"
        if link is None:
            return False
        measured = self._is_of_measure(link)
        if measured is not None:
            return measured
        number = False
        for back in range(link - 1, max(-1, link - 1 - _VALUE), -1):
            word = tokens.word(back)
            number = number or tokens.number(back) is not None or word[:1].isdigit()
            if word == "dan" or (word in ("bij", "op") and tokens.word(back - 1) in ("achter", "voor")):
                # "meer dan 12.000 bezoekers in 2024" only bounds a number.
                behind = tokens.word(back + 1)
                named = (number and behind in ("de", "het")) or behind in (
                    "bij",
                    "in",
                    "op",
                    "tijdens",
                    "aan",
                )
                return named and back < link - 2 and (word != "dan" or self._has_comparative(back))
            if word in _SETTING_BESIDE and tokens.word(back + 2) in ("de", "het"):
                return number
            if word in _SENTENCE_ENDS or word == ",":
                return False
        return False

    def _is_of_measure(self, link: int) -> bool | None:
        """Whether "van" at `link` belongs to a value that is compared with: "boven de opbrengst van", "boven dat van"; None where it names none."""
        tokens, words = self._tokens, period_words().comparison
        if tokens.word(link - 1) in words.measures and tokens.word(link - 2) in ("de", "het"):
            return tokens.word(link - 3) in words.before_measures
        pointed = tokens.word(link - 1) in ("dat", "die") and tokens.word(link - 2) in ("boven", "onder")
        return True if pointed else None

    def _is_hedge(self, dan: int, place: int) -> bool:
        """Whether "dan" only bounds a number: "meer dan tien jaar geleden"."""
        number = self._tokens.number(place)
        return (
            dan == place - 1
            and self._tokens.word(dan - 1) in ("meer", "minder")
            and number is not None
            and number > 1
            and self._tokens.year(place) is None
        )

    def _has_comparative(self, place: int) -> bool:
        """Whether "dan" at `place` follows "meer", "hoger", "vaker", … in the same sentence."""
        tokens = self._tokens
        for back in range(place - 1, max(-1, place - 1 - _CLAUSE), -1):
            word = tokens.word(back)
            if word in _SENTENCE_ENDS:
                return False
            if word in period_words().comparison.before_dan:
                return True
            if len(word) > len("meer") and word.endswith(("er", "ere")):
                return True
        return False

    def _continues_comparison(self, place: int) -> bool:
        """Whether the period is listed behind one that is compared with: "dan in 2022 en 2023"."""
        last = self._found[-1] if self._found else None
        if last is None or not last.compared:
            return False
        between = self._tokens.words[last.reading.stop : place]
        return bool(between) and all(word in ("en", "of", ",", "in") for word in between)

    def _is_contrast(self, place: int, reading: Reading) -> bool:
        """Whether the period is an aside: "tegen 12 in 2023", "in 2023 was dat nog 68", "(2023: 327)"."""
        tokens = self._tokens
        if tokens.word(place - 1) == "(" and tokens.word(reading.stop) == ":":
            return True
        if tokens.word(place - 1) in ("heel", "hele"):
            return False
        for back in range(place - 1, max(-1, place - _CLAUSE), -1):
            if tokens.word(back) in ("tegen", "tegenover"):
                return True
            if tokens.word(back) in _SENTENCE_ENDS or tokens.word(back) == ",":
                break
        topic = self._topic("year")
        if (
            topic is None
            or topic.first is None
            or reading.period.last is None
            or reading.period.last >= topic.first
        ):
            return False
        for ahead in range(reading.stop, reading.stop + _CLAUSE):
            if tokens.word(ahead) == "nog":
                return True
            if tokens.word(ahead) in _SENTENCE_ENDS or tokens.word(ahead) in (",", ""):
                break
        return False
