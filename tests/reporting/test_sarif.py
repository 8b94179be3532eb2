"""The reports for programs of others: SARIF and ClaimReview."""

import json
import os
from pathlib import Path
from typing import Any, get_args

import pytest

from cijfercheck.model.article import Article
from cijfercheck.model.finding import FindingKind, Suppression
from cijfercheck.model.plugin import Checked
from cijfercheck.model.report import Report
from cijfercheck.plugins import find_reporter

SCHEMA = "CIJFERCHECK_SARIF_SCHEMA"
"""The environment variable that names a file with the JSON Schema of SARIF 2.1.0."""


def _log(*drafts: Checked, language: str = "nl") -> Any:  # noqa: ANN401  (a tree of JSON)
    join = find_reporter("sarif").join
    assert join is not None
    return json.loads("".join(join(drafts, language)))


def _run(report: Report, article: Article, **options: bool) -> Any:  # noqa: ANN401
    (run,) = _log(Checked(report, article, (Article(id="/pers/anp.txt", text="x"),), **options))["runs"]
    return run


def _silenced(report: Report, *suppressions: Suppression) -> Report:
    findings = [report.findings[0].model_copy(update={"suppressed": one}) for one in suppressions]
    return report.model_copy(update={"findings": tuple(findings)})


def test_a_result_points_at_the_number_and_at_what_it_was_compared_with(
    report: Report, article: Article
) -> None:
    result = _run(report, article)["results"][0]
    assert (result["ruleId"], result["level"], result["message"]) == (
        "wrong-subject",
        "error",
        {"text": "944 is het getal van een andere groep."},
    )
    physical = result["locations"][0]["physicalLocation"]
    assert physical["artifactLocation"] == {"uri": "artikel.txt", "index": 0}
    assert physical["region"] == {
        "startLine": 3,
        "startColumn": 15,
        "endLine": 3,
        "endColumn": 18,
        "charOffset": 39,
        "charLength": 3,
        "snippet": {"text": "944"},
    }
    here, source, reference = result["relatedLocations"]
    assert here["physicalLocation"]["region"]["snippet"] == {"text": "79"}
    assert source["physicalLocation"] == {
        "artifactLocation": {"uri": "file:///pers/anp.txt"},
        "region": {"charOffset": 8, "charLength": 2},
    }
    assert reference["logicalLocations"][0]["fullyQualifiedName"] == "mensenhandel-2024/slachtoffers-totaal"
    assert result["partialFingerprints"] == {"cijfercheck/v1": "f"}
    (change,) = result["fixes"][0]["artifactChanges"]
    assert change["replacements"][0]["insertedContent"] == {"text": "79"}


def test_the_run_names_its_rules_and_counts_in_code_points(report: Report, article: Article) -> None:
    run = _run(report, article)
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert (rules, run["columnKind"], run["language"]) == (
        list(get_args(FindingKind)),
        "unicodeCodePoints",
        "nl",
    )
    assert [rules[result["ruleIndex"]] for result in run["results"]] == ["wrong-subject", "unsupported"]
    assert [result["level"] for result in run["results"]] == ["error", "note"]


def test_a_suppression_says_who_and_why(report: Report, article: Article) -> None:
    silenced = _silenced(
        report, Suppression(reason="nagebeld", by="inline"), Suppression(reason="vorige keer", by="review")
    )
    suppressions = [result["suppressions"][0] for result in _run(silenced, article)["results"]]
    assert [(one["kind"], one["status"], one["justification"]) for one in suppressions] == [
        ("inSource", "accepted", "nagebeld"),
        ("external", "accepted", "vorige keer"),
    ]
    assert [result["suppressions"] for result in _run(report, article)["results"]] == [[], []]


def test_against_an_earlier_report_a_result_is_new_or_unchanged(report: Report, article: Article) -> None:
    known = _silenced(report, Suppression(reason="stond al in vorig.json", by="baseline"))
    both = known.model_copy(update={"findings": (*known.findings, *report.findings)})
    states = [result["baselineState"] for result in _run(both, article, against_baseline=True)["results"]]
    assert states == ["unchanged", "new", "new"]
    assert ["baselineState" in result for result in _run(report, article)["results"]] == [False, False]


