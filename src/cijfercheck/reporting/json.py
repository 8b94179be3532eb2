"""The report as JSON: the contract's section 3, indented."""

from cijfercheck.model.article import Article
from cijfercheck.model.plugin import Reporter
from cijfercheck.model.report import Report


def render_json(report: Report, article: Article, language: str, colour: bool) -> str:  # noqa: ARG001
    """Write the whole report; its words are in the language that it was made in."""
    return report.model_dump_json(indent=2) + "\n"


REPORTER = Reporter(name="json", render=render_json)
