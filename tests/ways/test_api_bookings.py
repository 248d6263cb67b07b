"""Bookings, events and reports of carriers by API (R036, R053, R076, R080)."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from aukio.answers import queries as answer_queries
from aukio.bookings.actions import booking as booking_actions
from aukio.bookings.models import Bookable, Booking
from aukio.demo.books import add_demo_bookings
from aukio.domain.city.places import ChannelKind
from aukio.domain.people.booking_requests import BookableDraft
from aukio.domain.people.bookings import BookingKind
from aukio.outreach.actions import outbox
from aukio.outreach.actions.outbox import QueuedMessage
from aukio.outreach.models import Message
from aukio.workflows.bookings import appointments
from tests.spec.now import NOW
from tests.telling import told

MARCH = datetime(2020, 3, 11, 8, tzinfo=UTC)
API = "/api/v1"
WANTED = {"start": "2020-03-12T10:00:00+02:00", "name": "Aino", "phone": "040 123 4567", "lang": "en"}


@pytest.fixture(autouse=True)
def bookable(espoo: None) -> int:  # noqa: ARG001  # connects to the record
    """Vouchers at Kela, half an hour each, at one desk."""
    return booking_actions.offer(
        BookableDraft(
            answer_queries.view(NOW).directory.by_last_path["iso-omena/kela"],
            kind=BookingKind.APPOINTMENT,
            service="voucher",
            channel=ChannelKind.ON_SITE,
            minutes=30,
            desks=1,
        ),
        path="iso-omena/kela",
        by="tests",
        now=MARCH,
    )


@pytest.mark.parametrize(
    "email",
    [
        "@",
        "a@b",
        "a@b.fi\nx",
        "a@b.fi,c@d.fi",
        "a@b.fi>, <c@d.fi",
        "a@" + "x" * 70 + ".fi",
        "a\x00@b.fi",
        "a@b.fi\r\nx",
    ],
)
def test_a_booking_with_an_address_that_is_none_is_refused(bookable: int, email: str) -> None:
    refused = book(bookable, phone="", email=email)
    assert (refused.status_code, refused.json()["code"]) == (400, "bad_request")
    assert "email" in refused.json()["detail"]
    assert not Booking.objects.exists()
    assert not Message.objects.exists()


def get(address: str, at: datetime = MARCH) -> Any:
    """Ask."""
    with time_machine.travel(at, tick=False):
        return Client().get(f"{API}{address}")


def book(bookable: int, key: str = "my-own-key", **more: Any) -> Any:
    """Book as a program does."""
    with time_machine.travel(MARCH, tick=False):
        return Client().post(
            f"{API}/bookables/{bookable}/bookings",
            json.dumps({**WANTED, **more}),
            content_type="application/json",
            headers={"Idempotency-Key": key},
        )


def test_what_may_be_booked_and_when(bookable: int) -> None:
    assert get("/places/iso-omena/kela/bookables").json() == [
        {
            "bookable": bookable,
            "place": "iso-omena/kela",
            "kind": "appointment",
            "service": "voucher",
            "channel": "on_site",
            "minutes": 30,
            "longest": 30,
            "asks": False,
        }
    ]
    slots = get(f"/bookables/{bookable}/slots?from=2020-03-12&to=2020-03-14").json()
    assert slots[0] == {"start": "2020-03-12T09:00:00+02:00", "end": "2020-03-12T09:30:00+02:00", "free": 1}
    assert {each["start"][:10] for each in slots} == {"2020-03-12", "2020-03-13"}
    later = datetime(2020, 3, 18, 10, tzinfo=UTC)
    assert get(f"/bookables/{bookable}/slots?from=2020-03-19&to=2020-03-30", later).json() == []  # R036


def test_a_key_used_again_for_another_booking_shows_nothing_of_the_first(bookable: int) -> None:
    first = book(bookable)
    again = book(bookable)
    assert (first.status_code, again.status_code) == (201, 200)
    assert again.json() == first.json()
    for other in ({"start": "2020-03-12T11:00:00+02:00"}, {"name": "Olli"}, {"needs": "A lift."}, {"minutes": 30}):
        said = book(bookable, **other)
        assert (said.status_code, said.json()["code"]) == (422, "key_reused")
        assert first.json()["secret"] not in said.content.decode()
    assert book(bookable, start="2020-03-12T08:00:00+00:00").json() == first.json()  # the same instant
    assert Booking.objects.count() == 1


def test_a_room_on_an_ordinary_day_says_that_it_can_be_booked_and_only_that() -> None:
    room = booking_actions.offer(
        BookableDraft(
            answer_queries.view(NOW).directory.by_last_path["iso-omena/meeting-room-1"],
            kind=BookingKind.ROOM,
            service="",
            minutes=60,
            desks=1,
        ),
        path="iso-omena/meeting-room-1",
        by="tests",
        now=MARCH,
    )
    with time_machine.travel(MARCH, tick=False):
        pages = [
            Client().get(f"/en/places/iso-omena/meeting-room-1/{part}").content.decode()
            for part in ("", f"book/?what={room}", f"book/?what={room}&day=2020-03-13")
        ]
    for page in pages:
        assert "No new bookings" not in page
        assert "No new times" not in page
    assert "Book before you come." in pages[0]
    assert "free times" in pages[1]
    status = get("/places/iso-omena/meeting-room-1/status").json()
    assert (status["summary"], status["bookings"]["new"]) == ("booked_only", "accept")


@pytest.mark.parametrize(
    ("start", "minutes", "code"),
    [
        ("2020-03-14T10:00:00+02:00", None, "closed_then"),
        ("2020-03-12T09:07:00+02:00", None, "no_such_slot"),
        ("2020-03-10T10:00:00+02:00", None, "over"),
        ("2020-03-11T10:30:00+02:00", None, "too_soon"),
        ("2020-09-14T10:00:00+03:00", None, "too_far_ahead"),
        ("2020-03-12T10:00:00+02:00", 60, "too_long"),
        ("2020-03-12T12:00:00+02:00", None, "taken"),
        ("8999-12-31T10:00:00+02:00", None, "too_far_ahead"),
    ],
)
def test_a_refusal_has_the_code_of_its_reason(bookable: int, start: str, minutes: int | None, code: str) -> None:
    assert book(bookable, key="another-key", start="2020-03-12T12:00:00+02:00").status_code == 201
    said = book(bookable, start=start, minutes=minutes)
    assert (said.status_code, said.json()["code"]) == (422, code)
    assert said.json()["type"] == f"urn:aukio:problem:{code}"
    assert Booking.objects.count() == 1


@pytest.mark.parametrize("name", ["Aino", "Eero"])
def test_of_two_requests_at_once_under_one_key_one_makes_the_booking(
    bookable: int, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    found: list[Any] = []
    made_before = appointments.made_before

    def nothing_yet(*_: Any) -> None:
        monkeypatch.setattr(appointments, "made_before", made_before)
        found.append(book(bookable))  # after the first look of this request, the other one is through

    monkeypatch.setattr(appointments, "made_before", nothing_yet)
    second = book(bookable, name=name)
    assert [each.status_code for each in found] == [201]
    assert Booking.objects.count() == Message.objects.count() == 1
    if name == "Aino":
        assert (second.status_code, second.json()) == (200, found[0].json())
    else:
        assert (second.status_code, second.json()["code"]) == (422, "key_reused")
        assert found[0].json()["secret"] not in second.content.decode()


def test_a_booking_is_made_once_under_a_key_shown_and_given_up(bookable: int) -> None:
    made = book(bookable)
    assert made.status_code == 201
    assert made.json() | {"secret": ""} == {
        "secret": "",
        "place": "iso-omena/kela",
        "service": "voucher",
        "channel": "on_site",
        "start": "2020-03-12T10:00:00+02:00",
        "end": "2020-03-12T10:30:00+02:00",
        "state": "booked",
        "because": None,
    }
    again = book(bookable)
    assert (again.status_code, again.json()) == (200, made.json())
    assert Booking.objects.count() == 1
    assert Booking.objects.get().phone == "+358401234567"
    other = book(bookable, key="another-key")
    assert (other.status_code, other.json()["code"]) == (422, "taken")
    address = f"/bookings/{made.json()['secret']}"
    assert get(address).headers["Cache-Control"] == "no-store"
    with time_machine.travel(MARCH, tick=False):
        assert Client().delete(f"{API}{address}").json()["state"] == "given_up"
        assert Client().delete(f"{API}{address}").status_code == 422
    assert book(bookable, key="another-key").status_code == 201
    assert len(told(MARCH)) == 1  # of the first there is nothing to tell any more


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"start": "2020-03-12T10:00:00"}, "no offset"),
        ({"start": "tomorrow"}, "start"),
        ({"phone": "", "email": ""}, "neither"),
        ({"phone": "ring me"}, "phone"),
        ({"name": ""}, "name"),
        ({"lang": "de"}, "lang"),
    ],
)
def test_what_is_wrong_is_a_problem_that_names_it(bookable: int, wrong: dict[str, str], said: str) -> None:
    answer = book(bookable, **wrong)
    assert answer.status_code == 400
    assert said in answer.json()["detail"]
    assert not Booking.objects.exists()


def test_without_a_key_nothing_is_booked(bookable: int) -> None:
    address = f"{API}/bookables/{bookable}/bookings"
    answer = Client().post(address, json.dumps(WANTED), content_type="application/json")
    assert (answer.status_code, "Idempotency-Key" in answer.json()["detail"]) == (400, True)


@pytest.mark.parametrize(
    "address",
    [
        "/places/nowhere/bookables",
        "/bookables/999999/slots?from=2020-03-12&to=2020-03-12",
        "/bookings/guess",
        "/events?place=nowhere",
    ],
)
def test_what_is_not_there_is_404(address: str) -> None:
    assert get(address).status_code == 404


def test_a_month_at_a_time(bookable: int) -> None:
    assert get(f"/bookables/{bookable}/slots?from=2020-03-12&to=2020-04-12").status_code == 400
    assert get(f"/bookables/{bookable}/slots?from=2020-03-12&to=2020-03-11").status_code == 400


def test_events_say_how_they_stand_and_for_whom_they_are() -> None:
    Bookable.objects.all().delete()
    add_demo_bookings(by="tests", now=NOW)
    found = get("/events?place=iso-omena&lang=en", datetime(2021, 5, 30, 9, tzinfo=UTC)).json()
    assert [(each["title"], each["status"]) for each in found[:2]] == [
        ("Drawing club for children", "scheduled"),
        ("A choir for adults", "cancelled"),
    ]
    assert (found[0]["born_from"], found[0]["born_until"]) == ("2009-01-01", "2014-12-31")
    assert found[1]["because"] == "service-centres-2021/events-cancelled"
    assert len(get("/events", datetime(2021, 5, 30, 9, tzinfo=UTC)).json()) == len(found)


def report(*reports: dict[str, str], token: str = "let-me-in") -> Any:  # noqa: S107  # nobody's
    """Report as a carrier does."""
    return Client().post(
        f"{API}/deliveries",
        json.dumps({"reports": list(reports)}),
        content_type="application/json",
        headers={"Authorization": f"Bearer {token}"},
    )


def test_whoever_carries_messages_reports_with_their_token(settings: Any) -> None:
    outbox.queue(QueuedMessage("a", "+358401234567", NOW + timedelta(days=1), "x"), now=NOW)
    told(NOW)
    one = {"message": "a", "state": "delivered"}
    assert report(one).status_code == 401  # nobody may, unless it is configured
    settings.AUKIO_DELIVERY_TOKEN = "let-me-in"  # noqa: S105  # nobody's
    assert report(one, token="guess").status_code == 401  # noqa: S106  # as above
    assert report(one, {"message": "b", "state": "bounced"}).json() == {"changed": 1}
    assert report(one).json() == {"changed": 0}
    assert report({"message": "a", "state": "bounced", "reason": "550"}).json() == {"changed": 1}
    assert Message.objects.get().trouble == "550"
    assert report({"message": "a", "state": "eaten"}).status_code == 400
