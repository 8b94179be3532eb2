"""Plain text: layouts, sections and dates."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cijfercheck.model.article import Article
from cijfercheck.reading.text import read_text

SCRAPED = """\
Meer fietsen gestolen in de regio, stad valt op

Nederland, vrijdag, 17 oktober 2025.
In 2024 zijn 944 fietsen gestolen, meldt de politie. Dat zijn er 76 meer dan in 2023 [2].
Vooral dure fietsen weg
Van de gestolen fietsen waren er 79 elektrisch, een stijging van 52 procent [2][3]. De politie ziet een patroon.
"Wie zijn fiets niet op slot zet, is hem kwijt."
Foto: de stalling bij het station
| Stad | 2023 | 2024 |
|---|---|---|
| Noord | 12 | 14 |
- Controleer het slot elke dag op roest.
Bronnen
[1] Politie, jaarcijfers 2024
[2] Fietsersbond
"""


def _shown(article: Article) -> list[tuple[str, str]]:
    return [(section.role, article.text[section.start : section.end]) for section in article.sections]


def test_each_line_of_a_scraped_text_gets_its_role() -> None:
    article = read_text(SCRAPED, identifier="fiets.txt")
    assert _shown(article) == [
        ("title", "Meer fietsen gestolen in de regio, stad valt op"),
        ("dateline", "Nederland, vrijdag, 17 oktober 2025."),
        ("lead", "In 2024 zijn 944 fietsen gestolen, meldt de politie. Dat zijn er 76 meer dan in 2023 [2]."),
        ("heading", "Vooral dure fietsen weg"),
        (
            "body",
            "Van de gestolen fietsen waren er 79 elektrisch, een stijging van 52 procent [2][3]. De politie ziet een patroon.",
        ),
        ("quote", '"Wie zijn fiets niet op slot zet, is hem kwijt."'),
        ("caption", "Foto: de stalling bij het station"),
        ("table", "| Stad | 2023 | 2024 |\n|---|---|---|\n| Noord | 12 | 14 |"),
        ("body", "- Controleer het slot elke dag op roest."),
        ("heading", "Bronnen"),
        ("body", "[1] Politie, jaarcijfers 2024"),
        ("body", "[2] Fietsersbond"),
    ]


def test_title_date_and_language_are_read_and_the_text_stays_as_it_is() -> None:
    article = read_text(SCRAPED, identifier="fiets.txt")
    assert article.id == "fiets.txt"
    assert article.title == "Meer fietsen gestolen in de regio, stad valt op"
    assert article.date == date(2025, 10, 17)
    assert article.language == "nl"
    assert article.text == SCRAPED


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Den Haag, woensdag 14 mei 2025", date(2025, 5, 14)),
        ("Datum: 22 juli 2025", date(2025, 7, 22)),
        ("11 maart 2017", date(2017, 3, 11)),
        ("Woensdag 26 maart 2025", date(2025, 3, 26)),
        ("Gepubliceerd op 3 juni 2024 om 09:41 uur", date(2024, 6, 3)),
        ("Laatste update: 2024-06-03 09:41", date(2024, 6, 3)),
        ("Alphen aan den Rijn, 03-06-2024", date(2024, 6, 3)),
        ("Persbericht - 5 september 2025", date(2025, 9, 5)),
        ("CBS, 30 april 2018", date(2018, 4, 30)),
        ("Vrijdag 17 oktober", None),
    ],
)
def test_a_date_line_below_the_title_gives_the_date(line: str, day: date | None) -> None:
    article = read_text(
        f"Brug een jaar langer dicht\n{line}\nDe brug blijft tot 2026 dicht, zegt de gemeente.\n",
        identifier="a",
    )
    assert _shown(article)[1] == ("dateline", line)
    assert article.date == day


@pytest.mark.parametrize(
    "line",
    [
        "Stand van zaken per 1 september 2025",
        "Op 1 september 2025 waren er 40 bedden vrij.",
        "De brug, gebouwd op 3 mei 1921, is op",
    ],
)
def test_a_line_that_says_more_than_where_and_when_is_no_date_line(line: str) -> None:
    article = read_text(
        f"Brug een jaar langer dicht\n{line}\nDe brug blijft tot 2026 dicht, zegt de gemeente.\n",
        identifier="a",
    )
    assert "dateline" not in [section.role for section in article.sections]
    assert article.date is None


STORY = "De brug over het kanaal blijft tot 2026 dicht, zegt de gemeente."


@pytest.mark.parametrize(
    ("opening", "day"),
    [
        ("DEN HAAG (ANP) -", None),
        ("'S-HERTOGENBOSCH (ANP) -", None),
        ("Brussel (Belga) –", None),
        ("ROTTERDAM -", None),
        ("Amsterdam, 4 oktober 2025.", date(2025, 10, 4)),
        ("Den Haag, 5 maart 2021.", date(2021, 3, 5)),
        ("date 2025-10-17 DEN HAAG (ANP) -", date(2025, 10, 17)),
    ],
)
def test_a_date_line_at_the_start_of_the_lead_is_its_own_section(opening: str, day: date | None) -> None:
    article = read_text(f"Brug een jaar langer dicht\n{opening} {STORY}\n", identifier="a")
    assert _shown(article)[1:] == [("dateline", opening), ("lead", STORY)]
    assert article.date == day


def test_wire_copy_in_one_blob_has_no_title() -> None:
    text = f" date 2025-10-17 DEN HAAG (ANP) - {STORY}\n\nDat kost 3 miljoen euro, blijkt uit de begroting.\n"
    article = read_text(text, identifier="anp.txt")
    assert article.title is None
    assert _shown(article) == [
        ("dateline", "date 2025-10-17 DEN HAAG (ANP) -"),
        ("lead", STORY),
        ("body", "Dat kost 3 miljoen euro, blijkt uit de begroting."),
    ]


def test_lines_above_the_date_line_are_title_and_headings() -> None:
    article = read_text(
        f"Ministerie van Bruggen\nBrief aan de Kamer - samenvatting\n16 juni 2025\n\n{STORY}\n",
        identifier="a",
    )
    assert [role for role, _ in _shown(article)] == ["title", "heading", "dateline", "lead"]


def test_a_date_line_may_stand_above_the_title() -> None:
    article = read_text(f"CBS, 30 april 2018\nBrug een jaar langer dicht\n\n{STORY}\n", identifier="a")
    assert [role for role, _ in _shown(article)] == ["dateline", "title", "lead"]


WRAPPED = """\
Brug een jaar langer dicht

