"""Every public page, feed, sign and answer in the made-up language; ``tests/test_languages.py`` runs this file.

It needs a process of its own, because forms, schemas and addresses are made from the registry at import.
"""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.test import Client

from aukio.answers import queries as answer_queries
from aukio.bookings.actions import booking as booking_actions
from aukio.bookings.actions import events as event_actions
from aukio.bookings.queries import events as event_queries
from aukio.demo import add_demo_visits
from aukio.demo.books import add_demo_bookings
from aukio.domain.base.languages import LANGUAGES
from aukio.domain.city.places import ChannelKind, Names
from aukio.domain.people.booking_requests import BookableDraft, EventDraft, Organiser
from aukio.domain.people.bookings import BookingKind
from aukio.domain.people.events import Audience, SignsUp
from aukio.domain.texts.typed_facts import typed_facts
from aukio.visits.queries import queues as queue_queries
from aukio.workflows.messages.message_delivery import deliver
from tests.languages.tiny import CODE, INTERFACE, MARK
from tests.spec.now import NOW
from tests.spec.stored import aukio, espoo, espoo_database, nothing_remembered
from tests.web.addresses import ADDRESSES, EXAMPLES, served

__all__ = ["espoo", "espoo_database", "nothing_remembered"]

LIVE = {
    "places/<path:path>/crowd/": "places/iso-omena/library/crowd/",
    "places/<path:path>/crowd/now/": "places/iso-omena/library/crowd/now/",
    "places/<path:path>/queue/": "places/iso-omena/laboratory/queue/",
    "places/<path:path>/queue/display/": "places/iso-omena/laboratory/queue/display/",
    "places/<path:path>/queue/display/now/": "places/iso-omena/laboratory/queue/display/now/",
    "places/<path:path>/book/": "places/iso-omena/kela/book/",
    "places/<path:path>/events/": "places/iso-omena/events/",
    "places/<path:path>/events.ics": "places/iso-omena/events.ics",
    "places/<path:path>/events.xml": "places/iso-omena/events.xml",
}
"""Addresses of this very moment, by their pattern below the language."""

NUMBERED = ("events/<int:number>/", "events/<int:number>/event.ics")
ONLY_POSTED = ("events/<int:number>/sign-up/",)
OF_ONE_PERSON = {
    *(f"bookings/<slug:secret>/{each}" for each in ("", "cancel/", "booking.ics")),
    *(f"tickets/<slug:secret>/{each}" for each in ("", "now/", "leave/")),
    *(f"sign-ups/<slug:secret>/{each}" for each in ("", "leave/")),
    *("subscribe/", "subscriptions/<slug:secret>/"),
}
"""Each is asked for below with a secret of its own."""

pytestmark = pytest.mark.usefixtures("espoo")


@pytest.fixture
def doors(espoo: None) -> None:  # noqa: ARG001  # connects to the record
    """The doors and the books of the demo."""
    add_demo_visits(by="tests", now=NOW)
    add_demo_bookings(by="tests", now=NOW)


def in_tiny(address: str) -> str:
    """An address, asked for in the made-up language."""
    address = re.sub(r"^/(fi|sv|en)/", f"/{CODE}/", address)
    return re.sub(r"\b(langs?)=\w+", rf"\1={CODE}", address)


def texts(client: Client, addresses: Iterator[str]) -> dict[str, str]:
    """The text of each address, all of them answered with 200."""
    answers = {address: client.get(address) for address in addresses}
    assert {address: answer.status_code for address, answer in answers.items() if answer.status_code != 200} == {}
    return {
        address: b"".join(answer).decode(errors="replace")
        if answer.streaming
        else answer.content.decode(errors="replace")
        for address, answer in answers.items()
    }


@pytest.fixture(scope="module")
def kept() -> dict[str, str]:
    """The texts of all kept answers, once a test has asked for them."""
    return {}


def all_kept(client: Client, kept: dict[str, str]) -> dict[str, str]:
    """The text of every kept answer in the made-up language: each is made once, and read by two tests."""
    if not kept:
        kept |= texts(client, iter(dict.fromkeys(map(in_tiny, ADDRESSES))))
    return kept


