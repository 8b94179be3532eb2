"""A desk's own settings."""

from pathlib import Path

import pytest

from cijfercheck.errors import SettingsError
from cijfercheck.settings import Settings, read_settings
from tests.cli.conftest import FakeChecker, Outcome, Run


def test_settings_are_found_in_a_folder_above(tmp_path: Path) -> None:
    (tmp_path / "cijfercheck.toml").write_text(
        'reference = ["cijfers/"]\nlanguage = "en"\nfail-on = "warning"\n', encoding="utf-8"
    )
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    settings = read_settings(below)
    assert (settings.reference, settings.language, settings.fail_on) == (
        [str(tmp_path / "cijfers")],
        "en",
        "warning",
    )


def test_settings_may_stand_in_pyproject(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.cijfercheck]\nlanguage = "en"\n', encoding="utf-8")
    assert read_settings(tmp_path).language == "en"


def test_the_severities_of_a_desk_reach_the_checker(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, checkers: list[FakeChecker]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("cijfercheck.toml").write_text(
        '[severity]\nunsupported = "warning"\nwrong-unit = "off"\n', encoding="utf-8"
    )
    Path("stuk.txt").write_text("Er waren volgens de politie veel slachtoffers.", encoding="utf-8")
    run("check", "stuk.txt")
    assert [checker.severities for checker in checkers] == [{"unsupported": "warning", "wrong-unit": "off"}]


def test_a_pyproject_without_settings_is_passed_by(tmp_path: Path) -> None:
    (tmp_path / "cijfercheck.toml").write_text('language = "en"\n', encoding="utf-8")
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "pyproject.toml").write_text("[project]\n", encoding="utf-8")
    assert read_settings(tmp_path / "a").language == "en"


def test_without_a_file_the_settings_are_those_of_the_contract(tmp_path: Path) -> None:
    assert read_settings(tmp_path) == Settings()
    assert (Settings().language, Settings().format, Settings().fail_on, Settings().reference) == (
        "nl",
        "text",
        "error",
        [],
    )


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (
            "taal = 'nl'",
            "taal: deze instelling bestaat niet; bekend zijn reference, source, language, model, format, fail-on, severity",
        ),
        ("language = 'fr'", "language: 'fr' kan niet; kies uit 'nl' of 'en'"),
        ("reference = 'cijfers'", "reference: 'cijfers' is hier niet de goede soort waarde"),
        (
            "[severity]\nonzin = 'off'",
            (
                "severity.onzin: deze soort bestaat niet; bekend zijn internal-conflict, wrong-subject, wrong-period, "
                "wrong-unit, wrong-direction, wrong-change, sum-mismatch, share-mismatch, value-mismatch, "
                "misleading-rounding, outdated-figure, unsupported"
            ),
        ),
        (
            "[severity]\nunsupported = 'erg'",
            "severity.unsupported: 'erg' kan niet; kies uit 'error', 'warning', 'info' of 'off'",
        ),
        ("language =", "dit is geen leesbare TOML: Invalid value (at end of document)"),
    ],
)
def test_a_setting_that_does_not_hold_is_refused_with_its_file(
    tmp_path: Path, content: str, reason: str
) -> None:
    path = tmp_path / "cijfercheck.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(SettingsError) as refused:
        read_settings(tmp_path)
    assert str(refused.value) == f"{path}: {reason}"


def test_settings_hold_where_the_command_does_not_say_otherwise(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, checkers: list[FakeChecker]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("cijfercheck.toml").write_text(
        'reference = ["cijfers.yaml"]\nlanguage = "en"\nfail-on = "never"\nformat = "jsonl"\n',
        encoding="utf-8",
    )
    Path("fout.txt").write_text("Er waren volgens de politie 944 slachtoffers in het land.", encoding="utf-8")
    first = run("check", "fout.txt")
    second = run("check", "fout.txt", "--language", "nl", "--reference", "andere.yaml", "--fail-on", "error")
    assert (first.status, first.output.count("\n"), second.status) == (0, 1, 1)
    assert [(checker.language, checker.references) for checker in checkers] == [
        ("en", [str(tmp_path / "cijfers.yaml")]),
        ("nl", ["andere.yaml"]),
    ]


def test_a_setting_that_does_not_hold_gives_one_line_and_status_2(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("cijfercheck.toml").write_text("format = 'pdf'", encoding="utf-8")
    complaint = "cijfercheck: --format pdf: onbekend; kies uit claimreview, csv, html, json, jsonl, markdown, sarif, text\n"
    assert run("check", "fout.txt") == Outcome(2, "", complaint)
