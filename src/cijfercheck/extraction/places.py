"""Where a claim holds: the place named nearest to its number, by its name, its adjective ("Vlaamse gemeenten") or who lives there."""

import re
from functools import cache

from spacy.tokens import Span

from cijfercheck.extraction.grammar import is_silent, parts_of, preposition
from cijfercheck.language.lexicon import load_words

_POINTERS = frozenset({"daar", "hier", "aldaar", "er"})
_OPENING = "Er"
_LOOK = 3  # words
_NAMED = re.compile(r"\b(?:[Ii]n|[Tt]e|provincie|gemeente|regio|stad) ([A-Z][\w'’-]*(?:[ -][A-Z][\w'’-]*)*)")
_NAME = re.compile(r"[A-Z][\w'’-]*(?:[ -][A-Z][\w'’-]*)*")
_PLACES = frozenset({"GPE", "LOC"})


def find_places(sentence: Span) -> list[Span]:
    """The places named in a sentence: those that the pipeline marks, proper names after "in" or "te", and adjectives."""
    found = [entity for entity in sentence.ents if entity.label_ in _PLACES]
    known = {token.i for entity in found for token in entity}
    for token in sentence:
        is_name = (
            token.i not in known and token.pos_ == "PROPN" and token.dep_ != "flat" and not is_silent(token)
        )
        if is_name and preposition(token) in {"in", "te"}:
            last = max([token.i, *(child.i for child in token.children if child.dep_ == "flat")])
            found.append(token.doc[token.i : last + 1])
        elif token.i not in known and _place_of(token.text) is not None:
            found.append(token.doc[token.i : token.i + 1])
    return sorted(found, key=lambda place: place.start)


def nearest_place(places: list[Span], number: Span, pointed: str | None = None) -> str | None:
    """The name of the place that a number is about; None where there is none.

    A place in the number's own part between commas goes before one further back, that before one further on that no other number has;
    one behind "dan" is only compared with.

    Args:
        places: Those named in the sentence.
        number: The tokens of the number.
        pointed: The place that "daar" or "er" in the sentence points back at; it goes before one further on.
    """
    all_parts = parts_of(number.doc)
    parts = all_parts.of_token
    fitting = [place for place in places if not _is_compared(place)]
    own = [place for place in fitting if parts[place.start] == parts[number.start]]
    earlier = [place for place in fitting if place.start < number.start]
    own_earlier = [place for place in own if place.start < number.start]
    for found in (own_earlier[-1:], own[:1], earlier[-1:]):
        if found:
            return place_name(found[0])
    later = [place for place in fitting if parts[place.start] not in all_parts.numbered]
    return pointed or (place_name(later[0]) if later else None)


def last_place(places: list[Span]) -> str | None:
    """The place that a sentence leaves behind for "daar" in the next; None where it names none of its own."""
    own = [place for place in places if not _is_compared(place)]
    return place_name(own[-1]) if own else None


def place_in_words(text: str) -> str | None:
    """The place that a text which is not parsed leaves behind: the last known one, or the last name behind "in", "te" or "provincie"."""
    found = [(match.start(1), match[1]) for match in _NAMED.finditer(text)]
    found += [(match.start(), match[0]) for match in _NAME.finditer(text) if known_place(match[0])]
    return max(found)[1] if found else None


def place_name(place: Span) -> str:
    """The name of a place, also where the text has its adjective or its inhabitants."""
    return _place_of(place.text) or place.text


def points_at_place(sentence: Span) -> bool:
    """Whether a sentence speaks of a place named before: "Daar haalde de SGP 31,6 procent"; "Er waren" opens one that does not."""
    return any(token.lower_ in _POINTERS and token.text != _OPENING for token in sentence)


def place_of_adjective(word: str) -> str | None:
    """The place that an adjective stands for: "Waalse" → "Wallonië"; None for any other word."""
    return _adjectives().get(word.lower()) if word[:1].isupper() else None


def known_place(name: str) -> str | None:
    """A label that is the name of a country, region or city and nothing more; None for any other."""
    return name if name.lower() in _known_places() else None


@cache
def _known_places() -> frozenset[str]:
    regions = load_words("regions")
    names = (*regions["names"], *regions["names"].values(), *regions["adjectives"].values())
    return frozenset(name.lower() for name in names)


def _place_of(word: str) -> str | None:
    """The place that an adjective or a name of inhabitants stands for: "Waalse", "Limburgers"."""
    inhabitants: dict[str, str] = load_words("regions")["inhabitants"]
    return place_of_adjective(word) or (inhabitants.get(word.lower()) if word[:1].isupper() else None)


@cache
def _adjectives() -> dict[str, str]:
    adjectives: dict[str, str] = load_words("regions")["adjectives"]
    return {form: place for word, place in adjectives.items() for form in (word, _inflected(word))}


def _inflected(word: str) -> str:
    """The form with e where more than that changes: "Turks" → "Turkse", "Chinees" → "Chinese", "Drents" → "Drentse"."""
    return f"{word[:-3]}{word[-2:]}e" if word.endswith(("ees", "aas")) else f"{word}e"


def _is_compared(place: Span) -> bool:
    before = place.doc[max(0, place.start - _LOOK) : place.start]
    return any(token.lower_ == "dan" for token in before)
