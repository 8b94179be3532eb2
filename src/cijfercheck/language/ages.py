"""Tells ages and age groups from durations: "was 14 jaar", "mensen van 65 tot 80 jaar", "veertien jaar cel"."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from cijfercheck.language.join_words import join_words
from cijfercheck.language.lexicon import load_words
from cijfercheck.language.numerals import Numeral, word_at
from cijfercheck.language.tokens import Token

_PAST_TENSES, _PRESENT = ("de", "te"), "t"
_PARTICIPLES = ("ge", "omge", "aange", "opge")
_CLAUSE = 9
_YOUNGEST_NAMED = 5
_NAME_LENGTH = 3
_YOUNGEST_GROWN, _OLDEST_GROWN = 15, 99
_OF_AGE = 18
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
    youngest_limit: int
    oldest_limit: int
    followers: frozenset[str]
    parents: frozenset[str]
    group_of: frozenset[str]
    one_person: frozenset[str]
    pronouns: frozenset[str]
    be: frozenset[str]
    behind_age: frozenset[str]
    level_verbs: frozenset[str]
    age_endings: tuple[str, ...]
    required: frozenset[str]
    at_most: frozenset[str]
    particles: frozenset[str]
    oldest_under: int
    callings: tuple[str, ...]
    people_endings: tuple[str, ...]
    no_people: frozenset[str]
    ages_apart: frozenset[str]
    given_names: frozenset[str]

    def are_people(self, word: str) -> bool:
        """Whether a word names people in the plural: "bouwvakkers", and not "nummers"."""
        return word in self.group_persons or (
            word.endswith(self.people_endings) and word not in self.no_people
        )


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
        youngest_limit=group["youngest_limit"],
        oldest_limit=group["oldest_limit"],
        followers=frozenset(group["followers"]) | join_words().no_nouns,
        parents=frozenset(age["parents"]),
        group_of=frozenset(age["group_of"]),
        one_person=frozenset(age["one_person"]),
        pronouns=frozenset(age["pronouns"]),
        be=frozenset(age["be"]),
        level_verbs=frozenset(group["level_verbs"]),
        behind_age=frozenset(age["behind"]),
        age_endings=tuple(age["endings"]),
        required=frozenset(age["required"]),
        at_most=frozenset(age["at_most"]),
        particles=frozenset(age["particles"]),
        oldest_under=group["oldest_under"],
        callings=tuple(age["callings"]),
        people_endings=tuple(data["people"]["endings"]),
        no_people=frozenset(data["people"]["others"]),
        ages_apart=frozenset(age["apart"]),
        given_names=frozenset(age["given_names"]),
    )


def is_age(tokens: Sequence[Token], first: int, after: int, *, years: bool = True) -> bool:
    """Whether a number of years at `first` up to `after` ("14 jaar") is somebody's age.

    "14 jaar oud", "de gemiddelde leeftijd is 41 jaar", "een jongen van 14 jaar", "de jongste was 14 jaar". Of months, weeks and
    days (not `years`) only "3 maanden oud" is one.
    """
    if word_at(tokens, after) in age_words().after:
        return True
    return years and _are_years_of_age(tokens, first, after)


def _are_years_of_age(tokens: Sequence[Token], first: int, after: int) -> bool:
    """Whether the words before "14 jaar" make it an age."""
    lists = age_words()
    before = words_before(tokens, first)
    other = word_at(tokens, after) in lists.comparatives | lists.durations
    if other or not before or lists.durations.intersection(before):
        return False
    if lists.before.intersection(before) or any(word.endswith(lists.age_endings) for word in before):
        return True
    must = word_at(tokens, after) in lists.required
    if word_at(tokens, after + must) == "zijn" and (must or lists.required.intersection(before)):
        return True  # "die minstens 16 jaar | moeten zijn", "zij moet 18 jaar | zijn"
    listed = _without_list(before)
    if listed[-1:] == ["van"] and len(listed) > 1:
        named = listed[-2] in lists.person_of | lists.group_of or listed[-2].endswith(lists.callings)
        return named or lists.are_people(listed[-2])
    for opening in ("de", "tussen"):  # "hij is tussen de | 40 en 50 jaar"
        before = before[:-1] if before[-1:] == [opening] else before
    if before[-1:] and before[-1] in lists.at_most:  # "van de kopers was hooguit | 30 jaar"
        before = before[:-1]
    if not before or before[-1] not in lists.verbs:
        return False
    said = word_at(tokens, after) == "toen" or _is_said_of_name(tokens, first, after)
    return said or bool(lists.persons.intersection(before))


def _is_said_of_name(tokens: Sequence[Token], first: int, after: int) -> bool:
    """Whether "werd | 90 jaar" is said of a name and ends its clause: "Reinier Paping werd 90 jaar."."""
    if first < _NAME_LENGTH - 1 or tokens[first - 2].kind != "word" or tokens[first - 2].small:
        return False
    ends = after >= len(tokens) or tokens[after].kind != "word" or tokens[after].lower in {"en", "oud"}
    return ends and word_at(tokens, first - 1) in {"werd", "wordt"}


def _without_list(words: list[str]) -> list[str]:
    """The words before a list of numbers: "twee kinderen van | 6 en 9 jaar"."""
    end = len(words)
    while end and (words[end - 1] in {"en", "of", ","} or words[end - 1].isdigit()):
        end -= 1
    return words[:end]


def is_personal_age(tokens: Sequence[Token], numeral: Numeral) -> bool:
    """Whether a bare number is an age.

    Between commas after a name ("Michael Vann, 72, zei"), "een man van 45", "een vrouw (43)", "leeftijd: 45".
    """
    first, after, value = numeral.first, numeral.after, numeral.value
    whole = value is not None and not numeral.decimals and numeral.form == "number"
    if value is None or not whole or not 0 < value <= age_words().oldest:
        return False
    if (
        _is_not_of_age(tokens, first, after, value)
        or _is_of_person(tokens, first, after, value)
        or _is_said_of_person(tokens, first, after)
    ):
        return True
    if not numeral.in_digits:
        return False
    if word_at(tokens, first - 1) == "(" and word_at(tokens, after) == ")":
        return _is_behind_person(tokens, first, after, value)
    if value < _YOUNGEST_NAMED:
        return False
    return _follows_age_word(tokens, first) or _stands_behind_name(tokens, first, after, value)


def _is_behind_person(tokens: Sequence[Token], first: int, after: int, value: Fraction) -> bool:
    """Whether a number in brackets stands behind who is so old: "Ruud (57)", "Kees de Vries (8)", "de renner uit Zele (27)"."""
    if word_at(tokens, first - 2) in age_words().given_names and not tokens[first - 2].small:
        return True
    if value < _YOUNGEST_NAMED:
        return False
    home = first - 2 - 2 * (word_at(tokens, first - 3) == "uit")
    return _is_of_one_name(tokens, first, after, value) or any(
        word_at(tokens, place) in age_words().persons
        or (_is_full_name(tokens, place) and not _goes_on_list(tokens, place))
        for place in {first - 2, home}
    )


def _goes_on_list(tokens: Sequence[Token], last: int) -> bool:
    """Whether a name that ends at `last` follows a lone one with a number: "Breda (33), Roosendaal (24) en Bergen op Zoom (19)"."""
    place = last
    while place > 0 and (not tokens[place].small or tokens[place].lower in age_words().particles):
        if tokens[place].kind != "word":
            break
        place -= 1
    listed = word_at(tokens, place) in {",", "en"} and word_at(tokens, place - 1) == ")"
    bracketed = listed and word_at(tokens, place - 3) == "(" and place >= len("x(1)")
    return bracketed and not tokens[place - 4].small and not _is_full_name(tokens, place - 4)


def _is_not_of_age(tokens: Sequence[Token], first: int, after: int, value: Fraction) -> bool:
    """Whether "nog geen achttien" ends its clause: who is so old is a minor."""
    under = [word_at(tokens, first - 2), word_at(tokens, first - 1)] == ["nog", "geen"]
    return under and value == _OF_AGE and (after >= len(tokens) or tokens[after].kind != "word")


def _is_of_one_name(tokens: Sequence[Token], first: int, after: int, value: Fraction) -> bool:
    """Whether a number in brackets is the age behind one name: "Gerrit (72) uit Epe", "imker Gerrit (72)", "bestuursvoorzitter (58)".

    A lone name may as well be a party or a town with its number: "de PVV (37)".
    """
    if not _YOUNGEST_GROWN <= value <= _OLDEST_GROWN or first < len("x("):
        return False
    name = tokens[first - 2]
    if name.kind != "word":
        return False
    if name.lower.endswith(age_words().callings):
        return True
    if name.small:
        return False
    if word_at(tokens, after + 1) == "uit" and after + 2 < len(tokens) and not tokens[after + 2].small:
        return True
    return (
        first >= _NAME_LENGTH
        and tokens[first - 3].small
        and word_at(tokens, first - 3).endswith(age_words().callings)
    )


def _stands_behind_name(tokens: Sequence[Token], first: int, after: int, value: Fraction) -> bool:
    """Whether a number stands between commas behind a full name, or behind one name where the sentence goes on."""
    if (
        word_at(tokens, first - 1) != ","
        or word_at(tokens, after) not in {",", "uit"}
        or first < _NAME_LENGTH - 1
    ):
        return False
    surname = tokens[first - 2]
    if surname.kind != "word" or surname.small:
        return False
    if word_at(tokens, after) == "uit":  # "Palin, 29 uit Wasilla"
        home = tokens[after + 1] if after + 1 < len(tokens) else None
        return (
            home is not None
            and not home.small
            and home.kind == "word"
            and _YOUNGEST_GROWN <= value <= _OLDEST_GROWN
        )
    full = _is_full_name(tokens, first - 2)
    grown = _YOUNGEST_GROWN <= value <= _OLDEST_GROWN
    goes_on = after + 1 < len(tokens) and tokens[after + 1].kind == "word" and tokens[after + 1].small
    return full or (grown and goes_on)


def _is_full_name(tokens: Sequence[Token], last: int) -> bool:
    """Whether two words with capitals end at `last`: "Rosette Claes", "Jan van der Ploeg", not "In Amsterdam"."""
    first = last - 1
    while first > 0 and tokens[first].lower in age_words().particles:
        first -= 1
    if first < 0 or tokens[first].lower in join_words().no_nouns:
        return False
    return all(tokens[part].kind == "word" and not tokens[part].small for part in (first, last))


def _is_of_person(tokens: Sequence[Token], first: int, after: int, value: Fraction) -> bool:
    """Whether a number is the age of who stands before it: "een kind van zes", "kinderen van 4 en | 6", "mijn dochter van zes huilde".

    No noun that is counted may follow; "een moeder van drie" has three children.
    """
    lists = age_words()
    words = words_before(tokens, first)
    listed = _without_list(words)
    if listed[-1:] != ["van"] or len(listed) < len(("kind", "van")) or listed[-2] not in lists.person_of:
        return False
    if listed[-2] in lists.parents and value < _YOUNGEST_GROWN:
        return False
    if after >= len(tokens) or tokens[after].kind != "word" or tokens[after].lower in lists.followers:
        return True
    if listed != words:
        return True
    verb = tokens[after].small and (
        tokens[after].lower.endswith((*_PAST_TENSES, _PRESENT))
        or tokens[after].lower.startswith(_PARTICIPLES)
    )
    return verb and listed[-2] in lists.one_person and tokens[after].lower not in {"procent", "cent"}


def _is_said_of_person(tokens: Sequence[Token], first: int, after: int) -> bool:
    """Whether somebody is said to be so old: "hij is 53 en werkt nog", "toen was ze twaalf"."""
    lists = age_words()
    place = first - (word_at(tokens, first - 1) in {"pas", "nog", "al", "net", "nu", "inmiddels", "bijna"})
    one, other = word_at(tokens, place - 1), word_at(tokens, place - 2)
    said = (one in lists.be and other in lists.pronouns) or (one in lists.pronouns and other in lists.be)
    before = word_at(tokens, place - 3)
    said = said or (one in lists.be and other in lists.persons and before in {"de", "het"})
    said = said or (one in lists.be and before in lists.ages_apart)
    if not said:
        return False
    alone = after >= len(tokens) or tokens[after].kind != "word"
    return (alone and word_at(tokens, after) not in {"-", "%"}) or word_at(tokens, after) in lists.behind_age


def _follows_age_word(tokens: Sequence[Token], first: int) -> bool:
    """Whether "leeftijd", with a colon or "van" behind it, stands before `first`: "leeftijd: 45"."""
    place = first - 1
    if word_at(tokens, place) in {":", "van"}:
        place -= 1
    return word_at(tokens, place) == "leeftijd"


def words_before(tokens: Sequence[Token], place: int, most: int = _CLAUSE) -> list[str]:
    """The words of the same sentence before `place`, `most` at most, in order."""
    words: list[str] = []
    for token in reversed(tokens[max(0, place - most) : place]):
        if token.lower in _SENTENCE_SIGNS:
            break
        words.append(token.lower)
    return words[::-1]
