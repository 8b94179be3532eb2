"""Brings one table of a service in as a reference file, whole or not at all."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal

from cijfercheck.language.period_notation import parse_period
from cijfercheck.model.period import Period
from cijfercheck.providers._connectors import cbs_v3, cbs_v4
from cijfercheck.providers._connectors.eurostat import read_dataset
from cijfercheck.providers._connectors.fetch import ConnectorError, Service, service_url
from cijfercheck.providers._connectors.freeze import Wish, freeze, save
from cijfercheck.providers._connectors.periods import read_cbs_period, read_eurostat_period
from cijfercheck.providers._connectors.table import Selection

Source = Literal["cbs-3", "cbs-4", "eurostat"]
_CODE_SIGNS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_$-")


@dataclass(frozen=True, slots=True)
class Order:
    """What the user asks of a service: a table, a choice from it and words for its topics."""

    source: Source
    code: str
    select: tuple[str, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)
    period: str | None = None
    unit: str | None = None
    url: str | None = None
    seconds: float = 60.0


def bring_in(order: Order, target: Path, retrieved: date, progress: Callable[[str], None]) -> int:
    """Fetch a table, freeze it at `target` and give the number of its figures.

    Raises:
        ConnectorError: the service gives no whole answer, or the table cannot be frozen; `target` stays as it was.
        OSError: `target` cannot be written.
    """
    if not order.code or not set(order.code) <= _CODE_SIGNS:
        raise ConnectorError(f"{order.code}: dit is geen code van een tabel")
    selection = Selection.of(order.select)
    wish = Wish(order.labels, _read_period(order.period), order.unit)
    with Service(order.url or service_url(order.source), order.seconds, progress) as service:
        progress(f"{order.code}: beschrijving")
        if order.source == "eurostat":
            table, observations = read_dataset(service, order.code, selection)
            text = freeze(table, observations, lambda code, _: read_eurostat_period(code), retrieved, wish)
        else:
            version = cbs_v3 if order.source == "cbs-3" else cbs_v4
            table = version.read_table(service, order.code, selection)
            progress(f"{order.code}: getallen")
            numbers = version.read_observations(service, table, selection)
            text = freeze(table, numbers, read_cbs_period, retrieved, wish)
    return save(text, target)


def _read_period(written: str | None) -> Period | None:
    if written is None:
        return None
    try:
        return parse_period(written)
    except ValueError as error:
        raise ConnectorError(f"--period: {error}") from None
