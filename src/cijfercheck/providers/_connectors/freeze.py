"""Freezes a table in a reference file: figures with labels, dimensions, regions, units and periods, and where they came from."""

import json
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from cijfercheck.errors import ReferenceFileError
from cijfercheck.language.period_notation import format_period
from cijfercheck.model.interval import exact_text
from cijfercheck.model.period import Period
from cijfercheck.providers._connectors.fetch import ConnectorError
from cijfercheck.providers._connectors.table import Dimension, Observation, Table, Topic
from cijfercheck.providers._connectors.units import read_scale
from cijfercheck.providers._reference_file import read_reference

MOST_FIGURES = 200_000
_TOTAL = re.compile(
    r"(?:totaal|total)\b.*|(?:[a-z](?:-[a-z])? )?alle .*|all (?:ages|persons|items).*", re.IGNORECASE
)
_CODE_BEFORE = re.compile(r"(?:[A-Z](?:-[A-Z])?|\d[\d.-]*) (?=[A-Z])")
_KIND_OF_PLACE = re.compile(r"(?P<name>.+?) \((?P<kind>[A-Za-z]+)\)")
_PLACES = {"PV": "provincie", "LD": "landsdeel", "CR": "COROP-gebied"}
_PLAIN = re.compile(r"[A-Za-zÀ-ÿ€][\wÀ-ÿ .()/&'€-]*")
_WORDS_OF_YAML = frozenset({"true", "false", "null", "yes", "no", "on", "off"})

ReadPeriod = Callable[[str, str], Period | None]


@dataclass(frozen=True, slots=True)
class Wish:
    """How the user wants a table frozen: other words for topics, and the period of a table that has none."""

    labels: Mapping[str, str] = field(default_factory=dict)
    period: Period | None = None
    unit: str | None = None


@dataclass(slots=True)
class _Figure:
    topic: Topic
    members: dict[str, str]
    values: dict[Period, Decimal] = field(default_factory=dict)
    provisional: list[Period] = field(default_factory=list)


def freeze(
    table: Table,
    observations: Iterable[Observation],
    read_period: ReadPeriod,
    retrieved: date,
    wish: Wish,
) -> str:
    """Write a table as a reference file in YAML.

    Args:
        table: The table.
        observations: Its numbers.
        read_period: Reads the code and title of a period.
        retrieved: The day on which the numbers were fetched.
        wish: What the user asks for.

    Raises:
        ConnectorError: there are no numbers, too many, or their period cannot be told.
    """
    times = [dimension for dimension in table.dimensions if dimension.kind == "time"]
    if (
        not times
        and wish.period is None
        and (not table.covers or _parse_cover(table.covers, read_period) is None)
    ):
        raise ConnectorError(f"{table.code}: deze tabel noemt geen periode; geef die op met --period")
    figures = _collect(table, observations, times, read_period, wish)
    if not figures:
        raise ConnectorError(f"{table.code}: met deze keuze zijn er geen getallen; er is niets bewaard")
    lines = [*_head(table, retrieved), "figures:"]
    for figure in figures:
        lines.extend(_figure_lines(table, figure, wish))
    return "\n".join(lines) + "\n"


def save(text: str, target: Path) -> int:
    """Put a reference file in its place once it has been read back whole; give the number of its figures.

    Raises:
        ConnectorError: the file does not hold.
        OSError: it cannot be written.
    """
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=f".{target.stem}.") as folder:
        part = Path(folder) / "deel.yaml"
        part.write_text(text, encoding="utf-8", newline="\n")
        try:
            read = read_reference(part)
        except ReferenceFileError as error:
            reason = str(error).removeprefix(str(part))
            raise ConnectorError(
                f"{target}: niet bewaard, want het bestand zou niet kloppen{reason}"
            ) from None
        part.replace(target)
    return sum(len(figure.points) for figure in read.figures)


def _collect(
    table: Table,
    observations: Iterable[Observation],
    times: list[Dimension],
    read_period: ReadPeriod,
    wish: Wish,
) -> list[_Figure]:
    topics = {topic.key: topic for topic in table.topics}
    periods = {
        code: read_period(code, member.title) for time in times for code, member in time.members.items()
    }
    whole = wish.period or (_parse_cover(table.covers, read_period) if table.covers else None)
    found: dict[tuple[str, ...], _Figure] = {}
    count = 0
    for observation in observations:
        count += 1
        if count > MOST_FIGURES:
            raise ConnectorError(
                f"{table.code}: dit zijn meer dan {MOST_FIGURES} getallen; kies minder met --select, bijvoorbeeld"
                f" --select {table.dimensions[0].key if table.dimensions else 'ONDERWERP'}=…"
            )
        members = {
            key: code for key, code in observation.members.items() if key not in {t.key for t in times}
        }
        period = periods[observation.members[times[0].key]] if times else whole
        if period is None:
            continue
        figure = found.setdefault(
            (observation.topic, *members.values()), _Figure(topics[observation.topic], members)
        )
        if period in figure.values:
            raise ConnectorError(f"{table.code}: de dienst geeft twee getallen voor één cijfer en periode")
        figure.values[period] = observation.value
        member = times[0].members[observation.members[times[0].key]] if times else None
        if observation.provisional or (member is not None and member.provisional):
            figure.provisional.append(period)
    return list(found.values())


