"""Where a claim holds: the place named nearest to its number."""

from spacy.tokens import Span

from cijfercheck.extraction.grammar import is_silent, preposition

_PLACES = frozenset({"GPE", "LOC"})


def find_places(sentence: Span) -> list[Span]:
    """The places named in a sentence: those that the pipeline marks, and proper names after "in" or "te"."""
    found = [entity for entity in sentence.ents if entity.label_ in _PLACES]
    known = {token.i for entity in found for token in entity}
    for token in sentence:
        is_name = (
            token.i not in known and token.pos_ == "PROPN" and token.dep_ != "flat" and not is_silent(token)
        )
        if is_name and preposition(token) in {"in", "te"}:
            last = max([token.i, *(child.i for child in token.children if child.dep_ == "flat")])
            found.append(token.doc[token.i : last + 1])
    return sorted(found, key=lambda place: place.start)


def nearest_place(places: list[Span], number: Span) -> str | None:
    """The name of the last place before a number, else of the first after it; None where there is none."""
    earlier = [place for place in places if place.start < number.start]
    place = earlier[-1] if earlier else next(iter(places), None)
    return None if place is None else place.text
