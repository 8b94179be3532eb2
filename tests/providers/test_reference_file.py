"""Reference files: what they hold, and how each kind of mistake is named."""

import hashlib
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cijfercheck.errors import ReferenceFileError
from cijfercheck.model.period import Period
from cijfercheck.providers._reference_file import MOST_BYTES, read_reference
from cijfercheck.providers._reference_record import ReferenceFile, ReferencePoint

HEAD = """\
dataset: fietsen-2024
title: Gestolen fietsen 2024
publisher: Fietsbureau
figures:
"""
FIGURE = """\
  - id: gestolen
    label: gestolen fietsen
    unit: aantal
    value: 944
    period: 2024
"""
FULL = """\
dataset: fietsen-2024
title: Gestolen fietsen 2024
publisher: Fietsbureau
url: https://example.org/fietsen
published: 2025-10-17
licence: CC-BY-4.0
figures:
  - id: gestolen
    label: gestolen fietsen
    aliases: [ontvreemde rijwielen, weggenomen fietsen]
    unit: aantal
    region: Nederland
    dimensions: {soort: elektrisch, leeftijd: 12 tot 18 jaar}
    series: {2023: 868, 2024: 944, 2024-Q1: 210, 2024-05: 79, 2024-05-17: 3, 2024-W20: 19, 2023/2024: 900}
    provisional: true
    revised: 2025-11-01
    tolerance: 0.5
    supersedes: gestolen-oud
    url: https://example.org/fietsen/gestolen
    note: >
      later zijn meldingen
      toegevoegd
  - id: gestolen-stijging
    label: gestolen fietsen
    kind: change
    unit: procent
    value: -52.10
    period: {first: 2024-01-01, last: 2024-06-30}
    versus: 2023
"""


def _write(folder: Path, text: str) -> Path:
    path = folder / "fietsen.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def _refusal(folder: Path, text: str) -> str:
    """Give the message about a file, from its line on."""
    path = _write(folder, text)
    with pytest.raises(ReferenceFileError) as refusal:
        read_reference(path)
    return str(refusal.value).removeprefix(str(path))


def test_every_field_of_the_contract_is_read(tmp_path: Path) -> None:
    dataset = read_reference(_write(tmp_path, FULL))
    assert dataset.sha256 == hashlib.sha256(FULL.encode()).hexdigest()
    assert (dataset.dataset, dataset.title, dataset.publisher) == (
        "fietsen-2024",
        "Gestolen fietsen 2024",
        "Fietsbureau",
    )
    assert (dataset.url, dataset.published, dataset.licence) == (
        "https://example.org/fietsen",
        date(2025, 10, 17),
        "CC-BY-4.0",
    )
    first, second = dataset.figures
    assert (first.id, first.label, first.kind, first.unit, first.region, first.line) == (
        "gestolen",
        "gestolen fietsen",
        "level",
        "aantal",
        "Nederland",
        8,
    )
    assert first.aliases == ("ontvreemde rijwielen", "weggenomen fietsen")
    assert first.dimensions == (("soort", "elektrisch"), ("leeftijd", "12 tot 18 jaar"))
    assert (first.revised, first.tolerance) == (date(2025, 11, 1), Fraction(1, 2))
    assert all(point.provisional for point in first.points)
    assert (first.supersedes, first.url, first.note) == (
        "gestolen-oud",
        "https://example.org/fietsen/gestolen",
        "later zijn meldingen toegevoegd",
    )
    assert second.points == (ReferencePoint(Period(date(2024, 1, 1), date(2024, 6, 30)), Fraction(-521, 10)),)
    assert (second.kind, second.versus, second.line) == (
        "change",
        Period(date(2023, 1, 1), date(2023, 12, 31)),
        23,
    )


