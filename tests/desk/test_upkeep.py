"""What gets out of date beyond the record: signs that hang on doors, and links to pages of others (R025, R128)."""

from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest
import time_machine

from aukio.answers import queries as answer_queries
from aukio.audit.queries import acts_on
from aukio.config.setting_kinds import networks
from aukio.upkeep import queries as upkeep_queries
from aukio.workflows.link_check import check_links, link_problem, shown_links
from tests.desk.conftest import LATER, SignIn
from tests.desk.test_changing import CLOSE, press
from tests.desk.test_words import WORDS, typed

SIGN = "/en/desk/places/iso-omena/library/sign/"
SOON = LATER + timedelta(minutes=30)
WEEK = {"begins": "now", "ends": "day", "last_day": "7.1.", "existing": "contact"}


def test_a_sign_that_was_printed_here_is_watched_over(sign_in: SignIn) -> None:
    client = sign_in("kirjasto")
    with time_machine.travel(LATER, tick=False):
        answer = client.post(SIGN)
        assert (answer.status_code, answer.headers["Content-Type"]) == (200, "application/pdf")
        assert answer.content.startswith(b"%PDF")
        assert "Printed on 3 January 2022 at 1 pm" not in client.get("/en/desk/inbox/").content.decode()
    with time_machine.travel(LATER + timedelta(minutes=5), tick=False):
        press(client, CLOSE, "publish_urgently", **WEEK)
    with time_machine.travel(SOON, tick=False):
        page = client.get("/en/desk/inbox/").content.decode()
        assert "Its text is out of date." in page
        assert "Printed on 3 January 2022 at 1 pm" in page
        client.post(SIGN)  # a new one hangs
    with time_machine.travel(SOON + timedelta(minutes=1), tick=False):
        assert "Its text is out of date." not in client.get("/en/desk/inbox/").content.decode()


def test_a_sign_whose_weeks_are_over_is_to_be_replaced_and_one_taken_down_is_not(sign_in: SignIn) -> None:
    client = sign_in("kirjasto")
    with time_machine.travel(LATER, tick=False):
        client.post(SIGN)
    with time_machine.travel(LATER + timedelta(days=40), tick=False):
        client = sign_in("kirjasto")  # the session of weeks ago is over
        assert "Its weeks have passed." in client.get("/en/desk/inbox/").content.decode()
        assert client.post(f"{SIGN}down/").status_code == 302
        assert "Its weeks have passed." not in client.get("/en/desk/inbox/").content.decode()
    assert [each.act for each in acts_on("iso-omena/library")][-2:] == ["print sign", "take down sign"]
    assert not upkeep_queries.hanging()


def test_a_sign_of_somebody_elses_door_is_not_theirs_to_hang(sign_in: SignIn) -> None:
    with time_machine.travel(LATER, tick=False):
        assert sign_in("kela").post(SIGN).status_code == 403
        assert sign_in("kela").post(f"{SIGN}down/").status_code == 403


def test_a_link_that_leads_nowhere_comes_to_whoever_can_mend_it(sign_in: SignIn) -> None:
    client = sign_in("viestinta")
    url = "https://example.org/advice"
    with time_machine.travel(LATER, tick=False):
        assert "Its address was lost." in client.get("/en/desk/inbox/").content.decode()
        words = typed(client.get(WORDS).content.decode())
        press(client, WORDS, "publish", **words | {"links[1].url": url}, kind="minor")
    assert url in {each.url for each in shown_links(answer_queries.view(LATER), LATER)}
    for minute, trouble in ((10, "404"), (20, "timed out")):
        check_links(now=LATER + timedelta(minutes=minute), follow={url: trouble}.__getitem__)
    (found,) = upkeep_queries.broken()
    assert (found.url, found.trouble, found.since) == (url, "timed out", LATER + timedelta(minutes=10))
    with time_machine.travel(SOON, tick=False):
        page = client.get("/en/desk/inbox/").content.decode()
        assert url in page
        assert "timed out" in page
    check_links(now=SOON, follow=lambda _: "")
    assert not upkeep_queries.broken()


@pytest.fixture
def site() -> Iterator[str]:
    """A site of a neighbour: a page, one that moved to it, one that is gone, one that asks who we are."""

    class Pages(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            code = {"/here": 200, "/moved": 302, "/private": 403}.get(self.path, 404)
            self.send_response(code)
            if code == 302:
                self.send_header("Location", "/here")
            self.end_headers()

        def log_message(self, *args: object) -> None:
            """Nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(("path", "trouble"), [("/here", ""), ("/moved", ""), ("/private", ""), ("/gone", "404")])
def test_an_address_is_followed_as_a_reader_would(site: str, path: str, trouble: str, settings: Any) -> None:
    settings.AUKIO_PRIVATE_TARGETS = networks("127.0.0.0/8")
    assert link_problem(f"{site}{path}") == trouble


@pytest.mark.parametrize("url", ["http://127.0.0.1:1/", "https://nowhere.invalid/", "ftp://example.org/", "http://[/"])
def test_what_cannot_be_followed_is_said_and_breaks_nothing(url: str) -> None:
    assert link_problem(url)
