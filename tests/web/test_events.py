"""Events on the web: how each date stands, for whom it is, signing up; calendar, feed and data (R076, R104)."""

import json
import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

import feedparser
import pytest
import time_machine
from django.test import Client
from icalendar import Calendar

from aukio.answers import queries as answer_queries
from aukio.bookings.actions import events as event_actions
from aukio.bookings.models import SignUp
from aukio.bookings.queries import events as event_queries
from aukio.domain.city.places import Names
from aukio.domain.people.booking_requests import EventDraft, Organiser
from aukio.domain.people.bookings import BookingFate, Fate
from aukio.domain.people.events import Audience, Outcome, SignsUp
from tests.telling import told

MARCH = datetime(2020, 3, 11, 8, tzinfo=UTC)
FIRST = datetime(2020, 3, 24, 15, tzinfo=UTC)
WHO = {"name": "Aino Esimerkki", "phone": "040 123 4567", "email": "", "needs": ""}


@pytest.fixture(autouse=True)
def circle(espoo: None, settings: Any) -> int:  # noqa: ARG001  # connects to the record
    """A reading circle at the centre, on two Tuesdays, with one seat."""
    settings.AUKIO_SITE = "https://aukio.example"
    return plan(whom=Audience())


def plan(whom: Audience, signs_up: SignsUp = SignsUp.DATE, seats: int | None = 1) -> int:
    """An event on two Tuesdays; its number."""
    return event_actions.add_event(
        EventDraft(
            answer_queries.view(MARCH).directory.by_last_path["iso-omena"],
            titles=Names({"fi": "Lukupiiri", "sv": "Läsecirkel", "en": "Reading circle </script>"}),
            details=Names({"en": "Bring a book."}),
            category="public_event",
            organiser=Organiser("Library"),
            audience=whom,
            dates=tuple(
                (FIRST + timedelta(days=7 * each), FIRST + timedelta(days=7 * each, hours=1)) for each in range(2)
            ),
            signs_up=signs_up,
            seats=seats,
        ),
        path="iso-omena",
        by="tests",
        now=MARCH,
    )


def get(client: Client, address: str, at: datetime = MARCH) -> Any:
    """A page that is there."""
    with time_machine.travel(at, tick=False):
        answer = client.get(address)
    assert answer.status_code == 200
    return answer


def text(client: Client, address: str, at: datetime = MARCH) -> str:
    """Its words."""
    return str(get(client, address, at).content.decode())


def post(client: Client, address: str, **typed: str) -> Any:
    """Send a form."""
    with time_machine.travel(MARCH, tick=False):
        return client.post(address, typed)


def cancel_first() -> int:
    """A publication cancels the first date; its number."""
    place = answer_queries.view(MARCH).directory.by_last_path["iso-omena"]
    first = event_queries.coming_dates([place], MARCH)[0]
    event_actions.settle_dates([BookingFate(first, Fate.CONTACT)], now=MARCH + timedelta(hours=1))
    return first.id


def test_the_page_of_a_place_leads_to_what_is_held_there(client: Client) -> None:
    page = text(client, "/en/places/iso-omena/")
    assert "/en/places/iso-omena/events/" in page
    assert "/en/places/iso-omena/events/" not in text(client, "/en/places/kalajarvi/")
    assert "/en/subscribe/?place=iso-omena" in page
    listed = text(client, "/en/places/iso-omena/events/")
    assert listed.count("Reading circle") >= 2
    assert "1 seat left" in listed
    assert "Nothing is planned" in text(client, "/en/places/kalajarvi/events/")


def test_somebody_signs_up_the_next_waits_and_gets_the_seat(client: Client, circle: int) -> None:
    address = re.search(rf"/en/events/{circle}/sign-up/\?date=\d+", text(client, f"/en/events/{circle}/"))
    assert address is not None
    made = post(client, address[0], **WHO)
    again = post(client, address[0], **{**WHO, "name": "Eero Esimerkki", "email": "eero@example.org", "phone": ""})
    assert "You have a seat" in text(client, made.headers["Location"])
    assert "You are on the waiting list" in text(client, again.headers["Location"])
    assert "All seats are taken." in text(client, address[0])
    told(MARCH)
    assert post(client, f"{made.headers['Location']}leave/").status_code == 302
    assert "You gave up your seat" in text(client, made.headers["Location"])
    ((to, words),) = told(MARCH)
    assert (to, ": you have a place at Reading circle" in words.text) == ("eero@example.org", True)
    assert "You have a seat" in text(client, again.headers["Location"])


def test_pressed_twice_it_is_one_seat(client: Client, circle: int) -> None:
    address = re.search(rf"/en/events/{circle}/sign-up/\?date=\d+", text(client, f"/en/events/{circle}/"))
    assert address is not None
    key = re.search(r'name="key" value="(\w+)"', text(client, address[0]))
    assert key is not None
    for _turn in range(2):
        assert post(client, address[0], key=key[1], **WHO).status_code == 302
    assert SignUp.objects.count() == 1


