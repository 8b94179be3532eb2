"""Tells ages and age groups from durations: "was 14 jaar", "mensen van 65 tot 80 jaar", "veertien jaar cel"."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from cijfercheck.language.lexicon import load_words
from cijfercheck.language.numerals import Numeral, word_at
from cijfercheck.language.tokens import Token

_CLAUSE = 9
_YOUNGEST_NAMED = 5
_NAME_LENGTH = 3
_SENTENCE_SIGNS = frozenset({".", "!", "?", ";", ":", "\n"})


@dataclass(frozen=True, slots=True)
class AgeWords:
    """The words of `data/ages.toml`."""

    after: frozenset[str]
    before: frozenset[str]
    verbs: frozenset[str]
    persons: frozenset[str]
    person_of: frozenset[str]
    durations: frozenset[str]
    group_persons: frozenset[str]
    comparatives: frozenset[str]
    limits: frozenset[str]
    prepositions: frozenset[str]
    nouns: frozenset[str]
    suffixes: tuple[str, ...]
    oldest: int


@cache
def age_words() -> AgeWords:
    """Load the words about ages."""
    data = load_words("ages")
    age, group = data["age"], data["group"]
    return AgeWords(
        after=frozenset(age["after"]),
        before=frozenset(age["before"]),
        verbs=frozenset(age["verbs"]),
        persons=frozenset(age["persons"]),
        person_of=frozenset(age["person_of"]),
        durations=frozenset(data["duration"]["words"]),
        group_persons=frozenset(group["persons"]),
        comparatives=frozenset(group["comparatives"]),
        limits=frozenset(group["limits"]),
        prepositions=frozenset(group["prepositions"]),
        nouns=frozenset(group["nouns"]),
        suffixes=tuple(group["suffixes"]),
        oldest=group["oldest"],
    )


def is_age(tokens: Sequence[Token], first: int, after: int) -> bool:
    """Whether a number of years at `first` up to `after` ("14 jaar") is somebody's age.

    "14 jaar oud", "de gemiddelde leeftijd is 41 jaar", "een jongen van 14 jaar", "de jongste was 14 jaar".
    """
    lists = age_words()
    if word_at(tokens, after) in lists.after:
        return True
    before = words_before(tokens, first)
    other = word_at(tokens, after) in lists.comparatives | lists.durations
    if other or not before or lists.durations.intersection(before):
        return False
    if lists.before.intersection(before):
        return True
    if before[-1] == "van" and len(before) > 1:
        return before[-2] in lists.person_of
    if before[-1] not in lists.verbs:
        return False
    return word_at(tokens, after) == "toen" or bool(lists.persons.intersection(before))


def is_personal_age(tokens: Sequence[Token], numeral: Numeral) -> bool:
    """Whether a bare number is an age: between commas after a name ("Michael Vann, 72, zei"),  or "een man van 45", "een vrouw (43)"."""
    first, after = numeral.first, numeral.after
    if not numeral.in_digits or numeral.value is None or numeral.decimals or numeral.form != "number":
        return False
    if not _YOUNGEST_NAMED <= numeral.value <= age_words().oldest:
        return False
    if word_at(tokens, first - 1) == "(" and word_at(tokens, after) == ")":
        return word_at(tokens, first - 2) in age_words().persons
    if word_at(tokens, first - 1) == "van" and word_at(tokens, first - 2) in age_words().person_of:
        return after >= len(tokens) or tokens[after].kind != "word"
    if word_at(tokens, first - 1) != "," or word_at(tokens, after) != "," or first < _NAME_LENGTH:
        return False
    surname, name = tokens[first - 2], tokens[first - 3]
    return all(part.kind == "word" and not part.small for part in (surname, name))


def words_before(tokens: Sequence[Token], place: int, most: int = _CLAUSE) -> list[str]:
    """The words of the same sentence before `place`, `most` at most, in order."""
    words: list[str] = []
    for token in reversed(tokens[max(0, place - most) : place]):
        if token.lower in _SENTENCE_SIGNS:
            break
        words.append(token.lower)
    return words[::-1]
