"""Every public answer says until when it holds, and it does; it depends on its address and on nothing else."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

import pytest
import time_machine
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aukio.freshness.statement import statement_of
from tests.depth import examples
from tests.spec.now import NOW
from tests.web.addresses import ADDRESSES, EXAMPLES, UNKEPT, served

pytestmark = pytest.mark.one_engine  # it lays out what tests/spec and tests/ways read on both

FIRST, LAST = datetime(2020, 3, 1, tzinfo=UTC), datetime(2021, 8, 1, tzinfo=UTC)


@pytest.fixture
def client(espoo: None) -> Client:  # noqa: ARG001  # connects to the record
    """A reader of the stored record."""
    return Client()


def at(instant: datetime, address: str, **headers: str) -> Any:
    """The answer to somebody who asks at an instant."""
    with time_machine.travel(instant, tick=False):
        return Client().get(address, headers=headers)


# --- the law


ECHOES = ("at", "known", "resource_time_now", "other_timezone_time_now")


def without_echo(data: Any) -> Any:
    """A status, or an answer in the form of Hauki, without the instants that say when it was asked."""
    if isinstance(data, dict):
        return {key: without_echo(value) for key, value in data.items() if key not in ECHOES}
    return [without_echo(each) for each in data] if isinstance(data, list) else data


def told(answer: Any) -> Any:
    """The bytes of an answer; of a status, all it says but when it was asked."""
    if answer.headers["Content-Type"] == "application/json":
        return without_echo(json.loads(answer.content))
    return answer.content


@settings(max_examples=examples(12, 240), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    address=st.sampled_from(ADDRESSES),
    minutes=st.integers(0, int((LAST - FIRST) / timedelta(minutes=1))),
    later=st.floats(0, 1, exclude_max=True),
)
@pytest.mark.usefixtures("espoo")
def test_an_answer_is_the_same_until_the_instant_it_states(address: str, minutes: int, later: float) -> None:
    asked = FIRST + timedelta(minutes=minutes)
    first = at(asked, address)
    if first.status_code == 404:  # not published yet, on that day
        return
    statement = statement_of(first)
    assert statement is not None, first
    assert statement.changes is None or statement.changes > asked
    until = statement.changes or asked + timedelta(days=3)
    last = until - timedelta(microseconds=1)
    for instant in (min(asked + (until - asked) * later, last), last):
        assert told(at(instant, address)) == told(first)


@pytest.mark.parametrize(
    ("asked", "address", "changes"),
    [
        # On that Thursday the library was open from 9 to 20 local time, two hours ahead of UTC.
        ("2020-03-05T10:00", "/api/v1/places/iso-omena/library/status", "2020-03-05T18:00"),
        ("2020-03-05T10:00", "/fi/places/iso-omena/library/", "2020-03-05T18:00"),
        # At night a page changes with the day; the API not before the doors of the building open, at 7.
        ("2020-03-05T20:00", "/fi/places/iso-omena/library/", "2020-03-05T22:00"),
        ("2020-03-05T20:00", "/api/v1/places/iso-omena/library/status", "2020-03-06T05:00"),
    ],
)
@pytest.mark.usefixtures("espoo")
def test_an_answer_ends_at_the_very_minute(asked: str, address: str, changes: str) -> None:
    answer = at(datetime.fromisoformat(asked).replace(tzinfo=UTC), address)
    statement = statement_of(answer)
    assert statement is not None
    assert statement.changes == datetime.fromisoformat(changes).replace(tzinfo=UTC)


@pytest.mark.usefixtures("espoo")
def test_an_answer_ends_where_the_next_publication_of_the_record_becomes_known() -> None:
    # Publication 2 of the first notice became known at noon local time.
    answer = at(datetime(2020, 3, 16, 9, 59, 30, tzinfo=UTC), "/en/feeds/atom.xml")
    statement = statement_of(answer)
    assert statement is not None
    assert statement.changes is not None
    assert statement.changes > datetime(2020, 3, 16, 9, 59, 30, tzinfo=UTC)
    assert at(statement.changes, "/en/feeds/atom.xml").content != answer.content


# --- what the headers say


def test_every_pattern_that_is_served_is_among_the_examples() -> None:
    assert set(served()) - UNKEPT.keys() == EXAMPLES.keys()


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_public_answer_may_be_kept_by_everybody_for_it_depends_on_its_address_alone(
    client: Client, address: str
) -> None:
    answer = client.get(address)
    assert answer.status_code == 200
    etag = answer.headers["ETag"]
    assert etag.startswith('"')
    most = 3600 if "at=2020" in address and "known=" in address else 60
    if ".pdf" in address and most == 60:
        most = 59  # paper bears the minute it was made in, and a second less than is left is said
    assert answer.headers["Cache-Control"] == f"public, max-age={most}"
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert not answer.cookies

    # A reader who has it learns so.
    again = client.get(address, headers={"if-none-match": etag})
    assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", etag)

    # Another reader, with another language and another browser, has the same; so has one who adds what is not read.
    client.cookies["django_language"] = "sv"
    statement = statement_of(answer)
    assert statement is not None
    unread = [(name, "7") for name in ("utm_source", "page") if name not in (statement.reads or ())]
    more = "" if statement.reads is None else f"{'&' if '?' in address else '?'}{urlencode(unread)}"
    reader = {"accept-language": "sv", "user-agent": "a person", "hx-request": "true"}
    other = client.get(f"{address}{more}", headers=reader)
    assert other.content == answer.content
    assert other.headers.get("Content-Language") == answer.headers.get("Content-Language")


@pytest.mark.parametrize(
    "address",
    ["/", "/fi/places/nowhere/", "/fi/?at=nonsense", "/api/v1/places/nowhere/status", "/en/nowhere", "/fi/?chosen=1"],
)
def test_what_states_nothing_is_kept_by_nobody(client: Client, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code != 200
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.usefixtures("espoo")
def test_an_answer_is_kept_no_longer_than_it_holds() -> None:
    # The library closed at 18:00 UTC.
    address = "/api/v1/places/iso-omena/library/status"
    found = [
        at(datetime(2020, 3, 5, 17, minute, second, tzinfo=UTC), address).headers["Cache-Control"]
        for minute, second in ((30, 0), (59, 30), (59, 59))
    ]
    # A second less than is left: a proxy may count the one it has begun as none.
    assert found == ["public, max-age=60", "public, max-age=29", "public, max-age=0"]


@override_settings(AUKIO_KEPT_SECONDS=5, AUKIO_PAST_KEPT_SECONDS=7)
def test_an_installation_says_how_long_is_long(client: Client) -> None:
    assert client.get("/fi/").headers["Cache-Control"] == "public, max-age=5"
    past = client.get("/fi/?at=2020-04-02&known=2020-03-27")
    assert past.headers["Cache-Control"] == "public, max-age=7"


@pytest.mark.parametrize(
    "query",
    [
        "at=2020-04-02&known=2999-01-01",  # what is known then is what is known now
        "at=2.4.2020&known=tomorrow",
        "at=2020-04-02",
        "known=2020-04-02",
    ],
)
def test_what_is_not_over_on_both_clocks_is_not_the_past(client: Client, query: str) -> None:
    assert client.get(f"/fi/?{query}").headers["Cache-Control"] == "public, max-age=60"


@override_settings(AUKIO_OPENS_AT="2020-03-27T12:00")
def test_the_moment_an_installation_opens_at_is_no_past(client: Client) -> None:
    assert client.get("/fi/").headers["Cache-Control"] == "public, max-age=60"


# --- what it costs


@pytest.mark.parametrize("query", ["", "?at=2020-04-02T10:00&known=2020-03-27"])
def test_a_status_costs_three_queries_at_most(client: Client, query: str) -> None:
    address = f"/api/v1/places/iso-omena/kela/status{query}"
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    assert len(captured) <= 3, [each["sql"] for each in captured]


def test_a_page_about_now_shows_no_time_of_day_that_would_pass(client: Client) -> None:
    page = client.get("/en/").content.decode()
    assert f"Now: {NOW.astimezone().day} January 2022" in page
    assert "Now: 3 January 2022 at" not in page
