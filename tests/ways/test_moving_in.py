"""`aukio move-in` shows a plan and records it; a second run records what changed in the source, and keeps ours."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine

from aukio.domain.city.places import PlaceId
from aukio.upkeep.queries import moved_entries
from tests.spec.stored import aukio
from tests.ways.town import MORNING, Write, done, rows_stored, spans

pytestmark = pytest.mark.usefixtures("clock")

CITY = ("--city", "Esimerkki", "--country", "FI")


def hauki(*overrides: dict[str, Any], week: str = "20:00:00", name: str = "Kirjasto") -> dict[str, Any]:
    """A library of Hauki that is open from ten on working days."""
    normal = {"start_time": "10:00:00", "end_time": week, "weekdays": [1, 2, 3, 4, 5], "resource_state": "open"}
    period = {"id": 1, "start_date": "2030-01-01", "override": False, "time_span_groups": [{"time_spans": [normal]}]}
    resource = {"id": 7, "resource_type": "unit", "name": {"fi": name, "sv": "Biblioteket"}}
    return {"resource": resource, "date_periods": [period, *overrides]}


def shut(number: int, first: str, last: str) -> dict[str, Any]:
    """A period that closes the library."""
    days = {"start_date": first, "end_date": last}
    return {"id": number, **days, "override": True, "resource_state": "closed", "time_span_groups": []}


def moved(write: Write, data: dict[str, Any], *options: str, days: int = 0) -> Any:
    """Move a library in, some days after the first morning; the plan."""
    file = write("hauki.json", data)
    return done("move-in", "--from", "hauki", file, "--json", *CITY, *options, at=MORNING + timedelta(days=days)).json


def test_a_dry_run_records_nothing(write: Write) -> None:
    before = rows_stored()
    plan = moved(write, hauki(shut(2, "2030-03-04", "2030-03-05")), "--dry-run")
    assert plan["counts"] == {"new": 1, "changed": 0, "unchanged": 0, "gone": 0}
    assert plan["recorded"] is False
    assert [each["what"] for each in plan["places"][0]["losses"]] == ["public holidays"]
    assert rows_stored() == before


def test_places_move_in_with_their_hours_and_dated_days(write: Write) -> None:
    moved(write, hauki(shut(2, "2030-03-04", "2030-03-05")))
    assert spans("kirjasto", "2030-03-01") == [["10:00", "20:00"]]
    days = done("hours", "kirjasto", "--from", "2030-03-04", "--to", "2030-03-06", "--json").json
    assert [(each["spans"], [one["notice"] for one in each["because"]]) for each in days] == [
        ([], ["hauki-7"]),
        ([], ["hauki-7"]),
        ([["10:00", "20:00"]], []),
    ]


def test_what_is_not_kept_is_said_in_the_language_that_is_asked(write: Write) -> None:
    file = write("hauki.json", hauki(shut(2, "2030-03-04", "2030-03-05")))
    said = done("move-in", "--from", "hauki", file, *CITY, "--lang", "fi", "--dry-run", at=MORNING).out
    assert "ei säily: arkipyhät: lähde ei mainitse niitä: aukioloajat ovat kuin muinakin päivinä" in said
    assert "1 place would be moved in" in said


def test_a_second_run_changes_what_the_source_changed_and_keeps_ours(
    write: Write, clock: time_machine.Traveller
) -> None:
    moved(write, hauki(shut(2, "2030-03-04", "2030-03-05"), shut(3, "2030-03-11", "2030-03-11")))
    clock.move_to(MORNING + timedelta(days=1))
    again = moved(write, hauki(shut(2, "2030-03-04", "2030-03-05"), shut(3, "2030-03-11", "2030-03-11")), days=1)
    assert again["counts"] == {"new": 0, "changed": 0, "unchanged": 1, "gone": 0}

    ours = again["places"][0]["entry"]
    ours["name"] = {**ours["name"], "sv": "Vårt bibliotek"}
    city = {"slug": "esimerkki", "name": {"fi": "Esimerkki"}, "time_zone": "Europe/Helsinki", "country": "FI"}
    file = write(
        "ours.yaml", {"aukio": "directory/1", "city": city, "known_from": "2030-03-02T12:00", "places": [ours]}
    )
    done("import", file, at=MORNING + timedelta(days=1, hours=3))

    changed = hauki(shut(2, "2030-03-04", "2030-03-07"), week="18:00:00", name="Uusi kirjasto")
    changed["resource"]["name"]["sv"] = "Nya biblioteket"
    plan = moved(write, changed, days=2)
    (place,) = plan["places"]
    assert sorted(each["field"] for each in place["changed"]) == ["channels on_site", "name fi"]
    assert [(each["field"], each["ours"], each["theirs"]) for each in place["kept"]] == [
        ("name sv", "Vårt bibliotek", "Nya biblioteket")
    ]
    assert [each["id"] for each in place["days"]["changed"]] == ["period-2"]
    assert place["days"]["gone"] == ["period-3"]
    clock.move_to(MORNING + timedelta(days=2, hours=1))
    days = done("hours", "kirjasto", "--from", "2030-03-06", "--to", "2030-03-11", "--json").json
    assert [each["spans"] for each in days] == [[], [], [["10:00", "18:00"]], [], [], []]

    moved(write, changed, "--end-gone", days=3)
    clock.move_to(MORNING + timedelta(days=3, hours=1))
    days = done("hours", "kirjasto", "--from", "2030-03-11", "--to", "2030-03-11", "--json").json
    assert days[0]["spans"] == [["10:00", "18:00"]]


def test_what_people_planned_for_a_later_day_is_neither_brought_forward_nor_lost(write: Write) -> None:
    plan = moved(write, hauki())
    ours = plan["places"][0]["entry"]
    ours["channels"] = [{"kind": "on_site", "week": "Mo-Fr 12:00-16:00"}]
    city = {"slug": "esimerkki", "name": {"fi": "Esimerkki"}, "time_zone": "Europe/Helsinki", "country": "FI"}
    times = {"known_from": "2030-03-02T12:00", "valid_from": "2030-05-01"}
    file = write("ours.yaml", {"aukio": "directory/1", "city": city, **times, "places": [ours]})
    done("import", file, at=MORNING + timedelta(days=1, hours=3))

    assert moved(write, hauki(), days=2)["counts"]["unchanged"] == 1
    assert moved(write, hauki(name="Uusi kirjasto"), days=3)["counts"]["changed"] == 1
    said = {
        day: done("hours", "kirjasto", "--from", day, "--to", day, "--json", at=MORNING + timedelta(days=4)).json[0]
        for day in ("2030-04-30", "2030-05-02")
    }
    assert [each["spans"] for each in said.values()] == [[["10:00", "20:00"]], [["12:00", "16:00"]]]
    name = done("status", "kirjasto", "--at", "2030-05-02T12:30", "--json", at=MORNING + timedelta(days=4)).json["name"]
    assert name == "Uusi kirjasto"


def test_a_unit_moves_in_beneath_its_building_wherever_that_stands_by_now(write: Write) -> None:
    def town(*units: int) -> dict[str, Any]:
        building = {"id": 1, "resource_type": "building", "name": {"fi": "Talo"}, "children": list(units)}
        found = [{"id": each, "resource_type": "unit", "name": {"fi": f"Yksikkö {each}"}} for each in units]
        return {"resources": [*found, building], "date_periods": []}

    moved(write, town(2))
    city = {"slug": "esimerkki", "name": {"fi": "Esimerkki"}, "time_zone": "Europe/Helsinki", "country": "FI"}
    entry = {"path": "torni", "was": "talo", "kind": "centre", "name": {"fi": "Talo"}, "ids": {"hauki": "1"}}
    days = {"known_from": "2030-03-02T10:00", "valid_from": "2030-03-02"}
    file = write("ours.yaml", {"aukio": "directory/1", "city": city, **days, "places": [entry]})
    done("import", file, at=MORNING + timedelta(days=1, hours=3))
    plan = moved(write, town(2, 3), days=2)
    assert sorted(each["place"] for each in plan["places"]) == ["torni", "torni/yksikko-2", "torni/yksikko-3"]
    assert done("status", "torni/yksikko-3", "--json", at=MORNING + timedelta(days=2)).json["name"] == "Yksikkö 3"


def test_a_place_that_the_source_left_out_is_gone_there_and_stays_here(write: Write) -> None:
    other = hauki(name="Toinen")
    other["resource"]["id"] = 8
    file = write(
        "two.json",
        {"results": [{**each["resource"], "date_periods": each["date_periods"]} for each in (hauki(), other)]},
    )
    done("move-in", "--from", "hauki", file, *CITY)
    plan = moved(write, hauki(), days=1)
    assert [(each["place"], each["change"]) for each in plan["places"]] == [
        ("kirjasto", "unchanged"),
        ("toinen", "gone"),
    ]
    assert [each["place"] for each in done("places", "--json").json] == ["kirjasto", "toinen"]


def test_a_place_that_people_wrote_is_found_by_its_id_there(write: Write) -> None:
    city = {"slug": "esimerkki", "name": {"fi": "Esimerkki"}, "time_zone": "Europe/Helsinki", "country": "FI"}
    ours = {"path": "main", "kind": "unit", "type": "library", "name": {"fi": "Oma"}, "ids": {"hauki": "7"}}
    done(
        "import",
        write("ours.yaml", {"aukio": "directory/1", "city": city, "known_from": "2030-01-01", "places": [ours]}),
    )
    (place,) = moved(write, hauki())["places"]
    assert place["place"] == "main"
    assert [each["field"] for each in place["kept"]] == ["name fi"]
    assert place["entry"]["type"] == "library"
    assert moved_entries("hauki")["7"].place == PlaceId(1)


def test_a_spreadsheet_moves_in_and_each_wrong_cell_is_named(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.csv"
    wrong.write_text("nimi;aukiolo\nYksi;ma-pe 9-25\nKaksi;puoli\n", encoding="utf-8")
    before = rows_stored()
    said = aukio("move-in", "--from", "csv", str(wrong), *CITY)
    assert said.exit == 4
    assert "row 2, column 'aukiolo'" in said.err
    assert "row 3, column 'aukiolo': 'puoli' was not understood" in said.err
    assert rows_stored() == before
    said = aukio("move-in", "--from", "csv", str(wrong), "--lang", "sv", *CITY)
    assert "Rad 2, kolumn ”aukiolo”: Skriv" in said.err
    assert "not understood" not in said.err
    wrong.write_text("nimi;aukiolo;poikkeukset\nYksi;ma-pe 9-20;4.3.2030 suljettu\n", encoding="utf-8")
    done("move-in", "--from", "csv", str(wrong), *CITY)
    days = done("hours", "yksi", "--from", "2030-03-04", "--to", "2030-03-05", "--json").json
    assert [each["spans"] for each in days] == [[], [["09:00", "20:00"]]]


def test_an_empty_record_asks_for_its_city(write: Write) -> None:
    said = aukio("move-in", "--from", "hauki", write("hauki.json", hauki()))
    assert said.exit == 4
    assert "the record is empty" in said.err


def test_usage_is_explained() -> None:
    assert aukio("move-in").exit == 2
    assert aukio("move-in", "--from", "hauki", "missing.json").exit == 3
    assert json.dumps(done("move-in", "--template", "csv").out).count("name_fi") == 1


def test_a_place_that_comes_twice_is_moved_in_once(write: Write) -> None:
    twin = {**hauki()["resource"], "name": {"fi": "Sama toisella sivulla"}}
    resources = {"resources": [hauki()["resource"], twin], "date_periods": []}
    plan = done("move-in", "--from", "hauki", write("twice.json", resources), "--json", *CITY).json
    assert [each["place"] for each in plan["places"]] == ["kirjasto"]
    assert [each["what"] for each in plan["skipped"]] == ["hauki 7"]


def test_a_table_of_a_country_with_another_language_says_which_language_it_is_in(tmp_path: Path) -> None:
    table = tmp_path / "places.csv"
    table.write_text("name;hours\nBiblioteket;9-17\n", encoding="utf-8")
    plan = done("move-in", "--from", "csv", str(table), "--city", "Stad", "--country", "SE", "--dry-run", "--json").json
    assert plan["places"][0]["entry"]["name"] == {"sv": "Biblioteket"}
    said = aukio("move-in", "--from", "csv", str(table), "--city", "Stadt", "--country", "DE")
    assert said.exit == 4
    assert "the language of column 'name' is not stated" in said.err
    german = ("--city", "Stadt", "--country", "DE", "--lang", "en", "--dry-run", "--json")
    assert done("move-in", "--from", "csv", str(table), *german).json["places"][0]["entry"]["name"]["en"]
