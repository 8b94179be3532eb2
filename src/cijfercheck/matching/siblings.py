"""The member of a family that a claim names, where its number is that of a sibling: "van de meisjes 41 procent", the boys' share.

Figures of one document are a family where they share words and differ in a few: meisjes and jongens, Zeeland and Groningen, all and a
part. A sibling's number is no chance, however few its digits; so it is enough that the words near the number name what sets the one
apart, and nothing of what sets the other apart. A number must also find its place: where the figure that is named is told elsewhere
in the draft and the sibling is not, the words were misread.
"""

from collections.abc import Sequence
from itertools import pairwise

from cijfercheck.language.lexicon import subject_words
from cijfercheck.matching.groups import has_total
from cijfercheck.matching.plausibility import is_specific, may_be_part
from cijfercheck.matching.scoring import match_figure
from cijfercheck.matching.tellers import Tellers, key_of
from cijfercheck.matching.wordings import PLACE, Fit
from cijfercheck.matching.words import canonical, meet
from cijfercheck.model.claim import HERE, Claim
from cijfercheck.model.figure import Figure

_MOST = 3  # words that set siblings apart
_TEN = 10
_GROUPS = frozenset({"en", "of", "en/of", "/"})
_STEM = 4  # letters
_DENYING = frozenset({"niet", "geen", "zonder", "nooit"})
_BESIDE = len(" van in totaal ")  # characters between two numbers


def find_sibling(
    claim: Claim, same: Sequence[Fit], current: Sequence[Fit], tellers: Tellers
) -> tuple[Fit, Fit] | None:
    """Find the figure that a claim's words name, and the sibling that has its number.

    Args:
        claim: The claim.
        same: The figures with the claim's number.
        current: The figures that hold for the claim's days.
        tellers: Which claims agree with which figures.
    """
    value = claim.quantity.value
    if value is None or value < _TEN or claim.kind == "ratio":
        return None
    said, summed = _sentence_words(claim), has_total(claim)
    for other in (fit for fit in same if fit in current):
        named = [fit for fit in current if _is_sibling(fit, other) and _names(claim, fit, other)]
        if not named or len({fit.figure.point for fit in named}) > 1:
            continue
        found = named[0]
        if summed and not _is_counted(claim, found, other):
            return None
        if any(_is_hinted(fit, found, said) for fit in same):
            return None
        differs = not match_figure(claim, found.figure).agrees and (found.figure.point or 0) > 1
        may_be = differs and may_be_part(claim.interval, found.figure.value)
        if may_be and not _finds_its_place(claim, found, other, tellers):
            return found, other
    return None


def _is_sibling(fit: Fit, other: Fit) -> bool:
    """Whether two figures are of one document and one subject, but for a few words."""
    one, two = fit.figure, other.figure
    shared = {word for word in fit.words & other.words if not _is_general(word)}
    return (
        one.document == two.document
        and key_of(one) != key_of(two)
        and one.point != two.point
        and one.kind == two.kind
        and bool(shared)
        and 0 < len(fit.words - other.words) <= _MOST
        and not _is_part_of(two, one)
    )


def _is_part_of(part: Figure, whole: Figure) -> bool:
    """Whether a source writes one number as a part of the next, so that the noun behind counts both: "in 31 van de 44 beken"."""
    if part.place is None or whole.place is None or part.shown != whole.shown:
        return False
    beside = 0 < whole.place[0] - part.place[1] <= _BESIDE
    return beside and f"{HERE} van " in f"{part.surroundings} "


def _names(claim: Claim, fit: Fit, other: Fit) -> bool:
    """Whether the words near a number name all that sets one figure apart from another."""
    telling = _telling(fit, other)
    named = telling <= fit.said or _counts(claim, telling, other, fit)
    denied = any(_is_denied(word, claim.surroundings) for word in telling)
    return bool(telling) and named and not denied and all(_stands_near(word, claim) for word in telling)


def _is_denied(word: str, surroundings: str) -> bool:
    """Whether the sentence of a number says that something is not so: "3,2 miljoen mensen die niet werkten"."""
    stem = word.removeprefix(PLACE)[:_STEM]
    return any(
        before in _DENYING and after.startswith(stem) for before, after in pairwise(surroundings.split())
    )


def _counts(claim: Claim, telling: frozenset[str], other: Fit, fit: Fit) -> bool:
    """Whether a claim counts one of two groups that a label names ("vluchtelingen en beschermde personen"), and the sibling others."""
    groups = not _GROUPS.isdisjoint(fit.figure.subject.text.lower().split())
    particular = groups and is_specific(claim.quantity.value) and bool(_telling(other, fit))
    return particular and canonical(claim.subject.head) in telling


def _is_counted(claim: Claim, fit: Fit, other: Fit) -> bool:
    """Whether the noun of a number itself sets one figure apart: "in totaal werden er 1.874 schapen gedood"."""
    subject = claim.subject
    return not subject.inherited and _telling(fit, other) == {canonical(subject.head)}


def _stands_near(word: str, claim: Claim) -> bool:
    """Whether a place or name stands near a number itself, and not only above the text; what was counted may be that of the sentence before."""
    near = {canonical(said) for said in claim.context.near}
    if not word.startswith(PLACE):
        names = {canonical(said) for said in claim.context.near if said[:1].isupper()}
        return not claim.subject.inherited or (word in names and not claim.context.elsewhere)
    return all(part in near for part in word.removeprefix(PLACE).split())


def _is_hinted(fit: Fit, other: Fit, said: frozenset[str]) -> bool:
    """Whether the sentence of a number has anything of what sets one figure apart from another."""
    return any(meet(word.removeprefix(PLACE), one) for word in _telling(fit, other) for one in said)


def _telling(fit: Fit, other: Fit) -> frozenset[str]:
    return frozenset(word for word in fit.words - other.words if not _is_general(word))


def _sentence_words(claim: Claim) -> frozenset[str]:
    subject, context = claim.subject, claim.context
    words = (subject.head, *subject.modifiers, *subject.setting, *context.near, *context.far)
    return frozenset(canonical(word) for word in words if word)


def _is_general(word: str) -> bool:
    lists = subject_words()
    return word in _forms(frozenset({*lists.neutral, *lists.statistics, *lists.totals}))


def _forms(words: frozenset[str]) -> frozenset[str]:
    return frozenset(canonical(word) for word in words) | words


def _finds_its_place(claim: Claim, found: Fit, other: Fit, tellers: Tellers) -> bool:
    """Whether every number has its figure as it is: the named figure is told by another claim, and the sibling by this one alone."""
    return tellers.agree(found.figure, besides=claim) and not tellers.agree(other.figure, besides=claim)
