"""JSON, CSV and Excel carry the same fields as YAML, and each mistake in them is named with its place."""

import io
import json
import zipfile
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from cijfercheck.errors import ReferenceFileError
from cijfercheck.model.period import Period
from cijfercheck.providers import _excel_rows
from cijfercheck.providers._reference_file import read_reference
from cijfercheck.providers._reference_record import ReferenceDataset

YAML = """\
dataset: fietsen-2024
title: Gestolen fietsen, 2024
publisher: Fietsbureau
published: 2025-10-17
retrieved: 2025-11-01
assertions: [gestolen <= 1000]
figures:
  - id: gestolen
    label: gestolen fietsen
    aliases: [ontvreemde rijwielen, weggenomen fietsen]
    unit: aantal
    dimensions: {soort: elektrisch}
    series: {2023: 868, 2024: 944}
    provisional: [2024]
    tolerance: 0.5
  - id: daling
    label: gestolen fietsen
    kind: change
    unit: procent
    value: -5.25
    period: {first: 2024-01-01, last: 2024-06-30}
    versus: 2023
    note: eerste helft
"""
JSON = json.dumps(
    {
        "dataset": "fietsen-2024",
        "title": "Gestolen fietsen, 2024",
        "publisher": "Fietsbureau",
        "published": "2025-10-17",
        "retrieved": "2025-11-01",
        "assertions": ["gestolen <= 1000"],
        "figures": [
            {
                "id": "gestolen",
                "label": "gestolen fietsen",
                "aliases": ["ontvreemde rijwielen", "weggenomen fietsen"],
                "unit": "aantal",
                "dimensions": {"soort": "elektrisch"},
                "series": {"2023": 868, "2024": 944},
                "provisional": [2024],
                "tolerance": 0.5,
            },
            {
                "id": "daling",
                "label": "gestolen fietsen",
                "kind": "change",
                "unit": "procent",
                "value": -5.25,
                "period": {"first": "2024-01-01", "last": "2024-06-30"},
                "versus": 2023,
                "note": "eerste helft",
                "region": None,
            },
        ],
    },
    indent=1,
)
CSV = """\
# Uit het jaarverslag overgenomen
# dataset: fietsen-2024
# title: Gestolen fietsen, 2024
# publisher: Fietsbureau
# published: 2025-10-17
# retrieved: 2025-11-01
# assert: gestolen <= 1000
id,label,aliases,kind,unit,dimensions.soort,value,period,period.first,period.last,versus,provisional,tolerance,note
gestolen,gestolen fietsen,ontvreemde rijwielen|weggenomen fietsen,,aantal,elektrisch,868,2023,,,,,0.5,
gestolen,gestolen fietsen,ontvreemde rijwielen|weggenomen fietsen,,aantal,elektrisch,944,2024,,,,true,0.5,
daling,gestolen fietsen,,change,procent,,-5.25,,2024-01-01,2024-06-30,2023,,,eerste helft
"""
COLUMNS = "dataset;title;publisher;id;label;unit;value;period\n"
ROW = "d;t;p;gestolen;gestolen fietsen;aantal;944;2024\n"


def _write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def _workbook(*sheets: tuple[str, list[list[object]]]) -> Workbook:
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for name, rows in sheets:
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append(row)
    return workbook


def _save(folder: Path, workbook: Workbook) -> Path:
    path = folder / "a.xlsx"
    workbook.save(path)
    return path


def _bare(dataset: ReferenceDataset) -> list[object]:
    """Return what a dataset says, without where it was read."""
    return [
        dataset.dataset,
        dataset.title,
        dataset.publisher,
        dataset.published,
        dataset.retrieved,
        *((f.id, f.label, f.aliases, f.kind, f.unit, f.dimensions) for f in dataset.figures),
        *((f.points, f.versus, f.note, f.tolerance) for f in dataset.figures),
    ]


def _refusal(path: Path) -> str:
    with pytest.raises(ReferenceFileError) as refusal:
        read_reference(path)
    return str(refusal.value).removeprefix(str(path))


