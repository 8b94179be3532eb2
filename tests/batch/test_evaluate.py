"""Scoring reports on annotated cases."""

from fractions import Fraction
from pathlib import Path

import pytest

from cijfercheck.batch.cases import Case, Gold, GoldError
from cijfercheck.batch.evaluate import (
    Detection,
    Evaluation,
    is_expected,
    is_same_value,
    read_values,
    score_case,
)
from cijfercheck.batch.score_sheet import describe_evaluation, render_evaluation
from cijfercheck.model.article import Article
from cijfercheck.model.finding import Finding, Suppression
from cijfercheck.model.report import Report
from tests.conftest import BODY, make_finding, make_report, place_of

LEAD_944 = {"quote": "2024 waren 944", "figure": "944"}
BODY_79 = {"quote": "om 79 minderjarigen", "figure": "79"}
ERROR = {**LEAD_944, "kinds": ["wrong-subject"], "expected": "79", "also_ok": [BODY_79]}
AT_LEAD = place_of("2024 waren 944", "944")
AT_BODY = place_of("om 79 minderjarigen", "79")
AT_TOTAL = place_of("kwamen 944", "944")


def _case(**gold: object) -> Case:
    return Case("geval", Path("geval"), Path("geval/article.txt"), (), (), Gold.model_validate(gold))


def _alarm(place: tuple[int, int], *claims: str, expected: str | None = "79") -> Finding:
    return make_finding("wrong-subject", "error", place, claims, expected=expected)


def _detect(article: Article, gold: Case, *alarms: Finding) -> Detection:
    return Evaluation((score_case(gold, article, make_report(article, alarms)),)).detection


def test_an_alarm_on_the_wrong_number_is_right(article: Article) -> None:
    assert _detect(article, _case(errors=[ERROR]), _alarm(AT_LEAD, "c1")) == Detection(1, 0, 0)


def test_an_alarm_on_a_place_that_is_also_right_is_right(article: Article) -> None:
    assert _detect(article, _case(errors=[ERROR]), _alarm(AT_BODY, "c2")) == Detection(1, 0, 0)


def test_an_alarm_elsewhere_that_names_the_claim_of_the_wrong_number_is_right(article: Article) -> None:
    assert _detect(article, _case(errors=[ERROR]), _alarm(AT_TOTAL, "c4", "c1")) == Detection(1, 0, 0)


def test_an_alarm_elsewhere_is_false_and_the_error_is_missed(article: Article) -> None:
    assert _detect(article, _case(errors=[ERROR]), _alarm(AT_TOTAL, "c4")) == Detection(0, 1, 1)


def test_an_error_is_found_once_however_many_alarms_point_at_it(article: Article) -> None:
    alarms = (_alarm(AT_LEAD, "c1"), _alarm(AT_BODY, "c2"))
    assert _detect(article, _case(errors=[ERROR]), *alarms) == Detection(1, 0, 0)


def test_information_and_suppressed_findings_are_no_alarms(article: Article) -> None:
    information = make_finding("unsupported", "info", AT_TOTAL, ("c4",))
    silenced = _alarm(AT_TOTAL, "c4").model_copy(update={"suppressed": Suppression(reason="r", by="inline")})
    assert _detect(article, _case(), information, silenced) == Detection(0, 0, 0)


def test_a_warning_is_an_alarm(article: Article) -> None:
    assert _detect(
        article, _case(), make_finding("misleading-rounding", "warning", AT_TOTAL, ())
    ) == Detection(0, 0, 1)


@pytest.mark.parametrize(
    ("counts", "precision", "recall", "f1"),
    [
        (Detection(3, 1, 1), Fraction(3, 4), Fraction(3, 4), Fraction(3, 4)),
        (Detection(1, 2, 0), Fraction(1), Fraction(1, 3), Fraction(1, 2)),
        (Detection(0, 2, 0), None, Fraction(0), Fraction(0)),
        (Detection(0, 0, 0), None, None, None),
    ],
)
def test_precision_recall_and_f1_follow_from_the_counts(
    counts: Detection, precision: Fraction | None, recall: Fraction | None, f1: Fraction | None
) -> None:
    assert (counts.precision, counts.recall, counts.f1) == (precision, recall, f1)


def test_the_kind_and_the_expected_value_are_scored_among_the_errors_found(
    article: Article,
) -> None:
    second = {"quote": "kwamen 944", "figure": "944", "kinds": ["wrong-period"], "expected": "868"}
    alarms = (_alarm(AT_LEAD, "c1"), _alarm(AT_TOTAL, "c4"))
    evaluation = Evaluation(
        (score_case(_case(errors=[ERROR, second]), article, make_report(article, alarms)),)
    )
    assert (evaluation.kind_right, evaluation.expected_right) == (Fraction(1, 2), Fraction(1, 2))


