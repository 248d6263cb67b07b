"""The bookings of the demo: every fate that the publications of March 2020 gave them (R035, R078, R079, R134)."""

import json
from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from aukio.answers import queries as answer_queries
from aukio.bookings.actions import booking as booking_actions
from aukio.bookings.models import Booking, Occurrence
from aukio.bookings.queries import booking as booking_queries
from aukio.demo.books import add_demo_bookings
from aukio.domain.clock.local_time import local_of
from aukio.domain.people.booking_requests import BookingRequest, Person
from aukio.domain.people.booking_states import BookingState
from aukio.outreach.models import Message
from tests.spec.now import NOW
from tests.spec.stored import aukio
from tests.ways.town import Write, done


@pytest.fixture
def filled(espoo: None) -> None:  # noqa: ARG001  # connects to the record
    """The books of the demo."""
    add_demo_bookings(by="tests", now=NOW)


def fates() -> dict[str, list[tuple[str, str]]]:
    """By path: when each booking starts, and how it stands."""
    view = answer_queries.view(NOW)
    found: dict[str, list[tuple[str, str]]] = {}
    for row in Booking.objects.order_by("place", "start"):
        path = next(path for path, place in view.directory.by_last_path.items() if place == row.place)
        local = local_of(row.start, view.city.zone)
        found.setdefault(path, []).append((f"{local:%d.%m. %H:%M}", row.state))
    return found


@pytest.mark.usefixtures("filled")
def test_kela_honours_its_own_and_the_rooms_are_cancelled_through_april() -> None:
    assert fates() == {
        "iso-omena/kela": [
            ("17.03. 10:00", "booked"),
            ("19.03. 09:00", "honoured"),
            ("30.04. 14:00", "honoured"),
            ("04.05. 10:00", "booked"),
        ],
        "iso-omena/meeting-room-1": [
            ("20.03. 12:00", "cancelled"),
            ("30.04. 16:00", "cancelled"),
            ("01.05. 10:00", "booked"),
            ("02.06. 10:00", "to_contact"),
            ("03.06. 14:00", "to_contact"),
        ],
        "iso-omena/library/group-room": [
            ("20.01. 10:00", "to_contact"),  # F16
            ("04.06. 10:00", "to_contact"),  # F17
        ],
        "iso-omena/health-centre": [
            ("27.03. 17:00", "booked"),
            ("31.03. 10:00", "booked"),
            ("31.03. 17:00", "to_contact"),  # F15: 8-16 instead of 8-18
            ("01.04. 15:30", "to_contact"),  # it runs past 16
        ],
    }
    centre = answer_queries.view(NOW).directory.by_last_path["iso-omena/health-centre"]
    called = Booking.objects.filter(place=centre, state=BookingState.TO_CONTACT)
    assert set(called.values_list("because", "tell")) == {("service-centres-2020/health-centre-shorter-hours", "staff")}
    assert not Message.objects.exists()  # that is long past
    room = answer_queries.view(NOW).directory.by_last_path["iso-omena/library/group-room"]
    because = Booking.objects.filter(place=room).order_by("start").values_list("because", flat=True)
    assert list(because) == [
        "service-centres-2021/libraries-closed",
        "service-centres-2021/library-rooms-stay-closed",
    ]


@pytest.mark.usefixtures("filled")
def test_filling_them_again_changes_nothing() -> None:
    before = fates()
    add_demo_bookings(by="tests", now=NOW)
    assert fates() == before


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize(("lang", "said"), [("fi", "Me peruimme varauksen"), ("sv", "Vi har avbokat")])
def test_whoever_was_cancelled_reads_so(client: Client, lang: str, said: str) -> None:
    row = Booking.objects.filter(state=BookingState.CANCELLED).order_by("start")[0]
    with time_machine.travel(row.start - timedelta(hours=1), tick=False):
        page = client.get(f"/{lang}/bookings/{row.secret}/").content.decode()
    assert said in page
    with time_machine.travel(row.end + timedelta(days=1, minutes=1), tick=False):
        assert client.get(f"/{lang}/bookings/{row.secret}/").status_code == 404  # its link has expired


