"""Everything that is read stands in the article where it says it does."""

import re
from pathlib import Path

import pytest
from spacy.language import Language

from cijfercheck.extraction.article import extract_article
from cijfercheck.model.subject import Subject
from cijfercheck.reading._files import read_article

CORPUS = Path(__file__).parents[2] / "corpus" / "dev"
MARK = re.compile(r"\[\d+\]")
ARTICLES = sorted(CORPUS.glob("*/article.*"))


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.parent.name)
def test_everything_that_is_read_equals_the_article_at_its_offsets(nlp: Language, path: Path) -> None:
    article = read_article(path)
    text = article.text
    found = extract_article(nlp, article, article.date)
    spans = [(quantity.start, quantity.end, quantity.text) for quantity in found.quantities]
    spans += [(mention.start, mention.end, mention.text) for mention in found.periods]
    spans += [(other.start, other.end, other.text) for other in found.not_claims]
    spans += [(claim.start, claim.end, claim.text) for claim in found.claims if claim.section != "table"]
    assert [span for span in spans if text[span[0] : span[1]] != span[2]] == []
    for claim in found.claims:
        quantity = claim.quantity
        assert claim.sentence[0] <= claim.start < claim.end <= claim.sentence[1]
        assert quantity.start <= quantity.number_start < quantity.number_end <= quantity.end
        assert (claim.start, claim.end) == (quantity.number_start, quantity.number_end)
    subjects = [subject for claim in found.claims for subject in (claim.subject, claim.whole) if subject]
    assert [subject for subject in subjects if not _stands_in(subject, text)] == []


def _stands_in(subject: Subject, text: str) -> bool:
    """Whether the words of a subject are those at its offsets, where source marks are blanked for the parser."""
    if subject.start is None or subject.end is None:
        return True
    there = text[subject.start : subject.end]
    return MARK.sub(lambda mark: " " * len(mark.group()), there) == subject.text


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.parent.name)
def test_claims_and_not_claims_do_not_overlap_and_come_in_the_order_of_the_text(
    nlp: Language, path: Path
) -> None:
    article = read_article(path)
    found = extract_article(nlp, article, article.date)
    claims = [(claim.quantity.start, claim.quantity.end) for claim in found.claims]
    others = [(other.start, other.end) for other in found.not_claims]
    assert claims == sorted(claims)
    assert others == sorted(others)
    assert [
        (one, other) for one in claims for other in others if one[0] < other[1] and other[0] < one[1]
    ] == []


def test_an_empty_article_holds_nothing(nlp: Language) -> None:
    article = read_article(ARTICLES[0]).model_copy(update={"text": "", "sections": ()})
    found = extract_article(nlp, article, None)
    assert (found.quantities, found.periods, found.claims, found.not_claims) == ((), (), (), ())
