"""How alike a claim and a figure are: what they count, when, where, and in which words."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cijfercheck.matching.scoring import (
    compare_subjects,
    fit_period,
    group_words,
    is_copied,
    match_figure,
    same_place,
)
from cijfercheck.model.period import Period
from cijfercheck.model.subject import Subject
from tests.records import as_figure, claim, reference, subject, year

PATIENT = settings(deadline=None)  # the first subject read loads the word lists
NOUNS = st.sampled_from(
    [
        "slachtoffer",
        "verdachte",
        "inbraak",
        "fiets",
        "minderjarig",
        "vrouw",
        "overig",
        "gemiddeld",
        "woninginbraak",
        "stad",
    ]
)
SUBJECTS = st.builds(
    lambda words, setting: subject(" ".join(words), setting=" ".join(setting)),
    st.lists(NOUNS, min_size=1, max_size=4, unique=True),
    st.lists(NOUNS, max_size=2, unique=True),
)
MARCH = Period(date(2024, 3, 1), date(2024, 3, 31))
APRIL = Period(date(2024, 4, 1), date(2024, 4, 30))


@pytest.mark.parametrize(
    ("mine", "theirs", "relation"),
    [
        ("slachtoffer minderjarig", "slachtoffer minderjarig", "equal"),
        ("sterfgeval", "overledene", "equal"),
        ("slachtoffer minderjarig", "slachtoffer", "narrower"),
        ("slachtoffer", "slachtoffer minderjarig", "wider"),
        ("slachtoffer vrouw", "slachtoffer man", "other"),
        ("slachtoffer", "verdachte", "other"),
        ("woninginbraak", "inbraak", "narrower"),
        ("inbraak", "woninginbraak", "wider"),
        ("inbraak woning", "woninginbraak", "equal"),
        ("slachtoffer mensenhandel", "mensenhandelslachtoffer", "equal"),
        ("inwoner overig", "inwoner", "other"),
        ("prijs gemiddeld", "prijs", "other"),
        ("prijs mediaan", "prijs gemiddeld", "other"),
        ("prijs gemiddeld", "prijs gemiddeld", "equal"),
    ],
)
def test_the_relation_is_the_claims_subject_seen_from_the_figures(
    mine: str, theirs: str, relation: str
) -> None:
    assert compare_subjects(subject(mine), subject(theirs)).relation == relation


@pytest.mark.parametrize(
    ("mine", "theirs", "score"),
    [
        ("slachtoffer minderjarig", "slachtoffer minderjarig", Fraction(1)),
        ("inbraak woning", "inbraak", Fraction(3, 5)),  # 3 for the head, 2 for the other word
        ("inbraak", "inbraak woning", Fraction(3, 5)),
        ("inbraak woning", "inbraak winkel", Fraction(3, 7)),
        ("fiets", "inbraak", Fraction(0)),
        ("slachtoffer minderjarig", "minderjarig", Fraction(4, 5)),  # victims is a neutral word: one half
    ],
)
def test_the_score_is_the_weight_of_the_shared_words_over_that_of_all(
    mine: str, theirs: str, score: Fraction
) -> None:
    assert compare_subjects(subject(mine), subject(theirs)).score == score


def test_the_words_that_only_one_of_two_subjects_has_are_named() -> None:
    likeness = compare_subjects(subject("inbraak woning"), subject("inbraak winkel overig"))
    assert (likeness.shared, likeness.only_claim, likeness.only_figure, likeness.apart) == (
        ("inbraak",),
        ("woning",),
        ("winkel", "overig"),
        ("overig",),
    )


def test_a_name_that_only_one_clause_has_makes_another_subject() -> None:
    mine, theirs = subject("zetel", setting="VVD"), subject("zetel", setting="CDA")
    assert compare_subjects(mine, theirs).relation == "other"
    assert compare_subjects(mine, mine).relation == "equal"


def test_a_name_that_is_compared_as_a_place_makes_no_other_subject() -> None:
    mine, theirs = subject("fiets", setting="Assen"), subject("fiets")
    assert compare_subjects(mine, theirs, frozenset({"assen"})).relation == "equal"
    assert compare_subjects(mine, theirs).relation == "other"


def test_only_subjects_without_any_word_apart_in_their_clauses_are_strictly_the_same() -> None:
    stolen, lost = subject("fiets", setting="stelen"), subject("fiets", setting="verliezen")
    assert (compare_subjects(stolen, stolen).strict, compare_subjects(stolen, lost).strict) == (True, False)


def test_without_a_head_there_is_nothing_to_compare() -> None:
    likeness = compare_subjects(Subject(text="", head=""), subject("slachtoffer"))
    assert (likeness.relation, likeness.score, likeness.strict) == ("other", Fraction(0), False)


@PATIENT
@given(SUBJECTS, SUBJECTS)
def test_seen_from_the_other_side_narrower_is_wider_and_the_score_the_same(
    one: Subject, other: Subject
) -> None:
    turned = {"narrower": "wider", "wider": "narrower", "equal": "equal", "other": "other"}
    there, back = compare_subjects(one, other), compare_subjects(other, one)
    assert back.relation == turned[there.relation]
    assert back.strict == there.strict


@PATIENT
@given(SUBJECTS)
def test_a_subject_is_strictly_equal_to_itself(one: Subject) -> None:
    likeness = compare_subjects(one, one)
    assert (likeness.relation, likeness.score, likeness.strict) == ("equal", Fraction(1), True)


@PATIENT
@given(SUBJECTS, SUBJECTS)
def test_a_score_runs_from_0_to_1(one: Subject, other: Subject) -> None:
    assert 0 <= compare_subjects(one, other).score <= 1


@pytest.mark.parametrize(
    ("mine", "origin", "theirs", "fit"),
    [
        (year(2024), "clause", year(2024), "same"),
        (year(2024), "publication", year(2024), "same"),
        (MARCH, "clause", year(2024), "within"),
        (year(2024), "clause", MARCH, "within"),
        (year(2023), "clause", year(2024), "other"),
        (MARCH, "sentence", APRIL, "other"),
        (year(2023), "publication", year(2024), "other"),
        (Period(date(2024, 3, 1), date(2024, 4, 15)), "section", APRIL, "unknown"),
        (Period(date(2024, 3, 1), date(2024, 4, 15)), "clause", APRIL, "other"),
        (None, "", year(2024), "unknown"),
        (year(2024), "clause", None, "unknown"),
    ],
)
def test_periods_fit_by_their_days_and_by_how_surely_they_are_the_claims(
    mine: Period | None, origin: str, theirs: Period | None, fit: str
) -> None:
    made = claim("79", "inbraak", period=mine, period_origin=origin)
    assert fit_period(made, reference("79", "inbraak", period=theirs)) == fit


@pytest.mark.parametrize(
    ("mine", "setting", "theirs", "same"),
    [
        (None, "", None, True),
        ("Assen", "", None, True),
        ("Assen", "", "Assen", True),
        ("Assen", "", "Emmen", False),
        (None, "", "Nederland", True),
        (None, "", "Emmen", False),
        (None, "Emmen", "Emmen", True),
        ("Assen", "", "Nederland", False),
    ],
)
def test_a_reference_figure_for_a_region_fits_only_a_claim_that_names_it(
    mine: str | None, setting: str, theirs: str | None, same: bool
) -> None:
    made = claim("79", subject("inbraak", setting=setting), region=mine)
    assert same_place(made, reference("79", "inbraak", region=theirs)) is same


def test_a_figure_of_the_text_fits_a_claim_that_names_no_place() -> None:
    made = claim("79", "inbraak")
    there = as_figure(claim("80", "inbraak", region="Emmen"), "source")
    assert same_place(made, there)
    assert not same_place(claim("79", "inbraak", region="Assen"), there)


def test_another_place_halves_the_score_and_makes_another_subject() -> None:
    here = match_figure(claim("79", "inbraak", region="Assen"), reference("80", "inbraak", region="Emmen"))
    assert (here.relation, here.score, here.strict) == ("other", Fraction(1, 2), False)
    assert here.words("region") == ("Assen", "Emmen")


def test_a_match_names_its_reasons() -> None:
    match = match_figure(claim("79", "inbraak woning"), reference("80", "inbraak winkel"))
    assert [(reason.name, reason.words) for reason in match.reasons] == [
        ("subject", ("inbraak",)),
        ("only-in-claim", ("woning",)),
        ("only-in-figure", ("winkel",)),
    ]


@pytest.mark.parametrize(
    ("one", "other", "copied"),
    [
        ("in totaal werden er vorig jaar aangehouden", "in totaal werden er vorig jaar aangehouden", True),
        ("in totaal werden er vorig jaar aangehouden", "in totaal werden er toen aangehouden", False),
        (
            "in totaal werden er vorig jaar gepakt door agenten",
            "in totaal werden er vorig jaar gepakt door agent",
            True,
        ),
        ("er waren er", "er waren er", False),
        ("in totaal werden er vorig jaar aangehouden", "de brand verwoestte ruim drie hectare natuur", False),
    ],
)
def test_a_sentence_that_was_copied_is_known_by_the_words_around_its_number(
    one: str, other: str, copied: bool
) -> None:
    assert is_copied(one, other) is copied


def test_copied_wording_is_a_reason_only_beside_a_source() -> None:
    words = "in totaal werden er vorig jaar aangehouden"
    mine = claim("79", "inbraak", surroundings=words)
    theirs = claim("80", "inbraak", surroundings=words, sentence=3, identifier="c2")
    assert match_figure(mine, as_figure(theirs, "source")).words("wording") == tuple(words.split())
    assert not match_figure(mine, as_figure(theirs)).has("wording")


@pytest.mark.parametrize(
    ("counted", "groups"),
    [
        ("slachtoffer minderjarig", {"minderjarig"}),
        ("kind", {"minderjarig"}),
        ("kind vrouwelijk", {"minderjarig", "vrouw"}),
        ("slachtoffer", set()),
    ],
)
def test_groups_of_people_are_known_by_any_of_their_names(counted: str, groups: set[str]) -> None:
    assert group_words(subject(counted)) == groups
