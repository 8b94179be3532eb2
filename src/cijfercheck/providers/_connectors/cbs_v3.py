"""CBS StatLine by OData version 3: `TableInfos`, `DataProperties`, a set for every dimension, `TypedDataSet`."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from cijfercheck.providers._connectors.fetch import ConnectorError, Service
from cijfercheck.providers._connectors.table import (
    Dimension,
    Member,
    Observation,
    Selection,
    Table,
    Topic,
    choose,
    plain_title,
)

PUBLISHER = "Centraal Bureau voor de Statistiek"
_DIMENSIONS: dict[str, Literal["time", "place", "group"]] = {
    "TimeDimension": "time",
    "GeoDimension": "place",
    "GeoDetail": "place",
    "Dimension": "group",
}
_NUMBERS = frozenset({"Integer", "Long", "Float", "Double", "Decimal"})
_FINAL = frozenset({"", "definitief"})
MOST_FILTERED = 40
"""Of more members than this the service is not asked for each by name: the question would grow too long."""
_JSON = {"$format": "json"}


def read_table(service: Service, code: str, selection: Selection) -> Table:
    """Read what a table is about: its topics and dimensions, as far as they are chosen.

    Raises:
        ConnectorError: the service gives no usable answer, or the selection names what is not there.
    """
    info = next(service.fetch_pages(f"{code}/TableInfos", _JSON), None)
    if info is None:
        raise ConnectorError(f"{code}: de dienst beschrijft deze tabel niet (TableInfos is leeg)")
    properties = list(service.fetch_pages(f"{code}/DataProperties", _JSON))
    keyed = [entry for entry in properties if entry.get("Type") in _DIMENSIONS]
    selection.refuse_unknown((_text(entry, "Key"), plain_title(entry.get("Title"))) for entry in keyed)
    return Table(
        code=code,
        title=plain_title(info.get("Title")) or code,
        publisher=PUBLISHER,
        publisher_slug="cbs",
        url=f"{service.base}/{code}",
        published=read_day(info.get("Modified")),
        licence=None,
        covers=str(info.get("Period") or "").strip() or None,
        dimensions=tuple(_read_dimension(service, code, entry, selection) for entry in keyed),
        topics=_read_topics(properties, selection),
    )


def read_observations(service: Service, table: Table, selection: Selection) -> Iterator[Observation]:
    """Yield the numbers of a table, row by row and page by page.

    Raises:
        ConnectorError: a page fails, or a row lacks a column or member that the table is said to have.
    """
    columns = [dimension.key for dimension in table.dimensions] + [topic.key for topic in table.topics]
    asked = {**_JSON, "$select": ",".join(columns)}
    if condition := make_filter(table, selection):
        asked["$filter"] = condition
    for row in service.fetch_pages(f"{table.code}/TypedDataSet", asked):
        for column in columns:
            if column not in row:
                raise ConnectorError(
                    f"{table.code}: een rij heeft geen kolom {column}; de tabel is veranderd"
                )
        members = {dimension.key: str(row[dimension.key]) for dimension in table.dimensions}
        if not all(is_chosen(dimension, members[dimension.key], selection) for dimension in table.dimensions):
            continue
        for topic in table.topics:
            value = read_number(row[topic.key], f"{table.code}: {topic.key}")
            if value is not None:
                yield Observation(topic.key, members, value)


def make_filter(table: Table, selection: Selection) -> str:
    """The condition by which the service leaves out members that are not chosen."""
    parts = []
    for dimension in table.dimensions:
        chosen = selection.of_dimension(dimension.key, dimension.title)
        if chosen and len(dimension.members) <= MOST_FILTERED:
            equals = (f"{dimension.key} eq '{code}'" for code in dimension.members)
            parts.append(f"({' or '.join(equals)})")
    return " and ".join(parts)


def is_chosen(dimension: Dimension, code: str, selection: Selection) -> bool:
    """Whether a member is one of the table as it was asked for.

    Raises:
        ConnectorError: nothing was chosen, and the member is still unknown.
    """
    if code in dimension.members:
        return True
    if selection.of_dimension(dimension.key, dimension.title):
        return False
    raise ConnectorError(f"{dimension.key}: een rij noemt '{code.strip()}', maar de tabel kent dat niet")


def read_number(value: object, where: str) -> Decimal | None:
    """A number of a row; None where there is none ("." and empty).

    Raises:
        ConnectorError: it is no number.
    """
    if value is None or (isinstance(value, str) and value.strip() in ("", ".")):
        return None
    if isinstance(value, Decimal) and value.is_finite():
        return value
    raise ConnectorError(f"{where}: '{value}' is geen getal")


def read_day(stamp: object) -> date | None:
    """The day of a time stamp: "2021-03-26T02:00:00"."""
    try:
        return date.fromisoformat(str(stamp)[:10])
    except ValueError:
        return None


def _read_dimension(service: Service, code: str, entry: dict[str, Any], selection: Selection) -> Dimension:
    key, title = _text(entry, "Key"), plain_title(entry.get("Title"))
    members = [
        Member(_text(row, "Key"), plain_title(row.get("Title")), is_provisional(row))
        for row in service.fetch_pages(f"{code}/{key}", _JSON)
    ]
    chosen = set(
        choose(selection.of_dimension(key, title), [(member.code, member.title) for member in members], key)
    )
    return Dimension(key, title, _DIMENSIONS[entry["Type"]], {m.code: m for m in members if m.code in chosen})


def is_provisional(row: dict[str, Any]) -> bool:
    """Whether the numbers of a period may still change: its status is not "Definitief", or its title has a star."""
    status = str(row.get("Status") or "").lower()
    return status not in _FINAL or str(row.get("Title") or "").strip().endswith("*")


def _read_topics(properties: list[dict[str, Any]], selection: Selection) -> tuple[Topic, ...]:
    groups = {entry.get("ID"): entry for entry in properties if entry.get("Type") == "TopicGroup"}
    topics = [
        Topic(
            key=_text(entry, "Key"),
            title=plain_title(entry.get("Title")),
            unit=str(entry.get("Unit") or "").strip(),
            decimals=int(entry.get("Decimals") or 0),
            groups=tuple(reversed(list(_headings(entry, groups)))),
        )
        for entry in properties
        if entry.get("Type") == "Topic" and entry.get("Datatype") in _NUMBERS
    ]
    chosen = set(choose(selection.topics, [(topic.key, topic.title) for topic in topics], "onderwerp"))
    found = tuple(topic for topic in topics if topic.key in chosen)
    if not found:
        raise ConnectorError("deze tabel heeft geen onderwerpen met getallen")
    return found


def _headings(entry: dict[str, Any], groups: dict[Any, dict[str, Any]]) -> Iterator[str]:
    """Yield the headings above a topic, the nearest first."""
    seen = set()
    while (parent := entry.get("ParentID")) in groups and parent not in seen:
        seen.add(parent)
        entry = groups[parent]
        yield plain_title(entry.get("Title"))


def _text(entry: dict[str, Any], name: str) -> str:
    value = entry.get(name)
    if isinstance(value, str) and value.strip():
        return value
    raise ConnectorError(f"een beschrijving in deze tabel heeft geen {name}; de dienst is veranderd")
