"""The sentences of `language/data/messages.toml`, filled in."""

from functools import cache

from cijfercheck.language.lexicon import load_words
from cijfercheck.language.writing import write_number, write_period
from cijfercheck.model.finding import FindingKind
from cijfercheck.model.match import Comparison, Match
from cijfercheck.model.subject import Subject

_LONGEST_SUBJECT = 90


def say(
    kind: FindingKind, comparison: Comparison, language: str, other: Match | None = None
) -> tuple[str, str]:
    """The message and the explanation of a finding.

    Args:
        kind: The kind of finding.
        comparison: The claim and the figure that it should equal.
        language: "nl" or "en".
        other: The figure that the claim's number really is, where that was found.
    """
    words = _messages()[language]["words"]
    claim, expected = comparison.claim, comparison.expected
    period = claim.period.period if claim.period else None
    fields = {
        "claim": claim.quantity.text,
        "subject": _subject_text(claim.subject, words),
        "expected": show_value(expected, claim.text) if expected else "",
        "where": where(expected, language) if expected else "",
        "period": write_period(period) or words["unknown_period"],
        "other": _subject_text(other.figure.subject, words) if other else "",
        "other_where": where(other, language) if other else "",
        "other_period": write_period(other.figure.period) or words["unknown_period"] if other else "",
    }
    texts = _messages()[language][kind]
    return texts["message"].format(**fields), texts["explanation"].format(**fields)


def show_value(match: Match, like: str) -> str:
    """A figure's number as the claim would write it."""
    point = match.figure.point
    if point is None:
        bounds = (match.figure.value.low, match.figure.value.high)
        return "–".join(write_number(bound, like) for bound in bounds if bound is not None)
    return write_number(point, like)


def where(match: Match, language: str) -> str:
    """Where a figure stands: elsewhere in the text, or the name of its source."""
    return (
        _messages()[language]["words"]["article"] if match.figure.origin == "claim" else match.figure.document
    )


def _subject_text(subject: Subject, words: dict[str, str]) -> str:
    text = " ".join(subject.text.split())
    if not text:
        return words["nothing"]
    return text if len(text) <= _LONGEST_SUBJECT else text[:_LONGEST_SUBJECT].rsplit(" ", 1)[0] + " …"


@cache
def _messages() -> dict[str, dict[str, dict[str, str]]]:
    return load_words("messages")
