"""What an anonymous script may do in a minute: the attacks of an outside reading, repeated (R135)."""

import json
import threading
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from smtplib import SMTPRecipientsRefused
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.test import Client, RequestFactory

from aukio.answers import queries as answer_queries
from aukio.bookings.actions import booking as booking_actions
from aukio.bookings.models import Booking
from aukio.clients.address import client_address, client_network
from aukio.demo import add_demo_staff, add_demo_visits
from aukio.domain.city.places import ChannelKind
from aukio.domain.people.booking_requests import BookableDraft
from aukio.domain.people.bookings import BookingKind
from aukio.domain.people.limits import BY_ADDRESS, BY_RECIPIENT, Act
from aukio.outreach.models import Message
from aukio.visits.models import Ticket
from aukio.workflows.messages.account_mail import THREAD
from tests.patience import PATIENCE
from tests.spec.now import NOW

MARCH = datetime(2020, 3, 11, 8, tzinfo=UTC)
LOGIN = "/en/desk/account/login/"
RESET = "/en/desk/account/password/reset/"


def most_for_one(act: Act) -> int:
    """How often one recipient may be written to in an hour."""
    limit = BY_RECIPIENT.get(act)
    assert limit is not None
    return limit.most


@pytest.fixture(autouse=True)
def noon(espoo: None) -> Any:  # noqa: ARG001  # connects to the record
    with time_machine.travel(NOW + timedelta(minutes=1), tick=False):
        yield


def test_forty_subscriptions_write_no_forty_mails_to_a_stranger(client: Client, settings: Any) -> None:
    settings.AUKIO_SITE = "https://aukio.example"
    topics = client.get("/en/subscribe/").content.decode().split('name="topic" value="')[1:]
    codes = [each.partition('"')[0] for each in topics]
    said = [
        client.post(
            "/en/subscribe/",
            {"topic": codes[number % len(codes)], "email": "Stranger@aukio.example", "rhythm": "daily", "lang": "fi"},
        )
        for number in range(40)
    ]
    assert Message.objects.count() <= most_for_one(Act.SUBSCRIBE)
    assert said[-1].status_code == HTTPStatus.TOO_MANY_REQUESTS
    assert int(said[-1].headers["Retry-After"]) > 0
    assert "Please wait a moment" in said[-1].content.decode()


def test_fifty_bookings_write_no_fifty_confirmations_to_one_address() -> None:
    place = answer_queries.view(NOW).directory.by_last_path["iso-omena/kela"]
    draft = BookableDraft(
        place, kind=BookingKind.APPOINTMENT, service="voucher", channel=ChannelKind.ON_SITE, minutes=30, desks=60
    )
    bookable = booking_actions.offer(draft, path="iso-omena/kela", by="tests", now=MARCH)

    def book(number: int, email: str) -> Any:
        with time_machine.travel(MARCH, tick=False):
            return Client().post(
                f"/api/v1/bookables/{bookable}/bookings",
                json.dumps({"start": "2020-03-12T10:00:00+02:00", "name": "Aino", "email": email}),
                content_type="application/json",
                headers={"Idempotency-Key": f"a-key-{number}-{email}"},
            )

    said = [book(number, "stranger@aukio.example") for number in range(56)]
    assert [each.status_code for each in said].count(201) == most_for_one(Act.BOOK) == Booking.objects.count()
    problem = said[-1].json()
    assert (said[-1].status_code, problem["status"], problem["code"]) == (429, 429, "too_many")
    assert said[-1].headers["Content-Type"] == "application/problem+json"
    assert int(said[-1].headers["Retry-After"]) > 0
    assert book(0, "stranger@aukio.example").status_code == 200  # the same request again is no other booking
    assert book(0, "other@aukio.example").status_code == 201


def test_a_booking_that_is_moved_to_and_fro_writes_no_fifty_mails_to_one_address(client: Client) -> None:
    place = answer_queries.view(NOW).directory.by_last_path["iso-omena/kela"]
    draft = BookableDraft(
        place, kind=BookingKind.APPOINTMENT, service="voucher", channel=ChannelKind.ON_SITE, minutes=30, desks=1
    )
    number = booking_actions.offer(draft, path="iso-omena/kela", by="tests", now=MARCH)
    times, secret, codes = ("10:00", "10:30"), "", []
    with time_machine.travel(MARCH, tick=False):
        for turn in range(most_for_one(Act.BOOK) + 1):
            address = f"/en/places/iso-omena/kela/book/?what={number}&time=2020-03-12T{times[turn % 2]}&move={secret}"
            said = client.post(address, {"name": "Aino", "phone": "", "email": "stranger@aukio.example", "needs": ""})
            codes.append(said.status_code)
            secret = said.headers.get("Location", "").rstrip("/").rpartition("/")[2]
    assert codes[:-1] == [HTTPStatus.FOUND] * most_for_one(Act.BOOK)
    assert codes[-1] == HTTPStatus.TOO_MANY_REQUESTS
    assert Message.objects.count() == most_for_one(Act.BOOK)


