"""Booking for callers, requests, letters and proof, events and their organisers (R053, R076–R080)."""

import csv
import re
from datetime import UTC, datetime, timedelta
from io import StringIO
from typing import Any

import pypdfium2
import pytest
import time_machine
from django.test import Client

from aukio.answers import queries as answer_queries
from aukio.bookings.actions import booking as booking_actions
from aukio.bookings.actions import events as event_actions
from aukio.bookings.models import Booking, Event, Occurrence
from aukio.bookings.queries import events as event_queries
from aukio.domain.city.places import ChannelKind
from aukio.domain.people.booking_requests import BookableDraft, BookingRequest, Person
from aukio.domain.people.booking_states import BookingState
from aukio.domain.people.bookings import BookingFate, BookingKind, Fate, Interpreter
from aukio.domain.people.events import OccurrenceState
from tests.desk.conftest import LATER, SignIn
from tests.desk.test_bookings import CLOSE, ROOM, UNTIL
from tests.desk.test_changing import press
from tests.telling import told

KELA = "/en/desk/places/iso-omena/kela/"
WHO = {"name": "Eero", "phone": "", "email": "", "needs": "", "lang": "fi", "address": ""}


def offer(path: str, *, asks: bool = False, longest: int = 0) -> int:
    """Something that may be booked, by the hour."""
    room = "room" in path
    return booking_actions.offer(
        BookableDraft(
            answer_queries.view(LATER).directory.by_last_path[path],
            kind=BookingKind.ROOM if room else BookingKind.APPOINTMENT,
            service="" if room else "voucher",
            channel=ChannelKind.ON_SITE,
            minutes=60,
            desks=1,
            longest=longest,
            asks=asks,
        ),
        path=path,
        by="tests",
        now=LATER,
    )


@pytest.fixture(autouse=True)
def later(espoo: None):  # type: ignore[no-untyped-def]  # noqa: ARG001  # a generator of nothing
    """An hour after everything was published."""
    with time_machine.travel(LATER, tick=False):
        yield


def page(client: Client, address: str) -> str:
    """A page that is there."""
    answer = client.get(address)
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_staff_book_for_a_caller_who_hears_of_it_in_their_language(sign_in: SignIn) -> None:
    offer("iso-omena/kela")
    client = sign_in("kela")
    day = re.search(r'href="(\?what=\d+&amp;day=[-\d]+)"', page(client, f"{KELA}book/"))
    assert day is not None
    time = re.search(
        r'href="(\?what=\d+&amp;time=[-\dT:]+)"', page(client, f"{KELA}book/{day[1].replace('&amp;', '&')}")
    )
    assert time is not None
    address = f"{KELA}book/{time[1].replace('&amp;', '&')}"
    typed = {**WHO, "phone": "040 123 4567", "lang": "sv", "interpreter": "remote"}
    assert client.post(address, typed).status_code == 302
    row = Booking.objects.get()
    assert (row.made_by, row.phone, row.lang, row.interpreter) == (
        "kela",
        "+358401234567",
        "sv",
        Interpreter.REMOTE.value,
    )
    ((_to, words),) = told(LATER)
    assert "är bekräftad" in words.text
    again = client.post(address, typed)
    assert again.status_code == 409
    assert "040 123 4567" in again.content.decode()


def test_a_caller_without_phone_and_mail_has_an_address_for_a_letter(sign_in: SignIn) -> None:
    number = offer("iso-omena/kela")
    client = sign_in("kela")
    start = (LATER + timedelta(days=1)).strftime("%Y-%m-%dT10:00")
    address = f"{KELA}book/?what={number}&time={start}"
    assert "enter a postal address for a letter" in client.post(address, WHO).content.decode()
    assert client.post(address, {**WHO, "address": "Kuja 1\n02100 Espoo"}).status_code == 302
    assert told(LATER) == []


def test_whoever_writes_elsewhere_books_for_nobody_here(sign_in: SignIn) -> None:
    offer("iso-omena/kela")
    assert sign_in("kirjasto").get(f"{KELA}book/").status_code == 403


EARLY = datetime(2020, 1, 6, 9, tzinfo=UTC)
"""A Monday before anything was published: rooms are open."""
WEEKS = {**WHO, "email": "eero@example.org", "lasts": "120", "repeat": "1", "until": "28.1.2020", "without": "14.1."}


def book_weeks(sign_in: SignIn, **typed: str) -> Any:
    """Book the group room each Tuesday."""
    number = offer(ROOM, longest=120)
    client = sign_in("kirjasto")
    with time_machine.travel(EARLY, tick=False):
        address = f"/en/desk/places/{ROOM}/book/?what={number}&time=2020-01-07T14:00"
        return client.post(address, {**WEEKS, **typed})


