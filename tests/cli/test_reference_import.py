"""`cijfercheck reference import`."""

import datetime
from pathlib import Path

import pytest

from cijfercheck.cli.reference import bring_in
from tests.cli.conftest import Outcome, Run
from tests.providers.connectors.conftest import LocalService, cbs_v3, cbs_v4, eurostat, refuse, service

__all__ = ["cbs_v3", "cbs_v4", "eurostat", "service"]


@pytest.fixture(autouse=True)
def _a_fixed_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bring_in, "today", lambda: datetime.date(2025, 11, 3))


def test_a_table_of_cbs_becomes_a_file_that_validates(run: Run, cbs_v3: LocalService, tmp_path: Path) -> None:
    target = tmp_path / "banen.yaml"
    outcome = run(
        "reference", "import", "cbs", "83583NED", "--select", "Perioden=2018JJ00", "--label", "banen",
        "--url", cbs_v3.url, "--output", target,
    )  # fmt: skip
    assert outcome == Outcome(0, f"{target}: 2 cijfers\n", "")
    assert "\nretrieved: 2025-11-03\n" in target.read_text(encoding="utf-8")
    assert run("reference", "list", target).output.splitlines()[2:] == [
        "  banen_1-t001081-t001098: banen: 8422000 (2018-12) aantal",
        "  banen_1-305700-t001098: banen (industrie): 1257300 (2018-12) aantal",
    ]


def test_a_dataset_of_eurostat_becomes_a_file_with_the_words_that_are_given(
    run: Run, eurostat: LocalService, tmp_path: Path
) -> None:
    target = tmp_path / "werkloos.yaml"
    outcome = run(
        "reference", "import", "eurostat", "une_rt_m", "--select", "unit=PC_ACT", "--select", "sex=T",
        "--label", "werkloosheid", "--url", eurostat.url, "--output", target,
    )  # fmt: skip
    assert outcome == Outcome(0, f"{target}: 2 cijfers\n", "")
    assert run("reference", "list", target).output.splitlines()[2:] == [
        "  pc_act-t-nl: werkloosheid (Nederland): 3.6 (2025-01), 3.7 (2025-02) procent"
    ]


def test_version_4_of_cbs_is_chosen_by_an_option(run: Run, cbs_v4: LocalService, tmp_path: Path) -> None:
    target = tmp_path / "inwoners.yaml"
    call = ("reference", "import", "cbs", "83765NED", "--odata", "4", "--url", cbs_v4.url, "--output", target)
    assert run(*call) == Outcome(0, f"{target}: 4 cijfers\n", "")


def test_a_service_that_fails_gives_one_line_status_2_and_no_file(
    run: Run, cbs_v3: LocalService, tmp_path: Path
) -> None:
    cbs_v3.answers["/83583NED/TypedDataSet?page=2"] = refuse(500)
    target = tmp_path / "banen.yaml"
    outcome = run("reference", "import", "cbs", "83583NED", "--url", cbs_v3.url, "--output", target)
    assert outcome == Outcome(
        2,
        "",
        f"cijfercheck: {cbs_v3.url}/83583NED/TypedDataSet?page=2: de dienst heeft een storing (status 500); probeer het later\n",
    )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("--output", "a.csv"), "--output a.csv: een referentiebestand eindigt hier op .yaml"),
        (("--output", "weg/a.yaml"), "--output weg/a.yaml: de map weg bestaat niet; maak die eerst"),
        (("--output", "a.yaml", "--odata", "5"), "--odata 5: onbekend; kies uit 3, 4"),
        (("--output", "a.yaml", "--timeout", "0"), "--timeout 0: dit moet meer dan nul zijn"),
        (("--output", "a.yaml", "--label", "=x"), "--label =x: schrijf WOORDEN of ONDERWERP=WOORDEN"),
        (
            ("--output", "a.yaml", "--url", "ftp://x"),
            "--url ftp://x: dit is geen adres dat met http:// of https:// begint",
        ),
        (
            ("--output", "a.yaml", "--period", "vorig jaar"),
            "--period: 'vorig jaar' is geen periode; schrijf 2024, 2024-H1, 2024-Q1, 2024-05, 2024-05-17, 2024-W20, 2023/2024 of {first: …, last: …}",
        ),
        ((), "--output ontbreekt; zie de hulp met --help"),
    ],
)
def test_a_call_that_cannot_be_carried_out_gives_one_line(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], complaint: str
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("reference", "import", "cbs", "83583NED", *arguments) == Outcome(
        2, "", f"cijfercheck: {complaint}\n"
    )


def test_a_code_may_not_leave_the_service(run: Run, tmp_path: Path) -> None:
    outcome = run("reference", "import", "cbs", "../x", "--output", tmp_path / "a.yaml")
    assert outcome == Outcome(2, "", "cijfercheck: ../x: dit is geen code van een tabel\n")
