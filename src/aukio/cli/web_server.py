"""Starting the web server (granian)."""

import os
import sys
from pathlib import Path

import click

import aukio

ADDRESS = "127.0.0.1"
PORT = 8000


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
