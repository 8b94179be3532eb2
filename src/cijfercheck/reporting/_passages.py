"""Where a finding stands in the draft: its line, its section, its sentence and the words around it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cijfercheck.model.article import Article
from cijfercheck.model.finding import Evidence, Finding
from cijfercheck.model.report import ClaimRecord, Report
from cijfercheck.reporting._wording import Wording

_COUNTED = frozenset({"count", "rank", "ratio"})
"""Kinds of claims whose unit says no more than the words of the text."""


@dataclass(frozen=True, slots=True)
class Passages:
    """The places of one draft; offsets are those of the report, lines and columns begin at 1."""

    report: Report
    article: Article

    def line(self, offset: int) -> int:
        """The line that an offset stands in."""
        return self.article.text.count("\n", 0, offset) + 1

    def column(self, offset: int) -> int:
        """The character of its line that an offset stands at."""
        return offset - self.article.text.rfind("\n", 0, offset)

    def section(self, offset: int) -> str:
        """The role of the section that an offset stands in."""
        sections = self.report.document.sections
        return next((section.role for section in sections if section.start <= offset < section.end), "body")

    def claim_at(self, start: int, end: int) -> ClaimRecord | None:
        """The first claim that overlaps a stretch."""
        return next((claim for claim in self.report.claims if claim.start < end and start < claim.end), None)

    def sentence(self, start: int, end: int) -> tuple[int, int]:
        """Find the sentence of the claim that stands here; where there is none, the line."""
        claim = self.claim_at(start, end)
        if claim is not None:
            return min(claim.sentence[0], start), max(claim.sentence[1], end)
        after = self.article.text.find("\n", end)
        return self.article.text.rfind("\n", 0, start) + 1, len(self.article.text) if after < 0 else after

    def around(self, start: int, end: int) -> tuple[str, str, str]:
        """The sentence in three parts on one line: what comes before a number, the number, what comes after."""
        before, number, after = self.parts([(start, end)])
        return before, number, after

    def parts(self, numbers: Iterable[tuple[int, int]]) -> tuple[str, ...]:
        """The sentence of numbers on one line, cut at them: its words and its numbers by turns, words first and last."""
        places = sorted(numbers)
        first, last = self.sentence(*places[0])
        text = self.article.text
        cut: list[str] = []
        for start, end in places:
            if start < first:  # within the number before it
                continue
            cut += [_joined(text[first:start]), one_line(text[start:end])]
            first = end
        cut.append(_joined(text[first:last]).rstrip())
        return cut[0].lstrip(), *cut[1:]

    def quote(self, start: int, end: int) -> str:
        """The sentence on one line."""
        return "".join(self.around(start, end))

    def number(self, start: int, end: int, wording: Wording) -> str:
        """Name a number with its unit: "52 procent"."""
        number = one_line(self.article.text[start:end])
        claim = self.claim_at(start, end)
        if claim is None or claim.unit is None or claim.kind in _COUNTED:
            return number
        unit = wording.unit(claim.unit, one=claim.value == "1")
        written = number.lower()
        if claim.kind in ("age", "rank") or unit in written or claim.unit.lower() in written or "€" in number:
            return number
        return f"{number} {unit}"

    def same_sentence(self, start: int, place: tuple[int, int]) -> bool:
        """Whether an offset stands in the sentence of a place."""
        first, last = self.sentence(*place)
        return first <= start < last


def find_passages(finding: Finding, passages: Passages) -> Iterator[tuple[Evidence, ...]]:
    """Yield what a finding rests on besides its own number and message, numbers of one sentence of the draft together."""
    told = [
        one
        for one in finding.evidence
        if (one.type != "claim" or (one.start, one.end) != (finding.start, finding.end))
        and (one.type != "calculation" or one.text != finding.message)
    ]
    by_sentence: dict[object, list[Evidence]] = {}
    for number, one in enumerate(told):
        inside = one.type == "claim" and one.start is not None and one.end is not None
        key = passages.sentence(one.start or 0, one.end or 0) if inside else number
        by_sentence.setdefault(key, []).append(one)
    yield from map(tuple, by_sentence.values())


def name_origin(evidence: Evidence) -> str:
    """Name where a figure comes from: "anp.txt" of "anp.txt#873", or "mensenhandel-2024/slachtoffers-totaal"."""
    name = evidence.figure or ""
    return name.rpartition("#")[0] or name


def one_line(text: str) -> str:
    """The text with its blank space, line breaks too, as single spaces."""
    return " ".join(text.split())


def _joined(text: str) -> str:
    """Like `one_line`, but blank ends stay one space."""
    words = one_line(text)
    if not words:
        return " " if text else ""
    return f"{' ' if text[0].isspace() else ''}{words}{' ' if text[-1].isspace() else ''}"
