"""Pages about this very moment: how full, who takes a ticket, one's own number, the lobby's screen (R066, R089)."""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.test import Client

from aukio.answers import queries as answer_queries
from aukio.demo import add_demo_visits
from aukio.visits.actions import counts, queues
from aukio.visits.queries import queues as queue_queries
from aukio.web.live.queue_pages import kiosk_token
from aukio.workflows import doors
from aukio.workflows.messages.message_delivery import deliver
from tests.spec.now import NOW

LIBRARY, LAB = "iso-omena/library", "iso-omena/laboratory"
MARCH = datetime(2020, 3, 30, 7, 30, tzinfo=UTC)
"""Half past ten in Espoo, on the first day of tickets at the laboratory."""
JUNE = datetime(2021, 6, 1, 9, tzinfo=UTC)
"""Noon, on the first day at half capacity."""

pytestmark = pytest.mark.usefixtures("demo_doors")


@pytest.fixture
def demo_doors(espoo: None) -> None:  # noqa: ARG001  # connects to the record
    """The doors of the demo."""
    add_demo_visits(by="tests", now=NOW)


@pytest.fixture
def march(demo_doors: None) -> Iterator[None]:  # noqa: ARG001  # they set a clock of their own
    """The morning of 30 March 2020."""
    with time_machine.travel(MARCH, tick=False):
        yield


@pytest.fixture
def june(demo_doors: None) -> Iterator[None]:  # noqa: ARG001  # as above
    """Noon on 1 June 2021."""
    with time_machine.travel(JUNE, tick=False):
        yield


def library(minute: int = 0) -> counts.Spot:
    """The library, some minutes after noon."""
    view = answer_queries.view(JUNE)
    return doors.spot_at(view, view.directory.by_last_path[LIBRARY], JUNE + timedelta(minutes=minute))


def page(client: Client, address: str, **headers: str) -> str:
    """A page that is there."""
    answer = client.get(address, headers=headers)
    assert answer.status_code == 200
    return str(answer.content.decode())


# --- how full


@pytest.mark.usefixtures("june")
def test_the_library_at_half_capacity_has_room_for_the_rest_with_its_age(client: Client) -> None:
    assert "At most 120 people at a time." in page(client, f"/en/places/{LIBRARY}/crowd/")
    assert "We do not know how full it is" in page(client, f"/en/places/{LIBRARY}/crowd/")
    counts.set_count(library(), 97, key="look", by="ovi")
    for lang, said in (("fi", "Tilaa vielä 23"), ("sv", "Plats för 23 till"), ("en", "Room for 23 more")):
        assert said in page(client, f"/{lang}/places/{LIBRARY}/crowd/now/")
    assert "Counted at midday" in page(client, f"/en/places/{LIBRARY}/crowd/now/")


@pytest.mark.usefixtures("june")
def test_a_count_grows_old(client: Client) -> None:
    counts.set_count(library(), 97, key="look", by="ovi")
    with time_machine.travel(JUNE + timedelta(minutes=31), tick=False):
        assert "We do not know how full it is" in page(client, f"/en/places/{LIBRARY}/crowd/now/")


@pytest.mark.usefixtures("june")
def test_full_is_said_and_ends_by_itself(client: Client) -> None:
    counts.mark_full(library(), by="ovi", path=LIBRARY)
    assert "Full now" in page(client, f"/en/places/{LIBRARY}/crowd/now/")
    with time_machine.travel(JUNE + timedelta(minutes=11), tick=False):
        assert "Full now" not in page(client, f"/en/places/{LIBRARY}/crowd/now/")


@pytest.mark.usefixtures("june")
def test_of_an_unknown_base_only_the_ratio_is_told(client: Client) -> None:
    counts.start_counting(library().place, base=None, path=LIBRARY, by="tests", now=JUNE)
    text = page(client, f"/en/places/{LIBRARY}/crowd/")
    assert "At most 50 % of the usual number of people at a time." in text
    assert not re.search(r"At most \d+ people", text)


