"""The parts of a .docx file: opened with bounds, so that a broken, locked or swollen archive is refused at once."""

import zipfile
import zlib
from io import BytesIO
from xml.etree.ElementTree import Element

from cijfercheck.errors import UnreadableInputError
from cijfercheck.reading._xml import parse_xml

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MOST_PART = 20_000_000
_MOST_TOTAL = 500_000_000
_MOST_RATIO = 200
_RATIO_FROM = 2_000_000
_SWOLLEN = "dit bestand is uitgepakt veel te groot voor een artikel (een zipbom?)"
_BROKEN = "dit Word-bestand (.docx) is beschadigd of geen Word-bestand"


class WordParts:
    """The parts of one .docx file, read when they are asked for. Nothing is unpacked to disk."""

    def __init__(self, data: bytes, name: str) -> None:
        """Open the archive.

        Raises:
            UnreadableInputError: it is no archive, is locked with a password, or would be far too large.
        """
        self._name = name
        if data.startswith(_OLE):
            raise UnreadableInputError(
                name,
                "dit bestand is met een wachtwoord versleuteld of een oud .doc; bewaar het als .docx zonder wachtwoord",
            )
        try:
            self._archive = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError):
            raise UnreadableInputError(name, _BROKEN) from None
        parts = self._archive.infolist()
        self._parts = {part.filename: part for part in parts}
        if any(part.flag_bits & 1 for part in parts):
            raise UnreadableInputError(name, "dit bestand is met een wachtwoord versleuteld")
        if sum(part.file_size for part in parts) > _MOST_TOTAL:
            raise UnreadableInputError(name, _SWOLLEN)

    def require(self, part: str) -> Element:
        """Read a part that has to be there.

        Raises:
            UnreadableInputError: it is missing, broken or too large.
        """
        root = self.read(part)
        if root is None:
            raise UnreadableInputError(self._name, _BROKEN)
        return root

    def read(self, part: str) -> Element | None:
        """Read a part as XML, None where there is no such part.

        Raises:
            UnreadableInputError: it is broken or too large.
        """
        info = self._parts.get(part)
        if info is None:
            return None
        ratio = info.file_size / max(1, info.compress_size)
        if info.file_size > _MOST_PART or (info.file_size > _RATIO_FROM and ratio > _MOST_RATIO):
            raise UnreadableInputError(self._name, _SWOLLEN)
        try:
            with self._archive.open(info) as stream:
                data = stream.read(_MOST_PART + 1)
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError):
            raise UnreadableInputError(self._name, _BROKEN) from None
        if len(data) > _MOST_PART:
            raise UnreadableInputError(self._name, _SWOLLEN)
        return parse_xml(data, self._name)
