"""A request that takes too long ends, and its thread goes on to the next one."""

import threading
import time
from contextlib import suppress
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.utils.translation import override

from aukio.web.frame.time_limit import TimeLimit


def slow(request: HttpRequest) -> HttpResponse:
    """A view that computes without an end, in steps that no handler of errors stops."""
    until = time.monotonic() + 30
    while time.monotonic() < until:
        with suppress(Exception):  # as careless code does
            sum(range(1000))
    return HttpResponse(request.path)


def test_a_request_without_an_end_is_ended_and_the_next_one_is_answered(settings: Any) -> None:
    settings.AUKIO_REQUEST_SECONDS = 0.1
    found: list[int] = []

    def work() -> None:
        with override("en"):
            found.append(TimeLimit(slow)(RequestFactory().get("/slow/")).status_code)
            settings.AUKIO_REQUEST_SECONDS = 30
            found.append(TimeLimit(lambda _: HttpResponse("quick"))(RequestFactory().get("/")).status_code)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join(timeout=30)
    assert found == [503, 200]


def test_who_writes_has_four_times_as_long_and_nought_is_no_limit(settings: Any) -> None:
    def some(_: HttpRequest) -> HttpResponse:
        sum(range(100_000))
        return HttpResponse("done")

    with override("en"):
        settings.AUKIO_REQUEST_SECONDS = 30
        assert TimeLimit(some)(RequestFactory().post("/")).status_code == 200
        settings.AUKIO_REQUEST_SECONDS = 0
        assert TimeLimit(some)(RequestFactory().get("/")).status_code == 200
