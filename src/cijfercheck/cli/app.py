"""The typer application: its commands, and its words in Dutch."""

import re
import sys
import tomllib
from collections.abc import Sequence
from importlib.resources import files
from typing import Annotated

import typer
from typer.core import TyperCommand, TyperGroup

from cijfercheck import __version__
from cijfercheck.cli._output import UNUSABLE, complain, explain_os_error
from cijfercheck.cli.audit import audit
from cijfercheck.cli.audit_agreement import agreement
from cijfercheck.cli.audit_group import OWN, AuditGroup
from cijfercheck.cli.audit_sample import sample
from cijfercheck.cli.check import check
from cijfercheck.cli.evaluate import evaluate
from cijfercheck.cli.explain import explain
from cijfercheck.cli.extract import extract
from cijfercheck.cli.reference import import_cbs, import_eurostat, list_figures, search, validate
from cijfercheck.cli.schema import schema
from cijfercheck.cli.serve import serve
from cijfercheck.errors import CijfercheckError


class DutchCommand(TyperCommand):
    """A command whose help is in Dutch throughout."""

    def get_help(self, ctx: typer.Context) -> str:  # type: ignore[override]  # typer's own context is a private class
        """Return the help with typer's English headings replaced."""
        return _translate_help(super().get_help(ctx))


class DutchGroup(TyperGroup):
    """A group of commands whose help is in Dutch throughout."""

    def get_help(self, ctx: typer.Context) -> str:  # type: ignore[override]
        """Return the help with typer's English headings replaced."""
        return _translate_help(super().get_help(ctx))


def _make_app(explanation: str) -> typer.Typer:
    return typer.Typer(
        cls=DutchGroup,
        help=explanation,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["--help", "-h"], "max_content_width": 100},
    )


def _example(*lines: str) -> str:
    """Write an epilogue that typer leaves as it is: examples, one a line."""
    return "\b\n" + "\n".join(
        ("Voorbeeld:" if len(lines) == 1 else "Voorbeelden:", *(f"  {line}" for line in lines))
    )


app = _make_app(
    "Vindt foute cijfers in Nederlandse nieuwsteksten voordat lezers dat doen. Alles blijft op deze computer."
)
reference = _make_app("Controleert, toont, zoekt en haalt referentiecijfers.")
bring_in = _make_app("Haalt cijfers bij een statistiekdienst en bevriest ze in een referentiebestand.")

app.command(
    cls=DutchCommand,
    epilog=_example(
        "cijfercheck check artikel.txt --source persbericht.txt",
        "cijfercheck check kopij/*.md --reference cijfers/ --format json --output verslag.json",
        "pbpaste | cijfercheck check -",
    ),
)(check)
app.command(
    cls=DutchCommand,
    epilog=_example("cijfercheck extract artikel.txt", "cijfercheck extract --format jsonl artikelen.jsonl"),
)(extract)
app.command(cls=DutchCommand, epilog=_example("cijfercheck evaluate corpus/dev --cases"))(evaluate)
app.command(cls=DutchCommand, epilog=_example("cijfercheck explain wrong-subject"))(explain)
app.command(cls=DutchCommand, epilog=_example("cijfercheck schema report"))(schema)
app.command(cls=DutchCommand, epilog=_example("cijfercheck serve --reference cijfers/"))(serve)
reference.command("validate", cls=DutchCommand, epilog=_example("cijfercheck reference validate cijfers/"))(
    validate
)
reference.command("list", cls=DutchCommand, epilog=_example("cijfercheck reference list cijfers/"))(
    list_figures
)
reference.command(
    "search", cls=DutchCommand, epilog=_example('cijfercheck reference search "werklozen 2024"')
)(search)
bring_in.command(
    "cbs",
    cls=DutchCommand,
    epilog=_example(
        "cijfercheck reference import cbs 84799NED --select AantalInwoners_5 --select 'WijkenEnBuurten=NL00,GM*'"
        " --output cijfers/inwoners.yaml"
    ),
)(import_cbs)
bring_in.command(
    "eurostat",
    cls=DutchCommand,
    epilog=_example(
        "cijfercheck reference import eurostat une_rt_m --select geo=NL --select unit=PC_ACT"
        " --label werkloosheidspercentage --output cijfers/werkloosheid-eu.yaml"
    ),
)(import_eurostat)
audits = _make_app("Controleert een hele verzameling artikelen.")
audits.command(
    OWN,
    cls=DutchCommand,
    hidden=True,
    epilog=_example("cijfercheck audit artikelen.jsonl.gz --reference cijfers/ --output audit/"),
)(audit)
audits.command(
    cls=DutchCommand, epilog=_example("cijfercheck audit sample audit/ --output vel.xlsx --seed 7")
)(sample)
audits.command(cls=DutchCommand, epilog=_example("cijfercheck audit agreement anna.xlsx bart.xlsx"))(
    agreement
)
app.add_typer(audits, name="audit", cls=AuditGroup)
reference.add_typer(bring_in, name="import")
app.add_typer(reference, name="reference")


@app.callback(epilog=_example("cijfercheck check artikel.txt --source persbericht.txt"))
def cijfercheck(
    version: Annotated[bool, typer.Option("--version", help="Toon het versienummer.", is_eager=True)] = False,
) -> None:
    """Answer what is asked of the program as a whole."""
    if version:
        sys.stdout.write(f"cijfercheck {__version__}\n")
        raise typer.Exit


def run(arguments: Sequence[str]) -> int:
    """Run the command that the arguments name and return its exit status."""
    try:
        status: int | None = app(
            list(arguments) or ["--help"], prog_name="cijfercheck", standalone_mode=False
        )
    except CijfercheckError as error:
        complain(str(error))
    except typer.TyperException as error:
        complain(_translate_error(error.format_message()))
    except OSError as error:
        complain(explain_os_error(error))
    else:
        return status or 0
    return UNUSABLE


def _wording(table: str) -> dict[str, str]:
    wording: dict[str, dict[str, str]] = tomllib.loads(
        files("cijfercheck.cli").joinpath("wording.toml").read_text(encoding="utf-8")
    )
    return wording[table]


def _translate_error(message: str) -> str:
    """Say in Dutch what typer says of a call; what is not in the table stays as it is, on one line."""
    message = " ".join(message.split())
    for pattern, translation in _wording("errors").items():
        if found := re.fullmatch(pattern, message):
            return found.expand(translation)
    return message


def _translate_help(text: str) -> str:
    for pattern, translation in _wording("help").items():
        text = re.sub(pattern, translation, text, flags=re.MULTILINE)
    return text
