"""A locked, read-only or full database: an answer that says what to do, nothing half done, and then all works again."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import InternalError, OperationalError, connection
from django.test import Client

from aukio.audit.models import AuditEntry
from aukio.bookings.models import Booking
from aukio.notices.models import Publication
from aukio.web.frame.outages import is_outage
from aukio.workflows.publishing import publication
from tests.faults.booking import ALL, NOW, book
from tests.ways.town import CLOSE, fact, notice

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("small_town")]


@contextmanager
def locked() -> Iterator[None]:
    """Another process holds the database; ours waits for a short time only."""
    other = connection.copy()
    with connection.cursor() as cursor, other.cursor() as theirs:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA busy_timeout = 100")
            theirs.execute("BEGIN IMMEDIATE")
        else:
            cursor.execute("SET lock_timeout = '100ms'")
            theirs.execute("BEGIN")
            theirs.execute("LOCK TABLE bookings_booking, bookings_desk, audit_auditentry IN ACCESS EXCLUSIVE MODE")
        try:
            yield
        finally:
            theirs.execute("ROLLBACK")
            other.close()
            connection.close()  # with what was set


@contextmanager
def read_only() -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute(
            "PRAGMA query_only = 1" if connection.vendor == "sqlite" else "SET default_transaction_read_only = on"
        )
    try:
        yield
    finally:
        connection.close()


@contextmanager
def full() -> Iterator[None]:
    """No page can be added on SQLite; PostgreSQL says so of each new booking."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("CREATE TABLE filler (words TEXT)")
            cursor.execute("PRAGMA page_count")
            cursor.execute(f"PRAGMA max_page_count = {cursor.fetchone()[0]}")
            try:
                while True:
                    cursor.execute("INSERT INTO filler VALUES (%s)", ["x" * 500])
            except OperationalError:
                pass
        else:
            cursor.execute(
                "CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION USING"
                " ERRCODE = '53100', MESSAGE = 'could not extend file: No space left on device'; END $$;"
                "CREATE TRIGGER full_disk BEFORE INSERT ON bookings_booking EXECUTE FUNCTION full_disk()"
            )
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                cursor.execute("PRAGMA max_page_count = 1073741823")
                cursor.execute("DROP TABLE filler")
            else:
                cursor.execute("DROP TRIGGER full_disk ON bookings_booking; DROP FUNCTION full_disk()")


@pytest.mark.parametrize("fault", [locked, read_only], ids=lambda fault: fault.__name__)
def test_a_booking_is_refused_with_advice_and_made_once_it_can_be(bookable: int, fault: Callable[[], Any]) -> None:
    acts = AuditEntry.objects.count()
    with fault():
        refused = book(bookable)
    said = json.loads(refused.content)
    assert (refused.status_code, said["code"]) == (503, "busy")
    assert said["detail"]
    assert refused.headers["Retry-After"] == "5"
    assert Booking.objects.count() == 0
    assert AuditEntry.objects.count() == acts
    assert [book(bookable).status_code for _ in range(2)] == [201, 200]  # by itself, and the same booking twice
    assert Booking.objects.count() == 1


def test_a_full_disk_refuses_bookings_and_keeps_those_that_were_made(bookable: int) -> None:
    starts = [f"2030-03-{day:02}T{hour:02}:00:00+02:00" for day in (5, 6, 7, 8, 11, 12, 13) for hour in range(8, 16)]
    made = 0
    with full():
        while (answer := book(bookable, starts[made])).status_code == 201:
            made += 1
    assert (answer.status_code, answer.json()["code"]) == (503, "busy")
    assert Booking.objects.count() == made
    assert book(bookable, starts[made]).status_code == 201
    assert Booking.objects.count() == made + 1


@pytest.mark.parametrize("fault", [locked, read_only], ids=lambda fault: fault.__name__)
def test_a_publication_is_whole_or_absent(fault: Callable[[], Any]) -> None:
    text = json.dumps(notice({"published": "2030-03-04T10:00", "add": [fact("one", "mall/library", CLOSE)]}))
    with fault(), pytest.raises((OperationalError, InternalError)):
        publication.publish(text, source="test", by=ALL, now=NOW)
    assert Publication.objects.count() == 0
    publication.publish(text, source="test", by=ALL, now=NOW)
    assert Publication.objects.count() == 1


def test_reading_goes_on_while_nothing_can_be_written() -> None:
    with locked() if connection.vendor == "sqlite" else read_only():
        assert Client().get("/api/v1/places/mall/status").status_code == 200
        assert Client().get("/en/places/mall/").status_code == 200


@pytest.mark.parametrize(
    ("error", "outage"),
    [
        (OperationalError("database is locked"), True),
        (OperationalError("database or disk is full"), True),
        (OperationalError("the connection is closed"), True),
        (OperationalError("connection to server on socket failed: No such file or directory"), True),
        (InternalError("cannot execute INSERT in a read-only transaction"), True),
        (OperationalError("no such table: x"), False),
        (InternalError("current transaction is aborted"), False),
        (ValueError("readonly"), False),
        (None, False),
    ],
    ids=str,
)
def test_an_outage_is_no_fault_of_ours(error: BaseException | None, outage: bool) -> None:
    assert is_outage(error) is outage