@pytest.mark.usefixtures("june")
def test_the_live_piece_is_answered_with_304_until_somebody_counts(client: Client) -> None:
    counts.set_count(library(), 97, key="look", by="ovi")
    first = client.get(f"/en/places/{LIBRARY}/crowd/now/")
    again = client.get(f"/en/places/{LIBRARY}/crowd/now/", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    assert 0 < int(re.search(r"max-age=(\d+)", first.headers["Cache-Control"])[1]) <= 3  # type: ignore[index]  # it is there
    counts.set_count(library(1), 98, key="again", by="ovi")
    other = client.get(f"/en/places/{LIBRARY}/crowd/now/", headers={"If-None-Match": first.headers["ETag"]})
    assert other.status_code == 200


@pytest.mark.usefixtures("june")
def test_the_usual_week_is_a_table_that_says_how_busy(client: Client) -> None:
    past = timedelta(weeks=1)
    for hour, many in ((9, 10), (12, 100)):
        spot = counts.Spot(library().place, (JUNE - past).date(), hour, JUNE - past)
        counts.set_count(spot, many, key=f"then-{hour}", by="ovi")
    text = page(client, f"/en/places/{LIBRARY}/crowd/")
    assert "When it is usually full" in text
    assert "busiest" in text
    assert text.count("<tr>") == 8


@pytest.mark.usefixtures("june")
def test_the_page_of_the_place_leads_there_and_only_for_now(client: Client) -> None:
    assert f"/en/places/{LIBRARY}/crowd/now/" in page(client, f"/en/places/{LIBRARY}/")
    assert "crowd/now/" not in page(client, f"/en/places/{LIBRARY}/?at=2020-03-27")
    assert "crowd/now/" not in page(client, "/en/places/iso-omena/kela/")


@pytest.mark.usefixtures("june")
def test_where_nobody_counts_there_is_no_such_page(client: Client) -> None:
    assert client.get("/en/places/iso-omena/kela/crowd/").status_code == 404
    assert client.get("/en/places/iso-omena/kela/queue/").status_code == 404
    assert client.get("/en/tickets/guess/").status_code == 404


# --- the queue


def errand(service: str) -> int:
    """The number of an errand at the laboratory."""
    view = answer_queries.view(MARCH)
    lines = queue_queries.queues_of(view.directory.by_last_path[LAB], MARCH.date())
    return next(each.number for line in lines for each in line.errands if each.service == service)


def take(client: Client, service: str = "sample-return", query: str = "") -> Any:
    """Ask for a ticket."""
    return client.post(f"/en/places/{LAB}/queue/{query}", {"errand": errand(service)})


@pytest.mark.usefixtures("march")
def test_a_ticket_is_for_what_is_admitted_by_one_and_others_are_told_kindly(client: Client) -> None:
    text = page(client, f"/en/places/{LAB}/queue/")
    buttons = re.findall(r'<button[^>]*name="errand".*?</button>', text, re.DOTALL)
    assert len(buttons) == 2
    assert any("Returning a sample" in each or "returning a sample" in each for each in buttons)
    assert "By appointment only: book first" in text
    refused = take(client, "sampling")
    assert refused.status_code == 409
    assert "Tickets are not available for this now" in refused.content.decode()


@pytest.mark.usefixtures("march")
@pytest.mark.parametrize(("lang", "said"), [("fi", "Vain ajanvarauksella"), ("sv", "Endast med tidsbokning")])
def test_it_is_said_in_the_readers_language(client: Client, lang: str, said: str) -> None:
    assert said in page(client, f"/{lang}/places/{LAB}/queue/")


def test_when_the_laboratory_is_closed_no_ticket_is_given(client: Client) -> None:
    with time_machine.travel(MARCH + timedelta(hours=12), tick=False):
        assert "Closed now: tickets are not available." in page(client, f"/en/places/{LAB}/queue/")
        assert take(client).status_code == 409


def test_on_an_ordinary_day_everybody_takes_a_ticket(client: Client) -> None:
    with time_machine.travel(datetime(2022, 1, 3, 9, tzinfo=UTC), tick=False):
        assert page(client, f"/en/places/{LAB}/queue/").count('name="errand"') == 3


@pytest.mark.usefixtures("march")
def test_a_phone_takes_one_ticket_and_finds_it_again(client: Client) -> None:
    answer = take(client)
    assert answer.status_code == 302
    mine = answer.headers["Location"]
    assert "N1" in page(client, mine)
    assert "0 people are ahead of you." in page(client, f"{mine}now/")
    assert take(client).headers["Location"] == mine
    assert client.get(f"/en/places/{LAB}/queue/").headers["Location"] == mine
    assert "1 person is ahead of you." in page(client, take(Client()).headers["Location"])


@pytest.mark.usefixtures("march")
def test_the_machine_in_the_lobby_gives_many_and_only_with_its_own_address(client: Client) -> None:
    query = f"?kiosk={kiosk_token(LAB)}"
    for number in (1, 2, 3):
        text = take(client, query=query).content.decode()
        assert f"N{number}" in text
        assert "<svg" in text
        assert 'data-return="20"' in text
    assert take(client, query="?kiosk=guess").status_code == 302
    assert take(client, query=f"?kiosk={kiosk_token(LIBRARY)}").status_code == 302


@pytest.mark.usefixtures("march")
def test_ones_turn_is_told_and_the_screen_calls(client: Client) -> None:
    mine = take(client).headers["Location"]
    view = answer_queries.view(MARCH)
    place = view.directory.by_last_path[LAB]
    lines = [each.number for each in queue_queries.queues_of(place, MARCH.date())]
    assert "No one is being called now." in page(client, f"/en/places/{LAB}/queue/display/")
    queues.call_next(place, lines, day=MARCH.date(), desk="3", now=MARCH)
    text = page(client, f"{mine}now/")
    assert "It is your turn" in text
    assert "Desk 3" in text
    shown = page(client, f"/en/places/{LAB}/queue/display/now/")
    assert 'data-say="Number N1, desk 3"' in shown
    assert "Numero N1, tiski 3" in page(client, f"/fi/places/{LAB}/queue/display/now/")


@pytest.mark.usefixtures("march")
def test_whoever_gives_up_is_not_called(client: Client) -> None:
    mine = take(client).headers["Location"]
    assert client.post(f"{mine}leave/").status_code == 302
    assert "You gave up your place" in page(client, mine)
    assert client.post(f"{mine}leave/").status_code == 302
    view = answer_queries.view(MARCH)
    assert queue_queries.queues_of(view.directory.by_last_path[LAB], MARCH.date())[0].waiting == 0


def test_the_demo_stands_in_the_queue_of_its_own_day(client: Client, settings: Any) -> None:
    settings.AUKIO_DEMO, settings.AUKIO_OPENS_AT = True, "2020-03-30T10:30"
    doors._STARTED.clear()
    try:
        assert "Take a ticket" in page(client, f"/en/places/{LAB}/queue/")
    finally:
        doors._STARTED.clear()


@pytest.mark.usefixtures("march")
def test_whoever_asks_for_it_is_told_by_phone_when_they_are_next(client: Client, settings: Any, tmp_path: Path) -> None:
    assert "text message" not in page(client, f"/en/places/{LAB}/queue/")
    settings.AUKIO_SMS_FILE = str(tmp_path / "sms.jsonl")
    assert "text message" in page(client, f"/en/places/{LAB}/queue/")
    address, chosen = f"/fi/places/{LAB}/queue/", errand("sample-return")
    wrong = client.post(address, {"errand": chosen, "phone": "ring me"})
    assert wrong.status_code == 409
    assert 'value="ring me"' in wrong.content.decode()
    take(Client())
    client.post(address, {"errand": chosen, "phone": "040 123 4567"})
    assert not deliver(now=MARCH)
    view = answer_queries.view(MARCH)
    place = view.directory.by_last_path[LAB]
    lines = [each.number for each in queue_queries.queues_of(place, MARCH.date())]
    doors.call_next(view, place, lines, desk="1", now=MARCH)
    assert deliver(now=MARCH) == 1
    told = json.loads((tmp_path / "sms.jsonl").read_text())
    assert (told["to"], told["text"]) == (
        "+358401234567",
        "Espoo, HUSLAB, Iso Omenan laboratorio: vuoronumero N2, olet seuraavana.",
    )
    doors.call_next(view, place, lines, desk="2", now=MARCH)
    assert not deliver(now=MARCH)  # told once