def test_three_hundred_tickets_from_one_address_do_not_fill_a_queue() -> None:
    add_demo_visits(by="tests", now=NOW)
    address = "/en/places/iso-omena/laboratory/queue/"
    errand = Client().get(address).content.decode().partition('name="errand" value="')[2].partition('"')[0]
    before = Ticket.objects.count()
    codes = [Client().post(address, {"errand": errand}).status_code for _ in range(80)]
    assert codes[-1] in (409, 429)
    assert Ticket.objects.count() - before <= BY_ADDRESS[Act.TICKET].most


def test_tries_count_by_the_real_client_behind_a_proxy(settings: Any) -> None:
    settings.BEHIND_PROXY = True
    add_demo_staff(by="tests", now=NOW)

    def tried(client: str, name: str, password: str) -> int:
        headers = {"x-forwarded-for": f"10.0.0.1, {client}"}
        return Client(headers=headers).post(LOGIN, {"login": name, "password": password}).status_code

    codes = [tried("203.0.113.9", f"nobody-{number}", "wrong") for number in range(62)]
    assert codes[-1] == HTTPStatus.TOO_MANY_REQUESTS
    assert tried("203.0.113.9", "kirjasto", "aukio-kaikille") == HTTPStatus.TOO_MANY_REQUESTS
    assert tried("198.51.100.7", "kirjasto", "aukio-kaikille") == HTTPStatus.FOUND


def test_an_account_is_not_tried_from_many_addresses_for_ever(settings: Any) -> None:
    settings.BEHIND_PROXY = True
    codes = [
        Client(headers={"x-forwarded-for": f"203.0.113.{number}"})
        .post(LOGIN, {"login": "Kirjasto", "password": "wrong"})
        .status_code
        for number in range(most_for_one(Act.SIGN_IN) + 1)
    ]
    assert codes[-1] == HTTPStatus.TOO_MANY_REQUESTS


def test_a_forgotten_password_writes_few_mails_and_none_to_strangers(client: Client) -> None:
    add_demo_staff(by="tests", now=NOW)
    client.post(RESET, {"email": "stranger@elsewhere.example"})
    assert mail.outbox == []
    codes = [client.post(RESET, {"email": "kirjasto@aukio.example"}).status_code for _ in range(12)]
    assert codes[-1] == HTTPStatus.TOO_MANY_REQUESTS
    wait_for_mail()
    assert 0 < len(mail.outbox) <= most_for_one(Act.RESET_PASSWORD)


def wait_for_mail() -> None:
    """Wait for the threads that send mail about accounts."""
    for each in threading.enumerate():
        if each.name == THREAD:
            each.join(PATIENCE)


def test_what_a_stranger_is_answered_about_a_password_does_not_depend_on_the_mail_server(
    client: Client, settings: Any, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    add_demo_staff(by="tests", now=NOW)
    asked, hangs = threading.Event(), threading.Event()

    def refuse(*_: object) -> int:
        asked.set()
        hangs.wait(PATIENCE)  # as a server that is slow, and then refuses
        raise SMTPRecipientsRefused({"kela@aukio.example": (550, b"kela@aukio.example")})

    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", refuse)
    known, unknown = (client.post(RESET, {"email": f"{name}@aukio.example"}) for name in ("kela", "stranger"))
    assert (known.status_code, known.headers["Location"]) == (unknown.status_code, unknown.headers["Location"])
    hangs.set()
    wait_for_mail()
    assert asked.is_set()
    settings.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
    assert client.post(RESET, {"email": "kela@aukio.example"}).status_code == HTTPStatus.FOUND
    assert "names no mail server" in caplog.text
    assert "kela" not in caplog.text


def test_a_link_to_a_new_password_leads_to_the_site_whatever_host_was_asked(client: Client, settings: Any) -> None:
    settings.ALLOWED_HOSTS, settings.AUKIO_SITE = ["*"], "https://auki.example"
    add_demo_staff(by="tests", now=NOW)
    client.post(RESET, {"email": "laboratorio@aukio.example"}, headers={"host": "evil.example"})
    wait_for_mail()
    assert "https://auki.example/en/desk/account/password/reset/key/" in mail.outbox[0].body
    assert "evil.example" not in mail.outbox[0].body


@pytest.mark.parametrize(
    ("proxy", "header", "peer", "address", "network"),
    [
        (False, "203.0.113.9", "127.0.0.1", "127.0.0.1", "127.0.0.1"),
        (True, "203.0.113.9", "127.0.0.1", "203.0.113.9", "203.0.113.9"),
        (True, "1.2.3.4, 203.0.113.9", "127.0.0.1", "203.0.113.9", "203.0.113.9"),
        (True, "nonsense", "127.0.0.1", "127.0.0.1", "127.0.0.1"),
        (True, "", "10.0.0.1", "10.0.0.1", "10.0.0.1"),
        (True, "2001:db8:1:2:3:4:5:6", "127.0.0.1", "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        (False, "", "::ffff:203.0.113.9", "203.0.113.9", "203.0.113.9"),
        (False, "", "", "", "unknown"),
    ],
)
def test_the_client_is_the_last_address_that_the_proxy_names(  # noqa: PLR0917  # a table
    proxy: bool, header: str, peer: str, address: str, network: str, settings: Any
) -> None:
    settings.BEHIND_PROXY = proxy
    request = RequestFactory().get("/", headers={"x-forwarded-for": header} if header else {}, REMOTE_ADDR=peer)
    assert (client_address(request), client_network(request)) == (address, network)
