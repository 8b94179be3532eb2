"""Draft against source, number by number: kept, changed, dropped or new."""

from collections.abc import Iterable, Sequence

from cijfercheck.model.claim import Claim
from cijfercheck.model.interval import decimal_text
from cijfercheck.model.match import Comparison
from cijfercheck.model.report import LedgerEntry


def make_ledger(
    comparisons: Sequence[Comparison], sources: Iterable[tuple[str, Sequence[Claim]]]
) -> tuple[LedgerEntry, ...]:
    """Say of every number of the sources what became of it, and of every other number of the draft that it is new.

    Entries follow the sources in the order given, each in text order; new numbers come last.
    """
    used = {
        c.expected.figure.name: c
        for c in reversed(comparisons)
        if c.expected is not None and c.expected.figure.origin == "source"
    }
    entries = []
    with_sources = False
    for document, claims in sources:
        with_sources = True
        for claim in claims:
            comparison = used.get(f"{document}#{claim.start}") or _with_value(comparisons, document, claim)
            entries.append(_entry(document, claim, comparison))
    seen = {entry.claim for entry in entries}
    if with_sources:
        entries.extend(_new(c.claim) for c in comparisons if c.claim.id not in seen and not _from_source(c))
    return tuple(entries)


def _with_value(comparisons: Sequence[Comparison], document: str, claim: Claim) -> Comparison | None:
    """The claim of the draft that has this very figure among those that agree with it."""
    name = f"{document}#{claim.start}"
    for comparison in comparisons:
        expected = comparison.expected
        if (
            expected is not None
            and expected.agrees
            and any(
                m.figure.name == name and m.agrees and m.score * 2 >= expected.score
                for m in comparison.matches
            )
        ):
            return comparison
    return None


def _from_source(comparison: Comparison) -> bool:
    expected = comparison.expected
    return expected is not None and expected.figure.origin == "source"


def _entry(document: str, claim: Claim, comparison: Comparison | None) -> LedgerEntry:
    status = "dropped" if comparison is None else _status(comparison)
    return LedgerEntry(
        source=document,
        status=status,
        claim=None if comparison is None else comparison.claim.id,
        start=claim.start,
        end=claim.end,
        text=claim.text,
        value=None if claim.quantity.value is None else decimal_text(claim.quantity.value),
    )


def _status(comparison: Comparison) -> str:
    return "kept" if comparison.expected is not None and comparison.expected.agrees else "changed"


def _new(claim: Claim) -> LedgerEntry:
    return LedgerEntry(
        source=None,
        status="new",
        claim=claim.id,
        start=None,
        end=None,
        text=claim.text,
        value=None if claim.quantity.value is None else decimal_text(claim.quantity.value),
    )
