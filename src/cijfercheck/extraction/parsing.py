"""Parses texts with a spaCy pipeline, as `nlp.pipe` does, in less time.

spaCy's own parsing loop lets go of Python's lock, and its inner functions take it again for each value that they compare. The same
steps taken from Python keep the lock, and cost half. Batches are of texts of one length, small enough for the processor's
own memory. Neither changes a result: no step looks at another text of its batch.
"""

from collections.abc import Collection, Iterable, Sequence

from spacy.language import Language, PipeCallable
from spacy.pipeline import DependencyParser
from spacy.tokens import Doc
from thinc.api import NumpyOps

_BATCH = 128
_OWN = frozenset({"cijfer_periods", "cijfer_quantities", "cijfer_claims"})


def parse_texts(nlp: Language, texts: Iterable[str]) -> list[Doc]:
    """Parse texts, in their order, with all components of a pipeline but those of cijfercheck."""
    docs = [nlp.make_doc(text) for text in texts]
    components = [component for name, component in nlp.pipeline if name not in _OWN]
    order = sorted(range(len(docs)), key=lambda place: len(docs[place]))
    for first in range(0, len(order), _BATCH):
        places = order[first : first + _BATCH]
        batch = [docs[place] for place in places]
        for component in components:
            batch = _apply(component, batch)
        for place, doc in zip(places, batch, strict=True):
            docs[place] = doc
    return docs


def _apply(component: PipeCallable, docs: list[Doc]) -> list[Doc]:
    if isinstance(component, DependencyParser) and _is_greedy(component) and any(map(len, docs)):
        _parse(component, docs)
        return docs
    if hasattr(component, "pipe"):
        return list(component.pipe(docs))
    return [component(doc) for doc in docs]


def _is_greedy(parser: DependencyParser) -> bool:
    """Whether a parser takes one way through each text, on the processor."""
    return parser.cfg["beam_width"] == 1 and isinstance(parser.model.ops, NumpyOps)


def _parse(parser: DependencyParser, docs: Sequence[Doc]) -> None:
    """Set the heads and labels of texts: `Parser.greedy_parse`, step by step."""
    states = parser.moves.init_batch(docs)
    model = parser.model.predict(docs)
    open_states: Collection[object] = [state for state in states if not state.is_final()]
    while open_states:
        open_states = parser.transition_states(open_states, model.predict(open_states))
    model.clear_memory()
    parser.set_annotations(docs, states)
