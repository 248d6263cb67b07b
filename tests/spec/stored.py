"""The stored Espoo record: built once for a run, in a database beside the one other tests use.

Other tests expect an empty database, so the record has one of its own. A test that asks for ``espoo`` is connected to
it, inside a transaction that is undone: it may read, and it may publish on top.
"""

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import time_machine
from click.testing import CliRunner
from django.db import DatabaseError, connection, transaction
from pytest_django import DjangoDbBlocker

from aukio.answers import record_loader, snapshot, views
from aukio.answers.revision import revision
from aukio.cli.main import main
from aukio.demo import build
from aukio.domain.base.languages import LANGUAGES
from tests.databases import MAY_SHARE, connected_to, copy_database, copy_migrated, new_database, save_as
from tests.plugins.shared import made_once
from tests.spec.now import NOW

_BUILT = pytest.StashKey[str]()


@pytest.fixture(scope="session")
def espoo_database(
    request: pytest.FixtureRequest,
    django_db_setup: None,  # noqa: ARG001  # asked for, so that the server to test on has been chosen
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[str]:
    """The name of the database that holds the record; two folders share the one that is built first."""
    stash = request.config.stash
    if _BUILT in stash:
        yield stash[_BUILT]
        return
    with espoo_copy("espoo", tmp_path_factory.getbasetemp(), django_db_blocker) as name:
        stash[_BUILT] = name
        yield name


@contextmanager
def espoo_copy(what: str, folder: Path, blocker: DjangoDbBlocker) -> Iterator[str]:
    """The name of a database with the record, this process's own: a file in a folder, or one on the server."""
    if connection.vendor == "sqlite":
        own = folder / f"{what}.sqlite3"
        with blocker.unblock():
            # A run within a run may have another language, and documents are stored in each.
            shutil.copy(made_once(f"espoo-{'-'.join(LANGUAGES)}.sqlite3", _make_file), own)
        yield str(own)
        return
    usual, test = connection.settings_dict["NAME"], connection.settings_dict["TEST"]
    name = f"{test['NAME'] or usual}_{what}"
    if MAY_SHARE:
        with blocker.unblock():
            made_once("espoo.template", _make_template)
            copy_database("aukio_espoo", name)
        yield name
        return
    with blocker.unblock(), new_database(name):
        build(by="tests", now=NOW)
    yield name
    with blocker.unblock(), connected_to(name):
        connection.creation.destroy_test_db(usual, verbosity=0)


def _make_file(file: Path) -> None:
    """The record in a file that every process of a run copies."""
    built = str(file.with_suffix(".built"))
    copy_migrated(built)
    with connected_to(built):
        build(by="tests", now=NOW)
        save_as(file)


def _make_template(file: Path) -> None:
    """The record in a database that every process of a run copies."""
    copy_migrated("aukio_espoo")
    with connected_to("aukio_espoo"):
        build(by="tests", now=NOW)
    file.touch()


@pytest.fixture
def espoo(espoo_database: str, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The stored record, at ``NOW``; whatever a test records on top is undone."""
    with standing_on(espoo_database, django_db_blocker):
        yield


@contextmanager
def standing_on(database: str, blocker: DjangoDbBlocker) -> Iterator[None]:
    """Connected to a database with the record, at ``NOW``; whatever is recorded on top is undone."""
    with (
        time_machine.travel(NOW, tick=False),
        blocker.unblock(),
        connected_to(database),
        transaction.atomic(),
    ):
        before = _redactions()
        yield
        if _redactions() != before:
            forget_record()
        transaction.set_rollback(True)


def _redactions() -> int | None:
    """The number of the newest redaction, which may come again once it is rolled back; None where it cannot be read."""
    try:
        return None if connection.needs_rollback else revision()[-1]
    except DatabaseError:  # the test has left the transaction broken
        return None


def forget_record() -> None:
    """Empty the caches of what is recorded, as in a process that has just started."""
    record_loader.forget()
    views.forget()


@pytest.fixture(autouse=True)
def nothing_remembered() -> None:
    """Whole answers are made anew in each test.

    The record and its views stay: they are kept by revision, and a revision that was rolled back never comes again,
    since each import and publication has a stamp drawn by lot. Of a redaction see ``espoo``.
    """
    snapshot.forget()


@dataclass(frozen=True, slots=True)
class Said:
    """What a command printed, and its exit code."""

    exit: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Standard output as data."""
        return json.loads(self.out)


def aukio(*arguments: str, at: datetime | None = None, given: str = "") -> Said:
    """Run a command in this process, ``at`` an instant, else now; ``given`` is its input."""
    if at is not None:
        with time_machine.travel(at, tick=False):
            return aukio(*arguments, given=given)
    result = CliRunner().invoke(main, list(arguments), prog_name="aukio", catch_exceptions=False, input=given)
    return Said(result.exit_code, result.stdout, result.stderr)
