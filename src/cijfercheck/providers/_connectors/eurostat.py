"""Eurostat's statistics API: one JSON-stat 2.0 dataset, with its codes turned into Dutch words where `eurostat.toml` has them."""

import tomllib
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from cijfercheck.providers._connectors.cbs_v3 import read_day
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

PUBLISHER = "Eurostat"
_UNIT = "unit"
_PASSED_OVER = frozenset({"freq"})
_PROVISIONAL = frozenset("pe")
_FORECAST = "f"
_MOST_CELLS = 2_000_000
_TOPIC = "waarde"


def read_dataset(
    service: Service, code: str, selection: Selection, language: str = "en"
) -> tuple[Table, list[Observation]]:
    """Read a dataset with its numbers. Forecasts are left out; provisional and estimated numbers are marked.

    Raises:
        ConnectorError: the answer is no whole JSON-stat dataset, or the selection names what is not there.
    """
    exact = {
        name: list(values)
        for name, values in selection.members.items()
        if not any(sign in value for value in values for sign in "*?")
    }
    answer = service.fetch(code, {"format": "JSON", "lang": language.upper(), **exact})
    _refuse_error(code, answer)
    names, sizes = _shape(code, answer)
    dimensions = [_read_dimension(code, name, size, answer) for name, size in zip(names, sizes, strict=True)]
    selection.refuse_unknown((one.key, one.title) for one in dimensions)
    chosen = {
        one.key: set(
            choose(
                selection.of_dimension(one.key, one.title),
                [(member.code, member.title) for member in one.members.values()],
                one.key,
            )
        )
        for one in dimensions
    }
    observations = [
        observation
        for observation in _read_observations(code, answer, dimensions)
        if all(observation.members[key] in codes for key, codes in chosen.items())
    ]
    return _make_table(service, code, answer, dimensions, observations)


def _make_table(
    service: Service,
    code: str,
    answer: dict[str, Any],
    dimensions: list[Dimension],
    observations: list[Observation],
) -> tuple[Table, list[Observation]]:
    """Make a topic of every unit, for a topic has one."""
    title = plain_title(answer.get("label")) or code
    units = next((one for one in dimensions if one.key == _UNIT), None)
    decimals = max((_decimals(observation.value) for observation in observations), default=0)
    topics = tuple(
        Topic(unit, title, _translate(_UNIT, unit, member.title), decimals)
        for unit, member in (units.members if units else {_TOPIC: Member(_TOPIC, "")}).items()
    )
    kept = tuple(one for one in dimensions if one.key != _UNIT and one.key not in _PASSED_OVER)
    table = Table(
        code=code,
        title=title,
        publisher=PUBLISHER,
        publisher_slug="eurostat",
        url=f"{service.base}/{code}",
        published=read_day(answer.get("updated")),
        licence=None,
        covers=None,
        dimensions=kept,
        topics=topics,
    )
    keys = {one.key for one in kept}
    return table, [
        Observation(
            observation.members.get(_UNIT, _TOPIC),
            {key: member for key, member in observation.members.items() if key in keys},
            observation.value,
            observation.provisional,
        )
        for observation in observations
    ]


def _refuse_error(code: str, answer: dict[str, Any]) -> None:
    """Refuse an answer that says what is wrong instead of giving numbers."""
    for name in ("error", "warning"):
        found = answer.get(name)
        first = found[0] if isinstance(found, list) and found else found
        if isinstance(first, dict):
            raise ConnectorError(f"{code}: de dienst antwoordt: {plain_title(first.get('label'))}")
    if answer.get("class") != "dataset" or not str(answer.get("version", "")).startswith("2"):
        raise ConnectorError(f"{code}: het antwoord is geen JSON-stat 2.0")


