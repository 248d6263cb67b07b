"""A locked, read-only or full database: an answer that says what to do, nothing half done, and then all works again."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db import InternalError, OperationalError, connection
from django.test import Client

from aukio.answers import queries as answer_queries
from aukio.audit.models import AuditEntry
from aukio.bookings.actions import booking as booking_actions
from aukio.bookings.models import Booking
from aukio.domain.base.mistakes import Mistake, Refused
from aukio.domain.city.places import ChannelKind
from aukio.domain.people.booking_requests import BookableDraft
from aukio.domain.people.bookings import BookingKind
from aukio.domain.publishing.draft_steps import DraftStep, Policy
from aukio.domain.publishing.permissions import Actor
from aukio.domain.publishing.templates import Template
from aukio.drafts import actions as draft_actions
from aukio.formats.notices import notice_file
from aukio.notices.models import Publication
from aukio.web.frame.outages import is_outage
from aukio.workflows import directory_import
from aukio.workflows.publishing import publication
from aukio.workflows.publishing.draft_publication import PublishableDraft, publish_draft
from aukio.workflows.publishing.publication import proposals
from tests.stored.hands import at_once
from tests.ways.town import CLOSE, HELSINKI, PLACES, directory, fact, notice

pytestmark = pytest.mark.django_db(transaction=True)
NOW = datetime(2030, 3, 4, 8, tzinfo=UTC)
ALL = Actor("tests", operator=True)


@pytest.fixture(autouse=True)
def town() -> None:
    """A small town."""
    directory_import.import_directory(
        json.dumps(directory(*PLACES)), source="test", by=ALL, now=NOW - timedelta(days=9)
    )


@pytest.fixture
def bookable() -> int:
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


def book(bookable: int, start: str = "2030-03-05T10:00:00+02:00") -> Any:
    with time_machine.travel(NOW, tick=False):
        return Client(raise_request_exception=False).post(
            f"/api/v1/bookables/{bookable}/bookings",
            json.dumps({"start": start, "name": "Aino", "phone": "0401234567", "lang": "en"}),
            content_type="application/json",
            headers={"Idempotency-Key": f"the-same-key-{start}"},
        )


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


def closing(slug: str, place: str = "mall/library") -> PublishableDraft:
    """A draft of a closure, handed in by someone else."""
    made = draft_actions.begin(template=Template.CLOSED, place=None, typed={"what": slug}, by="author", now=NOW)
    draft_actions.move(made.number, DraftStep.HAND_IN, by="author", now=NOW)
    text = json.dumps(notice({"published": "2030-03-04T10:00", "add": [fact("one", place, CLOSE)]}, slug=slug))
    (proposal,) = proposals(notice_file.read(text, source="test"), answer_queries.record(), now=NOW)
    return PublishableDraft(made.number, proposal)


def outcomes(jobs: list[Callable[[], None]]) -> list[str]:
    """The code of each refusal, or an empty text."""

    def done(job: Callable[[], None]) -> Callable[[], str]:
        def tried() -> str:
            try:
                job()
            except Mistake as mistake:
                return mistake.code
            return ""

        return tried

    return sorted(str(each) for each in at_once([done(job) for job in jobs]))


def approving(draft: PublishableDraft, name: str) -> Callable[[], None]:
    by = Actor(name, operator=True)
    return lambda: publish_draft(draft, DraftStep.APPROVE, policy=Policy.CLOSURES, by=by, now=NOW)


def test_two_people_approve_one_draft_and_it_is_published_once() -> None:
    draft = closing("storm")
    found = outcomes([approving(draft, f"approver-{each}") for each in range(4)])
    assert found.count("") == 1
    assert Publication.objects.count() == 1
    assert AuditEntry.objects.filter(act="approve draft").count() == 1


def test_two_drafts_about_one_place_are_published_one_after_the_other() -> None:
    drafts = [closing("storm"), closing("strike")]
    found = outcomes([approving(draft, "approver") for draft in drafts])
    assert found.count("") >= 1  # the second stands, or is refused because the record changed
    assert Publication.objects.count() == found.count("")
    assert AuditEntry.objects.filter(act="publish").count() == found.count("")


def test_a_clock_that_is_set_back_loses_and_doubles_nothing() -> None:
    def publish(slug: str, now: datetime) -> None:
        at = now.astimezone(HELSINKI).strftime("%Y-%m-%dT%H:%M")
        text = json.dumps(notice({"published": at, "add": [fact("one", "mall/library", CLOSE)]}, slug=slug))
        publication.publish(text, source="test", by=ALL, now=now)

    publish("storm", NOW)
    back = NOW - timedelta(hours=1)
    with suppress(Refused):
        publish("strike", back)
    slugs = set(Publication.objects.values_list("notice__slug", flat=True))
    assert "storm" in slugs
    publish("renovation", NOW + timedelta(minutes=1))
    assert Publication.objects.count() == len(slugs) + 1
    later = answer_queries.view(NOW + timedelta(hours=1))
    assert {version.ref.notice for version in later.versions} == {*slugs, "renovation"}
