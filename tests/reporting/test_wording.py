"""The words of the reports."""

import csv
from pathlib import Path

import pytest

from cijfercheck.pipeline import Checker
from cijfercheck.reading._files import read_article
from cijfercheck.reporting._wording import load_wording

CORPUS = Path(__file__).parents[2] / "corpus" / "dev"


def test_every_reason_that_the_corpus_gives_has_dutch_words() -> None:
    checker = Checker()
    known = set(load_wording("nl").reasons)
    reasons = {
        other.reason
        for path in CORPUS.glob("*/article.*")
        for other in checker.extract_article(read_article(path)).not_claims
    }
    assert reasons - known == set()


def test_every_reason_of_the_tables_has_dutch_words() -> None:
    with (CORPUS.parent / "numbers" / "not_claims.csv").open(encoding="utf-8", newline="") as table:
        reasons = {row["reason"] for row in csv.DictReader(table)}
    assert reasons - set(load_wording("nl").reasons) == set()


def test_both_languages_have_the_same_phrases() -> None:
    dutch, english = load_wording("nl"), load_wording("en")
    assert (set(dutch.phrases), set(dutch.counted)) == (set(english.phrases), set(english.counted))
    assert (set(dutch.severities), set(dutch.sections)) == (set(english.severities), set(english.sections))


@pytest.mark.parametrize(
    ("language", "value", "written"),
    [
        ("nl", "1234567.5", "1.234.567,5"),
        ("en", "1234567.5", "1,234,567.5"),
        ("nl", "-79", "-79"),
        ("nl", "1/3", "1/3"),
    ],
)
def test_a_number_is_written_as_the_readers_of_the_language_do(
    language: str, value: str, written: str
) -> None:
    assert load_wording(language).number(value) == written


@pytest.mark.parametrize(
    ("language", "unit", "one", "words"),
    [
        ("nl", "week", False, "weken"),
        ("nl", "week", True, "week"),
        ("nl", "EUR", False, "euro"),
        ("nl", "jaar", False, "jaar"),
        ("en", "jaar", True, "year"),
        ("en", "uur", False, "hours"),
    ],
)
def test_a_unit_is_named_as_it_follows_one_or_more(language: str, unit: str, one: bool, words: str) -> None:
    assert load_wording(language).unit(unit, one=one) == words
