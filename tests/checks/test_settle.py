"""One alarm a number, and of two numbers that contradict each other only one is blamed."""

from dataclasses import replace

from cijfercheck.checks._settle import settle
from cijfercheck.model.claim import Claim
from cijfercheck.model.figure import Figure
from cijfercheck.plugins import find_checks
from tests.records import claim, compare, reference, subject, year

BURGLARIES = "inbraak woning"
MINORS = "slachtoffer minderjarig uitbuiting crimineel"


def _settled(claims: list[Claim], *figures: Figure) -> list[tuple[str, str]]:
    """Return the kind and the first claim of each alarm."""
    findings = settle(compare(claims, *figures), find_checks(), "nl")
    return [(finding.kind, finding.claims[0]) for finding in findings if finding.severity != "info"]


def _conflict(**second: object) -> list[Claim]:
    return [
        claim("945", BURGLARIES),
        claim("954", BURGLARIES, **{"identifier": "c2", "sentence": 1, **second}),  # type: ignore[arg-type]
    ]


def test_a_number_gets_its_best_explanation_and_no_other() -> None:
    part = reference("79", MINORS, name="cijfers/deel")
    whole = reference("944", "slachtoffer mensenhandel")
    assert _settled([claim("944", MINORS)], part, whole) == [("wrong-subject", "c1")]


def test_the_value_of_another_year_is_called_that_and_not_a_mismatch() -> None:
    series = [reference("868", "inbraak", period=year(2023)), reference("944", "inbraak", period=year(2024))]
    assert _settled([claim("868", "inbraak", period=year(2024))], *series) == [("wrong-period", "c1")]


def test_the_checks_may_come_in_any_order() -> None:
    part = reference("79", MINORS, name="cijfers/deel")
    whole = reference("944", "slachtoffer mensenhandel")
    comparisons = compare([claim("944", MINORS)], part, whole)
    checks = list(find_checks())
    assert settle(comparisons, checks, "nl") == settle(comparisons, reversed(checks), "nl")


def test_of_two_numbers_in_the_body_the_first_is_blamed() -> None:
    assert _settled(_conflict()) == [("internal-conflict", "c1")]


def test_the_number_in_the_lead_is_blamed_before_one_in_the_body() -> None:
    claims = _conflict(section="lead")
    assert _settled(claims) == [("internal-conflict", "c2")]


def test_the_number_that_fewer_sentences_repeat_is_blamed() -> None:
    claims = [*_conflict(), claim("945", BURGLARIES, identifier="c3", sentence=2)]
    assert {name for _, name in _settled(claims)} == {"c2"}


def test_the_number_that_belongs_to_another_group_is_blamed_wherever_it_stands() -> None:
    claims = [
        claim("79", "kind uitbuiting", section="lead"),
        claim("944", "slachtoffer minderjarig uitbuiting", identifier="c2", sentence=1),
        claim("944", "slachtoffer mensenhandel", identifier="c3", sentence=2),
    ]
    assert _settled(claims) == [("wrong-subject", "c2")]


def test_the_blamed_number_names_the_other() -> None:
    (finding,) = settle(compare(_conflict()), find_checks(), "nl")
    assert finding.claims == ("c1", "c2")


def test_findings_come_in_the_order_of_the_text() -> None:
    figure = reference("954", BURGLARIES)
    claims = [
        claim("945", BURGLARIES, identifier="c1", sentence=3),
        claim("12", subject("agent"), identifier="c2", sentence=1),
        replace(claim("945", BURGLARIES), id="c3"),
    ]
    findings = settle(compare(claims, figure), find_checks(), "nl")
    assert [(finding.start, finding.kind) for finding in findings] == [
        (10, "value-mismatch"),
        (110, "unsupported"),
        (310, "value-mismatch"),
    ]


def test_equal_numbers_of_one_sentence_have_fingerprints_of_their_own_and_the_first_keeps_its() -> None:
    figure = reference("954", BURGLARIES)
    one = claim("945", BURGLARIES)
    beside = replace(one, id="c2", start=one.start + 20, end=one.end + 20)
    elsewhere = claim("945", BURGLARIES, identifier="c3", sentence=1)
    (alone,) = settle(compare([one], figure), find_checks(), "nl")
    first, second, third = settle(compare([one, beside, elsewhere], figure), find_checks(), "nl")
    assert (first.fingerprint, third.fingerprint) == (alone.fingerprint, alone.fingerprint)
    assert second.fingerprint != first.fingerprint
    assert len(second.fingerprint) == len(first.fingerprint)
