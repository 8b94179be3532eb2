"""XML from outside, read without entities, document types and anything that is not in the file itself."""

from pathlib import Path
from xml.etree.ElementTree import Element, ParseError

from cijfercheck.errors import UnreadableInputError


def parse_xml(data: bytes, name: Path | str) -> Element:
    """Parse XML.

    Raises:
        UnreadableInputError: it is no XML, or declares entities or a document type.
    """
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        root: Element = fromstring(data, forbid_dtd=True)
    except DefusedXmlException:
        raise UnreadableInputError(
            name, "de XML heeft een DTD of entiteiten; dat wordt niet gelezen"
        ) from None
    except ParseError as error:
        line, column = error.position
        raise UnreadableInputError(name, f"dit is geen geldige XML (regel {line}, teken {column})") from None
    except (LookupError, ValueError):
        raise UnreadableInputError(
            name, "de XML noemt een tekencodering die niet bestaat of niet klopt"
        ) from None
    return root
