"""What a change makes of bookings, seen before it is published and told after it (R054, R078–R080, R134)."""

from datetime import datetime, timedelta

import pytest
import time_machine

from aukio.answers import queries as answer_queries
from aukio.bookings.actions import booking as booking_actions
from aukio.bookings.models import Booking
from aukio.bookings.queries.booking import booking_with, offered_at
from aukio.domain.city.places import ChannelKind
from aukio.domain.people.booking_requests import BookableDraft, BookingRequest, Person
from aukio.domain.people.booking_states import BookingState
from aukio.domain.people.bookings import BookingKind
from aukio.outreach.models import Message
from tests.desk.conftest import LATER, SignIn
from tests.desk.test_changing import press
from tests.telling import told_public as told

ROOM = "iso-omena/library/group-room"
CLOSE = f"/en/desk/change/closed/{ROOM}/"
UNTIL = {"begins": "now", "ends": "day", "last_day": "5.1."}
TOMORROW = LATER + timedelta(days=1)
"""Tuesday 4 January 2022 at one o'clock."""


@pytest.fixture
def booked(sign_in: SignIn) -> list[str]:
    """The group room is booked four times: twice by one person, once by somebody nobody can write to, once after."""
    del sign_in
    place = answer_queries.view(LATER).directory.by_last_path[ROOM]
    number = booking_actions.offer(
        BookableDraft(place, kind=BookingKind.ROOM, service="", channel=ChannelKind.ON_SITE, minutes=60, desks=1),
        path=ROOM,
        by="tests",
        now=LATER,
    )

    def book(start: datetime, person: Person) -> str:
        return booking_actions.book(BookingRequest(number, start, person), most=1, now=LATER).secret

    aino = Person("Aino", email="aino@example.org", lang="sv")
    return [
        book(TOMORROW, aino),
        book(TOMORROW + timedelta(hours=1), aino),
        book(TOMORROW + timedelta(hours=2), Person("Eero")),
        book(TOMORROW + timedelta(days=6), aino),
    ]


def states(booked: list[str]) -> list[BookingState]:
    """How they stand."""
    found = [booking_with(each) for each in booked]
    return [each.state for each in found if each is not None]


def test_what_becomes_of_bookings_is_seen_before_anything_happens(sign_in: SignIn, booked: list[str]) -> None:
    client = sign_in("kirjasto")
    with time_machine.travel(LATER, tick=False):
        page = client.post(CLOSE, {**UNTIL, "existing": "cancel", "act": "look"}).content.decode()
    assert "What happens to bookings" in page
    assert "3 bookings are cancelled, and people are notified" in page
    assert "1 booking stays as it is" in page
    assert set(states(booked)) == {BookingState.BOOKED}


def test_each_person_is_told_once_and_whom_no_message_reaches_is_to_be_phoned(
    sign_in: SignIn, booked: list[str]
) -> None:
    client = sign_in("kirjasto")
    with time_machine.travel(LATER, tick=False):
        press(client, CLOSE, "publish_urgently", **UNTIL, existing="cancel")
        assert states(booked) == [*[BookingState.CANCELLED] * 3, BookingState.BOOKED]
        ((recipient, words),) = told(LATER)
        assert recipient == "aino@example.org"
        room = "Esbo, Grupprummet i biblioteket i Iso Omena"
        assert words.subject == f"{room}: dina bokningar ti 4.1 kl. 13 och 14 är avbokade"
        assert words.text.startswith(words.subject)
        page = client.get("/en/desk/calls/").content.decode()
        assert "Eero" in page
        assert "Aino" not in page
        number = Booking.objects.get(name="Eero").pk
        client.post("/en/desk/calls/", {"booking": number, "outcome": "no_answer", "notes": "Voice mail."})
        assert "Tried 1 time." in client.get("/en/desk/calls/").content.decode()
        client.post("/en/desk/calls/", {"booking": number, "outcome": "cancelled"})
        page = client.get("/en/desk/calls/").content.decode()
        assert "3 of 3 notified" in page
        assert "No calls to make." in page


