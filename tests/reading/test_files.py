"""Files: encodings, and what is refused with one clear line."""

from pathlib import Path

import pytest

from cijfercheck.errors import UnreadableInputError
from cijfercheck.reading._files import MOST_BYTES, read_article, read_text_bytes

TEXT = "Café gesloten\nDe brug over het kanaal blijft tot 2026 dicht, zegt de gemeente.\n"


def test_a_file_is_read_by_its_suffix_and_named_by_its_path(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.MD").write_text("# Café\n\nDe brug blijft dicht.\n", encoding="utf-8")
    plain, marked = read_article(tmp_path / "a.txt"), read_article(tmp_path / "b.MD")
    assert (plain.id, plain.title, plain.text, plain.warnings) == (
        str(tmp_path / "a.txt"),
        "Café gesloten",
        TEXT,
        (),
    )
    assert marked.title == "Café"


def test_a_byte_order_mark_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbf" + TEXT.encode())
    assert read_article(tmp_path / "a.txt").text == TEXT


def test_line_ends_stay_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT.replace("\n", "\r\n").encode())
    assert read_article(tmp_path / "a.txt").text == TEXT.replace("\n", "\r\n")


def test_windows_1252_is_read_and_said(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("Café ‘De Brug’ – € 3".encode("cp1252"))
    article = read_article(path)
    assert article.text == "Café ‘De Brug’ – € 3"
    assert article.warnings == (f"{path} is geen UTF-8; gelezen als Windows-1252",)


def test_utf_16_with_its_mark_is_read_and_said() -> None:
    assert read_text_bytes(TEXT.encode("utf-16"), "a.txt") == (
        TEXT,
        ("a.txt is geen UTF-8; gelezen als UTF-16",),
    )


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "dit bestand is leeg"),
        (b" \r\n\t\n", "dit bestand is leeg"),
        (b"\xef\xbb\xbf", "dit bestand is leeg"),
        (b"PK\x03\x04\x00\x00", "dit is geen tekst maar een binair bestand"),
        (b"woorden\x00woorden", "dit is geen tekst maar een binair bestand"),
        (b"\x01\x02\x03\x04woord", "dit is geen tekst maar een binair bestand"),
        (b"\x81\x8d\x8f", "dit is geen tekst maar een binair bestand"),
        (b"a" * (MOST_BYTES + 1), "dit bestand is groter dan 1 MB; een artikel is kleiner"),
    ],
)
def test_bytes_that_are_no_text_are_refused(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableInputError) as refusal:
        read_text_bytes(data, "standaardinvoer")
    assert str(refusal.value) == f"standaardinvoer: {reason}"


def test_a_file_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInputError) as refusal:
        read_article(tmp_path / "weg.txt")
    assert str(refusal.value) == f"{tmp_path / 'weg.txt'}: dit bestand bestaat niet"


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInputError) as refusal:
        read_article(tmp_path)
    assert str(refusal.value) == f"{tmp_path}: dit is een map, geen bestand"


def test_a_file_that_is_too_large_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"a" * (MOST_BYTES + 1))
    with pytest.raises(UnreadableInputError) as refusal:
        read_article(tmp_path / "a.txt")
    assert (
        str(refusal.value) == f"{tmp_path / 'a.txt'}: dit bestand is groter dan 1 MB; een artikel is kleiner"
    )
