"""A component that finds organisations by rule: known names, ministries, offices, and words that make a name."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span, Token
from spacy.util import filter_spans

FACTORY = "cijfercheck_organisations"
DATA = Path(__file__).parent / "organisations.toml"
LABEL = "ORG"
NAME = "name"
POLICY = "policy"
"""What a ministry is for."""
AFTER_MINISTRY = ("ministerie", "van")
OFFICE_LENGTH = 2


@dataclass(frozen=True, slots=True)
class Words:
    """The lists of `organisations.toml`."""

    names: frozenset[str]
    ministry: frozenset[str]
    openings: frozenset[str]
    adjectives: frozenset[str]
    links: frozenset[str]
    offices: frozenset[str]
    office_links: frozenset[str]
    closings: frozenset[str]
    not_first: frozenset[str]
    endings: frozenset[str]
    ambiguous: frozenset[str]


@cache
def read_words() -> Words:
    """Read the lists of names and words."""
    lists = tomllib.loads(DATA.read_text(encoding="utf-8"))
    return Words(**{key: frozenset(words) for key, words in lists.items()})


class Organisations:
    """Mark organisations as entities with the label ORG.

    `het CBS`, `het ministerie van Justitie en Veiligheid`, `Universiteit Utrecht`, `de Nationaal Rapporteur Mensenhandel`,
    `Heijmans NV`. The place in such a name is part of it. `de gemeente Utrecht` and `de politie van Utrecht` are left to
    the places, as what they say holds there. Entities that are there already stay.
    """

    def __init__(self, nlp: Language) -> None:
        self._words = read_words()
        self._endings = tuple(self._words.endings)
        self._closing_ends = tuple(word.lower() for word in self._words.closings)
        self._matcher = PhraseMatcher(nlp.vocab)
        self._matcher.add(NAME, [nlp.make_doc(name) for name in self._words.names])
        self._matcher.add(POLICY, [nlp.make_doc(name) for name in self._words.ministry])

    def __call__(self, doc: Doc) -> Doc:
        """Add the organisations to the entities."""
        taken = {token.i for entity in doc.ents for token in entity}
        found = [
            Span(doc, start, end, label=LABEL)
            for start, end in self._find(doc)
            if taken.isdisjoint(range(start, end))
        ]
        doc.ents = (*doc.ents, *filter_spans(found))
        return doc

    def _find(self, doc: Doc) -> Iterator[tuple[int, int]]:
        policies: dict[int, int] = {}
        for key, start, end in self._matcher(doc):
            if doc.vocab.strings[key] == POLICY:
                policies[start] = max(end, policies.get(start, 0))
            elif self._is_name(doc[start:end]):
                yield start, end
        for start in policies:
            if tuple(token.lower_ for token in doc[max(start - 2, 0) : start]) == AFTER_MINISTRY:
                yield start - 2, _end_of_list(doc, policies, start)
        for token in doc:
            if token.lower_ in {"nationaal", "nationale"}:
                yield from self._find_office(doc, token.i)
            if _has_capital(token):
                yield from self._find_name_around(doc, token)

    def _is_name(self, span: Span) -> bool:
        """Refuse an abbreviation among capitals, and an ambiguous name where no capital tells."""
        if span.text in self._words.ambiguous:
            return span.start > 0 and (span[0].nbor(-1).is_lower or span[0].nbor(-1).text == ",")
        neighbours = [*span.doc[max(span.start - 1, 0) : span.start], *span.doc[span.end : span.end + 1]]
        letters = [token for token in neighbours if token.is_alpha]
        return not (span.text.isupper() and letters and all(token.is_upper for token in letters))

    def _find_office(self, doc: Doc, start: int) -> Iterator[tuple[int, int]]:
        end = start + OFFICE_LENGTH
        if doc[start:end].text.lower() in self._words.offices:
            yield start, _extend(doc, end, self._words.office_links)

    def _find_name_around(self, doc: Doc, token: Token) -> Iterator[tuple[int, int]]:
        words = self._words
        if token.text in words.openings:
            end = _extend(doc, token.i + 1, words.links)
            if end > token.i + 1 and (
                token.text not in words.adjectives or self._holds_closing(doc[token.i : end])
            ):
                yield token.i, end
        if token.text in words.closings:
            start = self._start_of_name(doc, token.i)
            if start < token.i:
                opens = token.text in words.openings
                yield start, _extend(doc, token.i + 1, words.links) if opens else token.i + 1
        elif token.lower_.endswith(self._endings) and token.i > 0 and _is_inside(doc[token.i - 1]):
            yield token.i, token.i + 1

    def _holds_closing(self, span: Span) -> bool:
        return any(token.lower_.endswith(self._closing_ends) for token in span[1:])

    def _start_of_name(self, doc: Doc, start: int) -> int:
        """Go back over words with a capital, but not over the article or preposition that opens a sentence."""
        first = start
        while first > 0 and _has_capital(doc[first - 1]) and doc[first - 1].text not in self._words.not_first:
            first -= 1
        return first


def _end_of_list(doc: Doc, policies: dict[int, int], start: int) -> int:
    """Return where `Onderwijs, Cultuur en Wetenschap` ends; a comma counts only before a last member with "en"."""
    end = first_end = policies[start]
    while end + 1 in policies and doc[end].text == ",":
        end = policies[end + 1]
    if end + 1 in policies and doc[end].text == "en":
        return policies[end + 1]
    return first_end


def _extend(doc: Doc, end: int, links: frozenset[str]) -> int:
    """Go on over words with a capital, and over link words that one follows."""
    ahead = end
    while ahead < len(doc) and (_has_capital(doc[ahead]) or doc[ahead].text in links):
        ahead += 1
        if _has_capital(doc[ahead - 1]):
            end = ahead
    return end


def _has_capital(token: Token) -> bool:
    return token.text[0].isupper()


def _is_inside(before: Token) -> bool:
    """Whether a capital after this word is that of a name and not of a sentence."""
    return before.is_alpha or before.text == ","


@Language.factory(FACTORY, assigns=["doc.ents"])
def make_organisations(nlp: Language, name: str) -> Organisations:  # noqa: ARG001  (spaCy passes both)
    """Make the component; its names come with the package."""
    return Organisations(nlp)
