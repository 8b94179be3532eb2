"""The report as Markdown, for a ticket, a wiki or a pull request; of several drafts one below the other."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from cijfercheck.language.kinds import name_kind
from cijfercheck.model.article import Article
from cijfercheck.model.finding import Evidence, Finding
from cijfercheck.model.plugin import Checked, Reporter
from cijfercheck.model.report import LedgerEntry, Report
from cijfercheck.reporting._passages import Passages, find_passages, name_origin, one_line
from cijfercheck.reporting._summary import describe_coverage, say_verdict
from cijfercheck.reporting._wording import Wording, load_wording

_SPECIAL = re.compile(r"([\\`*_\[\]|~#])")
_LINE_MARK = re.compile(r"^(\s*)([-+]|\d+[.)])(?=\s)")
_BREAKS = re.compile(r"[\r\n\x0b\x0c\x85\u2028\u2029]+")
_URL = re.compile(r"https?://[^\s<>()]+")


def render_markdown(report: Report, article: Article, language: str, colour: bool) -> str:  # noqa: ARG001
    """Write the report on one draft."""
    return "".join(join_markdown([Checked(report, article)], language))


def join_markdown(drafts: Iterable[Checked], language: str) -> Iterator[str]:
    """Yield the reports one below the other, as they come."""
    for number, draft in enumerate(drafts):
        page = _Page(draft.report, Passages(draft.report, draft.article), load_wording(language))
        text = "\n\n".join("\n".join(block) for block in page.blocks())
        yield f"\n{text}\n" if number else f"{text}\n"


@dataclass(frozen=True, slots=True)
class _Page:
    """One report on its way to paper."""

    report: Report
    passages: Passages
    wording: Wording

    def blocks(self) -> Iterator[list[str]]:
        """Yield the blocks of the page, each as its lines."""
        document, wording = self.report.document, self.wording
        yield [f"# {wording['report_on']} {escape_markdown(document.title or document.id)}"]
        date = document.date.isoformat() if document.date else None
        yield [" · ".join(filter(None, (escape_markdown(document.id), date)))]
        yield [f"**{escape_markdown(say_verdict(self.report, wording))}**"]
        shown = [finding for finding in self.report.findings if finding.suppressed is None]
        for number, finding in enumerate((one for one in shown if one.kind != "unsupported"), start=1):
            yield from self._finding(number, finding)
        unsupported = [finding for finding in shown if finding.kind == "unsupported"]
        yield from self._unsupported(unsupported)
        silenced = [finding for finding in self.report.findings if finding.suppressed is not None]
        if silenced:
            yield [f"## {wording['suppressed']} ({len(silenced)})"]
            yield [f"- {self._silenced(finding)}" for finding in silenced]
        yield from self._ledger()
        yield [f"## {wording['coverage_heading']}"]
        yield [escape_markdown(describe_coverage(self.report, wording))]
        if document.warnings:
            yield [f"- {wording['reader']}: {escape_markdown(warning)}" for warning in document.warnings]
        versions = self.report.versions
        yield [
            f"{wording['made_with']} cijfercheck {versions.cijfercheck}, {escape_markdown(versions.model)}."
        ]
        if versions.references:
            yield [
                f"- {escape_markdown(name)}: `{code}`" for name, code in sorted(versions.references.items())
            ]

    def _finding(self, number: int, finding: Finding) -> Iterator[list[str]]:
        wording = self.wording
        kind = name_kind(finding.kind, wording.language)
        line = wording.format("line", line=self.passages.line(finding.start))
        yield [f"## {number}. {wording.severity(finding.severity)}: {kind} ({line})"]
        yield [f"> {self._marked((finding.start, finding.end))}"]
        yield [f"**{escape_markdown(finding.message)}**"]
        if finding.explanation:
            yield [escape_markdown(finding.explanation)]
        entries = [self._evidence(together, finding) for together in find_passages(finding, self.passages)]
        if finding.suggestion is not None:
            old = one_line(self.passages.article.text[finding.start : finding.end])
            words = wording.format("suggestion", old=old, new=finding.suggestion)
            entries.append(f"- **{escape_markdown(words)}**")
        elif finding.expected is not None:
            words = wording.format("expected", value=wording.number(finding.expected))
            entries.append(f"- **{escape_markdown(words)}**")
        if entries:
            yield entries
        yield [f"`{finding.kind}` · `{finding.fingerprint}`"]

    def _evidence(self, together: tuple[Evidence, ...], finding: Finding) -> str:
        wording, evidence = self.wording, together[0]
        if evidence.type == "claim" and evidence.start is not None:
            name = "later" if evidence.start > finding.start else "earlier"
            label = (
                wording["same"]
                if self.passages.same_sentence(evidence.start, (finding.start, finding.end))
                else wording.format(name, line=self.passages.line(evidence.start))
            )
            words = self._marked(*((one.start or 0, one.end or 0) for one in together))
        else:
            label = escape_markdown(" ".join(filter(None, (wording[evidence.type], name_origin(evidence)))))
            words = escape_markdown(one_line(evidence.text))
            if evidence.value is not None:
                words = f"{words} (**{escape_markdown(wording.number(evidence.value))}**)"
        link = f" <{evidence.url}>" if evidence.url and _URL.fullmatch(evidence.url) else ""
        return f"- {label}: {words}{link}"

    def _marked(self, *numbers: tuple[int, int]) -> str:
        parts = map(escape_markdown, self.passages.parts(numbers))
        return "".join(f"**{part}**" if index % 2 else part for index, part in enumerate(parts))

    def _place(self, finding: Finding) -> str:
        line = self.wording.format("line", line=self.passages.line(finding.start))
        return f"{line}: {self._number(finding)}"

    def _silenced(self, finding: Finding) -> str:
        reason = finding.suppressed.reason if finding.suppressed else ""
        return f"{self._place(finding)}, `{finding.kind}`: {escape_markdown(reason)}"

    def _unsupported(self, findings: list[Finding]) -> Iterator[list[str]]:
        if findings:
            yield [f"## {self.wording['unsupported']} ({len(findings)})"]
            by_line = groupby(findings, key=lambda finding: self.passages.line(finding.start))
            yield [
                f"- {self.wording.format('line', line=line)}: {', '.join(map(self._number, on_line))}"
                for line, on_line in by_line
            ]

    def _number(self, finding: Finding) -> str:
        return escape_markdown(self.passages.number(finding.start, finding.end, self.wording))

    def _ledger(self) -> Iterator[list[str]]:
        if self.report.ledger:
            wording = self.wording
            columns = (wording["source"], wording["number_there"], wording["became"], wording["number_here"])
            yield [f"## {wording['ledger_heading']}"]
            rows = [f"| {' | '.join(self._ledger_row(entry))} |" for entry in self.report.ledger]
            yield [f"| {' | '.join(columns)} |", "| --- | --- | --- | --- |", *rows]

    def _ledger_row(self, entry: LedgerEntry) -> tuple[str, ...]:
        claims = {claim.id: claim for claim in self.report.claims}
        claim = claims.get(entry.claim or "")
        here = (
            f"{claim.text} ({self.wording.format('line', line=self.passages.line(claim.start))})"
            if claim
            else ""
        )
        there = "" if entry.status == "new" else entry.text
        cells = (entry.source or "", there, self.wording.ledger(entry.status), here)
        return tuple(escape_markdown(one_line(cell)) for cell in cells)


def escape_markdown(text: str) -> str:
    """Write words so that Markdown shows them as they are, mark-up and HTML in them too."""
    text = _BREAKS.sub(" ", text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _LINE_MARK.sub(_escape_mark, _SPECIAL.sub(r"\\\1", text))


def _escape_mark(match: re.Match[str]) -> str:
    r"""Keep a line from beginning a list: "1. " → "1\\. ", "- " → "\\- "."""
    blank, mark = match.groups()
    return f"{blank}{mark[:-1]}\\{mark[-1]}"


REPORTER = Reporter(name="markdown", render=render_markdown, join=join_markdown)
