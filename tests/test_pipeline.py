"""The straight line, end to end: a draft and what it is compared with in, a report out."""

import datetime
import hashlib
import json
import random
import socket
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from cijfercheck.errors import PipelineError, ReferenceFileError, SettingsError, UnreadableInputError
from cijfercheck.model.article import Article
from cijfercheck.model.report import Report
from cijfercheck.pipeline import Checker
from cijfercheck.reading.text import read_text
from tests.records import reference, subject, year

CORPUS = Path(__file__).parents[1] / "corpus" / "dev"
OWN = CORPUS / "mensenhandel-eigen-tekst"
WITH_SOURCE = CORPUS / "mensenhandel-bron"
WITH_REFERENCE = CORPUS / "mensenhandel-referentie"
FRIDAY = datetime.date(2025, 10, 17)

DRAFT = """Meer inbraken in de stad

In 2024 werden 954 woninginbraken gepleegd in de stad. De politie hield 120 verdachten aan.

De gemeente plaatst 3.000 lantaarns. De code is 1,2,3,4 geworden.
"""
SOURCE = """Persbericht over inbraken

In 2024 werden 945 woninginbraken gepleegd in de stad. De politie hield 120 verdachten aan.

Er werden 77 winkels overvallen.
"""
ENGLISH = (
    "The city council said on Friday that 45 people were injured in the fire and that the number of homes "
    "that had been lost was the highest in the history of the city, with more to come in the winter."
)


def _source() -> Article:
    return read_text(SOURCE, identifier="map/bron.txt")


@pytest.fixture(scope="module")
def report() -> Report:
    """The report on the draft beside its source."""
    return Checker(sources=[_source()], date=FRIDAY).check_text(DRAFT)


def _errors(report: Report, text: str) -> list[tuple[str, str, str | None]]:
    return [
        (finding.kind, text[finding.start - 6 : finding.end], finding.expected)
        for finding in report.findings
        if finding.severity != "info"
    ]


def test_a_draft_that_contradicts_itself_is_told_which_number_belongs_to_another_group() -> None:
    checker = Checker(date=FRIDAY)
    article = checker.read(OWN / "article.txt")
    report = checker.check_article(article)
    assert _errors(report, article.text) == [("wrong-subject", "kwamen 944"[-9:], "79")]
    (finding,) = [finding for finding in report.findings if finding.severity == "error"]
    assert [(entry.type, entry.value) for entry in finding.evidence] == [("claim", "79"), ("claim", "944")]
    places = [article.text[entry.start : entry.end] for entry in finding.evidence]
    assert places == ["79", "944"]


def test_a_draft_with_its_source_is_told_which_number_belongs_to_another_group() -> None:
    checker = Checker(sources=[WITH_SOURCE / "source.txt"], date=FRIDAY)
    article = checker.read(WITH_SOURCE / "article.md")
    report = checker.check_article(article)
    assert _errors(report, article.text) == [("wrong-subject", " zijn 944", "79")]


def test_a_draft_with_a_reference_is_told_which_number_belongs_to_another_group() -> None:
    checker = Checker(references=[WITH_REFERENCE / "reference.yaml"], date=FRIDAY)
    article = checker.read(WITH_REFERENCE / "article.md")
    report = checker.check_article(article)
    assert _errors(report, article.text) == [("wrong-subject", " naar 944", "79")]


@pytest.mark.parametrize("folder", [OWN, WITH_SOURCE, WITH_REFERENCE], ids=lambda folder: folder.name)
def test_the_example_raises_no_alarm_but_on_the_wrong_number(folder: Path) -> None:
    checker = Checker(
        references=sorted(folder.glob("reference.*")), sources=sorted(folder.glob("source.*")), date=FRIDAY
    )
    (path,) = folder.glob("article.*")
    report = checker.check_file(path)
    first = next(claim for claim in report.claims if claim.text == "944")
    assert [f for f in report.findings if f.severity != "info" and f.claims[0] != first.id] == []


def test_each_number_of_the_source_is_kept_changed_or_dropped_and_the_rest_is_new(report: Report) -> None:
    entries = [(entry.source, entry.status, entry.claim, entry.text) for entry in report.ledger]
    assert entries == [
        ("bron.txt", "changed", "c1", "945"),
        ("bron.txt", "kept", "c2", "120"),
        ("bron.txt", "dropped", None, "77"),
        (None, "new", "c3", "3.000"),
    ]
    places = [SOURCE[entry.start : entry.end] for entry in report.ledger if entry.start is not None]
    assert places == ["945", "120", "77"]


def test_each_claim_has_its_verdict(report: Report) -> None:
    assert [(claim.text, claim.status, claim.reason) for claim in report.claims] == [
        ("954", "inconsistent", None),
        ("120", "consistent", None),
        ("3.000", "unsupported", None),
    ]


