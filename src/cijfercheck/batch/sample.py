"""Draws a stratified sample of an audit for coding by hand.

Two groups are drawn from: the alarms, by their kind, and the silent numbers, by what became of them ("consistent",
"unsupported", "unchecked", or "unread" for numbers that were not read as a claim). Every stratum gives as many items as the
others, as far as it has them. Which ones depends on the seed alone: an item is drawn by the hash of its place.
"""

import hashlib
import heapq
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pyarrow.dataset as ds
import pyarrow.parquet as pq

from cijfercheck.batch.folder import SUMMARY
from cijfercheck.errors import CijfercheckError

Group = Literal["finding", "silent"]
_AROUND = 300
_BATCH = 4096


class SampleError(CijfercheckError):
    """An audit that cannot be drawn from, or sheets that do not hold."""


@dataclass(frozen=True, slots=True)
class Item:
    """A number to judge. `population` is the size of its stratum; `context` the words around it, the number between « and »."""

    item: str
    group: Group
    stratum: str
    population: int
    id: str
    date: str
    outlet: str
    url: str
    number: str
    context: str
    message: str
    expected: str


@dataclass(frozen=True, slots=True, order=True)
class _Drawn:
    """A place in an article; the order is that of the lot."""

    lot: str
    row: int
    start: int
    end: int
    stratum: str
    message: str = ""
    expected: str = ""


def draw_sample(folder: Path, *, findings: int, silent: int, seed: int) -> list[Item]:
    """Draw from the tables of an audit; the items of both groups come mixed, so that coders do not see them in blocks.

    Args:
        folder: The output folder of an audit that is done.
        findings: How many alarms at most.
        silent: How many silent numbers at most.
        seed: Another seed gives another sample, the same one the same.

    Raises:
        SampleError: no finished audit stands there, or it holds no number.
    """
    if not (folder / SUMMARY).exists():
        raise SampleError(f"{folder}: hier staat geen audit die klaar is")
    drawn: list[tuple[Group, _Drawn, int]] = []
    groups: tuple[tuple[Group, int, Iterator[_Drawn]], ...] = (
        ("finding", findings, _alarms(folder, seed)),
        ("silent", silent, _silent_numbers(folder, seed)),
    )
    for group, wanted, found in groups:
        lots, sizes = _first_of_each(found, wanted)
        drawn += [
            (group, one, sizes[stratum])
            for stratum, count in _allot({name: len(held) for name, held in lots.items()}, wanted).items()
            for one in lots[stratum][:count]
        ]
    if not drawn:
        raise SampleError(f"{folder}: er is geen getal om uit te trekken")
    articles = _articles(folder, {one.row for _, one, _ in drawn})
    return [
        _make_item(group, one, population, articles[one.row])
        for group, one, population in sorted(drawn, key=lambda entry: entry[1].lot)
    ]


def _first_of_each(found: Iterator[_Drawn], most: int) -> tuple[dict[str, list[_Drawn]], Counter[str]]:
    """Keep the lowest lots of each stratum, and count all."""
    sizes: Counter[str] = Counter()
    lots: defaultdict[str, list[_Drawn]] = defaultdict(list)
    for one in found:
        sizes[one.stratum] += 1
        held = lots[one.stratum]
        held.append(one)
        if len(held) >= 2 * most + 100:
            lots[one.stratum] = heapq.nsmallest(most, held)
    return {name: heapq.nsmallest(most, held) for name, held in sorted(lots.items())}, sizes


def _allot(sizes: dict[str, int], wanted: int) -> dict[str, int]:
    """Divide `wanted` evenly over strata; what a small one cannot give goes to the others."""
    given = dict.fromkeys(sizes, 0)
    left = wanted
    while left > 0 and (open_ := [name for name in sizes if given[name] < sizes[name]]):
        share = max(1, left // len(open_))
        for name in open_[:left]:
            more = min(share, sizes[name] - given[name], left)
            given[name] += more
            left -= more
    return given


def _alarms(folder: Path, seed: int) -> Iterator[_Drawn]:
    columns = ["row", "kind", "severity", "suppressed", "start", "end", "message", "expected"]
    for row in _rows(folder / "findings.parquet", columns):
        if row["severity"] != "info" and row["suppressed"] is None:
            yield _draw(seed, "finding", row, str(row["kind"]))


def _silent_numbers(folder: Path, seed: int) -> Iterator[_Drawn]:
    for row in _rows(folder / "claims.parquet", ["row", "status", "alarm", "start", "end"]):
        if not row["alarm"]:
            yield _draw(seed, "silent", row, str(row["status"]))
    for row in _rows(folder / "documents.parquet", ["row", "not_claims"]):
        others = row["not_claims"]
        for other in others if isinstance(others, list) else []:
            if other["reason"] == "unread":
                yield _draw(seed, "silent", {**other, "row": row["row"]}, "unread")


def _draw(seed: int, group: Group, row: dict[str, object], stratum: str) -> _Drawn:
    place = f"{seed}:{group}:{row['row']}:{row['start']}:{row['end']}:{stratum}"
    return _Drawn(
        hashlib.sha256(place.encode()).hexdigest(),
        _int(row["row"]),
        _int(row["start"]),
        _int(row["end"]),
        stratum,
        _words(row.get("message")),
        _words(row.get("expected")),
    )


def _articles(folder: Path, rows: set[int]) -> dict[int, dict[str, object]]:
    columns = ["row", "id", "date", "outlet", "url", "text"]
    found = ds.dataset(folder / "documents.parquet").to_table(
        columns=columns, filter=ds.field("row").isin(sorted(rows))
    )
    return {row["row"]: row for row in found.to_pylist()}


def _make_item(group: Group, one: _Drawn, population: int, article: dict[str, object]) -> Item:
    text = _words(article["text"])
    before, after = text[max(0, one.start - _AROUND) : one.start], text[one.end : one.end + _AROUND]
    number = text[one.start : one.end]
    return Item(
        item=f"{group[0].upper()}-{one.row}-{one.start}-{one.stratum}",
        group=group,
        stratum=one.stratum,
        population=population,
        id=_words(article["id"]),
        date=_words(article["date"]),
        outlet=_words(article["outlet"]),
        url=_words(article["url"]),
        number=number,
        context=" ".join(f"{before}«{number}»{after}".split()),
        message=one.message,
        expected=one.expected,
    )


def _rows(path: Path, columns: list[str]) -> Iterator[dict[str, object]]:
    with pq.ParquetFile(path) as file:
        for batch in file.iter_batches(batch_size=_BATCH, columns=columns):
            yield from batch.to_pylist()


def _words(value: object) -> str:
    return "" if value is None else str(value)


def _int(value: object) -> int:
    return value if isinstance(value, int) else 0
