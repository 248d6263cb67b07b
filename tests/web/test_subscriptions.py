"""Asking to hear of changes on the web: told only once somebody confirms, ended by one press (R135, RFC 8058)."""

import re
from typing import Any

import pytest
from django.core import mail
from django.test import Client

from aukio.outreach.models import Message, Subscription
from aukio.workflows.messages.message_delivery import deliver
from tests.spec.now import NOW

ADDRESS = "/en/subscribe/?place=iso-omena/library"
TYPED = {"topic": "type:library", "email": "aino@example.org", "rhythm": "at_once", "lang": "sv"}


@pytest.fixture(autouse=True)
def record(espoo: None, settings: Any) -> None:  # noqa: ARG001  # connects to the record
    """The record, and a site that knows its address."""
    settings.AUKIO_SITE = "https://aukio.example"


def page(client: Client, address: str) -> str:
    """A page that is there."""
    answer = client.get(address)
    assert answer.status_code == 200
    return str(answer.content.decode())


def mine(client: Client) -> str:
    """Ask, and find the link in the mail."""
    client.post(ADDRESS, TYPED)
    assert deliver(now=NOW) == 1
    found = re.search(r"https://aukio.example(\S+)", str(mail.outbox[-1].body))
    assert found is not None
    return found[1]


def test_one_chooses_the_place_one_came_from_its_building_its_kind_or_everything(client: Client) -> None:
    said = page(client, ADDRESS)
    for topic in ("Iso Omena Library", "Iso Omena Service Centre", "Libraries", "Espoo"):
        assert topic in said
    assert "Phone" not in re.search(r"<form.*</form>", said, re.DOTALL)[0]  # type: ignore[index]  # it is there


def test_a_phone_is_asked_for_where_somebody_carries_text_messages(client: Client, settings: Any) -> None:
    settings.AUKIO_SMS_FILE = "/dev/null"
    assert "Phone" in page(client, ADDRESS)
    answer = client.post(ADDRESS, {**TYPED, "email": "", "phone": "040 123 4567"})
    assert "We have sent a message to +358401234567" in answer.content.decode()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"email": "nobody"}, "Enter a valid email address."),
        ({"email": ""}, "This field is required."),
        ({"topic": "place:1 OR 1"}, "Select a valid choice."),
        ({"topic": ""}, "This field is required."),
    ],
)
def test_what_is_wrong_is_said_beside_it(client: Client, wrong: dict[str, str], said: str) -> None:
    assert said in client.post(ADDRESS, {**TYPED, **wrong}).content.decode()
    assert not Subscription.objects.exists()


def test_it_is_confirmed_by_a_press_and_not_by_a_program_that_looks(client: Client) -> None:
    link = mine(client)
    assert link.startswith("/sv/subscriptions/")
    for _looked in range(2):
        assert "Du får inga besked ännu" in page(client, link)
    assert Subscription.objects.get().confirmed is None
    client.post(link, {"act": "confirm"})
    assert Subscription.objects.get().confirmed is not None
    assert "Vi meddelar genast" in page(client, link)


def test_whoever_types_an_address_learns_nothing_of_it_and_asks_nobody_twice(client: Client) -> None:
    first = client.post(ADDRESS, TYPED).content.decode()
    second = client.post(ADDRESS, TYPED).content.decode()
    strip = re.compile(r'name="csrfmiddlewaretoken" value="[^"]+"')
    assert strip.sub("", first) == strip.sub("", second)
    assert Message.objects.count() == 1


def test_one_press_ends_it_also_from_a_mail_program_without_a_cookie(client: Client) -> None:
    link = mine(client)
    client.post(link, {"act": "confirm"})
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post(link, "List-Unsubscribe=One-Click", content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 200
    assert not Subscription.objects.exists()
    assert client.get(link).status_code == 404
    again = strict.post(link, "List-Unsubscribe=One-Click", content_type="application/x-www-form-urlencoded")
    assert again.status_code == 200  # it has ended already: nothing to complain of


def test_somebody_who_never_asked_ends_it_and_nothing_is_kept(client: Client) -> None:
    link = mine(client)
    assert "Din adress har raderats" in client.post(link, {"act": "end"}).content.decode()
    assert not Subscription.objects.exists()
    assert client.post(link, {"act": "confirm"}).status_code == 404


def test_where_nobody_can_be_sent_a_link_nobody_is_asked_for_an_address(client: Client, settings: Any) -> None:
    assert "/en/subscribe/" in page(client, "/en/")
    settings.AUKIO_SITE = ""
    assert client.get(ADDRESS).status_code == 404
    assert "/en/subscribe/" not in page(client, "/en/")
    assert "/en/subscribe/" not in page(client, "/en/places/iso-omena/library/")
    settings.AUKIO_SITE = "https://aukio.example"
    settings.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
    assert client.get(ADDRESS).status_code == 404
