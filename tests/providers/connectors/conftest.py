"""A statistics service on this machine, with answers of the shapes of CBS and Eurostat; the numbers are made up."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest

Answer = object | Callable[[BaseHTTPRequestHandler], None]


@dataclass
class LocalService:
    """Answers by path; `asked` are the paths with their parameters, in order."""

    url: str = ""
    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, list[str]]]] = field(default_factory=list)


def refuse(status: int) -> Callable[[BaseHTTPRequestHandler], None]:
    """Answer with an error."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_error(status)

    return answer


def send(
    body: bytes, promised: int | None = None, kind: str = "application/json"
) -> Callable[[BaseHTTPRequestHandler], None]:
    """Answer with some bytes, and promise that there are so many."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Content-Type", kind)
        request.send_header("Content-Length", str(len(body) if promised is None else promised))
        request.end_headers()
        request.wfile.write(body)

    return answer


def redirect(target: str) -> Callable[[BaseHTTPRequestHandler], None]:
    """Answer that it is somewhere else."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(302)
        request.send_header("Location", target)
        request.end_headers()

    return answer


def hang(request: BaseHTTPRequestHandler) -> None:
    """Answer nothing for a while."""
    time.sleep(1.5)
    request.close_connection = True


@pytest.fixture
def service() -> Iterator[LocalService]:
    """Run the service while a test lasts."""
    local = LocalService()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            query = parse_qs(parts.query)
            local.asked.append((parts.path, query))
            page = f"{parts.path}?page={query['page'][0]}" if "page" in query else parts.path
            answer = local.answers.get(page)
            if answer is None:
                self.send_error(404)
            elif callable(answer):
                answer(self)
            else:
                send(json.dumps(answer).encode())(self)

        def log_message(self, format: str, *_: object) -> None:  # noqa: A002  (the name that the base class has)
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    local.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield local
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def cbs_v3(service: LocalService) -> LocalService:
    """A table of jobs by OData version 3: two branches, two sizes, three Decembers, with binary floats as CBS sends them."""
    table = "/83583NED"
    numbers = [7888.2001953125, 8422.0400390625, None, 1239.699951171875, 1257.3, 1262.6]
    rows = [
        {
            "ID": number,
            "Branches": branch,
            "Grootte": "T001098",
            "Perioden": period,
            "Banen_1": value,
            "Naam_2": "tekst",
        }
        for number, (branch, period, value) in enumerate(
            zip(
                ["T001081"] * 3 + ["305700 "] * 3,
                ["2017JJ00", "2018JJ00", "2019JJ00"] * 2,
                numbers,
                strict=True,
            )
        )
    ]
    service.answers = {
        f"{table}/TableInfos": {
            "odata.metadata": "x",
            "value": [
                {
                    "Title": "Banen; bedrijfsgrootte",
                    "Modified": "2020-12-14T02:00:00",
                    "Period": "2017 - 2019",
                }
            ],
        },
        f"{table}/DataProperties": {
            "value": [
                {
                    "ID": 0,
                    "ParentID": None,
                    "Type": "Dimension",
                    "Key": "Branches",
                    "Title": "Bedrijfstakken (SBI) ",
                },
                {
                    "ID": 1,
                    "ParentID": None,
                    "Type": "Dimension",
                    "Key": "Grootte",
                    "Title": "Bedrijfsgrootte",
                },
                {"ID": 2, "ParentID": None, "Type": "TimeDimension", "Key": "Perioden", "Title": "Perioden"},
                {
                    "ID": 3,
                    "ParentID": None,
                    "Type": "Topic",
                    "Key": "Banen_1",
                    "Title": "Banen van werknemers in december",
                    "Datatype": "Float",
                    "Unit": "x 1 000",
                    "Decimals": 1,
                },
                {
                    "ID": 4,
                    "Type": "Topic",
                    "Key": "Naam_2",
                    "Title": "Naam",
                    "Datatype": "String",
                    "Unit": "",
                },
            ]
        },
        f"{table}/Branches": {
            "value": [
                {"Key": "T001081", "Title": "A-U Alle economische activiteiten"},
                {"Key": "305700 ", "Title": "C Industrie"},
            ]
        },
        f"{table}/Grootte": {"value": [{"Key": "T001098", "Title": "Totaal"}]},
        f"{table}/Perioden": {
            "value": [
                {"Key": "2017JJ00", "Title": "2017 december", "Status": "Definitief"},
                {"Key": "2018JJ00", "Title": "2018 december*", "Status": "NaderVoorlopig"},
                {"Key": "2019JJ00", "Title": "2019 december*", "Status": "Voorlopig"},
            ]
        },
        f"{table}/TypedDataSet": {
            "value": rows[:4],
            "odata.nextLink": f"{service.url}{table}/TypedDataSet?page=2",
        },
        f"{table}/TypedDataSet?page=2": {"value": rows[4:]},
    }
    return service


