"""What each check says: its kind, words, evidence and fingerprint, on claims made by hand."""

from dataclasses import replace
from fractions import Fraction

import pytest

from cijfercheck.checks._confidence import confidence_of
from cijfercheck.checks.internal_conflict import find_internal_conflict
from cijfercheck.checks.unsupported import find_unsupported
from cijfercheck.checks.value_mismatch import find_value_mismatch
from cijfercheck.checks.wrong_period import find_wrong_period
from cijfercheck.checks.wrong_subject import find_wrong_subject
from cijfercheck.model.figure import Figure
from cijfercheck.model.finding import Evidence, Finding
from cijfercheck.model.match import Comparison
from cijfercheck.plugins import find_checks
from tests.records import as_figure, claim, compare, reference, subject, year

MINORS = replace(
    subject("slachtoffer minderjarig uitbuiting crimineel"),
    text="minderjarige slachtoffers van criminele uitbuiting",
)
VICTIMS = replace(subject("slachtoffer mensenhandel"), text="slachtoffers van mensenhandel")
BURGLARIES = replace(subject("inbraak woning"), text="woninginbraken")
URL = "https://example.org/cijfers"


def _wrong_subject() -> Comparison:
    part = reference("79", MINORS, name="cijfers/deel", period=year(2024))
    whole = reference("944", VICTIMS, period=year(2024))
    (comparison,) = compare([claim("944", MINORS, period=year(2024))], part, whole)
    return comparison


def _wrong_period() -> Comparison:
    series = [
        reference("868", VICTIMS, period=year(2023)),
        reference("944", VICTIMS, period=year(2024)),
    ]
    (comparison,) = compare([claim("868", VICTIMS, period=year(2024))], *series)
    return comparison


def _value_mismatch(figure: Figure | None = None) -> Comparison:
    (comparison,) = compare([claim("945", BURGLARIES)], figure or reference("954", BURGLARIES))
    return comparison


def _conflict() -> Comparison:
    first, _ = compare([claim("945", BURGLARIES), claim("954", BURGLARIES, identifier="c2", sentence=1)])
    return first


def _unsupported() -> Comparison:
    (comparison,) = compare([claim("945", BURGLARIES)])
    return comparison


def _found(comparison: Comparison, language: str = "nl") -> dict[str, Finding]:
    results = [check.find(comparison, language) for check in find_checks()]
    return {result.kind: result for result in results if result is not None}


def test_the_total_given_for_a_part_is_a_wrong_subject() -> None:
    finding = find_wrong_subject(_wrong_subject(), "nl")
    assert finding is not None
    assert (finding.kind, finding.severity, finding.claims) == ("wrong-subject", "error", ("c1",))
    assert (finding.start, finding.end) == (10, 13)
    assert (finding.expected, finding.suggestion) == ("79", "79")
    assert finding.message == (
        "944 hoort bij ‘slachtoffers van mensenhandel’; "
        "voor ‘minderjarige slachtoffers van criminele uitbuiting’ is het 79."
    )
    assert finding.explanation == (
        "Het getal 944 staat ook bij een ander onderwerp: slachtoffers van mensenhandel (Bureau). "
        "Bij wat deze zin telt, ‘minderjarige slachtoffers van criminele uitbuiting’, staat 79 (Bureau)."
    )
    assert finding.evidence == (
        Evidence(
            type="reference",
            text="Cijfers: minderjarige slachtoffers van criminele uitbuiting",
            value="79",
            figure="cijfers/deel",
            url=URL,
        ),
        Evidence(
            type="reference",
            text="Cijfers: slachtoffers van mensenhandel",
            value="944",
            figure="cijfers/totaal",
            url=URL,
        ),
    )


def test_a_wrong_subject_is_said_in_english_too() -> None:
    finding = find_wrong_subject(_wrong_subject(), "en")
    assert finding is not None
    assert finding.message == (
        "944 belongs to ‘slachtoffers van mensenhandel’; "
        "for ‘minderjarige slachtoffers van criminele uitbuiting’ it is 79."
    )


