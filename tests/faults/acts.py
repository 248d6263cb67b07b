"""A process that starts acts, each in a child of its own which a test kills with -9 in the middle of it.

Python and Django start once; each act is a fork of them. A line of JSON on stdin starts one: ``{"act", "database",
"acknowledged", "arguments"}``. The answer is its process id. The child does the act again and again, and writes the
number of each to the file ``acknowledged`` when it is done.
"""

import json
import os
import signal
import sys
import traceback
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

NOW = datetime(2030, 3, 4, 8, tzinfo=UTC)
Act = Callable[[int, Mapping[str, Any]], None]


def _publish(number: int, arguments: Mapping[str, Any]) -> None:
    from aukio.workflows.publishing import publication
    from tests.ways.town import CLOSE, HELSINKI, fact, notice

    del arguments
    facts = [fact("one", "mall/library", CLOSE), fact("two", "mall/desk", CLOSE)]
    published = _moment(number).astimezone(HELSINKI).strftime("%Y-%m-%dT%H:%M")
    text = json.dumps(notice({"published": published, "add": facts}, slug=f"storm-{number}"))
    publication.publish(text, source="test", by=_operator(), now=_moment(number))


def _import(number: int, arguments: Mapping[str, Any]) -> None:
    from aukio.workflows import directory_import
    from tests.ways.town import PLACES, directory, on_site

    del arguments
    more = [
        {
            "path": f"new-{number}-{part}",
            "kind": "centre",
            "type": "mall",
            "channels": [on_site("Mo-Fr 08:00-16:00; PH off")],
        }
        for part in range(3)
    ]
    text = json.dumps(directory(*PLACES, *more))
    directory_import.import_directory(text, source="test", by=_operator(), now=_moment(number))


def _book(number: int, arguments: Mapping[str, Any]) -> None:
    from aukio.bookings.actions import booking
    from aukio.domain.people.booking_requests import BookingRequest, Person

    start = NOW + timedelta(days=2, hours=number)
    booking.book(
        BookingRequest(int(arguments["bookable"]), start, Person(f"person {number}")), most=1, now=_moment(number)
    )


def _restore(number: int, arguments: Mapping[str, Any]) -> None:
    from pathlib import Path

    from aukio.workflows.backups.restore import restore

    if number > int(arguments["first"]):
        signal.pause()  # it was restored; nothing more is to be done
    restore(Path(arguments["backup"]))


ACTS: Mapping[str, Act] = {"publish": _publish, "import": _import, "book": _book, "restore": _restore}


def _moment(number: int) -> datetime:
    return NOW + timedelta(minutes=number)


def _operator() -> Any:
    from aukio.domain.publishing.permissions import Actor

    return Actor("tests", operator=True)


def _child(order: Mapping[str, Any]) -> None:
    from django.db import connection

    connection.settings_dict["NAME"] = order["database"]
    with open(order["acknowledged"], "ab", buffering=0) as acknowledged:  # noqa: PTH123  # no buffer in front of it
        for number in count(int(order["arguments"]["first"])):
            ACTS[order["act"]](number, order["arguments"])
            acknowledged.write(b"%d\n" % number)


def orders() -> Iterator[Mapping[str, Any]]:
    """The orders that arrive on stdin."""
    for line in sys.stdin:
        yield json.loads(line)


def serve() -> None:
    """Start acts as they are ordered."""
    import django

    django.setup()
    for module in ("publishing.publication", "directory_import", "backups.restore"):
        __import__(f"aukio.workflows.{module}")
    __import__("tests.ways.town")
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    for order in orders():
        number = os.fork()
        if number == 0:
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            try:
                _child(order)
            except Exception:  # noqa: BLE001  # a test that waits for it prints it
                traceback.print_exc()
            finally:
                os._exit(1)
        print(number, flush=True)  # noqa: T201  # the answer


if __name__ == "__main__":
    serve()
