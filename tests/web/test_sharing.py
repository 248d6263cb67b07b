"""A reader passes a page on: by its address, by one that shows the same for ever, by a message."""

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

pytestmark = pytest.mark.one_engine  # it lays out what tests/spec and tests/ways read on both


@pytest.fixture
def client(espoo: None) -> Client:  # noqa: ARG001  # connects to the record
    """A reader of the stored record."""
    return Client()


def shared(client: Client, path: str) -> dict[str, str]:
    """The addresses offered on a page, by the id of their field, and that of the message."""
    page = client.get(path).content.decode()
    part = page[page.index('class="share') :]
    found = dict(re.findall(r'<input id="share-(\w+)"[^>]* value="([^"]+)"', part))
    mail = re.search(r'href="(mailto:[^"]+)"', part)
    assert mail is not None
    return {name: unescape(address) for name, address in {**found, "mail": mail[1]}.items()}


def told(page: str) -> str:
    """What a page says under its time bar, without the addresses, which carry the moment."""
    main = page[page.index("<main") : page.index('class="share')]
    return " ".join(re.sub(r'<input type="hidden"[^>]*>|(href|action|src|data-[a-z-]+)="[^"]*"', "", main).split())


@pytest.mark.parametrize("path", ["/fi/", "/sv/places/iso-omena/", "/en/places/iso-omena/library/"])
def test_the_address_of_what_is_shown_shows_it_again(client: Client, path: str) -> None:
    pinned = urlsplit(shared(client, path)["pinned"])
    assert parse_qs(pinned.query).keys() == {"at", "known"}
    again = client.get(f"{pinned.path}?{pinned.query}").content.decode()
    assert told(again) == told(client.get(path).content.decode())


@pytest.mark.parametrize(
    "path",
    [
        "/en/places/iso-omena/?at=2020-04-02T10:00&known=2020-03-27",
        "/en/notices/service-centres-2020/versions/3/",
    ],
)
def test_a_page_that_never_changes_has_one_address(client: Client, path: str) -> None:
    assert "pinned" not in shared(client, path)


def test_a_message_holds_the_title_the_answer_and_the_address(client: Client) -> None:
    ways = shared(client, "/en/places/iso-omena/library/?at=2020-03-18T12:00")
    asked = parse_qs(urlsplit(ways["mail"]).query)
    assert asked["subject"] == ["Iso Omena Library"]
    assert asked["body"][0].endswith(ways["address"])
    assert "walk through" in asked["body"][0]
