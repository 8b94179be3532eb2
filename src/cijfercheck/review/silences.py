"""Orders in the mark-up of a draft to report nothing of a kind in the block that follows."""

from collections.abc import Iterable

from cijfercheck.model.article import Silence
from cijfercheck.model.finding import Finding, Suppression


def silence_findings(findings: Iterable[Finding], silences: Iterable[Silence]) -> tuple[Finding, ...]:
    """Mark the findings that an order of the draft itself silences, each with the first order that does."""
    orders = tuple(silences)
    return tuple(_silence(finding, orders) for finding in findings)


def _silence(finding: Finding, silences: tuple[Silence, ...]) -> Finding:
    for silence in silences:
        if silence.kind == finding.kind and silence.start <= finding.start < silence.end:
            suppression = Suppression(reason=silence.reason, by="inline")
            return finding.model_copy(update={"suppressed": suppression})
    return finding
