"""At the door and at the counter, from the desk (R018, R066, R067, R089–R094)."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from aukio.answers import queries as answer_queries
from aukio.audit.queries import acts_on
from aukio.demo import add_demo_visits
from aukio.visits.queries import counts as count_queries
from aukio.visits.queries import queues as queue_queries
from tests.desk.conftest import SignIn
from tests.spec.now import NOW

DOOR = "/en/desk/door/iso-omena/library/"
COUNTER = "/en/desk/counter/iso-omena/laboratory/"
JUNE = datetime(2021, 6, 1, 9, tzinfo=UTC)
MARCH = datetime(2020, 3, 30, 7, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def doors(sign_in: SignIn) -> None:
    """The doors of the demo, after its people."""
    del sign_in
    add_demo_visits(by="tests", now=NOW)


def inside() -> int | None:
    """How many are counted inside the library."""
    view = answer_queries.view(JUNE)
    day_count = count_queries.day_count_of(view.directory.by_last_path["iso-omena/library"], JUNE.date())
    return None if day_count is None else day_count.inside


def tap(client: Client, act: str, minute: int = 0, **typed: Any) -> str:
    """Tap at the door as the page's script does."""
    with time_machine.travel(JUNE + timedelta(minutes=minute), tick=False):
        answer = client.post(DOOR, {"act": act, **typed}, headers={"HX-Request": "true"})
        assert answer.status_code == 200
        return str(answer.content.decode())


def test_a_doorkeeper_counts_from_a_phone(sign_in: SignIn) -> None:
    client = sign_in("ovi")
    assert "Room for 120 more" not in tap(client, "about", many="118")
    assert "Room for 1 more" in tap(client, "in", 1, key="a")
    assert "Room for 1 more" in tap(client, "in", 1, key="a")  # told twice by a bad connection
    assert "Full now" in tap(client, "in", 2, key="b")
    refused = tap(client, "in", 3, key="c")
    assert "120 are inside, and no more than 120 may be." in refused
    assert inside() == 120
    assert "Room for 1 more" in tap(client, "out", 4, key="d")
    assert "Full now" in tap(client, "undo", 4)


def test_a_number_that_is_none_is_said_and_nothing_is_counted(sign_in: SignIn) -> None:
    client = sign_in("ovi")
    tap(client, "about", many="12")
    for many in ("", "many", "-3", "9999999"):
        assert "no number of people" in tap(client, "about", 1, many=many)
    assert inside() == 12
    assert "no such act" in tap(client, "dance", 1)
    assert "no such act" in tap(client, "", 1)


def test_a_number_sent_without_its_button_is_saved(sign_in: SignIn) -> None:
    client = sign_in("ovi")
    tap(client, "", many="117")
    assert inside() == 117
    assert "no number of people" in tap(client, "", 1, many="many")
    assert inside() == 117


def test_the_door_says_who_may_come_in_and_on_which_conditions(sign_in: SignIn) -> None:
    client = sign_in("ovi")
    with time_machine.travel(MARCH, tick=False):
        page = client.get("/en/desk/door/iso-omena/").content.decode()
    assert "Who may come in now" in page
    assert "Iso Omena Library" in page
    assert "Queues" in page
    assert "0 people are waiting." in page


def test_how_many_it_holds_is_said_by_whoever_describes_it(sign_in: SignIn) -> None:
    client = sign_in("isannoitsija")
    with time_machine.travel(JUNE, tick=False):
        assert client.post(DOOR, {"act": "base", "base": "300"}).status_code == 302
    assert count_queries.base_of(answer_queries.view(JUNE).directory.by_last_path["iso-omena/library"]) == 300
    assert ("isannoitsija", "count people") in {(each.by, each.act) for each in acts_on("iso-omena/library")}


def test_another_building_is_not_ones_own_door(sign_in: SignIn) -> None:
    for name in ("kela", "kirjasto", "laboratorio"):
        assert sign_in(name).get(DOOR).status_code == 403
    assert sign_in("ovi").get("/en/desk/door/kalajarvi/library/").status_code == 403
    assert sign_in("ovi").post("/en/desk/door/kalajarvi/library/", {"act": "in"}).status_code == 403


