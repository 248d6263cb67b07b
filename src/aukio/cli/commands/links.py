"""The command that checks the links shown to the public."""

import json

import click

from aukio.cli.clock import now
from aukio.cli.database import existing_record, prepare_database
from aukio.cli.output import emit, table
from aukio.workflows.link_check import look_up


@click.command()
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def links(*, as_json: bool) -> None:
    """Follow every link the public is shown; those that lead nowhere come to the desk's inbox, too."""
    with existing_record():
        prepare_database()
        broken = look_up(now=now())
    if as_json:
        click.echo(json.dumps([{"url": url, "trouble": trouble} for url, trouble in broken.items()], indent=1))
    elif broken:
        emit(table(("address", "trouble"), list(broken.items())))
    else:
        click.echo("Every link leads somewhere.")


COMMANDS = (links,)
