"""What several files of tests on the database share."""

from typing import Any

import pytest


@pytest.fixture
def a_password_is_enough(settings: Any) -> None:
    """No second factor is asked for."""
    settings.AUKIO_SECOND_FACTOR = "offered"
