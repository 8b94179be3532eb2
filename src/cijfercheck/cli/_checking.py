"""What a call of `cijfercheck check` asks for, and doing it once."""

import datetime
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cijfercheck.cli._inputs import Tally, read_draft
from cijfercheck.cli._output import FOUND, UNUSABLE, as_array, complain, may_colour, spaced, write
from cijfercheck.model.finding import FindingKind
from cijfercheck.review.severities import DeskSeverity

if TYPE_CHECKING:
    from cijfercheck.model.report import Report
    from cijfercheck.pipeline import Checker
    from cijfercheck.review.baseline import Baseline

GRAVITY = {"error": 3, "warning": 2, "info": 1}
NEVER = "never"


@dataclass(frozen=True, slots=True)
class Order:
    """A call with the settings of the desk filled in. `target` and `kept` are --output and --write-baseline."""

    drafts: list[str]
    sources: list[str]
    references: list[str]
    published: datetime.date | None
    form: str
    target: Path | None
    fail_on: str
    language: str
    model: str | None
    baseline: Path | None
    kept: Path | None
    severities: dict[FindingKind, DeskSeverity]


def make_checker(order: Order) -> "Checker":
    """Load what the drafts are compared with; the pipeline itself is loaded only once.

    Raises:
        CijfercheckError: a reference, source or pipeline cannot be used.
    """
    from cijfercheck.pipeline import Checker

    return Checker(
        order.references,
        order.sources,
        order.published,
        order.model,
        order.language,
        severities=order.severities,
    )


def check_once(order: Order, checker: "Checker", earlier: "Baseline | None") -> int:
    """Check the drafts, write the report and return the exit status."""
    from cijfercheck.model.plugin import Checked
    from cijfercheck.plugins import find_reporter
    from cijfercheck.review.baseline import suppress_known, write_reports

    reporter = find_reporter(order.form)
    colour = may_colour(order.target)
    shows_warnings = order.form == "text" and order.target is None and sys.stdout.isatty()
    tally = Tally()
    reports: list[Report] = []

    def use(name: str) -> Checked:
        article = read_draft(name)
        report = checker.check_article(article)
        if earlier is not None:
            report = suppress_known(report, earlier, order.language)
        if not shows_warnings:
            for warning in report.document.warnings:
                complain(warning)
        tally.found += fails(report, order.fail_on)
        if order.kept is not None:
            reports.append(report)
        return Checked(report, article, checker.source_articles, earlier is not None)

    checked = tally.attempt(order.drafts, use)
    if reporter.join is not None:
        rendered = reporter.join(checked, order.language)
    else:
        rendered = (reporter.render(one.report, one.article, order.language, colour) for one in checked)
    if order.form == "json" and len(order.drafts) > 1:
        rendered = as_array(rendered)
    elif order.form == "text":
        rendered = spaced(rendered)
    write(rendered, order.target)
    if reports:
        write([write_reports(reports)], order.kept)
    return UNUSABLE if tally.unusable else FOUND if tally.found else 0


def read_earlier(order: Order) -> "Baseline | None":
    """Read the report that --baseline names.

    Raises:
        UnreadableInputError: it cannot be read or is no report.
    """
    from cijfercheck.review.baseline import read_baseline

    return None if order.baseline is None else read_baseline(order.baseline)


def fails(report: "Report", fail_on: str) -> bool:
    """Whether the report holds a finding at or above `fail_on` that nothing silences."""
    if fail_on == NEVER:
        return False
    return any(
        GRAVITY[finding.severity] >= GRAVITY[fail_on]
        for finding in report.findings
        if finding.suppressed is None
    )
