"""The text of a draft cut at its numbers."""

from hypothesis import given
from hypothesis import strategies as st

from cijfercheck.model.article import Article, Section
from cijfercheck.model.report import NotClaimRecord, Report
from cijfercheck.reporting._marks import Mark, cut_article, cut_text, find_marks
from tests.conftest import TEXT, make_finding, place_of


@given(st.text(max_size=40), st.lists(st.tuples(st.integers(0, 40), st.integers(1, 9)), max_size=6))
def test_the_pieces_of_a_text_are_the_text_however_its_marks_lie(
    text: str, places: list[tuple[int, int]]
) -> None:
    marks = [Mark(start, start + length, "error") for start, length in sorted(places)]
    assert "".join(piece.text for piece in cut_text(text, marks, 0, len(text))) == text


def test_a_finding_wider_than_its_number_covers_the_claims_inside_it(report: Report) -> None:
    start, end = place_of("2024 waren 944 jongeren", "944 jongeren")
    wide = make_finding("wrong-direction", "error", (start, end), ("c1",))
    first = find_marks(report.model_copy(update={"findings": (wide,)}))[0]
    assert first == Mark(start, end, "error", ("c1",), 0)


def test_a_number_that_was_not_read_is_marked_so_and_a_date_is_not(report: Report) -> None:
    start, end = place_of("op 17 oktober", "17")
    unread = NotClaimRecord(start=start, end=end, text="17", reason="unread")
    marks = find_marks(report.model_copy(update={"not_claims": (unread, *report.not_claims[:1])}))
    assert [(TEXT[mark.start : mark.end], mark.verdict) for mark in marks] == [
        ("944", "error"),
        ("79", "consistent"),
        ("17", "unread"),
        ("Tachtig procent", "unsupported"),
        ("944", "consistent"),
    ]


def test_a_number_outside_every_section_is_shown_with_the_words_around_it(
    report: Report, article: Article
) -> None:
    title = Section(role="title", start=0, end=article.text.index("\n"))
    document = report.document.model_copy(update={"sections": (title,)})
    blocks = cut_article(report.model_copy(update={"document": document}), article, find_marks(report))
    assert [block.role for block in blocks] == ["title", "plain"]
    assert "".join(piece.text for block in blocks for piece in block.pieces) == article.text