def test_the_value_of_last_year_is_a_wrong_period() -> None:
    finding = find_wrong_period(_wrong_period(), "nl")
    assert finding is not None
    assert (finding.kind, finding.severity, finding.expected) == ("wrong-period", "error", "944")
    assert finding.message == "868 is het cijfer van 2023; voor 2024 is het 944."
    assert finding.explanation == (
        "Voor ‘slachtoffers van mensenhandel’ geldt 868 in een andere periode: 2023. "
        "Voor 2024 staat er 944 (Bureau)."
    )
    assert [(entry.type, entry.value) for entry in finding.evidence] == [
        ("reference", "944"),
        ("reference", "868"),
    ]


def test_a_wrong_period_is_said_in_english_too() -> None:
    finding = find_wrong_period(_wrong_period(), "en")
    assert finding is not None
    assert finding.message == "868 is the figure for 2023; for 2024 it is 944."


def test_a_number_that_a_reference_excludes_is_a_value_mismatch() -> None:
    finding = find_value_mismatch(_value_mismatch(), "nl")
    assert finding is not None
    assert (finding.kind, finding.severity, finding.expected) == ("value-mismatch", "error", "954")
    assert finding.message == "Hier 945, volgens Bureau 954 voor ‘woninginbraken’."
    assert finding.confidence == confidence_of("value-mismatch")


def test_a_value_mismatch_with_a_source_shows_the_sentence_and_its_place() -> None:
    source = as_figure(claim("954", BURGLARIES, sentence=4), "source", "anp.txt")
    finding = find_value_mismatch(_value_mismatch(source), "en")
    assert finding is not None
    assert finding.message == "945 here, 954 for ‘woninginbraken’ according to anp.txt."
    assert finding.evidence == (
        Evidence(
            type="source",
            text="Zin 4: 954 woninginbraken.",
            value="954",
            figure="anp.txt#410",
            start=410,
            end=413,
        ),
    )


def test_two_numbers_for_one_subject_are_an_internal_conflict_that_names_both_claims() -> None:
    finding = find_internal_conflict(_conflict(), "nl")
    assert finding is not None
    assert (finding.kind, finding.severity, finding.claims) == ("internal-conflict", "error", ("c1", "c2"))
    assert finding.message == "Hier 945, elders in het stuk 954 voor ‘woninginbraken’."
    assert finding.confidence == confidence_of("internal-conflict")
    assert finding.evidence == (
        Evidence(
            type="claim", text="Zin 1: 954 woninginbraken.", value="954", claim="c2", start=110, end=113
        ),
    )


def test_an_internal_conflict_is_said_in_english_too() -> None:
    finding = find_internal_conflict(_conflict(), "en")
    assert finding is not None
    assert finding.message == "945 here, 954 elsewhere in the text for ‘woninginbraken’."


@pytest.mark.parametrize(
    ("language", "message"),
    [
        ("nl", "Geen cijfer gevonden om 945 mee te vergelijken."),
        ("en", "No figure was found to compare 945 with."),
    ],
)
def test_a_number_without_a_figure_is_unsupported_and_no_alarm(language: str, message: str) -> None:
    finding = find_unsupported(_unsupported(), language)
    assert finding is not None
    assert (finding.kind, finding.severity, finding.message) == ("unsupported", "info", message)
    assert (finding.expected, finding.suggestion, finding.evidence) == (None, None, ())


@pytest.mark.parametrize(
    ("comparison", "kinds"),
    [
        (_wrong_subject(), {"wrong-subject", "value-mismatch"}),
        (_wrong_period(), {"wrong-period", "value-mismatch"}),
        (_value_mismatch(), {"value-mismatch"}),
        (_conflict(), {"internal-conflict"}),
        (_unsupported(), {"unsupported"}),
    ],
    ids=["wrong-subject", "wrong-period", "value-mismatch", "internal-conflict", "unsupported"],
)
def test_a_check_is_silent_on_what_others_report(comparison: Comparison, kinds: set[str]) -> None:
    assert set(_found(comparison)) == kinds


