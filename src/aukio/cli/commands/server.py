"""The command that serves the record over HTTP."""

import click

from aukio.cli.database import prepare_database
from aukio.cli.listening import claim_port
from aukio.cli.options import migrate_option
from aukio.cli.web_server import ADDRESS, PORT, run_server
from aukio.directory.queries import first_paths, has_city

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
    if not shown:
        click.echo(_NEXT if has_city() else "The record is empty. Next: aukio setup", err=True)
    run_server(host, port, workers=workers, reload=reload, shown=shown)


COMMANDS = (serve,)
