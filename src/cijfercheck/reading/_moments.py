"""Moments as formats for machines write them, as the day that it was in the Netherlands."""

from datetime import UTC, date, datetime, timedelta


def read_moment(value: object) -> date | None:
    """Give the day of an ISO 8601 moment, None for anything else.

    A moment in UTC is brought to Dutch time, since systems publish so: "2025-10-16T22:30:00Z" → 17 October. Any other
    offset is the writer's own, and its day stays.
    """
    if not isinstance(value, str):
        return None
    written = value.strip()
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        try:
            return date.fromisoformat(written[:10])
        except ValueError:
            return None
    if moment.utcoffset() != timedelta(0):
        return moment.date()
    moment = moment.astimezone(UTC)
    summer = _last_sunday(moment.year, 3) <= moment < _last_sunday(moment.year, 10)
    try:
        return (moment + timedelta(hours=2 if summer else 1)).date()
    except OverflowError:
        return None


def _last_sunday(year: int, month: int) -> datetime:
    """The moment at which the clock is moved: one o'clock UTC on the last Sunday of a month of 31 days."""
    last = datetime(year, month, 31, 1, tzinfo=UTC)
    return last - timedelta(days=(last.weekday() + 1) % 7)
