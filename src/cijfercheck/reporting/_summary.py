"""The sentences that sum a report up: how many differences, and what became of every number."""

from collections import Counter

from cijfercheck.model.report import Report
from cijfercheck.reporting._wording import Wording


def say_verdict(report: Report, wording: Wording) -> str:
    """Say how many findings are shown: "1 verschil, 2 punten van aandacht."."""
    alarms = [one for one in report.findings if one.suppressed is None and one.kind != "unsupported"]
    errors = sum(finding.severity == "error" for finding in alarms)
    warnings = sum(finding.severity == "warning" for finding in alarms)
    remarks = len(alarms) - errors - warnings
    counts = (("findings", errors), ("warnings", warnings), ("remarks", remarks))
    parts = [wording.count(name, number) for name, number in counts if number]
    if parts:
        return ", ".join(parts) + "."
    if any(one.suppressed is not None and one.kind != "unsupported" for one in report.findings):
        return wording["none_left"]
    if any(claim.status == "consistent" for claim in report.claims):
        return wording["no_findings"]
    return f"{wording['no_findings']} {wording['nothing_compared']}"


def describe_coverage(report: Report, wording: Wording) -> str:
    """Account for every number of the text; the parts add up to the whole."""
    claims = Counter(claim.status for claim in report.claims)
    reasons = Counter(claim.reason or "" for claim in report.claims if claim.status == "unchecked")
    skipped = Counter(other.reason for other in report.not_claims if other.reason != "unread")
    unread = sum(other.reason == "unread" for other in report.not_claims)
    verdicts = [
        wording.format("consistent", n=claims["consistent"]),
        wording.format("inconsistent", n=claims["inconsistent"]) + _set_aside(report, wording),
        wording.format("unsupported_count", n=claims["unsupported"]),
    ]
    if claims["unchecked"]:
        verdicts.append(wording.format("unchecked", n=claims["unchecked"]) + list_reasons(reasons, wording))
    return wording.format(
        "coverage",
        numbers=wording.count("numbers", len(report.claims) + len(report.not_claims)),
        claims=", ".join(verdicts),
        skipped=wording.format("skipped", n=skipped.total()) + list_reasons(skipped, wording),
        unread=wording.format("unread", n=unread),
    )


def _set_aside(report: Report, wording: Wording) -> str:
    """Say of how many claims with a difference every finding was set aside: " (waarvan 1 terzijde gelegd)"."""
    shown = {one.claims[0] for one in report.findings if one.claims and one.suppressed is None}
    silent = {one.claims[0] for one in report.findings if one.claims and one.suppressed is not None} - shown
    number = sum(claim.status == "inconsistent" and claim.id in silent for claim in report.claims)
    return f" ({wording.format('of_which_aside', n=number)})" if number else ""


def list_reasons(counts: Counter[str], wording: Wording) -> str:
    """List reasons with their counts, the most frequent first: " (datum 3, weg 1)"."""
    named: Counter[str] = Counter()
    for reason, number in counts.items():
        named[wording.reason(reason)] += number
    ordered = sorted(named.items(), key=lambda item: (-item[1], item[0]))
    listed = ", ".join(f"{name} {number}" for name, number in ordered if name)
    return f" ({listed})" if listed else ""
