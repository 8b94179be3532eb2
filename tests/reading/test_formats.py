"""The same story in every format, and files that are refused with one line."""

import datetime
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from cijfercheck.errors import UnreadableInputError
from cijfercheck.model.article import Article
from cijfercheck.plugins import find_readers
from cijfercheck.reading._files import read_article
from tests.reading import samples

READERS = find_readers()


def read(tmp_path: Path, name: str, data: bytes | str) -> Article:
    path = tmp_path / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return read_article(path, READERS)


def shown(article: Article) -> list[tuple[str, str]]:
    return [(section.role, article.text[section.start : section.end]) for section in article.sections]


def refusal(tmp_path: Path, name: str, data: bytes | str) -> str:
    with pytest.raises(UnreadableInputError) as refused:
        read(tmp_path, name, data)
    return str(refused.value).removeprefix(f"{tmp_path / name}: ")


@pytest.mark.parametrize("name", samples.FILES)
def test_every_format_gives_the_same_story(name: str, tmp_path: Path) -> None:
    article = read(tmp_path, name, samples.FILES[name])
    assert (article.title, article.language, article.extracted) == (samples.TITLE, "nl", True)
    assert article.date == (None if name == "stuk.docx" else datetime.date(2025, 1, 20))
    assert [part for part in shown(article) if part[0] != "dateline"] == [
        ("title", samples.TITLE),
        ("lead", samples.LEAD),
        ("heading", samples.HEADING),
        ("body", samples.BODY),
        ("body", samples.ITEMS[0]),
        ("body", samples.ITEMS[1]),
    ]


def test_a_table_of_html_is_written_with_pipes(tmp_path: Path) -> None:
    table = (
        "<table><caption>Diefstallen</caption><tr><th>Wijk<th>2023<th>2024</tr>"
        "<tr><td>Noord<td>12<td>14</tr><tr><td>Zuid<td colspan=2>9</tr></table>"
    )
    article = read(tmp_path, "a.html", f"<h1>Fietsen</h1><p>Er is meer gestolen dan vorig jaar.</p>{table}")
    assert shown(article)[2:] == [
        ("caption", "Diefstallen"),
        ("table", "| Wijk | 2023 | 2024 |\n|---|---|---|\n| Noord | 12 | 14 |\n| Zuid | 9 | |"),
    ]


def test_what_is_crossed_out_hidden_or_a_script_is_not_read(tmp_path: Path) -> None:
    page = (
        "<h1>Kop</h1><p>Er waren <del>944</del> <ins>79</ins> meldingen<sup>3</sup> op 12 km<sup>2</sup>.</p>"
        "<p hidden>1</p><script>2</script><p style='display:none'>3</p>"
    )
    assert read(tmp_path, "a.html", page).text == "Kop\n\nEr waren 79 meldingen[3] op 12 km²."


def test_a_comment_silences_the_block_that_follows(tmp_path: Path) -> None:
    page = "<h1>Kop</h1><!-- cijfercheck: negeer unsupported: gebeld --><p>Er waren 79 meldingen.</p><p>En 8 doden.</p>"
    article = read(tmp_path, "a.html", page)
    (silence,) = article.silences
    assert (silence.kind, silence.reason) == ("unsupported", "gebeld")
    assert article.text[silence.start : silence.end] == "Er waren 79 meldingen."


def test_a_page_says_its_own_encoding(tmp_path: Path) -> None:
    page = "<meta charset=iso-8859-15><h1>Café</h1><p>De koffie kost er € 3.</p>".encode("iso-8859-15")
    assert read(tmp_path, "a.htm", page).text == "Café\n\nDe koffie kost er € 3."


def test_of_a_page_without_named_parts_the_paragraphs_are_the_article(tmp_path: Path) -> None:
    links = "".join(f"<li><a href=#>Nog {number} berichten</a></li>" for number in range(9))
    page = f"<div class=x><ul>{links}</ul></div><div id=y><h2>Kop</h2><p>{samples.LEAD}</p><p>{samples.BODY}</p></div>"
    assert read(tmp_path, "a.html", page).text == f"Kop\n\n{samples.LEAD}\n\n{samples.BODY}"


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2025-10-16T22:30:00Z", datetime.date(2025, 10, 17)),
        ("2025-01-16T22:30:00Z", datetime.date(2025, 1, 16)),
        ("2025-10-16T22:30:00-05:00", datetime.date(2025, 10, 16)),
        ("2025-10-16", datetime.date(2025, 10, 16)),
    ],
)
def test_a_page_is_of_the_day_that_it_was_in_the_netherlands(
    moment: str, day: datetime.date, tmp_path: Path
) -> None:
    linked = f'<script type="application/ld+json">{{"@graph": [{{"datePublished": "{moment}"}}]}}</script>'
    assert read(tmp_path, "a.html", f"{linked}<p>Er waren 79 meldingen.</p>").date == day


