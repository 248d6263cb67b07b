"""What an operator has: commands as processes of their own, and empty places for a record on either database."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex
from urllib.parse import urlsplit, urlunsplit

import psycopg
from django.db import connection

from tests.patience import PATIENCE

HOUSE = Path(__file__).parent.parent.parent


def environment(url: str, **more: str) -> dict[str, str]:
    """Ours, without what would say something of the record but its database."""
    clean = {key: value for key, value in os.environ.items() if not key.startswith("AUKIO_")}
    path = os.pathsep.join([str(HOUSE / "src"), str(HOUSE)])
    return {**clean, "AUKIO_DATABASE_URL": url, "PYTHONPATH": path, "DJANGO_SETTINGS_MODULE": SETTINGS, **more}


SETTINGS = "aukio.config.settings"


def aukio(url: str, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a command on the record at a URL."""
    return subprocess.run(
        [sys.executable, "-m", "aukio", *arguments],
        env=environment(url, **more),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


def succeeded(done: subprocess.CompletedProcess[str]) -> str:
    """What a command printed that did what it was asked to."""
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@contextmanager
def empty_place(folder: Path) -> Iterator[str]:
    """The URL of a place without tables, on the database of this run; it is removed afterwards."""
    if connection.vendor == "sqlite":
        yield f"sqlite:///{folder / f'{token_hex(4)}.sqlite3'}"
        return
    server, name = os.environ["AUKIO_DATABASE_URL"], f"aukio_{token_hex(4)}"
    with psycopg.connect(server, autocommit=True) as hand:
        hand.execute(f'CREATE DATABASE "{name}"'.encode())
    try:
        yield urlunsplit(urlsplit(server)._replace(path=f"/{name}"))
    finally:
        with psycopg.connect(server, autocommit=True) as hand:
            hand.execute(f'DROP DATABASE "{name}" WITH (FORCE)'.encode())


ANSWERS = """
import json, sys
import django
django.setup()
from datetime import datetime
from django.db import connection
from aukio.answers import queries
from aukio.answers.session import open_session
from aukio.formats.answers.status_json import status_data
now = datetime.fromisoformat(sys.argv[1])
session, found = open_session(now), {}
view = session.current
for node in view.tree(view.interval(now)):
    for at in sys.argv[2:]:
        question = session.ask(node.path, at=at, known=None)
        found[f"{node.path} {at}"] = status_data(question.view, queries.answer(question), "en")
print(json.dumps(found))
"""


def answers(url: str, now: str, *at: str) -> object:
    """The status of every place at some instants, by path and instant."""
    done = subprocess.run(
        [sys.executable, "-c", ANSWERS, now, *at],
        env=environment(url),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    return json.loads(succeeded(done))
