"""The report as one page that opens from disk: the marked text, the findings, ledger and source, coverage and versions.

The page holds no script and asks for nothing over a network, and says so in its content security policy; all words of
drafts, sources and references are escaped. A verdict has a colour and a sign, and is said in words to who sees neither.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from jinja2 import BaseLoader, Environment, StrictUndefined
from markupsafe import Markup

from cijfercheck.language.kinds import name_kind
from cijfercheck.model.article import Article
from cijfercheck.model.finding import Evidence, Finding
from cijfercheck.model.plugin import Checked, Reporter
from cijfercheck.model.report import ClaimRecord, LedgerEntry, PeriodRecord, Report
from cijfercheck.reporting._marks import Block, Mark, Piece, Verdict, cut_article, cut_text, find_marks
from cijfercheck.reporting._passages import Passages, name_origin, one_line
from cijfercheck.reporting._summary import describe_coverage, say_verdict
from cijfercheck.reporting._wording import Wording, load_wording

_LINK = re.compile(r"https?://[^\s]+", re.IGNORECASE)
_BARE = ("count", "rank", "ratio", "age")


def render_html(report: Report, article: Article, language: str, colour: bool) -> str:  # noqa: ARG001
    """Write the page of one draft."""
    return "".join(join_html([Checked(report, article)], language))


def join_html(drafts: Iterable[Checked], language: str) -> Iterator[str]:
    """Yield one page with a part for each draft; nothing at all when there are no drafts."""
    pages = [_Page(number, draft, load_wording(language)) for number, draft in enumerate(drafts, start=1)]
    if not pages:
        return
    template = _environment().from_string(_read("report.html"))
    style = Markup(_read("report.css"))  # noqa: S704  (our own style sheet)
    yield template.render(pages=pages, wording=load_wording(language), language=language, style=style)


@dataclass(frozen=True, slots=True)
class SourcePart:
    """A source with what became of its numbers; `pieces` is empty where its text is not at hand."""

    name: str
    pieces: tuple[Piece, ...]
    entries: tuple[LedgerEntry, ...]


@dataclass(frozen=True, slots=True)
class EvidencePart:
    """One thing that a finding rests on; `target` is the mark in the draft to go to, `link` an address outside."""

    label: str
    before: str
    number: str
    after: str
    target: str | None
    link: str | None


class _Page:
    """One draft as the template asks for it."""

    def __init__(self, number: int, draft: Checked, wording: Wording) -> None:
        """Find the marks of the draft; `number` sets its anchors apart from those of other drafts."""
        self.prefix = f"d{number}-"
        self.report = draft.report
        self.wording = wording
        self.sources = draft.sources
        self.passages = Passages(draft.report, draft.article)
        self.marks = find_marks(draft.report)
        self.claims = {claim.id: claim for claim in draft.report.claims}
        self.title = draft.report.document.title or draft.report.document.id
        self.verdict = say_verdict(draft.report, wording)
        self.coverage = describe_coverage(draft.report, wording)
        shown = [finding for finding in draft.report.findings if finding.suppressed is None]
        self.alarms = [finding for finding in shown if finding.kind != "unsupported"]
        self.unsupported = [finding for finding in shown if finding.kind == "unsupported"]
        self.suppressed = [finding for finding in draft.report.findings if finding.suppressed is not None]

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The text of the draft, cut at its marks."""
        return cut_article(self.report, self.passages.article, self.marks)

    @property
    def verdicts(self) -> list[str]:
        """The verdicts that the text shows, in the order of the legend."""
        used = {mark.verdict for mark in self.marks}
        return [verdict for verdict in self.wording.signs if verdict in used]

    @property
    def source_parts(self) -> list[SourcePart]:
        """Each source beside the entries of the ledger that it has."""
        by_name = {source.id.rpartition("/")[2].rpartition("\\")[2]: source for source in self.sources}
        names = dict.fromkeys(entry.source for entry in self.report.ledger if entry.source)
        return [self._source_part(name, by_name.get(name)) for name in dict.fromkeys((*by_name, *names))]

    @property
    def new_numbers(self) -> list[LedgerEntry]:
        """The numbers of the draft that no source has."""
        return [entry for entry in self.report.ledger if entry.status == "new"]

    def number_of(self, finding: Finding) -> int:
        """The place of a finding among those that are shown, from 1."""
        return self.alarms.index(finding) + 1

    def mark_of(self, claim: str | None) -> str | None:
        """The anchor of a claim's mark in the text."""
        return f"{self.prefix}{claim}" if claim in self.claims else None

    def finding_of(self, mark: Mark) -> Finding | None:
        """The finding behind a mark, if it is shown."""
        finding = None if mark.finding is None else self.report.findings[mark.finding]
        return finding if finding in self.alarms else None

    def kind(self, finding: Finding) -> str:
        """Name the kind of a finding."""
        return name_kind(finding.kind, self.wording.language)

    def line(self, offset: int) -> str:
        """Say which line of the draft an offset stands in."""
        return self.wording.format("line", line=self.passages.line(offset))

    def quote(self, finding: Finding) -> tuple[str, str, str]:
        """The sentence of a finding in three parts, its number in the middle."""
        return self.passages.around(finding.start, finding.end)

    def number(self, finding: Finding) -> str:
        """The number of a finding with its unit."""
        return self.passages.number(finding.start, finding.end, self.wording)

    def taken_as(self, finding: Finding) -> list[tuple[str, str]]:
        """What the number was taken to say: value, what is counted, when, where and by whom."""
        claim = self.claims.get(finding.claims[0]) if finding.claims else None
        if claim is None:
            return []
        facts = [
            ("value", self._value(claim)),
            ("counted", one_line(claim.subject.text)),
            ("whole", one_line(claim.whole.text) if claim.whole else ""),
            ("period", _period(claim.period) if claim.period else ""),
            ("region", claim.region or ""),
            ("attribution", claim.attribution or ""),
        ]
        return [(self.wording[name], value) for name, value in facts if value]

    def evidence(self, finding: Finding) -> list[EvidencePart]:
        """What a finding rests on, but for the number itself."""
        return [
            self._evidence_part(entry, finding)
            for entry in finding.evidence
            if (entry.type != "claim" or (entry.start, entry.end) != (finding.start, finding.end))
            and (entry.type != "calculation" or entry.text != finding.message)
        ]

    def expected(self, finding: Finding) -> str | None:
        """The expected value, where there are no words to put in its place."""
        if finding.suggestion is not None or finding.expected is None:
            return None
        return self.wording.number(finding.expected)

    def _value(self, claim: ClaimRecord) -> str:
        number = self.wording.number
        value = (
            number(claim.value)
            if claim.value is not None
            else f"{number(claim.low or '…')} – {number(claim.high or '…')}"
        )
        unit = ""
        if claim.unit and claim.kind not in _BARE:
            unit = self.wording.unit(claim.unit, one=claim.value == "1")
        return f"{value} {unit}".strip()

    def _evidence_part(self, entry: Evidence, finding: Finding) -> EvidencePart:
        link = entry.url if entry.url and _LINK.fullmatch(entry.url) else None
        if entry.type == "claim" and entry.start is not None and entry.end is not None:
            name = "later" if entry.start > finding.start else "earlier"
            same = self.passages.same_sentence(entry.start, (finding.start, finding.end))
            label = (
                self.wording["same"]
                if same
                else self.wording.format(name, line=self.passages.line(entry.start))
            )
            around = self.passages.around(entry.start, entry.end)
            return EvidencePart(label, *around, self.mark_of(entry.claim), link)
        label = " ".join(filter(None, (self.wording[entry.type], name_origin(entry))))
        value = self.wording.number(entry.value) if entry.value and entry.type != "calculation" else ""
        return EvidencePart(label, one_line(entry.text), value, "", None, link)

    def _source_part(self, name: str, source: Article | None) -> SourcePart:
        entries = tuple(entry for entry in self.report.ledger if entry.source == name)
        if source is None:
            return SourcePart(name, (), entries)
        marks = sorted(
            (
                Mark(entry.start, entry.end, _LEDGER_VERDICTS[entry.status], (entry.claim or "",), index)
                for index, entry in enumerate(entries)
                if entry.start is not None and entry.end is not None
            ),
            key=lambda mark: mark.start,
        )
        first = len(source.text) - len(source.text.lstrip())
        return SourcePart(
            name, tuple(cut_text(source.text, marks, first, len(source.text.rstrip()))), entries
        )


_LEDGER_VERDICTS: dict[str, Verdict] = {"kept": "consistent", "changed": "error", "dropped": "unchecked"}


def _read(name: str) -> str:
    return files("cijfercheck.reporting").joinpath("templates", name).read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    return Environment(
        loader=BaseLoader(), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )


REPORTER = Reporter(name="html", render=render_html, join=join_html)


def _period(period: PeriodRecord) -> str:
    """Write a period short: whole years as years, one day as a day, else its first and last day."""
    first, last = period.first, period.last
    if first and last and (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        days = [str(first.year), str(last.year)]
    else:
        days = [day.isoformat() if day else "…" for day in (first, last)]
    return " – ".join(dict.fromkeys(days))