def test_an_alarm_shows_the_place_in_the_source(report: Report) -> None:
    finding = report.findings[0]
    assert (finding.kind, finding.expected) == ("value-mismatch", "945")
    (entry,) = finding.evidence
    assert (entry.type, entry.figure, entry.value) == ("source", f"bron.txt#{SOURCE.index('945')}", "945")
    assert SOURCE[entry.start : entry.end] == "945"


def test_the_coverage_counts_every_number_of_the_draft_once(report: Report) -> None:
    assert report.coverage.model_dump() == {
        "numbers": 8,
        "not_claims": 1,
        "claims": 3,
        "checked": 2,
        "consistent": 1,
        "inconsistent": 1,
        "unsupported": 1,
        "unread": 4,
    }


@pytest.mark.parametrize("path", sorted(CORPUS.glob("*/article.*")), ids=lambda path: path.parent.name)
def test_the_coverage_of_every_case_adds_up(path: Path) -> None:
    report = Checker().check_file(path)
    coverage = report.coverage
    unchecked = sum(claim.status == "unchecked" for claim in report.claims)
    assert coverage.numbers == coverage.claims + coverage.not_claims + coverage.unread
    assert (
        coverage.claims
        == coverage.consistent + coverage.inconsistent + coverage.unsupported + unchecked
        == len(report.claims)
    )
    assert coverage.checked == coverage.consistent + coverage.inconsistent
    assert coverage.not_claims + coverage.unread == len(report.not_claims)
    alarms = {f.claims[0] for f in report.findings if f.severity != "info"}
    assert alarms == {claim.id for claim in report.claims if claim.status == "inconsistent"}


def test_the_same_draft_gives_the_same_bytes() -> None:
    reports = [Checker(sources=[_source()], date=FRIDAY).check_text(DRAFT) for _ in range(2)]
    one, other = (report.model_dump_json() for report in reports)
    assert one == other


def test_the_order_of_articles_changes_nothing_in_their_reports() -> None:
    checker = Checker(date=FRIDAY)
    articles = [checker.read(path) for path in sorted(CORPUS.glob("*/article.*"))[:12]]
    shuffled = random.Random(1).sample(articles, len(articles))  # noqa: S311  (no secrets here)
    reports = {report.document.id: report for report in checker.check_many(articles)}
    assert {report.document.id: report for report in checker.check_many(shuffled)} == reports


def test_many_articles_are_checked_one_by_one_when_asked_for_and_in_order() -> None:
    taken: list[str] = []

    def articles() -> Iterator[Article]:
        for name in ("a", "b", "c"):
            taken.append(name)
            yield read_text(DRAFT, identifier=name)

    reports = Checker(date=FRIDAY).check_many(articles())
    assert taken == []
    assert (next(reports).document.id, taken) == ("a", ["a"])
    assert [report.document.id for report in reports] == ["b", "c"]


def test_a_figure_made_elsewhere_is_a_reference() -> None:
    figure = reference("945", subject("woninginbraak"), period=year(2024))
    report = Checker(references=[figure], date=FRIDAY).check_text(DRAFT)
    assert [(f.kind, f.expected, f.evidence[0].figure) for f in report.findings if f.severity == "error"] == [
        ("value-mismatch", "945", "cijfers/totaal")
    ]
    assert report.versions.references == {}


def test_figures_and_files_go_together() -> None:
    figure = reference("945", subject("woninginbraak"), period=year(2024))
    checker = Checker(references=[figure, WITH_REFERENCE / "reference.yaml"], date=FRIDAY)
    report = checker.check_text("Cijfers\n\nIn 2024 zijn er 944 slachtoffers van mensenhandel gemeld.\n")
    assert [claim.status for claim in report.claims] == ["consistent"]


def test_the_versions_name_the_program_the_pipeline_and_the_bytes_of_the_references() -> None:
    path = WITH_REFERENCE / "reference.yaml"
    versions = Checker(references=[WITH_REFERENCE], date=FRIDAY).check_text(DRAFT).versions
    assert versions.model_dump() == {
        "cijfercheck": "0.1.0",
        "model": "nl_cijfercheck_sm-0.1.0",
        "references": {"mensenhandel-2024": hashlib.sha256(path.read_bytes()).hexdigest()},
    }


