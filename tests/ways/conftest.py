"""The stored Espoo record, and a small town of its own for tests that publish."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import time_machine

from tests.a_site import site
from tests.spec.stored import espoo, espoo_database, nothing_remembered
from tests.ways.town import MORNING, PLACES, Write, directory, done, write_in

__all__ = ["espoo", "espoo_database", "nothing_remembered", "site"]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes files into a folder of the test's own."""
    return write_in(tmp_path)


@pytest.fixture
def clock(db: None) -> Iterator[time_machine.Traveller]:  # noqa: ARG001  # asked for, so that the database is empty
    """An empty database on a Friday morning; the clock stands still until it is moved."""
    with time_machine.travel(MORNING, tick=False) as traveller:
        yield traveller


@pytest.fixture
def town(clock: time_machine.Traveller, write: Write) -> time_machine.Traveller:
    """The small town, recorded; the clock can be moved."""
    done("import", write("town.yaml", directory(*PLACES)))
    return clock
