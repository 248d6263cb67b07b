"""The screen at an entrance: which units one may go to, what binds who comes, what turns next (R018, R097, R129)."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.test import Client

from tests.web.reading import Page

pytestmark = pytest.mark.one_engine  # it lays out what tests/spec and tests/ways read on both

SPRING = "at=2020-03-27T12:00&known=2020-03-27T18:00"
JUNE = "at=2021-06-02T12:00&known=2021-06-02T12:00"


@pytest.fixture
def client(espoo: None) -> Client:  # noqa: ARG001  # connects to the record
    """The machine of a screen."""
    return Client()


def read(client: Client, address: str) -> Page:
    """A screen as somebody before it has it."""
    answer = client.get(address)
    assert answer.status_code == 200
    return Page(answer.content.decode())


def test_units_that_receive_visitors_stand_apart_from_those_that_do_not(client: Client) -> None:
    page = read(client, f"/en/places/iso-omena/screen/?{SPRING}&langs=en")
    enter, apart = page.sections["You may go to"], page.sections["Not open to visitors now"]
    assert "Iso Omena Health Centre By appointment 8 am–6 pm" in enter
    assert "Kela service point, Iso Omena Only for those already booked 9 am–4 pm" in enter
    assert "Iso Omena Library Closed, you may walk through" in apart
    assert "Library" not in enter
    assert "You may enter only to go to a unit that is open." in page.text


def test_the_next_change_of_the_day_is_told_with_every_unit_that_turns(client: Client) -> None:
    page = read(client, f"/en/places/iso-omena/screen/?{SPRING}&langs=en")
    told = page.sections["Next change"]
    assert told.startswith("At 4 pm Closed Kela service point, Iso Omena; ")
    assert "Health Centre" not in told


def test_a_day_on_which_nothing_changes_any_more_says_nothing_of_changes(client: Client) -> None:
    page = read(client, "/en/places/iso-omena/screen/?at=2020-03-27T23:00&known=2020-03-27T18:00&langs=en")
    assert "Next change" not in page.sections
    assert "You may go to" not in page.sections


def test_what_binds_who_comes_is_on_the_screen_and_advice_is_not(client: Client) -> None:
    page = read(client, f"/en/places/iso-omena/screen/?{JUNE}&langs=en")
    assert "You must not visit if you have even slight cold symptoms" in page.sections["Not allowed"]
    assert "Recommended" not in page.sections
    assert "If possible" not in page.sections


def test_both_languages_stand_together_and_a_third_is_added_for_its_readers(client: Client) -> None:
    finnish = read(client, f"/fi/places/iso-omena/screen/?{SPRING}")
    english = read(client, f"/en/places/iso-omena/screen/?{SPRING}")
    assert "Nyt voit asioida Nu kan du besöka" in finnish.text
    assert "Nyt voit asioida Nu kan du besöka You may go to" in english.text
    # What two languages write alike is written once.
    assert "HUS Röntgen, Iso Omena Auki Öppet 7–19" in finnish.text


def test_a_unit_has_a_screen_of_its_own(client: Client) -> None:
    page = read(client, f"/en/places/iso-omena/kela/screen/?{SPRING}&langs=en")
    assert page.text.startswith("Kela service point, Iso Omena Only for those already booked Fri 27 March 2020:")
    assert "You may go to" not in page.sections


def test_a_screen_says_when_it_shows_another_moment_and_has_a_clock_otherwise(client: Client) -> None:
    assert "As of 27 March 2020 at midday" in read(client, f"/en/places/iso-omena/screen/?{SPRING}").text
    assert b"data-clock" in client.get("/en/places/iso-omena/screen/").content


def test_what_is_shown_now_says_until_when_it_can_hold(client: Client) -> None:
    with time_machine.travel(datetime(2021, 6, 2, 9, tzinfo=UTC), tick=False):
        now = client.get("/en/places/iso-omena/library/screen/").content.decode()
        then = client.get(f"/en/places/iso-omena/library/screen/?{JUNE}").content.decode()
    assert 'data-until="2021-06-02T17:00:00+00:00"' in now  # it closes at eight in the evening in Helsinki
    assert 'data-until=""' in then


def test_the_script_that_keeps_the_last_answer_stands_beside_the_screen(client: Client) -> None:
    service_worker = "/en/places/iso-omena/screen/keeper.js"
    assert f'data-service-worker="{service_worker}"' in client.get("/en/places/iso-omena/screen/").content.decode()
    assert client.get(service_worker).headers["Content-Type"].startswith("text/javascript")


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("nowhere/screen/", 404),
        ("iso-omena/service-point/photocopier/screen/", 404),
        ("iso-omena/screen/?langs=de", 400),
        ("iso-omena/screen/?at=2019-01-01", 404),
    ],
)
def test_where_there_is_no_door_there_is_no_screen(client: Client, path: str, status: int) -> None:
    assert client.get(f"/en/places/{path}").status_code == status
