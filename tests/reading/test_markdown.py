"""Markdown: front matter, blocks and what is left out as mark-up."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cijfercheck.errors import UnreadableInputError
from cijfercheck.model.article import Article
from cijfercheck.reading.markdown import read_markdown

DRAFT = """\
---
title: "Meer fietsen gestolen"
date: 2025-10-17
outlet: De Fietskrant
---

# Meer fietsen gestolen

DEN HAAG (ANP) - In 2024 zijn 944 fietsen gestolen,
meldt de politie vrijdag in de hoofdstad.

<!-- cijfercheck: negeer unsupported: nog na te vragen -->
Van de fietsen waren er **79** elektrisch.

## Waar het misging ##

> Wie zijn fiets niet op slot zet,
> is hem kwijt.

| Stad | 2024 |
|---|---|
| Noord | 14 |

- Controleer het slot
  elke dag
* Bel 112
1. Doe aangifte

**Tot slot**

![De stalling met 40 fietsen](stalling.jpg)

---
De zaak loopt nog.
"""


def _shown(article: Article) -> list[tuple[str, str]]:
    return [(section.role, article.text[section.start : section.end]) for section in article.sections]


def test_each_block_gets_its_role_without_the_mark_up_around_it() -> None:
    assert _shown(read_markdown(DRAFT, identifier="fiets.md")) == [
        ("title", "Meer fietsen gestolen"),
        ("dateline", "DEN HAAG (ANP) -"),
        ("lead", "In 2024 zijn 944 fietsen gestolen,\nmeldt de politie vrijdag in de hoofdstad."),
        ("body", "Van de fietsen waren er **79** elektrisch."),
        ("heading", "Waar het misging"),
        ("quote", "Wie zijn fiets niet op slot zet,\n> is hem kwijt."),
        ("table", "| Stad | 2024 |\n|---|---|\n| Noord | 14 |"),
        ("body", "Controleer het slot\n  elke dag"),
        ("body", "Bel 112"),
        ("body", "1. Doe aangifte"),
        ("heading", "Tot slot"),
        ("caption", "De stalling met 40 fietsen"),
        ("body", "De zaak loopt nog."),
    ]


def test_front_matter_gives_title_date_and_outlet() -> None:
    article = read_markdown(DRAFT, identifier="fiets.md")
    assert (article.title, article.date, article.outlet) == (
        "Meer fietsen gestolen",
        date(2025, 10, 17),
        "De Fietskrant",
    )
    assert article.text == DRAFT


def test_the_title_of_the_front_matter_is_a_section_where_no_heading_repeats_it() -> None:
    article = read_markdown(
        "---\ntitle: 79 fietsen weg\n---\n\nDe politie zoekt 79 fietsen.\n", identifier="a"
    )
    assert _shown(article) == [("title", "79 fietsen weg"), ("lead", "De politie zoekt 79 fietsen.")]


@pytest.mark.parametrize(
    "written", ["2025-10-17", "'2025-10-17'", "2025-10-17 09:41:00", "17 oktober 2025", "17-10-2025"]
)
def test_the_date_of_the_front_matter_may_be_written_in_several_ways(written: str) -> None:
    assert read_markdown(f"---\ndate: {written}\n---\nTekst.\n", identifier="a").date == date(2025, 10, 17)


@pytest.mark.parametrize("written", ["vorige week", "2025-02-30", "17-13-2025"])
def test_a_date_in_the_front_matter_that_is_none_is_refused(written: str) -> None:
    with pytest.raises(UnreadableInputError) as refusal:
        read_markdown(f"---\ndate: {written}\n---\nTekst.\n", identifier="a.md")
    assert str(refusal.value) == f"a.md: date in de kop is geen datum: '{written}'; schrijf JJJJ-MM-DD"


@pytest.mark.parametrize("fields", ["title: [open", "title: " + "[" * 5000 + "]" * 5000, "\tdate: 2025"])
def test_front_matter_that_is_no_yaml_is_refused(fields: str) -> None:
    with pytest.raises(UnreadableInputError) as refusal:
        read_markdown(f"---\n{fields}\n---\nTekst.\n", identifier="a.md")
    assert str(refusal.value) == "a.md: de kop tussen --- en --- is geen geldige YAML"


def test_without_front_matter_the_date_comes_from_the_date_line() -> None:
    article = read_markdown(
        "# Peiling\n\nAmsterdam, 4 oktober 2025. Ruim drie weken voor de verkiezingen wint D66 vier zetels.\n",
        identifier="a",
    )
    assert article.date == date(2025, 10, 4)
    assert _shown(article)[1] == ("dateline", "Amsterdam, 4 oktober 2025.")


def test_underlined_headings_are_headings() -> None:
    article = read_markdown(
        "Peiling\n=======\n\nD66 wint vier zetels.\n\nZwevend\n-------\n\nVeel mensen twijfelen.\n",
        identifier="a",
    )
    assert _shown(article) == [
        ("title", "Peiling"),
        ("lead", "D66 wint vier zetels."),
        ("heading", "Zwevend"),
        ("body", "Veel mensen twijfelen."),
    ]


def test_a_table_without_outer_pipes_takes_its_heading_row() -> None:
    article = read_markdown(
        "# Peiling\n\nPartij | Zetels\n--- | ---\nD66 | 15\nCDA | 24\n\nDat was het.\n", identifier="a"
    )
    assert _shown(article)[1] == ("table", "Partij | Zetels\n--- | ---\nD66 | 15\nCDA | 24")


def test_windows_line_ends_keep_exact_offsets() -> None:
    unix = read_markdown(DRAFT, identifier="a")
    windows = read_markdown(DRAFT.replace("\n", "\r\n"), identifier="a")
    assert [(role, words.replace("\r\n", "\n")) for role, words in _shown(windows)] == _shown(unix)
    assert (windows.title, windows.date, windows.outlet) == (unix.title, unix.date, unix.outlet)


def test_a_rule_at_the_top_without_fields_is_no_front_matter() -> None:
    article = read_markdown("---\n\nDe zaak loopt nog, zegt de politie.\n", identifier="a")
    assert _shown(article) == [("lead", "De zaak loopt nog, zegt de politie.")]


LINES = st.sampled_from(
    [
        "",
        "# Kop",
        "## Tussenkop",
        "Een zin met 12 fietsen.",
        "> citaat",
        ">",
        "| a | 1 |",
        "|---|---|",
        "a | b",
        "- punt",
        "1. stap",
        "  vervolg",
        "**vet**",
        "---",
        "===",
        "<!-- stil",
        "klaar -->",
        "![beeld](x.png)",
        "```",
        "[1]: https://example.org",
        "Den Haag, 5 maart 2021",
    ]
)


@given(st.lists(LINES, max_size=14), st.sampled_from(["\n", "\r\n"]))
def test_sections_are_in_order_apart_and_inside_the_text(lines: list[str], line_end: str) -> None:
    text = "Inleiding met genoeg woorden om geen kop te zijn." + line_end + line_end.join(lines)
    position = 0
    for section in read_markdown(text, identifier="a").sections:
        assert position <= section.start < section.end <= len(text)
        assert text[section.start : section.end].strip() == text[section.start : section.end]
        position = section.end


@given(st.lists(LINES, max_size=14))
def test_every_sentence_outside_comments_is_in_a_section(lines: list[str]) -> None:
    lines = [line for line in lines if "<!--" not in line and "-->" not in line]
    text = "\n".join(["Inleiding met genoeg woorden.", *lines])
    article = read_markdown(text, identifier="a")
    covered = {place for section in article.sections for place in range(section.start, section.end)}
    start = text.find("Een zin")
    while start >= 0:
        assert set(range(start, start + len("Een zin met 12 fietsen."))) <= covered
        start = text.find("Een zin", start + 1)


@given(st.text(alphabet="ab1 \t\r\n#>|-*_`[]()!<=.:\u2028é", max_size=120))
def test_no_text_breaks_it(text: str) -> None:
    text = "Woord\n" + text
    position = 0
    for section in read_markdown(text, identifier="a").sections:
        assert position <= section.start < section.end <= len(text)
        position = section.end


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ('<td width="50%">79 boten</td>', "79 boten"),
        ("Er waren <span style='font-size:14px' data-x=33>742</span> boten.", "Er waren 742 boten."),
        ('Een foto: <img src="a.png" width=640 height=480 alt="5 boten">', "Een foto:"),
        ("Er waren 12 <b>miljoen</b> bijen.", "Er waren 12 miljoen bijen."),
        (
            "De omzet was &#8364; 12 en daalde met 3&nbsp;procent.",
            "De omzet was € 12 en daalde met 3 procent.",
        ),
        ("Er waren 12 <!-- eerst 55 --> boten.", "Er waren 12 boten."),
        ("Van 4 < 7 en 9 > 3 weet men dat het klopt.", "Van 4 < 7 en 9 > 3 weet men dat het klopt."),
        ("In &lt;b waren er 3 boten.", "In &lt;b waren er 3 boten."),
    ],
)
def test_nothing_in_a_tag_is_read_and_every_other_character_keeps_its_place(written: str, read: str) -> None:
    article = read_markdown(f"# Kop\n\n{written}\n", identifier="a.md")
    body = article.sections[-1]
    assert " ".join(article.text[body.start : body.end].split()) == read
    assert len(article.text) == len(f"# Kop\n\n{written}\n")
    assert article.text.find(read.rsplit(maxsplit=1)[-1]) == f"# Kop\n\n{written}\n".find(
        read.rsplit(maxsplit=1)[-1]
    )


def test_a_line_of_tags_alone_parts_two_paragraphs() -> None:
    article = read_markdown(
        "# Kop\n\nEen stuk.\n<div class='col-6'>\nEen ander.\n</div>\n", identifier="a.md"
    )
    assert [article.text[part.start : part.end] for part in article.sections] == [
        "Kop",
        "Een stuk.",
        "Een ander.",
    ]


@given(st.text("<>ab12 =\"'/!-\n&;#", max_size=60))
def test_blanks_for_tags_change_no_length_and_no_line(text: str) -> None:
    article = read_markdown(text, identifier="a.md")
    assert len(article.text) == len(text)
    assert article.text.count("\n") == text.count("\n")


WIDE = (
    "Het bestuur van de vereniging zegt dat de cijfers over het afgelopen jaar pas na de zomer worden gepubliceerd, "
    "omdat de accountant er nog naar kijkt."
)


def test_each_line_is_a_paragraph_where_lines_are_wider_than_any_that_are_wrapped() -> None:
    article = read_markdown(f"# Kop\n\n{WIDE}\nDe leden wachten af.\n{WIDE}\n", identifier="a.md")
    assert _shown(article)[1:] == [("lead", WIDE), ("body", "De leden wachten af."), ("body", WIDE)]


def test_wrapped_lines_are_one_paragraph_up_to_a_blank_line() -> None:
    first, second = WIDE[:110].strip(), WIDE[110:].strip()
    article = read_markdown(f"# Kop\n\n{first}\n{second}\n\nDe leden wachten af.\n", identifier="a.md")
    assert _shown(article)[1:] == [("lead", f"{first}\n{second}"), ("body", "De leden wachten af.")]


@pytest.mark.parametrize("mark", ["| ", "> ", "- ", "* ", "1. ", "# "])
def test_a_wide_line_of_a_table_quote_list_or_heading_parts_no_paragraphs(mark: str) -> None:
    article = read_markdown(f"# Kop\n\nDe leden wachten\nal weken af.\n\n{mark}{WIDE}\n", identifier="a.md")
    assert _shown(article)[1] == ("lead", "De leden wachten\nal weken af.")


def test_a_list_item_runs_on_over_the_next_line_between_wide_lines_too() -> None:
    article = read_markdown(f"# Kop\n\n{WIDE}\n\n- Wacht op\n  de accountant\n", identifier="a.md")
    assert _shown(article)[-1] == ("body", "Wacht op\n  de accountant")
