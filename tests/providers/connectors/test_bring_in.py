"""Bringing figures in: what is frozen from the answers of each service, and that a failure leaves nothing."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from cijfercheck.language.period_notation import parse_period
from cijfercheck.providers._connectors import fetch
from cijfercheck.providers._connectors.bring_in import Order, Source, bring_in
from cijfercheck.providers._connectors.fetch import ConnectorError, service_url
from cijfercheck.providers._connectors.periods import read_cbs_period, read_eurostat_period
from cijfercheck.providers._connectors.units import read_scale
from cijfercheck.providers._reference_file import read_reference
from tests.providers.connectors.conftest import LocalService, hang, redirect, refuse, send

DAY = date(2025, 11, 3)


def _bring_in(
    service: LocalService,
    target: Path,
    source: Source,
    code: str,
    *select: str,
    labels: Mapping[str, str] | None = None,
    period: str | None = None,
    seconds: float = 5.0,
) -> int:
    order = Order(source, code, select, labels or {}, period, url=service.url, seconds=seconds)
    return bring_in(order, target, DAY, lambda _: None)


FROZEN_V3 = """\
# Opgehaald op 2025-11-03 uit tabel 83583NED; met de hand gewijzigde regels gaan bij opnieuw ophalen verloren.
dataset: cbs-83583ned
title: "Banen; bedrijfsgrootte"
publisher: Centraal Bureau voor de Statistiek
url: "URL/83583NED"
published: 2020-12-14
retrieved: 2025-11-03
figures:
  - id: banen_1-t001081-t001098
    label: banen van werknemers in december
    unit: aantal
    tolerance: 50
    series:
      2017-12: 7888200
      2018-12: 8422000
    provisional: [2018-12]
  - id: banen_1-305700-t001098
    label: banen van werknemers in december
    dimensions: {bedrijfstakken (SBI): industrie}
    unit: aantal
    tolerance: 50
    series:
      2017-12: 1239700
      2018-12: 1257300
      2019-12: 1262600
    provisional: [2018-12, 2019-12]
