"""Which figure a claim should equal, on claims and figures made by hand."""

from dataclasses import replace
from fractions import Fraction

import pytest

from cijfercheck.matching.decision import compare_claims
from cijfercheck.model.claim import Claim, ClaimKind, Modality
from cijfercheck.model.figure import Figure
from cijfercheck.model.subject import Subject
from tests.records import as_figure, claim, compare, decide, reference, subject, year

MINORS = "slachtoffer minderjarig uitbuiting"
COPIED = "in totaal werden er vorig jaar aangehouden"


def test_the_same_value_for_the_same_subject_supports_a_claim() -> None:
    assert decide(claim("79", MINORS), reference("79", MINORS)) == ("cijfers/totaal", True)


def test_the_same_value_for_a_subject_with_no_word_in_common_is_no_support() -> None:
    assert decide(claim("79", "fiets stelen"), reference("79", MINORS)) is None


def test_a_value_too_particular_for_chance_supports_a_claim_in_other_words() -> None:
    assert decide(claim("36.614", "kind"), reference("36.614", "geboorte")) == ("cijfers/totaal", True)


def test_the_best_figure_with_the_value_is_the_support() -> None:
    made = claim("79", MINORS)
    figures = [
        reference("79", "slachtoffer uitbuiting", name="cijfers/alle"),
        reference("79", MINORS, name="cijfers/jong"),
    ]
    assert decide(made, *figures) == decide(made, *reversed(figures)) == ("cijfers/jong", True)


def test_a_reference_goes_before_another_sentence_of_the_draft() -> None:
    first = claim("945", "inbraak woning", period=year(2024))
    second = claim("945", "inbraak woning", identifier="c2", sentence=1, period=year(2024))
    figure = reference("954", "inbraak woning", period=year(2024))
    (one, _) = compare([first, second], figure)
    assert one.expected is not None
    assert (one.expected.figure.name, one.expected.agrees) == ("cijfers/totaal", False)


def test_the_value_of_another_year_of_a_series_is_held_against_the_year_that_is_named() -> None:
    made = claim("868", "slachtoffer mensenhandel", period=year(2024))
    series = [
        reference("868", "slachtoffer mensenhandel", period=year(2023)),
        reference("944", "slachtoffer mensenhandel", period=year(2024)),
    ]
    (comparison,) = compare([made], *series)
    assert comparison.expected is not None
    assert (comparison.expected.figure.point, comparison.expected.figure.period) == (
        Fraction(944),
        year(2024),
    )


def test_the_value_of_another_year_is_no_difference_where_the_named_year_is_not_known() -> None:
    made = claim("868", "slachtoffer mensenhandel", period=year(2024))
    assert decide(made, reference("868", "slachtoffer mensenhandel", period=year(2023))) is None


def test_the_right_year_of_a_series_supports_its_own_value() -> None:
    made = claim("868", "slachtoffer mensenhandel", period=year(2023))
    series = [
        reference("868", "slachtoffer mensenhandel", period=year(2023)),
        reference("944", "slachtoffer mensenhandel", period=year(2024)),
    ]
    (comparison,) = compare([made], *series)
    assert comparison.expected is not None
    assert (comparison.expected.figure.point, comparison.expected.agrees) == (Fraction(868), True)


TOLD = ("3.127", "4.816")


def decide_in_draft(made: Claim, figure: Figure) -> tuple[str, bool] | None:
    """Compare a claim of a draft that tells two other figures of the dataset."""
    others = [
        claim(number, f"ding{place}", identifier=f"c{place}", sentence=place)
        for place, number in enumerate(TOLD, 2)
    ]
    figures = [
        reference(number, f"ding{place}", name=f"cijfers/{place}") for place, number in enumerate(TOLD, 2)
    ]
    match = compare_claims([made, *others], [figure, *figures])[0].expected
    return None if match is None else (match.figure.name, match.agrees)


def test_the_same_digits_at_another_scale_are_a_slip_for_subjects_little_alike_where_the_draft_draws_on_the_dataset() -> (
    None
):
    made, figure = (
        claim("3,65 miljard euro", "subsidie boer"),
        reference("3,65 miljoen euro", "subsidie uitkoop"),
    )
    assert decide_in_draft(made, figure) == ("cijfers/totaal", False)
    assert decide(made, figure) is None


def test_two_digits_swapped_are_a_slip_for_subjects_little_alike_where_the_draft_draws_on_the_dataset() -> (
    None
):
    made, figure = claim("945", "inbraak woning"), reference("954", "inbraak winkel stad")
    assert decide_in_draft(made, figure) == ("cijfers/totaal", False)
    assert decide(made, figure) is None
    assert decide_in_draft(made, reference("954", "fiets stelen")) is None


