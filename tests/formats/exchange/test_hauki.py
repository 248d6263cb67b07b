"""Date periods of Hauki become normal hours, dated days and a list of what is not kept."""

import json
from datetime import date
from typing import Any

import pytest

from aukio.domain.base.mistakes import Refused
from aukio.formats.exchange import hauki
from aukio.formats.exchange.moved import Moved, Place, Setting

SETTING = Setting(today=date(2026, 11, 30))
WORK_DAYS = [1, 2, 3, 4, 5]


def span(start: str, end: str, days: list[int], state: str = "open", **more: Any) -> dict[str, Any]:
    """A time span."""
    return {"start_time": f"{start}:00", "end_time": f"{end}:00", "weekdays": days, "resource_state": state, **more}


def period(number: int, *spans: dict[str, Any], rules: Any = (), **more: Any) -> dict[str, Any]:
    """A date period with one group of time spans, if it has any."""
    groups = [{"id": number, "rules": [*rules], "time_spans": [*spans]}] if spans else []
    usual = {"start_date": "2026-01-01", "end_date": None, "override": False, "resource_state": "undefined"}
    return {"id": number, **usual, "time_span_groups": groups, **more}


def rule(context: str, subject: str, start: int | None = 1, ordinal: int | None = None, modifier: Any = None) -> Any:
    """A rule of a group."""
    ordinals = {"start": start, "frequency_ordinal": ordinal, "frequency_modifier": modifier}
    return {"context": context, "subject": subject, **ordinals}


def read(data: Any) -> Moved:
    """What a file says."""
    return hauki.read(json.dumps(data).encode(), SETTING)


def place(*periods: dict[str, Any], **more: Any) -> Place:
    """One unit with these periods."""
    resource = {"id": 7, "resource_type": "unit", "name": {"fi": "Kirjasto", "sv": None}, **more}
    return read({"resource": resource, "date_periods": [*periods]}).places[0]


def normal(found: Place) -> list[Any]:
    """The weeks of the normal channels: a text, the weeks in turn, or None where hours are not known."""
    return [each.get("week") or each.get("cycle") for each in found.data["channels"]]


def effects(found: Place) -> dict[str, Any]:
    """The effects of the dated days, by their id."""
    return {each.id: each.data["effects"] for each in found.exceptions}


def test_open_and_self_service_spans_are_two_channels() -> None:
    found = place(period(1, span("10:00", "20:00", WORK_DAYS), span("08:00", "10:00", WORK_DAYS, "self_service")))
    assert normal(found) == ["Mo-Fr 10:00-20:00", "Mo-Fr 08:00-10:00"]
    assert [each["kind"] for each in found.data["channels"]] == ["on_site", "self_service"]


@pytest.mark.parametrize(
    ("limits", "week"),
    [
        (rule("month", "sat", 1), "Mo-Fr 10:00-20:00; Sa[1] 10:00-14:00"),
        (rule("month", "sat", -1), "Mo-Fr 10:00-20:00; Sa[-1] 10:00-14:00"),
        (rule("month", "sat", 1, 2), "Mo-Fr 10:00-20:00; Sa[1,3,5] 10:00-14:00"),
        (rule("year", "week", None, None, "even"), "Mo-Fr 10:00-20:00; week 02-53/2 Sa 10:00-14:00"),
        (rule("period", "week", 1, 1), "Mo-Fr 10:00-20:00; Sa 10:00-14:00"),
        (
            rule("period", "week", 2, 2),
            {"weeks": ["Mo-Fr 10:00-20:00", "Mo-Fr 10:00-20:00; Sa 10:00-14:00"], "from": "2026-01-01"},
        ),
    ],
)
def test_rules_of_a_group_choose_its_days(limits: Any, week: Any) -> None:
    saturdays = {"id": 2, "rules": [limits], "time_spans": [span("10:00", "14:00", [6])]}
    both = period(1, span("10:00", "20:00", WORK_DAYS))
    both["time_span_groups"].append(saturdays)
    assert normal(place(both)) == [week]


def test_a_rule_that_the_record_does_not_have_is_listed_and_never_opens() -> None:
    found = place(period(1, span("10:00", "14:00", [6]), rules=[rule("month", "week", 1)]))
    assert normal(found) == ["Mo-Su off"]
    assert any("rule month week 1" in each.what for each in found.losses)


