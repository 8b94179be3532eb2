"""The spaCy component `cijfer_quantities`: finds every number and says what it is."""

from collections.abc import Sequence
from typing import Self

from spacy.language import Language
from spacy.tokens import Doc

from cijfercheck.extraction.extensions import register_extensions
from cijfercheck.language.periods import find_periods
from cijfercheck.language.quantities import read_numbers
from cijfercheck.model.period import PeriodMention
from cijfercheck.model.quantity import NotClaim, Quantity


@Language.factory("cijfer_quantities", assigns=["doc._.quantities", "doc._.not_claims", "doc.spans"])
def make_quantities(nlp: Language, name: str) -> "QuantityFinder":  # noqa: ARG001  (spaCy passes both)
    """Make the component; it has no settings."""
    return QuantityFinder()


class QuantityFinder:
    """Sets `doc._.quantities`, `doc._.not_claims` and `doc.spans["quantities"]`."""

    def __init__(self) -> None:
        """Prepare the attributes on `Doc`."""
        register_extensions()

    def __reduce__(self) -> tuple[type[Self], tuple[()]]:
        """Make the component anew in another process, where nothing is registered yet."""
        return type(self), ()

    def __call__(self, doc: Doc) -> Doc:
        """Read the numbers of one text; those inside a period are dates."""
        periods = find_periods(doc.text, doc._.published)
        doc._.quantities, doc._.not_claims = quantities, _ = read_all_numbers(doc.text, periods)
        spans = [doc.char_span(q.start, q.end, label=q.kind, alignment_mode="expand") for q in quantities]
        doc.spans["quantities"] = [span for span in spans if span is not None]
        return doc


def read_all_numbers(
    text: str, periods: Sequence[PeriodMention]
) -> tuple[tuple[Quantity, ...], tuple[NotClaim, ...]]:
    """Read the numbers of a text; those inside a period are dates, where no other reason covers them."""
    quantities, others = read_numbers(text, [(mention.start, mention.end) for mention in periods])
    dates = [
        NotClaim(mention.start, mention.end, mention.text, "date")
        for mention in periods
        if any(character.isdigit() for character in mention.text)
        and not any(other.start < mention.end and mention.start < other.end for other in others)
    ]
    return quantities, tuple(sorted((*others, *dates), key=lambda found: found.start))