def test_the_date_that_is_given_goes_before_the_one_in_the_text() -> None:
    text = "Bericht\n\nDen Haag, vrijdag 17 oktober 2025\n\nVorig jaar zijn 79 slachtoffers gemeld.\n"
    own, given = (Checker(date=date).check_text(text) for date in (None, datetime.date(2020, 5, 1)))
    assert (own.document.date, given.document.date) == (FRIDAY, datetime.date(2020, 5, 1))
    assert [c.period and c.period.first for c in (*own.claims, *given.claims)] == [
        datetime.date(2024, 1, 1),
        datetime.date(2019, 1, 1),
    ]


def test_the_messages_come_in_the_language_that_is_asked_for() -> None:
    report = Checker(sources=[_source()], date=FRIDAY, language="en").check_text(DRAFT)
    assert report.findings[0].message == "954 here, 945 for ‘woninginbraken’ according to bron.txt."


def test_a_text_in_another_language_is_refused_whole() -> None:
    with pytest.raises(UnreadableInputError) as refused:
        Checker().check_text(ENGLISH, identifier="city.txt")
    assert str(refused.value) == (
        "city.txt: deze tekst lijkt niet Nederlands (en); er is niets gecontroleerd"
    )


def test_it_is_said_in_the_language_of_the_messages() -> None:
    with pytest.raises(UnreadableInputError) as refused:
        Checker(language="en").check_text(ENGLISH, identifier="city.txt")
    assert str(refused.value) == "city.txt: this text does not seem to be Dutch (en); nothing was checked"


def test_a_source_in_another_language_is_refused_when_the_checker_is_made() -> None:
    with pytest.raises(UnreadableInputError) as refused:
        Checker(sources=[read_text(ENGLISH, identifier="city.txt")])
    assert str(refused.value) == (
        "city.txt: deze tekst lijkt niet Nederlands (en); er is niets gecontroleerd"
    )


def test_a_reference_file_of_an_unknown_kind_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "cijfers.pdf"
    path.write_text("%PDF", encoding="utf-8")
    with pytest.raises(ReferenceFileError) as refused:
        Checker(references=[path])
    assert str(refused.value).startswith(
        f"{path}: bestand: dit soort bestand wordt niet gelezen; gelezen worden "
    )


def test_a_reference_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInputError) as refused:
        Checker(references=[tmp_path / "weg"])
    assert str(refused.value) == f"{tmp_path / 'weg'}: dit bestand of deze map bestaat niet"


def test_a_pipeline_that_is_not_there_is_refused() -> None:
    with pytest.raises(PipelineError) as refused:
        Checker(model="bestaat_niet")
    assert str(refused.value).count("\n") == 0


@pytest.mark.parametrize("text", ["", "\n \n", "Geen enkel getal hier."])
def test_a_text_without_numbers_gives_an_empty_report(text: str) -> None:
    report = Checker().check_text(text)
    assert (report.claims, report.not_claims, report.findings, report.ledger) == ((), (), (), ())
    assert set(report.coverage.model_dump().values()) == {0}


def _floats(value: object, path: str = "") -> Iterator[str]:
    """Yield the path of every number with a decimal point, list places left out."""
    if isinstance(value, float):
        yield path
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from _floats(inner, f"{path}.{name}")
    elif isinstance(value, list):
        for inner in value:
            yield from _floats(inner, f"{path}[]")


def test_the_only_number_with_a_decimal_point_in_the_json_is_a_confidence(report: Report) -> None:
    record = json.loads(report.model_dump_json())
    assert set(_floats(record)) == {".findings[].confidence"}


def test_the_json_reads_back_as_the_report_and_has_the_fields_of_its_schema(report: Report) -> None:
    written = report.model_dump_json()
    assert Report.model_validate_json(written) == report
    schema = Report.model_json_schema(mode="serialization")
    record = json.loads(written)
    assert list(_unlike(record, schema, schema["$defs"], "report")) == []


def _unlike(
    value: object, schema: dict[str, object], definitions: dict[str, object], path: str
) -> Iterator[str]:
    """Yield where a value has other fields, or another type, than its JSON Schema."""
    if isinstance(name := schema.get("$ref"), str):
        schema = definitions[name.rsplit("/", 1)[-1]]  # type: ignore[assignment]
    if isinstance(options := schema.get("anyOf"), list):
        if not any(not list(_unlike(value, option, definitions, path)) for option in options):
            yield path
        return
    types: dict[str, type | tuple[type, ...]] = {
        "string": str,
        "integer": int,
        "number": (int, float),
        "boolean": bool,
        "null": type(None),
    }
    kind = schema.get("type")
    if kind == "object" and isinstance(value, dict):
        properties = schema.get("properties")
        if isinstance(properties, dict):
            if set(value) != set(properties):
                yield f"{path}: {sorted(set(value) ^ set(properties))}"
            for field in set(value) & set(properties):
                yield from _unlike(value[field], properties[field], definitions, f"{path}.{field}")
    elif kind == "array" and isinstance(value, list):
        items = schema.get("items")
        if isinstance(items, dict):
            for item in value:
                yield from _unlike(item, items, definitions, f"{path}[]")
    elif isinstance(kind, str) and not isinstance(value, types.get(kind, ())):
        yield path
    if isinstance(allowed := schema.get("enum"), list) and value not in allowed:
        yield f"{path}: {value}"


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    checker = Checker(references=[WITH_REFERENCE], sources=[WITH_SOURCE / "source.txt"], date=FRIDAY)
    assert checker.check_file(OWN / "article.txt").document.date == FRIDAY