def test_one_digit_mistyped_is_a_slip_for_subjects_half_alike() -> None:
    made = claim("945", "inbraak woning")
    assert decide(made, reference("845", "inbraak winkel woning")) == ("cijfers/totaal", False)
    assert decide(made, reference("845", "inbraak winkel stad dorp")) is None


def test_a_nearby_number_is_a_difference_only_for_the_very_same_subject() -> None:
    made = claim("146", "inbraak woning")
    assert decide(made, reference("158", "inbraak woning")) == ("cijfers/totaal", False)
    assert decide(made, reference("158", "inbraak woning stad")) is None


def test_two_numbers_that_changed_places_are_each_held_against_their_own_figure() -> None:
    claims = [claim("689", "fiets stad"), claim("543", "auto stad", identifier="c2", sentence=1)]
    bikes = reference("543", "fiets stad", name="cijfers/fietsen")
    cars = reference("689", "auto stad", name="cijfers/autos")
    expected = [comparison.expected for comparison in compare(claims, bikes, cars)]
    assert [match and (match.figure.name, match.agrees) for match in expected] == [
        ("cijfers/fietsen", False),
        ("cijfers/autos", False),
    ]


def test_a_number_far_from_every_figure_is_left_alone() -> None:
    assert decide(claim("146", "inbraak woning"), reference("944", "inbraak woning")) is None


def test_a_correct_rounding_is_support() -> None:
    assert decide(claim("13.000", "inbraak"), reference("12.963", "inbraak")) == ("cijfers/totaal", True)


def test_the_value_of_the_total_for_a_part_is_held_against_the_figure_of_the_part() -> None:
    made = claim("944", "slachtoffer minderjarig uitbuiting crimineel")
    part = reference("79", "slachtoffer minderjarig uitbuiting crimineel", name="cijfers/deel")
    whole = reference("944", "slachtoffer mensenhandel")
    assert decide(made, part, whole) == ("cijfers/deel", False)


def test_a_figure_of_another_group_beside_the_right_one_changes_nothing() -> None:
    made = claim("79", "slachtoffer minderjarig uitbuiting crimineel")
    part = reference("79", "slachtoffer minderjarig uitbuiting crimineel", name="cijfers/deel")
    whole = reference("944", "slachtoffer mensenhandel")
    assert decide(made, part, whole) == ("cijfers/deel", True)


def test_the_number_of_people_in_all_is_no_number_of_a_named_group() -> None:
    claims = [
        claim("944", "slachtoffer minderjarig uitbuiting"),
        claim("79", "kind uitbuiting", identifier="c2", sentence=1),
        claim("944", "slachtoffer mensenhandel", identifier="c3", sentence=2),
    ]
    lead, minors, total = compare(claims)
    assert lead.expected is not None
    assert (lead.expected.figure.name, lead.expected.agrees) == ("c2", False)
    assert (minors.expected, total.expected) == (None, None)


def test_two_numbers_for_one_subject_in_one_text_are_a_conflict_where_one_is_a_slip_for_the_other() -> None:
    claims = [
        claim("45 hectare", "natuur verwoesten brand"),
        claim("54 hectare", "natuur verwoesten brand", identifier="c2", sentence=1),
    ]
    first, second = compare(claims)
    assert first.expected is not None
    assert second.expected is not None
    assert (first.expected.figure.name, first.expected.agrees) == ("c2", False)
    assert (second.expected.figure.name, second.expected.agrees) == ("c1", False)


def test_the_same_number_twice_in_one_text_is_support() -> None:
    claims = [
        claim("944", "inbraak woning"),
        claim("944", "inbraak woning", identifier="c2", sentence=1),
    ]
    first, second = compare(claims)
    assert [c.expected and (c.expected.figure.name, c.expected.agrees) for c in (first, second)] == [
        ("c2", True),
        ("c1", True),
    ]


CONFLICT = {"written": "945", "counted": "inbraak woning"}


