"""The text of a draft cut at its numbers, each with its verdict: what the HTML report shows as marks."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from cijfercheck.model.article import Article, Section
from cijfercheck.model.finding import Finding
from cijfercheck.model.report import Report

Verdict = Literal[
    "error", "warning", "info", "consistent", "unsupported", "unchecked", "suppressed", "unread"
]


@dataclass(frozen=True, slots=True)
class Mark:
    """A number of the text; `finding` is the place of its finding in the report, `claims` the claims that it holds."""

    start: int
    end: int
    verdict: Verdict
    claims: tuple[str, ...] = ()
    finding: int | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text between two cuts; `mark` is None where it holds no number that was looked at."""

    text: str
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A section of the text in pieces."""

    role: str
    pieces: tuple[Piece, ...]


def find_marks(report: Report) -> tuple[Mark, ...]:
    """Give each number its verdict, in text order and without overlap; a finding goes before the claims that it covers."""
    placed: list[Mark] = []
    numbered = [
        (index, finding) for index, finding in enumerate(report.findings) if finding.kind != "unsupported"
    ]
    for index, finding in sorted(numbered, key=lambda item: item[1].suppressed is not None):
        verdict: Verdict = finding.severity if finding.suppressed is None else "suppressed"
        covered = [claim.id for claim in report.claims if _overlaps(claim.start, claim.end, finding)]
        _place(placed, Mark(finding.start, finding.end, verdict, tuple(covered), index))
    silenced = {
        finding.claims[0] for finding in report.findings if finding.suppressed is not None and finding.claims
    }
    for claim in report.claims:
        status: Verdict = "error" if claim.status == "inconsistent" else claim.status
        _place(
            placed,
            Mark(claim.start, claim.end, "suppressed" if claim.id in silenced else status, (claim.id,)),
        )
    for other in report.not_claims:
        if other.reason == "unread":
            _place(placed, Mark(other.start, other.end, "unread"))
    return tuple(sorted(placed, key=lambda mark: mark.start))


def cut_article(report: Report, article: Article, marks: Sequence[Mark]) -> tuple[Block, ...]:
    """Cut the text into its sections and those at their marks; what lies between sections is shown where it holds a mark."""
    blocks: list[Block] = []
    position = 0
    for section in (*_apart(report.document.sections), None):
        start, end = (section.start, section.end) if section else (len(article.text),) * 2
        if any(position <= mark.start < start for mark in marks) or (section is None and not blocks):
            blocks.append(Block("plain", tuple(cut_text(article.text, marks, position, start))))
        if section is not None:
            pieces = tuple(cut_text(article.text, marks, max(start, position), end))
            blocks.append(Block(section.role, pieces))
            position = end
    return tuple(blocks)


def cut_text(text: str, marks: Iterable[Mark], start: int, end: int) -> Iterator[Piece]:
    """Cut a stretch of text at the marks that begin in it, of two that overlap at the first.

    A mark that reaches beyond the end of the stretch is cut off there.
    """
    position = start
    for mark in marks:
        if not max(start, position) <= mark.start < end:
            continue
        if mark.start > position:
            yield Piece(text[position : mark.start])
        position = min(mark.end, end)
        yield Piece(text[mark.start : position], mark)
    if position < end:
        yield Piece(text[position:end])


def _apart(sections: Sequence[Section]) -> Iterator[Section]:
    """The sections that begin where the one before has ended."""
    position = 0
    for section in sections:
        if section.start >= position:
            yield section
            position = section.end


def _overlaps(start: int, end: int, finding: Finding) -> bool:
    return start < finding.end and finding.start < end


def _place(placed: list[Mark], mark: Mark) -> None:
    """Add a mark where no other stands, and nowhere else."""
    if mark.end > mark.start and all(mark.end <= other.start or other.end <= mark.start for other in placed):
        placed.append(mark)