def test_a_doorkeeper_may_not_say_how_many_it_holds(sign_in: SignIn) -> None:
    assert sign_in("ovi").post(DOOR, {"act": "base", "base": "10"}).status_code == 403
    assert count_queries.base_of(answer_queries.view(JUNE).directory.by_last_path["iso-omena/library"]) == 240


def act(client: Client, what: str, minute: int = 0, **typed: Any) -> str:
    """Press a button at the counter; the page that follows."""
    with time_machine.travel(MARCH + timedelta(minutes=minute), tick=False):
        assert client.post(COUNTER, {"act": what, **typed}).status_code == 302
        return str(client.get(COUNTER).content.decode())


def errand(page: str, name: str) -> str:
    """The number of an errand in the form that gives numbers."""
    return str(re.search(rf'<option value="(\d+)">{name}</option>', page)[1])  # type: ignore[index]  # it is there


def test_a_clerk_calls_serves_and_is_done(sign_in: SignIn) -> None:
    client = sign_in("laboratorio")
    page = act(client, "sit", desk="2")
    assert "There is no one at your desk." in page
    assert "Number N1 was given." in act(client, "take", errand=errand(page, "returning a sample"))
    assert "Number P2 was given." in act(client, "take", 1, errand=errand(page, "emergency sampling"))
    page = act(client, "next", 2)
    assert re.search(r'ticket-label figures">P2<', page)
    assert "P2 was called and has not been served" in act(client, "next", 3)
    ticket = re.search(r'name="ticket" value="(\d+)"', page)[1]  # type: ignore[index]  # it is there
    act(client, "serve", 4, ticket=ticket)
    page = act(client, "next", 5)
    assert re.search(r'ticket-label figures">N1<', page)
    ticket = re.search(r'name="ticket" value="(\d+)"', page)[1]  # type: ignore[index]  # as above
    assert "Came after all" in act(client, "miss", 6, ticket=ticket)
    assert "1 person is waiting." in act(client, "return", 7, ticket=ticket)
    assert re.search(r'ticket-label figures">N1<', act(client, "next", 8))
    act(client, "hold", 9, ticket=ticket)
    assert "No one is waiting." in act(client, "next", 10)
    assert re.search(r'ticket-label figures">N1<', act(client, "resume", 11, ticket=ticket))


def test_what_does_not_lead_on_is_said(sign_in: SignIn) -> None:
    client = sign_in("laboratorio")
    assert "the desk has no name" in act(client, "next")
    act(client, "sit", desk="2")
    assert "there is no such ticket" in act(client, "serve", ticket="999")
    assert "there is no such errand" in act(client, "take", errand="x")
    assert "no such act" in act(client, "dance")


def test_a_counter_is_its_own_organisations(sign_in: SignIn) -> None:
    for name in ("kela", "ovi", "viestinta"):
        assert sign_in(name).get(COUNTER).status_code == 403
        assert sign_in(name).post(COUNTER, {"act": "next"}).status_code == 403


def test_which_errands_a_queue_is_for(sign_in: SignIn) -> None:
    client = sign_in("operator")
    address = "/en/desk/places/iso-omena/laboratory/queue/"
    page = client.get(address).content.decode()
    assert 'value="Sampling"' in page
    assert "Write one letter." in client.post(address, {"name_en": "Lab", "service_0": "sampling"}).content.decode()
    assert "Choose at least one errand." in client.post(address, {"name_en": "Lab"}).content.decode()
    typed = {"name_en": "Lab", "service_0": "sampling", "letter_0": "s", "service_1": "sample-return", "letter_1": "S"}
    assert "a letter stands twice" in client.post(address, typed).content.decode()
    assert client.post(address, {**typed, "letter_1": "r", "urgent_0": "on"}).status_code == 302
    (line,) = queue_queries.queues_of(
        answer_queries.view(MARCH).directory.by_last_path["iso-omena/laboratory"], MARCH.date()
    )
    assert [(each.letter, each.service, each.priority) for each in line.errands] == [
        ("R", "sample-return", 0),
        ("S", "sampling", 1),
    ]
    assert sign_in("laboratorio").get(address).status_code == 403
