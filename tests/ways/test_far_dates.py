"""A date at the edge of the calendar gets a kind answer, never a fault: on every page, in every outlet and command."""

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.test import Client

from aukio.answers import queries as answer_queries
from aukio.bookings.actions import booking as booking_actions
from aukio.demo import add_demo_staff
from aukio.domain.people.booking_requests import BookableDraft
from aukio.domain.people.bookings import BookingKind
from tests.depth import some
from tests.spec.now import NOW
from tests.spec.stored import aukio

FAR = (
    "9999-12-31",
    "0001-01-01",
    "9999-12-31T23:59",
    "0001-01-01T00:00",
    "9999-12-31T23:59:59-12:00",
    "0001-01-01T00:00:00+14:00",
    "9999-12-27",
    "0001-01-04",
)
PLACE = "iso-omena/library"
ROOM = "iso-omena/meeting-room-1"
NOTICE = "service-centres-2020"
MOMENT = ("at", "known")
ASKED: dict[str, tuple[str, ...]] = {
    "/en/": MOMENT,
    "/en/places/": MOMENT,
    f"/en/places/{PLACE}/": MOMENT,
    "/en/places/iso-omena/": MOMENT,
    f"/en/places/{PLACE}/embed/": MOMENT,
    f"/en/places/{PLACE}/embed.html": MOMENT,
    f"/en/places/{PLACE}/screen/": MOMENT,
    f"/en/places/{ROOM}/book/": ("day", "time"),
    f"/en/places/{PLACE}/events/": MOMENT,
    f"/en/notices/{NOTICE}/": MOMENT,
    f"/en/notices/{NOTICE}/versions/1/": MOMENT,
    "/en/feeds/atom.xml": MOMENT,
    f"/en/places/{PLACE}/feed.json": MOMENT,
    f"/en/places/{PLACE}/calendar.ics": MOMENT,
    f"/en/places/{PLACE}/opening_hours.txt": MOMENT,
    f"/en/places/{PLACE}/sign.pdf": MOMENT,
    "/en/places/iso-omena/sheet.pdf": MOMENT,
    f"/en/places/{PLACE}/schema.jsonld": MOMENT,
    "/en/signs.json": MOMENT,
    f"/api/v1/places/{PLACE}/status": MOMENT,
    f"/api/v1/places/{PLACE}/hours": ("from", "to", "known"),
    f"/api/v1/places/{PLACE}/why": MOMENT,
    f"/api/v1/places/{PLACE}/check": MOMENT,
    "/api/v1/check": MOMENT,
    "/api/v1/places": MOMENT,
    "/api/v1/status": MOMENT,
    "/api/v1/notices": ("known",),
    f"/api/v1/notices/{NOTICE}": ("known",),
    f"/api/v1/notices/{NOTICE}/log": ("known",),
    "/api/v1/bookables/{room}/slots": ("from", "to"),
    f"/api/v1/places/{PLACE}/occupancy": MOMENT,
}
AT_THE_DESK: dict[str, tuple[str, ...]] = {
    "/en/desk/overview/": ("from",),
    "/en/desk/told/": MOMENT,
    "/en/desk/trail/": ("from", "to", "since", "until"),
    f"/en/desk/places/{ROOM}/bookings/": ("day",),
    f"/en/desk/places/{ROOM}/book/": ("day", "time"),
}
SENT: dict[str, dict[str, str]] = {
    f"/en/desk/change/closed/{PLACE}/": {
        "existing": "cancel",
        "act": "look",
        "begins": "now",
        "ends": "day",
        "last_day": "FAR",
    },
    f"/en/desk/change/closed/{ROOM}/": {
        "existing": "cancel",
        "act": "look",
        "begins": "",
        "ends": "day",
        "first_day": "FAR",
        "last_day": "FAR",
        "review": "FAR",
        "tell": "",
        "tell_day": "FAR",
    },
    f"/en/desk/change/other_hours/{PLACE}/": {
        "week": "Mo-Fr 09:00-15:00",
        "act": "look",
        "begins": "",
        "first_day": "FAR",
        "ends": "open",
    },
    f"/en/desk/places/{PLACE}/describe/": {"valid_from": "FAR"},
    "/en/desk/places/": {"valid_from": "FAR", "week": "Mo-Fr 09:00-15:00", "channel": "on_site"},
    "/en/desk/places/iso-omena/events/": {
        "day": "FAR",
        "starts": "10",
        "ends": "11",
        "until": "FAR",
        "title_en": "Choir",
    },
    f"/en/desk/in-force/{NOTICE}/health-centre-shorter-hours/": {"after_what": "end_on", "last_day": "FAR"},
}


@pytest.fixture
def room(espoo: None) -> int:  # noqa: ARG001  # connects to the record
    """The number of a room that can be booked."""
    place = answer_queries.view(NOW).directory.by_last_path[ROOM]
    draft = BookableDraft(place, kind=BookingKind.ROOM, service="", minutes=60, desks=1)
    return booking_actions.offer(draft, path=ROOM, by="tests", now=NOW)


@pytest.mark.parametrize("far", FAR)
def test_no_address_fails_at_the_edge_of_the_calendar(room: int, far: str) -> None:
    client = Client(raise_request_exception=True)
    with time_machine.travel(NOW, tick=False):
        questions = [(address, name, names) for address, names in ASKED.items() for name in names]
        for address, name, names in some(questions, 4, FAR.index(far)):
            others = {"from": "2020-03-30", "to": "2020-03-31"} if "from" in names else {}
            path = address.replace("{room}", str(room))
            answer = client.get(path, {**others, name: far}, follow=True)
            assert answer.status_code < 500, (path, name)


@pytest.mark.parametrize("far", FAR)
@pytest.mark.usefixtures("room")
def test_no_page_of_the_desk_fails_at_the_edge_of_the_calendar(far: str) -> None:
    add_demo_staff(by="tests", now=NOW)
    client = Client()
    user = get_user_model().objects.get(username="viestinta")
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    with time_machine.travel(NOW, tick=False):
        for address, names in AT_THE_DESK.items():
            for name in names:
                assert client.get(address, {name: far}).status_code < 500, (address, name)
        for address, form in some(SENT.items(), 2, FAR.index(far)):
            sent = {name: far if value == "FAR" else value for name, value in form.items()}
            assert client.post(address, sent).status_code < 500, address


def test_a_far_day_of_a_room_says_why_nothing_can_be_booked(room: int) -> None:
    with time_machine.travel(NOW, tick=False):
        pages = {
            day: Client().get(f"/en/places/{ROOM}/book/?what={room}&day={day}").content.decode()
            for day in ("9999-12-31", "0001-01-01")
        }
    assert "too far ahead to be booked" in pages["9999-12-31"]
    assert "That time is over" in pages["0001-01-01"]


@pytest.mark.parametrize("far", FAR)
@pytest.mark.usefixtures("room")
def test_no_command_fails_at_the_edge_of_the_calendar(far: str) -> None:
    for command in (
        ("status", PLACE, "--at", far),
        ("status", PLACE, "--known", far),
        ("why", PLACE, "--at", far),
        ("check", PLACE, "--at", far),
        ("hours", PLACE, "--from", far, "--to", far),
        ("hours", PLACE, "--from", "2020-03-30", "--to", far),
        ("notice", "show", NOTICE, "--known", far),
        ("notice", "log", NOTICE, "--known", far),
        ("places", "--at", far),
    ):
        said = aukio(*command, at=NOW)
        assert said.exit in (0, 2, 3), (command, said.err)
        assert "Traceback" not in said.err
