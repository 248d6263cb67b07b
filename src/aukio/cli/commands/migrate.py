"""The command that brings the tables of a record to this version."""

import click

from aukio.cli.database import prepare_database


@click.command()
def migrate() -> None:
    """Create the tables, or bring those of an older record to this version.

    Make a backup first. Several processes may start it at once: one works, the others wait for it.
    """
    changes = prepare_database(migrate=True)
    for each in changes:
        click.echo(each)
    click.echo("The record is of this version." if changes else "Nothing to do: the record is of this version.")


COMMANDS = (migrate,)