"""


def test_a_table_of_version_3_is_frozen_with_scale_status_and_dimensions(
    cbs_v3: LocalService, tmp_path: Path
) -> None:
    target = tmp_path / "banen.yaml"
    assert _bring_in(cbs_v3, target, "cbs-3", "83583NED") == 5
    assert target.read_text(encoding="utf-8") == FROZEN_V3.replace("URL", cbs_v3.url)
    assert [path.name for path in tmp_path.iterdir()] == ["banen.yaml"]


def test_of_a_table_only_what_is_chosen_is_asked_for_and_kept(cbs_v3: LocalService, tmp_path: Path) -> None:
    target = tmp_path / "banen.yaml"
    count = _bring_in(
        cbs_v3, target, "cbs-3", "83583NED", "Banen_1", "Bedrijfstakken (SBI)=c industrie", "Perioden=2019*"
    )
    assert count == 1
    asked = next(query for path, query in cbs_v3.asked if path.endswith("TypedDataSet"))
    assert asked["$filter"] == ["(Branches eq '305700 ') and (Perioden eq '2019JJ00')"]
    assert asked["$select"] == ["Branches,Grootte,Perioden,Banen_1"]
    (figure,) = read_reference(target).figures
    assert [(point.value, point.provisional) for point in figure.points] == [(Fraction(1262600), True)]


def test_a_table_of_version_4_is_frozen_with_its_licence_places_and_headings(
    cbs_v4: LocalService, tmp_path: Path
) -> None:
    target = tmp_path / "inwoners.yaml"
    assert _bring_in(cbs_v4, target, "cbs-4", "83765NED", labels={"T001036": "inwoners"}) == 4
    dataset = read_reference(target)
    assert dataset.licence == "https://creativecommons.org/licenses/by/4.0/"
    assert [(f.label, dict(f.dimensions), f.region, int(f.points[0].value)) for f in dataset.figures] == [
        ("inwoners", {}, "Nederland", 17081507),
        ("bevolking", {"geslacht": "mannen"}, "Nederland", 8475102),
        ("inwoners", {"gebied": "provincie"}, "Utrecht", 1284504),
        ("inwoners", {}, "Utrecht", 343038),
    ]
    assert dataset.figures[0].points[0].period == parse_period("2017")


def test_the_period_of_a_table_can_be_given(cbs_v4: LocalService, tmp_path: Path) -> None:
    target = tmp_path / "inwoners.yaml"
    _bring_in(cbs_v4, target, "cbs-4", "83765NED", "WijkenEnBuurten=NL00", period="2017-01-01")
    assert {point.period for f in read_reference(target).figures for point in f.points} == {
        parse_period("2017-01-01")
    }


def test_a_dataset_of_eurostat_is_frozen_in_dutch_without_its_forecasts(
    eurostat: LocalService, tmp_path: Path
) -> None:
    target = tmp_path / "werkloosheid.yaml"
    labels = {"PC_ACT": "werkloosheidspercentage", "THS_PER": "werklozen"}
    assert _bring_in(eurostat, target, "eurostat", "une_rt_m", "geo=NL", labels=labels) == 4
    assert eurostat.asked[0][1] == {"format": ["JSON"], "lang": ["EN"], "geo": ["NL"]}
    figures = read_reference(target).figures
    assert [(f.label, f.unit, f.region, dict(f.dimensions)) for f in figures] == [
        ("werkloosheidspercentage", "procent", "Nederland", {}),
        ("werklozen", "personen", "Nederland", {}),
        ("werkloosheidspercentage", "procent", "Nederland", {"geslacht": "vrouwen"}),
    ]
    assert [[(float(p.value), p.provisional) for p in f.points] for f in figures] == [
        [(3.6, False), (3.7, True)],
        [(400000, False)],
        [(3.9, False)],
    ]


def test_bringing_the_same_answers_in_again_gives_the_same_file(cbs_v3: LocalService, tmp_path: Path) -> None:
    for name in ("een.yaml", "twee.yaml"):
        _bring_in(cbs_v3, tmp_path / name, "cbs-3", "83583NED")
    assert (tmp_path / "een.yaml").read_bytes() == (tmp_path / "twee.yaml").read_bytes()


DATA = "/83583NED/TypedDataSet"
NEXT = f"{DATA}?page=2"


@pytest.mark.parametrize(
    ("path", "answer", "message"),
    [
        ("/83583NED/TableInfos", refuse(404), "deze tabel of dit deel ervan bestaat daar niet (status 404)"),
        (DATA, refuse(500), "de dienst heeft een storing (status 500); probeer het later"),
        (DATA, refuse(403), "de dienst weigert het verzoek (status 403)"),
        (NEXT, refuse(503), "de dienst heeft een storing (status 503); probeer het later"),
        (NEXT, hang, "geen antwoord binnen 0.5 seconden"),
        (DATA, send(b'{"value": [{"ID": 0,'), "het antwoord is geen hele JSON; er is niets bewaard"),
        (DATA, send(b'{"value": []}', promised=500), "geen verbinding, of een half antwoord"),
        (DATA, send(b"<html>bent u een robot?</html>", kind="text/html"), "het antwoord is geen hele JSON"),
        (DATA, {"waarden": []}, "het antwoord heeft geen lijst met gegevens (value)"),
        (DATA, {"value": []}, "83583NED: met deze keuze zijn er geen getallen; er is niets bewaard"),
        (DATA, redirect("http://127.0.0.1:1/elders"), "de dienst verwijst door naar een ander adres"),
        (
            DATA,
            {"value": [], "odata.nextLink": "http://127.0.0.1:1/elders"},
            "de dienst verwijst door naar een ander adres; dat wordt niet gevolgd",
        ),
        (
            DATA,
            {"value": [{"Branches": "T001081", "Grootte": "T001098", "Perioden": "2017JJ00", "Jobs_1": 1.0}]},
            "83583NED: een rij heeft geen kolom Banen_1; de tabel is veranderd",
        ),
        (
            DATA,
            {"value": [{"Branches": "X", "Grootte": "T001098", "Perioden": "2017JJ00", "Banen_1": 1.0}]},
            "Branches: een rij noemt 'X', maar de tabel kent dat niet",
        ),
        (
            DATA,
            {
                "value": [
                    {"Branches": "T001081", "Grootte": "T001098", "Perioden": "2017JJ00", "Banen_1": "veel"}
                ]
            },
            "83583NED: Banen_1: 'veel' is geen getal",
        ),
        ("/83583NED/Perioden", {"value": [{"Titel": "2017"}]}, "heeft geen Key; de dienst is veranderd"),
    ],
)
def test_a_failure_gives_one_line_and_leaves_what_was_there(
    cbs_v3: LocalService, tmp_path: Path, path: str, answer: object, message: str
) -> None:
    target = tmp_path / "banen.yaml"
    target.write_text("wat er stond", encoding="utf-8")
    cbs_v3.answers[path] = answer
    with pytest.raises(ConnectorError) as refusal:
        _bring_in(cbs_v3, target, "cbs-3", "83583NED", seconds=0.5)
    assert message in str(refusal.value)
    assert "\n" not in str(refusal.value)
    assert target.read_text(encoding="utf-8") == "wat er stond"
    assert [file.name for file in tmp_path.iterdir()] == ["banen.yaml"]


@pytest.mark.parametrize(
    ("select", "message"),
    [
        (
            "Regio=NL",
            "--select Regio: deze tabel heeft die dimensie niet; kies uit Branches, Grootte, Perioden",
        ),
        (
            "Perioden=2031*",
            "--select Perioden=2031*: dat is er niet; er is 2017JJ00 (2017 december), 2018JJ00 (2018 december), 2019JJ00 (2019 december)",
        ),
        (
            "Werk_9",
            "--select onderwerp=Werk_9: dat is er niet; er is Banen_1 (Banen van werknemers in december)",
        ),
        ("=x", "--select =x: schrijf DIMENSIE=CODE,CODE of ONDERWERP,ONDERWERP"),
    ],
)
def test_a_choice_that_is_not_there_is_refused_with_what_is(
    cbs_v3: LocalService, tmp_path: Path, select: str, message: str
) -> None:
    with pytest.raises(ConnectorError) as refusal:
        _bring_in(cbs_v3, tmp_path / "a.yaml", "cbs-3", "83583NED", select)
    assert str(refusal.value) == message


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"value": [1, 2, 3]}, "une_rt_m: value: 3 getallen, en 8 beloofd; het antwoord is niet heel"),
        ({"size": [1, 2, 2, 1, 3]}, "une_rt_m: dimensie time heeft niet de 3 codes die het antwoord belooft"),
        ({"class": "collection"}, "une_rt_m: het antwoord is geen JSON-stat 2.0"),
        ({"error": [{"status": 404, "label": "Not found"}]}, "une_rt_m: de dienst antwoordt: Not found"),
        ({"size": [9000, 9000, 9000, 1, 1]}, "une_rt_m: dit zijn 729000000000 getallen; kies minder met"),
        ({"id": None}, "une_rt_m: het antwoord noemt geen dimensies (id en size)"),
    ],
)
def test_an_answer_of_eurostat_that_does_not_hold_is_refused(
    eurostat: LocalService, tmp_path: Path, change: dict[str, object], message: str
) -> None:
    answer = eurostat.answers["/une_rt_m"]
    assert isinstance(answer, dict)
    eurostat.answers["/une_rt_m"] = {**answer, **change}
    with pytest.raises(ConnectorError) as refusal:
        _bring_in(eurostat, tmp_path / "a.yaml", "eurostat", "une_rt_m")
    assert str(refusal.value).startswith(message)
    assert list(tmp_path.iterdir()) == []


def test_an_answer_without_end_is_refused(
    cbs_v3: LocalService, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetch, "MOST_BYTES", 100)
    with pytest.raises(ConnectorError, match="groter dan"):
        _bring_in(cbs_v3, tmp_path / "a.yaml", "cbs-3", "83583NED")


@pytest.mark.parametrize(
    ("code", "title", "period"),
    [
        ("2024JJ00", "2024", "2024"),
        ("2024KW01", "2024 1e kwartaal", "2024-Q1"),
        ("2024MM05", "2024 mei*", "2024-05"),
        ("2024W120", "2024 week 20", "2024-W20"),
        ("2023SJ00", "2023/'24", "2023/2024"),
        ("20240517", "17 mei 2024", "2024-05-17"),
        ("2010JJ00", "2010 december", "2010-12"),
        ("1995X000", "1995 week 0 (1 dag)", None),
        ("2024MM13", "", None),
    ],
)
def test_a_code_of_cbs_is_a_period(code: str, title: str, period: str | None) -> None:
    assert read_cbs_period(code, title) == (None if period is None else parse_period(period))


@pytest.mark.parametrize(
    ("code", "period"),
    [
        ("2024", "2024"),
        ("2024-Q1", "2024-Q1"),
        ("2024-05", "2024-05"),
        ("2024-W20", "2024-W20"),
        ("2024-05-17", "2024-05-17"),
        ("2024M05", "2024-05"),
        ("2024-Q5", None),
        ("A2024", None),
    ],
)
def test_a_code_of_eurostat_is_a_period(code: str, period: str | None) -> None:
    assert read_eurostat_period(code) == (None if period is None else parse_period(period))


def test_half_years_are_periods_too() -> None:
    half = parse_period({"first": "2024-07-01", "last": "2024-12-31"})
    assert read_cbs_period("2024HJ02", "2024 2e halfjaar") == read_eurostat_period("2024-S2") == half


@pytest.mark.parametrize(
    ("unit", "bare", "factor"),
    [
        ("x 1 000", "aantal", 1000),
        ("x 1000", "aantal", 1000),
        ("1 000 euro", "euro", 1000),
        ("x 1 000 euro", "euro", 1000),
        ("mln euro", "euro", 10**6),
        ("x mln", "aantal", 10**6),
        ("x 1 000 000", "aantal", 10**6),
        ("mld kWh", "kWh", 10**9),
        ("%", "procent", 1),
        ("aantal", "aantal", 1),
        ("", "aantal", 1),
        ("per 1 000 inwoners", "per 1 000 inwoners", 1),
        ("2015=100", "2015=100", 1),
        ("per km²", "per km²", 1),
    ],
)
def test_the_scale_is_taken_out_of_a_unit(unit: str, bare: str, factor: int) -> None:
    scale = read_scale(unit)
    assert (scale.unit, scale.factor) == (bare, factor)


def test_the_services_have_addresses_of_their_own() -> None:
    assert [service_url(name).partition("//")[0] for name in ("cbs-3", "cbs-4", "eurostat")] == ["https:"] * 3