@pytest.mark.parametrize(
    ("why", "one", "other"),
    [
        ("same sentence", {}, {"sentence": 0}),
        ("another year", {"period": year(2023)}, {"period": year(2024)}),
        ("another place", {"region": "Assen"}, {"region": "Emmen"}),
        ("forecast beside outcome", {}, {"modality": "forecast"}),
        ("target beside outcome", {"modality": "target"}, {}),
        ("estimate beside outcome", {}, {"modality": "estimate"}),
        (
            "different speakers",
            {"modality": "estimate", "attribution": "politie"},
            {"modality": "estimate", "attribution": "bewoners"},
        ),
        ("another role", {"role": "increase"}, {}),
        ("denied", {}, {"modality": "denied"}),
        ("revised", {"modality": "revised"}, {}),
        ("another group", {"counted": subject("inbraak woning overig")}, {}),
        ("pointing back", {"counted": subject("inbraak woning", inherited=True)}, {}),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_two_numbers_are_no_conflict(why: str, one: dict[str, object], other: dict[str, object]) -> None:
    first = claim(**{**CONFLICT, **one})  # type: ignore[arg-type]
    changed = {**CONFLICT, "written": "954", "identifier": "c2", "sentence": 1, **other}
    second = claim(**changed)  # type: ignore[arg-type]
    assert [comparison.expected for comparison in compare([first, second])] == [None, None], why


def test_the_same_two_numbers_are_a_conflict_where_nothing_sets_them_apart() -> None:
    first = claim("945", "inbraak woning")
    second = claim("954", "inbraak woning", identifier="c2", sentence=1)
    found = [comparison.expected for comparison in compare([first, second])]
    assert [match and match.figure.name for match in found] == ["c2", "c1"]


def test_estimates_of_one_speaker_may_contradict_each_other() -> None:
    first = claim("945", "inbraak woning", modality="estimate", attribution="politie")
    second = claim(
        "954", "inbraak woning", modality="estimate", attribution="politie", identifier="c2", sentence=1
    )
    found = [comparison.expected for comparison in compare([first, second])]
    assert [match and match.figure.name for match in found] == ["c2", "c1"]


@pytest.mark.parametrize(
    ("kind", "modality", "reason"),
    [
        ("count", "denied", "denied"),
        ("count", "revised", "revised"),
        ("rank", "outcome", "rank"),
        ("age", "outcome", "age"),
    ],
)
def test_what_is_not_compared_says_why_and_looks_at_no_figure(
    kind: ClaimKind, modality: Modality, reason: str
) -> None:
    made = replace(claim("945", "inbraak woning", modality=modality), kind=kind)
    (comparison,) = compare([made], reference("954", "inbraak woning"))
    assert (comparison.reason, comparison.expected, comparison.matches) == (reason, None, ())


def test_a_claim_that_counts_nothing_is_not_compared() -> None:
    (comparison,) = compare([claim("945", Subject(text="", head=""))], reference("945", "inbraak"))
    assert (comparison.reason, comparison.expected) == ("subject-unknown", None)


def test_a_forecast_is_not_held_against_an_outcome_of_a_reference() -> None:
    made = claim("945", "inbraak woning", modality="forecast")
    assert decide(made, reference("954", "inbraak woning")) is None


def test_a_copied_sentence_with_another_number_is_a_difference_without_any_slip() -> None:
    made = claim("200", "inbraak", surroundings=COPIED)
    there = as_figure(claim("944", "diefstal", sentence=5, surroundings=COPIED), "source", "anp.txt")
    assert decide(made, there) == ("anp.txt#510", False)


def test_a_figure_that_another_claim_agrees_with_is_spoken_for() -> None:
    slip = claim("945", "inbraak woning")
    figure = reference("845", "inbraak winkel woning")
    right = claim("845", "inbraak winkel woning", identifier="c2", sentence=1)
    assert decide(slip, figure) == ("cijfers/totaal", False)
    alone, supported = compare([slip, right], figure)
    assert supported.expected is not None
    assert (supported.expected.figure.name, supported.expected.agrees) == ("cijfers/totaal", True)
    assert alone.expected is None or alone.expected.figure.origin == "claim"


def test_matches_come_best_first_and_none_without_a_word_in_common() -> None:
    (comparison,) = compare(
        [claim("79", "inbraak woning")],
        reference("12", "inbraak", name="cijfers/b"),
        reference("12", "fiets", name="cijfers/c"),
        reference("12", "inbraak woning", name="cijfers/a"),
    )
    assert [(match.figure.name, match.score) for match in comparison.matches] == [
        ("cijfers/a", Fraction(1)),
        ("cijfers/b", Fraction(3, 5)),
    ]


def test_the_order_of_the_figures_changes_nothing() -> None:
    made = claim("944", "slachtoffer minderjarig uitbuiting crimineel", period=year(2024))
    figures = [
        reference("79", "slachtoffer minderjarig uitbuiting crimineel", name="cijfers/deel"),
        reference("944", "slachtoffer mensenhandel", name="cijfers/alle", period=year(2024)),
        reference("868", "slachtoffer mensenhandel", name="cijfers/eerder", period=year(2023)),
    ]
    assert compare([made], *figures) == compare([made], *reversed(figures))


def test_comparisons_come_in_the_order_of_the_claims() -> None:
    claims = [claim("945", "inbraak", identifier=f"c{number}", sentence=number) for number in (3, 1, 2)]
    assert [comparison.claim.id for comparison in compare(claims)] == ["c3", "c1", "c2"]
