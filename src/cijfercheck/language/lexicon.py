"""The word lists of `data/`, loaded once, for what a number says and counts."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Direction:
    """Lemmas of verbs and nouns and the comparative forms that point one way; `forms` are the verbs as a text has them.

    `phrases` stand behind a number, each as its words. `tails` end longer nouns of change, `shares` those of a change in percent.
    """

    verbs: frozenset[str]
    nouns: frozenset[str]
    comparatives: frozenset[str]
    forms: frozenset[str]
    phrases: frozenset[tuple[str, ...]]
    tails: tuple[str, ...]
    shares: tuple[str, ...]

    def has_noun(self, noun: str, *, percent: bool = False) -> bool:
        """Whether a noun, in small letters, is one of change this way, or ends like one: "omzetgroei"."""
        tails = (*self.tails, *self.shares) if percent else self.tails
        return noun in self.nouns or (noun.endswith(tails) and noun not in tails)


@dataclass(frozen=True, slots=True)
class Roles:
    """The words of `data/roles.toml`: change upward and downward, prepositions, and modality."""

    rise: Direction
    fall: Direction
    by: frozenset[str]
    to: frozenset[str]
    origin: frozenset[str]
    modality: dict[str, frozenset[str]]
    superseded: frozenset[str]
    differences: frozenset[str]
    differing: frozenset[str]
    again: frozenset[str]
    percent: frozenset[str]
    beside: frozenset[str]
    following: frozenset[str]
    measured: frozenset[str]
    quicker: frozenset[str]
    adding: frozenset[str]
    slower: frozenset[str]
    results: frozenset[str]
    measuring: frozenset[str]
    above_norm: frozenset[str]
    below_norm: frozenset[str]
    norms: frozenset[str]


@dataclass(frozen=True, slots=True)
class SubjectWords:
    """The words of `data/subjects.toml`: what carries, links, weakens, sets apart or points back."""

    carriers: frozenset[str]
    whole: frozenset[str]
    counters: frozenset[str]
    links: frozenset[str]
    weak: frozenset[str]
    remainder: frozenset[str]
    neutral: frozenset[str]
    groups: frozenset[str]
    rates: frozenset[str]
    statistics: frozenset[str]
    averages: frozenset[str]
    totals: frozenset[str]
    others: frozenset[str]
    then: frozenset[str]
    now: frozenset[str]
    mostly: frozenset[str]
    back: frozenset[str]
    recalling: frozenset[str]
    against: frozenset[str]
    formulas: frozenset[str]


@cache
def roles() -> Roles:
    """The words that say what a number does."""
    data = load_words("roles")
    return Roles(
        rise=_direction(data["rise"]),
        fall=_direction(data["fall"]),
        by=frozenset(data["change"]["by"]),
        to=frozenset(data["change"]["to"]),
        origin=frozenset(data["change"]["from"]),
        modality={name: frozenset(words) for name, words in data["modality"].items()},
        superseded=frozenset(data["superseded"]["openings"]),
        differences=frozenset(data["difference"]["nouns"]),
        differing=frozenset(data["difference"]["verbs"]),
        again=frozenset(data["again"]["ties"]),
        percent=frozenset(data["again"]["percent"]),
        beside=frozenset(data["again"]["beside"]),
        following=frozenset(data["again"]["following"]),
        measured=frozenset(data["measured"]),
        quicker=frozenset(data["quicker"]),
        adding=frozenset(data["added"]["verbs"]),
        slower=frozenset(data["slower"]),
        results=frozenset(data["results"]),
        measuring=frozenset(data["measuring"]["verbs"]),
        above_norm=frozenset(data["off_norm"]["above"]),
        below_norm=frozenset(data["off_norm"]["below"]),
        norms=frozenset(data["off_norm"]["norms"]),
    )


@cache
def subject_words() -> SubjectWords:
    """The words that say little about what is counted, by what they do instead."""
    data = load_words("subjects")
    return SubjectWords(**{name: frozenset(words) for name, words in data.items()})


@cache
def phrases() -> dict[str, tuple[str, ...]]:
    """Each word that stands for a phrase, with the words of that phrase."""
    return {word: tuple(words) for word, words in load_words("synonyms")["phrases"].items()}


@cache
def synonyms() -> dict[str, str]:
    """Each word of a group of synonyms with the word that stands for the group."""
    return {word: group[0] for group in load_words("synonyms")["groups"] for word in group}


@cache
def saying_verbs() -> frozenset[str]:
    """Verbs by which somebody says a number, as lemmas."""
    return frozenset(load_words("attribution")["saying"])


@cache
def timing_words(name: str) -> frozenset[str]:
    """A list of `data/timing.toml`: words that tell what a time is said of."""
    return frozenset(load_words("timing")[name])


@cache
def load_words(name: str) -> dict[str, Any]:
    """Read `data/<name>.toml`, once; the tables are shared, so they are only looked into."""
    return tomllib.loads(files("cijfercheck.language").joinpath("data", f"{name}.toml").read_text("utf-8"))


def _direction(data: dict[str, list[str]]) -> Direction:
    return Direction(
        verbs=frozenset(data["verbs"]),
        nouns=frozenset(data["nouns"]),
        comparatives=frozenset(data["comparatives"]),
        forms=frozenset(data["forms"]),
        phrases=frozenset(tuple(phrase.split()) for phrase in data["phrases"]),
        tails=tuple(data["tails"]),
        shares=tuple(data["shares"]),
    )
