"""The figure that the words around a number point at, on claims and figures made by hand."""

from dataclasses import replace
from datetime import date

import pytest

from cijfercheck.matching.decision import compare_claims
from cijfercheck.model.claim import Claim, ClaimPeriod, Context
from cijfercheck.model.figure import Figure
from cijfercheck.model.period import Period
from tests.records import as_figure, claim, compare, reference, subject, year

THIS, LAST = year(2024), year(2023)


def said(written: str, *near: str, **others: object) -> Claim:
    """Make a claim of which no subject was found, with the words near it."""
    made = claim(written, subject("ding", inherited=True), period=THIS, **others)  # type: ignore[arg-type]
    return replace(made, subject=replace(made.subject, head=""), context=Context(near=near))


def expected(made: Claim, *figures: Figure) -> tuple[str | None, str | None]:
    """Give the value that a claim should have, and the name of the figure that its own value is."""
    (comparison,) = compare_claims([made], figures)
    match, belongs = comparison.expected, comparison.belongs
    wrong = match is not None and not match.agrees
    return (
        str(match.figure.point) if match is not None and wrong else None,
        None if belongs is None else belongs.figure.name,
    )


MUSEUM = (
    reference("14,6 miljoen", "museumbezoek", name="m/totaal", period=THIS),
    reference("2,9 miljoen", "museumbezoek kind", name="m/kind", period=THIS),
)


def test_the_words_name_another_group_than_the_number_is_of() -> None:
    made = said("14,6 miljoen", "museum", "bezoek", "kind")
    assert expected(made, *MUSEUM) == ("2900000", "m/totaal")


def test_the_number_that_the_words_name_is_right() -> None:
    assert expected(said("2,9 miljoen", "museum", "bezoek", "kind"), *MUSEUM) == (None, None)


def test_nothing_around_a_number_is_said_of_its_own_figure() -> None:
    reports = (
        reference("4.910", "melding hulpmiddel ontvangen", name="i/alle", period=THIS),
        reference("1.535", "melding classificatie ernstig incident", name="i/ernstig", period=THIS),
        reference("221", "onderzoek afsluiten", name="i/onderzoek", period=THIS),
    )
    made = said("4.910", "inspectie", "ernstig", "incident", "registreren")
    assert expected(made, *reports) == ("1535", "i/alle")
    assert expected(said("4.910", "inspectie", "incident", "hulpmiddel"), *reports) == (None, None)


def test_a_number_beside_the_one_expected_is_left_alone() -> None:
    both = (said("14,6 miljoen", "museum", "bezoek", "kind"), said("2,9 miljoen", "kind", identifier="c2"))
    assert [comparison.belongs for comparison in compare_claims(both, MUSEUM)] == [None, None]


SEATS = tuple(
    reference(seats, f"zetel kamer {party}", name=f"z/{party}", period=THIS)
    for party, seats in (("NSC", "20"), ("VVD", "24"), ("D66", "9"), ("PVV", "37"))
)


def test_small_numbers_are_told_by_the_name_beside_them() -> None:
    made = said("24", "nieuwkomer", "NSC", "kamer", "zetel")
    assert expected(made, *SEATS) == ("20", "z/VVD")


def test_no_figure_is_pointed_at_where_two_fit_alike() -> None:
    assert expected(said("24", "zetel", "kamer"), *SEATS) == (None, None)


PRICES = tuple(
    replace(reference(value, "verkoopprijs gemiddeld", name="p/prijs", period=period))
    for value, period in (("468.300", LAST), ("479.800", THIS))
)


def test_the_number_is_of_another_period_of_the_same_series() -> None:
    assert expected(said("468.300", "verkoopprijs", "gemiddeld"), *PRICES) == ("479800", "p/prijs")


@pytest.mark.parametrize("origin", ["sentence", "previous", "before"])
def test_a_period_that_was_only_taken_over_makes_no_wrong_period_where_its_own_number_is_told(
    origin: str,
) -> None:
    made = said("468.300", "verkoopprijs", "gemiddeld", period_origin=origin)
    other = said("479.800", "verkoopprijs", "gemiddeld", identifier="c2", sentence=1)
    assert [one.belongs for one in compare_claims([made, other], PRICES)] == [None, None]


PLACES = tuple(
    reference(value, f"aandeel stem {party}", name=f"s/{party}-{place}", period=THIS, region=place)
    for place, party, value in (
        ("Emmen", "PVV", "20,5"),
        ("Assen", "PVV", "21,8"),
        ("Emmen", "SP", "17,1"),
        ("Assen", "SP", "19,4"),
    )
)


def test_the_number_is_the_same_figure_of_another_place() -> None:
    made = said("20,5", "stem", "aandeel", region="Assen")
    assert expected(made, *PLACES) == ("109/5", "s/PVV-Emmen")


def test_a_place_that_the_sentence_only_points_at_is_not_guessed() -> None:
    made = said("20,5", "stem", "aandeel", "SP", "partij")
    made = replace(made, context=replace(made.context, elsewhere=True))
    assert expected(made, *PLACES) == (None, None)


