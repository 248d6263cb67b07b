"""Commands that run: the demo, the server, the worker."""

import os
import sys
import time

import click

from aukio.answers import queries as answers
from aukio.cli.clock import now
from aukio.cli.database import make_ready
from aukio.cli.recording import author
from aukio.cli.tour import tour
from aukio.demo import build
from aukio.workflows import scheduled

ADDRESS = "127.0.0.1"
PORT = 8000
OPENS_AT = "2020-03-27T12:00"
"""The moment the demo's pages open at: every fact of the first notice is published, few are in force yet."""


@click.command()
@click.option("--no-serve", is_flag=True, help="Build the record and show the tour, but do not serve it.")
@click.option("--port", default=PORT, show_default=True)
def demo(no_serve: bool, port: int) -> None:
    """Build the Espoo record of 2020–2021, ask it a few questions, and serve it."""
    make_ready()
    built = build(by=author(), now=now())
    click.echo(f"The Espoo record: {built.places} places, {built.publications} publications in 2 notices.")
    tour(answers.record())
    if not no_serve:
        os.environ.setdefault("AUKIO_OPENS_AT", OPENS_AT)
        run_server(ADDRESS, port)


@click.command()
@click.option("--host", default=ADDRESS, show_default=True)
@click.option("--port", default=PORT, show_default=True)
def serve(host: str, port: int) -> None:
    """Serve the record over HTTP."""
    make_ready()
    run_server(host, port)


def run_server(host: str, port: int) -> None:
    """Replace this process by the server; the URLs to open come first."""
    base = f"http://{host}:{port}/api/v1"
    click.echo("")
    click.echo("Serving; stop with Ctrl-C. Open:")
    click.echo(f"  http://{host}:{port}/")
    click.echo(f"  {base}/places")
    click.echo(f"  {base}/places/iso-omena/status?at=2020-03-30T08:30")
    click.echo(f"  {base}/places/iso-omena/kela/status?at=2020-04-15T10:00")
    click.echo(f"  {base}/openapi.json")
    sys.stdout.flush()
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port)]
    # Rules are computed in Python, one request at a time in a process: processes for cores, one thread in each.
    command += ["--workers", str(os.cpu_count() or 1), "--blocking-threads", "1", "--backpressure", "64"]
    command += ["--no-ws", "--log-level", "warning", "aukio.config.wsgi:application"]
    os.execv(sys.executable, command)  # noqa: S606  # our own interpreter and a fixed list of arguments


@click.command()
@click.option("--once", is_flag=True, help="Do what is due and stop.")
@click.option("--every", default=20.0, show_default=True, metavar="SECONDS", help="How often to look.")
def work(once: bool, every: float) -> None:
    """Let scheduled publications take effect when their minute comes."""
    make_ready()
    while True:
        for outcome in scheduled.take_effect(by=author(), now=now()):
            name = f"publication {outcome.number} of '{outcome.notice}'"
            click.echo(f"{name}: published" if outcome.took_effect else f"{name}: overtaken: {outcome.reason}")
        if once:
            return
        time.sleep(every)


COMMANDS = (demo, serve, work)