def test_every_format_says_the_same(tmp_path: Path) -> None:
    wanted = _bare(read_reference(_write(tmp_path, "a.yaml", YAML)))
    assert _bare(read_reference(_write(tmp_path, "a.json", JSON))) == wanted
    assert _bare(read_reference(_write(tmp_path, "a.csv", CSV))) == wanted
    rows = [line.split(",") for line in CSV.splitlines() if not line.startswith("#")]
    head: list[list[object]] = [
        [part.strip() for part in line[2:].split(":", 1)] for line in CSV.splitlines()[1:7]
    ]
    workbook = _workbook(("cijfers", [[cell or None for cell in row] for row in rows]), ("dataset", head))
    assert _bare(read_reference(_save(tmp_path, workbook))) == wanted


def test_a_sheet_holds_numbers_and_dates_as_excel_shows_them(tmp_path: Path) -> None:
    head = ["dataset", "title", "publisher", "id", "label", "unit", "period", "value"]
    rows: list[list[object]] = [
        [*head],
        ["d", "t", "p", "a", "aandeel", "procent", 2024, 0.1 + 0.2],
        ["d", "t", "p", "b", "miljoen", "aantal", date(2024, 5, 17), 1e6],
        ["d", "t", "p", "c", "tekst", "aantal", "2024-05", "9,5"],
    ]
    figures = read_reference(_save(tmp_path, _workbook(("Blad1", rows)))).figures
    assert [figure.points[0].value for figure in figures] == [Fraction(3, 10), 1_000_000, Fraction(19, 2)]
    assert figures[1].points[0].period == Period(date(2024, 5, 17), date(2024, 5, 17))


@pytest.mark.parametrize(
    ("value", "form", "message"),
    [
        (
            0.099,
            "0.0%",
            ":2: cel E2: is in Excel een percentage (opgeslagen als 0.099); maak er een gewoon getal van, met unit procent",
        ),
        (
            date(2024, 5, 1),
            "mmm-yy",
            ":2: cel E2: is door Excel een datum geworden; maak de cel op als Tekst en schrijf bijvoorbeeld 2024-05",
        ),
        ("#N/A", "General", ":2: cel E2: is een fout van Excel (#N/A)"),
        (
            "1.234",
            "General",
            ":2: a.value (cel E2): '1.234' kan 1234 zijn of een decimaal; schrijf 1234, of zet '# decimal: .' bovenaan",
        ),
        (
            "veel",
            "General",
            ":2: a.value (cel E2): 'veel' is geen getal; schrijf het in cijfers, met een punt voor decimalen en niets tussen duizendtallen",
        ),
    ],
)
def test_a_cell_that_may_mean_two_things_is_refused_with_its_address(
    tmp_path: Path, value: object, form: str, message: str
) -> None:
    workbook = _workbook(
        ("figures", [["id", "label", "unit", "period", "value"], ["a", "fietsen", "aantal", 2024, value]]),
        ("dataset", [["dataset", "d"], ["title", "t"], ["publisher", "p"]]),
    )
    workbook["figures"]["E2"].number_format = form
    assert _refusal(_save(tmp_path, workbook)) == message


def test_a_workbook_that_unpacks_to_more_than_any_table_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_excel_rows, "MOST_UNPACKED", 2_000_000)
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for number in range(3):
            packed.writestr(f"xl/{number}.xml", b" " * 1_000_000)
    assert path.stat().st_size < 10_000
    assert _refusal(path) == ": bestand: is uitgepakt groter dan 2 MB"


def test_what_is_no_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"id,label\n")
    assert _refusal(path) == ": bestand: is geen leesbaar Excel-bestand (.xlsx)"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("leeg.txt", "")
    path.write_bytes(packed.getvalue())
    assert _refusal(path).startswith(": bestand: is geen leesbaar Excel-bestand (.xlsx): ")


