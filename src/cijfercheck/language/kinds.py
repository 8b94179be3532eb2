"""The kinds of findings in words, of `data/kinds.toml`."""

from functools import cache

from cijfercheck.language.lexicon import load_words


def name_kind(kind: str, language: str) -> str:
    """Name a kind for readers, "wrong-subject" → "getal van iets anders"; one without words goes by its own name."""
    words = _kinds()[language]
    return words[kind]["title"] if kind in words else kind


def explain_kind(kind: str) -> str | None:
    """The Dutch explanation of a kind: what is reported, why it matters, an example, what is not reported."""
    words = _kinds()["nl"]
    return words[kind]["text"].strip() if kind in words else None


@cache
def _kinds() -> dict[str, dict[str, dict[str, str]]]:
    return load_words("kinds")