def test_word_is_read_as_after_accepting_all_changes(tmp_path: Path) -> None:
    changed = samples.paragraph(
        "<w:r><w:t xml:space='preserve'>Er waren </w:t></w:r><w:del><w:r><w:delText>944</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>79</w:t></w:r></w:ins><w:r><w:t xml:space='preserve'> meldingen</w:t></w:r>"
        "<w:r><w:footnoteReference w:id='2'/></w:r>",
        properties="<w:rPr><w:del/></w:rPr>",
    )
    more = samples.paragraph(
        "<w:r><w:t xml:space='preserve'> op 3 km</w:t></w:r><w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:t>2</w:t></w:r>"
    )
    notes = f"<w:footnotes xmlns:w='{samples.W}'><w:footnote w:id='2'>{samples.paragraph('Over 2024.')}</w:footnote></w:footnotes>"
    article = read(
        tmp_path, "a.docx", samples.docx(samples.paragraph("Kop", "Titel") + changed + more, footnotes=notes)
    )
    assert article.text == "Kop\n\nEr waren 79 meldingen[1] op 3 km²\n\n[1] Over 2024."


def test_a_table_of_word_is_written_with_pipes(tmp_path: Path) -> None:
    rows = "".join(
        f"<w:tr>{mark}{''.join(f'<w:tc>{samples.paragraph(cell)}</w:tc>' for cell in cells)}</w:tr>"
        for mark, cells in (
            ("", ("Wijk", "2024")),
            ("", ("Noord", "14")),
            ("<w:trPr><w:del/></w:trPr>", ("Zuid", "9")),
        )
    )
    article = read(tmp_path, "a.docx", samples.docx(samples.STORY + f"<w:tbl>{rows}</w:tbl>"))
    assert shown(article)[-1] == ("table", "| Wijk | 2024 |\n|---|---|\n| Noord | 14 |")


def test_the_date_of_a_word_file_counts_only_if_it_was_saved_again(tmp_path: Path) -> None:
    made = "2025-01-19T10:00:00Z"
    once = read(tmp_path, "a.docx", samples.docx(core=samples.core(made, made)))
    again = read(tmp_path, "b.docx", samples.docx(core=samples.core(made, "2025-01-20T10:00:00Z")))
    assert (once.date, once.warnings) == (None, ())
    assert again.date == datetime.date(2025, 1, 20)
    assert again.warnings == (
        f"{tmp_path / 'b.docx'}: datum 2025-01-20 is die waarop het bestand is bewaard; geef een andere met --date",
    )


def test_pages_of_a_pdf_lose_their_numbers_and_repeated_lines_and_mend_broken_words(tmp_path: Path) -> None:
    stories = ("fietsen bij het station", "bromfietsen op de markt", "auto's langs de singel")
    pages = [
        [
            "Jaarverslag 2024",
            f"Het verhaal over {story} begint met de bestrij-",
            "ding van diefstal, en dat is nog maar het begin ervan.",
            f"Over {story} is nog meer te zeggen, maar dat staat elders.",
            f"De politie wil over {story} verder niets kwijt.",
            f"Pagina {number}",
        ]
        for number, story in enumerate(stories, start=1)
    ]
    text = read(tmp_path, "a.pdf", samples.pdf(*pages)).text
    assert text.count("begint met de bestrijding van diefstal, en dat is nog maar het begin ervan.") == 3
    assert [text.count(words) for words in ("Jaarverslag", "Pagina")] == [0, 0]


def encrypted_pdf() -> bytes:
    writer, stream = PdfWriter(PdfReader(BytesIO(samples.PDF))), BytesIO()
    writer.encrypt("geheim", algorithm="RC4-128")
    writer.write(stream)
    return stream.getvalue()


def locked_zip() -> bytes:
    data = bytearray(samples.docx())
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


