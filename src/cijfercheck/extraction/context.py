"""The words around a number: what its sentence says besides, near it and further on, and what the text above it is about."""

from collections.abc import Sequence

from spacy.tokens import Span, Token

from cijfercheck.extraction.grammar import is_silent, parts_of
from cijfercheck.extraction.subjects import lemma
from cijfercheck.language.lexicon import load_words, subject_words
from cijfercheck.language.tokens import tokenize
from cijfercheck.model.claim import Context

_EMPTY = frozenset({"DET", "ADP", "PRON", "AUX", "CCONJ", "SCONJ", "PUNCT", "NUM", "SYM", "SPACE", "INTJ"})
_SHORTEST = 3
_SHORTEST_TITLE_WORD = 4


def find_context(number: Span, sentence: Span, numbers: Sequence[Span], frame: tuple[str, ...]) -> Context:
    """Gather the words of a sentence that may tell what one of its numbers counts.

    Args:
        number: Its tokens.
        sentence: The sentence that it stands in.
        numbers: The tokens of every number in that sentence; what lies beyond one, or in the part between commas of one, is far.
        frame: The words of the title and heading above.
    """
    first = max((other.end for other in numbers if other.end <= number.start), default=sentence.start)
    last = min((other.start for other in numbers if other.start >= number.end), default=sentence.end)
    parts = parts_of(sentence.doc)
    own = parts.of_token[number.start]
    bracketed = number.start > 0 and sentence.doc[number.start - 1].text == "("
    near: dict[str, None] = {}
    far: dict[str, None] = {}
    for token in sentence:
        if number.start <= token.i < number.end or is_silent(token) or not _says_something(token):
            continue
        part = parts.of_token[token.i]
        between = first <= token.i < last
        if bracketed:  # "mannen vaker (52%) dan vrouwen (41%)"
            is_near = part not in parts.numbered and (first <= token.i < number.start or token.pos_ == "VERB")
        else:
            is_near = between if part == own else part not in parts.numbered
        (near if is_near else far)[lemma(token)] = None
    near_words, far_words = (tuple(filter(_tells_apart, words)) for words in (near, far))
    return Context(near_words, tuple(word for word in far_words if word not in near), frame)


def title_words(text: str) -> tuple[str, ...]:
    """The words of a title or heading, as they are written: it is not parsed."""
    lists = subject_words()
    words = (text[token.start : token.end] for token in tokenize(text) if token.lower[:1].isalpha())
    return tuple(
        dict.fromkeys(
            word
            for word in words
            if len(word) >= _SHORTEST_TITLE_WORD or word.isupper()
            if word.lower() not in lists.weak and word.lower() not in lists.links
        )
    )


def dateline_words(text: str) -> tuple[str, ...]:
    """The names of a date line, as places are written in running text: "ZWOLLE (ANP)" → "Zwolle", "Anp"; none of a national newsroom."""
    if any(text.lower().startswith(place) for place in load_words("regions")["newsrooms"]):
        return ()
    words = (text[token.start : token.end] for token in tokenize(text) if token.lower[:1].isalpha())
    return tuple(
        word.capitalize() if len(word) >= _SHORTEST else word for word in words if word[:1].isupper()
    )


def _tells_apart(word: str) -> bool:
    """Whether a lemma can tell two figures apart: no filler, but "gemiddeld" and "overig" can."""
    lists = subject_words()
    if word in lists.statistics or word in lists.remainder:
        return True
    return word not in lists.weak and word not in lists.links and word not in lists.back


def _says_something(token: Token) -> bool:
    """Whether a word may name a thing, whatever the tagger made of it: it takes long compounds for adverbs."""
    return token.pos_ not in _EMPTY and token.text[:1].isalpha() and len(token.text) >= _SHORTEST