def test_a_series_becomes_a_point_for_each_period_as_it_is_written(tmp_path: Path) -> None:
    points = read_reference(_write(tmp_path, FULL)).figures[0].points
    assert [(point.period.first, point.period.last, int(point.value)) for point in points] == [
        (date(2023, 1, 1), date(2023, 12, 31), 868),
        (date(2024, 1, 1), date(2024, 12, 31), 944),
        (date(2024, 1, 1), date(2024, 3, 31), 210),
        (date(2024, 5, 1), date(2024, 5, 31), 79),
        (date(2024, 5, 17), date(2024, 5, 17), 3),
        (date(2024, 5, 13), date(2024, 5, 19), 19),
        (date(2023, 8, 1), date(2024, 7, 31), 900),
    ]


def test_what_may_be_left_out_stays_empty(tmp_path: Path) -> None:
    dataset = read_reference(_write(tmp_path, HEAD + FIGURE))
    figure = dataset.figures[0]
    assert (dataset.url, dataset.published, dataset.licence) == (None, None, None)
    assert (figure.aliases, figure.region, figure.dimensions, figure.versus) == ((), None, (), None)
    assert (figure.note, figure.revised, figure.tolerance) == (None, None, None)
    assert [point.provisional for point in figure.points] == [False]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("0.1", Fraction(1, 10)),
        ("14.50", Fraction(29, 2)),
        ("-0.7", Fraction(-7, 10)),
        ("'944'", Fraction(944)),
        ("17407585", Fraction(17407585)),
    ],
)
def test_numbers_are_exact(tmp_path: Path, written: str, value: Fraction) -> None:
    dataset = read_reference(_write(tmp_path, HEAD + FIGURE.replace("944", written)))
    assert dataset.figures[0].points[0].value == value


@given(st.integers(min_value=-(10**12), max_value=10**12), st.integers(min_value=0, max_value=9999))
def test_no_decimal_is_lost(tmp_path_factory: pytest.TempPathFactory, whole: int, decimals: int) -> None:
    written = f"{whole}.{decimals:04}"
    path = _write(tmp_path_factory.mktemp("cijfers"), HEAD + FIGURE.replace("944", written))
    assert read_reference(path).figures[0].points[0].value == Fraction(written)


