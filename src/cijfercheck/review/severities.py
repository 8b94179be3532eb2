"""The severities of a desk: how serious it takes each kind of finding."""

from collections.abc import Iterable, Mapping
from typing import Literal

from cijfercheck.model.finding import Finding, FindingKind, Severity

DeskSeverity = Severity | Literal["off"]


def weigh_findings(
    findings: Iterable[Finding], severities: Mapping[FindingKind, DeskSeverity]
) -> tuple[Finding, ...]:
    """Give findings the severity that the desk gives their kind; those of a kind that is off are left out."""
    return tuple(
        finding if severity is None else finding.model_copy(update={"severity": severity})
        for finding in findings
        if (severity := severities.get(finding.kind)) != "off"
    )
