"""`aukio move-out` writes places with their hours; what it writes moves in again, and `compare` finds no difference."""

import csv
import json
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import time_machine
from jsonschema import Draft202012Validator
from openpyxl import load_workbook

from tests.formats.exchange.hsds_fields import LOCATION, SERVICE
from tests.spec.stored import aukio
from tests.ways.town import MORNING, Write, directory, done, fact, notice, on_site

pytestmark = pytest.mark.usefixtures("clock")

LIBRARY: dict[str, Any] = {
    "path": "library",
    "kind": "unit",
    "type": "library",
    "name": {"fi": "Kirjasto", "en": "Library"},
    "address": {"street": {"fi": "Katu 1"}, "postal_code": "00100", "city": {"fi": "Helsinki"}},
    "coordinates": [60.5, 25.5],
    "access": ["lift"],
    "ids": {"osm": "node/5"},
    "channels": [on_site("Mo-Fr 09:00-18:00; PH off"), {"kind": "phone", "contacts": [{"phone": "+358401234567"}]}],
}


@pytest.fixture
def library(clock: time_machine.Traveller, write: Write) -> None:  # noqa: ARG001 - the clock stands still
    """A library that closes for two days, and opens on a Saturday."""
    done("import", write("town.yaml", directory(LIBRARY)))
    closed = fact("closed", "library", {"close": {}}, **{"from": "2030-03-04", "until": "2030-03-05"})
    saturday = fact(
        "saturday", "library", {"hours": {"week": "Sa 10:00-14:00"}}, **{"from": "2030-03-09", "until": "2030-03-09"}
    )
    done("publish", write("days.yaml", notice({"published": "2030-03-01T10:00", "add": [closed, saturday]})))


def out(system: str, folder: Path) -> bytes:
    """What is written."""
    done("move-out", "--to", system, str(folder / f"out.{system}"))
    return (folder / f"out.{system}").read_bytes()


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize("system", ["csv", "xlsx", "hauki", "hsds"])
def test_what_moves_out_is_read_back_with_the_same_hours(system: str, tmp_path: Path) -> None:
    out(system, tmp_path)
    said = done("compare", "--from", system, str(tmp_path / f"out.{system}"), "--days", "60", "--json").json
    assert said == {"days": 60, "places": 1, "missing": [], "differences": []}


@pytest.mark.usefixtures("library")
def test_a_table_has_regular_and_special_hours_names_and_ids(tmp_path: Path) -> None:
    header, first, phone = out("csv", tmp_path).decode("utf-8-sig").splitlines()
    row = dict(zip(header.split(","), first.split(","), strict=True))
    assert row["hours"] == "Mo-Fr 09:00-18:00; PH off"
    assert row["special_hours"] == "2030-03-04/2030-03-05 closed; 2030-03-09 10:00-14:00"
    assert (row["name_fi"], row["name_en"], row["id_osm"]) == ("Kirjasto", "Library", "node/5")
    assert "+358401234567" in phone
    sheet = load_workbook(BytesIO(out("xlsx", tmp_path))).worksheets[0]
    assert [cell.value or "" for cell in sheet[2]] == first.split(",")


@pytest.mark.usefixtures("library")
def test_google_gets_regular_hours_special_hours_and_whether_it_is_open(tmp_path: Path) -> None:
    (place,) = json.loads(out("google", tmp_path))["locations"]
    assert len(place["regularHours"]["periods"]) == 5
    assert place["regularHours"]["periods"][0] == {
        "openDay": "MONDAY", "openTime": {"hours": 9}, "closeDay": "MONDAY", "closeTime": {"hours": 18},
    }  # fmt: skip
    special = {date(**each["startDate"]): each for each in place["specialHours"]["specialHourPeriods"]}
    assert special[date(2030, 3, 5)]["closed"] is True
    assert special[date(2030, 3, 9)]["openTime"] == {"hours": 10}
    assert special[date(2030, 12, 25)]["closed"] is True
    assert place["openInfo"] == {"status": "OPEN"}


@pytest.mark.usefixtures("library")
def test_a_place_that_is_closed_throughout_is_temporarily_closed(write: Write, tmp_path: Path) -> None:
    closed = fact(
        "shut", "library", {"close": {}}, open="until_further_notice", review="2031-01-01", **{"from": "2030-02-28"}
    )
    done("publish", write("shut.yaml", notice({"published": "2030-03-01T10:00", "add": [closed]}, slug="shut")))
    (place,) = json.loads(out("google", tmp_path))["locations"]
    assert place["openInfo"] == {"status": "CLOSED_TEMPORARILY"}