NUMBER = "schrijf het in cijfers, met een punt voor decimalen en niets tussen duizendtallen"
PERIODS = "schrijf 2024, 2024-H1, 2024-Q1, 2024-05, 2024-05-17, 2024-W20, 2023/2024 of {first: …, last: …}"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("value: 944", "value: 1.234,5", f":8: gestolen.value: '1.234,5' is geen getal; {NUMBER}"),
        ("value: 944", "value: ruim 900", f":8: gestolen.value: 'ruim 900' is geen getal; {NUMBER}"),
        ("value: 944", "value: 1_000", f":8: gestolen.value: '1_000' is geen getal; {NUMBER}"),
        ("value: 944", "value: .nan", f":8: gestolen.value: '.nan' is geen getal; {NUMBER}"),
        ("value: 944", "value: [944]", f":8: gestolen.value: een lijst is geen getal; {NUMBER}"),
        (
            "period: 2024",
            "period: vorig jaar",
            f":9: gestolen.period: 'vorig jaar' is geen periode; {PERIODS}",
        ),
        ("period: 2024", "period: 2024-13", ":9: gestolen.period: '2024-13' bestaat niet op de kalender"),
        (
            "period: 2024",
            "period: {first: 2024, tot: 2025}",
            ":9: gestolen.period: onbekend veld 'tot' in een periode; bekend zijn first en last",
        ),
        ("    unit: aantal\n", "", ":5: gestolen.unit: ontbreekt"),
        ("    label: gestolen fietsen\n", "", ":5: gestolen.label: ontbreekt"),
        (
            "id: gestolen",
            "naam: gestolen",
            ":5: figures[1].naam: dit veld is onbekend; bekend zijn id, label, aliases, kind, unit, region, dimensions, value, period, series, versus, note, provisional, revised, tolerance, supersedes, url",
        ),
        ("unit: aantal", "unit:", ":7: gestolen.unit: is leeg; schrijf woorden"),
        ("unit: aantal", "unit: [aantal]", ":7: gestolen.unit: moet één stuk tekst zijn"),
        (
            "unit: aantal",
            "unit: aantal\n    regio: Nederland",
            ":8: gestolen.regio: dit veld is onbekend; bedoelt u region?",
        ),
        (
            "unit: aantal",
            "unit: aantal\n    kind: trend",
            ":8: gestolen.kind: 'trend' kan niet; kies level, change of share",
        ),
        (
            "unit: aantal",
            "unit: aantal\n    kind: change",
            ":5: gestolen: is een verandering (kind: change) zonder versus; noem de periode waarmee vergeleken is",
        ),
        (
            "unit: aantal",
            "unit: aantal\n    versus: 2023",
            ":5: gestolen: heeft versus, maar is geen verandering (kind: change)",
        ),
        ("unit: aantal", "unit: aantal\n    unit: stuks", ":8: figures[1].unit: staat er al, op regel 7"),
        (
            "unit: aantal",
            "unit: aantal\n    aliases: fietsen",
            ":8: gestolen.aliases: 'fietsen' past hier niet; hier hoort een lijst",
        ),
        (
            "unit: aantal",
            "unit: aantal\n    aliases: [fietsen, '']",
            ":8: gestolen.aliases[2]: is leeg; schrijf woorden",
        ),
        (
            "unit: aantal",
            "unit: aantal\n    dimensions: elektrisch",
            ":8: gestolen.dimensions: 'elektrisch' past hier niet; hier horen velden met een waarde",
        ),
        (
            "unit: aantal",
            "unit: aantal\n    provisional: misschien",
            ":8: gestolen.provisional: 'misschien' is geen true of false",
        ),
        (
            "unit: aantal",
            "unit: aantal\n    revised: 2025",
            ":8: gestolen.revised: '2025' is geen datum; schrijf JJJJ-MM-DD",
        ),
        (
            "unit: aantal",
            "unit: aantal\n    revised: 2025-02-30",
            ":8: gestolen.revised: '2025-02-30' bestaat niet op de kalender",
        ),
        ("unit: aantal", "unit: aantal\n    tolerance: -1", ":8: gestolen.tolerance: is kleiner dan nul"),
        (
            "    value: 944\n",
            "    series: {2023: 868}\n",
            ":5: gestolen: heeft series naast value of period; kies een van de twee",
        ),
        ("    value: 944\n", "", ":5: gestolen: heeft geen value met period en geen series"),
        ("    period: 2024\n", "", ":5: gestolen: heeft value zonder period"),
        (
            "    value: 944\n    period: 2024\n",
            "    series:\n      2023: 868\n      vorig jaar: 944\n",
            f":10: gestolen.series: 'vorig jaar' is geen periode; {PERIODS}",
        ),
        (
            "    value: 944\n    period: 2024\n",
            "    series:\n      2023: 868\n      2024: veel\n",
            f":10: gestolen.series.2024: 'veel' is geen getal; {NUMBER}",
        ),
        (
            "    value: 944\n    period: 2024\n",
            "    series:\n      2023: 868\n      2023: 869\n",
            ":10: figures[1].series.2023: staat er al, op regel 9",
        ),
        (
            "    value: 944\n    period: 2024\n",
            "    series: {}\n",
            ":8: gestolen.series: is leeg; er hoort ten minste één cijfer in",
        ),
        ("dataset: fietsen-2024\n", "", ":1: dataset: ontbreekt"),
        ("title: Gestolen", "titel: Gestolen", ":2: titel: dit veld is onbekend; bedoelt u title?"),
        (
            "title: Gestolen",
            "bron: CBS\ntitle: Gestolen",
            ":2: bron: dit veld is onbekend; bekend zijn dataset, title, publisher, url, published, licence, retrieved, assertions, figures",
        ),
        (
            "publisher: Fietsbureau",
            "publisher: Fietsbureau\npublished: gisteren",
            ":4: published: 'gisteren' is geen datum; schrijf JJJJ-MM-DD",
        ),
        (
            "id: gestolen",
            "id: &anker gestolen",
            ":5: figures[1].id: gebruikt een anker (& of *) van YAML; schrijf het uit",
        ),
        (
            "label: gestolen fietsen",
            "label: *anker",
            ":6: figures[1].label: gebruikt een anker (& of *) van YAML; schrijf het uit",
        ),
        (
            "value: 944",
            "value: !!python/object:os.system 944",
            ":8: figures[1].value: gebruikt een tag (!) van YAML; laat die weg",
        ),
        (
            "    label: gestolen fietsen",
            "   label: gestolen fietsen",
            ":6: bestand: is geen geldige YAML: did not find expected '-' indicator",
        ),
        (
            "unit: aantal",
            "unit: [aantal",
            ":8: bestand: is geen geldige YAML: did not find expected ',' or ']'",
        ),
        ("unit: aantal", "unit: aan\x07tal", ":7: bestand: bevat een teken dat in YAML niet mag"),
    ],
)
def test_each_mistake_is_named_with_its_line_field_and_reason(
    tmp_path: Path, old: str, new: str, message: str
) -> None:
    text = (HEAD + FIGURE).replace(old, new, 1)
    assert text != HEAD + FIGURE
    assert _refusal(tmp_path, text) == message


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", ": bestand: is leeg"),
        ("# alleen een opmerking\n", ": bestand: is leeg"),
        ("- a\n- b\n", ":1: bestand: begint niet met velden als dataset: en figures:"),
        (HEAD, ":4: figures: is leeg; hier hoort een lijst"),
        (HEAD.replace("figures:", "figures: []"), ":4: figures: is leeg; er hoort ten minste één cijfer in"),
        (
            HEAD + "  - gestolen\n",
            ":5: figures[1]: 'gestolen' past hier niet; hier horen velden met een waarde",
        ),
        (HEAD + FIGURE + FIGURE, ":10: gestolen.id: staat er al, op regel 5"),
        (HEAD + FIGURE + "---\nmeer: 1\n", ":11: bestand: bevat meer dan één YAML-document"),
        (
            "a: " * 3 + "\n",
            ":1: bestand: is geen geldige YAML: mapping values are not allowed in this context",
        ),
        ("[" * 40 + "]" * 40 + "\n", ":1: [1][1][1][1][1][1][1][1][1]: is te diep genest"),
    ],
)
def test_a_file_that_is_wrong_as_a_whole_is_refused(tmp_path: Path, text: str, message: str) -> None:
    assert _refusal(tmp_path, text) == message