def test_a_text_that_is_not_the_files_own_comes_along(report: Report, article: Article) -> None:
    document = report.document.model_copy(update={"text": article.text, "id": "map met spatie/stuk.docx"})
    artifact = _run(report.model_copy(update={"document": document}), article)["artifacts"][0]
    assert artifact == {
        "location": {"uri": "map%20met%20spatie/stuk.docx"},
        "roles": ["analysisTarget"],
        "contents": {"text": article.text},
    }


def test_what_the_reader_assumed_is_a_notification(report: Report, article: Article) -> None:
    document = report.document.model_copy(update={"warnings": ("gelezen als Windows-1252",)})
    (invocation,) = _run(report.model_copy(update={"document": document}), article)["invocations"]
    (notification,) = invocation["toolExecutionNotifications"]
    assert (invocation["executionSuccessful"], notification["message"]["text"]) == (
        True,
        "gelezen als Windows-1252",
    )


def test_several_drafts_are_one_run(report: Report, article: Article) -> None:
    (run,) = _log(Checked(report, article), Checked(report, article))["runs"]
    places = [one["locations"][0]["physicalLocation"]["artifactLocation"]["index"] for one in run["results"]]
    assert (len(run["artifacts"]), places) == (2, [0, 0, 1, 1])


@pytest.mark.skipif(SCHEMA not in os.environ, reason=f"{SCHEMA} names no file with the schema of SARIF 2.1.0")
@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_log_holds_to_the_schema(report: Report, article: Article, language: str) -> None:
    jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is not installed")
    schema = json.loads(Path(os.environ[SCHEMA]).read_text(encoding="utf-8"))
    by = [
        Suppression.model_validate({"reason": "x", "by": name}) for name in ("inline", "baseline", "review")
    ]
    document = report.document.model_copy(update={"text": article.text, "warnings": ("let op",)})
    silenced = _silenced(report, *by)
    full = report.model_copy(
        update={"findings": (*silenced.findings, *report.findings), "document": document}
    )
    logs = [
        _log(Checked(full, article, against_baseline=True), Checked(report, article), language=language),
        _log(Checked(report.model_copy(update={"findings": ()}), article), language=language),
    ]
    validator = jsonschema.validators.validator_for(schema)(schema)
    assert [error.message for log in logs for error in validator.iter_errors(log)] == []


def _graph(report: Report, article: Article, language: str = "nl") -> Any:  # noqa: ANN401
    return json.loads(find_reporter("claimreview").render(report, article, language, False))


def test_each_number_that_was_compared_is_one_review_in_text_order(report: Report, article: Article) -> None:
    graph = _graph(report, article)
    assert graph["@context"] == "https://schema.org"
    rows = [
        (
            one["@type"],
            one["reviewAspect"],
            one["reviewRating"]["ratingValue"],
            one["reviewRating"]["alternateName"],
        )
        for one in graph["@graph"]
    ]
    assert rows == [
        ("ClaimReview", "944", 1, "verschil"),
        ("ClaimReview", "79", 5, "akkoord"),
        ("ClaimReview", "944", 5, "akkoord"),
    ]


def test_a_review_names_the_claim_where_it_appeared_and_what_it_was_compared_with(
    report: Report, article: Article
) -> None:
    review = _graph(report, article)["@graph"][0]
    assert review["claimReviewed"] == "In 2024 waren 944 jongeren slachtoffer van criminele uitbuiting."
    assert review["itemReviewed"]["appearance"] == {
        "@type": "CreativeWork",
        "identifier": "artikel.txt",
        "headline": "Meer jongeren uitgebuit",
        "datePublished": "2025-10-17",
        "inLanguage": "nl",
    }
    assert [one.get("url") for one in review["citation"]] == [None, None, "https://example.org/cijfers"]
    assert (review["reviewRating"]["bestRating"], review["reviewRating"]["worstRating"]) == (5, 1)


def test_a_suppressed_finding_is_no_review(report: Report, article: Article) -> None:
    silenced = _silenced(report, Suppression(reason="nagebeld", by="review"))
    assert [one["reviewAspect"] for one in _graph(silenced, article)["@graph"]] == ["79", "944"]


def test_the_reviews_may_stand_in_a_script_element(report: Report, article: Article) -> None:
    finding = report.findings[0].model_copy(update={"message": "</script><b>&"})
    written = find_reporter("claimreview").render(
        report.model_copy(update={"findings": (finding,)}), article, "nl", False
    )
    assert {"<", ">", "&"} & set(written) == set()
    assert json.loads(written)["@graph"][0]["reviewRating"]["ratingExplanation"] == "</script><b>&"