@pytest.mark.parametrize(
    ("place", "message"),
    [
        ("A1000000", ":1000000: figures[2].id: ontbreekt"),
        ("XFD3", ":3: bestand: heeft meer dan 500 kolommen"),
    ],
)
def test_a_cell_far_down_or_far_right_is_named_by_its_row(tmp_path: Path, place: str, message: str) -> None:
    workbook = _workbook(
        ("figures", [["unit", "period", "value", "id", "label"], ["aantal", 2024, 9, "a", "fietsen"]]),
        ("dataset", [["dataset", "d"], ["title", "t"], ["publisher", "p"]]),
    )
    workbook["figures"][place] = "ver"
    assert _refusal(_save(tmp_path, workbook)) == message


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("9,9", Fraction(99, 10)),
        ("-0,125", Fraction(-1, 8)),
        ("0.125", Fraction(1, 8)),
        ("1234,567", Fraction(1234567, 1000)),
        ("12.34", Fraction(1234, 100)),
        ("944", Fraction(944)),
    ],
)
def test_a_decimal_that_can_be_read_in_one_way_is_read(tmp_path: Path, written: str, value: Fraction) -> None:
    path = _write(tmp_path, "a.csv", COLUMNS + ROW.replace("944", written))
    assert read_reference(path).figures[0].points[0].value == value


@pytest.mark.parametrize(("mark", "written"), [(",", "1,234"), (".", "1.234")])
def test_the_decimal_mark_can_be_declared(tmp_path: Path, mark: str, written: str) -> None:
    path = _write(tmp_path, "a.csv", f"# decimal: {mark}\n" + COLUMNS + ROW.replace("944", written))
    assert read_reference(path).figures[0].points[0].value == Fraction(1234, 1000)


@given(st.integers(-(10**9), 10**9), st.integers(0, 9999))
def test_a_declared_decimal_comma_loses_nothing(
    tmp_path_factory: pytest.TempPathFactory, whole: int, decimals: int
) -> None:
    written = f"{whole},{decimals:04}"
    folder = tmp_path_factory.mktemp("csv")
    path = _write(folder, "a.csv", "# decimal: ,\n" + COLUMNS + ROW.replace("944", written))
    assert read_reference(path).figures[0].points[0].value == Fraction(written.replace(",", "."))


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (
            ROW.replace("944", "1,234"),
            ":2: gestolen.value: '1,234' kan 1234 zijn of een decimaal; schrijf 1234, of zet '# decimal: ,' bovenaan",
        ),
        (
            ROW.replace("944", "9,9") + ROW.replace("gestolen;", "b;").replace("944", "8.8"),
            ":3: b.value: '8.8' heeft een punt, het getal op regel 2 een komma; kies één decimaalteken",
        ),
        (
            ROW.replace("944", "1.234,5"),
            ":2: gestolen.value: '1.234,5' is geen getal; schrijf het in cijfers, met een punt voor decimalen en niets tussen duizendtallen",
        ),
        (ROW + ROW, ":3: gestolen.period: 2024 staat er al, op regel 2"),
        (
            ROW + ROW.replace("2024", "2023").replace("aantal", "procent"),
            ":3: gestolen.unit: is anders dan op regel 2; rijen met één id verschillen alleen in value, period en provisional",
        ),
        (
            ROW + ROW.replace("gestolen;", "b;").replace("d;t", "e;t"),
            ":3: dataset: is 'e', maar op regel 2 'd'; één bestand is één dataset",
        ),
        (ROW.replace("944", ""), ":2: gestolen: heeft geen value met period en geen series"),
        (ROW.replace("aantal", ""), ":2: gestolen.unit: ontbreekt"),
        (
            ROW.replace("2024\n", "2024;meer\n"),
            ":2: bestand: heeft in deze rij meer cellen dan kolommen (8); staat er een scheidingsteken in een getal of tekst?",
        ),
    ],
)
def test_a_mistake_in_a_table_is_named_with_its_line_field_and_reason(
    tmp_path: Path, rows: str, message: str
) -> None:
    assert _refusal(_write(tmp_path, "a.csv", COLUMNS + rows)) == message


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", ": bestand: is leeg"),
        (
            "naam;getal\na;1\n",
            ":1: bestand: de eerste rij noemt de kolommen niet: id, label, unit, value, period …",
        ),
        (
            "id;unit\na;b\n",
            ":1: bestand: heeft geen kolom label; de eerste rij noemt de kolommen: id, label, unit, value, period …",
        ),
        ("id;label;id\na;b;c\n", ":1: id: deze kolom staat er twee keer"),
        ('id;label\na;"b\n', ":2: bestand: is geen geldige CSV: unexpected end of data"),
        ("# decimal: x\nid;label\n", ":1: decimal: 'x' kan niet; kies , of ."),
        ("# title: a\n# title: b\nid;label\n", ":2: title: staat er al, op regel 1"),
        ("id;label\n", ":1: dataset: ontbreekt"),
    ],
)
def test_a_table_that_is_wrong_as_a_whole_is_refused(tmp_path: Path, text: str, message: str) -> None:
    assert _refusal(_write(tmp_path, "a.csv", text)) == message