def test_hours_by_appointment_are_left_out_and_listed(write: Write, tmp_path: Path) -> None:
    place = {**LIBRARY, "channels": [on_site("Mo-Fr 09:00-18:00", admission="appointment")]}
    done("import", write("town.yaml", directory(place)))
    said = done("move-out", "--to", "google", str(tmp_path / "out.json"))
    assert "09:00-18:00 appointment: left out" in said.err
    assert "regularHours" not in json.loads((tmp_path / "out.json").read_text())["locations"][0]


def source(*overrides: dict[str, Any]) -> dict[str, Any]:
    """A library of Hauki."""
    span = {"start_time": "09:00:00", "end_time": "18:00:00", "weekdays": [1, 2, 3, 4, 5], "resource_state": "open"}
    period = {"id": 1, "start_date": "2030-01-01", "override": False, "time_span_groups": [{"time_spans": [span]}]}
    return {"resource": {"id": 7, "name": {"fi": "Kirjasto"}}, "date_periods": [period, *overrides]}


def test_compare_lists_the_days_that_differ_and_fails(write: Write) -> None:
    done("move-in", "--from", "hauki", write("hauki.json", source()), "--city", "Town")
    assert aukio("compare", "--from", "hauki", write("hauki.json", source())).exit == 0
    shut = {"id": 2, "start_date": "2030-03-05", "end_date": "2030-03-05", "override": True, "resource_state": "closed"}
    said = aukio("compare", "--from", "hauki", write("new.json", source(shut)), "--days", "10", at=MORNING)
    assert said.exit == 1
    assert said.out.splitlines() == [
        "kirjasto Tue 2030-03-05: theirs closed, ours 09:00-18:00",
        "1 places compared over 10 days: 1 days differ.",
    ]
    other = source()
    other["resource"] |= {"id": 8, "name": {"fi": "Toinen"}}
    said = aukio("compare", "--from", "hauki", write("other.json", other))
    assert (said.exit, said.out.splitlines()[0]) == (1, "toinen: the record has no such place")


RICH = {
    **LIBRARY,
    "services": ["copy", {"service": "passports", "week": "Mo-Fr 09:00-11:00"}],
    "address": {"street": {"fi": "Katu 1", "sv": "Gatan 1"}, "postal_code": "00100", "city": "Helsinki"},
    "access": ["step_free_entrance", "lift"],
    "channels": [*LIBRARY["channels"], {"kind": "self_service", "week": "Mo-Su 07:00-22:00"}],
}
NAMES = ("copy", "passports")


@pytest.fixture
def rich(clock: time_machine.Traveller, write: Write) -> None:  # noqa: ARG001 - the clock stands still
    """A library with self-service, a service with its own week, and special days of both channels."""
    services = [{"slug": slug, "name": {"en": slug.title()}} for slug in NAMES]
    done("import", write("town.yaml", directory(RICH, services=services)))
    closed = fact("closed", "library", {"close": {}}, **{"from": "2030-03-04", "until": "2030-03-05"})
    alone = {"hours": {"channel": "self_service", "week": "Mo-Su 10:00-14:00"}}
    days = fact("alone", "library", alone, **{"from": "2030-03-12", "until": "2030-03-13"})
    done("publish", write("days.yaml", notice({"published": "2030-03-01T10:00", "add": [closed, days]})))


@pytest.mark.usefixtures("rich")
def test_each_channel_has_its_special_days_and_each_language_its_address(tmp_path: Path) -> None:
    header, *lines = out("csv", tmp_path).decode("utf-8-sig").splitlines()
    rows = list(csv.DictReader([header, *lines]))
    assert [(row["channel"], row["special_hours"]) for row in rows] == [
        ("on_site", "2030-03-04/2030-03-05 closed"),
        ("phone", ""),
        ("self_service", "2030-03-04/2030-03-05 closed; 2030-03-12/2030-03-13 10:00-14:00"),
    ]
    assert (rows[0]["street_fi"], rows[0]["street_sv"], rows[0]["city"]) == ("Katu 1", "Gatan 1", "Helsinki")
    assert rows[0]["services"] == "copy, passports"


@pytest.mark.usefixtures("rich")
def test_hauki_gets_the_hours_of_self_service_too(tmp_path: Path) -> None:
    (place,) = json.loads(out("hauki", tmp_path))["results"]
    normal = place["date_periods"][0]["time_span_groups"][0]["time_spans"]
    assert {each["resource_state"] for each in normal} == {"open", "self_service"}
    special = {each["start_date"]: each for each in place["date_periods"]}
    (span,) = [
        each
        for each in special["2030-03-12"]["time_span_groups"][0]["time_spans"]
        if each["resource_state"] == "self_service"
    ]
    assert (span["start_time"], span["end_time"]) == ("10:00:00", "14:00:00")
    assert special["2030-03-04"]["resource_state"] == "closed"


