"""The moment shown goes along with every link: to pages, signs, feeds, calendars and data."""

from html import unescape
from html.parser import HTMLParser
from itertools import product
from urllib.parse import parse_qs, urljoin, urlsplit

import pytest
from django.test import Client, override_settings
from django.urls import resolve
from django.utils.translation import override

from tests.depth import in_turn

pytestmark = pytest.mark.one_engine  # it lays out what tests/spec and tests/ways read on both

SITE = "http://testserver"
MOMENT = {"at": ["2020-04-02T10:00"], "known": ["2020-03-27"]}
PAGES = (
    "",
    "?q=kirjasto",
    "places/",
    "places/iso-omena/",
    "places/iso-omena/library/",
    "places/iso-omena/laboratory/",
    "places/iso-omena/meeting-room-1/",
    "places/tapiola/",
    "notices/service-centres-2020/",
    "notices/service-centres-2020/versions/2/",
)
ABOUT_NOW = frozenset(
    {
        "api_reference",
        "subscribe",
        "book",
        "place_events",
        "queue",
        "occupancy",
        "occupancy_now",
        "screen_service_worker",
    }
)
"""Names of addresses that have no other moment than now."""


@pytest.fixture
def client(espoo: None) -> Client:  # noqa: ARG001  # connects to the record
    """A reader of the stored record."""
    return Client()


class _Links(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.page = page
        self.found: list[str] = []
        self.other_days: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note where a link leads; the way back to the present loses the moment, and one to another day changes it."""
        values = dict(attrs)
        if tag not in {"a", "link"} or not values.get("href") or values.get("class") == "time-bar-back":
            return
        (self.other_days if values.get("rel") == "nofollow" else self.found).append(urljoin(self.page, values["href"]))


def links(client: Client, address: str) -> list[str]:
    """Every link of a page to our own addresses that depend on the moment."""
    page = client.get(address)
    assert page.status_code == 200
    reader = _Links(f"{SITE}{address}")
    reader.feed(page.content.decode())
    return [each for each in reader.found if _is_dated(each)]


def _is_dated(link: str) -> bool:
    parts = urlsplit(link)
    if f"{parts.scheme}://{parts.netloc}" != SITE or parts.path.startswith(("/static/", "/admin/", "/desk/")):
        return False
    with override(parts.path.split("/")[1]):  # the addresses of a language are known while it is active
        return resolve(parts.path).url_name not in ABOUT_NOW


@pytest.mark.parametrize(("asked", "lang"), in_turn(product(PAGES, ["", "&plain=1"]), ["fi", "sv", "en"]))
def test_each_link_of_a_page_carries_the_moment_it_shows(client: Client, asked: tuple[str, str], lang: str) -> None:
    path, plain = asked
    address = f"/{lang}/{path}{'&' if '?' in path else '?'}at=2020-04-02T10:00&known=2020-03-27{plain}"
    found = links(client, address)
    assert len(found) > 4
    for link in found:
        carried = parse_qs(urlsplit(link).query)
        assert {name: carried.get(name) for name in MOMENT} == MOMENT, link


def test_the_week_after_is_a_link_away_at_the_same_time_as_known_then(client: Client) -> None:
    address = "/en/places/iso-omena/library/?at=2020-04-02T10:00&known=2020-03-27&plain=1"
    reader = _Links(f"{SITE}{address}")
    reader.feed(client.get(address).content.decode())
    asked = [parse_qs(urlsplit(link).query) for link in reader.other_days]
    assert [each["at"] for each in asked] == [[f"2020-04-{day:02}T10:00"] for day in range(3, 10)]
    assert all((each["known"], each["plain"]) == (["2020-03-27"], ["1"]) for each in asked)


@override_settings(AUKIO_OPENS_AT="2020-03-27T12:00")
@pytest.mark.parametrize("path", ["places/iso-omena/", "places/iso-omena/library/"])
def test_outlets_of_an_installation_that_opens_at_a_moment_carry_it(client: Client, path: str) -> None:
    outlets = [link for link in links(client, f"/en/{path}") if "." in urlsplit(link).path or "/api/" in link]
    assert len(outlets) > 4
    for link in outlets:
        asked = parse_qs(urlsplit(link).query)
        assert (asked["at"], asked["known"]) == (["2020-03-27T12:00"], ["2020-03-27T12:00"]), link


def test_a_page_about_now_has_plain_links(client: Client) -> None:
    assert not [link for link in links(client, "/en/places/iso-omena/") if "known=" in link and "at=" in link]


@override_settings(AUKIO_OPENS_AT="2020-03-27T12:00")
def test_a_day_alone_in_the_demonstration_is_shown_as_it_was_known_then(client: Client) -> None:
    page = unescape(client.get("/en/places/iso-omena/library/?at=30.3.2020").content.decode())
    assert "Showing 30 March 2020" in page
    assert "as known then" in page
    assert ".ics?at=2020-03-30&known=2020-03-30" in page


@override_settings(AUKIO_OPENS_AT="2020-03-27T12:00")
def test_what_was_known_later_can_be_asked_for_in_the_demonstration(client: Client) -> None:
    page = client.get("/en/places/iso-omena/library/?at=2020-03-30&known=today").content.decode()
    assert "Showing 30 March 2020" in page
    assert "as known on" not in page.partition("Another time")[0]


def test_a_day_alone_is_shown_as_it_is_known_now_elsewhere(client: Client) -> None:
    page = client.get("/en/places/iso-omena/library/?at=30.3.2020").content.decode()
    assert "as known on" not in page.partition("Another time")[0]
