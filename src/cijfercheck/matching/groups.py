"""The figure of the group that a claim names, where the claim has the number of another group or of all."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import pairwise, takewhile

from cijfercheck.language.lexicon import subject_words
from cijfercheck.matching.places import without_place
from cijfercheck.matching.plausibility import is_specific, may_be_part
from cijfercheck.matching.wordings import FAR_AHEAD, Fit, lead_of, telling_words
from cijfercheck.matching.words import canonical, meet, same_word
from cijfercheck.model.claim import HERE, Claim
from cijfercheck.model.figure import Figure

_CLEAR = Fraction(13, 20)  # words that fit so well point at a figure
_RATHER = Fraction(9, 20)  # where all others fit far worse and several words stand near the number
_BARELY = Fraction(3, 10)  # where nothing is said of the number's own figure, and all others fit half as well
_SEVERAL = 3
_AHEAD = Fraction(3, 20)  # so much better than any other figure with another value
_HUNDRED = 100
_LISTED = 10  # words


def find_named_group(other: Fit, current: Sequence[Fit], claim: Claim) -> Fit | None:
    """The figure of the part that a claim names, where its number is that of the whole or of another part.

    All that tells the two apart stands near the number, and nothing of what only the other has stands anywhere around it:
    "80.450 aangiften van diefstal van een elektrische fiets", where 80.450 is the number of all bicycles.
    """
    if claim.context.elsewhere or has_total(claim):
        return None
    specific, whole = is_specific(other.figure.point), is_of_all(other.figure)
    found = [
        fit
        for fit in current
        if fit.figure.document == other.figure.document
        and (telling := fit.words - other.words)
        and telling <= fit.named
        and (fit.words & other.words or _is_other_item(claim, fit, other))
        and (whole or not (other.words - fit.words) & other.hinted)
        and (specific or _counts_for_name(claim, fit, telling) or _is_other_item(claim, fit, other))
        and may_be_part(claim.interval, fit.figure.value)
    ]
    found = [fit for fit in found if not fit.figure.subject.inherited] or found
    return found[0] if len({fit.figure.point for fit in found}) == 1 else None


def counted_words(claim: Claim) -> Sequence[str]:
    """The words around a number up to those that open what only most of its things are: "6.480 chauffeurs, vooral uit Polen"."""
    before, _, after = claim.surroundings.partition(HERE)
    mostly = subject_words().mostly
    return [*takewhile(lambda word: word not in mostly, after.split()), *before.split()]


def is_of_most(claim: Claim, telling: Iterable[str]) -> bool:
    """Whether the words that set a group apart only say what most of those counted are."""
    if subject_words().mostly.isdisjoint(claim.surroundings.partition(HERE)[2].split()):
        return False
    counted = {canonical(word) for word in counted_words(claim)}
    return not all(any(meet(word, one) for one in counted) for word in telling)


def _is_beside(one: Figure, other: Figure) -> bool:
    """Whether two figures stand in one sentence of a source, where the words of one may be those of the other."""
    return one.origin == other.origin == "source" and (one.document, one.shown) == (
        other.document,
        other.shown,
    )


def _is_other_item(claim: Claim, fit: Fit, other: Fit) -> bool:
    """Whether two figures are items of one list with nothing in common, and the claim names the one and in no way the other."""
    items = fit.figure.subject.head and other.figure.subject.head and fit.words <= fit.named
    value = claim.quantity.value
    return bool(items) and not other.score and value is not None and value >= _HUNDRED


def is_of_all(figure: Figure) -> bool:
    """Whether a label says that it is of all parts together: "gewonde fietsers (alle fietsen)"."""
    return figure.origin == "reference" and not subject_words().totals.isdisjoint(
        word.strip("(),") for word in figure.shown.lower().split()
    )


def _counts_for_name(claim: Claim, fit: Fit, telling: frozenset[str]) -> bool:
    """Whether a claim counts what a figure counts, and names whom it counts for: "NSC kwam binnen met 24 zetels"."""
    names = {canonical(name) for name in claim.context.near if name[:1].isupper()}
    head = claim.subject.head
    return telling <= names and not claim.subject.inherited and same_word(head, fit.figure.subject.head)


def find_counted_beside(other: Fit, current: Sequence[Fit], claim: Claim) -> Fit | None:
    """The figure for what a claim counts, where its number counts something else in the same sentence of the source.

    "159.800 huishoudens", where the source has "71.300 huishoudens, samen 159.800 personen".
    """
    head = claim.subject.head
    if (
        claim.subject.inherited
        or not head
        or head in subject_words().neutral
        or not is_specific(other.figure.point)
    ):
        return None
    if other.figure.origin != "source" or any(same_word(head, word) for word in other.words):
        return None
    found = [
        fit
        for fit in current
        if fit.figure.document == other.figure.document
        and fit.figure.shown == other.figure.shown
        and not fit.figure.subject.inherited
        and same_word(head, fit.figure.subject.head)
        and may_be_part(claim.interval, fit.figure.value)
    ]
    return found[0] if len({fit.figure.point for fit in found}) == 1 else None


def find_other_group(other: Fit, current: Sequence[Fit], claim: Claim) -> Fit | None:
    """The figure that the words point at, where they name what tells it from the one whose number the claim has."""
    best = current[0]
    unsure = claim.context.elsewhere or best.figure.subject.inherited or _is_beside(best.figure, other.figure)
    if unsure or best.score - other.score < FAR_AHEAD:
        return None
    ahead = lead_of(current)
    counted = _is_counted(claim, best, other)
    several = counted or len(best.said) >= (_SEVERAL if other.score else _SEVERAL - 1)
    enough = _RATHER if ahead >= FAR_AHEAD and several else _CLEAR
    if _is_apart(claim, best, other) and 2 * ahead >= best.score:
        enough = _BARELY
    if ahead < _AHEAD or best.score < enough:
        return None
    telling = best.words - other.words
    if other.figure.region is None:
        telling &= without_place(best)
    said = best.named if other.words <= subject_words().totals else best.said
    if not telling & said or (other.words - best.words) & other.said or _is_part_of(other, best):
        return None
    if not is_specific(claim.quantity.value) and not other.said & best.said:
        return None
    full = counted or len(best.hinted) > 1 or best.words <= best.said
    return best if full and may_be_part(claim.interval, best.figure.value) else None


def _is_apart(claim: Claim, best: Fit, other: Fit) -> bool:
    """Whether nothing around a particular number is said of the figure of the same days whose number it is, and several words of another."""
    same_days = best.figure.period == other.figure.period
    particular = is_specific(claim.quantity.value) and not other.score
    return same_days and particular and len(best.said) >= _SEVERAL - 1


def _is_part_of(other: Fit, best: Fit) -> bool:
    """Whether the text speaks of the part that has the number, and only calls it by the name of the larger whole.

    "Alcohol op één: 27.480 cliënten", where the clients are 61.870 in all.
    """
    part, whole = other.figure.point, best.figure.point
    if part is None or whole is None or whole <= part:
        return False
    return bool((other.core - best.words) & other.hinted)


def _is_counted(claim: Claim, best: Fit, other: Fit) -> bool:
    """Whether a claim counts by its own noun what a figure is of, with a larger number of something of which it says nothing.

    "742 zelfstandige organisaties", where 742 are the branches of 134 organisations. A smaller number may be that of a part, called by
    the name of the whole.
    """
    head, value, point = claim.subject.head, claim.quantity.value, best.figure.point
    return (
        not claim.subject.inherited
        and bool(head)
        and head not in subject_words().neutral
        and canonical(head) in best.core
        and not other.said
        and not _tells_of(claim, telling_words(other, best))
        and is_specific(value)
        and value is not None
        and point is not None
        and value > point
        and best.figure.document == other.figure.document
    )


def _tells_of(claim: Claim, words: Iterable[str]) -> bool:
    """Whether the sentence of a claim has one of some words, or a part of one."""
    said = {canonical(word) for word in (*claim.context.near, *claim.context.far, *claim.subject.setting)}
    return any(meet(word, one) for word in words for one in said)


def has_total(claim: Claim) -> bool:
    """Whether a sentence says that its number is a sum: "in totaal", "samen", "32,6 miljoen boeken, strips en andere materialen"."""
    words = claim.surroundings.split()
    if not subject_words().totals.isdisjoint(words):
        return True
    listed = words[words.index(HERE) + 1 :][:_LISTED] if HERE in words else []
    return any(one == "en" and other in subject_words().others for one, other in pairwise(listed))
