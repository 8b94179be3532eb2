"""Finds reference figures by a question in words: what `reference search` and the page's search answer with."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cijfercheck.extraction.labels import read_labels
from cijfercheck.language.periods import find_periods
from cijfercheck.model.figure import Figure
from cijfercheck.model.interval import decimal_text
from cijfercheck.model.period import Period
from cijfercheck.model.subject import Subject
from cijfercheck.plugins import find_providers
from cijfercheck.providers._references import open_for_search
from cijfercheck.providers._store import ReferenceStore
from cijfercheck.providers._store_index import Wanted

if TYPE_CHECKING:
    from spacy.language import Language

_BARE = frozenset({None, "aantal", "duizend", "miljoen", "mln", "miljard", "mld"})


def open_for_words(paths: Sequence[Path], nlp: "Language") -> ReferenceStore:
    """Take up reference files to be searched.

    Raises:
        CijfercheckError: a path or file cannot be used; the message says which and why.
    """
    reader = f"{nlp.meta['lang']}_{nlp.meta['name']}-{nlp.meta['version']}"
    return open_for_search(paths, find_providers(), lambda labels: read_labels(nlp, labels), reader)


def find_figures(
    store: ReferenceStore, nlp: "Language", words: str, limit: int
) -> list[tuple[float, Figure]]:
    """Find the figures that answer a question ("werklozen 2024"), with their scores, the best first.

    Where the question names a period, the values of that period are given; else the latest of each figure.
    """
    rest, period = _split_period(words)
    (subject,) = read_labels(nlp, [rest])
    head, *others = rest.lower().split()
    plain = Subject(text=rest, head=head, modifiers=tuple(others))  # a word alone may be read wrongly
    found: dict[tuple[str, Period | None], tuple[float, Figure]] = {}
    for wanted in (subject, plain):
        for score, figure in store.search(Wanted(wanted), period, limit):
            key = (figure.name, figure.period)
            found[key] = max(found.get(key, (0.0, figure)), (score, figure), key=lambda one: one[0])
    return sorted(found.values(), key=lambda one: -one[0])[:limit]


def _split_period(words: str) -> tuple[str, Period | None]:
    """Take the first period out of a question: "werklozen 2024" → "werklozen" and the year."""
    mentions = find_periods(words, None)
    if not mentions:
        return words, None
    first = mentions[0]
    return " ".join((words[: first.start] + words[first.end :]).split()) or words, first.period


def describe_figure(score: float, figure: Figure) -> dict[str, object]:
    """A figure as JSON; numbers are strings, as in reports."""
    period, baseline = figure.period, figure.baseline
    return {
        "figure": figure.name,
        "label": figure.subject.text,
        "value": None if figure.point is None else decimal_text(figure.point),
        "unit": show_unit(figure).strip() or None,
        "role": figure.role,
        "period": None if period is None else _days(period),
        "baseline": None if baseline is None else _days(baseline),
        "region": figure.region,
        "dimensions": dict(figure.dimensions),
        "provisional": figure.provisional,
        "revised": None if figure.revised is None else figure.revised.isoformat(),
        "superseded_by": figure.superseded_by,
        "source": figure.shown.partition(": ")[0],
        "publisher": figure.document,
        "published": None if figure.published is None else figure.published.isoformat(),
        "url": figure.url,
        "note": figure.note,
        "score": round(score, 3),
    }


def show_unit(figure: Figure) -> str:
    """The unit behind a number: canonical where it has one, else as the file says what is counted."""
    unit = figure.unit or (figure.counted if figure.counted not in _BARE else None)
    return f" {unit}" if unit else ""


def _days(period: Period) -> dict[str, str | None]:
    return {
        "first": None if period.first is None else period.first.isoformat(),
        "last": None if period.last is None else period.last.isoformat(),
    }
