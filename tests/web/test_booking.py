"""Booking a time on the web, without an account; one's own booking, moved and cancelled (R036, R064)."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from icalendar import Calendar

from aukio.answers import queries as answer_queries
from aukio.bookings.actions import booking as booking_actions
from aukio.bookings.models import Booking
from aukio.domain.city.places import ChannelKind
from aukio.domain.people.booking_requests import BookableDraft, BookingRequest, Person
from aukio.domain.people.booking_states import BookingState
from aukio.domain.people.bookings import BookingKind
from aukio.outreach.models import Message
from aukio.workflows.bookings import appointments
from tests.spec.now import NOW
from tests.telling import told

KELA = "/en/places/iso-omena/kela/book/"
MARCH = datetime(2020, 3, 11, 8, tzinfo=UTC)
"""A Wednesday morning before anything was published."""
WHO = {"name": "Aino Esimerkki", "phone": "040 123 4567", "email": "", "needs": "A way without steps."}


@pytest.fixture(autouse=True)
def offered(espoo: None) -> int:  # noqa: ARG001  # connects to the record
    """Vouchers at Kela, half an hour each, at two desks."""
    place = answer_queries.view(NOW).directory.by_last_path["iso-omena/kela"]
    return booking_actions.offer(
        BookableDraft(
            place, kind=BookingKind.APPOINTMENT, service="voucher", channel=ChannelKind.ON_SITE, minutes=30, desks=2
        ),
        path="iso-omena/kela",
        by="tests",
        now=MARCH,
    )


def get(client: Client, address: str, at: datetime = MARCH) -> str:
    """A page that is there."""
    with time_machine.travel(at, tick=False):
        answer = client.get(address)
        assert answer.status_code == 200
        return str(answer.content.decode())


def post(client: Client, address: str, **typed: str) -> Any:
    """Send a form."""
    with time_machine.travel(MARCH, tick=False):
        return client.post(address, typed)


def test_a_day_a_time_and_a_few_words_make_a_booking(client: Client) -> None:
    page = get(client, KELA)
    day = re.search(r'href="(\?what=\d+&amp;day=2020-03-12)"', page)
    assert day is not None
    day_page = KELA + day[1].replace("&amp;", "&")
    assert 'name="hold" value="2020-03-12T10:00"' in get(client, day_page)
    held = post(client, day_page, hold="2020-03-12T10:00")
    address = held.headers["Location"]
    form = get(client, address)
    assert "We hold this time for you until 10:10 am." in form
    key = re.search(r'name="key" value="(\w+)"', form)[1]  # type: ignore[index]  # it is there
    answer = post(client, address, key=key, **WHO)
    assert answer.status_code == 302
    again = post(client, address, key=key, **WHO)  # pressed twice
    assert again.headers["Location"] == answer.headers["Location"]
    mine = get(client, answer.headers["Location"])
    assert "12 March" in mine
    assert "Booked" in mine
    (row,) = Booking.objects.all()
    assert (row.phone, row.lang, row.needs) == ("+358401234567", "en", "A way without steps.")
    message = Message.objects.get()
    assert message.recipient == "+358401234567"
    ((_, words),) = told(MARCH)
    assert words.text.startswith("Espoo, Kela service point, Iso Omena: your booking on Thu 12 March at ")
    assert "(collecting a payment commitment) is confirmed." in words.text


def first(client: Client, time: str = "2020-03-12T10:00", **more: str) -> Any:
    """Book a time at Kela."""
    number = re.search(r"what=(\d+)", get(client, KELA))[1]  # type: ignore[index]  # it is there
    return post(client, f"{KELA}?what={number}&time={time}", **{**WHO, **more})


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"name": ""}, "This field is required."),
        ({"phone": "ring me"}, "We did not understand the phone number."),
        ({"phone": ""}, "Enter a phone number or an e-mail address"),
        ({"email": "nobody"}, "Enter a valid email address."),
    ],
)
def test_what_is_missing_is_said_and_what_was_typed_stays(client: Client, typed: dict[str, str], said: str) -> None:
    page = first(client, **typed).content.decode()
    assert said in page
    assert "A way without steps." in page
    assert not Booking.objects.exists()


def test_a_time_that_is_taken_meanwhile_is_said_and_what_was_typed_stays(client: Client) -> None:
    assert [first(client, phone=f"04012345{number}").status_code for number in (60, 61)] == [302, 302]
    late = first(client)
    assert late.status_code == 409
    assert "That time has just been taken" in late.content.decode()
    assert "Aino Esimerkki" in late.content.decode()
    assert first(client, time="2020-03-12T10:10").status_code == 409  # no such slot
    assert first(client, time="2020-03-12T23:00").status_code == 409
    assert first(client, time="2020-03-10T10:00").status_code == 409  # past


def test_from_the_minute_of_the_publication_no_new_times_are_given(client: Client) -> None:
    later = datetime(2020, 3, 18, 10, tzinfo=UTC)
    page = get(client, KELA, later)
    assert "No new times are available for now." in page
    assert "day=" not in page
    assert "day=2020-03-2" in get(client, KELA)


def test_it_is_moved_with_one_link_and_cancelled_with_another(client: Client) -> None:
    mine = first(client).headers["Location"]
    secret = mine.split("/")[-2]
    page = get(client, mine)
    move = re.search(r'href="([^"]+move=[^"]+)"', page)[1].replace("&amp;", "&")  # type: ignore[index]  # it is there
    number = re.search(r"what=(\d+)", move)[1]  # type: ignore[index]  # as above
    moved = post(client, f"{KELA}?what={number}&time=2020-03-13T11:00&move={secret}")
    assert moved.status_code == 302
    assert "Moved to another time" in get(client, mine)
    assert "13 March" in get(client, moved.headers["Location"])
    assert Booking.objects.filter(state=BookingState.BOOKED).get().name == "Aino Esimerkki"
    assert post(client, f"{moved.headers['Location']}cancel/").status_code == 302
    assert "Cancelled by you" in get(client, moved.headers["Location"])
    assert post(client, f"{mine}cancel/").status_code == 302  # nothing more becomes of it


def test_it_goes_into_ones_own_calendar_and_out_of_it(client: Client) -> None:
    mine = first(client).headers["Location"]
    with time_machine.travel(MARCH, tick=False):
        (event,) = Calendar.from_ical(client.get(f"{mine}booking.ics").content).walk("VEVENT")
        assert event["status"] == "CONFIRMED"
        assert event.decoded("dtstart") == datetime(2020, 3, 12, 8, tzinfo=UTC)
        client.post(f"{mine}cancel/")
        (event,) = Calendar.from_ical(client.get(f"{mine}booking.ics").content).walk("VEVENT")
        assert event["status"] == "CANCELLED"


@pytest.mark.parametrize(
    "address", ["/en/places/iso-omena/library/book/", "/en/bookings/guess/", "/en/bookings/guess/booking.ics"]
)
def test_where_nothing_is_booked_there_is_no_page(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(("lang", "said"), [("fi", "Varaa aika"), ("sv", "Boka en tid")])
def test_it_speaks_the_readers_language(client: Client, lang: str, said: str) -> None:
    assert said in get(client, KELA.replace("/en/", f"/{lang}/"))


def test_the_day_before_somebody_is_reminded_once_with_what_is_asked_of_them(client: Client) -> None:
    first(client, time="2020-03-17T10:00", email="aino@example.org")
    Message.objects.all().delete()
    assert appointments.remind(now=datetime(2020, 3, 16, 7, tzinfo=UTC)) == 0  # more than a day
    assert appointments.remind(now=datetime(2020, 3, 16, 9, tzinfo=UTC)) == 1
    assert appointments.remind(now=datetime(2020, 3, 16, 10, tzinfo=UTC)) == 0
    (message,) = Message.objects.all()
    assert message.recipient == "aino@example.org"
    ((_, words),) = told(datetime(2020, 3, 16, 10, tzinfo=UTC))
    assert (
        ": this is a reminder of your booking on Tue 17 March at 10 am (collecting a payment commitment)." in words.text
    )


def test_what_is_booked_for_the_same_day_needs_no_reminder_and_what_was_given_up_gets_none(client: Client) -> None:
    mine = first(client, time="2020-03-11T14:00").headers["Location"]
    other = first(client, time="2020-03-17T10:00").headers["Location"]
    post(client, f"{other}cancel/")
    assert mine != other
    assert appointments.remind(now=MARCH) == 0
    assert appointments.remind(now=datetime(2020, 3, 16, 9, tzinfo=UTC)) == 0


def test_the_reminder_says_when_to_arrive(client: Client) -> None:
    del client
    known = datetime(2020, 4, 1, 9, tzinfo=UTC)
    place = answer_queries.view(known).directory.by_last_path["iso-omena/laboratory"]
    number = booking_actions.offer(
        BookableDraft(
            place, kind=BookingKind.APPOINTMENT, service="sampling", channel=ChannelKind.ON_SITE, minutes=15, desks=3
        ),
        path="iso-omena/laboratory",
        by="tests",
        now=MARCH,
    )
    person = Person("Aino", email="aino@example.org", lang="en")
    booking_actions.book(BookingRequest(number, datetime(2020, 4, 2, 6, tzinfo=UTC), person), most=3, now=MARCH)
    assert appointments.remind(now=known) == 1
    ((_, words),) = told(known)
    assert "rrive only just before your appointment" in words.text


@pytest.mark.parametrize(("interpreter", "told_so"), [("", False), ("remote", True), ("on_site", True)])
def test_who_needs_an_interpreter_is_told_that_they_interpret_from_afar(
    client: Client, interpreter: str, told_so: bool
) -> None:
    known = datetime(2020, 4, 1, 9, tzinfo=UTC)
    path = "iso-omena/maternity-clinic"
    number = booking_actions.offer(
        BookableDraft(
            answer_queries.view(known).directory.by_last_path[path],
            kind=BookingKind.APPOINTMENT,
            service="maternity-clinic",
            channel=ChannelKind.ON_SITE,
            minutes=30,
            desks=1,
        ),
        path=path,
        by="tests",
        now=MARCH,
    )
    typed = {**WHO, "email": "aino@example.org", "interpreter": interpreter}
    answer = post(client, f"/en/places/{path}/book/?what={number}&time=2020-04-02T09:00", **typed)
    assert answer.status_code == 302, answer.content.decode()
    told(MARCH)
    assert appointments.remind(now=known) == 1
    ((_, words),) = told(known)
    assert ("Interpreting is arranged remotely" in words.text) is told_so


def test_a_room_that_is_moved_stays_as_long_as_it_was(client: Client) -> None:
    path = "iso-omena/meeting-room-1"
    number = booking_actions.offer(
        BookableDraft(
            answer_queries.view(NOW).directory.by_last_path[path],
            kind=BookingKind.ROOM,
            service="",
            channel=ChannelKind.ON_SITE,
            minutes=60,
            desks=1,
            longest=180,
        ),
        path=path,
        by="tests",
        now=MARCH,
    )
    address = f"/en/places/{path}/book/?what={number}&time="
    page = get(client, f"{address}2020-03-12T10:00")
    assert [hours in page for hours in ("1 hour", "2 hours", "3 hours", "4 hours")] == [True, True, True, False]
    mine = post(client, f"{address}2020-03-12T10:00", **WHO, lasts="120").headers["Location"]
    secret = mine.split("/")[-2]
    assert post(client, f"{address}2020-03-13T11:00&move={secret}").status_code == 302
    row = Booking.objects.get(state=BookingState.BOOKED)
    assert row.end - row.start == timedelta(hours=2)
