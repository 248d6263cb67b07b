"""The outlets over HTTP: what holds for all of them, and what each of them is."""

import json
from typing import Any

import feedparser
import icalendar
import pytest
from django.test import Client
from django.urls import resolve, reverse
from django.utils.translation import override

from aukio.formats.addresses import Addresses

pytestmark = pytest.mark.one_engine  # it lays out what tests/spec and tests/ways read on both

FEEDS = (
    "feeds/atom.xml",
    "feeds/feed.json",
    "places/iso-omena/atom.xml",
    "places/iso-omena/library/feed.json",
    "types/library/atom.xml",
    "types/health_centre/feed.json",
    "notices/service-centres-2020/atom.xml",
    "notices/service-centres-2020/feed.json",
)
OF_PLACES = ("calendar.ics", "opening_hours.txt", "schema.jsonld")
OUTLETS = (*FEEDS, *(f"places/iso-omena/library/{outlet}" for outlet in OF_PLACES))
MEDIA_TYPES = {
    "xml": "application/atom+xml",
    "feed.json": "application/feed+json",
    "ics": "text/calendar",
    "txt": "text/plain",
    "jsonld": "application/ld+json",
}


@pytest.fixture
def client(espoo: None) -> Client:  # noqa: ARG001  # connects to the record
    """A program that reads the stored record."""
    return Client()


def get(client: Client, path: str, **headers: str) -> Any:
    """An outlet in English."""
    return client.get(f"/en/{path}", headers=headers)


# --- what holds for all of them


@pytest.mark.parametrize("path", OUTLETS)
def test_an_outlet_says_what_it_is_and_how_long_it_may_be_kept(client: Client, path: str) -> None:
    answer = get(client, path)
    assert answer.status_code == 200
    media_type = next(value for ending, value in MEDIA_TYPES.items() if path.endswith(ending))
    assert answer.headers["Content-Type"] == f"{media_type}; charset=utf-8"
    assert answer.headers["Content-Language"] == "en"
    assert answer.headers["Cache-Control"] == "public, max-age=60"
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert answer.headers["ETag"].startswith('"')
    assert "Set-Cookie" not in answer.headers
    assert not answer.cookies


@pytest.mark.parametrize("path", OUTLETS)
def test_a_reader_who_has_it_is_told_so(client: Client, path: str) -> None:
    first = get(client, path)
    again = get(client, path, if_none_match=first.headers["ETag"])
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]
    assert get(client, path, if_none_match='"another"').status_code == 200


@pytest.mark.parametrize("path", FEEDS)
def test_a_feed_says_when_it_last_changed(client: Client, path: str) -> None:
    modified = get(client, path).headers["Last-Modified"]
    assert get(client, path, if_modified_since=modified).status_code == 304


@pytest.mark.parametrize("path", OUTLETS)
def test_what_is_no_instant_is_a_problem(client: Client, path: str) -> None:
    answer = get(client, f"{path}?at=yesterday")
    assert (answer.status_code, answer.headers["Content-Type"]) == (400, "application/problem+json")
    assert json.loads(answer.content)["code"] == "bad_instant"


@pytest.mark.parametrize(
    "path",
    [
        "places/nowhere/atom.xml",
        "places/nowhere/calendar.ics",
        "places/nowhere/opening_hours.txt",
        "places/nowhere/schema.jsonld",
        "places/iso-omena/service-point/photocopier/schema.jsonld",
        "places/iso-omena/calendar.ics?known=2019-06-01",
        "types/libary/feed.json",
        "notices/nothing/atom.xml",
        "notices/service-centres-2020/feed.json?known=2020-03-01",
    ],
)
def test_what_nobody_recorded_is_a_problem(client: Client, path: str) -> None:
    answer = get(client, path)
    assert (answer.status_code, answer.headers["Content-Type"]) == (404, "application/problem+json")
    assert json.loads(answer.content)["code"] == "not_found"


def test_an_outlet_is_only_read(client: Client) -> None:
    assert client.post("/en/feeds/atom.xml").status_code == 405
    assert client.head("/en/feeds/atom.xml").status_code == 200


def test_a_plus_before_an_offset_survives_its_address(client: Client) -> None:
    assert get(client, "feeds/atom.xml?known=2020-03-27T12:00+02:00").status_code == 200


@pytest.mark.parametrize("lang", ["fi", "sv", "en"])
def test_the_codecs_know_the_addresses_that_django_gives(lang: str) -> None:
    addresses = Addresses("", lang)
    with override(lang):
        assert addresses.home == reverse("web:home")
        assert addresses.place("iso-omena/library") == reverse("web:place", args=["iso-omena/library"])
        assert addresses.notice("storm") == reverse("web:notice", args=["storm"])
        assert addresses.version("storm", 2) == reverse("web:notice_version", args=["storm", 2])
        assert addresses.outlet("feeds", "atom.xml") == reverse("feeds:city_atom")
        for outlet in ("atom.xml", "feed.json", "calendar.ics", "opening_hours.txt", "schema.jsonld"):
            assert resolve(addresses.outlet("places/iso-omena/library", outlet)).app_name == "feeds"
        for of in ("types/library", "notices/storm"):
            assert resolve(addresses.outlet(of, "atom.xml")).app_name == "feeds"
            assert resolve(addresses.outlet(of, "feed.json")).app_name == "feeds"


# --- each of them


def test_a_feed_tells_what_was_known(client: Client) -> None:
    early = feedparser.parse(get(client, "feeds/atom.xml?known=2020-03-17").content)
    assert [entry.link.rsplit("/", 2)[1] for entry in early.entries] == ["1", "2", "1"]
    assert early.feed.title == "Espoo"


def test_each_entry_leads_to_a_page(client: Client) -> None:
    for item in json.loads(get(client, "notices/service-centres-2020/feed.json").content)["items"]:
        assert client.get(item["url"]).status_code == 200


def test_a_type_has_its_name(client: Client) -> None:
    assert feedparser.parse(get(client, "types/library/atom.xml").content).feed.title.lower() == "libraries"


def test_a_calendar_is_about_the_moment_asked(client: Client) -> None:
    read = icalendar.Calendar.from_ical(get(client, "places/iso-omena/library/calendar.ics?at=2020-04-02").content)
    assert any("Closed" in str(event["SUMMARY"]) for event in read.walk("VEVENT"))


def test_opening_hours_are_one_line(client: Client) -> None:
    text = get(client, "places/iso-omena/library/opening_hours.txt?at=2020-04-02&known=2020-04-02").content.decode()
    assert text.count("\n") == 1
    assert "2020 Apr 02-2021 Apr 01 off" in text


def test_json_ld_is_about_the_moment_asked(client: Client) -> None:
    data = json.loads(get(client, "places/iso-omena/library/schema.jsonld?at=2020-04-02").content)
    assert data["@graph"][0]["specialOpeningHoursSpecification"][0]["validFrom"] == "2020-04-02"
