"""Reading collections: JSON Lines, CSV, Parquet and folders."""

import datetime
import gzip
import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cijfercheck.batch.articles import RowError, join_parts, make_article, parse_date
from cijfercheck.batch.inputs.open import open_collection
from cijfercheck.batch.inputs.rows import CollectionError, Partition, Row
from cijfercheck.plugins import find_readers
from tests.batch.audits import write_lines

ROWS: list[dict[str, object]] = [
    {"id": "a", "text": "Er waren 3 mensen.", "date": "2024-05-17", "rubriek": "binnenland"},
    {"id": "b", "text": "Er waren 4 mensen.", "date": "", "rubriek": "sport"},
    {"id": "c", "text": "Er waren 5 mensen.", "date": "2024-05-19", "rubriek": "sport"},
]


def _partitions(path: Path, size: int = 2, done: frozenset[int] = frozenset()) -> list[Partition]:
    return list(open_collection(path).partitions(size, done))


def _causes(path: Path) -> list[str | None]:
    return [row.cause for partition in _partitions(path) for row in partition.rows]


def _write(kind: str, folder: Path) -> Path:
    path = folder / f"stukken.{kind}"
    if kind == "jsonl":
        return write_lines(path, *ROWS)
    if kind == "jsonl.gz":
        path.write_bytes(gzip.compress(write_lines(folder / "x", *ROWS).read_bytes()))
    elif kind == "parquet":
        pq.write_table(pa.Table.from_pylist(ROWS), path, row_group_size=2)
    else:
        separator = ";" if kind == "csv" else ","
        lines = [separator.join(ROWS[0]), *(separator.join(map(str, row.values())) for row in ROWS)]
        data = "\n".join(lines).encode()
        path.write_bytes(gzip.compress(data) if kind.endswith("gz") else data)
    return path


@pytest.mark.parametrize("kind", ["jsonl", "jsonl.gz", "csv", "csv.gz", "parquet"])
def test_every_format_gives_the_same_rows_and_carries_other_columns(kind: str, tmp_path: Path) -> None:
    collection = open_collection(_write(kind, tmp_path))
    partitions = list(collection.partitions(2, frozenset()))
    rows = [row for partition in partitions for row in partition.rows]
    assert (collection.rows, collection.carried.names) == (3, ["rubriek"])
    assert [(partition.index, len(partition.rows)) for partition in partitions] == [(0, 2), (1, 1)]
    assert [(row.number, row.fields["id"], row.fields["text"]) for row in rows] == [
        (number, row["id"], row["text"]) for number, row in enumerate(ROWS)
    ]
    carried = [p.carried.to_pylist() for p in partitions if p.carried is not None]
    assert carried == [[{"rubriek": "binnenland"}, {"rubriek": "sport"}], [{"rubriek": "sport"}]]


@pytest.mark.parametrize("kind", ["jsonl", "csv", "parquet"])
def test_partitions_that_are_done_are_passed_over(kind: str, tmp_path: Path) -> None:
    path = _write(kind, tmp_path)
    assert _partitions(path, 1, frozenset({0, 2})) == [_partitions(path, 1)[1]]


def test_the_articles_of_a_folder_come_by_name_and_other_files_are_passed_over(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.md", ".verborgen.txt", "foto.jpg"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Er waren 3 mensen in de zaal.", encoding="utf-8")
    (partition,) = _partitions(tmp_path, 10)
    assert [row.fields["id"] for row in partition.rows] == ["a/z.md", "b.txt"]
    article = make_article(partition.rows[1], find_readers())
    assert (article.id, article.text) == ("b.txt", "Er waren 3 mensen in de zaal.")


def test_a_broken_line_is_a_row_with_its_cause(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "x.jsonl", ROWS[0], "{kapot", "", "[1]", "[" * 100_000)
    path.write_bytes(path.read_bytes() + b'{"text": "\xff"}\n')
    assert _causes(path) == [
        None,
        "deze regel is geen JSON (teken 2)",
        'deze regel is geen record: {"id": …, "text": …}',
        "deze regel is geen JSON",
        "deze regel is geen UTF-8",
    ]


def test_a_compressed_file_that_breaks_off_gives_the_rows_before_it(tmp_path: Path) -> None:
    whole = write_lines(
        tmp_path / "x", *(json.dumps({"text": f"{n} {n * 7919 % 1009} mensen"}) for n in range(9000))
    )
    path = tmp_path / "x.jsonl.gz"
    path.write_bytes(gzip.compress(whole.read_bytes())[:-20_000])
    causes = _causes(path)
    assert len(causes) > 1000
    assert [cause for cause in causes if cause] == [
        f"regel {len(causes)}: het gecomprimeerde bestand breekt hier af"
    ]


def test_a_csv_row_with_other_fields_than_its_heading_is_a_row_with_its_cause(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(b'id,text\n1,"Twee regels,\nen een komma"\n2\n3,caf\xe9\n')
    assert _causes(path) == [None, "regel 4: 1 velden, terwijl de kop er 2 heeft", None]
    rows = [row for partition in _partitions(path) for row in partition.rows]
    assert [row.fields.get("text") for row in rows] == ["Twee regels,\nen een komma", None, "café"]


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        ([1, None, 3], "int64"),
        ([1, 2.5], "double"),
        ([True, False], "bool"),
        (["a", None], "string"),
        ([1, "a"], "string"),
        ([2**70], "string"),
        ([None], "string"),
    ],
)
def test_a_column_of_json_lines_keeps_its_type_where_all_values_share_it(
    values: list[object], kind: str, tmp_path: Path
) -> None:
    path = write_lines(tmp_path / "x.jsonl", *({"text": "x", "extra": value} for value in values))
    assert str(open_collection(path).carried.field("extra").type) == kind