def test_figures_are_scored_as_located_valued_and_dated(article: Article, report: Report) -> None:
    figures = [
        {**LEAD_944, "value": "944", "period": "2024"},
        {**BODY_79, "value": "80", "period": "2023"},
        {"quote": "17 oktober", "figure": "17", "value": "17", "period": ""},
    ]
    not_claims = [{"quote": "op 17 oktober", "figure": "17"}, {"quote": "kwamen 944", "figure": "944"}]
    evaluation = Evaluation((score_case(_case(figures=figures, not_claims=not_claims), article, report),))
    assert (evaluation.located, evaluation.valued, evaluation.dated) == (
        Fraction(2, 3),
        Fraction(1, 3),
        Fraction(1, 2),
    )
    assert evaluation.not_claims_taken == Fraction(1, 2)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("79", (Fraction(79),)),
        ("-4", (Fraction(-4),)),
        ("0.155", (Fraction("0.155"),)),
        ("1/3", (Fraction(1, 3),)),
        ("4.190", (Fraction("4.19"), Fraction(4190))),
        ("3,5 miljoen", (Fraction(3_500_000),)),
        ("1,24 miljoen", (Fraction(1_240_000),)),
        ("58 procent", (Fraction(58),)),
        ("daling", ()),
    ],
)
def test_a_written_value_is_read_in_every_way_it_may_be_meant(
    text: str, values: tuple[Fraction, ...]
) -> None:
    assert read_values(text) == values


@pytest.mark.parametrize(
    ("given", "gold", "same"),
    [
        ("0.3333", "1/3", True),
        ("0.333", "1/3", False),
        ("0.8", "0.8", True),
        ("3500000", "3,5 miljoen", True),
        ("944", "79", False),
        (None, "79", False),
    ],
)
def test_values_are_compared_as_numbers_to_four_decimals(given: str | None, gold: str, same: bool) -> None:
    assert is_same_value(given, gold) is same


def test_an_expected_value_in_words_is_compared_with_the_suggestion() -> None:
    gold = GoldError(quote="q", figure="q", expected="Daling")
    alarm = make_finding("wrong-direction", "error", (0, 1), ())
    assert not is_expected(alarm, gold)
    assert is_expected(alarm.model_copy(update={"suggestion": "daling"}), gold)


def test_the_page_gives_the_scores_beside_those_of_flagging_nothing(article: Article) -> None:
    alarms = (_alarm(AT_LEAD, "c1"), make_finding("value-mismatch", "error", AT_TOTAL, ("c4",)))
    evaluation = Evaluation((score_case(_case(errors=[ERROR]), article, make_report(article, alarms)),))
    assert list(render_evaluation(evaluation, with_cases=False))[:9] == [
        "gevallen 1, woorden 34, fouten 1, cijfers 0",
        "",
        "                             cijfercheck  niets melden",
        "precision                          0.500             –",
        "recall                             1.000         0.000",
        "F1                                 0.667         0.000",
        "valse alarmen per 1000 w.         29.412         0.000",
        "gevallen geheel goed               0.000         0.000",
        "",
    ]


def test_the_page_can_show_each_case_with_what_was_missed_and_wrongly_flagged(article: Article) -> None:
    evaluation = Evaluation(
        (score_case(_case(errors=[ERROR]), article, make_report(article, (_alarm(AT_TOTAL, "c4"),))),)
    )
    assert list(render_evaluation(evaluation, with_cases=True))[:5] == [
        "geval: niet goed",
        "  GEMIST wrong-subject, verwacht 79",
        "    In 2024 waren «944» jongeren slachtoffer van criminele uitbuiting.",
        "  VALS wrong-subject, verwacht 79 (0.9): Dit verschilt.",
        f"    {BODY.replace('944', '«944»')}",
    ]


def test_the_record_holds_the_same_scores_for_programs(article: Article) -> None:
    alarms = (_alarm(AT_LEAD, "c1"), make_finding("value-mismatch", "error", AT_TOTAL, ("c4",)))
    evaluation = Evaluation((score_case(_case(errors=[ERROR]), article, make_report(article, alarms)),))
    record = describe_evaluation(evaluation)
    assert (record["precision"], record["recall"], record["f1"]) == (0.5, 1.0, 0.6667)
    assert record["kinds"] == {
        "value-mismatch": {"found": 0, "missed": 0, "false": 1, "precision": 0.0, "recall": None, "f1": 0.0},
        "wrong-subject": {"found": 1, "missed": 0, "false": 0, "precision": 1.0, "recall": 1.0, "f1": 1.0},
    }
