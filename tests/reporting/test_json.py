"""The reports for programs."""

import json

from cijfercheck.model.article import Article
from cijfercheck.model.report import Report
from cijfercheck.plugins import find_reporter


def test_the_json_report_is_the_whole_report_and_reads_back_as_it_was(
    report: Report, article: Article
) -> None:
    written = find_reporter("json").render(report, article, "nl", False)
    assert Report.model_validate_json(written) == report


def test_numbers_in_the_json_report_are_strings_and_days_are_iso(report: Report, article: Article) -> None:
    record = json.loads(find_reporter("json").render(report, article, "nl", False))
    assert (record["schema_version"], record["claims"][0]["value"], record["document"]["date"]) == (
        1,
        "944",
        "2025-10-17",
    )


def test_letters_in_the_json_report_stay_letters(report: Report, article: Article) -> None:
    document = report.document.model_copy(update={"title": "Oekraïners"})
    written = find_reporter("json").render(
        report.model_copy(update={"document": document}), article, "nl", False
    )
    assert written.count('"title": "Oekraïners"') == 1


def test_the_jsonl_report_is_the_same_on_one_line(report: Report, article: Article) -> None:
    line = find_reporter("jsonl").render(report, article, "nl", False)
    assert line.count("\n") == 1
    assert line.endswith("}\n")
    assert json.loads(line) == json.loads(find_reporter("json").render(report, article, "nl", False))
