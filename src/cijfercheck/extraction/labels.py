"""Subjects of labels: "minderjarige slachtoffers van criminele uitbuiting" in a table or reference file.

A label is a noun phrase, and a pipeline that learned from sentences reads it better inside one: "Er waren levend geboren
kinderen." counts kinderen, where the bare label seems to be about "geboren".
"""

from collections.abc import Callable, Iterable

from spacy.language import Language
from spacy.tokens import Doc, Token

from cijfercheck.extraction.grammar import is_content
from cijfercheck.extraction.parsing import parse_texts
from cijfercheck.extraction.subjects import lemma, make_subject
from cijfercheck.language.lexicon import subject_words
from cijfercheck.model.subject import Subject

_OPENING = ("Er", "waren")


def read_labels(nlp: Language, labels: Iterable[str]) -> tuple[Subject, ...]:
    """Read each label as a noun phrase, in order."""
    return make_subjects(labels, lambda sentences: parse_texts(nlp, sentences))


def make_subjects(labels: Iterable[str], parse: Callable[[list[str]], list[Doc]]) -> tuple[Subject, ...]:
    """Read each label as a noun phrase, in order; `parse` parses sentences."""
    labels = tuple(labels)
    docs = parse([in_sentence(label) for label in labels])
    doubtful = [place for place, doc in enumerate(docs) if _may_be_common(doc)]
    for place, doc in zip(doubtful, parse([_framed(labels[at].lower()) for at in doubtful]), strict=True):
        if "Plur" in doc[len(_OPENING)].morph.get("Number", []):
            docs[place] = doc
    return tuple(map(_label_subject, docs, labels))


def in_sentence(label: str) -> str:
    """The sentence that a label is parsed in."""
    return _framed(_as_said(label))


def _framed(words: str) -> str:
    return " ".join((*_OPENING, f"{words.strip().rstrip('.')}."))


def _as_said(label: str) -> str:
    """A label as it would stand inside a sentence: a capital is kept where the next word has one too, or none follows."""
    first, _, rest = label.strip().rstrip(".").partition(" ")
    lower = first[1:].islower() and rest[:1].islower()
    return f"{first.lower() if lower else first} {rest}".strip()


def _may_be_common(doc: Doc) -> bool:
    """Whether a label of one word with a capital may be a plural ("Inbraken") rather than a name: no known place or body is."""
    label = doc[len(_OPENING) : -1]
    return len(label) == 1 and label[0].is_title and label[0].pos_ == "PROPN" and not label[0].ent_type_


def _label_subject(doc: Doc, text: str) -> Subject:
    """The head of a label with all its other content words as modifiers."""
    words = subject_words()
    label = doc[len(_OPENING) : len(doc) - 1] if len(doc) > len(_OPENING) else doc[:]
    content = [
        token
        for token in label
        if (_names_something(token) and token.lemma_.lower() not in words.carriers)
        or token.lemma_.lower() in words.remainder | words.statistics
    ]
    if not content:
        return Subject(text=text, head=text.lower())
    subject = make_subject(content)
    rest = tuple(dict.fromkeys(lemma(token) for token in content if lemma(token) != subject.head))
    return Subject(text=text, head=subject.head, modifiers=rest)


def _names_something(token: Token) -> bool:
    """Whether a word of a label tells figures apart: content, and names that hold digits ("50PLUS", "D66")."""
    return (
        is_content(token)
        or (token.text[-1:].isupper() and token.pos_ in {"NUM", "X", "SYM"})
        or token.shape_.startswith("Xd")
    )
