"""When two words say the same of a subject: synonyms, derivations, compounds and spelling."""

import re
from functools import lru_cache

from rapidfuzz.fuzz import ratio

from cijfercheck.language.lexicon import synonyms

_SHORTEST_PARTICIPLE = 6
_AFTER_S = frozenset("aceijlmnopqtuwy")  # letters that follow an s at the start of a Dutch word
_LINKS = ("s", "en", "e", "n", "-")
_SHORTEST_PART = 4
_SHORTEST_REST = 3
_SHORTEST_FRONT = 4
_SHORTEST_END = 5
_PREFIXES = (
    "aan",
    "af",
    "be",
    "door",
    "her",
    "in",
    "mis",
    "om",
    "onder",
    "ont",
    "op",
    "over",
    "tegen",
    "terug",
    "toe",
    "uit",
    "ver",
    "voor",
)
_FUZZY_LENGTH = 7
_FUZZY = 90.0
_OPEN = re.compile(
    r"[^aeiou][aeou][^aeiouw]$"
)  # a syllable that was open before "en": its vowel is written double without
_MEMBERS = ("'ers", "'er", "’ers", "’er")  # of letters that are spelled: "mbo'ers", "PVV'er"
_ENDINGS = ("ingen", "ing", "eren", "en", "es", "s", "e")


@lru_cache(maxsize=20_000)
def canonical(word: str) -> str:
    """The form under which a word is compared: "meldingen", "melden" and "gemeld" all give "meld"."""
    lowered = word.lower().strip("'’\"")
    lowered = synonyms().get(lowered) or _with_common_end(lowered)
    return lowered if word[:1].isupper() and word.isupper() else _stem(lowered)


@lru_cache(maxsize=50_000)
def same_word(left: str, right: str) -> bool:
    """Whether two lemmas may stand for each other."""
    one, other = canonical(left), canonical(right)
    if one == other or _is_plural(left, other) or _is_plural(right, one):
        return True
    if min(len(one), len(other)) < _FUZZY_LENGTH:
        return False
    return ratio(one, other) >= _FUZZY


def _with_common_end(word: str) -> str:
    """A compound whose last part is a synonym, with the word that stands for it: "fietsongeluk" is a "fietsongeval"."""
    known = synonyms()
    for start in range(_SHORTEST_FRONT, len(word) - _SHORTEST_END + 1):
        common = known.get(word[start:])
        if common is not None and not word[:start].endswith(_PREFIXES):
            return word[:start] + common
    return word


def _is_plural(word: str, other: str) -> bool:
    """Whether a word is the plural of another as it is written where its lemma was missed: "besturen" of "bestuur"."""
    stem = word.lower().removesuffix("en")
    if len(stem) < _SHORTEST_PART or stem == word.lower() or not _OPEN.search(stem):
        return False
    return f"{stem[:-1]}{stem[-2:]}" == other


@lru_cache(maxsize=50_000)
def split_compound(compound: str, part: str) -> tuple[str, ...] | None:
    """Split a compound at a word that it holds, or None where it does not hold it.

    "mensenhandelslachtoffer" at "slachtoffer" → ("mensenhandel", "slachtoffer"), at "mensenhandel" the same.
    """
    whole, piece = compound.lower(), part.lower()
    if len(piece) < _SHORTEST_PART or len(whole) < len(piece) + _SHORTEST_REST:
        return None
    if whole.endswith(piece):
        return (_without_link(whole[: -len(piece)]), piece)
    if whole.startswith(piece):
        rest = whole[len(piece) :]
        link = _link(rest)
        return (piece, rest[len(link) :]) if len(rest) - len(link) >= _SHORTEST_PART else None
    return None


@lru_cache(maxsize=50_000)
def meet(one: str, other: str) -> bool:
    """Whether two words may stand for each other, or one is the first or last part of the other."""
    return (
        same_word(one, other)
        or split_compound(one, other) is not None
        or split_compound(other, one) is not None
    )


def _link(rest: str) -> str:
    """The linking letters before the last part of a compound; an "s" that begins a word ("slachtoffer") is none."""
    for link in _LINKS:
        starts_word = link == "s" and rest[1:2] in _AFTER_S
        if rest.startswith(link) and len(rest) - len(link) >= _SHORTEST_PART and not starts_word:
            return link
    return ""


def _without_link(part: str) -> str:
    """The first part of a compound without its linking letters; "s" alone is taken off, for "en" may belong to it."""
    trimmed = part.rstrip("-")
    return trimmed[:-1] if trimmed.endswith("s") and len(trimmed) > _SHORTEST_REST else trimmed


def _stem(word: str) -> str:
    """Take the ending off a lemma, and the "ge" off a participle, so that verb and noun meet."""
    for members in _MEMBERS:
        if word.endswith(members):
            return word.removesuffix(members)
    for ending in _ENDINGS:
        if ending == "eren" and word.endswith("ieren"):
            continue  # "rivieren" is a noun, "registreren" a verb
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_PART:
            word = word[: -len(ending)]
            break
    if word.startswith("ge") and word.endswith(("d", "t")) and len(word) >= _SHORTEST_PARTICIPLE:
        word = word[2:]
    if len(word) > _SHORTEST_REST and word[-1] == word[-2]:
        word = word[:-1]
    return word