def test_columns_that_are_unknown_are_refused_with_those_that_are(tmp_path: Path) -> None:
    assert _refusal(_write(tmp_path, "a.csv", "id;label;bron\na;b;c\n")).startswith(
        ":1: bron: deze kolom is onbekend; bekend zijn id, label, "
    )


def test_a_text_over_two_lines_does_not_shift_the_lines_after_it(tmp_path: Path) -> None:
    text = (
        COLUMNS
        + ROW.replace("gestolen fietsen", '"gestolen\nfietsen"')
        + ROW.replace("gestolen;", "b;").replace("944", "x")
    )
    assert _refusal(_write(tmp_path, "a.csv", text)).startswith(":4: b.value: 'x' is geen getal")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"unit": "procent"', '"unit": ""', ":35: daling.unit: is leeg; schrijf woorden"),
        ('"value": -5.25', '"value": 1e3', ":36: daling.value: '1e3' is geen getal; "),
        ('"value": -5.25', '"value": NaN', ": bestand: bevat NaN, dat is geen getal"),
        ('"dataset"', '"title": "x",\n "dataset"', ":4: title: staat er al, op regel 2"),
        (
            '"kind": "change",',
            '"kind": "change"',
            ":35: bestand: is geen geldige JSON: Expecting ',' delimiter",
        ),
        ('"note": "eerste helft"', '"noot": "x"', ":42: daling.noot: dit veld is onbekend; bedoelt u note?"),
    ],
)
def test_a_mistake_in_json_is_named_with_its_line(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert old in JSON
    assert _refusal(_write(tmp_path, "a.json", JSON.replace(old, new, 1))).startswith(message)


def test_json_that_is_nested_without_end_is_refused(tmp_path: Path) -> None:
    assert _refusal(_write(tmp_path, "a.json", "[" * 100_000)) == ": bestand: is te diep genest"
    assert _refusal(_write(tmp_path, "a.json", "[" * 20 + "]" * 20)).endswith("is te diep genest")


def test_a_period_that_is_written_twice_in_another_way_is_refused(tmp_path: Path) -> None:
    text = YAML.replace("2023: 868, 2024: 944", "2023: 868, 2024: 944, 2024-W01: 1, '2024 ': 2")
    assert (
        _refusal(_write(tmp_path, "a.yaml", text))
        == ":13: gestolen.series.2024 : is dezelfde periode als 2024"
    )


def test_a_provisional_period_that_the_figure_lacks_is_refused(tmp_path: Path) -> None:
    text = YAML.replace("[2024]", "[2025]")
    assert (
        _refusal(_write(tmp_path, "a.yaml", text))
        == ":14: gestolen.provisional: noemt 2025, maar dit cijfer heeft die periode niet"
    )
