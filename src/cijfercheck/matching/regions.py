"""Whether two names are of one place: "Waals Gewest" is Wallonië, "Utrecht (gemeente)" Utrecht."""

from functools import cache, lru_cache

from cijfercheck.language.lexicon import load_words
from cijfercheck.matching.words import canonical

NATION = "nederland"
"""The place, in its compared form, that news is about where it names none."""


@lru_cache(maxsize=20_000)
def region_form(region: str) -> str:
    """The form under which a place is compared."""
    names, starts, ends = _names()
    bare = region.strip().lower()
    for end in ends:
        bare = bare.removesuffix(end).strip()
    name = names.get(bare)
    if name is None:
        first, _, rest = bare.partition(" ")
        bare = rest if rest and first in starts else bare
        name = names.get(bare, bare)
    return " ".join(canonical(word) for word in name.lower().split())


def is_nation(region: str) -> bool:
    """Whether a region is the whole country."""
    return region_form(region) == _nation()


def is_place(form: str) -> bool:
    """Whether a word, in the form under which places are compared, is the name of a known one."""
    return form in _forms()


@cache
def _forms() -> frozenset[str]:
    names, adjectives = _names()[0], load_words("regions")["adjectives"]
    return frozenset(map(region_form, (*names, *names.values(), *adjectives.values())))


@cache
def _nation() -> str:
    return region_form(NATION)


@cache
def _names() -> tuple[dict[str, str], frozenset[str], tuple[str, ...]]:
    data = load_words("regions")
    return data["names"], frozenset(data["parts"]["starts"]), tuple(data["parts"]["ends"])