def test_a_room_is_booked_each_week_by_staff(sign_in: SignIn) -> None:
    assert book_weeks(sign_in).status_code == 302
    rows = list(Booking.objects.order_by("start"))
    assert [f"{row.start:%d.%m.}" for row in rows] == ["07.01.", "21.01.", "28.01."]
    assert {row.end - row.start for row in rows} == {timedelta(hours=2)}
    assert len({row.series for row in rows}) == 1


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"until": ""}, "Enter the last day on which it repeats."),
        ({"until": "1.1.2030"}, "within a year"),
        ({"until": "soon"}, "We did not understand the day"),
        ({"without": "31.2."}, "We did not understand the day"),
        ({"lasts": "9000"}, "Select a valid choice"),
    ],
)
def test_what_is_wrong_with_a_row_of_weeks_is_said_beside_it(sign_in: SignIn, typed: dict[str, str], said: str) -> None:
    assert said in book_weeks(sign_in, **typed).content.decode()
    assert not Booking.objects.exists()


def test_a_request_is_answered_and_whoever_asked_is_told(sign_in: SignIn) -> None:
    number = offer(ROOM, asks=True)
    starts = [LATER + timedelta(days=1, hours=each) for each in range(2)]
    aino = Person("Aino", email="aino@example.org", lang="en")
    waiting = [booking_actions.book(BookingRequest(number, start, aino), most=1, now=LATER) for start in starts]
    client = sign_in("kirjasto")
    assert "Requests</a>" in page(client, "/en/desk/calls/").replace(" (2)", "")
    assert page(client, "/en/desk/requests/").count("Aino") >= 2
    client.post("/en/desk/requests/", {"booking": waiting[0].number, "answer": "yes"})
    client.post("/en/desk/requests/", {"booking": waiting[1].number, "answer": "no"})
    assert [row.state for row in Booking.objects.order_by("start")] == [BookingState.BOOKED, BookingState.REFUSED]
    yes, no = sorted((words.subject for _to, words in told(LATER)), key=lambda said: "could not" in said)
    assert yes.endswith("is confirmed")
    assert ": sorry, we could not accept your request for a booking on " in no
    assert client.post("/en/desk/requests/", {"booking": waiting[0].number, "answer": "no"}).status_code == 403
    assert "No bookings are waiting for approval." in page(client, "/en/desk/requests/")
    assert (
        sign_in("kela").post("/en/desk/requests/", {"booking": waiting[0].number, "answer": "yes"}).status_code == 403
    )


def closed(client: Client, *people: Person) -> list[int]:
    """The group room is closed over bookings of some people; their numbers."""
    number = offer(ROOM)
    made = [
        booking_actions.book(BookingRequest(number, LATER + timedelta(days=1, hours=each), person), most=1, now=LATER)
        for each, person in enumerate(people)
    ]
    press(client, CLOSE, "publish_urgently", **UNTIL, existing="cancel")
    return [each.number for each in made]


def test_a_letter_says_what_a_message_would_and_that_it_went_is_proved(sign_in: SignIn) -> None:
    client = sign_in("kirjasto")
    letter = Person("Eero Ågren", address="Esimerkkikuja 1\n02100 Espoo", lang="sv")
    aino = Person("Aino", email="aino@example.org", lang="fi")
    numbers = closed(client, letter, aino)
    told(LATER)
    answer = client.get(f"/en/desk/calls/{numbers[0]}/letter.pdf")
    assert answer.headers["Content-Type"] == "application/pdf"
    document = pypdfium2.PdfDocument(answer.content)
    assert len(document) == 1
    words = document[0].get_textpage().get_text_bounded()
    for said in ("Eero Ågren", "Esimerkkikuja 1", "02100 Espoo", "Hej Eero Ågren,", "din bokning", "är avbokad"):
        assert said in words
    client.post("/en/desk/calls/", {"booking": numbers[0], "outcome": "letter"})
    assert "2 of 2 notified" in page(client, "/en/desk/calls/progress/")
    because = Booking.objects.get(pk=numbers[0]).because
    table = list(csv.DictReader(StringIO(client.get(f"/en/desk/calls/told.csv?because={because}").content.decode())))
    assert [(row["state"], row["told_by"], row["outcome"]) for row in table] == [
        ("cancelled", "letter", "letter"),
        ("cancelled", "message", ""),
    ]
    assert "Ågren" not in str(table)  # the proof says nobody
    assert (
        list(
            csv.DictReader(StringIO(sign_in("kela").get(f"/en/desk/calls/told.csv?because={because}").content.decode()))
        )
        == []
    )
    assert sign_in("kela").get(f"/en/desk/calls/{numbers[0]}/letter.pdf").status_code == 403


@pytest.mark.parametrize("state", [BookingState.GIVEN_UP, BookingState.MOVED])
def test_there_is_no_letter_about_what_the_person_did(sign_in: SignIn, state: BookingState) -> None:
    client = sign_in("kirjasto")
    (number,) = closed(client, Person("Eero Ågren", address="Esimerkkikuja 1\n02100 Espoo", lang="sv"))
    Booking.objects.filter(pk=number).update(state=state)
    assert client.get(f"/en/desk/calls/{number}/letter.pdf").status_code == 404