def test_an_override_replaces_all_hours_and_ends_self_service() -> None:
    """
    normal      |----------------------------→   10-20, self-service 8-10
    summer            |=======|                  10-18
    midsummer            |x|                     closed
    """
    found = place(
        period(1, span("10:00", "20:00", WORK_DAYS), span("08:00", "10:00", WORK_DAYS, "self_service")),
        period(3, start_date="2026-06-19", end_date="2026-06-20", override=True, resource_state="closed"),
        period(
            2, span("10:00", "18:00", WORK_DAYS), start_date="2026-06-01", end_date="2026-08-09", override=True,
            name={"fi": "Kesä"},
        ),
    )  # fmt: skip
    assert effects(found) == {
        "period-2": [{"hours": {"week": "Mo-Fr 10:00-18:00"}}, {"close": {"channels": ["self_service"]}}],
        "period-3": [{"close": {}}],
    }
    assert found.exceptions[0].data["note"] == {"fi": "Kesä"}


def test_two_overrides_that_cross_are_cut_so_that_the_shorter_one_keeps_its_days() -> None:
    """
    long        |==========|      1-10 June
    short               |===|     9-12 June
    """
    found = place(
        period(1, span("10:00", "20:00", WORK_DAYS)),
        period(2, span("10:00", "18:00", WORK_DAYS), start_date="2026-06-01", end_date="2026-06-10", override=True),
        period(3, start_date="2026-06-09", end_date="2026-06-12", override=True, resource_state="maintenance"),
    )
    assert [(each.id, each.data["from"], each.data["until"]) for each in found.exceptions] == [
        ("period-2", "2026-06-01", "2026-06-08"),
        ("period-3", "2026-06-09", "2026-06-12"),
    ]
    assert found.exceptions[1].data["cause"] == "renovation"


def test_periods_without_override_add_up_and_the_endless_one_is_normal() -> None:
    found = place(
        period(1, span("10:00", "18:00", WORK_DAYS)),
        period(2, span("10:00", "14:00", [6]), start_date="2027-01-01", end_date="2027-03-31"),
    )
    assert normal(found) == ["Mo-Fr 10:00-18:00"]
    (winter,) = found.exceptions
    assert (winter.data["from"], winter.data["until"]) == ("2027-01-01", "2027-03-31")
    assert winter.data["effects"] == [{"hours": {"week": "Mo-Fr 10:00-18:00; Sa 10:00-14:00"}}]


def test_weather_permitting_is_never_open() -> None:
    rink = place(period(1, span("08:00", "22:00", [], "weather_permitting")))
    assert normal(rink) == [None]
    partly = place(period(1, span("08:00", "16:00", WORK_DAYS), span("10:00", "16:00", [6], "weather_permitting")))
    assert normal(partly) == ["Mo-Fr 08:00-16:00"]
    dated = place(
        period(1, span("08:00", "16:00", WORK_DAYS)),
        period(2, override=True, resource_state="weather_permitting", start_date="2026-12-01", end_date="2026-12-02"),
    )
    assert effects(dated) == {"period-2": [{"hours": {"week": "unknown"}}]}
    for each in (rink, partly, dated):
        assert any("weather_permitting" in lost.what for lost in each.losses)


@pytest.mark.parametrize("state", ["with_key", "enter_only", "exit_only", "reserved", "not_in_use", "undefined"])
def test_states_that_the_record_does_not_have_are_left_out_and_listed(state: str) -> None:
    found = place(period(1, span("08:00", "16:00", WORK_DAYS), span("16:00", "20:00", WORK_DAYS, state)))
    assert normal(found) == ["Mo-Fr 08:00-16:00"]
    assert any(state in each.what for each in found.losses)


def test_by_appointment_is_the_admission_of_a_channel_and_of_dated_days() -> None:
    (always,) = place(period(1, span("12:00", "16:00", WORK_DAYS, "by_appointment"))).data["channels"]
    assert always == {"kind": "on_site", "week": "Mo-Fr 12:00-16:00", "admission": "appointment"}
    found = place(
        period(1, span("08:00", "16:00", WORK_DAYS)),
        period(
            2, span("12:00", "16:00", WORK_DAYS, "by_appointment"), override=True,
            start_date="2026-10-05", end_date="2026-10-09",
        ),
    )  # fmt: skip
    assert effects(found)["period-2"] == [
        {"hours": {"week": "Mo-Fr 12:00-16:00"}},
        {"admission": {"is": "appointment"}},
    ]


