"""A small town with a desk that can be booked."""

import json
from datetime import timedelta

import pytest

from aukio.answers import queries as answer_queries
from aukio.bookings.actions import booking as booking_actions
from aukio.domain.city.places import ChannelKind
from aukio.domain.people.booking_requests import BookableDraft
from aukio.domain.people.bookings import BookingKind
from aukio.workflows import directory_import
from tests.faults.booking import ALL, NOW
from tests.ways.town import PLACES, directory


@pytest.fixture
def small_town() -> None:
    """A small town."""
    directory_import.import_directory(
        json.dumps(directory(*PLACES)), source="test", by=ALL, now=NOW - timedelta(days=9)
    )


@pytest.fixture
def bookable(small_town: None) -> int:  # noqa: ARG001  # its desk
    """Half hours at a desk."""
    return booking_actions.offer(
        BookableDraft(
            answer_queries.view(NOW).directory.by_last_path["mall/desk"],
            kind=BookingKind.APPOINTMENT,
            service="copy",
            channel=ChannelKind.ON_SITE,
            minutes=30,
            desks=1,
        ),
        path="mall/desk",
        by="tests",
        now=NOW,
    )