def _parse_cover(covers: str, read_period: ReadPeriod) -> Period | None:
    """The period of a whole table, where it is one year."""
    return read_period(f"{covers}JJ00", covers) if re.fullmatch(r"\d{4}", covers) else None


def _head(table: Table, retrieved: date) -> Iterator[str]:
    yield f"# Opgehaald op {retrieved.isoformat()} uit tabel {table.code}; met de hand gewijzigde regels gaan bij opnieuw ophalen verloren."
    yield f"dataset: {_quote(_slug(table.publisher_slug + ' ' + table.code))}"
    yield f"title: {_quote(table.title)}"
    yield f"publisher: {_quote(table.publisher)}"
    yield f"url: {_quote(table.url)}"
    if table.published:
        yield f"published: {table.published.isoformat()}"
    if table.licence:
        yield f"licence: {_quote(table.licence)}"
    yield f"retrieved: {retrieved.isoformat()}"


def _figure_lines(table: Table, figure: _Figure, wish: Wish) -> Iterator[str]:
    topic = figure.topic
    scale = read_scale(wish.unit or topic.unit)
    label, dimensions = _name(table, topic, wish)
    region = None
    for dimension in table.dimensions:
        if dimension.key not in figure.members:
            continue
        title = dimension.members[figure.members[dimension.key]].title
        if dimension.kind == "place":
            region, kind = _read_place(title)
            dimensions.update({"gebied": kind} if kind else {})
        elif not _TOTAL.fullmatch(title):
            dimensions[_lower(dimension.title)] = _lower(_CODE_BEFORE.sub("", title, count=1))
    yield f"  - id: {_quote(_slug(' '.join((topic.key, *figure.members.values()))))}"
    yield f"    label: {_quote(label)}"
    if dimensions:
        yield f"    dimensions: {{{', '.join(f'{_quote(k)}: {_quote(v)}' for k, v in dimensions.items())}}}"
    yield f"    unit: {_quote(scale.unit)}"
    if region:
        yield f"    region: {_quote(region)}"
    if scale.factor != 1:
        yield f"    tolerance: {exact_text(Fraction(scale.factor, 2 * 10**topic.decimals))}"
    yield from _value_lines(figure, scale.factor)


def _value_lines(figure: _Figure, factor: int) -> Iterator[str]:
    """Write the values, with the periods of those that may still change."""
    written = {period: format_period(period) for period in figure.values}
    loose = [written[period] for period in figure.provisional]
    values = {
        period: exact_text(Fraction(round(value, figure.topic.decimals)) * factor)
        for period, value in figure.values.items()
    }
    if len(values) == 1:
        ((period, value),) = values.items()
        yield f"    period: {_write_period(written[period])}"
        yield f"    value: {value}"
        if loose:
            yield "    provisional: true"
        return
    odd = [form for form in written.values() if not isinstance(form, str)]
    if odd:
        raise ConnectorError(
            f"een reeks kan de periode {_write_period(odd[0])} niet hebben; kies één periode met --select"
        )
    ordered = sorted(values, key=lambda period: (period.first or date.min, period.last or date.max))
    yield "    series:"
    yield from (f"      {written[period]}: {values[period]}" for period in ordered)
    if len(loose) == len(values):
        yield "    provisional: true"
    elif loose:
        yield f"    provisional: [{', '.join(sorted(str(form) for form in loose))}]"


def _write_period(written: str | dict[str, str]) -> str:
    if isinstance(written, str):
        return written
    return "{" + ", ".join(f"{side}: {day}" for side, day in written.items()) + "}"


def _name(table: Table, topic: Topic, wish: Wish) -> tuple[str, dict[str, str]]:
    """The label of a topic and what narrows it: a title under two headings ("Bevolking", "Geslacht": "Mannen") needs them."""
    asked = {name.lower(): words for name, words in wish.labels.items()}
    for name in (topic.key, topic.title, "*"):
        if name.lower() in asked:
            return asked[name.lower()], {}
    if _TOTAL.fullmatch(topic.title):
        return _lower(topic.groups[-1] if topic.groups else table.title), {}
    if len(topic.groups) > 1:
        return _lower(topic.groups[0]), {_lower(topic.groups[-1]): _lower(topic.title)}
    return _lower(topic.title), {}


def _read_place(title: str) -> tuple[str, str]:
    """The name of a place and, where another place could have it too, what kind it is: "Utrecht (PV)" is a province."""
    found = _KIND_OF_PLACE.fullmatch(title)
    return (found["name"], _PLACES.get(found["kind"], "")) if found else (title, "")


def _lower(title: str) -> str:
    """A title as it stands in a sentence: abbreviations and names within it stay as they are."""
    return title if title[1:2].isupper() or title[1:2].isdigit() else title[:1].lower() + title[1:]


def _slug(words: str) -> str:
    return re.sub(r"[^\w]+", "-", words.lower(), flags=re.UNICODE).strip("-_")


def _quote(text: str) -> str:
    """Write a text as a YAML scalar."""
    clean = "".join(sign for sign in " ".join(text.split()) if sign.isprintable())
    if _PLAIN.fullmatch(clean) and not clean.endswith(" ") and clean.lower() not in _WORDS_OF_YAML:
        return clean
    return json.dumps(clean, ensure_ascii=False)
