"""Real servers for the tests in this folder: Aukio with the Espoo record, and nginx in front of it."""

import http.client
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.patience import PATIENCE

HOUSE = Path(__file__).parent.parent.parent


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back; names of headers are in small letters."""

    status: int
    headers: dict[str, str]
    body: bytes


class Reader:
    """A connection that is kept open."""

    def __init__(self, port: int) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)

    def ask(self, address: str, method: str = "GET", **headers: str) -> Answer:
        """One question; headers are written with underscores."""
        said = {name.replace("_", "-"): value for name, value in headers.items()}
        self.connection.request(method, address, headers=said)
        answer = self.connection.getresponse()
        return Answer(answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read())


@contextmanager
def connected(port: int) -> Iterator[Reader]:
    """A reader who goes away in the end."""
    reader = Reader(port)
    try:
        yield reader
    finally:
        reader.connection.close()


def ask(port: int, address: str, method: str = "GET", **headers: str) -> Answer:
    """One question over a connection of its own."""
    with connected(port) as reader:
        return reader.ask(address, method, **headers)


def environment(folder: Path, **more: str) -> dict[str, str]:
    """Ours, with the record in a folder."""
    url = f"sqlite:///{folder / 'aukio.sqlite3'}"
    return {**os.environ, "AUKIO_DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "aukio.config.settings", **more}


def aukio(folder: Path, *arguments: str) -> None:
    """Run a command on the record of a folder."""
    command = [sys.executable, "-m", "aukio", *arguments]
    done = subprocess.run(command, env=environment(folder), cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@contextmanager
def serving(folder: Path, *options: str, **more: str) -> Iterator[tuple[int, subprocess.Popen[bytes]]]:
    """``aukio serve`` on the record of a folder: its port, and its process."""
    port = free_port()
    command = [sys.executable, "-m", "aukio", "serve", "--port", str(port), *options]
    with running(command, folder / f"serve-{port}.log", port, env=environment(folder, **more)) as process:
        yield port, process


@contextmanager
def running(command: list[str], log: Path, port: int, *, env: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    """A server, from when it takes connections until it has stopped."""
    with log.open("wb") as said:
        process = subprocess.Popen(command, env=env, cwd=log.parent, stdout=said, stderr=subprocess.STDOUT)
    try:
        until = time.monotonic() + PATIENCE
        while not _listens(port):
            if process.poll() is not None or time.monotonic() > until:
                raise RuntimeError(f"the server does not answer:\n{log.read_text()}")
            time.sleep(0.1)
        yield process
    finally:
        process.terminate()
        process.wait(timeout=PATIENCE)


def _listens(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True


def nginx() -> str:
    """Where nginx is; without it the test is skipped, or fails where it is required."""
    found = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")
    if found is None:
        if os.environ.get("AUKIO_REQUIRE_NGINX") == "1":
            pytest.fail("nginx is required, but it is not on this machine.")
        pytest.skip("there is no nginx on this machine")
    return found
