"""Runs the checks over all comparisons and leaves one alarm a number."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from cijfercheck.checks._findings import again
from cijfercheck.model.finding import Finding
from cijfercheck.model.match import Comparison, Match
from cijfercheck.model.plugin import Check

_DERIVED = frozenset({"wrong-change", "wrong-direction", "share-mismatch", "sum-mismatch"})
_GENERAL = frozenset({"value-mismatch", "internal-conflict", "unsupported"})
_EXPLAINED = 0.15  # of confidence
_OPENING = frozenset({"title", "lead"})


def settle(comparisons: Sequence[Comparison], checks: Iterable[Check], language: str) -> tuple[Finding, ...]:
    """Give the surest finding of each number; of two numbers that contradict each other, only one is blamed.

    Findings are in text order.
    """
    found: dict[str, Finding] = {}
    checks = tuple(checks)
    for comparison in comparisons:
        results = [result for check in checks if (result := check.find(comparison, language)) is not None]
        if results:
            found[comparison.claim.id] = max(results, key=_rank)
    for comparison in comparisons:
        partner = _contradicted(comparison)
        if partner is None or comparison.claim.id not in found or partner not in found:
            continue
        if not (_is_calculated(found[comparison.claim.id]) and found[partner].severity == "info"):
            del found[_acquitted(comparison.claim.id, partner, found, comparisons)]
    told = [finding for finding in found.values() if not _follows(finding, found)]
    told.sort(key=lambda finding: (finding.start, finding.end, finding.kind))
    left = [finding for place, finding in enumerate(told) if not _is_said(finding, told[:place])]
    sentences = {comparison.claim.id: comparison.claim.sentence for comparison in comparisons}
    return tuple(_told_apart(left, sentences))


def _told_apart(findings: Iterable[Finding], sentences: Mapping[str, tuple[int, int]]) -> Iterator[Finding]:
    """Give the findings on equal numbers of one sentence fingerprints of their own; the first keeps that of all such findings."""
    seen: Counter[tuple[tuple[int, int], str]] = Counter()
    for finding in findings:
        key = sentences[finding.claims[0]], finding.fingerprint
        seen[key] += 1
        yield finding if seen[key] == 1 else again(finding, seen[key])


def _is_calculated(finding: Finding) -> bool:
    return any(entry.type == "calculation" for entry in finding.evidence)


def _is_said(finding: Finding, before: Iterable[Finding]) -> bool:
    """Whether a finding before it says the same of the same words: "met 12 procent gestegen tot 1.284" turns one way."""
    return any(other.kind == finding.kind and finding.start < other.end for other in before)


def _follows(finding: Finding, found: dict[str, Finding]) -> bool:
    """Whether a sum fails because one of its own terms is reported: then it says nothing new."""
    if not _is_calculated(finding):
        return False
    terms = (found[name] for name in finding.claims if name in found and found[name] is not finding)
    return any(
        term.severity != "info" and finding.claims[0] not in term.claims and finding.kind in _DERIVED
        for term in terms
    )


def _rank(finding: Finding) -> tuple[bool, float, str]:
    """An alarm comes before information, then the surer before the less sure; a kind that explains the number is surer."""
    explained = 0 if finding.kind in _GENERAL else _EXPLAINED
    return finding.severity != "info", finding.confidence + explained, finding.kind


def _contradicted(comparison: Comparison) -> str | None:
    """The claim that this one contradicts, if that is what it should equal."""
    expected = comparison.expected
    if expected is None or expected.agrees or expected.figure.origin != "claim":
        return None
    return expected.figure.name


def _acquitted(one: str, other: str, found: dict[str, Finding], comparisons: Sequence[Comparison]) -> str:
    """Which of two contradicting claims is not blamed.

    Blame falls on the number that is known to belong elsewhere, then on the one that fewer sentences repeat, then on
    the one in title or lead, then on the first.
    """
    by_id = {comparison.claim.id: comparison for comparison in comparisons}

    def blame(name: str) -> tuple[bool, int, bool, int]:
        comparison, finding = by_id[name], found[name]
        explained = finding.kind not in {"internal-conflict", "unsupported"}
        repeats = sum(1 for match in comparison.matches if _repeats(match))
        return explained, -repeats, comparison.claim.section in _OPENING, -comparison.claim.start

    return min(one, other, key=blame)


def _repeats(match: Match) -> bool:
    return (
        match.agrees
        and match.figure.origin == "claim"
        and match.relation == "equal"
        and match.period != "other"
    )
