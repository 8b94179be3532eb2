"""The interface for other programs."""

import base64
from typing import Any

import httpx
import pytest

from tests.web.conftest import CASE, DRAFT, SOURCE, Running

CONFLICT = (
    "In 2024 voeren 700 schepen door de sluis.\n\nOver heel 2024 gingen er 742 schepen door de sluis.\n"
)


def findings_of(answer: httpx.Response) -> list[tuple[str, str, str | None]]:
    """What was found: the kind, the words of the draft and the suggestion."""
    assert answer.status_code == 200, answer.text
    return [
        (finding["kind"], DRAFT[finding["start"] : finding["end"]], finding["suggestion"])
        for finding in answer.json()["findings"]
    ]


@pytest.mark.parametrize(
    "source",
    [
        {"name": "source.txt", "text": SOURCE},
        {"name": "source.txt", "data": base64.b64encode(SOURCE.encode()).decode()},
        SOURCE,
    ],
)
def test_a_draft_is_checked_against_a_source(server: Running, source: object) -> None:
    answer = server.client.post("/api/check", json={"text": DRAFT, "format": "markdown", "sources": [source]})

    assert findings_of(answer)[0] == ("wrong-subject", "944", "79")


def test_a_form_with_files_gives_the_report_that_json_gives(server: Running) -> None:
    files = [
        ("file", ("article.md", (CASE / "article.md").read_bytes())),
        ("source", ("source.txt", (CASE / "source.txt").read_bytes())),
    ]
    as_form = server.client.post("/api/check", files=files, data={"id": "stuk"}).json()
    as_json = server.client.post(
        "/api/check",
        json={
            "id": "stuk",
            "text": DRAFT,
            "format": "markdown",
            "sources": [{"name": "source.txt", "text": SOURCE}],
        },
    ).json()

    assert as_form["document"].pop("text") == DRAFT
    assert as_json["document"].pop("text") is None
    assert as_form == as_json


def test_an_article_that_was_read_before_is_a_source(server: Running) -> None:
    article = server.client.post("/api/read", json={"name": "source.txt", "text": SOURCE}).json()
    answer = server.client.post(
        "/api/check", json={"text": DRAFT, "sources": [{"name": "source.txt", "article": article}]}
    )

    assert article["text"] == SOURCE
    assert findings_of(answer)[0][:2] == ("wrong-subject", "944")


def test_references_of_a_request_stand_beside_those_of_the_server(server: Running) -> None:
    dataset = {
        "dataset": "bruggen",
        "title": "Bruggen",
        "publisher": "Gemeente",
        "published": "2025-02-01",
        "figures": [{"id": "b", "label": "bruggen", "unit": "aantal", "value": 9, "period": "2024"}],
    }
    answer = server.client.post("/api/check", json={"text": CONFLICT, "references": [dataset]})

    assert sorted(answer.json()["versions"]["references"]) == ["bruggen", "sluizen"]


def test_messages_are_in_the_language_that_is_asked_for(server: Running) -> None:
    request = {"text": DRAFT, "sources": [SOURCE], "language": "en"}

    assert "belongs to" in server.client.post("/api/check", json=request).json()["findings"][0]["message"]


def test_a_draft_is_called_by_its_title(server: Running) -> None:
    answer = server.client.post("/api/check", json={"text": DRAFT, "format": "markdown"})

    assert answer.json()["document"]["id"] == "Steeds meer jongeren gedwongen tot klussen voor criminelen"


def test_a_leading_byte_order_mark_moves_no_offset(server: Running) -> None:
    report = server.client.post("/api/check", json={"text": f"\ufeff{CONFLICT}"}).json()

    assert [f"\ufeff{CONFLICT}"[claim["start"] : claim["end"]] for claim in report["claims"]] == [
        "700",
        "742",
    ]


def test_extraction_gives_the_four_lists(server: Running) -> None:
    answer = server.client.post(
        "/api/extract", json={"text": "Op 3 mei 2024 kwamen 12 schepen.", "id": "a"}
    ).json()

    assert list(answer) == ["id", "quantities", "periods", "claims", "not_claims"]
    assert [(one["text"], one["value"]) for one in answer["quantities"]] == [("12", "12")]
    assert [one["first"] for one in answer["periods"]] == ["2024-05-03"]


def test_reference_figures_are_found_by_words(server: Running) -> None:
    found = server.client.get("/api/reference/search", params={"q": "schepen 2023"}).json()

    assert [(one["figure"], one["value"]) for one in found] == [("sluizen/schepen", "610")]


def test_the_desk_names_its_reference_files(server: Running) -> None:
    answer = server.client.get("/api/desk").json()

    assert [entry["dataset"] for entry in answer["datasets"]] == ["sluizen"]
    assert answer["sources"] == []


