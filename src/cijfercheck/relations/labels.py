"""The words that each number of a text stands with: "Eindhoven met 962, Amsterdam met 871".

Of what stands between two numbers, what goes before the first comma or "en" is of the number before it, and the rest of the one
behind. A number without words of its own has those of the one before it in its sentence: "mannen 512.000 (+3 procent)".
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from itertools import pairwise

from cijfercheck.language.lexicon import roles, subject_words
from cijfercheck.matching.words import canonical, meet, same_word
from cijfercheck.model.claim import Claim
from cijfercheck.relations.lines import Document, begins_alike
from cijfercheck.relations.pairs import COPULAS
from cijfercheck.relations.words import relation_words

_WORD = re.compile(r"[^\W_][\w'’-]*[^\W_]|\d")
_PARTS = re.compile(r"\d+|[^\W\d_]{2,}")
_ENDS = re.compile(r"[.!?][\"'’”)]*\s+(?=[\"'‘“(]*[A-Z])|\n")
_YEAR = re.compile(r"(?:19|20)\d\d")
_ENTRY = re.compile(  # a name and its mark, before a number
    r"(?:.*[;:–|•*(])?[\s>*•-]*([^()|;:]*\w[^()|;:]*?)(?:\([^()]*\))?[\s:=|–€-]*"
)
_ENTRY_END = re.compile(r"[;,.|/–•(]\s*")
_OR = re.compile(r"(?<=[^\W\d])\s*/\s*")
_LONGEST_NAME = 6  # words
_CACHED_WORDS, _CACHED_PAIRS = 20_000, 50_000


def find_labels(document: Document) -> Mapping[str, frozenset[str]]:
    """The words of each number that can tell it from another, in small letters, by the id of its claim."""
    tables = {claim.id: _cell_words(claim) for claim in document.claims if claim.section == "table"}
    prose = sorted(
        (claim for claim in document.claims if claim.id not in tables), key=lambda claim: claim.start
    )
    said: dict[str, list[str]] = {claim.id: [] for claim in prose}
    follows: dict[str, str] = {}
    for one, other in pairwise(prose):
        between = document.text[one.quantity.end : other.quantity.start]
        mine, theirs = _divide(between)
        said[one.id].append(mine)
        said[other.id].append(theirs)
        if not _ENDS.search(between):
            follows[other.id] = one.id
    if prose:
        said[prose[0].id].append(_ENDS.split(document.text[: prose[0].quantity.start])[-1])
        said[prose[-1].id].append(_first_part(_ENDS.split(document.text[prose[-1].quantity.end :])[0]))
    found: dict[str, frozenset[str]] = {}
    for claim in prose:
        words = telling_words(said[claim.id])
        if claim.id in follows and not any(map(_names_something, words)):
            words |= found[follows[claim.id]]
        found[claim.id] = words
    return found | tables


def find_names(document: Document) -> Mapping[int, tuple[frozenset[str], ...]]:
    """The names of the numbers of lists and tables, by their place: the words before a number on its line, in each of the ways that it writes them.

    "Kolen 1,1 (-38%)", "vwo/gymnasium: 22%", "beklaagden (voorlopige hechtenis): 171".
    """
    found: dict[int, tuple[frozenset[str], ...]] = {}
    end = 0
    for claim in sorted(document.claims, key=lambda claim: claim.start):
        if claim.section == "table":
            names: tuple[frozenset[str], ...] = (_cell_words(claim),)
        else:
            start = document.text.rfind("\n", 0, claim.quantity.start) + 1
            before = document.text[max(start, end) : claim.quantity.start]
            names = _names_in(before, opens=end <= start)
        end = claim.quantity.end
        if any(names):
            found[claim.start] = names
    return found


def _names_in(before: str, *, opens: bool) -> tuple[frozenset[str], ...]:
    """The names of a number in the words before it; those behind another number begin at a mark: "11 zetels (I. Vanhove: 1.927"."""
    if not opens:
        mark = _ENTRY_END.search(before)
        before = before[mark.end() :] if mark else ""
    entry = _ENTRY.fullmatch(before)
    if entry is None or len(entry[1].split()) > _LONGEST_NAME or not _is_verbless(entry[1]):
        return ()
    return tuple(words for way in _OR.split(entry[1]) if (words := telling_words([way])))


def _is_verbless(name: str) -> bool:
    """Whether words may be a name and no sentence: "De huren in Gent stegen met" says what changed."""
    change = roles()
    return not any(
        word in COPULAS or word in change.rise.forms or word in change.fall.forms
        for word in map(str.lower, _WORD.findall(name))
    )


def _names_something(word: str) -> bool:
    """Whether a word names something by itself: "de provincie" is the one that was named before it."""
    return says_something(word) and word not in relation_words().standing


def telling_words(texts: Iterable[str]) -> frozenset[str]:
    """The words of texts that can tell one number from another, with the parts of those that join letters and digits: "75-plussers"."""
    words = {word.lower() for text in texts for word in _WORD.findall(text)}
    parts = {part for word in words if any(map(str.isdigit, word)) for part in _PARTS.findall(word)}
    opposites = relation_words().opposed
    return frozenset(word for word in words | parts if word in opposites or says_something(word))


@lru_cache(maxsize=_CACHED_WORDS)
def says_something(word: str) -> bool:
    """Whether a word can tell one number from another: it is no tie, time, unit or word of change."""
    change = roles()
    named = any(way.has_noun(word, percent=True) for way in (change.rise, change.fall))
    return not (word in _plain() or named or canonical(word) in _neutral() or _YEAR.fullmatch(word))


@cache
def _plain() -> frozenset[str]:
    """The small words, those that say when, and those of change."""
    lists, change = relation_words(), roles()
    small = (
        lists.tying | lists.small | lists.echoes | lists.articles | lists.turning | lists.leading_on | COPULAS
    )
    timed = lists.when | lists.at_present | lists.to_come | lists.earlier_level | lists.present_level
    forms = change.rise.forms | change.fall.forms | change.by | change.to | change.origin
    return small | timed | forms | _neutral()


@cache
def _neutral() -> frozenset[str]:
    return frozenset(form for word in subject_words().neutral for form in (word, canonical(word)))


@lru_cache(maxsize=_CACHED_PAIRS)
def may_name(word: str, other: str) -> bool:
    """Whether two words may name one thing: "gemeenten" and "gemeentelijk", "wederuitvoer" and "uitvoer"."""
    return meet(word, other) or meet(canonical(word), canonical(other)) or begins_alike(word, other)


@lru_cache(maxsize=_CACHED_PAIRS)
def are_one(word: str, other: str) -> bool:
    """Whether two words are forms of one, or synonyms."""
    return same_word(word, other) or same_word(canonical(word), canonical(other))


def _cell_words(claim: Claim) -> frozenset[str]:
    """The headings of the row and the column of a cell."""
    return telling_words((claim.subject.head, *claim.subject.modifiers))


def _divide(between: str) -> tuple[str, str]:
    """What stands between two numbers, as what is said of the one before it and of the one behind it."""
    sentences = _ENDS.split(between)
    if len(sentences) > 1:
        return _first_part(sentences[0]), sentences[-1]
    cut = _cuts().search(between)
    if cut is not None:
        return between[: cut.start()], between[cut.start() :]
    words, leading = between.split(), relation_words().leading_on
    last = max((at for at, word in enumerate(words) if word.lower() in leading), default=len(words))
    return " ".join(words[:last]), " ".join(words[last:])


def _first_part(rest: str) -> str:
    """What a sentence says of its last number: up to the first comma or "en" that has words before it."""
    first = _cuts().split(rest)[0]
    return first if first.strip() else rest


@cache
def _cuts() -> re.Pattern[str]:
    """What ends the words of one number and begins those of the next: marks, columns of spaces, and words as "en"."""
    words = "|".join(sorted(relation_words().dividing))
    return re.compile(rf"[;,:()|–—](?!\d)|\s[-/]\s|[ \t]{{2,}}|\b(?:{words})\b")
