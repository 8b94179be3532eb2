"""The findings as SARIF 2.1.0, for code review and editors that show results of checkers; one run for all drafts of the call.

Columns and offsets count code points. A draft whose text is not the file's own (Word, HTML, XML) carries its text as the
contents of the artifact. What a finding was compared with stands in the related locations.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath
from typing import get_args
from urllib.parse import quote

from cijfercheck.language.kinds import explain_kind, name_kind
from cijfercheck.model.article import Article
from cijfercheck.model.finding import Evidence, Finding, FindingKind, Suppression
from cijfercheck.model.plugin import Checked, Reporter
from cijfercheck.model.report import Report
from cijfercheck.reporting._formats import load_format
from cijfercheck.reporting._passages import Passages, name_origin, one_line

Node = dict[str, object]

_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_KINDS: tuple[str, ...] = get_args(FindingKind)
_FINGERPRINT = "cijfercheck/v1"


def render_sarif(report: Report, article: Article, language: str, colour: bool) -> str:  # noqa: ARG001
    """Write the findings of one draft as a log of one run."""
    return "".join(join_sarif([Checked(report, article)], language))


def join_sarif(drafts: Iterable[Checked], language: str) -> Iterator[str]:
    """Yield one log of one run on all drafts; nothing at all when there are no drafts."""
    checked = list(drafts)
    if not checked:
        return
    names = load_format("sarif")
    log = {"$schema": names["schema"], "version": names["version"], "runs": [_run(checked, language)]}
    yield json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _run(drafts: Sequence[Checked], language: str) -> Node:
    versions = drafts[0].report.versions
    warnings = [
        _without_none(
            {
                "level": "warning",
                "message": {"text": warning},
                "locations": [{"physicalLocation": {"artifactLocation": _place(index, draft)}}],
            }
        )
        for index, draft in enumerate(drafts)
        for warning in draft.report.document.warnings
    ]
    return {
        "tool": {
            "driver": {
                "name": "cijfercheck",
                "version": versions.cijfercheck,
                "rules": [_rule(kind, language) for kind in _KINDS],
                "properties": {"model": versions.model, "references": versions.references},
            }
        },
        "language": language,
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": warnings}],
        "artifacts": [_artifact(draft) for draft in drafts],
        "results": [
            _result(finding, index, draft, Passages(draft.report, draft.article))
            for index, draft in enumerate(drafts)
            for finding in draft.report.findings
        ],
    }


def _rule(kind: str, language: str) -> Node:
    explanation = explain_kind(kind) if language == "nl" else None
    what = explanation.partition("\n\n")[0] if explanation else name_kind(kind, language)
    return {
        "id": kind,
        "shortDescription": {"text": name_kind(kind, language)},
        "fullDescription": {"text": what},
        "help": {"text": explanation or what},
    }


def _artifact(draft: Checked) -> Node:
    text = draft.report.document.text
    return _without_none(
        {
            "location": {"uri": _uri(draft.report.document.id)},
            "roles": ["analysisTarget"],
            "contents": None if text is None else {"text": text},
        }
    )


def _result(finding: Finding, index: int, draft: Checked, passages: Passages) -> Node:
    state = None
    if draft.against_baseline:
        by = finding.suppressed.by if finding.suppressed else None
        state = "unchanged" if by == "baseline" else "new"
    location = {
        "physicalLocation": {
            "artifactLocation": _place(index, draft),
            "region": _region(finding.start, finding.end, passages),
            "contextRegion": _region(*passages.sentence(finding.start, finding.end), passages),
        }
    }
    return _without_none(
        {
            "ruleId": finding.kind,
            "ruleIndex": _KINDS.index(finding.kind),
            "level": _LEVELS[finding.severity],
            "message": {"text": finding.message},
            "locations": [location],
            "relatedLocations": [
                _related(number, evidence, index, draft, passages)
                for number, evidence in enumerate(finding.evidence)
            ],
            "partialFingerprints": {_FINGERPRINT: finding.fingerprint},
            "suppressions": [_suppression(finding.suppressed)] if finding.suppressed else [],
            "baselineState": state,
            "fixes": _fixes(finding, index, draft, passages),
            "rank": round(finding.confidence * 100, 1),
            "properties": _without_none(
                {
                    "explanation": finding.explanation,
                    "expected": finding.expected,
                    "claims": list(finding.claims),
                }
            ),
        }
    )


def _related(number: int, evidence: Evidence, index: int, draft: Checked, passages: Passages) -> Node:
    """The second place: in the draft, in a source, or by name where it is in no text."""
    origin = name_origin(evidence)
    words = " ".join(filter(None, (origin and f"{origin}:", one_line(evidence.text))))
    location: Node = {"id": number, "message": {"text": words}}
    if evidence.start is not None and evidence.end is not None:
        if evidence.type == "claim":
            region = _region(evidence.start, evidence.end, passages)
            physical: Node = {"artifactLocation": _place(index, draft), "region": region}
        else:
            region = {"charOffset": evidence.start, "charLength": evidence.end - evidence.start}
            physical = {"artifactLocation": {"uri": _source_uri(origin, draft)}, "region": region}
        location["physicalLocation"] = physical
    elif origin:
        location["logicalLocations"] = [{"fullyQualifiedName": origin, "kind": evidence.type}]
    if evidence.url:
        location["properties"] = {"url": evidence.url}
    return location


def _suppression(suppressed: Suppression) -> Node:
    return {
        "kind": "inSource" if suppressed.by == "inline" else "external",
        "status": "accepted",
        "justification": suppressed.reason,
        "properties": {"by": suppressed.by},
    }


def _fixes(finding: Finding, index: int, draft: Checked, passages: Passages) -> list[Node] | None:
    if finding.suggestion is None:
        return None
    replacement = {
        "deletedRegion": _region(finding.start, finding.end, passages),
        "insertedContent": {"text": finding.suggestion},
    }
    change = {"artifactLocation": _place(index, draft), "replacements": [replacement]}
    return [{"description": {"text": finding.message}, "artifactChanges": [change]}]


def _region(start: int, end: int, passages: Passages) -> Node:
    return {
        "startLine": passages.line(start),
        "startColumn": passages.column(start),
        "endLine": passages.line(end),
        "endColumn": passages.column(end),
        "charOffset": start,
        "charLength": end - start,
        "snippet": {"text": passages.article.text[start:end]},
    }


def _place(index: int, draft: Checked) -> Node:
    return {"uri": _uri(draft.report.document.id), "index": index}


def _source_uri(name: str, draft: Checked) -> str:
    """The place of a source that evidence calls by its file name."""
    paths = (source.id for source in draft.sources if PurePath(source.id).name == name)
    return _uri(next(paths, name))


def _uri(identifier: str) -> str:
    """The path of a file as a URI: relative as it was given, or absolute."""
    path = PurePath(identifier)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())


def _without_none(node: Node) -> Node:
    return {name: value for name, value in node.items() if value is not None}


REPORTER = Reporter(name="sarif", render=render_sarif, join=join_sarif)