def test_a_figure_of_a_reference_keeps_its_exact_value() -> None:
    figure = reference("een derde", subject("leerling roken"))
    assert figure.point == Fraction(1, 3)
    report = Checker(references=[figure], date=FRIDAY).check_text(
        "Roken\n\nEen op de drie leerlingen rookt.\n"
    )
    assert [(claim.value, claim.status) for claim in report.claims] == [("0.3333", "consistent")]


def test_a_draft_that_names_no_period_has_that_of_its_source() -> None:
    source = read_text(
        "Stand van zaken\n\nPer 1 september telde de opvang 4.260 bedden.\n", identifier="bron.txt"
    )
    draft = "Opvang vol\n\nEr zijn 4.260 bedden.\n\nIn juli kwamen er 30 bij.\n"
    checker = Checker(sources=[source], date=datetime.date(2025, 9, 5))
    periods = [(claim.text, claim.period) for claim in checker.check_text(draft).claims]
    assert [
        (text, period and (str(period.first), str(period.last), period.origin)) for text, period in periods
    ] == [
        ("4.260", ("2025-09-01", "2025-09-01", "source")),
        ("30", ("2025-07-01", "2025-07-31", "clause")),
    ]


BOATS = "Boten in Delft\n\nIn 2024 waren er 40 boten in Delft, 30 procent meer dan de 20 boten van 2023.\n"


def test_an_article_that_names_no_sections_is_read_as_plain_text() -> None:
    checker = Checker(date=FRIDAY)
    by_hand = checker.check_article(Article(id="tekst", text=BOATS))
    assert by_hand == checker.check_text(BOATS)
    assert by_hand.coverage.claims == 3
    assert checker.extract_article(Article(id="tekst", text=BOATS)).claims != ()
    assert Checker(sources=[Article(id="anp.txt", text=BOATS)], date=FRIDAY).check_text(BOATS).ledger != ()


def test_a_path_that_stands_alone_is_a_list_of_one() -> None:
    alone = Checker(references=WITH_REFERENCE, sources=str(WITH_SOURCE / "source.txt"), date=FRIDAY)
    listed = Checker(references=[WITH_REFERENCE], sources=[WITH_SOURCE / "source.txt"], date=FRIDAY)
    assert alone.check_text(DRAFT) == listed.check_text(DRAFT)


def test_what_provides_figures_is_a_reference_as_its_figures_are() -> None:
    figures = [reference("945", subject("woninginbraak"), period=year(2024))]
    provided = Checker(references=[iter(figures)], date=FRIDAY).check_text(DRAFT)
    assert [finding.expected for finding in provided.findings if finding.severity == "error"] == ["945"]
    assert provided == Checker(references=figures, date=FRIDAY).check_text(DRAFT)


def test_a_moment_of_publication_counts_for_its_day() -> None:
    moment = datetime.datetime(2025, 10, 17, 9, 30, tzinfo=datetime.UTC)
    assert Checker(date=moment).check_text(DRAFT) == Checker(date=FRIDAY).check_text(DRAFT)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"date": "2025-10-17"}, "date '2025-10-17': geef een datetime.date"),
        ({"language": "fr"}, "language 'fr': kies uit nl, en"),
    ],
)
def test_an_argument_that_is_none_is_refused_at_once(arguments: dict[str, Any], message: str) -> None:
    with pytest.raises(SettingsError) as refused:
        Checker(**arguments)
    assert str(refused.value) == message


def test_what_is_forgotten_leaves_the_reports_as_they_are() -> None:
    checker = Checker(sources=[read_text(SOURCE, identifier="bron.txt")], date=FRIDAY)
    kept = checker.check_text(DRAFT)
    words = len(checker._nlp.vocab.strings)
    with checker.forgetting():
        inside = checker.check_text(DRAFT.replace("lantaarns", "straatlantaarnpalenrijen"))
        again = checker.check_text(DRAFT)
    assert again == kept
    assert [finding.kind for finding in inside.findings] == [finding.kind for finding in kept.findings]
    assert len(checker._nlp.vocab.strings) == words
    assert checker.check_text(DRAFT) == kept
