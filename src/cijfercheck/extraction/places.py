"""Where a claim holds: the place named in its sentence."""

from spacy.tokens import Span

from cijfercheck.extraction.grammar import is_silent, preposition

def find_region(sentence: Span) -> str | None:
    """The first proper name after "in" or "te" in a sentence, with all its words."""
    for token in sentence:
        if token.pos_ == "PROPN" and not is_silent(token) and token.dep_ != "flat" and preposition(token) in {"in", "te"}:
            last = max([token.i, *(child.i for child in token.children if child.dep_ == "flat")])
            return token.doc[token.i : last + 1].text
    return None
