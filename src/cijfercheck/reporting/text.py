"""The report for an editor at a terminal: each difference in its sentence, with what it rests on, and coverage last.

Nothing depends on colour: a number is marked «944», and a verdict says what it is in words.
"""

import re
import shutil
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby

from cijfercheck.language.kinds import name_kind
from cijfercheck.model.article import Article
from cijfercheck.model.finding import Evidence, Finding
from cijfercheck.model.interval import decimal_text
from cijfercheck.model.plugin import Reporter
from cijfercheck.model.report import Report
from cijfercheck.reporting._passages import Passages, find_passages, name_origin, one_line
from cijfercheck.reporting._summary import describe_coverage, say_verdict
from cijfercheck.reporting._wording import Wording, load_wording

_WIDEST = 100
_NARROWEST = 30
_INDENT = "  "
_OPEN, _CLOSE = "\ue000", "\ue001"
"""Stand for the marks around a number until all lines are broken; private-use characters are in no text."""
_FIXED_SPACE = "\ue002"
"""Stands for a space inside a marked number, so that no line is broken there."""

_SEVERITY_STYLES = {"error": "1;31", "warning": "1;33", "info": "1;36"}
_BOLD = "1"
_DIM = "2"
_MARK = "1;7"
_DECIMAL = re.compile(r"-?\d+(?:\.\d+)?")
_SCALES = (
    (0, ""),
    (6, r"\s(?:miljoen|mln|million)\b"),
    (9, r"\s(?:miljard|mld|mrd|billion)\b"),
    (3, r"\s(?:duizend|thousand)\b"),
)
"""How many zeros a number that is written with a scale word leaves out."""


def render_text(report: Report, article: Article, language: str, colour: bool) -> str:
    """Write the report for people, as wide as the terminal."""
    page = _Page(report, article, load_wording(language), colour, Passages(report, article))
    return "\n".join(page.lines()) + "\n"


REPORTER = Reporter(name="text", render=render_text)