RAIN = (
    reference("86", "dagsom neerslag regen", name="r/dag", period=THIS),
    reference("410", "putdeksel", name="r/putten", period=THIS),
)


@pytest.mark.parametrize(
    ("written", "value"),
    [("860", "86"), ("86", None), ("8.600", "86"), ("172", None), ("85", None)],
)
def test_a_slip_in_scale_is_found_by_the_words(written: str, value: str | None) -> None:
    assert expected(said(written, "dagsom", "neerslag", "regen"), *RAIN) == (value, None)


def test_numbers_that_are_all_as_many_times_too_large_are_in_another_unit() -> None:
    figures = (reference("227", "omzet belgië", name="o/b"), reference("194", "omzet italië", name="o/i"))
    claims = [
        said("227 miljoen", "omzet", "belgië"),
        said("194 miljoen", "omzet", "italië", identifier="c2", sentence=1),
    ]
    assert [comparison.expected for comparison in compare_claims(claims, figures)] == [None, None]


def test_two_digits_that_changed_places_are_a_slip_only_with_a_unit() -> None:
    measured = reference("27 minuten", "fileduur gemiddeld", name="f/duur", period=THIS)
    counted = reference("27", "file gemiddeld", name="f/aantal", period=THIS)
    assert expected(said("72 minuten", "file", "gemiddeld"), measured) == ("27", None)
    assert expected(said("72", "file", "gemiddeld"), counted) == (None, None)


def test_a_number_is_a_slip_for_the_same_one_elsewhere_in_the_article() -> None:
    claims = [
        replace(claim("15.240", "student", period=THIS), context=Context(near=("student", "record"))),
        replace(
            claim("14.250", "student", identifier="c2", sentence=1, period=THIS),
            context=Context(near=("student", "teller")),
        ),
    ]
    found = compare(claims)
    assert [c.expected.figure.name if c.expected else None for c in found] == ["c2", "c1"]


def test_names_that_differ_make_two_things_of_two_numbers() -> None:
    claims = [
        replace(claim("13.200", "kaart", period=THIS), context=Context(near=("Assen",))),
        replace(
            claim("12.300", "kaart", identifier="c2", sentence=1, period=THIS),
            context=Context(near=("Emmen",)),
        ),
    ]
    assert [comparison.expected for comparison in compare(claims)] == [None, None]


BICYCLES = (
    reference("80.450", "diefstal rijwiel", name="f/totaal", period=THIS),
    reference("31.870", "diefstal rijwiel elektrisch", name="f/elektrisch", period=THIS),
)


def test_the_part_that_a_claim_names_is_not_the_whole() -> None:
    made = said("80.450", "aangifte", "diefstal", "elektrisch", "fiets")
    assert expected(made, *BICYCLES) == ("31870", "f/totaal")


def test_the_whole_is_right_where_no_part_is_named() -> None:
    assert expected(said("80.450", "aangifte", "diefstal", "fiets"), *BICYCLES) == (None, None)


REGIONS = tuple(
    replace(reference(value, "rechthebbende leefloon", name=f"l/{place}", period=THIS), region=place)
    for value, place in (("79.640", "Waals Gewest"), ("48.320", "Brussels Hoofdstedelijk Gewest"))
)


def test_a_place_is_known_by_its_other_name() -> None:
    made = replace(said("48.320", "Wallonië", "mens"), region="Wallonië")
    assert expected(made, *REGIONS) == ("79640", "l/Brussels Hoofdstedelijk Gewest")


@pytest.mark.parametrize(
    ("written", "value"), [("19.976", "199760"), ("191.760", None), ("197.960", "199760"), ("199.760", None)]
)
def test_four_digits_at_another_scale_or_exchanged_are_a_slip_for_any_words_in_a_draft_that_draws_on_the_dataset(
    written: str, value: str | None
) -> None:
    figures = (
        reference("199.760", "kandidaat huurder", name="h/kandidaten", period=THIS),
        reference("3.127", "sleutel", name="h/sleutels", period=THIS),
        reference("4.816", "kamer", name="h/kamers", period=THIS),
    )
    others = (
        claim("3.127", "sleutel", identifier="c2", sentence=2, period=THIS),
        claim("4.816", "kamer", identifier="c3", sentence=3, period=THIS),
    )
    match = compare_claims([said(written, "gezin", "wachten"), *others], figures)[0].expected
    assert (None if match is None or match.agrees else str(match.figure.point)) == value


def test_four_digits_of_a_dataset_that_the_draft_draws_on_nowhere_may_be_exchanged_by_chance() -> None:
    figure = reference("21.480", "woninginbraak melding", name="p/inbraken", period=THIS)
    assert expected(said("12.480", "kandidaat", "sleutel"), figure) == (None, None)


