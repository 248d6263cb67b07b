"""The database of a command: create or update its tables, and refuse to read a record that does not exist."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.management import call_command
from django.db import DatabaseError, OperationalError, ProgrammingError, connection
from django.db.migrations.executor import MigrationExecutor

from aukio.domain.base.mistakes import NotFound

_NOTHING = "Run 'aukio demo' for the reference record, or 'aukio import FILE' for your own."


def prepare_database() -> None:
    """Create the tables or run waiting migrations; cheap when there are none."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", verbosity=0, interactive=False)


@contextmanager
def existing_record() -> Iterator[None]:
    """Run a block on an existing record; raise ``NotFound`` without one, and create no empty database file."""
    name = str(connection.settings_dict["NAME"])
    in_a_file = connection.vendor == "sqlite" and name != ":memory:" and not name.startswith("file:")
    if in_a_file and not Path(name).exists():
        raise NotFound(f"there is no record at {name}.", next_step=_NOTHING)
    try:
        yield
    except (OperationalError, ProgrammingError) as error:
        if _lacks_tables(error):
            raise NotFound("the database holds no record yet.", next_step=_NOTHING) from error
        raise


def _lacks_tables(error: DatabaseError) -> bool:
    text = str(error)
    return "no such table" in text or "does not exist" in text
