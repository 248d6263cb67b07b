"""Commands that run: the demo, the server, the worker."""

import os
import sys
import time
from pathlib import Path

import click
from django.conf import settings
from django.core.management import call_command

import aukio
from aukio.answers import queries as answer_queries
from aukio.cli.clock import now
from aukio.cli.commands.publishing import author
from aukio.cli.database import make_ready
from aukio.cli.demo_tour import tour
from aukio.demo import PASSWORD, PEOPLE, build, let_people_in, open_the_doors
from aukio.demo.books import fill_the_books
from aukio.domain.base.mistakes import BadRequest
from aukio.workflows.background_tasks import ask_for_all
from aukio.workflows.messages import message_delivery
from aukio.workflows.publishing import scheduled_publications

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
    let_people_in(by=author(), now=now())
    open_the_doors(by=author(), now=now())
    fill_the_books(by=author(), now=now())
    tour(answer_queries.record())
    if not no_serve:
        os.environ.setdefault("AUKIO_OPENS_AT", OPENS_AT)
        os.environ.setdefault("AUKIO_DEMO", "1")
        os.environ.setdefault("AUKIO_SITE", f"http://{ADDRESS}:{port}")
        click.echo(f"\nStaff sign in at http://{ADDRESS}:{port}/en/desk/ with the password {PASSWORD}:")
        click.echo(f"  {', '.join(name for name, *_ in PEOPLE)}")
        run_server(ADDRESS, port)


@click.command()
@click.option("--host", default=ADDRESS, show_default=True, help="The address to listen on.")
@click.option("--port", default=PORT, show_default=True)
@click.option("--workers", type=click.IntRange(min=1), help="Processes that answer; one for each core if not said.")
@click.option("--reload", is_flag=True, help="For development: start anew when the source changes.")
def serve(host: str, port: int, workers: int | None, reload: bool) -> None:
    """Serve the record over HTTP: API, pages, feeds and static files."""
    make_ready()
    run_server(host, port, workers=workers, reload=reload)


def run_server(host: str, port: int, *, workers: int | None = None, reload: bool = False) -> None:
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
    os.execv(sys.executable, server_command(host, port, workers=workers, reload=reload))  # noqa: S606  # our own


def server_command(host: str, port: int, *, workers: int | None, reload: bool) -> list[str]:
    """The server as a command.

    Rules are computed in Python, one request at a time in a process: so processes for cores, and one thread in each.
    Whoever stops it lets requests that are being answered finish, for some seconds; a worker that dies is replaced.
    """
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port)]
    command += ["--workers", str(workers or _cores()), "--blocking-threads", "1", "--backpressure", "64", "--no-ws"]
    command += ["--workers-kill-timeout", "20", "--respawn-failed-workers", "--log-level", "warning"]
    if reload:
        command += ["--reload", "--reload-paths", str(Path(aukio.__file__).parent)]
    return [*command, "aukio.config.wsgi:application"]


def _cores() -> int:
    """The cores this process may use, which in a container are fewer than the machine has."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@click.command()
@click.option("--once", is_flag=True, help="Do what is due and stop.")
@click.option("--every", default=20.0, show_default=True, metavar="SECONDS", help="How often to look.")
@click.option("--chores", is_flag=True, help="Do the small jobs alone that wait at the broker (AUKIO_TASKS_URL).")
def work(once: bool, every: float, chores: bool) -> None:
    """Let scheduled publications take effect at their minute, hand messages over, forget what is no longer needed.

    Several may run at the same time.
    """
    make_ready()
    if chores:
        _at_the_broker(once=once)
        return
    while True:
        for outcome in scheduled_publications.take_effect(by=author(), now=now()):
            name = f"publication {outcome.number} of '{outcome.notice}'"
            click.echo(f"{name}: published" if outcome.took_effect else f"{name}: overtaken: {outcome.reason}")
        while message_delivery.deliver(now=now()):
            pass
        ask_for_all(now=now())
        if once:
            return
        # Caches let go of what they hold at the very minute (aukio.answers.validity): be there for it.
        due = scheduled_publications.next_due(now=now())
        time.sleep(every if due is None else max(0.0, min(every, (due - now()).total_seconds())))


def _at_the_broker(*, once: bool) -> None:
    if not settings.AUKIO_TASKS_URL:
        raise BadRequest(
            "AUKIO_TASKS_URL is not set: 'aukio work' does the small jobs itself.", next_step="Set it, or run that."
        )
    call_command("rqworker", "default", burst=once, job_class="django_tasks_rq.Job", verbosity=0)


COMMANDS = (demo, serve, work)
