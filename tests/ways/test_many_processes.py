"""Many processes book the last places of one database: nobody twice, none lost (R078)."""

import os
import subprocess
import sys
from datetime import UTC, datetime

import pytest
from django.db import connection

from aukio.bookings.actions import booking as booking_actions
from aukio.bookings.models import Booking
from aukio.domain.city.places import ChannelKind, PlaceId
from aukio.domain.people.booking_requests import BookableDraft
from aukio.domain.people.bookings import BookingKind
from tests.patience import PATIENCE

NOW = datetime(2030, 3, 1, 8, tzinfo=UTC)
PROCESSES, TRIES, DESKS, HOURS = 6, 30, 3, 5

WORK = """
import sys
from datetime import UTC, datetime, timedelta
import django
django.setup()
from django.db import connection
connection.settings_dict["NAME"] = sys.argv[1]
from aukio.bookings.actions.booking import Taken, book, hold
from aukio.domain.people.booking_requests import BookingRequest, Person
now = datetime(2030, 3, 1, 8, tzinfo=UTC)
done = 0
for turn in range(int(sys.argv[4])):
    start = now + timedelta(days=1, hours=(turn + int(sys.argv[3])) % 5)
    try:
        held = hold(int(sys.argv[2]), start, most=3, now=now) if turn % 2 else ""
        book(BookingRequest(int(sys.argv[2]), start, Person(sys.argv[3]), held=held), most=3, now=now)
    except Taken:
        continue
    done += 1
print(done)
"""


@pytest.mark.django_db(transaction=True)
def test_many_processes_take_the_last_places_and_no_more() -> None:
    number = booking_actions.offer(
        BookableDraft(
            PlaceId(7), kind=BookingKind.ROOM, service="", channel=ChannelKind.ON_SITE, minutes=60, desks=DESKS
        ),
        path="room",
        by="tests",
        now=NOW,
    )
    database = str(connection.settings_dict["NAME"])
    hands = [
        subprocess.Popen(
            [sys.executable, "-c", WORK, database, str(number), str(hand), str(TRIES)],
            env=dict(os.environ),
            stdout=subprocess.PIPE,
            text=True,
        )
        for hand in range(PROCESSES)
    ]
    told = [hand.communicate(timeout=PATIENCE)[0] for hand in hands]
    assert [hand.returncode for hand in hands] == [0] * PROCESSES
    assert sum(map(int, told)) == DESKS * HOURS
    taken = list(Booking.objects.values_list("desk", "start"))
    assert len(taken) == len(set(taken)) == DESKS * HOURS
    assert set(Booking.objects.values_list("state", flat=True)) == {"booked"}
