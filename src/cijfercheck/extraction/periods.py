"""The spaCy component `cijfer_periods`: finds the words that name a period."""

from typing import Self

from spacy.language import Language
from spacy.tokens import Doc

from cijfercheck.extraction.extensions import register_extensions
from cijfercheck.language.periods import find_periods


@Language.factory("cijfer_periods", assigns=["doc._.periods"])
def make_periods(nlp: Language, name: str) -> "PeriodFinder":  # noqa: ARG001  (spaCy passes both)
    """Make the component; it has no settings."""
    return PeriodFinder()


class PeriodFinder:
    """Sets `doc._.periods`, resolved against `doc._.published` where that is set."""

    def __init__(self) -> None:
        """Prepare the attributes on `Doc`."""
        register_extensions()

    def __reduce__(self) -> tuple[type[Self], tuple[()]]:
        """Make the component anew in another process, where nothing is registered yet."""
        return type(self), ()

    def __call__(self, doc: Doc) -> Doc:
        """Find the periods of one text."""
        doc._.periods = find_periods(doc.text, doc._.published)
        return doc
