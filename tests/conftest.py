"""What every test stands on."""

from collections.abc import Iterator

import pytest
from django.db import connection
from django.utils.translation import override

from tests import depth

__all__ = ["depth"]  # it sets how Hypothesis tries examples


@pytest.fixture(autouse=True)
def no_language_is_left_behind() -> Iterator[None]:
    """A request leaves its language to the thread; the next test begins with none."""
    with override(None):
        yield


@pytest.fixture(scope="session")
def django_db_modify_db_settings(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> None:
    """On SQLite, test on a file: a database in memory locks unlike the one Aukio runs on."""
    if connection.vendor == "sqlite":
        # Each xdist worker has a folder of its own.
        connection.settings_dict["TEST"]["NAME"] = str(tmp_path_factory.getbasetemp() / "aukio.sqlite3")
    else:
        request.getfixturevalue("django_db_modify_db_settings_parallel_suffix")
