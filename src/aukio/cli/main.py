"""``aukio``: the group of commands; it turns a mistake into a line on stderr and an exit code.

Exit codes: 0 answered, 2 bad usage or bad instant, 3 not found, 4 refused (contracts.md); 1 is our own failure.
"""

import os
import sys
from importlib import import_module
from typing import Any

import click

from aukio.domain.base.mistakes import BadInstant, BadRequest, Forbidden, Mistake, NotFound, Refused


def exit_code(mistake: Mistake) -> int:
    """Return the exit code for a mistake."""
    match mistake:
        case BadInstant() | BadRequest():
            return 2
        case NotFound():
            return 3
        case Refused() | Forbidden():
            return 4
        case _:
            return 2


_MODULES = (
    "answers",
    "audit",
    "backups",
    "demo",
    "directory_import",
    "doctor",
    "links",
    "migrate",
    "moving",
    "moving_out",
    "notices",
    "outbox",
    "personal_data",
    "publishing",
    "redaction",
    "scheduled",
    "sensors",
    "server",
    "setup",
    "signs",
    "staff",
    "synthetic_city",
    "webhooks",
    "worker",
)
"""The modules of ``cli.commands``. They need Django, so they are imported only when a command runs."""


class Commands(click.Group):
    """Sets up Django, runs a command and prints a mistake in one line."""

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run; a setting with which nothing starts is one line, also where only help is asked for."""
        try:
            return super().main(*args, **extra)
        except Mistake as mistake:
            click.echo(f"aukio: {mistake}", err=True)
            sys.exit(exit_code(mistake))

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; print a mistake to stderr, in the language of the command, and exit with its code."""
        try:
            return super().invoke(ctx)
        except Mistake as mistake:
            from aukio.theme.refusals import in_words  # needs Django, which the command has set up

            click.echo(f"aukio: {in_words(mistake)}", err=True)
            ctx.exit(exit_code(mistake))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load the modules of the commands and return one command."""
        set_up()
        for module in _MODULES:
            for command in import_module(f"aukio.cli.commands.{module}").COMMANDS:
                self.add_command(command)
        return super().get_command(ctx, cmd_name)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands in alphabetical order."""
        self.get_command(ctx, "")
        return super().list_commands(ctx)


def set_up() -> None:
    """Set up Django once; ``DJANGO_SETTINGS_MODULE`` names other settings than ours."""
    import django  # the cost is paid only by a command that runs
    from django.apps import apps  # as above

    if not apps.ready:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "aukio.config.settings")
        django.setup()


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="aukio")
def main() -> None:
    """Show and record what is open, through which channel, under which conditions, and until when.

    T is an instant such as 2020-03-27 or 2020-03-27T16:30, on the local clock of the place.
    """
