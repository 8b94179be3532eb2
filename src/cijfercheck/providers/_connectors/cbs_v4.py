"""CBS StatLine by OData version 4: `Properties`, `Dimensions`, `MeasureCodes`, a set of codes for every dimension, `Observations`."""

from collections.abc import Iterator
from typing import Any, Literal

from cijfercheck.providers._connectors.cbs_v3 import (
    MOST_FILTERED,
    PUBLISHER,
    is_chosen,
    is_provisional,
    make_filter,
    read_day,
    read_number,
)
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

_DIMENSIONS: dict[str, Literal["time", "place", "group"]] = {
    "TimeDimension": "time",
    "GeoDimension": "place",
    "GeoDetail": "place",
}


def read_table(service: Service, code: str, selection: Selection) -> Table:
    """Read what a table is about: its measures and dimensions, as far as they are chosen.

    Raises:
        ConnectorError: the service gives no usable answer, or the selection names what is not there.
    """
    info = service.fetch(f"{code}/Properties")
    dimensions = list(service.fetch_pages(f"{code}/Dimensions"))
    selection.refuse_unknown(
        (_text(entry, "Identifier"), plain_title(entry.get("Title"))) for entry in dimensions
    )
    return Table(
        code=code,
        title=plain_title(info.get("Title")) or code,
        publisher=PUBLISHER,
        publisher_slug="cbs",
        url=f"{service.base}/{code}",
        published=read_day(info.get("Modified")),
        licence=str(info.get("License") or "").strip() or None,
        covers=str(info.get("TemporalCoverage") or "").strip() or None,
        dimensions=tuple(_read_dimension(service, code, entry, selection) for entry in dimensions),
        topics=_read_topics(service, code, selection),
    )


def read_observations(service: Service, table: Table, selection: Selection) -> Iterator[Observation]:
    """Yield the numbers of a table, page by page.

    Raises:
        ConnectorError: a page fails, or an observation lacks a field that the table is said to have.
    """
    topics = {topic.key for topic in table.topics}
    conditions = [make_filter(table, selection)]
    if selection.topics and len(topics) <= MOST_FILTERED:
        equals = (f"Measure eq '{topic.key}'" for topic in table.topics)
        conditions.append(f"({' or '.join(equals)})")
    condition = " and ".join(part for part in conditions if part)
    asked = {"$filter": condition} if condition else {}
    columns = ("Measure", "Value", *(dimension.key for dimension in table.dimensions))
    for row in service.fetch_pages(f"{table.code}/Observations", asked):
        for column in columns:
            if column not in row:
                raise ConnectorError(
                    f"{table.code}: een waarneming heeft geen veld {column}; de tabel is veranderd"
                )
        members = {dimension.key: str(row[dimension.key]) for dimension in table.dimensions}
        wanted = all(is_chosen(one, members[one.key], selection) for one in table.dimensions)
        value = read_number(row["Value"], f"{table.code}: {row['Measure']}")
        if value is not None and wanted and row["Measure"] in topics:
            yield Observation(row["Measure"], members, value)


def _read_dimension(service: Service, code: str, entry: dict[str, Any], selection: Selection) -> Dimension:
    key, title = _text(entry, "Identifier"), plain_title(entry.get("Title"))
    members = [
        Member(_text(row, "Identifier"), plain_title(row.get("Title")), is_provisional(row))
        for row in service.fetch_pages(f"{code}/{key}Codes")
    ]
    offered = [(member.code, member.title) for member in members]
    chosen = set(choose(selection.of_dimension(key, title), offered, key))
    kind = _DIMENSIONS.get(str(entry.get("Kind")), "group")
    return Dimension(key, title, kind, {m.code: m for m in members if m.code in chosen})


def _read_topics(service: Service, code: str, selection: Selection) -> tuple[Topic, ...]:
    groups = {entry.get("Id"): entry for entry in service.fetch_pages(f"{code}/MeasureGroups")}
    topics = [
        Topic(
            key=_text(entry, "Identifier"),
            title=plain_title(entry.get("Title")),
            unit=str(entry.get("Unit") or "").strip(),
            decimals=int(entry.get("Decimals") or 0),
            groups=tuple(reversed(list(_headings(entry, groups)))),
        )
        for entry in service.fetch_pages(f"{code}/MeasureCodes")
        if entry.get("DataType") != "String"
    ]
    chosen = set(choose(selection.topics, [(topic.key, topic.title) for topic in topics], "onderwerp"))
    return tuple(topic for topic in topics if topic.key in chosen)


def _headings(entry: dict[str, Any], groups: dict[Any, dict[str, Any]]) -> Iterator[str]:
    """Yield the headings above a measure, the nearest first."""
    parent = entry.get("MeasureGroupId")
    seen = set()
    while parent in groups and parent not in seen:
        seen.add(parent)
        yield plain_title(groups[parent].get("Title"))
        parent = groups[parent].get("ParentId")


def _text(entry: dict[str, Any], name: str) -> str:
    value = entry.get(name)
    if isinstance(value, str) and value.strip():
        return value
    raise ConnectorError(f"een beschrijving in deze tabel heeft geen {name}; de dienst is veranderd")
