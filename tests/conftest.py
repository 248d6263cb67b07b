"""What every test stands on."""

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.db import connection
from django.utils.translation import override
from pytest_django import DjangoDbBlocker

from tests import depth
from tests.client_costs import keep_no_contexts, read_static_files_once
from tests.databases import MAY_SHARE, copy_migrated

__all__ = ["depth"]  # it sets how Hypothesis tries examples


def pytest_configure() -> None:
    """A password is meant to cost half a second of a processor; what tests ask does not depend on that.

    Servers and commands that tests start keep the cost.
    """
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    read_static_files_once()


@pytest.fixture(autouse=True, scope="session")
def no_contexts_are_kept(django_test_environment: None) -> None:  # noqa: ARG001  # asked for, to come after it
    """Templates are rendered as outside tests; Django undoes it with its own test environment."""
    keep_no_contexts()


@pytest.fixture(autouse=True)
def no_language_is_left_behind() -> Iterator[None]:
    """A request leaves its language to the thread; the next test begins with none."""
    with override(None):
        yield


@pytest.fixture(scope="session")
def django_db_keepdb(request: pytest.FixtureRequest) -> bool:
    """The database of a process is a copy that is migrated already; it goes with the folder or server of the run."""
    return MAY_SHARE or bool(request.config.getoption("reuse_db"))


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, django_db_blocker: DjangoDbBlocker
) -> None:
    """On SQLite, test on a file: a database in memory locks unlike the one Aukio runs on."""
    if connection.vendor == "sqlite":
        # Each xdist worker has a folder of its own.
        connection.settings_dict["TEST"]["NAME"] = str(tmp_path_factory.getbasetemp() / "aukio.sqlite3")
    else:
        request.getfixturevalue("django_db_modify_db_settings_parallel_suffix")
    if MAY_SHARE:
        with django_db_blocker.unblock():
            names = connection.settings_dict
            copy_migrated(names["TEST"]["NAME"] or f"test_{names['NAME']}")
