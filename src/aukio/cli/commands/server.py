"""The command that serves the record over HTTP."""

import click
from django.conf import settings

from aukio.cli.clock import now
from aukio.cli.database import prepare_database
from aukio.cli.listening import claim_port
from aukio.cli.machine import language_of_machine
from aukio.cli.options import migrate_option
from aukio.cli.web_server import ADDRESS, PORT, run_server
from aukio.directory.queries import first_paths, has_city
from aukio.workflows.setup_link import setup_path

_SHOWN = 2
_NEXT = "The record has no place yet. Next: aukio move-in --from csv FILE, or aukio import FILE"


@click.command()
@click.option("--host", default=ADDRESS, show_default=True, help="The address to listen on.")
@click.option("--port", default=PORT, show_default=True, help="The port to listen on.")
@click.option("--workers", type=click.IntRange(min=1), help="Number of processes; default: one for each core.")
@click.option("--reload", is_flag=True, help="Restart when the source changes (for development).")
@migrate_option
def serve(host: str, port: int, workers: int | None, *, reload: bool, migrate: bool) -> None:
    """Serve the record over HTTP: API, pages, feeds and static files."""
    claim_port(host, port)
    prepare_database(migrate=migrate)
    shown = first_paths(_SHOWN)
    if not has_city():
        site = settings.AUKIO_SITE or f"http://{host}:{port}"
        click.echo("The record is empty. Set it up in a browser; this link works once, within three days:", err=True)
        click.echo(f"  {site}{setup_path(language_of_machine(), now=now())}", err=True)
        click.echo("Or in a terminal: aukio setup", err=True)
    elif not shown:
        click.echo(_NEXT, err=True)
    run_server(host, port, workers=workers, reload=reload, shown=shown)


COMMANDS = (serve,)