@pytest.mark.parametrize(
    ("typed", "said"),
    [({"name": ""}, "This field is required."), ({"phone": "", "email": ""}, "Enter a phone number or an e-mail")],
)
def test_what_is_missing_is_said_and_what_was_typed_stays(
    client: Client, circle: int, typed: dict[str, str], said: str
) -> None:
    date_ = event_queries.dates_of(circle)[0].number
    answer = post(client, f"/en/events/{circle}/sign-up/?date={date_}", **{**WHO, "needs": "A chair.", **typed})
    assert said in answer.content.decode()
    assert "A chair." in answer.content.decode()
    assert not SignUp.objects.exists()


def test_for_whom_it_is_is_said_by_year_of_birth_and_asked_for_and_not_kept(client: Client) -> None:
    number = plan(Audience(date(2001, 1, 1)), SignsUp.ALL, None)
    assert "For people born in 2001 or later." in text(client, f"/en/events/{number}/")
    assert "Vuonna 2001 tai sen jälkeen syntyneille." in text(client, f"/fi/events/{number}/")
    address = f"/en/events/{number}/sign-up/"
    assert "Confirm that it is for you" in post(client, address, **WHO).content.decode()
    assert post(client, address, fits="on", **WHO).status_code == 302
    assert not {"born", "fits", "age"} & {field.name for field in SignUp._meta.get_fields()}


def test_a_cancelled_date_says_so_everywhere(client: Client, circle: int) -> None:
    cancel_first()
    page = text(client, f"/en/events/{circle}/")
    assert "Cancelled" in page
    assert text(client, f"/fi/events/{circle}/").count("Peruttu") >= 1
    data = json.loads(re.search(r'ld\+json">(.*?)</script>', page)[1])["@graph"]  # type: ignore[index]  # it is there
    assert [each["eventStatus"].rpartition("/")[2] for each in data] == ["EventCancelled", "EventScheduled"]
    assert data[0]["name"] == "Reading circle </script>"
    events = Calendar.from_ical(get(client, "/en/places/iso-omena/events.ics").content).walk("VEVENT")
    assert [(str(each["status"]), int(str(each["sequence"]))) for each in events] == [
        ("CANCELLED", 1),
        ("CONFIRMED", 0),
    ]
    feed = feedparser.parse(get(client, "/en/places/iso-omena/events.xml").content)
    assert not feed.bozo
    assert feed.entries[0].title.startswith("Cancelled: ")
    first = event_queries.dates_of(circle)[0].number
    assert post(client, f"/en/events/{circle}/sign-up/?date={first}", **WHO).status_code == 409


def test_a_moved_date_says_where_it_was_before(client: Client, circle: int) -> None:
    first = cancel_first()
    later = datetime(2020, 6, 2, 15, tzinfo=UTC)
    event_actions.decide_date(first, Outcome.RESCHEDULED, start=later, by="tests", now=MARCH)
    page = text(client, f"/en/events/{circle}/")
    assert "Moved to a new date" in page
    assert "instead of 24 March at 5 pm" in page
    data = json.loads(re.search(r'ld\+json">(.*?)</script>', page)[1])["@graph"]  # type: ignore[index]  # it is there
    moved = next(each for each in data if each["eventStatus"].endswith("EventRescheduled"))
    assert moved["previousStartDate"] == "2020-03-24T17:00:00+02:00"
    (event,) = [
        each
        for each in Calendar.from_ical(get(client, f"/en/events/{circle}/event.ics").content).walk("VEVENT")
        if int(str(each["sequence"])) == 2
    ]
    assert (str(event["status"]), event.decoded("dtstart")) == ("CONFIRMED", later)


@pytest.mark.parametrize(
    "address",
    ["/en/events/999999/", "/en/events/999999/sign-up/", "/en/sign-ups/guess/", "/en/events/999999/event.ics"],
)
def test_where_there_is_no_event_there_is_no_page(client: Client, address: str) -> None:
    with time_machine.travel(MARCH, tick=False):
        assert client.get(address).status_code == 404


def test_an_own_page_is_shown_until_a_day_after_it_is_over(client: Client, circle: int) -> None:
    first = event_queries.dates_of(circle)[0]
    mine = post(client, f"/en/events/{circle}/sign-up/?date={first.number}", **WHO).headers["Location"]
    assert get(client, mine, first.end + timedelta(hours=23)).status_code == 200
    with time_machine.travel(first.end + timedelta(hours=25), tick=False):
        assert client.get(mine).status_code == 404


def test_what_is_written_in_one_language_is_marked_on_the_pages_of_the_others(client: Client, circle: int) -> None:
    page = get(client, f"/fi/events/{circle}/").content.decode()
    assert '<span lang="en">Bring a book.</span>' in page
    assert 'lang="en">Bring' not in get(client, f"/en/events/{circle}/").content.decode()
