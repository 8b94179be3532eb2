"""The group of commands `cijfercheck audit`: its own work, and `sample` and `agreement` beside it.

`cijfercheck audit INPUT --output MAP` is a command; so are `cijfercheck audit sample` and `… agreement`. What follows `audit` is
taken for a command where it is the name of one, and else for the arguments of the audit itself; a collection in a folder
that is called "sample" is ./sample.
"""

import typer
from typer.core import TyperGroup

OWN = "run"


class AuditGroup(TyperGroup):
    """A group whose own work is the hidden command `run`."""

    def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:  # type: ignore[override]
        """Put the name of the own command before arguments that begin with no other's."""
        if not args or args[0] not in self.commands:
            args = [OWN, *args]
        return super().parse_args(ctx, args)
