"""Members of a family of figures, and which of them a claim names."""

from dataclasses import replace

import pytest

from cijfercheck.matching.decision import compare_claims
from cijfercheck.model.claim import HERE, Claim, Context
from cijfercheck.model.figure import Figure
from tests.records import as_figure, claim, reference, subject, year

THIS = year(2024)
HELMETS = (
    reference("61 procent", "helmdracht kind", name="h/kinderen", period=THIS),
    reference("27 procent", "helmdracht volwassene", name="h/volwassenen", period=THIS),
)
WAGES = tuple(
    reference(value, f"uurloon {group}", name=f"u/{group}", period=THIS)
    for value, group in (("17,40 euro", "kok"), ("15,10 euro", "ober"), ("14,20 euro", "afwasser"))
)


def about(written: str, head: str, *near: str, identifier: str = "c1", sentence: int = 0) -> Claim:
    made = claim(written, subject(head), period=THIS, identifier=identifier, sentence=sentence)
    return replace(made, context=Context(near=(head, *near)))


def expected(*claims: Claim, figures: tuple[Figure, ...]) -> list[str | None]:
    """Give the name of the figure that each claim should have had, where its number is another's."""
    return [
        one.expected.figure.name if one.belongs is not None and one.expected is not None else None
        for one in compare_claims(claims, figures)
    ]


@pytest.mark.parametrize(
    ("written", "group", "name"),
    [
        ("61 procent", "volwassene", "h/volwassenen"),
        ("27 procent", "kind", "h/kinderen"),
        ("27 procent", "volwassene", None),
        ("44 procent", "volwassene", None),
    ],
)
def test_a_share_of_two_digits_is_known_as_the_siblings(written: str, group: str, name: str | None) -> None:
    assert expected(about(written, group, "dragen"), figures=HELMETS) == [name]


def test_one_of_many_siblings_is_named() -> None:
    assert expected(about("15,10 euro", "afwasser", "verdienen"), figures=WAGES) == ["u/afwasser"]


def test_nothing_is_said_where_the_sentence_hints_at_the_sibling_too() -> None:
    made = about("15,10 euro", "afwasser", "verdienen")
    made = replace(made, context=replace(made.context, far=("ober",)))
    assert expected(made, figures=WAGES) == [None]


def test_a_name_beside_the_number_names_its_sibling_also_where_the_noun_was_said_before() -> None:
    towns = (
        reference("71 procent", "vertrek Ledegem", name="v/ledegem", period=THIS),
        reference("63 procent", "vertrek Kortemark", name="v/kortemark", period=THIS),
    )
    made = about("63 procent", "vertraging", "Ledegem", "vertrek")
    made = replace(made, subject=replace(made.subject, modifiers=("gemiddeld",), inherited=True))
    assert expected(made, figures=towns) == ["v/ledegem"]


def test_what_a_sentence_only_takes_over_names_no_sibling() -> None:
    made = about("61 procent", "volwassene")
    made = replace(made, subject=replace(made.subject, inherited=True))
    assert expected(made, figures=HELMETS) == [None]


def test_where_every_number_has_its_figure_none_is_given_to_another() -> None:
    both = (about("61 procent", "volwassene"), about("27 procent", "drager", identifier="c2", sentence=1))
    assert expected(*both, figures=HELMETS) == [None, None]


def test_two_numbers_in_each_others_place_are_both_found() -> None:
    both = (about("61 procent", "volwassene"), about("27 procent", "kind", identifier="c2", sentence=1))
    assert expected(*both, figures=HELMETS) == ["h/volwassenen", "h/kinderen"]


def test_a_part_and_its_whole_in_one_phrase_of_a_source_are_no_siblings() -> None:
    part = replace(
        as_figure(claim("31", "verbod oppervlaktewater", surroundings="geldt in # van de beken"), "source"),
        name="s#10",
    )
    whole = replace(as_figure(claim("44", "beek verbod"), "source"), name="s#20", place=(20, 22))
    for figure in (part, whole):
        assert figure.place is not None
    beside = tuple(replace(figure, shown="Verbod in 31 van de 44 beken.") for figure in (part, whole))
    made = about("31", "beek", "verbod")
    assert expected(made, figures=beside) == [None]
    apart = (replace(beside[0], surroundings="geldt in # sloten"), beside[1])
    assert expected(made, figures=apart) == ["s#20"]


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("uitleningen van elektronische boeken", None),
        ("uitleningen van boeken en elektronica", "u/boeken"),
    ],
)
def test_a_claim_counts_one_of_the_groups_that_a_label_names(label: str, name: str | None) -> None:
    words = subject("uitlening elektronisch boek")
    figures = (
        reference("6,9 miljoen", replace(words, text=label), name="u/boeken", period=THIS),
        reference("58,4 miljoen", "uitlening fysiek materiaal", name="u/materialen", period=THIS),
    )
    assert expected(about("58,4 miljoen", "boek", "balie"), figures=figures) == [name]


PREY = (
    reference("1.874", "gedood dier", name="p/dieren", period=THIS),
    reference("1.731", "gedood schaap", name="p/schapen", period=THIS),
)


@pytest.mark.parametrize(("head", "name"), [("schaap", "p/schapen"), ("dier", None)])
def test_a_total_said_of_one_group_is_that_of_all(head: str, name: str | None) -> None:
    made = replace(about("1.874", head, "doden"), surroundings=f"in totaal werden er {HERE} {head} gedood")
    assert expected(made, figures=PREY) == [name]


@pytest.mark.parametrize(("said", "name"), [("", "h/volwassenen"), ("niet ", None)])
def test_a_group_that_is_denied_is_not_named(said: str, name: str | None) -> None:
    made = replace(
        about("61 procent", "volwassene", "dragen"), surroundings=f"{HERE} {said}volwassenen droegen"
    )
    assert expected(made, figures=HELMETS) == [name]