def test_nights_and_full_days_are_kept() -> None:
    night = span("22:00", "02:00", [5], end_time_on_next_day=True)
    found = place(period(1, night, {"full_day": True, "weekdays": [7], "resource_state": "open"}))
    assert normal(found) == ["Fr 22:00-02:00; Su 00:00-24:00"]


def test_ids_address_and_zone_are_kept() -> None:
    found = place(
        origins=[{"data_source": {"id": "tprek"}, "origin_id": "99"}],
        address={"fi": "Katu 1, 00100 Helsinki", "sv": "Gatan 1"},
        timezone="Europe/Tallinn",
    )
    assert found.data["ids"] == {"hauki": "7", "tprek": "99"}
    assert found.data["address"] == {
        "street": {"fi": "Katu 1", "sv": "Gatan 1"}, "postal_code": "00100", "city": {"fi": "Helsinki"},
    }  # fmt: skip
    assert found.data["time_zone"] == "Europe/Tallinn"
    assert normal(found) == [None]


def test_pages_lists_and_nested_periods_are_read_and_what_is_no_place_is_skipped() -> None:
    unit = {
        "id": 1,
        "resource_type": "unit",
        "name": {"fi": "A"},
        "date_periods": [period(1, span("8:00", "9:00", [1]))],
    }
    hidden = {**unit, "id": 2, "is_public": False}
    contact = {**unit, "id": 3, "resource_type": "contact"}
    twin = {**unit, "id": 4}
    for data in ({"results": [unit, hidden, contact, twin]}, [unit, hidden, contact, twin]):
        moved = read(data)
        assert [(each.key, each.path) for each in moved.places] == [("1", "a"), ("4", "a-4")]
        assert [each.what for each in moved.skipped] == ["resource 2", "resource 3, a contact"]
    flat = {"resources": [{"id": 1, "name": "A"}], "date_periods": [period(1, span("8:00", "9:00", [1]), resource=1)]}
    assert normal(read(flat).places[0]) == ["Mo 08:00-09:00"]


@pytest.mark.parametrize(
    ("more", "message"),
    [
        (
            {"start_date": "yesterday"},
            "resource 7, date period 1.start_date: expected a day as YYYY-MM-DD, found 'yester",
        ),
        ({"end_date": "2025-01-01"}, "resource 7, date period 1.end_date: expected a day not before start_date"),
        ({"resource_state": "ajar"}, "resource 7, date period 1.resource_state: expected a state of Hauki"),
        ({"time_span_groups": {}}, r"time_span_groups: expected a list \[…\], found a mapping"),
        (
            {"time_span_groups": [{"time_spans": [span("9:00", "8:00", [1])]}]},
            r"time_spans\[0\].end_time: expected a time",
        ),
        ({"time_span_groups": [{"time_spans": [span("9:00", "10:00", [8])]}]}, "weekdays: expected numbers from 1"),
        ({"time_span_groups": [{"time_spans": [{"weekdays": [1]}]}]}, "start_time: expected a clock time"),
        ({"override": "yes"}, "override: expected true or false, found 'yes'"),
    ],
)
def test_a_field_that_is_wrong_is_named(more: dict[str, Any], message: str) -> None:
    with pytest.raises(Refused, match=message):
        place(period(1, **more))


@pytest.mark.parametrize("content", [b"", b"[", b"\xff", b"7", b"[[]]", b"NaN", b"[" * 100_000])
def test_what_is_no_file_of_hauki_is_refused_in_words(content: bytes) -> None:
    with pytest.raises(Refused):
        hauki.read(content, SETTING)


def test_hours_that_all_have_an_end_are_dated_days_and_then_not_known() -> None:
    """
    autumn    |======|
    winter            |======|          after it: not known, never "as before"
    """
    found = place(
        period(1, span("10:00", "18:00", WORK_DAYS), start_date="2026-09-01", end_date="2026-11-30"),
        period(2, span("10:00", "16:00", WORK_DAYS), start_date="2026-12-01", end_date="2027-03-31"),
    )
    assert normal(found) == [None]
    assert [(each.data["from"], each.data["until"]) for each in found.exceptions] == [
        ("2026-09-01", "2026-11-30"),
        ("2026-12-01", "2027-03-31"),
    ]
    assert any(each.what == "hours with an end only" for each in found.losses)