@pytest.fixture
def cbs_v4(service: LocalService) -> LocalService:
    """A table of inhabitants by OData version 4: one year, without a dimension of time."""
    table = "/83765NED"
    service.answers = {
        f"{table}/Properties": {
            "@odata.context": "x",
            "Title": "Kerncijfers wijken en buurten 2017",
            "Modified": "2020-11-06T00:00:00+01:00",
            "TemporalCoverage": "2017",
            "License": "https://creativecommons.org/licenses/by/4.0/",
        },
        f"{table}/Dimensions": {
            "value": [{"Identifier": "WijkenEnBuurten", "Title": "Wijken en buurten", "Kind": "GeoDetail"}]
        },
        f"{table}/MeasureGroups": {
            "value": [
                {"Id": "M000352", "Title": "Bevolking", "ParentId": None},
                {"Id": "T001038", "Title": "Geslacht", "ParentId": "M000352"},
            ]
        },
        f"{table}/MeasureCodes": {
            "value": [
                {
                    "Identifier": "T001036",
                    "Title": "Aantal inwoners",
                    "MeasureGroupId": "M000352",
                    "DataType": "Long",
                    "Unit": "aantal",
                    "Decimals": 0,
                },
                {
                    "Identifier": "3000",
                    "Title": "Mannen",
                    "MeasureGroupId": "T001038",
                    "DataType": "Long",
                    "Unit": "aantal",
                    "Decimals": 0,
                },
            ]
        },
        f"{table}/WijkenEnBuurtenCodes": {
            "value": [
                {"Identifier": "NL00", "Title": "Nederland"},
                {"Identifier": "PV26", "Title": "Utrecht (PV)"},
                {"Identifier": "GM0344", "Title": "Utrecht (gemeente)"},
            ]
        },
        f"{table}/Observations": {
            "@odata.nextLink": "Observations?page=2",
            "value": [
                {"Id": 0, "Measure": "T001036", "Value": 17081507, "WijkenEnBuurten": "NL00"},
                {"Id": 1, "Measure": "3000", "Value": 8475102, "WijkenEnBuurten": "NL00"},
            ],
        },
        f"{table}/Observations?page=2": {
            "value": [
                {"Id": 2, "Measure": "T001036", "Value": 1284504, "WijkenEnBuurten": "PV26"},
                {"Id": 3, "Measure": "T001036", "Value": 343038, "WijkenEnBuurten": "GM0344"},
                {"Id": 4, "Measure": "3000", "Value": None, "WijkenEnBuurten": "GM0344"},
            ]
        },
    }
    return service


@pytest.fixture
def eurostat(service: LocalService) -> LocalService:
    """A dataset of unemployment in JSON-stat 2.0."""

    def dimension(label: str, **labels: str) -> dict[str, object]:
        index = {code: number for number, code in enumerate(labels)}
        return {"label": label, "category": {"index": index, "label": labels}}

    service.answers = {
        "/une_rt_m": {
            "version": "2.0",
            "class": "dataset",
            "label": "Unemployment by sex - monthly data",
            "source": "ESTAT",
            "updated": "2025-03-04T23:00:00+0100",
            "value": {"0": 3.6, "1": 3.7, "3": 400, "4": 3.9, "5": 4.0},
            "status": {"1": "p", "5": "f"},
            "id": ["freq", "sex", "unit", "geo", "time"],
            "size": [1, 2, 2, 1, 2],
            "dimension": {
                "freq": dimension("Time frequency", M="Monthly"),
                "sex": dimension("Sex", T="Total", F="Females"),
                "unit": dimension("Unit of measure", PC_ACT="Percentage", THS_PER="Thousand persons"),
                "geo": dimension("Geopolitical entity", NL="Netherlands"),
                "time": {
                    "label": "Time",
                    "category": {
                        "index": {"2025-01": 0, "2025-02": 1},
                        "label": {"2025-01": "2025-01", "2025-02": "2025-02"},
                    },
                },
            },
            "role": {"time": ["time"], "geo": ["geo"]},
        }
    }
    return service