def _shape(code: str, answer: dict[str, Any]) -> tuple[list[str], list[int]]:
    names, sizes = answer.get("id"), answer.get("size")
    if (
        not isinstance(names, list)
        or not isinstance(sizes, list)
        or len(names) != len(sizes)
        or not all(isinstance(size, Decimal) and size >= 0 for size in sizes)
    ):
        raise ConnectorError(f"{code}: het antwoord noemt geen dimensies (id en size)")
    cells = 1
    for size in sizes:
        cells *= int(size)
    if cells > _MOST_CELLS:
        raise ConnectorError(
            f"{code}: dit zijn {cells} getallen; kies minder met --select geo=NL --select time=2024"
        )
    return [str(name) for name in names], [int(size) for size in sizes]


def _read_dimension(code: str, name: str, size: int, answer: dict[str, Any]) -> Dimension:
    described = answer.get("dimension")
    found = described.get(name) if isinstance(described, dict) else None
    category = found.get("category") if isinstance(found, dict) else None
    index = category.get("index") if isinstance(category, dict) else None
    labels = category.get("label", {}) if isinstance(category, dict) else {}
    if isinstance(index, list):
        ordered = [str(member) for member in index]
    elif isinstance(index, dict):
        ordered = sorted(index, key=lambda member: int(index[member]))
    else:
        ordered = [str(member) for member in labels]
    if not isinstance(found, dict) or len(ordered) != size:
        raise ConnectorError(f"{code}: dimensie {name} heeft niet de {size} codes die het antwoord belooft")
    kinds: dict[str, Literal["time", "place", "group"]] = {"time": "time", "geo": "place"}
    roles = answer.get("role")
    for role, kind in (("time", "time"), ("geo", "place")):
        if isinstance(roles, dict) and name in (roles.get(role) or ()):
            kinds[name] = "time" if kind == "time" else "place"
    return Dimension(
        name,
        _translate("dimension", name, plain_title(found.get("label")) or name),
        kinds.get(name, "group"),
        {
            member: Member(member, _translate(name, member, plain_title(labels.get(member, member))))
            for member in ordered
        },
    )


def _read_observations(
    code: str, answer: dict[str, Any], dimensions: list[Dimension]
) -> Iterator[Observation]:
    """Yield the cells that hold a number; the last dimension runs fastest."""
    ordered = [list(one.members) for one in dimensions]
    count = 1
    for members in ordered:
        count *= len(members)
    statuses = _by_place(answer.get("status"), count, f"{code}: status")
    for place, value in sorted(_by_place(answer.get("value"), count, f"{code}: value").items()):
        if value is None:
            continue
        if not isinstance(value, Decimal) or not value.is_finite():
            raise ConnectorError(f"{code}: '{value}' is geen getal")
        status = str(statuses.get(place) or "")
        if _FORECAST in status:
            continue
        rest, found = place, {}
        for one, members in zip(reversed(dimensions), reversed(ordered), strict=True):
            rest, at = divmod(rest, len(members))
            found[one.key] = members[at]
        keys = [one.key for one in dimensions]
        yield Observation("", {key: found[key] for key in keys}, value, bool(_PROVISIONAL & set(status)))


def _by_place(held: object, count: int, where: str) -> Mapping[int, object]:
    """The cells of a list, or of an object that leaves out the empty ones."""
    if held is None:
        return {}
    if isinstance(held, list):
        if len(held) != count:
            raise ConnectorError(
                f"{where}: {len(held)} getallen, en {count} beloofd; het antwoord is niet heel"
            )
        return dict(enumerate(held))
    if isinstance(held, dict) and all(key.isdecimal() and int(key) < count for key in held):
        return {int(key): value for key, value in held.items()}
    raise ConnectorError(f"{where}: het antwoord heeft een andere vorm dan verwacht")


def _decimals(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _translate(dimension: str, code: str, label: str) -> str:
    """The Dutch word for a code, or else the service's own label."""
    return _words().get(dimension, {}).get(code, label)


@cache
def _words() -> dict[str, dict[str, str]]:
    text = files(__package__).joinpath("eurostat.toml").read_text(encoding="utf-8")
    words: dict[str, dict[str, str]] = tomllib.loads(text)
    return words
