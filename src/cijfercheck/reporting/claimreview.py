"""The verdicts as schema.org ClaimReview in JSON-LD, for publishers of fact checks; one graph for all drafts of the call.

Each number that was compared becomes one review, those that agree too; what was suppressed or had nothing to compare with
becomes none. The rating runs from 1 (differs) to 5 (agrees). No day of review stands in it, since a report does not
depend on the clock. The result may stand in a `script` element as it is.
"""

import json
from collections.abc import Iterable, Iterator

from cijfercheck.model.article import Article
from cijfercheck.model.finding import Evidence, Finding
from cijfercheck.model.plugin import Checked, Reporter
from cijfercheck.model.report import Report
from cijfercheck.reporting._formats import load_format
from cijfercheck.reporting._passages import Passages, name_origin, one_line
from cijfercheck.reporting._wording import Wording, load_wording

Node = dict[str, object]

_BEST, _WORST = 5, 1
_RATINGS = {"error": 1, "warning": 2, "info": 3}
_INERT = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})


def render_claimreview(report: Report, article: Article, language: str, colour: bool) -> str:  # noqa: ARG001
    """Write the reviews of one draft."""
    return "".join(join_claimreview([Checked(report, article)], language))


def join_claimreview(drafts: Iterable[Checked], language: str) -> Iterator[str]:
    """Yield one graph with the reviews of all drafts; nothing at all when there are no drafts."""
    checked = list(drafts)
    if not checked:
        return
    graph = {
        "@context": load_format("claimreview")["context"],
        "@graph": [review for draft in checked for review in _reviews(draft, load_wording(language))],
    }
    yield json.dumps(graph, ensure_ascii=False, indent=2).translate(_INERT) + "\n"


def _reviews(draft: Checked, wording: Wording) -> Iterator[Node]:
    passages = Passages(draft.report, draft.article)
    found = [finding for finding in draft.report.findings if finding.kind != "unsupported"]
    blamed = {finding.claims[0] for finding in found if finding.claims}
    agreeing = [
        (claim.start, _review(draft, passages, wording, (claim.start, claim.end), None))
        for claim in draft.report.claims
        if claim.status == "consistent" and claim.id not in blamed
    ]
    differing = [
        (finding.start, _review(draft, passages, wording, (finding.start, finding.end), finding))
        for finding in found
        if finding.suppressed is None
    ]
    for _, review in sorted((*agreeing, *differing), key=lambda placed: placed[0]):
        yield review


def _review(
    draft: Checked, passages: Passages, wording: Wording, place: tuple[int, int], finding: Finding | None
) -> Node:
    document = draft.report.document
    appearance = _without_none(
        {
            "@type": "CreativeWork",
            "identifier": document.id,
            "headline": document.title,
            "datePublished": document.date and document.date.isoformat(),
            "inLanguage": document.language,
        }
    )
    rating = _BEST if finding is None else _RATINGS[finding.severity]
    verdict = wording["agrees"] if finding is None else wording.severity(finding.severity).lower()
    return _without_none(
        {
            "@type": "ClaimReview",
            "claimReviewed": passages.quote(*place),
            "itemReviewed": {"@type": "Claim", "text": passages.quote(*place), "appearance": appearance},
            "reviewRating": {
                "@type": "Rating",
                "ratingValue": rating,
                "bestRating": _BEST,
                "worstRating": _WORST,
                "alternateName": verdict,
                "ratingExplanation": None if finding is None else finding.message,
            },
            "reviewAspect": one_line(draft.article.text[place[0] : place[1]]),
            "reviewBody": None if finding is None else finding.explanation or finding.message,
            "citation": [_citation(evidence, wording) for evidence in finding.evidence] if finding else None,
            "author": {"@type": "Organization", "name": "cijfercheck"},
            "inLanguage": wording.language,
        }
    )


def _citation(evidence: Evidence, wording: Wording) -> Node:
    name = name_origin(evidence) or wording["here"]
    return _without_none(
        {
            "@type": "CreativeWork",
            "name": name,
            "text": one_line(evidence.text),
            "url": evidence.url,
        }
    )


def _without_none(node: Node) -> Node:
    """Leave out what is not known, in nodes inside it too."""
    return {
        name: _without_none(value) if isinstance(value, dict) else value
        for name, value in node.items()
        if value is not None
    }


REPORTER = Reporter(name="claimreview", render=render_claimreview, join=join_claimreview)