def test_every_public_address_is_walked() -> None:
    below = {each.removeprefix("<lang>/") for each in served() if each.startswith("<lang>/")}
    known = {each.removeprefix("<lang>/") for each in EXAMPLES} | set(LIVE) | {*NUMBERED, *ONLY_POSTED}

    assert {each for each in below - known - OF_ONE_PERSON if not each.startswith(("desk/", "setup/"))} == set()


def test_every_kept_answer_speaks_it_or_falls_back_in_sight(client: Client, kept: dict[str, str]) -> None:
    found = all_kept(client, kept)

    for address, text in found.items():
        if "<html" in text and address.startswith(f"/{CODE}/"):
            assert f'lang="{CODE}"' in text, address
    places = [text for address, text in found.items() if re.fullmatch(rf"/{CODE}/places/iso-omena/(kela/)?.*", address)]
    assert any(MARK in text for text in places)
    notice = found[f"/{CODE}/notices/service-centres-2021/"]
    assert MARK in notice
    assert 'lang="en"' in notice
    assert INTERFACE["Search"] in found[f"/{CODE}/"]
    assert MARK in found[f"/api/v1/notices/service-centres-2020?lang={CODE}"]


@pytest.mark.usefixtures("doors")
def test_every_page_of_this_moment_speaks_it(client: Client) -> None:
    numbers = [each.event.number for each in event_queries.dates_at(None, NOW)][:1]
    numbered = [each.replace("<int:number>", str(number)) for each in NUMBERED for number in numbers]

    texts(client, (f"/{CODE}/{each}" for each in (*LIVE.values(), *numbered)))


MARCH = datetime(2020, 3, 11, 8, tzinfo=UTC)
"""A Wednesday morning before anything was published."""
TUESDAY = datetime(2020, 3, 30, 7, 30, tzinfo=UTC)
"""A morning on which the laboratory gives tickets."""
WHO = {"name": "Aino", "phone": "040 123 4567", "email": "aino@example.org"}


def location(client: Client, address: str, typed: dict[str, Any], at: datetime) -> str:
    """Send a form; where it leads."""
    with time_machine.travel(at, tick=False):
        answer = client.post(address, typed)
    assert answer.status_code == 302, answer.content.decode()
    return str(answer.headers["Location"])


def a_booking(client: Client) -> str:
    """The page of a booking at Kela."""
    place = answer_queries.view(NOW).directory.by_last_path["iso-omena/kela"]
    number = booking_actions.offer(
        BookableDraft(
            place, kind=BookingKind.APPOINTMENT, service="voucher", channel=ChannelKind.ON_SITE, minutes=30, desks=2
        ),
        path="iso-omena/kela",
        by="tests",
        now=MARCH,
    )
    day = f"/{CODE}/places/iso-omena/kela/book/?what={number}&day=2020-03-12"
    form = location(client, day, {"hold": "2020-03-12T10:00"}, MARCH)
    with time_machine.travel(MARCH, tick=False):
        key = re.search(r'name="key" value="(\w+)"', client.get(form).content.decode())
    assert key is not None
    return location(client, form, {**WHO, "key": key[1]}, MARCH)


def a_ticket(client: Client) -> str:
    """The page of a ticket at the laboratory."""
    lab = answer_queries.view(TUESDAY).directory.by_last_path["iso-omena/laboratory"]
    lines = queue_queries.queues_of(lab, TUESDAY.date())
    errand = next(each.number for line in lines for each in line.errands if each.service == "sample-return")
    return location(client, f"/{CODE}/places/iso-omena/laboratory/queue/", {"errand": errand}, TUESDAY)


def a_sign_up(client: Client) -> str:
    """The page of a seat at an event."""
    start = datetime(2020, 3, 24, 15, tzinfo=UTC)
    number = event_actions.add_event(
        EventDraft(
            answer_queries.view(MARCH).directory.by_last_path["iso-omena"],
            titles=Names({"fi": "Lukupiiri"}),
            details=Names({"fi": "Ota kirja mukaan."}),
            category="public_event",
            organiser=Organiser("Library"),
            audience=Audience(),
            dates=((start, start + timedelta(hours=1)),),
            signs_up=SignsUp.DATE,
            seats=5,
        ),
        path="iso-omena",
        by="tests",
        now=MARCH,
    )
    with time_machine.travel(MARCH, tick=False):
        page = client.get(f"/{CODE}/events/{number}/").content.decode()
    address = re.search(rf"/{CODE}/events/{number}/sign-up/\?date=\d+", page)
    assert address is not None
    return location(client, address[0], WHO, MARCH)


