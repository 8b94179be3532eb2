"""The words that each number of a text stands with."""

import pytest

from cijfercheck import Checker
from cijfercheck.reading.text import read_text
from cijfercheck.relations.labels import find_labels, telling_words
from cijfercheck.relations.lines import Document


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker()


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Eindhoven telde er 962, Amsterdam 871.", [{"eindhoven"}, {"amsterdam"}]),
        ("Er ligt straks 38.300 ton ballast op 46.000 dwarsliggers.", [{"ballast"}, {"dwarsliggers"}]),
        (
            "Van de botten waren 452 afkomstig van runderen en 487 van varkens.",
            [{"botten", "runderen"}, {"varkens"}],
        ),
        ("De haven telde 512 jachten. Een werf bouwde er 31.", [{"haven", "jachten"}, {"werf", "bouwde"}]),
        # A number without words of its own has those of the one before it.
        ("Bij de vrouwen waren het er 318, een groei van 3 procent.", [{"vrouwen"}, {"vrouwen"}]),
    ],
)
def test_each_number_has_the_words_on_its_side(checker: Checker, text: str, labels: list[set[str]]) -> None:
    extraction = checker.extract_article(read_text(text, identifier="a.txt"))
    found = find_labels(Document("a.txt", "claim", text, extraction.claims))
    assert [found[claim.id] & frozenset().union(*labels) for claim in extraction.claims] == labels


def test_letters_and_digits_are_words_too() -> None:
    assert telling_words(["75-plussers op de N382"]) == {"75-plussers", "75", "plussers", "n382", "382"}


def test_ties_times_and_changes_tell_nothing() -> None:
    assert telling_words(["een stijging van de prijs in 2023, vorig jaar nog"]) == frozenset()