@dataclass(frozen=True, slots=True)
class _Page:
    """One report on its way to paper: what every line needs to know."""

    report: Report
    article: Article
    wording: Wording
    colour: bool
    passages: Passages

    def lines(self) -> Iterator[str]:
        """Yield the lines of the whole report."""
        shown = [finding for finding in self.report.findings if finding.suppressed is None]
        alarms = [finding for finding in shown if finding.kind != "unsupported"]
        unsupported = [finding for finding in shown if finding.kind == "unsupported"]
        yield from self._heading()
        for finding in sorted(alarms, key=lambda finding: (finding.start, finding.end)):
            yield ""
            yield from self._finding(finding)
        yield ""
        yield from self._wrap(say_verdict(self.report, self.wording), style=_BOLD)
        yield from self._unsupported(sorted(unsupported, key=lambda finding: finding.start))
        yield from self._suppressed([finding for finding in self.report.findings if finding.suppressed])
        yield from self._wrap(describe_coverage(self.report, self.wording))
        for warning in self.report.document.warnings:
            yield from self._wrap(f"{self.wording['reader']}: {warning}")

    def _heading(self) -> Iterator[str]:
        document = self.report.document
        date = document.date.isoformat() if document.date else None
        yield from self._wrap(" · ".join(filter(None, (document.id, document.title, date))), style=_BOLD)

    def _finding(self, finding: Finding) -> Iterator[str]:
        """Yield a finding: where, its sentence, the verdict, what it rests on, and what to write instead."""
        place = self.wording.format("line", line=self.passages.line(finding.start))
        section = self.wording.section(self.passages.section(finding.start))
        kind = f"{name_kind(finding.kind, self.wording.language)} [{finding.kind}]"
        heading = f"{self.wording.severity(finding.severity)} · {place} ({section}) · {kind}"
        yield from self._wrap(heading, style=_SEVERITY_STYLES[finding.severity])
        yield from self._wrap(self._quote((finding.start, finding.end)), _INDENT)
        yield ""
        yield from self._wrap(finding.message, _INDENT, style=_BOLD)
        for together in find_passages(finding, self.passages):
            yield from self._evidence(together, finding)
        yield from self._proposal(finding)

    def _evidence(self, together: tuple[Evidence, ...], finding: Finding) -> Iterator[str]:
        evidence = together[0]
        if evidence.type == "claim" and evidence.start is not None:
            label = self._direction(evidence.start, finding)
            words = self._quote(*((one.start or 0, one.end or 0) for one in together))
        else:
            label = " ".join(filter(None, (self.wording[evidence.type], name_origin(evidence))))
            words = _mark_value(evidence.text, evidence.value)
            if evidence.value is not None and _OPEN not in words:
                words = f"{words}: {_OPEN}{self.wording.number(evidence.value)}{_CLOSE}"
        yield from self._wrap(f"{label}:", _INDENT, style=_DIM)
        yield from self._wrap(words, _INDENT * 2)
        if evidence.url:
            yield f"{_INDENT * 2}{evidence.url}"

    def _proposal(self, finding: Finding) -> Iterator[str]:
        if finding.suggestion is not None:
            old = one_line(self.article.text[finding.start : finding.end])
            words = self.wording.format("suggestion", old=old, new=finding.suggestion)
        elif finding.expected is not None:
            words = self.wording.format("expected", value=self.wording.number(finding.expected))
        else:
            return
        yield from self._wrap(words, _INDENT, style=_BOLD)

    def _unsupported(self, findings: list[Finding]) -> Iterator[str]:
        """Yield the figures that nothing was found for, as one list by line: "regel 8: 142, 170"."""
        if findings:
            yield from self._wrap(
                f"{self.wording['unsupported']} ({len(findings)}), {self._by_line(findings)}."
            )

    def _suppressed(self, findings: list[Finding]) -> Iterator[str]:
        """Yield what is not shown, by reason: a baseline gives many findings the same one."""
        reasons = dict.fromkeys(finding.suppressed.reason for finding in findings if finding.suppressed)
        for reason in reasons:
            alike = [one for one in findings if one.suppressed and one.suppressed.reason == reason]
            yield from self._wrap(
                f"{self.wording['suppressed']} ({len(alike)}; {reason}), {self._by_line(alike)}."
            )

    def _by_line(self, findings: list[Finding]) -> str:
        """List numbers by line: "regel 8: 142, 170; regel 10: 79"."""
        by_line = groupby(findings, key=lambda finding: self.passages.line(finding.start))
        return "; ".join(
            f"{self._place(line)}: {', '.join(map(self._number, on_line))}" for line, on_line in by_line
        )

    def _place(self, line: int) -> str:
        return self.wording.format("line", line=line).replace(" ", _FIXED_SPACE)

    def _number(self, finding: Finding) -> str:
        """Name a number with its unit: "52 procent"."""
        return self.passages.number(finding.start, finding.end, self.wording).replace(" ", _FIXED_SPACE)

    def _direction(self, start: int, finding: Finding) -> str:
        """Say where another place in the draft stands, seen from the finding."""
        if self.passages.same_sentence(start, (finding.start, finding.end)):
            return self.wording["same"]
        return self.wording.format(
            "later" if start > finding.start else "earlier", line=self.passages.line(start)
        )

    def _quote(self, *numbers: tuple[int, int]) -> str:
        """Quote the sentence around numbers, with the numbers marked."""
        parts = self.passages.parts(numbers)
        return "".join(
            f"{_OPEN}{part.replace(' ', _FIXED_SPACE)}{_CLOSE}" if index % 2 else part
            for index, part in enumerate(parts)
        )

    def _wrap(self, text: str, indent: str = "", style: str = "") -> Iterator[str]:
        """Break text into lines that fit, then put in marks and a style: neither takes room on the line."""
        lines = textwrap.wrap(
            text,
            width=max(_NARROWEST, min(_WIDEST, shutil.get_terminal_size((_WIDEST, 24)).columns)),
            initial_indent=indent,
            subsequent_indent=indent,
            break_long_words=False,
            break_on_hyphens=False,
        )
        opening, closing = self.wording.marks
        opening, closing = (
            self._style(_MARK, opening, ends=False),
            closing + ("\x1b[0m" if self.colour else ""),
        )
        for line in lines:
            styled = self._style(style, line) if style else line
            yield styled.replace(_OPEN, opening).replace(_CLOSE, closing).replace(_FIXED_SPACE, " ")

    def _style(self, code: str, text: str, *, ends: bool = True) -> str:
        """Give text a terminal style, where colours may be used."""
        if not self.colour:
            return text
        return f"\x1b[{code}m{text}" + ("\x1b[0m" if ends else "")


def _mark_value(text: str, value: str | None) -> str:
    """Mark a number where it stands in a passage: 1500 is found as "1.500" or "1500", 3400000 as "3,4 miljoen" too."""
    text = one_line(text)
    if value is None or not _DECIMAL.fullmatch(value):
        return text
    for zeros, scale in _SCALES:
        whole, _, decimals = decimal_text(Fraction(value) / 10**zeros).partition(".")
        digits = r"[.\s\u00a0]?".join(re.escape(digit) for digit in whole)
        pattern = rf"(?<![\d.,]){digits}{'[,.]' + decimals if decimals else ''}(?![.,]?\d){scale}"
        marked, found = re.subn(
            pattern, lambda found: f"{_OPEN}{found[0].replace(' ', _FIXED_SPACE)}{_CLOSE}", text, count=1
        )
        if found:
            return marked
    return text
