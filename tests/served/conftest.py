"""The Espoo record in a folder of its own, for servers to serve."""

from pathlib import Path

import pytest

from tests.demo_file import copy_of_the_demo


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the record has been built once."""
    found: Path = tmp_path_factory.mktemp("served")
    copy_of_the_demo(found / "aukio.sqlite3")
    return found
