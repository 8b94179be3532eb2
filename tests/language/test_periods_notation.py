"""The notation of periods in reference files, both ways."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cijfercheck.language.period_notation import format_period, parse_period
from cijfercheck.model.period import Period

DAYS = st.dates(min_value=date(1800, 1, 1), max_value=date(2199, 12, 31))


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        (2024, date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-H1", date(2024, 1, 1), date(2024, 6, 30)),
        ("2024-H2", date(2024, 7, 1), date(2024, 12, 31)),
        ("1991/2020", date(1991, 1, 1), date(2020, 12, 31)),
        ("2024-Q1", date(2024, 1, 1), date(2024, 3, 31)),
        ("2024-Q4", date(2024, 10, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-05-17", date(2024, 5, 17), date(2024, 5, 17)),
        (date(2024, 5, 17), date(2024, 5, 17), date(2024, 5, 17)),
        ("2020-W53", date(2020, 12, 28), date(2021, 1, 3)),
        ("2023/2024", date(2023, 8, 1), date(2024, 7, 31)),
        ({"first": "2024-05-17", "last": "2024-06-01"}, date(2024, 5, 17), date(2024, 6, 1)),
        ({"first": "2019", "last": "2023"}, date(2019, 1, 1), date(2023, 12, 31)),
        ({"first": "2019"}, date(2019, 1, 1), None),
        ({"first": None, "last": "2019-06"}, None, date(2019, 6, 30)),
    ],
)
def test_each_notation_of_the_contract_is_read(
    written: str | int | date | dict[str, object], first: date | None, last: date | None
) -> None:
    assert parse_period(written) == Period(first, last)


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        (
            "vorig jaar",
            "'vorig jaar' is geen periode; schrijf 2024, 2024-H1, 2024-Q1, 2024-05, 2024-05-17, 2024-W20, 2023/2024 of {first: …, last: …}",
        ),
        (
            "24",
            "'24' is geen periode; schrijf 2024, 2024-H1, 2024-Q1, 2024-05, 2024-05-17, 2024-W20, 2023/2024 of {first: …, last: …}",
        ),
        ("2024-13", "'2024-13' bestaat niet op de kalender"),
        ("2023-02-29", "'2023-02-29' bestaat niet op de kalender"),
        ("2021-W53", "'2021-W53' bestaat niet op de kalender"),
        ("2023/2022", "'2023/2022' bestaat niet op de kalender"),
        ({}, "een periode heeft first, last of beide"),
        (
            {"first": "2024", "laatste": "2025"},
            "onbekend veld 'laatste' in een periode; bekend zijn first en last",
        ),
        ({"first": "2025", "last": "2024"}, "first (2025-01-01) komt na last (2024-12-31)"),
    ],
)
def test_what_is_no_period_is_refused_with_a_reason(written: str | dict[str, object], reason: str) -> None:
    with pytest.raises(ValueError) as refusal:  # noqa: PT011
        parse_period(written)
    assert str(refusal.value) == reason


@given(DAYS, st.integers(min_value=0, max_value=1200))
def test_every_closed_period_survives_being_written_and_read(first: date, days: int) -> None:
    period = Period(first, first + timedelta(days=days))
    assert parse_period(format_period(period)) == period


@given(DAYS)
def test_every_open_period_survives_being_written_and_read(day: date) -> None:
    for period in (Period(day, None), Period(None, day)):
        assert parse_period(format_period(period)) == period


@given(
    st.integers(min_value=1800, max_value=2199),
    st.integers(min_value=1, max_value=4),
    st.integers(1, 12),
    st.integers(1, 52),
)
def test_the_shortest_notation_is_written(year: int, quarter: int, month: int, week: int) -> None:
    for written in (
        f"{year}",
        f"{year}-Q{quarter}",
        f"{year}-{month:02}",
        f"{year}-W{week:02}",
        f"{year}/{year + 1}",
    ):
        assert format_period(parse_period(written)) == written
