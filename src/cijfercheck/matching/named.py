"""Items of a list that bear names: "Antwerpen 512 km, Limburg 367 km", of which a claim names the one and has the number of another.

A name is no word like others: who writes "in Limburg 512 kilometer" beside such a list gives Limburg the number of Antwerp, whatever else the
words say. The two must be items of one list, row of a table or entry of a reference that differ in nothing but their names.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from cijfercheck.language.lexicon import subject_words
from cijfercheck.matching.plausibility import is_specific, may_be_part
from cijfercheck.matching.regions import is_place, region_form
from cijfercheck.matching.scoring import fit_period, match_figure
from cijfercheck.matching.words import canonical, meet
from cijfercheck.model.claim import Claim
from cijfercheck.model.figure import Figure
from cijfercheck.model.match import Match

_TEN = 10
_CHANGES = frozenset({"increase", "decrease", "difference"})
_ENDS = (". ", "! ", "? ", "\n")
_STEM = 4  # letters that a place and its adjective have in common
_REACH = 4  # words behind one that sets against
_KEPT = frozenset({"age", "rank"})

Named = tuple[Match, Match]
"""The figure that bears the name, and the one whose number the claim has."""


def find_named_items(claims: Sequence[Claim], figures: Iterable[Figure], text: str) -> dict[str, Named]:
    """Find the items that claims name, and those whose numbers they have, by the ids of the claims.

    Args:
        claims: The claims of a draft.
        figures: All that they can be compared with.
        text: The draft as it is written: a place that "daar" points at stands in the sentence before.
    """
    known = [figure for figure in figures if figure.origin != "claim" and figure.point is not None]
    by_point: dict[object, list[Figure]] = defaultdict(list)
    for figure in known:
        by_point[figure.kind, figure.unit, figure.point].append(figure)
    told = {
        claim.id: own
        for claim in claims
        if _may_be_meant(claim, text)
        and (own := by_point.get((claim.kind, claim.quantity.unit, claim.quantity.value)))
    }
    met = {figure.dataset for own in told.values() for figure in own}
    lists = _by_list(figure for figure in known if figure.dataset in met)
    found: dict[str, Named] = {}
    for claim in claims:
        item = _item_of(claim, told[claim.id], lists, claims) if claim.id in told else None
        if item is not None:
            found[claim.id] = match_figure(claim, item[0]), match_figure(claim, item[1])
    return found


def _may_be_meant(claim: Claim, text: str) -> bool:
    """Whether a number is none of the few that everything may come in, and of a place that stands near it."""
    value = claim.quantity.value
    if value is None or claim.kind in _KEPT or (value < _TEN and value.denominator == 1):
        return False
    return not claim.region or not text or _is_near(claim.region, claim, text)


def _is_near(region: str, claim: Claim, text: str) -> bool:
    """Whether the sentence of a claim or the one before it names its place, by that name or as an adjective."""
    before = text[: claim.sentence[0]].rstrip()
    end = max(before.rfind(mark, 0, len(before) - 1) for mark in _ENDS)
    near = text[end + 1 : claim.sentence[1]].lower()
    return region[:_STEM].lower() in near


def _by_list(figures: Iterable[Figure]) -> Mapping[object, Sequence[Figure]]:
    lists: dict[object, list[Figure]] = defaultdict(list)
    for figure in figures:
        if _names(figure):
            lists[_list_of(figure)].append(figure)
    return lists


def _list_of(figure: Figure) -> object:
    """What the items of a list have in common: their text, unit, days and what is counted, the names left out."""
    return (
        figure.dataset,
        figure.document,
        figure.kind,
        figure.unit,
        figure.role,
        figure.period,
        _counted(figure),
    )


def _counted(figure: Figure) -> frozenset[str]:
    words = (figure.subject.head, *figure.subject.modifiers)
    return frozenset(canonical(word) for word in words if word and not word[:1].isupper())


def _names(figure: Figure) -> frozenset[str]:
    """The names of an item: its place, and the words of its label with a capital."""
    return _forms((figure.region or "", *_labels(figure)))


def _labels(figure: Figure) -> tuple[str, ...]:
    """The words of a label; those near the number only where it has no name of its own: they may be of the next item."""
    own = (figure.subject.head, *figure.subject.modifiers)
    bare = figure.region is None and not any(word[:1].isupper() for word in own)
    return (*own, *figure.context.near) if bare and figure.origin == "source" else own


def _forms(words: Iterable[str]) -> frozenset[str]:
    return frozenset(part for word in words if word[:1].isupper() for part in region_form(word).split())


def _item_of(
    claim: Claim,
    own: Sequence[Figure],
    lists: Mapping[object, Sequence[Figure]],
    claims: Sequence[Claim],
) -> tuple[Figure, Figure] | None:
    """The only item that a claim names, and the only one with its number, of one list."""
    said = _said(claim)
    around = frozenset(map(canonical, (*claim.context.near, claim.subject.head, *claim.subject.modifiers)))
    if not said or claim.context.elsewhere or not all(_names(figure) for figure in own):
        return None
    found = [
        (item, other)
        for other in own
        for item in lists[_list_of(other)]
        if item is not other and _is_named(item, other, claim, said)
    ]
    if any((_names(other) - _names(item)) & (said | around) for item, other in found):
        return None
    if len({item.point for item, _ in found}) != 1 or len({other.name for _, other in found}) != 1:
        return None
    item, other = found[0]
    far = _forms((*claim.context.far, *claim.subject.setting)) | _around(claim)
    if not far.isdisjoint(_names(other)) and not _is_told_beside(item, claim, claims):
        return None
    return None if _is_at_home(item, other, claim, claims) else (item, other)


def _around(claim: Claim) -> frozenset[str]:
    """The words right before and behind a number, in the form of names."""
    return frozenset(map(region_form, claim.surroundings.split()))


def _said(claim: Claim) -> frozenset[str]:
    """The names near a number, and its place where none of them is one."""
    subject = () if claim.subject.inherited else (claim.subject.head, *claim.subject.modifiers)
    names = _forms((*subject, *claim.context.near))
    said = names if any(map(is_place, names)) else names | _forms((claim.region or "",))
    return said - _compared(claim)


def _compared(claim: Claim) -> frozenset[str]:
    """The names that a number is only set against: "veel meer dan in Limburg", "vergeleken met Limburg"."""
    words, against = claim.surroundings.split(), subject_words().against
    behind = (words[place + 1 : place + _REACH] for place, word in enumerate(words) if word in against)
    return frozenset(region_form(word) for some in behind for word in some)


def _is_named(item: Figure, other: Figure, claim: Claim, said: frozenset[str]) -> bool:
    telling = _names(item) - _names(other)
    places = None not in {item.region, other.region} and item.region != other.region
    parties = item.region == other.region and bool(_counted(item))
    return (
        bool(telling)
        and telling <= said
        and (places or parties or item.origin == "source")
        and _is_spoken_of(item, claim)
        and item.point != other.point
        and fit_period(claim, item) != "other"
        and may_be_part(claim.interval, item.value)
        and _may_be_of(claim, item)
    )


def _may_be_of(claim: Claim, item: Figure) -> bool:
    """Whether a claim says of its number what an item is: how much there is, or a change the same way; of a particular number any level may be meant."""
    if item.role in _CHANGES:
        return claim.role == item.role
    return claim.role not in _CHANGES or is_specific(claim.quantity.value)


def _is_spoken_of(item: Figure, claim: Claim) -> bool:
    """Whether the words around a claim have any of what a list counts; a particular number, or a list of names alone, needs none."""
    counted = _counted(item)
    if not counted or is_specific(claim.quantity.value):
        return True
    subject, context = claim.subject, claim.context
    around = (
        subject.head,
        *subject.modifiers,
        *subject.setting,
        *context.near,
        *context.far,
        *context.frame,
    )
    return any(meet(word, canonical(said)) for word in counted for said in around if said)


def _is_told_beside(item: Figure, claim: Claim, claims: Iterable[Claim]) -> bool:
    """Whether another number of a claim's sentence is that of an item."""
    return any(
        _has_number(one, item) and one.sentence == claim.sentence for one in claims if one is not claim
    )


def _has_number(claim: Claim, item: Figure) -> bool:
    return claim.kind == item.kind and claim.quantity.value == item.point


def _is_at_home(item: Figure, other: Figure, claim: Claim, claims: Iterable[Claim]) -> bool:
    """Whether the draft tells the number of the named item with that name besides: then the claim's own is of something else."""
    telling = _names(item) - _names(other)
    return any(_has_number(one, item) and telling <= _said(one) for one in claims if one is not claim)
