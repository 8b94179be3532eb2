"""The attributes that the components leave on a spaCy `Doc`."""

from functools import partial

from spacy.tokens import Doc

from cijfercheck.extraction.packing import Left, register_packing

_NAMES = ("quantities", "not_claims", "periods", "claims", "published")


def register_extensions() -> None:
    """Make `doc._.quantities`, `.not_claims`, `.periods`, `.claims` and `.published` known to spaCy, once.

    All default to None: not looked for yet. `published` is the publication date, given by the caller.
    """
    register_packing()
    for name in _NAMES:
        if not Doc.has_extension(name):
            Doc.set_extension(name, getter=partial(_find, name=name), setter=partial(_leave, name=name))


def _find(doc: Doc, *, name: str) -> object:
    left = doc.user_data.get(f"cijfer_{name}")
    return None if left is None else left.content


def _leave(doc: Doc, content: object, *, name: str) -> None:
    doc.user_data[f"cijfer_{name}"] = Left(content)