def test_of_several_mistakes_a_field_that_is_unknown_is_named_first(tmp_path: Path) -> None:
    text = (HEAD + FIGURE).replace("value: 944", "value: veel").replace("publisher", "uitgever")
    known = "dataset, title, publisher, url, published, licence, retrieved, assertions, figures"
    assert _refusal(tmp_path, text) == f":3: uitgever: dit veld is onbekend; bekend zijn {known}"


def test_a_file_that_is_no_utf_8_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"dataset: a\ntitle: Caf\xe9\n")
    with pytest.raises(ReferenceFileError) as refusal:
        read_reference(path)
    assert str(refusal.value) == f"{path}:2: bestand: is geen UTF-8; bewaar het bestand als UTF-8"


def test_a_file_that_is_too_large_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"#" * (MOST_BYTES + 1))
    with pytest.raises(ReferenceFileError) as refusal:
        read_reference(path)
    assert str(refusal.value) == f"{path}: bestand: is groter dan 20 MB"


def test_a_file_that_cannot_be_opened_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReferenceFileError) as refusal:
        read_reference(tmp_path / "weg.yaml")
    assert (
        str(refusal.value)
        == f"{tmp_path / 'weg.yaml'}: bestand: kan niet gelezen worden (No such file or directory)"
    )


def test_the_json_schema_names_the_fields_of_the_contract() -> None:
    schema = ReferenceFile.model_json_schema()
    assert sorted(schema["properties"]) == [
        "assertions",
        "dataset",
        "figures",
        "licence",
        "published",
        "publisher",
        "retrieved",
        "title",
        "url",
    ]
    assert sorted(schema["$defs"]["FigureEntry"]["required"]) == ["id", "label", "unit"]
