"""What the extraction asks of a dependency tree: the clause, its subject, and the words of a noun phrase."""

from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

from spacy.tokens import Doc, Token

from cijfercheck.language.lexicon import saying_verbs, subject_words
from cijfercheck.model.quantity import Quantity

SILENT = "cijfer_silent"
PARTS = "cijfer_parts"
TEXT = "cijfer_text"
_PART_MARKS = frozenset(",;:()")
_LONGEST_CHAIN = 4  # conjuncts that share one subject
_CLAUSES = frozenset({"ROOT", "ccomp", "advcl", "acl", "acl:relcl", "parataxis", "csubj", "csubj:pass"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_CONTENT = frozenset({"NOUN", "PROPN", "ADJ", "VERB"})
_NARROWING = frozenset(
    {
        "amod",
        "nmod",
        "nmod:poss",
        "acl",
        "acl:relcl",
        "compound",
        "flat",
        "appos",
        "conj",
        "obl",
        "obl:agent",
        "obl:arg",
    }
)
_NARROWING_ALONE = _NARROWING - {"obl", "obl:agent", "obl:arg", "conj"}
_NARROWING_CLAUSE = _NARROWING | {"obj", "iobj", "xcomp", "advcl", "nsubj", "nsubj:pass"}


def governor(token: Token) -> Token:
    """The head of the clause that a token stands in: a verb, or the predicate of a copula."""
    while token.dep_ not in _CLAUSES and not _is_clause_conjunct(token) and token.head != token:
        token = token.head
    return token


def clause_subject(verb: Token) -> Token | None:
    """The head of the subject of a clause, found with the first conjunct or main verb where it is shared.

    Where the tree names no subject, it is the phrase with an article that opens the clause.
    """
    top = verb
    for _ in range(_LONGEST_CHAIN):
        for child in verb.children:
            if child.dep_ in _SUBJECTS:
                return child
        if verb.dep_ not in {"conj", "xcomp", "parataxis"}:
            break
        verb = verb.head
    opening = next(top.lefts, None)
    if (
        opening is not None
        and preposition(opening) is None
        and not is_silent(opening)
        and _has_article(opening)
    ):
        return opening
    return None


def _has_article(token: Token) -> bool:
    return any(child.dep_ == "det" for child in token.lefts)


def clause_tokens(verb: Token) -> Iterator[Token]:
    """The tokens of a clause in text order, without those of clauses below it."""
    stack = [verb]
    found = []
    while stack:
        token = stack.pop()
        found.append(token)
        stack.extend(
            child for child in token.children if child.dep_ not in _CLAUSES and not _is_clause_conjunct(child)
        )
    return iter(sorted(found, key=lambda token: token.i))


def preposition(token: Token) -> str | None:
    """The preposition of a noun phrase or number, in lower case."""
    for child in token.children:
        if child.dep_ == "case" and child.i < token.i:
            return child.lower_
    return None


def verb_lemma(verb: Token) -> str:
    """The dictionary form of a verb with its particle: "kwam … uit" → "uitkomen"."""
    lemma = verb.lemma_.lower()
    for child in verb.children:
        if child.dep_ == "compound:prt" and child.is_alpha:
            return child.lower_ + lemma
    return lemma


def speaker_tokens(verb: Token) -> list[Token]:
    """The words of who says or registers something: the subject of such a verb, and what "volgens" names."""
    found: list[Token] = []
    for child in verb.children:
        says = child.dep_ in _SUBJECTS and verb.lemma_.lower() in saying_verbs()
        if says or preposition(child) in {"volgens", "aldus", "blijkens"}:
            found.extend(child.subtree)
    return found


def is_content(token: Token) -> bool:
    """Whether a word says something about what is counted."""
    return (
        not is_silent(token)
        and token.pos_ in _CONTENT
        and any(character.isalpha() for character in token.text)
        and token.lemma_.lower() not in subject_words().weak
    )


def is_silent(token: Token) -> bool:
    """Whether a token is part of a number with its unit, or of a period: it does not say what is counted."""
    return token.i in token.doc.user_data.get(SILENT, ())


def mark_silent(doc: Doc) -> None:
    """Note which tokens of a document are part of its numbers and periods."""
    text = text_of(doc)
    spans = [(_start_of_hedge(text, quantity), quantity.end) for quantity in doc._.quantities]
    spans += [(mention.start, mention.end) for mention in doc._.periods]
    found = (doc.char_span(start, end, alignment_mode="expand") for start, end in spans)
    doc.user_data[SILENT] = frozenset(token.i for span in found if span is not None for token in span)


def _start_of_hedge(text: str, quantity: Quantity) -> int:
    """Where the hedge right before a number begins ("zeker | 30 procent"), else where the number does."""
    hedge = quantity.hedge or ""
    before = text[: quantity.start].rstrip()
    return len(before) - len(hedge) if before.lower().endswith(hedge.lower()) and hedge else quantity.start


def text_of(doc: Doc) -> str:
    """The text of a document, put together once: spaCy joins its tokens each time."""
    if TEXT not in doc.user_data:
        doc.user_data[TEXT] = doc.text
    text: str = doc.user_data[TEXT]
    return text


def forget_notes(doc: Doc) -> None:
    """Take off a document what was only noted while its claims were made."""
    for note in (SILENT, PARTS, TEXT):
        doc.user_data.pop(note, None)


class Parts(NamedTuple):
    """The parts between commas, semicolons, colons and brackets: that of each token, and those that hold a number."""

    of_token: tuple[int, ...]
    numbered: frozenset[int]


def parts_of(doc: Doc) -> Parts:
    """The parts of a document with quantities, found once."""
    if PARTS not in doc.user_data:
        counts = accumulate(token.text in _PART_MARKS or bool(token.is_sent_start) for token in doc)
        of_token = tuple(counts)
        spans = (doc.char_span(q.start, q.end, alignment_mode="expand") for q in doc._.quantities)
        numbered = frozenset(of_token[span.start] for span in spans if span is not None)
        doc.user_data[PARTS] = Parts(of_token, numbered)
    parts: Parts = doc.user_data[PARTS]
    return parts


def phrase(noun: Token, *, depth: int = 4) -> list[Token]:
    """The words that narrow a noun, with the noun itself, in text order: adjectives, "van …", clauses.

    Of a noun that is the predicate of its clause ("er waren 112 brandweerlieden op de hei") the rest of the clause is not part.
    """
    found = [noun]
    if depth:
        allowed = _NARROWING_CLAUSE if noun.pos_ == "VERB" else _NARROWING
        if noun.dep_ in {"ROOT", "ccomp", "parataxis"}:
            allowed = _NARROWING_ALONE
        for child in noun.children:
            if child.dep_ in allowed and not _is_clause_conjunct(child):
                found.extend(phrase(child, depth=depth - 1))
    return sorted((token for token in found if not token.is_space), key=lambda token: token.i)


def counted_noun(number: Token) -> Token | None:
    """The noun that a number counts: its head where it is a numeral modifier, else the noun right after it."""
    if number.dep_ in {"nummod", "det", "amod"} and number.head.pos_ in {
        "NOUN",
        "PROPN",
        "ADJ",
        "SYM",
        "X",
        "VERB",
    }:
        return number.head if number.head.i > number.i else None
    for token in number.doc[number.i + 1 : min(number.i + 4, number.sent.end)]:
        if token.pos_ == "NOUN" or _looks_plural(token):
            return token
        if token.pos_ != "ADJ":
            return None
    return None


def _looks_plural(token: Token) -> bool:
    """Whether a word after a number is a noun made of a verb, or taken for one: "2.412 stemgerechtigden", "3,4 miljoen bezoeken geteld"."""
    if token.pos_ != "VERB":
        return False
    made = token.lower_.endswith("den") and token.dep_ not in {"ROOT", "conj"}
    return made or (token.lower_.endswith("en") and token.dep_ == "compound:prt")  # no particle is a verb


def _is_clause_conjunct(token: Token) -> bool:
    return (
        token.dep_ == "conj" and token.pos_ in {"VERB", "AUX"} and token.head.pos_ in {"VERB", "AUX", "ADJ"}
    )
