"""The words of `language/data/relations.toml` and those of change, as sets."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from cijfercheck.language.lexicon import load_words, roles
from cijfercheck.model.finding import FindingKind

_CACHED_TEXTS = 4_000  # what stands before, behind and between numbers is asked for by each relation
_WORD = re.compile(r"[^\W\d_][\w'’-]*|\d+(?:[.,]\d+)*|[^\w\s]")


@dataclass(frozen=True, slots=True)
class RelationWords:
    """What ties one number to another: see the data file for each list.

    `changing` are the words that say that something went up or down; `tying` those with which two numbers may stand side by side.
    """

    ties: frozenset[str]
    when: frozenset[str]
    small: frozenset[str]
    pointing: frozenset[str]
    articles: frozenset[str]
    echoes: frozenset[str]
    attributing: frozenset[str]
    resuming: frozenset[str]
    linking: frozenset[str]
    turning: frozenset[str]
    concluding: frozenset[str]
    at_present: frozenset[str]
    to_come: frozenset[str]
    than: frozenset[str]
    against: frozenset[str]
    beside: tuple[str, ...]
    amounting: frozenset[str]
    differing: frozenset[str]
    gaps: frozenset[str]
    noting: frozenset[str]
    relative: frozenset[str]
    whereof: tuple[str, ...]
    loose: tuple[str, ...]
    back: tuple[str, ...]
    most: tuple[str, ...]
    rest: frozenset[str]
    left: frozenset[str]
    remaining: frozenset[str]
    altogether: tuple[str, ...]
    balance: tuple[str, ...]
    undecided: tuple[str, ...]
    wholes: frozenset[str]
    entire: frozenset[str]
    following: frozenset[str]
    lacking: tuple[str, ...]
    occasions: frozenset[str]
    vanishing: frozenset[str]
    whole: frozenset[str]
    together: frozenset[str]
    adding: frozenset[str]
    filling: frozenset[str]
    excess: frozenset[str]
    adding_own: frozenset[str]
    overlapping: frozenset[str]
    placing: frozenset[str]
    having: frozenset[str]
    normal: tuple[str, ...]
    complements: tuple[tuple[str, str], ...]
    halves: tuple[tuple[str, str], ...]
    fillers: tuple[str, ...]
    income: frozenset[str]
    expenses: frozenset[str]
    balances: frozenset[str]
    members: frozenset[str]
    voters: frozenset[str]
    abstaining: frozenset[str]
    present_all: tuple[str, ...]
    each_once: frozenset[str]
    totals: frozenset[str]
    revision: frozenset[str]
    corrected: frozenset[str]
    earlier: frozenset[str]
    provisional: frozenset[str]
    right: frozenset[str]
    should_be: tuple[str, ...]
    withdrawn: frozenset[str]
    counted: frozenset[str]
    approaching: frozenset[str]
    per: frozenset[str]
    counted_over: frozenset[str]
    yearly: tuple[str, ...]
    then_years: frozenset[str]
    dying: frozenset[str]
    founding: frozenset[str]
    later_years: frozenset[str]
    collective: frozenset[str]
    leading: tuple[str, ...]
    trailing: tuple[str, ...]
    fewest: tuple[str, ...]
    again: frozenset[str]
    equals: tuple[str, ...]
    coming: frozenset[str]
    single: frozenset[str]
    every: frozenset[str]
    costing: frozenset[str]
    yielding: frozenset[str]
    alike: dict[str, frozenset[str]]
    definite: frozenset[str]
    narrowing: frozenset[str]
    empty: frozenset[str]
    spending: frozenset[str]
    spends: frozenset[str]
    earlier_level: frozenset[str]
    present_level: frozenset[str]
    expecting: frozenset[str]
    wanting: frozenset[str]
    apart: frozenset[str]
    dividing: frozenset[str]
    leading_on: frozenset[str]
    opposed: dict[str, str]
    standing: frozenset[str]
    up: tuple[str, ...]
    down: tuple[str, ...]
    better: tuple[str, ...]
    worse: tuple[str, ...]
    opposites: dict[str, str]
    exclusive: dict[FindingKind, dict[str, frozenset[str]]]
    rising: frozenset[str]
    falling: frozenset[str]
    changing: frozenset[str]
    tying: frozenset[str]


@cache
def relation_words() -> RelationWords:
    """The word lists, read once."""
    data = load_words("relations")
    parts, base, pointing = data["parts"], data["base"], data["pointing"]
    change = roles()
    rising = change.rise.nouns | change.rise.comparatives | change.rise.forms
    falling = change.fall.nouns | change.fall.comparatives | change.fall.forms
    ties, when = frozenset(data["ties"]["words"]), frozenset(data["ties"]["when"])
    return RelationWords(
        ties=ties,
        when=when,
        small=frozenset(data["ties"]["small"]),
        pointing=frozenset(pointing["openings"]),
        articles=frozenset(pointing["articles"]),
        echoes=frozenset(pointing["echoes"]),
        attributing=frozenset(pointing["attributing"]),
        resuming=frozenset(pointing["resuming"]),
        linking=frozenset(pointing["linking"]),
        turning=frozenset(pointing["turning"]),
        concluding=frozenset(pointing["concluding"]),
        at_present=frozenset(pointing["at_present"]),
        to_come=frozenset(pointing["to_come"]),
        than=frozenset(base["than"]),
        against=frozenset(base["against"]),
        beside=tuple(base["beside"]),
        amounting=frozenset(base["amounting"]),
        differing=frozenset(base["differing"]),
        gaps=frozenset(base["gaps"]),
        noting=frozenset(base["noting"]),
        relative=frozenset(base["relative"]),
        whereof=tuple(parts["whereof"]),
        loose=tuple(parts["loose"]),
        back=tuple(parts["back"]),
        most=tuple(parts["most"]),
        rest=frozenset(parts["rest"]),
        left=frozenset(parts["left"]),
        remaining=frozenset(parts["remaining"]),
        altogether=tuple(parts["altogether"]),
        balance=tuple(parts["balance"]),
        undecided=tuple(parts["undecided"]),
        wholes=frozenset(parts["wholes"]),
        entire=frozenset(parts["entire"]),
        following=frozenset(parts["following"]),
        lacking=tuple(parts["lacking"]),
        occasions=frozenset(parts["occasions"]),
        vanishing=frozenset(parts["vanishing"]),
        whole=frozenset(parts["whole"]),
        together=frozenset(parts["together"]),
        adding=frozenset(parts["adding"]),
        filling=frozenset(parts["filling"]),
        excess=frozenset(parts["excess"]),
        adding_own=frozenset(parts["adding_own"]),
        overlapping=frozenset(parts["overlapping"]),
        placing=frozenset(parts["placing"]),
        having=frozenset(parts["having"]),
        normal=tuple(parts["normal"]),
        complements=tuple((one, other) for one, other in parts["complements"]),
        fillers=tuple(data["ties"]["fillers"]),
        halves=tuple((one, other) for one, other in (*parts["complements"], *parts["halves"])),
        income=frozenset(data["books"]["income"]),
        expenses=frozenset(data["books"]["expenses"]),
        balances=frozenset(data["books"]["balances"]),
        members=frozenset(data["votes"]["members"]),
        voters=frozenset(data["votes"]["voters"]),
        abstaining=frozenset(data["votes"]["abstaining"]),
        present_all=tuple(data["votes"]["present_all"]),
        each_once=frozenset(parts["each_once"]),
        totals=frozenset(parts["totals"]),
        revision=frozenset(data["revision"]["words"]),
        corrected=frozenset(data["revision"]["corrected"]),
        earlier=frozenset(data["revision"]["earlier"]),
        provisional=frozenset(data["revision"]["provisional"]),
        right=frozenset(data["revision"]["right"]),
        should_be=tuple(data["revision"]["should_be"]),
        withdrawn=frozenset(data["revision"]["withdrawn"]),
        counted=frozenset(data["revision"]["counted"]),
        approaching=frozenset(base["approaching"]),
        per=frozenset(data["rates"]["per"]),
        counted_over=frozenset(data["rates"]["counted_over"]),
        yearly=tuple(data["rates"]["yearly"]),
        then_years=frozenset(data["years"]["then"]),
        dying=frozenset(data["years"]["dying"]),
        founding=frozenset(data["years"]["founding"]),
        later_years=frozenset(data["years"]["other"]),
        collective=frozenset(parts["collective"]),
        leading=tuple(data["orders"]["leading"]),
        trailing=tuple(data["orders"]["trailing"]),
        fewest=tuple(data["orders"]["fewest"]),
        again=frozenset(data["products"]["again"]),
        equals=tuple(data["products"]["equals"]),
        coming=frozenset(data["products"]["coming"]),
        single=frozenset(data["products"]["single"]),
        every=frozenset(data["products"]["every"]),
        costing=frozenset(data["products"]["costing"]),
        yielding=frozenset(data["products"]["yielding"]),
        alike={name: frozenset(names) for names in data["products"]["alike"] for name in names},
        definite=frozenset(data["mention"]["articles"]),
        narrowing=frozenset(data["mention"]["narrowing"]),
        empty=frozenset(data["mention"]["empty"]),
        spending=frozenset(data["mention"]["spending"]),
        spends=frozenset(data["mention"]["spends"]),
        earlier_level=frozenset(data["recalls"]["earlier"]),
        present_level=frozenset(data["recalls"]["present"]),
        expecting=frozenset(data["recalls"]["expecting"]),
        wanting=frozenset(data["recalls"]["wanting"]),
        apart=frozenset(data["recalls"]["apart"]),
        dividing=frozenset(data["labels"]["dividing"]),
        leading_on=frozenset(data["labels"]["leading"]),
        opposed=_both_ways(data["labels"]["opposed"]),
        standing=frozenset(data["labels"]["standing"]),
        up=tuple(data["particles"]["up"]),
        down=tuple(data["particles"]["down"]),
        better=tuple(data["particles"]["better"]),
        worse=tuple(data["particles"]["worse"]),
        opposites=_both_ways(data["opposites"]["pairs"]),
        exclusive=_exclusive(data["exclusive"], parts["complements"]),
        rising=rising,
        falling=falling,
        changing=rising | falling,
        tying=ties | when | rising | falling | change.differences,
    )


def _both_ways(pairs: Iterable[list[str]]) -> dict[str, str]:
    """Each word of some pairs with the other of its pair."""
    return {one: other for pair in pairs for one, other in (pair, pair[::-1])}


def _exclusive(
    kinds: dict[FindingKind, list[list[str]]], complements: Iterable[list[str]]
) -> dict[FindingKind, dict[str, frozenset[str]]]:
    """Each word with those that exclude it, by what is wrong where one stands for another; the two parts of a whole are two groups."""
    found: dict[FindingKind, dict[str, frozenset[str]]] = {}
    parted: dict[FindingKind, Iterable[list[str]]] = {"wrong-subject": complements}
    for kind, groups in (*kinds.items(), *parted.items()):
        others = found.setdefault(kind, {})
        for group in groups:
            for word in group:
                others[word] = others.get(word, frozenset()) | (frozenset(group) - {word})
    return found


def without(text: str, phrases: Iterable[str]) -> str:
    """A text with a space in the place of each of these phrases."""
    for phrase in phrases:
        text = text.replace(phrase, " ")
    return text


def words_of(text: str) -> list[str]:
    """The words, numbers and marks of a text, in lower case."""
    return list(_cut(text))


@lru_cache(maxsize=_CACHED_TEXTS)
def _cut(text: str) -> tuple[str, ...]:
    return tuple(word.lower() for word in _WORD.findall(text))


@lru_cache(maxsize=_CACHED_TEXTS)
def plain_words(text: str) -> tuple[str, ...]:
    """The words of a text in lower case, without its numbers and marks."""
    return tuple(filter(is_word, _cut(text)))


def has_phrase(text: str, phrases: Iterable[str]) -> bool:
    """Whether a text has one of these words or phrases: "naar boven"."""
    said = f" {' '.join(words_of(text))} "
    return any(f" {phrase} " in said for phrase in phrases)


def is_word(word: str) -> bool:
    """Whether this is a word, and not a number or a mark."""
    return word[:1].isalpha()