@pytest.mark.usefixtures("doors")
@pytest.mark.parametrize(
    ("kind", "parts", "leaving"),
    [(a_booking, ["booking.ics"], "cancel/"), (a_ticket, ["now/"], "leave/"), (a_sign_up, [], "leave/")],
)
def test_the_pages_of_one_person_speak_it(
    client: Client, settings: Any, kind: Callable[[Client], str], parts: list[str], leaving: str
) -> None:
    settings.AUKIO_SITE = "https://aukio.example"
    mine = kind(client).partition("?")[0]
    at = TUESDAY if kind is a_ticket else MARCH
    with time_machine.travel(at, tick=False):
        page = texts(client, iter([mine]))[mine]
        beside = texts(client, (f"{mine}{part}" for part in parts))
    assert location(client, f"{mine}{leaving}", {}, at) == mine
    with time_machine.travel(at, tick=False):
        left = texts(client, iter([mine]))[mine]

    assert mine.startswith(f"/{CODE}/")
    for each in (page, left):
        assert f'<html lang="{CODE}"' in each
        assert MARK in each
    assert left != page
    assert all(beside.values())  # their words are of the interface and of the place: they fall back


def test_a_subscriber_is_written_to_in_it(client: Client, settings: Any) -> None:
    settings.AUKIO_SITE = "https://aukio.example"
    address = f"/{CODE}/subscribe/?place=iso-omena/library"
    typed = {"topic": "type:library", "email": "aino@example.org", "rhythm": "at_once", "lang": CODE}
    assert client.post(address, typed).status_code == 200
    assert deliver(now=NOW) == 1
    message = mail.outbox[-1]
    link = re.search(rf"https://aukio.example(/{CODE}/subscriptions/\S+)", str(message.body))

    assert MARK in f"{message.subject}{message.body}"
    assert link is not None
    assert f'<html lang="{CODE}"' in texts(client, iter([link[1]]))[link[1]]


def test_facts_typed_in_its_words_are_found() -> None:
    text = "Open from tick 9 on 3 Snowmonth until snowset; 8–16 snowballs wait in igloo 10–12, and 13–14 is a time."

    assert [each.excerpt for each in typed_facts(text, CODE, "FI")] == ["tick 9", "3 Snowmonth", "snowset", "13–14"]


def test_a_word_of_the_interface_that_it_lacks_bears_its_language(client: Client) -> None:
    """Every text of a page is the record's, the wording's (with its mark), translated, or says its own language."""
    found = texts(client, iter([f"/{CODE}/", f"/{CODE}/places/iso-omena/", f"/{CODE}/notices/service-centres-2021/"]))

    for address, page in found.items():
        assert '<span lang="en">' in page, address
        assert not re.search("[\ue000\ue001]", page), address
    home = found[f"/{CODE}/"]
    assert f'<span lang="en">{INTERFACE["Search"]}' not in home  # it has this one
    skip = re.search(r'<a[^>]*href="#main"[^>]*>(.*?)</a>', home)
    assert skip is not None
    assert skip[1].startswith('<span lang="en">')


def test_no_data_has_marks_of_fallen_back_words(client: Client, kept: dict[str, str]) -> None:
    found = all_kept(client, kept)

    assert [address for address, text in found.items() if "\ue000" in text or "\ue001" in text] == []


def test_the_other_languages_are_as_they_were(client: Client) -> None:
    with time_machine.travel(NOW, tick=False):
        assert MARK not in texts(client, iter(["/fi/places/iso-omena/"]))["/fi/places/iso-omena/"].replace(
            "§search§", ""
        )


def test_the_command_line_speaks_it() -> None:
    said = aukio("status", "iso-omena/kela", "--lang", CODE)

    assert said.exit == 0
    assert CODE in LANGUAGES