@pytest.mark.usefixtures("rich")
def test_hsds_has_the_fields_and_types_of_its_specification(tmp_path: Path) -> None:
    location, *services = json.loads(out("hsds", tmp_path))["contents"]
    for schema, found in ((LOCATION, location), *((SERVICE, each) for each in services)):
        validator = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
        assert [f"{each.json_path}: {each.message}" for each in validator.iter_errors(found)] == []
    assert location["schedules"]


@pytest.mark.usefixtures("rich")
def test_hsds_has_services_with_their_weeks_accessibility_and_ids(tmp_path: Path) -> None:
    location, *services = json.loads(out("hsds", tmp_path))["contents"]
    assert [each["description"] for each in location["accessibility"]] == ["step free entrance", "lift"]
    assert [(each["label"], each["value"]) for each in location["attributes"]] == [("osm", "node/5")]
    assert [each["name"] for each in services] == ["Copy", "Passports"]
    (schedule,) = services[1]["service_at_locations"][0]["schedules"]
    assert (schedule["byday"], schedule["opens_at"]) == ("MO,TU,WE,TH,FR", "09:00")
    said = done("move-in", "--from", "hsds", str(tmp_path / "out.hsds"), "--dry-run", "--json").json
    (place,) = said["places"]
    assert place["entry"]["services"] == ["copy", {"service": "passports", "week": "Mo-Fr 09:00-11:00"}]
    assert place["entry"]["access"] == ["step_free_entrance", "lift"]


@pytest.mark.usefixtures("rich")
@pytest.mark.parametrize("system", ["csv", "xlsx", "hauki", "hsds"])
def test_what_is_rich_is_read_back_with_the_same_hours(system: str, tmp_path: Path) -> None:
    out(system, tmp_path)
    said = done("compare", "--from", system, str(tmp_path / f"out.{system}"), "--days", "60", "--json").json
    assert said["differences"] == []


# --- other readers of what is written: the rule of each format in a few lines, without our codecs


def in_hauki(place: dict[str, Any], day: date) -> list[tuple[str, str]]:
    """The open hours of a day as Hauki gives them: overrides, else all other periods."""
    found: dict[bool, list[tuple[str, str]]] = {}
    for period in place["date_periods"]:
        first, last = (date.fromisoformat(period[key] or usual) for key, usual in RANGE)
        spans = [span for group in period["time_span_groups"] for span in group["time_spans"]]
        said = [span for span in spans if day.isoweekday() in (span["weekdays"] or range(1, 8))]
        if first <= day <= last and (said or not spans):
            opens = [
                (span["start_time"][:5], span["end_time"][:5]) for span in said if span["resource_state"] == "open"
            ]
            found[period["override"]] = found.get(period["override"], []) + opens
    return sorted(found.get(True, found.get(False, [])))


RANGE = (("start_date", "0001-01-01"), ("end_date", "9999-12-31"))


def in_hsds(location: dict[str, Any], day: date) -> list[tuple[str, str]]:
    """The hours of a day by the schedules of HSDS: those with an end replace the endless ones on their weekdays."""
    code = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")[day.weekday()]
    dated, endless = [], []
    for each in location["schedules"]:
        if code not in each["byday"].split(","):
            continue
        if "valid_to" not in each:
            endless.append(each)
        elif each["valid_from"] <= day.isoformat() <= each["valid_to"]:
            dated.append(each)
    return sorted((each["opens_at"], each["closes_at"]) for each in dated or endless if "opens_at" in each)


def in_google(place: dict[str, Any], day: date) -> list[tuple[str, str]]:
    """The hours of a day in a Business Profile: the special periods of the day, else the regular ones."""
    special = [each for each in place["specialHours"]["specialHourPeriods"] if date(**each["startDate"]) == day]
    weekday = f"{day:%A}".upper()
    regular = [each for each in place["regularHours"]["periods"] if each["openDay"] == weekday]
    return sorted(
        (said(each["openTime"]), said(each["closeTime"])) for each in special or regular if not each.get("closed")
    )


def said(time: dict[str, int]) -> str:
    """A clock time."""
    return f"{time.get('hours', 0):02}:{time.get('minutes', 0):02}"


@pytest.mark.usefixtures("rich")
def test_a_reader_of_each_format_finds_the_hours_of_each_day(tmp_path: Path) -> None:
    (hauki,) = json.loads(out("hauki", tmp_path))["results"]
    hsds, *_ = json.loads(out("hsds", tmp_path))["contents"]
    (google,) = json.loads(out("google", tmp_path))["locations"]
    days = done("hours", "library", "--from", "2030-03-01", "--to", "2030-06-30", "--json").json
    for each in days:
        ours, day = [tuple(span) for span in each["spans"]], date.fromisoformat(each["date"])
        assert in_hauki(hauki, day) == ours, f"Hauki, {day}"
        assert in_hsds(hsds, day) == ours, f"HSDS, {day}"
        assert in_google(google, day) == ours, f"Google, {day}"
