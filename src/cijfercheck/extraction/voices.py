"""Who says a number: quotation marks, the speaker that is named, and the marks of sources."""

from collections.abc import Sequence

from spacy.tokens import Span, Token

from cijfercheck.extraction.grammar import phrase
from cijfercheck.language.lexicon import saying_verbs
from cijfercheck.model.quantity import NotClaim

_OPENING = {"“": "”", "‘": "’", "„": "”", "«": "»"}
_STRAIGHT = frozenset({'"'})


def quoted_spans(text: str) -> tuple[tuple[int, int], ...]:
    """The stretches between quotation marks, as half-open offsets; an unclosed mark opens nothing."""
    found = []
    opened: tuple[int, str] | None = None
    for place, character in enumerate(text):
        if opened is not None and character == opened[1]:
            if character != "’" or place + 1 == len(text) or not text[place + 1].isalpha():
                found.append((opened[0], place + 1))
                opened = None
        elif opened is None and character in _STRAIGHT:
            opened = (place, character)
        elif opened is None and character in _OPENING and (place == 0 or not text[place - 1].isalnum()):
            opened = (place, _OPENING[character])
    return tuple(found)


def find_attribution(sentence: Span) -> str | None:
    """The speaker named in a sentence: after "volgens" or "aldus", or the subject of a verb of saying."""
    for token in sentence:
        if token.lower_ in {"volgens", "aldus", "blijkens"}:
            speaker = (
                token.head
                if token.dep_ == "case" and token.head.i > token.i
                else _name_after(token, sentence)
            )
            if speaker is not None and speaker.pos_ in {"NOUN", "PROPN"} and not speaker.is_space:
                return _text_of(speaker)
    for token in sentence:
        if token.lemma_.lower() in saying_verbs() and token.pos_ == "VERB":
            for child in token.children:
                if child.dep_ == "nsubj" and child.pos_ in {"NOUN", "PROPN"} and not child.is_space:
                    return _text_of(child)
    return None


def find_citations(sentence: Span, end: int, marks: Sequence[NotClaim]) -> tuple[str, ...]:
    """The source marks ("[2][3]") that follow a number first in its sentence, without their brackets."""
    found: list[str] = []
    place: int | None = None
    for mark in marks:
        if (
            mark.reason != "citation"
            or mark.start < end
            or mark.start > max(sentence.end_char + 1, place or 0)
        ):
            continue
        if place is not None and mark.start - place > 1:
            break
        found.append(mark.text.strip("[]() "))
        place = mark.end
    return tuple(found)


def _name_after(token: Token, sentence: Span) -> Token | None:
    for other in sentence.doc[token.i + 1 : sentence.end]:
        if other.pos_ in {"NOUN", "PROPN"}:
            return other
        if other.pos_ not in {"DET", "ADJ"}:
            return None
    return None


def _text_of(noun: Token) -> str:
    """A speaker with the words that describe it and, behind a title, the name: "algemeen directeur Wouter Nijs"."""
    tokens = [t for t in phrase(noun, depth=1) if t.dep_ in {"flat", "amod"} or t == noun] or [noun]
    name = next((t for t in noun.rights if t.dep_ == "appos" and t.pos_ == "PROPN"), None)
    if name is not None and name.i == noun.i + 1:
        tokens = [*tokens, name, *(t for t in name.subtree if t.dep_ == "flat")]
        tokens.sort(key=lambda token: token.i)
    first, last = tokens[0], tokens[-1]
    return noun.doc[first.i : last.i + 1].text