def test_staff_speak_with_each_and_it_is_seen_how_far_that_has_come(sign_in: SignIn, booked: list[str]) -> None:
    client = sign_in("kirjasto")
    with time_machine.travel(LATER, tick=False):
        press(client, CLOSE, "publish_urgently", **UNTIL, existing="contact")
        assert states(booked) == [*[BookingState.TO_CONTACT] * 3, BookingState.BOOKED]
        assert not Message.objects.filter(about__kind="standing").exists()
        assert "0 of 3 notified" in client.get("/en/desk/calls/").content.decode()
        numbers = list(Booking.objects.filter(state=BookingState.TO_CONTACT).values_list("pk", flat=True))
        client.post("/en/desk/calls/", {"booking": numbers[0], "outcome": "stands"})
        client.post("/en/desk/calls/", {"booking": numbers[1], "outcome": "cancelled"})
        assert "2 of 3 notified" in client.get("/en/desk/calls/").content.decode()
        assert states(booked)[:2] == [BookingState.HONOURED, BookingState.CANCELLED]
        assert sign_in("kela").post("/en/desk/calls/", {"booking": numbers[2], "outcome": "stands"}).status_code == 403


def test_honoured_ones_stand_and_nothing_silently_rebooks_what_was_cancelled(
    sign_in: SignIn, booked: list[str]
) -> None:
    client = sign_in("kirjasto")
    with time_machine.travel(LATER, tick=False):
        press(client, CLOSE, "publish_urgently", **UNTIL, existing="cancel")
        fact = f"/en/desk/in-force/{ROOM.replace('/', '-')}-2022-01-03/closed/"
        with time_machine.travel(LATER + timedelta(minutes=5), tick=False):
            press(client, fact, "publish", after_what="withdraw")
        assert states(booked)[:3] == [BookingState.CANCELLED] * 3


def test_a_file_that_is_silent_about_bookings_inside_a_close_is_refused(sign_in: SignIn) -> None:
    text = (
        "aukio: notice/1\nnotice: quiet\ntitle: {en: Quiet}\npublications:\n"
        "  - accept: {close_without_policy: They know.}\n"
        "    add:\n      - {id: shut, scope: {path: tapiola/service-point}, until: 2022-01-05, effects: [close: {}]}\n"
    )
    desk = answer_queries.view(LATER).directory.by_last_path["tapiola/service-point"]
    draft = BookableDraft(desk, kind=BookingKind.APPOINTMENT, service="voucher", minutes=60, desks=1)
    number = booking_actions.offer(draft, path="tapiola/service-point", by="tests", now=LATER)
    request = BookingRequest(number, TOMORROW, Person("Aino", email="aino@example.org"))
    booked = [booking_actions.book(request, most=1, now=LATER).secret]
    with time_machine.travel(LATER, tick=False):
        page = sign_in("viestinta").post("/en/desk/files/", {"text": text, "act": "record"}).content.decode()
        assert "nothing is said of what becomes of them" in page
        assert set(states(booked)) == {BookingState.BOOKED}


def test_what_may_be_booked_is_said_by_whoever_describes_the_place(sign_in: SignIn) -> None:
    address = "/en/desk/places/iso-omena/kela/bookings/"
    client = sign_in("kela")
    page = client.get(address).content.decode()
    assert "What can be booked?" in page
    typed = {"service": "voucher", "channel": "phone", "minutes": "20", "pause": "5", "desks": "3"}
    assert "greater than or equal to 5" in client.post(address, {**typed, "minutes": "1"}).content.decode()
    assert client.post(address, typed).status_code == 302
    (each,) = offered_at(answer_queries.view(LATER).directory.by_last_path["iso-omena/kela"])
    assert (each.offered.channel, each.offered.desks) == (ChannelKind.PHONE, 3)
    assert sign_in("kirjasto").get(address).status_code == 403