De brug over het kanaal blijft tot 2026 dicht, zegt de gemeente
Leidschendam. Dat kost drie miljoen euro, blijkt uit de begroting
die de wethouder vrijdag presenteerde. Het gaat om het derde
uitstel op rij.

Geen geld

Aan het herstel werken 40 mensen. Een aannemer uit Vlissingen
rekent voor het werk 900.000 euro en heeft dat vooraf gemeld aan
de raad.
"""


def test_a_wrapped_paragraph_is_one_section() -> None:
    article = read_text(WRAPPED, identifier="a")
    assert [(role, words.replace("\n", " ")[:40]) for role, words in _shown(article)] == [
        ("title", "Brug een jaar langer dicht"),
        ("lead", "De brug over het kanaal blijft tot 2026 "),
        ("heading", "Geen geld"),
        ("body", "Aan het herstel werken 40 mensen. Een aa"),
    ]


def test_windows_line_ends_keep_exact_offsets() -> None:
    unix = read_text(SCRAPED, identifier="a")
    windows = read_text(SCRAPED.replace("\n", "\r\n"), identifier="a")
    assert [(role, words.replace("\r\n", "\n")) for role, words in _shown(windows)] == _shown(unix)


def test_a_sentence_alone_is_a_lead() -> None:
    assert _shown(read_text("Het aantal steeg naar 944.", identifier="a")) == [
        ("lead", "Het aantal steeg naar 944.")
    ]


def test_quotes_around_only_part_of_a_paragraph_make_no_quote() -> None:
    text = f"{STORY}\n“Wij gaan door”, zegt hij. “Tot 2026.”\n“Wij gaan door tot 2026, ook zonder foto’s.”\n"
    assert [section.role for section in read_text(text, identifier="a").sections] == ["lead", "body", "quote"]


def test_a_table_without_outer_pipes_is_one_section() -> None:
    article = read_text(
        f"{STORY}\nStad | 2023 | 2024\nNoord | 12 | 14\nEinde van het bericht over de brug.\n", identifier="a"
    )
    assert [section.role for section in article.sections] == ["lead", "table", "body"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "The number of victims rose to 944 in the past year, according to the figures that were published by the police on Friday in the city.",
            "en",
        ),
        (
            "Die Zahl der Opfer ist im vergangenen Jahr auf 944 gestiegen, wie aus den Zahlen der Polizei hervorgeht, die am Freitag und nicht früher veröffentlicht wurden.",
            "de",
        ),
        (
            "Le nombre de victimes est passé à 944 dans la région, selon les chiffres que la police a publiés pour le ministère et qui sont sur le site.",
            "fr",
        ),
        (
            "Het aantal slachtoffers is vorig jaar gestegen naar 944, blijkt uit cijfers die de politie vrijdag over de hele regio naar buiten bracht.",
            "nl",
        ),
        ("The number rose to 944.", "nl"),
    ],
)
def test_the_language_is_told_from_stop_words_and_short_texts_count_as_dutch(
    text: str, language: str
) -> None:
    assert read_text(text, identifier="a").language == language


LINES = st.sampled_from(
    [
        "",
        "  ",
        "Brug dicht",
        STORY,
        "Den Haag, 5 maart 2021",
        "ROTTERDAM - De brug over het kanaal blijft tot 2026 dicht, zegt men.",
        "| a | 1 |",
        "|---|---|",
        "a | 2",
        '"Alles is dicht."',
        "- punt",
        "Bronnen",
        "[1] CBS",
        "Foto: brug",
        "date 2025-10-17",
        "Twee zinnen. Op één regel. " * 6,
    ]
)


@given(st.lists(LINES, max_size=12), st.sampled_from(["\n", "\r\n", "\r"]), st.booleans())
def test_sections_are_in_order_apart_and_hold_every_word(lines: list[str], line_end: str, last: bool) -> None:
    text = line_end.join(lines) + (line_end if last else "")
    position = 0
    for section in read_text(text, identifier="a").sections:
        assert text[position : section.start].strip() == ""
        assert position <= section.start < section.end <= len(text)
        assert text[section.start : section.end].strip() == text[section.start : section.end]
        position = section.end
    assert text[position:].strip() == ""


@given(st.text(max_size=200))
def test_any_text_has_its_words_in_sections(text: str) -> None:
    article = read_text(text, identifier="a")
    kept = "".join(text[section.start : section.end] for section in article.sections)
    assert re.sub(r"\s", "", kept) == re.sub(r"\s", "", text)


def test_short_lines_are_a_list_and_no_wrapped_text() -> None:
    text = "Boetes in oktober\navondklok ..... 688\nmondmaskerplicht ..... 291\nsamenscholing ..... 148\nsamen ..... 1.127\ninning: 250"
    article = read_text(text, identifier="bron.txt")
    assert [text[section.start : section.end] for section in article.sections] == text.split("\n")
