"""An earlier report as the line below which nothing is new.

Findings are known again by their fingerprint, which survives edits elsewhere in the text. A draft that the earlier report
does not name, such as a second version in a file of its own, is held against all drafts of that report.
"""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from cijfercheck.errors import UnreadableInputError
from cijfercheck.model.finding import Finding, Suppression
from cijfercheck.model.report import SCHEMA_VERSION, Report

_REASON = {"nl": "stond al in {name}", "en": "was already in {name}"}


@dataclass(frozen=True, slots=True)
class Baseline:
    """The fingerprints of an earlier report, by draft; `name` is the file that it was read from."""

    name: str
    fingerprints: dict[str, tuple[str, ...]]

    def known(self, identifier: str) -> Counter[str]:
        """How often each finding is known in a draft."""
        if identifier in self.fingerprints:
            return Counter(self.fingerprints[identifier])
        return Counter(name for names in self.fingerprints.values() for name in names)


def read_baseline(path: Path) -> Baseline:
    """Read what `--format json` or `--format jsonl` wrote: a report, a list of reports, or one a line.

    Raises:
        UnreadableInputError: the file cannot be read or holds no report.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise UnreadableInputError(path, "dit bestand bestaat niet") from None
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableInputError(path, f"dit bestand kan niet gelezen worden ({error})") from None
    fingerprints: dict[str, tuple[str, ...]] = {}
    for report in _parse(text, path):
        found = fingerprints.get(report.document.id, ())
        fingerprints[report.document.id] = (*found, *_fingerprints(report))
    return Baseline(path.name, fingerprints)


def suppress_known(report: Report, baseline: Baseline, language: str) -> Report:
    """Mark the findings that the earlier report has; as often as it has them, the first ones first.

    Args:
        report: The report on a draft.
        baseline: The earlier report.
        language: The language of the reason, "nl" or "en".
    """
    known = baseline.known(report.document.id)
    reason = _REASON[language].format(name=baseline.name)
    findings: list[Finding] = []
    for finding in report.findings:
        if finding.suppressed is None and known[finding.fingerprint]:
            known[finding.fingerprint] -= 1
            suppression = Suppression(reason=reason, by="baseline")
            findings.append(finding.model_copy(update={"suppressed": suppression}))
        else:
            findings.append(finding)
    return report.model_copy(update={"findings": tuple(findings)})


def write_reports(reports: Iterable[Report]) -> str:
    """Write reports as `read_baseline` reads them: one alone as an object, others as an array."""
    written = [report.model_dump_json(indent=2) for report in reports]
    return f"{written[0]}\n" if len(written) == 1 else "[\n" + ",\n".join(written) + "\n]\n"


def _fingerprints(report: Report) -> Iterable[str]:
    """The findings that the earlier report stands for: not those that the draft itself silenced."""
    return (
        finding.fingerprint
        for finding in report.findings
        if finding.suppressed is None or finding.suppressed.by != "inline"
    )


def _parse(text: str, path: Path) -> list[Report]:
    reason = "dit is geen verslag van cijfercheck; schrijf er een met --write-baseline of --format json"
    try:
        found: object = json.loads(text)
    except (json.JSONDecodeError, RecursionError):
        try:
            found = [json.loads(line) for line in text.splitlines() if line.strip()]
        except (json.JSONDecodeError, RecursionError):
            raise UnreadableInputError(path, reason) from None
    try:
        reports = [
            Report.model_validate_json(json.dumps(one))
            for one in (found if isinstance(found, list) else [found])
        ]
    except ValidationError:
        raise UnreadableInputError(path, reason) from None
    if not reports:
        raise UnreadableInputError(path, reason)
    if any(report.schema_version != SCHEMA_VERSION for report in reports):
        raise UnreadableInputError(path, f"dit verslag heeft een andere schema_version dan {SCHEMA_VERSION}")
    return reports
