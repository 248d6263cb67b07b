"""A place in a frame on somebody else's page: what it says, and that nothing else of ours may be framed."""

from html import unescape

import pytest
from django.test import Client

from tests.web.reading import Page

pytestmark = pytest.mark.one_engine  # it lays out what tests/spec and tests/ways read on both

THEN = "?at=2020-03-27T12:00&known=2020-03-27T18:00"


@pytest.fixture
def client(espoo: None) -> Client:  # noqa: ARG001  # connects to the record
    """A page of a unit's own."""
    return Client()


@pytest.mark.parametrize(
    ("lang", "place", "words"),
    [
        ("fi", "iso-omena/kela", "Vain ajan jo varanneille – auki klo 16 asti"),
        ("sv", "iso-omena/library", "Stängt, du får gå igenom"),
        (
            "en",
            "iso-omena/health-centre",
            (
                "By appointment until 6 pm Different hours from Monday 30 March. Book before you come."
                " On site: Today 8 am–6 pm"
            ),
        ),
        ("en", "iso-omena", "Open until 7 pm On site: Today 7 am–7 pm"),
    ],
)
def test_a_frame_says_whether_one_can_go_and_how(client: Client, lang: str, place: str, words: str) -> None:
    answer = client.get(f"/{lang}/places/{place}/embed/{THEN}")
    page = Page(answer.content.decode())

    assert words in page.text
    assert {link for _, link in page.links} == {
        f"http://testserver/{lang}/places/{place}/{THEN.replace('T12:00', 'T12%3A00').replace('T18:00', 'T18%3A00')}"
    }
    assert b"<script" not in answer.content


def test_only_a_frame_may_be_framed(client: Client) -> None:
    assert "X-Frame-Options" not in client.get("/en/places/iso-omena/kela/embed/").headers
    assert client.get("/en/places/iso-omena/kela/").headers["X-Frame-Options"] == "DENY"


def test_the_page_of_a_place_offers_its_frame(client: Client) -> None:
    page = unescape(client.get("/sv/places/iso-omena/kela/").content.decode())
    assert '<iframe src="http://testserver/sv/places/iso-omena/kela/embed/"' in page


def test_a_place_nobody_recorded_has_no_frame(client: Client) -> None:
    assert client.get("/en/places/nowhere/embed/").status_code == 404


@pytest.mark.parametrize(("lang", "words"), [("fi", "Vain ajan jo varanneille – auki klo"), ("sv", "Endast för dem")])
def test_a_fragment_says_the_same_as_the_frame_and_brings_no_page_of_its_own(
    client: Client, lang: str, words: str
) -> None:
    answer = client.get(f"/{lang}/places/iso-omena/kela/embed.html{THEN}")
    piece = answer.content.decode()
    frame = Page(client.get(f"/{lang}/places/iso-omena/kela/embed/{THEN}").content.decode())

    within = Page(f"<main>{piece}</main>")
    assert words in within.text
    assert within.text == frame.text
    assert within.links == frame.links
    assert piece.startswith(f'<section class="aukio aukio-booked_only" lang="{lang}">')
    assert not any(tag in piece for tag in ("<html", "<head", "<body", "<style", "<script", "<link", "style="))
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
