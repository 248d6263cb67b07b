"""These tests touch no database, also where an earlier test of the process has left a connection open."""

from collections.abc import Iterator

import pytest
from django.core.signals import request_finished
from django.db import close_old_connections


@pytest.fixture(autouse=True)
def no_connection_is_looked_at() -> Iterator[None]:
    """The end of an answer would ask a connection that was left open whether it is still of use."""
    request_finished.disconnect(close_old_connections)
    yield
    request_finished.connect(close_old_connections)