@pytest.mark.usefixtures("filled")
def test_a_plan_counts_what_becomes_of_bookings(write: Write) -> None:
    kela = answer_queries.view(NOW).directory.by_last_path["iso-omena/kela"]
    (offered,) = booking_queries.offered_at(kela)
    for day in (4, 10):
        person = Person("Esimerkki", email="esimerkki@aukio.example")
        start = NOW.replace(day=day, hour=8, minute=0)
        booking_actions.book(BookingRequest(offered.number, start, person), most=2, now=NOW)
    shut = {
        "id": "shut",
        "scope": {"path": "iso-omena/kela"},
        "until": "2022-01-07",
        "effects": [{"close": {}}, {"bookings": {"new": "stop", "existing": "cancel"}}],
    }
    pipe = {"aukio": "notice/1", "notice": "pipe", "title": {"en": "A burst pipe"}, "publications": [{"add": [shut]}]}
    assert "bookings: 1 kept, 1 cancelled" in done("plan", write("pipe.yaml", pipe), at=NOW).out


@pytest.mark.usefixtures("filled")
def test_one_persons_data_is_shown_and_forgotten() -> None:
    address = "esimerkki-2@aukio.example"
    shown = json.loads(done("person", "show", "--email", address, at=NOW).out)
    assert [(each["name"], each["state"]) for each in shown["bookings"]] == [("Esimerkki 2", "honoured")]
    assert "Forgotten in 1 bookings, 0 sign-ups" in done("person", "erase", "--email", address, at=NOW).out
    nothing = {"bookings": [], "sign_ups": [], "subscriptions": [], "messages_waiting": 0}
    assert json.loads(done("person", "show", "--email", address, at=NOW).out) == nothing
    assert Booking.objects.filter(forgotten=True).count() == 1


@pytest.mark.usefixtures("filled")
def test_events_are_cancelled_but_for_those_born_in_2001_or_later() -> None:
    stands = {
        (row.event.titles["en"], f"{local_of(row.start, answer_queries.view(NOW).city.zone):%d.%m.%Y}"): row.state
        for row in Occurrence.objects.select_related("event")
    }
    assert stands == {
        ("Reading circle", "24.03.2020"): "cancelled",  # F3
        ("Reading circle", "21.04.2020"): "cancelled",
        ("An evening for the neighbourhood", "02.04.2020"): "cancelled",
        ("Drawing club for children", "02.06.2021"): "scheduled",  # F18 excepts it
        ("Drawing club for children", "09.06.2021"): "scheduled",
        ("Drawing club for children", "16.06.2021"): "scheduled",
        ("A choir for adults", "03.06.2021"): "cancelled",
        ("A choir for adults", "10.06.2021"): "cancelled",
        ("An evening on local history", "08.06.2021"): "cancelled",
    }
    asked = Occurrence.objects.filter(asked=True).count()
    assert asked == 6


@pytest.mark.usefixtures("filled")
def test_nothing_is_scheduled_in_silence_about_bookings(write: Write) -> None:
    kela = answer_queries.view(NOW).directory.by_last_path["iso-omena/kela"]
    (offered,) = booking_queries.offered_at(kela)
    start = NOW.replace(day=10, hour=8, minute=0)
    booking_actions.book(BookingRequest(offered.number, start, Person("Esimerkki")), most=2, now=NOW)
    shut = {"id": "shut", "scope": {"path": "iso-omena/kela"}, "from": "2022-01-08", "until": "2022-01-12"}
    publication = {
        "published": "2022-01-07T12:00",
        "accept": {"close_without_policy": "They know."},
        "add": [{**shut, "effects": [{"close": {}}]}],
    }
    pipe = {"aukio": "notice/1", "notice": "pipe", "title": {"en": "A burst pipe"}, "publications": [publication]}
    refused = aukio("publish", write("pipe.yaml", pipe), at=NOW)
    assert refused.exit == 4
    assert "nothing is said of what becomes of them" in refused.err
