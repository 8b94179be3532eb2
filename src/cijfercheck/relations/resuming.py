"""Sentences that speak on about the numbers of the sentence before: "De opkomst daalde daarmee met", "Het tarief is dus"."""

from cijfercheck.matching.words import same_word, split_compound
from cijfercheck.relations.lines import Document, Line
from cijfercheck.relations.words import is_word, relation_words, without, words_of

_STEM = (
    6  # letters of a word that a longer one begins with: "schuld" in "schuldhulp", "bezoek" in "bezoekers"
)
_LONGEST = 9  # words of such an opening
MEASURES = (
    "percentage",
    "cijfer",
    "aandeel",
    "aantal",
    "prijs",
    "bedrag",
    "tarief",
    "tal",
    "areaal",
    "oppervlakte",
)  # "slagingspercentage"
_PAST = frozenset({"eerder", "geleden", "toen", "destijds", "vorig", "vorige", "voordien"})


def resumes(line: Line, document: Document) -> bool:
    """Whether a sentence opens with a change of what the sentence before it counts.

    Either it says that it follows ("daarmee", "dus") and names one thing at most, which the text named before, or all that it names
    was named there: "De huur steeg met 12 procent", after "450 euro huur".
    """
    lists = relation_words()
    opening = without(line.opening, lists.fillers)
    words = [word for word in words_of(opening) if is_word(word)]
    previous = document.right_before(line)
    if previous is None or not words or len(words) > _LONGEST or _PAST & set(words):
        return False
    tied = lists.ties | lists.changing | lists.when | lists.resuming | lists.linking
    named = [word for word in words if word not in tied]
    if lists.resuming & set(words) or opening != line.opening:
        named = [word for word in named if not word.endswith(MEASURES)]
        known = words_of(document.text[: line.start])
        return not named or (len(named) == 1 and _is_subject(named[0], words) and _is_said(named[0], known))
    said = words_of(document.text[previous.start : previous.end])
    turned = line.claims[0].role in {"increase", "decrease"} and not lists.turning.isdisjoint(words)
    if turned:
        named = [word for word in named if word not in lists.turning]
    changes = turned or not lists.changing.isdisjoint(words)
    return bool(named) and changes and all(_is_said(_measured(word), said) for word in named)


def _measured(word: str) -> str:
    """What a measure is of: leerlingen of "leerlingenaantal"."""
    found = (word.removesuffix(measure) for measure in MEASURES if word.endswith(measure))
    return next((rest for rest in found if len(rest) >= _STEM), word)


def _is_subject(word: str, words: list[str]) -> bool:
    """Whether a word follows an article or possessive: "de opkomst", "hun aantal", "de gemiddelde schuld"."""
    lists = relation_words()
    before = words[: words.index(word)]
    if len(before) > 1 and before[-1] in lists.ties - lists.articles and before[-2] in lists.articles:
        before.pop()
    return bool(before) and before[-1] in lists.articles | lists.linking


def _is_said(word: str, said: list[str]) -> bool:
    return any(
        same_word(word, other)
        or split_compound(other, word) is not None
        or (len(word) >= _STEM and other.startswith(word))
        for other in said
        if is_word(other)
    )
