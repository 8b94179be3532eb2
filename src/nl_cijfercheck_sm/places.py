"""A component that finds places by their official names: countries, provinces, municipalities."""

import tomllib
from functools import cache
from pathlib import Path

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

FACTORY = "cijfercheck_places"
NAMES = Path(__file__).parent / "places.toml"
AMBIGUOUS = "ambiguous"
LABEL = "GPE"


@cache
def read_names() -> dict[str, frozenset[str]]:
    """Return the names by kind (`land`, `deelgebied`, `provincie`, `gemeente`) and those under `ambiguous`."""
    tables = tomllib.loads(NAMES.read_text(encoding="utf-8"))
    return {kind: frozenset(names) for kind, names in tables.items()}


class Places:
    """Mark names of places as entities with the label GPE and their kind as identifier.

    `in Kampen` → Kampen, GPE, `gemeente`. Groningen, Utrecht and Antwerpen are a municipality and a province;
    they are marked `gemeente`. Entities that are there already stay.
    """

    def __init__(self, nlp: Language) -> None:
        names = read_names()
        self._ambiguous = names[AMBIGUOUS]
        self._matcher = PhraseMatcher(nlp.vocab)
        for kind in names.keys() - {AMBIGUOUS}:
            self._matcher.add(kind, [nlp.make_doc(name) for name in names[kind]])

    def __call__(self, doc: Doc) -> Doc:
        """Add the places to the entities."""
        taken = {token.i for entity in doc.ents for token in entity}
        found = [
            Span(doc, start, end, label=LABEL, span_id=kind)
            for kind, start, end in self._matcher(doc)
            if taken.isdisjoint(range(start, end)) and self._is_name(doc[start:end])
        ]
        doc.ents = (*doc.ents, *filter_spans(found))
        return doc

    def _is_name(self, span: Span) -> bool:
        """Take an ambiguous name only where a capital tells: after a word in small letters or a comma."""
        if span.text not in self._ambiguous:
            return True
        if span.start == 0:
            return False
        before = span.doc[span.start - 1]
        return before.is_lower or before.text == ","


@Language.factory(FACTORY, assigns=["doc.ents"])
def make_places(nlp: Language, name: str) -> Places:  # noqa: ARG001  (spaCy passes both)
    """Make the component; its names come with the package."""
    return Places(nlp)
