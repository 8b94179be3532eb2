"""A number under another's name: "in Friesland 21,3 procent, in Friesland 12,8", where 21,3 is Limburg's and Limburg is named nowhere.

Figures of one document and one time are alike but for the name of what each is of. Where the words near a number give it the name of one
of them, while the number is that of another whose own name the draft leaves out, the name was mistaken. It is no matter then whether the
figure that is named is told elsewhere too.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from cijfercheck.language.lexicon import subject_words
from cijfercheck.matching.current import is_averaged, is_current
from cijfercheck.matching.groups import has_total, is_of_most
from cijfercheck.matching.plausibility import is_specific, may_be_part
from cijfercheck.matching.scoring import match_figure
from cijfercheck.matching.siblings import is_part_of
from cijfercheck.matching.weighed import Weighed
from cijfercheck.matching.wordings import PLACE, Fit, telling_words
from cijfercheck.matching.words import canonical, meet
from cijfercheck.model.claim import HERE, Claim
from cijfercheck.model.figure import Figure
from cijfercheck.model.match import Match

_WORD = re.compile(r"[^\W\d_]+(?:[-'’/][^\W\d_]+)*")
_MOST = 3  # words that make a name
_TEN = 10
_COMPARED = frozenset({"dan", "tegen", "tegenover", "versus"})


def find_renamed(weighed: Mapping[str, Weighed], text: str) -> dict[str, tuple[Match, Match]]:
    """Find the figure that a claim names, and the one whose number it has, by the ids of the claims.

    Args:
        weighed: The claims of a draft beside their figures, by id.
        text: The whole draft: what it says anywhere is not left out.
    """
    if not any(one.outside for one in weighed.values()):
        return {}
    told = frozenset(_words_of(weighed.values(), text))
    found: dict[str, tuple[Match, Match]] = {}
    for name, one in weighed.items():
        pair = _find_name(one, told)
        if pair is not None:
            found[name] = match_figure(one.claim, pair[0].figure), match_figure(one.claim, pair[1].figure)
    return found


def _find_name(one: Weighed, told: frozenset[str]) -> tuple[Fit, Fit] | None:
    """The figure whose name stands near a number, and the figure of the number, whose name is said nowhere."""
    claim, value = one.claim, one.claim.quantity.value
    if value is None or claim.kind == "ratio" or has_total(claim) or _points_away(claim):
        return None
    if value < _TEN and value.denominator == 1:
        return None
    same = [fit for fit in one.fits if fit.figure.point == value]
    if not any(is_current(claim, fit.figure) for fit in same):
        return None
    named = [
        (fit, owns[0])
        for fit in one.fits
        if (owns := [other for other in same if _is_named(claim, fit, other)]) and len(owns) == len(same)
    ]
    if len({fit.figure.point for fit, _ in named}) != 1:
        return None
    found, own = named[0]
    lost = {word for fit in same for word in _name(fit, found)}
    return None if any(_is_said(word, told) for word in lost) else (found, own)


def _is_named(claim: Claim, fit: Fit, own: Fit) -> bool:
    """Whether the name of another figure of the same document and days stands near a number, and nothing of the name of its own."""
    name, lost = _name(fit, own), _name(own, fit)
    if not 0 < len(name) <= _MOST or not lost or not name <= fit.named or lost & own.hinted:
        return False
    if not _may_stand_for(claim, fit.figure, own.figure) or not _is_of_core(name, fit):
        return False
    if is_of_most(claim, name) or _counts_larger(claim, name, fit, own):
        return False
    near = _near_words(claim)
    full = is_specific(claim.quantity.value) or _is_full(fit, own)
    return full and all(part in near for word in name for part in word.removeprefix(PLACE).split())


def _may_stand_for(claim: Claim, figure: Figure, own: Figure) -> bool:
    """Whether a claim may be meant to have one figure where it has the number of another."""
    same = (figure.document, figure.kind, figure.period) == (own.document, own.kind, own.period)
    if not same or figure.point == own.point or is_part_of(own, figure):
        return False
    may_be = may_be_part(claim.interval, figure.value) and not is_averaged(claim, figure)
    return may_be and not match_figure(claim, figure).agrees


def _name(fit: Fit, other: Fit) -> frozenset[str]:
    """The words that set one figure apart from another, a place as the one word that it is."""
    lists = subject_words()
    words = telling_words(fit, other)
    places = {word for word in words if word.startswith(PLACE)}
    parts = {part for place in places for part in place.removeprefix(PLACE).split()}
    return frozenset(
        word for word in words - parts if word not in lists.statistics and word not in lists.totals
    )


def _is_of_core(name: Iterable[str], fit: Fit) -> bool:
    """Whether a name is said of what a figure counts, and not only of another number of its sentence."""
    return any(word in fit.core or word.startswith(PLACE) for word in name)


def _counts_larger(claim: Claim, name: Iterable[str], fit: Fit, own: Fit) -> bool:
    """Whether the name is the noun that a claim counts, of a larger number: a part may be called by it, "134 vestigingen" of 742."""
    head = claim.subject.head
    larger = (fit.figure.point or 0) > (own.figure.point or 0)
    return larger and bool(head) and not claim.subject.inherited and canonical(head) in name


def _is_full(fit: Fit, own: Fit) -> bool:
    """Whether more stands near the number than one word that may be said of other things too."""
    said = {word for word in fit.said if not word.startswith(PLACE)}
    return len(said) > 1 or bool(said & own.words)


def _points_away(claim: Claim) -> bool:
    """Whether a number is that of a place named before, or of what remains beside others."""
    remainder = {canonical(word) for word in subject_words().remainder}
    words = (*claim.context.near, *claim.surroundings.split())
    return claim.context.elsewhere or any(canonical(word) in remainder for word in words)


def _near_words(claim: Claim) -> frozenset[str]:
    """The words near a number but for those that it is compared with: "109.800 euro, meer dan voor grasland"."""
    after = claim.surroundings.partition(HERE)[2].split()
    first = next((place for place, word in enumerate(after) if word in _COMPARED), len(after))
    compared = {canonical(word) for word in after[first:]}
    return frozenset(canonical(word) for word in claim.context.near) - compared


def _is_said(word: str, told: frozenset[str]) -> bool:
    return all(
        part in told or any(meet(part, one) for one in told) for part in word.removeprefix(PLACE).split()
    )


def _words_of(weighed: Iterable[Weighed], text: str) -> Iterator[str]:
    """All that a draft says: the words of its text as they are written and, where it was parsed, as lemmas."""
    for word in set(_WORD.findall(text)):
        yield canonical(word)
    for one in weighed:
        for word in (
            *one.claim.context.near,
            *one.claim.context.far,
            one.claim.subject.head,
            one.claim.region or "",
        ):
            yield from map(canonical, word.split())
