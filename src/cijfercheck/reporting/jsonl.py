"""The report as one line of JSON, for programs that read many."""

from cijfercheck.model.article import Article
from cijfercheck.model.plugin import Reporter
from cijfercheck.model.report import Report


def render_line(report: Report, article: Article, language: str, colour: bool) -> str:  # noqa: ARG001
    """Write the whole report on one line; its words are in the language that it was made in."""
    return report.model_dump_json() + "\n"


REPORTER = Reporter(name="jsonl", render=render_line)