def test_an_override_without_hours_and_without_a_state_replaces_nothing() -> None:
    empty = {"override": True, "start_date": "2026-12-01", "end_date": "2026-12-02", "time_span_groups": [{"id": 1}]}
    nothing = {**empty, "time_span_groups": [], "resource_state": None}
    found = place(period(1, span("08:00", "16:00", WORK_DAYS)), period(2, **empty), period(3, **nothing))
    assert found.exceptions == ()
    assert [each.what for each in found.losses if "override without hours" in each.what] == [
        "period-2, an override without hours",
        "period-3, an override without hours",
    ]


def test_days_that_stand_for_none_and_periods_long_past_are_no_days() -> None:
    found = place(
        period(1, span("08:00", "16:00", WORK_DAYS), start_date="0001-01-01", end_date="9999-12-31"),
        period(2, start_date="2020-03-18", end_date="2020-05-31", override=True, resource_state="closed"),
    )
    assert normal(found) == ["Mo-Fr 08:00-16:00"]
    assert (found.since, found.exceptions) == (None, ())


def test_weeks_that_cannot_be_counted_are_left_out() -> None:
    each_second = period(1, span("10:00", "14:00", [6]), rules=[rule("period", "week", 1, 2)])
    each_53rd = period(2, span("10:00", "14:00", [7]), rules=[rule("period", "week", 1, 53)])
    assert any("its weeks cannot be counted" in each.instead for each in place(each_second, each_53rd).losses)


def resources(*found: dict[str, Any]) -> dict[str, Any]:
    """A file of resources with a name and an id, and no periods."""
    return {"resources": [{"resource_type": "unit", **each} for each in found], "date_periods": []}


TOWN = resources(
    {"id": 3, "name": {"fi": "Kirjasto"}, "parents": [2]},
    {"id": 5, "name": {"fi": "Lehtisali"}, "resource_type": "section", "parents": [3]},
    {"id": 2, "name": {"fi": "Palvelutori"}, "resource_type": "building", "parents": [1], "children": [3, 4]},
    {"id": 4, "name": {"fi": "Neuvola"}},
    {"id": 1, "name": {"fi": "Keskusta"}, "resource_type": "area"},
)


def test_a_unit_stands_in_the_building_that_it_names_or_that_names_it() -> None:
    found = {each.key: each for each in read(TOWN).places}
    assert [each.key for each in read(TOWN).places] == ["1", "2", "3", "5", "4"]
    paths = {key: each.path for key, each in found.items()}
    assert paths == {
        "1": "keskusta",
        "2": "keskusta/palvelutori",
        "3": "keskusta/palvelutori/kirjasto",
        "4": "keskusta/palvelutori/neuvola",
        "5": "keskusta/palvelutori/lehtisali",
    }


def test_hours_of_a_building_do_not_limit_a_unit_in_hauki() -> None:
    found = {each.key: each for each in read(TOWN).places}
    assert found["3"].data["own_entrance"] is True
    assert "own_entrance" not in found["2"].data
    assert "the hours of Palvelutori: they do not limit it, as in Hauki" in map(str, found["3"].losses)


@pytest.mark.parametrize(
    ("parents", "path"),
    [
        ([], "a"),
        ([99], "a"),
        ([7], "a"),
        (["b", None, {"id": 8}], "a"),
        ([8, 9], "b/a"),
    ],
)
def test_parents_that_lead_nowhere_are_no_parents(parents: list[Any], path: str) -> None:
    data = resources(
        {"id": 7, "name": {"fi": "A"}, "parents": parents},
        {"id": 8, "name": {"fi": "B"}, "resource_type": "building"},
        {"id": 9, "name": {"fi": "C"}, "resource_type": "building"},
    )
    found = {each.key: each for each in read(data).places}
    assert found["7"].path == path
    assert ("also in C: left out: a place stands in one other place" in map(str, found["7"].losses)) is (9 in parents)


def test_parents_in_a_circle_are_no_parents() -> None:
    data = resources(
        {"id": 1, "name": {"fi": "A"}, "parents": [2]},
        {"id": 2, "name": {"fi": "B"}, "parents": [1]},
    )
    assert [each.path for each in read(data).places] == ["a", "b"]


def test_buildings_in_a_circle_are_read() -> None:
    data = resources(
        {"id": 1, "name": {"fi": "A"}, "resource_type": "building", "parents": [2]},
        {"id": 2, "name": {"fi": "B"}, "resource_type": "building", "parents": [1]},
    )
    assert {each.key for each in read(data).places} == {"1", "2"}