@pytest.mark.parametrize(
    ("request_", "status", "words"),
    [
        ({}, 422, "precies één van text, data en article"),
        ({"text": ""}, 422, "leeg"),
        ({"text": "a", "data": "YQ==", "name": "a.txt"}, 422, "precies één"),
        ({"data": "?", "name": "a.txt"}, 422, "geen Base64"),
        ({"data": "YQ=="}, 422, "hoort name"),
        ({"text": "a\0b"}, 422, "binair bestand"),
        ({"text": "x " * 600_000}, 422, "groter dan 1 MB"),
        ({"text": "a", "date": "gisteren"}, 422, "date"),
        ({"text": "a", "vertaal": True}, 422, "vertaal"),
        (
            {"text": "The council said on Monday that it had not yet seen the figures."},
            422,
            "niet Nederlands",
        ),
        ({"text": "a", "references": ["dataset: x"]}, 422, "referentie-1.yaml"),
        ({"text": "a", "references": [{"name": "../../etc/x.yaml", "text": "dataset: x"}]}, 422, "x.yaml"),
        ({"text": "a", "references": [{"name": "x.exe", "text": "dataset: x"}]}, 422, "x.exe"),
    ],
)
def test_what_cannot_be_used_is_refused_in_one_line(
    server: Running, request_: dict[str, Any], status: int, words: str
) -> None:
    answer = server.client.post("/api/check", json=request_)

    assert answer.status_code == status
    assert list(answer.json()) == ["detail"]
    assert words in answer.json()["detail"]
    assert "\n" not in answer.json()["detail"]
    assert "cijfercheck-" not in answer.json()["detail"]


@pytest.mark.parametrize(
    ("content", "kind", "status"),
    [
        (b"{", "application/json", 422),
        (b'{"text": "\\ud800"}', "application/json", 422),
        (b"[]", "application/json", 422),
        (b"tekst", "text/plain", 415),
        (b"x", "multipart/form-data", 400),
    ],
)
def test_a_body_of_no_known_form_is_refused(server: Running, content: bytes, kind: str, status: int) -> None:
    answer = server.client.post("/api/check", content=content, headers={"Content-Type": kind})

    assert answer.status_code == status


def test_an_article_with_sections_outside_its_text_is_refused(server: Running) -> None:
    article = {"id": "a", "text": "abc", "sections": [{"role": "body", "start": 0, "end": 9}]}

    assert server.client.post("/api/check", json={"article": article}).status_code == 422


def test_the_description_names_every_route(server: Running) -> None:
    description = server.client.get("/openapi.json").json()

    assert sorted(description["paths"]) == [
        "/api/check",
        "/api/desk",
        "/api/draft",
        "/api/drafts",
        "/api/extract",
        "/api/read",
        "/api/reference/search",
        "/api/reviews",
        "/v2/check",
        "/v2/healthcheck",
        "/v2/info",
        "/v2/languages",
        "/v2/maxtextlength",
    ]
    assert "Report" in description["components"]["schemas"]


def review_of(report: dict[str, Any], reason: str) -> dict[str, Any]:
    """A review of the first finding of a report."""
    finding = report["findings"][0]
    return {
        "document": report["document"]["id"],
        "fingerprint": finding["fingerprint"],
        "kind": finding["kind"],
        "number": "944",
        "reason": reason,
        "text": DRAFT,
    }


def test_a_finding_that_was_set_aside_stays_so_after_edits_elsewhere(server: Running) -> None:
    request = {"text": DRAFT, "format": "markdown", "sources": [SOURCE], "id": "opzij"}
    report = server.client.post("/api/check", json=request).json()
    kept = server.client.post("/api/reviews", json=review_of(report, "zo afgesproken"))
    edited = DRAFT + "\n\nEen alinea erbij over het weer van morgen.\n"
    again = server.client.post("/api/check", json={**request, "text": edited}).json()
    other = server.client.post("/api/check", json={**request, "id": "ander stuk"}).json()

    assert kept.status_code == 201
    assert again["findings"][0]["suppressed"] == {"reason": "zo afgesproken", "by": "review"}
    assert other["findings"][0]["suppressed"] is None


def test_a_review_that_is_taken_back_leaves_nothing_of_the_draft(server: Running) -> None:
    request = {"text": DRAFT, "sources": [SOURCE], "id": "terug"}
    report = server.client.post("/api/check", json=request).json()
    review = review_of(report, "reden")
    server.client.post("/api/reviews", json=review)
    named = {"document": "terug", "fingerprint": review["fingerprint"]}

    assert server.client.get("/api/draft", params={"document": "terug"}).json()["text"] == DRAFT
    assert server.client.delete("/api/reviews", params=named).status_code == 204
    assert server.client.get("/api/draft", params={"document": "terug"}).status_code == 404
    assert server.client.delete("/api/reviews", params=named).status_code == 404
    assert server.client.post("/api/check", json=request).json()["findings"][0]["suppressed"] is None


def test_a_check_keeps_nothing(server: Running) -> None:
    server.client.post("/api/check", json={"text": CONFLICT, "id": "vluchtig"})

    assert "vluchtig" not in [entry["document"] for entry in server.client.get("/api/drafts").json()]
    assert b"vluchtig" not in server.reviews.path.read_bytes()


def test_a_review_without_a_reason_is_refused(server: Running) -> None:
    report = server.client.post("/api/check", json={"text": DRAFT, "sources": [SOURCE]}).json()

    assert server.client.post("/api/reviews", json=review_of(report, "  ")).status_code == 422
