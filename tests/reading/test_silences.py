"""Orders in the comments of Markdown."""

import pytest

from cijfercheck.reading.markdown import read_markdown

ORDER = "<!-- cijfercheck: negeer unsupported: van de website -->"


def _silenced(text: str) -> list[tuple[str, str, str]]:
    article = read_markdown(text, identifier="stuk.md")
    assert article.warnings == ()
    return [(order.kind, order.reason, text[order.start : order.end]) for order in article.silences]


@pytest.mark.parametrize(
    ("above", "block", "below"),
    [
        ("# Kop\n\n", "Er kwamen 12 mensen.", "\n\nDaarna 13."),
        ("Ervoor 11.\n\n", "Er kwamen 12 mensen.", ""),
        ("", "Er kwamen 12 mensen\nop twee regels.", "\n\nDaarna 13."),
        ("", "Er kwamen 12 mensen:", "\n- een\n- twee"),
        ("", "- een 12\n- twee 13\n- drie 14", "\n\nDaarna 15."),
        ("", "1. een 12\n2. twee 13", "\n\nDaarna 15."),
        ("", "| a | b |\n|---|---|\n| 1 | 2 |", "\n\nDaarna 3."),
    ],
)
def test_an_order_holds_for_the_block_that_follows_and_no_further(above: str, block: str, below: str) -> None:
    for between in ("\n", "\n\n"):
        found = _silenced(f"{above}{ORDER}{between}{block}{below}")
        marked = block.removeprefix("- ").removeprefix("> ")
        assert found == [("unsupported", "van de website", marked)]


def test_an_order_before_the_words_of_a_line_holds_for_the_rest_of_the_block() -> None:
    assert _silenced(f"{ORDER} Er kwamen 12 mensen.\nEn 13.\n\nDaarna 14.") == [
        ("unsupported", "van de website", "Er kwamen 12 mensen.\nEn 13.")
    ]


def test_a_number_in_the_reason_of_an_order_is_no_text_of_the_article() -> None:
    order = "<!-- cijfercheck: negeer unsupported: op 12 mei nagebeld -->"
    text = f"{order} Er kwamen veel mensen.\n"
    article = read_markdown(text, identifier="stuk.md")
    assert [text[section.start : section.end] for section in article.sections] == ["Er kwamen veel mensen."]


def test_two_orders_above_one_block_both_hold() -> None:
    other = "<!-- cijfercheck: negeer value-mismatch: afgesproken -->"
    block = "Er kwamen 12 mensen."
    assert _silenced(f"{ORDER}\n{other}\n{block}") == [
        ("unsupported", "van de website", block),
        ("value-mismatch", "afgesproken", block),
    ]


def test_an_order_above_a_date_line_holds_for_the_paragraph_that_it_opens() -> None:
    paragraph = "DEN HAAG, 17 oktober 2025 - Er kwamen 12 mensen naar het plein in de stad."
    ((_, _, found),) = _silenced(f"# Druk op het plein\n\n{ORDER}\n{paragraph}\n\nDaarna kwam niemand meer.")
    assert found == paragraph


def test_an_order_without_a_reason_says_so() -> None:
    assert (
        _silenced("<!-- cijfercheck: negeer unsupported -->\nEr kwamen 12.")[0][1] == "geen reden opgegeven"
    )


@pytest.mark.parametrize(
    ("comment", "warning"),
    [
        (
            "cijfercheck: negeer unsuported: typefout",
            "de soort unsuported bestaat niet; bekend zijn internal-conflict, ",
        ),
        ("cijfercheck: laat maar", "niet begrepen; schrijf <!-- cijfercheck: negeer SOORT: reden -->"),
    ],
)
def test_an_order_that_does_not_hold_silences_nothing_and_warns(comment: str, warning: str) -> None:
    article = read_markdown(f"# Kop\n\n<!-- {comment} -->\nEr kwamen 12 mensen.", identifier="stuk.md")
    assert article.silences == ()
    assert article.warnings[0].startswith(f"stuk.md, regel 3: <!-- {comment} -->: ")
    assert article.warnings[0].partition("-->: ")[2].startswith(warning)


def test_an_order_below_the_last_block_warns() -> None:
    article = read_markdown(f"Er kwamen 12 mensen.\n\n{ORDER}\n", identifier="stuk.md")
    assert (article.silences, article.warnings) == (
        (),
        (f"stuk.md, regel 3: {ORDER}: er volgt geen tekst waarvoor dit kan gelden",),
    )


def test_a_comment_that_is_not_ours_is_left_alone() -> None:
    article = read_markdown("<!-- negeer unsupported: x -->\nEr kwamen 12 mensen.", identifier="stuk.md")
    assert (article.silences, article.warnings) == ((), ())