def test_lists_and_records_are_carried_through_as_json(tmp_path: Path) -> None:
    path = write_lines(
        tmp_path / "x.jsonl", {"text": "x", "extra": {"a": [1]}}, {"text": "x", "extra": "los"}
    )
    (partition,) = _partitions(path)
    assert partition.carried is not None
    assert partition.carried.to_pylist() == [{"extra": '{"a": [1]}'}, {"extra": "los"}]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("x.jsonl", b"", "dit bestand is leeg"),
        ("x.jsonl", b"geen json\n", 'geen regel is JSON; elke regel is {"id": …, "text": …}'),
        ("x.jsonl", b'{"kop": "a"}\n', "er is geen kolom text, title, lead of body; wel kop"),
        ("x.csv", b"kop;tekst\na;b\n", "er is geen kolom text, title, lead of body; wel kop, tekst"),
        ("x.csv", b"id,text,id\n", "de kolom id staat er twee keer"),
        ("x.csv", b"id,text\n", "er staat geen rij onder de kop"),
        ("x.csv", b"", "dit bestand is leeg"),
        ("x.docx", b"", "dit soort bestand wordt niet gelezen"),
        ("x.parquet", b"PAR1", "dit is geen leesbaar Parquet"),
    ],
)
def test_a_collection_without_articles_is_refused_in_one_line(
    name: str, content: bytes, reason: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(CollectionError) as refused:
        open_collection(tmp_path / name)
    assert str(refused.value).startswith(f"{tmp_path / name}: {reason}")
    assert "\n" not in str(refused.value)


def test_a_parquet_file_with_other_columns_is_refused_with_their_names(tmp_path: Path) -> None:
    pq.write_table(pa.table({"kop": ["a"], "tekst": ["b"]}), tmp_path / "x.parquet")
    with pytest.raises(CollectionError, match="er is geen kolom text, title, lead of body; wel kop, tekst"):
        open_collection(tmp_path / "x.parquet")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2024-05-17", datetime.date(2024, 5, 17)),
        (" 2024-05-17T23:59:00+02:00 ", datetime.date(2024, 5, 17)),
        (datetime.datetime(2024, 5, 17, 8, tzinfo=datetime.UTC), datetime.date(2024, 5, 17)),
        (datetime.date(2024, 5, 17), datetime.date(2024, 5, 17)),
        (None, None),
        (" ", None),
    ],
)
def test_a_date_is_a_day_with_or_without_its_time(value: object, expected: datetime.date | None) -> None:
    assert parse_date(value) == expected


@pytest.mark.parametrize(
    "value", ["2024-13-01", "17-05-2024", "gisteren", 20240517, "20240517", ["2024-05-17"]]
)
def test_what_is_no_date_is_refused(value: object) -> None:
    with pytest.raises(RowError, match="dit is geen datum"):
        parse_date(value)


@pytest.mark.parametrize(
    ("fields", "cause"),
    [
        ({}, "deze rij heeft geen tekst"),
        ({"text": "  \n"}, "deze rij heeft geen tekst"),
        ({"text": 3}, "text is geen tekst: 3"),
        ({"text": "a\ud800"}, "text is geen geldige Unicode: er staan halve tekens in"),
        ({"text": "x" * 1_000_001}, "de tekst is groter dan 1 MB; een artikel is kleiner"),
        ({"text": "x", "date": "ooit"}, "date 'ooit': dit is geen datum; schrijf die als 2025-10-17"),
    ],
)
def test_a_row_that_is_no_article_is_refused_with_its_cause(fields: dict[str, object], cause: str) -> None:
    with pytest.raises(RowError) as refused:
        make_article(Row(0, fields), ())
    assert str(refused.value) == cause


def test_title_lead_and_body_become_one_text_with_their_sections() -> None:
    article = join_parts("a", "Meer mensen.", " Er waren 3 mensen.\n", "Eerste alinea.\n\nTweede alinea.")
    parts = [(section.role, article.text[section.start : section.end]) for section in article.sections]
    assert parts == [
        ("title", "Meer mensen."),
        ("lead", "Er waren 3 mensen."),
        ("body", "Eerste alinea."),
        ("body", "Tweede alinea."),
    ]


PART = st.none() | st.text("ab .\n3", min_size=1).filter(str.strip)


@given(PART, PART, PART)
def test_the_sections_of_joined_parts_are_in_order_and_inside_the_text(
    title: str | None, lead: str | None, body: str | None
) -> None:
    if not (title or lead or body):
        return
    article = join_parts("a", title, lead, body)
    edges = [edge for section in article.sections for edge in (section.start, section.end)]
    assert edges == sorted(edges)
    assert all(0 <= edge <= len(article.text) for edge in edges)
    assert article.text == "\n\n".join(part for part in (title, lead, body) if part)