def test_no_check_says_anything_of_a_number_that_agrees() -> None:
    (comparison,) = compare([claim("954", BURGLARIES)], reference("954", BURGLARIES))
    assert _found(comparison) == {}


def test_no_check_says_anything_of_a_number_that_is_not_compared() -> None:
    (comparison,) = compare([claim("945", BURGLARIES, modality="denied")], reference("954", BURGLARIES))
    assert _found(comparison) == {}


@pytest.mark.parametrize(
    "comparison", [_wrong_subject(), _wrong_period(), _value_mismatch(), _conflict(), _unsupported()]
)
def test_confidence_lies_between_0_and_1_and_has_two_decimals(comparison: Comparison) -> None:
    for finding in _found(comparison).values():
        assert 0 < finding.confidence <= 1
        assert round(finding.confidence, 2) == finding.confidence


def test_a_suggestion_is_written_as_the_number_that_it_replaces() -> None:
    made = claim("1,28 miljard euro", "omzet bedrijf")
    (comparison,) = compare([made], reference("1,82 miljard euro", "omzet bedrijf"))
    finding = find_value_mismatch(comparison, "nl")
    assert finding is not None
    assert (finding.expected, finding.suggestion) == ("1820000000", "1,82 miljard")


def test_a_figure_in_a_reference_and_a_source_is_shown_from_both() -> None:
    source = as_figure(claim("954", BURGLARIES, sentence=4), "source", "anp.txt")
    (comparison,) = compare([claim("945", BURGLARIES)], reference("954", BURGLARIES), source)
    finding = find_value_mismatch(comparison, "nl")
    assert finding is not None
    assert sorted((entry.type, entry.value) for entry in finding.evidence) == [
        ("reference", "954"),
        ("source", "954"),
    ]


def test_a_fingerprint_survives_edits_elsewhere() -> None:
    before, after = (
        compare(
            [claim("945", BURGLARIES, identifier=name, sentence=sentence), *rest],
            reference("954", BURGLARIES),
        )[0]
        for name, sentence, rest in [
            ("c1", 0, []),
            ("c7", 12, [claim("3.000", "agent", identifier="c8", sentence=1)]),
        ]
    )
    first, second = find_value_mismatch(before, "nl"), find_value_mismatch(after, "en")
    assert first is not None
    assert second is not None
    assert first.fingerprint == second.fingerprint
    assert len(first.fingerprint) == 16


def test_fingerprints_of_another_number_subject_figure_or_kind_differ() -> None:
    figure = reference("954", BURGLARIES)
    made = [
        find_value_mismatch(compare([claim("945", BURGLARIES)], figure)[0], "nl"),
        find_value_mismatch(compare([claim("949", BURGLARIES)], figure)[0], "nl"),
        find_value_mismatch(
            compare([claim("945", replace(BURGLARIES, text="inbraken in woningen"))], figure)[0], "nl"
        ),
        find_value_mismatch(compare([claim("945", BURGLARIES)], reference("955", BURGLARIES))[0], "nl"),
        find_unsupported(_unsupported(), "nl"),
    ]
    assert len({finding.fingerprint for finding in made if finding is not None}) == 5


def test_a_finding_on_a_weaker_match_is_as_sure_as_its_kind() -> None:
    sure = find_value_mismatch(_value_mismatch(), "nl")
    (comparison,) = compare([claim("945", "inbraak woning")], reference("954", "inbraak winkel woning"))
    unsure = find_value_mismatch(comparison, "nl")
    assert sure is not None
    assert unsure is not None
    assert comparison.expected is not None
    assert comparison.expected.score == Fraction(5, 7)
    assert unsure.confidence == sure.confidence
