"""`cijfercheck schema`: prints a JSON Schema."""

import json
from typing import Annotated

import typer

from cijfercheck.cli._options import pick
from cijfercheck.cli._output import write


def schema(
    name: Annotated[
        str,
        typer.Argument(
            metavar="report|figures|article", help="Het verslag, een referentiebestand of een tekst."
        ),
    ],
) -> int:
    """Toon een JSON Schema: van een verslag of een invoer."""
    pick("NAAM", name, ("report", "figures", "article"))
    write([json.dumps(_describe(name), ensure_ascii=False, indent=2) + "\n"], None)
    return 0


def _describe(name: str) -> dict[str, object]:
    """Return the schema that pydantic makes of the record behind a name."""
    if name == "report":
        from cijfercheck.model.report import Report

        return Report.model_json_schema(mode="serialization")
    if name == "article":
        from cijfercheck.model.article import Article

        return Article.model_json_schema()
    from cijfercheck.providers._reference_record import ReferenceFile

    return ReferenceFile.model_json_schema()
