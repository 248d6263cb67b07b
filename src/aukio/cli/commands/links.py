"""The command that checks the links shown to the public."""

import json

import click

from aukio.cli.clock import now
from aukio.cli.database import existing_record, prepare_database
from aukio.cli.options import json_option
from aukio.cli.output import emit, table
from aukio.workflows.link_check import check_links


@click.command()
@json_option
def links(*, as_json: bool) -> None:
    """Check every public link; the desk's inbox lists broken ones, too."""
    with existing_record():
        prepare_database()
        broken = check_links(now=now())
    if as_json:
        click.echo(json.dumps([{"url": url, "trouble": trouble} for url, trouble in broken.items()], indent=1))
    elif broken:
        emit(table(("address", "trouble"), list(broken.items())))
    else:
        click.echo("Every link leads somewhere.")


COMMANDS = (links,)