ENTITY = '<?xml version="1.0"?><!DOCTYPE newsItem [<!ENTITY a "b">]><newsItem>&a;</newsItem>'
BOMB = samples.docx(samples.paragraph("1" * 10_000_000))
BROKEN_WORD = "dit Word-bestand (.docx) is beschadigd of geen Word-bestand"
SWOLLEN = "dit bestand is uitgepakt veel te groot voor een artikel (een zipbom?)"
NO_ENTITIES = "de XML heeft een DTD of entiteiten; dat wordt niet gelezen"


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.html", b"", "dit bestand is leeg"),
        ("a.html", b"<!-- niets -->", "hier staat geen tekst in"),
        ("a.html", b"\x00\x01\x02", "dit is geen tekst maar een binair bestand"),
        (
            "a.html",
            b"<p>" + b"a " * 600_000,
            "de tekst is langer dan 1 miljoen tekens; een artikel is korter",
        ),
        ("a.html", b"a" * 20_000_001, "dit bestand is groter dan 20 MB; een artikel is kleiner"),
        ("a.docx", b"geen zip", BROKEN_WORD),
        ("a.docx", samples.docx()[:-40], BROKEN_WORD),
        ("a.docx", samples.archive({"iets.txt": "x"}), BROKEN_WORD),
        ("a.docx", locked_zip(), "dit bestand is met een wachtwoord versleuteld"),
        (
            "a.docx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
            "dit bestand is met een wachtwoord versleuteld of een oud .doc; bewaar het als .docx zonder wachtwoord",
        ),
        ("a.docx", BOMB, SWOLLEN),
        ("a.docx", samples.archive({"word/document.xml": ENTITY}), NO_ENTITIES),
        (
            "a.docx",
            samples.archive({"word/document.xml": "<w:document"}),
            "dit is geen geldige XML (regel 1, teken 0)",
        ),
        ("a.docx", samples.docx(""), "hier staat geen tekst in"),
        ("a.pdf", b"geen pdf", "dit is geen PDF of een beschadigde"),
        ("a.pdf", b"%PDF-1.4\nkapot", "deze PDF is beschadigd en kan niet gelezen worden"),
        ("a.pdf", encrypted_pdf(), "deze PDF is met een wachtwoord versleuteld"),
        (
            "a.pdf",
            samples.pdf([]),
            "in deze PDF staat geen tekst, alleen beeld (gescand?); maak er eerst tekst van",
        ),
        ("a.json", b"{", "dit is geen geldige JSON (regel 1)"),
        ("a.json", b"[" * 200_000, "deze JSON is te diep genest of heeft te lange getallen"),
        (
            "a.json",
            b'{"a": 1}',
            "dit is geen ninjs; JSON wordt alleen als ninjs gelezen (uri, met headline(s) en body_* of bodies)",
        ),
        ("a.json", b'{"uri": "x", "headline": "Kop"}', "hier staat geen tekst in"),
        ("a.xml", ENTITY, NO_ENTITIES),
        ("a.xml", b"<newsItem>", "dit is geen geldige XML (regel 1, teken 10)"),
        ("a.xml", b"<newsItem/>", "dit bericht heeft geen tekst"),
        (
            "a.xml",
            b"<rss/>",
            "dit is geen NewsML-G2; XML wordt alleen als NewsML-G2 (newsItem, newsMessage) of NITF gelezen",
        ),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_one_line(
    name: str, data: bytes | str, reason: str, tmp_path: Path
) -> None:
    assert refusal(tmp_path, name, data) == reason


NESTED = "<p>" * 90_000 + "1" + "</p>" * 90_000


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.html", "<div>" * 100_000 + "<p>1</p>", "hier staat geen tekst in"),
        (
            "a.xml",
            f"<newsItem><contentSet><inlineXML>{NESTED}</inlineXML></contentSet></newsItem>",
            "de XML is te diep genest",
        ),
        (
            "a.docx",
            samples.docx("<w:p>" + "<w:r>" * 90_000 + "<w:t>1</w:t>" + "</w:r>" * 90_000 + "</w:p>"),
            "de opmaak van dit Word-bestand is te diep genest",
        ),
    ],
)
def test_elements_nested_too_deep_are_refused(
    name: str, data: bytes | str, reason: str, tmp_path: Path
) -> None:
    assert refusal(tmp_path, name, data) == reason


def test_an_archive_is_never_unpacked_to_disk(tmp_path: Path) -> None:
    stream = BytesIO(samples.docx())
    with zipfile.ZipFile(stream, "a") as target:
        target.writestr("../../uitgebroken.txt", "x")
    assert read(tmp_path, "a.docx", stream.getvalue()).title == samples.TITLE
    assert [path.name for path in tmp_path.rglob("*")] == ["a.docx"]
