"""The attributes that the components leave on a spaCy `Doc`."""

from spacy.tokens import Doc


def register_extensions() -> None:
    """Make `doc._.quantities`, `.not_claims`, `.periods`, `.claims` and `.published` known to spaCy, once.

    All default to None: not looked for yet. `published` is the publication date, given by the caller.
    """
    for name in ("quantities", "not_claims", "periods", "claims", "published"):
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=None)
