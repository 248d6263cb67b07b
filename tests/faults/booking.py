"""Bookings by the API, as clients send them; tests of faults and of races share them."""

import json
from datetime import UTC, datetime
from typing import Any

import time_machine
from django.test import Client

from aukio.domain.publishing.permissions import Actor

NOW = datetime(2030, 3, 4, 8, tzinfo=UTC)
ALL = Actor("tests", operator=True)


TEN = "2030-03-05T10:00:00+02:00"


def book(bookable: int, start: str = TEN, *, client: int | None = None, now: datetime = NOW) -> Any:
    """The answer to a booking; the same start is the same request, unless a client is numbered."""
    with time_machine.travel(now, tick=False):
        return Client(raise_request_exception=False).post(
            f"/api/v1/bookables/{bookable}/bookings",
            json.dumps({"start": start, "name": "Aino", "phone": f"04012345{client or 0:02}", "lang": "en"}),
            content_type="application/json",
            headers={"Idempotency-Key": f"the-same-key-{start}" if client is None else f"client-number-{client}"},
        )
