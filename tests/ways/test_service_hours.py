"""The week of one service at a place, from a file to the API, the command line, search and the pages."""

from typing import Any

import pytest
from django.test import Client

from tests.ways.town import MORNING, Write, directory, done, on_site, status

pytestmark = pytest.mark.usefixtures("town")

NAME = {"fi": "passin nouto", "sv": "hämta pass", "en": "collecting passports"}
DESK = {
    "path": "mall/desk",
    "kind": "unit",
    "type": "desk",
    "owner": "town",
    "name": {"en": "Desk"},
    "services": ["copy", {"service": "passport", "week": "Mo-Fr 09:00-11:00"}],
    "channels": [on_site("Mo-Fr 08:00-16:00; PH off")],
}
THEN = {"known": "2030-03-01T10:00"}
MONDAY = "2030-02-25"


@pytest.fixture(autouse=True)
def imported(town: None, write: Write) -> None:  # noqa: ARG001  # recorded first
    """The desk hands out passports from 9 to 11, and makes copies whenever it is open."""
    services = [{"slug": "copy", "name": "copying"}, {"slug": "passport", "name": NAME}]
    file = directory(DESK, known_from="2030-02-01", services=services)
    done("import", write("desk.yaml", file))
    assert "nothing changed" in done("import", write("desk.yaml", file), at=MORNING).out


def get(client: Client, address: str, **query: Any) -> Any:
    """The data of an answer."""
    answer = client.get(f"/api/v1/{address}", {**THEN, **query})
    assert answer.status_code == 200, answer.content
    return answer.json()


def test_the_status_has_the_state_of_the_service_and_ends_at_its_edges(client: Client) -> None:
    answers = [get(client, "places/mall/desk/status", at=f"{MONDAY}T{clock}") for clock in ("08:30", "10:00", "11:00")]
    assert [each["services"][0]["open"] for each in answers] == [False, True, False]
    assert [each["valid_until"][11:16] for each in answers] == ["09:00", "11:00", "16:00"]
    assert answers[1]["services"] == [
        {
            "service": "passport",
            "open": True,
            "hours_today": [["09:00", "11:00"]],
            "opens_at": None,
            "closes_at": f"{MONDAY}T11:00:00+02:00",
        }
    ]
    assert status("mall/desk", f"{MONDAY}T10:00")["services"] == answers[1]["services"]


def test_lists_of_open_places_for_the_service_know_its_week(client: Client) -> None:
    for clock, is_open, shut in (("10:00", ["mall/desk"], []), ("12:00", [], ["mall/desk"])):
        for wanted, found in (("true", is_open), ("false", shut)):
            query = {"service": "passport", "open": wanted, "at": f"{MONDAY}T{clock}"}
            assert [each["place"] for each in get(client, "status", **query)] == found
    assert len(get(client, "status", service="copy", open="true", at=f"{MONDAY}T12:00")) >= 1


def test_the_directory_has_the_week_of_the_service(client: Client) -> None:
    place = get(client, "places/mall/desk")
    assert (place["services"], place["service_weeks"]) == (
        ["copy", "passport"],
        [{"service": "passport", "week": "Mo-Fr 09:00-11:00"}],
    )


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("fi", "Passin nouto: ma–pe klo 9–11"),
        ("sv", "Hämta pass: må–fr kl. 9–11"),
        ("en", "Collecting passports: Mon–Fri 9 am–11 am"),
    ],
)
def test_the_page_of_the_place_and_search_say_the_week_of_the_service(client: Client, lang: str, said: str) -> None:
    when = f"at={MONDAY}T12:00&known=2030-03-01T10:00"
    for address in (f"places/mall/desk/?{when}", f"?q=passport&{when}", f"places/mall/?service=passport&{when}"):
        page = client.get(f"/{lang}/{address}").content.decode()
        assert said in page, address


def test_the_status_on_the_command_line_has_the_service() -> None:
    shown = done("status", "mall/desk", "--at", f"{MONDAY}T12:00", "--known", "2030-03-01T10:00").out
    assert "collecting passports" in shown
