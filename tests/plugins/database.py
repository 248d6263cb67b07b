"""The database of a test run: SQLite, or with `--db postgres` a real PostgreSQL server.

On PostgreSQL only the tests that touch the database are run; the others cannot tell the difference. Pages, the desk and
signs read what tests/stored and tests/ways ask on both databases: they are run on PostgreSQL where a run goes deep. The
server is the run's own, unless AUKIO_TEST_POSTGRES_URL names another. Where there is none to be had, those
tests are skipped and say why, or, with AUKIO_REQUIRE_POSTGRES=1, the run fails.

This is a plugin and not a conftest because Django's settings are loaded before any conftest is.
"""

import os
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.depth import DEEP, choose
from tests.plugins.postgres import NoServer, running_server

# How the process that started the run tells its xdist workers that there is no server, and why.
MISSING = "AUKIO_TEST_POSTGRES_MISSING"

READING = (
    *("api", "api_fuzzed", "api_lists", "asking", "command_languages", "far_dates", "hauki_api", "language_marks"),
    *("mistakes", "one_look", "openapi_readers", "week_mistakes", "written_examples"),
)
PAGES = (
    *("tests/web/", "tests/desk/", "tests/theme/", "tests/cache/"),
    *(f"tests/ways/test_{name}.py" for name in READING),
)
"""What only reads a record, or is refused before it writes: where a run goes deep, PostgreSQL is asked, too."""

NEITHER = ("answers", "browser", "cache", "domain", "formats", "oracle", "served", "theme", "wording")
"""Folders of tests in which no test touches the database: for PostgreSQL they are not even read."""

DATABASE_FIXTURES = frozenset({"db", "transactional_db", "django_db_setup", "live_server"})


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.getgroup("aukio").addoption(
        "--db",
        choices=("sqlite", "postgres"),
        default="sqlite",
        help="the database to run on; postgres runs only the tests that touch the database",
    )


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> Iterator[None]:
    # A wrapper, to come before pytest-django loads the settings. Workers inherit the environment made here.
    if "PYTEST_XDIST_WORKER" not in os.environ:
        os.environ.pop(MISSING, None)
        os.environ["AUKIO_DATABASE_URL"] = "sqlite://:memory:"
        if early_config.known_args_namespace.db == "postgres":
            _choose_postgres(early_config)
    return (yield)


def _choose_postgres(config: pytest.Config) -> None:
    url = os.environ.get("AUKIO_TEST_POSTGRES_URL")
    if not url:
        server = ExitStack()
        config.add_cleanup(server.close)
        try:
            url = server.enter_context(running_server())
        except NoServer as reason:
            if os.environ.get("AUKIO_REQUIRE_POSTGRES") == "1":
                raise pytest.UsageError(f"PostgreSQL is required, but {reason}") from reason
            os.environ[MISSING] = str(reason)
            return
    os.environ["AUKIO_DATABASE_URL"] = url
    choose()


def pytest_report_header(config: pytest.Config) -> str:
    missing = os.environ.get(MISSING)
    return f"database: {config.getoption('db')}" + (f", MISSING: {missing}" if missing else "")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    if config.getoption("db") != "postgres" or not collection_path.is_relative_to(config.rootpath):
        return None
    return (f"{collection_path.relative_to(config.rootpath).as_posix()}/").startswith(_unread()) or None


def _unread() -> tuple[str, ...]:
    neither = tuple(f"tests/{folder}/" for folder in NEITHER)
    return neither if DEEP else (*neither, *PAGES)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    neither = tuple(f"tests/{folder}/" for folder in NEITHER)
    for item in items:
        if item.nodeid.startswith(neither) and _touches_database(item):
            raise pytest.UsageError(f"{item.nodeid} touches the database: see NEITHER in tests/plugins/database.py")
    if config.getoption("db") != "postgres":
        return
    others = [item for item in items if not _needs_both(item)]
    config.hook.pytest_deselected(items=others)
    items[:] = [item for item in items if _needs_both(item)]
    if missing := os.environ.get(MISSING):
        for item in items:
            item.add_marker(pytest.mark.skip(reason=f"no PostgreSQL: {missing}"))


def _needs_both(item: pytest.Item) -> bool:
    """Whether another engine could make a difference: what only lays out values read elsewhere says ``one_engine``."""
    if item.get_closest_marker("one_engine") is not None or (not DEEP and item.nodeid.startswith(PAGES)):
        return False
    return _touches_database(item)


def _touches_database(item: pytest.Item) -> bool:
    fixtures = getattr(item, "fixturenames", ())
    return item.get_closest_marker("django_db") is not None or not DATABASE_FIXTURES.isdisjoint(fixtures)