@pytest.mark.parametrize(
    ("written", "origin", "value"),
    [
        ("23.640", "source", "236400"),  # the days of the text, not of the sentence
        ("23.640", "section", "236400"),
        ("26.340", "source", None),
        ("263.400", "source", "236400"),
        ("23.640", "clause", None),  # the sentence itself names other days
    ],
)
def test_a_slip_of_four_digits_is_known_in_a_figure_of_last_year_unless_the_sentence_names_its_days(
    written: str, origin: str, value: str | None
) -> None:
    figure = as_figure(claim("236.400", "polikliniekbezoek", period=LAST), "source", "bron.txt")
    assert expected(claim(written, "bezoek", period=THIS, period_origin=origin), figure)[0] == value


def test_a_slip_is_for_the_figure_of_its_own_size() -> None:
    figures = [
        as_figure(claim(value, f"studieschuld {group}", period=THIS, sentence=place), "source", "bron.txt")
        for place, (value, group) in enumerate((("26.900 euro", "persoon"), ("29,6 miljard euro", "totaal")))
    ]
    assert expected(said("29.600 euro", "studieschuld"), *figures)[0] == "26900"


LIBRARIES = (
    reference("134", "basisbibliotheek organisatie", name="b/organisaties", period=THIS),
    reference("742", "vestiging bibliotheek", name="b/vestigingen", period=THIS),
    reference("61,2 miljoen", "bezoek bibliotheek", name="b/bezoeken", period=THIS),
)


@pytest.mark.parametrize(
    ("written", "counted", "value"),
    [
        ("742", "organisatie", "134"),
        ("742", "vestiging", None),
        ("134", "organisatie", None),
        ("134", "vestiging", None),  # a smaller number may be that of a part
    ],
)
def test_a_number_too_large_for_what_is_counted_is_known_as_another_figures(
    written: str, counted: str, value: str | None
) -> None:
    made = replace(claim(written, counted, period=THIS), context=Context(near=(counted, "zelfstandig")))
    assert expected(made, *LIBRARIES)[0] == value


WIND = tuple(
    replace(reference(value, "productie windenergie land", name=f"w/{place}", period=THIS), region=place)
    for value, place in (("2,9 terawattuur", "Wallonië"), ("4,1 terawattuur", "Vlaanderen"))
)


@pytest.mark.parametrize(
    ("first", "second", "value"),
    [("Wallonië", "Vlaanderen", "29/10"), ("Vlaanderen", "Wallonië", None)],
)
def test_two_places_with_each_others_number_are_known_also_where_one_has_no_unit(
    first: str, second: str, value: str | None
) -> None:
    one = replace(
        claim("4,1 terawattuur", "windenergie land", period=THIS, region=first),
        context=Context(near=("windenergie", "land", first)),
    )
    other = claim("2,9", subject("ding", inherited=True), identifier="c2", period=THIS, region=second)
    found, _ = compare_claims([one, other], WIND)
    wrong = found.expected is not None and not found.expected.agrees
    assert (str(found.expected.figure.point) if found.expected and wrong else None) == value


@pytest.mark.parametrize(
    ("written", "value"),
    [("ruim 40 miljard", "36900000000"), ("bijna 37 miljard", None), ("40 miljard", None)],
)
def test_a_hedge_that_the_figure_does_not_bear_is_told(written: str, value: str | None) -> None:
    figures = (
        reference("36,9 miljard", "schuld gemeente", name="s/schuld", period=THIS),
        reference("15 miljard", "reserve provincie", name="s/reserve", period=THIS),
    )
    assert expected(said(written, "gemeente", "schuld"), *figures)[0] == value


@pytest.mark.parametrize(
    ("first", "value"),
    [
        (date(2024, 9, 17), None),  # "op Prinsjesdag ging het kabinet uit van 479.800": of the year after
        (date(2024, 12, 31), "468.300"),  # the end of a year is when things are counted
    ],
)
def test_on_a_day_a_number_of_a_later_year_is_an_estimate_and_none_of_that_day(
    first: date, value: str | None
) -> None:
    days = Period(first, first)
    prices = (
        reference("468.300", "verkoopprijs woning", name="p/prijs", period=THIS),
        reference("479.800", "verkoopprijs woning", name="p/prijs", period=year(2025)),
    )
    made = replace(said("479.800", "verkoopprijs", "woning"), period=ClaimPeriod(days, "die dag", "clause"))
    found, _ = expected(made, *prices)
    assert found == (None if value is None else value.replace(".", ""))


def test_an_equal_number_that_fits_the_words_as_well_as_any_agrees() -> None:
    shares = (
        reference("68 procent", "vlucht tijdig vertrekken", name="v/tijdig", period=THIS),
        reference("29 procent", "vlucht storing vertragen", name="v/storing", period=THIS),
    )
    (found,) = compare_claims([said("68 procent", "vlucht", "vertrekken", "kwartier")], shares)
    assert found.expected is not None
    assert (found.expected.figure.name, found.expected.agrees) == ("v/tijdig", True)
    (other,) = compare_claims([said("68 procent", "storing", "vertragen")], shares)
    assert other.expected is None or not other.expected.agrees
