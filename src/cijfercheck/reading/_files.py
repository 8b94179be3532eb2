"""Reading a file: its bytes, its encoding, and the reader that its name asks for."""

import codecs
from collections.abc import Iterable
from pathlib import Path

from cijfercheck.errors import UnreadableInputError
from cijfercheck.model.article import Article
from cijfercheck.model.plugin import Reader
from cijfercheck.reading import markdown, text

MOST_BYTES = 1_000_000
_MOST_CONTROLS = 0.01
_BLANK_CONTROLS = frozenset("\t\n\r\x0b\x0c")
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def read_article(path: Path, readers: Iterable[Reader] = (markdown.READER, text.READER)) -> Article:
    """Read a draft or source from a file; a suffix that none of `readers` claims is read as plain text.

    Raises:
        UnreadableInputError: the file does not exist, is a folder, is too large, is empty or is no text.
    """
    suffix = path.suffix.lower()
    reader = next((reader for reader in readers if suffix in reader.suffixes), text.READER)
    data = read_bytes(path, reader.most_bytes)
    if reader.read_bytes is not None:
        if not data.strip():
            raise UnreadableInputError(path, "dit bestand is leeg")
        return reader.read_bytes(data, str(path))
    words, warnings = read_text_bytes(data, path)
    article = reader.read(words, str(path))
    return article.model_copy(
        update={"warnings": warnings + article.warnings, "extracted": article.extracted or has_mark(data)}
    )


def has_mark(data: bytes) -> bool:
    """Whether bytes begin with a byte order mark, which is no part of the text that is checked."""
    return data.startswith((codecs.BOM_UTF8, *_UTF16_MARKS))


def read_bytes(path: Path, most: int = MOST_BYTES) -> bytes:
    """Read a whole file of at most `most` bytes.

    Raises:
        UnreadableInputError: the file does not exist, is a folder, cannot be opened or is too large.
    """
    try:
        with path.open("rb") as stream:
            data = stream.read(most + 1)
    except FileNotFoundError:
        raise UnreadableInputError(path, "dit bestand bestaat niet") from None
    except IsADirectoryError:
        raise UnreadableInputError(path, "dit is een map, geen bestand") from None
    except PermissionError:
        raise UnreadableInputError(path, "dit bestand mag niet gelezen worden; pas de rechten aan") from None
    except (OSError, ValueError) as error:
        raise UnreadableInputError(path, f"dit bestand kan niet gelezen worden ({error})") from None
    refuse_larger(data, path, most)
    return data


def refuse_larger(data: bytes, name: Path | str, most: int) -> None:
    """Refuse more than `most` bytes.

    Raises:
        UnreadableInputError: there are more.
    """
    if len(data) > most:
        size = most // 1_000_000
        raise UnreadableInputError(name, f"dit bestand is groter dan {size} MB; een artikel is kleiner")


def read_text_bytes(data: bytes, name: Path | str, most: int = MOST_BYTES) -> tuple[str, tuple[str, ...]]:
    """Decode the bytes of a text as UTF-8, or else as Windows-1252 with a warning; `name` is what messages call it.

    A byte order mark is left out. Line ends stay as they are.

    Raises:
        UnreadableInputError: the bytes are empty, blank, too many or no text.
    """
    refuse_larger(data, name, most)
    warnings: tuple[str, ...] = ()
    try:
        if data.startswith(_UTF16_MARKS):
            words = data.decode("utf-16")
            warnings = (f"{name} is geen UTF-8; gelezen als UTF-16",)
        else:
            words = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        words, warnings = _decode_windows(data, name)
    if not words.strip():
        raise UnreadableInputError(name, "dit bestand is leeg")
    controls = sum(character < " " and character not in _BLANK_CONTROLS for character in words)
    if "\0" in words or controls > _MOST_CONTROLS * len(words):
        raise UnreadableInputError(name, "dit is geen tekst maar een binair bestand")
    return words, warnings


def _decode_windows(data: bytes, name: Path | str) -> tuple[str, tuple[str, ...]]:
    try:
        words = data.decode("cp1252")
    except UnicodeDecodeError:
        raise UnreadableInputError(name, "dit is geen tekst maar een binair bestand") from None
    return words, (f"{name} is geen UTF-8; gelezen als Windows-1252",)
