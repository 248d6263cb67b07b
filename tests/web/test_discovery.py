"""What a page says of itself to programs."""

import json
from html.parser import HTMLParser
from typing import Any

import pytest
from django.test import Client

pytestmark = pytest.mark.one_engine  # it lays out what tests/spec and tests/ways read on both


class Head(HTMLParser):
    """The alternates of a page, and its JSON-LD."""

    def __init__(self) -> None:
        super().__init__()
        self.alternates: dict[str, str] = {}
        self.data: list[Any] = []
        self._is_data = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note links and the beginning of data."""
        given = dict(attrs)
        self._is_data = tag == "script" and given.get("type") == "application/ld+json"
        if tag == "link" and given.get("rel") == "alternate" and given.get("type"):
            assert given["title"]
            self.alternates[str(given["type"])] = str(given["href"])

    def handle_data(self, data: str) -> None:
        """Read data."""
        if self._is_data:
            self.data.append(json.loads(data))
            self._is_data = False


@pytest.fixture
def client(espoo: None) -> Client:  # noqa: ARG001  # connects to the record
    """A program that reads pages."""
    return Client()


def head(client: Client, path: str) -> Head:
    """The head of a page in English."""
    answer = client.get(f"/en/{path}")
    assert answer.status_code == 200
    found = Head()
    found.feed(answer.content.decode())
    return found


FEEDS = {"application/atom+xml", "application/feed+json"}


@pytest.mark.parametrize(
    ("path", "types"),
    [
        ("", FEEDS),
        ("places/iso-omena/", FEEDS | {"text/calendar", "application/ld+json"}),
        ("places/iso-omena/library/", FEEDS | {"text/calendar", "application/ld+json"}),
        ("places/iso-omena/service-point/photocopier/", FEEDS),
        ("notices/service-centres-2020/", FEEDS),
        ("notices/service-centres-2020/versions/2/", FEEDS),
    ],
)
def test_a_page_names_the_outlets_beside_it(client: Client, path: str, types: set[str]) -> None:
    alternates = head(client, path).alternates
    assert set(alternates) == types
    for address in alternates.values():
        assert client.get(address).status_code == 200


def test_an_outlet_does_not_keep_the_moment_shown(client: Client) -> None:
    assert "?" not in "".join(head(client, "places/iso-omena/?at=2020-04-02").alternates.values())


@pytest.mark.parametrize(
    ("path", "class_"),
    [
        ("places/iso-omena/?at=2020-04-02", "CivicStructure"),
        ("places/iso-omena/library/", "Library"),
        ("places/iso-omena/health-centre/", "MedicalClinic"),
        ("places/iso-omena/kela/", "GovernmentOffice"),
        ("notices/service-centres-2020/", "SpecialAnnouncement"),
    ],
)
def test_a_page_is_data_too(client: Client, path: str, class_: str) -> None:
    (data,) = head(client, path).data
    assert data["@graph"][0]["@type"] == class_


def test_the_data_of_a_page_is_that_of_its_outlet(client: Client) -> None:
    for moment in ("", "?at=2020-04-02T10:00"):
        (data,) = head(client, f"places/iso-omena/kela/{moment}").data
        assert data == json.loads(client.get(f"/en/places/iso-omena/kela/schema.jsonld{moment}").content)


def test_an_older_version_is_no_announcement(client: Client) -> None:
    assert head(client, "notices/service-centres-2020/versions/2/").data == []
