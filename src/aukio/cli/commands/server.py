"""The command that serves the record over HTTP."""

import click

from aukio.cli.database import prepare_database
from aukio.cli.web_server import ADDRESS, PORT, run_server


@click.command()
@click.option("--host", default=ADDRESS, show_default=True, help="The address to listen on.")
@click.option("--port", default=PORT, show_default=True)
@click.option("--workers", type=click.IntRange(min=1), help="Processes that answer; one for each core if not said.")
@click.option("--reload", is_flag=True, help="For development: start anew when the source changes.")
def serve(host: str, port: int, workers: int | None, reload: bool) -> None:
    """Serve the record over HTTP: API, pages, feeds and static files."""
    prepare_database()
    run_server(host, port, workers=workers, reload=reload)


COMMANDS = (serve,)
