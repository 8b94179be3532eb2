"""Periods in Dutch text: the lines of corpus/periods, and what holds for every text."""

import csv
from collections.abc import Iterator
from datetime import date
from itertools import groupby
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cijfercheck.language.calendar_words import period_words
from cijfercheck.language.periods import find_periods
from cijfercheck.model.period import Period

CORPUS = Path(__file__).parents[2] / "corpus" / "periods"
PUBLISHED = date(2025, 10, 17)
MONTHS = [names[0] for names in period_words().months]

Expected = tuple[str, str, str, bool]


def _day(written: str) -> date | None:
    return date.fromisoformat(written) if written else None


def _lines() -> Iterator[tuple[str, date | None, list[Expected]]]:
    """Yield each text of the corpus with the day of publication and the mentions in it, in order."""
    for path in sorted(CORPUS.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as stream:
            rows = list(csv.DictReader(stream))
        for (text, published), group in groupby(rows, key=lambda row: (row["text"], row["published"])):
            mentions = [
                (row["figure"], row["first"], row["last"], row["compared"] == "true")
                for row in group
                if row["figure"]
            ]
            yield text, _day(published), mentions


@pytest.mark.parametrize(("text", "published", "expected"), list(_lines()))
def test_each_line_of_the_corpus_gives_exactly_its_periods(
    text: str, published: date | None, expected: list[Expected]
) -> None:
    found = [
        (
            mention.text,
            mention.period.first.isoformat() if mention.period.first else "",
            mention.period.last.isoformat() if mention.period.last else "",
            mention.compared,
        )
        for mention in find_periods(text, published)
    ]
    assert found == expected


def test_the_corpus_holds_at_least_four_hundred_lines() -> None:
    assert sum(len(path.read_text(encoding="utf-8").splitlines()) - 1 for path in CORPUS.glob("*.csv")) >= 400


def test_spans_leave_out_the_preposition_and_count_code_points() -> None:
    (mention,) = find_periods("𝕏 Café: in het tweede kwartaal van 2025.", PUBLISHED)
    assert (mention.start, mention.end, mention.text) == (15, 39, "tweede kwartaal van 2025")


def test_relative_words_are_left_out_without_a_day_of_publication() -> None:
    found = find_periods("Vorig jaar, gisteren, vrijdag, in maart en in 2024.", None)
    assert [(mention.text, mention.period) for mention in found] == [
        ("2024", Period(date(2024, 1, 1), date(2024, 12, 31)))
    ]


def test_the_day_of_an_announcement_is_not_what_a_year_earlier_goes_back_from() -> None:
    text = "In 2023 werd 58 kilo gevonden, meldde de douane maandag. Een jaar eerder was dat 40."
    assert [mention.period for mention in find_periods(text, PUBLISHED)][-1] == Period(
        date(2022, 1, 1), date(2022, 12, 31)
    )


def test_words_count_whatever_their_capitals() -> None:
    lower = find_periods("vorig jaar en in het eerste kwartaal van 2024", PUBLISHED)
    upper = find_periods("VORIG JAAR EN IN HET EERSTE KWARTAAL VAN 2024", PUBLISHED)
    assert [mention.period for mention in lower] == [mention.period for mention in upper]


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
def test_a_day_written_out_is_that_day(day: date) -> None:
    written = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    (mention,) = find_periods(f"Op {written} viel het besluit.", None)
    assert (mention.text, mention.period) == (written, Period(day, day))


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
def test_a_day_in_digits_is_that_day(day: date) -> None:
    for written in (day.isoformat(), f"{day.day}-{day.month}-{day.year}", f"{day:%d/%m/%Y}"):
        (mention,) = find_periods(f"Peildatum {written}.", None)
        assert (mention.text, mention.period) == (written, Period(day, day))


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2049, 12, 31)))
def test_last_year_is_the_calendar_year_before_publication(published: date) -> None:
    (mention,) = find_periods("Vorig jaar waren het er 944.", published)
    assert mention.period == Period(date(published.year - 1, 1, 1), date(published.year - 1, 12, 31))


@given(
    st.dates(min_value=date(1950, 1, 1), max_value=date(2049, 12, 31)),
    st.sampled_from(period_words().weekdays),
)
def test_a_weekday_is_in_the_seven_days_up_to_publication(published: date, weekday: str) -> None:
    (mention,) = find_periods(f"Dat bleek {weekday}.", published)
    assert mention.period.first is not None
    assert mention.period.days == 1
    assert 0 <= (published - mention.period.first).days < 7
    assert period_words().weekdays[mention.period.first.weekday()] == weekday


WORDS = st.sampled_from(
    [
        *(
            "in",
            "van",
            "het",
            "de",
            "tot",
            "en",
            "met",
            "t/m",
            "sinds",
            "dan",
            "meer",
            "een",
            "twee",
            "12",
            "31",
            "2024",
            "1998",
            "48",
        ),
        *(
            "jaar",
            "jaren",
            "maand",
            "week",
            "weken",
            "kwartaal",
            "eerste",
            "laatste",
            "eind",
            "half",
            "vorig",
            "vorige",
            "deze",
        ),
        *(
            "afgelopen",
            "volgende",
            "maart",
            "mei",
            "dinsdag",
            "zomer",
            "winter",
            "geleden",
            "eerder",
            "daarvoor",
            "dezelfde",
            "periode",
        ),
        *(
            "dat",
            "schooljaar",
            "2023/2024",
            "'98",
            "negentig",
            "17-10-2025",
            "Q2",
            "helft",
            ".",
            ",",
            "(",
            ")",
            "-",
            "|",
            "\n",
        ),
    ]
)


@given(st.lists(WORDS, max_size=30).map(" ".join), st.none() | st.dates(date(1950, 1, 1), date(2049, 12, 31)))
def test_any_row_of_time_words_gives_ordered_spans_with_their_own_text(
    text: str, published: date | None
) -> None:
    end = 0
    for mention in find_periods(text, published):
        first, last = mention.period.first, mention.period.last
        assert mention.start >= end
        assert text[mention.start : mention.end] == mention.text != ""
        assert first is not None or last is not None
        assert first is None or last is None or first <= last
        end = mention.end


@given(st.text(max_size=80), st.none() | st.dates(date(1950, 1, 1), date(2049, 12, 31)))
def test_no_text_breaks_it(text: str, published: date | None) -> None:
    assert find_periods(text, published) == find_periods(text, published)
