"""Databases with our tables: migrated once for a run, copied by each process and for each purpose."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

from django.db import connection

from tests.plugins.shared import made_once

MAY_SHARE = not os.environ.get("AUKIO_TEST_POSTGRES_URL")
"""A server that is not the run's own gets no database that stays."""


@contextmanager
def connected_to(name: str) -> Iterator[None]:
    """The default connection leads to another database of the same server, or to another file."""
    usual = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = usual


@contextmanager
def new_database(name: str) -> Iterator[None]:
    """A database with our tables and nothing in them; the default connection leads to it."""
    with connected_to(name), patch.dict(connection.settings_dict["TEST"], NAME=name):
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        yield


def save_as(file: Path) -> None:
    """Write the connected SQLite database to a file, with what still stands in the log beside it."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(file)])


def copy_migrated(name: str) -> None:
    """Make a database with our tables and nothing in them: a file, or a database of the run's own server."""
    if connection.vendor == "sqlite":
        shutil.copy(made_once("migrated.sqlite3", _make_file), name)
    else:
        made_once("migrated.template", _make_template)
        copy_database("aukio_migrated", name)


def copy_database(template: str, name: str) -> None:
    """Make a database of the same server as a copy of another one that nothing is connected to."""
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')


def _make_file(file: Path) -> None:
    with new_database(str(file.with_suffix(".built"))):
        save_as(file)


def _make_template(file: Path) -> None:
    with new_database("aukio_migrated"):
        file.touch()
