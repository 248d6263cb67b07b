"""Starting the web server (granian)."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import mkdtemp

import click
from django.conf import settings

import aukio

ADDRESS = "127.0.0.1"
PORT = 8000


def run_server(
    host: str, port: int, *, workers: int | None = None, reload: bool = False, shown: Sequence[str] = ()
) -> None:
    """Print the URLs to open and replace this process by the server. ``shown``: places whose status is one of them."""
    base = f"http://{host}:{port}/api/v1"
    click.echo("")
    click.echo("Serving; stop with Ctrl-C. Open:")
    click.echo(f"  http://{host}:{port}/")
    click.echo(f"  {base}/places")
    for path in shown:
        click.echo(f"  {base}/places/{path}/status")
    click.echo(f"  {base}/openapi.json")
    sys.stdout.flush()
    if settings.AUKIO_METRICS_FROM:  # the processes of the server share their counts through files in a folder
        os.environ.setdefault("PROMETHEUS_MULTIPROC_DIR", mkdtemp(prefix="aukio-metrics-"))
    os.execv(sys.executable, server_command(host, port, workers=workers, reload=reload))  # noqa: S606  # our own


def server_command(host: str, port: int, *, workers: int | None, reload: bool) -> list[str]:
    """Return the command line of the server.

    Answers are computed in Python and bound by CPU, so there is one process for each core with one thread each.
    On stop, running requests get 20 seconds to finish; a worker that dies is replaced.
    """
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port)]
    command += ["--workers", str(workers or _cores()), "--blocking-threads", "1", "--backpressure", "64", "--no-ws"]
    command += ["--workers-kill-timeout", "20", "--respawn-failed-workers", "--log-level", "warning"]
    # Milliseconds for the head of a request. The proxy reads slow bodies (docs/operating.md).
    command += ["--http1-header-read-timeout", "10000"]
    if reload:
        command += ["--reload", "--reload-paths", str(Path(aukio.__file__).parent)]
    return [*command, "aukio.config.wsgi:application"]


def _cores() -> int:
    """Return the number of cores this process may use; in a container the machine may have more."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