EVENT = {
    "category": "public_event",
    "title_fi": "Lukupiiri",
    "title_en": "Reading circle",
    "day": "18.1.2022",
    "begins": "17",
    "ends": "18.30",
    "until": "1.2.2022",
    "signs_up": "date",
    "seats": "10",
    "organiser": "Library",
    "born_from": "2009",
    "lang": "fi",
}


def test_an_event_is_planned_each_week_and_seen_as_the_public_sees_it(sign_in: SignIn) -> None:
    client = sign_in("viestinta")
    address = "/en/desk/places/kalajarvi/library/events/"
    assert client.post(address, EVENT).status_code == 302
    event = Event.objects.get()
    assert (event.titles, event.seats, str(event.born_from)) == (
        {"fi": "Lukupiiri", "en": "Reading circle"},
        10,
        "2009-01-01",
    )
    assert [f"{row.start:%d.%m. %H:%M}" for row in event.dates.all()] == [
        "18.01. 15:00",
        "25.01. 15:00",
        "01.02. 15:00",
    ]
    assert page(client, address).count("Reading circle") >= 3


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"title_fi": "", "title_en": ""}, "Write a title in at least one language."),
        ({"day": "31.2."}, "We did not understand this. Write it like this: 27.3.2020."),
        ({"ends": "17"}, "It would end before it starts."),
        ({"until": "1.1.2022"}, "Choose a day after the first day."),
        ({"until": "1.1.2030"}, "within a year"),
        ({"external": "on"}, "staff can contact them about changes"),
        ({"external": "on", "phone": "ring"}, "We did not understand this. Write it like this: +358"),
    ],
)
def test_what_is_wrong_with_an_event_is_said_beside_it(sign_in: SignIn, typed: dict[str, str], said: str) -> None:
    answer = sign_in("viestinta").post("/en/desk/places/kalajarvi/library/events/", {**EVENT, **typed})
    assert said in answer.content.decode()
    assert not Event.objects.exists()


def test_where_events_are_cancelled_none_is_planned(sign_in: SignIn) -> None:
    answer = sign_in("viestinta").post("/en/desk/places/iso-omena/events/", {**EVENT, "born_from": ""})
    assert "events like this are cancelled on 2022-01-18" in answer.content.decode()
    finnish = sign_in("viestinta").post("/fi/desk/places/iso-omena/events/", {**EVENT, "born_from": ""})
    assert "peruvat tällaisen tapahtuman sinä päivänä" in finnish.content.decode()


def test_an_organiser_decides_and_whoever_no_message_reaches_is_told_by_staff(sign_in: SignIn) -> None:
    client = sign_in("viestinta")
    client.post("/en/desk/places/kalajarvi/library/events/", {**EVENT, "until": ""})
    date = Occurrence.objects.get()
    for comer in (Person("Aino", email="aino@example.org", lang="en"), Person("Eero")):
        event_actions.sign_up(date.event_id, date.pk, comer, born_fits=True, now=LATER)
    (coming,) = event_queries.coming_dates(
        [answer_queries.view(LATER).directory.by_last_path["kalajarvi/library"]], LATER
    )
    event_actions.settle_dates([BookingFate(coming, Fate.CONTACT)], now=LATER)
    event_actions.assign_notifiers(each.number for each in event_queries.coming_to([date.pk]))
    listed = page(client, "/en/desk/organisers/")
    assert "Reading circle" in listed
    assert "Eero" in listed
    assert "Aino" not in listed
    eero = event_queries.sign_ups_to_call([date.pk])[0].number
    client.post("/en/desk/organisers/", {"date": date.pk, "sign_up": eero})
    assert "Eero" not in page(client, "/en/desk/organisers/")
    client.post("/en/desk/organisers/", {"date": date.pk, "outcome": "no_answer", "notes": "Voice mail."})
    assert "Tried 1 time. Voice mail." in page(client, "/en/desk/organisers/")
    client.post("/en/desk/organisers/", {"date": date.pk, "outcome": "rescheduled", "day": "15.2.2022", "begins": "17"})
    date.refresh_from_db()
    assert date.state == OccurrenceState.RESCHEDULED
    assert "No organisers need to be contacted" in page(client, "/en/desk/organisers/")
    ((to, words),) = told(LATER)
    assert (to, "Tue 15 February" in words.text) == ("aino@example.org", True)
    assert sign_in("kela").post("/en/desk/organisers/", {"date": date.pk, "outcome": "cancelled"}).status_code == 403


def test_what_becomes_of_events_is_seen_before_anybody_is_told(sign_in: SignIn) -> None:
    client = sign_in("viestinta")
    client.post("/en/desk/places/kalajarvi/library/events/", EVENT)
    shown = client.post(
        "/en/desk/change/closed/kalajarvi/library/", {**UNTIL, "last_day": "20.1.", "existing": "cancel", "act": "look"}
    )
    page_ = shown.content.decode()
    assert "1 event is cancelled, and its organiser is asked" in page_
    assert "2 events are held as planned" in page_
    assert "Reading circle, Kalajärvi Library, 18 January 2022 at 5 pm" in page_
    assert set(Occurrence.objects.values_list("state", flat=True)) == {OccurrenceState.SCHEDULED.value}
