"""Programs that read Hauki read us at ``/hauki/``: resources by their ids, hours by day, errors in the same form."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.test import Client

from tests.spec.stored import aukio
from tests.ways.town import CLOSE, MORNING, Write, directory, done, fact, notice, on_site

pytestmark = pytest.mark.usefixtures("clock")

LIBRARY = {
    "path": "library",
    "kind": "unit",
    "type": "library",
    "name": {"fi": "Kirjasto", "en": "Library"},
    "address": {"street": {"fi": "Katu 1"}, "postal_code": "00100", "city": {"fi": "Helsinki"}},
    "ids": {"hauki": "7", "tprek": "123", "kirkanta": "k-9"},
    "channels": [on_site("Mo-Fr 09:00-18:00; PH off"), {"kind": "self_service", "week": "Sa 08:00-10:00"}],
}
ROOM = {"path": "library/room", "kind": "room", "channels": [on_site("Mo-Fr 10:00-12:00", admission="appointment")]}
BAR = {"path": "bar", "kind": "unit", "channels": [on_site("Fr 20:00-02:00; Sa 20:00-24:00; Su 00:00-24:00")]}
ODD = {"path": "odd", "kind": "unit", "channels": [{"kind": "on_site"}]}


@pytest.fixture
def api(clock: time_machine.Traveller, write: Write) -> Client:
    """A reader of a town in which the library closes for two days."""
    done("import", write("town.yaml", directory(LIBRARY, ROOM, BAR, ODD)))
    closed = fact("closed", "library", CLOSE, **{"from": "2030-03-04", "until": "2030-03-05"})
    done("publish", write("days.yaml", notice({"published": "2030-03-01T10:00", "add": [closed]})))
    clock.move_to(MORNING + timedelta(hours=1))
    return Client()


def get(api: Client, address: str, status: int = 200) -> Any:
    """The JSON of an answer."""
    answer = api.get(f"/hauki/v1/{address}")
    assert answer.status_code == status, answer.content
    assert answer.headers["Content-Type"] == "application/json"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    return json.loads(answer.content)


def times(api: Client, key: str, first: str, last: str) -> dict[str, list[tuple[str | None, str | None, bool, str]]]:
    """The times of each day."""
    days = get(api, f"resource/{key}/opening_hours/?start_date={first}&end_date={last}")
    return {
        day["date"]: [
            (each["start_time"], each["end_time"], each["end_time_on_next_day"], each["resource_state"])
            for each in day["times"]
        ]
        for day in days
    }


def test_a_resource_is_found_by_its_number_and_by_its_ids_in_other_systems(api: Client) -> None:
    found = get(api, "resource/7/")
    assert found == get(api, "resource/tprek:123/") == get(api, "resource/kirkanta:k-9/")
    assert found["name"] == {"fi": "Kirjasto", "sv": None, "en": "Library"}
    assert found["address"]["fi"] == "Katu 1, 00100 Helsinki"
    assert (found["id"], found["resource_type"], found["timezone"]) == (7, "unit", "Europe/Helsinki")
    assert {(each["data_source"]["id"], each["origin_id"]) for each in found["origins"]} == {
        ("tprek", "123"),
        ("kirkanta", "k-9"),
    }
    (room,) = found["children"]
    assert get(api, f"resource/{room}/")["parents"] == [7]
    assert room > 900_000_000


def test_resources_are_listed_in_pages_with_filters(api: Client) -> None:
    page = get(api, "resource/?page_size=3")
    assert (page["count"], len(page["results"]), page["previous"]) == (4, 3, None)
    rest = json.loads(api.get(page["next"]).content)
    assert (len(rest["results"]), rest["next"]) == (1, None)
    assert [each["id"] for each in get(api, "resource/?data_source=tprek&origin_id_exists=true")["results"]] == [7]
    assert get(api, "resource/?data_source=tprek")["count"] == 2
    assert get(api, "resource/?parent=7")["count"] == get(api, "resource/?origin_id_exists=true")["count"] == 1
    assert get(api, "resource/?data_source=none")["count"] == 0
    for page_number in ("3", "0", "x", "-1", "9" * 40):
        assert get(api, f"resource/?page_size=3&page={page_number}", 404) == {"detail": "Invalid page."}


def test_hours_are_given_day_by_day_with_their_states(api: Client) -> None:
    assert times(api, "tprek:123", "2030-03-01", "2030-03-06") == {
        "2030-03-01": [("09:00:00", "18:00:00", False, "open")],
        "2030-03-02": [("08:00:00", "10:00:00", False, "self_service")],
        "2030-03-04": [(None, None, False, "closed")],
        "2030-03-05": [(None, None, False, "closed")],
        "2030-03-06": [("09:00:00", "18:00:00", False, "open")],
    }
    room = get(api, "resource/7/")["children"][0]
    assert times(api, str(room), "2030-03-01", "2030-03-01")["2030-03-01"][0][3] == "by_appointment"


def test_nights_go_on_in_the_next_day_and_unknown_hours_are_undefined(api: Client) -> None:
    bar, odd = (each["id"] for each in get(api, "resource/")["results"] if not each["parents"] and each["id"] != 7)
    assert times(api, str(bar), "2030-03-01", "2030-03-03") == {
        "2030-03-01": [("20:00:00", "02:00:00", True, "open")],
        "2030-03-02": [("00:00:00", "02:00:00", False, "open"), ("20:00:00", "00:00:00", True, "open")],
        "2030-03-03": [(None, None, False, "open")],
    }
    assert times(api, str(odd), "2030-03-01", "2030-03-01") == {"2030-03-01": [(None, None, False, "undefined")]}


def test_whether_it_is_open_now_is_said_with_the_times_and_on_another_clock(
    api: Client, clock: time_machine.Traveller
) -> None:
    found = get(api, "resource/7/is_open_now/?timezone=UTC")
    assert found["is_open"] is True
    assert [each["start_time"] for each in found["matching_opening_hours"]] == ["09:00:00"]
    assert [each["start_time"] for each in found["matching_opening_hours_in_other_tz"]] == ["07:00:00"]
    assert (found["resource_time_now"], found["resource"]["id"]) == ("2030-03-01T11:00:00+02:00", 7)
    assert found["other_timezone_time_now"] == "2030-03-01T09:00:00Z"
    clock.move_to(datetime(2030, 3, 1, 16, tzinfo=UTC))
    shut = get(api, "resource/7/is_open_now/")
    assert (shut["is_open"], shut["matching_opening_hours"]) == (False, [])
    bar = next(each["id"] for each in get(api, "resource/")["results"] if each["name"]["en"] == "Bar")
    clock.move_to(datetime(2030, 3, 1, 23, 30, tzinfo=UTC))
    night = get(api, f"resource/{bar}/is_open_now/?timezone=America/New_York")
    assert night["is_open"] is True
    assert night["matching_opening_hours_in_other_tz"][0]["end_time"] == "19:00:00"


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        ("today", "today", ["2030-03-01"]),
        ("%2B0w", "%2B0w", ["2030-03-01", "2030-03-02"]),
        (" 0d", "1d", ["2030-03-01", "2030-03-02"]),
        ("2030-3-1", "2030-03-02T10:00:00.000Z", ["2030-03-01", "2030-03-02"]),
        ("2030-03-29", "%2B0m", ["2030-03-29", "2030-03-30"]),
        ("2030-12-30", "%2B0y", ["2030-12-30", "2030-12-31"]),
    ],
)
def test_days_may_be_relative_as_in_hauki(api: Client, first: str, last: str, days: list[str]) -> None:
    found = times(api, "7", first, last)
    assert [day for day in found if day >= "2030-03-01"] == days


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("", "start_date and end_date GET parameters are required"),
        ("?start_date=2030-01-01", "start_date and end_date GET parameters are required"),
        ("?start_date=2020-101-01&end_date=2020-11-30", "Invalid start_date"),
        ("?start_date=2020-02-30&end_date=2020-11-30", "Invalid start_date"),
        ("?start_date=2020-01-01&end_date=99999y", "Invalid end_date"),
        ("?start_date=0001-01-01&end_date=today", "Invalid start_date"),
        ("?start_date=2020-03-01&end_date=2020-02-01", "start_date must be before end_date"),
        ("?start_date=2020-03-01&end_date=2030-02-01", "at most 400 days at once"),
    ],
)
def test_a_range_that_is_wrong_is_refused_as_in_hauki(api: Client, query: str, message: str) -> None:
    assert get(api, f"resource/7/opening_hours/{query}", 400) == [message]


def test_what_is_not_there_and_what_is_not_allowed_is_said_as_in_hauki(api: Client) -> None:
    for address in ("resource/8/", "resource/tprek:8/", "resource/x/is_open_now/", "rule/", "resource/٣/", "target/"):
        assert get(api, address, 404) == {"detail": "Not found."}
    assert get(api, "resource/7/is_open_now/?timezone=Not/AZone", 400) == ["Unknown timezone"]
    refused = api.post("/hauki/v1/resource/", {}, content_type="application/json")
    assert (refused.status_code, json.loads(refused.content)) == (405, {"detail": 'Method "POST" not allowed.'})
    assert refused.headers["Allow"] == "GET, HEAD, OPTIONS"
    assert api.options("/hauki/v1/resource/").status_code == 204
    moved = api.get("/hauki/v1/resource/7?format=json")
    assert (moved.status_code, moved.headers["Location"]) == (301, "/hauki/v1/resource/7/?format=json")
    assert api.get("/hauki/").status_code == 404
    assert api.get("/hauki/v1/resource/%00/").status_code == 400


def test_many_resources_are_asked_about_at_once_within_a_limit(api: Client) -> None:
    found = get(api, "opening_hours/?resource=tprek:123,999&start_date=2030-03-01&end_date=2030-03-01")
    assert (found["count"], found["results"][0]["resource"]["id"]) == (1, 7)
    assert [day["date"] for day in found["results"][0]["opening_hours"]] == ["2030-03-01"]
    assert get(api, "opening_hours/?start_date=2030-03-01&end_date=2030-03-02")["count"] == 4
    assert get(api, "date_period/", 400) == ["resource GET parameter is required to list date periods"]


def test_what_we_answer_moves_in_again_with_the_same_hours(api: Client, write: Write, tmp_path: Path) -> None:
    resources = get(api, "resource/")["results"]
    ids = ",".join(str(each["id"]) for each in resources)
    periods = get(api, f"date_period/?resource={ids}")
    assert len({each["id"] for each in periods}) == len(periods)
    file = write("again.json", {"resources": resources, "date_periods": periods})
    said = aukio("compare", "--from", "hauki", file, "--days", "30", "--json")
    assert (said.json["places"], said.json["differences"], said.json["missing"]) == (3, [], ["library-room"])
    done("move-out", "--to", "hauki", str(tmp_path / "out.json"))
    out = json.loads((tmp_path / "out.json").read_text())
    assert {each["id"] for each in out["results"]} == {each["id"] for each in resources}


@pytest.mark.parametrize(
    "address",
    [
        "/hauki/v1/resource/?page=9999999999999999999999999",
        "/hauki/v1/resource/?page_size=-1&page=%D9%A3",
        "/hauki/v1/resource/?data_source=%F0%9F%98%80&parent=99999999999999999999999999",
        "/hauki/v1/resource/%C2%B2/",
        "/hauki/v1/resource/-1/",
        "/hauki/v1/resource/99999999999999999999999999999999/",
        "/hauki/v1/resource/7/is_open_now/?timezone=../../../etc/passwd",
        "/hauki/v1/resource/7/is_open_now/?timezone=.",
        "/hauki/v1/resource/7/is_open_now/?timezone=Europe",
        "/hauki/v1/resource/7/is_open_now/?timezone=zone.tab",
        "/hauki/v1/resource/7/opening_hours/?start_date=-99999999999999999999d&end_date=%2B1d",
        "/hauki/v1/resource/7/opening_hours/?start_date=9998-12-30&end_date=9999-12-31",
        "/hauki/v1/resource/7/opening_hours/?start_date=%2B8000y&end_date=%2B8000y",
        "/hauki/v1/resource/7/opening_hours/?start_date=-2025y&end_date=-2024y",
        "/hauki/v1/opening_hours/?start_date=2020-01-01&end_date=2022-01-31",
        "/hauki/a%0d%0aSet-Cookie:x=1",
    ],
)
def test_nonsense_is_refused_and_is_no_fault(api: Client, address: str) -> None:
    answer = api.get(address)
    assert answer.status_code in (200, 400, 404)
    assert "Set-Cookie" not in answer.headers


def test_an_address_in_any_letters_is_led_to_its_last_slash(api: Client) -> None:
    assert api.get("/hauki/%C3%A4%E4%BD%A0?a=%C3%A4").headers["Location"] == "/hauki/%C3%A4%E4%BD%A0/?a=%C3%A4"
